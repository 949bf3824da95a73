//! What an import read: names, sizes and hashes, by which the same file, or the same pasted text, is known again.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::view::BatchFile;
use crate::{
    Error, Result,
    tabular::Source,
    workspace::{hexadecimal, sha256_of},
};

/// The file of a source; pasted text has no name.
pub fn of_source(source: &Source) -> Result<Vec<BatchFile>> {
    match source {
        Source::File { path } => of_paths(std::slice::from_ref(path)),
        Source::Text { text } => {
            let sha256 = hexadecimal(&Sha256::digest(text.as_bytes()));
            Ok(vec![BatchFile { name: String::new(), size: text.len() as u64, sha256 }])
        }
    }
}

/// Some files, in their order.
pub fn of_paths(paths: &[PathBuf]) -> Result<Vec<BatchFile>> {
    paths.iter().map(|path| of_path(path)).collect()
}

/// The files of a folder that are one export together, by their names in it.
pub fn of_folder(folder: &Path, names: &[String]) -> Result<BatchFile> {
    let (mut size, mut all) = (0, Sha256::new());
    for name in names {
        let file = of_path(&folder.join(name))?;
        size += file.size;
        // No name and no hash holds a line end.
        all.update(format!("{name}\n{}\n", file.sha256));
    }
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(BatchFile { name, size, sha256: hexadecimal(&all.finalize()) })
}

fn of_path(path: &Path) -> Result<BatchFile> {
    let size = path.metadata().map_err(|error| Error::io(path, &error))?.len();
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(BatchFile { name, size, sha256: sha256_of(path)? })
}
