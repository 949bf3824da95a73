//! Transactions: the only way to read, and the only way to write.

use std::{collections::BTreeMap, ops::Deref};

use rusqlite::{Connection, OptionalExtension, config::DbConfig, params};
use serde_json::Value;

use super::{
    external::Mark,
    indexes,
    log::{self, NewStep},
};
use crate::{Error, Result, Uid, change::Changed, clock::Millis};

/// Edits of one field that follow each other this closely are one step.
const MERGE_WITHIN: Millis = 5_000;
/// New rows from which on sorting an index once is cheaper than finding the place of each row.
const WORTH_SORTING: usize = 20_000;

/// A consistent view of the workspace.
pub struct ReadTx<'a> {
    conn: &'a Connection,
    now: Millis,
}

impl<'a> ReadTx<'a> {
    pub(super) fn new(conn: &'a Connection, now: Millis) -> Self {
        Self { conn, now }
    }
    /// The connection; only `table.rs` files use it.
    pub fn sql(&self) -> &Connection {
        self.conn
    }
    /// The end of the change log as this transaction sees it: equal ends mean equal shared tables.
    pub fn log_end(&self) -> Result<Mark> {
        Mark::end(self.conn)
    }
    /// An error unless these rows are in the table.
    pub fn check_rows(&self, table: &str, ids: impl IntoIterator<Item = i64>) -> Result<()> {
        let mut statement = self.conn.prepare_cached(&format!("SELECT 1 FROM {table} WHERE id = ?1"))?;
        for id in ids {
            if !statement.exists([id])? {
                return Err(Error::not_found(table, id));
            }
        }
        Ok(())
    }
    /// The moment at which the transaction began.
    pub fn now(&self) -> Millis {
        self.now
    }
}

/// An open step: reads as [`ReadTx`] does, and writes.
pub struct WriteTx<'a> {
    read: ReadTx<'a>,
    operator_id: i64,
    step_id: Option<i64>,
    merge_key: Option<String>,
    detail: Option<Value>,
    final_step: bool,
    joins: bool,
}

impl<'a> Deref for WriteTx<'a> {
    type Target = ReadTx<'a>;
    fn deref(&self) -> &Self::Target {
        &self.read
    }
}

