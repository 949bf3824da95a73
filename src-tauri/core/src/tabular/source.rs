//! One door to every table: from bytes to format, then to the reader that fits.

use std::{
    fs::File,
    io::{BufReader, Cursor, Read},
    path::Path,
};

use flate2::read::MultiGzDecoder;
use zip::{ZipArchive, result::ZipError};

use super::{
    Encoding, Problem, ReadOptions, ReadRequest, RowSink, Source, SpawnReader, TableInfo, delimited, vcard,
    workbook,
};
use crate::{Code, Error, Result};

/// How much of a large file shows what it is.
const BEGINNING: u64 = 1024 * 1024;
/// So many bytes tell what a file is.
const HEAD: usize = 64;
/// A packed table may unpack to so many bytes.
const LARGEST_PACKED: u64 = 64 * 1024 * 1024;

impl Source {
    /// The bytes, from the beginning.
    pub(super) fn open(&self) -> Result<Box<dyn Read + '_>> {
        match self {
            Self::File { path } => {
                must_be_file(path)?;
                Ok(Box::new(File::open(path).map_err(|error| unreadable(path, &error))?))
            }
            Self::Text { text } => Ok(Box::new(Cursor::new(text.as_bytes()))),
        }
    }

    /// The name to show in lists of imports: the file's, or nothing for pasted text.
    pub fn name(&self) -> String {
        match self {
            Self::File { path } => {
                path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
            }
            Self::Text { .. } => String::new(),
        }
    }
}

/// Refuses what is no file: a pipe would be waited for, and a device never ends.
///
/// # Errors
/// [`Code::BadFile`] (`not_a_file`), or [`Code::Io`] when nothing can be said of the path.
pub fn must_be_file(path: &Path) -> Result<()> {
    if path.metadata().map_err(|error| unreadable(path, &error))?.is_file() {
        return Ok(());
    }
    let path = path.display().to_string();
    Err(Error::new(Code::BadFile).with("reason", "not_a_file").with("path", path))
}

/// Reading failed: whatever the reason, the folder is not "read-only", so the code stays `io`.
fn unreadable(path: &Path, source: &std::io::Error) -> Error {
    Error::new(Code::Io).with("path", path.display().to_string()).with("reason", source.to_string())
}

/// A source as far as it is to be read.
#[derive(Clone, Copy)]
pub(super) struct Bytes<'a> {
    source: &'a Source,
    most: u64,
}

impl<'a> Bytes<'a> {
    /// All of a source.
    pub(super) fn all(source: &'a Source) -> Self {
        Self { source, most: u64::MAX }
    }

    /// The bytes, from the beginning.
    pub(super) fn open(self) -> Result<Box<dyn Read + 'a>> {
        Ok(Box::new(self.source.open()?.take(self.most)))
    }
}

/// Reads a table into `sink`.
pub fn read(
    source: &Source,
    options: &ReadOptions,
    child: &dyn SpawnReader,
    sink: &mut dyn RowSink,
) -> Result<TableInfo> {
    up_to(Bytes::all(source), options, child, sink)
}

/// Reads the first rows of a table, to see what it is; of a large one no more than its beginning.
pub fn beginning(
    source: &Source,
    options: &ReadOptions,
    child: &dyn SpawnReader,
    limit: usize,
) -> Result<FirstRows> {
    let mut first = FirstRows { limit, ..FirstRows::default() };
    up_to(Bytes { source, most: BEGINNING }, options, child, &mut first)?;
    Ok(first)
}

fn up_to(
    bytes: Bytes<'_>,
    options: &ReadOptions,
    child: &dyn SpawnReader,
    sink: &mut dyn RowSink,
) -> Result<TableInfo> {
    let source = bytes.source;
    // What was pasted, or unpacked by somebody else, is text already.
    let options = &match source {
        Source::Text { .. } => ReadOptions { encoding: None, ..options.clone() },
        Source::File { .. } => options.clone(),
    };
    let mut head = Vec::with_capacity(HEAD);
    source.open()?.take(HEAD as u64).read_to_end(&mut head).map_err(super::decode::broken)?;
    let place = source.name();
    let packed = match (head.as_slice(), source) {
        ([0x1f, 0x8b, ..], Source::File { path }) => Some(unpacked(path, options)?),
        ([b'P', b'K', 3, 4, ..], Source::File { path }) => packed_alone(path, options)?,
        _ => None,
    };
    let named = |error: Error| match error.details.contains_key("path") {
        true => error,
        false => error.with("path", source.name()),
    };
    if let Some(table) = &packed {
        // Its text is unpacked, whatever encoding it was packed in.
        let options = ReadOptions { encoding: None, ..options.clone() };
        return delimited::read(Bytes::all(table), &options, sink).map_err(named);
    }
    match (head.as_slice(), source) {
        ([b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..], Source::File { path }) => {
            let request = ReadRequest { path: path.clone(), sheet: options.sheet.clone(), rows: None };
            workbook::receive(child, &request, sink)
        }
        ([b'S', b'Q', b'L', b'i', b't', b'e', ..], _) => {
            Err(Error::new(Code::BadFile).with("path", place).with("reason", "database"))
        }
        ([b'%', b'P', b'D', b'F', ..] | [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..], _) => {
            Err(Error::new(Code::BadFile).with("path", place).with("reason", "not_a_table"))
        }
        _ if vcard::is_cards(&head) => vcard::read(source, options, sink),
        _ => delimited::read(bytes, options, sink),
    }
    .map_err(named)
}

