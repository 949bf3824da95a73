//! Putting another database in the place of `main.db` so that a power cut or a kill leaves the old or the new one, and
//! never the log of one beside the pages of the other.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::disk;
use crate::{Error, Result, clock::Millis};

/// The whole new database, waiting for its place.
const STAGED: &str = "main.db.restored";
/// Where a database goes whose log could not be taken in.
const KEPT: &str = "damaged";

/// Where the new database has to be written, whole and checked, before [`into_place`].
pub fn staged(folder: &Path) -> PathBuf {
    folder.join(STAGED)
}

/// Puts the staged database in place. The caller has closed all connections and holds the lock alone. What is there is
/// overwritten when it has no log (the caller has a copy of it); otherwise, or when it is `kept`, the database goes
/// aside together with its log.
pub fn into_place(folder: &Path, kept: bool, now: Millis) -> Result<()> {
    let log = folder.join("main.db-wal");
    let has_log = log.metadata().is_ok_and(|data| data.len() > 0);
    disk::make_durable(&staged(folder))?;
    if has_log || kept {
        let aside = folder.join(KEPT).join(now.to_string());
        fs::create_dir_all(&aside).map_err(|error| Error::io(&aside, &error))?;
        for name in ["main.db", "main.db-wal", "main.db-shm"] {
            let from = folder.join(name);
            if from.exists() {
                fs::rename(&from, aside.join(name)).map_err(|error| Error::io(&from, &error))?;
            }
        }
    } else {
        for name in ["main.db-wal", "main.db-shm"] {
            let path = folder.join(name);
            if path.exists() {
                fs::remove_file(&path).map_err(|error| Error::io(&path, &error))?;
            }
        }
    }
    let database = folder.join("main.db");
    fs::rename(staged(folder), &database).map_err(|error| Error::io(&database, &error))?;
    disk::make_durable(&database)
}

/// Whether a database went aside in this workspace.
pub fn keeps(folder: &Path) -> bool {
    folder.join(KEPT).exists()
}

/// After a stop in the middle: without a `main.db` the staged one takes its place, beside one it is dropped. Only a
/// whole staged database is ever met here without the other, because it was durable before the other moved away.
pub fn finish(folder: &Path) -> Result<()> {
    let (staged, database) = (staged(folder), folder.join("main.db"));
    match (staged.exists(), database.exists()) {
        (true, false) => {
            // The log of the one that moved away may not have moved yet.
            for name in ["main.db-wal", "main.db-shm"] {
                let path = folder.join(name);
                if path.exists() {
                    let aside = folder.join(KEPT).join(name);
                    fs::create_dir_all(folder.join(KEPT)).map_err(|error| Error::io(folder, &error))?;
                    fs::rename(&path, &aside).map_err(|error| Error::io(&path, &error))?;
                }
            }
            fs::rename(&staged, &database).map_err(|error| Error::io(&staged, &error))?;
            disk::make_durable(&database)
        }
        (true, true) => fs::remove_file(&staged).map_err(|error| Error::io(&staged, &error)),
        (false, _) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in files {
            fs::write(folder.path().join(name), content).unwrap();
        }
        folder
    }

    fn content(folder: &Path, name: &str) -> String {
        fs::read_to_string(folder.join(name)).unwrap_or_default()
    }

    #[test]
    fn the_log_of_the_old_database_never_meets_the_new_one() {
        let at = folder(&[("main.db", "old"), ("main.db-wal", "log"), (STAGED, "new")]);
        into_place(at.path(), false, 7).unwrap();
        assert_eq!(content(at.path(), "main.db"), "new");
        assert!(!at.path().join("main.db-wal").exists());
        assert_eq!(content(&at.path().join(KEPT).join("7"), "main.db-wal"), "log");
        assert_eq!(content(&at.path().join(KEPT).join("7"), "main.db"), "old");
    }

    #[test]
    fn a_stop_before_the_last_move_is_finished_and_one_before_the_first_is_forgotten() {
        let middle = folder(&[("main.db-wal", "log"), (STAGED, "new")]);
        finish(middle.path()).unwrap();
        assert_eq!(content(middle.path(), "main.db"), "new");
        assert!(!middle.path().join("main.db-wal").exists());
        let early = folder(&[("main.db", "old"), (STAGED, "ne")]);
        finish(early.path()).unwrap();
        assert_eq!(content(early.path(), "main.db"), "old");
        assert!(!early.path().join(STAGED).exists());
    }
}
