//! SQL of the interaction log.

mod authors;
mod claims;
mod cover;
mod erased;

use std::collections::{HashMap, HashSet};

use rusqlite::{OptionalExtension, Row, params};

use super::{
    key::Packed,
    of_stranger,
    segment::{self, Block},
};
use crate::{
    Result,
    store::{ReadTx, Table, WriteTx},
};

pub use authors::{Accounts, Authors, Others, Whom, authors, others};
pub use claims::{Unassigned, claim, claim_all, release, unassigned};
pub use cover::{Cover, chats, cover, covered, uncover};
pub use erased::{Erased, LIST, erase_authors, erased};

/// Tables of the log.
pub const TABLES: &[Table] = &[
    Table::shared(
        "interaction_author",
        "CREATE TABLE interaction_author (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id),
           platform TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, bot INTEGER NOT NULL DEFAULT 0,
           account_id INTEGER REFERENCES account (id), number INTEGER, UNIQUE (community_id, platform, key)) STRICT;
         CREATE INDEX interaction_author_number ON interaction_author (number) WHERE number IS NOT NULL;
         CREATE INDEX interaction_author_account ON interaction_author (account_id) WHERE account_id IS NOT NULL;",
    ),
    Table::shared(
        "interaction_segment",
        "CREATE TABLE interaction_segment (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           batch_id INTEGER NOT NULL REFERENCES import_batch (id), channel_id INTEGER NOT NULL REFERENCES channel (id),
           confirms INTEGER NOT NULL DEFAULT 0, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL,
           row_count INTEGER NOT NULL, rows BLOB NOT NULL, keys BLOB, targets BLOB) STRICT;
         CREATE INDEX interaction_segment_channel ON interaction_segment (channel_id, confirms, first_at, last_at);
         CREATE INDEX interaction_segment_batch ON interaction_segment (batch_id, channel_id);",
    ),
    cover::TABLE,
    erased::TABLE,
];

/// A stretch of the log to be written.
pub(super) struct NewSegment {
    pub batch_id: i64,
    pub channel_id: i64,
    /// The log held these rows already: they are not counted.
    pub confirms: bool,
    pub first_at: i64,
    pub last_at: i64,
    pub row_count: u32,
    pub rows: Vec<u8>,
    pub keys: Option<Vec<u8>>,
    pub targets: Option<Vec<u8>>,
}

pub(super) fn insert_segment(tx: &WriteTx<'_>, new: &NewSegment) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO interaction_segment
               (uid, batch_id, channel_id, confirms, first_at, last_at, row_count, rows, keys, targets)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            tx.new_uid(),
            new.batch_id,
            new.channel_id,
            new.confirms,
            new.first_at,
            new.last_at,
            new.row_count,
            new.rows,
            new.keys,
            new.targets
        ])?;
    Ok(())
}

pub(super) fn delete_segment(tx: &WriteTx<'_>, id: i64) -> Result<()> {
    tx.sql().prepare_cached("DELETE FROM interaction_segment WHERE id = ?1")?.execute([id])?;
    Ok(())
}

pub(super) fn delete_segments(tx: &WriteTx<'_>, batch_id: i64, channel_id: i64) -> Result<()> {
    tx.sql()
        .prepare_cached("DELETE FROM interaction_segment WHERE batch_id = ?1 AND channel_id = ?2")?
        .execute([batch_id, channel_id])?;
    Ok(())
}

/// What a batch added to a channel.
pub(super) struct AddedBy {
    pub rows: u64,
    /// The first and the last second of it.
    pub span: Option<(i64, i64)>,
}

