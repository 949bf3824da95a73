//! Inputs of the commands that change members.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{Field, FieldKind, FieldSubject, MemberPart, Selection};
use crate::{Uid, patch::Patch};

/// A new member. Only the name is required.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddMember {
    /// In which community.
    pub community: Uid,
    /// The name they go by.
    pub name: String,
    /// The manager's own name for them.
    #[serde(default)]
    #[ts(optional)]
    pub remark: Option<String>,
    /// Phone number.
    #[serde(default)]
    #[ts(optional)]
    pub phone: Option<String>,
    /// Mail address.
    #[serde(default)]
    #[ts(optional)]
    pub email: Option<String>,
    /// `YYYY-MM-DD` or `MM-DD`.
    #[serde(default)]
    #[ts(optional)]
    pub birthday: Option<String>,
    /// The birthday is a date of the Chinese calendar.
    #[serde(default)]
    pub birthday_lunar: bool,
    /// When they joined the community.
    #[serde(default)]
    #[ts(optional)]
    pub joined_on: Option<String>,
    /// Where they came from.
    #[serde(default)]
    #[ts(optional)]
    pub source: Option<String>,
    /// Names of tags; made when they do not exist yet.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Channels that they are in.
    #[serde(default)]
    pub channels: Vec<Uid>,
    /// Values of custom fields.
    #[serde(default)]
    #[ts(type = "Record<string, string | number>")]
    pub custom: BTreeMap<Uid, Value>,
    /// Notes.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

impl AddMember {
    /// Somebody of whom nothing but the name is known.
    pub fn named(community: Uid, name: &str) -> Self {
        Self {
            community,
            name: name.to_owned(),
            remark: None,
            phone: None,
            email: None,
            birthday: None,
            birthday_lunar: false,
            joined_on: None,
            source: None,
            tags: Vec::new(),
            channels: Vec::new(),
            custom: BTreeMap::new(),
            note: None,
        }
    }
}

/// Changes of a member; what is left out stays, null clears.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditMember {
    /// Which.
    pub uid: Uid,
    /// A new name.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// The manager's own name for them.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub remark: Patch<String>,
    /// Phone number.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub phone: Patch<String>,
    /// Mail address.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub email: Patch<String>,
    /// `YYYY-MM-DD` or `MM-DD`.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub birthday: Patch<String>,
    /// The birthday is a date of the Chinese calendar.
    #[serde(default)]
    #[ts(optional)]
    pub birthday_lunar: Option<bool>,
    /// When they joined the community.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub joined_on: Patch<String>,
    /// When they left it.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub left_on: Patch<String>,
    /// Where they came from.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub source: Patch<String>,
    /// Notes.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub note: Patch<String>,
    /// Not mistaken for somebody of the same name any more.
    #[serde(default)]
    #[ts(optional)]
    pub namesake: Option<bool>,
    /// Of the team, or a program.
    #[serde(default)]
    #[ts(optional = nullable, as = "Option<MemberPart>")]
    pub part: Patch<MemberPart>,
    /// Values of custom fields; null clears one.
    #[serde(default)]
    #[ts(optional, type = "Record<string, string | number | null>")]
    pub custom: BTreeMap<Uid, Value>,
}

/// What a bulk edit does to each member.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MembersChange {
    /// Adds tags and takes others away.
    Tags {
        /// Names of tags to add; made when they do not exist yet.
        #[serde(default)]
        add: Vec<String>,
        /// Names of tags to take away.
        #[serde(default)]
        remove: Vec<String>,
    },
    /// Sets a column to a value, as typed; null clears it.
    Set {
        /// Which column.
        field: Field,
        /// The value as text.
        value: Option<String>,
    },
    /// Says that they are of the team, or programs; null that they are neither.
    Part {
        /// What.
        part: Option<MemberPart>,
    },
    /// Puts them into a channel.
    Join {
        /// Which.
        channel: Uid,
        /// On which day.
        #[serde(default)]
        on: Option<String>,
    },
    /// Takes them out of a channel.
    Leave {
        /// Which.
        channel: Uid,
        /// On which day; today when left out.
        #[serde(default)]
        on: Option<String>,
    },
}

