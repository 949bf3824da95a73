//! People whom exports of chats name: who is known by an account, who is new, who came to a channel and went again.

use std::collections::HashMap;

use rusqlite::params;

use crate::{
    Result,
    members::view::MemberPart,
    patch::Patch,
    store::{ReadTx, WriteTx},
};

/// An account that is known.
#[derive(Debug, Clone, Copy)]
pub struct KnownAccount<'a> {
    /// Its row id.
    pub id: i64,
    /// Whose it is.
    pub member_id: i64,
    /// On which platform.
    pub platform: &'a str,
    /// What the platform calls it for good.
    pub external_id: Option<&'a str>,
    /// The name that it had when it was seen last.
    pub handle: Option<&'a str>,
    /// Its member lies in the trash.
    pub trashed: bool,
}

/// Gives every account of a community's members to `each`, those in the trash too.
pub fn each_account(
    tx: &ReadTx<'_>,
    community_id: i64,
    mut each: impl FnMut(KnownAccount<'_>),
) -> Result<()> {
    let mut statement = tx.sql().prepare_cached(
        // In the order of the rows, without sorting them.
        "SELECT a.id, a.member_id, a.platform, a.external_id, a.handle, m.deleted_at IS NOT NULL FROM account a
         CROSS JOIN member m ON m.id = a.member_id WHERE m.community_id = ?1 ORDER BY a.id",
    )?;
    let mut rows = statement.query([community_id])?;
    while let Some(row) = rows.next()? {
        let text = |at: usize| row.get_ref(at)?.as_str_or_null().map_err(rusqlite::Error::from);
        each(KnownAccount {
            id: row.get(0)?,
            member_id: row.get(1)?,
            platform: text(2)?.unwrap_or_default(),
            external_id: text(3)?,
            handle: text(4)?,
            trashed: row.get(5)?,
        });
    }
    Ok(())
}

/// Somebody to be made a member.
#[derive(Debug, Clone, Copy)]
pub struct Newcomer<'a> {
    /// The name.
    pub name: &'a str,
    /// Where they have their account.
    pub platform: &'a str,
    /// What the platform, or the export, calls them by.
    pub external_id: &'a str,
    /// The day on which they joined, where it is known.
    pub joined_on: Option<&'a str>,
}

/// Makes people members, each with an account; the row ids of member and account. To be called within
/// [`WriteTx::bulk_inserts`].
pub fn insert_newcomers(
    tx: &WriteTx<'_>,
    community_id: i64,
    people: &[Newcomer<'_>],
) -> Result<Vec<(i64, i64)>> {
    let mut member = tx.sql().prepare_cached(
        "INSERT INTO member (uid, community_id, name, joined_on, name_key, search_text, created_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)",
    )?;
    let mut made = Vec::with_capacity(people.len());
    for person in people {
        let others = [person.external_id.to_owned()];
        let text = super::search_text(person.name, None, None, None, &others);
        let key = super::names::sort_key(person.name);
        member.execute(params![
            tx.new_uid(),
            community_id,
            person.name,
            person.joined_on,
            key,
            text,
            tx.now()
        ])?;
        let member_id = tx.sql().last_insert_rowid();
        let id = (person.platform, person.external_id);
        made.push((member_id, give_account(tx, member_id, id, person.name)?));
    }
    Ok(made)
}

/// Gives a member an account as a source names it: platform and id, and the name there; its row id.
pub fn give_account(
    tx: &WriteTx<'_>,
    member_id: i64,
    (platform, external_id): (&str, &str),
    name: &str,
) -> Result<i64> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO account (uid, member_id, platform, external_id, handle) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![tx.new_uid(), member_id, platform, external_id, name])?;
    Ok(tx.sql().last_insert_rowid())
}

/// Whether nothing says of a member that they are of the team, or a program.
pub fn has_no_part(tx: &ReadTx<'_>, id: i64) -> Result<bool> {
    let mut statement = tx.sql().prepare_cached("SELECT part IS NULL FROM member WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0))?)
}

/// Writes down that a member is a program, as the platform itself says.
pub fn mark_bot(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    super::set_part(tx, id, Patch::Set(MemberPart::Bot))
}

/// Gives an account another name; a member who is called as the account was is called as it is now.
pub fn rename_account(tx: &mut WriteTx<'_>, id: i64, name: &str) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE member SET name = ?2, updated_at = ?3 WHERE id =
               (SELECT member_id FROM account WHERE id = ?1) AND name = (SELECT handle FROM account WHERE id = ?1)",
        )?
        .execute(params![id, name, tx.now()])?;
    tx.sql().prepare_cached("UPDATE account SET handle = ?2 WHERE id = ?1")?.execute(params![id, name])?;
    let member_id = tx
        .sql()
        .prepare_cached("SELECT member_id FROM account WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    super::refresh_text(tx, member_id)
}

/// A time that a member was in a channel, or is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownStay {
    /// Its row id.
    pub id: i64,
    /// The day on which they came; nothing when it is not known.
    pub joined_on: Option<String>,
    /// The day on which they went; nothing while they are there.
    pub left_on: Option<String>,
    /// Whether it is known who brought them.
    pub is_invited: bool,
}

