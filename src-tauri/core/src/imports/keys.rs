//! What identifies a person, in the list and among the known; and who is whom.

use std::collections::HashMap;

use super::{
    existing::{Existing, Person},
    reading::{Problems, Reading},
    record::{Record, Slot},
    view::{Identity, Rename, RowFault},
};
use crate::tabular::fold;

/// Which known member each record is, by their places. Records that repeat a person are merged into the first one.
pub(super) struct Matching {
    /// By record: the known person.
    pub known: Vec<Option<usize>>,
    /// By record: an equal name made it unsure who this is.
    pub namesake: Vec<bool>,
    pub duplicates: u64,
}

/// Finds the identity of people.
struct Keys<'a> {
    identity: &'a Identity,
    platform: Option<u32>,
    channel_id: Option<i64>,
}

impl Keys<'_> {
    fn of_record(&self, record: &Record) -> Option<String> {
        let text = |slot: Slot| record.text(slot);
        match self.identity {
            Identity::Uid => record.uid.map(|uid| uid.to_string()),
            Identity::Account { .. } => {
                let account =
                    record.accounts.iter().find(|account| Some(account.platform) == self.platform)?;
                account.external_id.as_deref().map(str::to_owned)
            }
            Identity::Phone => text(Slot::Phone).map(str::to_owned),
            Identity::Email => text(Slot::Email).map(fold),
            Identity::NamePhone => {
                text(Slot::Phone).map(|phone| format!("{}\u{1f}{phone}", fold(&record.name)))
            }
            Identity::Nickname => {
                let nickname = record.group.as_ref().and_then(|group| group.nickname.as_deref());
                nickname.map(fold)
            }
            Identity::Name => None,
        }
    }

    fn of_person(&self, person: &Person) -> Vec<String> {
        let text = |slot: Slot| person.texts[slot as usize].as_deref();
        match self.identity {
            Identity::Uid => vec![person.uid.to_string()],
            Identity::Account { .. } => person
                .accounts
                .iter()
                .filter(|account| Some(account.platform) == self.platform)
                .filter_map(|account| account.external_id.as_deref().map(str::to_owned))
                .collect(),
            Identity::Phone => text(Slot::Phone).map(str::to_owned).into_iter().collect(),
            Identity::Email => text(Slot::Email).map(fold).into_iter().collect(),
            Identity::NamePhone => text(Slot::Phone)
                .map(|phone| format!("{}\u{1f}{phone}", fold(&person.name)))
                .into_iter()
                .collect(),
            Identity::Nickname => person
                .places
                .iter()
                .filter(|place| self.channel_id.is_none_or(|channel| place.channel_id == channel))
                .filter_map(|place| place.nickname.as_deref().map(fold))
                .collect(),
            Identity::Name => Vec::new(),
        }
    }

    /// Ids find people in the trash too; a name alone does not dig there.
    fn is_id(&self) -> bool {
        matches!(self.identity, Identity::Uid | Identity::Account { .. })
    }
}

/// Matches records with known people and merges records of one person.
pub(super) fn matching(
    reading: &mut Reading,
    existing: &Existing,
    identity: &Identity,
    channel_id: Option<i64>,
    renames: &[Rename],
) -> Matching {
    let platform = match identity {
        Identity::Account { platform } => Some(reading.platforms.number(platform)),
        _ => None,
    };
    let keys = Keys { identity, platform, channel_id };
    let duplicates = merge_repeated(reading, &keys);
    let mut known = vec![None; reading.records.len()];
    let mut claimed = vec![false; existing.people.len()];
    confirmed(&reading.records, existing, renames, &mut known, &mut claimed);
    by_key(&reading.records, existing, &keys, &mut known, &mut claimed);
    let namesake = by_name(&reading.records, existing, &keys, &mut known, &mut claimed);
    for (record, doubtful) in reading.records.iter().zip(&namesake) {
        if *doubtful {
            reading.problems.add(record.row, None, RowFault::Namesake, &record.name);
        }
    }
    if keys.is_id() {
        report_unknown(&mut reading.problems, &reading.records, &keys, &known);
    }
    Matching { known, namesake, duplicates }
}

