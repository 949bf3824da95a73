//! `workspace.lock`: every process holds it shared; migration, restore and compaction take it alone. The kernel frees
//! it when a process dies, so it never has to be cleaned up.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::Path,
    time::{Duration, Instant},
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
    /// None in a folder that cannot be written and has no lock file: nobody can write there, so nobody has to wait.
    _file: Option<File>,
}

/// How often a lock that others hold is tried again.
const RETRY: Duration = Duration::from_millis(20);

impl WorkspaceLock {
    /// Takes the lock file at `path`, or says [`Code::Locked`] at once.
    pub fn take(path: &Path, mode: LockMode) -> Result<Self> {
        Self::take_within(path, mode, Duration::ZERO)
    }

    /// Takes the lock file at `path`, trying again for `patience`: a process that starts holds it alone for a moment.
    pub fn take_within(path: &Path, mode: LockMode, patience: Duration) -> Result<Self> {
        let file = match OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path) {
            Ok(file) => file,
            Err(error) if is_read_only(&error) => match File::open(path) {
                Ok(file) => file,
                Err(_) => return Ok(Self { _file: None }),
            },
            Err(error) => return Err(Error::io(path, &error)),
        };
        let begun = Instant::now();
        loop {
            let taken = match mode {
                LockMode::Shared => file.try_lock_shared(),
                LockMode::Exclusive => file.try_lock(),
            };
            match taken {
                Ok(()) => return Ok(Self { _file: Some(file) }),
                Err(TryLockError::WouldBlock) if begun.elapsed() < patience => std::thread::sleep(RETRY),
                Err(TryLockError::WouldBlock) => {
                    return Err(Error::new(Code::Locked).with("path", path.display().to_string()));
                }
                Err(TryLockError::Error(error)) => return Err(Error::io(path, &error)),
            }
        }
    }
}

fn is_read_only(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_share_and_one_is_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let first = WorkspaceLock::take(&path, LockMode::Shared).unwrap();
        let second = WorkspaceLock::take(&path, LockMode::Shared).unwrap();
        assert_eq!(WorkspaceLock::take(&path, LockMode::Exclusive).unwrap_err().code, Code::Locked);
        drop((first, second));
        let alone = WorkspaceLock::take(&path, LockMode::Exclusive).unwrap();
        assert_eq!(WorkspaceLock::take(&path, LockMode::Shared).unwrap_err().code, Code::Locked);
        let waiter = std::thread::spawn({
            let path = path.clone();
            move || WorkspaceLock::take_within(&path, LockMode::Shared, Duration::from_secs(10)).is_ok()
        });
        drop(alone);
        assert!(waiter.join().unwrap(), "who waits gets the lock when it is free");
    }
}
