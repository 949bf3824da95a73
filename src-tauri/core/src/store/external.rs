//! Sees what other processes commit: `PRAGMA data_version` changes, and the change log says what.

use std::{collections::BTreeMap, path::Path};

use rusqlite::{Connection, params};

use super::connection;
use crate::{Result, change::Changed};

/// A place in the log: everything up to these rows has been seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    row: i64,
    range: i64,
}

impl Mark {
    /// Whether this end is later than another, and in no part earlier.
    pub fn is_after(self, other: Self) -> bool {
        self != other && self.row >= other.row && self.range >= other.range
    }
    /// The last row and the last range.
    pub(super) fn parts(self) -> (i64, i64) {
        (self.row, self.range)
    }

    /// The end of the log as `conn` sees it.
    pub(super) fn end(conn: &Connection) -> Result<Self> {
        let newest = |sql| -> Result<i64> { Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?) };
        Ok(Self {
            row: newest("SELECT coalesce(max(id), 0) FROM change_row")?,
            range: newest("SELECT coalesce(max(rowid), 0) FROM change_range")?,
        })
    }
}

/// A connection of its own, because `data_version` counts the commits of all others.
pub(super) struct Watcher {
    conn: Connection,
    data_version: i64,
    seen: Mark,
    own: Vec<(Mark, Mark)>,
    own_commits: bool,
}

impl Watcher {
    pub(super) fn start(path: &Path, mode: connection::Mode) -> Result<Self> {
        let conn = connection::open(path, mode)?;
        let data_version = version(&conn)?;
        let seen = Mark::end(&conn)?;
        Ok(Self { conn, data_version, seen, own: Vec::new(), own_commits: false })
    }

    /// Notes a commit of this process, which has been published already.
    pub(super) fn note_own(&mut self, from: Mark, to: Mark) {
        self.own_commits = true;
        if from != to {
            self.own.push((from, to));
        }
    }

    /// What others committed since the last look, a step at a time. A commit that left no trace in the log touched
    /// local tables.
    pub(super) fn poll(&mut self) -> Result<Vec<Changed>> {
        let version = version(&self.conn)?;
        if version == self.data_version {
            return Ok(Vec::new());
        }
        let end = Mark::end(&self.conn)?;
        let mut steps = BTreeMap::<i64, Vec<String>>::new();
        self.collect(
            "SELECT id, step_id, tbl FROM change_row WHERE id > ?1",
            self.seen.row,
            |m| m.row,
            &mut steps,
        )?;
        self.collect(
            "SELECT rowid, step_id, tbl FROM change_range WHERE rowid > ?1",
            self.seen.range,
            |m| m.range,
            &mut steps,
        )?;
        let silent = end == self.seen && !self.own_commits;
        self.data_version = version;
        self.seen = end;
        self.own.clear();
        self.own_commits = false;
        let mut changes: Vec<_> =
            steps.into_iter().map(|(step, tables)| external(tables, Some(step))).collect();
        if silent {
            changes.push(external(vec!["local".to_owned()], None));
        }
        Ok(changes)
    }

    fn collect(
        &self,
        sql: &str,
        since: i64,
        side: impl Fn(&Mark) -> i64,
        steps: &mut BTreeMap<i64, Vec<String>>,
    ) -> Result<()> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query(params![since])?;
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            if self.own.iter().any(|(from, to)| id > side(from) && id <= side(to)) {
                continue;
            }
            let tables = steps.entry(row.get(1)?).or_default();
            let table: String = row.get(2)?;
            if !tables.contains(&table) {
                tables.push(table);
            }
        }
        Ok(())
    }
}

fn external(mut tables: Vec<String>, step_id: Option<i64>) -> Changed {
    tables.sort();
    Changed { tables, step_id, external: true }
}

fn version(conn: &Connection) -> Result<i64> {
    Ok(conn.pragma_query_value(None, "data_version", |row| row.get(0))?)
}
