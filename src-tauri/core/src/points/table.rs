//! SQL of the ledger and its rules.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, params};

use super::view::{PointEntry, PointKind, PointRule};
use crate::{
    Error, Result, Uid,
    store::{ReadTx, Table, WriteTx},
    workspace::{from_name, name_of},
};

/// Tables of points. Nothing updates an entry or deletes one but undo, and merging two members.
pub const TABLES: &[Table] = &[
    Table::shared(
        "point_rule",
        "CREATE TABLE point_rule (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), name TEXT NOT NULL, source TEXT NOT NULL,
           points INTEGER NOT NULL, daily_cap INTEGER, cooldown_hours INTEGER, expires_days INTEGER,
           from_day TEXT NOT NULL, active INTEGER NOT NULL DEFAULT 1, removed INTEGER NOT NULL DEFAULT 0) STRICT;
         CREATE INDEX point_rule_community ON point_rule (community_id);",
    ),
    Table::shared(
        "point_entry",
        "CREATE TABLE point_entry (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           member_id INTEGER NOT NULL REFERENCES member (id), points INTEGER NOT NULL CHECK (points <> 0),
           kind TEXT NOT NULL, reason TEXT NOT NULL, on_day TEXT NOT NULL, expires_on TEXT,
           rule_id INTEGER REFERENCES point_rule (id), reverses_id INTEGER UNIQUE REFERENCES point_entry (id),
           pair BLOB, at INTEGER NOT NULL, operator_id INTEGER REFERENCES operator (id)) STRICT;
         CREATE INDEX point_entry_member ON point_entry (member_id, points);
         CREATE INDEX point_entry_rule ON point_entry (rule_id, on_day) WHERE rule_id IS NOT NULL;
         CREATE INDEX point_entry_expiry ON point_entry (expires_on) WHERE expires_on IS NOT NULL;",
    ),
];

/// An entry to be written.
#[derive(Debug, Clone, Copy)]
pub struct NewEntry<'a> {
    /// Whose, by row id.
    pub member_id: i64,
    /// How many; never none.
    pub points: i64,
    /// Where it comes from.
    pub kind: PointKind,
    /// Why.
    pub reason: &'a str,
    /// For which day.
    pub on: &'a str,
    /// The last day on which they are worth anything.
    pub expires_on: Option<&'a str>,
    /// The rule that gives them, by row id.
    pub rule_id: Option<i64>,
    /// The entry that it takes back, by row id.
    pub reverses_id: Option<i64>,
    /// What the two sides of a transfer have in common.
    pub pair: Option<Uid>,
}

impl<'a> NewEntry<'a> {
    /// An entry that says no more than this.
    pub fn new(member_id: i64, points: i64, kind: PointKind, reason: &'a str, on: &'a str) -> Self {
        Self {
            member_id,
            points,
            kind,
            reason,
            on,
            expires_on: None,
            rule_id: None,
            reverses_id: None,
            pair: None,
        }
    }
}

pub(super) fn insert(tx: &mut WriteTx<'_>, new: &NewEntry<'_>) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO point_entry
               (uid, member_id, points, kind, reason, on_day, expires_on, rule_id, reverses_id, pair, at, operator_id)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            tx.new_uid(),
            new.member_id,
            new.points,
            name_of(&new.kind)?,
            new.reason,
            new.on,
            new.expires_on,
            new.rule_id,
            new.reverses_id,
            new.pair,
            tx.now(),
            tx.operator_id()
        ])?;
    Ok(())
}

const ENTRY: &str = "SELECT e.uid, m.uid, m.name, e.points, e.kind, e.reason, e.on_day, e.expires_on, r.uid,
    (SELECT x.uid FROM point_entry x WHERE x.reverses_id = e.id), e.at, o.uid
  FROM point_entry e JOIN member m ON m.id = e.member_id LEFT JOIN point_rule r ON r.id = e.rule_id
  LEFT JOIN operator o ON o.id = e.operator_id";

fn entry(row: &rusqlite::Row<'_>) -> rusqlite::Result<PointEntry> {
    Ok(PointEntry {
        uid: row.get(0)?,
        member: row.get(1)?,
        name: row.get(2)?,
        points: row.get(3)?,
        kind: from_name(row.get(4)?)?,
        reason: row.get(5)?,
        on: row.get(6)?,
        expires_on: row.get(7)?,
        rule: row.get(8)?,
        reversed_by: row.get(9)?,
        at: row.get(10)?,
        by: row.get(11)?,
    })
}

