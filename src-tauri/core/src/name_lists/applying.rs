//! What a settled list does, and what is remembered of it; all of it in the step of whoever calls.

use std::collections::HashMap;

use serde_json::json;

use super::{
    directory::exact_key,
    ops, table,
    view::{ApplyNames, NamePurpose, NamedPerson, NamesApplied},
};
use crate::{
    Error, Result, Uid,
    activities::{self, ListedAs, NewRegistration, TakenList},
    channels,
    members::{self, AddMember, EditMembers, MembersChange, Selection},
    store::WriteTx,
    workspace,
};

/// Longest name that is remembered, in characters.
const LONGEST_KEY: usize = 200;

/// Does what the list is for. A longer list adds only what is new, so it can be given again.
pub fn apply(tx: &mut WriteTx<'_>, input: &ApplyNames) -> Result<NamesApplied> {
    let community_id = workspace::community_id(tx, input.community)?;
    if input.people.is_empty() && input.learned.is_empty() {
        return Err(Error::invalid("people", "empty"));
    }
    let mut done = NamesApplied::default();
    let people = with_members(tx, input, &mut done)?;
    learn(tx, community_id, input)?;
    let about = match &input.purpose {
        NamePurpose::Register { activity, original } => {
            take(tx, *activity, original, &people, ListedAs::Coming, &mut done)?
        }
        NamePurpose::Attend { activity, original } => {
            take(tx, *activity, original, &people, ListedAs::Came, &mut done)?
        }
        NamePurpose::Win { activity, original, award } => {
            take(tx, *activity, original, &people, ListedAs::Won(award), &mut done)?
        }
        NamePurpose::Tag { tag } => {
            let change = MembersChange::Tags { add: vec![tag.clone()], remove: Vec::new() };
            give(tx, community_id, input, &people, change, &mut done)?;
            tag.clone()
        }
        NamePurpose::Join { channel, joined_on } => {
            let change = MembersChange::Join { channel: *channel, on: joined_on.clone() };
            give(tx, community_id, input, &people, change, &mut done)?;
            channels::get(tx, *channel)?.name
        }
    };
    tx.describe(json!({ "count": people.len(), "name": about }));
    Ok(done)
}

/// The people with a member for each new one. A name that stands there twice is one new member.
fn with_members(
    tx: &mut WriteTx<'_>,
    input: &ApplyNames,
    done: &mut NamesApplied,
) -> Result<Vec<NamedPerson>> {
    let mut made: HashMap<String, Uid> = HashMap::new();
    let mut people = input.people.clone();
    for (place, person) in people.iter_mut().enumerate() {
        if !person.new_member || person.member.is_some() || person.called_off {
            continue;
        }
        let key = exact_key(&person.name);
        let uid = match made.get(&key) {
            Some(uid) => *uid,
            None => {
                let phone = person.phone.clone();
                let new = AddMember { phone, ..AddMember::named(input.community, &person.name) };
                let uid = members::add(tx, &new).map_err(|error| error.with("row", place + 1))?.row.uid;
                made.insert(key, uid);
                done.new_members += 1;
                uid
            }
        };
        person.member = Some(uid);
    }
    Ok(people)
}

/// Remembers what names mean: of the group that the list came from, when it came from one.
fn learn(tx: &mut WriteTx<'_>, community_id: i64, input: &ApplyNames) -> Result<()> {
    let channel_id = match ops::channels_of(tx, &input.purpose, &input.channels)?.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    for name in &input.learned {
        let key = exact_key(&name.key);
        if key.is_empty() || key.chars().count() > LONGEST_KEY {
            continue;
        }
        let member_id = match name.member {
            Some(uid) => members::selected_ids(tx, &Selection::These { uids: vec![uid] })?.first().copied(),
            None => None,
        };
        table::learn(tx, community_id, channel_id, &key, member_id)?;
    }
    Ok(())
}

/// Registers them, or notes that they came or won; the activity's title.
fn take(
    tx: &mut WriteTx<'_>,
    activity: Uid,
    original: &str,
    people: &[NamedPerson],
    listed_as: ListedAs<'_>,
    done: &mut NamesApplied,
) -> Result<String> {
    let (off, on): (Vec<&NamedPerson>, Vec<&NamedPerson>) = people
        .iter()
        .filter(|person| !person.called_off || listed_as == ListedAs::Coming)
        .partition(|person| person.called_off);
    let called_off: Vec<_> = off.iter().map(|person| (person.member, person.name.as_str())).collect();
    let people: Vec<(NewRegistration, bool)> = on
        .iter()
        .map(|person| {
            let new = NewRegistration {
                member: person.member,
                name: Some(person.name.clone()),
                extra: person.extra.unwrap_or(0),
                note: person.note.clone(),
            };
            (new, person.extra.is_some())
        })
        .collect();
    let list = TakenList { uid: activity, original, people: &people, called_off: &called_off, listed_as };
    let counts = activities::take_list(tx, &list)?;
    done.added += counts.added;
    done.already += counts.already;
    done.changed += counts.changed;
    done.called_off += counts.called_off;
    done.moved_up.extend(counts.moved_up);
    Ok(activities::get(tx, activity)?.title)
}

/// Gives the members among them a tag or a group; whoever has it already is only counted.
fn give(
    tx: &mut WriteTx<'_>,
    community_id: i64,
    input: &ApplyNames,
    people: &[NamedPerson],
    change: MembersChange,
    done: &mut NamesApplied,
) -> Result<()> {
    let present = ops::Present::load(tx, community_id, &input.purpose)?;
    let mut uids: Vec<Uid> = Vec::new();
    for person in people.iter().filter(|person| !person.called_off) {
        match person.member {
            None => done.left_out += 1,
            Some(uid) if present.member(uid).is_some() || uids.contains(&uid) => done.already += 1,
            Some(uid) => {
                uids.push(uid);
                done.added += 1;
            }
        }
    }
    members::edit_many(tx, &EditMembers { who: Selection::These { uids }, change })?;
    Ok(())
}
