//! Inputs and outputs of the commands for activities.

mod registration;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use registration::{
    EditRegistration, ListedAs, MarkRegistrations, NewRegistration, OncePreview, Register,
    RegistrationCounts, RegistrationForms, RegistrationList, RegistrationState, RegistrationView,
    RegistrationsOf, TakenCounts, TakenList,
};

use crate::{
    Uid,
    clock::Millis,
    patch::Patch,
    schedule::{ScheduleView, When},
};

/// What kind of happening an activity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ActivityFormat {
    /// 分享: somebody tells something.
    Talk,
    /// 主题讨论: everybody talks about something.
    Discussion,
    /// Questions and answers with a guest.
    Ama,
    /// 比赛.
    Contest,
    /// 线下聚会.
    Meetup,
    /// 课程: something is taught.
    Class,
    /// 打卡营: a little every day.
    Camp,
    /// 福利: an offer, a group purchase, a draw.
    Offer,
    /// Anything else.
    Other,
}

/// An activity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ActivityView {
    /// Its identity.
    pub uid: Uid,
    /// The community it belongs to.
    pub community: Uid,
    /// Its title.
    pub title: String,
    /// What kind of happening it is.
    pub format: ActivityFormat,
    /// Where people meet.
    pub place: Option<String>,
    /// Where people meet online.
    pub link: Option<String>,
    /// Who leads it.
    pub host: Option<String>,
    /// How many people find a seat on each date.
    pub capacity: Option<i64>,
    /// Who prepares it.
    pub owner: Option<Uid>,
    /// Where it is announced, in the order of the channels.
    pub channels: Vec<Uid>,
    /// When.
    pub schedule: Option<ScheduleView>,
    /// Notes.
    pub note: Option<String>,
    /// What stands in the fields of one's own, by the field's uid.
    #[ts(type = "Record<string, string>")]
    pub custom: BTreeMap<Uid, String>,
    /// When it was made.
    pub created_at: Millis,
    /// When it was changed.
    pub updated_at: Millis,
    /// When it was put into the trash.
    pub deleted_at: Option<Millis>,
}

/// One activity in the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ActivityRow {
    /// Its identity.
    pub uid: Uid,
    /// Its title.
    pub title: String,
    /// What kind of happening it is.
    pub format: ActivityFormat,
    /// Where people meet.
    pub place: Option<String>,
    /// Where people meet online.
    pub link: Option<String>,
    /// Who leads it.
    pub host: Option<String>,
    /// Who prepares it.
    pub owner: Option<Uid>,
    /// Where it is announced.
    pub channels: Vec<Uid>,
    /// The name of the date shown, empty when it happens once; of a series the next date, or the last when all are over.
    pub original: String,
    /// The start of that date on the community's wall clock.
    pub start: Option<String>,
    /// The instant of that start.
    pub start_at: Option<Millis>,
    /// Whether it takes whole days.
    pub all_day: bool,
    /// Whether it repeats.
    pub series: bool,
    /// Registrations for that date.
    pub counts: RegistrationCounts,
    /// Steps of its checklist that are done.
    pub tasks_done: i64,
    /// Steps of its checklist.
    pub tasks: i64,
    /// When it was changed.
    pub updated_at: Millis,
    /// When it was put into the trash.
    pub deleted_at: Option<Millis>,
}

/// A page of activities.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ActivityList {
    /// The activities of the page.
    pub rows: Vec<ActivityRow>,
    /// How many there are in all.
    pub total: i64,
}

/// An activity to be made. Only the title is required; what is left out comes from the last of the same format.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddActivity {
    /// In which community.
    pub community: Uid,
    /// Its title.
    pub title: String,
    /// What kind of happening it is; as the last one was when left out.
    #[serde(default)]
    #[ts(optional)]
    pub format: Option<ActivityFormat>,
    /// Where people meet.
    #[serde(default)]
    #[ts(optional)]
    pub place: Option<String>,
    /// Where people meet online.
    #[serde(default)]
    #[ts(optional)]
    pub link: Option<String>,
    /// Who leads it.
    #[serde(default)]
    #[ts(optional)]
    pub host: Option<String>,
    /// How many people find a seat.
    #[serde(default)]
    #[ts(optional)]
    pub capacity: Option<i64>,
    /// Who prepares it; null for nobody.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub owner: Patch<Uid>,
    /// Where it is announced.
    #[serde(default)]
    #[ts(optional)]
    pub channels: Option<Vec<Uid>>,
    /// Where it is announced besides, by tags of channels.
    #[serde(default)]
    #[ts(optional, type = "Array<string>")]
    pub channel_tags: Vec<String>,
    /// When.
    #[serde(default)]
    #[ts(optional)]
    pub when: Option<When>,
    /// Notes.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

