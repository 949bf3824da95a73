//! Inputs and outputs of the commands for holds.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Uid, clock::Millis};

/// Holds everything of a community, or what goes to some of its channels.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BeginHold {
    /// In which community.
    pub community: Uid,
    /// Why; may be empty.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub reason: String,
    /// Which channels.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Uid>>")]
    pub channels: Vec<Uid>,
    /// And the channels that bear one of these tags. With neither channels nor tags everything is held.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Uid>>")]
    pub tags: Vec<Uid>,
}

/// A hold that is on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HoldView {
    /// Its identity.
    pub uid: Uid,
    /// In which community.
    pub community: Uid,
    /// Why.
    pub reason: String,
    /// Which channels; none when everything is held.
    pub channels: Vec<Uid>,
    /// Since when.
    pub begun_at: Millis,
    /// Who began it.
    pub by: Option<Uid>,
}

/// Names a hold.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct HoldRef {
    /// Which.
    pub uid: Uid,
}
