//! Archives as other people's programs pack them. Nothing is ever written to the disk, names are only names, and what an
//! archive says about sizes is not believed.

use std::{
    fs::File,
    io::{self, BufReader, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use flate2::read::{DeflateDecoder, MultiGzDecoder};
use zip::{CompressionMethod, ZipArchive, result::ZipError};

use super::{Fault, Options, Place, Problem, Sink, Source, folder, formats::Quiet, input::Packed};
use crate::{Code, Error, Result, tabular::is_own_entry};

/// Most entries.
const MOST_ENTRIES: usize = 200_000;
/// Most bytes of one entry.
const LARGEST_ENTRY: u64 = 2 * 1024 * 1024 * 1024;
/// Most bytes of all entries.
const LARGEST_WHOLE: u64 = 8 * 1024 * 1024 * 1024;
/// From here on what gives more than [`HIGHEST_RATIO`] times its size may be a trap: it is read when somebody says so.
const RATIO_FROM: u64 = 50 * 1024 * 1024;
const HIGHEST_RATIO: u64 = 200;

/// An archive of which entries are read one after another, or the folder that somebody unpacked it to.
pub struct Archive {
    kept: Kept,
    /// How large the file is: no entry takes more room in it, whatever it says.
    size: u64,
    /// Bytes of the entries that were read, in the file and unpacked.
    packed: u64,
    unpacked: u64,
    /// Somebody said that it may unpack to whatever it does.
    trusted: bool,
}

/// Where entries are.
enum Kept {
    Zip(Box<ZipArchive<BufReader<File>>>),
    /// In a folder, under these names.
    Folder(Vec<String>),
}

impl Archive {
    /// Opens a file or folder.
    pub fn open(source: &Source, options: &Options) -> Result<Self> {
        let Source::File(path) = source else { return Err(source.refused("archive_in_archive")) };
        if path.is_dir() {
            let kept = Kept::Folder(files_below(path)?);
            return Ok(Self { kept, size: 0, packed: 0, unpacked: 0, trusted: true });
        }
        let file = File::open(path).map_err(|reason| source.broken(&reason))?;
        let size = file.metadata().map_err(|reason| source.broken(&reason))?.len();
        let mut zip = ZipArchive::new(BufReader::new(file)).map_err(|reason| failed(source, reason))?;
        if zip.len() > MOST_ENTRIES {
            return Err(too_large(path, "entries"));
        }
        if zip.has_overlapping_files().map_err(|reason| failed(source, reason))? {
            return Err(source.refused("overlapping_entries"));
        }
        let kept = Kept::Zip(Box::new(zip));
        Ok(Self { kept, size, packed: 0, unpacked: 0, trusted: options.unpack })
    }

    /// The entries that may be read, by index; those that may not are told.
    pub fn entries(&mut self, source: &Source, sink: &mut dyn Sink) -> Result<Vec<(usize, String)>> {
        let zip = match &mut self.kept {
            Kept::Zip(zip) => zip,
            Kept::Folder(names) => return Ok(names.iter().cloned().enumerate().collect()),
        };
        let mut names = Vec::new();
        for index in 0..zip.len() {
            let entry = zip.by_index_raw(index).map_err(|reason| failed(source, reason))?;
            let Ok(name) = entry.name() else {
                sink.problem(Problem::new(Place::Entry(index.to_string()), Fault::UnsafeEntry));
                continue;
            };
            let name = name.into_owned();
            let link = entry.unix_mode().is_some_and(|mode| mode & 0o170_000 == 0o120_000);
            if entry.is_dir() {
                continue;
            }
            if entry.encrypted() {
                sink.problem(Problem::new(Place::Entry(name), Fault::Encrypted));
            } else if link || !is_safe(&name) {
                sink.problem(Problem::new(Place::Entry(name), Fault::UnsafeEntry));
            } else {
                names.push((index, name));
            }
        }
        Ok(names)
    }

    /// Gives the bytes of an entry to `take`, as far as the limits allow and it is sound; also why it ended early, if it did.
    pub fn read<T>(
        &mut self,
        source: &Source,
        index: usize,
        take: impl FnOnce(&mut dyn Read) -> Result<T>,
    ) -> Result<(T, Option<Fault>)> {
        let entry: Box<dyn Read> = match &mut self.kept {
            Kept::Zip(zip) => {
                let entry = zip.by_index(index).map_err(|reason| failed(source, reason))?;
                self.packed += entry.compressed_size().min(self.size);
                Box::new(entry)
            }
            Kept::Folder(names) => {
                let path = source.path().join(&names[index]);
                Box::new(BufReader::new(File::open(path).map_err(|reason| source.broken(&reason))?))
            }
        };
        let left = LARGEST_WHOLE.saturating_sub(self.unpacked).min(LARGEST_ENTRY);
        let mut bounded = Bounded {
            source: entry,
            path: source.path(),
            packed: self.packed,
            before: self.unpacked,
            unpacked: 0,
            left,
            trusted: self.trusted,
            ended: None,
        };
        let taken = take(&mut bounded)?;
        self.unpacked += bounded.unpacked;
        Ok((taken, bounded.ended))
    }
}

/// Ends a stream that gives more than it should.
struct Bounded<'a, R> {
    source: R,
    path: &'a Path,
    packed: u64,
    before: u64,
    unpacked: u64,
    left: u64,
    trusted: bool,
    /// Why it gives no more.
    ended: Option<Fault>,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let all = self.before + self.unpacked;
        if !self.trusted && all > RATIO_FROM && all / self.packed.max(1) > HIGHEST_RATIO {
            return Err(io::Error::other(too_large(self.path, "ratio")));
        }
        if self.ended.is_none() && self.unpacked >= self.left {
            self.ended = Some(Fault::TooLarge);
        }
        if self.ended.is_some() {
            return Ok(0);
        }
        match self.source.read(out) {
            Ok(count) => {
                self.unpacked += count as u64;
                Ok(count)
            }
            // What was packed is no sound packing from here on.
            Err(reason) if is_damage(&reason) => {
                self.ended = Some(Fault::Truncated);
                Ok(0)
            }
            Err(reason) => Err(reason),
        }
    }
}

