//! Tables as people have them: delimited text in any common encoding, and workbooks.
//!
//! Here lives reading (encoding, delimiter, header row, cell values as text) and safe writing. What a column
//! *means* is not known here; see `imports`. Reading never fails because of a row: it hands out what can be read
//! and reports [`Problem`]s with their places. Workbooks are untrusted programs' food and are read in a child
//! process through the port [`SpawnReader`]; delimited text streams in this process, its memory independent of
//! the number of rows.

mod coded;
mod date;
mod decode;
mod delimited;
mod guard;
mod header;
mod lists;
mod parts;
mod port;
mod quotes;
mod source;
mod value;
mod vcard;
mod view;
mod wire;
mod workbook;
mod write;

pub use csv::StringRecord as Cells;

pub use coded::{decoded, unquoted_printable};
pub use date::{Civil, ColumnOrder, DateOrder, DateReader, is_plain_date};
pub use decode::Encoding;
pub use guard::{guard, unguard};
pub use header::{Head, column_words, find_header};
pub use lists::{joined, pieces};
pub use parts::{InParts, read_parts};
pub use port::{Ended, NoReader, ReadRequest, SpawnReader};
pub use source::{FirstRows, beginning, is_own_entry, must_be_file, read};
pub use value::{fold, half_width, number_text, parse_number, tidied, tidy};
pub use vcard::CARD_COLUMNS;
pub use view::{Format, Problem, ReadOptions, Source, TableFault, TableInfo};
pub use workbook::answer;
pub use write::{CsvTable, OutCell, OutTable, XlsxTable};

/// Most columns of a table; what lies to the right is left out and reported.
pub const MAX_COLUMNS: usize = 1_000;

/// Receives a table row by row.
pub trait RowSink {
    /// What is known before the first row.
    fn start(&mut self, _info: &TableInfo) -> crate::Result<()> {
        Ok(())
    }
    /// One row; `false` ends the reading early.
    fn row(&mut self, number: u64, cells: &Cells) -> crate::Result<bool>;
    /// Something odd; reading goes on.
    fn problem(&mut self, problem: Problem);
}
