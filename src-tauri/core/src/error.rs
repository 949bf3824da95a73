//! Errors as codes with details; the words belong to whoever shows them (`ui` catalogues, `words/` for the CLI).

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

macro_rules! codes {
    ($( #[doc = $doc:literal] $name:ident, )*) => {
        /// What went wrong, as a stable name. The UI has one sentence for each, in each language.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum Code { $( #[doc = $doc] $name, )* }

        impl Code {
            /// Every code, for tests of those who have a sentence for each.
            pub const ALL: &'static [Self] = &[$( Self::$name, )*];
        }
    };
}

codes! {
    /// The input breaks a rule; `field` and `reason` say which.
    Invalid,
    /// A record that the input names does not exist (any more); `kind`, `uid`.
    NotFound,
    /// The record changed since it was read, or a step to undo was overtaken; `rows`.
    Conflict,
    /// No such command; `name`.
    UnknownCommand,
    /// The input of a command does not have its shape; `message`, `line`, `column`.
    BadInput,
    /// The user (or a closing window) stopped the work; nothing was written.
    Cancelled,
    /// There is nothing to undo or redo.
    NothingToUndo,
    /// No workspace in that folder; `path`.
    NoWorkspace,
    /// The folder already holds a workspace or other files; `path`.
    FolderNotEmpty,
    /// The workspace was written by a newer Tulou; `needs`, `has`.
    NewerWorkspace,
    /// The folder or file cannot be written; `path`.
    ReadOnly,
    /// Another process holds the workspace for a restore or migration, or a window is open; `path`.
    Locked,
    /// No space left on the disk; `path`.
    DiskFull,
    /// The database file is damaged; `path`, `findings`.
    Damaged,
    /// A file could not be read or written; `path`, `reason`.
    Io,
    /// A file is not what it should be; `path`, `place`, `reason`.
    BadFile,
    /// A file asks for more memory, cells or entries than allowed; `path`, `limit`.
    TooLarge,
    /// A fault of the program; `message`.
    Internal,
}

/// An error: a code, details for its sentence, and the technical cause for the log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Error {
    /// What went wrong.
    pub code: Code,
    /// Values for the sentence (`field`, `path`, `reason`, …).
    #[ts(type = "Record<string, unknown>")]
    pub details: Map<String, Value>,
}

/// The result of everything that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// An error without details.
    pub fn new(code: Code) -> Self {
        Self { code, details: Map::new() }
    }
    /// Adds one detail.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.details.insert(key.to_owned(), value.into());
        self
    }
    /// The input breaks a rule: which field, and the name of the rule.
    pub fn invalid(field: &str, reason: &str) -> Self {
        Self::new(Code::Invalid).with("field", field).with("reason", reason)
    }
    /// A record is missing.
    pub fn not_found(kind: &str, uid: impl fmt::Display) -> Self {
        Self::new(Code::NotFound).with("kind", kind).with("uid", uid.to_string())
    }
    /// A fault of the program, with its technical message.
    pub fn internal(message: impl fmt::Display) -> Self {
        Self::new(Code::Internal).with("message", message.to_string())
    }
    /// The error that a stream of our own ended with, where one did.
    pub fn inside(reason: &std::io::Error) -> Option<Self> {
        reason.get_ref()?.downcast_ref::<Self>().cloned()
    }
    /// A file operation failed: the code that fits the system's reason, with the path.
    pub fn io(path: &std::path::Path, source: &std::io::Error) -> Self {
        use std::io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
        let code = match source.kind() {
            StorageFull | QuotaExceeded => Code::DiskFull,
            PermissionDenied | ReadOnlyFilesystem => Code::ReadOnly,
            _ => Code::Io,
        };
        Self::new(code).with("path", path.display().to_string()).with("reason", source.to_string())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.code)?;
        for (key, value) in &self.details {
            write!(f, " {key}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
    fn from(source: rusqlite::Error) -> Self {
        use rusqlite::ffi::ErrorCode as Sqlite;
        let code = match source.sqlite_error_code() {
            Some(Sqlite::DiskFull) => Code::DiskFull,
            Some(Sqlite::ReadOnly | Sqlite::PermissionDenied) => Code::ReadOnly,
            Some(Sqlite::CannotOpen | Sqlite::SystemIoFailure) => Code::Io,
            Some(Sqlite::DatabaseBusy | Sqlite::DatabaseLocked) => Code::Locked,
            Some(Sqlite::DatabaseCorrupt | Sqlite::NotADatabase) => Code::Damaged,
            Some(Sqlite::OperationInterrupted) => Code::Cancelled,
            _ => Code::Internal,
        };
        let error = Self::new(code).with("message", source.to_string());
        match source.sqlite_error_code() {
            Some(Sqlite::CannotOpen | Sqlite::SystemIoFailure) => {
                error.with("path", "main.db").with("reason", source.to_string())
            }
            // A unique name is taken, or something still refers to the row: undo makes a conflict of it.
            Some(Sqlite::ConstraintViolation) => error.with("constraint", true),
            _ => error,
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(source: serde_json::Error) -> Self {
        Self::new(Code::BadInput)
            .with("message", source.to_string())
            .with("line", source.line())
            .with("column", source.column())
    }
}
