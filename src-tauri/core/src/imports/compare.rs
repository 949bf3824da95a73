//! How a record differs from the member it is; the same answer serves the preview and the writing.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    existing::{KnownAccount, KnownPlace, Person},
    plan::Lookups,
    reading::MappedField,
    record::{ListedAccount, Record, Slot},
};
use crate::Uid;

/// What changes about a known member.
#[derive(Debug, Default)]
pub(super) struct Differences<'a> {
    pub name: bool,
    pub slots: Vec<Slot>,
    pub lunar: bool,
    pub custom: Option<String>,
    pub tier: Option<u32>,
    pub tags: Vec<u32>,
    /// Accounts to be added.
    pub accounts: Vec<&'a ListedAccount>,
    /// Accounts to be completed: the known row and what the list says.
    pub account_changes: Vec<(i64, &'a ListedAccount)>,
    /// Channels to be joined.
    pub joins: Vec<ChannelNumber>,
    /// What the list says else of memberships.
    pub place_changes: Vec<PlaceChange>,
    /// Memberships that end by the list's own date.
    pub ends: Vec<i64>,
    /// Was in the trash or had left, and is listed again.
    pub returned: bool,
    pub namesake: bool,
}

/// What changes about a membership.
#[derive(Debug, Clone, Copy)]
pub(super) struct PlaceChange {
    pub id: i64,
    pub channel_id: i64,
    nickname: bool,
    joined_on: bool,
    inviter: bool,
    how: bool,
}

/// A channel of a record: named in the list, or the one whose list this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ChannelNumber {
    Named(u32),
    Scope(i64),
}

impl Differences<'_> {
    /// Names of the columns that change.
    pub(super) fn fields(&self) -> Vec<String> {
        let mut fields: Vec<&str> = self.slots.iter().map(|slot| slot.column()).collect();
        let places = |part: fn(&PlaceChange) -> bool| self.place_changes.iter().any(part);
        let parts = [
            ("name", self.name),
            ("birthday_lunar", self.lunar),
            ("custom", self.custom.is_some()),
            ("tier", self.tier.is_some()),
            ("tags", !self.tags.is_empty()),
            ("accounts", !self.accounts.is_empty() || !self.account_changes.is_empty()),
            ("channels", !self.joins.is_empty() || !self.ends.is_empty()),
            ("nickname", places(|change| change.nickname)),
            ("group_joined_on", places(|change| change.joined_on)),
            ("inviter", places(|change| change.inviter)),
            ("how", places(|change| change.how)),
            ("namesake", self.namesake),
        ];
        fields.extend(parts.iter().filter(|(_, changes)| *changes).map(|(name, _)| *name));
        fields.into_iter().map(str::to_owned).collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        !self.returned && self.fields().is_empty()
    }
}

/// Custom values as stored; fields that do not exist yet have no uid and come through `uids`.
pub(super) fn custom_json(
    before: &str,
    record: &Record,
    uids: &[Option<Uid>],
) -> (BTreeMap<Uid, Value>, bool, bool) {
    let mut custom: BTreeMap<Uid, Value> = serde_json::from_str(before).unwrap_or_default();
    let (mut changed, mut unknown) = (false, false);
    for (place, value) in &record.custom {
        match uids.get(*place as usize).copied().flatten() {
            Some(uid) if custom.get(&uid) != Some(value) => {
                custom.insert(uid, value.clone());
                changed = true;
            }
            Some(_) => {}
            None => unknown = true,
        }
    }
    (custom, changed, unknown)
}

/// Writes the custom values of new people, without a map for each.
pub(super) struct CustomForm {
    /// Places among the mapping's fields with `"uid":`, in the order in which a map of uids is written.
    fields: Vec<(u32, String)>,
}

impl CustomForm {
    pub(super) fn new(uids: &[Option<Uid>]) -> Self {
        let mut fields: Vec<(Uid, u32)> =
            uids.iter().zip(0..).filter_map(|(uid, place)| uid.map(|uid| (uid, place))).collect();
        fields.sort_unstable();
        Self { fields: fields.into_iter().map(|(uid, place)| (place, format!("\"{uid}\":"))).collect() }
    }

    /// A new person's values as stored; the last of several values of a field is it.
    pub(super) fn of(&self, record: &Record) -> crate::Result<String> {
        let mut text = String::from("{");
        for (place, key) in &self.fields {
            let Some((_, value)) = record.custom.iter().rev().find(|(field, _)| field == place) else {
                continue;
            };
            if text.len() > 1 {
                text.push(',');
            }
            text.push_str(key);
            text.push_str(&serde_json::to_string(value)?);
        }
        text.push('}');
        Ok(text)
    }
}

