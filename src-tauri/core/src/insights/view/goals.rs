//! Goals of the leading figures.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::LeadingName;
use crate::Uid;

/// What a figure is to be in a period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Goal {
    /// Which figure.
    pub figure: LeadingName,
    /// A month, `2026-03`, or a quarter, `2026-Q1`.
    pub period: String,
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub to: String,
    /// What the figure is to be.
    pub value: f64,
    /// What it is from the first day of the period until now; nothing where that is not known, or not asked.
    pub reached: Option<f64>,
}

/// All goals.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Goals {
    /// By figure and period.
    pub goals: Vec<Goal>,
}

/// A goal to be set.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SetGoal {
    /// In which community.
    pub community: Uid,
    /// Of which figure.
    pub figure: LeadingName,
    /// For which month or quarter.
    pub period: String,
    /// What the figure is to be; no goal any more when left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub value: Option<f64>,
}
