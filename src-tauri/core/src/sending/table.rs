//! SQL of sending: the channels of a community as the queue needs them, and how far copying has come on this machine.

use std::collections::HashMap;

use rusqlite::params;

use super::view::QueueChannel;
use crate::{
    Result,
    store::{ReadTx, Table, WriteTx},
    workspace::from_name,
};

/// Tables of sending.
pub const TABLES: &[Table] = &[Table::local(
    "send_place",
    "CREATE TABLE send_place (
       content_id INTEGER NOT NULL, original TEXT NOT NULL, channel_id INTEGER NOT NULL, pieces INTEGER NOT NULL,
       PRIMARY KEY (content_id, original, channel_id)) STRICT, WITHOUT ROWID;",
)];

/// The channels of a community that are not in the trash with their row ids, in their order.
pub(super) fn channels(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<(i64, QueueChannel)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT c.id, c.uid, c.name, c.number, c.kind, c.account, o.uid
         FROM channel c LEFT JOIN operator o ON o.id = c.operator_id
         WHERE c.community_id = ?1 AND c.deleted_at IS NULL ORDER BY c.position, c.id",
    )?;
    let rows = statement.query_map([community_id], |row| {
        let channel = QueueChannel {
            uid: row.get(1)?,
            name: row.get(2)?,
            number: row.get(3)?,
            kind: from_name(row.get(4)?)?,
            account: row.get(5)?,
            operator: row.get(6)?,
        };
        Ok((row.get(0)?, channel))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many pieces were copied of an item on one date, by channel.
pub(super) fn places(tx: &ReadTx<'_>, content_id: i64, original: &str) -> Result<HashMap<i64, u32>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT channel_id, pieces FROM send_place WHERE content_id = ?1 AND original = ?2",
    )?;
    let rows = statement.query_map(params![content_id, original], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Keeps how many pieces were copied.
pub(super) fn set_place(
    tx: &WriteTx<'_>,
    content_id: i64,
    original: &str,
    channel_id: i64,
    pieces: u32,
) -> Result<()> {
    if pieces == 0 {
        tx.sql()
            .prepare_cached(
                "DELETE FROM send_place WHERE content_id = ?1 AND original = ?2 AND channel_id = ?3",
            )?
            .execute(params![content_id, original, channel_id])?;
        return Ok(());
    }
    tx.sql()
        .prepare_cached(
            "INSERT INTO send_place (content_id, original, channel_id, pieces) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET pieces = excluded.pieces",
        )?
        .execute(params![content_id, original, channel_id, pieces])?;
    Ok(())
}
