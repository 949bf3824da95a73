//! Inputs and outputs of the commands for name lists.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Uid, activities::RegistrationState};

/// What a list of names is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NamePurpose {
    /// They come to a date of an activity.
    Register {
        /// Which activity.
        activity: Uid,
        /// Which date of a series, by its original; empty for what happens once.
        #[serde(default)]
        #[ts(optional, type = "string")]
        original: String,
    },
    /// They were there. Whoever was not registered came all the same.
    Attend {
        /// Which activity.
        activity: Uid,
        /// Which date of a series, by its original; empty for what happens once.
        #[serde(default)]
        #[ts(optional, type = "string")]
        original: String,
    },
    /// They won something there.
    Win {
        /// Which activity.
        activity: Uid,
        /// Which date of a series, by its original; empty for what happens once.
        #[serde(default)]
        #[ts(optional, type = "string")]
        original: String,
        /// What they won.
        #[serde(default)]
        #[ts(optional, type = "string")]
        award: String,
    },
    /// They get a tag.
    Tag {
        /// Its name; made when it does not exist yet.
        tag: String,
    },
    /// They are in a group.
    Join {
        /// Which.
        channel: Uid,
        /// Since which day.
        #[serde(default)]
        #[ts(optional, type = "string | null")]
        joined_on: Option<String>,
    },
}

/// A list to be read.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReadNames {
    /// In which community.
    pub community: Uid,
    /// What was pasted or typed.
    pub text: String,
    /// What it is for.
    pub purpose: NamePurpose,
    /// The groups whose members come first; those of the activity or the group itself when left out.
    #[serde(default)]
    #[ts(optional, type = "string[]")]
    pub channels: Vec<Uid>,
}

/// Why a line is not sure, whoever it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NameDoubt {
    /// It may be another person or a remark about the one before.
    Name,
    /// Somebody may come along; how many is not clear.
    Company,
    /// They said themselves that they are not sure.
    Tentative,
    /// A line further down calls it off, or strikes the name out because it stood there twice.
    CalledOff,
}

/// How sure it is who is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NameState {
    /// The first candidate, for sure.
    Matched,
    /// Probably the first candidate; somebody should look.
    Likely,
    /// One of the candidates; somebody must say.
    Ambiguous,
    /// Nobody who is known; candidates are only alike.
    Unknown,
}

/// By what a member was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NameReason {
    /// Somebody said so before.
    Remembered,
    /// Their phone number.
    Phone,
    /// What they are called in the group.
    GroupNickname,
    /// What they are called in another group.
    Nickname,
    /// What their account is called, or its id.
    Handle,
    /// The manager's own name for them.
    Remark,
    /// Their name.
    Name,
    /// A part of what they are called.
    Part,
    /// It sounds the same.
    Pinyin,
    /// One sign is different.
    Close,
    /// One holds the other.
    Contained,
}

/// Somebody on the list who is there already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AlreadyThere {
    /// How they stand on the date; nothing for tags and groups.
    pub state: Option<RegistrationState>,
    /// How many more come along so far.
    pub extra: i64,
    /// What they have won.
    pub award: Option<String>,
}

/// Somebody who may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NameCandidate {
    /// The member.
    pub member: Uid,
    /// Their name.
    pub name: String,
    /// By what they were found.
    pub reason: NameReason,
    /// Whether they are in one of the groups.
    pub in_group: bool,
    /// What they are called in a group.
    pub nickname: Option<String>,
    /// The manager's own name for them.
    pub remark: Option<String>,
    /// The last digits of their phone number.
    pub phone_end: Option<String>,
    /// The groups that they are in.
    pub groups: Vec<String>,
    /// How they are there already.
    pub already: Option<AlreadyThere>,
}

