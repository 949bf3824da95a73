//! Undo and redo of whole steps by their row images, on one linear stack per operator.
//!
//! A step is taken back by writing the inverse of its rows, newest first, as a step of its own kind; so the undoing is
//! in the history too, and its own log is what redo inverts. A step whose rows were changed since by somebody else is
//! refused with the list of those rows.

use rusqlite::{Connection, OptionalExtension, params, params_from_iter, types::Value as Sql};
use serde_json::{Value, json};

use super::{
    Store, reinsert,
    tx::{ReadTx, Step, WriteTx},
    view::{StepView, UndoInput, UndoState},
};
use crate::{Code, Error, Result, Uid};

/// How many of the overtaken rows an error names.
const NAMED_ROWS: usize = 20;

struct Target {
    id: i64,
    view: StepView,
}

/// What undo and redo would do for the present operator.
pub fn undo_state(tx: &ReadTx<'_>, operator_id: i64) -> Result<UndoState> {
    Ok(UndoState {
        undo: target(tx.sql(), operator_id, "done", "DESC")?.map(|t| t.view),
        redo: target(tx.sql(), operator_id, "undone", "ASC")?.map(|t| t.view),
    })
}

/// Takes back the newest step of the store's operator; refuses when another one was meant.
pub fn undo(store: &Store, input: &UndoInput) -> Result<StepView> {
    flip(store, input.step, "undo", "done", "undone", "DESC")
}

/// Does again the step that was undone last.
pub fn redo(store: &Store) -> Result<StepView> {
    flip(store, None, "redo", "undone", "done", "ASC")
}

fn flip(
    store: &Store,
    meant: Option<Uid>,
    kind: &'static str,
    from: &str,
    to: &str,
    order: &str,
) -> Result<StepView> {
    let operator_id = store.operator_id();
    let found = store.read(|tx| target(tx.sql(), operator_id, from, order))?;
    let found = found
        .filter(|target| meant.is_none_or(|step| step == target.view.uid))
        .ok_or_else(|| Error::new(Code::NothingToUndo))?;
    let step = Step { command: found.view.command.clone(), kind, root_id: Some(found.id) };
    let flipped = store.write(step, |tx| {
        refuse_if_overtaken(tx.sql(), found.id)?;
        tx.sql().execute_batch("PRAGMA defer_foreign_keys = ON")?;
        invert(tx, latest_of(tx.sql(), found.id, tx.step_id())?)?;
        let changed = tx.sql().execute(
            "UPDATE change_step SET state = ?2 WHERE id = ?1 AND state = ?3",
            params![found.id, to, from],
        )?;
        // Another process may have been faster between the look and the write.
        if changed == 1 { Ok(found.view) } else { Err(Error::new(Code::Conflict).with("rows", json!([]))) }
    });
    // Rows that others made since refer to what would go, or took its unique name.
    flipped.map_err(|error| match error.details.get("constraint") {
        Some(_) => Error::new(Code::Conflict).with("rows", json!([])),
        None => error,
    })
}

