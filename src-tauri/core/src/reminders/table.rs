//! SQL of reminders and of their dates on this machine.

mod late;

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Row, params};

pub(super) use late::{communities, forget_late, tell_late};

use super::{
    model::Due,
    view::{Anchor, FireRef, ReminderInput, ReminderView, SubjectKind, WaitingReminder},
};
use crate::{
    Error, Result, Uid,
    clock::Millis,
    recurrence::Zone,
    store::{ReadTx, Table, WriteTx},
    tasks,
    workspace::{from_name, name_of},
};

/// Tables of reminders. The rows of dates, and how far they were made, belong to this machine.
pub const TABLES: &[Table] = &[
    Table::shared(
        "reminder",
        "CREATE TABLE reminder (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           schedule_id INTEGER NOT NULL REFERENCES schedule (id), anchor TEXT NOT NULL, lead_min INTEGER NOT NULL,
           quiet TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;
         CREATE INDEX reminder_schedule ON reminder (schedule_id);",
    ),
    Table::local(
        "reminder_fire",
        "CREATE TABLE reminder_fire (
           id INTEGER PRIMARY KEY, reminder_id INTEGER NOT NULL, original TEXT NOT NULL, due_at INTEGER NOT NULL,
           state TEXT NOT NULL, shown_at INTEGER, acked_at INTEGER, snooze_until INTEGER,
           UNIQUE (reminder_id, original)) STRICT;
         CREATE INDEX reminder_fire_due ON reminder_fire (state, due_at);",
    ),
    Table::local(
        "reminder_mark",
        "CREATE TABLE reminder_mark (
           reminder_id INTEGER PRIMARY KEY, until_at INTEGER NOT NULL, plan TEXT NOT NULL) STRICT;",
    ),
    Table::local(
        "reminder_look",
        "CREATE TABLE reminder_look (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL) STRICT;",
    ),
    Table::local(
        "late_notice",
        "CREATE TABLE late_notice (
           content_id INTEGER NOT NULL, original TEXT NOT NULL, at INTEGER NOT NULL,
           PRIMARY KEY (content_id, original)) STRICT, WITHOUT ROWID;",
    ),
];

/// The state of a schedule's times, as a text that differs when its dates may differ: its own edits, its exceptions, its
/// zone, the release of the zone database.
const PLAN: &str = "s.sequence || '/' || s.updated_at || '/' || s.start || '/' || coalesce(s.duration_min, '') || '/' ||
    coalesce(s.rrule, '') || '/' || s.tz || '/' || c.tz || '/' || r.anchor || '/' || r.lead_min || '/' ||
    (SELECT count(*) || '/' || total(e.id) || '/' || coalesce(group_concat(e.kind || e.original || coalesce(e.start, '')
            || coalesce(e.duration_min, '')), '')
     FROM schedule_exception e WHERE e.schedule_id = s.id) || '/' || ?1";

/// What a reminder is about, while that is neither in the trash nor done.
fn subject() -> String {
    format!(
        "JOIN schedule s ON s.id = r.schedule_id
         JOIN community c ON c.id = s.community_id AND c.deleted_at IS NULL
         JOIN (SELECT 'content' AS kind, id, uid, title, schedule_id FROM content
               WHERE deleted_at IS NULL AND state NOT IN ('published', 'evaluated')
               UNION ALL SELECT 'activity', id, uid, title, schedule_id FROM activity WHERE deleted_at IS NULL
               UNION ALL SELECT 'task', t.id, t.uid, t.title, t.schedule_id FROM task t
               WHERE t.done_at IS NULL AND {}
              ) x ON x.schedule_id = s.id",
        tasks::is_there("t")
    )
}

/// Whether one date of a series still needs anybody: its task is not done, its post is not everywhere it goes.
const OPEN: &str = "NOT EXISTS (SELECT 1 FROM occurrence_done d WHERE d.schedule_id = s.id AND d.original = f.original)
    AND NOT (x.kind = 'content' AND f.original <> '' AND coalesce(
          (SELECT min(coalesce(d.state, 'pending') IN ('sent', 'skipped')) FROM content_channel h
           JOIN channel g ON g.id = h.channel_id AND g.deleted_at IS NULL
           LEFT JOIN delivery d ON d.content_id = x.id AND d.channel_id = h.channel_id AND d.original = f.original
           WHERE h.content_id = x.id), 0))";

