//! Tables from outside: hostile workbooks, workbooks as other programs write them, and the way out and back.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use proptest::prelude::*;
use tulou_core::{
    Code, Error, Result,
    tabular::{
        Cells, CsvTable, Format, OutCell, OutTable, Problem, ReadOptions, RowSink, Source, TableFault,
        TableInfo, XlsxTable, read,
    },
};
use tulou_host::ChildReader;
use tulou_tests::workbooks::{MAIN, Part, RawWorkbook, SHEET_HEAD, XML, part, strings};

fn child() -> ChildReader {
    ChildReader::program(PathBuf::from(env!("CARGO_BIN_EXE_table_reader")))
}

#[derive(Default)]
struct Kept {
    rows: Vec<(u64, Vec<String>)>,
    problems: Vec<Problem>,
}

impl RowSink for Kept {
    fn row(&mut self, number: u64, cells: &Cells) -> Result<bool> {
        self.rows.push((number, cells.iter().map(str::to_owned).collect()));
        Ok(true)
    }
    fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }
}

fn read_file(path: &Path) -> Result<(TableInfo, Kept), Error> {
    let mut kept = Kept::default();
    let source = Source::File { path: path.to_owned() };
    let info = read(&source, &ReadOptions::default(), &child(), &mut kept)?;
    Ok((info, kept))
}

/// Counts, and looks for what must not be there, without keeping anything: a test that grows would count as its child.
#[derive(Default)]
struct Counted {
    rows: usize,
    bytes: usize,
    leaked: bool,
}

impl RowSink for Counted {
    fn row(&mut self, _: u64, cells: &Cells) -> Result<bool> {
        self.rows += 1;
        self.bytes += cells.as_slice().len();
        self.leaked |= cells.as_slice().contains("root:");
        Ok(true)
    }
    fn problem(&mut self, _: Problem) {}
}

/// The most memory that any child of this process held so far, in bytes.
#[cfg(target_os = "linux")]
fn children_peak() -> u64 {
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
    let usage = unsafe {
        libc::getrusage(libc::RUSAGE_CHILDREN, usage.as_mut_ptr());
        usage.assume_init()
    };
    usage.ru_maxrss as u64 * 1024
}
#[cfg(not(target_os = "linux"))]
fn children_peak() -> u64 {
    0
}

/// So many megabytes of one letter between two pieces of XML; never held in memory here.
fn bomb(around: [&str; 2], megabytes: usize) -> Part {
    let around = around.map(str::to_owned);
    Box::new(move |out| {
        let block = vec![b'A'; 1 << 20];
        out.write_all(around[0].as_bytes())?;
        (0..megabytes).try_for_each(|_| out.write_all(&block))?;
        out.write_all(around[1].as_bytes())
    })
}

#[test]
fn hostile_workbooks_end_in_a_clear_error_and_bounded_memory() {
    let folder = tempfile::tempdir().unwrap();
    let sparse: fn(&mut dyn std::io::Write) -> std::io::Result<()> = |out| {
        write!(out, "{SHEET_HEAD}<sheetData>")?;
        for row in 1..=60_000 {
            write!(out, "<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c><c r=\"ALL{row}\"><v>2</v></c></row>")?;
        }
        write!(out, "</sheetData></worksheet>")
    };
    let far = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let one = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";
    let doctype = |entities: &str, text: &str| {
        part(format!("{XML}<!DOCTYPE sst [{entities}]><sst xmlns=\"{MAIN}\"><si><t>{text}</t></si></sst>"))
    };
    let laughs: String = (1..10)
        .map(|depth| format!("<!ENTITY l{depth} \"{}\">", format!("&l{};", depth - 1).repeat(10)))
        .collect();
    let mut cases: Vec<(&str, RawWorkbook)> = vec![
        ("far cell", RawWorkbook::with_rows(far, "")),
        (
            "promised strings",
            RawWorkbook {
                strings: part(format!("{XML}<sst xmlns=\"{MAIN}\" uniqueCount=\"4294967295\"></sst>")),
                ..RawWorkbook::with_rows(one, "")
            },
        ),
        ("sparse sheet", RawWorkbook { sheet: Box::new(sparse), ..RawWorkbook::with_rows("", "") }),
        (
            "billion laughs",
            RawWorkbook {
                strings: doctype(&format!("<!ENTITY l0 \"ha\">{laughs}"), "&l9;"),
                ..RawWorkbook::with_rows(one, "")
            },
        ),
        (
            "outside entity",
            RawWorkbook {
                strings: doctype("<!ENTITY x SYSTEM \"file:///etc/passwd\">", "&x;"),
                ..RawWorkbook::with_rows(one, "")
            },
        ),
    ];
    let in_strings = [
        "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>",
        "</t></si></sst>",
    ];
    let in_sheet = [
        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>",
        "</t></is></c></row></sheetData></worksheet>",
    ];
    cases.push((
        "string bomb",
        RawWorkbook { strings: bomb(in_strings, 600), ..RawWorkbook::with_rows(one, "") },
    ));
    cases.push((
        "sheet bomb",
        RawWorkbook {
            sheet: bomb([&format!("{SHEET_HEAD}{}", in_sheet[0]), in_sheet[1]], 1_250),
            ..RawWorkbook::with_rows("", "")
        },
    ));
    assert_eq!(cases.len(), 7);
    for (name, book) in cases {
        let path = folder.path().join("hostile.xlsx");
        book.save(&path);
        let started = std::time::Instant::now();
        let mut counted = Counted::default();
        match read(&Source::File { path }, &ReadOptions::default(), &child(), &mut counted) {
            Ok(_) => {
                assert!(counted.rows <= 60_000, "{name}: {} rows", counted.rows);
                assert!(counted.bytes < 1_000_000, "{name} was given out");
                assert!(!counted.leaked, "{name} read a file of this machine");
            }
            Err(error) => {
                assert!(matches!(error.code, Code::TooLarge | Code::BadFile), "{name}: {error}");
                assert!(error.details.contains_key("path"), "{name}: {error}");
            }
        }
        assert!(started.elapsed() < Duration::from_secs(60), "{name} took {:?}", started.elapsed());
        let peak = children_peak();
        assert!(peak < 512 << 20, "{name}: a child held {} MB", peak >> 20);
    }
}

