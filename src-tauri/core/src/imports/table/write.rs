//! Writing people: new ones in bulk with statements prepared once, known ones column by column.

use std::collections::BTreeMap;

use rusqlite::{CachedStatement, Connection, ToSql, params};
use serde_json::Value;

use super::super::record::{Slot, Texts};
use crate::{Result, Uid, clock::Millis, store::WriteTx};

/// Rows that one statement inserts: SQLite opens its trees and counts ids once for all of them.
const AT_ONCE: usize = 32;

/// A member ready to be written.
pub(in crate::imports) struct NewPerson<'a> {
    pub uid: Uid,
    pub community_id: i64,
    pub name: &'a str,
    pub name_key: &'a str,
    pub search_text: &'a str,
    pub texts: &'a Texts,
    pub lunar: bool,
    pub tier_id: Option<i64>,
    pub custom: &'a str,
    pub namesake: bool,
    pub now: Millis,
}

/// An account of a member.
pub(in crate::imports) struct NewAccount<'a> {
    pub uid: Uid,
    pub member_id: i64,
    pub platform: &'a str,
    pub external_id: Option<&'a str>,
    pub handle: Option<&'a str>,
}

/// What is known of a new membership.
pub(in crate::imports) struct NewPlace<'a> {
    pub uid: Uid,
    pub member_id: i64,
    pub channel_id: i64,
    pub joined_on: Option<&'a str>,
    pub left_on: Option<&'a str>,
    pub inviter_id: Option<i64>,
    pub inviter_name: Option<&'a str>,
    pub nickname: Option<&'a str>,
    pub how: Option<&'a str>,
}

/// A tag that a member bears.
pub(in crate::imports) struct NewTag {
    pub uid: Uid,
    pub member_id: i64,
    pub tag_id: i64,
}

/// The first step of a new person on a ladder.
pub(in crate::imports) struct NewMove {
    pub uid: Uid,
    pub member_id: i64,
    pub ladder_id: i64,
    pub to: i64,
    pub at: Millis,
}

/// Inserts rows of one table, many by one statement.
struct Rows<'c> {
    conn: &'c Connection,
    into: &'static str,
    columns: usize,
    one: Option<CachedStatement<'c>>,
    many: Option<CachedStatement<'c>>,
}

impl<'c> Rows<'c> {
    fn new(conn: &'c Connection, into: &'static str) -> Self {
        Self { conn, into, columns: into.matches(',').count() + 1, one: None, many: None }
    }

    fn insert<R, const N: usize>(
        &mut self,
        rows: &[R],
        values: impl for<'r> Fn(&'r R) -> [&'r dyn ToSql; N],
    ) -> Result<()> {
        let (conn, into, columns) = (self.conn, self.into, self.columns);
        let whole = rows.chunks_exact(AT_ONCE);
        let rest = whole.remainder().chunks(1);
        for chunk in whole.chain(rest) {
            let kept = if chunk.len() == AT_ONCE { &mut self.many } else { &mut self.one };
            let statement = match kept {
                Some(statement) => statement,
                none => none.insert(prepared(conn, into, columns, chunk.len())?),
            };
            let mut place = 0;
            for value in chunk.iter().flat_map(&values) {
                place += 1;
                statement.raw_bind_parameter(place, value)?;
            }
            statement.raw_execute()?;
        }
        Ok(())
    }
}

fn prepared<'c>(
    conn: &'c Connection,
    into: &str,
    columns: usize,
    rows: usize,
) -> Result<CachedStatement<'c>> {
    let row = format!("({})", vec!["?"; columns].join(", "));
    // OR FAIL: what a statement did before its error needs no journal, because the error ends the whole step.
    Ok(conn.prepare_cached(&format!("INSERT OR FAIL INTO {into} VALUES {}", vec![row; rows].join(", ")))?)
}

/// Inserts people and what belongs to them.
pub(in crate::imports) struct Writer<'c> {
    members: Rows<'c>,
    accounts: Rows<'c>,
    memberships: Rows<'c>,
    tags: Rows<'c>,
    moves: Rows<'c>,
}

