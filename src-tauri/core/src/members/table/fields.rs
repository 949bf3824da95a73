//! Custom fields.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Row, params};

use super::delete;
use crate::{
    Error, Result, Uid,
    members::view::{AddField, EditField, FieldSubject, FieldView},
    store::{ReadTx, WriteTx},
    workspace::{found, from_name, name_of},
};

const FIELD: &str = "SELECT uid, name, kind, options, community_id FROM field_def";

fn read(row: &Row<'_>) -> rusqlite::Result<(i64, FieldView)> {
    let options: String = row.get(3)?;
    let view = FieldView {
        uid: row.get(0)?,
        name: row.get(1)?,
        kind: from_name(row.get(2)?)?,
        options: serde_json::from_str(&options).unwrap_or_default(),
    };
    Ok((row.get(4)?, view))
}

/// The fields of a community in their order, each with the community's row id.
pub(in crate::members) fn fields(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<(i64, FieldView)>> {
    fields_of(tx, community_id, FieldSubject::Member)
}

/// As [`fields`], of whatever records.
pub(in crate::members) fn fields_of(
    tx: &ReadTx<'_>,
    community_id: i64,
    subject: FieldSubject,
) -> Result<Vec<(i64, FieldView)>> {
    let sql = format!("{FIELD} WHERE community_id = ?1 AND subject = ?2 ORDER BY position, id");
    let mut statement = tx.sql().prepare_cached(&sql)?;
    let rows = statement.query_map(params![community_id, name_of(&subject)?], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Of what a field is.
pub(in crate::members) fn subject_of(tx: &ReadTx<'_>, uid: Uid) -> Result<FieldSubject> {
    let mut statement = tx.sql().prepare_cached("SELECT subject FROM field_def WHERE uid = ?1")?;
    let subject = statement.query_row([uid], |row| from_name(row.get(0)?)).optional()?;
    subject.ok_or_else(|| Error::not_found("field_def", uid))
}

pub(in crate::members) fn field(tx: &ReadTx<'_>, uid: Uid) -> Result<(i64, FieldView)> {
    let mut statement = tx.sql().prepare_cached(&format!("{FIELD} WHERE uid = ?1"))?;
    let mut rows = statement.query_map([uid], read)?;
    Ok(rows.next().ok_or_else(|| Error::not_found("field_def", uid))??)
}

pub(in crate::members) fn insert_field(
    tx: &mut WriteTx<'_>,
    community_id: i64,
    name: &str,
    input: &AddField,
) -> Result<Uid> {
    let uid = tx.new_uid();
    tx.sql()
        .prepare_cached(
            "INSERT INTO field_def (uid, community_id, name, kind, options, subject, position)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6,
               (SELECT coalesce(max(position), 0) + 1 FROM field_def WHERE community_id = ?2 AND subject = ?6))",
        )?
        .execute(params![
            uid,
            community_id,
            name,
            name_of(&input.kind)?,
            serde_json::to_string(&input.options)?,
            name_of(&input.subject)?
        ])?;
    Ok(uid)
}

pub(in crate::members) fn update_field(tx: &mut WriteTx<'_>, edit: &EditField) -> Result<()> {
    let options = edit.options.as_ref().map(serde_json::to_string).transpose()?;
    let changed = tx
        .sql()
        .prepare_cached(
            "UPDATE field_def SET name = coalesce(?2, name), options = coalesce(?3, options), kind = coalesce(?4, kind)
             WHERE uid = ?1",
        )?
        .execute(params![
            edit.uid,
            edit.name.as_deref().map(str::trim),
            options,
            edit.kind.map(|kind| name_of(&kind)).transpose()?
        ])?;
    found(changed, "field_def", edit.uid)
}

/// Fields whose place stays are not touched, so that nobody else's undo meets them.
pub(in crate::members) fn place_field(tx: &mut WriteTx<'_>, uid: Uid, position: f64) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE field_def SET position = ?2 WHERE uid = ?1 AND position <> ?2")?
        .execute(params![uid, position])?;
    Ok(())
}

/// Puts another value, or none, in the place of a text that members hold in a field, those in the trash too.
pub(in crate::members) fn replace_value(
    tx: &mut WriteTx<'_>,
    community_id: i64,
    field: Uid,
    from: &str,
    to: Option<&str>,
) -> Result<()> {
    let custom = if to.is_some() { "json_set(custom, ?2, ?4)" } else { "json_remove(custom, ?2)" };
    // The number of parameters is the same for both, so that one list serves.
    let sql = format!(
        "UPDATE member SET custom = {custom}, updated_at = ?5
         WHERE community_id = ?1 AND custom ->> ?2 = ?3 AND (?4 IS NULL OR ?4 <> ?3)"
    );
    tx.sql().prepare_cached(&sql)?.execute(params![community_id, path(field), from, to, tx.now()])?;
    Ok(())
}

/// How many members hold each text of a field; those in the trash do not count.
pub(in crate::members) fn value_counts(
    tx: &ReadTx<'_>,
    community_id: i64,
    field: Uid,
) -> Result<HashMap<String, u32>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT custom ->> ?2 AS held, count(*) FROM member
         WHERE community_id = ?1 AND deleted_at IS NULL AND held IS NOT NULL GROUP BY held",
    )?;
    let rows =
        statement.query_map(params![community_id, path(field)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What a record of a plan or a channel holds in a field.
pub(in crate::members) struct Held {
    pub id: i64,
    pub text: String,
    pub trashed: bool,
}

/// What records hold in a field, those in the trash too.
pub(in crate::members) fn held(
    tx: &ReadTx<'_>,
    subject: FieldSubject,
    community_id: i64,
    field: Uid,
) -> Result<Vec<Held>> {
    // A subject is called as its table is.
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT id, custom ->> ?2, deleted_at IS NOT NULL FROM {}
         WHERE community_id = ?1 AND custom ->> ?2 IS NOT NULL ORDER BY id",
        name_of(&subject)?
    ))?;
    let rows = statement.query_map(params![community_id, path(field)], |row| {
        Ok(Held { id: row.get(0)?, text: row.get(1)?, trashed: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes what one record holds in a field; nothing clears it.
pub(in crate::members) fn put_held(
    tx: &mut WriteTx<'_>,
    subject: FieldSubject,
    id: i64,
    field: Uid,
    text: Option<&str>,
) -> Result<()> {
    let custom = if text.is_some() { "json_set(custom, ?2, ?3)" } else { "json_remove(custom, ?2)" };
    let sql = format!("UPDATE {} SET custom = {custom} WHERE id = ?1 AND ?3 IS ?3", name_of(&subject)?);
    tx.sql().prepare_cached(&sql)?.execute(params![id, path(field), text])?;
    Ok(())
}

/// Where a field stands in what a member holds.
fn path(field: Uid) -> String {
    format!("$.\"{field}\"")
}

pub(in crate::members) fn delete_field(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    delete(tx, "field_def", uid)
}

/// How many records have something in a field, those in the trash too.
pub fn having(tx: &ReadTx<'_>, uid: Uid) -> Result<u32> {
    // A subject is called as its table is.
    let table = name_of(&subject_of(tx, uid)?)?;
    let community = "(SELECT community_id FROM field_def WHERE uid = ?1)";
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT count(*) FROM {table} WHERE community_id = {community} AND custom ->> ?2 IS NOT NULL"
    ))?;
    Ok(statement.query_row(params![uid, path(uid)], |row| row.get(0))?)
}
