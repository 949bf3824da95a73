//! Writing people: new ones in bulk with statements prepared once, known ones column by column.

use std::collections::BTreeMap;

use rusqlite::{CachedStatement, params};
use serde_json::Value;

use super::super::record::{Slot, Texts};
use crate::{Result, Uid, clock::Millis, store::WriteTx};

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

/// Statements of a bulk insert.
pub(in crate::imports) struct Writer<'c> {
    conn: &'c rusqlite::Connection,
    member: CachedStatement<'c>,
    account: CachedStatement<'c>,
    membership: CachedStatement<'c>,
    tag: CachedStatement<'c>,
    tier_move: CachedStatement<'c>,
}

/// What is known of a new membership.
pub(in crate::imports) struct NewPlace<'a> {
    pub joined_on: Option<&'a str>,
    pub left_on: Option<&'a str>,
    pub inviter_id: Option<i64>,
    pub inviter_name: Option<&'a str>,
    pub nickname: Option<&'a str>,
    pub how: Option<&'a str>,
}

impl<'c> Writer<'c> {
    pub(in crate::imports) fn new(tx: &'c WriteTx<'_>) -> Result<Self> {
        let conn = tx.sql();
        Ok(Self {
            conn,
            member: conn.prepare_cached(
                "INSERT INTO member (uid, community_id, name, name_key, search_text, remark, phone, email, birthday,
                   joined_on, left_on, source, note, birthday_lunar, tier_id, custom, namesake, created_at, updated_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?18)",
            )?,
            account: conn.prepare_cached(
                "INSERT INTO account (uid, member_id, platform, external_id, handle) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?,
            membership: conn.prepare_cached(
                "INSERT INTO membership (uid, member_id, channel_id, joined_on, left_on, inviter_id, inviter_name,
                   nickname, how) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?,
            tag: conn.prepare_cached(
                "INSERT INTO member_tag (uid, member_id, tag_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            )?,
            tier_move: conn.prepare_cached(
                "INSERT INTO tier_move (uid, member_id, ladder_id, to_tier_id, at, how)
                 VALUES (?1, ?2, ?3, ?4, ?5, 'import')",
            )?,
        })
    }

    pub(in crate::imports) fn member(&mut self, new: &NewPerson<'_>) -> Result<i64> {
        let text = |slot: Slot| new.texts[slot as usize].as_deref();
        self.member.execute(params![
            new.uid,
            new.community_id,
            new.name,
            new.name_key,
            new.search_text,
            text(Slot::Remark),
            text(Slot::Phone),
            text(Slot::Email),
            text(Slot::Birthday),
            text(Slot::JoinedOn),
            text(Slot::LeftOn),
            text(Slot::Source),
            text(Slot::Note),
            new.lunar,
            new.tier_id,
            new.custom,
            new.namesake,
            new.now
        ])?;
        Ok(self.conn.last_insert_rowid())
    }

    pub(in crate::imports) fn account(
        &mut self,
        uid: Uid,
        member_id: i64,
        platform: &str,
        external_id: Option<&str>,
        handle: Option<&str>,
    ) -> Result<()> {
        self.account.execute(params![uid, member_id, platform, external_id, handle])?;
        Ok(())
    }

    pub(in crate::imports) fn membership(
        &mut self,
        uid: Uid,
        member_id: i64,
        channel_id: i64,
        place: &NewPlace<'_>,
    ) -> Result<()> {
        self.membership.execute(params![
            uid,
            member_id,
            channel_id,
            place.joined_on,
            place.left_on,
            place.inviter_id,
            place.inviter_name,
            place.nickname,
            place.how
        ])?;
        Ok(())
    }

    pub(in crate::imports) fn tag(&mut self, uid: Uid, member_id: i64, tag_id: i64) -> Result<()> {
        self.tag.execute(params![uid, member_id, tag_id])?;
        Ok(())
    }

    /// The first step of a new person on a ladder.
    pub(in crate::imports) fn tier_move(
        &mut self,
        uid: Uid,
        member_id: i64,
        ladder_id: i64,
        to: i64,
        now: Millis,
    ) -> Result<()> {
        self.tier_move.execute(params![uid, member_id, ladder_id, to, now])?;
        Ok(())
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

/// Changes what a member is called in a group.
pub(in crate::imports) fn set_place(tx: &WriteTx<'_>, id: i64, nickname: &str) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE membership SET nickname = ?2 WHERE id = ?1")?
        .execute(params![id, nickname])?;
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
