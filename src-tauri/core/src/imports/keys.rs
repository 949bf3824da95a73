//! What identifies a person, in the list and among the known; and who is whom.

use std::collections::HashMap;

use super::{
    existing::{Existing, Person},
    reading::Reading,
    record::{Record, Slot},
    records::{Hash, Hashing, Identified},
    view::{Identity, Rename, RowFault},
    words,
};
use crate::{Result, tabular::fold};

/// Which known member each record is, by their places. Records that repeat a person are merged into the first one.
pub(super) struct Matching {
    /// By record: the known person, in few bytes.
    known: Vec<Option<u32>>,
    /// By record: an equal name made it unsure who this is.
    pub namesake: Vec<bool>,
    pub duplicates: u64,
}

impl Matching {
    /// The place of the known person who a record is.
    pub(super) fn known(&self, record: usize) -> Option<usize> {
        self.known.get(record).copied().flatten().map(|place| place as usize)
    }
    /// Whether a record is nobody known.
    pub(super) fn is_new(&self, record: usize) -> bool {
        self.known(record).is_none()
    }
}

/// What identifies a record of a list that is being read.
pub(super) fn identify(record: &Record, identity: &Identity, reading: &mut Reading) -> Identified {
    let platform = platform_of(identity, reading);
    let hashing = &reading.hashing;
    match (Keys { identity, platform, channel_id: None }).of_record(record) {
        Some(key) => Identified::Key(hashing.of(&key)),
        None => Identified::Name(hashing.of(&fold(&record.name))),
    }
}

fn platform_of(identity: &Identity, reading: &mut Reading) -> Option<u32> {
    match identity {
        Identity::Account { platform } => Some(reading.platforms.number(platform)),
        _ => None,
    }
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
        words::is_id(self.identity)
    }
}

/// Matches records with known people and merges records of one person.
pub(super) fn matching(
    reading: &mut Reading,
    existing: &Existing,
    identity: &Identity,
    channel_id: Option<i64>,
    renames: &[Rename],
) -> Result<Matching> {
    let platform = platform_of(identity, reading);
    let keys = Keys { identity, platform, channel_id };
    let problems = &mut reading.problems;
    let duplicates = reading.records.merge_repeated(|row, first| {
        problems.add(row, None, RowFault::Duplicate, &first.to_string());
    });
    let records = reading.records.len();
    let mut matcher = Matcher {
        reading,
        existing,
        keys: &keys,
        known: vec![None; records],
        claimed: vec![false; existing.people.len()],
    };
    matcher.confirmed(renames);
    matcher.by_key()?;
    let mut namesake = matcher.by_name();
    matcher.before_the_key(&mut namesake)?;
    let matching = Matching { known: matcher.known, namesake, duplicates };
    report(reading, &keys, &matching)?;
    Ok(matching)
}

