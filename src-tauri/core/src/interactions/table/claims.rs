//! SQL of people who wrote before anybody said whose account that is, and of accounts that are taken from a member again.

use std::collections::HashSet;

use rusqlite::params;

use super::{erased::LIST, last_of};
use crate::{
    Result, Uid,
    interactions::{of_account, of_stranger},
    store::{ReadTx, WriteTx},
};

/// Everybody who waits, by the id that a source gives; what a table of interactions says may be an id of any platform.
const ALL_BY_ID: &str = "UPDATE interaction_author SET account_id = found.account FROM (
     SELECT s.id AS author, coalesce(min(CASE WHEN m.deleted_at IS NULL THEN a.id END), min(a.id)) AS account
     FROM interaction_author s JOIN account a ON a.external_id = s.key AND (a.platform = s.platform OR s.platform = ?2)
     JOIN member m ON m.id = a.member_id AND m.community_id = s.community_id
     WHERE s.community_id = ?1 AND s.account_id IS NULL GROUP BY s.id) AS found
   WHERE interaction_author.id = found.author";

/// By the name, where the source has no more than that and one member alone is called so.
const ALL_BY_NAME: &str = "UPDATE interaction_author SET account_id = found.account FROM (
     SELECT s.id AS author, min(a.id) AS account FROM interaction_author s
     JOIN account a ON a.handle = s.key AND (a.platform = s.platform OR s.platform = ?2)
     JOIN member m ON m.id = a.member_id AND m.community_id = s.community_id AND m.deleted_at IS NULL
     WHERE s.community_id = ?1 AND s.account_id IS NULL AND s.key = s.name AND s.bot = 0
     GROUP BY s.id HAVING count(DISTINCT m.id) = 1) AS found
   WHERE interaction_author.id = found.author";

/// Who waits for one account: looked up by what it is called, however many wait. The order of the joins is the one that is written.
const ONE_BY_ID: &str = "UPDATE interaction_author SET account_id = ?3 WHERE id IN (
     SELECT s.id FROM (
       SELECT platform, external_id AS key FROM account WHERE id = ?3
       UNION ALL SELECT ?2, external_id FROM account WHERE id = ?3) own
     CROSS JOIN interaction_author s ON s.community_id = ?1 AND s.platform = own.platform AND s.key = own.key
     WHERE s.account_id IS NULL)";
const ONE_BY_NAME: &str = "UPDATE interaction_author SET account_id = ?3 WHERE id IN (
     SELECT s.id FROM (
       SELECT platform, handle AS key FROM account WHERE id = ?3
       UNION ALL SELECT ?2, handle FROM account WHERE id = ?3) own
     CROSS JOIN interaction_author s ON s.community_id = ?1 AND s.platform = own.platform AND s.key = own.key
     WHERE s.account_id IS NULL AND s.key = s.name AND s.bot = 0)
   AND NOT EXISTS (
     SELECT 1 FROM account own JOIN account a ON a.handle = own.handle AND a.member_id <> own.member_id
     JOIN member m ON m.id = a.member_id AND m.community_id = ?1 AND m.deleted_at IS NULL
     WHERE own.id = ?3 AND (a.platform = interaction_author.platform OR interaction_author.platform = ?2))";

/// An account that was taken from its member is known by several names, all of which are the one who has it now.
const THE_SAME: &str = "UPDATE interaction_author SET account_id = found.account FROM (
     SELECT number, min(account_id) AS account FROM interaction_author
     WHERE community_id = ?1 AND number IS NOT NULL AND account_id IS NOT NULL GROUP BY number) AS found
   WHERE interaction_author.number = found.number AND account_id IS NULL";

/// Gives those of a community who wrote and are no members to the members whose accounts they are. To be called when accounts came.
pub fn claim_all(tx: &WriteTx<'_>, community_id: i64) -> Result<()> {
    let waits = "SELECT 1 FROM interaction_author WHERE community_id = ?1 AND account_id IS NULL LIMIT 1";
    if tx.sql().prepare_cached(waits)?.exists([community_id])? {
        for sql in [ALL_BY_ID, ALL_BY_NAME] {
            tx.sql().prepare_cached(sql)?.execute(params![community_id, LIST])?;
        }
        tx.sql().prepare_cached(THE_SAME)?.execute([community_id])?;
    }
    Ok(())
}

/// The same for one account that came, by its row id.
pub fn claim(tx: &WriteTx<'_>, community_id: i64, account_id: i64) -> Result<()> {
    for sql in [ONE_BY_ID, ONE_BY_NAME] {
        tx.sql().prepare_cached(sql)?.execute(params![community_id, LIST, account_id])?;
    }
    tx.sql().prepare_cached(THE_SAME)?.execute([community_id])?;
    Ok(())
}

/// Somebody who wrote and whom no member is yet.
#[derive(Debug, Clone)]
pub struct Unassigned {
    /// The row id.
    pub id: i64,
    /// Their identity.
    pub uid: Uid,
    /// Where the key comes from.
    pub platform: String,
    /// What the source calls them: a stable id, else the name.
    pub key: String,
    /// The name.
    pub name: String,
    /// The number in the log.
    pub number: u32,
}

/// Everybody of a community who wrote and whom no member is: no programs, and of those whom sources know by several names the first.
pub fn unassigned(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<Unassigned>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT id, uid, platform, key, name, number FROM interaction_author
         WHERE community_id = ?1 AND account_id IS NULL AND bot = 0 ORDER BY id",
    )?;
    let mut rows = statement.query([community_id])?;
    let (mut all, mut seen) = (Vec::new(), HashSet::new());
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        let number: Option<u32> = row.get(5)?;
        let Some(number) = number.or(of_stranger(id)).filter(|number| seen.insert(*number)) else { continue };
        let (uid, platform, key, name) = (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
        all.push(Unassigned { id, uid, platform, key, name, number });
    }
    Ok(all)
}

/// Takes an account (its row id) from the log before it goes: what was written under it is that of somebody who is no member, whom
/// files that come in again still know.
pub fn release(tx: &WriteTx<'_>, account_id: i64) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE interaction_author SET account_id = NULL WHERE account_id = ?1")?
        .execute([account_id])?;
    let Some(number) = of_account(account_id) else { return Ok(()) };
    let mut statement = tx.sql().prepare_cached(
        "SELECT m.community_id, a.platform, a.external_id, a.handle FROM account a JOIN member m ON m.id = a.member_id
         WHERE a.id = ?1",
    )?;
    let (community_id, platform, id, handle): (i64, String, Option<String>, Option<String>) =
        statement.query_row([account_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    if last_of(tx, community_id, &HashSet::from([number]))?.is_empty() {
        return Ok(());
    }
    let name = handle.as_ref().or(id.as_ref());
    let mut insert = tx.sql().prepare_cached(
        "INSERT INTO interaction_author (uid, community_id, platform, key, name, number)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (community_id, platform, key) DO NOTHING",
    )?;
    // By the id and by the name, in exports of the platform and in tables, which name none: whatever led to the number leads there again.
    for key in [&id, &handle].into_iter().flatten() {
        for platform in [platform.as_str(), LIST] {
            insert.execute(params![tx.new_uid(), community_id, platform, key, name, number])?;
        }
    }
    Ok(())
}
