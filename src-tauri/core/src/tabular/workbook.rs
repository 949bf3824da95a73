//! Workbooks: the child's side, which reads the untrusted file, and the parent's side, which receives its frames.

use std::{
    collections::HashMap,
    fs::File,
    io::{BufRead, BufReader, BufWriter, Read, Seek, Write},
    path::Path,
};

use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Ods, Reader, SheetType, SheetVisible, Xls, Xlsx};

use super::{
    Cells, Ended, Format, MAX_COLUMNS, Problem, ReadRequest, RowSink, SpawnReader, TableFault, TableInfo,
    guard::unguard,
    number_text,
    wire::{self, Kind},
};
use crate::{Code, Error, Result};

/// Most bytes that a workbook may unpack to, counted while unpacking: what a zip says of itself is not believed.
const MAX_UNPACKED: u64 = 1_200_000_000;
/// Most entries of a workbook's zip.
const MAX_ENTRIES: usize = 20_000;
/// Most cells that are read.
const MAX_CELLS: u64 = 20_000_000;
/// Most merged ranges that are looked at.
const MAX_MERGES: usize = 200_000;
/// Problems of one kind that are told one by one.
const MAX_PROBLEMS: usize = 500;

/// The parent's side: starts the child and hands its rows to `sink`.
pub(super) fn receive(
    child: &dyn SpawnReader,
    request: &ReadRequest,
    sink: &mut dyn RowSink,
) -> Result<TableInfo> {
    let mut info = None;
    let mut failure = None;
    let mut complete = false;
    let ended = child.run(request, &mut |stream| {
        let (mut payload, mut cells) = (Vec::new(), Cells::new());
        while let Some(kind) = wire::read(stream, &mut payload).map_err(|e| unreadable(&request.path, &e))? {
            match kind {
                Kind::Info => {
                    let found: TableInfo = serde_json::from_slice(&payload)?;
                    sink.start(&found)?;
                    info = Some(found);
                }
                Kind::Row => {
                    let number =
                        wire::unpack_row(&payload, &mut cells).map_err(|e| unreadable(&request.path, &e))?;
                    if !sink.row(number, &cells)? {
                        complete = true;
                        return Ok(());
                    }
                }
                Kind::Problem => sink.problem(serde_json::from_slice(&payload)?),
                Kind::Failure => failure = Some(serde_json::from_slice::<Error>(&payload)?),
                Kind::End => complete = true,
            }
        }
        Ok(())
    })?;
    if let Some(failure) = failure {
        return Err(failure);
    }
    match (info, ended) {
        (Some(info), _) if complete => Ok(info),
        (_, Ended::OverMemory) => Err(too_large(&request.path, "memory")),
        _ => Err(bad(&request.path, "unreadable")),
    }
}

fn unreadable(path: &Path, source: &std::io::Error) -> Error {
    broken(path, source)
}
fn bad(path: &Path, reason: &str) -> Error {
    Error::new(Code::BadFile).with("path", path.display().to_string()).with("reason", reason)
}
/// What the library says of it is for whoever looks into it; everybody else is told that it is damaged.
fn broken(path: &Path, found: &dyn std::fmt::Display) -> Error {
    bad(path, "damaged_workbook").with("message", found.to_string())
}
fn too_large(path: &Path, limit: &str) -> Error {
    Error::new(Code::TooLarge).with("path", path.display().to_string()).with("limit", limit)
}

/// The child's side: reads what `request` names and writes frames to `out`. Only a broken pipe is an `Err`.
pub fn answer(request: &ReadRequest, out: &mut dyn Write) -> std::io::Result<()> {
    let mut out = BufWriter::with_capacity(128 * 1024, out);
    let mut emitter = Emitter::new(request, &mut out);
    if let Err(error) = emitter.whole_file() {
        let payload = serde_json::to_vec(&error).unwrap_or_default();
        wire::write(&mut out, Kind::Failure, &payload)?;
    } else {
        wire::write(&mut out, Kind::End, &[])?;
    }
    out.flush()
}

