//! What is asked of the log, and the answer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Uid;

/// Which figures are asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct InsightsQuestion {
    /// Of which community.
    pub community: Uid,
    /// The first day that is shown; everything before it counts all the same.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
    /// The last day that is shown.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<String>,
    /// The day as of which people are looked at; what came later is as if it were not. The last day of which the log says
    /// anything when left out.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<String>,
    /// Of these channels alone; of all when left out.
    #[serde(default)]
    #[ts(optional, type = "Array<string>")]
    pub channels: Vec<Uid>,
    /// Of these kinds alone, by name; of all that count when left out.
    #[serde(default)]
    #[ts(optional, type = "Array<string>")]
    pub kinds: Vec<String>,
    /// Whether the figures of every person are asked for.
    #[serde(default)]
    pub members: bool,
}

/// A week's people: first there, there again, back again, silent since the week before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LifecycleWeek(
    /// The week's Monday.
    pub String,
    /// First there.
    pub u32,
    /// There as in the week before.
    pub u32,
    /// Back again.
    pub u32,
    /// There the week before, and not any more.
    pub u32,
);

/// Figures of a community. Days are `YYYY-MM-DD` on its own clock, weeks begin on Monday.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Insights {
    /// As of which day; nothing when the log is empty.
    pub as_of: Option<String>,
    /// Distinct people of each day.
    pub dau: Vec<(String, i64)>,
    /// Of each day and the six before it.
    pub wau: Vec<(String, i64)>,
    /// Of each day and the 29 before it.
    pub mau: Vec<(String, i64)>,
    /// The Monday of the week in which people were first there, weeks since then, how many were there.
    pub retention: Vec<(String, i64, u32)>,
    /// Weeks in which somebody was there.
    pub lifecycle: Vec<LifecycleWeek>,
    /// Weekday from Monday 0 on, hour, how much was done.
    pub heat: Vec<(u8, u8, u64)>,
    /// Who weighs most in the last 30 days, and how much in tenths.
    pub top: Vec<(String, u64)>,
    /// How unequal those are who weigh anything in these days.
    pub gini: Option<f64>,
    /// Of every person who was ever there: days since the last time, days of presence and weight in tenths within 90 days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub rfm: Option<Vec<(String, u32, u32, u64)>>,
    /// Mondays of weeks that are not over on the day as of which is counted.
    pub incomplete: Vec<String>,
}
