//! Inputs and views of people who may be one person.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Uid;

/// Whose members are compared.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct ListAlike {
    /// Of which community.
    pub community: Uid,
}

/// Who is probably one person.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct AlikePeople {
    /// The pairs, the surest first.
    pub pairs: Vec<AlikePair>,
    /// How many more pairs there are than are told.
    pub more: u32,
    /// Names that so many bear that they say nothing: nobody is proposed for them.
    pub frequent_names: u32,
}

/// Two members who are probably one person.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AlikePair {
    /// Who was there first.
    pub one: AlikeMember,
    /// Who came later.
    pub other: AlikeMember,
    /// Why, the surest first.
    pub reasons: Vec<AlikeReason>,
}

/// One of them.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AlikeMember {
    /// Their identity.
    pub uid: Uid,
    /// The name they go by.
    pub name: String,
    /// Where they have accounts.
    pub platforms: Vec<String>,
}

/// Why two members are probably one person, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AlikeReason {
    /// The same phone number, in the record or as an account's name.
    Phone,
    /// The same mail address.
    Email,
    /// The same account name on different platforms.
    Handle,
    /// The same name on different platforms.
    Name,
}

/// One member is to be made of two.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct MergeMembers {
    /// Who goes.
    pub from: Uid,
    /// Who stays, with everything of the other.
    pub into: Uid,
}

/// Two members are two people.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct KeepApart {
    /// One of them.
    pub one: Uid,
    /// The other.
    pub other: Uid,
}