/// The channels of which a batch says anything, and what it added to each.
pub(super) fn added_by(tx: &ReadTx<'_>, batch_id: i64) -> Result<Vec<(i64, AddedBy)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT channel_id, coalesce(sum(row_count) FILTER (WHERE confirms = 0), 0),
                min(first_at) FILTER (WHERE confirms = 0), max(last_at) FILTER (WHERE confirms = 0)
         FROM interaction_segment WHERE batch_id = ?1 GROUP BY channel_id",
    )?;
    let rows = statement.query_map([batch_id], |row| {
        let span = row.get::<_, Option<i64>>(2)?.zip(row.get(3)?);
        Ok((row.get(0)?, AddedBy { rows: row.get::<_, i64>(1)?.unsigned_abs(), span }))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The batches of whose rows in a channel a batch confirms any.
pub fn confirmed_by(tx: &ReadTx<'_>, batch_id: i64) -> Result<Vec<i64>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT DISTINCT o.batch_id FROM interaction_segment s
         JOIN interaction_segment o ON o.channel_id = s.channel_id AND o.confirms = 0 AND o.batch_id <> s.batch_id
           AND o.first_at <= s.last_at AND o.last_at >= s.first_at
         WHERE s.batch_id = ?1 AND s.confirms = 1",
    )?;
    let rows = statement.query_map([batch_id], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn packed<'a>(row: &'a Row<'_>, first: usize) -> Result<Packed<'a>> {
    let blob = |at: usize| row.get_ref(at)?.as_blob_or_null().map_err(rusqlite::Error::from);
    let rows = row.get_ref(first)?.as_blob().map_err(rusqlite::Error::from)?;
    Ok(Packed { rows, keys: blob(first + 1)?, targets: blob(first + 2)? })
}

/// Gives the stretches of a channel that reach into some seconds and are counted to `each`.
pub(super) fn counted(
    tx: &ReadTx<'_>,
    channel_id: i64,
    (first, last): (i64, i64),
    mut each: impl FnMut(Packed<'_>) -> Result<()>,
) -> Result<()> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT rows, keys, targets FROM interaction_segment
         WHERE channel_id = ?1 AND confirms = 0 AND first_at <= ?3 AND last_at >= ?2 ORDER BY first_at, id",
    )?;
    let mut rows = statement.query(params![channel_id, first, last])?;
    while let Some(row) = rows.next()? {
        each(packed(row, 0)?)?;
    }
    Ok(())
}

/// The channels of whose rows some say what they answer: their sources keep links between messages.
pub fn linked(tx: &ReadTx<'_>, channel_ids: &[i64]) -> Result<Vec<i64>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT j.value FROM json_each(?1) j WHERE EXISTS (SELECT 1 FROM interaction_segment s
           WHERE s.channel_id = j.value AND s.confirms = 0 AND s.targets IS NOT NULL)",
    )?;
    let rows = statement.query_map([serde_json::to_string(channel_ids)?], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Gives the rows of a batch to `each` with the channels that they are in, whether it added or only confirms them.
pub(super) fn of_batch(
    tx: &ReadTx<'_>,
    batch_id: i64,
    mut each: impl FnMut(i64, Packed<'_>) -> Result<()>,
) -> Result<()> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT channel_id, rows, keys, targets FROM interaction_segment WHERE batch_id = ?1 ORDER BY id",
    )?;
    let mut rows = statement.query([batch_id])?;
    while let Some(row) = rows.next()? {
        each(row.get(0)?, packed(row, 1)?)?;
    }
    Ok(())
}

/// Gives the counted columns of the stretches of a channel that reach into some seconds to `each`, the earliest first.
pub fn overlapping(
    tx: &ReadTx<'_>,
    channel_id: i64,
    span: (i64, i64),
    mut each: impl FnMut(&[u8]) -> Result<()>,
) -> Result<()> {
    counted(tx, channel_id, span, |packed| each(packed.rows))
}

/// Gives all stretches of a channel that reach into some seconds to `each`: the row id, the batch's, whether it only confirms.
pub(super) fn of_all_batches(
    tx: &ReadTx<'_>,
    channel_id: i64,
    (first, last): (i64, i64),
    mut each: impl FnMut(i64, i64, bool, Packed<'_>) -> Result<()>,
) -> Result<()> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT id, batch_id, confirms, rows, keys, targets FROM interaction_segment
         WHERE channel_id = ?1 AND first_at <= ?3 AND last_at >= ?2 ORDER BY batch_id, id",
    )?;
    let mut rows = statement.query(params![channel_id, first, last])?;
    while let Some(row) = rows.next()? {
        each(row.get(0)?, row.get(1)?, row.get(2)?, packed(row, 3)?)?;
    }
    Ok(())
}

