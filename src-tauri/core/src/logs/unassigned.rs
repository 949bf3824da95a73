//! People who wrote and whom no member is yet: who they probably are, and making them members.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::DateTime;
use serde_json::json;

use super::view::{AssignPeople, AssignedPeople, Likely, ListUnassigned, UnassignedPeople, UnassignedPerson};
use crate::{
    Error, Result, Uid, channels, interactions,
    members::{self, AddAccount, AddMember, AddMembership, Outsider},
    store::{ReadTx, WriteTx},
    workspace::{self, row_id},
};

/// So many are told at once.
const MOST: usize = 200;

/// When somebody was there last, and in which channels (row ids).
#[derive(Default)]
struct Seen {
    last: i64,
    channels: BTreeSet<i64>,
}

/// Everybody whom no member is and of whom the log holds something.
fn all(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<(interactions::Unassigned, Seen)>> {
    let people = interactions::unassigned(tx, community_id)?;
    let numbers: HashSet<u32> = people.iter().map(|person| person.number).collect();
    let mut seen: HashMap<u32, Seen> = HashMap::new();
    interactions::each_of(tx, community_id, &numbers, |author, at, channel_id| {
        let seen = seen.entry(author).or_default();
        seen.last = seen.last.max(at);
        seen.channels.insert(channel_id);
    })?;
    Ok(people
        .into_iter()
        .filter_map(|person| seen.remove(&person.number).map(|seen| (person, seen)))
        .collect())
}

/// Tells who they are.
pub fn list(tx: &ReadTx<'_>, input: &ListUnassigned) -> Result<UnassignedPeople> {
    let community_id = workspace::community_id(tx, input.community)?;
    let zone = workspace::zone(tx, community_id)?;
    let all = all(tx, community_id)?;
    let outsiders: Vec<Outsider<'_>> = (all.iter())
        .map(|(person, _)| Outsider { name: &person.name, key: &person.key, platform: &person.platform })
        .collect();
    let likely = if all.is_empty() { Vec::new() } else { members::alike_to(tx, community_id, &outsiders)? };
    let mut people: Vec<_> = all.iter().zip(likely).collect();
    people.sort_by_key(|((person, seen), likely)| {
        (
            likely.as_ref().map_or(u8::MAX, |(_, reason)| *reason as u8),
            std::cmp::Reverse(seen.last),
            person.id,
        )
    });
    let told = people.into_iter().take(MOST).map(|((person, seen), likely)| UnassignedPerson {
        uid: person.uid,
        name: person.name.clone(),
        key: person.key.clone(),
        platform: person.platform.clone(),
        last_on: DateTime::from_timestamp(seen.last, 0)
            .map(|at| at.with_timezone(&zone).date_naive().to_string())
            .unwrap_or_default(),
        like: likely.map(|(member, reason)| Likely { member, reason }),
    });
    Ok(UnassignedPeople { people: told.collect(), total: u32::try_from(all.len()).unwrap_or(u32::MAX) })
}

/// Makes them members, or says which member they are: they get an account there, and are in the groups in which they wrote.
pub fn assign(tx: &mut WriteTx<'_>, input: &AssignPeople) -> Result<AssignedPeople> {
    let community_id = workspace::community_id(tx, input.community)?;
    let mut all = all(tx, community_id)?;
    if let Some(wanted) = &input.people {
        let wanted: HashSet<Uid> = wanted.iter().copied().collect();
        all.retain(|(person, _)| wanted.contains(&person.uid));
        let found: HashSet<Uid> = all.iter().map(|(person, _)| person.uid).collect();
        if let Some(missing) = wanted.difference(&found).next() {
            return Err(Error::not_found("person", missing));
        }
    }
    let groups: HashMap<i64, Uid> =
        (channels::made_at(tx, community_id)?.into_iter()).map(|(uid, (id, _))| (id, uid)).collect();
    for (person, seen) in &all {
        let member = match input.member {
            Some(member) => member,
            None => members::add(tx, &AddMember::named(input.community, &person.name))?.row.uid,
        };
        let account = AddAccount {
            member,
            platform: person.platform.clone(),
            external_id: Some(person.key.clone()),
            handle: Some(person.name.clone()),
        };
        let (view, account) = members::add_account(tx, account)?;
        let account_id = row_id(tx, "account", account)?;
        interactions::assign(tx, person.id, account_id)?;
        interactions::claim(tx, community_id, account_id)?;
        let places = seen.channels.iter().filter_map(|id| groups.get(id).copied());
        for channel in places.filter(|channel| !view.row.channels.contains(channel)) {
            members::join(tx, AddMembership::of(member, channel))?;
        }
    }
    let assigned = u32::try_from(all.len()).unwrap_or(u32::MAX);
    tx.describe(json!({ "count": assigned, "name": all.first().map(|(person, _)| person.name.as_str()) }));
    Ok(AssignedPeople { assigned })
}
