//! The change log: its tables, opening and closing a step, and what a step touched.

use std::ops::RangeInclusive;

use rusqlite::{Connection, params};

use super::{external::Mark, tx::ReadTx};
use crate::{Result, Uid, clock::Millis};

/// Tables of the log. `change_cursor.mode`: 0 no step is open, 1 rows are logged, 2 bulk inserts are logged as ranges.
pub(super) const DDL: &str = "
CREATE TABLE change_site (id INTEGER PRIMARY KEY CHECK (id = 1), uid BLOB NOT NULL) STRICT;
CREATE TABLE change_cursor (id INTEGER PRIMARY KEY CHECK (id = 1), step_id INTEGER, mode INTEGER NOT NULL) STRICT;
INSERT INTO change_cursor (id, step_id, mode) VALUES (1, NULL, 0);
CREATE TABLE change_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  operator_id INTEGER NOT NULL,
  site BLOB NOT NULL,
  hlc INTEGER NOT NULL,
  at INTEGER NOT NULL,
  command TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT '{}',
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  root_id INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped', 'final')),
  merge_key TEXT,
  tables TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX change_step_stack ON change_step (operator_id, kind, state, id);
CREATE INDEX change_step_root ON change_step (root_id);
CREATE TABLE change_row (
  id INTEGER PRIMARY KEY,
  step_id INTEGER NOT NULL REFERENCES change_step (id),
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  uid BLOB NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('i', 'u', 'd')),
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX change_row_step ON change_row (step_id);
CREATE INDEX change_row_record ON change_row (tbl, row_id);
CREATE INDEX change_row_uid ON change_row (uid);
CREATE TABLE change_range (
  step_id INTEGER NOT NULL REFERENCES change_step (id),
  tbl TEXT NOT NULL,
  first_id INTEGER NOT NULL,
  last_id INTEGER NOT NULL
) STRICT;
CREATE INDEX change_range_step ON change_range (step_id);
CREATE INDEX change_range_record ON change_range (tbl, first_id);
";

/// A new step as it is written down when it opens.
pub(super) struct NewStep<'a> {
    pub at: Millis,
    pub operator_id: i64,
    pub command: &'a str,
    pub kind: &'a str,
    /// The step that this one undoes or redoes; its own id when it is new.
    pub root_id: Option<i64>,
}

/// Writes the step down and opens the cursor, so that triggers log its rows.
pub(super) fn open_step(conn: &Connection, new: &NewStep<'_>) -> Result<i64> {
    let last: i64 = conn
        .prepare_cached(
            "SELECT coalesce(max(hlc), 0) FROM (SELECT hlc FROM change_step ORDER BY id DESC LIMIT 1)",
        )?
        .query_row([], |row| row.get(0))?;
    // A hybrid clock: never behind the last change, whatever the wall clock says.
    let hlc = (new.at << 16).max(last + 1);
    conn.prepare_cached(
        "INSERT INTO change_step (uid, operator_id, site, hlc, at, command, kind, root_id, state)
         VALUES (?1, ?2, (SELECT uid FROM change_site), ?3, ?4, ?5, ?6, ?7, 'done')",
    )?
    .execute(params![
        Uid::new(new.at),
        new.operator_id,
        hlc,
        new.at,
        new.command,
        new.kind,
        new.root_id.unwrap_or_default()
    ])?;
    let id = conn.last_insert_rowid();
    if new.root_id.is_none() {
        conn.prepare_cached("UPDATE change_step SET root_id = id WHERE id = ?1")?.execute([id])?;
    }
    set_cursor(conn, Some(id), 1)?;
    Ok(id)
}

pub(super) fn set_cursor(conn: &Connection, step_id: Option<i64>, mode: i64) -> Result<()> {
    conn.prepare_cached("UPDATE change_cursor SET step_id = ?1, mode = ?2")?
        .execute(params![step_id, mode])?;
    Ok(())
}

/// Writes down that rows `first..=last` of `table` were inserted in bulk by the step.
pub(super) fn log_range(conn: &Connection, step_id: i64, table: &str, first: i64, last: i64) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO change_range (step_id, tbl, first_id, last_id) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![step_id, table, first, last])?;
    Ok(())
}

/// The tables that a step wrote, sorted.
pub(super) fn tables_of(conn: &Connection, step_id: i64) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached(
        "SELECT tbl FROM change_row WHERE step_id = ?1 UNION SELECT tbl FROM change_range WHERE step_id = ?1 ORDER BY 1",
    )?;
    let names = statement.query_map([step_id], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// Which rows of one table a step touched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Single rows, in the order of the log; a row may stand more than once.
    pub rows: Vec<i64>,
    /// Rows inserted in bulk.
    pub ranges: Vec<RangeInclusive<i64>>,
}

/// The rows of `table` that `step_id` inserted, changed or deleted.
pub fn touched(tx: &ReadTx<'_>, step_id: i64, table: &str) -> Result<Touched> {
    let mut statement = tx
        .sql()
        .prepare_cached("SELECT row_id FROM change_row WHERE step_id = ?1 AND tbl = ?2 ORDER BY id")?;
    let rows =
        statement.query_map(params![step_id, table], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut statement = tx
        .sql()
        .prepare_cached("SELECT first_id, last_id FROM change_range WHERE step_id = ?1 AND tbl = ?2")?;
    let ranges = statement
        .query_map(params![step_id, table], |row| Ok(row.get(0)?..=row.get(1)?))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Touched { rows, ranges })
}

/// One row that was written, as the log has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedRow {
    /// The table.
    pub table: String,
    /// The row's id.
    pub row_id: i64,
    /// What it was before, as JSON: changed columns of an update, all of a deletion.
    pub before: Option<String>,
}

/// The rows of `tables` written since `mark`; nothing when there are more than `most`.
pub fn changes_since(
    tx: &ReadTx<'_>,
    mark: Mark,
    tables: &[&str],
    most: usize,
) -> Result<Option<Vec<ChangedRow>>> {
    let (row, range) = mark.parts();
    let mut statement =
        tx.sql().prepare_cached("SELECT tbl, row_id, before FROM change_row WHERE id > ?1 ORDER BY id")?;
    let mut rows = statement.query([row])?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        let table: String = row.get(0)?;
        if tables.contains(&table.as_str()) {
            changes.push(ChangedRow { table, row_id: row.get(1)?, before: row.get(2)? });
        }
        if changes.len() > most {
            return Ok(None);
        }
    }
    let mut statement =
        tx.sql().prepare_cached("SELECT tbl, first_id, last_id FROM change_range WHERE rowid > ?1")?;
    let mut ranges = statement.query([range])?;
    while let Some(row) = ranges.next()? {
        let (table, first, last): (String, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if !tables.contains(&table.as_str()) {
            continue;
        }
        if usize::try_from(last - first).unwrap_or(usize::MAX) >= most.saturating_sub(changes.len()) {
            return Ok(None);
        }
        changes.extend((first..=last).map(|row_id| ChangedRow {
            table: table.clone(),
            row_id,
            before: None,
        }));
    }
    Ok(Some(changes))
}

/// The identity of this copy of the workspace.
pub(super) fn site(tx: &ReadTx<'_>) -> Result<Uid> {
    Ok(tx.sql().query_row("SELECT uid FROM change_site", [], |row| row.get(0))?)
}
