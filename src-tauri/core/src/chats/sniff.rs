//! Which format a file is in, told by its bytes and never by its name.

use std::path::Path;

use super::{Format, Options, Sample, Sink, Source, archive, formats::FORMATS, json::JsonHead};
use crate::{Result, tabular::Encoding};

/// So much of a file is looked at: pictures may stand in front of everything else in JSON.
const HEAD: u64 = 256 * 1024;
/// So much of a text is looked at.
const TEXT_HEAD: usize = 64 * 1024;
/// So many entries of an archive are looked at, where none says by its name that it is the chat.
const MOST_TRIED: usize = 200;
/// One of these lies at the top of a folder that an export was unpacked to.
const MARKS: [&str; 3] = ["users.json", "org_users.json", "manifest.json"];
/// The format of cards of contacts.
const CARD: &str = "vcard";
/// So many lines are looked at.
const LINES: usize = 200;

/// An export and its format.
pub type Recognised = (Source, &'static dyn Format);

/// The format of a source, and the source itself, or what is packed in it; more than one only when it is an archive of several exports.
pub fn recognise(source: &Source, options: &Options) -> Result<Vec<Recognised>> {
    if source.path().is_dir() {
        return match unpacked(source, FORMATS)? {
            Some(format) => Ok(vec![(source.clone(), format)]),
            None => Err(source.refused("unknown_chat_format")),
        };
    }
    source.must_be_readable()?;
    let head = source.head(HEAD)?;
    match head.as_slice() {
        [b'P', b'K', 3, 4, ..] => return recognise_archive(source, options),
        [0x1f, 0x8b, ..] => {
            let inside = archive::unpack_gzip(source, options)?;
            let head = inside.head(HEAD)?;
            let format = best(&sample(&head)).ok_or_else(|| source.refused(reason(&head)))?;
            return Ok(vec![(inside, format)]);
        }
        _ => {}
    }
    match best(&sample(&head)) {
        Some(format) => Ok(vec![(source.clone(), format)]),
        None => Err(source.refused(reason(&head))),
    }
}

/// The format of that name, for a source whose bytes were misread. A tool that writes files and archives has both under one name.
pub fn overruled(source: &Source, name: &str, options: &Options) -> Result<Vec<Recognised>> {
    let named = || FORMATS.iter().copied().filter(|format| format.name() == name);
    let format = named().next();
    let format =
        format.ok_or_else(|| crate::Error::invalid("format", "unknown_format").with("format", name))?;
    if source.path().is_dir() {
        let known: Vec<_> = named().collect();
        let format = unpacked(source, &known)?.ok_or_else(|| source.refused("unknown_chat_format"))?;
        return Ok(vec![(source.clone(), format)]);
    }
    source.must_be_readable()?;
    match source.head(2)?.as_slice() {
        [b'P', b'K'] => {
            let entries = archive::names(source)?;
            let sample = Sample { entries: Some(entries.clone()), ..Sample::default() };
            if let Some(format) = named().find(|format| format.sniff(&sample) > 0) {
                return Ok(vec![(source.clone(), format)]);
            }
            // What is packed is unpacked all the same.
            if let Some(chat) = archive::the_chat(&entries) {
                return Ok(vec![(archive::unpack(source, chat, options)?, format)]);
            }
            let found =
                among(source, &entries, &|sample| (format.sniff(sample) > 0).then_some(format), options)?;
            if found.is_empty() { Err(source.refused("unknown_chat_format")) } else { Ok(found) }
        }
        [0x1f, 0x8b] => Ok(vec![(archive::unpack_gzip(source, options)?, format)]),
        _ => Ok(vec![(source.clone(), format)]),
    }
}

/// The format of an export that was unpacked to a folder and lies in it as it was packed.
fn unpacked(source: &Source, formats: &[&'static dyn Format]) -> Result<Option<&'static dyn Format>> {
    let is_marked = |name: &&str| source.path().join(name).is_file();
    if !MARKS.iter().any(is_marked) {
        return Ok(None);
    }
    let sample = Sample { entries: Some(archive::names(source)?), ..Sample::default() };
    Ok(formats.iter().copied().find(|format| format.sniff(&sample) > 0))
}

/// Tells which entries of an archive were left out, where what was found is packed in one. Formats that read whole archives tell it
/// themselves.
pub fn tell_left_out(source: &Source, found: &[Recognised], sink: &mut dyn Sink) -> Result<()> {
    let is_inside = found.iter().any(|(inside, _)| matches!(inside, Source::Packed { .. }));
    if is_inside && is_archive(&source.head(4)?) {
        archive::Archive::open(source, &Options::default())?.entries(source, sink)?;
    }
    Ok(())
}

/// The files of an export that was unpacked, by their names in its folder.
pub fn names_in(folder: &Path) -> Result<Vec<String>> {
    archive::names(&Source::File(folder.to_owned()))
}

/// Whether a folder is an export that was unpacked.
pub(super) fn is_unpacked(folder: &Path) -> bool {
    unpacked(&Source::File(folder.to_owned()), FORMATS).is_ok_and(|format| format.is_some())
}

/// The entries of an archive in which `known` sees a format.
fn among(
    source: &Source,
    entries: &[String],
    known: &dyn Fn(&Sample) -> Option<&'static dyn Format>,
    options: &Options,
) -> Result<Vec<Recognised>> {
    let mut found = Vec::new();
    for name in archive::readable(entries).into_iter().take(MOST_TRIED) {
        let inside = archive::unpack(source, name, options)?;
        let head = inside.head(HEAD)?;
        if let Some(format) = known(&sample(&head)).filter(|_| !is_archive(&head)) {
            found.push((inside, format));
        }
    }
    Ok(found)
}

fn recognise_archive(source: &Source, options: &Options) -> Result<Vec<Recognised>> {
    let entries = archive::names(source)?;
    let sample = Sample { entries: Some(entries.clone()), ..Sample::default() };
    if let Some(format) = best(&sample) {
        return Ok(vec![(source.clone(), format)]);
    }
    if let Some(chat) = archive::the_chat(&entries) {
        let inside = archive::unpack(source, chat, options)?;
        let head = inside.head(HEAD)?;
        if is_archive(&head) {
            return Err(source.refused("archive_in_archive"));
        }
        return match best(&self::sample(&head)) {
            Some(format) => Ok(vec![(inside, format)]),
            None => Err(source.refused(reason(&head))),
        };
    }
    let mut found = among(source, &entries, &best, options)?;
    // A card among chats was sent by somebody, and is no list of members.
    if found.iter().any(|(_, format)| format.name() != CARD) {
        found.retain(|(_, format)| format.name() != CARD);
    }
    if found.is_empty() { Err(source.refused("unknown_chat_format")) } else { Ok(found) }
}

fn is_archive(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04")
}

/// The format that is surest; the first of several.
fn best(sample: &Sample) -> Option<&'static dyn Format> {
    let mut best: Option<(u32, &'static dyn Format)> = None;
    for format in FORMATS {
        let score = format.sniff(sample);
        if score > best.map_or(0, |(highest, _)| highest) {
            best = Some((score, *format));
        }
    }
    best.map(|(_, format)| format)
}

/// Takes the beginning of a file apart.
fn sample(head: &[u8]) -> Sample {
    let Ok(encoding) = Encoding::detect(|| Ok(head), None) else { return Sample::default() };
    let mut text = String::new();
    // The end of the head may lie within a character; what is there is enough.
    if std::io::Read::read_to_string(&mut encoding.stream(head), &mut text).is_err() {
        return Sample::default();
    }
    let json = JsonHead::of(text.as_bytes());
    let lines = beginning(&text, TEXT_HEAD)
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(LINES)
        .map(str::to_owned)
        .collect();
    Sample { text, lines, json, entries: None }
}

/// Why a file cannot be read, where it is one that people try.
fn reason(head: &[u8]) -> &'static str {
    let begin = String::from_utf8_lossy(&head[..head.len().min(1024)]).to_ascii_lowercase();
    let begin = begin.trim_start_matches('\u{feff}').trim_start();
    if head.starts_with(b"SQLite format 3") {
        "database"
    } else if begin.starts_with("<!doctype html") || begin.starts_with("<html") {
        "html"
    } else if begin.contains("\"thread_path\"") || begin.contains("\"participants\"") {
        "messenger_unsupported"
    } else {
        "unknown_chat_format"
    }
}

/// At most so many bytes of a text, whole letters only.
pub fn beginning(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
