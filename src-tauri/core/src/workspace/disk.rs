//! What the disk under a workspace is like: room, rights, and whether it is of a kind that SQLite's locks cannot trust.

use std::{
    ffi::OsString,
    fs::{self, File},
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

use crate::{Code, Error, Result};

/// Most bytes that the ballast takes.
const LARGEST_BALLAST: u64 = 16 * 1024 * 1024;
/// Kept free beside what a work is about to write.
const MARGIN: u64 = 4 * 1024 * 1024;

/// File systems whose locks or shared memory other machines do not see.
const NETWORK_KINDS: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "ncpfs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.davfs",
    "davfs",
    "9p",
    "ceph",
    "fuse.glusterfs",
    "fuse.gvfsd-fuse",
    "vboxsf",
    "fuse.google-drive-ocamlfuse",
];

/// Folders that a program copies to the cloud behind our back.
const SYNCED_FOLDERS: &[&str] = &[
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "icloud drive",
    "mobile documents",
    "nutstore",
    "坚果云",
    "baidusyncdisk",
    "百度云同步盘",
    "pcloud drive",
    "syncthing",
    "nextcloud",
    "owncloud",
];

/// Why a workspace should not lie where it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A disk of this machine.
    Local,
    /// A network file system: SQLite's log needs locks and shared memory that it does not give.
    Network,
    /// A folder that another program copies while we write.
    Synced,
}

/// What kind of place `path` is.
pub fn place(path: &Path) -> Place {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    place_among(&path, &mounts)
}

/// The rule behind [`place`], with the mounts of the machine as `/proc/self/mountinfo` lists them.
fn place_among(path: &Path, mounts: &str) -> Place {
    let text = path.to_string_lossy().to_lowercase();
    let share =
        (text.starts_with("\\\\") && !text.starts_with("\\\\?\\")) || text.starts_with("\\\\?\\unc\\");
    if share || mount_kind(path, mounts).is_some_and(|kind| NETWORK_KINDS.contains(&kind)) {
        return Place::Network;
    }
    let synced = text.split(['/', '\\']).any(|part| {
        // "OneDrive - Company" and "Dropbox (Personal)" are such folders too.
        SYNCED_FOLDERS.iter().any(|name| {
            part.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-', '(']))
        })
    });
    if synced { Place::Synced } else { Place::Local }
}

/// The file system of the innermost mount that holds `path`; of two on one point, the later.
fn mount_kind<'a>(path: &Path, mounts: &'a str) -> Option<&'a str> {
    mounts
        .lines()
        .filter_map(|line| {
            let (mount, source) = line.split_once(" - ")?;
            let point = PathBuf::from(mount.split(' ').nth(4)?.replace("\\040", " "));
            path.starts_with(&point).then(|| (point.components().count(), source.split(' ').next()))
        })
        .max_by_key(|(depth, _)| *depth)
        .and_then(|(_, kind)| kind)
}

/// Says [`Code::DiskFull`] when fewer than `bytes` and a margin are free at `path`.
pub fn need_room(path: &Path, bytes: u64) -> Result<()> {
    let free = fs4::available_space(path).map_err(|error| Error::io(path, &error))?;
    if free >= bytes.saturating_add(MARGIN) {
        return Ok(());
    }
    Err(Error::new(Code::DiskFull)
        .with("path", path.display().to_string())
        .with("needs", bytes)
        .with("has", free))
}

/// Whether a file can be made in `folder` and the existing `file` be written. A full disk is not a read-only one.
pub fn writable(folder: &Path, file: &Path) -> bool {
    let probe = folder.join(format!(".probe-{}", std::process::id()));
    let refused = |result: std::io::Result<File>| matches!(result, Err(error) if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem));
    let folder_refuses = refused(File::create(&probe));
    // Another process may have removed a probe of the same name.
    drop(fs::remove_file(&probe));
    let file_refuses = file.exists() && refused(fs::OpenOptions::new().write(true).open(file));
    !folder_refuses && !file_refuses
}

