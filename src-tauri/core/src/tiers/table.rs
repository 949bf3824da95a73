//! SQL of ladders, tiers and moves.

mod moved;
mod rules;

use std::collections::HashMap;

use rusqlite::{OptionalExtension, params, types::Type};

use super::view::{LadderView, TierMove, TierView};
use crate::{
    Result, Uid,
    clock::Millis,
    store::{ReadTx, Table, WriteTx},
    workspace::found,
};

pub(super) use moved::stood;
pub use rules::{Place, community_of, heights, held, note_review, places, rename, steps, uids};
pub(super) use rules::{has_rules, hold, is_held, let_go, naming, set_rule, store_rules};

/// Tables of tiers.
pub const TABLES: &[Table] = &[
    Table::shared(
        "ladder",
        "CREATE TABLE ladder (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), name TEXT NOT NULL, position REAL NOT NULL,
           review TEXT NOT NULL DEFAULT 'month', lower_mark INTEGER NOT NULL DEFAULT 90,
           grace_days INTEGER NOT NULL DEFAULT 14, reviewed_on TEXT) STRICT;
         CREATE INDEX ladder_community ON ladder (community_id);",
    ),
    Table::shared(
        "tier",
        "CREATE TABLE tier (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           ladder_id INTEGER NOT NULL REFERENCES ladder (id), name TEXT NOT NULL, color TEXT,
           position REAL NOT NULL, rule TEXT) STRICT;
         CREATE INDEX tier_ladder ON tier (ladder_id);",
    ),
    Table::shared(
        "tier_move",
        "CREATE TABLE tier_move (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           member_id INTEGER NOT NULL REFERENCES member (id), ladder_id INTEGER NOT NULL REFERENCES ladder (id),
           from_tier_id INTEGER, to_tier_id INTEGER, at INTEGER NOT NULL, how TEXT NOT NULL, reason TEXT) STRICT;
         CREATE INDEX tier_move_member ON tier_move (member_id, at);",
    ),
    Table::shared(
        "tier_hold",
        "CREATE TABLE tier_hold (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           member_id INTEGER NOT NULL REFERENCES member (id), ladder_id INTEGER NOT NULL REFERENCES ladder (id),
           until TEXT, reason TEXT) STRICT;
         CREATE INDEX tier_hold_member ON tier_hold (member_id, ladder_id);",
    ),
];

/// Reads a column that holds JSON or a name.
fn of_json<T: serde::de::DeserializeOwned>(place: usize, text: serde_json::Result<T>) -> rusqlite::Result<T> {
    text.map_err(|error| rusqlite::Error::FromSqlConversionFailure(place, Type::Text, Box::new(error)))
}

/// The ladders of a community; `members` says how many stand on each tier.
pub(super) fn ladders(
    tx: &ReadTx<'_>,
    community_id: i64,
    members: &HashMap<i64, u32>,
) -> Result<Vec<LadderView>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT l.uid, l.name, t.uid, t.name, t.color, t.id, t.rule, l.review, l.lower_mark, l.grace_days, l.reviewed_on
         FROM ladder l LEFT JOIN tier t ON t.ladder_id = l.id
         WHERE l.community_id = ?1 ORDER BY l.position, l.id, t.position, t.id",
    )?;
    let mut rows = statement.query([community_id])?;
    let mut ladders: Vec<LadderView> = Vec::new();
    while let Some(row) = rows.next()? {
        let uid = row.get(0)?;
        if ladders.last().is_none_or(|ladder| ladder.uid != uid) {
            ladders.push(LadderView {
                uid,
                name: row.get(1)?,
                tiers: Vec::new(),
                review: of_json(7, serde_json::from_value(row.get::<_, String>(7)?.into()))?,
                lower_mark: row.get(8)?,
                grace_days: row.get(9)?,
                reviewed_on: row.get(10)?,
            });
        }
        if let (Some(tier), Some(ladder)) = (row.get::<_, Option<Uid>>(2)?, ladders.last_mut()) {
            ladder.tiers.push(TierView {
                uid: tier,
                name: row.get(3)?,
                color: row.get(4)?,
                members: members.get(&row.get::<_, i64>(5)?).copied().unwrap_or_default(),
                rule: row
                    .get::<_, Option<String>>(6)?
                    .map(|rule| of_json(6, serde_json::from_str(&rule)))
                    .transpose()?,
            });
        }
    }
    Ok(ladders)
}