impl WriteTx<'_> {
    /// A new identity.
    pub fn new_uid(&self) -> Uid {
        Uid::new(self.now)
    }
    /// Who acts: the row id of the operator.
    pub fn operator_id(&self) -> i64 {
        self.operator_id
    }
    /// The id of the open step, for records that name it (an import batch).
    pub fn step_id(&self) -> Option<i64> {
        self.step_id
    }
    /// Makes this step part of the one before it when that has the same key and is less than five seconds old:
    /// typing in one field is undone at once.
    pub fn merge_as(&mut self, key: impl Into<String>) {
        self.merge_key = Some(key.into());
    }
    /// Takes back what [`WriteTx::merge_as`] said: this step is more than typing in one field.
    pub fn stands_alone(&mut self) {
        self.merge_key = None;
    }
    /// Values for the sentence that names the step ("moved 3 items"): counts, a title, never a person's name alone.
    pub fn describe(&mut self, detail: Value) {
        self.detail = Some(detail);
    }
    /// Marks the step as one that cannot be undone; the caller has said so to the user before.
    pub fn cannot_be_undone(&mut self) {
        self.final_step = true;
    }

    /// Makes what this step writes a part of the step before it, if that is the same operator's and can be undone: what follows from
    /// something is taken back with it. Else it is on nobody's stack.
    pub fn joins_last(&mut self) {
        self.joins = true;
    }

    /// Runs `body` so that an error of it takes back what it wrote, and nothing else: the step may go on.
    pub fn attempt<T>(&mut self, body: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.conn.execute_batch("SAVEPOINT attempt")?;
        let result = body(self);
        // Where SQLite gave up the whole transaction (a full disk), the savepoint is gone with it, and the error says why.
        if result.is_err() && !self.conn.is_autocommit() {
            self.conn.execute_batch("ROLLBACK TO attempt; RELEASE attempt")?;
        } else if result.is_ok() {
            self.conn.execute_batch("RELEASE attempt")?;
        }
        result
    }

    /// Runs `body`, whose inserts are logged as id ranges instead of row by row. The list says to the reader which
    /// tables are filled; inserts into other shared ones are logged all the same, so that nothing escapes undo.
    pub fn bulk<T>(&mut self, _tables: &[&str], body: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let Some(step_id) = self.step_id else { return body(self) };
        let before = self.newest_ids()?;
        log::set_cursor(self.conn, Some(step_id), 2)?;
        let result = body(self);
        // Also after an error: the caller may go on, and its single inserts must be logged again.
        log::set_cursor(self.conn, Some(step_id), 1)?;
        self.log_ranges(step_id, &before)?;
        result
    }

    /// As [`WriteTx::bulk`], for a body that does nothing but insert into shared tables: while it runs SQLite fires no
    /// trigger and looks up no foreign key, which takes more than half of the time of a large import. So the body itself
    /// sees to it that what its rows name is there ([`ReadTx::check_rows`]), and an error of it ends the step. A change or
    /// a deletion would escape undo, so it is an error, too. About `rows` new rows are expected of each of
    /// `tables`; indexes of empty ones are made afterwards if they are many.
    pub fn bulk_inserts<T>(
        &mut self,
        tables: &[&str],
        rows: usize,
        body: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        let Some(step_id) = self.step_id else { return body(self) };
        let later = indexes::set_aside(self.conn, if rows < WORTH_SORTING { &[] } else { tables })?;
        let (before, changes) = (self.newest_ids()?, self.conn.total_changes());
        let bare = Bare::new(self.read.conn)?;
        let result = body(self);
        drop(bare);
        let changes = self.conn.total_changes() - changes;
        // Also after an error: the caller may go on, and then nothing may be missing.
        indexes::put_back(self.conn, &later)?;
        if changes > self.log_ranges(step_id, &before)? {
            return Err(Error::internal("a bulk insert changed or deleted rows"));
        }
        result
    }

    /// Logs the rows that were inserted since `before`, and says how many they are.
    fn log_ranges(&self, step_id: i64, before: &BTreeMap<String, i64>) -> Result<u64> {
        let mut inserted = 0;
        for (table, newest) in self.newest_ids()? {
            let before = before.get(&table).copied().unwrap_or_default();
            if newest > before {
                log::log_range(self.conn, step_id, &table, before + 1, newest)?;
                inserted += newest.abs_diff(before);
            }
        }
        Ok(inserted)
    }

    /// AUTOINCREMENT's own counters of the logged tables, so that ids of deleted rows are never inside a range.
    fn newest_ids(&self) -> Result<BTreeMap<String, i64>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT s.name, s.seq FROM sqlite_sequence s
             JOIN sqlite_schema t ON t.type = 'trigger' AND t.name = 'log_' || s.name || '_insert'",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Keeps triggers from firing and foreign keys from being looked up until it goes, also when a panic takes it along.
pub(super) struct Bare<'a>(&'a Connection);

impl<'a> Bare<'a> {
    pub(super) fn new(conn: &'a Connection) -> Result<Self> {
        let bare = Self(conn);
        bare.switch(false)?;
        Ok(bare)
    }

    fn switch(&self, on: bool) -> rusqlite::Result<()> {
        self.0.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, on)?;
        // The pragma of the same name does nothing inside of a transaction; this does.
        self.0.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, on)?;
        Ok(())
    }
}

impl Drop for Bare<'_> {
    fn drop(&mut self) {
        // The switches are bits in memory; SQLite has no way to refuse them.
        drop(self.switch(true));
    }
}

/// What one writing command is called in the change log.
#[derive(Debug, Clone)]
pub struct Step {
    pub(super) command: String,
    pub(super) kind: &'static str,
    pub(super) root_id: Option<i64>,
}

