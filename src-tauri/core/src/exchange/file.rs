//! Calendar files that are read, and written where they differ.

use std::{fs, path::Path};

use crate::{Code, Error, Result, workspace::disk};

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

/// Replaces the file unless it has this content already; whether it was written.
pub(super) fn replace_if_different(path: &Path, bytes: &[u8]) -> Result<bool> {
    if fs::read(path).is_ok_and(|known| known == bytes) {
        return Ok(false);
    }
    disk::write_whole(path, bytes)?;
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
        assert!(replace_if_different(&folder.path().join("missing/plan.ics"), b"x").is_err());
    }
}
