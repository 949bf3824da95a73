//! Inputs and outputs of the commands for tiers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Uid,
    clock::Millis,
    members::{Filter, Selection},
};

/// When members may go down: on the first day of each of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// Every Monday.
    Week,
    /// The first of every month.
    Month,
    /// The first of January, April, July and October.
    Quarter,
}

/// One step of a ladder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TierView {
    /// Its identity.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// Its colour as `#rrggbb`.
    pub color: Option<String>,
    /// How many members stand on it.
    pub members: u32,
    /// Who stands on it by rule; nothing when members are put there by hand alone.
    pub rule: Option<Filter>,
}

/// A ladder with its tiers, the lowest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LadderView {
    /// Its identity.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// Its tiers.
    pub tiers: Vec<TierView>,
    /// When members may go down.
    pub review: Review,
    /// Of each number that a rule asks for, so many percent keep a member on the tier.
    pub lower_mark: u32,
    /// For so many days after a move nobody goes down.
    pub grace_days: u32,
    /// The day of the last review, `YYYY-MM-DD`.
    pub reviewed_on: Option<String>,
}

/// One move of a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TierMove {
    /// The tier before; none when they had none, or when it is gone.
    pub from: Option<Uid>,
    /// The tier after.
    pub to: Option<Uid>,
    /// When.
    pub at: Millis,
    /// `hand`, `import`, or by rule: `rule` when they rose, `review` when they went down.
    pub how: String,
    /// Why.
    pub reason: Option<String>,
}

/// Whose ladders are asked for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct ListLadders {
    /// Of which community.
    pub community: Uid,
}

/// A new ladder.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddLadder {
    /// In which community.
    pub community: Uid,
    /// Its name.
    pub name: String,
    /// Names of its tiers, the lowest first.
    #[serde(default)]
    pub tiers: Vec<String>,
}

/// Changes of a ladder; what is left out stays.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditLadder {
    /// Which.
    pub uid: Uid,
    /// A new name.
    pub name: String,
}

/// Names a ladder.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct LadderRef {
    /// Which.
    pub uid: Uid,
}

/// A new tier, above the others of its ladder.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddTier {
    /// On which ladder.
    pub ladder: Uid,
    /// Its name.
    pub name: String,
    /// Its colour.
    #[serde(default)]
    #[ts(optional)]
    pub color: Option<String>,
}

/// Changes of a tier; what is left out stays.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditTier {
    /// Which.
    pub uid: Uid,
    /// A new name.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// Another colour.
    #[serde(default)]
    #[ts(optional)]
    pub color: Option<String>,
    /// Its place on the ladder, from 0.
    #[serde(default)]
    #[ts(optional)]
    pub position: Option<u32>,
}

/// Names a tier.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct TierRef {
    /// Which.
    pub uid: Uid,
}

/// Members to be put on a tier by hand.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MoveMembers {
    /// Whom.
    pub who: Selection,
    /// Where; on none when null.
    pub tier: Option<Uid>,
    /// Why.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
    /// The last day, `YYYY-MM-DD`, on which rules leave them there; without one they do until they are let go.
    #[serde(default)]
    #[ts(optional)]
    pub until: Option<String>,
}

/// Members whose tier is left to the rules again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LetGo {
    /// Whom.
    pub who: Selection,
    /// On which ladder.
    pub ladder: Uid,
}

/// Rules of a ladder, all of them at once.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LadderRules {
    /// Which ladder.
    pub ladder: Uid,
    /// The rules of its tiers; a tier that is not named has none.
    pub rules: Vec<TierRule>,
    /// When members may go down.
    pub review: Review,
    /// Of each number that a rule asks for, so many percent keep a member on the tier: 1 to 100.
    pub lower_mark: u32,
    /// For so many days after a move nobody goes down.
    pub grace_days: u32,
}

/// The rule of a tier.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TierRule {
    /// Which tier.
    pub tier: Uid,
    /// Who stands on it.
    pub rule: Filter,
}

/// Whose moves are asked for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct TierHistory {
    /// The member.
    pub member: Uid,
}

/// Between which days moves are asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ListMovements {
    /// The ladder.
    pub ladder: Uid,
    /// From the beginning of this day, `YYYY-MM-DD`.
    pub from: String,
    /// Until the end of this one.
    pub to: String,
    /// At most so many members who moved.
    pub limit: u32,
}

/// From which tier to which members moved between two days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Movements {
    /// Also of those who stayed where they were; who stood on none at both times is left out.
    pub flows: Vec<TierFlow>,
    /// Who stands elsewhere than at the beginning, the newest move first.
    pub moved: Vec<MovedMember>,
    /// How many they are.
    pub moved_total: u32,
}

/// Members who move from one tier to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TierFlow {
    /// From which; from none when nothing.
    pub from: Option<Uid>,
    /// To which.
    pub to: Option<Uid>,
    /// How many.
    pub members: u32,
}

/// A member who moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MovedMember {
    /// Who.
    pub member: Uid,
    /// Their name.
    pub name: String,
    /// Where they stood.
    pub from: Option<Uid>,
    /// Where they stand at the end.
    pub to: Option<Uid>,
    /// When they moved last.
    pub at: Millis,
}