/// The table that a file packed with gzip holds, as forums send their lists.
fn unpacked(path: &Path, options: &ReadOptions) -> Result<Source> {
    let file = File::open(path).map_err(|reason| unreadable(path, &reason))?;
    text_of(path, options, MultiGzDecoder::new(file))
}

/// The table that lies alone in an archive; nothing where it is a workbook, which is packed in the same way, or holds anything else.
fn packed_alone(path: &Path, options: &ReadOptions) -> Result<Option<Source>> {
    let file = File::open(path).map_err(|reason| unreadable(path, &reason))?;
    // What is no sound archive is told by whoever reads workbooks.
    let Ok(mut archive) = ZipArchive::new(BufReader::new(file)) else { return Ok(None) };
    let Ok(names) =
        archive.file_names().map(|name| Ok(name?.into_owned())).collect::<Result<Vec<_>, ZipError>>()
    else {
        return Ok(None);
    };
    let files: Vec<String> = names.into_iter().filter(|name| is_own_entry(name)).collect();
    let is_text = |name: &String| {
        let name = name.to_lowercase();
        [".csv", ".tsv", ".txt"].iter().any(|end| name.ends_with(end))
    };
    let [name] = files.as_slice() else { return Ok(None) };
    if !is_text(name) {
        return Ok(None);
    }
    let entry = archive.by_name(name).map_err(|reason| match reason {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => bad(path, "encrypted_archive"),
        _ => bad(path, "compressed"),
    })?;
    text_of(path, options, entry).map(Some)
}

/// Whether an entry of an archive was packed by somebody, and not by the system on the way.
pub fn is_own_entry(name: &str) -> bool {
    let leaf = name.rsplit('/').next().unwrap_or_default();
    let is_of_system = matches!(leaf, "" | "Thumbs.db" | "desktop.ini") || leaf.starts_with('.');
    !name.starts_with("__MACOSX/") && !is_of_system
}

fn bad(path: &Path, reason: &str) -> Error {
    Error::new(Code::BadFile).with("path", path.display().to_string()).with("reason", reason)
}

/// The text of a packed table. It is held in memory, so it may not be large.
fn text_of(path: &Path, options: &ReadOptions, stream: impl Read) -> Result<Source> {
    let mut bytes = Vec::new();
    stream.take(LARGEST_PACKED + 1).read_to_end(&mut bytes).map_err(|_| bad(path, "compressed"))?;
    if bytes.len() as u64 > LARGEST_PACKED {
        return Err(Error::new(Code::TooLarge)
            .with("path", path.display().to_string())
            .with("limit", "unpacked"));
    }
    let mut text = String::new();
    let encoding = Encoding::detect(|| Ok(bytes.as_slice()), options.encoding.as_deref())?;
    encoding.stream(bytes.as_slice()).read_to_string(&mut text).map_err(super::decode::broken)?;
    Ok(Source::Text { text })
}

/// A sink that keeps the first rows, for previews.
#[derive(Debug, Default)]
pub struct FirstRows {
    /// How many are wanted.
    pub limit: usize,
    /// The rows with their numbers.
    pub rows: Vec<(u64, super::Cells)>,
    /// What was odd on the way.
    pub problems: Vec<Problem>,
    /// What was recognised.
    pub info: Option<TableInfo>,
}

impl RowSink for FirstRows {
    fn start(&mut self, info: &TableInfo) -> Result<()> {
        self.info = Some(info.clone());
        Ok(())
    }
    fn row(&mut self, number: u64, cells: &super::Cells) -> Result<bool> {
        self.rows.push((number, cells.clone()));
        Ok(self.rows.len() < self.limit)
    }
    fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }
}
