//! Reading what can be read from a damaged database: table by table, around the pages that are broken. Nothing is
//! written to it, and no index is trusted.

use std::path::Path;

use rusqlite::{Connection, Row, Statement};

use super::connection::{self, Mode};
use crate::{Code, Error, Result};

/// The farthest step over a hole before the rest of a table is given up; row numbers beyond it are not ours.
const WIDEST_STEP: i64 = 1 << 40;

/// What became of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SalvagedTable {
    /// Its name.
    pub name: String,
    /// How many rows could be read.
    pub rows: i64,
    /// Row numbers between which something could not be read: the last one before and the first one after, if any.
    pub holes: Vec<(i64, Option<i64>)>,
}

/// Hands every readable row of every table to `each`, with the table and its columns; says what was missed. An error
/// means that not even the list of tables can be read, or that `each` failed.
pub fn salvage(
    path: &Path,
    mut each: impl FnMut(&str, &[String], &Row<'_>) -> Result<()>,
) -> Result<Vec<SalvagedTable>> {
    let conn = open(path)?;
    let mut found = Vec::new();
    for (name, numbered) in tables(&conn)? {
        found.push(Reader { conn: &conn, name: &name, numbered, rows: 0, holes: Vec::new() }.run(&mut each)?);
    }
    Ok(found)
}

/// Beside its log when that can be taken in, else the file alone.
fn open(path: &Path) -> Result<Connection> {
    let readable = |conn: Connection| match tables(&conn) {
        Ok(_) => Ok(conn),
        Err(error) => Err(error),
    };
    connection::open(path, Mode::Read)
        .and_then(readable)
        .or_else(|_| connection::open(path, Mode::Sealed).and_then(readable))
        .map_err(|error| error.with("path", path.display().to_string()))
}

/// The tables by name, and whether their rows have numbers.
fn tables(conn: &Connection) -> Result<Vec<(String, bool)>> {
    let mut statement = conn.prepare(
        "SELECT s.name, t.wr = 0 FROM sqlite_schema s JOIN pragma_table_list(s.name) t
         WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite_%' AND s.rootpage > 0 AND t.schema = 'main'",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut found = rows.collect::<rusqlite::Result<Vec<(String, bool)>>>()?;
    found.sort();
    Ok(found)
}

/// One table on its way.
struct Reader<'a> {
    conn: &'a Connection,
    name: &'a str,
    numbered: bool,
    rows: i64,
    holes: Vec<(i64, Option<i64>)>,
}

impl Reader<'_> {
    fn run(
        mut self,
        each: &mut impl FnMut(&str, &[String], &Row<'_>) -> Result<()>,
    ) -> Result<SalvagedTable> {
        let (mut last, mut from) = (0, i64::MIN);
        while !self.forward(&mut last, from, each)? {
            let beyond = if self.numbered { self.beyond(last)? } else { None };
            self.holes.push((last, beyond));
            let Some(next) = beyond else { break };
            from = next;
        }
        Ok(SalvagedTable { name: self.name.to_owned(), rows: self.rows, holes: self.holes })
    }

    /// Reads upwards from `from`; whether it came to the end of the table, and not to a broken page.
    fn forward(
        &mut self,
        last: &mut i64,
        from: i64,
        each: &mut impl FnMut(&str, &[String], &Row<'_>) -> Result<()>,
    ) -> Result<bool> {
        let Some(mut statement) = rows_from(self.conn, self.name, self.numbered)? else { return Ok(false) };
        let columns: Vec<String> = statement.column_names().skip(1).map(str::to_owned).collect();
        let mut rows = statement.query([from])?;
        loop {
            let Some(next) = sound(rows.next())? else { return Ok(false) };
            let Some(row) = next else { return Ok(true) };
            let id: i64 = if self.numbered { row.get(0)? } else { *last + 1 };
            // A broken tree may lead backwards; what was read once is not read again.
            if self.rows > 0 && id <= *last {
                return Ok(false);
            }
            each(self.name, &columns, row)?;
            (self.rows, *last) = (self.rows + 1, id);
        }
    }

    /// The first row number after `last` from which reading works again.
    fn beyond(&self, last: i64) -> Result<Option<i64>> {
        let base = last.max(0);
        let (mut broken, mut step) = (base, 1);
        while !self.works_at(base + step)? {
            (broken, step) = (base + step, step * 2);
            if step > WIDEST_STEP {
                return Ok(None);
            }
        }
        let mut works = base + step;
        while works - broken > 1 {
            let middle = broken + (works - broken) / 2;
            if self.works_at(middle)? { works = middle } else { broken = middle }
        }
        Ok(Some(works))
    }

    fn works_at(&self, id: i64) -> Result<bool> {
        let Some(mut statement) = rows_from(self.conn, self.name, self.numbered)? else { return Ok(false) };
        let mut rows = statement.query([id])?;
        Ok(sound(rows.next())?.is_some())
    }
}

/// The rows of a table upwards from a number, by the table alone. Rows without numbers come all, in the order of their key.
fn rows_from<'a>(conn: &'a Connection, name: &str, numbered: bool) -> Result<Option<Statement<'a>>> {
    let name = name.replace('"', "\"\"");
    sound(conn.prepare(&if numbered {
        format!("SELECT rowid, * FROM \"{name}\" NOT INDEXED WHERE rowid >= ?1 ORDER BY rowid")
    } else {
        format!("SELECT ?1, * FROM \"{name}\"")
    }))
}

/// The result, or nothing when the file is broken there: its content, or the disk beneath it.
fn sound<T>(result: rusqlite::Result<T>) -> Result<Option<T>> {
    match result.map_err(Error::from) {
        Ok(value) => Ok(Some(value)),
        Err(error) if matches!(error.code, Code::Damaged | Code::Io) => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::ffi;

    use super::*;

    fn failing(code: i32) -> rusqlite::Result<()> {
        Err(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None))
    }

    #[test]
    fn a_sector_that_cannot_be_read_is_a_hole_like_a_broken_page() {
        assert_eq!(sound(failing(ffi::SQLITE_CORRUPT)), Ok(None));
        assert_eq!(sound(failing(ffi::SQLITE_IOERR_READ)), Ok(None));
        assert_eq!(sound(failing(ffi::SQLITE_INTERRUPT)).map_err(|error| error.code), Err(Code::Cancelled));
    }
}
