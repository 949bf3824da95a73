//! SQL of tasks.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Row, ToSql, params, types::Value};

use super::view::TaskSort;
use crate::{
    Error, Result, Uid,
    clock::Millis,
    patch::Patch,
    store::{ReadTx, Table, WriteTx},
    workspace::found,
};

/// Tables of tasks.
pub const TABLES: &[Table] = &[
    Table::shared(
        "task",
        "CREATE TABLE task (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), activity_id INTEGER REFERENCES activity (id),
           content_id INTEGER REFERENCES content (id), title TEXT NOT NULL,
           schedule_id INTEGER UNIQUE REFERENCES schedule (id), owner_id INTEGER REFERENCES operator (id),
           done_at INTEGER, position REAL NOT NULL, note TEXT, custom TEXT NOT NULL DEFAULT '{}', created_at INTEGER NOT NULL,
           updated_at INTEGER NOT NULL, deleted_at INTEGER) STRICT;
         CREATE INDEX task_open ON task (community_id, position) WHERE deleted_at IS NULL AND done_at IS NULL;
         CREATE INDEX task_activity ON task (activity_id, position) WHERE activity_id IS NOT NULL;
         CREATE INDEX task_content ON task (content_id, position) WHERE content_id IS NOT NULL;
         CREATE INDEX task_trash ON task (deleted_at) WHERE deleted_at IS NOT NULL;",
    ),
    Table::shared(
        "occurrence_done",
        "CREATE TABLE occurrence_done (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           schedule_id INTEGER NOT NULL REFERENCES schedule (id), original TEXT NOT NULL, at INTEGER NOT NULL,
           operator_id INTEGER REFERENCES operator (id), UNIQUE (schedule_id, original)) STRICT;",
    ),
];

/// A task as it is stored.
#[derive(Debug, Clone)]
pub(super) struct TaskRecord {
    pub id: i64,
    pub uid: Uid,
    pub community_id: i64,
    pub community: Uid,
    pub title: String,
    pub activity: Option<Uid>,
    pub activity_id: Option<i64>,
    pub content: Option<Uid>,
    pub content_id: Option<i64>,
    pub owner: Option<Uid>,
    pub owner_id: Option<i64>,
    pub schedule_id: Option<i64>,
    pub done_at: Option<Millis>,
    pub position: f64,
    pub note: Option<String>,
    pub custom: String,
    pub created_at: Millis,
    pub updated_at: Millis,
    pub deleted_at: Option<Millis>,
}

/// That a task, called `alias` in the query, is not in the trash, nor what it is a step of.
pub fn is_there(alias: &str) -> String {
    let beside = |parent: &str| {
        format!(
            "NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.id = {alias}.{parent}_id AND p.deleted_at IS NOT NULL)"
        )
    };
    format!("{alias}.deleted_at IS NULL AND {} AND {}", beside("activity"), beside("content"))
}

const TASK: &str =
    "SELECT t.id, t.uid, t.community_id, m.uid, t.title, a.uid, t.activity_id, c.uid, t.content_id, o.uid,
    t.owner_id, t.schedule_id, t.done_at, t.position, t.note, t.created_at, t.updated_at, t.deleted_at,
    t.custom
  FROM task t JOIN community m ON m.id = t.community_id LEFT JOIN activity a ON a.id = t.activity_id
  LEFT JOIN content c ON c.id = t.content_id LEFT JOIN operator o ON o.id = t.owner_id";

fn record(row: &Row<'_>) -> rusqlite::Result<TaskRecord> {
    Ok(TaskRecord {
        id: row.get(0)?,
        uid: row.get(1)?,
        community_id: row.get(2)?,
        community: row.get(3)?,
        title: row.get(4)?,
        activity: row.get(5)?,
        activity_id: row.get(6)?,
        content: row.get(7)?,
        content_id: row.get(8)?,
        owner: row.get(9)?,
        owner_id: row.get(10)?,
        schedule_id: row.get(11)?,
        done_at: row.get(12)?,
        position: row.get(13)?,
        note: row.get(14)?,
        created_at: row.get(15)?,
        updated_at: row.get(16)?,
        deleted_at: row.get(17)?,
        custom: row.get(18)?,
    })
}

pub(super) fn get(tx: &ReadTx<'_>, uid: Uid) -> Result<TaskRecord> {
    tx.sql()
        .prepare_cached(&format!("{TASK} WHERE t.uid = ?1"))?
        .query_row([uid], record)
        .optional()?
        .ok_or_else(|| Error::not_found("task", uid))
}

pub(super) fn by_schedule(tx: &ReadTx<'_>, schedule_id: i64) -> Result<Option<TaskRecord>> {
    Ok(tx
        .sql()
        .prepare_cached(&format!("{TASK} WHERE t.schedule_id = ?1"))?
        .query_row([schedule_id], record)
        .optional()?)
}