fn target(conn: &Connection, operator_id: i64, state: &str, order: &str) -> Result<Option<Target>> {
    let sql = format!(
        "SELECT s.id, s.uid, s.command, s.detail, s.at,
                (SELECT count(*) FROM change_row r WHERE r.step_id = s.id)
              + (SELECT coalesce(sum(g.last_id - g.first_id + 1), 0) FROM change_range g WHERE g.step_id = s.id)
         FROM change_step s WHERE operator_id = ?1 AND kind = 'do' AND state = ?2 ORDER BY id {order} LIMIT 1"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let found = statement
        .query_row(params![operator_id, state], |row| {
            let detail: String = row.get(3)?;
            Ok(Target {
                id: row.get(0)?,
                view: StepView {
                    uid: row.get(1)?,
                    command: row.get(2)?,
                    detail: serde_json::from_str(&detail).unwrap_or(Value::Null),
                    at: row.get(4)?,
                    rows: row.get(5)?,
                },
            })
        })
        .optional()?;
    Ok(found)
}

/// The newest step of the same root but the one now open: what has to be inverted.
fn latest_of(conn: &Connection, root_id: i64, open: Option<i64>) -> Result<i64> {
    Ok(conn.query_row(
        "SELECT max(id) FROM change_step WHERE root_id = ?1 AND id IS NOT ?2",
        params![root_id, open],
        |row| row.get(0),
    )?)
}

/// A row was overtaken when a step that was made later wrote it since and is not undone. An older step that was redone
/// in between has only come back to where it was.
fn refuse_if_overtaken(conn: &Connection, root_id: i64) -> Result<()> {
    let mut statement = conn.prepare(
        "WITH mine(tbl, row_id, last) AS (
           SELECT tbl, row_id, max(r.id) FROM change_row r JOIN change_step s ON s.id = r.step_id
           WHERE s.root_id = ?1 GROUP BY tbl, row_id)
         SELECT DISTINCT later.tbl, lower(hex(later.uid)) FROM mine
         JOIN change_row later ON later.tbl = mine.tbl AND later.row_id = mine.row_id AND later.id > mine.last
         JOIN change_step s ON s.id = later.step_id JOIN change_step root ON root.id = s.root_id
         WHERE root.id > ?1 AND root.state IN ('done', 'final')
         UNION
         SELECT DISTINCT later.tbl, lower(hex(later.uid)) FROM change_range g
         JOIN change_row later ON later.tbl = g.tbl AND later.row_id BETWEEN g.first_id AND g.last_id
         JOIN change_step s ON s.id = later.step_id JOIN change_step root ON root.id = s.root_id
         WHERE g.step_id = ?1 AND s.id > ?1 AND root.id > ?1 AND root.state IN ('done', 'final')",
    )?;
    let rows = statement
        .query_map([root_id], |row| {
            Ok(json!({ "table": row.get::<_, String>(0)?, "uid": row.get::<_, String>(1)? }))
        })?
        .take(NAMED_ROWS)
        .collect::<rusqlite::Result<Vec<_>>>()?;
    if rows.is_empty() { Ok(()) } else { Err(Error::new(Code::Conflict).with("rows", rows)) }
}

struct LoggedRow {
    table: String,
    row_id: i64,
    uid: crate::Uid,
    op: String,
    before: Option<String>,
}

/// Writes the inverse of every row of `step_id`, newest first; rows inserted in bulk go, and rows deleted in bulk come,
/// first of all.
fn invert(tx: &mut WriteTx<'_>, step_id: i64) -> Result<()> {
    let conn = tx.sql();
    let mut ranges = conn
        .prepare("SELECT tbl, first_id, last_id FROM change_range WHERE step_id = ?1 ORDER BY rowid DESC")?;
    let ranges = ranges
        .query_map([step_id], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?))
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    for (table, first, last) in &ranges {
        conn.execute(&format!("DELETE FROM {table} WHERE id BETWEEN ?1 AND ?2"), [first, last])?;
    }
    let put_back = reinsert::many(tx, step_id)?;
    let conn = tx.sql();
    let mut statement = conn.prepare(
        "SELECT tbl, row_id, uid, op, before FROM change_row
         WHERE step_id = ?1 AND tbl NOT IN (SELECT value FROM json_each(?2)) ORDER BY id DESC",
    )?;
    let mut rows = statement.query(params![step_id, serde_json::to_string(&put_back)?])?;
    while let Some(row) = rows.next()? {
        let logged = LoggedRow {
            table: row.get(0)?,
            row_id: row.get(1)?,
            uid: row.get(2)?,
            op: row.get(3)?,
            before: row.get(4)?,
        };
        let in_range = ranges
            .iter()
            .any(|(table, first, last)| *table == logged.table && (*first..=*last).contains(&logged.row_id));
        if !in_range {
            invert_row(conn, &logged)?;
        }
    }
    reinsert::check(conn, &put_back)
}

fn invert_row(conn: &Connection, row: &LoggedRow) -> Result<()> {
    let table = &row.table;
    if row.op == "i" {
        conn.prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?.execute([row.row_id])?;
        return Ok(());
    }
    let image = row.before.as_deref().unwrap_or("{}");
    if row.op == "d" {
        return reinsert::one(conn, table, row.row_id, row.uid, image);
    }
    let (names, mut values) = reinsert::columns(image)?;
    let set = names.iter().enumerate().map(|(n, name)| format!("\"{name}\" = ?{}", n + 1));
    let set = set.collect::<Vec<_>>().join(", ");
    values.push(Sql::Integer(row.row_id));
    let sql = format!("UPDATE {table} SET {set} WHERE id = ?{}", values.len());
    conn.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}
