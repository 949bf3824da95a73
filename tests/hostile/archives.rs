//! Bombs, names that lead elsewhere, entries that lie.

use std::{
    fs::File,
    io::{Cursor, Write},
    path::PathBuf,
};

use flate2::{Compression, write::GzEncoder};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::place::Place;

/// A chat's first line; what follows belongs to its text.
const CHAT: &str = "2024/3/5 21:07 - 张三: 大家好\n";
const SLACK: &[(&str, &str)] = &[("users.json", "[]"), ("channels.json", "[]")];

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Writes a beginning and so many megabytes of one letter.
fn flood(out: &mut impl Write, begin: &str, letter: u8, megabytes: usize) {
    out.write_all(begin.as_bytes()).unwrap();
    let block = vec![letter; 1024 * 1024];
    (0..megabytes).for_each(|_| out.write_all(&block).unwrap());
}

/// A zip whose last entry is flooded.
fn bomb(
    place: &Place,
    name: &str,
    small: &[(&str, &str)],
    (entry, begin): (&str, &str),
    megabytes: usize,
) -> PathBuf {
    let path = place.file(name, "");
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    for (name, content) in small {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.start_file(entry, SimpleFileOptions::default()).unwrap();
    flood(&mut zip, begin, b'x', megabytes);
    zip.finish().unwrap();
    path
}

#[test]
fn what_unpacks_to_very_much_is_asked_about() {
    let place = Place::new();
    let whatsapp = bomb(&place, "whatsapp.zip", &[], ("_chat.txt", CHAT), 64);
    let slack = bomb(&place, "slack.zip", SLACK, ("general/2024-03-05.json", "[\""), 64);
    let mail = place.file("mail.mbox.gz", "");
    let mut gzip = GzEncoder::new(File::create(&mail).unwrap(), Compression::best());
    flood(&mut gzip, "From a@b Tue Mar  5 09:00:00 2024\nFrom: a@b\n\n", b'x', 64);
    gzip.finish().unwrap();
    for file in [&whatsapp, &slack, &mail] {
        place.inspect(&[], &[file]).refused(&["too_large", "ratio"]);
        place.refused_import(file, &["too_large", "ratio"]);
    }
    place.inspect(&["--unpack"], &[&whatsapp]).read(&["\"messages\":1", "too_long"]);
    place.inspect(&["--unpack"], &[&mail]).read(&["\"messages\":1", "too_long"]);
    place.would_import(&["--unpack"], &[&whatsapp]).read(&["too_long"]);
    place.inspect(&["--unpack"], &[&slack]).read(&["\"messages\":0"]);
}

#[test]
fn a_line_of_a_quarter_gigabyte_takes_no_memory() {
    let place = Place::new();
    let text = bomb(&place, "whatsapp.zip", &[], ("_chat.txt", CHAT), 256);
    place.inspect(&["--unpack"], &[&text]).read(&["\"messages\":1", "too_long"]);
    let begin = r#"{"name":"a","type":"private_group","id":1,"messages":[{"id":1,"text":""#;
    let json = bomb(&place, "telegram.zip", &[], ("result.json", begin), 256);
    place.inspect(&["--unpack"], &[&json]).read(&["\"messages\":0", "truncated"]);
}

#[test]
fn archives_in_archives_are_not_opened() {
    let place = Place::new();
    let mut inner = zipped(&[("_chat.txt", CHAT.as_bytes())]);
    for _ in 0..20 {
        inner = zipped(&[("inner.zip", &inner)]);
    }
    let nested = place.file("nested.zip", &inner);
    place.inspect(&[], &[&nested]).refused(&["bad_file"]);
    place.refused_import(&nested, &["bad_file"]);
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&inner).unwrap();
    let packed = place.file("nested.gz", gzip.finish().unwrap());
    place.inspect(&[], &[&packed]).refused(&["bad_file"]);
}

