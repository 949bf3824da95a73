//! Indexes of tables that are filled at once: sorted when all rows are there, instead of searched for each row.

use rusqlite::Connection;

use crate::Result;

/// Takes the indexes of those of `tables` that are empty away; gives what makes them again. What a rule rests on
/// (`UNIQUE`) stays. The transaction that does this brings them back or is rolled back as a whole.
pub(super) fn set_aside(conn: &Connection, tables: &[&str]) -> Result<Vec<String>> {
    let mut all = Vec::new();
    for table in tables {
        let filled: bool =
            conn.query_row(&format!("SELECT EXISTS (SELECT 1 FROM {table})"), [], |row| row.get(0))?;
        if !filled {
            all.extend(plain_indexes(conn, table)?);
        }
    }
    for (name, _) in &all {
        conn.execute_batch(&format!("DROP INDEX {name}"))?;
    }
    Ok(all.into_iter().map(|(_, sql)| sql).collect())
}

/// Makes them again.
pub(super) fn put_back(conn: &Connection, indexes: &[String]) -> Result<()> {
    indexes.iter().try_for_each(|sql| Ok(conn.execute_batch(sql)?))
}

fn plain_indexes(conn: &Connection, table: &str) -> Result<Vec<(String, String)>> {
    let mut statement = conn.prepare_cached(
        "SELECT name, sql FROM sqlite_schema
         WHERE type = 'index' AND tbl_name = ?1 AND sql LIKE 'CREATE INDEX %' ORDER BY rowid",
    )?;
    let rows = statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
