//! SQL over the tables of content, activities and tasks.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use rusqlite::{Row, params};

use crate::{
    Error, Result, Uid,
    clock::Millis,
    schedule::{Kind, Schedule},
    store::{ChangedRow, ReadTx, named_by},
    tasks,
};

/// One thing planned, whatever it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Subject {
    /// The row of its schedule; 0 when it has no time.
    pub schedule_id: i64,
    /// What it is.
    pub kind: Kind,
    /// Its row.
    pub id: i64,
    /// Its identity.
    pub uid: Uid,
    /// Its title.
    pub title: String,
    /// Of content its stage; of a task `open` or `done`; else `planned`.
    pub state: String,
    /// Who owns it.
    pub owner: Option<Uid>,
    /// Its pillar.
    pub pillar: Option<Uid>,
    /// Where it takes place.
    pub place: Option<String>,
    /// Its link.
    pub link: Option<String>,
    /// Its note.
    pub note: Option<String>,
    /// The first of its channels.
    pub channel: Option<Uid>,
    /// How many channels it has.
    pub channels: i64,
    /// When it was done.
    pub done_at: Option<Millis>,
    /// When it was changed.
    pub updated_at: Millis,
}

/// The three kinds of subjects as one list of columns. Each has its own filter, which may use `s.schedule_id` and
/// `s.community_id`.
fn query([content, activity, task]: [&str; 3]) -> String {
    // What lies in the trash is nowhere anything goes.
    let channels = |parent: &str| {
        let of_this = format!(
            "FROM {parent}_channel x JOIN channel h ON h.id = x.channel_id AND h.deleted_at IS NULL
             WHERE x.{parent}_id = s.id"
        );
        format!("(SELECT h.uid {of_this} ORDER BY x.channel_id LIMIT 1), (SELECT count(*) {of_this})")
    };
    let (of_content, of_activity, task_is_there) =
        (channels("content"), channels("activity"), tasks::is_there("s"));
    format!(
        "SELECT s.schedule_id, 'content', s.id, s.uid, s.title, s.state, o.uid, p.uid, NULL, NULL, s.note,
           {of_content}, NULL, s.updated_at
         FROM content s LEFT JOIN operator o ON o.id = s.owner_id LEFT JOIN pillar p ON p.id = s.pillar_id
         WHERE s.deleted_at IS NULL AND {content}
         UNION ALL
         SELECT s.schedule_id, 'activity', s.id, s.uid, s.title, 'planned', o.uid, NULL, s.place, s.link, s.note,
           {of_activity}, NULL, s.updated_at
         FROM activity s LEFT JOIN operator o ON o.id = s.owner_id
         WHERE s.deleted_at IS NULL AND {activity}
         UNION ALL
         SELECT s.schedule_id, 'task', s.id, s.uid, s.title, CASE WHEN s.done_at IS NULL THEN 'open' ELSE 'done' END,
           o.uid, NULL, NULL, NULL, s.note, NULL, 0, s.done_at, s.updated_at
         FROM task s LEFT JOIN operator o ON o.id = s.owner_id
         WHERE {task_is_there} AND {task}"
    )
}

fn subject(row: &Row<'_>) -> rusqlite::Result<Subject> {
    Ok(Subject {
        schedule_id: row.get::<_, Option<i64>>(0)?.unwrap_or_default(),
        kind: match row.get_ref(1)?.as_str()? {
            "content" => Kind::Content,
            "activity" => Kind::Activity,
            _ => Kind::Task,
        },
        id: row.get(2)?,
        uid: row.get(3)?,
        title: row.get(4)?,
        state: row.get(5)?,
        owner: row.get(6)?,
        pillar: row.get(7)?,
        place: row.get(8)?,
        link: row.get(9)?,
        note: row.get(10)?,
        channel: row.get(11)?,
        channels: row.get(12)?,
        done_at: row.get(13)?,
        updated_at: row.get(14)?,
    })
}

/// The subjects of these schedules.
pub fn of_schedules(tx: &ReadTx<'_>, schedules: &[Schedule]) -> Result<Vec<Arc<Subject>>> {
    let ids = |kind: Kind| -> Result<String> {
        let of_kind = schedules.iter().filter(|schedule| schedule.kind == kind).map(|schedule| schedule.id);
        Ok(serde_json::to_string(&of_kind.collect::<Vec<_>>())?)
    };
    let sql = query([
        "s.schedule_id IN (SELECT value FROM json_each(?1))",
        "s.schedule_id IN (SELECT value FROM json_each(?2))",
        "s.schedule_id IN (SELECT value FROM json_each(?3))",
    ]);
    let mut statement = tx.sql().prepare_cached(&sql)?;
    let mut rows = statement.query([ids(Kind::Content)?, ids(Kind::Activity)?, ids(Kind::Task)?])?;
    // One for each schedule, so that the list need not grow.
    let mut found = Vec::with_capacity(schedules.len());
    while let Some(row) = rows.next()? {
        found.push(Arc::new(subject(row)?));
    }
    Ok(found)
}

