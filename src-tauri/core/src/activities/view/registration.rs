//! Who comes to an activity.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Uid, clock::Millis, patch::Patch};

/// Where a registration stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RegistrationState {
    /// Has a seat.
    Registered,
    /// Waits for one.
    Waiting,
    /// Was there.
    Came,
    /// Had a seat and was not there.
    NoShow,
    /// Called it off.
    Cancelled,
}

/// How many people stand where; company is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RegistrationCounts {
    /// Have a seat and have not come yet.
    pub registered: i64,
    /// Wait for one.
    pub waiting: i64,
    /// Were there.
    pub came: i64,
    /// Had a seat and were not there.
    pub no_show: i64,
    /// Called it off.
    pub cancelled: i64,
    /// How many there is room for.
    pub capacity: Option<i64>,
}

impl RegistrationCounts {
    /// Seats that are taken.
    pub fn taken(&self) -> i64 {
        self.registered + self.came
    }
    /// Whether `people` more find a seat.
    pub fn has_room_for(&self, people: i64) -> bool {
        self.capacity.is_none_or(|capacity| self.taken() + people <= capacity)
    }
}

/// One registration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RegistrationView {
    /// Its identity.
    pub uid: Uid,
    /// The member, when it is one.
    pub member: Option<Uid>,
    /// The member's name, or the name that was given.
    pub name: String,
    /// How many more come along.
    pub extra: i64,
    /// Where it stands.
    pub state: RegistrationState,
    /// When they came.
    pub checked_in_at: Option<Millis>,
    /// Notes.
    pub note: Option<String>,
    /// What they won.
    pub award: Option<String>,
    /// When it was made.
    pub created_at: Millis,
}

/// Everyone of one date, in the order of coming.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RegistrationList {
    /// The registrations.
    pub registrations: Vec<RegistrationView>,
    /// How many people stand where.
    pub counts: RegistrationCounts,
    /// Those who moved up from the waiting list by what was just done.
    pub moved_up: Vec<Uid>,
}

/// The forms of a registration's name, by which somebody at the door is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RegistrationForms {
    /// The registration.
    pub registration: Uid,
    /// Its name in lower case, its pinyin and the initials, in every reading that is in use.
    pub forms: Vec<String>,
}

/// Names an activity, and one of its dates when it repeats.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RegistrationsOf {
    /// Which activity.
    pub uid: Uid,
    /// Which date of a series, by its original; empty for what happens once.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub original: String,
}

/// Who would be on no date any more if a series happened only once: their registrations stay with the dates that are gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OncePreview {
    /// Registrations that lie on other dates than the first.
    pub all: i64,
    /// Registrations that lie on dates after the one that was asked about.
    pub following: i64,
}

/// Somebody who wants to come: a member, or a name.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NewRegistration {
    /// The member.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub member: Option<Uid>,
    /// The name, when it is no member.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub name: Option<String>,
    /// How many more come along.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub extra: i64,
    /// Notes.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub note: Option<String>,
}

/// People to be registered. Whoever is on the list already stays as they are, so a longer list can be given again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Register {
    /// For which activity.
    pub uid: Uid,
    /// For which date of a series, by its original; empty for what happens once.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub original: String,
    /// Who.
    pub people: Vec<NewRegistration>,
}

/// What people are named for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListedAs<'a> {
    /// They come.
    Coming,
    /// They were there.
    Came,
    /// They won this.
    Won(&'a str),
}

/// A list of people for one date.
#[derive(Debug, Clone, Copy)]
pub struct TakenList<'a> {
    /// Which activity.
    pub uid: Uid,
    /// Which date of a series, by its original; empty for what happens once.
    pub original: &'a str,
    /// Who, each with whether the list says how many come along.
    pub people: &'a [(NewRegistration, bool)],
    /// Who called it off: who is registered is not any more. By member or by name.
    pub called_off: &'a [(Option<Uid>, &'a str)],
    /// What for.
    pub listed_as: ListedAs<'a>,
}

/// What a list changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenCounts {
    /// Who was not there before.
    pub added: u32,
    /// Who was there and stayed as they were.
    pub already: u32,
    /// Who was there and changed.
    pub changed: u32,
    /// Who was registered, or waited, and called it off.
    pub called_off: u32,
    /// The names of those who moved up from the waiting list into the seats that became free.
    pub moved_up: Vec<String>,
}

/// A new state for registrations: check-in, no-show, cancelled, back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MarkRegistrations {
    /// Which registrations; all of one activity and one date.
    pub uids: Vec<Uid>,
    /// Where they stand now.
    pub state: RegistrationState,
}

/// Changes of a registration; what is left out stays, null clears.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditRegistration {
    /// Which.
    pub uid: Uid,
    /// Another name; it is no member's then.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// The member it is.
    #[serde(default)]
    #[ts(optional)]
    pub member: Option<Uid>,
    /// How many more come along.
    #[serde(default)]
    #[ts(optional)]
    pub extra: Option<i64>,
    /// Notes.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub note: Patch<String>,
}
