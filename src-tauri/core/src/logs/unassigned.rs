//! People who wrote and whom no member is yet: who they probably are, and making them members.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::DateTime;
use serde_json::json;

use super::view::{AssignPeople, AssignedPeople, Likely, ListUnassigned, UnassignedPeople, UnassignedPerson};
use crate::{
    Error, Result, Uid,
    interactions::{self, Kind, LIST, Unassigned},
    members::{self, AlikeMember, AlikeReason, Newcomer, Outsider, SaidStay},
    store::{ReadTx, WriteTx},
    workspace::{self, row_id},
};

/// So many are told at once.
const MOST: usize = 200;

/// The tables that newcomers are added to.
const TABLES: &[&str] = &["member", "account", "membership"];

/// What the log holds of somebody.
#[derive(Default)]
struct Seen {
    /// The last second.
    last: i64,
    /// By channel, by its row id.
    places: BTreeMap<i64, Place>,
}

/// What it holds of them in one channel: the last second of each.
#[derive(Default)]
struct Place {
    spoke: Option<i64>,
    came: Option<i64>,
    went: Option<i64>,
}

impl Place {
    /// The time in the channel that these tell of; of who only reacted there is none.
    fn stay(&self, day: impl Fn(i64) -> String) -> Option<SaidStay> {
        self.spoke.or(self.came).or(self.went)?;
        let went = self.went.filter(|went| Some(*went) >= self.spoke && Some(*went) >= self.came);
        Some(SaidStay { joined_on: self.came.map(&day), left_on: went.map(&day), ..SaidStay::default() })
    }
}

type Person = (Unassigned, Seen);
type Like = Option<(AlikeMember, AlikeReason)>;

/// Those of some people of whom the log holds something, with what that is.
fn seen(tx: &ReadTx<'_>, community_id: i64, people: Vec<Unassigned>) -> Result<Vec<Person>> {
    let numbers: HashSet<u32> = people.iter().map(|person| person.number).collect();
    let chats = interactions::chats(tx, community_id)?;
    let mut seen: HashMap<u32, Seen> = HashMap::new();
    interactions::each_of(tx, community_id, &numbers, |row, channel_id| {
        let seen = seen.entry(row.author).or_default();
        seen.last = seen.last.max(row.at);
        // Who is named in a table was somewhere; who wrote in a chat was in it.
        let is = |kind: Kind| row.kind == kind.code();
        if chats.contains(&channel_id)
            && [Kind::Message, Kind::Reply, Kind::Join, Kind::Leave].into_iter().any(is)
        {
            let place = seen.places.entry(channel_id).or_default();
            let last = match () {
                () if is(Kind::Join) => &mut place.came,
                () if is(Kind::Leave) => &mut place.went,
                () => &mut place.spoke,
            };
            *last = (*last).max(Some(row.at));
        }
    })?;
    Ok(people
        .into_iter()
        .filter_map(|person| seen.remove(&person.number).map(|seen| (person, seen)))
        .collect())
}

/// Who some people probably are. On one platform several of one name are several people, none of whom is the member.
fn likes(tx: &ReadTx<'_>, community_id: i64, people: &[Person]) -> Result<Vec<Like>> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let outsiders: Vec<Outsider<'_>> = (people.iter())
        .map(|(person, _)| Outsider { name: &person.name, key: &person.key, platform: &person.platform })
        .collect();
    members::alike_to(tx, community_id, &outsiders)
}

/// Tells who they are.
pub fn list(tx: &ReadTx<'_>, input: &ListUnassigned) -> Result<UnassignedPeople> {
    let community_id = workspace::community_id(tx, input.community)?;
    let zone = workspace::zone(tx, community_id)?;
    let all = seen(tx, community_id, interactions::unassigned(tx, community_id)?)?;
    let mut people: Vec<(&Person, Like)> = all.iter().zip(likes(tx, community_id, &all)?).collect();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let likely = count(people.iter().filter(|(_, like)| like.is_some()).count());
    people.sort_by_key(|((person, seen), like)| {
        (like.as_ref().map_or(u8::MAX, |(_, reason)| *reason as u8), std::cmp::Reverse(seen.last), person.id)
    });
    let told = people.into_iter().take(MOST).map(|((person, seen), like)| UnassignedPerson {
        uid: person.uid,
        name: person.name.clone(),
        key: person.key.clone(),
        platform: person.platform.clone(),
        last_on: day_of(seen.last, zone),
        like: like.map(|(member, reason)| Likely { member, reason }),
    });
    Ok(UnassignedPeople { people: told.collect(), total: count(all.len()), likely })
}

fn day_of(at: i64, zone: chrono_tz::Tz) -> String {
    let at = DateTime::from_timestamp(at, 0).unwrap_or_default();
    at.with_timezone(&zone).date_naive().to_string()
}

