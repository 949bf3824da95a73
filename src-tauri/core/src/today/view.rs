//! Input and output of Today.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Uid, activities::RegistrationCounts, clock::Millis, content::DeliveryProgress};

/// Of what the day is asked for.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct TodayInput {
    /// Of which community; of all when left out.
    #[serde(default)]
    #[ts(optional)]
    pub community: Option<Uid>,
    /// Which day, `YYYY-MM-DD`; the present one of each community's zone when left out.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
    /// Whose.
    #[serde(default)]
    #[ts(optional, as = "Option<Whose>")]
    pub whose: Whose,
}

/// Whose day it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// Everyone's.
    #[default]
    All,
    /// What is the present operator's or nobody's. Sending is of whoever looks after the groups, and where nobody does of the
    /// owner of the post.
    Mine,
    /// As `Mine`, but of what is nobody's only that which falls into their shift.
    Shift,
}

/// What kind of thing stands in a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TodayKind {
    /// A post.
    Content,
    /// An activity.
    Activity,
    /// A task.
    Task,
    /// A group; only among what waits.
    Channel,
    /// A recurring place in the plan; only among what waits.
    Slot,
    /// What a member said; only among what waits.
    Feedback,
}

/// One thing on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DayItem {
    /// What it is.
    pub kind: TodayKind,
    /// Which record.
    pub uid: Uid,
    /// The community it belongs to.
    pub community: Uid,
    /// The date's name in its series; empty when it happens once.
    pub original: String,
    /// Its title, or that of the date.
    pub title: String,
    /// The start on the community's wall clock.
    pub start: String,
    /// The instant of the start.
    pub start_at: Millis,
    /// The instant of the end.
    pub end_at: Millis,
    /// Whether it takes the whole day.
    pub all_day: bool,
    /// Who does it.
    pub owner: Option<Uid>,
    /// Where an activity meets, or its link.
    pub place: Option<String>,
    /// How far sending has come; of content only.
    pub progress: Option<DeliveryProgress>,
    /// The operator of whose groups alone that is; of all when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub share: Option<Uid>,
    /// Who comes; of activities only.
    pub registrations: Option<RegistrationCounts>,
    /// Whether nothing is left to do: sent everywhere, done, or over.
    pub done: bool,
    /// Whether it is late: unsent 15 minutes after its time, undone after it.
    pub late: bool,
}

/// Why something waits, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WaitingReason {
    /// A post is unsent 15 minutes after its time; `count` channels wait of `total`.
    LateDelivery,
    /// A task is past its time.
    OverdueTask,
    /// A delivery was tried in vain in `count` channels of `total`.
    FailedDelivery,
    /// A post waits for its reviewer.
    Review,
    /// A post whose time comes within a day, or has passed, is not ready.
    Unfinished,
    /// `count` dates of a slot that come today or tomorrow have nothing to go out; `original` and `at` are of the first.
    SlotEmpty,
    /// `count` people wait for a seat at a coming activity that has one free.
    FreeSeats,
    /// Somebody said something, and nobody has ended it; `at` is the midnight of its day.
    Feedback,
    /// What somebody said is ended, and they do not know.
    FeedbackToTell,
    /// The QR codes of `count` groups have expired, or will so soon that the community is to be warned; `at` is the midnight
    /// after the last day of the first of them.
    QrExpiring,
    /// The announcements of `count` groups are to be looked at again; `at` is the first of their days.
    AnnouncementReview,
}

/// Something that waits for the manager.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WaitingItem {
    /// Why.
    pub reason: WaitingReason,
    /// What it is.
    pub kind: TodayKind,
    /// Which record; of several the first.
    pub uid: Uid,
    /// The community it belongs to.
    pub community: Uid,
    /// The date's name in its series; empty otherwise.
    pub original: String,
    /// Its title; the name of a group or a person; of several that of the first.
    pub title: String,
    /// The first names of several; empty for one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub names: Vec<String>,
    /// Since when, or until when.
    pub at: Option<Millis>,
    /// How many.
    pub count: i64,
    /// Of how many.
    pub total: i64,
    /// The date because of which it waits, if it is one: when it is, how far it has come.
    pub date: Option<DayItem>,
    /// Who does it.
    pub owner: Option<Uid>,
}

/// One of the coming days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SoonDay {
    /// Which, `YYYY-MM-DD`.
    pub on: String,
    /// What is on it, by time.
    pub items: Vec<DayItem>,
}

/// What the sidebar counts; only what waits is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TodayCounts {
    /// Things of the day that are not done, and what waits.
    pub today: i64,
    /// Posts that wait: late, failed, to review, unfinished.
    pub content: i64,
    /// Activities of the day that are not over.
    pub activities: i64,
    /// Groups that wait.
    pub channels: i64,
}

/// The day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TodayView {
    /// Which, `YYYY-MM-DD`; of several communities that of the first.
    pub on: String,
    /// What is on, by time; whole days first.
    pub now: Vec<DayItem>,
    /// What waits, the most pressing first.
    pub waiting: Vec<WaitingItem>,
    /// The next seven days, those without anything left out.
    pub soon: Vec<SoonDay>,
    /// What the sidebar counts.
    pub counts: TodayCounts,
}
