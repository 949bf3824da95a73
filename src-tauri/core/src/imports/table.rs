//! SQL of imports: what is known of members, bulk inserts, batches, remembered mappings.

mod lists;
mod write;

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Row, params};
use serde::{Serialize, de::DeserializeOwned};

use super::{
    apply::MAPPINGS_KEPT,
    existing::{Existing, KnownAccount, KnownPlace, Person},
    record::{Names, Texts},
    view::{BatchFile, ImportBatchView, ImportCounts, ListKind, LogBatch, RowProblem},
};
use crate::{
    Result, Uid,
    clock::Millis,
    store::{ReadTx, Table, WriteTx},
    texts::KeptTexts,
    workspace::{from_name, name_of},
};

pub(super) use lists::{Newest, came_into, date_joins, date_known, list_days, newest};
pub(super) use write::{
    NewAccount, NewMove, NewPerson, NewPlace, NewTag, Writer, end_place, set_left, set_tier_moved,
    update_account, update_member, update_place,
};

/// Tables of imports.
pub const TABLES: &[Table] = &[
    Table::shared(
        "import_batch",
        "CREATE TABLE import_batch (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), kind TEXT NOT NULL, file TEXT NOT NULL,
           counts TEXT NOT NULL, problem_counts TEXT NOT NULL, problems TEXT NOT NULL, step_id INTEGER,
           at INTEGER NOT NULL, files TEXT NOT NULL DEFAULT '[]', log TEXT, confirmed_by INTEGER,
           as_of TEXT, list_of BLOB) STRICT;
         CREATE INDEX import_batch_community ON import_batch (community_id, at);",
    ),
    Table::local(
        "import_mapping",
        "CREATE TABLE import_mapping (
           header_key TEXT PRIMARY KEY, mapping TEXT NOT NULL, used_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;",
    ),
];

/// The mapping that was used for this header.
pub fn mapping<T: DeserializeOwned>(tx: &ReadTx<'_>, header_key: &str) -> Result<Option<Vec<T>>> {
    let text: Option<String> = tx
        .sql()
        .prepare_cached("SELECT mapping FROM import_mapping WHERE header_key = ?1")?
        .query_row([header_key], |row| row.get(0))
        .optional()?;
    // What an older version wrote and nobody understands any more is no mapping.
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Remembers a mapping; the newest ones stay.
pub fn remember<T: Serialize>(tx: &mut WriteTx<'_>, header_key: &str, mapping: &[T]) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO import_mapping (header_key, mapping, used_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (header_key) DO UPDATE SET mapping = ?2, used_at = ?3",
        )?
        .execute(params![header_key, serde_json::to_string(mapping)?, tx.now()])?;
    tx.sql()
        .prepare_cached(
            "DELETE FROM import_mapping WHERE header_key NOT IN
               (SELECT header_key FROM import_mapping ORDER BY used_at DESC LIMIT ?1)",
        )?
        .execute([MAPPINGS_KEPT])?;
    Ok(())
}

/// Forgets a mapping, when there is one.
pub fn forget_mapping(tx: &mut WriteTx<'_>, header_key: &str) -> Result<()> {
    tx.sql().prepare_cached("DELETE FROM import_mapping WHERE header_key = ?1")?.execute([header_key])?;
    Ok(())
}

