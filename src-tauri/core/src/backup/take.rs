//! Taking a backup, listing and thinning them.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
    time::Duration,
};

use super::{
    model,
    view::{Backup, Reason},
};
use crate::{
    Error, Result,
    clock::Millis,
    store::{self, FileHeader, LockMode, WorkspaceLock},
    workspace::{
        damaged,
        disk::{self, Temporary},
        sha256_of,
    },
};

/// Backups of one folder are taken one after the other; so long one waits for another.
const PATIENCE: Duration = Duration::from_secs(60);

/// What is to be copied, where to, and why.
pub struct Request<'a> {
    /// The database.
    pub database: &'a Path,
    /// The folder of the backups.
    pub backups: &'a Path,
    /// Why.
    pub reason: Reason,
    /// The present moment.
    pub now: Millis,
    /// Becomes true when the work should stop and leave nothing.
    pub cancelled: &'a AtomicBool,
}

/// Copies the database beside running writers, opens the copy and checks it whole, and only then gives it its name.
pub fn take(request: &Request<'_>) -> Result<Backup> {
    let folder = request.backups;
    fs::create_dir_all(folder).map_err(|error| Error::io(folder, &error))?;
    let _one_at_a_time = WorkspaceLock::take_within(&folder.join(".lock"), LockMode::Exclusive, PATIENCE)?;
    disk::need_room(folder, size_of(request.database) + size_of(&request.database.with_extension("db-wal")))?;
    let copy = Temporary::at(folder.join(".making.db"));
    let counts = store::copy_into(request.database, copy.path(), request.cancelled)?;
    let findings = store::integrity(copy.path(), false)?;
    if !findings.is_empty() {
        return Err(damaged(request.database, findings));
    }
    let written = store::row_counts(copy.path())?;
    if counts.is_some_and(|counts| counts != written) {
        return Err(damaged(request.database, vec!["the copy has other rows".to_owned()]));
    }
    let pinned = model::is_pinned(request.reason);
    let (name, created_at) = free_name(folder, request.reason, pinned, request.now);
    let path = folder.join(&name);
    let mut backup = Backup {
        name,
        path: String::new(),
        created_at,
        reason: request.reason,
        pinned,
        app: env!("CARGO_PKG_VERSION").to_owned(),
        schema: store::file_version(copy.path())?,
        bytes: size_of(copy.path()),
        sha256: sha256_of(copy.path())?,
        last_step: store::newest_step(copy.path())?,
        counts: written,
    };
    // The manifest first: a manifest without its file is no backup, a file without its manifest would stay for ever.
    disk::write_whole(&manifest_of(&path), serde_json::to_string_pretty(&backup)?.as_bytes())?;
    if let Err(error) = disk::put_in_place(copy.path(), &path) {
        drop(fs::remove_file(manifest_of(&path)));
        return Err(error);
    }
    backup.path = path.display().to_string();
    Ok(backup)
}

/// Two backups of one millisecond get two names.
fn free_name(folder: &Path, reason: Reason, pinned: bool, now: Millis) -> (String, Millis) {
    let mut at = now;
    loop {
        let name = model::file_name(reason, pinned, at);
        if !folder.join(&name).exists() {
            return (name, at);
        }
        at += 1;
    }
}

/// The backups in `folder`, newest first.
pub fn list(folder: &Path) -> Result<Vec<Backup>> {
    let mut backups = Vec::new();
    for path in manifests(folder)? {
        let file = path.with_extension("");
        let text = fs::read(&path).map_err(|error| Error::io(&path, &error))?;
        if let Ok(mut backup) = serde_json::from_slice::<Backup>(&text)
            && file.is_file()
        {
            backup.path = file.display().to_string();
            backups.push(backup);
        }
    }
    backups.sort_by(|a, b| (b.created_at, &b.name).cmp(&(a.created_at, &a.name)));
    Ok(backups)
}

fn manifests(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).map_err(|error| Error::io(folder, &error))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    Ok(paths.filter(|path| path.to_string_lossy().ends_with(".db.json")).collect())
}

/// Removes the backups that are superfluous by their age and size.
pub fn thin(folder: &Path, now: Millis, database: &Path) -> Result<usize> {
    let backups = list(folder)?;
    let gone = model::superfluous(&backups, now, size_of(database));
    for index in &gone {
        let path = PathBuf::from(&backups[*index].path);
        fs::remove_file(&path).map_err(|error| Error::io(&path, &error))?;
    }
    for manifest in manifests(folder)? {
        if !manifest.with_extension("").exists() {
            fs::remove_file(&manifest).map_err(|error| Error::io(&manifest, &error))?;
        }
    }
    Ok(gone.len())
}

/// Copies a backup and its manifest into a second folder and checks what arrived.
pub fn copy_to(backup: &Backup, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(|error| Error::io(folder, &error))?;
    disk::need_room(folder, backup.bytes)?;
    let copy = Temporary::at(folder.join(format!(".{}.new", backup.name)));
    fs::copy(&backup.path, copy.path()).map_err(|error| Error::io(copy.path(), &error))?;
    if sha256_of(copy.path())? != backup.sha256 {
        return Err(damaged(Path::new(&backup.path), vec!["the copy differs from its manifest".to_owned()]));
    }
    let path = folder.join(&backup.name);
    let manifest = Backup { path: String::new(), ..backup.clone() };
    disk::write_whole(&manifest_of(&path), serde_json::to_string_pretty(&manifest)?.as_bytes())?;
    disk::put_in_place(copy.path(), &path)
}

/// What `path` is as a backup: its manifest when it has one, checked against the file; else what the file itself says.
pub(super) fn inspect(path: &Path, now: Millis) -> Result<Backup> {
    let header = FileHeader::read(path)?.filter(|header| header.ours);
    let refusal = |reason: &str| {
        Error::new(crate::Code::BadFile).with("path", path.display().to_string()).with("reason", reason)
    };
    let header = header.ok_or_else(|| refusal("not_a_backup"))?;
    let sha256 = sha256_of(path)?;
    let manifest = fs::read(manifest_of(path)).ok();
    let mut backup = match manifest.and_then(|text| serde_json::from_slice::<Backup>(&text).ok()) {
        Some(backup) if backup.sha256 != sha256 => return Err(refusal("not_as_it_was_written")),
        Some(backup) => backup,
        None => {
            let findings = store::integrity(path, false)?;
            if !findings.is_empty() {
                return Err(damaged(path, findings));
            }
            Backup {
                name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
                path: String::new(),
                created_at: store::newest_step_at(path)?.unwrap_or(now),
                reason: Reason::Manual,
                pinned: true,
                app: String::new(),
                schema: header.version,
                bytes: size_of(path),
                sha256,
                last_step: store::newest_step(path)?,
                counts: store::row_counts(path)?,
            }
        }
    };
    backup.path = path.display().to_string();
    Ok(backup)
}

fn manifest_of(backup: &Path) -> PathBuf {
    let mut name = backup.as_os_str().to_owned();
    name.push(".json");
    PathBuf::from(name)
}

pub(super) fn size_of(path: &Path) -> u64 {
    path.metadata().map_or(0, |data| data.len())
}