/// A part of the ledger of a community, or of one member in it; the newest first.
pub(super) fn entries(
    tx: &ReadTx<'_>,
    (community_id, member_id): (i64, Option<i64>),
    (offset, limit): (u32, u32),
) -> Result<Vec<PointEntry>> {
    let of = if member_id.is_some() { "e.member_id = ?1" } else { "m.community_id = ?1" };
    let mut statement = tx.sql().prepare_cached(&format!(
        "{ENTRY} WHERE {of} AND m.deleted_at IS NULL ORDER BY e.id DESC LIMIT ?2 OFFSET ?3"
    ))?;
    let rows = statement.query_map(params![member_id.unwrap_or(community_id), limit, offset], entry)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many entries there are, and their sum.
pub(super) fn sum(tx: &ReadTx<'_>, community_id: i64, member_id: Option<i64>) -> Result<(u32, i64)> {
    let of = if member_id.is_some() { "e.member_id = ?1" } else { "m.community_id = ?1" };
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT count(*), coalesce(sum(e.points), 0) FROM point_entry e JOIN member m ON m.id = e.member_id
         WHERE {of} AND m.deleted_at IS NULL"
    ))?;
    Ok(statement.query_row([member_id.unwrap_or(community_id)], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Of entries `e`: what somebody was given, or what of it was taken back. What is passed on, spent or expired was given before.
const GIVEN: &str = "(e.kind IN ('hand', 'rule') OR EXISTS
    (SELECT 1 FROM point_entry r WHERE r.id = e.reverses_id AND r.kind IN ('hand', 'rule')))";

/// What a member was ever given.
pub(super) fn given(tx: &ReadTx<'_>, member_id: i64) -> Result<i64> {
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT coalesce(sum(e.points), 0) FROM point_entry e WHERE e.member_id = ?1 AND {GIVEN}"
    ))?;
    Ok(statement.query_row([member_id], |row| row.get(0))?)
}

