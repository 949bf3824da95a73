//! Inputs and outputs of the commands for segments.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Uid, members::Filter};

/// A saved filter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SegmentView {
    /// Its identity.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// What it chooses by.
    pub filter: Filter,
    /// How many members it chooses now; nothing when it names a custom field that is gone.
    pub members: Option<u32>,
}

/// Whose segments are asked for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct ListSegments {
    /// Of which community.
    pub community: Uid,
}

/// A new segment.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddSegment {
    /// In which community.
    pub community: Uid,
    /// Its name.
    pub name: String,
    /// What it chooses by.
    pub filter: Filter,
}

/// Changes of a segment; what is left out stays.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditSegment {
    /// Which.
    pub uid: Uid,
    /// A new name.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// Another filter.
    #[serde(default)]
    #[ts(optional)]
    pub filter: Option<Filter>,
}

/// Names a segment.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct SegmentRef {
    /// Which.
    pub uid: Uid,
}
