//! Folders: of exports, or that one export was unpacked to.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::sniff::is_unpacked;
use crate::{Code, Error, Result};

/// So many files of folders are looked at.
const MOST_FILES: usize = 20_000;

/// What may be exports in a folder and its folders, in the order of the names; a folder that one export was unpacked to is one.
///
/// # Errors
/// When a folder cannot be read, or there are too many files.
pub fn exports_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let found = below(folder, MOST_FILES, is_unpacked)?;
    found.ok_or_else(|| {
        Error::new(Code::BadFile).with("reason", "too_many_files").with("path", folder.display().to_string())
    })
}

/// There is nothing to look at in any of these.
pub fn no_files(named: &[PathBuf]) -> Error {
    let error = Error::new(Code::BadFile).with("reason", "no_files");
    match named.first() {
        Some(path) => error.with("path", path.display().to_string()),
        None => error,
    }
}

/// The files below a folder in the order of their names, neither hidden ones nor what links lead to; nothing when there are more
/// than `most`. A folder of which `is_whole` says so counts as a file.
pub(super) fn below(
    root: &Path,
    most: usize,
    is_whole: impl Fn(&Path) -> bool,
) -> Result<Option<Vec<PathBuf>>> {
    let (mut files, mut folders) = (Vec::new(), vec![root.to_owned()]);
    while let Some(folder) = folders.pop() {
        if is_whole(&folder) {
            files.push(folder);
            continue;
        }
        let failed = |error: &std::io::Error| Error::io(&folder, error);
        for entry in fs::read_dir(&folder).map_err(|error| failed(&error))? {
            let entry = entry.map_err(|error| failed(&error))?;
            let kind = entry.file_type().map_err(|error| failed(&error))?;
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            } else if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                files.push(entry.path());
            }
            if files.len() > most {
                return Ok(None);
            }
        }
    }
    files.sort();
    Ok(Some(files))
}