impl<'c> Writer<'c> {
    pub(in crate::imports) fn new(tx: &'c WriteTx<'_>) -> Self {
        let rows = |into| Rows::new(tx.sql(), into);
        Self {
            members: rows(
                "member (uid, community_id, name, name_key, search_text, remark, phone, email, birthday, joined_on,
                   left_on, source, note, birthday_lunar, tier_id, custom, namesake, created_at, updated_at)",
            ),
            accounts: rows("account (uid, member_id, platform, external_id, handle)"),
            memberships: rows(
                "membership (uid, member_id, channel_id, joined_on, left_on, inviter_id, inviter_name, nickname, how)",
            ),
            tags: rows("member_tag (uid, member_id, tag_id)"),
            moves: rows("tier_move (uid, member_id, ladder_id, to_tier_id, at, how)"),
        }
    }

    /// Inserts members; says the first one's id, which the others' follow without a gap, because ids are counted and
    /// nobody else writes.
    pub(in crate::imports) fn members(&mut self, new: &[NewPerson<'_>]) -> Result<i64> {
        self.members.insert(new, |new| {
            let text = |slot: Slot| &new.texts[slot as usize] as &dyn ToSql;
            [
                &new.uid,
                &new.community_id,
                &new.name,
                &new.name_key,
                &new.search_text,
                text(Slot::Remark),
                text(Slot::Phone),
                text(Slot::Email),
                text(Slot::Birthday),
                text(Slot::JoinedOn),
                text(Slot::LeftOn),
                text(Slot::Source),
                text(Slot::Note),
                &new.lunar,
                &new.tier_id,
                &new.custom,
                &new.namesake,
                &new.now,
                &new.now,
            ]
        })?;
        let after = self.members.conn.last_insert_rowid() + 1;
        Ok(after - i64::try_from(new.len()).map_err(crate::Error::internal)?)
    }

    pub(in crate::imports) fn accounts(&mut self, new: &[NewAccount<'_>]) -> Result<()> {
        self.accounts
            .insert(new, |new| [&new.uid, &new.member_id, &new.platform, &new.external_id, &new.handle])
    }

    pub(in crate::imports) fn memberships(&mut self, new: &[NewPlace<'_>]) -> Result<()> {
        self.memberships.insert(new, |new| {
            [
                &new.uid,
                &new.member_id,
                &new.channel_id,
                &new.joined_on,
                &new.left_on,
                &new.inviter_id,
                &new.inviter_name,
                &new.nickname,
                &new.how,
            ]
        })
    }

    /// Each member must bear each tag once.
    pub(in crate::imports) fn tags(&mut self, new: &[NewTag]) -> Result<()> {
        self.tags.insert(new, |new| [&new.uid, &new.member_id, &new.tag_id])
    }

    pub(in crate::imports) fn moves(&mut self, new: &[NewMove]) -> Result<()> {
        self.moves.insert(new, |new| [&new.uid, &new.member_id, &new.ladder_id, &new.to, &new.at, &"import"])
    }
}

/// Changes columns of a known member. Names of columns come from [`Slot::column`] and this crate alone.
pub(in crate::imports) fn update_member(
    tx: &WriteTx<'_>,
    id: i64,
    columns: &BTreeMap<&'static str, Value>,
) -> Result<()> {
    if columns.is_empty() {
        return Ok(());
    }
    let sets: Vec<String> =
        columns.keys().enumerate().map(|(n, name)| format!("{name} = ?{}", n + 3)).collect();
    let sql = format!("UPDATE member SET {}, updated_at = ?2 WHERE id = ?1", sets.join(", "));
    let mut statement = tx.sql().prepare_cached(&sql)?;
    statement.raw_bind_parameter(1, id)?;
    statement.raw_bind_parameter(2, tx.now())?;
    for (index, value) in columns.values().enumerate() {
        match value {
            Value::Null => statement.raw_bind_parameter(index + 3, rusqlite::types::Null)?,
            Value::Bool(truth) => statement.raw_bind_parameter(index + 3, truth)?,
            Value::Number(number) => statement.raw_bind_parameter(index + 3, number.as_i64())?,
            Value::String(text) => statement.raw_bind_parameter(index + 3, text)?,
            other => statement.raw_bind_parameter(index + 3, other.to_string())?,
        }
    }
    statement.raw_execute()?;
    Ok(())
}

/// Says when a member left the community, or that they are back.
pub(in crate::imports) fn set_left(tx: &WriteTx<'_>, id: i64, on: &str) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE member SET left_on = ?2, updated_at = ?3 WHERE id = ?1 AND left_on IS NULL")?
        .execute(params![id, on, tx.now()])?;
    Ok(())
}

/// Ends a membership.
pub(in crate::imports) fn end_place(tx: &WriteTx<'_>, id: i64, on: &str) -> Result<()> {
    tx.sql().prepare_cached("UPDATE membership SET left_on = ?2 WHERE id = ?1")?.execute(params![id, on])?;
    Ok(())
}

/// Writes what a list says of a known membership; what it does not say stays.
pub(in crate::imports) fn update_place(tx: &WriteTx<'_>, id: i64, says: &NewPlace<'_>) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE membership SET nickname = coalesce(?2, nickname), joined_on = coalesce(?3, joined_on),
               inviter_id = CASE WHEN ?4 IS NULL AND ?5 IS NULL THEN inviter_id ELSE ?4 END,
               inviter_name = CASE WHEN ?4 IS NULL AND ?5 IS NULL THEN inviter_name ELSE ?5 END,
               how = coalesce(?6, how) WHERE id = ?1",
        )?
        .execute(params![id, says.nickname, says.joined_on, says.inviter_id, says.inviter_name, says.how])?;
    Ok(())
}

/// Completes a known account.
pub(in crate::imports) fn update_account(
    tx: &WriteTx<'_>,
    id: i64,
    external_id: Option<&str>,
    handle: Option<&str>,
) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE account SET external_id = coalesce(?2, external_id), handle = coalesce(?3, handle) WHERE id = ?1",
        )?
        .execute(params![id, external_id, handle])?;
    Ok(())
}

/// Puts a known member on a tier, with the move.
pub(in crate::imports) fn set_tier_moved(
    tx: &WriteTx<'_>,
    id: i64,
    from: Option<i64>,
    to: i64,
) -> Result<()> {
    let now = tx.now();
    tx.sql()
        .prepare_cached(
            "INSERT INTO tier_move (uid, member_id, ladder_id, from_tier_id, to_tier_id, at, how)
             SELECT ?1, ?2, ladder_id, ?3, ?4, ?5, 'import' FROM tier WHERE id = ?4",
        )?
        .execute(params![Uid::new(now), id, from, to, now])?;
    tx.sql()
        .prepare_cached("UPDATE member SET tier_id = ?2, updated_at = ?3 WHERE id = ?1")?
        .execute(params![id, to, now])?;
    Ok(())
}
