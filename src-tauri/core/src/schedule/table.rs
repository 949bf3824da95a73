//! SQL of schedules and their exceptions.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Row, params};

use super::{
    model::{Exception, NewSchedule, Schedule, Tz, Window},
    series::Bounds,
    view::Overrides,
};
use crate::{
    Error, Result, Uid,
    recurrence::{Civil, Zone, civil_text, parse_civil},
    store::{ReadTx, Table, WriteTx},
    workspace::{from_name, name_of},
};

/// Tables of schedules. `last_start`, `begins` and `ends_before` are derived, so that a window is an index range.
pub const TABLES: &[Table] = &[
    Table::shared(
        "schedule",
        "CREATE TABLE schedule (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), kind TEXT NOT NULL, start TEXT NOT NULL,
           duration_min INTEGER, tz TEXT NOT NULL, all_day INTEGER NOT NULL, rrule TEXT,
           ical_uid TEXT NOT NULL UNIQUE, sequence INTEGER NOT NULL DEFAULT 0, related_to TEXT,
           last_start TEXT, begins TEXT NOT NULL, ends_before TEXT NOT NULL,
           created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT;
         CREATE INDEX schedule_window ON schedule (community_id, ends_before, begins);",
    ),
    Table::shared(
        "schedule_exception",
        "CREATE TABLE schedule_exception (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           schedule_id INTEGER NOT NULL REFERENCES schedule (id), original TEXT NOT NULL, kind TEXT NOT NULL,
           start TEXT, duration_min INTEGER, overrides TEXT NOT NULL DEFAULT '{}',
           UNIQUE (schedule_id, original)) STRICT;",
    ),
];

const SCHEDULE: &str =
    "SELECT s.id, s.uid, s.community_id, s.kind, s.start, s.duration_min, s.tz, s.all_day, s.rrule,
    s.last_start, s.ical_uid, s.sequence, s.related_to, s.created_at, s.updated_at FROM schedule s";

fn text_error(error: Error) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
}

fn civil(text: &str) -> rusqlite::Result<Civil> {
    parse_civil("start", text).map_err(text_error)
}

fn civil_at(row: &Row<'_>, column: usize) -> rusqlite::Result<Civil> {
    civil(row.get_ref(column)?.as_str()?)
}