/// Gives what a batch says of some seconds of a channel to `each`: what it added and what it confirms, without what tells rows apart.
pub(super) fn plain_of_batch(
    tx: &ReadTx<'_>,
    (batch_id, channel_id): (i64, i64),
    (first, last): (i64, i64),
    mut each: impl FnMut(&[u8]) -> Result<()>,
) -> Result<()> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT rows FROM interaction_segment
         WHERE batch_id = ?1 AND channel_id = ?2 AND first_at <= ?4 AND last_at >= ?3",
    )?;
    let mut rows = statement.query(params![batch_id, channel_id, first, last])?;
    while let Some(row) = rows.next()? {
        each(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?)?;
    }
    Ok(())
}

/// The same with what tells rows apart.
pub(super) fn keyed_of_batch(
    tx: &ReadTx<'_>,
    (batch_id, channel_id): (i64, i64),
    (first, last): (i64, i64),
    mut each: impl FnMut(Packed<'_>) -> Result<()>,
) -> Result<()> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT rows, keys, targets FROM interaction_segment
         WHERE batch_id = ?1 AND channel_id = ?2 AND first_at <= ?4 AND last_at >= ?3",
    )?;
    let mut rows = statement.query(params![batch_id, channel_id, first, last])?;
    while let Some(row) = rows.next()? {
        each(packed(row, 0)?)?;
    }
    Ok(())
}

/// A stretch of a channel, packed.
#[derive(Debug, Clone)]
pub struct Segment {
    /// The row id of the channel.
    pub channel_id: i64,
    /// The second of the first row.
    pub first_at: i64,
    /// The second of the last one.
    pub last_at: i64,
    /// The rows, for [`super::unpack`].
    pub rows: Vec<u8>,
}

/// Every stretch of some channels, by time.
pub fn segments(tx: &ReadTx<'_>, channel_ids: &[i64]) -> Result<Vec<Segment>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT s.channel_id, s.first_at, s.last_at, s.rows FROM json_each(?1) j
         CROSS JOIN interaction_segment s ON s.channel_id = j.value WHERE s.confirms = 0",
    )?;
    let rows = statement.query_map([serde_json::to_string(channel_ids)?], |row| {
        Ok(Segment {
            channel_id: row.get(0)?,
            first_at: row.get(1)?,
            last_at: row.get(2)?,
            rows: row.get(3)?,
        })
    })?;
    let mut segments: Vec<Segment> = rows.collect::<rusqlite::Result<_>>()?;
    segments.sort_by_key(|segment| segment.first_at);
    Ok(segments)
}

/// A stretch of a channel without its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The row id, for [`rows_of`].
    pub id: i64,
    /// The row id of the channel.
    pub channel_id: i64,
    /// The second of the first row.
    pub first_at: i64,
    /// The second of the last one.
    pub last_at: i64,
}

