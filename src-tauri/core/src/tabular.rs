//! Tables as people have them: delimited text in any common encoding, and workbooks.
//!
//! Here lives reading (encoding, delimiter, header row, cell values as text) and safe writing. What a column
//! *means* is not known here; see `imports`. Reading never fails because of a row: it hands out what can be read
//! and reports [`Problem`]s with their places. Workbooks are untrusted programs' food and are read in a child
//! process through the port [`SpawnReader`]; delimited text streams in this process, its memory independent of
//! the number of rows.

mod date;
mod decode;
mod delimited;
mod guard;
mod header;
mod port;
mod source;
mod value;
mod wire;
mod workbook;
mod write;

pub use csv::StringRecord as Cells;

pub use date::{Civil, DateOrder, DateReader};
pub use decode::Encoding;
pub use guard::{guard, unguard};
pub use header::{column_words, find_header};
pub use port::{Ended, ReadRequest, SpawnReader};
pub use source::{FirstRows, Format, ReadOptions, Source, TableInfo, read};
pub use value::{fold, number_text, parse_number, tidy};
pub use workbook::answer;
pub use write::{CsvTable, OutCell, OutTable, XlsxTable};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What kind of oddity a reader met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TableFault {
    /// Bytes that are no text in the file's encoding; they became U+FFFD.
    Undecodable,
    /// The byte order mark names another encoding than the bytes are in.
    WrongMark,
    /// A quote that is never closed; quotes were then read as plain characters.
    UnclosedQuote,
    /// More columns than a table may have; the rest was left out.
    TooManyColumns,
    /// A number with more digits than a spreadsheet keeps: the last ones are lost.
    DigitsLost,
    /// A cell that shows an error such as `#REF!`; read as empty.
    CellError,
    /// Cells merged over several rows; their value was given to each row.
    MergedCells,
}

/// Something odd, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Problem {
    /// What it is.
    pub fault: TableFault,
    /// Row as a spreadsheet or editor counts it, from 1; 0 when the whole file is meant.
    pub row: u64,
    /// Column from 1; 0 when the whole row is meant.
    pub column: u32,
    /// The offending text, shortened, or a count.
    pub text: String,
}

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
