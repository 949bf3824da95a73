//! What belongs to a member: tags, accounts, memberships.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, params};

use super::delete;
use crate::{
    Result, Uid,
    members::view::{AddAccount, AddMembership, EditMembership, MemberPart},
    patch::Patch,
    store::{ReadTx, WriteTx},
    workspace::name_of,
};

pub(in crate::members) fn add_tag(tx: &mut WriteTx<'_>, member_id: i64, tag_id: i64) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO member_tag (uid, member_id, tag_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        )?
        .execute(params![tx.new_uid(), member_id, tag_id])?;
    Ok(())
}

pub(in crate::members) fn remove_tag(tx: &mut WriteTx<'_>, member_id: i64, name: &str) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "DELETE FROM member_tag WHERE member_id = ?1
               AND tag_id IN (SELECT id FROM tag WHERE kind = 'member' AND name = ?2)",
        )?
        .execute(params![member_id, name.trim()])?;
    Ok(())
}

/// Gives what bears one tag another instead; who bears both keeps one.
pub fn move_tag(tx: &mut WriteTx<'_>, from_id: i64, into_id: i64) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE member_tag SET tag_id = ?2 WHERE tag_id = ?1
               AND member_id NOT IN (SELECT member_id FROM member_tag WHERE tag_id = ?2)",
        )?
        .execute(params![from_id, into_id])?;
    drop_tag(tx, from_id)
}

/// Takes a tag off everything that bears it.
pub fn drop_tag(tx: &mut WriteTx<'_>, tag_id: i64) -> Result<()> {
    tx.sql().prepare_cached("DELETE FROM member_tag WHERE tag_id = ?1")?.execute([tag_id])?;
    Ok(())
}

/// How many bear a tag, those in the trash too.
pub fn bearing(tx: &ReadTx<'_>, tag_id: i64) -> Result<u32> {
    let mut statement = tx.sql().prepare_cached("SELECT count(*) FROM member_tag WHERE tag_id = ?1")?;
    Ok(statement.query_row([tag_id], |row| row.get(0))?)
}

/// How many bear each tag of a community; what lies in the trash is not counted.
pub fn tag_counts(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<(Uid, i64)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT t.uid, count(*) FROM member r JOIN member_tag x ON x.member_id = r.id JOIN tag t ON t.id = x.tag_id
         WHERE r.community_id = ?1 AND r.deleted_at IS NULL GROUP BY t.id",
    )?;
    let rows = statement.query_map([community_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::members) fn insert_account(
    tx: &mut WriteTx<'_>,
    member_id: i64,
    platform: &str,
    input: &AddAccount,
) -> Result<Uid> {
    let uid = tx.new_uid();
    tx.sql()
        .prepare_cached(
            "INSERT INTO account (uid, member_id, platform, external_id, handle) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![uid, member_id, platform, input.external_id, input.handle])?;
    Ok(uid)
}

/// The name of a member of the same community, not in the trash, who has this account; nothing when nobody else has it.
pub(in crate::members) fn holder_of(
    tx: &ReadTx<'_>,
    member: Uid,
    platform: &str,
    external_id: &str,
) -> Result<Option<String>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT m.name FROM member own JOIN member m ON m.community_id = own.community_id AND m.deleted_at IS NULL
         JOIN account a ON a.member_id = m.id WHERE own.uid = ?1 AND a.platform = ?2 AND a.external_id = ?3 LIMIT 1",
    )?;
    Ok(statement.query_row(params![member, platform, external_id], |row| row.get(0)).optional()?)
}

pub(in crate::members) fn delete_account(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    delete(tx, "account", uid)
}

/// The membership of a member in a channel that has not ended: its row id.
pub(in crate::members) fn membership_ids(
    tx: &ReadTx<'_>,
    member_id: i64,
    channel_id: i64,
) -> Result<Option<i64>> {
    Ok(tx
        .sql()
        .prepare_cached(
            "SELECT id FROM membership WHERE member_id = ?1 AND channel_id = ?2 AND left_on IS NULL
             ORDER BY id DESC LIMIT 1",
        )?
        .query_row([member_id, channel_id], |row| row.get(0))
        .optional()?)
}

