//! `workspace.lock`: every process holds it shared; migration, restore and compaction take it alone. The kernel frees
//! it when a process dies, so it never has to be cleaned up.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::Path,
};

use crate::{Code, Error, Result};

/// How the lock is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockMode {
    /// Beside others.
    Shared,
    /// Alone.
    Exclusive,
}

/// A held lock; freed when dropped.
#[derive(Debug)]
pub struct WorkspaceLock {
    _file: File,
}

impl WorkspaceLock {
    /// Takes the lock file at `path`, or says [`Code::Locked`] at once.
    pub fn take(path: &Path, mode: LockMode) -> Result<Self> {
        let file = match OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path) {
            // A folder that cannot be written can still be read, and its lock file still be locked.
            Err(error) if is_read_only(&error) => File::open(path),
            other => other,
        }
        .map_err(|error| Error::io(path, &error))?;
        let taken = match mode {
            LockMode::Shared => file.try_lock_shared(),
            LockMode::Exclusive => file.try_lock(),
        };
        match taken {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => {
                Err(Error::new(Code::Locked).with("path", path.display().to_string()))
            }
            Err(TryLockError::Error(error)) => Err(Error::io(path, &error)),
        }
    }
}

fn is_read_only(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem)
}