#[test]
fn names_that_lead_elsewhere_are_no_names() {
    let place = Place::new();
    for (number, name) in
        ["../_chat.txt", "/tmp/_chat.txt", "a/../../_chat.txt", "C:\\_chat.txt", "..\\_chat.txt"]
            .iter()
            .enumerate()
    {
        let file = place.file(&format!("{number}.zip"), zipped(&[(name, CHAT.as_bytes())]));
        place.inspect(&[], &[&file]).refused(&["bad_file"]);
    }
    let path = place.file("link.zip", "");
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    zip.add_symlink("_chat.txt", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    zip.finish().unwrap();
    place.inspect(&[], &[&path]).refused(&["bad_file"]);
    // Beside sound ones they are told and left out.
    let mut entries: Vec<(&str, &[u8])> = SLACK.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    entries
        .extend([("../2024-03-05.json", b"[]".as_slice()), ("general/\u{1b}[31m\n/2024-03-05.json", b"[]")]);
    let mixed = place.file("mixed.zip", zipped(&entries));
    place.inspect(&[], &[&mixed]).read(&["unsafe_entry"]);
    let path = place.file("phone.zip", "");
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    zip.add_symlink("a.jpg", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    zip.start_file("_chat.txt", SimpleFileOptions::default()).unwrap();
    zip.write_all(CHAT.as_bytes()).unwrap();
    zip.finish().unwrap();
    place.inspect(&[], &[&path]).read(&["unsafe_entry", "a.jpg"]);
}

#[test]
fn a_second_document_behind_the_first_is_told() {
    let place = Place::new();
    let chat = r#"{"name":"A","type":"private_group","id":1,"messages":[{"id":1,"type":"message","date":"2024-03-05T09:02:00","from":"B","from_id":"user2","text":"hi"}]}"#;
    let twice = place.file("twice.json", format!("{chat}\n{chat}\n"));
    place.inspect(&[], &[&twice]).read(&["more_behind"]);
    for between in [",", "\0\0\n"] {
        let twice = place.file("between.json", format!("{chat}{between}{chat}"));
        place.inspect(&[], &[&twice]).read(&["more_behind"]);
    }
    let once = place.file("once.json", format!("{chat}\n\n"));
    place.inspect(&[], &[&once]).read(&["\"problems\":[]"]);
}

/// Where the records of a zip's directory begin.
fn records(zip: &[u8]) -> Vec<usize> {
    zip.windows(4).enumerate().filter(|(_, bytes)| bytes == b"PK\x01\x02").map(|(at, _)| at).collect()
}

#[test]
fn what_an_archive_says_of_itself_is_not_believed() {
    let place = Place::new();
    let sound = zipped(&[("_chat.txt", CHAT.as_bytes()), ("a_chat.txt", CHAT.as_bytes())]);
    place.inspect(&[], &[&place.file("sound.zip", &sound)]).read(&["\"messages\":1"]);
    let first = records(&sound)[0];
    let second = records(&sound)[1];
    // The second record names the first one's bytes.
    let mut overlapping = sound.clone();
    overlapping[second + 42..second + 46].copy_from_slice(&[0; 4]);
    place.inspect(&[], &[&place.file("overlapping.zip", &overlapping)]).refused(&["bad_file"]);
    let mut locked = sound.clone();
    locked[6] |= 1;
    locked[first + 8] |= 1;
    locked[second + 8] |= 1;
    place.inspect(&[], &[&place.file("locked.zip", &locked)]).refused(&["bad_file"]);
    // Sizes: of the unpacked, of the packed, and where it lies.
    for (field, value) in [(24, 1_u32), (24, u32::MAX - 1), (20, 1), (20, u32::MAX - 1), (42, u32::MAX - 1)] {
        let mut lying = sound.clone();
        lying[first + field..first + field + 4].copy_from_slice(&value.to_le_bytes());
        let file = place.file("lying.zip", &lying);
        let said = place.inspect(&[], &[&file]);
        // What is there is read, or nothing is: a lie makes no messages and loses none unsaid.
        let whole = said.out.contains("\"messages\":1");
        let told = said.out.contains("\"messages\":0") && !said.out.contains("\"problems\":[]");
        let refused = said.out.is_empty() && (said.err.contains("bad_file") || said.err.contains("io"));
        assert!(
            said.status == Some(0) && (whole || told) || said.status == Some(1) && refused,
            "{field} {value}: {said:?}"
        );
    }
    let mut unknown = sound.clone();
    unknown[8] = 99;
    unknown[first + 10] = 99;
    place.inspect(&[], &[&place.file("unknown.zip", &unknown)]).refused(&["bad_file"]);
}