pub(super) fn insert_ladder(tx: &mut WriteTx<'_>, community_id: i64, name: &str) -> Result<(i64, Uid)> {
    let uid = tx.new_uid();
    tx.sql()
        .prepare_cached(
            "INSERT INTO ladder (uid, community_id, name, position)
             VALUES (?1, ?2, ?3, (SELECT coalesce(max(position), 0) + 1 FROM ladder WHERE community_id = ?2))",
        )?
        .execute(params![uid, community_id, name])?;
    Ok((tx.sql().last_insert_rowid(), uid))
}

pub(super) fn rename_ladder(tx: &mut WriteTx<'_>, uid: Uid, name: &str) -> Result<()> {
    let changed =
        tx.sql().prepare_cached("UPDATE ladder SET name = ?2 WHERE uid = ?1")?.execute(params![uid, name])?;
    found(changed, "ladder", uid)
}

/// The community's first ladder.
pub(super) fn first_ladder(tx: &ReadTx<'_>, community_id: i64) -> Result<Option<i64>> {
    Ok(tx
        .sql()
        .prepare_cached("SELECT id FROM ladder WHERE community_id = ?1 ORDER BY position, id LIMIT 1")?
        .query_row([community_id], |row| row.get(0))
        .optional()?)
}

/// The tier of that name in a community.
pub(super) fn tier_named(tx: &ReadTx<'_>, community_id: i64, name: &str) -> Result<Option<i64>> {
    Ok(tx
        .sql()
        .prepare_cached(
            "SELECT t.id FROM tier t JOIN ladder l ON l.id = t.ladder_id
             WHERE l.community_id = ?1 AND lower(t.name) = lower(?2) ORDER BY l.position, t.position LIMIT 1",
        )?
        .query_row(params![community_id, name], |row| row.get(0))
        .optional()?)
}

pub(super) fn insert_tier(
    tx: &mut WriteTx<'_>,
    ladder_id: i64,
    name: &str,
    color: Option<&str>,
) -> Result<(i64, Uid)> {
    let uid = tx.new_uid();
    tx.sql()
        .prepare_cached(
            "INSERT INTO tier (uid, ladder_id, name, color, position)
             VALUES (?1, ?2, ?3, ?4, (SELECT coalesce(max(position), 0) + 1 FROM tier WHERE ladder_id = ?2))",
        )?
        .execute(params![uid, ladder_id, name, color])?;
    Ok((tx.sql().last_insert_rowid(), uid))
}

pub(super) fn update_tier(
    tx: &mut WriteTx<'_>,
    uid: Uid,
    name: Option<&str>,
    color: Option<&str>,
    position: Option<f64>,
) -> Result<()> {
    let changed = tx
        .sql()
        .prepare_cached(
            "UPDATE tier SET name = coalesce(?2, name), position = coalesce(?4, position),
                    color = CASE WHEN ?3 IS NULL THEN color ELSE nullif(?3, '') END WHERE uid = ?1",
        )?
        .execute(params![uid, name, color, position])?;
    found(changed, "tier", uid)
}

