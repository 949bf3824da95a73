//! Inputs and outputs of the commands for tiers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Uid, clock::Millis, members::Selection};

/// One step of a ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TierView {
    /// Its identity.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// Its colour as `#rrggbb`.
    pub color: Option<String>,
    /// How many members stand on it.
    pub members: u32,
}

/// A ladder with its tiers, the lowest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LadderView {
    /// Its identity.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// Its tiers.
    pub tiers: Vec<TierView>,
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
    /// `hand` or `import`.
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
}

/// Whose moves are asked for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct TierHistory {
    /// The member.
    pub member: Uid,
}
