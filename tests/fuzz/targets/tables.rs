//! Delimited text, the recognition of formats, and single cells.

use chrono_tz::Tz;
use tulou_core::{
    Code,
    members::{normal_phone, parse_birthday, search_forms, sort_key},
    tabular::{
        self, Cells, DateReader, MAX_COLUMNS, NoReader, Problem, ReadOptions, RowSink, Source, column_words,
        find_header, fold, guard, number_text, parse_number, tidy, unguard,
    },
};

use crate::campaign::Target;

pub const DELIMITED: Target = Target {
    name: "delimited",
    words: &[
        ",",
        ";",
        "\t",
        "|",
        "\"",
        "\"\"",
        "\r\n",
        "\n",
        "姓名",
        "手机号",
        "=1+1",
        "\u{feff}",
        "，",
        "'",
    ],
    seeds: Vec::new,
    longest: 20_000,
    replays: 3_000,
    change: None,
    run: read_both_ways,
};

pub const SNIFFER: Target = Target {
    name: "sniffer",
    words: &[
        "PK\u{3}\u{4}",
        "\u{feff}",
        "<?xml version=\"1.0\"?>",
        "<html>",
        "{\"",
        "BEGIN:VCALENDAR",
        "\0",
        "xl/workbook.xml",
        "mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        "%PDF-1.7",
        "sep=;",
    ],
    seeds: || {
        vec![
            b"PK\x03\x04\x14\0\0\0\x08\0".to_vec(),
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(),
            b"\xFF\xFEa\0,\0b\0".to_vec(),
            b"\xFE\xFF\0a\0,\0b".to_vec(),
        ]
    },
    longest: 4_000,
    replays: 3_000,
    change: None,
    run: read_both_ways,
};

pub const CELLS: Target = Target {
    name: "cells",
    words: &[
        "2026-03-02",
        "3/2/26",
        "2026年3月2日",
        "46083",
        "46083.5",
        "三月初二",
        "正月十五",
        "13800000001",
        "+86 138-0000-0001",
        "1.38E+10",
        "＝",
        "＋",
        "－",
        "＠",
        "'",
        "上海-运营-小红",
        "·",
        "👩‍🚀",
        "\u{202e}",
        "\u{200b}",
        "ǚ",
        "重庆",
        "0x1F",
        "1e999",
    ],
    seeds: Vec::new,
    longest: 2_000,
    replays: 6_000,
    change: None,
    run: cell,
};

/// What came out of a table.
#[derive(Default, PartialEq, Debug)]
struct Rows {
    cells: Vec<(u64, Cells)>,
    problems: usize,
}

impl RowSink for Rows {
    fn row(&mut self, number: u64, cells: &Cells) -> tulou_core::Result<bool> {
        assert!(cells.len() <= MAX_COLUMNS, "{} columns", cells.len());
        assert!(self.cells.last().is_none_or(|(last, _)| *last < number), "row {number} comes twice");
        self.cells.push((number, cells.clone()));
        Ok(true)
    }
    fn problem(&mut self, _: Problem) {
        self.problems += 1;
    }
}

/// As a file and, when it is text, as something pasted; each twice.
fn read_both_ways(bytes: &[u8]) {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let mut sources = vec![Source::File { path: file.path().to_owned() }];
    sources.extend(std::str::from_utf8(bytes).ok().map(|text| Source::Text { text: text.to_owned() }));
    for source in sources {
        let read = || {
            let mut rows = Rows::default();
            let info = tabular::read(&source, &ReadOptions::default(), &NoReader, &mut rows);
            (info.map(|info| info.format).map_err(|error| error.code), rows)
        };
        let (first, again) = (read(), read());
        assert!(
            matches!(first.0, Ok(_) | Err(Code::BadFile | Code::TooLarge | Code::Invalid)),
            "an error of the input, not of the program: {:?}",
            first.0
        );
        assert_eq!(first, again, "the same each time");
        let header = find_header(&first.1.cells, |word| word == "姓名" || word == "name");
        assert!(header.is_none_or(|row| row < first.1.cells.len()));
    }
}

fn cell(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let guarded = guard(&text);
    assert_eq!(unguard(&guarded), &*text, "what goes out comes in again");
    assert!(!guarded.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{guarded:?}");
    let tidied = tidy(&text);
    assert_eq!(tidy(&tidied), tidied, "tidy is tidy");
    assert_eq!(fold(&fold(&text)), fold(&text));
    column_words(&text);
    if let Some(number) = parse_number(&text) {
        assert!(number.is_finite(), "{text:?} is read as {number}");
        number_text(number);
    }
    let samples: Vec<&str> = text.lines().collect();
    for date1904 in [false, true] {
        let reader = DateReader::for_column(samples.iter().copied(), date1904, Tz::Asia__Shanghai);
        for date in samples.iter().filter_map(|sample| reader.read(sample)) {
            if let Some(day) = date.date() {
                assert!(chrono::NaiveDate::parse_from_str(&day, "%Y-%m-%d").is_ok(), "{day:?} is no day");
            }
        }
    }
    for lunar in [false, true] {
        parse_birthday(&text, lunar);
    }
    if let Some(phone) = normal_phone(&text) {
        assert_eq!(normal_phone(&phone).as_deref(), Some(&*phone), "a normal phone is normal");
    }
    assert_eq!(sort_key(&text), sort_key(&text));
    search_forms(&text);
}
