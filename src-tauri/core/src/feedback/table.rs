//! SQL of feedback.

use rusqlite::{OptionalExtension, params};

use super::view::{FeedbackKind, FeedbackState, FeedbackView};
use crate::{
    Error, Result, Uid,
    store::{ReadTx, Table, WriteTx},
    workspace::{from_name, name_of},
};

/// The table of feedback.
pub const TABLES: &[Table] = &[Table::shared(
    "feedback",
    "CREATE TABLE feedback (
       id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
       community_id INTEGER NOT NULL REFERENCES community (id), quote TEXT NOT NULL, kind TEXT NOT NULL,
       member_id INTEGER REFERENCES member (id), channel_id INTEGER REFERENCES channel (id),
       owner_id INTEGER REFERENCES operator (id), state TEXT NOT NULL, reply TEXT NOT NULL,
       told INTEGER NOT NULL DEFAULT 0, on_day TEXT NOT NULL, replied_on TEXT, closed_on TEXT) STRICT;
     CREATE INDEX feedback_community ON feedback (community_id, on_day);
     CREATE INDEX feedback_member ON feedback (member_id) WHERE member_id IS NOT NULL;
     CREATE INDEX feedback_channel ON feedback (channel_id) WHERE channel_id IS NOT NULL;",
)];

/// Somebody has to do something about it: nobody has ended it, or nobody has told them how it ended. Whoever is not known cannot be told.
const PENDING: &str = "(f.closed_on IS NULL OR (f.told = 0 AND f.member_id IS NOT NULL))";

/// Feedback as it is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Stored {
    pub quote: String,
    pub kind: FeedbackKind,
    pub member_id: Option<i64>,
    pub channel_id: Option<i64>,
    pub owner_id: Option<i64>,
    pub state: FeedbackState,
    pub reply: String,
    pub told: bool,
    pub on: String,
    pub replied_on: Option<String>,
    pub closed_on: Option<String>,
}

pub(super) fn insert(tx: &mut WriteTx<'_>, community_id: i64, uid: Uid, new: &Stored) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO feedback (uid, community_id, quote, kind, member_id, channel_id, owner_id, state, reply, told,
               on_day, replied_on, closed_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            uid,
            community_id,
            new.quote,
            name_of(&new.kind)?,
            new.member_id,
            new.channel_id,
            new.owner_id,
            name_of(&new.state)?,
            new.reply,
            new.told,
            new.on,
            new.replied_on,
            new.closed_on
        ])?;
    Ok(())
}

pub(super) fn update(tx: &mut WriteTx<'_>, id: i64, to: &Stored) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE feedback SET quote = ?2, kind = ?3, member_id = ?4, channel_id = ?5, owner_id = ?6, state = ?7,
               reply = ?8, told = ?9, on_day = ?10, replied_on = ?11, closed_on = ?12 WHERE id = ?1",
        )?
        .execute(params![
            id,
            to.quote,
            name_of(&to.kind)?,
            to.member_id,
            to.channel_id,
            to.owner_id,
            name_of(&to.state)?,
            to.reply,
            to.told,
            to.on,
            to.replied_on,
            to.closed_on
        ])?;
    Ok(())
}

