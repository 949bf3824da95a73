//! Keeping files, reading them back, copying them out.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{ErrorKind, Read, Write},
    path::{Path, PathBuf},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use super::{
    model::{self, HEAD, LARGEST, LARGEST_SHOWN},
    table,
    view::{AttachmentContent, AttachmentView, ExportAttachment, ExportPicture, PasteAttachment},
};
use crate::{
    Code, Error, Result, Uid,
    clock::Millis,
    store::{self, ReadTx, WriteTx},
    workspace::{
        disk::{self, Temporary},
        row_id,
    },
};

/// A file that lies in the folder and is not yet named by a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// SHA-256 of its content.
    pub hash: String,
    /// Its safe label.
    pub name: String,
    /// What it is.
    pub mime: &'static str,
    /// Its size.
    pub bytes: i64,
}

/// The row id of an attachment.
pub fn attachment_id(tx: &ReadTx<'_>, uid: Uid) -> Result<i64> {
    row_id(tx, "attachment", uid)
}

/// One attachment.
pub fn get(tx: &ReadTx<'_>, uid: Uid) -> Result<AttachmentView> {
    table::get(tx, uid)
}

/// Copies a file into `folder` under its hash.
pub fn keep_file(folder: &Path, source: &Path) -> Result<Kept> {
    let failed = |error: std::io::Error| Error::io(source, &error);
    let file = File::open(source).map_err(failed)?;
    let length = file.metadata().map_err(failed)?;
    if !length.is_file() {
        return Err(Error::new(Code::BadFile)
            .with("path", source.display().to_string())
            .with("reason", "not_a_file"));
    }
    let name = source.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    keep(folder, file, &name).map_err(|error| error.with("source", source.display().to_string()))
}

/// Keeps bytes that never were a file, such as a pasted picture.
pub fn keep_bytes(folder: &Path, name: &str, bytes: &[u8]) -> Result<Kept> {
    keep(folder, bytes, name)
}

/// Keeps a pasted picture or file.
pub fn paste(folder: &Path, input: &PasteAttachment) -> Result<Kept> {
    let bytes = STANDARD.decode(&input.base64).map_err(|_| Error::invalid("base64", "not_base64"))?;
    keep_bytes(folder, &input.name, &bytes)
}

/// Writes beside the final place and puts it there: a crash leaves at most a file that nothing names.
fn keep(folder: &Path, mut source: impl Read, name: &str) -> Result<Kept> {
    let partial = Temporary::at(folder.join(format!("partial-{}", Uid::new(0))));
    let (hash, head, bytes) = copy_hashed(&mut source, partial.path())?;
    let place = place_of(folder, &hash);
    if !place.exists() {
        disk::put_in_place(partial.path(), &place)?;
    }
    let name = model::safe_label(name);
    Ok(Kept { mime: model::mime_of(&head, &name), hash, name, bytes })
}

fn copy_hashed(source: &mut impl Read, target: &Path) -> Result<(String, Vec<u8>, i64)> {
    let failed = |error: std::io::Error| Error::io(target, &error);
    let mut file = File::create(target).map_err(failed)?;
    let (mut hasher, mut head, mut length) = (Sha256::new(), Vec::new(), 0u64);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let count = source.read(&mut buffer).map_err(failed)?;
        if count == 0 {
            break;
        }
        let part = &buffer[..count];
        head.extend_from_slice(&part[..count.min(HEAD - head.len().min(HEAD))]);
        length += count as u64;
        if length > LARGEST {
            return Err(Error::new(Code::TooLarge).with("limit", LARGEST));
        }
        hasher.update(part);
        file.write_all(part).map_err(failed)?;
    }
    Ok((hex(&hasher.finalize()), head, i64::try_from(length).unwrap_or(i64::MAX)))
}

