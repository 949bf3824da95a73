//! Inputs and outputs of the workspace's commands.

mod own;
mod saved;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

pub use own::FieldKind;
pub use saved::{ListSavedViews, SaveView, SavedView, SavedViewRef};

use crate::{Uid, clock::Millis};

/// How many groups the manager runs. It sets what is shown, never what is possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// One group.
    One,
    /// Several groups.
    Several,
    /// Dozens of groups with one programme.
    Many,
}

/// A community to be made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddCommunity {
    /// Its name.
    pub name: String,
    /// Its IANA time zone.
    pub tz: String,
    /// One group, several, many.
    pub scale: Scale,
}

/// Changes of a community; what is left out stays.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct EditCommunity {
    /// Which.
    pub uid: Uid,
    /// A new name.
    #[serde(default)]
    pub name: Option<String>,
    /// Whether content passes a review before it is scheduled.
    #[serde(default)]
    pub review_on: Option<bool>,
    /// One group, several, many.
    #[serde(default)]
    pub scale: Option<Scale>,
}

/// Names a community.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CommunityRef {
    /// Which.
    pub community: Uid,
}

/// A community to be put into the trash, or taken out of it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TrashCommunity {
    /// Which.
    pub uid: Uid,
    /// Into the trash, or out of it.
    pub trashed: bool,
}

/// A community.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CommunityView {
    /// Its identity.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// Its IANA time zone.
    pub tz: String,
    /// One group, several, many.
    pub scale: Scale,
    /// Whether content passes a review before it is scheduled.
    pub review_on: bool,
    /// When it was made.
    pub created_at: Millis,
}

/// A person who works in the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Operator {
    /// Their identity.
    pub uid: Uid,
    /// Their name; empty for the first one until it is given.
    pub name: String,
    /// Whether the present process acts as them.
    pub is_me: bool,
}

/// An operator to be added.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddOperator {
    /// Their name.
    pub name: String,
}

/// A new name for an operator.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditOperator {
    /// Which.
    pub uid: Uid,
    /// The new name.
    pub name: String,
}

/// Names an operator.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OperatorRef {
    /// Which.
    pub uid: Uid,
}

/// What a tag marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TagKind {
    /// Members.
    Member,
    /// Channels.
    Channel,
}

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Tag {
    /// Its identity.
    pub uid: Uid,
    /// What it marks.
    pub kind: TagKind,
    /// Its name.
    pub name: String,
    /// Its colour as `#rrggbb`, when it has one of its own.
    pub color: Option<String>,
}

/// A tag to be made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddTag {
    /// In which community.
    pub community: Uid,
    /// What it marks.
    pub kind: TagKind,
    /// Its name.
    pub name: String,
}

/// Changes of a tag; what is left out stays.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct EditTag {
    /// Which.
    pub uid: Uid,
    /// A new name.
    #[serde(default)]
    pub name: Option<String>,
    /// A new colour as `#rrggbb`; an empty text takes it away.
    #[serde(default)]
    pub color: Option<String>,
}

/// Names a tag.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TagRef {
    /// Which.
    pub uid: Uid,
}

/// Tags that are one and the same.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MergeTags {
    /// These go.
    pub from: Vec<Uid>,
    /// This one stays, on everything that bore them.
    pub into: Uid,
}

/// How many bear a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TagCount {
    /// Which tag.
    pub uid: Uid,
    /// How many members or channels; what lies in the trash is not counted.
    pub count: i64,
}

/// Which tags are asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct ListTags {
    /// Of which community.
    pub community: Uid,
    /// Of which kind; both when left out.
    #[serde(default)]
    pub kind: Option<TagKind>,
}

/// Where a setting holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SettingScope {
    /// For everyone who works in this workspace.
    Shared,
    /// On this machine.
    Local,
}

/// One setting.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SetSetting {
    /// Its name, dotted (`calendar.second_zone`).
    pub key: String,
    /// Its value; null forgets it.
    #[ts(type = "unknown")]
    pub value: Value,
}

/// All settings by name; those of this machine lead.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Settings {
    /// For everyone who works in this workspace.
    #[ts(type = "Record<string, unknown>")]
    pub shared: serde_json::Map<String, Value>,
    /// On this machine.
    #[ts(type = "Record<string, unknown>")]
    pub local: serde_json::Map<String, Value>,
}

/// What the window needs to draw its frame.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WorkspaceOverview {
    /// The folder.
    pub path: String,
    /// Whether nothing can be written, and a banner says so.
    pub read_only: bool,
    /// The communities, in their order.
    pub communities: Vec<CommunityView>,
    /// The operators, in their order.
    pub operators: Vec<Operator>,
    /// Those who were removed from the team: they still stand as owners and authors.
    pub former_operators: Vec<Operator>,
    /// All settings.
    pub settings: Settings,
}
