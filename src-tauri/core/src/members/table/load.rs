//! What the index reads: members as columns, and what belongs to them.

use std::collections::{BTreeSet, HashMap};

use rusqlite::{OptionalExtension, Row, params_from_iter};

use crate::{
    Result,
    clock::Millis,
    members::view::MemberPart,
    store::{ChangedRow, ReadTx, named_by},
    workspace::from_name,
};

/// A member as the index keeps it; texts in the order of its text columns.
#[derive(Debug, Clone)]
pub(in crate::members) struct IndexedRow {
    pub id: i64,
    pub name: String,
    pub name_key: String,
    pub search_text: String,
    pub birthday: Option<String>,
    pub texts: [Option<String>; 7],
    pub tier_id: Option<i64>,
    pub custom: String,
    pub namesake: bool,
    pub part: Option<MemberPart>,
    pub trashed: bool,
    pub created_at: Millis,
    pub updated_at: Millis,
}

/// Something that belongs to a member.
pub(in crate::members) enum Belonging<'a> {
    Tag(i64),
    Channel(i64),
    Platform(&'a str),
}

const COLUMNS: &str = "SELECT id, name, name_key, search_text, birthday, remark, phone, email, joined_on, left_on, source,
    note, tier_id, custom, namesake, deleted_at IS NOT NULL, created_at, updated_at, community_id, part FROM member";

fn read(row: &Row<'_>) -> rusqlite::Result<IndexedRow> {
    let mut texts: [Option<String>; 7] = Default::default();
    for (place, text) in texts.iter_mut().enumerate() {
        *text = row.get(5 + place)?;
    }
    Ok(IndexedRow {
        id: row.get(0)?,
        name: row.get(1)?,
        name_key: row.get(2)?,
        search_text: row.get(3)?,
        birthday: row.get(4)?,
        texts,
        tier_id: row.get(12)?,
        custom: row.get(13)?,
        namesake: row.get(14)?,
        trashed: row.get(15)?,
        created_at: row.get(16)?,
        updated_at: row.get(17)?,
        part: row.get::<_, Option<String>>(19)?.map(from_name).transpose()?,
    })
}

/// How many members a community has, those in the trash too.
pub(in crate::members) fn size(tx: &ReadTx<'_>, community_id: i64) -> Result<u32> {
    Ok(tx
        .sql()
        .prepare_cached("SELECT count(*) FROM member WHERE community_id = ?1")?
        .query_row([community_id], |row| row.get(0))?)
}

/// Gives every member of a community to `receive`, in the order of their ids.
pub(in crate::members) fn each_indexed(
    tx: &ReadTx<'_>,
    community_id: i64,
    receive: &mut dyn FnMut(&IndexedRow) -> Result<()>,
) -> Result<()> {
    let mut statement = tx.sql().prepare_cached(&format!("{COLUMNS} WHERE community_id = ?1 ORDER BY id"))?;
    let mut rows = statement.query([community_id])?;
    while let Some(row) = rows.next()? {
        receive(&read(row)?)?;
    }
    Ok(())
}

/// One member with its community.
pub(in crate::members) fn one_indexed(tx: &ReadTx<'_>, id: i64) -> Result<Option<(i64, IndexedRow)>> {
    Ok(tx
        .sql()
        .prepare_cached(&format!("{COLUMNS} WHERE id = ?1"))?
        .query_row([id], |row| Ok((row.get(18)?, read(row)?)))
        .optional()?)
}

const TAGS: &str = "SELECT x.member_id, x.tag_id FROM member_tag x";
const CHANNELS: &str = "SELECT x.member_id, x.channel_id FROM membership x";
const PLATFORMS: &str = "SELECT x.member_id, x.platform FROM account x";

/// Gives what belongs to anybody to `receive`, whole tables in their order on the disk: to look up a community's members
/// row by row takes several times as long.
pub(in crate::members) fn each_belonging(
    tx: &ReadTx<'_>,
    receive: &mut dyn FnMut(i64, Belonging<'_>),
) -> Result<()> {
    belongings(tx, None, receive)
}

/// Gives what belongs to one member to `receive`.
pub(in crate::members) fn belongings_of(
    tx: &ReadTx<'_>,
    member_id: i64,
    receive: &mut dyn FnMut(Belonging<'_>),
) -> Result<()> {
    belongings(tx, Some(member_id), &mut |_, belonging| receive(belonging))
}

fn belongings(tx: &ReadTx<'_>, only: Option<i64>, receive: &mut dyn FnMut(i64, Belonging<'_>)) -> Result<()> {
    let of = if only.is_some() { "WHERE x.member_id = ?1" } else { "WHERE 1" };
    let present = " AND x.left_on IS NULL";
    for (select, also) in [(TAGS, ""), (CHANNELS, present), (PLATFORMS, "")] {
        let mut statement = tx.sql().prepare_cached(&format!("{select} {of}{also}"))?;
        let mut rows = statement.query(params_from_iter(only))?;
        while let Some(row) = rows.next()? {
            let belonging = match select {
                TAGS => Belonging::Tag(row.get(1)?),
                CHANNELS => Belonging::Channel(row.get(1)?),
                _ => Belonging::Platform(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?),
            };
            receive(row.get(0)?, belonging);
        }
    }
    Ok(())
}

/// The places of tiers on their ladders, by row id.
pub(in crate::members) fn tier_positions(tx: &ReadTx<'_>) -> Result<HashMap<i64, f64>> {
    let mut statement = tx.sql().prepare_cached("SELECT id, position FROM tier")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many members stand on each tier, by the tiers' row ids; those in the trash do not count.
pub(in crate::members) fn by_tier(tx: &ReadTx<'_>, community_id: i64) -> Result<HashMap<i64, u32>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT tier_id, count(*) FROM member
         WHERE community_id = ?1 AND deleted_at IS NULL AND tier_id IS NOT NULL GROUP BY tier_id",
    )?;
    let rows = statement.query_map([community_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The members whom changes concern: the rows themselves, and those to whom tags, memberships and accounts belong now
/// or belonged before.
pub(in crate::members) fn members_of(tx: &ReadTx<'_>, changes: &[ChangedRow]) -> Result<BTreeSet<i64>> {
    let mut members = BTreeSet::new();
    for change in changes {
        if change.table == "member" {
            members.insert(change.row_id);
        } else {
            members.extend(named_by(tx, change, "member_id")?);
        }
    }
    Ok(members)
}
