//! SQL of how far copying has come: how many pieces of a delivery went to the clipboard of this machine.

use std::collections::HashMap;

use rusqlite::params;

use crate::{
    Result,
    store::{ReadTx, Table, WriteTx},
};

pub(super) const SEND_PLACE: Table = Table::local(
    "send_place",
    "CREATE TABLE send_place (
       content_id INTEGER NOT NULL, original TEXT NOT NULL, channel_id INTEGER NOT NULL, pieces INTEGER NOT NULL,
       PRIMARY KEY (content_id, original, channel_id)) STRICT, WITHOUT ROWID;",
);

/// How many pieces were copied of an item on one date, by channel.
pub(in crate::content) fn places(
    tx: &ReadTx<'_>,
    content_id: i64,
    original: &str,
) -> Result<HashMap<i64, u32>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT channel_id, pieces FROM send_place WHERE content_id = ?1 AND original = ?2",
    )?;
    let rows = statement.query_map(params![content_id, original], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Keeps how many pieces were copied; none begins anew.
pub(in crate::content) fn set_place(
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

/// Lets every delivery of every item begin anew.
pub(in crate::content) fn forget_all_places(tx: &WriteTx<'_>) -> Result<()> {
    tx.sql().prepare_cached("DELETE FROM send_place")?.execute([])?;
    Ok(())
}

/// Lets every delivery of an item begin anew: what was copied is no more what goes out, or its dates have other names.
pub(in crate::content) fn forget_places(tx: &WriteTx<'_>, content_id: i64) -> Result<()> {
    tx.sql().prepare_cached("DELETE FROM send_place WHERE content_id = ?1")?.execute([content_id])?;
    Ok(())
}
