//! SQL of channels and their tags.

use std::collections::HashMap;

use rusqlite::{Row, params};

use super::view::{AddChannel, ChannelView, EditChannel};
use crate::{
    Error, Result, Uid,
    clock::Millis,
    patch::Patch,
    store::{ReadTx, Table, WriteTx},
    workspace::{Tag, TagKind, custom_of, found, from_name, name_of, row_id, set_custom},
};

/// Tables of channels.
pub const TABLES: &[Table] = &[
    Table::shared(
        "channel",
        "CREATE TABLE channel (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), kind TEXT NOT NULL, is_group INTEGER NOT NULL,
           name TEXT NOT NULL, number TEXT, account TEXT, operator_id INTEGER REFERENCES operator (id),
           opened_on TEXT, state TEXT NOT NULL, capacity INTEGER, link TEXT, color TEXT,
           qr_expires_on TEXT, qr_attachment_id INTEGER REFERENCES attachment (id),
           announcement TEXT, announcement_at INTEGER, announcement_review_on TEXT, note TEXT,
           custom TEXT NOT NULL DEFAULT '{}', position REAL NOT NULL,
           created_at INTEGER NOT NULL, deleted_at INTEGER) STRICT;
         CREATE INDEX channel_community ON channel (community_id, position);",
    ),
    Table::shared(
        "channel_tag",
        "CREATE TABLE channel_tag (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           channel_id INTEGER NOT NULL REFERENCES channel (id), tag_id INTEGER NOT NULL REFERENCES tag (id),
           UNIQUE (channel_id, tag_id)) STRICT;
         CREATE INDEX channel_tag_tag ON channel_tag (tag_id);",
    ),
];

const CHANNEL: &str = "SELECT c.uid, m.uid, c.kind, c.is_group, c.name, c.number, c.account, o.uid, c.opened_on, c.state,
    c.capacity, c.link, c.color, c.qr_expires_on, c.announcement, c.announcement_at, c.note, c.deleted_at, c.id,
    q.uid, c.custom, c.announcement_review_on
  FROM channel c JOIN community m ON m.id = c.community_id LEFT JOIN operator o ON o.id = c.operator_id
  LEFT JOIN attachment q ON q.id = c.qr_attachment_id";

fn channel(row: &Row<'_>) -> rusqlite::Result<(i64, ChannelView)> {
    let view = ChannelView {
        uid: row.get(0)?,
        community: row.get(1)?,
        kind: from_name(row.get(2)?)?,
        is_group: row.get(3)?,
        name: row.get(4)?,
        number: row.get(5)?,
        account: row.get(6)?,
        operator: row.get(7)?,
        opened_on: row.get(8)?,
        state: from_name(row.get(9)?)?,
        capacity: row.get(10)?,
        link: row.get(11)?,
        color: row.get(12)?,
        qr_picture: row.get(19)?,
        qr_expires_on: row.get(13)?,
        announcement: row.get(14)?,
        announcement_at: row.get(15)?,
        announcement_review_on: row.get(21)?,
        note: row.get(16)?,
        custom: custom_of(&row.get::<_, String>(20)?),
        tags: Vec::new(),
        deleted_at: row.get(17)?,
    };
    Ok((row.get(18)?, view))
}

pub(super) fn list(
    tx: &ReadTx<'_>,
    community_id: i64,
    is_group: Option<bool>,
    trashed: bool,
) -> Result<Vec<ChannelView>> {
    let mut statement = tx.sql().prepare_cached(&format!(
        "{CHANNEL} WHERE c.community_id = ?1 AND (?2 IS NULL OR c.is_group = ?2)
           AND (c.deleted_at IS NOT NULL) = ?3 ORDER BY c.position, c.id"
    ))?;
    let rows = statement.query_map(params![community_id, is_group, trashed], channel)?;
    let mut channels = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut tags = tx.sql().prepare_cached(
        "SELECT x.channel_id, t.uid, t.name, t.color FROM channel_tag x JOIN tag t ON t.id = x.tag_id
         JOIN channel c ON c.id = x.channel_id WHERE c.community_id = ?1 ORDER BY t.name",
    )?;
    let mut rows = tags.query([community_id])?;
    let place: HashMap<i64, usize> =
        channels.iter().enumerate().map(|(place, (id, _))| (*id, place)).collect();
    while let Some(row) = rows.next()? {
        if let Some(&at) = place.get(&row.get(0)?) {
            let tag = Tag { uid: row.get(1)?, kind: TagKind::Channel, name: row.get(2)?, color: row.get(3)? };
            channels[at].1.tags.push(tag);
        }
    }
    Ok(channels.into_iter().map(|(_, view)| view).collect())
}

