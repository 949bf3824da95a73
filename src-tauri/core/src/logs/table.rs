//! SQL of chats that came in: which channel they went into.

use rusqlite::{OptionalExtension, params};

use crate::{
    Result,
    store::{ReadTx, Table, WriteTx},
};

/// Tables of logs.
pub const TABLES: &[Table] = &[Table::shared(
    "channel_chat",
    "CREATE TABLE channel_chat (
       id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
       community_id INTEGER NOT NULL REFERENCES community (id), platform TEXT NOT NULL, key TEXT NOT NULL,
       channel_id INTEGER NOT NULL REFERENCES channel (id), UNIQUE (community_id, platform, key)) STRICT;
     CREATE INDEX channel_chat_channel ON channel_chat (channel_id);",
)];

/// The channel into which a chat went before.
pub(super) fn channel_of(
    tx: &ReadTx<'_>,
    community_id: i64,
    (platform, key): (&str, &str),
) -> Result<Option<i64>> {
    Ok(tx
        .sql()
        .prepare_cached(
            "SELECT channel_id FROM channel_chat WHERE community_id = ?1 AND platform = ?2 AND key = ?3",
        )?
        .query_row(params![community_id, platform, key], |row| row.get(0))
        .optional()?)
}

/// Remembers into which channel a chat goes.
pub(super) fn remember(
    tx: &mut WriteTx<'_>,
    community_id: i64,
    (platform, key): (&str, &str),
    channel_id: i64,
) -> Result<()> {
    if channel_of(tx, community_id, (platform, key))? == Some(channel_id) {
        return Ok(());
    }
    tx.sql()
        .prepare_cached(
            "INSERT INTO channel_chat (uid, community_id, platform, key, channel_id) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (community_id, platform, key) DO UPDATE SET channel_id = ?5",
        )?
        .execute(params![tx.new_uid(), community_id, platform, key, channel_id])?;
    Ok(())
}