fn boxed(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<Box<str>>> {
    Ok(row.get_ref(index)?.as_str_or_null()?.map(Into::into))
}

/// Everyone in a community with what an import compares, trashed ones too, in the order of their ids.
pub(super) fn existing(tx: &ReadTx<'_>, community_id: i64, platforms: &mut Names) -> Result<Existing> {
    let mut known = Existing::default();
    let mut statement = tx.sql().prepare_cached(
        "SELECT id, uid, name, remark, phone, email, birthday, joined_on, left_on, source, note, birthday_lunar,
                tier_id, custom, namesake, deleted_at IS NOT NULL
         FROM member WHERE community_id = ?1 ORDER BY id",
    )?;
    let mut rows = statement.query([community_id])?;
    while let Some(row) = rows.next()? {
        let mut texts = Texts::default();
        for (place, text) in texts.iter_mut().enumerate() {
            *text = boxed(row, 3 + place)?;
        }
        known.people.push(Person {
            id: row.get(0)?,
            uid: row.get(1)?,
            name: row.get::<_, String>(2)?.into(),
            texts,
            lunar: row.get(11)?,
            tier_id: row.get(12)?,
            custom: row.get::<_, String>(13)?.into(),
            namesake: row.get(14)?,
            trashed: row.get(15)?,
            tags: Vec::new(),
            accounts: Vec::new(),
            places: Vec::new(),
        });
    }
    belongings(tx, community_id, &mut known, platforms)?;
    Ok(known)
}

fn belongings(tx: &ReadTx<'_>, community_id: i64, known: &mut Existing, platforms: &mut Names) -> Result<()> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT a.member_id, a.id, a.platform, a.external_id, a.handle FROM account a
         JOIN member m ON m.id = a.member_id WHERE m.community_id = ?1 ORDER BY a.id",
    )?;
    let mut rows = statement.query([community_id])?;
    while let Some(row) = rows.next()? {
        let account = KnownAccount {
            id: row.get(1)?,
            platform: platforms.number(&row.get::<_, String>(2)?),
            external_id: boxed(row, 3)?,
            handle: boxed(row, 4)?,
        };
        if let Some(person) = known.by_id(row.get(0)?) {
            person.accounts.push(account);
        }
    }
    let mut statement = tx.sql().prepare_cached(
        "SELECT x.member_id, x.id, x.channel_id, x.nickname, x.joined_on, coalesce(i.name, x.inviter_name), x.how
         FROM membership x JOIN member m ON m.id = x.member_id LEFT JOIN member i ON i.id = x.inviter_id
         WHERE m.community_id = ?1 AND x.left_on IS NULL",
    )?;
    let mut rows = statement.query([community_id])?;
    while let Some(row) = rows.next()? {
        let place = KnownPlace {
            id: row.get(1)?,
            channel_id: row.get(2)?,
            nickname: boxed(row, 3)?,
            joined_on: boxed(row, 4)?,
            inviter: boxed(row, 5)?,
            how: boxed(row, 6)?,
        };
        if let Some(person) = known.by_id(row.get(0)?) {
            person.places.push(place);
        }
    }
    let mut statement = tx.sql().prepare_cached(
        "SELECT x.member_id, x.tag_id FROM member_tag x JOIN member m ON m.id = x.member_id WHERE m.community_id = ?1",
    )?;
    let mut rows = statement.query([community_id])?;
    while let Some(row) = rows.next()? {
        if let Some(person) = known.by_id(row.get(0)?) {
            person.tags.push(row.get(1)?);
        }
    }
    Ok(())
}

