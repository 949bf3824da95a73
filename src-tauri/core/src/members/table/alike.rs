//! SQL of people who may be one person: who they are, and making one of two.

use rusqlite::params;

use crate::{
    Result, Uid,
    store::{self, ReadTx, WriteTx},
};

/// What is compared of a member.
#[derive(Debug)]
pub(in crate::members) struct Compared {
    pub id: i64,
    pub uid: Uid,
    pub name: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    /// Where they have accounts, each once.
    pub platforms: Vec<String>,
    /// What their accounts are called by: ids and names.
    pub accounts: Vec<String>,
}

/// Everybody of a community who is not in the trash, in the order of their ids.
pub(in crate::members) fn compared(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<Compared>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT m.id, m.uid, m.name, m.phone, m.email,
                (SELECT group_concat(DISTINCT a.platform) FROM account a WHERE a.member_id = m.id),
                (SELECT group_concat(coalesce(a.external_id, '') || char(31) || coalesce(a.handle, ''), char(31))
                 FROM account a WHERE a.member_id = m.id)
         FROM member m WHERE m.community_id = ?1 AND m.deleted_at IS NULL ORDER BY m.id",
    )?;
    let rows = statement.query_map([community_id], |row| {
        let (platforms, accounts): (Option<String>, Option<String>) = (row.get(5)?, row.get(6)?);
        let parts = |all: Option<String>, by: char| -> Vec<String> {
            let all = all.unwrap_or_default();
            all.split(by).filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        Ok(Compared {
            id: row.get(0)?,
            uid: row.get(1)?,
            name: row.get(2)?,
            phone: row.get(3)?,
            email: row.get(4)?,
            platforms: parts(platforms, ','),
            accounts: parts(accounts, '\u{1f}'),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Pairs of whom somebody said that they are two.
pub(in crate::members) fn apart(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<(i64, i64)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT a.one_id, a.other_id FROM member_apart a JOIN member m ON m.id = a.one_id WHERE m.community_id = ?1",
    )?;
    let rows = statement.query_map([community_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Says that two are two.
pub(in crate::members) fn keep_apart(tx: &mut WriteTx<'_>, one: i64, other: i64) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO member_apart (uid, one_id, other_id) VALUES (?1, ?2, ?3)
             ON CONFLICT (one_id, other_id) DO NOTHING",
        )?
        .execute(params![tx.new_uid(), one.min(other), one.max(other)])?;
    Ok(())
}

/// Gives everything that belongs to one member to another, and lets the first go.
pub(in crate::members) fn merge(tx: &mut WriteTx<'_>, from: i64, into: i64) -> Result<()> {
    tx.sql()
        .prepare_cached("DELETE FROM member_apart WHERE one_id IN (?1, ?2) AND other_id IN (?1, ?2)")?
        .execute([from, into])?;
    one_place(tx, from, into)?;
    for reference in store::references(tx)?.iter().filter(|reference| reference.to == "member") {
        let (table, column) = (&reference.from, &reference.column);
        // What both have of which there can be one only, the one keeps.
        tx.sql()
            .prepare(&format!("UPDATE OR IGNORE \"{table}\" SET \"{column}\" = ?2 WHERE \"{column}\" = ?1"))?
            .execute([from, into])?;
        tx.sql().prepare(&format!("DELETE FROM \"{table}\" WHERE \"{column}\" = ?1"))?.execute([from])?;
    }
    fill(tx, from, into)?;
    tx.sql().prepare_cached("DELETE FROM member WHERE id = ?1")?.execute([from])?;
    super::refresh_text(tx, into)
}

/// Who is in one channel twice is there once, from the earlier day on.
fn one_place(tx: &mut WriteTx<'_>, from: i64, into: i64) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE membership SET
               joined_on = (SELECT min(x.joined_on) FROM membership x WHERE x.member_id IN (?1, ?2)
                            AND x.channel_id = membership.channel_id AND x.left_on IS NULL)
             WHERE member_id = ?2 AND left_on IS NULL AND channel_id IN
               (SELECT channel_id FROM membership WHERE member_id = ?1 AND left_on IS NULL)",
        )?
        .execute([from, into])?;
    tx.sql()
        .prepare_cached(
            "DELETE FROM membership WHERE member_id = ?1 AND left_on IS NULL AND channel_id IN
               (SELECT channel_id FROM membership WHERE member_id = ?2 AND left_on IS NULL)",
        )?
        .execute([from, into])?;
    Ok(())
}

/// What the one does not say of itself, the other's record says.
fn fill(tx: &mut WriteTx<'_>, from: i64, into: i64) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE member SET remark = coalesce(member.remark, o.remark), phone = coalesce(member.phone, o.phone),
               email = coalesce(member.email, o.email),
               birthday_lunar = CASE WHEN member.birthday IS NULL THEN o.birthday_lunar ELSE member.birthday_lunar END,
               birthday = coalesce(member.birthday, o.birthday),
               joined_on = CASE WHEN member.joined_on IS NULL OR o.joined_on < member.joined_on
                           THEN coalesce(o.joined_on, member.joined_on) ELSE member.joined_on END,
               left_on = CASE WHEN member.left_on IS NULL OR o.left_on IS NULL THEN NULL
                         ELSE max(member.left_on, o.left_on) END,
               source = coalesce(member.source, o.source), tier_id = coalesce(member.tier_id, o.tier_id),
               custom = json_patch(o.custom, member.custom),
               note = CASE WHEN member.note IS NULL THEN o.note WHEN o.note IS NULL THEN member.note
                      ELSE member.note || char(10) || o.note END,
               updated_at = ?3
             FROM member o WHERE o.id = ?1 AND member.id = ?2",
        )?
        .execute(params![from, into, tx.now()])?;
    Ok(())
}