/// Whether the packing is at fault, and not the disk.
fn is_damage(reason: &io::Error) -> bool {
    use io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof, Unsupported};
    // Packed in some way that nobody here knows, says the entry itself where the list of entries said another.
    matches!(reason.kind(), InvalidData | InvalidInput | UnexpectedEof | Unsupported)
}

/// A stream that is not too large, or read to no end at all; whoever reads it is told afterwards that it was damaged.
struct Whole<'a> {
    stream: Bounded<'a, Box<dyn Read>>,
    damaged: &'a AtomicBool,
}

impl Read for Whole<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.stream.read(out)?;
        match self.stream.ended {
            Some(Fault::TooLarge) => Err(io::Error::other(too_large(self.stream.path, "unpacked"))),
            Some(_) => {
                self.damaged.store(true, Ordering::Relaxed);
                Ok(count)
            }
            None => Ok(count),
        }
    }
}

/// The bytes of what lies packed in a file, from the beginning.
pub fn unpacked<'a>(path: &'a Path, packed: &'a Packed) -> io::Result<Box<dyn Read + 'a>> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    file.seek(SeekFrom::Start(packed.start))?;
    let bytes = BufReader::new(file.take(packed.length));
    let source: Box<dyn Read> = match packed.how {
        How::Stored => Box::new(bytes),
        How::Deflated => Box::new(DeflateDecoder::new(bytes)),
        How::Gzip => Box::new(MultiGzDecoder::new(bytes)),
    };
    let stream = Bounded {
        source,
        path,
        packed: packed.length.min(size),
        before: 0,
        unpacked: 0,
        left: LARGEST_ENTRY,
        trusted: packed.trusted,
        ended: None,
    };
    Ok(Box::new(Whole { stream, damaged: &packed.damaged }))
}

/// How something is packed.
#[derive(Debug, Clone, Copy)]
pub enum How {
    /// As it is.
    Stored,
    /// As zip packs.
    Deflated,
    /// As gzip packs.
    Gzip,
}

/// Whether a name leads nowhere but into the archive.
fn is_safe(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':');
    !name.starts_with('/')
        && !drive
        && !name.contains(['\\', '\0'])
        && name.split('/').all(|part| part != "..")
}

/// The files below a folder by their names in it, as an archive would say them.
fn files_below(root: &Path) -> Result<Vec<String>> {
    let files = folder::below(root, MOST_ENTRIES, |_| false)?.ok_or_else(|| too_large(root, "entries"))?;
    let name = |path: &PathBuf| {
        let parts: Option<Vec<&str>> =
            path.strip_prefix(root).ok()?.components().map(|part| part.as_os_str().to_str()).collect();
        parts.map(|parts| parts.join("/"))
    };
    let mut names: Vec<String> = files.iter().filter_map(name).collect();
    names.sort();
    Ok(names)
}

/// The names of the entries that may be read.
pub fn names(source: &Source) -> Result<Vec<String>> {
    let mut archive = Archive::open(source, &Options::default())?;
    Ok(archive.entries(source, &mut Quiet)?.into_iter().map(|(_, name)| name).collect())
}

