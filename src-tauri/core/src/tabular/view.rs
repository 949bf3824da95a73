//! What readers of tables are told and tell: sources, options, what was recognised, what was odd.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a table comes from.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Source {
    /// A file of this machine.
    File {
        /// Its path.
        #[ts(type = "string")]
        path: PathBuf,
    },
    /// Pasted text.
    Text {
        /// The text.
        text: String,
    },
}

/// What the user overruled.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct ReadOptions {
    /// An encoding's label (`gb18030`, `big5`, `shift_jis`, …) instead of the detected one.
    #[serde(default)]
    pub encoding: Option<String>,
    /// A delimiter instead of the detected one.
    #[serde(default)]
    pub delimiter: Option<String>,
    /// A sheet of the workbook instead of the first one with cells.
    #[serde(default)]
    pub sheet: Option<String>,
}

/// The kinds of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// CSV, TSV and their kin, pasted cells too.
    Delimited,
    /// XLSX, XLSM.
    Xlsx,
    /// XLS of Excel 97–2003.
    Xls,
    /// OpenDocument.
    Ods,
    /// vCards.
    Cards,
}

/// What was recognised.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TableInfo {
    /// The kind of table.
    pub format: Format,
    /// The encoding of delimited text.
    pub encoding: Option<String>,
    /// The delimiter of delimited text.
    pub delimiter: Option<String>,
    /// Malformed sequences that became U+FFFD.
    pub replaced: u64,
    /// The sheets of a workbook.
    pub sheets: Vec<String>,
    /// The sheet that was read.
    pub sheet: Option<String>,
    /// Days are counted from 1904.
    pub date1904: bool,
    /// How many rows there are, when that is known beforehand.
    pub rows: Option<u64>,
}

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
    /// The file ends in the middle of a row.
    Truncated,
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
