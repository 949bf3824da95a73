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
    /// Days of the month of monthly active people.
    pub month_days: u32,
    /// Days in which presence and weight of people are scored.
    pub score_days: u32,
    /// What can be chosen.
    pub choice: CountingChoice,
}

/// What rules can be, and what they are where nothing is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CountingChoice {
    /// The heaviest that a kind can be, in tenths.
    pub heaviest: u32,
    /// The days that a month can have; the first where nothing is said.
    pub months: Vec<u32>,
    /// The fewest days in which people are scored.
    pub fewest_score_days: u32,
    /// Their number where nothing is said.
    pub usual_score_days: u32,
    /// The most of them.
    pub most_score_days: u32,
}

/// What is to be another rule; what is not named stays.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SetCountingRules {
    /// In which community.
    pub community: Uid,
    /// By name of the kind, in tenths.
    #[serde(default)]
    pub tenths: BTreeMap<String, u32>,
    /// Days of a month.
    #[serde(default)]
    pub month_days: Option<u32>,
    /// Days in which people are scored.
    #[serde(default)]
    pub score_days: Option<u32>,
}
