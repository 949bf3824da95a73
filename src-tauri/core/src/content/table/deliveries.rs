//! SQL of deliveries. Only those that somebody touched have a row; a channel without one is pending.

use std::collections::HashMap;

use rusqlite::{Row, params};

use super::places::set_place;
use crate::{
    Result,
    clock::Millis,
    content::{
        model,
        view::{DeliveryProgress, DeliveryState, DeliveryView, Stopped},
    },
    holds::Holding,
    store::{ReadTx, WriteTx},
    workspace::{from_name, name_of},
};

/// A delivery with the row id of its channel; whether it is held or late is told by whoever knows the holds and the hour.
pub(in crate::content) struct DeliveryRow {
    pub channel_id: i64,
    pub view: DeliveryView,
}

impl DeliveryRow {
    /// Whether somebody still has to do something.
    pub fn is_left(&self) -> bool {
        matches!(self.view.state, DeliveryState::Pending | DeliveryState::Failed)
    }
}

fn delivery(row: &Row<'_>) -> rusqlite::Result<DeliveryRow> {
    let state: Option<String> = row.get(6)?;
    let view = DeliveryView {
        channel: row.get(1)?,
        name: row.get(2)?,
        number: row.get(3)?,
        kind: from_name(row.get(4)?)?,
        account: row.get(5)?,
        state: state.map(from_name).transpose()?.unwrap_or(DeliveryState::Pending),
        at: row.get(7)?,
        by: row.get(8)?,
        reason: row.get(9)?,
        held: false,
        late: false,
        own_version: row.get(10)?,
    };
    Ok(DeliveryRow { channel_id: row.get(0)?, view })
}

/// Every channel of an item on one date, in the order of the channels; and channels it went to before they were taken
/// away or put into the trash, because what was sent was sent.
pub(in crate::content) fn deliveries_of(
    tx: &ReadTx<'_>,
    content_id: i64,
    original: &str,
) -> Result<Vec<DeliveryRow>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT h.id, h.uid, h.name, h.number, h.kind, h.account, d.state, d.at, o.uid, d.reason,
           EXISTS (SELECT 1 FROM piece p WHERE p.content_id = ?1 AND p.channel_id = h.id)
         FROM channel h
         LEFT JOIN delivery d ON d.content_id = ?1 AND d.original = ?2 AND d.channel_id = h.id
         LEFT JOIN operator o ON o.id = d.operator_id
         WHERE h.id IN (SELECT x.channel_id FROM content_channel x JOIN channel a ON a.id = x.channel_id
                         WHERE x.content_id = ?1 AND a.deleted_at IS NULL
                        UNION SELECT channel_id FROM delivery
                         WHERE content_id = ?1 AND original = ?2 AND state <> 'pending')
         ORDER BY h.position, h.id",
    )?;
    let rows = statement.query_map(params![content_id, original], delivery)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How far each (item, date) has come. Two queries for each of them, and one more while some groups are held or
/// just have been.
pub(in crate::content) fn progress_of(
    tx: &ReadTx<'_>,
    dates: &[(i64, String)],
    holding: &Holding,
) -> Result<HashMap<(i64, String), DeliveryProgress>> {
    let sql = tx.sql();
    let mut channels = sql.prepare_cached(
        "SELECT count(*) FROM content_channel x JOIN channel h ON h.id = x.channel_id
         WHERE x.content_id = ?1 AND h.deleted_at IS NULL",
    )?;
    let mut marked = sql.prepare_cached(
        "SELECT d.state, count(*), sum(x.id IS NULL OR h.deleted_at IS NOT NULL)
         FROM delivery d JOIN channel h ON h.id = d.channel_id
         LEFT JOIN content_channel x ON x.content_id = d.content_id AND x.channel_id = d.channel_id
         WHERE d.content_id = ?1 AND d.original = ?2 AND d.state <> 'pending' GROUP BY d.state",
    )?;
    let mut all = HashMap::with_capacity(dates.len());
    for (content_id, original) in dates {
        let mut progress = DeliveryProgress {
            total: channels.query_row([content_id], |row| row.get(0))?,
            ..DeliveryProgress::default()
        };
        let mut rows = marked.query(params![content_id, original])?;
        while let Some(row) = rows.next()? {
            let count: i64 = row.get(1)?;
            // Channels that were served and then taken away count as served.
            progress.total += row.get::<_, i64>(2)?;
            match from_name(row.get(0)?)? {
                DeliveryState::Sent => progress.sent = count,
                DeliveryState::Skipped => progress.skipped = count,
                DeliveryState::Failed => progress.failed = count,
                DeliveryState::Pending => {}
            }
        }
        all.insert((*content_id, original.clone()), progress);
    }
    let stopped = stopped_of(tx, dates, holding)?;
    for (date, progress) in &mut all {
        *progress = progress.under(holding, stopped.get(date).copied().unwrap_or_default());
    }
    Ok(all)
}

