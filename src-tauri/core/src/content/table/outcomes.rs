//! SQL of what became of deliveries.

use std::collections::HashMap;

use rusqlite::params;

use crate::{Error, Result, Uid, clock::Millis, content::view::DeliveryState, store::ReadTx};

/// A delivery that somebody touched.
#[derive(Debug, Clone, Copy)]
pub(in crate::content) struct Served {
    pub channel_id: i64,
    pub state: DeliveryState,
    pub at: Option<Millis>,
}

/// Something that was sent to a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The item.
    pub uid: Uid,
    /// Its title.
    pub title: String,
    /// Which date of a series, by its original; empty for what happens once.
    pub original: String,
    /// The row id of the channel.
    pub channel_id: i64,
    /// When.
    pub at: Millis,
}

/// What was sent from one moment on until before another, by time. What was marked as sent without a time is not among it.
pub fn sent(tx: &ReadTx<'_>, community_id: i64, (from, to): (Millis, Millis)) -> Result<Vec<Sent>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT c.uid, c.title, d.original, d.channel_id, d.at FROM content c JOIN delivery d ON d.content_id = c.id
         WHERE c.community_id = ?1 AND c.deleted_at IS NULL AND d.state = 'sent' AND d.at >= ?2 AND d.at < ?3
         ORDER BY d.at, d.id",
    )?;
    let rows = statement.query_map(params![community_id, from, to], |row| {
        Ok(Sent {
            uid: row.get(0)?,
            title: row.get(1)?,
            original: row.get(2)?,
            channel_id: row.get(3)?,
            at: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Schedules of items that are to go out or went out, with the items; of one channel those that go there or went there.
pub(in crate::content) fn to_go_out(
    tx: &ReadTx<'_>,
    schedule_ids: &[i64],
    channel: Option<i64>,
) -> Result<Vec<(i64, i64)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT c.schedule_id, c.id FROM json_each(?1) j CROSS JOIN content c ON c.schedule_id = j.value
         WHERE c.deleted_at IS NULL AND c.state IN ('scheduled', 'published', 'evaluated')
           AND (?2 IS NULL
             OR EXISTS (SELECT 1 FROM content_channel x WHERE x.content_id = c.id AND x.channel_id = ?2)
             OR EXISTS (SELECT 1 FROM delivery d WHERE d.content_id = c.id AND d.channel_id = ?2))",
    )?;
    let asked = params![serde_json::to_string(schedule_ids)?, channel];
    let rows = statement.query_map(asked, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Row ids of an item's channels in their order, or of the one that is asked for.
pub(in crate::content) fn channel_ids_of(
    tx: &ReadTx<'_>,
    content_id: i64,
    channel: Option<i64>,
) -> Result<Vec<i64>> {
    let mut all = tx
        .sql()
        .prepare_cached("SELECT channel_id FROM content_channel WHERE content_id = ?1 ORDER BY channel_id")?;
    let mut one = tx
        .sql()
        .prepare_cached("SELECT channel_id FROM content_channel WHERE content_id = ?1 AND channel_id = ?2")?;
    let mut rows = match channel {
        None => all.query([content_id])?,
        Some(channel_id) => one.query([content_id, channel_id])?,
    };
    let mut ids = Vec::new();
    while let Some(row) = rows.next()? {
        ids.push(row.get(0)?);
    }
    Ok(ids)
}

/// The deliveries of an item on one date that somebody touched, in the order of the channels' ids.
pub(in crate::content) fn served(
    tx: &ReadTx<'_>,
    (content_id, original): (i64, &str),
    channel: Option<i64>,
    found: &mut Vec<Served>,
) -> Result<()> {
    found.clear();
    let mut all = tx.sql().prepare_cached(
        "SELECT channel_id, state, at FROM delivery WHERE content_id = ?1 AND original = ?2 ORDER BY channel_id",
    )?;
    let mut one = tx.sql().prepare_cached(
        "SELECT channel_id, state, at FROM delivery WHERE content_id = ?1 AND original = ?2 AND channel_id = ?3",
    )?;
    let mut rows = match channel {
        None => all.query(params![content_id, original])?,
        Some(channel_id) => one.query(params![content_id, original, channel_id])?,
    };
    while let Some(row) = rows.next()? {
        // Read tens of thousands at a time: the names are compared where they lie.
        let state = match row.get_ref(1)?.as_bytes().unwrap_or_default() {
            b"sent" => DeliveryState::Sent,
            b"skipped" => DeliveryState::Skipped,
            b"failed" => DeliveryState::Failed,
            b"pending" => continue,
            other => return Err(Error::internal(format!("state {other:?}"))),
        };
        found.push(Served { channel_id: row.get(0)?, state, at: row.get(2)? });
    }
    Ok(())
}

/// Items by their schedules: identity and title.
pub(in crate::content) fn titles(
    tx: &ReadTx<'_>,
    schedule_ids: &[i64],
) -> Result<HashMap<i64, (Uid, String)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT c.schedule_id, c.uid, c.title FROM json_each(?1) j CROSS JOIN content c ON c.schedule_id = j.value",
    )?;
    let rows = statement.query_map([serde_json::to_string(schedule_ids)?], |row| {
        Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