/// A bulk edit: one step.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditMembers {
    /// Whom.
    pub who: Selection,
    /// What.
    pub change: MembersChange,
}

/// One cell of a block pasted from a spreadsheet.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Cell {
    /// The member.
    pub uid: Uid,
    /// The column.
    pub field: Field,
    /// The value as text; empty clears.
    pub value: String,
}

/// A block of cells: one step.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SetCells {
    /// The cells.
    pub cells: Vec<Cell>,
}

/// Members to be put into the trash or taken out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TrashMembers {
    /// Whom.
    pub who: Selection,
    /// Into the trash, or out of it.
    pub trashed: bool,
}

/// A new account of a member.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddAccount {
    /// Whose.
    pub member: Uid,
    /// The platform.
    pub platform: String,
    /// The platform's stable id.
    #[serde(default)]
    #[ts(optional)]
    pub external_id: Option<String>,
    /// The name there.
    #[serde(default)]
    #[ts(optional)]
    pub handle: Option<String>,
}

/// A member comes into a channel.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddMembership {
    /// Who.
    pub member: Uid,
    /// Where.
    pub channel: Uid,
    /// When.
    #[serde(default)]
    #[ts(optional)]
    pub joined_on: Option<String>,
    /// What they are called there.
    #[serde(default)]
    #[ts(optional)]
    pub nickname: Option<String>,
    /// The inviter's name.
    #[serde(default)]
    #[ts(optional)]
    pub inviter_name: Option<String>,
    /// The member who invited them.
    #[serde(default)]
    #[ts(optional)]
    pub inviter: Option<Uid>,
    /// How they came.
    #[serde(default)]
    #[ts(optional)]
    pub how: Option<String>,
}

impl AddMembership {
    /// Somebody is in a channel, and nothing more is known of it.
    pub fn of(member: Uid, channel: Uid) -> Self {
        Self {
            member,
            channel,
            joined_on: None,
            nickname: None,
            inviter_name: None,
            inviter: None,
            how: None,
        }
    }
}

/// Changes of a membership; what is left out stays, null clears.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditMembership {
    /// Which.
    pub uid: Uid,
    /// When they joined.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub joined_on: Patch<String>,
    /// When they left; null puts them back in.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub left_on: Patch<String>,
    /// What they are called there.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub nickname: Patch<String>,
    /// The inviter's name.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub inviter_name: Patch<String>,
    /// The member who invited them.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub inviter: Patch<Uid>,
    /// How they came.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub how: Patch<String>,
}

/// A new custom field.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddField {
    /// In which community.
    pub community: Uid,
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: FieldKind,
    /// The options of a choice.
    #[serde(default)]
    pub options: Vec<String>,
    /// Of what; of members when left out. Theirs are never [`FieldKind::Choices`].
    #[serde(default)]
    #[ts(optional, as = "Option<FieldSubject>")]
    pub subject: FieldSubject,
}

/// An option of a choice and its new name.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RenamedOption {
    /// What it is called.
    pub from: String,
    /// What it is to be called.
    pub to: String,
}

/// Changes of a custom field; what is left out stays.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditField {
    /// Which.
    pub uid: Uid,
    /// A new name.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// Other options. Members lose what is left out.
    #[serde(default)]
    #[ts(optional)]
    pub options: Option<Vec<String>>,
    /// Another name for one of the options; members and saved filters follow.
    #[serde(default)]
    #[ts(optional)]
    pub renamed_option: Option<RenamedOption>,
    /// Its place among the fields, from 0.
    #[serde(default)]
    #[ts(optional)]
    pub position: Option<u32>,
    /// What it is to hold instead; refused when something that it holds does not fit. Not for fields of members. A choice
    /// gets the options that are held when none are given.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<FieldKind>,
}

impl EditField {
    /// An edit that changes nothing yet.
    pub fn of(uid: Uid) -> Self {
        Self { uid, name: None, options: None, renamed_option: None, position: None, kind: None }
    }
}
