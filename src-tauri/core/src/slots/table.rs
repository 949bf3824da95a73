//! SQL of slots.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Row, params};

use super::view::SlotDateItem;
use crate::{
    Error, Result, Uid,
    store::{ReadTx, Table, WriteTx},
    workspace::from_name,
};

/// Tables of slots.
pub const TABLES: &[Table] = &[
    Table::shared(
        "slot",
        "CREATE TABLE slot (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), name TEXT NOT NULL,
           pillar_id INTEGER REFERENCES pillar (id), owner_id INTEGER REFERENCES operator (id),
           schedule_id INTEGER NOT NULL UNIQUE REFERENCES schedule (id), skip_days_off INTEGER NOT NULL, note TEXT,
           position REAL NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT;
         CREATE INDEX slot_community ON slot (community_id, position);",
    ),
    Table::shared(
        "slot_channel",
        "CREATE TABLE slot_channel (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           slot_id INTEGER NOT NULL REFERENCES slot (id), channel_id INTEGER NOT NULL REFERENCES channel (id),
           UNIQUE (slot_id, channel_id)) STRICT;
         CREATE INDEX slot_channel_channel ON slot_channel (channel_id);",
    ),
    Table::shared(
        "slot_tag",
        "CREATE TABLE slot_tag (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           slot_id INTEGER NOT NULL REFERENCES slot (id), tag_id INTEGER NOT NULL REFERENCES tag (id),
           UNIQUE (slot_id, tag_id)) STRICT;
         CREATE INDEX slot_tag_tag ON slot_tag (tag_id);",
    ),
    Table::shared(
        "slot_item",
        "CREATE TABLE slot_item (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           slot_id INTEGER NOT NULL REFERENCES slot (id), original TEXT NOT NULL,
           content_id INTEGER NOT NULL UNIQUE REFERENCES content (id), UNIQUE (slot_id, original)) STRICT;",
    ),
];

/// A slot as it is stored.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    pub id: i64,
    pub uid: Uid,
    pub community_id: i64,
    pub community: Uid,
    pub name: String,
    pub pillar: Option<Uid>,
    pub owner: Option<Uid>,
    pub schedule_id: i64,
    pub skip_days_off: bool,
    pub note: Option<String>,
}

const SLOT: &str =
    "SELECT s.id, s.uid, s.community_id, m.uid, s.name, p.uid, o.uid, s.schedule_id, s.skip_days_off, s.note
  FROM slot s JOIN community m ON m.id = s.community_id LEFT JOIN pillar p ON p.id = s.pillar_id
  LEFT JOIN operator o ON o.id = s.owner_id";

fn slot(row: &Row<'_>) -> rusqlite::Result<Slot> {
    Ok(Slot {
        id: row.get(0)?,
        uid: row.get(1)?,
        community_id: row.get(2)?,
        community: row.get(3)?,
        name: row.get(4)?,
        pillar: row.get(5)?,
        owner: row.get(6)?,
        schedule_id: row.get(7)?,
        skip_days_off: row.get(8)?,
        note: row.get(9)?,
    })
}

pub(super) fn get(tx: &ReadTx<'_>, uid: Uid) -> Result<Slot> {
    tx.sql()
        .prepare_cached(&format!("{SLOT} WHERE s.uid = ?1"))?
        .query_row([uid], slot)
        .optional()?
        .ok_or_else(|| Error::not_found("slot", uid))
}

/// The slots of a community, in their order.
pub(super) fn of_community(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<Slot>> {
    let mut statement =
        tx.sql().prepare_cached(&format!("{SLOT} WHERE s.community_id = ?1 ORDER BY s.position, s.id"))?;
    let rows = statement.query_map([community_id], slot)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The slot and the date that an item was put into, whether it fills it now or not.
pub(super) fn of_content(tx: &ReadTx<'_>, content_id: i64) -> Result<Option<(Slot, String)>> {
    let found = tx
        .sql()
        .prepare_cached(
            "SELECT s.uid, x.original FROM slot_item x JOIN slot s ON s.id = x.slot_id WHERE x.content_id = ?1",
        )?
        .query_row([content_id], |row| Ok((row.get::<_, Uid>(0)?, row.get(1)?)))
        .optional()?;
    found.map(|(uid, original)| Ok((get(tx, uid)?, original))).transpose()
}

pub(super) struct NewSlot<'a> {
    pub community_id: i64,
    pub name: &'a str,
    pub pillar_id: Option<i64>,
    pub owner_id: Option<i64>,
    pub schedule_id: i64,
    pub skip_days_off: bool,
    pub note: Option<&'a str>,
}

/// Makes a slot after the others.
pub(super) fn insert(tx: &mut WriteTx<'_>, new: &NewSlot<'_>) -> Result<(i64, Uid)> {
    let uid = tx.new_uid();
    tx.sql()
        .prepare_cached(
            "INSERT INTO slot (uid, community_id, name, pillar_id, owner_id, schedule_id, skip_days_off, note,
               created_at, updated_at, position)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9,
               (SELECT coalesce(max(position), 0) + 1 FROM slot WHERE community_id = ?2))",
        )?
        .execute(params![
            uid,
            new.community_id,
            new.name,
            new.pillar_id,
            new.owner_id,
            new.schedule_id,
            new.skip_days_off,
            new.note,
            tx.now()
        ])?;
    Ok((tx.sql().last_insert_rowid(), uid))
}

