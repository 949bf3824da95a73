//! A table as it stands on the screen, out to a file: for reading and for passing on, not for coming back.

use super::view::{PlainCell, PlainTable};
use crate::{
    Error, Result,
    imports::{ExportFormat, ExportReport},
    tabular::OutCell,
};

/// Writes a table to a file.
///
/// # Errors
/// `invalid` (`rows`) when a row is not as long as the header; what the disk says.
pub fn write_plain(table: &PlainTable) -> Result<ExportReport> {
    if let Some(place) = table.rows.iter().position(|row| row.len() != table.header.len()) {
        return Err(Error::invalid("rows", "out_of_range").with("row", place + 1));
    }
    let format = ExportFormat::of(&table.path)?;
    format.write(&table.path, &table.name, |out| {
        out.row(&table.header.iter().map(|word| OutCell::Text(word)).collect::<Vec<_>>())?;
        table.rows.iter().try_for_each(|row| out.row(&row.iter().map(cell).collect::<Vec<_>>()))
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
