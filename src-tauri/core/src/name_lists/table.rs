//! The table of remembered names, and what the directory reads.

use std::collections::{HashMap, HashSet};

use rusqlite::{OptionalExtension, params};

use crate::{
    Result, Uid,
    store::{ReadTx, Table, WriteTx},
};

/// What names were said to mean.
pub const TABLES: &[Table] = &[Table::shared(
    "name_alias",
    "CREATE TABLE name_alias (
       id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
       community_id INTEGER NOT NULL REFERENCES community (id), channel_id INTEGER REFERENCES channel (id),
       key TEXT NOT NULL, member_id INTEGER REFERENCES member (id), stays_text INTEGER NOT NULL DEFAULT 0) STRICT;
     CREATE INDEX name_alias_key ON name_alias (community_id, key);",
)];

/// A member as the directory reads it.
pub(super) struct MemberLine {
    pub id: i64,
    pub uid: Uid,
    pub name: String,
    pub remark: Option<String>,
    pub phone: Option<String>,
    pub search_text: String,
    pub left: bool,
}

pub(super) fn each_member(
    tx: &ReadTx<'_>,
    community_id: i64,
    receive: &mut dyn FnMut(MemberLine),
) -> Result<()> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT id, uid, name, remark, phone, search_text, left_on IS NOT NULL FROM member
         WHERE community_id = ?1 AND deleted_at IS NULL ORDER BY id",
    )?;
    let mut rows = statement.query([community_id])?;
    while let Some(row) = rows.next()? {
        receive(MemberLine {
            id: row.get(0)?,
            uid: row.get(1)?,
            name: row.get(2)?,
            remark: row.get(3)?,
            phone: row.get(4)?,
            search_text: row.get(5)?,
            left: row.get(6)?,
        });
    }
    Ok(())
}

/// Gives the member and the texts of every account to `receive`. Tables are read as they lie: looking up a community's
/// members one by one takes several times as long.
pub(super) fn each_account(tx: &ReadTx<'_>, receive: &mut dyn FnMut(i64, Option<&str>)) -> Result<()> {
    let mut statement = tx.sql().prepare_cached("SELECT member_id, handle, external_id FROM account")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for column in 1..3 {
            receive(row.get(0)?, row.get_ref(column)?.as_str_or_null().map_err(rusqlite::Error::from)?);
        }
    }
    Ok(())
}

/// Gives member, channel and nickname of every membership that has not ended to `receive`.
pub(super) fn each_membership(
    tx: &ReadTx<'_>,
    receive: &mut dyn FnMut(i64, i64, Option<&str>),
) -> Result<()> {
    let mut statement = tx
        .sql()
        .prepare_cached("SELECT member_id, channel_id, nickname FROM membership WHERE left_on IS NULL")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let nickname = row.get_ref(2)?.as_str_or_null().map_err(rusqlite::Error::from)?;
        receive(row.get(0)?, row.get(1)?, nickname);
    }
    Ok(())
}

/// The names of a community's channels by their row ids.
pub(super) fn channel_names(tx: &ReadTx<'_>, community_id: i64) -> Result<HashMap<i64, String>> {
    let mut statement = tx
        .sql()
        .prepare_cached("SELECT id, name FROM channel WHERE community_id = ?1 AND deleted_at IS NULL")?;
    let rows = statement.query_map([community_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A remembered name: its key, its channel, the member, whether it stays a text.
pub(super) type Alias = (String, Option<i64>, Option<i64>, bool);

/// The remembered names of a community; what was said later comes later.
pub(super) fn aliases(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<Alias>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT key, channel_id, member_id, stays_text FROM name_alias WHERE community_id = ?1 ORDER BY id",
    )?;
    let rows = statement
        .query_map([community_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Remembers a name; what it meant before in the same place is forgotten.
pub(super) fn learn(
    tx: &mut WriteTx<'_>,
    community_id: i64,
    channel_id: Option<i64>,
    key: &str,
    member_id: Option<i64>,
) -> Result<()> {
    let known: Option<i64> = tx
        .sql()
        .prepare_cached(
            "SELECT id FROM name_alias WHERE community_id = ?1 AND channel_id IS ?2 AND key = ?3 LIMIT 1",
        )?
        .query_row(params![community_id, channel_id, key], |row| row.get(0))
        .optional()?;
    let stays_text = member_id.is_none();
    match known {
        Some(id) => tx
            .sql()
            .prepare_cached("UPDATE name_alias SET member_id = ?2, stays_text = ?3 WHERE id = ?1")?
            .execute(params![id, member_id, stays_text])?,
        None => tx
            .sql()
            .prepare_cached(
                "INSERT INTO name_alias (uid, community_id, channel_id, key, member_id, stays_text)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![tx.new_uid(), community_id, channel_id, key, member_id, stays_text])?,
    };
    Ok(())
}

/// The members who bear a tag.
pub(super) fn tagged(tx: &ReadTx<'_>, community_id: i64, tag: &str) -> Result<HashSet<Uid>> {
    uids(
        tx,
        "SELECT m.uid FROM tag t JOIN member_tag x ON x.tag_id = t.id JOIN member m ON m.id = x.member_id
         WHERE t.community_id = ?1 AND t.kind = 'member' AND t.name = ?2",
        params![community_id, tag.trim()],
    )
}

/// The members who are in a channel.
pub(super) fn in_channel(tx: &ReadTx<'_>, channel_id: i64) -> Result<HashSet<Uid>> {
    uids(
        tx,
        "SELECT m.uid FROM membership x JOIN member m ON m.id = x.member_id
         WHERE x.channel_id = ?1 AND x.left_on IS NULL AND m.deleted_at IS NULL",
        params![channel_id],
    )
}

fn uids(tx: &ReadTx<'_>, sql: &str, with: impl rusqlite::Params) -> Result<HashSet<Uid>> {
    let mut statement = tx.sql().prepare_cached(sql)?;
    Ok(statement.query_map(with, |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Somebody in a channel: the member, and what they are called there.
pub(super) struct InChannel {
    pub member: Uid,
    pub name: String,
}

/// The members of a channel with what each is called there: by nickname, by the account of its platform, by name.
pub(super) fn called_in(tx: &ReadTx<'_>, channel_id: i64, platform: &str) -> Result<Vec<InChannel>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT m.uid, coalesce(x.nickname,
             (SELECT handle FROM account a WHERE a.member_id = m.id AND a.platform = ?2 AND a.handle IS NOT NULL LIMIT 1),
             m.name)
         FROM membership x JOIN member m ON m.id = x.member_id
         WHERE x.channel_id = ?1 AND x.left_on IS NULL AND m.deleted_at IS NULL GROUP BY m.id ORDER BY m.name_key, m.id",
    )?;
    let rows = statement.query_map(params![channel_id, platform], |row| {
        Ok(InChannel { member: row.get(0)?, name: row.get(1)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
