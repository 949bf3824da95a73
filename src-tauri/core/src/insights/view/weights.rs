//! What kinds of interactions weigh.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Uid;

/// What one kind weighs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KindWeight {
    /// The name of the kind.
    pub kind: String,
    /// What it weighs here, in tenths.
    pub tenths: u32,
    /// What it weighs where nothing else is said.
    pub usual: u32,
}

/// What the kinds that count weigh in a community.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KindWeights {
    /// Kind by kind.
    pub kinds: Vec<KindWeight>,
}

/// What kinds are to weigh; those that are not named stay.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SetKindWeights {
    /// In which community.
    pub community: Uid,
    /// By name of the kind, in tenths.
    pub tenths: BTreeMap<String, u32>,
}