/// All stretches of some channels, channel after channel and the earliest first.
pub fn stretches(tx: &ReadTx<'_>, channel_ids: &[i64]) -> Result<Vec<Stretch>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT s.id, s.channel_id, s.first_at, s.last_at FROM json_each(?1) j
         JOIN interaction_segment s ON s.channel_id = j.value WHERE s.confirms = 0
         ORDER BY s.channel_id, s.first_at, s.last_at",
    )?;
    let rows = statement.query_map([serde_json::to_string(channel_ids)?], |row| {
        Ok(Stretch { id: row.get(0)?, channel_id: row.get(1)?, first_at: row.get(2)?, last_at: row.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Gives the rows of a stretch, for [`super::unpack`], to `take`, where they lie.
pub fn rows_of<T>(tx: &ReadTx<'_>, stretch: Stretch, take: impl FnOnce(&[u8]) -> Result<T>) -> Result<T> {
    let mut statement = tx.sql().prepare_cached("SELECT rows FROM interaction_segment WHERE id = ?1")?;
    let mut rows = statement.query([stretch.id])?;
    let row = rows.next()?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    take(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?)
}

/// The first and the last second of the log of some channels.
pub fn span(tx: &ReadTx<'_>, channel_ids: &[i64]) -> Result<Option<(i64, i64)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT min(s.first_at), max(s.last_at) FROM json_each(?1) j JOIN interaction_segment s ON s.channel_id = j.value
         WHERE s.confirms = 0",
    )?;
    let (first, last): (Option<i64>, Option<i64>) =
        statement.query_row([serde_json::to_string(channel_ids)?], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(first.zip(last))
}

/// By number the second of the last thing that the log of a community holds of some authors; of who did nothing there is none.
pub fn last_of(tx: &ReadTx<'_>, community_id: i64, numbers: &HashSet<u32>) -> Result<HashMap<u32, i64>> {
    let mut last = HashMap::new();
    each_of(tx, community_id, numbers, |row, _| {
        last.entry(row.author).and_modify(|last: &mut i64| *last = (*last).max(row.at)).or_insert(row.at);
    })?;
    Ok(last)
}

/// Hands out what the log of a community holds of some authors, with the row id of the channel.
pub fn each_of(
    tx: &ReadTx<'_>,
    community_id: i64,
    numbers: &HashSet<u32>,
    mut each: impl FnMut(segment::Row, i64),
) -> Result<()> {
    let Some(most) = numbers.iter().max() else { return Ok(()) };
    // Millions of rows are asked whose they are.
    let mut wanted = vec![false; *most as usize + 1];
    numbers.iter().for_each(|number| wanted[*number as usize] = true);
    let mut statement = tx.sql().prepare_cached(
        "SELECT s.rows, s.channel_id FROM interaction_segment s JOIN import_batch b ON b.id = s.batch_id
         WHERE b.community_id = ?1",
    )?;
    let mut rows = statement.query([community_id])?;
    let mut block = Block::default();
    while let Some(row) = rows.next()? {
        let channel_id = row.get(1)?;
        segment::unpack(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?, &mut block, |block| {
            for at in 0..block.len {
                let author = block.authors[at];
                if wanted.get(author as usize).is_some_and(|is| *is) {
                    let kind = u8::try_from(block.kinds[at]).unwrap_or(u8::MAX);
                    each(segment::Row { at: block.at[at], author, kind }, channel_id);
                }
            }
        })?;
    }
    Ok(())
}

/// Somebody who is no member, to be written.
#[derive(Debug, Clone, Copy)]
pub struct AuthorRow<'a> {
    /// Where the key comes from.
    pub platform: &'a str,
    /// What the source calls them: a stable id, else the name.
    pub key: &'a str,
    /// The name to be shown.
    pub name: &'a str,
    /// A program.
    pub bot: bool,
}

/// Writes somebody who is no member; their row id.
pub fn insert_author(tx: &WriteTx<'_>, community_id: i64, new: &AuthorRow<'_>) -> Result<i64> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO interaction_author (uid, community_id, platform, key, name, bot) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![tx.new_uid(), community_id, new.platform, new.key, new.name, new.bot])?;
    Ok(tx.sql().last_insert_rowid())
}

/// Somebody who wrote something and was no member then.
#[derive(Debug, Clone, Copy)]
pub struct Stranger<'a> {
    /// The row id.
    pub id: i64,
    /// Where the key comes from.
    pub platform: &'a str,
    /// What the source calls them.
    pub key: &'a str,
    /// The account that they have been given since.
    pub account_id: Option<i64>,
    /// The number of an account that they had and that was taken from its member, under which the log has them.
    pub released: Option<u32>,
}

impl Stranger<'_> {
    /// The number in the log.
    pub fn number(&self) -> Option<u32> {
        self.released.or(of_stranger(self.id))
    }
}

/// Gives everybody of a community who wrote something and was no member then to `each`.
pub fn each_stranger(tx: &ReadTx<'_>, community_id: i64, mut each: impl FnMut(Stranger<'_>)) -> Result<()> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT id, platform, key, account_id, number FROM interaction_author WHERE community_id = ?1",
    )?;
    let mut rows = statement.query([community_id])?;
    while let Some(row) = rows.next()? {
        let text = |at: usize| row.get_ref(at)?.as_str().map_err(rusqlite::Error::from);
        each(Stranger {
            id: row.get(0)?,
            platform: text(1)?,
            key: text(2)?,
            account_id: row.get(3)?,
            released: row.get(4)?,
        });
    }
    Ok(())
}

/// The name of somebody who is no member, by the row id.
pub fn name_of_stranger(tx: &ReadTx<'_>, id: i64) -> Result<Option<String>> {
    let mut statement = tx.sql().prepare_cached("SELECT name FROM interaction_author WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?)
}

/// Says that somebody who wrote has become a member, by the account's row id.
pub fn assign(tx: &WriteTx<'_>, author_id: i64, account_id: i64) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE interaction_author SET account_id = ?2 WHERE id = ?1")?
        .execute([author_id, account_id])?;
    Ok(())
}
