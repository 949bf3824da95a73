//! The members whom a list is compared with.

use super::record::Texts;
use crate::Uid;

/// An account that is known.
#[derive(Debug)]
pub(super) struct KnownAccount {
    pub id: i64,
    pub platform: u32,
    pub external_id: Option<Box<str>>,
    pub handle: Option<Box<str>>,
}

/// A membership that has not ended.
#[derive(Debug)]
pub(super) struct KnownPlace {
    pub id: i64,
    pub channel_id: i64,
    pub nickname: Option<Box<str>>,
    pub joined_on: Option<Box<str>>,
    /// By name, also when the inviter is a member.
    pub inviter: Option<Box<str>>,
    pub how: Option<Box<str>>,
}

/// A known member.
#[derive(Debug)]
pub(super) struct Person {
    pub id: i64,
    pub uid: Uid,
    pub name: Box<str>,
    pub texts: Texts,
    pub lunar: bool,
    pub tier_id: Option<i64>,
    pub custom: Box<str>,
    pub namesake: bool,
    pub trashed: bool,
    pub tags: Vec<i64>,
    pub accounts: Vec<KnownAccount>,
    pub places: Vec<KnownPlace>,
}

impl Person {
    /// The membership in a channel, if they are in it.
    pub(super) fn place(&self, channel_id: i64) -> Option<&KnownPlace> {
        self.places.iter().find(|place| place.channel_id == channel_id)
    }
}

/// Everyone known, in the order of their ids.
#[derive(Debug, Default)]
pub(super) struct Existing {
    pub people: Vec<Person>,
}

impl Existing {
    /// The person of a row id.
    pub(super) fn by_id(&mut self, id: i64) -> Option<&mut Person> {
        let place = self.people.binary_search_by_key(&id, |person| person.id).ok()?;
        self.people.get_mut(place)
    }
}
