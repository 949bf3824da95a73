//! Tables and workbooks.

use tulou_tests::workbooks::{MAIN, RawWorkbook, SHEET_HEAD, XML, part};

use crate::place::Place;

const LAUGHS: &str = r#"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;"><!ENTITY passwd SYSTEM "file:///etc/passwd">]>"#;

#[test]
fn a_workbook_expands_nothing_and_reads_no_other_file() {
    let place = Place::new();
    let path = place.path("files").join("laughs.xlsx");
    let mut book = RawWorkbook::with_rows("", "");
    book.strings = part(format!(
        "{XML}{LAUGHS}<sst xmlns=\"{MAIN}\" count=\"2\" uniqueCount=\"2\"><si><t>姓名</t></si><si><t>&h;&passwd;</t></si></sst>"
    ));
    book.sheet = part(format!(
        "{XML}{LAUGHS}{SHEET_HEAD}<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c></row></sheetData></worksheet>"
    ));
    book.save(&path);
    let said = place.would_import(&[], &[&path]);
    assert!(!said.out.contains("root:") && !said.out.contains("hahaha"), "{said:?}");
}

#[test]
fn a_workbook_of_any_depth_does_not_reach_the_stack() {
    let place = Place::new();
    let path = place.path("files").join("deep.xlsx");
    let mut book = RawWorkbook::with_rows("", "");
    book.sheet = part(format!("{XML}{SHEET_HEAD}<sheetData>{}", "<row>".repeat(100_000)));
    book.save(&path);
    place.would_import(&[], &[&path]);
}

#[test]
fn quotes_that_nobody_closes_end_somewhere() {
    let place = Place::new();
    let header = "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender\n";
    let row = "1,2,1,0,0,1709600520,,\"";
    let open = place.file("open.csv", format!("{header}{row}{}", "a,b\n".repeat(1_000_000)));
    place.inspect(&[], &[&open]);
    let people = place.file("people.csv", format!("姓名,手机\n\"张三{}", "x,y\n".repeat(1_000_000)));
    place.would_import(&[], &[&people]);
    let wide =
        place.file("wide.csv", format!("姓名{}\n张三{}\n", ",".repeat(200_000), ",".repeat(2_000_000)));
    place.would_import(&[], &[&wide]);
}