/// The channels of which a record speaks.
pub(super) fn channels_of(record: &Record, scope: Option<i64>) -> Vec<ChannelNumber> {
    let mut channels: Vec<ChannelNumber> = scope.map(ChannelNumber::Scope).into_iter().collect();
    if let Some(group) = &record.group {
        channels.extend(group.channels.iter().copied().map(ChannelNumber::Named));
    }
    channels
}

/// What `record` changes about `person`. Empty cells change nothing.
pub(super) fn differences<'a>(
    person: &Person,
    record: &'a Record,
    fields: &[MappedField],
    lookups: &Lookups,
    scope: Option<i64>,
    namesake: bool,
) -> Differences<'a> {
    let mut found = Differences { name: person.name != record.name, ..Differences::default() };
    for slot in Slot::ALL {
        let value = record.text(slot);
        if value.is_some() && value != person.texts[slot as usize].as_deref() {
            found.slots.push(slot);
        }
    }
    found.lunar = record.lunar.is_some_and(|lunar| lunar != person.lunar);
    found.namesake = namesake && !person.namesake;
    let uids: Vec<Option<Uid>> =
        fields.iter().map(|field| field.known.as_ref().map(|known| known.uid)).collect();
    let (custom, changed, unknown) = custom_json(&person.custom, record, &uids);
    if changed || unknown {
        found.custom = Some(serde_json::to_string(&custom).unwrap_or_default());
    }
    found.tier = record.tier.filter(|&tier| lookups.tier(tier).is_none_or(|id| person.tier_id != Some(id)));
    let tags = record.tags.iter().copied();
    found.tags = tags.filter(|&tag| lookups.tag(tag).is_none_or(|id| !person.tags.contains(&id))).collect();
    for listed in &record.accounts {
        match person.accounts.iter().find(|known| same_account(known, listed)) {
            None => found.accounts.push(listed),
            Some(known) => {
                let completes = |new: &Option<Box<str>>, old: &Option<Box<str>>| new.is_some() && new != old;
                if completes(&listed.external_id, &known.external_id)
                    || completes(&listed.handle, &known.handle)
                {
                    found.account_changes.push((known.id, listed));
                }
            }
        }
    }
    places(person, record, lookups, scope, &mut found);
    let back = person.texts[Slot::LeftOn as usize].is_some()
        && record.text(Slot::LeftOn).is_none()
        && scope.is_none();
    found.returned = person.trashed || back;
    found
}

/// One platform may hold several accounts of a person: the id decides, and without one the name.
fn same_account(known: &KnownAccount, listed: &ListedAccount) -> bool {
    known.platform == listed.platform
        && match (&known.external_id, &listed.external_id) {
            (Some(known), Some(listed)) => known == listed,
            _ => true,
        }
}

fn place_change(known: &KnownPlace, record: &Record) -> Option<PlaceChange> {
    let group = record.group.as_ref()?;
    let says = |new: &Option<Box<str>>, old: &Option<Box<str>>| new.is_some() && new != old;
    let change = PlaceChange {
        id: known.id,
        channel_id: known.channel_id,
        nickname: says(&group.nickname, &known.nickname),
        joined_on: says(&group.joined_on, &known.joined_on),
        inviter: says(&group.inviter, &known.inviter),
        how: says(&group.how, &known.how),
    };
    (change.nickname || change.joined_on || change.inviter || change.how).then_some(change)
}

fn places(
    person: &Person,
    record: &Record,
    lookups: &Lookups,
    scope: Option<i64>,
    found: &mut Differences<'_>,
) {
    let left = record.group.as_ref().is_some_and(|group| group.left_on.is_some());
    for channel in channels_of(record, scope) {
        let id = match channel {
            ChannelNumber::Scope(id) => Some(id),
            ChannelNumber::Named(number) => lookups.channel(number),
        };
        if scope.is_some() && found.joins.iter().any(|join| lookups.same_channel(*join, channel)) {
            continue;
        }
        match id.and_then(|id| person.place(id)) {
            Some(place) if left => found.ends.push(place.id),
            Some(place) => found.place_changes.extend(place_change(place, record)),
            // Who left before we ever saw them is history that would be written anew at each import.
            None if left => {}
            None => found.joins.push(channel),
        }
    }
}
