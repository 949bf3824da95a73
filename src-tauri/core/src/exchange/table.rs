//! SQL of what came in calendar files, of files that are kept current, and of the records that an import makes.
//!
//! An import writes activities and tasks as they came, without the defaults and checks of a form: a title of a thousand
//! characters is somebody's title.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, params};

use super::{
    model::{Item, ItemKind, Kept, Part},
    view::KeptFile,
};
use crate::{
    Result, Uid,
    clock::Millis,
    schedule::Kind,
    store::{ReadTx, Table, WriteTx},
    workspace::{from_name, name_of},
};

/// Tables of calendar exchange.
pub const TABLES: &[Table] = &[
    Table::shared(
        "ics_source",
        "CREATE TABLE ics_source (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), ical_uid TEXT NOT NULL, kind TEXT NOT NULL,
           subject_id INTEGER NOT NULL, schedule_id INTEGER, sequence INTEGER NOT NULL, digest TEXT NOT NULL,
           UNIQUE (community_id, ical_uid)) STRICT;",
    ),
    Table::shared(
        "ics_component",
        "CREATE TABLE ics_component (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), ical_uid TEXT NOT NULL,
           original TEXT NOT NULL, part TEXT NOT NULL, raw TEXT NOT NULL) STRICT;
         CREATE INDEX ics_component_uid ON ics_component (community_id, ical_uid);",
    ),
    Table::local(
        "kept_file",
        "CREATE TABLE kept_file (
           id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, selection TEXT NOT NULL, written_at INTEGER,
           problem TEXT) STRICT;",
    ),
];

/// Tables that an import of new things only inserts into.
pub(super) const BULK: &[&str] =
    &["schedule", "schedule_exception", "activity", "task", "ics_source", "ics_component"];

/// What is known of an item that came before.
#[derive(Debug, Clone)]
pub(super) struct Source {
    pub kind: Kind,
    pub subject_id: i64,
    pub schedule_id: Option<i64>,
    pub sequence: i64,
    pub digest: String,
}

pub(super) fn source(tx: &ReadTx<'_>, community_id: i64, ical_uid: &str) -> Result<Option<Source>> {
    Ok(tx
        .sql()
        .prepare_cached(
            "SELECT kind, subject_id, schedule_id, sequence, digest FROM ics_source
             WHERE community_id = ?1 AND ical_uid = ?2",
        )?
        .query_row(params![community_id, ical_uid], |row| {
            Ok(Source {
                kind: from_name(row.get(0)?)?,
                subject_id: row.get(1)?,
                schedule_id: row.get(2)?,
                sequence: row.get(3)?,
                digest: row.get(4)?,
            })
        })
        .optional()?)
}

/// Inserts the record of an item, with where it came from; its row.
pub(super) fn insert_item(
    tx: &mut WriteTx<'_>,
    community_id: i64,
    item: &Item,
    title: &str,
    schedule_id: Option<i64>,
) -> Result<i64> {
    let uid = tx.new_uid();
    let now = tx.now();
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    match item.kind {
        ItemKind::Event => tx
            .sql()
            .prepare_cached(
                "INSERT INTO activity (uid, community_id, title, format, place, link, schedule_id, note, created_at,
                   updated_at) VALUES (?1, ?2, ?3, 'other', ?4, ?5, ?6, ?7, ?8, ?8)",
            )?
            .execute(params![
                uid, community_id, title, text(&item.place), text(&item.link), schedule_id, text(&item.note), now
            ])?,
        ItemKind::Todo => tx
            .sql()
            .prepare_cached(
                "INSERT INTO task (uid, community_id, title, schedule_id, done_at, position, note, created_at,
                   updated_at) VALUES (?1, ?2, ?3, ?4, ?5,
                   (SELECT coalesce(max(position), 0) + 1 FROM task WHERE community_id = ?2), ?6, ?7, ?7)",
            )?
            .execute(params![uid, community_id, title, schedule_id, item.done_at, text(&item.note), now])?,
    };
    Ok(tx.sql().last_insert_rowid())
}

