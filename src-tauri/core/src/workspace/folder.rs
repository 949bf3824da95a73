//! The folder of a workspace: what lies where, the plain sidecar that says what it is before the database is opened,
//! and the lock that every process holds.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::{
    Clock, Code, Error, Result, Uid,
    store::{Access, LockMode, Schema, WorkspaceLock},
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
}

/// What a new workspace consists of, beside its folders.
const MADE_FILES: &[&str] = &["main.db", "main.db-wal", "main.db-shm", "workspace.json", "workspace.lock"];

/// A workspace's folder, with its lock held.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    lock: WorkspaceLock,
}

impl Folder {
    /// Makes the folders and files of a new workspace, all but the database.
    pub fn create(path: &Path, schema: &Schema, clock: &dyn Clock) -> Result<Self> {
        let occupied = path.exists() && fs::read_dir(path).map_err(|e| Error::io(path, &e))?.next().is_some();
        if occupied {
            return Err(Error::new(Code::FolderNotEmpty).with("path", path.display().to_string()));
        }
        for folder in [path.to_owned(), path.join("attachments"), path.join("backups")] {
            fs::create_dir_all(&folder).map_err(|error| Error::io(&folder, &error))?;
        }
        let lock = WorkspaceLock::take(&path.join("workspace.lock"), LockMode::Shared)?;
        let identity = Identity {
            id: Uid::new(clock.now()),
            app: env!("CARGO_PKG_VERSION").to_owned(),
            schema: schema.version(),
            min_reader: 1,
            min_writer: schema.version(),
            cipher: None,
        };
        write_identity(path, &identity)?;
        Ok(Self { path: path.to_owned(), lock })
    }

    /// Takes back [`Folder::create`] after a later part of making a workspace failed. Removes only what Tulou makes,
    /// and the folder itself when nothing else is in it.
    pub fn discard(path: &Path) -> Result<()> {
        for name in MADE_FILES {
            remove_if_there(&path.join(name), |file| fs::remove_file(file))?;
        }
        for folder in [path.join("attachments"), path.join("backups"), path.to_owned()] {
            match fs::remove_dir(&folder) {
                Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::DirectoryNotEmpty) => {
                    return Err(Error::io(&folder, &error));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Finds the workspace in `path`, refuses a newer one, upgrades an older one, and holds the lock.
    pub fn open(path: &Path, schema: &Schema, access: Access) -> Result<Self> {
        let identity = read_identity(path)?;
        let needed = if access == Access::Write { identity.min_writer } else { identity.min_reader };
        if needed > schema.version() {
            return Err(Error::new(Code::NewerWorkspace)
                .with("path", path.display().to_string())
                .with("needs", identity.app)
                .with("has", env!("CARGO_PKG_VERSION")));
        }
        let lock_path = path.join("workspace.lock");
        if identity.schema < schema.version() && access == Access::Write {
            let _alone = WorkspaceLock::take(&lock_path, LockMode::Exclusive)?;
            schema.upgrade(&mut Connection::open(path.join("main.db"))?)?;
            let app = env!("CARGO_PKG_VERSION").to_owned();
            let version = schema.version();
            write_identity(path, &Identity { app, schema: version, min_writer: version, ..identity })?;
        }
        let lock = WorkspaceLock::take(&lock_path, LockMode::Shared)?;
        Ok(Self { path: path.to_owned(), lock })
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
    /// Where backups lie.
    pub fn backups(&self) -> PathBuf {
        self.path.join("backups")
    }
    /// The held lock.
    pub fn lock(&self) -> &WorkspaceLock {
        &self.lock
    }
}

fn remove_if_there(path: &Path, remove: impl Fn(&Path) -> std::io::Result<()>) -> Result<()> {
    match remove(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::io(path, &error)),
        _ => Ok(()),
    }
}

fn read_identity(folder: &Path) -> Result<Identity> {
    let path = folder.join("workspace.json");
    let text = fs::read_to_string(&path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            Error::new(Code::NoWorkspace).with("path", folder.display().to_string())
        }
        _ => Error::io(&path, &error),
    })?;
    serde_json::from_str(&text).map_err(|error| {
        Error::new(Code::BadFile).with("path", path.display().to_string()).with("reason", error.to_string())
    })
}

fn write_identity(folder: &Path, identity: &Identity) -> Result<()> {
    let path = folder.join("workspace.json");
    let text = serde_json::to_string_pretty(identity)?;
    fs::write(&path, text).map_err(|error| Error::io(&path, &error))
}
