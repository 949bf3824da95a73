//! Reading a list: who is on it, how sure that is, and who is there already.

use std::collections::HashMap;

use super::{
    directory::{Directory, Hit, exact_key},
    matching, parse, table,
    view::{
        AlreadyThere, NameCandidate, NameDoubt, NameList, NamePurpose, NameState, NamedEntry, ReadNames,
        SkippedLine,
    },
};
use crate::{
    Error, Result, Uid,
    activities::{self, RegistrationsOf},
    channels,
    store::ReadTx,
    workspace,
};

/// Longest list, in characters: a 接龙 of a full group is a tenth of it.
const LONGEST: usize = 200_000;

/// Reads a list and says of each line who is meant.
pub fn read(tx: &ReadTx<'_>, input: &ReadNames) -> Result<NameList> {
    if input.text.len() > LONGEST * 4 {
        return Err(Error::invalid("text", "too_long").with("limit", LONGEST));
    }
    let community_id = workspace::community_id(tx, input.community)?;
    let groups = channels_of(tx, &input.purpose, &input.channels)?;
    let directory = Directory::load(tx, community_id, &groups.iter().copied().collect())?;
    let present = Present::load(tx, community_id, &input.purpose)?;
    let parsed = parse::parse(&input.text, &|text| directory.is_name(text));
    let mut seen = Seen::default();
    let mut entries: Vec<NamedEntry> = Vec::with_capacity(parsed.entries.len());
    for entry in parsed.entries {
        let mut entry = entry_of(&directory, &present, entry, &mut seen);
        if entry.cancelled {
            call_off(&mut entries, &mut entry, &mut seen);
        }
        entries.push(entry);
    }
    let skipped =
        parsed.skipped.into_iter().map(|line| SkippedLine { line: line.line, text: line.text }).collect();
    Ok(NameList { entries, skipped })
}

/// Row ids of the groups whose members come first.
pub(super) fn channels_of(tx: &ReadTx<'_>, purpose: &NamePurpose, chosen: &[Uid]) -> Result<Vec<i64>> {
    let of_purpose = match purpose {
        _ if !chosen.is_empty() => chosen.to_vec(),
        NamePurpose::Register { activity, .. }
        | NamePurpose::Attend { activity, .. }
        | NamePurpose::Win { activity, .. } => activities::get(tx, *activity)?.channels,
        // Who enters a group is in another one so far, or in none.
        NamePurpose::Tag { .. } | NamePurpose::Join { .. } => Vec::new(),
    };
    of_purpose.iter().map(|uid| channels::channel_id(tx, *uid)).collect()
}

/// Who is there already.
pub(super) struct Present {
    members: HashMap<Uid, AlreadyThere>,
    /// Names that are no member's, by their keys.
    texts: HashMap<String, AlreadyThere>,
}

impl Present {
    pub fn load(tx: &ReadTx<'_>, community_id: i64, purpose: &NamePurpose) -> Result<Self> {
        let mut present = Self { members: HashMap::new(), texts: HashMap::new() };
        let there = AlreadyThere { state: None, extra: 0, award: None };
        let uids = match purpose {
            NamePurpose::Register { activity, original }
            | NamePurpose::Attend { activity, original }
            | NamePurpose::Win { activity, original, .. } => {
                let of = RegistrationsOf { uid: *activity, original: original.clone() };
                for one in activities::registrations(tx, &of)?.registrations {
                    let there = AlreadyThere { state: Some(one.state), extra: one.extra, award: one.award };
                    match one.member {
                        Some(member) => drop(present.members.insert(member, there)),
                        None => drop(present.texts.insert(exact_key(&one.name), there)),
                    }
                }
                return Ok(present);
            }
            NamePurpose::Tag { tag } => table::tagged(tx, community_id, tag)?,
            NamePurpose::Join { channel, .. } => table::in_channel(tx, channels::channel_id(tx, *channel)?)?,
        };
        present.members.extend(uids.into_iter().map(|uid| (uid, there.clone())));
        Ok(present)
    }

