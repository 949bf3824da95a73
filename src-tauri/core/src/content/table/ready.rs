//! SQL of items that are ready to go out.

use rusqlite::params;

use crate::{
    Result, Uid,
    recurrence::civil_text,
    schedule::{self, Window},
    store::ReadTx,
};

/// An item that is ready and has a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadyItem {
    /// Its row id.
    pub id: i64,
    /// Its identity.
    pub uid: Uid,
    /// Its title.
    pub title: String,
    /// When it goes out.
    pub schedule_id: i64,
    /// Whether it goes out again and again.
    pub series: bool,
    /// Who looks after it.
    pub owner: Option<Uid>,
}

/// Those that may have a date in the window, or all.
pub(in crate::content) fn ready(
    tx: &ReadTx<'_>,
    community_id: i64,
    window: Option<Window>,
) -> Result<Vec<ReadyItem>> {
    let bounds = window.map(schedule::civil_bounds);

    let mut statement = tx.sql().prepare_cached(
        "SELECT c.id, c.uid, c.title, c.schedule_id,
           s.rrule IS NOT NULL OR EXISTS (SELECT 1 FROM schedule_exception e WHERE e.schedule_id = s.id), o.uid
         FROM content c JOIN schedule s ON s.id = c.schedule_id LEFT JOIN operator o ON o.id = c.owner_id
         WHERE c.community_id = ?1 AND c.state = 'scheduled' AND c.deleted_at IS NULL
           AND (?2 IS NULL OR s.ends_before > ?2) AND (?3 IS NULL OR s.begins < ?3)",
    )?;
    let asked =
        params![community_id, bounds.map(|(from, _)| civil_text(from)), bounds.map(|(_, to)| civil_text(to))];
    let rows = statement.query_map(asked, |row| {
        Ok(ReadyItem {
            id: row.get(0)?,
            uid: row.get(1)?,
            title: row.get(2)?,
            schedule_id: row.get(3)?,
            series: row.get(4)?,
            owner: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