/// Turns cells in reading order into frames.
struct Emitter<'a> {
    request: &'a ReadRequest,
    out: &'a mut dyn Write,
    row: Vec<String>,
    row_index: Option<u32>,
    rows: u64,
    cells: u64,
    problems: HashMap<TableFault, usize>,
    /// By column: the row and value at which a vertical merge begins, and its last row.
    merges: HashMap<u32, Vec<(u32, u32)>>,
    merged_values: HashMap<u32, (u32, String)>,
    payload: Vec<u8>,
}

impl<'a> Emitter<'a> {
    fn new(request: &'a ReadRequest, out: &'a mut dyn Write) -> Self {
        Self {
            request,
            out,
            row: Vec::new(),
            row_index: None,
            rows: 0,
            cells: 0,
            problems: HashMap::new(),
            merges: HashMap::new(),
            merged_values: HashMap::new(),
            payload: Vec::new(),
        }
    }

    fn whole_file(&mut self) -> Result<()> {
        let path = self.request.path.as_path();
        let open = || File::open(path).map(BufReader::new).map_err(|e| unreadable(path, &e));
        let mut head = [0; 4];
        open()?.read_exact(&mut head).map_err(|e| unreadable(path, &e))?;
        if head == [0xd0, 0xcf, 0x11, 0xe0] {
            let book = Xls::new(open()?).map_err(|e| broken(path, &e))?;
            let date1904 = book.has_1904_epoch();
            return self.whole_sheet(book, Format::Xls, date1904, |book, name| {
                book.merge_cells_by_sheet_name(name).unwrap_or_default()
            });
        }
        let shape = audit(path, open()?)?;
        if shape.is_ods {
            let book = Ods::new(open()?).map_err(|e| broken(path, &e))?;
            return self.whole_sheet(book, Format::Ods, false, |_, _| Vec::new());
        }
        let mut book = Xlsx::new(open()?).map_err(|e| broken(path, &e))?;
        let (sheets, sheet) = self.choose(&book)?;
        if shape.has_merges {
            let ranges = book.merge_cells_by_sheet_name(&sheet).unwrap_or_default();
            self.take_merges(&ranges)?;
        }
        let date1904 = book.has_1904_epoch();
        self.info(Format::Xlsx, sheets, &sheet, date1904)?;
        let mut reader = book.worksheet_cells_reader(&sheet).map_err(|e| broken(path, &e))?;
        while let Some(cell) = reader.next_cell().map_err(|e| broken(path, &e))? {
            let (row, column) = cell.get_position();
            if !self.cell(row, column, cell.get_value())? {
                return Ok(());
            }
        }
        self.flush_row().map(drop)
    }