/// Tells of equal names, then of what no id can be found for.
fn report(reading: &mut Reading, keys: &Keys<'_>, matching: &Matching) -> Result<()> {
    let Reading { records, problems, .. } = reading;
    let mut reader = records.reader();
    for place in (0..records.len()).filter(|&place| matching.namesake[place]) {
        let name = || Ok(reader.at(place)?.name.into());
        problems.add_read(records.row(place), RowFault::Namesake, name)?;
    }
    if !keys.is_id() {
        return Ok(());
    }
    for (place, identified) in records.identified().enumerate() {
        let row = records.row(place);
        match (identified, keys.identity) {
            (Identified::Name(_), _) => {
                problems.add_read(row, RowFault::NoId, || Ok(reader.at(place)?.name.into()))?;
            }
            (_, Identity::Uid) if matching.is_new(place) => {
                let uid = || Ok(keys.of_record(&reader.at(place)?).unwrap_or_default());
                problems.add_read(row, RowFault::UnknownUid, uid)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// People by the hash of what identifies them.
type ByHash = HashMap<Hash, Vec<u32>>;

/// Matching under way: nobody is two records, no record two people.
struct Matcher<'a> {
    reading: &'a Reading,
    existing: &'a Existing,
    keys: &'a Keys<'a>,
    known: Vec<Option<u32>>,
    claimed: Vec<bool>,
}

impl Matcher<'_> {
    fn claim(&mut self, record: usize, person: u32) {
        self.known[record] = Some(person);
        self.claimed[person as usize] = true;
    }

    /// Renames that the user confirmed come before anything that is computed.
    fn confirmed(&mut self, renames: &[Rename]) {
        for rename in renames {
            let record = self.reading.records.of_row(rename.row);
            let person = self.existing.people.iter().position(|person| person.uid == rename.member);
            if let (Some(record), Some(person)) = (record, person)
                && !self.claimed[person]
            {
                self.claim(record, number(person));
            }
        }
    }

    fn by_key(&mut self) -> Result<()> {
        let mut people = ByHash::new();
        for (place, person) in self.existing.people.iter().enumerate() {
            if !person.trashed || self.keys.is_id() {
                for key in self.keys.of_person(person) {
                    people.entry(self.hashing().of(&key)).or_default().push(number(place));
                }
            }
        }
        if people.is_empty() {
            return Ok(());
        }
        let mut reader = self.reading.records.reader();
        for (record, identified) in self.reading.records.identified().enumerate() {
            let Identified::Key(key) = identified else { continue };
            let Some(candidates) = people.get(&key).filter(|_| self.known[record].is_none()) else {
                continue;
            };
            let free = candidates.iter().copied().filter(|&place| !self.claimed[place as usize]);
            let free: Vec<u32> = free.collect();
            let chosen = match free.as_slice() {
                [] => continue,
                [one] => *one,
                [first, ..] => {
                    let name = reader.at(record)?.name;
                    let same_name = |&place: &u32| self.existing.people[place as usize].name == name;
                    free.iter().copied().find(same_name).unwrap_or(*first)
                }
            };
            self.claim(record, chosen);
        }
        Ok(())
    }

    /// Records without a key are known by name among people without one: the first of a name is the first known of that
    /// name, and so on, so that importing a list again never doubles. Equal names are doubtful.
    fn by_name(&mut self) -> Vec<bool> {
        let people = self.without_key();
        let mut listed: Vec<(Hash, u32)> = Vec::new();
        for (record, identified) in self.reading.records.identified().enumerate() {
            if let Identified::Name(name) = identified
                && self.known[record].is_none()
            {
                listed.push((name, number(record)));
            }
        }
        // Those of one name stand together, in the order of the list.
        listed.sort_unstable();
        let mut namesake = vec![false; self.known.len()];
        for records in listed.chunk_by(|(one, _), (other, _)| one == other) {
            let candidates = people.get(&records[0].0).map_or(&[][..], Vec::as_slice);
            let doubtful = records.len() > 1 || candidates.len() > 1;
            for (index, &(_, record)) in records.iter().enumerate() {
                namesake[record as usize] = doubtful;
                if let Some(&person) = candidates.get(index) {
                    self.claim(record as usize, person);
                }
            }
        }
        namesake
    }

    /// Who was known before anybody's key was, from a list of names, is the person of that name in a later list with keys,
    /// when both stand alone with it. Otherwise nobody can say who is whom: those of the list are new, and marked.
    fn before_the_key(&mut self, namesake: &mut [bool]) -> Result<()> {
        let people = self.without_key();
        if people.is_empty() {
            return Ok(());
        }
        let mut listed: Vec<(Hash, u32)> = Vec::new();
        let mut reader = self.reading.records.reader();
        for (record, identified) in self.reading.records.identified().enumerate() {
            if matches!(identified, Identified::Key(_)) && self.known[record].is_none() {
                let name = self.hashing().of(&fold(&reader.at(record)?.name));
                if people.contains_key(&name) {
                    listed.push((name, number(record)));
                }
            }
        }
        listed.sort_unstable();
        for records in listed.chunk_by(|(one, _), (other, _)| one == other) {
            match (records, people.get(&records[0].0).map(Vec::as_slice)) {
                (&[(_, record)], Some(&[person])) => self.claim(record as usize, person),
                _ => records.iter().for_each(|&(_, record)| namesake[record as usize] = true),
            }
        }
        Ok(())
    }

    /// People whom no record is yet and of whom no key is known, by name. The trash is left alone.
    fn without_key(&self) -> ByHash {
        let mut people = ByHash::new();
        for (place, person) in self.existing.people.iter().enumerate() {
            if !person.trashed && !self.claimed[place] && self.keys.of_person(person).is_empty() {
                people.entry(self.hashing().of(&fold(&person.name))).or_default().push(number(place));
            }
        }
        people
    }

    fn hashing(&self) -> &Hashing {
        &self.reading.hashing
    }
}

/// Places are counted in half of a machine's word: there is one for every row.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
