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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indexes_of_empty_tables_go_and_come_back_and_rules_stay() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(
            "CREATE TABLE empty (id INTEGER PRIMARY KEY, uid BLOB UNIQUE, a TEXT);
             CREATE INDEX empty_a ON empty (a);
             CREATE INDEX empty_end ON empty (substr(a, -5)) WHERE a IS NOT NULL;
             CREATE UNIQUE INDEX empty_both ON empty (a, uid);
             CREATE TABLE filled (id INTEGER PRIMARY KEY, a TEXT);
             CREATE INDEX filled_a ON filled (a);
             INSERT INTO filled (a) VALUES ('x');",
        )
        .unwrap();
        let names = || -> Vec<String> {
            let sql = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name";
            let mut statement = conn.prepare(sql).unwrap();
            let rows = statement.query_map([], |row| row.get(0)).unwrap();
            rows.map(Result::unwrap).collect()
        };
        let before = names();
        let later = set_aside(&conn, &["empty", "filled"]).unwrap();
        assert_eq!(names(), ["empty_both", "filled_a"]);
        put_back(&conn, &later).unwrap();
        assert_eq!(names(), before);
    }
}
