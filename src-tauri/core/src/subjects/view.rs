//! What a plan is narrowed by, wherever it is shown or written out.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Uid, schedule::Kind};

/// Which part of a plan is meant. Every list that is empty lets all through.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Facets {
    /// Only these kinds; all when empty.
    #[serde(default)]
    pub kinds: Vec<Kind>,
    /// Only what goes to one of these channels; all when empty.
    #[serde(default)]
    pub channels: Vec<Uid>,
    /// Only what goes to a channel that bears one of these tags; all when empty. With channels, it has to be one of them.
    #[serde(default)]
    pub tags: Vec<Uid>,
    /// Only what one of these operators owns; all when empty.
    #[serde(default)]
    pub owners: Vec<Uid>,
}
