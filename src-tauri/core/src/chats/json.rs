//! JSON as a stream: the file is taken apart into values by counting brackets, each value is then parsed by itself.
//! So memory holds one message, one broken message does not end the reading, and what some programs write that is not
//! JSON can be mended where it stands.

use std::io::{self, Read};

use super::{Fault, Place, Problem, Sink, Source, lenient::Text, mend::mended};
use crate::Result;

/// A message longer than this is left out.
const LONGEST: usize = 16 * 1024 * 1024;
/// Deeper nesting is left out.
const DEEPEST: u32 = 128;
const BLOCK: usize = 512 * 1024;

/// The keys of the beginning of a file.
#[derive(Debug, Default)]
pub struct JsonHead {
    /// The file is a list.
    pub list: bool,
    /// The keys at the top.
    pub keys: Vec<String>,
    /// The keys of the first item of a list.
    pub item_keys: Vec<String>,
}

impl JsonHead {
    /// Looks at the beginning of a file; nothing when it is no JSON.
    pub fn of(head: &[u8]) -> Option<Self> {
        let mut json = Json::new(head);
        let mut found = Self::default();
        let mut key = String::new();
        match json.peek().ok()?? {
            b'{' => {
                json.enter().ok()?;
                // Text may begin with a bracket, too.
                if !matches!(json.peek().ok()?, Some(b'"' | b'}')) {
                    return None;
                }
                while json.next_key(&mut key).ok()? {
                    found.keys.push(key.clone());
                    json.skip().ok()?;
                }
            }
            b'[' => {
                found.list = true;
                json.enter().ok()?;
                // Pages of a list may lie in one more list.
                if json.peek().ok()? == Some(b'[') {
                    json.enter().ok()?;
                }
                if json.peek().ok()? != Some(b'{') {
                    return None;
                }
                json.enter().ok()?;
                while json.next_key(&mut key).ok()? {
                    found.item_keys.push(key.clone());
                    json.skip().ok()?;
                }
            }
            _ => return None,
        }
        Some(found)
    }
}

/// One value as it stands in the file.
pub enum Raw<'a> {
    /// Its bytes.
    Bytes(&'a [u8]),
    /// It is not handed out, because of this.
    Refused(Fault),
}

/// Walks through a JSON text.
pub struct Json<R> {
    source: R,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    passed: u64,
    done: bool,
    /// The text ended inside something.
    pub truncated: bool,
}

impl<R: Read> Json<R> {
    /// At the beginning of the text.
    pub fn new(source: R) -> Self {
        Self { source, buffer: vec![0; BLOCK], start: 0, end: 0, passed: 0, done: false, truncated: false }
    }

    /// How many bytes lie behind.
    pub fn position(&self) -> u64 {
        self.passed + self.start as u64
    }

    /// Reads more, keeping what begins at `start`; false at the end.
    fn fill(&mut self) -> io::Result<bool> {
        if self.done {
            return Ok(false);
        }
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            self.passed += self.start as u64;
            self.end -= self.start;
            self.start = 0;
        }
        if self.end == self.buffer.len() {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        loop {
            match self.source.read(&mut self.buffer[self.end..]) {
                Ok(0) => {
                    self.done = true;
                    return Ok(false);
                }
                Ok(count) => {
                    self.end += count;
                    return Ok(true);
                }
                Err(reason) if reason.kind() == io::ErrorKind::Interrupted => {}
                Err(reason) => return Err(reason),
            }
        }
    }