/// Somebody on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NamedEntry {
    /// The line of the text, from 1.
    pub line: u32,
    /// The number before the name.
    pub place: Option<u32>,
    /// The line as it came.
    pub raw: String,
    /// The name that was read.
    pub name: String,
    /// The form under which a correction is remembered.
    pub key: String,
    /// How many more come along; nothing when the line does not say.
    pub extra: Option<i64>,
    /// What is said beside the name.
    pub note: Option<String>,
    /// The phone number beside the name.
    pub phone: Option<String>,
    /// The line was struck or called off.
    pub cancelled: bool,
    /// What is not sure, whoever it is.
    pub doubt: Option<NameDoubt>,
    /// The line that names the same person before.
    pub repeats: Option<u32>,
    /// How sure it is who is meant.
    pub state: NameState,
    /// Who may be meant, the likeliest first.
    pub candidates: Vec<NameCandidate>,
    /// Somebody said before that the name stays a text.
    pub stays_text: bool,
    /// How the name is there already, as a text.
    pub already: Option<AlreadyThere>,
}

/// A line without a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SkippedLine {
    /// The line of the text, from 1.
    pub line: u32,
    /// What it says.
    pub text: String,
}

/// A list that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NameList {
    /// The people, in their order.
    pub entries: Vec<NamedEntry>,
    /// Headings, rules, numbers without a name.
    pub skipped: Vec<SkippedLine>,
}

/// Somebody of a list, as it was settled.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NamedPerson {
    /// The member.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub member: Option<Uid>,
    /// The name on the list.
    pub name: String,
    /// How many more come along; nothing leaves it as it is.
    #[serde(default)]
    #[ts(optional, type = "number | null")]
    pub extra: Option<i64>,
    /// What is said beside the name.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub note: Option<String>,
    /// The phone number of a new member.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub phone: Option<String>,
    /// A member is made of the name.
    #[serde(default)]
    #[ts(optional, type = "boolean")]
    pub new_member: bool,
    /// They called it off: who is registered is not any more. Means nothing for other lists.
    #[serde(default)]
    #[ts(optional, type = "boolean")]
    pub called_off: bool,
}

/// Who is meant by a name, for the next time.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LearnedName {
    /// The name, as [`NamedEntry::key`] gives it.
    pub key: String,
    /// The member; without one the name stays a text.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub member: Option<Uid>,
}

/// A list that was settled, and what was learned by it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ApplyNames {
    /// In which community.
    pub community: Uid,
    /// What it is for.
    pub purpose: NamePurpose,
    /// Who.
    pub people: Vec<NamedPerson>,
    /// What is to be remembered.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<LearnedName>>")]
    pub learned: Vec<LearnedName>,
    /// The groups that the list came from; as for reading it.
    #[serde(default)]
    #[ts(optional, type = "string[]")]
    pub channels: Vec<Uid>,
}

/// What a list did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NamesApplied {
    /// People who were not there before.
    pub added: u32,
    /// People who were there and stayed as they were.
    pub already: u32,
    /// People who were there and changed: company, being there, what they won.
    pub changed: u32,
    /// Registered people who called it off.
    pub called_off: u32,
    /// The names of those who moved up from the waiting list.
    pub moved_up: Vec<String>,
    /// Members who were made.
    pub new_members: u32,
    /// Names that stay texts and can have neither tag nor group.
    pub left_out: u32,
}

/// Who is asked for: those who have not.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WhoHasNot {
    /// In which community.
    pub community: Uid,
    /// What they have not done.
    pub purpose: NamePurpose,
    /// Of which groups; those of the activity when left out.
    #[serde(default)]
    #[ts(optional, type = "string[]")]
    pub channels: Vec<Uid>,
}

/// Somebody who has not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MissingPerson {
    /// The member, when it is one.
    pub member: Option<Uid>,
    /// What they are called in the group.
    pub name: String,
    /// The group in which they are asked.
    pub channel: Option<Uid>,
}

/// A message that mentions some of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MentionPiece {
    /// The group that it is for.
    pub channel: Option<Uid>,
    /// The group's name.
    pub channel_name: Option<String>,
    /// `@A @B …`, no longer than the platform takes.
    pub text: String,
    /// How many it mentions.
    pub people: u32,
}

/// Those who have not, and messages that mention them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MissingPeople {
    /// Who.
    pub people: Vec<MissingPerson>,
    /// Of how many.
    pub of: u32,
    /// The messages, one group after the other.
    pub pieces: Vec<MentionPiece>,
}