/// The schedules that a changed row is part of, or was.
pub(super) fn schedules_of(tx: &ReadTx<'_>, change: &ChangedRow) -> Result<Vec<i64>> {
    let (parent, column) = match change.table.as_str() {
        "schedule" => return Ok(vec![change.row_id]),
        "content_channel" => ("content", "content_id"),
        "activity_channel" => ("activity", "activity_id"),
        "task" | "schedule_exception" => return named_by(tx, change, "schedule_id"),
        // Its steps come and go with it.
        parent => {
            let mut found = named_by(tx, change, "schedule_id")?;
            let mut steps = tx.sql().prepare_cached(&format!(
                "SELECT schedule_id FROM task WHERE {parent}_id = ?1 AND schedule_id IS NOT NULL"
            ))?;
            let ids = steps.query_map([change.row_id], |row| row.get::<_, i64>(0))?;
            found.extend(ids.collect::<rusqlite::Result<Vec<_>>>()?);
            return Ok(found);
        }
    };
    let mut found = Vec::new();
    for row_id in named_by(tx, change, column)? {
        let parent = ChangedRow { table: parent.to_owned(), row_id, before: None };
        found.extend(named_by(tx, &parent, "schedule_id")?);
    }
    Ok(found)
}

/// The subject of that kind and identity.
pub fn by_uid(tx: &ReadTx<'_>, kind: Kind, uid: Uid) -> Result<Subject> {
    let mut statement = tx.sql().prepare_cached(&query(["s.uid = ?1"; 3]))?;
    let rows = statement.query_map([uid], subject)?;
    let found = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let missing = || Error::not_found("subject", uid);
    found.into_iter().find(|subject| subject.kind == kind).ok_or_else(missing)
}

/// Every subject of a community, also those without a time.
pub fn of_community(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<Subject>> {
    let mut statement = tx.sql().prepare_cached(&query(["s.community_id = ?1"; 3]))?;
    let rows = statement.query_map([community_id], subject)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What became of the deliveries of one date.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Sent.
    pub sent: i64,
    /// Left out on purpose.
    pub skipped: i64,
    /// Tried in vain.
    pub failed: i64,
    /// Of all that were marked, those to channels that it no longer goes to.
    pub gone: i64,
}

/// Deliveries by (content row, original) of the dates in the window of originals.
pub fn delivered(
    tx: &ReadTx<'_>,
    content_ids: &[i64],
    from: &str,
    to: &str,
) -> Result<HashMap<(i64, String), Delivered>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT d.content_id, d.original, sum(d.state = 'sent'), sum(d.state = 'skipped'), sum(d.state = 'failed'),
           sum(d.state <> 'pending' AND (x.id IS NULL OR h.deleted_at IS NOT NULL))
         FROM delivery d JOIN channel h ON h.id = d.channel_id
         LEFT JOIN content_channel x ON x.content_id = d.content_id AND x.channel_id = d.channel_id
         WHERE d.content_id IN (SELECT value FROM json_each(?1))
           AND (d.original = '' OR d.original BETWEEN ?2 AND ?3)
         GROUP BY d.content_id, d.original",
    )?;
    let rows = statement.query_map(params![serde_json::to_string(content_ids)?, from, to], |row| {
        Ok((
            (row.get(0)?, row.get(1)?),
            Delivered { sent: row.get(2)?, skipped: row.get(3)?, failed: row.get(4)?, gone: row.get(5)? },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Dates of repeating tasks that are done, by (schedule, original).
pub fn done_dates(tx: &ReadTx<'_>, schedule_ids: &[i64]) -> Result<HashSet<(i64, String)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT schedule_id, original FROM occurrence_done
         WHERE schedule_id IN (SELECT value FROM json_each(?1))",
    )?;
    let rows =
        statement.query_map([serde_json::to_string(schedule_ids)?], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Dates of repeating tasks that are done and when that was, by schedule, in the order of their originals.
pub fn done_moments(tx: &ReadTx<'_>, schedule_ids: &[i64]) -> Result<HashMap<i64, Vec<(String, Millis)>>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT schedule_id, original, at FROM occurrence_done
         WHERE schedule_id IN (SELECT value FROM json_each(?1)) ORDER BY schedule_id, original",
    )?;
    let mut found: HashMap<i64, Vec<(String, Millis)>> = HashMap::new();
    let mut rows = statement.query([serde_json::to_string(schedule_ids)?])?;
    while let Some(row) = rows.next()? {
        found.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?));
    }
    Ok(found)
}

/// Rows of the schedules of what goes to any of these channels.
pub(super) fn in_channels(tx: &ReadTx<'_>, channel_ids: &[i64]) -> Result<HashSet<i64>> {
    let channel_ids = serde_json::to_string(channel_ids)?;
    let mut found = HashSet::new();
    for parent in ["content", "activity"] {
        let mut statement = tx.sql().prepare_cached(&format!(
            "SELECT s.schedule_id FROM {parent}_channel x JOIN {parent} s ON s.id = x.{parent}_id
             WHERE x.channel_id IN (SELECT value FROM json_each(?1)) AND s.schedule_id IS NOT NULL"
        ))?;
        let rows = statement.query_map([&channel_ids], |row| row.get::<_, i64>(0))?;
        found.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
    }
    Ok(found)
}
