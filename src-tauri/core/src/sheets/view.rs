//! Inputs and outputs of the commands for sheets.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Error, Uid,
    channels::ChannelKind,
    imports::{FirstRow, ImportCounts, ListKind, RowProblem},
    members::FieldKind,
    tabular::{Problem, ReadOptions, Source, TableInfo},
};

/// What the rows of a sheet are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetKind {
    /// What is published.
    Contents,
    /// Activities.
    Activities,
    /// Tasks.
    Tasks,
    /// Groups and other channels.
    Groups,
    /// Figures by group and day.
    Figures,
}

impl SheetKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Contents, Self::Activities, Self::Tasks, Self::Groups, Self::Figures];

    /// What a list of this kind is called among all lists that come in.
    pub fn list(self) -> ListKind {
        match self {
            Self::Contents => ListKind::Contents,
            Self::Activities => ListKind::Activities,
            Self::Tasks => ListKind::Tasks,
            Self::Groups => ListKind::Groups,
            Self::Figures => ListKind::Figures,
        }
    }
}

/// What a column becomes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SheetTarget {
    /// Nothing.
    Ignore,
    /// The key that an export of this workspace wrote.
    Key,
    /// One of the columns of the kind.
    Column {
        /// Which.
        column: String,
    },
    /// A field of one's own (of figures: a figure of one's own), made when it does not exist.
    Own {
        /// Its name.
        name: String,
        /// Which it was when the mapping was remembered: it may be called otherwise by now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        field: Option<Uid>,
    },
}

impl SheetTarget {
    /// A field of one's own by its name.
    pub fn own(name: impl Into<String>) -> Self {
        Self::Own { name: name.into(), field: None }
    }
}

/// A sheet to be looked at.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct InspectSheet {
    /// For which community.
    pub community: Uid,
    /// The file or the pasted text.
    pub source: Source,
    /// What its rows are.
    pub kind: SheetKind,
    /// What the user overruled.
    #[serde(default)]
    #[ts(optional)]
    pub options: Option<ReadOptions>,
    /// The number of the header's row when the user says so; 0 for none.
    #[serde(default)]
    #[ts(optional)]
    pub header_row: Option<u64>,
    /// Whether it is a calendar grid, when the user says so.
    #[serde(default)]
    #[ts(optional)]
    pub grid: Option<bool>,
    /// Names of columns in Chinese instead of English.
    #[serde(default)]
    pub chinese: bool,
}

/// A column that a kind has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SheetTargetName {
    /// What it is called in a mapping.
    pub target: SheetTarget,
    /// What people call it.
    pub name: String,
}

/// One column as it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SheetColumn {
    /// Its place, from 0.
    pub index: u32,
    /// Its header; empty when there is none.
    pub header: String,
    /// The first values.
    pub samples: Vec<String>,
    /// What it becomes when nobody says otherwise.
    pub target: SheetTarget,
    /// Whether its header is a known word or was mapped before.
    pub known: bool,
}

/// A calendar grid: dates along one side, groups or slots along the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GridView {
    /// Whether the dates go down, and groups or slots across.
    pub dates_down: bool,
    /// The first date.
    pub from: String,
    /// The last date.
    pub to: String,
    /// How many cells say something.
    pub cells: u64,
}

/// What was recognised in a sheet.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetInspection {
    /// The file's format, encoding, delimiter, sheets.
    pub info: TableInfo,
    /// What its rows are.
    pub kind: SheetKind,
    /// The header's row, or 0 when there is none.
    pub header_row: u64,
    /// The columns.
    pub columns: Vec<SheetColumn>,
    /// What a column can become.
    pub targets: Vec<SheetTargetName>,
    /// The first rows below the header.
    pub rows: Vec<FirstRow>,
    /// The calendar grid that it is.
    pub grid: Option<GridView>,
    /// Whether this header was mapped before.
    pub remembered: bool,
    /// What was odd in the file so far.
    pub problems: Vec<Problem>,
}

/// Whose word counts where sheet and workspace were both changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetSide {
    /// What stands here stays.
    #[default]
    Here,
    /// The sheet's.
    Sheet,
}

/// What somebody chose for one cell that was changed on both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SheetChoice {
    /// The row.
    pub row: u64,
    /// Which column of the kind.
    pub column: String,
    /// Whose word counts.
    pub side: SheetSide,
}

/// A sheet with its mapping: for a preview, which writes nothing, and for the import.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetImport {
    /// Into which community.
    pub community: Uid,
    /// The file or the pasted text.
    pub source: Source,
    /// What its rows are.
    pub kind: SheetKind,
    /// What the user overruled.
    #[serde(default)]
    #[ts(optional)]
    pub options: Option<ReadOptions>,
    /// The header's row; 0 for none.
    pub header_row: u64,
    /// What each column becomes.
    #[serde(default)]
    pub mapping: Vec<SheetTarget>,
    /// Whether it is a calendar grid; then there is no mapping.
    #[serde(default)]
    #[ts(optional, type = "boolean")]
    pub grid: bool,
    /// The kind of groups whose kind is not said; WeChat groups when left out.
    #[serde(default)]
    #[ts(optional)]
    pub channel_kind: Option<ChannelKind>,
    /// Where new posts and events go whose row names no group. Says nothing about rows that change what is there. Of figures: the one
    /// group of which those speak that name none; without it they are left out.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Uid>>")]
    pub goes_to: Vec<Uid>,
    /// Whose word counts where both sides changed a cell and nobody chose.
    #[serde(default)]
    #[ts(optional, as = "Option<SheetSide>")]
    pub conflicts: SheetSide,
    /// What was chosen cell by cell.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<SheetChoice>>")]
    pub choices: Vec<SheetChoice>,
    /// Rows that are refused are left out; without this they refuse the whole sheet.
    #[serde(default)]
    #[ts(optional, type = "boolean")]
    pub without_refused: bool,
    /// Names and words of the preview in Chinese instead of English.
    #[serde(default)]
    #[ts(optional, type = "boolean")]
    pub chinese: bool,
}