fn report_unknown(problems: &mut Problems, records: &[Record], keys: &Keys<'_>, known: &[Option<usize>]) {
    for (record, known) in records.iter().zip(known) {
        match (keys.of_record(record), keys.identity) {
            (None, _) => problems.add(record.row, None, RowFault::NoId, &record.name),
            (Some(uid), Identity::Uid) if known.is_none() => {
                problems.add(record.row, None, RowFault::UnknownUid, &uid);
            }
            _ => {}
        }
    }
}

/// Merges later rows of one person into the first; says how many there were.
fn merge_repeated(reading: &mut Reading, keys: &Keys<'_>) -> u64 {
    let mut first = HashMap::<String, usize>::with_capacity(reading.records.len());
    let mut kept: Vec<Record> = Vec::with_capacity(reading.records.len());
    let mut duplicates = 0;
    for record in std::mem::take(&mut reading.records) {
        let Some(key) = keys.of_record(&record) else {
            kept.push(record);
            continue;
        };
        match first.get(&key) {
            Some(&place) => {
                let text = kept[place].row.to_string();
                reading.problems.add(record.row, None, RowFault::Duplicate, &text);
                kept[place].absorb(record);
                duplicates += 1;
            }
            None => {
                first.insert(key, kept.len());
                kept.push(record);
            }
        }
    }
    reading.records = kept;
    duplicates
}

/// Renames that the user confirmed come before anything that is computed.
fn confirmed(
    records: &[Record],
    existing: &Existing,
    renames: &[Rename],
    known: &mut [Option<usize>],
    claimed: &mut [bool],
) {
    for rename in renames {
        let record = records.iter().position(|record| record.row == rename.row);
        let person = existing.people.iter().position(|person| person.uid == rename.member);
        if let (Some(record), Some(person)) = (record, person)
            && !claimed[person]
        {
            known[record] = Some(person);
            claimed[person] = true;
        }
    }
}

fn by_key(
    records: &[Record],
    existing: &Existing,
    keys: &Keys<'_>,
    known: &mut [Option<usize>],
    claimed: &mut [bool],
) {
    let mut people = HashMap::<String, Vec<usize>>::new();
    for (place, person) in existing.people.iter().enumerate() {
        if !person.trashed || keys.is_id() {
            for key in keys.of_person(person) {
                people.entry(key).or_default().push(place);
            }
        }
    }
    for (record, known) in records.iter().zip(known) {
        let Some(key) = keys.of_record(record).filter(|_| known.is_none()) else { continue };
        let Some(candidates) = people.get(&key) else { continue };
        let free = || candidates.iter().copied().filter(|&place| !claimed[place]);
        let same_name = free().find(|&place| existing.people[place].name == record.name);
        *known = same_name.or_else(|| free().next());
        if let Some(place) = *known {
            claimed[place] = true;
        }
    }
}

/// Records without a key are known by name among people without one: the first of a name is the first known of that
/// name, and so on, so that importing a list again never doubles. Equal names are doubtful.
fn by_name(
    records: &[Record],
    existing: &Existing,
    keys: &Keys<'_>,
    known: &mut [Option<usize>],
    claimed: &mut [bool],
) -> Vec<bool> {
    let mut people = HashMap::<String, Vec<usize>>::new();
    for (place, person) in existing.people.iter().enumerate() {
        if !person.trashed && !claimed[place] && keys.of_person(person).is_empty() {
            people.entry(fold(&person.name)).or_default().push(place);
        }
    }
    let mut listed = HashMap::<String, Vec<usize>>::new();
    for (place, record) in records.iter().enumerate() {
        if known[place].is_none() && keys.of_record(record).is_none() {
            listed.entry(fold(&record.name)).or_default().push(place);
        }
    }
    let mut namesake = vec![false; records.len()];
    for (name, records) in listed {
        let candidates = people.get(&name).map_or(&[][..], Vec::as_slice);
        let doubtful = records.len() > 1 || candidates.len() > 1;
        for (index, record) in records.into_iter().enumerate() {
            namesake[record] = doubtful;
            if let Some(&person) = candidates.get(index) {
                known[record] = Some(person);
                claimed[person] = true;
            }
        }
    }
    namesake
}
