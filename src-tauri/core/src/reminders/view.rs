//! Inputs and outputs of reminders.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Uid, clock::Millis};

/// From which end of a date a reminder counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// From its start.
    Start,
    /// From its end, which for a task is when it is due.
    End,
}

/// What a reminder does in quiet hours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum QuietPolicy {
    /// It waits for their end.
    #[default]
    Delay,
    /// It rings all the same.
    Ring,
}

/// One reminder as a form gives it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReminderInput {
    /// From which end it counts.
    pub anchor: Anchor,
    /// Minutes before the anchor; negative is after it.
    pub lead_min: i64,
    /// What it does in quiet hours.
    #[serde(default)]
    pub quiet: QuietPolicy,
}

/// What a reminder can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    /// A content item.
    Content,
    /// An activity.
    Activity,
    /// A task.
    Task,
}

/// The reminders that something planned is to have, instead of those it has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SetReminders {
    /// What it is.
    pub subject_kind: SubjectKind,
    /// Which.
    pub subject: Uid,
    /// Its reminders from now on.
    pub reminders: Vec<ReminderInput>,
}

/// Asks for the reminders of something planned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RemindersOf {
    /// What it is.
    pub subject_kind: SubjectKind,
    /// Which.
    pub subject: Uid,
}

/// One reminder as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReminderView {
    /// Its identity.
    pub uid: Uid,
    /// From which end it counts.
    pub anchor: Anchor,
    /// Minutes before the anchor; negative is after it.
    pub lead_min: i64,
    /// What it does in quiet hours.
    pub quiet: QuietPolicy,
}

/// Asks what is to be shown now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DueInput {
    /// The language of the notices: `zh-CN` or `en`.
    pub language: String,
}

/// One reminder for one date.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct FireRef {
    /// The reminder.
    pub reminder: Uid,
    /// The date, as its schedule names it.
    pub original: String,
}

/// One notice to show: a date, the dates of one series, or everything that was missed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Notice {
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// The community of what it is about; nothing when it is about several communities.
    pub community: Option<Uid>,
    /// What it is about; nothing when it is about several things.
    pub subject_kind: Option<SubjectKind>,
    /// The record that it is about.
    pub subject: Option<Uid>,
    /// The date that it is about.
    pub original: String,
    /// What it stands for; to be given back to `reminders_shown`, `reminders_acknowledge` and `reminders_snooze`.
    pub fires: Vec<FireRef>,
    /// The words of its buttons.
    pub actions: NoticeActions,
}

/// The words on the buttons of a notice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NoticeActions {
    /// Shows the record.
    pub open: String,
    /// Acknowledges.
    pub done: String,
    /// Tells again later.
    pub snooze: String,
}

/// Says that reminders were seen and need nothing more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Acknowledge {
    /// Which.
    pub fires: Vec<FireRef>,
}

/// Asks to be told again later.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Snooze {
    /// Which.
    pub fires: Vec<FireRef>,
    /// Minutes from now.
    pub minutes: i64,
}

/// A reminder that was shown and waits for an answer, or was put off.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WaitingReminder {
    /// Which.
    pub fire: FireRef,
    /// The title of what it is about.
    pub title: String,
    /// What it is about.
    pub subject_kind: SubjectKind,
    /// The record that it is about.
    pub subject: Uid,
    /// The community's identity.
    pub community: Uid,
    /// When it was due.
    pub due_at: Millis,
    /// The moment that it is counted from.
    pub anchor_at: Millis,
    /// From which end of the date that is.
    pub anchor: Anchor,
    /// Until when it was put off.
    pub snooze_until: Option<Millis>,
    /// What it is about takes whole days, so the time of day of that moment says nothing.
    pub whole_day: bool,
}
