//! SQL of activities and their channels; registrations and lists have files of their own.

mod list;
mod registrations;

use rusqlite::{OptionalExtension, Row, ToSql, params};

pub(super) use list::{Filter, ListRow, channels_of_many, list, total};
pub use registrations::{Attended, attendances, attended};
pub(super) use registrations::{
    NewRegistrationRow, RegistrationRow, counts_of, insert_registration, known, originals, originals_waiting,
    registered_by_date, registration, registrations, rename_registration, set_registration,
};

use super::view::ActivityFormat;
use crate::{
    Error, Result, Uid,
    clock::Millis,
    patch::Patch,
    store::{ReadTx, Table, WriteTx},
    workspace::{found, from_name, name_of},
};

/// Tables of activities.
pub const TABLES: &[Table] = &[
    Table::shared(
        "activity",
        "CREATE TABLE activity (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), title TEXT NOT NULL, format TEXT NOT NULL,
           place TEXT, link TEXT, host TEXT, capacity INTEGER, owner_id INTEGER REFERENCES operator (id),
           schedule_id INTEGER UNIQUE REFERENCES schedule (id), note TEXT, custom TEXT NOT NULL DEFAULT '{}',
           created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER) STRICT;
         CREATE INDEX activity_community ON activity (community_id) WHERE deleted_at IS NULL;
         CREATE INDEX activity_trash ON activity (deleted_at) WHERE deleted_at IS NOT NULL;",
    ),
    Table::shared(
        "activity_channel",
        "CREATE TABLE activity_channel (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           activity_id INTEGER NOT NULL REFERENCES activity (id),
           channel_id INTEGER NOT NULL REFERENCES channel (id), UNIQUE (activity_id, channel_id)) STRICT;
         CREATE INDEX activity_channel_channel ON activity_channel (channel_id);",
    ),
    Table::shared(
        "registration",
        "CREATE TABLE registration (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           activity_id INTEGER NOT NULL REFERENCES activity (id), original TEXT NOT NULL DEFAULT '',
           member_id INTEGER REFERENCES member (id), name TEXT NOT NULL, extra INTEGER NOT NULL DEFAULT 0,
           state TEXT NOT NULL, checked_in_at INTEGER, note TEXT, award TEXT, created_at INTEGER NOT NULL) STRICT;
         CREATE INDEX registration_date ON registration (activity_id, original, state);
         CREATE INDEX registration_member ON registration (member_id) WHERE member_id IS NOT NULL;",
    ),
];

/// An activity as it is stored.
#[derive(Debug, Clone)]
pub(super) struct ActivityRecord {
    pub id: i64,
    pub uid: Uid,
    pub community_id: i64,
    pub community: Uid,
    pub title: String,
    pub format: ActivityFormat,
    pub place: Option<String>,
    pub link: Option<String>,
    pub host: Option<String>,
    pub capacity: Option<i64>,
    pub owner: Option<Uid>,
    pub owner_id: Option<i64>,
    pub schedule_id: Option<i64>,
    pub note: Option<String>,
    pub custom: String,
    pub created_at: Millis,
    pub updated_at: Millis,
    pub deleted_at: Option<Millis>,
}

const ACTIVITY: &str =
    "SELECT a.id, a.uid, a.community_id, m.uid, a.title, a.format, a.place, a.link, a.host, a.capacity,
    o.uid, a.owner_id, a.schedule_id, a.note, a.created_at, a.updated_at, a.deleted_at, a.custom
  FROM activity a JOIN community m ON m.id = a.community_id LEFT JOIN operator o ON o.id = a.owner_id";

fn record(row: &Row<'_>) -> rusqlite::Result<ActivityRecord> {
    Ok(ActivityRecord {
        id: row.get(0)?,
        uid: row.get(1)?,
        community_id: row.get(2)?,
        community: row.get(3)?,
        title: row.get(4)?,
        format: from_name(row.get(5)?)?,
        place: row.get(6)?,
        link: row.get(7)?,
        host: row.get(8)?,
        capacity: row.get(9)?,
        owner: row.get(10)?,
        owner_id: row.get(11)?,
        schedule_id: row.get(12)?,
        note: row.get(13)?,
        created_at: row.get(14)?,
        updated_at: row.get(15)?,
        deleted_at: row.get(16)?,
        custom: row.get(17)?,
    })
}

