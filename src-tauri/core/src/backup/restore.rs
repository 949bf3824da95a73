//! Restoring: the backup is verified and copied beside the database first, the present state is saved, and then both
//! change places in one move.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
    time::Duration,
};

use super::{
    take::{self, Request, size_of, take},
    view::{Backup, Reason, RestorePreview, Restored},
};
use crate::{
    Code, Error, Result,
    clock::Millis,
    store::{self, LockMode, Schema, Store, WorkspaceLock},
    workspace::{
        Folder, damaged,
        disk::{self, Temporary},
        sha256_of, swap,
    },
};

/// How long a restore waits for others to close the workspace.
const PATIENCE: Duration = Duration::from_secs(2);

/// A workspace that may be too damaged to be opened.
pub struct Place<'a> {
    /// Its folder.
    pub folder: &'a Path,
    /// The schema that the database shall have afterwards.
    pub schema: &'a Schema,
    /// The present moment.
    pub now: Millis,
    /// Becomes true when the work should stop and leave nothing.
    pub cancelled: &'a AtomicBool,
}

impl Place<'_> {
    fn database(&self) -> PathBuf {
        self.folder.join("main.db")
    }

    /// Verifies `file` and says what it would bring.
    fn examine(&self, file: &Path) -> Result<Backup> {
        let backup = take::inspect(file, self.now)?;
        if backup.schema > self.schema.version() {
            return Err(Error::new(Code::NewerWorkspace)
                .with("path", backup.path)
                .with("needs", backup.app)
                .with("has", env!("CARGO_PKG_VERSION")));
        }
        Ok(backup)
    }

    /// Copies the verified backup beside the database, in the present schema.
    fn stage(&self, backup: &Backup) -> Result<Temporary> {
        let staged = Temporary::at(swap::staged(self.folder));
        disk::need_room(self.folder, backup.bytes)?;
        fs::copy(&backup.path, staged.path()).map_err(|error| Error::io(staged.path(), &error))?;
        if sha256_of(staged.path())? != backup.sha256 {
            return Err(damaged(
                Path::new(&backup.path),
                vec!["the copy differs from the backup".to_owned()],
            ));
        }
        self.schema.upgrade_file(staged.path())?;
        let findings = store::integrity(staged.path(), false)?;
        if !findings.is_empty() {
            return Err(damaged(Path::new(&backup.path), findings));
        }
        Ok(staged)
    }

    /// Saves the present state; nothing when it is too damaged to be copied.
    fn save(&self) -> Result<Option<Backup>> {
        let backups = self.folder.join("backups");
        let database = self.database();
        let request = Request {
            database: &database,
            backups: &backups,
            reason: Reason::Restore,
            now: self.now,
            cancelled: self.cancelled,
        };
        match take(&request) {
            Ok(backup) => Ok(Some(backup)),
            Err(error) if matches!(error.code, Code::Damaged | Code::BadFile) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// What restoring `file` would change.
pub fn preview(place: &Place<'_>, file: &Path) -> Result<RestorePreview> {
    let backup = place.examine(file)?;
    let present = store::row_counts(&place.database())?;
    Ok(RestorePreview { needs_upgrade: backup.schema < place.schema.version(), present, backup })
}

/// Restores `file` into an open workspace, whose store goes on with the restored database.
pub fn restore(place: &Place<'_>, store: &Store, folder: &Folder, file: &Path) -> Result<Restored> {
    let backup = place.examine(file)?;
    let staged = place.stage(&backup)?;
    let saved = place.save()?;
    store.replace(place.schema, || {
        folder.alone(|| swap::into_place(place.folder, saved.is_none(), place.now))
    })?;
    drop(staged);
    Ok(Restored { backup, saved })
}

/// Restores `file` into a workspace that nobody has open, damaged or not.
pub fn restore_closed(place: &Place<'_>, file: &Path) -> Result<Restored> {
    let lock = place.folder.join("workspace.lock");
    let _alone = WorkspaceLock::take_within(&lock, LockMode::Exclusive, PATIENCE)?;
    swap::finish(place.folder)?;
    let backup = place.examine(file)?;
    let staged = place.stage(&backup)?;
    let saved = if size_of(&place.database()) > 0 { place.save()? } else { None };
    swap::into_place(place.folder, saved.is_none(), place.now)?;
    drop(staged);
    Ok(Restored { backup, saved })
}