    pub fn member(&self, uid: Uid) -> Option<&AlreadyThere> {
        self.members.get(&uid)
    }
}

/// Whom lines before named.
#[derive(Default)]
struct Seen {
    members: HashMap<Uid, u32>,
    texts: HashMap<String, u32>,
}

fn entry_of(directory: &Directory, present: &Present, entry: parse::Entry, seen: &mut Seen) -> NamedEntry {
    let person = entry.person;
    let verdict = matching::settle(directory, &person);
    let key = exact_key(&person.name);
    let candidates: Vec<NameCandidate> =
        verdict.hits.iter().map(|hit| candidate(directory, present, hit)).collect();
    let sure = matches!(verdict.state, NameState::Matched | NameState::Likely);
    let member = candidates.first().filter(|_| sure).map(|first| first.member);
    // Whoever called it off may stand on the list once more, and means it.
    let repeats = match member {
        _ if person.cancelled => None,
        Some(member) => earlier(&mut seen.members, member, entry.line),
        None if verdict.state == NameState::Unknown => earlier(&mut seen.texts, key.clone(), entry.line),
        None => None,
    };
    NamedEntry {
        line: entry.line,
        place: entry.place,
        raw: entry.raw,
        already: present.texts.get(&key).cloned(),
        name: if person.name.is_empty() { person.phone.clone().unwrap_or_default() } else { person.name },
        key,
        extra: person.extra,
        note: person.note,
        phone: person.phone,
        cancelled: person.cancelled,
        doubt: person.doubt,
        repeats,
        state: verdict.state,
        candidates,
        stays_text: verdict.stays_text,
    }
}

/// Who stands further up is called off by this line, or struck out here because the name stood there twice: nobody can say
/// which, so the line above is asked about.
fn call_off(above: &mut [NamedEntry], entry: &mut NamedEntry, seen: &mut Seen) {
    let member = |entry: &NamedEntry| {
        let sure = matches!(entry.state, NameState::Matched | NameState::Likely);
        entry.candidates.first().filter(|_| sure).map(|first| first.member)
    };
    let who = member(entry);
    let is_meant = |one: &&mut NamedEntry| {
        let same = one.key == entry.key || who.is_some() && member(one) == who;
        same && !one.cancelled && one.repeats.is_none()
    };
    let Some(meant) = above.iter_mut().rev().find(is_meant) else { return };
    meant.doubt = meant.doubt.or(Some(NameDoubt::CalledOff));
    if meant.state == NameState::Matched {
        meant.state = NameState::Likely;
    }
    entry.repeats = Some(meant.line);
    // Who stands there once more after that, means it.
    seen.texts.remove(&entry.key);
    if let Some(member) = who {
        seen.members.remove(&member);
    }
}

/// The line that named it before; the first one is kept in mind.
fn earlier<K: std::hash::Hash + Eq>(seen: &mut HashMap<K, u32>, key: K, line: u32) -> Option<u32> {
    match seen.entry(key) {
        std::collections::hash_map::Entry::Occupied(first) => Some(*first.get()),
        std::collections::hash_map::Entry::Vacant(new) => {
            new.insert(line);
            None
        }
    }
}

fn candidate(directory: &Directory, present: &Present, (at, reason): &Hit) -> NameCandidate {
    let bearer = &directory.bearers[*at as usize];
    let phone_end = bearer.phone.as_ref().and_then(|phone| phone.get(phone.len().checked_sub(4)?..));
    NameCandidate {
        member: bearer.uid,
        name: bearer.name.clone(),
        reason: *reason,
        in_group: bearer.in_group,
        nickname: bearer.nickname.clone(),
        remark: bearer.remark.clone(),
        phone_end: phone_end.map(str::to_owned),
        groups: directory.groups_of(bearer),
        already: present.member(bearer.uid).cloned(),
    }
}
