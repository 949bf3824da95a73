//! Frames of bytes in the order in which they come: few stay in memory, many go to a file without a name.

use std::{
    fs::File,
    io::{Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use crate::{Code, Error, Result, clock::Millis, workspace::scratch_file};

/// What is gathered in memory before it is written; a list that is shorter needs no file.
const BLOCK: usize = 1024 * 1024;
/// What is read at once.
const WINDOW: usize = 256 * 1024;
/// Bytes before each frame that say how long it is.
const HEAD: usize = 4;

/// A growing row of frames.
pub(super) struct Spill {
    folder: PathBuf,
    now: Millis,
    file: Option<Mutex<File>>,
    /// A folder that cannot be written is no reason to refuse a dry run: then everything stays in memory.
    refused: bool,
    /// Bytes in the file; what follows them is in memory.
    written: u64,
    tail: Vec<u8>,
}

impl Spill {
    /// Nothing yet; a file would be made in `folder`.
    pub(super) fn new(folder: &Path, now: Millis) -> Self {
        Self { folder: folder.to_owned(), now, file: None, refused: false, written: 0, tail: Vec::new() }
    }

    /// Adds a frame; says where it begins.
    pub(super) fn push(&mut self, frame: &[u8]) -> Result<u64> {
        let offset = self.written + self.tail.len() as u64;
        let length = u32::try_from(frame.len()).map_err(Error::internal)?;
        self.tail.extend_from_slice(&length.to_le_bytes());
        self.tail.extend_from_slice(frame);
        if self.tail.len() >= BLOCK && !self.refused {
            self.write_out()?;
        }
        Ok(offset)
    }

    fn write_out(&mut self) -> Result<()> {
        let file = match self.file.take() {
            Some(file) => file,
            None => match scratch_file(&self.folder, self.now) {
                Ok(file) => Mutex::new(file),
                Err(error) if error.code == Code::ReadOnly => {
                    self.refused = true;
                    return Ok(());
                }
                Err(error) => return Err(error),
            },
        };
        let file = self.file.insert(file).get_mut().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.written))
            .and_then(|_| file.write_all(&self.tail))
            .map_err(|error| Error::io(&self.folder, &error))?;
        self.written += self.tail.len() as u64;
        self.tail.clear();
        Ok(())
    }

    /// Reads frames by where they begin.
    pub(super) fn reader(&self) -> SpillReader<'_> {
        SpillReader { spill: self, window: Vec::new(), start: 0 }
    }

    /// Bytes in memory.
    #[cfg(test)]
    pub(super) fn held(&self) -> usize {
        self.tail.len()
    }

    fn fill(&self, window: &mut Vec<u8>, offset: u64, length: usize) -> Result<()> {
        let Some(file) = &self.file else { return Err(broken()) };
        let available = usize::try_from(self.written - offset).unwrap_or(usize::MAX);
        window.resize(length.min(available), 0);
        let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(offset))
            .and_then(|_| file.read_exact(window))
            .map_err(|error| Error::io(&self.folder, &error))
    }
}

/// Reads frames, fastest in their order.
pub(super) struct SpillReader<'a> {
    spill: &'a Spill,
    window: Vec<u8>,
    /// Where the window begins.
    start: u64,
}

impl SpillReader<'_> {
    /// The frame that begins at `offset`.
    pub(super) fn at(&mut self, offset: u64) -> Result<&[u8]> {
        if let Some(place) = offset.checked_sub(self.spill.written) {
            let place = usize::try_from(place).map_err(Error::internal)?;
            let tail = self.spill.tail.get(place..).ok_or_else(broken)?;
            let length = length(tail)?;
            return tail.get(HEAD..HEAD + length).ok_or_else(broken);
        }
        let whole = |window: &[u8], start: u64| -> Option<(usize, usize)> {
            let place = usize::try_from(offset.checked_sub(start)?).ok()?;
            let length = length(window.get(place..)?).ok()?;
            let place = place + HEAD;
            (place + length <= window.len()).then_some((place, length))
        };
        let (place, length) = match whole(&self.window, self.start) {
            Some(found) => found,
            None => {
                self.start = offset;
                self.spill.fill(&mut self.window, offset, WINDOW)?;
                let needed = HEAD + length(&self.window)?;
                if needed > self.window.len() {
                    self.spill.fill(&mut self.window, offset, needed)?;
                }
                whole(&self.window, offset).ok_or_else(broken)?
            }
        };
        self.window.get(place..place + length).ok_or_else(broken)
    }
}

fn length(bytes: &[u8]) -> Result<usize> {
    let head = bytes.first_chunk::<HEAD>().ok_or_else(broken)?;
    usize::try_from(u32::from_le_bytes(*head)).map_err(Error::internal)
}

/// What was written is not what is read: the disk or this program is at fault.
pub(super) fn broken() -> Error {
    Error::internal("a scratch file is not as it was written")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_of_every_length_come_back_in_order_and_by_place() {
        let folder = tempfile::tempdir().unwrap();
        let lengths = [0, 1, 300, WINDOW - 4, WINDOW, WINDOW + 9, 3 * BLOCK, 7, BLOCK, 20];
        let frames: Vec<Vec<u8>> = (0_u8..).zip(lengths).map(|(byte, length)| vec![byte; length]).collect();
        let mut spill = Spill::new(folder.path(), 0);
        let offsets: Vec<u64> = frames.iter().map(|frame| spill.push(frame).unwrap()).collect();
        assert!(spill.file.is_some() && !spill.tail.is_empty());
        let mut reader = spill.reader();
        let pairs: Vec<_> = frames.iter().zip(&offsets).collect();
        for &(frame, &offset) in pairs.iter().chain(pairs.iter().rev()) {
            assert!(reader.at(offset).unwrap() == *frame);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "the file has no name");
    }

    #[test]
    fn what_is_short_stays_in_memory_and_what_cannot_be_written_too() {
        let folder = tempfile::tempdir().unwrap();
        let mut spill = Spill::new(folder.path(), 0);
        spill.push(&[1; 1_000]).unwrap();
        assert!(spill.file.is_none());
        spill.refused = true;
        let offset = spill.push(&vec![2; 2 * BLOCK]).unwrap();
        assert!(spill.file.is_none());
        assert_eq!(spill.reader().at(offset).unwrap().len(), 2 * BLOCK);
    }
}
