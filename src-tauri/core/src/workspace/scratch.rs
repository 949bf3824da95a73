//! Files for what is too much for memory while a list is worked on. They lie in the workspace's folder, because what they
//! hold is personal, and have no name from the start on, so that nothing is left of them however the process ends.

use std::{
    fs::{self, File, OpenOptions},
    path::Path,
};

use crate::{Error, Result, Uid, clock::Millis};

const BEGINNING: &str = "scratch-";

/// Makes a nameless file in `folder`.
pub fn scratch_file(folder: &Path, now: Millis) -> Result<File> {
    let path = folder.join(format!("{BEGINNING}{}", Uid::new(now)));
    let file = options().open(&path).map_err(|error| Error::io(&path, &error))?;
    // Where open files keep their names (Windows), the system removes it when it is closed.
    drop(fs::remove_file(&path));
    Ok(file)
}

/// Removes what is left when a process is killed between making a file and taking its name. Called while nobody else has
/// the workspace open.
pub(super) fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with(BEGINNING) {
            drop(fs::remove_file(entry.path()));
        }
    }
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    for_this_process_alone(&mut options);
    options
}

#[cfg(unix)]
fn for_this_process_alone(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600);
}

#[cfg(windows)]
fn for_this_process_alone(options: &mut OpenOptions) {
    use std::os::windows::fs::OpenOptionsExt;
    const FILE_ATTRIBUTE_TEMPORARY: u32 = 0x0000_0100;
    const FILE_FLAG_DELETE_ON_CLOSE: u32 = 0x0400_0000;
    options.share_mode(0).attributes(FILE_ATTRIBUTE_TEMPORARY).custom_flags(FILE_FLAG_DELETE_ON_CLOSE);
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Seek, Write};

    use super::*;

    #[test]
    fn a_scratch_file_has_no_name_and_leftovers_are_swept() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["scratch-0", "main.db"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let mut file = scratch_file(folder.path(), 0).unwrap();
        file.write_all(b"abc").unwrap();
        file.rewind().unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        assert_eq!(text, "abc");
        sweep(folder.path());
        drop(file);
        let names: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["main.db"]);
    }
}