/// Makes a copy of a slot with other dates.
pub(super) fn copy(tx: &mut WriteTx<'_>, slot: &Slot, schedule_id: i64) -> Result<i64> {
    let uid = tx.new_uid();
    tx.sql()
        .prepare_cached(
            "INSERT INTO slot (uid, community_id, name, pillar_id, owner_id, schedule_id, skip_days_off, note,
               created_at, updated_at, position)
             SELECT ?2, community_id, name, pillar_id, owner_id, ?3, skip_days_off, note, ?4, ?4, position
             FROM slot WHERE id = ?1",
        )?
        .execute(params![slot.id, uid, schedule_id, tx.now()])?;
    let id = tx.sql().last_insert_rowid();
    for (channel_id, _) in channels_of(tx, slot.id)? {
        add_channel(tx, id, channel_id)?;
    }
    for (tag_id, _) in tags_of(tx, slot.id)? {
        add_tag(tx, id, tag_id)?;
    }
    Ok(id)
}

/// Writes one column; `column` is one of this domain's own names.
pub(super) fn set(tx: &WriteTx<'_>, id: i64, column: &str, value: &dyn rusqlite::ToSql) -> Result<()> {
    let sql = format!("UPDATE slot SET {column} = ?2, updated_at = ?3 WHERE id = ?1");
    tx.sql().prepare_cached(&sql)?.execute(params![id, value, tx.now()])?;
    Ok(())
}

pub(super) fn forget_pillar(tx: &mut WriteTx<'_>, pillar_id: i64) -> Result<()> {
    tx.sql().prepare_cached("UPDATE slot SET pillar_id = NULL WHERE pillar_id = ?1")?.execute([pillar_id])?;
    Ok(())
}

/// Takes a slot away, with what ties items to it.
pub(super) fn remove(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    for sql in [
        "DELETE FROM slot_item WHERE slot_id = ?1",
        "DELETE FROM slot_channel WHERE slot_id = ?1",
        "DELETE FROM slot_tag WHERE slot_id = ?1",
        "DELETE FROM slot WHERE id = ?1",
    ] {
        tx.sql().prepare_cached(sql)?.execute([id])?;
    }
    Ok(())
}