fn civil_or_null(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Civil>> {
    row.get_ref(column)?.as_str_or_null()?.map(civil).transpose()
}

fn schedule(row: &Row<'_>) -> rusqlite::Result<Schedule> {
    Ok(Schedule {
        id: row.get(0)?,
        uid: row.get(1)?,
        community_id: row.get(2)?,
        kind: from_name(row.get(3)?)?,
        start: civil_at(row, 4)?,
        duration_min: row.get(5)?,
        tz: Tz::parse(row.get_ref(6)?.as_str()?).map_err(text_error)?,
        all_day: row.get(7)?,
        rrule: row.get(8)?,
        last_start: civil_or_null(row, 9)?,
        ical_uid: row.get(10)?,
        sequence: row.get(11)?,
        related_to: row.get(12)?,
        created_at: row.get(13)?,
        updated_at: row.get(14)?,
        exceptions: Vec::new(),
    })
}

fn exception(row: &Row<'_>) -> rusqlite::Result<(i64, Exception)> {
    let overrides = row.get_ref(5)?.as_str()?;
    let overrides = match overrides {
        "{}" => Overrides::default(),
        text => serde_json::from_str(text).map_err(|error| text_error(error.into()))?,
    };
    let exception = Exception {
        original: civil_at(row, 1)?,
        kind: from_name(row.get(2)?)?,
        start: civil_or_null(row, 3)?,
        duration_min: row.get(4)?,
        overrides,
    };
    Ok((row.get(0)?, exception))
}

/// The zone of a community.
pub(super) fn community_zone(tx: &ReadTx<'_>, community_id: i64) -> Result<Zone> {
    let name: String = tx
        .sql()
        .prepare_cached("SELECT tz FROM community WHERE id = ?1")?
        .query_row([community_id], |row| row.get(0))?;
    Zone::named(&name)
}

pub(super) fn get(tx: &ReadTx<'_>, id: i64) -> Result<Schedule> {
    let mut found = many(tx, "WHERE s.id = ?1", params![id])?;
    found.pop().ok_or_else(|| Error::not_found("schedule", id))
}

/// The civil bounds of what may have a date in the window: widened by more than any zone's offset.
pub fn civil_bounds(window: Window) -> (Civil, Civil) {
    const SLACK: i64 = 2 * 86_400_000;
    let utc = Zone::utc();
    (utc.civil_of(window.from.saturating_sub(SLACK)), utc.civil_of(window.to.saturating_add(SLACK)))
}

/// The schedules that may have a date in the window.
pub(super) fn in_window(tx: &ReadTx<'_>, community_id: i64, window: Window) -> Result<Vec<Schedule>> {
    let (from, to) = civil_bounds(window);
    many(
        tx,
        "WHERE s.community_id = ?1 AND s.ends_before > ?2 AND s.begins < ?3",
        params![community_id, civil_text(from), civil_text(to)],
    )
}

/// Schedules with their exceptions, these by original; `filter` names the schedule `s`. In no order of their own, because
/// sorting rows as wide as these costs more than reading them.
fn many(tx: &ReadTx<'_>, filter: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Vec<Schedule>> {
    let mut statement = tx.sql().prepare_cached(&format!("{SCHEDULE} {filter}"))?;
    let mut schedules = Vec::new();
    let mut rows = statement.query(values)?;
    while let Some(row) = rows.next()? {
        schedules.push(schedule(row)?);
    }
    let place: HashMap<i64, usize> =
        schedules.iter().enumerate().map(|(place, schedule)| (schedule.id, place)).collect();
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT e.schedule_id, e.original, e.kind, e.start, e.duration_min, e.overrides
         FROM schedule s JOIN schedule_exception e ON e.schedule_id = s.id {filter}"
    ))?;
    let mut rows = statement.query(values)?;
    while let Some(row) = rows.next()? {
        let (schedule_id, exception) = exception(row)?;
        if let Some(&at) = place.get(&schedule_id) {
            schedules[at].exceptions.push(exception);
        }
    }
    for schedule in &mut schedules {
        schedule.exceptions.sort_by_key(|exception| exception.original);
    }
    Ok(schedules)
}

/// These schedules.
pub fn of_ids(tx: &ReadTx<'_>, ids: &[i64]) -> Result<Vec<Schedule>> {
    many(tx, "WHERE s.id IN (SELECT value FROM json_each(?1))", params![serde_json::to_string(ids)?])
}