/// What happens with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetRowWhat {
    /// A new record.
    New,
    /// A record changes.
    Changed,
    /// A record was changed here and in the sheet, in the same cell.
    Conflict,
    /// The record that the row was exported from is not there any more.
    Gone,
}

/// One cell that a row brings or changes, as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SheetCell {
    /// Which column of the kind.
    pub column: String,
    /// What people call it.
    pub name: String,
    /// What stands here.
    pub before: String,
    /// What the sheet says; empty where it clears.
    pub after: String,
    /// What the sheet said when it was exported, where both sides changed it since.
    pub base: Option<String>,
    /// Whether what the sheet says will be written.
    pub taken: bool,
}

/// One row and what happens with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SheetRow {
    /// The row as the file counts it.
    pub row: u64,
    /// What the record is called.
    pub title: String,
    /// What happens.
    pub what: SheetRowWhat,
    /// Its cells that say something new.
    pub cells: Vec<SheetCell>,
}

/// A field of one's own that a sheet makes, or widens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SheetField {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: FieldKind,
    /// The options that it gets.
    pub options: Vec<String>,
}

/// A row that breaks a rule of its record and cannot be written as it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SheetRefusal {
    /// The row as the file counts it.
    pub row: u64,
    /// What the record is called.
    pub title: String,
    /// The column of the file from 0, when one is to blame.
    pub column: Option<u32>,
    /// The value that is refused, shortened.
    pub text: String,
    /// Why.
    pub error: Error,
}

/// What an import would do. Lists hold the first of each; counts are of all.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct SheetPreview {
    /// How much.
    pub counts: ImportCounts,
    /// Cells that were changed on both sides.
    pub conflicts: u64,
    /// Rows whose record is not there any more.
    pub gone: u64,
    /// Rows with a key whose export is not known here: what they change is seen, not who changed it first.
    pub without_base: u64,
    /// Figures, new posts and events whose row names no group: they go where `goes_to` says.
    pub without_groups: u64,
    /// Rows that are refused: they are not among the new and changed ones.
    pub refused: u64,
    /// The first of them.
    pub refusals: Vec<SheetRefusal>,
    /// Rows at the end of a long sheet that are tried by the import alone.
    pub untried: u64,
    /// The rows that bring or change something.
    pub rows: Vec<SheetRow>,
    /// The first problems by row.
    pub problems: Vec<RowProblem>,
    /// How many problems of each kind there are.
    pub problem_counts: BTreeMap<String, u64>,
    /// What was odd in the file.
    pub table_problems: Vec<Problem>,
    /// People who join the team with their records.
    pub new_operators: Vec<String>,
    /// Pillars that will be made.
    pub new_pillars: Vec<String>,
    /// Tags that will be made.
    pub new_tags: Vec<String>,
    /// Fields of one's own that will be made.
    pub new_fields: Vec<SheetField>,
    /// Fields that are there, with the options that they will get.
    pub new_options: Vec<SheetField>,
}

/// What an import did.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetReport {
    /// The batch.
    pub batch: Uid,
    /// What was done, in the form of the preview.
    pub done: SheetPreview,
}

/// Records to be written to a file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetExport {
    /// Of which community.
    pub community: Uid,
    /// What the rows are.
    pub kind: SheetKind,
    /// Which records (of figures: of which groups); all when left out.
    #[serde(default)]
    #[ts(optional, type = "Array<string>")]
    pub uids: Option<Vec<Uid>>,
    /// Figures from this day on, `YYYY-MM-DD`.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
    /// Figures of the days before this one.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<String>,
    /// The file; its ending, `.csv` or `.xlsx`, says the format.
    #[ts(type = "string")]
    pub path: std::path::PathBuf,
    /// Headers and words in Chinese instead of English.
    #[serde(default)]
    #[ts(optional, type = "boolean")]
    pub chinese: bool,
}

/// A cell of a table that is written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum PlainCell {
    /// A number.
    Number(f64),
    /// Text; the empty one leaves the cell empty.
    Text(String),
}

/// A table to be written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlainTable {
    /// The file; its ending says whether it becomes XLSX or CSV.
    #[ts(type = "string")]
    pub path: std::path::PathBuf,
    /// What the sheet is called, in a workbook.
    pub name: String,
    /// The words above the columns.
    pub header: Vec<String>,
    /// The rows, each as long as the header.
    pub rows: Vec<Vec<PlainCell>>,
}
