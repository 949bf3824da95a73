//! A table as it stands on the screen, out to a file: for reading and for passing on, not for coming back.

use super::view::{PlainCell, PlainTable};
use crate::{
    Error, Result,
    imports::{ExportFormat, ExportReport},
    tabular::{CsvTable, OutCell, OutTable, XlsxTable},
    workspace::disk::{self, Temporary},
};

/// Writes a table to a file beside its final place and moves it there when it is complete.
///
/// # Errors
/// `invalid` (`rows`) when a row is not as long as the header; what the disk says.
pub fn write_plain(table: &PlainTable) -> Result<ExportReport> {
    if let Some(place) = table.rows.iter().position(|row| row.len() != table.header.len()) {
        return Err(Error::invalid("rows", "out_of_range").with("row", place + 1));
    }
    let format = ExportFormat::of(&table.path)?;
    let unfinished = Temporary::at(disk::unfinished(&table.path));
    let placed = (|| {
        let mut out: Box<dyn OutTable> = match format {
            ExportFormat::Csv => Box::new(CsvTable::create(unfinished.path())?),
            ExportFormat::Xlsx => Box::new(XlsxTable::create(unfinished.path(), &table.name)?),
        };
        out.row(&table.header.iter().map(|word| OutCell::Text(word)).collect::<Vec<_>>())?;
        for row in &table.rows {
            out.row(&row.iter().map(cell).collect::<Vec<_>>())?;
        }
        out.finish()?;
        disk::put_in_place(unfinished.path(), &table.path)
    })();
    placed.map_err(|error: Error| {
        // People know the file by the name that they gave it.
        let named = error.details.contains_key("path");
        if named { error.with("path", table.path.display().to_string()) } else { error }
    })?;
    Ok(ExportReport { rows: table.rows.len() as u64 })
}

fn cell(cell: &PlainCell) -> OutCell<'_> {
    match cell {
        PlainCell::Number(number) => OutCell::Number(*number),
        PlainCell::Text(text) if text.is_empty() => OutCell::Empty,
        PlainCell::Text(text) => OutCell::Text(text),
    }
}
