//! Workbooks, in the child process that reads them for the product: it may refuse, it must not hang or die unheard.

use std::{io::Write, path::PathBuf};

use tulou_core::{
    Code,
    tabular::{self, FirstRows, ReadOptions, Source},
};
use tulou_host::ChildReader;
use tulou_tests::workbooks::RawWorkbook;

use crate::campaign::Target;

/// The input is what stands between `<sheetData>` and its end: the rest of the file is sound, so that it is reached.
pub const SPREADSHEET: Target = Target {
    name: "spreadsheet",
    words: &[
        "<row r=\"1\">",
        "</row>",
        "<c r=\"A1\" t=\"s\">",
        "<c r=\"XFD1048576\">",
        "<c r=\"A0\"/>",
        "</c>",
        "<v>",
        "</v>",
        "<v>0</v>",
        "<v>1e308</v>",
        "t=\"b\"",
        "t=\"e\"",
        "t=\"inlineStr\"",
        "<is><t>",
        "</t></is>",
        "<f>1+1</f>",
        "r=\"AAAA99999999\"",
        "&#0;",
        "&amp;",
        "<![CDATA[",
        "]]>",
        "<row r=\"4294967296\">",
        "s=\"99999\"",
    ],
    seeds: Vec::new,
    longest: 6_000,
    replays: 60,
    change: None,
    run: sheet,
};

fn sheet(bytes: &[u8]) {
    let at = tempfile::tempdir().unwrap();
    let path = at.path().join("list.xlsx");
    let rows = bytes.to_vec();
    let mut book = RawWorkbook::with_rows("", "");
    book.sheet = Box::new(move |out: &mut dyn Write| {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
        out.write_all(head.as_bytes())?;
        out.write_all(&rows)?;
        out.write_all(b"</sheetData></worksheet>")
    });
    book.save(&path);
    let child = ChildReader::program(PathBuf::from(env!("CARGO_BIN_EXE_table_reader")));
    let mut first = FirstRows { limit: 1_000, ..FirstRows::default() };
    let read = tabular::read(&Source::File { path }, &ReadOptions::default(), &child, &mut first);
    if let Err(error) = read {
        assert!(matches!(error.code, Code::BadFile | Code::TooLarge), "{error}");
    }
}
