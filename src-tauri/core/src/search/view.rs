//! Input and output of the search.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Uid;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// A member.
    Member,
    /// A group or another channel.
    Channel,
    /// A content item.
    Content,
    /// An activity.
    Activity,
    /// A task.
    Task,
}

/// What is searched for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SearchInput {
    /// In which community.
    pub community: Uid,
    /// Words that each must be found.
    pub text: String,
    /// How many of each kind at most.
    pub limit: u32,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchHit {
    /// What it is.
    pub kind: HitKind,
    /// Its identity.
    pub uid: Uid,
    /// Its name or title.
    pub title: String,
    /// The piece of text in which the words stand, when that is not the title.
    pub excerpt: Option<String>,
    /// What tells it from others of its name: a group of the member, the number of the group.
    pub detail: Option<String>,
    /// The next of its dates, or its only one, in the community's zone: with a time, or of whole days.
    pub start: Option<String>,
}