pub(super) fn get(tx: &ReadTx<'_>, uid: Uid) -> Result<ActivityRecord> {
    tx.sql()
        .prepare_cached(&format!("{ACTIVITY} WHERE a.uid = ?1"))?
        .query_row([uid], record)
        .optional()?
        .ok_or_else(|| Error::not_found("activity", uid))
}

pub(super) fn by_schedule(tx: &ReadTx<'_>, schedule_id: i64) -> Result<Option<ActivityRecord>> {
    Ok(tx
        .sql()
        .prepare_cached(&format!("{ACTIVITY} WHERE a.schedule_id = ?1"))?
        .query_row([schedule_id], record)
        .optional()?)
}

/// The newest activity, of one format or of any: what the next one is probably like.
/// `+` keeps the planner from an index that finds everything and then sorts it; the newest row mostly fits.
pub(super) fn last_like(
    tx: &ReadTx<'_>,
    community_id: i64,
    format: Option<ActivityFormat>,
) -> Result<Option<ActivityRecord>> {
    let format = format.map(|format| name_of(&format)).transpose()?;
    Ok(tx
        .sql()
        .prepare_cached(&format!(
            "{ACTIVITY} WHERE +a.community_id = ?1 AND a.deleted_at IS NULL AND (?2 IS NULL OR a.format = ?2)
             ORDER BY a.id DESC LIMIT 1"
        ))?
        .query_row(params![community_id, format], record)
        .optional()?)
}

/// Makes an activity of what a record says; its id, uid and times are given anew.
pub(super) fn insert(tx: &mut WriteTx<'_>, new: &ActivityRecord) -> Result<(i64, Uid)> {
    let uid = tx.new_uid();
    tx.sql()
        .prepare_cached(
            "INSERT INTO activity (uid, community_id, title, format, place, link, host, capacity, owner_id, schedule_id,
               note, created_at, updated_at, custom)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12, ?13)",
        )?
        .execute(params![
            uid,
            new.community_id,
            new.title,
            name_of(&new.format)?,
            new.place,
            new.link,
            new.host,
            new.capacity,
            new.owner_id,
            new.schedule_id,
            new.note,
            tx.now(),
            new.custom
        ])?;
    Ok((tx.sql().last_insert_rowid(), uid))
}

/// Writes one column; `column` is one of this domain's own names.
pub(super) fn set(tx: &WriteTx<'_>, uid: Uid, column: &str, value: &dyn ToSql) -> Result<()> {
    let sql = format!("UPDATE activity SET {column} = ?2, updated_at = ?3 WHERE uid = ?1");
    let changed = tx.sql().prepare_cached(&sql)?.execute(params![uid, value, tx.now()])?;
    found(changed, "activity", uid)
}

pub(super) fn patch<T: ToSql>(tx: &WriteTx<'_>, uid: Uid, column: &str, value: Patch<T>) -> Result<()> {
    match value {
        Patch::Keep => Ok(()),
        Patch::Clear => set(tx, uid, column, &rusqlite::types::Null),
        Patch::Set(value) => set(tx, uid, column, &value),
    }
}

/// Row ids and uids of an activity's channels that are not in the trash, in the order of the channels.
pub(super) fn channels_of(tx: &ReadTx<'_>, activity_id: i64) -> Result<Vec<(i64, Uid)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT h.id, h.uid FROM activity_channel x JOIN channel h ON h.id = x.channel_id
         WHERE x.activity_id = ?1 AND h.deleted_at IS NULL ORDER BY h.position, h.id",
    )?;
    let rows = statement.query_map([activity_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Those that something new may go to: a group that is closed gets nothing any more.
pub(super) fn open_channels_of(tx: &ReadTx<'_>, activity_id: i64) -> Result<Vec<(i64, Uid)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT h.id, h.uid FROM activity_channel x JOIN channel h ON h.id = x.channel_id
         WHERE x.activity_id = ?1 AND h.deleted_at IS NULL AND h.state <> 'closed' ORDER BY h.position, h.id",
    )?;
    let rows = statement.query_map([activity_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn add_channel(tx: &mut WriteTx<'_>, activity_id: i64, channel_id: i64) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO activity_channel (uid, activity_id, channel_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        )?
        .execute(params![tx.new_uid(), activity_id, channel_id])?;
    Ok(())
}

pub(super) fn remove_channel(tx: &mut WriteTx<'_>, activity_id: i64, channel_id: i64) -> Result<()> {
    tx.sql()
        .prepare_cached("DELETE FROM activity_channel WHERE activity_id = ?1 AND channel_id = ?2")?
        .execute([activity_id, channel_id])?;
    Ok(())
}
