//! Inputs and outputs of the commands for points.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Uid, clock::Millis, members::Selection, patch::Patch};

/// Where an entry comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PointKind {
    /// Somebody gave or took them.
    Hand,
    /// A rule gave them, or took back what it had given too much.
    Rule,
    /// One side of what a member gave another.
    Transfer,
    /// Another entry is taken back.
    Reversal,
    /// They expired.
    Expiry,
    /// Something was bought with them.
    Redemption,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PointEntry {
    /// Its identity.
    pub uid: Uid,
    /// Whose.
    pub member: Uid,
    /// Their name.
    pub name: String,
    /// How many; less than none when they were taken.
    pub points: i64,
    /// Where it comes from.
    pub kind: PointKind,
    /// Why.
    pub reason: String,
    /// For which day, `YYYY-MM-DD`.
    pub on: String,
    /// The last day on which they are worth anything.
    pub expires_on: Option<String>,
    /// The rule that gave them.
    pub rule: Option<Uid>,
    /// The entry that takes this one back.
    pub reversed_by: Option<Uid>,
    /// When it was written.
    pub at: Millis,
    /// Who wrote it.
    pub by: Option<Uid>,
}

/// Which entries are asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ListPoints {
    /// Of which community.
    pub community: Uid,
    /// Of one member alone.
    #[serde(default)]
    #[ts(optional)]
    pub member: Option<Uid>,
    /// How many to leave out at the beginning.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
}

/// A part of the ledger, the newest entry first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PointPage {
    /// How many entries there are.
    pub total: u32,
    /// The sum of all of them.
    pub balance: i64,
    /// The part.
    pub entries: Vec<PointEntry>,
}

/// What a member has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MemberPoints {
    /// The sum of their entries.
    pub balance: i64,
    /// What they were ever given.
    pub earned: i64,
    /// What expires next, and on which day it is worth nothing any more.
    pub expires: Option<(String, i64)>,
}

/// Gives or takes points.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddPoints {
    /// Whom.
    pub who: Selection,
    /// How many each; less than none to take them.
    pub points: i64,
    /// Why.
    pub reason: String,
    /// For which day; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
    /// The last day on which they are worth anything.
    #[serde(default)]
    #[ts(optional)]
    pub expires_on: Option<String>,
}

/// How many entries were written, and the sum of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PointsWritten {
    /// How many.
    pub entries: u32,
    /// Their sum.
    pub points: i64,
}

/// Takes entries back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReversePoints {
    /// Which.
    pub uids: Vec<Uid>,
    /// Why.
    pub reason: String,
}

/// One member gives another points.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TransferPoints {
    /// Who gives.
    pub from: Uid,
    /// Who gets.
    pub to: Uid,
    /// How many.
    pub points: i64,
    /// Why.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub reason: String,
}

/// Names an entry.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct PointEntryRef {
    /// Which.
    pub uid: Uid,
}

/// What points are given for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PointSource {
    /// For each interaction of these kinds, by name; of all that count when none is named.
    Interaction {
        /// Which kinds.
        kinds: Vec<String>,
    },
    /// For each day with at least one of them.
    ActiveDay {
        /// Which kinds.
        kinds: Vec<String>,
    },
    /// For each so many days on end with at least one of them: the days of a streak count once.
    Streak {
        /// Which kinds.
        kinds: Vec<String>,
        /// How many days on end.
        days: u32,
    },
    /// For each date of an activity to which they came.
    Attendance,
    /// For each member whom they brought, on the day on which that one joined.
    Referral,
}

/// A rule that gives points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PointRule {
    /// Its identity.
    pub uid: Uid,
    /// Its name: the reason of its entries.
    pub name: String,
    /// What for.
    pub source: PointSource,
    /// How many each time.
    pub points: i64,
    /// How many a day at most.
    pub daily_cap: Option<i64>,
    /// How many hours must pass before it gives again.
    pub cooldown_hours: Option<i64>,
    /// After how many days they expire, counted from the day for which they are.
    pub expires_days: Option<u32>,
    /// The first day for which it gives, `YYYY-MM-DD`.
    pub from: String,
    /// Whether it gives at present.
    pub active: bool,
    /// What it has given.
    pub given: i64,
}

/// Whose rules are asked for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct ListPointRules {
    /// Of which community.
    pub community: Uid,
}

/// A new rule.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddPointRule {
    /// In which community.
    pub community: Uid,
    /// Its name.
    pub name: String,
    /// What for.
    pub source: PointSource,
    /// How many each time.
    pub points: i64,
    /// How many a day at most.
    #[serde(default)]
    #[ts(optional)]
    pub daily_cap: Option<i64>,
    /// How many hours must pass before it gives again.
    #[serde(default)]
    #[ts(optional)]
    pub cooldown_hours: Option<i64>,
    /// After how many days they expire.
    #[serde(default)]
    #[ts(optional)]
    pub expires_days: Option<u32>,
    /// The first day for which it gives; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
}

/// Changes of a rule; what is left out stays, null clears.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditPointRule {
    /// Which.
    pub uid: Uid,
    /// Its name.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// What for.
    #[serde(default)]
    #[ts(optional)]
    pub source: Option<PointSource>,
    /// How many each time.
    #[serde(default)]
    #[ts(optional)]
    pub points: Option<i64>,
    /// How many a day at most.
    #[serde(default)]
    #[ts(optional, type = "number | null")]
    pub daily_cap: Patch<i64>,
    /// How many hours must pass before it gives again.
    #[serde(default)]
    #[ts(optional, type = "number | null")]
    pub cooldown_hours: Patch<i64>,
    /// After how many days they expire.
    #[serde(default)]
    #[ts(optional, type = "number | null")]
    pub expires_days: Patch<u32>,
    /// The first day for which it gives.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
    /// Whether it gives at present.
    #[serde(default)]
    #[ts(optional)]
    pub active: Option<bool>,
}

/// Names a rule.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct PointRuleRef {
    /// Which.
    pub uid: Uid,
}
