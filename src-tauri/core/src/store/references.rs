//! What is named where: which columns refer to which tables, and what the log would bring back.

use super::ReadTx;
use crate::Result;

/// A column of one table that names a row of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The table that refers.
    pub from: String,
    /// Its column.
    pub column: String,
    /// The table that is referred to.
    pub to: String,
    /// Whether the row cannot be without it.
    pub needed: bool,
}

/// Every reference of the schema.
pub fn references(tx: &ReadTx<'_>) -> Result<Vec<Reference>> {
    let mut statement = tx.sql().prepare(
        "SELECT t.name, f.\"from\", f.\"table\", c.\"notnull\" FROM sqlite_schema t
         JOIN pragma_foreign_key_list(t.name) f JOIN pragma_table_info(t.name) c ON c.name = f.\"from\"
         WHERE t.type = 'table' AND t.name NOT LIKE 'change_%' ORDER BY t.name",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Reference { from: row.get(0)?, column: row.get(1)?, to: row.get(2)?, needed: row.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Row images of a table, `?1`, in steps that can be taken back or done again: of the others the log is only history.
pub const LIVING_IMAGES: &str = "SELECT r.before AS image FROM change_row r
    JOIN change_step s ON s.id = r.step_id JOIN change_step root ON root.id = s.root_id
    WHERE root.state IN ('done', 'undone') AND r.tbl = ?1
    UNION ALL SELECT r.after FROM change_row r
    JOIN change_step s ON s.id = r.step_id JOIN change_step root ON root.id = s.root_id
    WHERE root.state IN ('done', 'undone') AND r.tbl = ?1";
