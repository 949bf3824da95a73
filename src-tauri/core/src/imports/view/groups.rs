//! Lists of groups.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::RowProblem;
use crate::{
    Uid,
    channels::{AddChannel, ChannelKind},
    tabular::{ReadOptions, Source},
};

/// What a column of a list of groups becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GroupTarget {
    /// Nothing.
    Ignore,
    /// The name.
    Name,
    /// Its number among the groups.
    Number,
    /// What kind of place it is.
    Kind,
    /// The account that sends there.
    Account,
    /// The colleague who looks after it, by name.
    Owner,
    /// When it was opened.
    OpenedOn,
    /// Where it stands.
    State,
    /// How many people it takes.
    Capacity,
    /// How many people are in it.
    HeadCount,
    /// A link that leads there.
    Link,
    /// The last day on which its QR code works.
    QrExpiresOn,
    /// The announcement that stands in it now.
    Announcement,
    /// Notes.
    Note,
    /// Tags, split at 、 , ; and |.
    Tags,
}

/// A list of groups with its mapping.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GroupImport {
    /// Into which community.
    pub community: Uid,
    /// The file or the pasted text.
    pub source: Source,
    /// What the user overruled.
    #[serde(default)]
    #[ts(optional)]
    pub options: Option<ReadOptions>,
    /// The header's row; 0 for none.
    pub header_row: u64,
    /// What each column becomes.
    pub mapping: Vec<GroupTarget>,
    /// The kind of groups whose kind is not said; WeChat groups when left out.
    #[serde(default)]
    #[ts(optional)]
    pub channel_kind: Option<ChannelKind>,
}

/// The groups of a list, ready for `channels_add`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GroupList {
    /// Groups that the community does not have yet.
    pub channels: Vec<AddChannel>,
    /// Names that it has already; they are left alone.
    pub existing: Vec<String>,
    /// Owners who are not in the team yet and join it with their groups.
    pub new_operators: Vec<String>,
    /// What was odd, by row.
    pub problems: Vec<RowProblem>,
}
