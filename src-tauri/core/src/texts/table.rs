//! SQL of kept texts: blocks, and the index over them.

use rusqlite::{OptionalExtension, Row, params};

use super::view::TextsRoom;
use crate::{
    Result, Uid,
    store::{ReadTx, Table, WriteTx},
};

/// The index over the blocks: a row for each of them, by its number.
pub const INDEX: &str = "message_text_index";

/// Tables of kept texts.
pub const TABLES: &[Table] = &[
    Table::shared(
        "message_text",
        "CREATE TABLE message_text (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           batch_id INTEGER NOT NULL REFERENCES import_batch (id), channel_id INTEGER NOT NULL REFERENCES channel (id),
           first_at INTEGER NOT NULL, last_at INTEGER NOT NULL, row_count INTEGER NOT NULL, own_count INTEGER NOT NULL,
           length INTEGER NOT NULL, texts BLOB NOT NULL) STRICT;
         CREATE INDEX message_text_channel ON message_text (channel_id, last_at, first_at);
         CREATE INDEX message_text_batch ON message_text (batch_id, channel_id);",
    ),
    Table::shared(
        "text_drop",
        "CREATE TABLE text_drop (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           texts INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;",
    ),
    // Tokens come apart by blanks alone: letters of other scripts than ASCII are letters to this tokenizer.
    Table::local(
        INDEX,
        "CREATE VIRTUAL TABLE message_text_index USING fts5 (
           tokens, content = '', contentless_delete = 1, detail = 'none', tokenize = 'ascii');",
    ),
];

/// A block without its texts.
#[derive(Debug, Clone, Copy)]
pub(super) struct BlockRow {
    pub id: i64,
    pub uid: Uid,
    pub batch_id: i64,
    pub channel_id: i64,
    pub span: (i64, i64),
    /// How many texts it holds itself.
    pub own: u32,
}

impl BlockRow {
    /// Whose messages it follows: the batch and the channel.
    pub(super) fn of(&self) -> (i64, i64) {
        (self.batch_id, self.channel_id)
    }
}

const COLUMNS: &str = "t.id, t.uid, t.batch_id, t.channel_id, t.first_at, t.last_at, t.own_count";

fn block_row(row: &Row<'_>) -> rusqlite::Result<BlockRow> {
    Ok(BlockRow {
        id: row.get(0)?,
        uid: row.get(1)?,
        batch_id: row.get(2)?,
        channel_id: row.get(3)?,
        span: (row.get(4)?, row.get(5)?),
        own: row.get(6)?,
    })
}

/// A block to be written.
pub(super) struct NewBlock<'a> {
    pub of: (i64, i64),
    pub span: (i64, i64),
    pub rows: u32,
    pub own: u32,
    pub length: u64,
    pub texts: &'a [u8],
}

/// Writes a block; its number.
pub(super) fn insert(tx: &WriteTx<'_>, new: &NewBlock<'_>) -> Result<i64> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO message_text
               (uid, batch_id, channel_id, first_at, last_at, row_count, own_count, length, texts)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            tx.new_uid(),
            new.of.0,
            new.of.1,
            new.span.0,
            new.span.1,
            new.rows,
            new.own,
            i64::try_from(new.length).unwrap_or(i64::MAX),
            new.texts
        ])?;
    Ok(tx.sql().last_insert_rowid())
}

