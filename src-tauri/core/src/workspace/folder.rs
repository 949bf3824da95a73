//! The folder of a workspace: what lies where, the plain sidecar that says what it is before the database is opened,
//! and the lock that every process holds.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use serde::{Deserialize, Serialize};

use super::{
    disk::{self, Place},
    scratch, swap,
};
use crate::{
    Clock, Code, Error, Result, Uid,
    store::{self, Access, FileHeader, LockMode, Schema, WorkspaceLock},
};

/// `workspace.json`: identity and version, readable without opening the database (which may be encrypted one day).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The workspace.
    pub id: Uid,
    /// The version of Tulou that wrote it last.
    pub app: String,
    /// The schema version of the database.
    pub schema: i32,
    /// The oldest schema version that an application must know to read it.
    pub min_reader: i32,
    /// The oldest schema version that an application must know to write it.
    pub min_writer: i32,
    /// The cipher of the database; none so far.
    pub cipher: Option<String>,
    /// Whether it was made anew because the file was lost.
    #[serde(skip)]
    is_new: bool,
}

impl Identity {
    fn of(id: Uid, schema: i32, min_writer: i32) -> Self {
        let app = env!("CARGO_PKG_VERSION").to_owned();
        Self { id, app, schema, min_reader: 1, min_writer, cipher: None, is_new: false }
    }

    /// Both the sidecar and the database say for themselves how new they are.
    fn refuse_newer(&self, path: &Path, schema: &Schema, access: Access) -> Result<()> {
        let needed = if access == Access::Write { self.min_writer } else { self.min_reader };
        let header = FileHeader::read(&path.join("main.db"))?;
        let found = header.filter(|header| header.ours).map_or(0, |header| header.version);
        if self.cipher.is_none() && needed.max(found) <= schema.version() {
            return Ok(());
        }
        Err(Error::new(Code::NewerWorkspace)
            .with("path", path.display().to_string())
            .with("needs", self.app.clone())
            .with("has", env!("CARGO_PKG_VERSION")))
    }
}

/// What Tulou makes in a new workspace, beside folders.
const MADE_FILES: &[&str] =
    &["main.db", "main.db-wal", "main.db-shm", "workspace.json", "workspace.lock", WINDOW_LOCK, ".ballast"];
/// What the window holds, and nobody else.
const WINDOW_LOCK: &str = "window.lock";
const MADE_FOLDERS: &[&str] = &["attachments", "backups"];

/// A process that starts or ends holds the lock alone for a moment; so long others wait for it.
const PATIENCE: Duration = Duration::from_secs(2);

/// A workspace's folder, with its lock held.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    access: Access,
    place: Place,
    lock: Mutex<Option<WorkspaceLock>>,
}

impl Folder {
    /// Makes the folders of a new workspace. The database comes next; [`Folder::complete`] is last.
    pub fn create(path: &Path) -> Result<Self> {
        if is_occupied(path)? {
            return Err(Error::new(Code::FolderNotEmpty).with("path", path.display().to_string()));
        }
        for folder in [path.to_owned(), path.join("attachments"), path.join("backups")] {
            fs::create_dir_all(&folder).map_err(|error| Error::io(&folder, &error))?;
        }
        let lock = WorkspaceLock::take(&path.join("workspace.lock"), LockMode::Shared)?;
        Ok(Self::holding(path, Access::Write, lock))
    }

    /// Writes the identity of a new workspace: from now on the folder is one.
    pub fn complete(&self, schema: &Schema, clock: &dyn Clock) -> Result<()> {
        let version = schema.version();
        write_identity(&self.path, &Identity::of(Uid::new(clock.now()), version, version))?;
        self.keep_ballast();
        Ok(())
    }