#[test]
fn a_file_that_is_no_table_is_refused_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    for (bytes, reason) in [
        (b"PK\x03\x04 nonsense".as_slice(), None),
        (b"SQLite format 3\0".as_slice(), Some("database")),
        (b"%PDF-1.7".as_slice(), Some("not_a_table")),
        (b"\x1f\x8b\x08\0".as_slice(), Some("compressed")),
    ] {
        let path = folder.path().join("list.xlsx");
        std::fs::write(&path, bytes).unwrap();
        let error = read_file(&path).err().unwrap();
        assert_eq!(error.code, Code::BadFile, "{error}");
        if let Some(reason) = reason {
            assert_eq!(error.details["reason"], reason);
        }
    }
}

#[test]
fn cells_come_out_as_people_typed_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.xlsx");
    let rows = "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\"><v>13800138000.0</v></c>\
                <c r=\"C3\" s=\"1\"><v>45717</v></c><c r=\"D3\"><v>1.10101199003071E+17</v></c></row>\
                <row r=\"4\"><c r=\"B4\"><v>1.38E+10</v></c><c r=\"C4\" s=\"1\"><v>45717.75</v></c>\
                <c r=\"E4\" t=\"e\"><v>#REF!</v></c></row>\
                <row r=\"5\"><c r=\"A5\" t=\"str\"><f>1+1</f><v>cached</v></c></row>";
    let merges = "<mergeCells count=\"1\"><mergeCell ref=\"A3:A4\"/></mergeCells>";
    RawWorkbook { strings: strings(&["杭州"]), ..RawWorkbook::with_rows(rows, merges) }.save(&path);
    let (info, kept) = read_file(&path).unwrap();
    assert_eq!((info.format, info.sheets), (Format::Xlsx, vec!["名单".to_owned()]));
    let expected = [
        (3, vec!["杭州", "13800138000", "2025-03-01", "110101199003071000"]),
        (4, vec!["杭州", "13800000000", "2025-03-01T18:00:00", "", ""]),
        (5, vec!["cached"]),
    ];
    let expected =
        expected.map(|(row, cells)| (row, cells.into_iter().map(str::to_owned).collect::<Vec<_>>()));
    assert_eq!(kept.rows, expected);
    let faults: Vec<_> =
        kept.problems.iter().map(|problem| (problem.fault, problem.row, problem.column)).collect();
    assert_eq!(
        faults,
        [(TableFault::MergedCells, 3, 1), (TableFault::DigitsLost, 3, 4), (TableFault::CellError, 4, 5),]
    );
}

#[test]
fn workbooks_of_the_mac_count_from_1904() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.xlsx");
    let rows = "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44255</v></c><c r=\"B1\"><v>44255</v></c></row>";
    RawWorkbook { properties: "date1904=\"1\"".into(), ..RawWorkbook::with_rows(rows, "") }.save(&path);
    let (info, kept) = read_file(&path).unwrap();
    assert!(info.date1904);
    assert_eq!(kept.rows[0].1, ["2025-03-01", "44255"]);
}

fn written_and_read(folder: &Path, xlsx: bool, rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let path = folder.join(if xlsx { "out.xlsx" } else { "out.csv" });
    let mut table: Box<dyn OutTable> = if xlsx {
        Box::new(XlsxTable::create(&path, "成员").unwrap())
    } else {
        Box::new(CsvTable::create(&path).unwrap())
    };
    for row in rows {
        let cells: Vec<_> = row.iter().map(|cell| OutCell::Text(cell)).collect();
        table.row(&cells).unwrap();
    }
    table.finish().unwrap();
    let (_, kept) = read_file(&path).unwrap();
    kept.rows.into_iter().map(|(_, cells)| cells).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn what_is_exported_comes_back_the_same(
        rows in prop::collection::vec(prop::collection::vec("[=+@'\"a,;张😀 -]{0,8}", 3), 1..12),
        xlsx: bool,
    ) {
        // A first column that is never empty keeps rows from being blank and cells from being cut off.
        let rows: Vec<Vec<String>> = rows.into_iter().map(|row| {
            let mut full = vec!["x".to_owned()];
            full.extend(row);
            full.push("y".to_owned());
            full
        }).collect();
        let folder = tempfile::tempdir().unwrap();
        prop_assert_eq!(written_and_read(folder.path(), xlsx, &rows), rows);
    }
}
