//! By which rules a community counts.

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

/// The rules of a community.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CountingRules {
    /// What the kinds that count weigh.
    pub kinds: Vec<KindWeight>,
    /// Days of the month of monthly active people: 30 where nothing is said, or 28.
    pub month_days: u32,
    /// Days in which presence and weight of people are scored: 90 where nothing is said, from 7 to 365.
    pub score_days: u32,
}

/// What is to be another rule; what is not named stays.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SetCountingRules {
    /// In which community.
    pub community: Uid,
    /// By name of the kind, in tenths.
    #[serde(default)]
    pub tenths: BTreeMap<String, u32>,
    /// Days of a month: 30 or 28.
    #[serde(default)]
    pub month_days: Option<u32>,
    /// Days in which people are scored: from 7 to 365.
    #[serde(default)]
    pub score_days: Option<u32>,
}
