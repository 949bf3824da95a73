//! Looking at a database file from outside: its header, its soundness, its size in rows; and copying it safely.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::{ErrorKind, Read},
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use rusqlite::Connection;

use super::{APPLICATION_ID, LIVING_IMAGES, connection};
use crate::{Code, Error, Result, clock::Millis};

/// How many findings of a check are kept.
const MOST_FINDINGS: usize = 100;
/// Time between two looks at the cancel flag.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// What SQLite found to be wrong; empty when the file is sound.
pub type Findings = Vec<String>;

/// The first bytes of a database, read without SQLite, so that the file stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileHeader {
    /// Whether Tulou made it.
    pub ours: bool,
    /// Its schema version, unless the write-ahead log holds a newer one.
    pub version: i32,
}

impl FileHeader {
    /// Reads the header of `path`; nothing when there is no file, [`Code::BadFile`] when it is no database.
    pub fn read(path: &Path) -> Result<Option<Self>> {
        let mut file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::io(path, &error)),
        };
        let mut bytes = [0_u8; 100];
        match file.read_exact(&mut bytes) {
            Err(error) if error.kind() != ErrorKind::UnexpectedEof => return Err(Error::io(path, &error)),
            Err(_) => return Err(not_a_database(path)),
            Ok(()) if !bytes.starts_with(b"SQLite format 3\0") => return Err(not_a_database(path)),
            Ok(()) => {}
        }
        let number = |at: usize| i32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        Ok(Some(Self { ours: number(68) == APPLICATION_ID, version: number(60) }))
    }
}

fn not_a_database(path: &Path) -> Error {
    Error::new(Code::BadFile).with("path", path.display().to_string()).with("reason", "not_a_database")
}

/// The schema version of the database at `path`, its write-ahead log included.
pub fn file_version(path: &Path) -> Result<i32> {
    // Nearly always there is no log, and the header says it.
    if connection::is_empty(&path.with_extension("db-wal"))
        && let Some(header) = FileHeader::read(path)?
    {
        return Ok(header.version);
    }
    let (conn, _) = connection::open_to_read(path)?;
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Checks the file at `path`: pages, indexes and (unless `quick`) that each index holds what its table holds.
pub fn integrity(path: &Path, quick: bool) -> Result<Findings> {
    match check_pages(path, quick) {
        // A file too broken to be checked is a finding.
        Err(error) if error.code == Code::Damaged => {
            Ok(vec![error.details.get("message").map_or_else(String::new, ToString::to_string)])
        }
        other => other,
    }
}

fn check_pages(path: &Path, quick: bool) -> Result<Findings> {
    let (conn, _) = connection::open_to_read(path)?;
    let pragma = if quick { "quick_check" } else { "integrity_check" };
    let mut statement = conn.prepare(&format!("PRAGMA {pragma}({MOST_FINDINGS})"))?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    let mut findings = rows.collect::<rusqlite::Result<Findings>>()?;
    // Full-text indexes can be built anew: the check looks at them by itself, and a file is no damaged one for their sake.
    findings.retain(|finding| finding != "ok" && !is_of_text_index(finding));
    Ok(findings)
}

fn is_of_text_index(finding: &str) -> bool {
    finding.starts_with("fts5: ") || finding.contains(" for FTS5 table ")
}

/// Tables with rows that refer to rows that do not exist, with how many.
pub fn broken_references(conn: &Connection) -> Result<BTreeMap<String, i64>> {
    let mut statement =
        conn.prepare("SELECT \"table\", count(*) FROM pragma_foreign_key_check() GROUP BY 1")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Rows in every table of the file at `path`.
pub fn row_counts(path: &Path) -> Result<BTreeMap<String, i64>> {
    let (conn, _) = connection::open_to_read(path)?;
    count_rows(&conn)
}

fn count_rows(conn: &Connection) -> Result<BTreeMap<String, i64>> {
    let mut names = conn.prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
    )?;
    let names = names.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut counts = BTreeMap::new();
    for name in names {
        let sql = format!("SELECT count(*) FROM \"{}\"", name.replace('"', "\"\""));
        counts.insert(name, conn.query_row(&sql, [], |row| row.get(0))?);
    }
    Ok(counts)
}

/// Every text that a column of a table has in the file at `path`, or would have again there after an undo or a redo.
pub fn texts_of(path: &Path, table: &str, column: &str) -> Result<BTreeSet<String>> {
    let (conn, _) = connection::open_to_read(path)?;
    let mut statement = conn.prepare(&format!(
        "SELECT text FROM (SELECT \"{column}\" AS text FROM \"{table}\"
           UNION SELECT json_extract(image, '$.{column}') FROM ({LIVING_IMAGES}))
         WHERE text IS NOT NULL"
    ))?;
    let texts = statement.query_map([table], |row| row.get(0))?;
    Ok(texts.collect::<rusqlite::Result<_>>()?)
}

/// The newest step of the change log in the file at `path`; 0 when there is none.
pub fn newest_step(path: &Path) -> Result<i64> {
    let (conn, _) = connection::open_to_read(path)?;
    Ok(conn.query_row("SELECT coalesce(max(id), 0) FROM change_step", [], |row| row.get(0))?)
}

/// When the newest step of the change log in the file at `path` was made.
pub fn newest_step_at(path: &Path) -> Result<Option<Millis>> {
    let (conn, _) = connection::open_to_read(path)?;
    Ok(conn.query_row("SELECT max(at) FROM change_step", [], |row| row.get(0))?)
}

/// When the oldest step of the change log in the file at `path` was made.
pub fn oldest_step_at(path: &Path) -> Result<Option<Millis>> {
    let (conn, _) = connection::open_to_read(path)?;
    Ok(conn.query_row("SELECT min(at) FROM change_step", [], |row| row.get(0))?)
}

/// Writes a compact copy of the database at `from` to the new file `to`, on a snapshot beside any writer. The returned
/// counts are those of `from` when nobody wrote meanwhile, else nothing.
pub fn copy_into(from: &Path, to: &Path, cancelled: &AtomicBool) -> Result<Option<BTreeMap<String, i64>>> {
    let (conn, _) = connection::open_to_read(from)?;
    let version = |conn: &Connection| -> Result<i64> {
        Ok(conn.pragma_query_value(None, "data_version", |row| row.get(0))?)
    };
    let before = version(&conn)?;
    let counts = count_rows(&conn)?;
    let interrupt = conn.get_interrupt_handle();
    let done = AtomicBool::new(false);
    let copied = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                if cancelled.load(Ordering::Relaxed) {
                    interrupt.interrupt();
                }
                std::thread::sleep(LOOK_EVERY);
            }
        });
        let copied = conn.execute("VACUUM INTO ?1", [to.to_string_lossy()]);
        done.store(true, Ordering::Relaxed);
        copied
    });
    copied?;
    Ok((version(&conn)? == before).then_some(counts))
}