/// The channels that what fills a slot now goes to, in their order: those that it names, and those that bear one of its tags.
pub(super) fn meant_by(tx: &ReadTx<'_>, slot_id: i64) -> Result<Vec<Uid>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT h.uid FROM channel h WHERE h.deleted_at IS NULL AND h.state <> 'closed' AND
           (h.id IN (SELECT channel_id FROM slot_channel WHERE slot_id = ?1)
            OR h.id IN (SELECT b.channel_id FROM slot_tag x JOIN channel_tag b ON b.tag_id = x.tag_id
                        WHERE x.slot_id = ?1))
         ORDER BY h.position, h.id",
    )?;
    let rows = statement.query_map([slot_id], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Row ids and identities of the tags whose channels a slot goes to.
pub(super) fn tags_of(tx: &ReadTx<'_>, slot_id: i64) -> Result<Vec<(i64, Uid)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT t.id, t.uid FROM slot_tag x JOIN tag t ON t.id = x.tag_id WHERE x.slot_id = ?1 ORDER BY t.id",
    )?;
    let rows = statement.query_map([slot_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn add_tag(tx: &mut WriteTx<'_>, slot_id: i64, tag_id: i64) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO slot_tag (uid, slot_id, tag_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        )?
        .execute(params![tx.new_uid(), slot_id, tag_id])?;
    Ok(())
}

pub(super) fn remove_tag(tx: &mut WriteTx<'_>, slot_id: i64, tag_id: i64) -> Result<()> {
    tx.sql()
        .prepare_cached("DELETE FROM slot_tag WHERE slot_id = ?1 AND tag_id = ?2")?
        .execute([slot_id, tag_id])?;
    Ok(())
}

/// Takes a tag off every slot: it is about to go.
pub fn drop_tag(tx: &mut WriteTx<'_>, tag_id: i64) -> Result<()> {
    tx.sql().prepare_cached("DELETE FROM slot_tag WHERE tag_id = ?1")?.execute([tag_id])?;
    Ok(())
}

/// Gives slots that go to one tag another instead.
pub fn move_tag(tx: &mut WriteTx<'_>, from_id: i64, into_id: i64) -> Result<()> {
    let mut statement = tx.sql().prepare_cached("SELECT slot_id FROM slot_tag WHERE tag_id = ?1")?;
    let slots: Vec<i64> =
        statement.query_map([from_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    drop(statement);
    for slot_id in slots {
        add_tag(tx, slot_id, into_id)?;
    }
    drop_tag(tx, from_id)
}

/// Row ids and identities of the channels that a slot names, in their order. A group in the trash or a closed
/// one gets nothing new.
pub(super) fn channels_of(tx: &ReadTx<'_>, slot_id: i64) -> Result<Vec<(i64, Uid)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT h.id, h.uid FROM slot_channel x JOIN channel h ON h.id = x.channel_id
         WHERE x.slot_id = ?1 AND h.deleted_at IS NULL AND h.state <> 'closed' ORDER BY h.position, h.id",
    )?;
    let rows = statement.query_map([slot_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn add_channel(tx: &mut WriteTx<'_>, slot_id: i64, channel_id: i64) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO slot_channel (uid, slot_id, channel_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        )?
        .execute(params![tx.new_uid(), slot_id, channel_id])?;
    Ok(())
}

pub(super) fn remove_channel(tx: &mut WriteTx<'_>, slot_id: i64, channel_id: i64) -> Result<()> {
    tx.sql()
        .prepare_cached("DELETE FROM slot_channel WHERE slot_id = ?1 AND channel_id = ?2")?
        .execute([slot_id, channel_id])?;
    Ok(())
}

/// What fills the dates of a slot with names in a range, by name. What lies in the trash or has no time fills nothing.
pub(super) fn items(
    tx: &ReadTx<'_>,
    slot_id: i64,
    from: &str,
    to: &str,
) -> Result<HashMap<String, SlotDateItem>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT x.original, c.uid, c.title, c.state FROM slot_item x JOIN content c ON c.id = x.content_id
         WHERE x.slot_id = ?1 AND x.original >= ?2 AND x.original < ?3
           AND c.deleted_at IS NULL AND c.schedule_id IS NOT NULL",
    )?;
    let rows = statement.query_map(params![slot_id, from, to], |row| {
        let item = SlotDateItem { uid: row.get(1)?, title: row.get(2)?, state: from_name(row.get(3)?)? };
        Ok((row.get(0)?, item))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The schedules of the items that still have to go out, each with its date's name and start.
pub(super) fn coming(tx: &ReadTx<'_>, slot_id: i64) -> Result<Vec<(i64, i64, String)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT c.id, c.schedule_id, x.original FROM slot_item x JOIN content c ON c.id = x.content_id
         WHERE x.slot_id = ?1 AND c.deleted_at IS NULL AND c.schedule_id IS NOT NULL
           AND c.state NOT IN ('published', 'evaluated')",
    )?;
    let rows = statement.query_map([slot_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Ties an item to a date; what either of them was tied to before is tied no more.
pub(super) fn put_item(tx: &mut WriteTx<'_>, slot_id: i64, original: &str, content_id: i64) -> Result<()> {
    tx.sql()
        .prepare_cached("DELETE FROM slot_item WHERE content_id = ?3 OR (slot_id = ?1 AND original = ?2)")?
        .execute(params![slot_id, original, content_id])?;
    tx.sql()
        .prepare_cached("INSERT INTO slot_item (uid, slot_id, original, content_id) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![tx.new_uid(), slot_id, original, content_id])?;
    Ok(())
}

pub(super) fn remove_item(tx: &mut WriteTx<'_>, slot_id: i64, original: &str) -> Result<()> {
    tx.sql()
        .prepare_cached("DELETE FROM slot_item WHERE slot_id = ?1 AND original = ?2")?
        .execute(params![slot_id, original])?;
    Ok(())
}

/// Row ids and names of all dates that items are tied to.
pub(super) fn originals(tx: &ReadTx<'_>, slot_id: i64) -> Result<Vec<(i64, String)>> {
    let mut statement =
        tx.sql().prepare_cached("SELECT id, original FROM slot_item WHERE slot_id = ?1 ORDER BY id")?;
    let rows = statement.query_map([slot_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn rename_item(tx: &mut WriteTx<'_>, id: i64, slot_id: i64, original: &str) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE slot_item SET slot_id = ?2, original = ?3 WHERE id = ?1")?
        .execute(params![id, slot_id, original])?;
    Ok(())
}
