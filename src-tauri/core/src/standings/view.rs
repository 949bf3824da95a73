//! Inputs and outputs of the commands for standings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Uid, clock::Millis, members::Filter, tiers::TierFlow};

/// How many members were moved by rule.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TiersSettled {
    /// Up.
    pub up: u32,
    /// Down, at a review.
    pub down: u32,
}

/// What a year under some rules would have been.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TierDryRun {
    /// The first day that was looked at, `YYYY-MM-DD`.
    pub from: String,
    /// The last day.
    pub to: String,
    /// How many members there are today.
    pub members: u32,
    /// How many of them are held where they are, whatever rules say.
    pub held: u32,
    /// By tier, the lowest first.
    pub tiers: Vec<TierOutcome>,
    /// How many stand on no tier now.
    pub none_now: u32,
    /// And how many would.
    pub none_after: u32,
    /// From which tier to which members would move, compared to where they stand now.
    pub flows: Vec<TierFlow>,
    /// Some of those who would move, those who would go down first.
    pub movers: Vec<TierMover>,
    /// Moves of each week.
    pub weeks: Vec<TierWeek>,
    /// How often a member would have moved in a year.
    pub moves_a_year: f64,
    /// How many would have gone up and down, or down and up, within sixty days.
    pub flapping: u32,
    /// Whether they are too many.
    pub flaps: bool,
}

/// What becomes of one tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TierOutcome {
    /// Which.
    pub tier: Uid,
    /// How many stand on it now.
    pub now: u32,
    /// How many would.
    pub after: u32,
    /// How often members would have risen to it.
    pub up: u32,
    /// How often they would have come down to it.
    pub down: u32,
}

/// A member who would move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TierMover {
    /// Who.
    pub member: Uid,
    /// Their name.
    pub name: String,
    /// From which tier.
    pub from: Option<Uid>,
    /// To which.
    pub to: Option<Uid>,
}

/// Moves of a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TierWeek {
    /// The day as of which it was looked, `YYYY-MM-DD`.
    pub day: String,
    /// Up.
    pub up: u32,
    /// Down.
    pub down: u32,
}

/// Why who stands where.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct TierReasonOf {
    /// The member.
    pub member: Uid,
    /// The ladder.
    pub ladder: Uid,
}

/// Why a member stands where they stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TierReason {
    /// Where.
    pub tier: Option<Uid>,
    /// Since when, as far as a move tells.
    pub since: Option<Millis>,
    /// Rules leave them there; until which day when one is set.
    pub held: bool,
    /// The last day on which they do.
    pub held_until: Option<String>,
    /// The last day of which the log speaks, `YYYY-MM-DD`; nothing when rules do not look at it.
    pub log_until: Option<String>,
    /// The next tier by rule.
    pub next: Option<Uid>,
    /// The day of the next review, `YYYY-MM-DD`.
    pub next_review: String,
    /// By tier, the lowest first; those without a rule are left out.
    pub checks: Vec<TierCheck>,
}

/// Whether a member meets the rule of a tier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TierCheck {
    /// Which tier.
    pub tier: Uid,
    /// They meet it.
    pub met: bool,
    /// They meet its lower mark, which keeps them there.
    pub kept: bool,
    /// The rule, part by part.
    pub rule: TierCondition,
}

/// A part of a rule, and whether a member meets it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TierCondition {
    /// The part; what it is made of is in `parts`.
    pub condition: Filter,
    /// They meet it.
    pub met: bool,
    /// What was measured; weights in tenths.
    pub value: Option<u32>,
    /// Parts of all, any, count and not.
    pub parts: Vec<TierCondition>,
}

/// Whose near ones are asked for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct ListNear {
    /// The ladder.
    pub ladder: Uid,
    /// At most so many of each list.
    pub limit: u32,
}

/// Members who are near a move.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NearTiers {
    /// Who lacks one condition of the next tier and is at least half-way to it, the nearest first.
    pub one_step: Vec<NearMember>,
    /// How many they are.
    pub one_step_total: u32,
    /// Who does not reach the lower mark of their tier and goes down at the next review, those of the highest tiers first.
    pub falling: Vec<NearMember>,
    /// How many they are.
    pub falling_total: u32,
    /// The day of the next review, `YYYY-MM-DD`.
    pub next_review: String,
    /// The last day of which the log speaks, `YYYY-MM-DD`; nothing when rules do not look at it.
    pub log_until: Option<String>,
}

/// A member who is near a move.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NearMember {
    /// Who.
    pub member: Uid,
    /// Their name.
    pub name: String,
    /// Where they stand.
    pub tier: Option<Uid>,
    /// Where they would come.
    pub to: Option<Uid>,
    /// The conditions that are not met: of the next tier, or of the lower mark of theirs.
    pub missing: Vec<TierCondition>,
}
