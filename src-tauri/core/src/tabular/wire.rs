//! What a reading child writes: frames of a kind, a length and a payload.

use std::io::{self, BufRead, Read, Write};

use super::Cells;

/// Longest frame that is believed; a row of a thousand full cells stays below.
const LONGEST: u32 = 64 * 1024 * 1024;

/// The kinds of frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    Info = b'i',
    Row = b'r',
    Problem = b'p',
    Failure = b'x',
    End = b'e',
}

impl Kind {
    fn from_byte(byte: u8) -> Option<Self> {
        [Self::Info, Self::Row, Self::Problem, Self::Failure, Self::End]
            .into_iter()
            .find(|kind| *kind as u8 == byte)
    }
}

fn corrupt() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "not a frame")
}

pub(super) fn write(out: &mut dyn Write, kind: Kind, payload: &[u8]) -> io::Result<()> {
    let length = u32::try_from(payload.len()).map_err(|_| corrupt())?;
    out.write_all(&[kind as u8])?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(payload)
}

/// Reads one frame into `payload`; `None` at the end of the stream.
pub(super) fn read(input: &mut dyn BufRead, payload: &mut Vec<u8>) -> io::Result<Option<Kind>> {
    if input.fill_buf()?.is_empty() {
        return Ok(None);
    }
    let mut head = [0; 5];
    input.read_exact(&mut head)?;
    let kind = Kind::from_byte(head[0]).ok_or_else(corrupt)?;
    let length = u32::from_le_bytes([head[1], head[2], head[3], head[4]]);
    if length > LONGEST {
        return Err(corrupt());
    }
    payload.clear();
    input.take(u64::from(length)).read_to_end(payload)?;
    if payload.len() == length as usize { Ok(Some(kind)) } else { Err(corrupt()) }
}

pub(super) fn pack_row(number: u64, cells: &[String], payload: &mut Vec<u8>) {
    payload.clear();
    payload.extend_from_slice(&number.to_le_bytes());
    for cell in cells {
        payload.extend_from_slice(&u32::try_from(cell.len()).unwrap_or(0).to_le_bytes());
        payload.extend_from_slice(cell.as_bytes());
    }
}

pub(super) fn unpack_row(payload: &[u8], cells: &mut Cells) -> io::Result<u64> {
    cells.clear();
    let (number, mut rest) = payload.split_first_chunk::<8>().ok_or_else(corrupt)?;
    while !rest.is_empty() {
        let (length, tail) = rest.split_first_chunk::<4>().ok_or_else(corrupt)?;
        let length = u32::from_le_bytes(*length) as usize;
        let (cell, tail) = tail.split_at_checked(length).ok_or_else(corrupt)?;
        cells.push_field(std::str::from_utf8(cell).map_err(|_| corrupt())?);
        rest = tail;
    }
    Ok(u64::from_le_bytes(*number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_travel_through_frames_and_nonsense_is_refused() {
        let row = ["张三".to_owned(), String::new(), "a\nb".to_owned()];
        let (mut payload, mut stream) = (Vec::new(), Vec::new());
        pack_row(7, &row, &mut payload);
        write(&mut stream, Kind::Row, &payload).unwrap();
        let mut input = stream.as_slice();
        let mut cells = Cells::new();
        assert_eq!(read(&mut input, &mut payload).unwrap(), Some(Kind::Row));
        assert_eq!(unpack_row(&payload, &mut cells).unwrap(), 7);
        assert_eq!(cells.iter().collect::<Vec<_>>(), row);
        assert_eq!(read(&mut input, &mut payload).unwrap(), None);
        assert!(read(&mut b"hello world".as_slice(), &mut payload).is_err());
        assert!(read(&mut b"r\xff\xff\xff\xff".as_slice(), &mut payload).is_err());
        assert!(unpack_row(b"12345678\x09\0\0\0abc", &mut cells).is_err());
    }
}
