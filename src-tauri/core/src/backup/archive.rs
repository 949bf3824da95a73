//! The whole workspace as one `.tulou` file: a zip of the identity, a copy of the database, the attachments by hash, and
//! a manifest with the size and hash of each. It is written whole and never edited in place. Files from elsewhere are
//! not trusted: only names that the manifest lists and that we would write ourselves are taken out.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{ErrorKind, Read, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::{
    Code, Error, Result,
    clock::Millis,
    store::{self, Schema},
    workspace::{
        Folder, damaged,
        disk::{self, Temporary},
        hexadecimal, sha256_of,
    },
};

const MANIFEST: &str = "manifest.json";
const IDENTITY: &str = "workspace.json";
const DATABASE: &str = "main.db";
/// Longest manifest that is read: about half a million attachments.
const LONGEST_MANIFEST: u64 = 64 * 1024 * 1024;

#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    app: String,
    created_at: Millis,
    files: BTreeMap<String, Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    bytes: u64,
    sha256: String,
}

/// Writes the workspace in `folder` to the new file `out`; returns the bytes written.
pub fn save_archive(
    folder: &Path,
    out: &Path,
    now: Millis,
    progress: &dyn Fn(u64, u64),
    cancelled: &AtomicBool,
) -> Result<u64> {
    let copy = Temporary::at(beside(out, "database"));
    store::copy_into(&folder.join(DATABASE), copy.path(), cancelled)?;
    let mut parts =
        vec![(IDENTITY.to_owned(), folder.join(IDENTITY)), (DATABASE.to_owned(), copy.path().to_owned())];
    parts.extend(attachments(&folder.join("attachments"))?);
    let total: u64 = parts.iter().map(|(_, path)| path.metadata().map_or(0, |data| data.len())).sum();
    disk::need_room(out.parent().unwrap_or(folder), total)?;
    let archive = Temporary::at(beside(out, "new"));
    let file = File::create(archive.path()).map_err(|error| Error::io(archive.path(), &error))?;
    let mut zip = ZipWriter::new(file);
    let mut files = BTreeMap::new();
    let mut done = 0;
    for (name, path) in parts {
        if cancelled.load(Ordering::Relaxed) {
            return Err(Error::new(Code::Cancelled));
        }
        let entry = Entry { bytes: path.metadata().map_or(0, |data| data.len()), sha256: sha256_of(&path)? };
        // Attachments are pictures and packed files already.
        let method = if name.starts_with("attachments/") {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .large_file(entry.bytes > u64::from(u32::MAX) / 2);
        zip.start_file(name.as_str(), options).map_err(|error| zip_error(out, &error))?;
        let mut source = File::open(&path).map_err(|error| Error::io(&path, &error))?;
        std::io::copy(&mut source, &mut zip).map_err(|error| Error::io(out, &error))?;
        done += entry.bytes;
        progress(done, total);
        files.insert(name, entry);
    }
    let manifest = Manifest { app: env!("CARGO_PKG_VERSION").to_owned(), created_at: now, files };
    zip.start_file(MANIFEST, SimpleFileOptions::default()).map_err(|error| zip_error(out, &error))?;
    zip.write_all(&serde_json::to_vec_pretty(&manifest)?).map_err(|error| Error::io(out, &error))?;
    zip.finish().map_err(|error| zip_error(out, &error))?;
    disk::put_in_place(archive.path(), out)?;
    Ok(out.metadata().map_or(0, |data| data.len()))
}

/// Makes a workspace in the empty or new `folder` from the file `archive`. On any doubt the folder is left as it was.
pub fn open_archive(archive: &Path, folder: &Path, schema: &Schema, cancelled: &AtomicBool) -> Result<()> {
    let file = File::open(archive).map_err(|error| Error::io(archive, &error))?;
    let mut zip = ZipArchive::new(file).map_err(|error| zip_error(archive, &error))?;
    let manifest = read_manifest(archive, &mut zip)?;
    let held = Folder::create(folder)?;
    let unpacked = unpack(archive, &mut zip, &manifest, folder, cancelled)
        .and_then(|()| accept(archive, &folder.join(DATABASE), schema));
    drop(held);
    if let Err(error) = unpacked {
        for name in manifest.files.keys().filter(|name| name.starts_with("attachments/")) {
            drop(fs::remove_file(folder.join(name)));
        }
        Folder::discard(folder)?;
        return Err(error);
    }
    Ok(())
}

fn read_manifest(archive: &Path, zip: &mut ZipArchive<File>) -> Result<Manifest> {
    let mut text = Vec::new();
    let entry = zip.by_name(MANIFEST).map_err(|_| refused(archive, "no_manifest"))?;
    // A wrong sum is told as an error of reading.
    entry.take(LONGEST_MANIFEST).read_to_end(&mut text).map_err(|_| refused(archive, "damaged"))?;
    let manifest: Manifest = serde_json::from_slice(&text).map_err(|_| refused(archive, "no_manifest"))?;
    let listed = manifest.files.len() + 1;
    if zip.len() != listed || ![IDENTITY, DATABASE].iter().all(|name| manifest.files.contains_key(*name)) {
        return Err(refused(archive, "not_as_listed"));
    }
    match manifest.files.keys().find(|name| !is_ours(name)) {
        Some(name) => Err(refused(archive, "foreign_name").with("place", name.as_str())),
        None => Ok(manifest),
    }
}

/// The only names that are ever taken out: no folder but one, no dots, nothing to climb with.
fn is_ours(name: &str) -> bool {
    let is_hash = |text: &str| {
        text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    };
    name == IDENTITY || name == DATABASE || name.strip_prefix("attachments/").is_some_and(is_hash)
}

fn unpack(
    archive: &Path,
    zip: &mut ZipArchive<File>,
    manifest: &Manifest,
    folder: &Path,
    cancelled: &AtomicBool,
) -> Result<()> {
    disk::need_room(folder, manifest.files.values().fold(0, |sum, entry| entry.bytes.saturating_add(sum)))?;
    for (name, expected) in &manifest.files {
        let mut entry = zip.by_name(name).map_err(|_| refused(archive, "not_as_listed"))?;
        let path = folder.join(name);
        let mut file = File::create_new(&path).map_err(|error| Error::io(&path, &error))?;
        let mut hash = Sha256::new();
        let mut block = vec![0_u8; 128 * 1024];
        let mut bytes = 0_u64;
        loop {
            if cancelled.load(Ordering::Relaxed) {
                return Err(Error::new(Code::Cancelled));
            }
            let read = entry
                .read(&mut block)
                .map_err(|_| refused(archive, "damaged").with("place", name.as_str()))?;
            bytes += read as u64;
            // Sizes in zip headers lie, so the bytes are counted as they come.
            if read == 0 || bytes > expected.bytes {
                break;
            }
            hash.update(&block[..read]);
            file.write_all(&block[..read]).map_err(|error| Error::io(&path, &error))?;
        }
        let sha256 = hexadecimal(&hash.finalize());
        let named_otherwise = name.strip_prefix("attachments/").is_some_and(|name| name != sha256);
        if bytes != expected.bytes || sha256 != expected.sha256 || named_otherwise {
            return Err(refused(archive, "damaged").with("place", name.as_str()));
        }
        drop(file);
        disk::make_durable(&path)?;
    }
    Ok(())
}

/// A database from elsewhere is sound, of ours, not newer, and runs no statements that we did not write.
fn accept(archive: &Path, database: &Path, schema: &Schema) -> Result<()> {
    let findings = store::integrity(database, false)?;
    if !findings.is_empty() {
        return Err(damaged(archive, findings));
    }
    let foreign = schema.foreign_objects(database)?;
    if !foreign.is_empty() {
        return Err(refused(archive, "foreign_statements").with("place", foreign));
    }
    schema.upgrade_file(database)?;
    Ok(())
}

fn attachments(folder: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| Error::io(folder, &error))? {
        let entry = entry.map_err(|error| Error::io(folder, &error))?;
        let name = format!("attachments/{}", entry.file_name().to_string_lossy());
        if is_ours(&name) {
            found.push((name, entry.path()));
        }
    }
    found.sort();
    Ok(found)
}