/// Sets room aside that can be given back when the disk is full: then deleting and emptying the log still work.
pub fn keep_ballast(path: &Path) -> Result<()> {
    if path.exists() {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(path);
    let free = fs4::available_space(folder).map_err(|error| Error::io(folder, &error))?;
    let size = LARGEST_BALLAST.min(free / 100);
    let mut file = File::create(path).map_err(|error| Error::io(path, &error))?;
    let block = [0xB5_u8; 64 * 1024];
    let mut left = size;
    while left > 0 {
        let part = usize::try_from(left).unwrap_or(block.len()).min(block.len());
        if let Err(error) = file.write_all(&block[..part]) {
            drop(file);
            drop(fs::remove_file(path));
            return Err(Error::io(path, &error));
        }
        left -= part as u64;
    }
    Ok(())
}

/// Makes what was written to `file`, and its name in the folder, survive a power cut.
pub fn make_durable(file: &Path) -> Result<()> {
    sync(file, fs::OpenOptions::new().read(true).write(true))?;
    sync_names(folder_of(file))
}

fn sync(path: &Path, options: &fs::OpenOptions) -> Result<()> {
    options.open(path).and_then(|file| file.sync_all()).map_err(|error| Error::io(path, &error))
}

/// Makes the names in a folder survive. Windows has no handle on folders; NTFS journals names by itself.
fn sync_names(folder: &Path) -> Result<()> {
    if cfg!(unix) { sync(folder, fs::OpenOptions::new().read(true)) } else { Ok(()) }
}

/// The folder of a path that may be a mere name.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Puts `temporary` in the place of `path`, durably: after a power cut one of the two is there, whole.
pub fn put_in_place(temporary: &Path, path: &Path) -> Result<()> {
    make_durable(temporary)?;
    fs::rename(temporary, path).map_err(|error| Error::io(path, &error))?;
    make_durable(path)
}

/// Gives the folder `temporary` the name `path`, durably: after a power cut it is there with all that is in it, or not at all.
pub fn put_folder_in_place(temporary: &Path, path: &Path) -> Result<()> {
    sync_all_in(temporary)?;
    fs::rename(temporary, path).map_err(|error| Error::io(path, &error))?;
    sync_names(folder_of(path))
}

fn sync_all_in(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder).map_err(|error| Error::io(folder, &error))? {
        let path = entry.map_err(|error| Error::io(folder, &error))?.path();
        if path.is_dir() {
            sync_all_in(&path)?;
        } else {
            sync(&path, fs::OpenOptions::new().read(true).write(true))?;
        }
    }
    sync_names(folder)
}

/// The name under which this process writes what will be called `path`; no other file has it.
pub fn unfinished(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".new-{}", std::process::id()));
    path.with_file_name(name)
}

/// Writes a small file so that a power cut leaves the old or the new content, never half of one.
pub fn write_whole(path: &Path, content: &[u8]) -> Result<()> {
    let temporary = Temporary::at(unfinished(path));
    fs::write(temporary.path(), content).map_err(|error| Error::io(path, &error))?;
    put_in_place(temporary.path(), path)
}

/// A file that is removed again unless it was moved to its place.
#[derive(Debug)]
pub struct Temporary(PathBuf);

impl Temporary {
    /// Guards `path`, removing what a killed process may have left there.
    pub fn at(path: PathBuf) -> Self {
        drop(fs::remove_file(&path));
        Self(path)
    }
    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // Already gone when it was moved; otherwise the next work of that name removes it.
        drop(fs::remove_file(&self.0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
31 22 0:40 / /mnt/nas rw shared:7 - nfs4 server:/export rw
32 22 0:41 / /mnt/my\\040share rw - cifs //server/share rw
33 31 8:1 / /mnt/nas/local rw - xfs /dev/sdb1 rw
34 22 0:50 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw";

    #[test]
    fn the_innermost_mount_decides() {
        for (path, expected) in [
            ("/data/tulou", Place::Local),
            ("/mnt/nas/tulou", Place::Network),
            ("/mnt/nasty", Place::Local),
            ("/mnt/my share/tulou", Place::Network),
            ("/mnt/nas/local/tulou", Place::Local),
            ("/run/user/1000/gvfs/smb/tulou", Place::Network),
            ("\\\\server\\share\\tulou", Place::Network),
            ("\\\\?\\UNC\\server\\share", Place::Network),
            ("\\\\?\\C:\\tulou", Place::Local),
        ] {
            assert_eq!(place_among(Path::new(path), MOUNTS), expected, "{path}");
        }
    }

    #[test]
    fn synced_folders_are_known_by_name() {
        for (path, expected) in [
            ("/data/Dropbox/tulou", Place::Synced),
            ("/data/Dropbox (Personal)/tulou", Place::Synced),
            ("/data/OneDrive - Firm/a", Place::Synced),
            ("/data/坚果云/a", Place::Synced),
            ("/data/my-dropbox-notes/a", Place::Local),
            ("/data/dropboxes/a", Place::Local),
        ] {
            assert_eq!(place_among(Path::new(path), MOUNTS), expected, "{path}");
        }
    }

    #[test]
    fn a_whole_write_replaces_and_leaves_no_other_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        write_whole(&path, b"one").unwrap();
        write_whole(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn more_room_than_there_is_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert!(need_room(folder.path(), 1).is_ok());
        assert_eq!(need_room(folder.path(), u64::MAX).unwrap_err().code, Code::DiskFull);
    }

    #[test]
    fn the_ballast_is_a_hundredth_of_the_free_room_at_most() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".ballast");
        keep_ballast(&path).unwrap();
        let size = fs::metadata(&path).unwrap().len();
        assert!(size > 0 && size <= LARGEST_BALLAST, "{size}");
    }
}