pub(super) fn get(tx: &ReadTx<'_>, uid: Uid) -> Result<ChannelView> {
    let mut statement = tx.sql().prepare_cached(&format!("{CHANNEL} WHERE c.uid = ?1"))?;
    let mut rows = statement.query([uid])?;
    let row = rows.next()?.ok_or_else(|| Error::not_found("channel", uid))?;
    let (id, mut view) = channel(row)?;
    let mut tags = tx.sql().prepare_cached(
        "SELECT t.uid, t.name, t.color FROM channel_tag x JOIN tag t ON t.id = x.tag_id
         WHERE x.channel_id = ?1 ORDER BY t.name",
    )?;
    let tags = tags.query_map([id], |row| {
        Ok(Tag { uid: row.get(0)?, kind: TagKind::Channel, name: row.get(1)?, color: row.get(2)? })
    })?;
    view.tags = tags.collect::<rusqlite::Result<_>>()?;
    Ok(view)
}

pub(super) struct NewChannel<'a> {
    pub community_id: i64,
    pub operator_id: Option<i64>,
    pub state: &'a str,
    pub capacity: Option<i64>,
    pub input: &'a AddChannel,
}

pub(super) fn insert(tx: &mut WriteTx<'_>, new: &NewChannel<'_>) -> Result<(i64, Uid)> {
    let uid = tx.new_uid();
    let input = new.input;
    tx.sql()
        .prepare_cached(
            "INSERT INTO channel (uid, community_id, kind, is_group, name, number, account, operator_id, opened_on,
               state, capacity, link, qr_expires_on, announcement, announcement_at, note, created_at, position)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
               (SELECT coalesce(max(position), 0) + 1 FROM channel WHERE community_id = ?2))",
        )?
        .execute(params![
            uid,
            new.community_id,
            name_of(&input.kind)?,
            input.kind.is_group(),
            input.name.trim(),
            input.number,
            input.account,
            new.operator_id,
            input.opened_on,
            new.state,
            new.capacity,
            input.link,
            input.qr_expires_on,
            input.announcement,
            input.announcement.as_ref().map(|_| tx.now()),
            input.note,
            tx.now()
        ])?;
    Ok((tx.sql().last_insert_rowid(), uid))
}

/// Writes one column; `column` is one of this file's own names.
fn set(tx: &WriteTx<'_>, uid: Uid, column: &str, value: &dyn rusqlite::ToSql) -> Result<()> {
    let sql = format!("UPDATE channel SET {column} = ?2 WHERE uid = ?1");
    let changed = tx.sql().prepare_cached(&sql)?.execute(params![uid, value])?;
    found(changed, "channel", uid)
}

fn patch<T: rusqlite::ToSql>(tx: &WriteTx<'_>, uid: Uid, column: &str, value: Patch<T>) -> Result<()> {
    match value {
        Patch::Keep => Ok(()),
        Patch::Clear => set(tx, uid, column, &rusqlite::types::Null),
        Patch::Set(value) => set(tx, uid, column, &value),
    }
}

pub(super) fn update(tx: &mut WriteTx<'_>, edit: EditChannel) -> Result<()> {
    let uid = edit.uid;
    row_id(tx, "channel", uid)?;
    if let Some(name) = &edit.name {
        set(tx, uid, "name", &name.trim())?;
    }
    if let Some(kind) = edit.kind {
        set(tx, uid, "kind", &name_of(&kind)?)?;
        set(tx, uid, "is_group", &kind.is_group())?;
    }
    if let Some(state) = edit.state {
        set(tx, uid, "state", &name_of(&state)?)?;
    }
    let operator_id = edit.operator.try_map(|operator| row_id(tx, "operator", operator))?;
    let qr_attachment_id = edit.qr_picture.try_map(|picture| row_id(tx, "attachment", picture))?;
    if edit.announcement.is_some() {
        set(tx, uid, "announcement_at", &tx.now())?;
    }
    patch(tx, uid, "number", edit.number)?;
    patch(tx, uid, "account", edit.account)?;
    patch(tx, uid, "operator_id", operator_id)?;
    patch(tx, uid, "opened_on", edit.opened_on)?;
    patch(tx, uid, "link", edit.link)?;
    patch(tx, uid, "color", edit.color)?;
    patch(tx, uid, "qr_attachment_id", qr_attachment_id)?;
    patch(tx, uid, "qr_expires_on", edit.qr_expires_on)?;
    patch(tx, uid, "announcement", edit.announcement)?;
    patch(tx, uid, "announcement_review_on", edit.announcement_review_on)?;
    patch(tx, uid, "note", edit.note)?;
    set_custom(tx, "channel", uid, &edit.custom)
}

pub(super) fn set_capacity(tx: &mut WriteTx<'_>, id: i64, capacity: Option<i64>) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE channel SET capacity = ?2 WHERE id = ?1 AND capacity IS NOT ?2")?
        .execute(params![id, capacity])?;
    Ok(())
}

pub(super) fn mark(tx: &mut WriteTx<'_>, uid: Uid, deleted_at: Option<Millis>) -> Result<()> {
    set(tx, uid, "deleted_at", &deleted_at)
}

