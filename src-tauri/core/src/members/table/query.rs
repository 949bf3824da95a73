//! Lists of members: ids by condition and order, and the lines that are shown.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Row, params, params_from_iter, types::Value};

use super::{account, condition};
use crate::{
    Error, Result, Uid,
    members::{
        filter::{Column, Test},
        names,
        view::{MemberRow, MemberStatus, MembershipView},
    },
    store::ReadTx,
    workspace::from_name,
};

/// Which members of a community a list is about.
fn scoped(community_id: i64, trashed: bool, test: &Test) -> condition::Sql {
    let mut sql = condition::Sql::default();
    let side = if trashed { "IS NOT NULL" } else { "IS NULL" };
    sql.push(&format!("m.community_id = ? AND m.deleted_at {side} AND "), [Value::Integer(community_id)]);
    let condition = condition::Sql::condition(test);
    sql.push(&condition.text, condition.values);
    sql
}

/// The table, and how it is read. Conditions look at whole rows: in a large community it is several times as fast to read
/// the table as it lies than to look up each row of an index.
fn source(tx: &ReadTx<'_>, community_id: i64, test: &Test) -> Result<&'static str> {
    const LARGE: i64 = 3_000;
    if matches!(test, Test::All(parts) if parts.is_empty()) {
        return Ok("member m");
    }
    let counted: i64 = tx
        .sql()
        .prepare_cached("SELECT count(*) FROM (SELECT 1 FROM member WHERE community_id = ?1 LIMIT ?2)")?
        .query_row([community_id, LARGE], |row| row.get(0))?;
    Ok(if counted < LARGE { "member m" } else { "member m NOT INDEXED" })
}

pub(in crate::members) fn count(
    tx: &ReadTx<'_>,
    community_id: i64,
    trashed: bool,
    test: &Test,
) -> Result<u32> {
    let (sql, from) = (scoped(community_id, trashed, test), source(tx, community_id, test)?);
    let text = format!("SELECT count(*) FROM {from} WHERE {}", sql.text);
    Ok(tx.sql().prepare(&text)?.query_row(params_from_iter(sql.values), |row| row.get(0))?)
}

/// Row ids in order: `limit` of them after `offset`.
#[allow(clippy::too_many_arguments)] // they are the parts of one list
pub(in crate::members) fn page(
    tx: &ReadTx<'_>,
    community_id: i64,
    trashed: bool,
    test: &Test,
    by: Column,
    descending: bool,
    offset: u32,
    limit: u32,
) -> Result<Vec<i64>> {
    let mut sql = scoped(community_id, trashed, test);
    let (key, way) = (condition::order_key(by), if descending { "DESC" } else { "ASC" });
    // These are never null; without the needless term the index gives the order.
    let nulls =
        if matches!(by, Column::Name | Column::Instant(_)) { "" } else { &format!("{key} IS NULL, ") };
    sql.push(
        &format!(" ORDER BY {nulls}{key} {way}, m.id {way} LIMIT ? OFFSET ?"),
        [Value::Integer(i64::from(limit)), Value::Integer(i64::from(offset))],
    );
    let from = source(tx, community_id, test)?;
    collect(tx, &format!("SELECT m.id FROM {from} WHERE {}", sql.text), sql.values)
}

/// Row ids of everyone who meets the condition, in the order of their ids.
pub(in crate::members) fn ids(
    tx: &ReadTx<'_>,
    community_id: i64,
    trashed: bool,
    test: &Test,
) -> Result<Vec<i64>> {
    let (sql, from) = (scoped(community_id, trashed, test), source(tx, community_id, test)?);
    collect(tx, &format!("SELECT m.id FROM {from} WHERE {} ORDER BY m.id", sql.text), sql.values)
}

fn collect(tx: &ReadTx<'_>, text: &str, values: Vec<Value>) -> Result<Vec<i64>> {
    let mut statement = tx.sql().prepare(text)?;
    let rows = statement.query_map(params_from_iter(values), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The uids of rows, in their order.
pub(in crate::members) fn uids(tx: &ReadTx<'_>, ids: &[i64]) -> Result<Vec<Uid>> {
    let mut statement = tx.sql().prepare_cached("SELECT uid FROM member WHERE id = ?1")?;
    ids.iter().map(|id| Ok(statement.query_row([id], |row| row.get(0))?)).collect()
}

const MEMBER: &str =
    "SELECT m.id, m.uid, m.name, m.remark, m.phone, m.email, m.birthday, m.birthday_lunar, m.joined_on,
    m.left_on, m.source, m.namesake, t.uid, m.custom, m.note, m.created_at, m.updated_at, m.deleted_at,
    m.part
  FROM member m LEFT JOIN tier t ON t.id = m.tier_id";

fn member(row: &Row<'_>) -> rusqlite::Result<(i64, MemberRow)> {
    let left_on: Option<String> = row.get(9)?;
    let custom: String = row.get(13)?;
    let view = MemberRow {
        uid: row.get(1)?,
        name: row.get(2)?,
        remark: row.get(3)?,
        phone: row.get(4)?,
        email: row.get(5)?,
        birthday: row.get(6)?,
        birthday_lunar: row.get(7)?,
        joined_on: row.get(8)?,
        status: if left_on.is_some() { MemberStatus::Left } else { MemberStatus::Active },
        left_on,
        source: row.get(10)?,
        namesake: row.get(11)?,
        tier: row.get(12)?,
        tags: Vec::new(),
        channels: Vec::new(),
        accounts: Vec::new(),
        custom: serde_json::from_str(&custom).unwrap_or_default(),
        note: row.get(14)?,
        created_at: row.get(15)?,
        updated_at: row.get(16)?,
        deleted_at: row.get(17)?,
        part: row.get::<_, Option<String>>(18)?.map(from_name).transpose()?,
    };
    Ok((row.get(0)?, view))
}

/// The lines of these rows, in this order, with what belongs to each.
pub(in crate::members) fn rows_by_id(tx: &ReadTx<'_>, ids: &[i64]) -> Result<Vec<MemberRow>> {
    let mut rows = Vec::with_capacity(ids.len());
    let mut places = HashMap::with_capacity(ids.len());
    let mut statement = tx.sql().prepare_cached(&format!("{MEMBER} WHERE m.id = ?1"))?;
    for id in ids {
        if let Some((id, row)) = statement.query_row([id], member).optional()? {
            places.insert(id, rows.len());
            rows.push(row);
        }
    }
    let list = serde_json::to_string(ids)?;
    // CROSS JOIN keeps the planner from walking whole tables: the page is small, they are not.
    let mut tags = tx.sql().prepare_cached(
        "SELECT x.member_id, t.uid FROM json_each(?1) j CROSS JOIN member_tag x ON x.member_id = j.value
         CROSS JOIN tag t ON t.id = x.tag_id ORDER BY t.name",
    )?;
    for pair in tags.query_map([&list], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))? {
        let (id, tag) = pair?;
        if let Some(&place) = places.get(&id) {
            rows[place].tags.push(tag);
        }
    }
    let mut channels = tx.sql().prepare_cached(
        "SELECT x.member_id, c.uid FROM json_each(?1) j CROSS JOIN membership x ON x.member_id = j.value
         CROSS JOIN channel c ON c.id = x.channel_id WHERE x.left_on IS NULL ORDER BY c.position, x.id",
    )?;
    for pair in channels.query_map([&list], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))? {
        let (id, channel) = pair?;
        if let Some(&place) = places.get(&id) {
            rows[place].channels.push(channel);
        }
    }
    let mut accounts = tx.sql().prepare_cached(
        "SELECT x.member_id, x.uid, x.platform, x.external_id, x.handle
         FROM json_each(?1) j CROSS JOIN account x ON x.member_id = j.value ORDER BY x.id",
    )?;
    for pair in accounts.query_map([&list], |row| Ok((row.get::<_, i64>(0)?, account(row)?)))? {
        let (id, account) = pair?;
        if let Some(&place) = places.get(&id) {
            rows[place].accounts.push(account);
        }
    }
    Ok(rows)
}

/// One member's line, community and memberships.
pub(in crate::members) fn one(tx: &ReadTx<'_>, id: i64) -> Result<(MemberRow, Uid, Vec<MembershipView>)> {
    let row = rows_by_id(tx, &[id])?.pop().ok_or_else(|| Error::not_found("member", id))?;
    let community = tx
        .sql()
        .prepare_cached(
            "SELECT c.uid FROM member m JOIN community c ON c.id = m.community_id WHERE m.id = ?1",
        )?
        .query_row([id], |row| row.get(0))?;
    let mut statement = tx.sql().prepare_cached(
        "SELECT x.uid, c.uid, x.joined_on, x.left_on, i.uid, x.inviter_name, x.nickname, x.how
         FROM membership x JOIN channel c ON c.id = x.channel_id LEFT JOIN member i ON i.id = x.inviter_id
         WHERE x.member_id = ?1 ORDER BY x.left_on IS NOT NULL, x.joined_on DESC, x.id DESC",
    )?;
    let memberships = statement.query_map([id], |row| {
        Ok(MembershipView {
            uid: row.get(0)?,
            channel: row.get(1)?,
            joined_on: row.get(2)?,
            left_on: row.get(3)?,
            inviter: row.get(4)?,
            inviter_name: row.get(5)?,
            nickname: row.get(6)?,
            how: row.get(7)?,
        })
    })?;
    Ok((row, community, memberships.collect::<rusqlite::Result<_>>()?))
}

/// Others of the same community, not in the trash, with the same name.
pub(in crate::members) fn namesakes(tx: &ReadTx<'_>, id: i64) -> Result<Vec<Uid>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT o.uid FROM member m JOIN member o ON o.community_id = m.community_id AND o.deleted_at IS NULL
           AND o.name_key = m.name_key AND o.id <> m.id
         WHERE m.id = ?1 ORDER BY o.id LIMIT 50",
    )?;
    Ok(statement.query_map(params![id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Row ids of the first members of that name; two are enough to know that it says nothing.
pub(in crate::members) fn named(tx: &ReadTx<'_>, community_id: i64, name: &str) -> Result<Vec<i64>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT id FROM member WHERE community_id = ?1 AND deleted_at IS NULL AND name_key = ?2 AND name = ?3
         ORDER BY id LIMIT 2",
    )?;
    let rows = statement.query_map(params![community_id, names::sort_key(name), name], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
