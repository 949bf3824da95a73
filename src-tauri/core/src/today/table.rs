//! SQL of Today: what stands behind schedules, and what waits.

use std::collections::HashMap;

use rusqlite::params;

use super::view::TodayKind;
use crate::{
    Result, Uid,
    content::ContentState,
    store::ReadTx,
    tasks,
    workspace::{from_name, row_id},
};

/// What a schedule is the time of.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    pub kind: TodayKind,
    pub id: i64,
    pub uid: Uid,
    pub title: String,
    pub owner: Option<Uid>,
    pub place: Option<String>,
    pub capacity: Option<i64>,
    pub state: Option<ContentState>,
    pub done: bool,
}

/// A community whose day is asked for.
pub(super) struct Community {
    pub id: i64,
    pub uid: Uid,
}

/// One community, or all that are not in the trash.
pub(super) fn communities(tx: &ReadTx<'_>, only: Option<Uid>) -> Result<Vec<Community>> {
    if let Some(uid) = only {
        return Ok(vec![Community { id: row_id(tx, "community", uid)?, uid }]);
    }
    let mut statement = tx
        .sql()
        .prepare_cached("SELECT id, uid FROM community WHERE deleted_at IS NULL ORDER BY position, id")?;
    let rows = statement.query_map([], |row| Ok(Community { id: row.get(0)?, uid: row.get(1)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What the schedules are of, by schedule; subjects in the trash are left out.
pub(super) fn subjects(tx: &ReadTx<'_>, schedule_ids: &[i64]) -> Result<HashMap<i64, Subject>> {
    let ids = serde_json::to_string(schedule_ids)?;
    let mut found = HashMap::with_capacity(schedule_ids.len());
    // CROSS JOIN: the ids are few, the tables are not.
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT c.schedule_id, 'content', c.id, c.uid, c.title, o.uid, NULL, NULL, c.state, 0
         FROM json_each(?1) j CROSS JOIN content c ON c.schedule_id = j.value LEFT JOIN operator o ON o.id = c.owner_id
         WHERE c.deleted_at IS NULL
         UNION ALL
         SELECT a.schedule_id, 'activity', a.id, a.uid, a.title, o.uid, coalesce(a.place, a.link), a.capacity, NULL, 0
         FROM json_each(?1) j CROSS JOIN activity a ON a.schedule_id = j.value LEFT JOIN operator o ON o.id = a.owner_id
         WHERE a.deleted_at IS NULL
         UNION ALL
         SELECT t.schedule_id, 'task', t.id, t.uid, t.title, o.uid, NULL, NULL, NULL, t.done_at IS NOT NULL
         FROM json_each(?1) j CROSS JOIN task t ON t.schedule_id = j.value LEFT JOIN operator o ON o.id = t.owner_id
         WHERE {}",
        tasks::is_there("t")
    ))?;
    let mut rows = statement.query([ids])?;
    while let Some(row) = rows.next()? {
        let subject = Subject {
            kind: from_name(row.get(1)?)?,
            id: row.get(2)?,
            uid: row.get(3)?,
            title: row.get(4)?,
            owner: row.get(5)?,
            place: row.get(6)?,
            capacity: row.get(7)?,
            state: row.get::<_, Option<String>>(8)?.map(from_name).transpose()?,
            done: row.get(9)?,
        };
        found.insert(row.get(0)?, subject);
    }
    Ok(found)
}

/// Schedules of posts and tasks that happened once between two civil times and are still open.
pub(super) fn left_over(tx: &ReadTx<'_>, community_id: i64, from: &str, to: &str) -> Result<Vec<i64>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT s.id FROM schedule s
         LEFT JOIN content c ON c.schedule_id = s.id LEFT JOIN task t ON t.schedule_id = s.id
         WHERE s.community_id = ?1 AND s.ends_before > ?2 AND s.ends_before <= ?3 AND s.rrule IS NULL
           AND (c.state IN ('draft', 'review', 'scheduled') AND c.deleted_at IS NULL
             OR t.id IS NOT NULL AND t.done_at IS NULL AND t.deleted_at IS NULL)",
    )?;
    let rows = statement.query_map(params![community_id, from, to], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Dates of tasks that are done, among the given schedules.
pub(super) fn dates_done(tx: &ReadTx<'_>, schedule_ids: &[i64]) -> Result<Vec<(i64, String)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT d.schedule_id, d.original FROM json_each(?1) j CROSS JOIN occurrence_done d ON d.schedule_id = j.value",
    )?;
    let rows =
        statement.query_map([serde_json::to_string(schedule_ids)?], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A record that waits, with what its row says.
pub(super) struct Waiting {
    pub uid: Uid,
    pub title: String,
    pub owner: Option<Uid>,
    pub on: Option<String>,
}

/// Posts that wait for their reviewer; the review is the reviewer's, or else the owner's.
pub(super) fn to_review(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<Waiting>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT c.uid, c.title, coalesce(r.uid, o.uid) FROM content c LEFT JOIN operator r ON r.id = c.reviewer_id
         LEFT JOIN operator o ON o.id = c.owner_id
         WHERE c.community_id = ?1 AND c.state = 'review' AND c.deleted_at IS NULL ORDER BY c.board_position",
    )?;
    let rows = statement.query_map([community_id], |row| {
        Ok(Waiting { uid: row.get(0)?, title: row.get(1)?, owner: row.get(2)?, on: None })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Groups that people may join whose QR code ends by a day.
pub(super) fn expiring_codes(tx: &ReadTx<'_>, community_id: i64, by: &str) -> Result<Vec<Waiting>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT h.uid, h.name, o.uid, h.qr_expires_on FROM channel h LEFT JOIN operator o ON o.id = h.operator_id
         WHERE h.community_id = ?1 AND h.deleted_at IS NULL AND h.qr_expires_on <= ?2
           AND h.state IN ('preparing', 'open') ORDER BY h.qr_expires_on, h.position",
    )?;
    let rows = statement.query_map(params![community_id, by], |row| {
        Ok(Waiting { uid: row.get(0)?, title: row.get(1)?, owner: row.get(2)?, on: Some(row.get(3)?) })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Groups whose announcement is to be looked at by a day.
pub(super) fn announcements(tx: &ReadTx<'_>, community_id: i64, by: &str) -> Result<Vec<Waiting>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT h.uid, h.name, o.uid, h.announcement_review_on
         FROM channel h LEFT JOIN operator o ON o.id = h.operator_id
         WHERE h.community_id = ?1 AND h.deleted_at IS NULL AND h.announcement_review_on <= ?2 AND h.state <> 'closed'
         ORDER BY h.announcement_review_on, h.position",
    )?;
    let rows = statement.query_map(params![community_id, by], |row| {
        Ok(Waiting { uid: row.get(0)?, title: row.get(1)?, owner: row.get(2)?, on: Some(row.get(3)?) })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
