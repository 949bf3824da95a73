//! SQL of what exports said, so that an import knows who changed a cell.
//!
//! Both tables are of this machine and no step touches them: an import that is undone finds the same base when it is made
//! again, and an export is nothing to undo.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, params};

use super::lexicon::Cells;
use crate::{
    Result,
    store::{ReadTx, Table, WriteTx},
};

/// How many exports are remembered.
const KEPT: u32 = 30;
/// How many rows of all of them together, so that no habit of large exports fills the disk.
const MOST_HELD: i64 = 100_000;

/// Tables of sheets.
pub const TABLES: &[Table] = &[
    Table::local(
        "sheet_export",
        "CREATE TABLE sheet_export (name TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;",
    ),
    Table::local(
        "sheet_base",
        "CREATE TABLE sheet_base (
           export TEXT NOT NULL REFERENCES sheet_export (name), key TEXT NOT NULL, cells TEXT NOT NULL,
           PRIMARY KEY (export, key)) STRICT, WITHOUT ROWID;",
    ),
];

/// Remembers what an export said; the newest exports stay.
pub(super) fn remember(tx: &mut WriteTx<'_>, name: &str, rows: &[(String, Cells)]) -> Result<()> {
    tx.sql()
        .prepare_cached("INSERT INTO sheet_export (name, at) VALUES (?1, ?2)")?
        .execute(params![name, tx.now()])?;
    let mut insert = tx.sql().prepare_cached(
        "INSERT INTO sheet_base (export, key, cells) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
    )?;
    for (key, cells) in rows {
        insert.execute(params![name, key, serde_json::to_string(&cells.0)?])?;
    }
    for old in outgrown(tx, name)? {
        tx.sql().prepare_cached("DELETE FROM sheet_base WHERE export = ?1")?.execute([&old])?;
        tx.sql().prepare_cached("DELETE FROM sheet_export WHERE name = ?1")?.execute([&old])?;
    }
    Ok(())
}

/// The exports for which there is no room beside the newer ones; the newest always stays.
fn outgrown(tx: &ReadTx<'_>, newest: &str) -> Result<Vec<String>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT e.name, (SELECT count(*) FROM sheet_base b WHERE b.export = e.name)
         FROM sheet_export e ORDER BY e.name = ?1 DESC, e.at DESC, e.name DESC",
    )?;
    let rows = statement.query_map([newest], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?;
    let (mut kept, mut held) = (0, 0);
    let mut outgrown = Vec::new();
    for row in rows {
        let (name, rows) = row?;
        held += rows;
        kept += 1;
        if kept > KEPT || kept > 1 && held > MOST_HELD {
            outgrown.push(name);
        }
    }
    Ok(outgrown)
}

/// What an export said of a record.
pub(super) fn base(tx: &ReadTx<'_>, export: &str, key: &str) -> Result<Option<Cells>> {
    let text: Option<String> = tx
        .sql()
        .prepare_cached("SELECT cells FROM sheet_base WHERE export = ?1 AND key = ?2")?
        .query_row([export, key], |row| row.get(0))
        .optional()?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()).map(Cells))
}

/// The records that an export wrote.
pub(super) fn exported(tx: &ReadTx<'_>, export: &str) -> Result<BTreeSet<String>> {
    let mut statement = tx.sql().prepare_cached("SELECT key FROM sheet_base WHERE export = ?1")?;
    Ok(statement.query_map([export], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}