/// Changes of an activity; what is left out stays, null clears.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditActivity {
    /// Which.
    pub uid: Uid,
    /// A new title.
    #[serde(default)]
    #[ts(optional)]
    pub title: Option<String>,
    /// Another format.
    #[serde(default)]
    #[ts(optional)]
    pub format: Option<ActivityFormat>,
    /// Where people meet.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub place: Patch<String>,
    /// Where people meet online.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub link: Patch<String>,
    /// Who leads it.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub host: Patch<String>,
    /// How many people find a seat; whoever waits moves up when there are more.
    #[serde(default)]
    #[ts(optional, type = "number | null")]
    pub capacity: Patch<i64>,
    /// Who prepares it.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub owner: Patch<Uid>,
    /// Where it is announced.
    #[serde(default)]
    #[ts(optional)]
    pub channels: Option<Vec<Uid>>,
    /// Notes.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub note: Patch<String>,
    /// When, for all dates of a series; null takes it off the calendar.
    #[serde(default)]
    #[ts(optional = nullable, as = "Option<When>")]
    pub when: Patch<When>,
    /// Fields of one's own; null clears one.
    #[serde(default)]
    #[ts(optional, type = "Record<string, string | null>")]
    pub custom: BTreeMap<Uid, Option<String>>,
}

/// A change of its own for each of many activities, as pasted from a spreadsheet or filled down.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditActivities {
    /// The changes.
    pub edits: Vec<EditActivity>,
}

impl EditActivity {
    /// Changes nothing yet.
    pub fn of(uid: Uid) -> Self {
        Self {
            uid,
            title: None,
            format: None,
            place: Patch::Keep,
            link: Patch::Keep,
            host: Patch::Keep,
            capacity: Patch::Keep,
            owner: Patch::Keep,
            channels: None,
            note: Patch::Keep,
            when: Patch::Keep,
            custom: BTreeMap::new(),
        }
    }
}

/// Activities to be put into the trash or taken out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TrashActivities {
    /// Which.
    pub uids: Vec<Uid>,
    /// Into the trash, or out of it.
    pub trashed: bool,
}

/// Names an activity.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ActivityRef {
    /// Which.
    pub uid: Uid,
}

/// In which order activities are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ActivitySort {
    /// By time; what has none comes last.
    #[default]
    Start,
    /// What has no time yet, then what ends last first: a list that is cut loses what was over long ago.
    Latest,
    /// The one changed last first.
    Updated,
    /// By title.
    Title,
}

/// Which activities are asked for. Empty lists and what is left out mean all.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ListActivities {
    /// Of which community.
    pub community: Uid,
    /// Of these formats.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<ActivityFormat>>")]
    pub formats: Vec<ActivityFormat>,
    /// Announced in any of these channels.
    #[serde(default)]
    #[ts(optional, type = "Array<string>")]
    pub channels: Vec<Uid>,
    /// Announced in a channel that bears any of these tags; with channels, in one of those.
    #[serde(default)]
    #[ts(optional, type = "Array<string>")]
    pub channel_tags: Vec<Uid>,
    /// Led by any of these, as they are written.
    #[serde(default)]
    #[ts(optional, type = "Array<string>")]
    pub hosts: Vec<String>,
    /// Of this owner; null for those of nobody.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub owner: Patch<Uid>,
    /// With this in the title, host or place.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// Only those with a time, or only those without.
    #[serde(default)]
    #[ts(optional)]
    pub planned: Option<bool>,
    /// On this day or later, `YYYY-MM-DD`; series that go on then are in it.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
    /// Before this day.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<String>,
    /// Those in the trash instead of the others.
    #[serde(default)]
    #[ts(optional, type = "boolean")]
    pub trashed: bool,
    /// In which order.
    #[serde(default)]
    #[ts(optional, as = "Option<ActivitySort>")]
    pub sort: ActivitySort,
    /// The other way round.
    #[serde(default)]
    #[ts(optional, type = "boolean")]
    pub descending: bool,
    /// From which one on.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub offset: u32,
    /// At most so many; 200 when left out.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
}
