//! Inputs and outputs of the commands for imports.

mod plan;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use plan::{
    BatchFile, ExportMembers, ExportReport, ImportBatchView, ImportCounts, ImportPreview, ImportReport,
    ListImports, LogBatch, MemberImport, Missing, Rename, RenameOffer, RenameReason, RowChange, RowFault,
    RowProblem, RowWhat,
};

use crate::{
    Uid,
    members::FieldKind,
    tabular::{Problem, ReadOptions, Source, TableInfo},
};

/// A table to be looked at.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct InspectImport {
    /// For which community.
    pub community: Uid,
    /// The file or the pasted text.
    pub source: Source,
    /// What the user overruled.
    #[serde(default)]
    #[ts(optional)]
    pub options: Option<ReadOptions>,
    /// The number of the header's row when the user says so; 0 for none.
    #[serde(default)]
    #[ts(optional)]
    pub header_row: Option<u64>,
    /// What the list holds, when the user says so.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<ListKind>,
}

/// What a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ListKind {
    /// People.
    Members,
    /// Groups and other channels.
    Groups,
    /// What is published.
    Contents,
    /// Activities.
    Activities,
    /// Tasks.
    Tasks,
    /// Figures by group and day.
    Figures,
    /// Who did what, and when.
    Log,
    /// Exports of chats.
    Chats,
}

/// What a column of a member list becomes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Target {
    /// Nothing.
    Ignore,
    /// The identity that an export of this workspace wrote.
    Uid,
    /// The name.
    Name,
    /// The manager's own name for them.
    Remark,
    /// Phone number.
    Phone,
    /// Mail address.
    Email,
    /// Birthday.
    Birthday,
    /// Whether the birthday is a date of the Chinese calendar.
    BirthdayLunar,
    /// When they joined the community.
    JoinedOn,
    /// When they left it.
    LeftOn,
    /// Where they came from.
    Source,
    /// The tier's name; made when it does not exist.
    Tier,
    /// Tags, split at 、 , ; and |.
    Tags,
    /// Notes.
    Note,
    /// The stable id on a platform.
    Account {
        /// Which platform.
        platform: String,
    },
    /// The name on a platform.
    Handle {
        /// Which platform.
        platform: String,
    },
    /// Names of the groups that they are in, split at 、 ; and |.
    Channel,
    /// What they are called in the group.
    Nickname,
    /// When they joined the group.
    GroupJoinedOn,
    /// When they left the group.
    GroupLeftOn,
    /// Who invited them.
    Inviter,
    /// How they came.
    How,
    /// A custom field that exists.
    Custom {
        /// Which.
        field: Uid,
    },
    /// A custom field to be made.
    NewField {
        /// Its name.
        name: String,
        /// What it holds.
        field_kind: FieldKind,
    },
    /// Parts of one text, such as 城市-岗位-昵称.
    Split {
        /// The characters at which the text is cut.
        separators: String,
        /// What each part becomes; the last one takes the rest.
        parts: Vec<Target>,
    },
}

/// One column as it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ColumnView {
    /// Its place, from 0.
    pub index: u32,
    /// Its header; empty when there is none.
    pub header: String,
    /// The first values.
    pub samples: Vec<String>,
    /// What it becomes when nobody says otherwise.
    pub target: Target,
    /// Whether its header is a known word or was mapped before.
    pub known: bool,
}

/// What tells one person from another in a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Identity {
    /// The identity that an export of this workspace wrote.
    Uid,
    /// The id on a platform.
    Account {
        /// Which platform.
        platform: String,
    },
    /// The phone number.
    Phone,
    /// The mail address.
    Email,
    /// Name and phone number together.
    NamePhone,
    /// The nickname in the group.
    Nickname,
    /// The name alone; equal names are kept apart and marked.
    #[default]
    Name,
}

/// One of the first rows of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FirstRow {
    /// The row as the file counts it, by which problems name it: empty rows and breaks inside of cells count too.
    pub row: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

/// What was recognised in a table.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportInspection {
    /// The file's format, encoding, delimiter, sheets.
    pub info: TableInfo,
    /// What the list seems to hold.
    pub kind: ListKind,
    /// The header's row, or 0 when there is none.
    pub header_row: u64,
    /// The columns.
    pub columns: Vec<ColumnView>,
    /// The first rows below the header.
    pub rows: Vec<FirstRow>,
    /// What could tell people apart, the best first.
    pub identities: Vec<Identity>,
    /// Whether the list has ids, so that importing it again never doubles.
    pub has_ids: bool,
    /// Whether this header was mapped before.
    pub remembered: bool,
    /// What was odd in the file so far.
    pub problems: Vec<Problem>,
}
