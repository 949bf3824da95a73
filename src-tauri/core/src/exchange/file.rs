//! Files replaced in one stroke, so that a reader never sees half of one and a crash leaves the old or the new.

use std::{
    fs::{self, File},
    io::Write as _,
    path::Path,
};

use crate::{Code, Error, Result};

/// A calendar file larger than this is not read.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Reads a file that is not absurdly large.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    let length = fs::metadata(path).map_err(|error| Error::io(path, &error))?.len();
    if length > LARGEST {
        return Err(Error::new(Code::TooLarge)
            .with("path", path.display().to_string())
            .with("limit", LARGEST));
    }
    fs::read(path).map_err(|error| Error::io(path, &error))
}

/// Writes beside the file, flushes to the disk, renames over it, and flushes the folder.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let wrong = |error: std::io::Error| Error::io(path, &error);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().ok_or_else(|| Error::invalid("path", "not_a_file"))?;
    let mut beside = name.to_owned();
    beside.push(format!(".{}.tmp", std::process::id()));
    let beside = folder.join(beside);
    let write = || -> std::io::Result<()> {
        let mut file = File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    };
    if let Err(error) = write() {
        // What was begun is of no use to anybody; that it cannot be removed either says nothing new.
        drop(fs::remove_file(&beside));
        return Err(wrong(error));
    }
    // Windows cannot open folders; there the rename itself is durable enough.
    #[cfg(unix)]
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(wrong)?;
    Ok(())
}

/// Replaces the file unless it has this content already; whether it was written.
pub(super) fn replace_if_different(path: &Path, bytes: &[u8]) -> Result<bool> {
    if fs::read(path).is_ok_and(|known| known == bytes) {
        return Ok(false);
    }
    replace(path, bytes)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_only_when_it_differs_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.ics");
        assert!(replace_if_different(&path, b"one").unwrap());
        assert!(!replace_if_different(&path, b"one").unwrap());
        assert!(replace_if_different(&path, b"two").unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(replace(&folder.path().join("missing/plan.ics"), b"x").is_err());
    }
}