/// Makes them members, or says which member they are: they get an account there, and are in the groups in which they wrote.
pub fn assign(tx: &mut WriteTx<'_>, input: &AssignPeople) -> Result<AssignedPeople> {
    let community_id = workspace::community_id(tx, input.community)?;
    let people = chosen(tx, community_id, input.people.as_deref())?;
    let assigned = u32::try_from(people.len()).unwrap_or(u32::MAX);
    tx.describe(json!({ "count": assigned, "name": people.first().map(|(person, _)| person.name.as_str()) }));
    match input.member {
        Some(_) if input.people.is_none() => return Err(Error::invalid("people", "missing")),
        Some(member) => give(tx, (community_id, input.community), member, &people)?,
        None => {
            // Whom a table names may be one whom a platform knows: then that is one person.
            let (listed, own): (Vec<_>, Vec<_>) =
                people.into_iter().partition(|(person, _)| person.platform == LIST);
            make(tx, community_id, &own)?;
            let left: HashSet<i64> =
                interactions::unassigned(tx, community_id)?.iter().map(|person| person.id).collect();
            let listed: Vec<Person> =
                listed.into_iter().filter(|(person, _)| left.contains(&person.id)).collect();
            make(tx, community_id, &listed)?;
        }
    }
    Ok(AssignedPeople { assigned })
}

/// Who is meant: those who are named, or everybody who is nobody's likeness.
fn chosen(tx: &ReadTx<'_>, community_id: i64, wanted: Option<&[Uid]>) -> Result<Vec<Person>> {
    let mut people = interactions::unassigned(tx, community_id)?;
    let Some(wanted) = wanted else {
        let people = seen(tx, community_id, people)?;
        let likes = likes(tx, community_id, &people)?;
        return Ok(people
            .into_iter()
            .zip(likes)
            .filter(|(_, like)| like.is_none())
            .map(|(one, _)| one)
            .collect());
    };
    let wanted: HashSet<Uid> = wanted.iter().copied().collect();
    people.retain(|person| wanted.contains(&person.uid));
    let people = seen(tx, community_id, people)?;
    let found: HashSet<Uid> = people.iter().map(|(person, _)| person.uid).collect();
    match wanted.difference(&found).next() {
        Some(missing) => Err(Error::not_found("person", missing)),
        None => Ok(people),
    }
}

/// Makes members of people.
fn make(tx: &mut WriteTx<'_>, community_id: i64, people: &[Person]) -> Result<()> {
    let zone = workspace::zone(tx, community_id)?;
    let joined: Vec<Option<String>> = (people.iter())
        .map(|(_, seen)| seen.places.values().filter_map(|place| place.came).min().map(|at| day_of(at, zone)))
        .collect();
    let rows: Vec<Newcomer<'_>> = (people.iter().zip(&joined))
        .map(|((person, _), joined)| Newcomer {
            name: &person.name,
            platform: &person.platform,
            external_id: &person.key,
            joined_on: joined.as_deref(),
        })
        .collect();
    tx.check_rows("community", [community_id])?;
    tx.check_rows("channel", people.iter().flat_map(|(_, seen)| seen.places.keys().copied()))?;
    let made = tx.bulk_inserts(TABLES, rows.len(), |tx| {
        let made = members::insert_newcomers(tx, community_id, &rows)?;
        for ((_, seen), (member_id, _)) in people.iter().zip(&made) {
            for (channel_id, stay) in stays(seen, zone) {
                members::insert_stay(tx, *member_id, channel_id, &stay)?;
            }
        }
        Ok(made)
    })?;
    for ((person, _), (_, account_id)) in people.iter().zip(made) {
        interactions::assign(tx, person.id, account_id)?;
    }
    interactions::claim_all(tx, community_id)
}

/// Says that people are a member who is there.
fn give(
    tx: &mut WriteTx<'_>,
    (community_id, community): (i64, Uid),
    member: Uid,
    people: &[Person],
) -> Result<()> {
    let known = members::get(tx, member)?;
    if known.community != community {
        return Err(Error::invalid("member", "other_community"));
    }
    let member_id = row_id(tx, "member", member)?;
    let zone = workspace::zone(tx, community_id)?;
    for (person, seen) in people {
        let account_id = members::give_account(tx, member_id, (&person.platform, &person.key), &person.name)?;
        interactions::assign(tx, person.id, account_id)?;
        interactions::claim(tx, community_id, account_id)?;
        for (channel_id, stay) in stays(seen, zone) {
            // What is known of them there is known better.
            if !members::stays_in(tx, channel_id)?.contains_key(&member_id) {
                members::insert_stay(tx, member_id, channel_id, &stay)?;
            }
        }
    }
    members::refresh_text(tx, member_id)
}

fn stays(seen: &Seen, zone: chrono_tz::Tz) -> impl Iterator<Item = (i64, SaidStay)> + '_ {
    let stay =
        move |(channel_id, place): (&i64, &Place)| Some((*channel_id, place.stay(|at| day_of(at, zone))?));
    seen.places.iter().filter_map(stay)
}