/// Gives a record the words that its file says now; without a title it keeps its own.
pub(super) fn update_words(
    tx: &mut WriteTx<'_>,
    kind: Kind,
    id: i64,
    title: Option<&str>,
    item: &Item,
) -> Result<()> {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let (now, note) = (tx.now(), text(&item.note));
    match kind {
        Kind::Activity => tx
            .sql()
            .prepare_cached(
                "UPDATE activity SET title = coalesce(?2, title), note = ?3, place = ?4, link = ?5, updated_at = ?6
                 WHERE id = ?1",
            )?
            .execute(params![id, title, note, text(&item.place), text(&item.link), now])?,
        Kind::Content => tx
            .sql()
            .prepare_cached(
                "UPDATE content SET title = coalesce(?2, title), note = ?3, updated_at = ?4 WHERE id = ?1",
            )?
            .execute(params![id, title, note, now])?,
        // What was done here stays done.
        Kind::Task => tx
            .sql()
            .prepare_cached(
                "UPDATE task SET title = coalesce(?2, title), note = ?3, done_at = coalesce(?4, done_at),
                   updated_at = ?5 WHERE id = ?1",
            )?
            .execute(params![id, title, note, item.done_at, now])?,
        Kind::Ritual => 0,
    };
    Ok(())
}

/// Gives a record the schedule that its file made for it.
pub(super) fn set_schedule(tx: &mut WriteTx<'_>, kind: Kind, id: i64, schedule_id: i64) -> Result<()> {
    let table = name_of(&kind)?;
    tx.sql()
        .prepare_cached(&format!("UPDATE {table} SET schedule_id = ?2 WHERE id = ?1"))?
        .execute([id, schedule_id])?;
    Ok(())
}

/// The record of which a schedule is the time, also when it lies in the trash.
pub(super) fn subject_of(tx: &ReadTx<'_>, kind: Kind, schedule_id: i64) -> Result<Option<i64>> {
    if kind == Kind::Ritual {
        return Ok(None);
    }
    let table = name_of(&kind)?;
    Ok(tx
        .sql()
        .prepare_cached(&format!("SELECT id FROM {table} WHERE schedule_id = ?1"))?
        .query_row([schedule_id], |row| row.get(0))
        .optional()?)
}

pub(super) fn insert_source(
    tx: &mut WriteTx<'_>,
    community_id: i64,
    item: &Item,
    subject_id: i64,
    schedule_id: Option<i64>,
) -> Result<()> {
    let kind = if item.kind == ItemKind::Todo { Kind::Task } else { Kind::Activity };
    tx.sql()
        .prepare_cached(
            "INSERT INTO ics_source (uid, community_id, ical_uid, kind, subject_id, schedule_id, sequence, digest)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            tx.new_uid(),
            community_id,
            item.uid,
            name_of(&kind)?,
            subject_id,
            schedule_id,
            item.sequence,
            item.digest
        ])?;
    Ok(())
}

pub(super) fn update_source(
    tx: &mut WriteTx<'_>,
    community_id: i64,
    item: &Item,
    schedule_id: Option<i64>,
) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE ics_source SET sequence = ?3, digest = ?4, schedule_id = ?5
             WHERE community_id = ?1 AND ical_uid = ?2",
        )?
        .execute(params![community_id, item.uid, item.sequence, item.digest, schedule_id])?;
    Ok(())
}

pub(super) fn insert_kept(
    tx: &mut WriteTx<'_>,
    community_id: i64,
    ical_uid: &str,
    kept: &Kept,
) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO ics_component (uid, community_id, ical_uid, original, part, raw)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            tx.new_uid(),
            community_id,
            ical_uid,
            kept.original,
            name_of(&kept.part)?,
            kept.raw
        ])?;
    Ok(())
}

pub(super) fn remove_kept(tx: &mut WriteTx<'_>, community_id: i64, ical_uid: &str) -> Result<()> {
    tx.sql()
        .prepare_cached("DELETE FROM ics_component WHERE community_id = ?1 AND ical_uid = ?2")?
        .execute(params![community_id, ical_uid])?;
    Ok(())
}

/// Whether something was put aside under that UID already, word for word.
pub(super) fn has_kept(tx: &ReadTx<'_>, community_id: i64, ical_uid: &str, raw: &str) -> Result<bool> {
    Ok(tx
        .sql()
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM ics_component WHERE community_id = ?1 AND ical_uid = ?2 AND raw = ?3)",
        )?
        .query_row(params![community_id, ical_uid, raw], |row| row.get(0))?)
}

/// Everything of a community that came in files, by UID.
pub(super) fn kept_of(tx: &ReadTx<'_>, community_id: i64) -> Result<HashMap<String, Vec<Kept>>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT ical_uid, original, part, raw FROM ics_component WHERE community_id = ?1 ORDER BY id",
    )?;
    let mut kept: HashMap<String, Vec<Kept>> = HashMap::new();
    let mut rows = statement.query([community_id])?;
    while let Some(row) = rows.next()? {
        let part: Part = from_name(row.get(2)?)?;
        kept.entry(row.get(0)?).or_default().push(Kept { original: row.get(1)?, part, raw: row.get(3)? });
    }
    Ok(kept)
}