/// The reminders of every schedule of a community, by schedule row.
pub(super) fn of_community(tx: &ReadTx<'_>, community_id: i64) -> Result<HashMap<i64, Vec<(Anchor, i64)>>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT r.schedule_id, r.anchor, r.lead_min FROM reminder r JOIN schedule s ON s.id = r.schedule_id
         WHERE s.community_id = ?1 ORDER BY r.schedule_id, r.id",
    )?;
    let mut found: HashMap<i64, Vec<(Anchor, i64)>> = HashMap::new();
    let mut rows = statement.query([community_id])?;
    while let Some(row) = rows.next()? {
        found.entry(row.get(0)?).or_default().push((from_name(row.get(1)?)?, row.get(2)?));
    }
    Ok(found)
}

/// A reminder whose dates must be looked at again.
pub(super) struct Stale {
    pub reminder_id: i64,
    pub schedule_id: i64,
    pub anchor: Anchor,
    pub lead_min: i64,
    pub created_at: Millis,
    pub until_at: Option<Millis>,
    pub changed: bool,
    pub plan: String,
}

/// Reminders without dates, with dates of an older plan, or with fewer dates ahead than `enough`.
pub(super) fn stale(tx: &ReadTx<'_>, enough: Millis) -> Result<Vec<Stale>> {
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT * FROM (
           SELECT r.id, r.schedule_id, r.anchor, r.lead_min, r.created_at, m.until_at, m.plan AS old, {PLAN} AS new
           FROM reminder r JOIN schedule s ON s.id = r.schedule_id JOIN community c ON c.id = s.community_id
           LEFT JOIN reminder_mark m ON m.reminder_id = r.id)
         WHERE until_at IS NULL OR until_at < ?2 OR old <> new"
    ))?;
    let rows = statement.query_map(params![zone_release(), enough], |row| {
        let (old, plan): (Option<String>, String) = (row.get(6)?, row.get(7)?);
        Ok(Stale {
            reminder_id: row.get(0)?,
            schedule_id: row.get(1)?,
            anchor: from_name(row.get(2)?)?,
            lead_min: row.get(3)?,
            created_at: row.get(4)?,
            until_at: row.get(5)?,
            changed: old.is_some_and(|old| old != plan),
            plan,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn zone_release() -> &'static str {
    chrono_tz::IANA_TZDB_VERSION
}

/// Notes how far the dates of a reminder were made, and by which plan.
pub(super) fn mark(tx: &WriteTx<'_>, stale: &Stale, until_at: Millis) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO reminder_mark (reminder_id, until_at, plan) VALUES (?1, ?2, ?3)
             ON CONFLICT (reminder_id) DO UPDATE SET until_at = ?2, plan = ?3",
        )?
        .execute(params![stale.reminder_id, until_at, stale.plan])?;
    Ok(())
}

/// The dates of a reminder that wait to be shown: original and when it is due.
pub(super) fn open_dates(tx: &ReadTx<'_>, reminder_id: i64) -> Result<HashMap<String, Millis>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT original, due_at FROM reminder_fire WHERE reminder_id = ?1 AND state IN ('pending', 'firing')",
    )?;
    let rows = statement.query_map([reminder_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Forgets a date that was not shown and does not happen any more.
pub(super) fn forget(tx: &WriteTx<'_>, reminder_id: i64, original: &str) -> Result<()> {
    tx.sql()
        .prepare_cached("DELETE FROM reminder_fire WHERE reminder_id = ?1 AND original = ?2")?
        .execute(params![reminder_id, original])?;
    Ok(())
}

/// Makes a date wait. One that is known keeps its state, unless it was moved to another time.
pub(super) fn await_date(tx: &WriteTx<'_>, reminder_id: i64, original: &str, due_at: Millis) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO reminder_fire (reminder_id, original, due_at, state) VALUES (?1, ?2, ?3, 'pending')
             ON CONFLICT (reminder_id, original) DO UPDATE
             SET due_at = ?3, state = 'pending', shown_at = NULL, acked_at = NULL, snooze_until = NULL
             WHERE due_at <> ?3",
        )?
        .execute(params![reminder_id, original, due_at])?;
    Ok(())
}

/// Calls the date that is due then by another name; what was shown stays shown.
pub(super) fn rename_date(tx: &WriteTx<'_>, reminder_id: i64, due_at: Millis, original: &str) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE reminder_fire SET original = ?3 WHERE reminder_id = ?1 AND due_at = ?2 AND original <> ?3
               AND NOT EXISTS (SELECT 1 FROM reminder_fire WHERE reminder_id = ?1 AND original = ?3)",
        )?
        .execute(params![reminder_id, due_at, original])?;
    Ok(())
}

/// When the plan was last looked at, to a few minutes.
pub(super) fn last_look(tx: &ReadTx<'_>) -> Result<Option<Millis>> {
    let mut statement = tx.sql().prepare_cached("SELECT at FROM reminder_look")?;
    Ok(statement.query_row([], |row| row.get(0)).optional()?)
}

/// Notes that the plan was looked at now.
pub(super) fn set_last_look(tx: &WriteTx<'_>) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO reminder_look (id, at) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET at = ?1",
        )?
        .execute([tx.now()])?;
    Ok(())
}

/// Removes what belongs to reminders that are no more.
pub(super) fn sweep(tx: &WriteTx<'_>) -> Result<()> {
    for table in ["reminder_fire", "reminder_mark"] {
        tx.sql()
            .prepare_cached(&format!(
                "DELETE FROM {table} WHERE reminder_id NOT IN (SELECT id FROM reminder)"
            ))?
            .execute([])?;
    }
    Ok(())
}

/// Everything that is due and not shown, oldest first.
pub(super) fn due(tx: &ReadTx<'_>) -> Result<Vec<Due>> {
    let subject = subject();
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT f.id, r.id, r.uid, f.original, r.anchor, r.lead_min, r.quiet, f.due_at, s.community_id, x.title,
                x.kind, x.uid, s.all_day, s.tz, s.duration_min, c.uid,
                CASE WHEN EXISTS (SELECT 1 FROM community o WHERE o.deleted_at IS NULL AND o.id <> c.id) THEN c.name END
         FROM reminder_fire f JOIN reminder r ON r.id = f.reminder_id {subject}
         WHERE (f.state IN ('pending', 'firing') AND f.due_at <= ?1
            OR f.state = 'snoozed' AND f.snooze_until <= ?1) AND {OPEN}
         ORDER BY f.due_at, f.id"
    ))?;
    let rows = statement.query_map([tx.now()], |row| {
        Ok(Due {
            fire_id: row.get(0)?,
            reminder_id: row.get(1)?,
            fire: FireRef { reminder: row.get(2)?, original: row.get(3)? },
            anchor: from_name(row.get(4)?)?,
            lead_min: row.get(5)?,
            quiet: from_name(row.get(6)?)?,
            due_at: row.get(7)?,
            community_id: row.get(8)?,
            title: row.get(9)?,
            subject_kind: from_name(row.get(10)?)?,
            subject: row.get(11)?,
            whole_day: row.get(12)?,
            tz: row.get(13)?,
            duration_min: row.get(14)?,
            days_left: None,
            community: row.get(15)?,
            community_name: row.get(16)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A date is about to be shown; if the program ends now, it is shown at the next start.
pub(super) fn set_firing(tx: &WriteTx<'_>, fire_id: i64) -> Result<()> {
    tx.sql().prepare_cached("UPDATE reminder_fire SET state = 'firing' WHERE id = ?1")?.execute([fire_id])?;
    Ok(())
}

/// A date too old to be shown stands in the list.
pub(super) fn set_listed(tx: &WriteTx<'_>, fire_id: i64) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE reminder_fire SET state = 'shown', shown_at = ?2 WHERE id = ?1")?
        .execute(params![fire_id, tx.now()])?;
    Ok(())
}

/// The row of one date; nothing when its reminder is gone.
pub(super) fn fire_id(tx: &ReadTx<'_>, fire: &FireRef) -> Result<Option<i64>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT f.id FROM reminder_fire f JOIN reminder r ON r.id = f.reminder_id WHERE r.uid = ?1 AND f.original = ?2",
    )?;
    Ok(statement.query_row(params![fire.reminder, fire.original], |row| row.get(0)).optional()?)
}

/// A date was shown. An answer that came first stands.
pub(super) fn set_shown(tx: &WriteTx<'_>, fire_id: i64) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE reminder_fire SET state = 'shown', shown_at = ?2, snooze_until = NULL
             WHERE id = ?1 AND state = 'firing'",
        )?
        .execute(params![fire_id, tx.now()])?;
    Ok(())
}

/// A date needs nothing more.
pub(super) fn set_acknowledged(tx: &WriteTx<'_>, fire_id: i64) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE reminder_fire SET state = 'acked', acked_at = ?2, snooze_until = NULL WHERE id = ?1",
        )?
        .execute(params![fire_id, tx.now()])?;
    Ok(())
}

/// A date is to be shown again.
pub(super) fn set_snoozed(tx: &WriteTx<'_>, fire_id: i64, until: Millis) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE reminder_fire SET state = 'snoozed', shown_at = coalesce(shown_at, ?3), snooze_until = ?2
             WHERE id = ?1 AND state <> 'acked'",
        )?
        .execute(params![fire_id, until, tx.now()])?;
    Ok(())
}

