//! SQL of coverage: of which time of a channel a batch speaks, whether or not anything happened in it.

use std::collections::HashSet;

use rusqlite::params;

use crate::{
    Result,
    store::{ReadTx, Table, WriteTx},
};

pub(super) const TABLE: Table = Table::shared(
    "interaction_cover",
    "CREATE TABLE interaction_cover (
       id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
       batch_id INTEGER NOT NULL REFERENCES import_batch (id), channel_id INTEGER NOT NULL REFERENCES channel (id),
       first_at INTEGER NOT NULL, last_at INTEGER NOT NULL) STRICT;
     CREATE INDEX interaction_cover_channel ON interaction_cover (channel_id);
     CREATE INDEX interaction_cover_batch ON interaction_cover (batch_id);",
);

/// A time of which a batch speaks in a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cover {
    /// The row id of the batch.
    pub batch_id: i64,
    /// The row id of the channel.
    pub channel_id: i64,
    /// The first second.
    pub first_at: i64,
    /// The last one.
    pub last_at: i64,
}

/// Writes down that a batch speaks of a channel between two seconds.
pub fn cover(tx: &WriteTx<'_>, new: &Cover) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO interaction_cover (uid, batch_id, channel_id, first_at, last_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![tx.new_uid(), new.batch_id, new.channel_id, new.first_at, new.last_at])?;
    Ok(())
}

/// Takes back that a batch speaks of anything; of what it spoke.
pub fn uncover(tx: &WriteTx<'_>, batch_id: i64) -> Result<Vec<Cover>> {
    let mut statement = tx.sql().prepare_cached(
        "DELETE FROM interaction_cover WHERE batch_id = ?1 RETURNING batch_id, channel_id, first_at, last_at",
    )?;
    let rows = statement.query_map([batch_id], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Of which times of some channels batches speak.
pub fn covered(tx: &ReadTx<'_>, channel_ids: &[i64]) -> Result<Vec<Cover>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT c.batch_id, c.channel_id, c.first_at, c.last_at FROM json_each(?1) j
         JOIN interaction_cover c ON c.channel_id = j.value ORDER BY c.channel_id, c.first_at, c.id",
    )?;
    let rows = statement.query_map([serde_json::to_string(channel_ids)?], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Cover> {
    Ok(Cover { batch_id: row.get(0)?, channel_id: row.get(1)?, first_at: row.get(2)?, last_at: row.get(3)? })
}

/// The channels of a community (row ids) of which an export of a chat speaks: who wrote there was there.
pub fn chats(tx: &ReadTx<'_>, community_id: i64) -> Result<HashSet<i64>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT DISTINCT c.channel_id FROM interaction_cover c JOIN import_batch b ON b.id = c.batch_id
         WHERE b.community_id = ?1 AND b.kind = 'chats'",
    )?;
    Ok(statement.query_map([community_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}