    /// The next byte that is not blank, without taking it.
    pub fn peek(&mut self) -> io::Result<Option<u8>> {
        loop {
            while self.start < self.end {
                match self.buffer[self.start] {
                    // A mark of UTF-8 in front is passed over like a blank.
                    b' ' | b'\n' | b'\r' | b'\t' | 0xef | 0xbb | 0xbf => self.start += 1,
                    byte => return Ok(Some(byte)),
                }
            }
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    /// Takes the bracket that an object or list begins with.
    pub fn enter(&mut self) -> io::Result<()> {
        if self.peek()?.is_some() {
            self.start += 1;
        }
        Ok(())
    }

    /// The next key of the object that was entered; false at its end.
    pub fn next_key(&mut self, key: &mut String) -> io::Result<bool> {
        loop {
            match self.peek()? {
                None => {
                    self.truncated = true;
                    return Ok(false);
                }
                Some(b'}') => {
                    self.start += 1;
                    return Ok(false);
                }
                Some(b'"') => break,
                // A comma, or something that does not belong here.
                Some(_) => self.start += 1,
            }
        }
        key.clear();
        if let Raw::Bytes(bytes) = self.raw()?
            && let Ok(text) = serde_json::from_slice(bytes)
        {
            *key = text;
        }
        if self.peek()? == Some(b':') {
            self.start += 1;
        }
        Ok(true)
    }

    /// Goes to the next item of the list that was entered; false at its end.
    pub fn next_item(&mut self) -> io::Result<bool> {
        loop {
            match self.peek()? {
                None => {
                    self.truncated = true;
                    return Ok(false);
                }
                Some(b']') => {
                    self.start += 1;
                    return Ok(false);
                }
                Some(b',' | b'}' | b':') => self.start += 1,
                Some(_) => return Ok(true),
            }
        }
    }

    /// Takes the next value as it stands.
    pub fn raw(&mut self) -> io::Result<Raw<'_>> {
        let Some(first) = self.peek()? else {
            self.truncated = true;
            return Ok(Raw::Refused(Fault::Truncated));
        };
        let mut scan = Scan { at: 0, depth: 0, deepest: 0, quoted: false, bare: !b"{[\"".contains(&first) };
        let mut long = false;
        loop {
            let complete = scan.run(&self.buffer[self.start..self.end]);
            if complete {
                break;
            }
            if scan.at > LONGEST {
                long = true;
                let length = (self.end - self.start).min(scan.at);
                self.start += length;
                scan.at -= length;
            }
            if !self.fill()? {
                // A bare value may end with the text.
                if !scan.bare {
                    self.truncated = true;
                    self.start = self.end;
                    return Ok(Raw::Refused(Fault::Truncated));
                }
                scan.at = scan.at.min(self.end - self.start);
                break;
            }
        }
        let begin = self.start;
        self.start += scan.at;
        if long {
            return Ok(Raw::Refused(Fault::TooLong));
        }
        if scan.deepest > DEEPEST {
            return Ok(Raw::Refused(Fault::TooDeep));
        }
        Ok(Raw::Bytes(&self.buffer[begin..self.start]))
    }

    /// Passes over the next value.
    pub fn skip(&mut self) -> io::Result<()> {
        self.raw().map(drop)
    }

    /// The next value as a text; empty when it is none.
    pub fn text(&mut self) -> io::Result<String> {
        Ok(match self.raw()? {
            Raw::Bytes(bytes) => match serde_json::from_slice::<Text<'_>>(bytes) {
                Ok(text) => text.0.into_owned(),
                Err(_) => String::from_utf8_lossy(bytes).trim_matches('"').to_owned(),
            },
            Raw::Refused(_) => String::new(),
        })
    }

    /// Parses the next value; the default when it is something else.
    pub fn value<T: serde::de::DeserializeOwned + Default>(&mut self) -> io::Result<T> {
        Ok(match self.raw()? {
            Raw::Bytes(bytes) => parsed(bytes).unwrap_or_default(),
            Raw::Refused(_) => T::default(),
        })
    }
}

fn parsed<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    serde_json::from_slice(bytes).ok().or_else(|| serde_json::from_slice(&mended(bytes)).ok())
}

/// Finds the end of one value, block by block.
struct Scan {
    at: usize,
    depth: u32,
    deepest: u32,
    quoted: bool,
    bare: bool,
}

impl Scan {
    /// Goes on in what is there of the value; true at its end, after which `at` stands.
    fn run(&mut self, bytes: &[u8]) -> bool {
        while self.at < bytes.len() {
            let rest = &bytes[self.at..];
            if self.quoted {
                match memchr::memchr2(b'"', b'\\', rest) {
                    None => self.at = bytes.len(),
                    Some(found) if rest[found] == b'\\' => self.at += found + 2,
                    Some(found) => {
                        self.at += found + 1;
                        self.quoted = false;
                        if self.depth == 0 {
                            return true;
                        }
                    }
                }
            } else if self.bare {
                match rest.iter().position(|byte| b",]}\n\r".contains(byte)) {
                    None => self.at = bytes.len(),
                    Some(found) => {
                        self.at += found;
                        return true;
                    }
                }
            } else if self.brackets(rest) {
                return true;
            }
        }
        false
    }

    fn brackets(&mut self, rest: &[u8]) -> bool {
        for (index, byte) in rest.iter().enumerate() {
            match byte {
                b'"' => {
                    self.quoted = true;
                    self.at += index + 1;
                    return false;
                }
                b'{' | b'[' => {
                    self.depth += 1;
                    self.deepest = self.deepest.max(self.depth);
                }
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == 0 {
                        self.at += index + 1;
                        return true;
                    }
                }
                _ => {}
            }
        }
        self.at += rest.len();
        false
    }
}

