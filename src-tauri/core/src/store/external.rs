//! Sees what other processes commit: `PRAGMA data_version` changes, and the change log says what.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

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

/// Looks at what others commit.
pub(super) struct Watcher {
    /// A connection of its own, because `data_version` counts the commits of all others. A program that asks once and ends has none.
    conn: Option<Connection>,
    /// What the last look found.
    data_version: Option<i64>,
    seen: Mark,
    own: Vec<(Mark, Mark)>,
    own_commits: bool,
}

impl Watcher {
    /// From the present end of the log, as `conn` sees it.
    pub(super) fn start(conn: &Connection) -> Result<Self> {
        Ok(Self {
            conn: None,
            data_version: None,
            seen: Mark::end(conn)?,
            own: Vec::new(),
            own_commits: false,
        })
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
    pub(super) fn poll(&mut self, open: impl FnOnce() -> Result<Connection>) -> Result<Vec<Changed>> {
        let conn = match self.conn.take() {
            Some(conn) => conn,
            None => open()?,
        };
        let conn = &*self.conn.insert(conn);
        let version = version(conn)?;
        if self.data_version == Some(version) {
            return Ok(Vec::new());
        }
        let end = Mark::end(conn)?;
        let mut steps = BTreeMap::<i64, Vec<String>>::new();
        for (sql, side) in [
            ("SELECT id, step_id, tbl FROM change_row WHERE id > ?1", (|mark| mark.row) as fn(&Mark) -> i64),
            ("SELECT rowid, step_id, tbl FROM change_range WHERE rowid > ?1", |mark| mark.range),
        ] {
            collect(conn, sql, (self.seen, &self.own), side, &mut steps)?;
        }
        // Before the first look nobody knows whether a version is a new one.
        let silent = end == self.seen && !self.own_commits && self.data_version.is_some();
        self.data_version = Some(version);
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
}

/// Which tables the steps touched that were logged since a place and are not this process's own.
fn collect(
    conn: &Connection,
    sql: &str,
    (since, own): (Mark, &[(Mark, Mark)]),
    side: fn(&Mark) -> i64,
    steps: &mut BTreeMap<i64, Vec<String>>,
) -> Result<()> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query(params![side(&since)])?;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        if own.iter().any(|(from, to)| id > side(from) && id <= side(to)) {
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

fn external(mut tables: Vec<String>, step_id: Option<i64>) -> Changed {
    tables.sort();
    Changed { tables, step_id, external: true }
}

fn version(conn: &Connection) -> Result<i64> {
    Ok(conn.pragma_query_value(None, "data_version", |row| row.get(0))?)
}