pub(super) fn delete(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    tx.sql().prepare_cached("DELETE FROM feedback WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// Row id, community (row id), and what is kept.
pub(super) fn one(tx: &ReadTx<'_>, uid: Uid) -> Result<(i64, i64, Stored)> {
    tx.sql()
        .prepare_cached(
            "SELECT id, community_id, quote, kind, member_id, channel_id, owner_id, state, reply, told, on_day,
               replied_on, closed_on FROM feedback WHERE uid = ?1",
        )?
        .query_row([uid], |row| {
            let stored = Stored {
                quote: row.get(2)?,
                kind: from_name(row.get(3)?)?,
                member_id: row.get(4)?,
                channel_id: row.get(5)?,
                owner_id: row.get(6)?,
                state: from_name(row.get(7)?)?,
                reply: row.get(8)?,
                told: row.get(9)?,
                on: row.get(10)?,
                replied_on: row.get(11)?,
                closed_on: row.get(12)?,
            };
            Ok((row.get(0)?, row.get(1)?, stored))
        })
        .optional()?
        .ok_or_else(|| Error::not_found("feedback", uid))
}

/// The row id of a member or a channel of a community.
pub(super) fn of_community(tx: &ReadTx<'_>, table: &'static str, uid: Uid, community_id: i64) -> Result<i64> {
    let (id, of): (i64, i64) = tx
        .sql()
        .prepare_cached(&format!("SELECT id, community_id FROM {table} WHERE uid = ?1"))?
        .query_row([uid], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or_else(|| Error::not_found(table, uid))?;
    if of == community_id { Ok(id) } else { Err(Error::invalid(table, "other_community")) }
}

/// Which rows: of a community, of one member in it, only what is pending.
type Of = (i64, Option<i64>, bool);

fn condition((_, member_id, pending): Of) -> String {
    let member = if member_id.is_some() { "AND f.member_id = ?2" } else { "AND ?2 IS NULL" };
    let pending = if pending { PENDING } else { "1" };
    format!("f.community_id = ?1 {member} AND {pending}")
}

/// How many there are, and how many of them are pending.
pub(super) fn count(tx: &ReadTx<'_>, of: Of) -> Result<(u32, u32)> {
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT count(*), coalesce(sum({PENDING}), 0) FROM feedback f WHERE {}",
        condition(of)
    ))?;
    Ok(statement.query_row(params![of.0, of.1], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// A part of the list: what is pending first, the oldest of it first; then the rest, the latest first.
pub(super) fn rows(tx: &ReadTx<'_>, of: Of, (offset, limit): (u32, u32)) -> Result<Vec<FeedbackView>> {
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT f.uid, f.quote, f.kind, m.uid, m.name, c.uid, c.name, o.uid, f.state, f.reply, f.told, f.on_day,
           f.replied_on, f.closed_on
         FROM feedback f LEFT JOIN member m ON m.id = f.member_id LEFT JOIN channel c ON c.id = f.channel_id
         LEFT JOIN operator o ON o.id = f.owner_id
         WHERE {} ORDER BY {PENDING} DESC, CASE WHEN {PENDING} THEN f.on_day END, CASE WHEN {PENDING} THEN f.id END,
           f.on_day DESC, f.id DESC LIMIT ?3 OFFSET ?4",
        condition(of)
    ))?;
    let rows = statement.query_map(params![of.0, of.1, limit, offset], |row| {
        Ok(FeedbackView {
            uid: row.get(0)?,
            quote: row.get(1)?,
            kind: from_name(row.get(2)?)?,
            member: row.get(3)?,
            name: row.get(4)?,
            channel: row.get(5)?,
            channel_name: row.get(6)?,
            owner: row.get(7)?,
            state: from_name(row.get(8)?)?,
            reply: row.get(9)?,
            told: row.get(10)?,
            on: row.get(11)?,
            replied_on: row.get(12)?,
            closed_on: row.get(13)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// After how many days each that was answered was answered, and each that was closed was closed.
pub(super) fn waits(tx: &ReadTx<'_>, community_id: i64) -> Result<(Vec<u32>, Vec<u32>)> {
    let days = |column: &str| -> Result<Vec<u32>> {
        let mut statement = tx.sql().prepare_cached(&format!(
            "SELECT max(0, CAST(julianday({column}) - julianday(on_day) AS INTEGER)) FROM feedback
             WHERE community_id = ?1 AND {column} IS NOT NULL"
        ))?;
        let rows = statement.query_map([community_id], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    Ok((days("replied_on")?, days("closed_on")?))
}

/// Feedback about which somebody has to do something.
pub struct Pending {
    /// Which.
    pub uid: Uid,
    /// What was said.
    pub quote: String,
    /// Who looks after it.
    pub owner: Option<Uid>,
    /// On which day it was said.
    pub on: String,
    /// It is ended, and they do not know.
    pub to_tell: bool,
}

/// What is pending in a community, the oldest first.
pub fn pending(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<Pending>> {
    let mut statement = tx.sql().prepare_cached(&format!(
        "SELECT f.uid, f.quote, o.uid, f.on_day, f.closed_on IS NOT NULL FROM feedback f
         LEFT JOIN operator o ON o.id = f.owner_id
         WHERE f.community_id = ?1 AND {PENDING} ORDER BY f.on_day, f.id"
    ))?;
    let rows = statement.query_map([community_id], |row| {
        Ok(Pending {
            uid: row.get(0)?,
            quote: row.get(1)?,
            owner: row.get(2)?,
            on: row.get(3)?,
            to_tell: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