fn beside(out: &Path, part: &str) -> PathBuf {
    let name = out.file_name().unwrap_or_default().to_string_lossy().into_owned();
    out.with_file_name(format!(".{name}.{part}"))
}

fn refused(archive: &Path, reason: &str) -> Error {
    Error::new(Code::BadFile).with("path", archive.display().to_string()).with("reason", reason)
}

fn zip_error(archive: &Path, error: &zip::result::ZipError) -> Error {
    match error {
        zip::result::ZipError::Io(reason)
            if matches!(reason.kind(), ErrorKind::InvalidData | ErrorKind::UnexpectedEof) =>
        {
            refused(archive, "not_a_zip").with("message", reason.to_string())
        }
        zip::result::ZipError::Io(reason) => Error::io(archive, reason),
        other => refused(archive, "not_a_zip").with("message", other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_we_would_write_are_taken_out() {
        let hash = "a1".repeat(32);
        for (name, ours) in [
            (DATABASE.to_owned(), true),
            (IDENTITY.to_owned(), true),
            (format!("attachments/{hash}"), true),
            (format!("attachments/../{hash}"), false),
            (format!("attachments/{}", hash.to_uppercase()), false),
            ("../main.db".to_owned(), false),
            ("/etc/passwd".to_owned(), false),
            ("attachments/".to_owned(), false),
            ("attachments\\con".to_owned(), false),
            ("main.db-wal".to_owned(), false),
            ("backups/x.db".to_owned(), false),
        ] {
            assert_eq!(is_ours(&name), ours, "{name}");
        }
    }
}
