//! SQL of whom the log names no more: their numbers stay, and a digest of what their sources called them, by which a file that comes
//! in again finds the numbers and nobody reads the names.

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::params;
use sha2::{Digest as _, Sha256};

use crate::{
    Result, Uid,
    interactions::{of_account, of_stranger},
    store::{ReadTx, Table, WriteTx},
};

pub(super) const TABLE: Table = Table::shared(
    "erased_author",
    "CREATE TABLE erased_author (
       id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
       community_id INTEGER NOT NULL REFERENCES community (id), platform TEXT NOT NULL, digest BLOB NOT NULL,
       by_name INTEGER NOT NULL, number INTEGER NOT NULL, UNIQUE (community_id, platform, digest)) STRICT;",
);

/// Where a key comes from when a table of interactions says nothing else; lists of members say so, too.
pub const LIST: &str = "list";

/// Of a name or an id: the first half of SHA-256, mixed with the community so that tables of digests are of no use.
type Digest = [u8; 16];

fn digest(community: Uid, key: &str) -> Digest {
    let mut hasher = Sha256::new();
    hasher.update(community.to_string().as_bytes());
    hasher.update([0]);
    hasher.update(key.as_bytes());
    hasher.finalize().first_chunk::<16>().copied().unwrap_or_default()
}

/// Those of a community whom the log names no more.
#[derive(Debug, Default)]
pub struct Erased {
    community: Option<Uid>,
    /// Whether they were only called so, and the number.
    by_digest: HashMap<(String, Digest), (bool, u32)>,
}

impl Erased {
    /// The number of somebody by what their source calls them: an id, or a name where it has none.
    pub fn number(&self, platform: &str, key: &str, has_id: bool) -> Option<u32> {
        let found = self.by_digest.get(&(platform.to_owned(), digest(self.community?, key)));
        found.filter(|(by_name, _)| !(has_id && *by_name)).map(|(_, number)| *number)
    }

    /// The same of a table, which does not say what the source is.
    pub fn listed(&self, key: &str) -> Option<u32> {
        self.number(LIST, key, false)
    }
}

/// Reads whom the log of a community names no more.
pub fn erased(tx: &ReadTx<'_>, community_id: i64) -> Result<Erased> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT c.uid, e.platform, e.digest, e.by_name, e.number FROM erased_author e
         JOIN community c ON c.id = e.community_id WHERE e.community_id = ?1 ORDER BY e.by_name, e.id",
    )?;
    let mut rows = statement.query([community_id])?;
    let mut found = Erased::default();
    while let Some(row) = rows.next()? {
        found.community = Some(row.get(0)?);
        let digest: Digest = row.get(2)?;
        let meant = (row.get(3)?, row.get(4)?);
        found.by_digest.entry((row.get(1)?, digest)).or_insert(meant);
    }
    Ok(found)
}

/// Takes out of the log what its people are called who are these members (row ids), before they go. By community the numbers that
/// are nobody's from now on.
pub fn erase_authors(tx: &WriteTx<'_>, member_ids: &[i64]) -> Result<BTreeMap<i64, HashSet<u32>>> {
    let members = serde_json::to_string(member_ids)?;
    let mut erased: BTreeMap<i64, HashSet<u32>> = BTreeMap::new();
    let mut strangers: HashMap<(i64, String, String), u32> = HashMap::new();
    let mut statement = tx.sql().prepare_cached(
        "SELECT m.community_id, c.uid, i.platform, i.key, i.id, i.number FROM json_each(?1) j
         JOIN member m ON m.id = j.value JOIN community c ON c.id = m.community_id
         JOIN account a ON a.member_id = m.id JOIN interaction_author i ON i.account_id = a.id ORDER BY i.id",
    )?;
    let mut rows = statement.query([&members])?;
    while let Some(row) = rows.next()? {
        let (of, platform, key) =
            ((row.get(0)?, row.get(1)?), row.get::<_, String>(2)?, row.get::<_, String>(3)?);
        let released: Option<u32> = row.get(5)?;
        let Some(number) = released.or(of_stranger(row.get(4)?)) else { continue };
        insert(tx, of, &platform, (&key, false), number)?;
        if released.is_some() {
            // Tables knew that number, too.
            insert(tx, of, LIST, (&key, false), number)?;
        }
        erased.entry(of.0).or_default().insert(number);
        strangers.insert((of.0, platform, key), number);
    }
    let mut statement = tx.sql().prepare_cached(
        "SELECT m.community_id, c.uid, a.platform, a.external_id, a.handle, a.id FROM json_each(?1) j
         JOIN member m ON m.id = j.value JOIN community c ON c.id = m.community_id
         JOIN account a ON a.member_id = m.id ORDER BY a.id",
    )?;
    let mut rows = statement.query([&members])?;
    while let Some(row) = rows.next()? {
        let (of, platform): ((i64, Uid), String) = ((row.get(0)?, row.get(1)?), row.get(2)?);
        let (id, name): (Option<String>, Option<String>) = (row.get(3)?, row.get(4)?);
        let Some(own) = of_account(row.get(5)?) else { continue };
        // What they wrote before they were a member lies under the number that they had then.
        let before = id.as_ref().and_then(|id| strangers.get(&(of.0, platform.clone(), id.clone())));
        let number = *before.unwrap_or(&own);
        if let Some(id) = &id {
            insert(tx, of, &platform, (id, false), number)?;
        }
        if let Some(name) = name.filter(|name| id.as_ref() != Some(name)) {
            insert(tx, of, &platform, (&name, true), own)?;
            insert(tx, of, LIST, (&name, true), own)?;
        }
        // What tables of interactions say of them lies under the account's own number, whatever the platform.
        if let Some(id) = &id {
            insert(tx, of, LIST, (id, false), own)?;
        }
        erased.entry(of.0).or_default().insert(own);
    }
    tx.sql()
        .prepare_cached(
            "DELETE FROM interaction_author WHERE account_id IN
               (SELECT id FROM account WHERE member_id IN (SELECT value FROM json_each(?1)))",
        )?
        .execute([&members])?;
    Ok(erased)
}

/// Of one who was erased under this name before, the number stays the older one: files of that time know it.
fn insert(
    tx: &WriteTx<'_>,
    (community_id, community): (i64, Uid),
    platform: &str,
    (key, by_name): (&str, bool),
    number: u32,
) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO erased_author (uid, community_id, platform, digest, by_name, number)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (community_id, platform, digest) DO NOTHING",
        )?
        .execute(params![tx.new_uid(), community_id, platform, digest(community, key), by_name, number])?;
    Ok(())
}