pub(super) fn delete(tx: &WriteTx<'_>, id: i64) -> Result<()> {
    tx.sql().prepare_cached("DELETE FROM message_text WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// The bytes of a block.
pub(super) fn bytes(tx: &ReadTx<'_>, id: i64) -> Result<Vec<u8>> {
    let mut statement = tx.sql().prepare_cached("SELECT texts FROM message_text WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0))?)
}

/// A block by its identity.
pub(super) fn by_uid(tx: &ReadTx<'_>, uid: Uid) -> Result<BlockRow> {
    let sql = format!("SELECT {COLUMNS} FROM message_text t WHERE t.uid = ?1");
    let found = tx.sql().prepare_cached(&sql)?.query_row([uid], block_row).optional()?;
    found.ok_or_else(|| crate::Error::not_found("message_text", uid))
}

fn blocks(tx: &ReadTx<'_>, sql: &str, values: impl rusqlite::Params) -> Result<Vec<BlockRow>> {
    let mut statement = tx.sql().prepare_cached(&format!("SELECT {COLUMNS} FROM message_text t {sql}"))?;
    let rows = statement.query_map(values, block_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Blocks of a channel that reach into some seconds, in the order of their batches.
pub(super) fn overlapping(
    tx: &ReadTx<'_>,
    channel_id: i64,
    (first, last): (i64, i64),
) -> Result<Vec<BlockRow>> {
    blocks(
        tx,
        "WHERE t.channel_id = ?1 AND t.last_at >= ?2 AND t.first_at <= ?3 ORDER BY t.batch_id, t.first_at, t.id",
        params![channel_id, first, last],
    )
}

/// Blocks of a batch.
pub(super) fn of_batch(tx: &ReadTx<'_>, batch_id: i64) -> Result<Vec<BlockRow>> {
    blocks(tx, "WHERE t.batch_id = ?1 ORDER BY t.channel_id, t.first_at, t.id", [batch_id])
}

/// Blocks of some channels.
pub(super) fn of_channels(tx: &ReadTx<'_>, channel_ids: &[i64]) -> Result<Vec<BlockRow>> {
    let ids = serde_json::to_string(channel_ids)?;
    blocks(tx, "WHERE t.channel_id IN (SELECT value FROM json_each(?1)) ORDER BY t.id", [ids])
}

/// Blocks of a channel around a second: those that reach over it and some before and after.
pub(super) fn near(tx: &ReadTx<'_>, channel_id: i64, at: i64) -> Result<Vec<BlockRow>> {
    const NEXT: i64 = 2;
    let mut found = overlapping(tx, channel_id, (at, at))?;
    for sql in [
        "WHERE t.channel_id = ?1 AND t.own_count > 0 AND t.last_at < ?2 ORDER BY t.last_at DESC LIMIT ?3",
        "WHERE t.channel_id = ?1 AND t.own_count > 0 AND t.first_at > ?2 ORDER BY t.first_at LIMIT ?3",
    ] {
        found.extend(blocks(tx, sql, params![channel_id, at, NEXT])?);
    }
    Ok(found)
}

/// What blocks are asked for.
pub(super) struct Asked<'a> {
    pub channel_ids: &'a [i64],
    pub span: (i64, i64),
    /// What the index is asked.
    pub tokens: Option<&'a str>,
}

/// The blocks in which something may stand, the newest first. Of a block that the index does not know nobody can say.
pub(super) fn candidates(tx: &ReadTx<'_>, asked: &Asked<'_>) -> Result<Vec<BlockRow>> {
    let ids = serde_json::to_string(asked.channel_ids)?;
    let (first, last) = asked.span;
    let sql = "WHERE t.channel_id IN (SELECT value FROM json_each(?1)) AND t.own_count > 0
               AND t.last_at >= ?2 AND t.first_at <= ?3";
    let order = "ORDER BY t.last_at DESC, t.id DESC";
    match asked.tokens {
        None => blocks(tx, &format!("{sql} {order}"), params![ids, first, last]),
        Some(tokens) => blocks(
            tx,
            &format!(
                "{sql} AND (t.id IN (SELECT rowid FROM message_text_index WHERE message_text_index MATCH ?4)
                   OR t.id NOT IN (SELECT id FROM message_text_index_docsize)) {order}"
            ),
            params![ids, first, last, tokens],
        ),
    }
}

/// Tells the index which tokens stand in a block.
pub(super) fn index(tx: &WriteTx<'_>, id: i64, tokens: &str) -> Result<()> {
    tx.sql()
        .prepare_cached("INSERT INTO message_text_index (rowid, tokens) VALUES (?1, ?2)")?
        .execute(params![id, tokens])?;
    Ok(())
}

/// Blocks with texts that the index does not know.
pub(super) fn not_indexed(tx: &ReadTx<'_>) -> Result<Vec<i64>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT id FROM message_text WHERE own_count > 0
           AND id NOT IN (SELECT id FROM message_text_index_docsize) ORDER BY id",
    )?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes what the index says of blocks that are gone out of it, to the last byte; whether there was any.
pub(super) fn sweep(tx: &WriteTx<'_>) -> Result<bool> {
    let conn = tx.sql();
    let mut statement = conn.prepare_cached(
        "SELECT id FROM message_text_index_docsize WHERE id NOT IN (SELECT id FROM message_text)",
    )?;
    let gone: Vec<i64> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    if gone.is_empty() {
        return Ok(false);
    }
    let mut statement = conn.prepare_cached("DELETE FROM message_text_index WHERE rowid = ?1")?;
    for id in gone {
        statement.execute([id])?;
    }
    // What is deleted is only marked until everything is written anew.
    conn.execute("INSERT INTO message_text_index (message_text_index) VALUES ('optimize')", [])?;
    Ok(true)
}

/// Empties the index.
pub(super) fn clear_index(tx: &WriteTx<'_>) -> Result<()> {
    tx.sql().execute("INSERT INTO message_text_index (message_text_index) VALUES ('delete-all')", [])?;
    Ok(())
}

/// Every block, by number.
pub(super) fn all_blocks(tx: &ReadTx<'_>) -> Result<Vec<BlockRow>> {
    blocks(tx, "ORDER BY t.id", [])
}

/// Takes the images of blocks out of the change log, so that no undo brings texts back: of these channels, or of this batch.
pub(super) fn forget_images(tx: &WriteTx<'_>, channel_ids: &[i64], batch_id: Option<i64>) -> Result<()> {
    tx.sql().execute(
        "DELETE FROM change_row WHERE tbl = 'message_text'
           AND (step_id = ?3 OR before IS NOT NULL
             AND json_extract(before, '$.channel_id') IN (SELECT value FROM json_each(?1))
             AND (?2 IS NULL OR json_extract(before, '$.batch_id') = ?2))",
        params![serde_json::to_string(channel_ids)?, batch_id, tx.step_id()],
    )?;
    Ok(())
}

/// Takes what this step changed of blocks out of the change log: nothing brings it back.
pub(super) fn forget_step(tx: &WriteTx<'_>) -> Result<()> {
    tx.sql().execute("DELETE FROM change_row WHERE tbl = 'message_text' AND step_id = ?1", [tx.step_id()])?;
    Ok(())
}

/// Writes down that texts were dropped.
pub(super) fn insert_drop(tx: &WriteTx<'_>, texts: u64) -> Result<()> {
    tx.sql()
        .prepare_cached("INSERT INTO text_drop (uid, texts, at) VALUES (?1, ?2, ?3)")?
        .execute(params![tx.new_uid(), i64::try_from(texts).unwrap_or(i64::MAX), tx.now()])?;
    Ok(())
}

/// Whether any text of some channels is kept.
pub(super) fn any(tx: &ReadTx<'_>, channel_ids: &[i64]) -> Result<bool> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT 1 FROM message_text WHERE channel_id IN (SELECT value FROM json_each(?1)) AND own_count > 0",
    )?;
    Ok(statement.exists([serde_json::to_string(channel_ids)?])?)
}

/// What the texts of some channels take, and what the index over all texts does.
pub(super) fn room(tx: &ReadTx<'_>, channel_ids: &[i64]) -> Result<TextsRoom> {
    let mut room = tx.sql().prepare_cached(
        "SELECT coalesce(sum(own_count), 0), coalesce(sum(length), 0), coalesce(sum(length(texts)), 0)
         FROM message_text WHERE channel_id IN (SELECT value FROM json_each(?1))",
    )?;
    let number = |row: &Row<'_>, at: usize| Ok::<u64, rusqlite::Error>(row.get::<_, i64>(at)?.unsigned_abs());
    let (texts, length, stored) = room.query_row([serde_json::to_string(channel_ids)?], |row| {
        Ok((number(row, 0)?, number(row, 1)?, number(row, 2)?))
    })?;
    let mut index =
        tx.sql().prepare_cached("SELECT coalesce(sum(length(block)), 0) FROM message_text_index_data")?;
    let index = index.query_row([], |row| number(row, 0))?;
    Ok(TextsRoom { texts, length, stored, index })
}

/// All channels of a community, also those in the trash.
pub(super) fn channel_ids(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<i64>> {
    let mut statement =
        tx.sql().prepare_cached("SELECT id FROM channel WHERE community_id = ?1 ORDER BY id")?;
    let rows = statement.query_map([community_id], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The identity of a channel.
pub(super) fn channel_uid(tx: &ReadTx<'_>, id: i64) -> Result<Uid> {
    let mut statement = tx.sql().prepare_cached("SELECT uid FROM channel WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0))?)
}

/// The member and the name behind an author's number: by the account when it is even, by the stranger when it is odd.
pub(super) fn speaker(tx: &ReadTx<'_>, author: u32) -> Result<Option<(Option<Uid>, String)>> {
    let id = i64::from(author / 2);
    let is_account = author.is_multiple_of(2);
    // Under the number of an account that was taken from its member wrote somebody who may be a member again.
    let sql = match is_account {
        true => "SELECT account_id, name FROM interaction_author WHERE number = ?1",
        false => "SELECT account_id, name FROM interaction_author WHERE id = ?1",
    };
    let key = if is_account { i64::from(author) } else { id };
    let mut statement = tx.sql().prepare_cached(sql)?;
    let found: Option<(Option<i64>, String)> =
        statement.query_row([key], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let account = match found {
        Some((None, name)) => return Ok(Some((None, name))),
        Some((account, _)) => account,
        None => is_account.then_some(id),
    };
    let mut statement = tx.sql().prepare_cached(
        "SELECT m.uid, m.name FROM account a JOIN member m ON m.id = a.member_id WHERE a.id = ?1",
    )?;
    Ok(statement.query_row([account], |row| Ok((Some(row.get(0)?), row.get(1)?))).optional()?)
}

/// The numbers under which a member wrote, in order.
pub(super) fn numbers_of(tx: &ReadTx<'_>, member_id: i64) -> Result<Vec<u32>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT a.id * 2 FROM account a WHERE a.member_id = ?1
         UNION SELECT coalesce(i.number, i.id * 2 + 1) FROM account a JOIN interaction_author i ON i.account_id = a.id
         WHERE a.member_id = ?1 ORDER BY 1",
    )?;
    let rows = statement.query_map([member_id], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
