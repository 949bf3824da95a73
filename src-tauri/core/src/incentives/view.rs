//! Inputs and outputs of the commands for incentives.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Uid, points::PointsWritten};

/// Counts what rules give, and writes what is missing.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CountPoints {
    /// In which community.
    pub community: Uid,
    /// From which day on, `YYYY-MM-DD`; from the first day of each rule when left out.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
}

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PointsSettled {
    /// What rules gave, and took where they had given too much.
    pub given: PointsWritten,
    /// What had expired.
    pub expired: PointsWritten,
}

/// What a rule would give in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PointMonth {
    /// Which month, `YYYY-MM`.
    pub month: String,
    /// How many points.
    pub points: i64,
    /// To how many members.
    pub members: u32,
}

/// Somebody who leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PointLeader {
    /// The rank; who has as many has the same, and the next one follows without a gap.
    pub rank: u32,
    /// Who.
    pub member: Uid,
    /// Their name.
    pub name: String,
    /// How many points.
    pub points: i64,
}

/// What a rule would have given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PointForecast {
    /// The first day that was looked at.
    pub from: String,
    /// The last one: today, or the last day of the log when the rule looks at it.
    pub to: String,
    /// How many points in all.
    pub points: i64,
    /// In how many entries.
    pub entries: u32,
    /// To how many members.
    pub members: u32,
    /// How many they are in all.
    pub of: u32,
    /// What half of those who got any have at most.
    pub median: i64,
    /// Month by month.
    pub months: Vec<PointMonth>,
    /// Who would have most.
    pub leaders: Vec<PointLeader>,
    /// How unequally it is shared among those who got any: 0 to 1.
    pub gini: Option<f64>,
}

/// How much what was given counts on a leaderboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PointWeight {
    /// By which rule; what was given by hand when there is none.
    pub rule: Option<Uid>,
    /// Percent of it: 0 leaves it out, 200 counts it twice.
    pub percent: u32,
}

/// Which leaderboard is asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PointBoardQuestion {
    /// Of which community.
    pub community: Uid,
    /// The first day, `YYYY-MM-DD`.
    pub from: String,
    /// The last day.
    pub to: String,
    /// How many at most.
    pub limit: u32,
    /// What counts more or less than it was worth; everything else counts as given.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<PointWeight>>")]
    pub weights: Vec<PointWeight>,
    /// Without members who bear one of these tags.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Uid>>")]
    pub without_tags: Vec<Uid>,
    /// Without members on one of these tiers.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Uid>>")]
    pub without_tiers: Vec<Uid>,
    /// Without the team.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub without_staff: bool,
}

/// Who was given most in a period. What was spent, given away or expired counts as given; what was taken back does not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PointBoard {
    /// How many members were given any.
    pub members: u32,
    /// How many points they were given.
    pub points: i64,
    /// The first of them.
    pub leaders: Vec<PointLeader>,
    /// How unequally it is shared among them: 0 to 1.
    pub gini: Option<f64>,
}