    /// Takes back [`Folder::create`] after a later part of making a workspace failed. Removes only what Tulou makes,
    /// and the folder itself when nothing else is in it.
    pub fn discard(path: &Path) -> Result<()> {
        for name in MADE_FILES {
            remove_if_there(&path.join(name))?;
        }
        let made = MADE_FOLDERS.iter().map(|name| path.join(name));
        for folder in made.chain([path.to_owned()]) {
            match fs::remove_dir(&folder) {
                Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::DirectoryNotEmpty) => {
                    return Err(Error::io(&folder, &error));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Finds the workspace in `path`, refuses a newer one before touching a byte, finishes an interrupted restore,
    /// checks the database after an unclean stop, upgrades an older one after `before_upgrade`, and holds the lock.
    /// What cannot be written is opened for reading.
    pub fn open(
        path: &Path,
        schema: &Schema,
        access: Access,
        before_upgrade: impl FnOnce(&Path) -> Result<()>,
    ) -> Result<Self> {
        let identity = find_identity(path)?;
        identity.refuse_newer(path, schema, access)?;
        let database = path.join("main.db");
        let access = match access {
            Access::Write if !disk::writable(path, &database) => Access::Read,
            asked => asked,
        };
        let lock_path = path.join("workspace.lock");
        if access == Access::Write {
            match WorkspaceLock::take(&lock_path, LockMode::Exclusive) {
                Ok(_alone) => prepare(path, schema, &identity, before_upgrade)?,
                // Somebody else has it open, and so has prepared it.
                Err(error) if error.code == Code::Locked && identity.schema == schema.version() => {}
                Err(error) => return Err(error),
            }
        }
        let lock = WorkspaceLock::take_within(&lock_path, LockMode::Shared, PATIENCE)?;
        // Between the two locks another process may have restored or upgraded.
        find_identity(path)?.refuse_newer(path, schema, access)?;
        let folder = Self::holding(path, access, lock);
        folder.keep_ballast();
        Ok(folder)
    }

    /// Keeps every other window out for as long as the lock is held; [`Code::Locked`] with `window` when one is open and
    /// stays. Other programs come in all the same, and a workspace that cannot be written may be looked at by many.
    pub fn lock_window(&self) -> Result<Option<WorkspaceLock>> {
        if self.access == Access::Read {
            return Ok(None);
        }
        match WorkspaceLock::take_within(&self.path.join(WINDOW_LOCK), LockMode::Exclusive, PATIENCE) {
            Err(error) if error.code == Code::Locked => Err(error.with("window", true)),
            taken => taken.map(Some),
        }
    }

    fn holding(path: &Path, access: Access, lock: WorkspaceLock) -> Self {
        Self { path: path.to_owned(), access, place: disk::place(path), lock: Mutex::new(Some(lock)) }
    }

    /// Runs `body` while no other process has the workspace open; [`Code::Locked`] when one has and keeps it.
    pub fn alone<T>(&self, body: impl FnOnce() -> Result<T>) -> Result<T> {
        let path = self.path.join("workspace.lock");
        let mut held = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        *held = None;
        let result =
            WorkspaceLock::take_within(&path, LockMode::Exclusive, PATIENCE).and_then(|_alone| body());
        *held = Some(WorkspaceLock::take_within(&path, LockMode::Shared, PATIENCE * 5)?);
        result
    }

    /// Whether the folder can be written.
    pub fn access(&self) -> Access {
        self.access
    }
    /// Whether the folder lies where SQLite's locks cannot be trusted.
    pub fn place(&self) -> Place {
        self.place
    }
    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }
    /// The database file.
    pub fn database(&self) -> PathBuf {
        self.path.join("main.db")
    }
    /// Where attachments lie, each under the hash of its content.
    pub fn attachments(&self) -> PathBuf {
        self.path.join("attachments")
    }
    /// Whether a database that was found damaged lies aside here.
    pub fn keeps_damaged(&self) -> bool {
        swap::keeps(&self.path)
    }
    /// Where backups lie.
    pub fn backups(&self) -> PathBuf {
        self.path.join("backups")
    }
    /// Gives the ballast back, so that deleting and emptying the log work on a full disk.
    pub fn drop_ballast(&self) -> Result<()> {
        remove_if_there(&self.ballast())
    }
    /// Sets the ballast aside; without room for it the workspace works all the same.
    pub fn keep_ballast(&self) {
        if self.access == Access::Write {
            drop(disk::keep_ballast(&self.ballast()));
        }
    }

    fn ballast(&self) -> PathBuf {
        self.path.join(".ballast")
    }
}

/// What the first process to open a workspace does, alone.
fn prepare(
    path: &Path,
    schema: &Schema,
    identity: &Identity,
    before_upgrade: impl FnOnce(&Path) -> Result<()>,
) -> Result<()> {
    let database = path.join("main.db");
    scratch::sweep(path);
    swap::finish(path)?;
    match FileHeader::read(&database)? {
        Some(header) if header.ours => {}
        Some(_) => return Err(bad_file(&database, "not_a_workspace")),
        None => return Err(bad_file(&database, "missing")),
    }
    // A log that is still there was not taken in by a last goodbye: the process or the machine stopped in the middle.
    let stopped_uncleanly = path.join("main.db-wal").metadata().is_ok_and(|data| data.len() > 0);
    if stopped_uncleanly {
        let findings = store::integrity(&database, true)?;
        if !findings.is_empty() {
            return Err(damaged(&database, findings));
        }
    }
    let found = store::file_version(&database)?;
    if found < schema.version() {
        before_upgrade(path)?;
        schema.upgrade_file(&database)?;
    }
    if identity.schema < schema.version() || identity.is_new {
        write_identity(path, &Identity::of(identity.id, schema.version(), schema.version()))?;
    }
    Ok(())
}

/// The error for a damaged database: where it is and what SQLite says.
pub fn damaged(path: &Path, findings: store::Findings) -> Error {
    Error::new(Code::Damaged)
        .with("path", path.display().to_string())
        .with("message", findings.first().cloned().unwrap_or_default())
        .with("findings", findings)
}

fn bad_file(path: &Path, reason: &str) -> Error {
    Error::new(Code::BadFile).with("path", path.display().to_string()).with("reason", reason)
}

/// Whether something lies in `path` that must not be mixed with a new workspace. What a killed `create` left behind is
/// cleared away.
fn is_occupied(path: &Path) -> Result<bool> {
    if !path.exists() {
        return Ok(false);
    }
    let list = || -> Result<Vec<String>> {
        let entries = fs::read_dir(path).map_err(|error| Error::io(path, &error))?;
        Ok(entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned())).collect())
    };
    let leftovers = |names: &[String]| {
        !names.iter().any(|name| name == "workspace.json")
            && names.iter().all(|name| MADE_FILES.contains(&&**name) || MADE_FOLDERS.contains(&&**name))
    };
    let names = list()?;
    if names.is_empty() {
        return Ok(false);
    }
    let is_database = || !matches!(FileHeader::read(&path.join("main.db")), Ok(None) | Err(_));
    if !leftovers(&names) || is_database() {
        return Ok(true);
    }
    Folder::discard(path)?;
    Ok(path.exists() && !list()?.is_empty())
}

fn remove_if_there(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::io(path, &error)),
        _ => Ok(()),
    }
}

/// Reads `workspace.json`, or makes it anew from the database when it is missing or broken.
fn find_identity(folder: &Path) -> Result<Identity> {
    let path = folder.join("workspace.json");
    let reason = match fs::read_to_string(&path) {
        Ok(text) => match serde_json::from_str(&text) {
            Ok(identity) => return Ok(identity),
            Err(reason) => bad_file(&path, &reason.to_string()),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Error::new(Code::NoWorkspace).with("path", folder.display().to_string())
        }
        Err(error) => return Err(Error::io(&path, &error)),
    };
    match FileHeader::read(&folder.join("main.db")) {
        Ok(Some(header)) if header.ours => {
            let mut identity = Identity::of(Uid::new(0), header.version, header.version);
            identity.is_new = true;
            Ok(identity)
        }
        _ => Err(reason),
    }
}

fn write_identity(folder: &Path, identity: &Identity) -> Result<()> {
    disk::write_whole(&folder.join("workspace.json"), serde_json::to_string_pretty(identity)?.as_bytes())
}