/// A filter with its names resolved to rows.
pub(super) struct Filter {
    pub community_id: i64,
    pub activity_id: Patch<i64>,
    pub content_id: Patch<i64>,
    pub owner_id: Patch<i64>,
    pub done: Option<bool>,
    pub planned: Option<bool>,
    pub text: Option<String>,
    pub trashed: bool,
}

fn conditions(filter: &Filter) -> (String, Vec<Value>) {
    // Whoever asks for the steps of something sees them also when that is in the trash.
    let of_one = matches!(filter.activity_id, Patch::Set(_)) || matches!(filter.content_id, Patch::Set(_));
    let there = match (filter.trashed, of_one) {
        (true, _) => "t.deleted_at IS NOT NULL".to_owned(),
        (false, true) => "t.deleted_at IS NULL".to_owned(),
        (false, false) => is_there("t"),
    };
    let (mut sql, mut values) =
        (format!("t.community_id = ?1 AND {there}"), vec![Value::Integer(filter.community_id)]);
    for (column, patch) in [
        ("t.activity_id", filter.activity_id),
        ("t.content_id", filter.content_id),
        ("t.owner_id", filter.owner_id),
    ] {
        match patch {
            Patch::Keep => {}
            Patch::Clear => sql.push_str(&format!(" AND {column} IS NULL")),
            Patch::Set(id) => {
                values.push(Value::Integer(id));
                sql.push_str(&format!(" AND {column} = ?{}", values.len()));
            }
        }
    }
    if let Some(done) = filter.done {
        sql.push_str(if done { " AND t.done_at IS NOT NULL" } else { " AND t.done_at IS NULL" });
    }
    if let Some(planned) = filter.planned {
        sql.push_str(if planned { " AND t.schedule_id IS NOT NULL" } else { " AND t.schedule_id IS NULL" });
    }
    if let Some(text) = filter.text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        let pattern = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        values.push(Value::Text(format!("%{pattern}%")));
        sql.push_str(&format!(" AND t.title LIKE ?{} ESCAPE '\\'", values.len()));
    }
    (sql, values)
}

fn bound(values: &[Value]) -> Vec<&dyn ToSql> {
    values.iter().map(|value| value as &dyn ToSql).collect()
}

pub(super) fn total(tx: &ReadTx<'_>, filter: &Filter) -> Result<i64> {
    let (conditions, values) = conditions(filter);
    let sql = format!("SELECT count(*) FROM task t WHERE {conditions}");
    Ok(tx.sql().prepare_cached(&sql)?.query_row(&*bound(&values), |row| row.get(0))?)
}

