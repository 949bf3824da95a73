//! Inputs and outputs of slots.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Uid,
    clock::Millis,
    content::ContentState,
    days::Named,
    patch::Patch,
    schedule::{Change, ScheduleView, Scope, When},
};

/// A slot, for lists.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SlotView {
    /// Its identity.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// The pillar of what fills it.
    pub pillar: Option<Uid>,
    /// Who looks after it.
    pub owner: Option<Uid>,
    /// Where what fills it goes, those with its tags aside; when it names neither, where the last item like it went.
    pub channels: Vec<Uid>,
    /// Tags of channels: what fills it goes to those that bear one of them then.
    pub channel_tags: Vec<Uid>,
    /// The channels that both mean now.
    pub goes_to: Vec<Uid>,
    /// Whether official days off are no dates of it.
    pub skip_days_off: bool,
    /// A note.
    pub note: Option<String>,
    /// Its dates.
    pub schedule: ScheduleView,
    /// Its next empty date.
    pub next_empty: Option<SlotDate>,
    /// How many of its dates in the next thirty days are filled.
    pub filled: i64,
    /// How many of them are empty.
    pub empty: i64,
}

/// What is the matter with one date of a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SlotDateState {
    /// Nothing fills it.
    Empty,
    /// An item fills it, wherever that stands now.
    Filled,
    /// 休: it is an official day off, and the slot skips those.
    DayOff,
    /// It was left out.
    Skipped,
}

/// One date of a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SlotDate {
    /// Of which slot.
    pub slot: Uid,
    /// The slot's name.
    pub slot_name: String,
    /// Its name: the start that the rule gives it.
    pub original: String,
    /// Its start on the community's wall clock.
    pub start: String,
    /// The instant of the start.
    pub start_at: Millis,
    /// Whether it takes the whole day.
    pub all_day: bool,
    /// What is the matter with it.
    pub state: SlotDateState,
    /// The official day off that it falls on, also when it is filled or the slot does not skip those.
    pub day_off: Option<Named>,
    /// What fills it.
    pub item: Option<SlotDateItem>,
}

/// The item that fills a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SlotDateItem {
    /// Which.
    pub uid: Uid,
    /// Its title.
    pub title: String,
    /// How far it is.
    pub state: ContentState,
}

/// Which dates are asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SlotDates {
    /// Of which community.
    pub community: Uid,
    /// Of which slots; of all when empty.
    #[serde(default)]
    #[ts(as = "Option<Vec<Uid>>", optional)]
    pub slots: Vec<Uid>,
    /// The first day, `YYYY-MM-DD`.
    pub from: String,
    /// The day after the last.
    pub to: String,
}

/// How many empty dates are asked for; what lies between them is told, too.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NextSlotDates {
    /// Of which slot.
    pub uid: Uid,
    /// The name of the date to begin with; those still to come when left out.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
    /// How many empty dates.
    pub count: u32,
}

/// A slot to be made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddSlot {
    /// Of which community.
    pub community: Uid,
    /// Its name.
    pub name: String,
    /// Its dates; a rule is needed.
    pub when: When,
    /// The pillar of what fills it.
    #[serde(default)]
    #[ts(optional)]
    pub pillar: Option<Uid>,
    /// Who looks after it.
    #[serde(default)]
    #[ts(optional)]
    pub owner: Option<Uid>,
    /// Where what fills it goes.
    #[serde(default)]
    #[ts(as = "Option<Vec<Uid>>", optional)]
    pub channels: Vec<Uid>,
    /// Tags of the channels where it goes, too.
    #[serde(default)]
    #[ts(as = "Option<Vec<Uid>>", optional)]
    pub channel_tags: Vec<Uid>,
    /// Whether official days off are no dates of it.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub skip_days_off: bool,
    /// A note.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

/// A change of a slot; what is left out stays, null clears.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditSlot {
    /// Which.
    pub uid: Uid,
    /// Another name.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// Another pillar.
    #[serde(default)]
    #[ts(optional, type = "Uid | null")]
    pub pillar: Patch<Uid>,
    /// Another owner.
    #[serde(default)]
    #[ts(optional, type = "Uid | null")]
    pub owner: Patch<Uid>,
    /// Other channels.
    #[serde(default)]
    #[ts(optional)]
    pub channels: Option<Vec<Uid>>,
    /// Other tags of channels.
    #[serde(default)]
    #[ts(optional)]
    pub channel_tags: Option<Vec<Uid>>,
    /// Whether official days off are no dates of it.
    #[serde(default)]
    #[ts(optional)]
    pub skip_days_off: Option<bool>,
    /// Another note.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub note: Patch<String>,
    /// Other dates.
    #[serde(default)]
    #[ts(optional)]
    pub change: Option<Change>,
    /// The date that the change names its start of; the first one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub original: Option<String>,
    /// Which dates change: all, with `following` that date and those after it, which become a slot of their own, or with
    /// `this` the time of that date alone.
    #[serde(default)]
    #[ts(optional)]
    pub scope: Option<Scope>,
}

/// Slots that are to go; what filled them stays.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RemoveSlots {
    /// Which.
    pub uids: Vec<Uid>,
}

/// An item that is to fill a date.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FillSlot {
    /// Of which slot.
    pub uid: Uid,
    /// Which date.
    pub original: String,
    /// Which item.
    pub content: Uid,
}

/// Texts that are to fill the next empty dates.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FillSlotLines {
    /// Of which slot.
    pub uid: Uid,
    /// The name of the date to begin with; those still to come when left out.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
    /// One text for each date, in order; each may have several lines. Blank ones are passed over.
    pub lines: Vec<String>,
}

/// Which dates were filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FilledSlotLines {
    /// The dates, in the order of the texts.
    pub filled: Vec<SlotDate>,
    /// Texts for which the slot had no date any more.
    pub left: Vec<String>,
}

/// Names a date of a slot.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SlotDateRef {
    /// Of which slot.
    pub uid: Uid,
    /// Which date.
    pub original: String,
}

/// What an item fills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FilledSlot {
    /// The date; nothing when it fills none.
    pub date: Option<SlotDate>,
}

/// Dates that are to be left out, or to come back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SkipSlotDates {
    /// Of which slot.
    pub uid: Uid,
    /// Which dates.
    pub originals: Vec<String>,
    /// Whether they are left out.
    pub skipped: bool,
    /// With `following` the slot has no dates from the one named on; of that date alone when left out.
    #[serde(default)]
    #[ts(optional)]
    pub scope: Option<Scope>,
}
