//! Inputs and outputs of the commands for members.

mod alike;
mod edit;
mod filter;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

pub use alike::{AlikeMember, AlikePair, AlikePeople, AlikeReason, KeepApart, ListAlike, MergeMembers};
pub use edit::{
    AddAccount, AddField, AddMember, AddMembership, Cell, EditField, EditMember, EditMembers, EditMembership,
    MembersChange, RenamedOption, SetCells, TrashMembers,
};
pub use filter::{Field, Filter, MemberMeasure, MemberPart, MemberStatus, Selection, Sort, TextTest};

pub use crate::workspace::FieldKind;
use crate::{Uid, clock::Millis};

/// One identity of a member on a platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Account {
    /// Its identity in the workspace.
    pub uid: Uid,
    /// The platform: `wechat`, `wecom`, `qq`, `telegram`, `discord`, … or a word of the user's own.
    pub platform: String,
    /// The platform's stable id, as written there.
    pub external_id: Option<String>,
    /// The name that the person bears there.
    pub handle: Option<String>,
}

/// A member as a line of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MemberRow {
    /// Their identity.
    pub uid: Uid,
    /// The name they go by.
    pub name: String,
    /// The manager's own name for them (备注).
    pub remark: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// `YYYY-MM-DD`, or `MM-DD` when the year is not known.
    pub birthday: Option<String>,
    /// The birthday is a date of the Chinese calendar.
    pub birthday_lunar: bool,
    /// When they joined the community.
    pub joined_on: Option<String>,
    /// When they left it.
    pub left_on: Option<String>,
    /// Where they came from.
    pub source: Option<String>,
    /// In or out.
    pub status: MemberStatus,
    /// Another member bears the same name and nothing tells them apart for sure.
    pub namesake: bool,
    /// Of the team, or a program; nothing for all others.
    pub part: Option<MemberPart>,
    /// Their tier.
    pub tier: Option<Uid>,
    /// Their tags.
    pub tags: Vec<Uid>,
    /// The channels that they are in now.
    pub channels: Vec<Uid>,
    /// Their accounts.
    pub accounts: Vec<Account>,
    /// Values of custom fields, by the field's uid.
    #[ts(type = "Record<string, string | number>")]
    pub custom: BTreeMap<Uid, Value>,
    /// Notes.
    pub note: Option<String>,
    /// When the record was made.
    pub created_at: Millis,
    /// When it was last changed.
    pub updated_at: Millis,
    /// When it was put into the trash.
    pub deleted_at: Option<Millis>,
}

/// A member in a channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MembershipView {
    /// Its identity.
    pub uid: Uid,
    /// The channel.
    pub channel: Uid,
    /// When they joined.
    pub joined_on: Option<String>,
    /// When they left; they are in it when there is no date.
    pub left_on: Option<String>,
    /// The member who invited them.
    pub inviter: Option<Uid>,
    /// The inviter's name, when it is nobody known.
    pub inviter_name: Option<String>,
    /// What they are called there.
    pub nickname: Option<String>,
    /// How they came (`qr`, `link`, `invited`, …).
    pub how: Option<String>,
}

/// A member with everything that belongs to them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MemberView {
    /// The line of the list.
    pub row: MemberRow,
    /// The community.
    pub community: Uid,
    /// All memberships, past ones too, newest first.
    pub memberships: Vec<MembershipView>,
    /// Others who bear the same name.
    pub namesakes: Vec<Uid>,
}

/// Of what a custom field is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldSubject {
    /// Members.
    #[default]
    Member,
    /// Content.
    Content,
    /// Activities.
    Activity,
    /// Tasks.
    Task,
    /// Channels.
    Channel,
}

impl FieldSubject {
    /// Whose fields they are, by the table of the records.
    pub fn of_table(table: &str) -> Option<Self> {
        Some(match table {
            "member" => Self::Member,
            "content" => Self::Content,
            "activity" => Self::Activity,
            "task" => Self::Task,
            "channel" => Self::Channel,
            _ => return None,
        })
    }
}

/// A custom field of a community's members, or of its plans and channels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldView {
    /// Its identity.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: FieldKind,
    /// The options of a choice.
    pub options: Vec<String>,
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OptionCount {
    /// Its name.
    pub option: String,
    /// How many members have it; those in the trash do not count.
    pub members: u32,
}

/// Which members are asked for, in which order, from where.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ListMembers {
    /// Of which community.
    pub community: Uid,
    /// Those that meet this; all when left out.
    #[serde(default)]
    #[ts(optional)]
    pub filter: Option<Filter>,
    /// Words that each must be found: name, remark, nicknames, accounts, phone, pinyin, initials.
    #[serde(default)]
    #[ts(optional)]
    pub search: Option<String>,
    /// The order; by name when left out. Empty values come last in both directions.
    #[serde(default)]
    #[ts(optional)]
    pub sort: Option<Sort>,
    /// How many to leave out at the beginning.
    #[serde(default)]
    pub offset: u32,
    /// How many lines at most.
    pub limit: u32,
    /// Those in the trash instead of the others.
    #[serde(default)]
    pub trashed: bool,
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MemberPage {
    /// How many there are in all.
    pub total: u32,
    /// The lines from the offset on.
    pub rows: Vec<MemberRow>,
}

/// How many members meet a selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MemberCount {
    /// The number.
    pub total: u32,
}

/// Names a member.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct MemberRef {
    /// Which.
    pub uid: Uid,
}

/// Names a membership.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct MembershipRef {
    /// Which.
    pub uid: Uid,
}

/// Names a custom field or an account.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct FieldRef {
    /// Which.
    pub uid: Uid,
}

/// Whose custom fields are asked for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct ListFields {
    /// Of which community.
    pub community: Uid,
    /// Of what; of members when left out.
    #[serde(default)]
    #[ts(optional, as = "Option<FieldSubject>")]
    pub subject: FieldSubject,
}