fn place_of(folder: &Path, hash: &str) -> PathBuf {
    folder.join(hash)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Names a file kept in `folder` by a row; the same content under the same name is one row.
pub fn record(tx: &mut WriteTx<'_>, folder: &Path, kept: &Kept) -> Result<AttachmentView> {
    // The same content may have lain there unnamed and have been swept away since it was found there.
    let place = place_of(folder, &kept.hash);
    place.metadata().map_err(|error| Error::io(&place, &error))?;
    match table::same(tx, kept)? {
        Some(known) => Ok(known),
        None => table::insert(tx, kept),
    }
}

/// The content of a file, for a preview or the clipboard. A file that is not what its hash says is refused.
pub fn read(tx: &ReadTx<'_>, folder: &Path, uid: Uid) -> Result<AttachmentContent> {
    let attachment = table::get(tx, uid)?;
    if attachment.bytes > LARGEST_SHOWN {
        return Err(Error::new(Code::TooLarge).with("limit", LARGEST_SHOWN));
    }
    let path = place_of(folder, &attachment.hash);
    let bytes = fs::read(&path).map_err(|error| Error::io(&path, &error))?;
    if hex(&Sha256::digest(&bytes)) != attachment.hash {
        return Err(Error::new(Code::Damaged).with("path", path.display().to_string()));
    }
    Ok(AttachmentContent { attachment, base64: STANDARD.encode(&bytes) })
}

/// Copies a kept file to `target`, which must not exist unless it is to be replaced.
pub fn export(tx: &ReadTx<'_>, folder: &Path, input: &ExportAttachment) -> Result<()> {
    let (attachment, target) = (table::get(tx, input.uid)?, Path::new(&input.path));
    let failed = |error: std::io::Error| Error::io(target, &error);
    if !input.replace && target.exists() {
        return Err(failed(ErrorKind::AlreadyExists.into()));
    }
    let path = place_of(folder, &attachment.hash);
    let mut file = File::open(&path).map_err(|error| Error::io(&path, &error))?;
    let unfinished = Temporary::at(disk::unfinished(target));
    let mut copy = File::create(unfinished.path()).map_err(failed)?;
    std::io::copy(&mut file, &mut copy).map_err(failed)?;
    drop(copy);
    disk::put_in_place(unfinished.path(), target)
}

/// Writes a picture that was drawn on the screen, which is kept nowhere else.
///
/// # Errors
/// `invalid`: (`path`) of no kind that pictures are written in, (`base64`) not what the path says.
pub fn export_picture(input: &ExportPicture) -> Result<()> {
    let target = Path::new(&input.path);
    let ending =
        target.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let begins: &[u8] = match ending.as_str() {
        "png" => b"\x89PNG\r\n\x1a\n",
        "svg" => b"<svg",
        _ => return Err(Error::invalid("path", "unknown_format")),
    };
    let bytes = STANDARD.decode(&input.base64).map_err(|_| Error::invalid("base64", "not_base64"))?;
    if !bytes.starts_with(begins) {
        return Err(Error::invalid("base64", "unknown_format"));
    }
    disk::write_whole(target, &bytes)
}

/// The rows of attachments from before a moment that no record names, and none would after an undo or a redo.
pub fn unused(tx: &ReadTx<'_>, before: Millis) -> Result<Vec<i64>> {
    let mut left = table::added_before(tx, before)?;
    if left.is_empty() {
        return Ok(Vec::new());
    }
    for reference in store::references(tx)?.iter().filter(|reference| reference.to == "attachment") {
        let named = table::named_by(tx, reference)?;
        left.retain(|id| !named.contains(id));
    }
    Ok(left.into_iter().collect())
}

/// The files in `folder` that no row names, and none would after an undo or a redo; also what an unfinished copy left.
pub fn unnamed(tx: &ReadTx<'_>, folder: &Path) -> Result<BTreeSet<String>> {
    let named = table::hashes(tx)?;
    let mut left = BTreeSet::new();
    for entry in fs::read_dir(folder).map_err(|error| Error::io(folder, &error))? {
        let entry = entry.map_err(|error| Error::io(folder, &error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // A folder among the files is none of ours.
        if !named.contains(&name) && !entry.path().is_dir() {
            left.insert(name);
        }
    }
    Ok(left)
}

/// Removes files that nothing names. The transaction keeps everybody from naming one meanwhile.
pub fn remove_files(_: &mut WriteTx<'_>, folder: &Path, names: &BTreeSet<String>) -> Result<()> {
    for name in names {
        let path = folder.join(name);
        fs::remove_file(&path).map_err(|error| Error::io(&path, &error))?;
    }
    Ok(())
}
