//! SQL of holds.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, Row, params};

use super::view::HoldView;
use crate::{
    Error, Result, Uid,
    clock::Millis,
    store::{ReadTx, Table, WriteTx},
};

/// Tables of holds. A hold without channels holds everything.
pub const TABLES: &[Table] = &[
    Table::shared(
        "hold",
        "CREATE TABLE hold (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), reason TEXT NOT NULL,
           begun_at INTEGER NOT NULL, begun_by INTEGER REFERENCES operator (id), ended_at INTEGER,
           ended_by INTEGER REFERENCES operator (id)) STRICT;
         CREATE INDEX hold_community ON hold (community_id, ended_at);",
    ),
    Table::shared(
        "hold_channel",
        "CREATE TABLE hold_channel (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           hold_id INTEGER NOT NULL REFERENCES hold (id), channel_id INTEGER NOT NULL REFERENCES channel (id),
           UNIQUE (hold_id, channel_id)) STRICT;
         CREATE INDEX hold_channel_channel ON hold_channel (channel_id);",
    ),
];

const HOLD: &str = "SELECT h.uid, m.uid, h.reason, h.begun_at, o.uid, h.id
  FROM hold h JOIN community m ON m.id = h.community_id LEFT JOIN operator o ON o.id = h.begun_by";

fn hold(row: &Row<'_>) -> rusqlite::Result<(i64, HoldView)> {
    let view = HoldView {
        uid: row.get(0)?,
        community: row.get(1)?,
        reason: row.get(2)?,
        channels: Vec::new(),
        begun_at: row.get(3)?,
        by: row.get(4)?,
    };
    Ok((row.get(5)?, view))
}

fn with_channels(tx: &ReadTx<'_>, (id, mut view): (i64, HoldView)) -> Result<HoldView> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT c.uid FROM hold_channel x JOIN channel c ON c.id = x.channel_id WHERE x.hold_id = ?1
         ORDER BY c.position, c.id",
    )?;
    view.channels = statement.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(view)
}

pub(super) fn one(tx: &ReadTx<'_>, uid: Uid) -> Result<HoldView> {
    let found = tx
        .sql()
        .prepare_cached(&format!("{HOLD} WHERE h.uid = ?1"))?
        .query_row([uid], hold)
        .optional()?
        .ok_or_else(|| Error::not_found("hold", uid))?;
    with_channels(tx, found)
}

pub(super) fn active(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<HoldView>> {
    let mut statement = tx
        .sql()
        .prepare_cached(&format!("{HOLD} WHERE h.community_id = ?1 AND h.ended_at IS NULL ORDER BY h.id"))?;
    let found = statement.query_map([community_id], hold)?.collect::<rusqlite::Result<Vec<_>>>()?;
    found.into_iter().map(|one| with_channels(tx, one)).collect()
}

pub(super) fn open_ids(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<i64>> {
    let mut statement =
        tx.sql().prepare_cached("SELECT id FROM hold WHERE community_id = ?1 AND ended_at IS NULL")?;
    let ids = statement.query_map([community_id], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// The holds of a community that were lifted after a moment, and when.
pub(super) fn ended_since(tx: &ReadTx<'_>, community_id: i64, since: Millis) -> Result<Vec<(i64, Millis)>> {
    let mut statement =
        tx.sql().prepare_cached("SELECT id, ended_at FROM hold WHERE community_id = ?1 AND ended_at > ?2")?;
    let rows = statement.query_map([community_id, since], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Every hold of a community with its begin and its end, in the order in which they began.
pub(super) fn all(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<(i64, Millis, Option<Millis>)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT id, begun_at, ended_at FROM hold WHERE community_id = ?1 ORDER BY begun_at, id",
    )?;
    let rows = statement.query_map([community_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn channels(tx: &ReadTx<'_>, hold_id: i64) -> Result<Vec<i64>> {
    let mut statement = tx.sql().prepare_cached("SELECT channel_id FROM hold_channel WHERE hold_id = ?1")?;
    let ids = statement.query_map([hold_id], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn insert(
    tx: &mut WriteTx<'_>,
    community_id: i64,
    reason: &str,
    scope: &BTreeSet<i64>,
) -> Result<Uid> {
    let uid = tx.new_uid();
    tx.sql()
        .prepare_cached(
            "INSERT INTO hold (uid, community_id, reason, begun_at, begun_by) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![uid, community_id, reason, tx.now(), tx.operator_id()])?;
    let id = tx.sql().last_insert_rowid();
    for channel_id in scope {
        tx.sql()
            .prepare_cached("INSERT INTO hold_channel (uid, hold_id, channel_id) VALUES (?1, ?2, ?3)")?
            .execute(params![tx.new_uid(), id, channel_id])?;
    }
    Ok(uid)
}

pub(super) fn end(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE hold SET ended_at = max(?2, begun_at), ended_by = ?3 WHERE id = ?1 AND ended_at IS NULL",
        )?
        .execute(params![id, tx.now(), tx.operator_id()])?;
    Ok(())
}