/// What was shown or put off and has no answer yet, newest first.
pub(super) fn waiting(tx: &ReadTx<'_>) -> Result<Vec<WaitingReminder>> {
    let subject = subject();
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT r.uid, f.original, x.title, x.kind, x.uid, c.uid, f.due_at, f.due_at + r.lead_min * 60000, r.anchor,
                f.snooze_until, s.all_day
         FROM reminder_fire f JOIN reminder r ON r.id = f.reminder_id {subject}
         WHERE f.state IN ('shown', 'snoozed', 'firing') AND {OPEN} ORDER BY f.due_at DESC, f.id DESC LIMIT 500"
    ))?;
    let rows = statement.query_map([], |row| {
        Ok(WaitingReminder {
            fire: FireRef { reminder: row.get(0)?, original: row.get(1)? },
            title: row.get(2)?,
            subject_kind: from_name(row.get(3)?)?,
            subject: row.get(4)?,
            community: row.get(5)?,
            due_at: row.get(6)?,
            anchor_at: row.get(7)?,
            anchor: from_name(row.get(8)?)?,
            snooze_until: row.get(9)?,
            whole_day: row.get(10)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn reminder(row: &Row<'_>) -> rusqlite::Result<ReminderView> {
    Ok(ReminderView {
        uid: row.get(0)?,
        anchor: from_name(row.get(1)?)?,
        lead_min: row.get(2)?,
        quiet: from_name(row.get(3)?)?,
    })
}

/// The reminders of a schedule, farthest first.
pub(super) fn of_schedule(tx: &ReadTx<'_>, schedule_id: i64) -> Result<Vec<ReminderView>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT uid, anchor, lead_min, quiet FROM reminder WHERE schedule_id = ?1 ORDER BY lead_min DESC, id",
    )?;
    let rows = statement.query_map([schedule_id], reminder)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Adds a reminder.
pub(super) fn insert(tx: &WriteTx<'_>, schedule_id: i64, input: &ReminderInput) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO reminder (uid, schedule_id, anchor, lead_min, quiet, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            tx.new_uid(),
            schedule_id,
            name_of(&input.anchor)?,
            input.lead_min,
            name_of(&input.quiet)?,
            tx.now()
        ])?;
    Ok(())
}

/// Takes a reminder away.
pub(super) fn delete(tx: &WriteTx<'_>, uid: Uid) -> Result<()> {
    tx.sql().prepare_cached("DELETE FROM reminder WHERE uid = ?1")?.execute([uid])?;
    Ok(())
}

/// The schedule of something planned, if it has a time.
pub(super) fn schedule_of(tx: &ReadTx<'_>, kind: SubjectKind, uid: Uid) -> Result<Option<i64>> {
    let sql = match kind {
        SubjectKind::Content => "SELECT schedule_id FROM content WHERE uid = ?1",
        SubjectKind::Activity => "SELECT schedule_id FROM activity WHERE uid = ?1",
        SubjectKind::Task => "SELECT schedule_id FROM task WHERE uid = ?1",
    };
    let found = tx.sql().prepare_cached(sql)?.query_row([uid], |row| row.get(0)).optional()?;
    found.ok_or_else(|| Error::not_found(&name_of(&kind).unwrap_or_default(), uid))
}

/// The zone of a community.
pub(super) fn zone(tx: &ReadTx<'_>, community_id: i64) -> Result<Zone> {
    let mut statement = tx.sql().prepare_cached("SELECT tz FROM community WHERE id = ?1")?;
    let name: String = statement.query_row([community_id], |row| row.get(0))?;
    Zone::named(&name)
}
