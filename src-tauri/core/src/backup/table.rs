//! SQL of the export of everything: any table, any row, as text.

use rusqlite::{Row, types::ValueRef};
use serde_json::{Map, Value};

use crate::{Result, store::ReadTx};

/// The tables with content of people; the log and SQLite's own are left out.
pub(super) fn tables(tx: &ReadTx<'_>) -> Result<Vec<String>> {
    let mut statement = tx.sql().prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
         AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'change_%' ORDER BY name",
    )?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Hands every row of `table` to `each`, as JSON with the columns in their order; returns the columns.
pub(super) fn rows(
    tx: &ReadTx<'_>,
    table: &str,
    mut each: impl FnMut(&[String], Map<String, Value>) -> Result<()>,
) -> Result<()> {
    let mut statement = tx.sql().prepare(&format!("SELECT * FROM \"{table}\" ORDER BY 1"))?;
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        each(&columns, object(&columns, row, 0)?)?;
    }
    Ok(())
}

/// A row as JSON; its columns begin at `first`.
pub(super) fn object(columns: &[String], row: &Row<'_>, first: usize) -> Result<Map<String, Value>> {
    let mut object = Map::new();
    for (index, column) in columns.iter().enumerate() {
        object.insert(column.clone(), json(row.get_ref(first + index)?));
    }
    Ok(object)
}

fn json(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into(),
        ValueRef::Blob(bytes) => match uuid::Uuid::from_slice(bytes) {
            Ok(uid) => uid.to_string().into(),
            Err(_) => crate::workspace::hexadecimal(bytes).into(),
        },
    }
}