impl Step {
    /// A step made by `command` of the command table.
    pub fn new(command: impl Into<String>) -> Self {
        Self { command: command.into(), kind: "do", root_id: None }
    }
}

/// What a committed transaction did to the log.
pub(super) struct Committed<T> {
    pub value: T,
    pub changed: Option<Changed>,
    pub from: Mark,
    pub to: Mark,
}

pub(super) fn run_step<T>(
    conn: &mut Connection,
    now: Millis,
    operator_id: i64,
    step: Step,
    body: impl FnOnce(&mut WriteTx<'_>) -> Result<T>,
) -> Result<Committed<T>> {
    let open = Open::begin(conn)?;
    let from = Mark::end(open.conn)?;
    let id = log::open_step(
        open.conn,
        &NewStep { at: now, operator_id, command: &step.command, kind: step.kind, root_id: step.root_id },
    )?;
    let mut tx = WriteTx {
        read: ReadTx::new(open.conn, now),
        operator_id,
        step_id: Some(id),
        merge_key: None,
        detail: None,
        final_step: false,
        joins: false,
    };
    let value = body(&mut tx)?;
    let WriteTx { merge_key, detail, final_step, joins, .. } = tx;
    log::set_cursor(open.conn, None, 0)?;
    let tables = log::tables_of(open.conn, id)?;
    let kept = if tables.is_empty() {
        open.conn.prepare_cached("DELETE FROM change_step WHERE id = ?1")?.execute([id])?;
        None
    } else {
        let closing = Closing { id, operator_id, merge_key, detail, final_step, is_new: step.kind == "do" };
        Some(if joins {
            join_step(open.conn, now, &tables, closing)?
        } else {
            close_step(open.conn, now, &tables, closing)?
        })
    };
    let to = Mark::end(open.conn)?;
    open.commit()?;
    let changed = kept.map(|step_id| Changed { tables, step_id: Some(step_id), external: false });
    Ok(Committed { value, changed, from, to })
}

/// Runs `body` as a step that is taken back whatever it says.
pub(super) fn run_trial<T>(
    conn: &mut Connection,
    now: Millis,
    operator_id: i64,
    body: impl FnOnce(&mut WriteTx<'_>) -> Result<T>,
) -> Result<T> {
    let open = Open::begin(conn)?;
    let step = NewStep { at: now, operator_id, command: "trial", kind: "do", root_id: None };
    let id = log::open_step(open.conn, &step)?;
    body(&mut WriteTx {
        read: ReadTx::new(open.conn, now),
        operator_id,
        step_id: Some(id),
        merge_key: None,
        detail: None,
        final_step: false,
        joins: false,
    })
}

struct Closing {
    id: i64,
    operator_id: i64,
    merge_key: Option<String>,
    detail: Option<Value>,
    final_step: bool,
    is_new: bool,
}

/// Adds the rows of a step to the one just before it, which an undo will invert; where there is none, nobody can undo it.
fn join_step(conn: &Connection, now: Millis, tables: &[String], step: Closing) -> Result<i64> {
    let earlier = conn
        .prepare_cached(
            "SELECT s.id, s.tables FROM (SELECT * FROM change_step WHERE id < ?1 ORDER BY id DESC LIMIT 1) s
             JOIN change_step root ON root.id = s.root_id
             WHERE root.operator_id = ?2 AND root.state = 'done' AND s.kind IN ('do', 'redo')",
        )?
        .query_row([step.id, step.operator_id], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))
        .optional()?;
    let Some((earlier, known)) = earlier else {
        return close_step(conn, now, tables, Closing { final_step: true, ..step });
    };
    for of in ["change_row", "change_range"] {
        conn.prepare_cached(&format!("UPDATE {of} SET step_id = ?1 WHERE step_id = ?2"))?
            .execute([earlier, step.id])?;
    }
    let mut all: Vec<String> = serde_json::from_str(&known)?;
    all.extend(tables.iter().filter(|table| !known.contains(&format!("\"{table}\""))).cloned());
    conn.prepare_cached("UPDATE change_step SET tables = ?2 WHERE id = ?1")?
        .execute(params![earlier, serde_json::to_string(&all)?])?;
    conn.prepare_cached("DELETE FROM change_step WHERE id = ?1")?.execute([step.id])?;
    Ok(earlier)
}

/// Completes the step, or adds its rows to the step before it; says which step holds them.
fn close_step(conn: &Connection, now: Millis, tables: &[String], step: Closing) -> Result<i64> {
    // What cannot be undone is on nobody's stack, and so takes nothing from it.
    if step.is_new && !step.final_step {
        conn.prepare_cached(
            "UPDATE change_step SET state = 'dropped' WHERE operator_id = ?1 AND kind = 'do' AND state = 'undone'",
        )?
        .execute([step.operator_id])?;
    }
    if let Some(key) = &step.merge_key
        && let Some(earlier) = mergeable(conn, step.id, step.operator_id, key, now)?
    {
        conn.prepare_cached("UPDATE change_row SET step_id = ?1 WHERE step_id = ?2")?
            .execute([earlier, step.id])?;
        conn.prepare_cached(
            "UPDATE change_step SET at = ?2, hlc = (SELECT hlc FROM change_step WHERE id = ?3) WHERE id = ?1",
        )?
        .execute([earlier, now, step.id])?;
        conn.prepare_cached("DELETE FROM change_step WHERE id = ?1")?.execute([step.id])?;
        return Ok(earlier);
    }
    conn.prepare_cached(
        "UPDATE change_step SET tables = ?2, merge_key = ?3, detail = ?4,
                state = CASE WHEN ?5 THEN 'final' ELSE state END WHERE id = ?1",
    )?
    .execute(params![
        step.id,
        serde_json::to_string(tables)?,
        step.merge_key,
        step.detail.unwrap_or_else(|| serde_json::json!({})).to_string(),
        step.final_step
    ])?;
    Ok(step.id)
}

/// The step just before `id`, when it is an edit of the same field by the same operator a moment ago.
fn mergeable(conn: &Connection, id: i64, operator_id: i64, key: &str, now: Millis) -> Result<Option<i64>> {
    let mut statement = conn.prepare_cached(
        "SELECT id FROM (SELECT * FROM change_step WHERE id < ?1 ORDER BY id DESC LIMIT 1)
         WHERE operator_id = ?2 AND merge_key = ?3 AND kind = 'do' AND state = 'done' AND at BETWEEN ?4 AND ?5",
    )?;
    Ok(statement
        .query_row(params![id, operator_id, key, now - MERGE_WITHIN, now], |row| row.get(0))
        .optional()?)
}

pub(super) fn run_local<T>(
    conn: &mut Connection,
    now: Millis,
    operator_id: i64,
    body: impl FnOnce(&mut WriteTx<'_>) -> Result<T>,
) -> Result<Committed<T>> {
    let open = Open::begin(conn)?;
    let mark = Mark::end(open.conn)?;
    let mut tx = WriteTx {
        read: ReadTx::new(open.conn, now),
        operator_id,
        step_id: None,
        merge_key: None,
        detail: None,
        final_step: false,
        joins: false,
    };
    let value = body(&mut tx)?;
    open.commit()?;
    let changed = Some(Changed { tables: vec!["local".to_owned()], step_id: None, external: false });
    Ok(Committed { value, changed, from: mark, to: mark })
}

/// An open transaction that is rolled back unless committed, also when the body panics.
struct Open<'a> {
    conn: &'a Connection,
    committed: bool,
}

impl<'a> Open<'a> {
    fn begin(conn: &'a Connection) -> Result<Self> {
        conn.execute_batch("BEGIN IMMEDIATE")?;
        Ok(Self { conn, committed: false })
    }
    fn commit(mut self) -> Result<()> {
        self.conn.execute_batch("COMMIT")?;
        self.committed = true;
        Ok(())
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        if !self.committed && !self.conn.is_autocommit() {
            // Nothing can be done about a failed rollback; the next BEGIN on this connection reports it.
            drop(self.conn.execute_batch("ROLLBACK"));
        }
    }
}
