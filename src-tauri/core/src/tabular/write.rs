//! Tables for other programs: CSV that spreadsheets open rightly, and XLSX in constant memory; no cell is a formula.

use std::{fs::File, io::BufWriter, path::Path};

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::guard::guard;
use crate::{Code, Error, Result};

/// One cell to write.
#[derive(Debug, Clone, Copy)]
pub enum OutCell<'a> {
    /// Text, guarded against being run as a formula.
    Text(&'a str),
    /// A number.
    Number(f64),
    /// Nothing.
    Empty,
}

/// A table being written.
pub trait OutTable {
    /// Adds a row.
    fn row(&mut self, cells: &[OutCell<'_>]) -> Result<()>;
    /// Writes what is left to `path` and makes it durable.
    fn finish(self: Box<Self>) -> Result<()>;
}

/// UTF-8 with a byte order mark and CRLF, which is what spreadsheets read without asking.
pub struct CsvTable {
    path: std::path::PathBuf,
    writer: csv::Writer<BufWriter<File>>,
}

impl CsvTable {
    /// Creates the file.
    pub fn create(path: &Path) -> Result<Self> {
        use std::io::Write;
        let mut file = File::create(path).map_err(|e| Error::io(path, &e))?;
        file.write_all(b"\xef\xbb\xbf").map_err(|e| Error::io(path, &e))?;
        let writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .flexible(true)
            .from_writer(BufWriter::new(file));
        Ok(Self { path: path.to_owned(), writer })
    }
}

fn csv_failure(path: &Path, error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(source) => Error::io(path, &source),
        other => Error::internal(format!("{other:?}")),
    }
}

impl OutTable for CsvTable {
    fn row(&mut self, cells: &[OutCell<'_>]) -> Result<()> {
        for cell in cells {
            let written = match cell {
                OutCell::Text(text) => self.writer.write_field(guard(text)),
                OutCell::Number(number) => self.writer.write_field(number.to_string()),
                OutCell::Empty => self.writer.write_field(""),
            };
            written.map_err(|e| csv_failure(&self.path, e))?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(|e| csv_failure(&self.path, e))
    }

    fn finish(self: Box<Self>) -> Result<()> {
        let path = self.path;
        let buffer = self.writer.into_inner().map_err(|e| Error::io(&path, e.error()))?;
        let file = buffer.into_inner().map_err(|e| Error::io(&path, e.error()))?;
        file.sync_all().map_err(|e| Error::io(&path, &e))
    }
}

/// XLSX whose rows go to disk as they come. The first row is written bold and kept in view.
pub struct XlsxTable {
    path: std::path::PathBuf,
    book: Workbook,
    next_row: u32,
}

/// A spreadsheet's longest cell.
const LONGEST_CELL: usize = 32_767;

impl XlsxTable {
    /// Begins a workbook with one sheet; the file is made by `finish`.
    pub fn create(path: &Path, sheet: &str) -> Result<Self> {
        let mut book = Workbook::new();
        let name: String = sheet.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect();
        let page = book.add_worksheet_with_constant_memory().map_err(|e| refused(path, &e))?;
        page.set_name(if name.is_empty() { "Sheet1" } else { &name }).map_err(|e| refused(path, &e))?;
        page.set_freeze_panes(1, 0).map_err(|e| refused(path, &e))?;
        Ok(Self { path: path.to_owned(), book, next_row: 0 })
    }
}

fn refused(path: &Path, error: &XlsxError) -> Error {
    match error {
        XlsxError::IoError(source) => Error::io(path, source),
        XlsxError::RowColumnLimitError => {
            Error::new(Code::TooLarge).with("path", path.display().to_string()).with("limit", "rows")
        }
        other => Error::internal(other),
    }
}

impl OutTable for XlsxTable {
    fn row(&mut self, cells: &[OutCell<'_>]) -> Result<()> {
        let (row, path) = (self.next_row, &self.path);
        let bold = (row == 0).then(|| Format::new().set_bold());
        let page = self.book.worksheet_from_index(0).map_err(|e| refused(path, &e))?;
        for (column, cell) in cells.iter().enumerate() {
            let column = u16::try_from(column).unwrap_or(u16::MAX);
            let written = match (cell, &bold) {
                (OutCell::Empty, _) => continue,
                (OutCell::Number(number), _) => page.write_number(row, column, *number),
                (OutCell::Text(text), format) => {
                    let text: String = guard(text).chars().take(LONGEST_CELL).collect();
                    match format {
                        Some(format) => page.write_string_with_format(row, column, text, format),
                        None => page.write_string(row, column, text),
                    }
                }
            };
            written.map_err(|e| refused(path, &e))?;
        }
        self.next_row += 1;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        self.book.save(&self.path).map_err(|e| refused(&self.path, &e))?;
        File::open(&self.path).and_then(|file| file.sync_all()).map_err(|e| Error::io(&self.path, &e))
    }
}
