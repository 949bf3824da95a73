//! Inputs and outputs of the commands for contacts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Uid, patch::Patch};

/// How somebody was in contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContactWay {
    /// In writing.
    Text,
    /// By voice.
    Voice,
    /// They met.
    Meeting,
    /// They were given something.
    Gift,
    /// Nothing but a note: no contact.
    Note,
}

/// One contact with a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContactView {
    /// Its identity.
    pub uid: Uid,
    /// How.
    pub way: ContactWay,
    /// On which day, `YYYY-MM-DD`.
    pub on: String,
    /// What was said.
    pub text: String,
    /// The day on which the manager wants to come back to it.
    pub follow_up_on: Option<String>,
    /// Whether they have.
    pub followed_up: bool,
    /// Who was in contact.
    pub by: Option<Uid>,
}

/// A contact with one member or with several.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddContact {
    /// With whom.
    pub members: Vec<Uid>,
    /// How.
    pub way: ContactWay,
    /// On which day, `YYYY-MM-DD`; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
    /// What was said.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub text: String,
    /// When to come back to it.
    #[serde(default)]
    #[ts(optional)]
    pub follow_up_on: Option<String>,
}

/// The contacts that were noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContactsAdded {
    /// One for each member, in their order.
    pub uids: Vec<Uid>,
}

/// Changes of a contact; what is left out stays, null clears.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditContact {
    /// Which.
    pub uid: Uid,
    /// How.
    #[serde(default)]
    #[ts(optional)]
    pub way: Option<ContactWay>,
    /// On which day.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
    /// What was said.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// When to come back to it.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub follow_up_on: Patch<String>,
    /// Whether they came back to it.
    #[serde(default)]
    #[ts(optional)]
    pub followed_up: Option<bool>,
}

/// Names a contact, a finding or a relation.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct ContactRef {
    /// Which.
    pub uid: Uid,
}

/// What kind of thing is known of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// What they like.
    Interest,
    /// What they want.
    Need,
    /// What troubles them.
    Pain,
}

/// Something that is known of a member, and from what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FindingView {
    /// Its identity.
    pub uid: Uid,
    /// What kind of thing.
    pub kind: FindingKind,
    /// In a few words.
    pub text: String,
    /// What they said or did that shows it.
    pub evidence: String,
    /// The day of the evidence, `YYYY-MM-DD`.
    pub on: String,
}

/// Something new that is known of a member.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddFinding {
    /// Of whom.
    pub member: Uid,
    /// What kind of thing.
    pub kind: FindingKind,
    /// In a few words.
    pub text: String,
    /// What shows it.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub evidence: String,
    /// The day of the evidence; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
}

/// Changes of a finding; what is left out stays.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditFinding {
    /// Which.
    pub uid: Uid,
    /// What kind of thing.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<FindingKind>,
    /// In a few words.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// What shows it.
    #[serde(default)]
    #[ts(optional)]
    pub evidence: Option<String>,
    /// The day of the evidence.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
}

/// Somebody whom a member knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RelationView {
    /// Its identity.
    pub uid: Uid,
    /// The other one.
    pub member: Uid,
    /// Their name.
    pub name: String,
    /// What they are to each other, in the manager's words.
    pub kind: String,
}

/// Says that two members know each other; said again, it says what they are to each other now.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RelateMembers {
    /// One.
    pub member: Uid,
    /// The other.
    pub other: Uid,
    /// What they are to each other.
    pub kind: String,
}

/// How often somebody shall be heard of, in days since the last contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Touch {
    /// From then on it is time.
    pub ideal: u32,
    /// From then on it is late.
    pub latest: u32,
}

/// For whom an interval is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "uid", rename_all = "snake_case")]
pub enum TouchSubject {
    /// Everybody on a tier.
    Tier(Uid),
    /// Everybody with a tag.
    Tag(Uid),
    /// One member.
    Member(Uid),
}

/// An interval and for whom it is. A member's own goes before all others; of a tier's and those of tags the shorter one counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TouchRule {
    /// For whom.
    pub subject: TouchSubject,
    /// The name of the tier, the tag or the member.
    pub name: String,
    /// How often; of one member nothing says that they are left in peace.
    pub touch: Option<Touch>,
    /// Since when it has been so, `YYYY-MM-DD`: who was never in contact is due counted from then.
    pub since: String,
}

/// Sets an interval.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct SetTouch {
    /// For whom.
    pub subject: TouchSubject,
    /// How often. Nothing leaves a member in peace, whatever their tier and tags say.
    pub touch: Option<Touch>,
    /// Takes the interval away instead.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub remove: bool,
}

/// Whose intervals are asked for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct ListTouchRules {
    /// Of which community.
    pub community: Uid,
}
