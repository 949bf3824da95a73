//! SQL of what rules need: where members stand, who is held there, when a ladder was reviewed.

use std::collections::HashMap;

use rusqlite::params;

use crate::{
    Result, Uid,
    clock::Millis,
    members::{Filter, MemberSet},
    store::{ReadTx, WriteTx},
    tiers::view::LadderRules,
};

/// Where a member stands, by row ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Who.
    pub member_id: i64,
    /// On which tier.
    pub tier_id: i64,
    /// Since when, as far as a move tells.
    pub since: Option<Millis>,
}

/// Writes the rules of a ladder; its tiers that are not named lose theirs.
pub(in crate::tiers) fn store_rules(tx: &mut WriteTx<'_>, ladder_id: i64, input: &LadderRules) -> Result<()> {
    let review = serde_json::to_value(input.review)?;
    tx.sql()
        .prepare_cached("UPDATE ladder SET review = ?2, lower_mark = ?3, grace_days = ?4 WHERE id = ?1")?
        .execute(params![ladder_id, review.as_str(), input.lower_mark, input.grace_days])?;
    let named: Vec<(Uid, String)> = input
        .rules
        .iter()
        .map(|rule| Ok((rule.tier, serde_json::to_string(&rule.rule)?)))
        .collect::<Result<_>>()?;
    let mut statement = tx.sql().prepare_cached("SELECT uid FROM tier WHERE ladder_id = ?1")?;
    let tiers: Vec<Uid> =
        statement.query_map([ladder_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for tier in tiers {
        let rule = named.iter().find(|(uid, _)| *uid == tier).map(|(_, rule)| rule);
        tx.sql().prepare_cached("UPDATE tier SET rule = ?2 WHERE uid = ?1")?.execute(params![tier, rule])?;
    }
    Ok(())
}

/// Whether any tier of a ladder has a rule.
pub(in crate::tiers) fn has_rules(tx: &ReadTx<'_>, ladder_id: i64) -> Result<bool> {
    let mut statement = tx
        .sql()
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM tier WHERE ladder_id = ?1 AND rule IS NOT NULL)")?;
    Ok(statement.query_row([ladder_id], |row| row.get(0))?)
}

/// Those who stand on a tier, in the order of their row ids.
pub fn places(tx: &ReadTx<'_>, whose: MemberSet) -> Result<Vec<Place>> {
    let of = whose.condition();
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT m.id, m.tier_id, (SELECT max(x.at) FROM tier_move x WHERE x.member_id = m.id AND x.ladder_id = t.ladder_id)
         FROM member m JOIN tier t ON t.id = m.tier_id WHERE {of} AND m.deleted_at IS NULL ORDER BY m.id",
    ))?;
    let rows = statement.query_map([whose.row_id()], |row| {
        Ok(Place { member_id: row.get(0)?, tier_id: row.get(1)?, since: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// By tier of a community how high it stands on its ladder; the lowest is 1.
pub fn heights(tx: &ReadTx<'_>, community_id: i64) -> Result<HashMap<i64, u32>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT t.id, row_number() OVER (PARTITION BY t.ladder_id ORDER BY t.position, t.id)
         FROM tier t JOIN ladder l ON l.id = t.ladder_id WHERE l.community_id = ?1",
    )?;
    let rows = statement.query_map([community_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The row ids of a ladder and of its tiers, the lowest first.
pub fn steps(tx: &ReadTx<'_>, ladder: Uid) -> Result<(i64, Vec<i64>)> {
    let ladder_id = crate::workspace::row_id(tx, "ladder", ladder)?;
    let mut statement =
        tx.sql().prepare_cached("SELECT id FROM tier WHERE ladder_id = ?1 ORDER BY position, id")?;
    let tiers = statement.query_map([ladder_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok((ladder_id, tiers))
}

/// The community of a ladder.
pub fn community_of(tx: &ReadTx<'_>, ladder_id: i64) -> Result<Uid> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT c.uid FROM ladder l JOIN community c ON c.id = l.community_id WHERE l.id = ?1",
    )?;
    Ok(statement.query_row([ladder_id], |row| row.get(0))?)
}

/// The uids of a ladder's tiers, the lowest first.
pub fn uids(tx: &ReadTx<'_>, ladder_id: i64) -> Result<Vec<Uid>> {
    let mut statement =
        tx.sql().prepare_cached("SELECT uid FROM tier WHERE ladder_id = ?1 ORDER BY position, id")?;
    Ok(statement.query_map([ladder_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Whether rules leave a member where they are.
pub(in crate::tiers) fn is_held(
    tx: &ReadTx<'_>,
    (member_id, ladder_id): (i64, i64),
    today: &str,
) -> Result<bool> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM tier_hold
           WHERE member_id = ?1 AND ladder_id = ?2 AND (until IS NULL OR until >= ?3))",
    )?;
    Ok(statement.query_row(params![member_id, ladder_id, today], |row| row.get(0))?)
}

/// By member until which day rules leave them where they are; of those who are held now.
pub fn held(tx: &ReadTx<'_>, ladder_id: i64, today: &str) -> Result<HashMap<i64, Option<String>>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT member_id, until FROM tier_hold
         WHERE ladder_id = ?1 AND (until IS NULL OR until >= ?2) ORDER BY id",
    )?;
    let rows = statement.query_map(params![ladder_id, today], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::tiers) fn hold(
    tx: &mut WriteTx<'_>,
    (member_id, ladder_id): (i64, i64),
    until: Option<&str>,
    reason: Option<&str>,
) -> Result<()> {
    let_go(tx, member_id, ladder_id)?;
    tx.sql()
        .prepare_cached(
            "INSERT INTO tier_hold (uid, member_id, ladder_id, until, reason) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![tx.new_uid(), member_id, ladder_id, until, reason])?;
    Ok(())
}

/// Whether they were held.
pub(in crate::tiers) fn let_go(tx: &mut WriteTx<'_>, member_id: i64, ladder_id: i64) -> Result<bool> {
    let gone = tx
        .sql()
        .prepare_cached("DELETE FROM tier_hold WHERE member_id = ?1 AND ladder_id = ?2")?
        .execute([member_id, ladder_id])?;
    Ok(gone > 0)
}

/// Notes the day of a review.
pub fn note_review(tx: &mut WriteTx<'_>, ladder_id: i64, on: &str) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE ladder SET reviewed_on = ?2 WHERE id = ?1")?
        .execute(params![ladder_id, on])?;
    Ok(())
}

/// Rules name records by uid, which is never part of another text.
pub fn rename(tx: &mut WriteTx<'_>, from: Uid, into: Uid) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE tier SET rule = replace(rule, ?1, ?2) WHERE instr(rule, ?1) > 0")?
        .execute(params![from.to_string(), into.to_string()])?;
    Ok(())
}

/// The rules that name a record, by the tier's row id.
pub(in crate::tiers) fn naming(tx: &ReadTx<'_>, uid: Uid) -> Result<Vec<(i64, Filter)>> {
    let mut statement = tx.sql().prepare_cached("SELECT id, rule FROM tier WHERE instr(rule, ?1) > 0")?;
    let rows = statement.query_map([uid.to_string()], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
    rows.map(|row| row.map_err(Into::into).and_then(|(id, rule)| Ok((id, serde_json::from_str(&rule)?))))
        .collect()
}

pub(in crate::tiers) fn set_rule(tx: &mut WriteTx<'_>, tier_id: i64, rule: &Filter) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE tier SET rule = ?2 WHERE id = ?1")?
        .execute(params![tier_id, serde_json::to_string(rule)?])?;
    Ok(())
}
