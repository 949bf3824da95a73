//! SQL of the trash.

use std::collections::HashMap;

use rusqlite::params;
use serde_json::json;

use super::view::{TrashItem, TrashKind};
use crate::{
    Error, Result, Uid,
    clock::Millis,
    store::{ReadTx, Reference, WriteTx},
    workspace::name_of,
};

/// The column that names a record of a kind.
fn title_column(kind: TrashKind) -> &'static str {
    match kind {
        TrashKind::Community | TrashKind::Channel | TrashKind::Member => "name",
        TrashKind::Content | TrashKind::Activity | TrashKind::Task => "title",
    }
}

/// Row ids and what is shown of the records of one kind in the trash, the newest first.
pub(super) fn list(
    tx: &ReadTx<'_>,
    kind: TrashKind,
    community_id: Option<i64>,
    before: Millis,
    kept_for: Millis,
) -> Result<Vec<(i64, TrashItem)>> {
    let (table, title) = (name_of(&kind)?, title_column(kind));
    let of_community = if kind == TrashKind::Community { "id" } else { "community_id" };
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT id, uid, {title}, deleted_at FROM {table}
         WHERE deleted_at IS NOT NULL AND deleted_at <= ?2 AND (?1 IS NULL OR {of_community} = ?1)
         ORDER BY deleted_at DESC, id DESC"
    ))?;
    let rows = statement.query_map(params![community_id, before], |row| {
        let deleted_at = row.get(3)?;
        let item = TrashItem {
            kind,
            uid: row.get(1)?,
            title: row.get(2)?,
            deleted_at,
            deleted_by: None,
            ends_at: deleted_at + kept_for,
        };
        Ok((row.get(0)?, item))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// By record, the operator of the newest step that put it into the trash; the log forgets old steps.
pub(super) fn deleted_by(tx: &ReadTx<'_>, items: &[TrashItem]) -> Result<HashMap<Uid, Uid>> {
    let records = items
        .iter()
        .map(|item| Ok(json!({ "uid": item.uid, "tbl": name_of(&item.kind)? })))
        .collect::<Result<Vec<_>>>()?;
    let mut statement = tx.sql().prepare_cached(
        "SELECT r.uid, o.uid FROM json_each(?1) i
         JOIN change_row r ON r.id = (
           SELECT max(w.id) FROM change_row w
           WHERE w.uid = unhex(i.value ->> 'uid', '-') AND w.tbl = i.value ->> 'tbl' AND w.op = 'u'
             AND json_extract(w.after, '$.deleted_at') IS NOT NULL)
         JOIN change_step s ON s.id = r.step_id JOIN operator o ON o.id = s.operator_id",
    )?;
    let rows =
        statement.query_map([serde_json::to_string(&records)?], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes the mark off.
pub(super) fn unmark(tx: &mut WriteTx<'_>, table: &str, id: i64) -> Result<()> {
    tx.sql().execute(&format!("UPDATE {table} SET deleted_at = NULL WHERE id = ?1"), [id])?;
    Ok(())
}

/// Row ids in a table whose column names any of the ids.
pub(super) fn referring(tx: &ReadTx<'_>, reference: &Reference, ids: &[i64]) -> Result<Vec<i64>> {
    let Reference { from, column, .. } = reference;
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT id FROM {from} WHERE {column} IN (SELECT value FROM json_each(?1)) ORDER BY id"
    ))?;
    let rows = statement.query_map([serde_json::to_string(ids)?], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes the references to the ids out of a column.
pub(super) fn forget(tx: &mut WriteTx<'_>, reference: &Reference, ids: &[i64]) -> Result<()> {
    let Reference { from, column, .. } = reference;
    tx.sql()
        .prepare_cached(&format!(
            "UPDATE {from} SET {column} = NULL WHERE {column} IN (SELECT value FROM json_each(?1))"
        ))?
        .execute([serde_json::to_string(ids)?])?;
    Ok(())
}

/// Deletes rows.
pub(super) fn delete(tx: &mut WriteTx<'_>, table: &str, ids: &[i64]) -> Result<()> {
    tx.sql()
        .prepare_cached(&format!("DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?1))"))?
        .execute([serde_json::to_string(ids)?])?;
    Ok(())
}

/// Schedules of subjects that are about to go: they are nothing by themselves.
pub(super) fn schedules_of(tx: &ReadTx<'_>, table: &str, ids: &[i64]) -> Result<Vec<i64>> {
    if !["content", "activity", "task"].contains(&table) {
        return Ok(Vec::new());
    }
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT schedule_id FROM {table} WHERE schedule_id IS NOT NULL
           AND id IN (SELECT value FROM json_each(?1))"
    ))?;
    let rows = statement.query_map([serde_json::to_string(ids)?], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Lets references be whole again only at the end of the step, so that the order of deletions does not matter.
pub(super) fn check_references_late(tx: &WriteTx<'_>) -> Result<()> {
    tx.sql().execute_batch("PRAGMA defer_foreign_keys = ON").map_err(Error::from)
}
