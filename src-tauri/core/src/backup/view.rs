//! What backups show of themselves. [`Backup`] is also what lies beside each one as its manifest.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Millis;

/// Why a backup was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Something changed and half an hour had passed.
    Schedule,
    /// A person asked for it.
    Manual,
    /// A newer Tulou was about to change the schema.
    Migration,
    /// An import was about to write.
    Import,
    /// Many records were about to change.
    Bulk,
    /// "Check data" was about to repair.
    Check,
    /// Another backup was about to be restored.
    Restore,
    /// Something was about to be ended for good.
    Erase,
}

/// One backup, and how it can be known again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Backup {
    /// The file's name.
    pub name: String,
    /// Where it lies; not part of the manifest, which moves with its file.
    #[serde(default)]
    pub path: String,
    /// When it was taken.
    pub created_at: Millis,
    /// Why.
    pub reason: Reason,
    /// Whether thinning leaves it alone.
    pub pinned: bool,
    /// The version of Tulou that took it.
    pub app: String,
    /// The schema version of the database in it.
    pub schema: i32,
    /// Its size.
    pub bytes: u64,
    /// The hash of its content.
    pub sha256: String,
    /// The newest step of the change log in it: whether anything changed since.
    pub last_step: i64,
    /// Rows by table.
    pub counts: BTreeMap<String, i64>,
}

/// The backups of a workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupState {
    /// Newest first.
    pub backups: Vec<Backup>,
    /// The second folder, when one is set.
    pub second_folder: Option<String>,
    /// Whether there are changes that no backup of the last seven days holds.
    pub stale: bool,
}

/// What restoring a backup would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RestorePreview {
    /// The backup, verified.
    pub backup: Backup,
    /// Rows by table at present.
    pub present: BTreeMap<String, i64>,
    /// Whether the backup has to be brought to the present schema.
    pub needs_upgrade: bool,
}

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Restored {
    /// The backup that now is the workspace.
    pub backup: Backup,
    /// The state before, as a pinned backup; nothing when it was too damaged to be copied and lies in `damaged/`.
    pub saved: Option<Backup>,
}

/// Names a backup, or a `.tulou` file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupFile {
    /// The file.
    pub path: String,
}

/// Asks for the workspace as one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveArchive {
    /// The `.tulou` file to be written.
    pub path: String,
}

/// Asks for a workspace to be made from a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenArchive {
    /// The `.tulou` file.
    pub path: String,
    /// The empty or new folder for the workspace.
    pub folder: String,
}

/// A written file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Saved {
    /// The file.
    pub path: String,
    /// Its size.
    pub bytes: u64,
}

/// What was read from a damaged workspace, and what was not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Salvaged {
    /// The folder that was written.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// How many rows could be read.
    pub rows: i64,
    /// The tables of which something is missing.
    pub broken: Vec<BrokenTable>,
    /// How many attachments could not be read.
    pub attachments_lost: usize,
}

/// A table of which something could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BrokenTable {
    /// Its name.
    pub table: String,
    /// How many of its rows could be read.
    pub rows: i64,
    /// Where rows are missing.
    pub holes: Vec<Hole>,
}

/// Rows that could not be read: those between two ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Hole {
    /// The last id before.
    pub after: i64,
    /// The first id after, when there is one.
    pub before: Option<i64>,
}

/// Where the workspace lies, as far as its safety goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// On a disk of this machine.
    Local,
    /// On a network drive, whose locks cannot be trusted.
    Network,
    /// In a folder that another program copies to the cloud meanwhile.
    Synced,
}

/// What the window warns of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WorkspaceHealth {
    /// Whether nothing can be changed here.
    pub read_only: bool,
    /// Where the workspace lies.
    pub place: PlaceKind,
    /// Whether changes of more than seven days are in no backup.
    pub backup_stale: bool,
    /// What the last look at the database found broken.
    pub damage: Vec<String>,
    /// Why the regular work, or copying a backup to the second folder, failed the last time.
    pub problem: Option<crate::Error>,
}

/// What the regular work in the background did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Housekeeping {
    /// The backup that was due.
    pub backup: Option<Backup>,
    /// How many old backups were thinned out.
    pub thinned: usize,
    /// How many records were ended because they had lain in the trash for thirty days.
    pub purged: usize,
    /// How many files were removed because nothing named them any more.
    pub swept: usize,
    /// Why the second folder could not be filled, when it could not.
    pub second_folder: Option<crate::Error>,
    /// What the weekly look at the database found.
    pub damage: Vec<String>,
}