    /// Formats whose reader cannot stream; the process's memory limit bounds them.
    fn whole_sheet<R, S>(
        &mut self,
        mut book: R,
        format: Format,
        date1904: bool,
        merges: impl FnOnce(&mut R, &str) -> Vec<Dimensions>,
    ) -> Result<()>
    where
        S: Read + Seek,
        R: Reader<S>,
        R::Error: std::fmt::Display,
    {
        let path = self.request.path.as_path();
        let (sheets, sheet) = self.choose(&book)?;
        let ranges = merges(&mut book, &sheet);
        self.take_merges(&ranges)?;
        self.info(format, sheets, &sheet, date1904)?;
        let range = book.worksheet_range(&sheet).map_err(|e| broken(path, &e))?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let (row, column) = (row as u32 + top, column as u32 + left);
            if !self.cell(row, column, &borrowed(value))? {
                return Ok(());
            }
        }
        self.flush_row().map(drop)
    }

    /// The names of all sheets, and the one to read: as asked, else the first visible worksheet.
    fn choose<S: Read + Seek, R: Reader<S>>(&self, book: &R) -> Result<(Vec<String>, String)> {
        let path = self.request.path.as_path();
        let all = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let names: Vec<String> = all.clone().map(|sheet| sheet.name.clone()).collect();
        let sheet = match &self.request.sheet {
            Some(wanted) => names.iter().find(|name| *name == wanted).cloned(),
            None => all
                .clone()
                .find(|sheet| sheet.visible == SheetVisible::Visible)
                .map(|sheet| sheet.name.clone()),
        };
        let sheet = sheet.or_else(|| names.first().cloned().filter(|_| self.request.sheet.is_none()));
        sheet.map(|sheet| (names, sheet)).ok_or_else(|| bad(path, "no_sheet"))
    }

    fn info(&mut self, format: Format, sheets: Vec<String>, sheet: &str, date1904: bool) -> Result<()> {
        let info = TableInfo {
            format,
            encoding: None,
            delimiter: None,
            replaced: 0,
            sheets,
            sheet: Some(sheet.to_owned()),
            date1904,
            rows: None,
        };
        let payload = serde_json::to_vec(&info)?;
        self.frame(Kind::Info, &payload)
    }

    fn frame(&mut self, kind: Kind, payload: &[u8]) -> Result<()> {
        wire::write(self.out, kind, payload).map_err(|e| unreadable(&self.request.path, &e))
    }

    fn problem(&mut self, fault: TableFault, row: u32, column: u32, text: &str) -> Result<()> {
        let told = self.problems.entry(fault).or_default();
        *told += 1;
        if *told > MAX_PROBLEMS {
            return Ok(());
        }
        let text = text.chars().take(60).collect();
        let problem = Problem { fault, row: u64::from(row) + 1, column: column + 1, text };
        let payload = serde_json::to_vec(&problem)?;
        self.frame(Kind::Problem, &payload)
    }

    /// Only merges over several rows matter: a value that stands for all of them. One over columns is a title.
    fn take_merges(&mut self, ranges: &[Dimensions]) -> Result<()> {
        let tall = ranges.iter().filter(|range| range.end.0 > range.start.0).take(MAX_MERGES);
        for range in tall.clone() {
            self.merges.entry(range.start.1).or_default().push((range.start.0, range.end.0));
        }
        for spans in self.merges.values_mut() {
            spans.sort_unstable();
        }
        if let Some(first) = tall.clone().next() {
            let (row, column) = first.start;
            let count = tall.count().to_string();
            self.problem(TableFault::MergedCells, row, column, &count)?;
        }
        Ok(())
    }

    /// Takes one cell; `false` when enough rows were read.
    fn cell(&mut self, row: u32, column: u32, value: &DataRef<'_>) -> Result<bool> {
        self.cells += 1;
        if self.cells > MAX_CELLS {
            return Err(too_large(&self.request.path, "cells"));
        }
        if self.row_index != Some(row) {
            if !self.flush_row()? {
                return Ok(false);
            }
            self.row_index = Some(row);
        }
        if matches!(value, DataRef::Empty) {
            return Ok(true);
        }
        if column as usize >= MAX_COLUMNS {
            self.problem(TableFault::TooManyColumns, row, column, "")?;
            return Ok(true);
        }
        let text = self.text_of(row, column, value)?;
        self.put(column, text);
        Ok(true)
    }

    fn put(&mut self, column: u32, text: String) {
        let column = column as usize;
        if self.row.len() <= column {
            self.row.resize(column + 1, String::new());
        }
        self.row[column] = text;
    }

    fn text_of(&mut self, row: u32, column: u32, value: &DataRef<'_>) -> Result<String> {
        Ok(match value {
            DataRef::Empty => String::new(),
            DataRef::Int(number) => number.to_string(),
            DataRef::Float(number) => {
                let (text, lost) = number_text(*number);
                if lost {
                    self.problem(TableFault::DigitsLost, row, column, &text)?;
                }
                text
            }
            DataRef::String(text) => unguard(text).to_owned(),
            DataRef::SharedString(text) => unguard(text).to_owned(),
            DataRef::Bool(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
            DataRef::DateTime(moment) => moment_text(moment),
            DataRef::DateTimeIso(text) => text.strip_suffix("T00:00:00").unwrap_or(text).to_owned(),
            DataRef::DurationIso(text) => text.clone(),
            DataRef::Error(error) => {
                self.problem(TableFault::CellError, row, column, &error.to_string())?;
                String::new()
            }
        })
    }

    /// Writes the row that was being gathered; `false` when enough rows were read.
    fn flush_row(&mut self) -> Result<bool> {
        let Some(row) = self.row_index.take() else { return Ok(true) };
        self.fill_merged(row);
        if self.row.iter().all(String::is_empty) {
            self.row.clear();
            return Ok(true);
        }
        let mut payload = std::mem::take(&mut self.payload);
        wire::pack_row(u64::from(row) + 1, &self.row, &mut payload);
        let written = self.frame(Kind::Row, &payload);
        self.payload = payload;
        self.row.clear();
        self.rows += 1;
        written?;
        Ok(self.request.rows.is_none_or(|most| self.rows < most))
    }

    /// Gives the value of a vertical merge to each of its rows.
    fn fill_merged(&mut self, row: u32) {
        let mut fills = Vec::new();
        for (&column, spans) in &self.merges {
            let after = spans.partition_point(|&(first, _)| first <= row);
            let Some(&(first, last)) = after.checked_sub(1).and_then(|at| spans.get(at)) else { continue };
            if row > last {
                continue;
            }
            if first == row {
                let value = self.row.get(column as usize).cloned().unwrap_or_default();
                self.merged_values.insert(column, (first, value));
            } else if let Some((_, value)) =
                self.merged_values.get(&column).filter(|(from, _)| *from == first)
            {
                fills.push((column, value.clone()));
            }
        }
        for (column, value) in fills {
            if (column as usize) < MAX_COLUMNS {
                self.put(column, value);
            }
        }
    }
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn moment_text(moment: &ExcelDateTime) -> String {
    let value = moment.as_f64();
    if moment.is_duration() || !(0.0..2_958_466.0).contains(&value) {
        return number_text(value).0;
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    if value < 1.0 {
        return format!("{hour:02}:{minute:02}:{second:02}");
    }
    if value.fract() == 0.0 {
        return format!("{year:04}-{month:02}-{day:02}");
    }
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
}

struct Shape {
    is_ods: bool,
    has_merges: bool,
}

/// Unpacks everything once, counting, before a reader that would keep it is let near.
fn audit(path: &Path, file: impl Read + Seek) -> Result<Shape> {
    let mut zip = zip::ZipArchive::new(file).map_err(|e| broken(path, &e))?;
    if zip.len() > MAX_ENTRIES {
        return Err(too_large(path, "entries"));
    }
    let mut shape = Shape { is_ods: false, has_merges: false };
    let mut is_workbook = false;
    let mut unpacked = 0_u64;
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).map_err(|e| broken(path, &e))?;
        let name = entry.name().map_err(|e| broken(path, &e))?.into_owned();
        is_workbook |= name == "[Content_Types].xml" || name == "content.xml";
        shape.is_ods |= name == "content.xml";
        let looks_for_merges = name.contains("/worksheets/");
        let mut stream = BufReader::with_capacity(128 * 1024, &mut entry);
        loop {
            let block = stream.fill_buf().map_err(|e| unreadable(path, &e))?;
            if block.is_empty() {
                break;
            }
            // A tag cut by a block's edge is still found: the element's children repeat the word.
            shape.has_merges |= looks_for_merges && memchr::memmem::find(block, b"mergeCell").is_some();
            let count = block.len();
            stream.consume(count);
            unpacked += count as u64;
            if unpacked > MAX_UNPACKED {
                return Err(too_large(path, "unpacked"));
            }
        }
    }
    if is_workbook { Ok(shape) } else { Err(bad(path, "not_a_workbook")) }
}
