//! What belongs to a record, so that its history can tell of it: rows of other tables that are there, and those that were and
//! that only the log remembers. Which tables belong to which is said by whoever knows the domain.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, params};

use super::tx::ReadTx;
use crate::{Result, Uid};

/// A table whose rows belong to the records of another.
#[derive(Debug, Clone, Copy)]
pub struct Belonging {
    /// The table of the records.
    pub owner: &'static str,
    /// The table of what belongs to them.
    pub table: &'static str,
    /// How the two know each other.
    pub tie: Tie,
    /// What its rows are called by.
    pub label: Label,
}

/// How a row and the record that it belongs to know each other.
#[derive(Debug, Clone, Copy)]
pub enum Tie {
    /// The row names the record in this column.
    NamesOwner(&'static str),
    /// The record names the row in this column.
    NamedByOwner(&'static str),
}

/// What a row is called by.
#[derive(Debug, Clone, Copy)]
pub enum Label {
    /// By what it belongs to.
    AsOwner,
    /// By a column of its own.
    Column(&'static str),
    /// By the column `.2` of the row in the table `.1` that its column `.0` names.
    Named(&'static str, &'static str, &'static str),
}

/// Everything that belongs to the named records and to what belongs to them, with what each is called by; the records
/// themselves are called nothing.
pub(super) fn with_belongings(
    tx: &ReadTx<'_>,
    uids: &[Uid],
    belongings: &[Belonging],
) -> Result<HashMap<Uid, Option<String>>> {
    let mut found: HashMap<Uid, Option<String>> = uids.iter().map(|uid| (*uid, None)).collect();
    let mut open = Vec::new();
    for uid in uids {
        for (place, belonging) in belongings.iter().enumerate() {
            let is_known = belongings.iter().take(place).any(|earlier| earlier.owner == belonging.owner);
            if let Some(id) = if is_known { None } else { row_of(tx, belonging.owner, *uid)? } {
                open.push((belonging.owner, id, None));
            }
        }
    }
    while let Some((table, id, called)) = open.pop() {
        for belonging in belongings.iter().filter(|belonging| belonging.owner == table) {
            for (row_id, uid, label) in rows_of(tx, belonging, id)? {
                let label = label.or_else(|| called.clone());
                if found.insert(uid, label.clone()).is_none() {
                    open.push((belonging.table, row_id, label));
                }
            }
        }
    }
    Ok(found)
}

fn row_of(tx: &ReadTx<'_>, table: &str, uid: Uid) -> Result<Option<i64>> {
    let mut statement = tx.sql().prepare_cached(&format!("SELECT id FROM {table} WHERE uid = ?1"))?;
    Ok(statement.query_row([uid], |row| row.get(0)).optional()?)
}

/// Rows that belong to one record, those that are gone included.
fn rows_of(tx: &ReadTx<'_>, belonging: &Belonging, owner: i64) -> Result<Vec<(i64, Uid, Option<String>)>> {
    let Belonging { table, label, .. } = *belonging;
    let (there, gone) = (label.expression(|column| format!("t.{column}")), label.expression(in_image));
    let sql = match belonging.tie {
        Tie::NamesOwner(column) => format!(
            "SELECT t.id, t.uid, {there} FROM {table} t WHERE t.{column} = ?1
             UNION SELECT r.row_id, r.uid, {gone} FROM change_row r
             WHERE r.tbl = '{table}' AND r.op = 'd' AND {} = ?1",
            in_image(column)
        ),
        // A row that was held once has left its number in the images of the record.
        Tie::NamedByOwner(column) => format!(
            "SELECT t.id, t.uid, {there} FROM {table} t JOIN {owner} o ON o.{column} = t.id WHERE o.id = ?1
             UNION SELECT r.row_id, r.uid, NULL FROM change_row o
             JOIN change_row r ON r.tbl = '{table}' AND r.row_id = o.before ->> '$.{column}'
             WHERE o.tbl = '{owner}' AND o.row_id = ?1 AND o.op = 'u'",
            owner = belonging.owner
        ),
    };
    let mut statement = tx.sql().prepare_cached(&sql)?;
    let rows = statement.query_map(params![owner], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A column in the image that the log keeps of a deleted row.
fn in_image(column: &str) -> String {
    format!("r.before ->> '$.{column}'")
}

impl Label {
    fn expression(self, column: impl Fn(&str) -> String) -> String {
        match self {
            Self::AsOwner => "NULL".to_owned(),
            Self::Column(own) => column(own),
            Self::Named(by, table, name) => {
                format!("(SELECT x.{name} FROM {table} x WHERE x.id = {})", column(by))
            }
        }
    }
}
