//! SQL of the check: over whatever tables the workspace has.

use rusqlite::{Connection, OptionalExtension, params};

use crate::{
    Result,
    store::{ReadTx, WriteTx},
};

/// The names of all ordinary tables.
pub(super) fn tables(tx: &ReadTx<'_>) -> Result<Vec<String>> {
    names(
        tx.sql(),
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name",
    )
}

/// The names of the full-text indexes.
pub(super) fn text_indexes(tx: &ReadTx<'_>) -> Result<Vec<String>> {
    names(
        tx.sql(),
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%' ORDER BY name",
    )
}

fn names(conn: &Connection, sql: &str) -> Result<Vec<String>> {
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One reference to nothing.
pub(super) struct Broken {
    pub table: String,
    pub row_id: i64,
    pub column: String,
    pub required: bool,
}

/// All references to rows that do not exist.
pub(super) fn broken_references(tx: &ReadTx<'_>) -> Result<Vec<Broken>> {
    let mut statement = tx.sql().prepare(
        "SELECT broken.\"table\", broken.rowid, key.\"from\", info.\"notnull\"
         FROM pragma_foreign_key_check() AS broken
         JOIN pragma_foreign_key_list(broken.\"table\") AS key ON key.id = broken.fkid
         JOIN pragma_table_info(broken.\"table\") AS info ON info.name = key.\"from\"
         WHERE broken.rowid IS NOT NULL",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Broken { table: row.get(0)?, row_id: row.get(1)?, column: row.get(2)?, required: row.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Empties the reference, or removes the row that cannot be without it.
pub(super) fn mend_reference(tx: &mut WriteTx<'_>, broken: &Broken) -> Result<()> {
    let (table, column) = (&broken.table, &broken.column);
    let sql = if broken.required {
        format!("DELETE FROM \"{table}\" WHERE rowid = ?1")
    } else {
        format!("UPDATE \"{table}\" SET \"{column}\" = NULL WHERE rowid = ?1")
    };
    tx.sql().execute(&sql, [broken.row_id])?;
    Ok(())
}

/// References are looked at when the step ends, so that rows can be mended in any order.
pub(super) fn defer_references(tx: &mut WriteTx<'_>) -> Result<()> {
    Ok(tx.sql().execute_batch("PRAGMA defer_foreign_keys = ON")?)
}

/// Tables whose counter is behind their newest row.
pub(super) fn counters_behind(tx: &ReadTx<'_>, tables: &[String]) -> Result<Vec<String>> {
    let mut behind = Vec::new();
    for table in tables {
        let counted =
            "SELECT sql LIKE '%AUTOINCREMENT%' FROM sqlite_schema WHERE type = 'table' AND name = ?1";
        let counted: Option<bool> = tx.sql().query_row(counted, [table], |row| row.get(0)).optional()?;
        if counted != Some(true) {
            continue;
        }
        let sql = format!(
            "SELECT coalesce(max(rowid), 0) > coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?1), 0) FROM \"{table}\""
        );
        if tx.sql().query_row(&sql, [table], |row| row.get(0))? {
            behind.push(table.clone());
        }
    }
    Ok(behind)
}

/// Sets the counter of `table` to its newest row.
pub(super) fn set_counter(tx: &mut WriteTx<'_>, table: &str) -> Result<()> {
    let newest: i64 =
        tx.sql()
            .query_row(&format!("SELECT coalesce(max(rowid), 0) FROM \"{table}\""), [], |row| row.get(0))?;
    let changed =
        tx.sql().execute("UPDATE sqlite_sequence SET seq = ?2 WHERE name = ?1", params![table, newest])?;
    if changed == 0 {
        tx.sql()
            .execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?1, ?2)", params![table, newest])?;
    }
    Ok(())
}

/// How many rows of `table` have something else than 16 bytes for their identity; nothing when it has none.
pub(super) fn bad_identities(tx: &ReadTx<'_>, table: &str) -> Result<Option<i64>> {
    if !has_column(tx, table, "uid")? {
        return Ok(None);
    }
    let sql = format!("SELECT count(*) FROM \"{table}\" WHERE typeof(uid) <> 'blob' OR length(uid) <> 16");
    Ok(Some(tx.sql().query_row(&sql, [], |row| row.get(0))?))
}

/// How many rows of `table` name a date of a series by something that is neither empty nor a civil date and time.
pub(super) fn bad_occurrence_keys(tx: &ReadTx<'_>, table: &str) -> Result<Option<i64>> {
    if !has_column(tx, table, "original")? {
        return Ok(None);
    }
    let sql = format!(
        "SELECT count(*) FROM \"{table}\" WHERE original IS NOT NULL AND original <> ''
         AND original NOT GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]'
         AND original NOT GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"
    );
    Ok(Some(tx.sql().query_row(&sql, [], |row| row.get(0))?))
}

fn has_column(tx: &ReadTx<'_>, table: &str, column: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2)";
    Ok(tx.sql().query_row(sql, [table, column], |row| row.get(0))?)
}

/// Whether a full-text index disagrees with its table. Needs a writing connection: the question is an insert.
pub(super) fn text_index_disagrees(tx: &mut WriteTx<'_>, index: &str) -> bool {
    let sql = format!("INSERT INTO \"{index}\" (\"{index}\", rank) VALUES ('integrity-check', 1)");
    tx.sql().execute(&sql, []).is_err()
}

/// Builds a full-text index anew from its table.
pub(super) fn rebuild_text_index(tx: &mut WriteTx<'_>, index: &str) -> Result<()> {
    tx.sql().execute(&format!("INSERT INTO \"{index}\" (\"{index}\") VALUES ('rebuild')"), [])?;
    Ok(())
}

/// The hashes of all attachments.
pub(super) fn attachment_hashes(tx: &ReadTx<'_>) -> Result<Vec<String>> {
    names(tx.sql(), "SELECT DISTINCT hash FROM attachment ORDER BY hash")
}
