//! SQL of segments.

use rusqlite::{OptionalExtension, Row, params};

use crate::{
    Error, Result, Uid,
    members::Filter,
    store::{ReadTx, Table, WriteTx},
    workspace::found,
};

/// The table of segments.
pub const TABLES: &[Table] = &[Table::shared(
    "segment",
    "CREATE TABLE segment (
       id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
       community_id INTEGER NOT NULL REFERENCES community (id), name TEXT NOT NULL, filter TEXT NOT NULL) STRICT;
     CREATE INDEX segment_community ON segment (community_id);",
)];

/// A stored segment: identity, community, name, filter.
pub(super) struct Stored {
    pub uid: Uid,
    pub community: Uid,
    pub name: String,
    pub filter: Filter,
}

const SEGMENT: &str =
    "SELECT s.uid, c.uid, s.name, s.filter FROM segment s JOIN community c ON c.id = s.community_id";

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let filter: String = row.get(3)?;
    let filter = serde_json::from_str(&filter).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(3, rusqlite::types::Type::Text, Box::new(error))
    })?;
    Ok(Stored { uid: row.get(0)?, community: row.get(1)?, name: row.get(2)?, filter })
}

pub(super) fn list(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<Stored>> {
    let mut statement =
        tx.sql().prepare_cached(&format!("{SEGMENT} WHERE s.community_id = ?1 ORDER BY s.name, s.id"))?;
    Ok(statement.query_map([community_id], stored)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn one(tx: &ReadTx<'_>, uid: Uid) -> Result<Stored> {
    tx.sql()
        .prepare_cached(&format!("{SEGMENT} WHERE s.uid = ?1"))?
        .query_row([uid], stored)
        .optional()?
        .ok_or_else(|| Error::not_found("segment", uid))
}

/// The segments whose filter names a record.
pub(super) fn naming(tx: &ReadTx<'_>, uid: Uid) -> Result<Vec<Stored>> {
    let mut statement = tx.sql().prepare_cached(&format!("{SEGMENT} WHERE instr(s.filter, ?1) > 0"))?;
    Ok(statement.query_map([uid.to_string()], stored)?.collect::<rusqlite::Result<_>>()?)
}

/// Filters name records by uid, which is never part of another text.
pub(super) fn rename(tx: &mut WriteTx<'_>, from: Uid, into: Uid) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE segment SET filter = replace(filter, ?1, ?2) WHERE instr(filter, ?1) > 0")?
        .execute(params![from.to_string(), into.to_string()])?;
    Ok(())
}

pub(super) fn insert(tx: &mut WriteTx<'_>, community_id: i64, name: &str, filter: &Filter) -> Result<Uid> {
    let uid = tx.new_uid();
    tx.sql()
        .prepare_cached("INSERT INTO segment (uid, community_id, name, filter) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![uid, community_id, name, serde_json::to_string(filter)?])?;
    Ok(uid)
}

pub(super) fn update(
    tx: &mut WriteTx<'_>,
    uid: Uid,
    name: Option<&str>,
    filter: Option<&Filter>,
) -> Result<()> {
    let filter = filter.map(serde_json::to_string).transpose()?;
    let changed = tx
        .sql()
        .prepare_cached(
            "UPDATE segment SET name = coalesce(?2, name), filter = coalesce(?3, filter) WHERE uid = ?1",
        )?
        .execute(params![uid, name, filter])?;
    found(changed, "segment", uid)
}

pub(super) fn delete(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    let changed = tx.sql().prepare_cached("DELETE FROM segment WHERE uid = ?1")?.execute([uid])?;
    found(changed, "segment", uid)
}
