//! Opening a connection with the settings that every one of ours has.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, OpenFlags, config::DbConfig};

use crate::{Code, Result};

/// What a connection may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Makes the file.
    Create,
    /// Reads and writes an existing file.
    Write,
    /// Reads an existing file.
    Read,
    /// Reads a file that nothing can change: no lock, no shared memory beside it.
    Sealed,
}

/// How long a writer waits for another process before it says `Locked`.
const BUSY: Duration = Duration::from_secs(5);

/// Opens `path` however it can be read, and says how: a folder that cannot be written has no place for the write-ahead log's shared memory, so a
/// file without a log is read as sealed there.
pub(super) fn open_to_read(path: &Path) -> Result<(Connection, Mode)> {
    let probe = open(path, Mode::Read).and_then(|conn| {
        conn.query_row(PROBE, [], |row| row.get::<_, i64>(0))?;
        Ok(conn)
    });
    match probe {
        Ok(conn) => Ok((conn, Mode::Read)),
        // Only this fault: a sealed file must not be one that others are just writing.
        Err(error)
            if matches!(error.code, Code::Io | Code::ReadOnly)
                && path.exists()
                && is_empty(&path.with_extension("db-wal")) =>
        {
            Ok((open(path, Mode::Sealed)?, Mode::Sealed))
        }
        Err(error) => Err(error),
    }
}

const PROBE: &str = "SELECT count(*) FROM sqlite_schema";

/// Whether there is nothing in the file, or no file.
pub(super) fn is_empty(path: &Path) -> bool {
    path.metadata().map_or(true, |data| data.len() == 0)
}

/// Opens `path` and sets the pragmas. `mmap_size` stays 0: a mapped file turns a disk error into a crash.
pub(super) fn open(path: &Path, mode: Mode) -> Result<Connection> {
    let access = match mode {
        Mode::Create => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        Mode::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Mode::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
        Mode::Sealed => OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
    };
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = match mode {
        Mode::Sealed => Connection::open_with_flags(sealed_uri(path), flags)?,
        _ => Connection::open_with_flags(path, flags)?,
    };
    conn.busy_timeout(BUSY)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // A cached statement keeps its plan. Without this, one that compares a bound value is planned anew for every other value, which
    // took a fifth of the time of what asks many groups the same.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.set_prepared_statement_cache_capacity(256);
    if matches!(mode, Mode::Create | Mode::Write) {
        conn.pragma_update(None, "journal_mode", "WAL")?;
        conn.pragma_update(None, "synchronous", "FULL")?;
        // Without these a power cut on macOS loses what the drive still holds in its cache.
        conn.pragma_update(None, "fullfsync", "ON")?;
        conn.pragma_update(None, "checkpoint_fullfsync", "ON")?;
        conn.pragma_update(None, "secure_delete", "ON")?;
        conn.pragma_update(None, "wal_autocheckpoint", 1000)?;
        conn.pragma_update(None, "journal_size_limit", 67_108_864)?;
    }
    conn.pragma_update(None, "foreign_keys", "ON")?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.pragma_update(None, "mmap_size", 0)?;
    conn.pragma_update(None, "cache_size", -32_768)?;
    Ok(conn)
}

fn sealed_uri(path: &Path) -> String {
    let mut uri = String::from("file:");
    for character in path.to_string_lossy().chars() {
        match character {
            '%' => uri.push_str("%25"),
            '?' => uri.push_str("%3f"),
            '#' => uri.push_str("%23"),
            '\\' if cfg!(windows) => uri.push('/'),
            other => uri.push(other),
        }
    }
    uri + "?immutable=1"
}