/// The uids of the tiers on the same ladder as `uid`, the lowest first.
pub(super) fn siblings(tx: &ReadTx<'_>, uid: Uid) -> Result<Vec<Uid>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT uid FROM tier WHERE ladder_id = (SELECT ladder_id FROM tier WHERE uid = ?1) ORDER BY position, id",
    )?;
    Ok(statement.query_map([uid], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The ladder of a tier.
pub(super) fn ladder_of(tx: &ReadTx<'_>, tier_id: i64) -> Result<i64> {
    Ok(tx
        .sql()
        .prepare_cached("SELECT ladder_id FROM tier WHERE id = ?1")?
        .query_row([tier_id], |row| row.get(0))?)
}

/// The row ids of a ladder's tiers.
pub(super) fn tiers_of(tx: &ReadTx<'_>, ladder_id: i64) -> Result<Vec<i64>> {
    let mut statement = tx.sql().prepare_cached("SELECT id FROM tier WHERE ladder_id = ?1")?;
    Ok(statement.query_map([ladder_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Members who stand on a tier, those in the trash too.
pub(super) fn members_on(tx: &ReadTx<'_>, tier_id: i64) -> Result<Vec<i64>> {
    let mut statement = tx.sql().prepare_cached("SELECT id FROM member WHERE tier_id = ?1")?;
    Ok(statement.query_map([tier_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The row ids of the members of a community, outside of the trash, who stood on a tier at a moment. Who was moved later stood
/// where the first later move took them from.
pub(super) fn members_on_at(
    tx: &ReadTx<'_>,
    community_id: i64,
    tier_id: i64,
    at: Millis,
) -> Result<Vec<i64>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT x.member_id, x.from_tier_id FROM tier_move x JOIN member m ON m.id = x.member_id
         WHERE m.community_id = ?1 AND x.at >= ?2 AND x.ladder_id = (SELECT ladder_id FROM tier WHERE id = ?3)
         ORDER BY x.at DESC, x.id DESC",
    )?;
    let rows =
        statement.query_map(params![community_id, at, tier_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let moved: HashMap<i64, Option<i64>> = rows.collect::<rusqlite::Result<_>>()?;
    let mut statement = tx
        .sql()
        .prepare_cached("SELECT id, tier_id FROM member WHERE community_id = ?1 AND deleted_at IS NULL")?;
    let rows = statement.query_map([community_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut found = Vec::new();
    for row in rows {
        let (member_id, now): (i64, Option<i64>) = row?;
        if moved.get(&member_id).copied().unwrap_or(now) == Some(tier_id) {
            found.push(member_id);
        }
    }
    Ok(found)
}

pub(super) fn delete_tier(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    tx.sql().prepare_cached("DELETE FROM tier WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// Deletes a ladder with the moves that were made on it.
pub(super) fn delete_ladder(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    tx.sql().prepare_cached("DELETE FROM tier_move WHERE ladder_id = ?1")?.execute([id])?;
    tx.sql().prepare_cached("DELETE FROM tier_hold WHERE ladder_id = ?1")?.execute([id])?;
    tx.sql().prepare_cached("DELETE FROM ladder WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// The tier on which a member stands.
pub(super) fn tier_of(tx: &ReadTx<'_>, member_id: i64) -> Result<Option<i64>> {
    Ok(tx
        .sql()
        .prepare_cached("SELECT tier_id FROM member WHERE id = ?1")?
        .query_row([member_id], |row| row.get(0))?)
}

/// A move to be written.
pub(super) struct NewMove<'a> {
    pub member_id: i64,
    pub ladder_id: i64,
    pub from: Option<i64>,
    pub to: Option<i64>,
    pub how: &'a str,
    pub reason: Option<&'a str>,
}

pub(super) fn insert_move(tx: &mut WriteTx<'_>, new: &NewMove<'_>) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO tier_move (uid, member_id, ladder_id, from_tier_id, to_tier_id, at, how, reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            tx.new_uid(),
            new.member_id,
            new.ladder_id,
            new.from,
            new.to,
            tx.now(),
            new.how,
            new.reason
        ])?;
    Ok(())
}

pub(super) fn history(tx: &ReadTx<'_>, member_id: i64) -> Result<Vec<TierMove>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT a.uid, b.uid, x.at, x.how, x.reason FROM tier_move x
         LEFT JOIN tier a ON a.id = x.from_tier_id LEFT JOIN tier b ON b.id = x.to_tier_id
         WHERE x.member_id = ?1 ORDER BY x.at DESC, x.id DESC",
    )?;
    let rows = statement.query_map([member_id], |row| {
        Ok(TierMove {
            from: row.get(0)?,
            to: row.get(1)?,
            at: row.get(2)?,
            how: row.get(3)?,
            reason: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