pub(super) fn add_tag(tx: &mut WriteTx<'_>, channel_id: i64, tag_id: i64) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO channel_tag (uid, channel_id, tag_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        )?
        .execute(params![tx.new_uid(), channel_id, tag_id])?;
    Ok(())
}

pub(super) fn remove_tag(tx: &mut WriteTx<'_>, channel_id: i64, tag: &str) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "DELETE FROM channel_tag WHERE channel_id = ?1
               AND tag_id IN (SELECT id FROM tag WHERE kind = 'channel' AND name = ?2)",
        )?
        .execute(params![channel_id, tag])?;
    Ok(())
}

/// Gives what bears one tag another instead; who bears both keeps one.
pub fn move_tag(tx: &mut WriteTx<'_>, from_id: i64, into_id: i64) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE channel_tag SET tag_id = ?2 WHERE tag_id = ?1
               AND channel_id NOT IN (SELECT channel_id FROM channel_tag WHERE tag_id = ?2)",
        )?
        .execute(params![from_id, into_id])?;
    drop_tag(tx, from_id)
}

/// Takes a tag off everything that bears it.
pub fn drop_tag(tx: &mut WriteTx<'_>, tag_id: i64) -> Result<()> {
    tx.sql().prepare_cached("DELETE FROM channel_tag WHERE tag_id = ?1")?.execute([tag_id])?;
    Ok(())
}

/// How many bear a tag, those in the trash too.
pub fn bearing(tx: &ReadTx<'_>, tag_id: i64) -> Result<u32> {
    let mut statement = tx.sql().prepare_cached("SELECT count(*) FROM channel_tag WHERE tag_id = ?1")?;
    Ok(statement.query_row([tag_id], |row| row.get(0))?)
}

/// How many bear each tag of a community; what lies in the trash is not counted.
pub fn tag_counts(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<(Uid, i64)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT t.uid, count(*) FROM channel r JOIN channel_tag x ON x.channel_id = r.id JOIN tag t ON t.id = x.tag_id
         WHERE r.community_id = ?1 AND r.deleted_at IS NULL GROUP BY t.id",
    )?;
    let rows = statement.query_map([community_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Row ids of the channel and of its community.
pub(super) fn ids(tx: &ReadTx<'_>, uid: Uid) -> Result<(i64, i64)> {
    use rusqlite::OptionalExtension;
    tx.sql()
        .prepare_cached("SELECT id, community_id FROM channel WHERE uid = ?1")?
        .query_row([uid], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or_else(|| Error::not_found("channel", uid))
}

/// Every channel that bears a tag of this name and is still open to something new.
pub(super) fn ids_with_tag(tx: &ReadTx<'_>, community_id: i64, tag: &str) -> Result<Vec<i64>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT c.id FROM channel c JOIN channel_tag x ON x.channel_id = c.id JOIN tag t ON t.id = x.tag_id
         WHERE c.community_id = ?1 AND t.name = ?2 AND c.deleted_at IS NULL AND c.state <> 'closed'
         ORDER BY c.position, c.id",
    )?;
    let rows = statement.query_map(params![community_id, tag], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Row ids and identities of the groups that are not closed, in their order.
pub(super) fn running_groups(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<(i64, Uid)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT id, uid FROM channel WHERE community_id = ?1 AND is_group AND deleted_at IS NULL AND state <> 'closed'
         ORDER BY position, id",
    )?;
    let rows = statement.query_map([community_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The identities of some channels by their row ids.
pub(super) fn uids(tx: &ReadTx<'_>, ids: &[i64]) -> Result<HashMap<i64, Uid>> {
    let mut statement = tx
        .sql()
        .prepare_cached("SELECT id, uid FROM channel WHERE id IN (SELECT value FROM json_each(?1))")?;
    let rows = statement.query_map([serde_json::to_string(ids)?], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Row ids of a community's channels by their identities, and when each was made.
pub(super) fn made_at(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<(Uid, i64, Millis)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT uid, id, created_at FROM channel WHERE community_id = ?1 AND deleted_at IS NULL",
    )?;
    let rows = statement.query_map([community_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Every channel that bears this tag, closed ones too: what went there is still to be found.
pub(super) fn bearing_uid(tx: &ReadTx<'_>, tag: Uid) -> Result<Vec<i64>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT c.id FROM tag t JOIN channel_tag x ON x.tag_id = t.id JOIN channel c ON c.id = x.channel_id
         WHERE t.uid = ?1 AND c.deleted_at IS NULL",
    )?;
    let rows = statement.query_map([tag], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Who looks after a channel (row ids).
pub fn looked_after_by(tx: &ReadTx<'_>, id: i64) -> Result<Option<i64>> {
    Ok(tx
        .sql()
        .prepare_cached("SELECT operator_id FROM channel WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?)
}