/// Names and row ids of a community's channels, tiers or member tags.
pub(super) fn named(tx: &ReadTx<'_>, what: Named, community_id: i64) -> Result<Vec<(String, i64)>> {
    let sql = match what {
        Named::Channels => {
            "SELECT name, id FROM channel WHERE community_id = ?1 AND deleted_at IS NULL ORDER BY position, id"
        }
        Named::Tiers => {
            "SELECT t.name, t.id FROM tier t JOIN ladder l ON l.id = t.ladder_id WHERE l.community_id = ?1
             ORDER BY l.position, t.position"
        }
        Named::Tags => "SELECT name, id FROM tag WHERE community_id = ?1 AND kind = 'member'",
    };
    let mut statement = tx.sql().prepare_cached(sql)?;
    let rows = statement.query_map([community_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What [`named`] lists.
#[derive(Debug, Clone, Copy)]
pub(super) enum Named {
    Channels,
    Tiers,
    Tags,
}

/// The ladder of every tier.
pub(super) fn ladders(tx: &ReadTx<'_>) -> Result<HashMap<i64, i64>> {
    let mut statement = tx.sql().prepare_cached("SELECT id, ladder_id FROM tier")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A batch to be recorded.
pub struct NewBatch<'a> {
    /// Into which community, by its row id.
    pub community_id: i64,
    /// What the list held.
    pub kind: ListKind,
    /// The file's name; empty for pasted text.
    pub file: &'a str,
    /// What was read, with hashes.
    pub files: &'a [BatchFile],
    /// How much was done.
    pub counts: &'a ImportCounts,
    /// How many problems of each kind there were.
    pub problem_counts: &'a std::collections::BTreeMap<String, u64>,
    /// The first of them.
    pub problems: &'a [RowProblem],
    /// The day of which a complete list of people is, and the channel whose list it is; nothing for that of the community.
    pub list: Option<(&'a str, Option<Uid>)>,
}

/// Records that a list came in.
pub fn record_batch(tx: &mut WriteTx<'_>, batch: &NewBatch<'_>) -> Result<Uid> {
    let uid = tx.new_uid();
    tx.sql()
        .prepare_cached(
            "INSERT INTO import_batch
               (uid, community_id, kind, file, counts, problem_counts, problems, step_id, at, files, as_of, list_of)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            uid,
            batch.community_id,
            name_of(&batch.kind)?,
            batch.file,
            serde_json::to_string(batch.counts)?,
            serde_json::to_string(batch.problem_counts)?,
            serde_json::to_string(batch.problems)?,
            tx.step_id(),
            tx.now(),
            serde_json::to_string(batch.files)?,
            batch.list.map(|(as_of, _)| as_of),
            batch.list.and_then(|(_, channel)| channel)
        ])?;
    Ok(uid)
}

/// Writes down what became of a log that a batch brought.
pub fn describe_log(tx: &mut WriteTx<'_>, batch_id: i64, log: &LogBatch) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE import_batch SET log = ?2 WHERE id = ?1")?
        .execute(params![batch_id, serde_json::to_string(log)?])?;
    Ok(())
}

/// What became of the log that a batch brought; nothing when it brought none.
pub fn log_of(tx: &ReadTx<'_>, batch_id: i64) -> Result<Option<LogBatch>> {
    let text: Option<String> = tx
        .sql()
        .prepare_cached("SELECT log FROM import_batch WHERE id = ?1")?
        .query_row([batch_id], |row| row.get(0))?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Marks the batches whose rows a later one confirms: their steps cannot be taken back any more as if nobody had come after them.
pub fn confirm(tx: &mut WriteTx<'_>, batch_ids: &[i64], by: i64) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE import_batch SET confirmed_by = ?2 WHERE id IN (SELECT value FROM json_each(?1))",
        )?
        .execute(params![serde_json::to_string(batch_ids)?, by])?;
    Ok(())
}

/// Whether the last import of chats into a community kept their texts; nothing when there was none.
pub fn last_kept_texts(tx: &ReadTx<'_>, community_id: i64) -> Result<Option<bool>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT coalesce(log ->> 'keeps_texts', 0) FROM import_batch
         WHERE community_id = ?1 AND kind = 'chats' ORDER BY at DESC, id DESC LIMIT 1",
    )?;
    Ok(statement.query_row([community_id], |row| row.get(0)).optional()?)
}

/// Who was last meant by "me" in a community.
pub fn last_me(tx: &ReadTx<'_>, community_id: i64) -> Result<Option<String>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT log ->> 'me' FROM import_batch
         WHERE community_id = ?1 AND kind = 'chats' AND log ->> 'me' IS NOT NULL ORDER BY at DESC, id DESC LIMIT 1",
    )?;
    Ok(statement.query_row([community_id], |row| row.get(0)).optional()?)
}

/// The batch that brought a file of this content, and when, if it is still there.
pub fn batch_of_file(tx: &ReadTx<'_>, community_id: i64, sha256: &str) -> Result<Option<(Uid, Millis)>> {
    Ok(tx
        .sql()
        .prepare_cached(
            "SELECT b.uid, b.at FROM import_batch b JOIN json_each(b.files) f ON f.value ->> 'sha256' = ?2
             WHERE b.community_id = ?1 ORDER BY b.at DESC LIMIT 1",
        )?
        .query_row(params![community_id, sha256], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// The zone in which all of these files came in before; nothing when one of them did not, or not in the same, or its times name
/// their own.
pub fn zone_before(tx: &ReadTx<'_>, community_id: i64, files: &[BatchFile]) -> Result<Option<String>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT b.log ->> 'zone' FROM import_batch b JOIN json_each(b.files) f ON f.value ->> 'sha256' = ?2
         WHERE b.community_id = ?1 ORDER BY b.at DESC LIMIT 1",
    )?;
    let mut common: Option<String> = None;
    for file in files {
        let zone: Option<Option<String>> =
            statement.query_row(params![community_id, file.sha256], |row| row.get(0)).optional()?;
        match (zone.flatten(), &common) {
            (Some(zone), None) => common = Some(zone),
            (Some(zone), Some(before)) if zone == *before => {}
            _ => return Ok(None),
        }
    }
    Ok(common)
}

/// Whether some import knows no more than the minutes of a channel (its row id), and whether some other knows the seconds.
pub fn precisions_of(tx: &ReadTx<'_>, channel_id: i64) -> Result<(bool, bool)> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT DISTINCT coalesce(b.log ->> 'minutes', 0) FROM interaction_cover c JOIN import_batch b ON b.id = c.batch_id
         WHERE c.channel_id = ?1",
    )?;
    let found: Vec<bool> =
        statement.query_map([channel_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok((found.contains(&true), found.contains(&false)))
}

/// The row id of a batch and of its community, and what it held.
pub fn batch_place(tx: &ReadTx<'_>, uid: Uid) -> Result<(i64, ListKind, String)> {
    tx.sql()
        .prepare_cached("SELECT id, kind, file FROM import_batch WHERE uid = ?1")?
        .query_row([uid], |row| Ok((row.get(0)?, from_name(row.get(1)?)?, row.get(2)?)))
        .optional()?
        .ok_or_else(|| crate::Error::not_found("import", uid))
}

/// Forgets a batch of which nothing is left.
pub fn forget(tx: &mut WriteTx<'_>, batch_id: i64) -> Result<()> {
    tx.sql().prepare_cached("DELETE FROM import_batch WHERE id = ?1")?.execute([batch_id])?;
    Ok(())
}

pub(super) fn batches(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<ImportBatchView>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT b.uid, b.kind, b.file, b.counts, b.problem_counts, b.at, s.uid, b.files, b.log,
                coalesce(t.texts, 0), coalesce(t.length, 0), coalesce(t.stored, 0), b.as_of FROM import_batch b
         LEFT JOIN change_step s ON s.id = b.step_id AND s.state = 'done'
         LEFT JOIN (SELECT batch_id, sum(own_count) AS texts, sum(length) AS length, sum(length(texts)) AS stored
                    FROM message_text GROUP BY batch_id) t ON t.batch_id = b.id
         WHERE b.community_id = ?1
         ORDER BY b.at DESC, b.id DESC LIMIT 500",
    )?;
    let rows = statement.query_map([community_id], |row| {
        let json = |index: usize| row.get::<_, String>(index);
        Ok(ImportBatchView {
            uid: row.get(0)?,
            kind: from_name(row.get(1)?)?,
            file: row.get(2)?,
            counts: serde_json::from_str(&json(3)?).unwrap_or_default(),
            problem_counts: serde_json::from_str(&json(4)?).unwrap_or_default(),
            at: row.get(5)?,
            step: row.get(6)?,
            files: serde_json::from_str(&json(7)?).unwrap_or_default(),
            log: row.get::<_, Option<String>>(8)?.and_then(|text| serde_json::from_str(&text).ok()),
            texts: KeptTexts {
                texts: row.get::<_, i64>(9)?.unsigned_abs(),
                length: row.get::<_, i64>(10)?.unsigned_abs(),
                stored: row.get::<_, i64>(11)?.unsigned_abs(),
            },
            as_of: row.get(12)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The community of a member.
pub(super) fn community_of(tx: &ReadTx<'_>, member_id: i64) -> Result<(Uid, i64)> {
    Ok(tx
        .sql()
        .prepare_cached(
            "SELECT c.uid, c.id FROM member m JOIN community c ON c.id = m.community_id WHERE m.id = ?1",
        )?
        .query_row([member_id], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Names by uid of a community's channels, tiers or member tags.
pub(super) fn names_by_uid(tx: &ReadTx<'_>, what: Named, community_id: i64) -> Result<Vec<(Uid, String)>> {
    let table = match what {
        Named::Channels => "channel",
        Named::Tiers => "tier",
        Named::Tags => "tag",
    };
    let mut statement = tx.sql().prepare_cached(&format!("SELECT uid FROM {table} WHERE id = ?1"))?;
    named(tx, what, community_id)?
        .into_iter()
        .map(|(name, id)| Ok((statement.query_row([id], |row| row.get(0))?, name)))
        .collect()
}

/// The platforms on which members of a community have accounts.
pub(super) fn platforms(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<String>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT DISTINCT a.platform FROM account a JOIN member m ON m.id = a.member_id
         WHERE m.community_id = ?1 ORDER BY 1",
    )?;
    Ok(statement.query_map([community_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}