/// What holds of some channels mean for each (item, date): nothing is asked while there are none and have been none just now.
pub(in crate::content) fn stopped_of(
    tx: &ReadTx<'_>,
    dates: &[(i64, String)],
    holding: &Holding,
) -> Result<HashMap<(i64, String), Stopped>> {
    let since = model::grace_since(tx.now());
    let matters = !holding.channel_ids.is_empty() || holding.lifted.values().any(|at| *at > since);
    if holding.everything || !matters {
        return Ok(HashMap::new());
    }
    let asked: Vec<&i64> = holding.channel_ids.iter().chain(holding.lifted.keys()).collect();
    let asked = serde_json::to_string(&asked)?;
    let mut statement = tx.sql().prepare_cached(
        "SELECT x.channel_id, d.id IS NOT NULL FROM (SELECT DISTINCT value FROM json_each(?3)) j
         JOIN content_channel x ON x.content_id = ?1 AND x.channel_id = j.value
         JOIN channel h ON h.id = x.channel_id AND h.deleted_at IS NULL
         LEFT JOIN delivery d ON d.content_id = ?1 AND d.original = ?2 AND d.channel_id = x.channel_id
         WHERE d.id IS NULL OR d.state = 'failed'",
    )?;
    let mut all = HashMap::with_capacity(dates.len());
    for (content_id, original) in dates {
        let mut stopped = Stopped::default();
        let mut rows = statement.query(params![content_id, original, asked])?;
        while let Some(row) = rows.next()? {
            stopped.note(holding, row.get(0)?, row.get(1)?);
        }
        all.insert((*content_id, original.clone()), stopped);
    }
    Ok(all)
}

/// A channel in which an item still has to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenChannel {
    /// Its row id.
    pub channel_id: i64,
    /// Whether it was tried there in vain.
    pub failed: bool,
}

/// The channels of an item on one date where it was neither sent nor left out. Those in the trash are among them: whoever
/// walks through many items knows them already.
pub(in crate::content) fn open_channels(
    tx: &ReadTx<'_>,
    content_id: i64,
    original: &str,
) -> Result<Vec<OpenChannel>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT x.channel_id, d.id IS NOT NULL FROM content_channel x
         LEFT JOIN delivery d ON d.content_id = ?1 AND d.original = ?2 AND d.channel_id = x.channel_id
         WHERE x.content_id = ?1 AND (d.id IS NULL OR d.state = 'failed')",
    )?;
    let rows = statement.query_map(params![content_id, original], |row| {
        Ok(OpenChannel { channel_id: row.get(0)?, failed: row.get(1)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What is written of one delivery.
pub(in crate::content) struct Mark<'a> {
    pub content_id: i64,
    pub channel_id: i64,
    pub original: &'a str,
    pub state: DeliveryState,
    pub reason: Option<&'a str>,
    /// When; nothing means now.
    pub at: Option<Millis>,
}

/// Writes a delivery; one that is pending needs no row. Whoever opens it again copies all of it again: what was tried in vain
/// is to be sent whole.
pub(in crate::content) fn put_delivery(tx: &mut WriteTx<'_>, mark: &Mark<'_>) -> Result<()> {
    set_place(tx, mark.content_id, mark.original, mark.channel_id, 0)?;
    if mark.state == DeliveryState::Pending {
        tx.sql()
            .prepare_cached(
                "DELETE FROM delivery WHERE content_id = ?1 AND original = ?2 AND channel_id = ?3",
            )?
            .execute(params![mark.content_id, mark.original, mark.channel_id])?;
        return Ok(());
    }
    tx.sql()
        .prepare_cached(
            "INSERT INTO delivery (uid, content_id, channel_id, original, state, at, operator_id, reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (content_id, original, channel_id) DO UPDATE SET state = excluded.state, at = excluded.at,
               operator_id = excluded.operator_id, reason = excluded.reason",
        )?
        .execute(params![
            tx.new_uid(),
            mark.content_id,
            mark.channel_id,
            mark.original,
            name_of(&mark.state)?,
            mark.at.unwrap_or(tx.now()),
            tx.operator_id(),
            mark.reason
        ])?;
    Ok(())
}

/// Originals of an item's deliveries with their row ids.
pub(in crate::content) fn delivery_originals(tx: &ReadTx<'_>, content_id: i64) -> Result<Vec<(i64, String)>> {
    let mut statement = tx
        .sql()
        .prepare_cached("SELECT id, original FROM delivery WHERE content_id = ?1 ORDER BY original, id")?;
    let rows = statement.query_map([content_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Gives a delivery to another item or date.
pub(in crate::content) fn rename_delivery(
    tx: &mut WriteTx<'_>,
    id: i64,
    content_id: i64,
    original: &str,
) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE delivery SET content_id = ?2, original = ?3 WHERE id = ?1")?
        .execute(params![id, content_id, original])?;
    Ok(())
}
