//! Inputs and outputs of the commands for feedback.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Uid, patch::Patch};

/// What kind of feedback it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FeedbackKind {
    /// Something to be done better.
    #[default]
    Suggestion,
    /// Something that goes wrong.
    Complaint,
    /// Something they want to know.
    Question,
    /// Something they like.
    Praise,
}

/// How far it has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FeedbackState {
    /// Nobody has done anything about it.
    #[default]
    Open,
    /// Somebody is at it.
    Doing,
    /// Something was done.
    Done,
    /// Nothing will be done.
    Declined,
}

impl FeedbackState {
    /// Whether nothing more happens.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Done | Self::Declined)
    }
}

/// One piece of feedback.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FeedbackView {
    /// Its identity.
    pub uid: Uid,
    /// What was said, word for word.
    pub quote: String,
    /// What kind it is.
    pub kind: FeedbackKind,
    /// Who said it, where it is known.
    pub member: Option<Uid>,
    /// Their name.
    pub name: Option<String>,
    /// In which channel.
    pub channel: Option<Uid>,
    /// Its name.
    pub channel_name: Option<String>,
    /// Who looks after it.
    pub owner: Option<Uid>,
    /// How far it has come.
    pub state: FeedbackState,
    /// What was answered.
    pub reply: String,
    /// Whether they know how it ended.
    pub told: bool,
    /// The day on which it was said, `YYYY-MM-DD`.
    pub on: String,
    /// The day of the first answer.
    pub replied_on: Option<String>,
    /// The day on which it was closed.
    pub closed_on: Option<String>,
}

/// Which feedback is asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ListFeedback {
    /// Of which community.
    pub community: Uid,
    /// Only what somebody has to do something about: open, or closed and not told.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub pending: bool,
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

/// Feedback: what waits the longest time first, then what is closed, the latest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FeedbackList {
    /// How many there are.
    pub total: u32,
    /// How many somebody has to do something about.
    pub pending: u32,
    /// Half of what was answered was answered within so many days.
    pub days_to_reply: Option<u32>,
    /// Half of what was closed was closed within so many days.
    pub days_to_close: Option<u32>,
    /// The part.
    pub rows: Vec<FeedbackView>,
}

/// New feedback.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddFeedback {
    /// In which community.
    pub community: Uid,
    /// What was said.
    pub quote: String,
    /// What kind it is.
    #[serde(default)]
    #[ts(optional, as = "Option<FeedbackKind>")]
    pub kind: FeedbackKind,
    /// Who said it.
    #[serde(default)]
    #[ts(optional)]
    pub member: Option<Uid>,
    /// In which channel.
    #[serde(default)]
    #[ts(optional)]
    pub channel: Option<Uid>,
    /// Who looks after it; whoever looks after the group when left out.
    #[serde(default)]
    #[ts(optional)]
    pub owner: Option<Uid>,
    /// On which day; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
}

/// Changes of feedback; what is left out stays, null clears.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditFeedback {
    /// Which.
    pub uid: Uid,
    /// What was said.
    #[serde(default)]
    #[ts(optional)]
    pub quote: Option<String>,
    /// What kind it is.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<FeedbackKind>,
    /// Who said it.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub member: Patch<Uid>,
    /// In which channel.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub channel: Patch<Uid>,
    /// Who looks after it.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub owner: Patch<Uid>,
    /// How far it has come.
    #[serde(default)]
    #[ts(optional)]
    pub state: Option<FeedbackState>,
    /// What was answered; an empty one takes the answer back.
    #[serde(default)]
    #[ts(optional)]
    pub reply: Option<String>,
    /// Whether they know how it ended.
    #[serde(default)]
    #[ts(optional)]
    pub told: Option<bool>,
    /// On which day it was said.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
}

/// Names feedback.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct FeedbackRef {
    /// Which.
    pub uid: Uid,
}