/// Members (row ids) with the sums of their entries; who has none is left out.
pub(super) fn balances(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<(i64, i64)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT e.member_id, sum(e.points) FROM point_entry e JOIN member m ON m.id = e.member_id
         WHERE m.community_id = ?1 AND m.deleted_at IS NULL GROUP BY e.member_id ORDER BY e.member_id",
    )?;
    let rows = statement.query_map([community_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Points with the last days on which they are worth anything, of a member, in the order in which they were entered. An entry that was
/// taken back and the one that does so are as if they had never been.
pub(super) fn dated(tx: &ReadTx<'_>, member_id: i64) -> Result<Vec<(i64, Option<String>)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT e.points, e.expires_on FROM point_entry e
         WHERE e.member_id = ?1 AND e.reverses_id IS NULL
           AND NOT EXISTS (SELECT 1 FROM point_entry x WHERE x.reverses_id = e.id) ORDER BY e.id",
    )?;
    let rows = statement.query_map([member_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Members (row ids) of a community with any points that expired before a day.
pub(super) fn with_expired(tx: &ReadTx<'_>, community_id: i64, today: &str) -> Result<Vec<i64>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT DISTINCT e.member_id FROM point_entry e JOIN member m ON m.id = e.member_id
         WHERE e.expires_on < ?2 AND e.points > 0 AND m.community_id = ?1 AND m.deleted_at IS NULL
         ORDER BY e.member_id",
    )?;
    let rows = statement.query_map(params![community_id, today], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What is needed to take an entry back: row id, whose, points, day, kind, and whether it was taken back already.
pub(super) struct Reversible {
    pub id: i64,
    pub member_id: i64,
    pub points: i64,
    pub on: String,
    pub kind: PointKind,
    pub pair: Option<Uid>,
    pub rule_id: Option<i64>,
    pub is_reversed: bool,
}

fn reversible(row: &rusqlite::Row<'_>) -> rusqlite::Result<Reversible> {
    Ok(Reversible {
        id: row.get(0)?,
        member_id: row.get(1)?,
        points: row.get(2)?,
        on: row.get(3)?,
        kind: from_name(row.get(4)?)?,
        pair: row.get(5)?,
        rule_id: row.get(6)?,
        is_reversed: row.get(7)?,
    })
}

const REVERSIBLE: &str = "SELECT e.id, e.member_id, e.points, e.on_day, e.kind, e.pair, e.rule_id,
    EXISTS (SELECT 1 FROM point_entry x WHERE x.reverses_id = e.id) FROM point_entry e";

/// An entry, and with one side of a transfer the other one.
pub(super) fn to_reverse(tx: &ReadTx<'_>, uid: Uid) -> Result<Vec<Reversible>> {
    let mut statement = tx.sql().prepare_cached(&format!("{REVERSIBLE} WHERE e.uid = ?1"))?;
    let one = statement
        .query_row([uid], reversible)
        .optional()?
        .ok_or_else(|| Error::not_found("point_entry", uid))?;
    let Some(pair) = one.pair else { return Ok(vec![one]) };
    let mut statement = tx.sql().prepare_cached(&format!("{REVERSIBLE} WHERE e.pair = ?1 ORDER BY e.id"))?;
    Ok(statement.query_map([pair], reversible)?.collect::<rusqlite::Result<_>>()?)
}

/// What a rule gave a member for a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Granted {
    /// How many points.
    pub points: i64,
    /// Somebody took some of it back: what is right for this day is theirs to say.
    pub is_reversed: bool,
}

/// What a rule has given from a day on, by member (row id) and day.
pub(super) fn granted(tx: &ReadTx<'_>, rule_id: i64, since: &str) -> Result<HashMap<(i64, String), Granted>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT member_id, on_day, sum(CASE kind WHEN 'rule' THEN points ELSE 0 END), max(kind = 'reversal')
         FROM point_entry WHERE rule_id = ?1 AND on_day >= ?2 GROUP BY member_id, on_day",
    )?;
    let rows = statement.query_map(params![rule_id, since], |row| {
        Ok(((row.get(0)?, row.get(1)?), Granted { points: row.get(2)?, is_reversed: row.get(3)? }))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What members (row ids) of a community were given for the days between two, by the rule (row id) that gave it; by hand without one.
pub fn earned(
    tx: &ReadTx<'_>,
    community_id: i64,
    (from, to): (&str, &str),
) -> Result<Vec<(i64, Option<i64>, i64)>> {
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT e.member_id, e.rule_id, sum(e.points) FROM point_entry e JOIN member m ON m.id = e.member_id
         WHERE m.community_id = ?1 AND m.deleted_at IS NULL AND e.on_day BETWEEN ?2 AND ?3 AND {GIVEN}
         GROUP BY e.member_id, e.rule_id"
    ))?;
    let rows = statement
        .query_map(params![community_id, from, to], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What members (row ids) of a community were given, by day.
pub fn given_by_day(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<(i64, String, i64)>> {
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT e.member_id, e.on_day, sum(e.points) FROM point_entry e JOIN member m ON m.id = e.member_id
         WHERE m.community_id = ?1 AND m.deleted_at IS NULL AND {GIVEN} GROUP BY e.member_id, e.on_day"
    ))?;
    let rows = statement.query_map([community_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

const RULE: &str = "SELECT r.uid, r.name, r.source, r.points, r.daily_cap, r.cooldown_hours, r.expires_days, r.from_day,
    r.active, coalesce((SELECT sum(e.points) FROM point_entry e WHERE e.rule_id = r.id), 0), r.id FROM point_rule r";

fn rule(row: &rusqlite::Row<'_>) -> rusqlite::Result<(i64, PointRule)> {
    let source: String = row.get(2)?;
    let source = serde_json::from_str(&source).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(2, rusqlite::types::Type::Text, Box::new(error))
    })?;
    let rule = PointRule {
        uid: row.get(0)?,
        name: row.get(1)?,
        source,
        points: row.get(3)?,
        daily_cap: row.get(4)?,
        cooldown_hours: row.get(5)?,
        expires_days: row.get(6)?,
        from: row.get(7)?,
        active: row.get(8)?,
        given: row.get(9)?,
    };
    Ok((row.get(10)?, rule))
}

/// The rules of a community with their row ids, in the order in which they were made.
pub(super) fn rules(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<(i64, PointRule)>> {
    let mut statement = tx
        .sql()
        .prepare_cached(&format!("{RULE} WHERE r.community_id = ?1 AND r.removed = 0 ORDER BY r.id"))?;
    Ok(statement.query_map([community_id], rule)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn one_rule(tx: &ReadTx<'_>, uid: Uid) -> Result<(i64, PointRule)> {
    tx.sql()
        .prepare_cached(&format!("{RULE} WHERE r.uid = ?1 AND r.removed = 0"))?
        .query_row([uid], rule)
        .optional()?
        .ok_or_else(|| Error::not_found("point_rule", uid))
}

/// Writes a rule: another state of the one with a row id, or a new one in a community.
pub(super) fn store_rule(
    tx: &mut WriteTx<'_>,
    of: std::result::Result<i64, i64>,
    to: &PointRule,
) -> Result<()> {
    let source = serde_json::to_string(&to.source)?;
    match of {
        Ok(id) => tx
            .sql()
            .prepare_cached(
                "UPDATE point_rule SET name = ?2, source = ?3, points = ?4, daily_cap = ?5, cooldown_hours = ?6,
                   expires_days = ?7, from_day = ?8, active = ?9 WHERE id = ?1",
            )?
            .execute(params![
                id,
                to.name,
                source,
                to.points,
                to.daily_cap,
                to.cooldown_hours,
                to.expires_days,
                to.from,
                to.active
            ])?,
        Err(community_id) => tx
            .sql()
            .prepare_cached(
                "INSERT INTO point_rule
                   (uid, community_id, name, source, points, daily_cap, cooldown_hours, expires_days, from_day, active)
                 VALUES (?10, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                community_id,
                to.name,
                source,
                to.points,
                to.daily_cap,
                to.cooldown_hours,
                to.expires_days,
                to.from,
                to.active,
                to.uid
            ])?,
    };
    Ok(())
}

/// A rule that has given points stays, so that its entries can be understood; it is no longer listed.
pub(super) fn remove_rule(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    let used = tx
        .sql()
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM point_entry WHERE rule_id = ?1)")?
        .query_row([id], |row| row.get::<_, bool>(0))?;
    let sql = match used {
        true => "UPDATE point_rule SET removed = 1, active = 0 WHERE id = ?1",
        false => "DELETE FROM point_rule WHERE id = ?1",
    };
    tx.sql().prepare_cached(sql)?.execute([id])?;
    Ok(())
}