/// The UIDs under which records came, by kind and row. A schedule has another one when it was made here later, or when
/// the same calendar is in another community already.
pub fn uids_as_they_came(tx: &ReadTx<'_>, community_id: i64) -> Result<HashMap<(Kind, i64), String>> {
    let mut statement = tx
        .sql()
        .prepare_cached("SELECT kind, subject_id, ical_uid FROM ics_source WHERE community_id = ?1")?;
    let rows = statement
        .query_map([community_id], |row| Ok(((from_name(row.get(0)?)?, row.get(1)?), row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn task_exists(tx: &ReadTx<'_>, community_id: i64, uid: Uid) -> Result<bool> {
    Ok(tx
        .sql()
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM task WHERE uid = ?1 AND community_id = ?2)")?
        .query_row(params![uid, community_id], |row| row.get(0))?)
}

/// When a record was changed last, without its times.
pub(super) fn updated_at(tx: &ReadTx<'_>, kind: Kind, id: i64) -> Result<Millis> {
    let sql = format!("SELECT updated_at FROM {} WHERE id = ?1", name_of(&kind)?);
    Ok(tx.sql().prepare_cached(&sql)?.query_row([id], |row| row.get(0))?)
}

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lives {
    Here,
    InTheTrash,
    /// It was ended for good.
    Nowhere,
}

pub(super) fn lives(tx: &ReadTx<'_>, kind: Kind, id: i64) -> Result<Lives> {
    let table = name_of(&kind)?;
    let trashed = tx
        .sql()
        .prepare_cached(&format!("SELECT deleted_at IS NOT NULL FROM {table} WHERE id = ?1"))?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(match trashed {
        None => Lives::Nowhere,
        Some(true) => Lives::InTheTrash,
        Some(false) => Lives::Here,
    })
}

/// Forgets that an item ever came, with what was kept of it.
pub(super) fn forget_source(tx: &mut WriteTx<'_>, community_id: i64, ical_uid: &str) -> Result<()> {
    tx.sql()
        .prepare_cached("DELETE FROM ics_source WHERE community_id = ?1 AND ical_uid = ?2")?
        .execute(params![community_id, ical_uid])?;
    remove_kept(tx, community_id, ical_uid)
}

/// What is kept of an item beside its properties, as it came.
pub(super) fn kept_inside(tx: &ReadTx<'_>, community_id: i64, ical_uid: &str) -> Result<Vec<String>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT raw FROM ics_component WHERE community_id = ?1 AND ical_uid = ?2 AND part = ?3 AND original = ''",
    )?;
    let rows =
        statement.query_map(params![community_id, ical_uid, name_of(&Part::Inside)?], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn kept_files(tx: &ReadTx<'_>) -> Result<Vec<KeptFile>> {
    let mut statement = tx
        .sql()
        .prepare_cached("SELECT path, selection, written_at, problem FROM kept_file ORDER BY path")?;
    let rows = statement.query_map([], |row| {
        let selection: String = row.get(1)?;
        let problem: Option<String> = row.get(3)?;
        Ok((row.get(0)?, selection, row.get(2)?, problem))
    })?;
    let mut files = Vec::new();
    for row in rows {
        let (path, selection, written_at, problem) = row?;
        let problem = problem.as_deref().map(serde_json::from_str).transpose()?;
        files.push(KeptFile { path, selection: serde_json::from_str(&selection)?, written_at, problem });
    }
    Ok(files)
}

pub(super) fn put_kept_file(tx: &mut WriteTx<'_>, path: &str, selection: &str) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO kept_file (path, selection) VALUES (?1, ?2)
             ON CONFLICT (path) DO UPDATE SET selection = excluded.selection",
        )?
        .execute(params![path, selection])?;
    Ok(())
}

pub(super) fn remove_kept_file(tx: &mut WriteTx<'_>, path: &str) -> Result<()> {
    tx.sql().prepare_cached("DELETE FROM kept_file WHERE path = ?1")?.execute([path])?;
    Ok(())
}

pub(super) fn note_kept_file(
    tx: &mut WriteTx<'_>,
    path: &str,
    written_at: Option<Millis>,
    problem: Option<&crate::Error>,
) -> Result<()> {
    let problem = problem.map(serde_json::to_string).transpose()?;
    tx.sql()
        .prepare_cached(
            "UPDATE kept_file SET written_at = coalesce(?2, written_at), problem = ?3 WHERE path = ?1",
        )?
        .execute(params![path, written_at, problem])?;
    Ok(())
}
