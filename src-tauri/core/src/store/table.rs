//! The list of tables and what is generated from it: logging triggers for every shared table.

use rusqlite::Connection;

use crate::Result;

/// Whether the rows of a table belong to the community or to this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sharing {
    /// Undoable, in the history of its records and, later, synchronised.
    Shared,
    /// Of this machine only: neither undone nor synchronised.
    Local,
}

/// One table of the workspace, as its domain declares it.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// The name in SQLite.
    pub name: &'static str,
    /// Shared or local; decided on the day that the table is made.
    pub sharing: Sharing,
    /// `CREATE TABLE` and the indexes. A shared table has `id INTEGER PRIMARY KEY AUTOINCREMENT` and `uid BLOB`,
    /// and no cascading foreign key. Any other BLOB column is packed data: it is written once and never changed.
    pub ddl: &'static str,
}

impl Table {
    /// A table whose writes are logged.
    pub const fn shared(name: &'static str, ddl: &'static str) -> Self {
        Self { name, sharing: Sharing::Shared, ddl }
    }
    /// A table whose writes are not logged.
    pub const fn local(name: &'static str, ddl: &'static str) -> Self {
        Self { name, sharing: Sharing::Local, ddl }
    }
}

/// Drops and makes anew the logging triggers of all shared tables; part of every migration.
pub(super) fn install_triggers(conn: &Connection, tables: &[&[Table]]) -> Result<()> {
    for table in tables.iter().copied().flatten().filter(|table| table.sharing == Sharing::Shared) {
        let packed = packed_columns(conn, table.name)?;
        conn.execute_batch(&triggers(table.name, &columns(conn, table.name)?, &packed))?;
    }
    Ok(())
}

/// Column names of `table` but `id` and `uid`, in their order.
pub(super) fn columns(conn: &Connection, table: &str) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    let names = statement.query_map([table], |row| row.get::<_, String>(0))?;
    let mut columns = names.collect::<rusqlite::Result<Vec<_>>>()?;
    columns.retain(|name| name != "id" && name != "uid");
    Ok(columns)
}

/// Columns of `table` that hold packed data.
fn packed_columns(conn: &Connection, table: &str) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached(
        "SELECT name FROM pragma_table_info(?1) WHERE type = 'BLOB' AND name <> 'uid' ORDER BY cid",
    )?;
    let names = statement.query_map([table], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// The key under which an image holds packed data, as hexadecimal digits: JSON has no bytes.
pub(super) const HEX: &str = "$hex";

/// Three triggers: an insert logs the identity alone (its image is taken when it is undone), an update logs the
/// columns that changed, a delete the whole row. All refuse to write when no step is open.
fn triggers(table: &str, columns: &[String], packed: &[String]) -> String {
    let guard =
        "SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0;";
    let log = |op: &str, row: &str, before: &str, after: &str, when: &str| {
        format!(
            "INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, '{table}', {row}.id, {row}.uid, '{op}', {before}, {after} FROM change_cursor WHERE {when};"
        )
    };
    let image = |c: &String| {
        let bytes =
            format!("CASE WHEN OLD.\"{c}\" IS NOT NULL THEN json_object('{HEX}', hex(OLD.\"{c}\")) END");
        if packed.contains(c) { format!("'{c}', {bytes}") } else { format!("'{c}', OLD.\"{c}\"") }
    };
    let whole = columns.iter().map(image).collect::<Vec<_>>().join(", ");
    let columns: Vec<&String> = columns.iter().filter(|c| !packed.contains(c)).collect();
    let unchanged: String = (packed.iter())
        .map(|c| {
            format!(
                "SELECT RAISE(ABORT, 'packed data changed in place') WHERE OLD.\"{c}\" IS NOT NEW.\"{c}\"; "
            )
        })
        .collect();
    let differing = |side: &str| {
        let rows = columns
            .iter()
            .map(|c| format!("SELECT '{c}' AS k, {side}.\"{c}\" AS v WHERE OLD.\"{c}\" IS NOT NEW.\"{c}\""))
            .collect::<Vec<_>>()
            .join(" UNION ALL ");
        format!("(SELECT json_group_object(k, v) FROM ({rows}))")
    };
    let any =
        columns.iter().map(|c| format!("OLD.\"{c}\" IS NOT NEW.\"{c}\"")).collect::<Vec<_>>().join(" OR ");
    format!(
        "DROP TRIGGER IF EXISTS log_{table}_insert; DROP TRIGGER IF EXISTS log_{table}_update;
         DROP TRIGGER IF EXISTS log_{table}_delete;
         CREATE TRIGGER log_{table}_insert AFTER INSERT ON {table} BEGIN {guard} {insert} END;
         CREATE TRIGGER log_{table}_update AFTER UPDATE ON {table} WHEN {any} BEGIN {guard} {unchanged}{update} END;
         CREATE TRIGGER log_{table}_delete AFTER DELETE ON {table} BEGIN {guard} {delete} END;",
        insert = log("i", "NEW", "NULL", "NULL", "mode = 1"),
        update = log("u", "NEW", &differing("OLD"), &differing("NEW"), "mode > 0"),
        delete = log("d", "OLD", &format!("json_object({whole})"), "NULL", "mode > 0"),
    )
}