pub(in crate::members) fn insert_membership(
    tx: &mut WriteTx<'_>,
    member_id: i64,
    channel_id: i64,
    inviter_id: Option<i64>,
    input: &AddMembership,
) -> Result<Uid> {
    let uid = tx.new_uid();
    tx.sql()
        .prepare_cached(
            "INSERT INTO membership (uid, member_id, channel_id, joined_on, inviter_id, inviter_name, nickname, how)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            uid,
            member_id,
            channel_id,
            input.joined_on,
            inviter_id,
            input.inviter_name,
            input.nickname,
            input.how
        ])?;
    Ok(uid)
}

/// Ends the memberships of a member in a channel.
pub(in crate::members) fn leave(
    tx: &mut WriteTx<'_>,
    member_id: i64,
    channel_id: i64,
    on: &str,
) -> Result<usize> {
    let left = tx
        .sql()
        .prepare_cached(
            "UPDATE membership SET left_on = ?3 WHERE member_id = ?1 AND channel_id = ?2 AND left_on IS NULL",
        )?
        .execute(params![member_id, channel_id, on])?;
    Ok(left)
}

fn set(tx: &mut WriteTx<'_>, uid: Uid, column: &str, value: Patch<&dyn rusqlite::ToSql>) -> Result<()> {
    let value: &dyn rusqlite::ToSql = match value {
        Patch::Keep => return Ok(()),
        Patch::Clear => &rusqlite::types::Null,
        Patch::Set(value) => value,
    };
    let sql = format!("UPDATE membership SET {column} = ?2 WHERE uid = ?1");
    tx.sql().prepare_cached(&sql)?.execute(params![uid, value])?;
    Ok(())
}

fn borrowed(value: &Patch<String>) -> Patch<&dyn rusqlite::ToSql> {
    match value {
        Patch::Keep => Patch::Keep,
        Patch::Clear => Patch::Clear,
        Patch::Set(value) => Patch::Set(value),
    }
}

pub(in crate::members) fn update_membership(
    tx: &mut WriteTx<'_>,
    edit: &EditMembership,
    inviter_id: Patch<i64>,
) -> Result<()> {
    set(tx, edit.uid, "joined_on", borrowed(&edit.joined_on))?;
    set(tx, edit.uid, "left_on", borrowed(&edit.left_on))?;
    set(tx, edit.uid, "nickname", borrowed(&edit.nickname))?;
    set(tx, edit.uid, "inviter_name", borrowed(&edit.inviter_name))?;
    set(tx, edit.uid, "how", borrowed(&edit.how))?;
    match inviter_id {
        Patch::Keep => Ok(()),
        Patch::Clear => set(tx, edit.uid, "inviter_id", Patch::Clear),
        Patch::Set(id) => set(tx, edit.uid, "inviter_id", Patch::Set(&id)),
    }
}

pub(in crate::members) fn delete_membership(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    delete(tx, "membership", uid)
}

/// Who joined a group in a time, and how many of them were gone within seven days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FirstDays {
    /// How many joined.
    pub joined: u32,
    /// How many of them left within seven days.
    pub left: u32,
}

/// Of those who joined some channels on the days between two, by the row ids of the channels that somebody joined.
pub fn first_days(
    tx: &ReadTx<'_>,
    channel_ids: &[i64],
    (from, to): (&str, &str),
) -> Result<HashMap<i64, FirstDays>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT x.channel_id, count(*), coalesce(sum(x.left_on <= date(x.joined_on, '+7 days')), 0)
         FROM json_each(?1) j CROSS JOIN membership x ON x.channel_id = j.value JOIN member m ON m.id = x.member_id
         WHERE x.joined_on BETWEEN ?2 AND ?3 AND m.deleted_at IS NULL GROUP BY x.channel_id",
    )?;
    let rows = statement.query_map(params![serde_json::to_string(channel_ids)?, from, to], |row| {
        Ok((row.get(0)?, FirstDays { joined: row.get(1)?, left: row.get(2)? }))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Of whom something is asked: of everybody in a community, or of one member, by row id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberSet {
    /// Everybody's.
    Community(i64),
    /// One member's.
    One(i64),
}

impl MemberSet {
    /// The condition on a member `m`, of which `?1` is the row id.
    pub fn condition(self) -> &'static str {
        match self {
            Self::Community(_) => "m.community_id = ?1",
            Self::One(_) => "m.id = ?1",
        }
    }

    /// What `?1` is in the condition.
    pub fn row_id(self) -> i64 {
        match self {
            Self::Community(id) | Self::One(id) => id,
        }
    }
}

/// When a member was in, as far as is known.
#[derive(Debug, Clone, Copy)]
pub struct Stay<'a> {
    /// The member's row id.
    pub member_id: i64,
    /// When they joined.
    pub joined_on: Option<&'a str>,
    /// When they left.
    pub left_on: Option<&'a str>,
    /// Where they came from.
    pub source: Option<&'a str>,
    /// The day, by UTC, on which the record was made, or an earlier one of which a list has them.
    pub recorded_on: &'a str,
}