/// Reads the items of the list that stands next, one by one, each borrowed from the file. `take` parses and uses one; what it
/// cannot parse is mended and tried once more. Returns how many items there are.
pub fn each_item<R: Read>(
    json: &mut Json<R>,
    source: &Source,
    sink: &mut dyn Sink,
    mut take: impl FnMut(&[u8], &mut dyn Sink) -> Result<serde_json::Result<()>>,
) -> Result<u64> {
    let broken = |reason: io::Error| source.broken(&reason);
    if json.peek().map_err(broken)? != Some(b'[') {
        json.skip().map_err(broken)?;
        return Ok(0);
    }
    json.enter().map_err(broken)?;
    let mut number = 0;
    while json.next_item().map_err(broken)? {
        number += 1;
        match json.raw().map_err(broken)? {
            Raw::Bytes(bytes) => one_item(bytes, number, sink, &mut take)?,
            // The end of the file is told once, with its place.
            Raw::Refused(Fault::Truncated) => {}
            Raw::Refused(fault) => sink.problem(Problem::new(Place::Element(number), fault)),
        }
    }
    Ok(number)
}

/// As [`each_item`], for one.
pub fn one_item(
    bytes: &[u8],
    number: u64,
    sink: &mut dyn Sink,
    take: &mut impl FnMut(&[u8], &mut dyn Sink) -> Result<serde_json::Result<()>>,
) -> Result<()> {
    if take(bytes, sink)?.is_ok() {
        return Ok(());
    }
    let code = if take(&mended(bytes), sink)?.is_ok() { Fault::Repaired } else { Fault::BadElement };
    sink.problem(Problem::new(Place::Element(number), code));
    Ok(())
}

/// Tells that the file ended in the middle, when it did, or that something else begins behind the end of its text.
pub fn tell_end<R: Read>(json: &mut Json<R>, source: &Source, sink: &mut dyn Sink) -> Result<()> {
    if json.truncated {
        sink.problem(Problem::new(Place::Byte(json.position()), Fault::Truncated));
        return Ok(());
    }
    // What was read may lie in brackets of which nothing else is wanted.
    loop {
        match json.peek().map_err(|reason| source.broken(&reason))? {
            Some(b'}' | b']' | b',' | 0) => json.start += 1,
            Some(b'{' | b'[') => {
                sink.problem(Problem::new(Place::Byte(json.position()), Fault::MoreBehind));
                return Ok(());
            }
            _ => return Ok(()),
        }
    }
}

/// Opens a source as UTF-8 JSON, decoding other encodings.
pub fn open<'a>(
    source: &'a Source,
    chosen: Option<&str>,
    sink: &mut dyn Sink,
) -> Result<Json<Box<dyn Read + 'a>>> {
    let head = source.head(256 * 1024)?;
    let plain = match std::str::from_utf8(&head) {
        Ok(_) => true,
        // Cut in the middle of a character.
        Err(torn) => torn.error_len().is_none(),
    };
    if chosen.is_none() && plain && !head.contains(&0) {
        return Ok(Json::new(source.open()?));
    }
    let encoding = source.encoding(chosen)?;
    if encoding.replaced > 0 {
        sink.problem(Problem::new(Place::File, Fault::Undecodable));
    }
    Ok(Json::new(Box::new(encoding.stream(source.open()?))))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives its bytes in small pieces.
    struct Pieces<'a>(&'a [u8], usize);
    impl Read for Pieces<'_> {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let length = self.0.len().min(self.1).min(out.len());
            out[..length].copy_from_slice(&self.0[..length]);
            self.0 = &self.0[length..];
            Ok(length)
        }
    }

    fn items(text: &str, piece: usize) -> (Vec<String>, bool) {
        let mut json = Json::new(Pieces(text.as_bytes(), piece));
        json.enter().unwrap();
        let mut found = Vec::new();
        while json.next_item().unwrap() {
            if let Raw::Bytes(bytes) = json.raw().unwrap() {
                found.push(String::from_utf8(bytes.to_vec()).unwrap());
            }
        }
        (found, json.truncated)
    }

    #[test]
    fn values_are_found_however_the_file_comes_in_pieces() {
        let text = "\u{feff}[ {\"a\":\"]}\\\"\\\\\"}, [1,[2]],\"x,\", 12 ,null\n, true]";
        for piece in 1..20 {
            let (found, truncated) = items(text, piece);
            assert_eq!(
                found.iter().map(|item| item.trim()).collect::<Vec<_>>(),
                ["{\"a\":\"]}\\\"\\\\\"}", "[1,[2]]", "\"x,\"", "12", "null", "true"]
            );
            assert!(!truncated);
        }
        assert_eq!(items("[{\"a\":1},{\"b\":", 3), (vec!["{\"a\":1}".to_owned()], true));
    }

    #[test]
    fn what_is_too_deep_or_too_long_is_left_out() {
        let deep = format!("[{}{},1]", "[".repeat(200), "]".repeat(200));
        assert_eq!(items(&deep, 64).0, ["1"]);
        let long = format!("[\"{}\",1]", "x".repeat(LONGEST + 1_000_000));
        assert_eq!(items(&long, BLOCK).0, ["1"]);
    }
}
