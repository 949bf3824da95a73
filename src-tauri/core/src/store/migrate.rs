//! Making and upgrading the schema. Steps only add; all of them and the version are one transaction.

use std::{collections::BTreeMap, path::Path};

use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use super::{APPLICATION_ID, connection, log, table};
use crate::{Code, Error, Result, Uid, clock::Millis, store::Table};

/// One additive step from the schema before it.
#[derive(Debug, Clone, Copy)]
pub struct Upgrade {
    /// What it adds, for the log and for tests.
    pub name: &'static str,
    /// The statements.
    pub sql: &'static str,
}

/// Every table of the newest version, and the steps that bring an older file there.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    /// Tables by domain, in the order of their foreign keys.
    pub tables: &'static [&'static [Table]],
    /// From version 1 to 2, from 2 to 3, …
    pub upgrades: &'static [Upgrade],
}

impl Schema {
    /// The newest version, as `PRAGMA user_version` says it.
    pub fn version(&self) -> i32 {
        1 + i32::try_from(self.upgrades.len()).unwrap_or(i32::MAX - 1)
    }

    /// Brings the database at `path` to the newest version; says from which version it came.
    pub fn upgrade_file(&self, path: &Path) -> Result<i32> {
        let mut conn = connection::open(path, connection::Mode::Write)?;
        self.upgrade(&mut conn)
    }

    /// Triggers and views in the file at `path` that this version does not make, or makes otherwise. Those of an older
    /// schema are compared by name: an upgrade makes them anew.
    pub fn foreign_objects(&self, path: &Path) -> Result<Vec<String>> {
        let fresh = Connection::open_in_memory()?;
        create(&fresh, self, 0)?;
        let expected = runnable(&fresh)?;
        let (conn, _) = connection::open_to_read(path)?;
        let same_version = version(&conn)? == self.version();
        let found = runnable(&conn)?;
        Ok(found
            .into_iter()
            .filter(|(name, sql)| expected.get(name).is_none_or(|known| same_version && known != sql))
            .map(|(name, _)| name)
            .collect())
    }

    /// Logging triggers that the database lacks or has otherwise: writes would escape undo and history.
    pub fn missing_triggers(&self, conn: &Connection) -> Result<Vec<String>> {
        let fresh = Connection::open_in_memory()?;
        create(&fresh, self, 0)?;
        let found = runnable(conn)?;
        let expected = runnable(&fresh)?.into_iter();
        Ok(expected.filter(|(name, sql)| found.get(name) != Some(sql)).map(|(name, _)| name).collect())
    }

    /// Makes the logging triggers anew.
    pub fn install_triggers(&self, conn: &Connection) -> Result<()> {
        table::install_triggers(conn, self.tables)
    }

    /// Brings `conn` to the newest version in one transaction; says from which version it came.
    pub fn upgrade(&self, conn: &mut Connection) -> Result<i32> {
        refuse_foreign(conn)?;
        let found = version(conn)?;
        refuse_newer(found, self.version())?;
        if found == self.version() {
            return Ok(found);
        }
        let tx = conn.transaction_with_behavior(TransactionBehavior::Exclusive)?;
        let done = usize::try_from(found - 1).map_err(|_| not_ours())?;
        for step in self.upgrades.iter().skip(done) {
            tx.execute_batch(step.sql).map_err(|error| Error::from(error).with("upgrade", step.name))?;
        }
        table::install_triggers(&tx, self.tables)?;
        tx.pragma_update(None, "user_version", self.version())?;
        if let Some(broken) = first_broken_reference(&tx)? {
            return Err(Error::new(Code::Damaged).with("findings", broken));
        }
        tx.commit()?;
        Ok(found)
    }
}

/// Makes all tables in an empty file.
pub(super) fn create(conn: &Connection, schema: &Schema, now: Millis) -> Result<()> {
    conn.execute_batch("BEGIN EXCLUSIVE")?;
    conn.execute_batch(log::DDL)?;
    for table in schema.tables.iter().copied().flatten() {
        conn.execute_batch(table.ddl).map_err(|error| Error::from(error).with("table", table.name))?;
    }
    table::install_triggers(conn, schema.tables)?;
    conn.execute("INSERT INTO change_site (id, uid) VALUES (1, ?1)", [Uid::new(now)])?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    conn.pragma_update(None, "user_version", schema.version())?;
    conn.execute_batch("COMMIT")?;
    Ok(())
}

/// Refuses a file that is not ours, or of another version.
pub(super) fn check(conn: &Connection, schema: &Schema) -> Result<()> {
    refuse_foreign(conn)?;
    let found = version(conn)?;
    refuse_newer(found, schema.version())?;
    if found < schema.version() {
        return Err(Error::internal(format!("schema {found} was not upgraded to {}", schema.version())));
    }
    Ok(())
}

/// Triggers and views by name, with their statements.
fn runnable(conn: &Connection) -> Result<BTreeMap<String, String>> {
    let mut statement =
        conn.prepare("SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn refuse_foreign(conn: &Connection) -> Result<()> {
    let id: i32 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if id == APPLICATION_ID { Ok(()) } else { Err(not_ours()) }
}

fn not_ours() -> Error {
    Error::new(Code::BadFile).with("path", "main.db").with("reason", "not_a_workspace")
}

fn version(conn: &Connection) -> Result<i32> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

fn refuse_newer(found: i32, known: i32) -> Result<()> {
    if found > known {
        return Err(Error::new(Code::NewerWorkspace).with("needs", found).with("has", known));
    }
    Ok(())
}

fn first_broken_reference(conn: &Connection) -> Result<Option<String>> {
    Ok(conn.query_row("PRAGMA foreign_key_check", [], |row| row.get::<_, String>(0)).optional()?)
}

/// The whole schema as text, for `schema.sql`: what a fresh workspace holds.
pub fn schema_text(schema: &Schema) -> Result<String> {
    let conn = Connection::open_in_memory()?;
    create(&conn, schema, 0)?;
    let mut statement = conn.prepare(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
           AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY type DESC, name",
    )?;
    let parts = statement.query_map([], |row| row.get::<_, String>(0))?;
    let mut text = format!("-- version {}\n", schema.version());
    for part in parts {
        text.push_str(&part?);
        text.push_str(";\n\n");
    }
    Ok(text)
}