/// The bounds of these schedules in civil time, by row: when it begins, and what it ends before.
pub fn spans(tx: &ReadTx<'_>, ids: &[i64]) -> Result<HashMap<i64, (Civil, Civil)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT id, begins, ends_before FROM schedule WHERE id IN (SELECT value FROM json_each(?1))",
    )?;
    let rows = statement.query_map([serde_json::to_string(ids)?], |row| {
        Ok((row.get(0)?, (civil_at(row, 1)?, civil_at(row, 2)?)))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many schedules a community has, counted no further than `enough`.
pub fn count(tx: &ReadTx<'_>, community_id: i64, enough: u32) -> Result<u32> {
    Ok(tx
        .sql()
        .prepare_cached("SELECT count(*) FROM (SELECT 1 FROM schedule WHERE community_id = ?1 LIMIT ?2)")?
        .query_row(params![community_id, enough], |row| row.get(0))?)
}

pub(super) fn all_of(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<Schedule>> {
    many(tx, "WHERE s.community_id = ?1 ORDER BY s.id", params![community_id])
}

/// How calendar files name the schedules of a community, and the zones of their times.
pub(super) fn ical_names(tx: &ReadTx<'_>, community_id: i64) -> Result<HashMap<i64, (String, Tz)>> {
    let mut statement =
        tx.sql().prepare_cached("SELECT id, ical_uid, tz FROM schedule WHERE community_id = ?1")?;
    let rows = statement.query_map([community_id], |row| {
        let tz = Tz::parse(row.get_ref(2)?.as_str()?).map_err(text_error)?;
        Ok((row.get(0)?, (row.get(1)?, tz)))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn id_by_ical_uid(tx: &ReadTx<'_>, ical_uid: &str) -> Result<Option<i64>> {
    Ok(tx
        .sql()
        .prepare_cached("SELECT id FROM schedule WHERE ical_uid = ?1")?
        .query_row([ical_uid], |row| row.get(0))
        .optional()?)
}

pub(super) fn insert(tx: &mut WriteTx<'_>, new: &NewSchedule, bounds: &Bounds) -> Result<i64> {
    let uid = tx.new_uid();
    let now = tx.now();
    tx.sql()
        .prepare_cached(
            "INSERT INTO schedule (uid, community_id, kind, start, duration_min, tz, all_day, rrule, ical_uid, sequence,
               related_to, last_start, begins, ends_before, created_at, updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?15)",
        )?
        .execute(params![
            uid,
            new.community_id,
            name_of(&new.kind)?,
            civil_text(new.when.start),
            new.when.duration_min,
            new.when.tz,
            new.when.all_day,
            rule_text(new),
            ical_uid(new, uid),
            new.sequence,
            new.related_to,
            bounds.last_start.map(civil_text),
            civil_text(bounds.begins),
            civil_text(bounds.ends_before),
            now
        ])?;
    let id = tx.sql().last_insert_rowid();
    for exception in &new.exceptions {
        put_exception(tx, id, exception)?;
    }
    Ok(id)
}

/// The rule as it is stored: as it came, or in its normal form.
pub(super) fn rule_text(new: &NewSchedule) -> Option<String> {
    new.rrule.clone().or_else(|| new.when.rule.as_ref().map(ToString::to_string))
}

fn ical_uid(new: &NewSchedule, uid: Uid) -> String {
    new.ical_uid.clone().unwrap_or_else(|| uid.to_string())
}

/// Writes every column that an edit can change, and the derived ones.
pub(super) fn update(tx: &mut WriteTx<'_>, schedule: &Schedule, bounds: &Bounds) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE schedule SET start = ?2, duration_min = ?3, tz = ?4, all_day = ?5, rrule = ?6, sequence = ?7,
               last_start = ?8, begins = ?9, ends_before = ?10, updated_at = ?11 WHERE id = ?1",
        )?
        .execute(params![
            schedule.id,
            civil_text(schedule.start),
            schedule.duration_min,
            schedule.tz.text(),
            schedule.all_day,
            schedule.rrule,
            schedule.sequence,
            bounds.last_start.map(civil_text),
            civil_text(bounds.begins),
            civil_text(bounds.ends_before),
            tx.now()
        ])?;
    Ok(())
}

pub(super) fn put_exception(tx: &mut WriteTx<'_>, schedule_id: i64, exception: &Exception) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO schedule_exception (uid, schedule_id, original, kind, start, duration_min, overrides)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (schedule_id, original) DO UPDATE SET kind = excluded.kind, start = excluded.start,
               duration_min = excluded.duration_min, overrides = excluded.overrides",
        )?
        .execute(params![
            tx.new_uid(),
            schedule_id,
            civil_text(exception.original),
            name_of(&exception.kind)?,
            exception.start.map(civil_text),
            exception.duration_min,
            serde_json::to_string(&exception.overrides)?
        ])?;
    Ok(())
}

/// Makes the stored exceptions those of `wanted`, touching only rows that differ.
pub(super) fn replace_exceptions(
    tx: &mut WriteTx<'_>,
    schedule_id: i64,
    old: &[Exception],
    wanted: &[Exception],
) -> Result<()> {
    for gone in old.iter().filter(|old| !wanted.iter().any(|new| new.original == old.original)) {
        tx.sql()
            .prepare_cached("DELETE FROM schedule_exception WHERE schedule_id = ?1 AND original = ?2")?
            .execute(params![schedule_id, civil_text(gone.original)])?;
    }
    for new in wanted.iter().filter(|new| !old.contains(new)) {
        put_exception(tx, schedule_id, new)?;
    }
    Ok(())
}

pub(super) fn delete(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    tx.sql().prepare_cached("DELETE FROM schedule_exception WHERE schedule_id = ?1")?.execute([id])?;
    tx.sql().prepare_cached("DELETE FROM schedule WHERE id = ?1")?.execute([id])?;
    Ok(())
}
