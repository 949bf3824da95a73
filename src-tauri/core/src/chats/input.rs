//! Where an export comes from.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use super::{
    Fault, Place, Problem, Sink,
    archive::{How, unpacked},
};
use crate::{
    Code, Error, Result, tabular,
    tabular::{Encoding, must_be_file},
};

/// A packed table is unpacked into memory, at most so many bytes of it.
const LARGEST_TABLE: u64 = 128 * 1024 * 1024;

/// A file of this machine, what lies packed in one, or what was pasted.
#[derive(Debug, Clone)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Pasted text.
    Text(Arc<str>),
    /// An entry of an archive. It is unpacked while it is read, each time anew: it may be larger than memory.
    Packed {
        /// The file that it lies in.
        path: PathBuf,
        /// Its name in the archive.
        entry: String,
        /// Where and how.
        packed: Packed,
    },
}

/// Where in a file something lies, and how it is packed.
#[derive(Debug, Clone)]
pub struct Packed {
    pub(super) start: u64,
    /// How many bytes it takes there, as the archive says.
    pub(super) length: u64,
    pub(super) how: How,
    /// Somebody said that it may unpack to whatever it does.
    pub(super) trusted: bool,
    /// What was read of it ended where it was no sound packing.
    pub(super) damaged: Arc<AtomicBool>,
}

impl Source {
    /// The bytes, from the beginning.
    pub(super) fn open(&self) -> Result<Box<dyn Read + '_>> {
        match self {
            Self::File(path) => Ok(Box::new(File::open(path).map_err(|reason| self.broken(&reason))?)),
            Self::Text(text) => Ok(Box::new(text.as_bytes())),
            Self::Packed { path, packed, .. } => {
                unpacked(path, packed).map_err(|reason| self.broken(&reason))
            }
        }
    }

    /// Tells that the packing was damaged, when the reading found it so.
    pub fn tell_damage(&self, sink: &mut dyn Sink) {
        if let Self::Packed { packed, .. } = self
            && packed.damaged.load(Ordering::Relaxed)
        {
            sink.problem(Problem::new(Place::File, Fault::Truncated));
        }
    }

    /// The file on the disk; an empty path for what lies in none.
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Packed { path, .. } => path,
            Self::Text(_) => Path::new(""),
        }
    }

    /// Refuses what can never be read: a pipe would be waited for.
    pub(super) fn must_be_readable(&self) -> Result<()> {
        match self {
            Self::Text(_) => Ok(()),
            Self::File(path) | Self::Packed { path, .. } => must_be_file(path),
        }
    }

    /// The name of the file or entry without its ending: what text exports call their chat by.
    pub fn stem(&self) -> String {
        let name = match self {
            Self::File(path) => path.as_path(),
            Self::Packed { entry, .. } => Path::new(entry),
            Self::Text(_) => Path::new(""),
        };
        name.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// The first bytes.
    pub(super) fn head(&self, length: u64) -> Result<Vec<u8>> {
        let mut head = Vec::new();
        self.open()?.take(length).read_to_end(&mut head).map_err(|reason| self.broken(&reason))?;
        Ok(head)
    }

    /// When the file was written, in milliseconds since 1970.
    pub(super) fn written_at(&self) -> Option<i64> {
        let written = self.path().metadata().and_then(|about| about.modified()).ok()?;
        i64::try_from(written.duration_since(std::time::UNIX_EPOCH).ok()?.as_millis()).ok()
    }

    /// In which encoding it is, judged over the whole file.
    pub(super) fn encoding(&self, chosen: Option<&str>) -> Result<Encoding> {
        // What was pasted is text already.
        let chosen = if matches!(self, Self::Text(_)) { Some("utf-8") } else { chosen };
        Encoding::detect(|| self.open(), chosen)
    }

    /// The same for the readers of tables, which unpack what is a table alone by themselves.
    pub(crate) fn whole_table(&self) -> tabular::Source {
        match self {
            Self::Text(text) => tabular::Source::Text { text: text.to_string() },
            Self::File(path) | Self::Packed { path, .. } => tabular::Source::File { path: path.clone() },
        }
    }

    /// What lies in it, for the readers of tables.
    pub(super) fn table(&self, encoding: Option<&str>) -> Result<tabular::Source> {
        match self {
            Self::File(_) | Self::Text(_) => Ok(self.whole_table()),
            Self::Packed { path, .. } => {
                let mut text = String::new();
                let found = self.encoding(encoding)?;
                let stream = found.stream(self.open()?);
                stream
                    .take(LARGEST_TABLE + 1)
                    .read_to_string(&mut text)
                    .map_err(|reason| self.broken(&reason))?;
                if text.len() as u64 > LARGEST_TABLE {
                    let path = path.display().to_string();
                    return Err(Error::new(Code::TooLarge).with("path", path).with("limit", "unpacked"));
                }
                Ok(tabular::Source::Text { text })
            }
        }
    }

    /// Reading failed; the code is `io`, unless what unpacks the file says why.
    pub(super) fn broken(&self, reason: &io::Error) -> Error {
        if let Some(own) = Error::inside(reason) {
            return own;
        }
        Error::new(Code::Io)
            .with("path", self.path().display().to_string())
            .with("reason", reason.to_string())
    }

    /// The file is none that can be read here.
    pub(super) fn refused(&self, reason: &str) -> Error {
        Error::new(Code::BadFile).with("path", self.path().display().to_string()).with("reason", reason)
    }
}