/// One page in an order that the rows themselves know.
pub(super) fn list(
    tx: &ReadTx<'_>,
    filter: &Filter,
    sort: TaskSort,
    offset: u32,
    limit: u32,
) -> Result<Vec<TaskRecord>> {
    let (conditions, values) = conditions(filter);
    let order = match sort {
        TaskSort::Done => "t.done_at DESC, t.id DESC",
        TaskSort::List | TaskSort::Due => "t.done_at IS NOT NULL, t.position, t.id",
    };
    let sql = format!("{TASK} WHERE {conditions} ORDER BY {order} LIMIT {limit} OFFSET {offset}");
    let mut statement = tx.sql().prepare_cached(&sql)?;
    let rows = statement.query_map(&*bound(&values), record)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What tells when a task is due, without the rest of it.
pub(super) struct Time {
    pub uid: Uid,
    pub planned: Option<Planned>,
}

/// The time of a task as it is stored.
pub(super) struct Planned {
    pub schedule_id: i64,
    pub start: String,
    pub tz: String,
    pub duration_min: Option<i64>,
    pub all_day: bool,
    pub series: bool,
}

/// The times of all tasks that a filter lets through, in the order of their list.
pub(super) fn times(tx: &ReadTx<'_>, filter: &Filter) -> Result<Vec<Time>> {
    let (conditions, values) = conditions(filter);
    let sql = format!(
        "SELECT t.uid, s.id, s.start, s.tz, s.duration_min, s.all_day,
           s.rrule IS NOT NULL OR EXISTS (SELECT 1 FROM schedule_exception e WHERE e.schedule_id = s.id)
         FROM task t LEFT JOIN schedule s ON s.id = t.schedule_id
         WHERE {conditions} ORDER BY t.position, t.id"
    );
    let mut statement = tx.sql().prepare_cached(&sql)?;
    let rows = statement.query_map(&*bound(&values), |row| {
        let planned = match row.get::<_, Option<i64>>(1)? {
            Some(schedule_id) => Some(Planned {
                schedule_id,
                start: row.get(2)?,
                tz: row.get(3)?,
                duration_min: row.get(4)?,
                all_day: row.get(5)?,
                series: row.get(6)?,
            }),
            None => None,
        };
        Ok(Time { uid: row.get(0)?, planned })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Tasks of a checklist.
pub(super) fn of_activity(tx: &ReadTx<'_>, activity_id: i64) -> Result<Vec<TaskRecord>> {
    let mut statement = tx.sql().prepare_cached(&format!(
        "{TASK} WHERE t.activity_id = ?1 AND t.deleted_at IS NULL ORDER BY t.position, t.id"
    ))?;
    let rows = statement.query_map([activity_id], record)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many steps of each activity's checklist are done, and how many there are.
pub(super) fn checklists(tx: &ReadTx<'_>, activities: &[Uid]) -> Result<HashMap<Uid, (i64, i64)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT count(t.done_at), count(*) FROM activity a JOIN task t ON t.activity_id = a.id
         WHERE a.uid = ?1 AND t.deleted_at IS NULL",
    )?;
    let mut found = HashMap::with_capacity(activities.len());
    for uid in activities {
        found.insert(*uid, statement.query_row([uid], |row| Ok((row.get(0)?, row.get(1)?)))?);
    }
    Ok(found)
}

/// Makes a task of what a record says, at the end of its list.
pub(super) fn insert(tx: &mut WriteTx<'_>, new: &TaskRecord) -> Result<Uid> {
    let uid = tx.new_uid();
    tx.sql()
        .prepare_cached(
            "INSERT INTO task (uid, community_id, activity_id, content_id, title, schedule_id, owner_id, note,
               created_at, updated_at, custom, position)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10,
               (SELECT coalesce(max(position), 0) + 1 FROM task WHERE community_id = ?2))",
        )?
        .execute(params![
            uid,
            new.community_id,
            new.activity_id,
            new.content_id,
            new.title,
            new.schedule_id,
            new.owner_id,
            new.note,
            tx.now(),
            new.custom
        ])?;
    Ok(uid)
}

/// Writes one column; `column` is one of this domain's own names.
pub(super) fn set(tx: &WriteTx<'_>, uid: Uid, column: &str, value: &dyn ToSql) -> Result<()> {
    let sql = format!("UPDATE task SET {column} = ?2, updated_at = ?3 WHERE uid = ?1");
    let changed = tx.sql().prepare_cached(&sql)?.execute(params![uid, value, tx.now()])?;
    found(changed, "task", uid)
}

pub(super) fn patch<T: ToSql>(tx: &WriteTx<'_>, uid: Uid, column: &str, value: Patch<T>) -> Result<()> {
    match value {
        Patch::Keep => Ok(()),
        Patch::Clear => set(tx, uid, column, &rusqlite::types::Null),
        Patch::Set(value) => set(tx, uid, column, &value),
    }
}

/// When one date of a series was done.
pub(super) fn date_done_at(tx: &ReadTx<'_>, schedule_id: i64, original: &str) -> Result<Option<Millis>> {
    Ok(tx
        .sql()
        .prepare_cached("SELECT at FROM occurrence_done WHERE schedule_id = ?1 AND original = ?2")?
        .query_row(params![schedule_id, original], |row| row.get(0))
        .optional()?)
}

/// Says that one date of a series is done, or not after all.
pub(super) fn mark_date(
    tx: &mut WriteTx<'_>,
    schedule_id: i64,
    original: &str,
    at: Option<Millis>,
) -> Result<()> {
    match at {
        Some(at) => tx
            .sql()
            .prepare_cached(
                "INSERT INTO occurrence_done (uid, schedule_id, original, at, operator_id)
                 VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
            )?
            .execute(params![tx.new_uid(), schedule_id, original, at, tx.operator_id()])?,
        None => tx
            .sql()
            .prepare_cached("DELETE FROM occurrence_done WHERE schedule_id = ?1 AND original = ?2")?
            .execute(params![schedule_id, original])?,
    };
    Ok(())
}

/// Dates of a schedule that are done, with their rows.
pub(super) fn dates_done(tx: &ReadTx<'_>, schedule_id: i64) -> Result<Vec<(i64, String)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT id, original FROM occurrence_done WHERE schedule_id = ?1 ORDER BY original",
    )?;
    let rows = statement.query_map([schedule_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn rename_date(tx: &mut WriteTx<'_>, id: i64, schedule_id: i64, original: &str) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE occurrence_done SET schedule_id = ?2, original = ?3 WHERE id = ?1")?
        .execute(params![id, schedule_id, original])?;
    Ok(())
}