fn leaf(name: &str) -> String {
    name.rsplit('/').next().unwrap_or_default().to_lowercase()
}

/// The entries that may hold a chat, by their endings.
pub fn readable(names: &[String]) -> Vec<&str> {
    let ends = |name: &str| {
        let leaf = leaf(name);
        [".txt", ".json", ".jsonl", ".csv", ".vcf", ".mbox"].iter().any(|end| leaf.ends_with(end))
    };
    names.iter().map(String::as_str).filter(|name| is_own_entry(name) && ends(name)).collect()
}

fn the_only<'a>(names: &[&'a str]) -> Option<&'a str> {
    if let [only] = names { Some(only) } else { None }
}

/// The entry that is the chat of an archive which holds one chat with its media.
pub fn the_chat(names: &[String]) -> Option<&str> {
    let is_known = |name: &str| {
        let leaf = leaf(name);
        leaf == "_chat.txt"
            || leaf == "export.json"
            || leaf == "result.json"
            || leaf == "messages.mbox"
            || leaf == "user_archive.csv"
            || leaf.ends_with(".txt") && leaf.contains("whatsapp")
    };
    let all: Vec<&str> = names.iter().map(String::as_str).filter(|name| is_own_entry(name)).collect();
    let known: Vec<&str> = all.iter().copied().filter(|name| is_known(name)).collect();
    // Of several chats none is the only one.
    if known.len() > 1 {
        return None;
    }
    known.first().copied().or_else(|| the_only(&readable(names))).or_else(|| the_only(&all))
}

/// One entry as a source of its own.
pub fn unpack(source: &Source, name: &str, options: &Options) -> Result<Source> {
    let mut archive = Archive::open(source, options)?;
    let entries = archive.entries(source, &mut Quiet)?;
    let index = entries.iter().find(|(_, own)| own == name).map(|(index, _)| *index);
    let index = index.ok_or_else(|| source.refused("unknown_chat_format"))?;
    let Kept::Zip(zip) = &mut archive.kept else { return Ok(Source::File(source.path().join(name))) };
    let entry = zip.by_index_raw(index).map_err(|reason| failed(source, reason))?;
    let how = match entry.compression() {
        CompressionMethod::Stored => How::Stored,
        CompressionMethod::Deflated => How::Deflated,
        _ => return Err(source.refused("unknown_compression")),
    };
    let start = entry.data_start().ok_or_else(|| source.refused("unknown_chat_format"))?;
    let packed = Packed {
        start,
        length: entry.compressed_size(),
        how,
        trusted: options.unpack,
        damaged: Arc::default(),
    };
    Ok(Source::Packed { path: source.path().to_owned(), entry: name.to_owned(), packed })
}

/// What was packed with gzip.
pub fn unpack_gzip(source: &Source, options: &Options) -> Result<Source> {
    let length = source.path().metadata().map_err(|reason| source.broken(&reason))?.len();
    let packed =
        Packed { start: 0, length, how: How::Gzip, trusted: options.unpack, damaged: Arc::default() };
    Ok(Source::Packed { path: source.path().to_owned(), entry: source.stem(), packed })
}

fn failed(source: &Source, reason: ZipError) -> Error {
    match reason {
        ZipError::Io(reason) if reason.kind() == io::ErrorKind::Unsupported => {
            source.refused("unknown_compression")
        }
        ZipError::Io(reason) => source.broken(&reason),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => source.refused("encrypted_archive"),
        ZipError::UnsupportedArchive(_) => source.refused("unknown_compression"),
        other => source.refused("damaged_archive").with("message", other.to_string()),
    }
}

fn too_large(path: &Path, limit: &str) -> Error {
    Error::new(Code::TooLarge).with("path", path.display().to_string()).with("limit", limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_elsewhere_are_seen() {
        for name in ["/etc/passwd", "../a", "a/../../b", "C:\\a", "a\\b", "c:x"] {
            assert!(!is_safe(name), "{name}");
        }
        for name in ["general/2024-03-05.json", "a..b/c", "_chat.txt", "综合/一.json"] {
            assert!(is_safe(name), "{name}");
        }
    }

    #[test]
    fn the_chat_among_its_media_is_found() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        for (given, expected) in [
            (names(&["a.jpg", "_chat.txt", "list.txt"]), Some("_chat.txt")),
            (names(&["WhatsApp Chat with X.txt", "b.opus"]), Some("WhatsApp Chat with X.txt")),
            (names(&["__MACOSX/._chat.txt", "chat.txt"]), Some("chat.txt")),
            (names(&["a.txt", "b.txt"]), None),
        ] {
            assert_eq!(the_chat(&given), expected);
        }
    }
}
