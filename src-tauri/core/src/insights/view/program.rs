//! What the command line asks, and what it prints.

use std::mem;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use super::InsightFilter;

/// Which figures are asked for. The range says which are shown; as of which day people are looked at does not follow from it: it is
/// the last day on which something counted when left out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct InsightsQuestion {
    /// Which part of the community's life.
    #[serde(flatten)]
    pub filter: InsightFilter,
    /// Whether the figures of every person are asked for.
    #[serde(default)]
    pub members: bool,
}

/// The people of a week, or of another interval: first there, there again, back again, silent since the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LifecycleWeek(
    /// The first day, of a week its Monday.
    pub String,
    /// First there.
    pub u32,
    /// There as in the one before.
    pub u32,
    /// Back again.
    pub u32,
    /// There in the one before, and not any more.
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
    /// Of the month that ends with each day: of 30 days where nothing is said.
    pub mau: Vec<(String, i64)>,
    /// The first day of the interval in which people came, of a week its Monday; intervals since then; how many were there.
    pub retention: Vec<(String, i64, u32)>,
    /// Intervals in which somebody was there.
    pub lifecycle: Vec<LifecycleWeek>,
    /// Weekday from Monday 0 on, hour, how much was done.
    pub heat: Vec<(u8, u8, u64)>,
    /// Who weighs most in the last 30 days, and how much in tenths.
    pub top: Vec<(String, u64)>,
    /// How unequal those are who weigh anything in these days.
    pub gini: Option<f64>,
    /// Of every person who was ever there: days since the last time, days of presence and weight in tenths within the
    /// days that are scored, 90 where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<Vec<(String, u32, u32, u64)>>")]
    pub rfm: Option<RfmRows>,
    /// First days of intervals that are not over on the day as of which is counted.
    pub incomplete: Vec<String>,
}

/// A row for each of very many people, whose keys lie in one text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RfmRows {
    keys: String,
    /// Where the key ends; days since the last time, days of presence, weight.
    rows: Vec<(usize, (u32, u32, u64))>,
}

impl RfmRows {
    /// Adds somebody.
    pub fn push(&mut self, key: &str, figures: (u32, u32, u64)) {
        self.keys.push_str(key);
        self.rows.push((self.keys.len(), figures));
    }

    /// Everybody.
    pub fn iter(&self) -> impl Iterator<Item = (&str, u32, u32, u64)> {
        let mut from = 0;
        self.rows.iter().map(move |(end, (recency, days, weight))| {
            (&self.keys[mem::replace(&mut from, *end)..*end], *recency, *days, *weight)
        })
    }
}

impl Serialize for RfmRows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for RfmRows {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut rows = Self::default();
        for (key, recency, days, weight) in Vec::<(String, u32, u32, u64)>::deserialize(deserializer)? {
            rows.push(&key, (recency, days, weight));
        }
        Ok(rows)
    }
}