/// By member the times in a channel, in the order in which they were written down.
pub fn stays_in(tx: &ReadTx<'_>, channel_id: i64) -> Result<HashMap<i64, Vec<KnownStay>>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT member_id, id, joined_on, left_on, coalesce(inviter_id, inviter_name) IS NOT NULL FROM membership WHERE channel_id = ?1 ORDER BY id",
    )?;
    let mut rows = statement.query([channel_id])?;
    let mut found: HashMap<i64, Vec<KnownStay>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let stay = KnownStay {
            id: row.get(1)?,
            joined_on: row.get(2)?,
            left_on: row.get(3)?,
            is_invited: row.get(4)?,
        };
        found.entry(row.get(0)?).or_default().push(stay);
    }
    Ok(found)
}

/// What is said of a time in a channel.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaidStay {
    /// The day on which they came.
    pub joined_on: Option<String>,
    /// The day on which they went.
    pub left_on: Option<String>,
    /// Who brought them, when that is a member.
    pub inviter_id: Option<i64>,
    /// Who brought them, by name, when that is none.
    pub inviter_name: Option<String>,
}

/// Writes down that a member was or is in a channel.
pub fn insert_stay(tx: &WriteTx<'_>, member_id: i64, channel_id: i64, says: &SaidStay) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO membership (uid, member_id, channel_id, joined_on, left_on, inviter_id, inviter_name)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            tx.new_uid(),
            member_id,
            channel_id,
            says.joined_on,
            says.left_on,
            says.inviter_id,
            says.inviter_name
        ])?;
    Ok(())
}

/// Completes a time in a channel; what is known of it stays.
pub fn complete_stay(tx: &WriteTx<'_>, id: i64, says: &SaidStay) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE membership SET joined_on = coalesce(joined_on, ?2), left_on = coalesce(left_on, ?3),
               inviter_name = CASE WHEN inviter_id IS NULL AND inviter_name IS NULL THEN ?5 ELSE inviter_name END,
               inviter_id = CASE WHEN inviter_id IS NULL AND inviter_name IS NULL THEN ?4 ELSE inviter_id END
             WHERE id = ?1",
        )?
        .execute(params![id, says.joined_on, says.left_on, says.inviter_id, says.inviter_name])?;
    Ok(())
}

/// Says when a member joined, where nobody has said it.
pub fn fill_joined(tx: &WriteTx<'_>, member_id: i64, on: &str) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE member SET joined_on = ?2, updated_at = ?3 WHERE id = ?1 AND joined_on IS NULL",
        )?
        .execute(params![member_id, on, tx.now()])?;
    Ok(())
}

/// Says of members that they left the community when they have left the last of its channels, and that they are back when they are in
/// one again.
pub fn settle_left(tx: &WriteTx<'_>, member_ids: &[i64]) -> Result<()> {
    let ids = serde_json::to_string(member_ids)?;
    tx.sql()
        .prepare_cached(
            "UPDATE member SET left_on = (SELECT max(x.left_on) FROM membership x WHERE x.member_id = member.id),
               updated_at = ?2
             WHERE id IN (SELECT value FROM json_each(?1)) AND left_on IS NULL
               AND EXISTS (SELECT 1 FROM membership x WHERE x.member_id = member.id)
               AND NOT EXISTS (SELECT 1 FROM membership x WHERE x.member_id = member.id AND x.left_on IS NULL)",
        )?
        .execute(params![ids, tx.now()])?;
    tx.sql()
        .prepare_cached(
            "UPDATE member SET left_on = NULL, updated_at = ?2
             WHERE id IN (SELECT value FROM json_each(?1)) AND left_on IS NOT NULL AND EXISTS
               (SELECT 1 FROM membership x WHERE x.member_id = member.id AND x.left_on IS NULL
                AND x.joined_on >= member.left_on)",
        )?
        .execute(params![ids, tx.now()])?;
    Ok(())
}