/// Row ids of the members who have a part in a community.
pub fn of_part(tx: &ReadTx<'_>, community_id: i64, part: MemberPart) -> Result<Vec<i64>> {
    let mut statement =
        tx.sql().prepare_cached("SELECT id FROM member WHERE community_id = ?1 AND part = ?2 ORDER BY id")?;
    let rows = statement.query_map(params![community_id, name_of(&part)?], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Gives the stay of every member of a community who is no program, outside of the trash, to `each`.
pub fn each_stay(tx: &ReadTx<'_>, whose: MemberSet, each: &mut dyn FnMut(Stay<'_>)) -> Result<()> {
    let of = whose.condition();
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT m.id, m.joined_on, m.left_on, m.source,
           min(coalesce(m.known_on, '9'), date(m.created_at / 1000, 'unixepoch'))
         FROM member m WHERE {of} AND m.deleted_at IS NULL AND m.part IS NOT 'bot' ORDER BY m.id",
    ))?;
    give_stays(statement.query([whose.row_id()])?, each)
}

/// Who brought whom, by row ids: of everybody in a community of whom it is known the first who did, in the order of those who came.
pub fn brought(tx: &ReadTx<'_>, whose: MemberSet) -> Result<Vec<(i64, i64)>> {
    let of = whose.condition();
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT x.member_id, x.inviter_id FROM membership x JOIN member m ON m.id = x.member_id
         WHERE x.inviter_id IS NOT NULL AND {of} AND m.deleted_at IS NULL
         ORDER BY x.member_id, x.joined_on, x.id",
    ))?;
    let rows = statement.query_map([whose.row_id()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut all = rows.collect::<rusqlite::Result<Vec<(i64, i64)>>>()?;
    all.dedup_by_key(|(member, _)| *member);
    Ok(all)
}

/// Members of a community and the channels in which they are now, by row ids, in the order of the members.
pub fn placed(tx: &ReadTx<'_>, whose: MemberSet) -> Result<Vec<(i64, i64)>> {
    let of = whose.condition();
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT x.member_id, x.channel_id FROM membership x JOIN member m ON m.id = x.member_id
         WHERE {of} AND m.deleted_at IS NULL AND x.left_on IS NULL ORDER BY x.member_id",
    ))?;
    let rows = statement.query_map([whose.row_id()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether it is known of any member of a community when they joined.
pub fn any_dated(tx: &ReadTx<'_>, community_id: i64) -> Result<bool> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM member
           WHERE community_id = ?1 AND joined_on IS NOT NULL AND deleted_at IS NULL)",
    )?;
    Ok(statement.query_row([community_id], |row| row.get(0))?)
}

/// Gives the stays of members in some channels who are no programs to `each`, member after member.
pub fn each_stay_in(tx: &ReadTx<'_>, channel_ids: &[i64], each: &mut dyn FnMut(Stay<'_>)) -> Result<()> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT m.id, x.joined_on, x.left_on, m.source,
           min(coalesce(x.known_on, '9'), date(m.created_at / 1000, 'unixepoch'))
         FROM json_each(?1) j CROSS JOIN membership x ON x.channel_id = j.value JOIN member m ON m.id = x.member_id
         WHERE m.deleted_at IS NULL AND m.part IS NOT 'bot' ORDER BY m.id, x.id",
    )?;
    give_stays(statement.query([serde_json::to_string(channel_ids)?])?, each)
}

fn give_stays(mut rows: rusqlite::Rows<'_>, each: &mut dyn FnMut(Stay<'_>)) -> Result<()> {
    while let Some(row) = rows.next()? {
        let text = |at: usize| row.get_ref(at)?.as_str_or_null().map_err(rusqlite::Error::from);
        each(Stay {
            member_id: row.get(0)?,
            joined_on: text(1)?,
            left_on: text(2)?,
            source: text(3)?,
            recorded_on: text(4)?.unwrap_or_default(),
        });
    }
    Ok(())
}
