//! Who has not: the members of groups, or those who registered, without those who have.

use std::collections::HashSet;

use super::{
    pieces, table,
    view::{MissingPeople, MissingPerson, NamePurpose, WhoHasNot},
};
use crate::{
    Result, Uid,
    activities::{self, RegistrationState, RegistrationView, RegistrationsOf},
    channels::{self, ChannelKind},
    store::ReadTx,
    workspace::{self, name_of},
};

/// Those who have not, and messages that mention them.
pub fn missing(tx: &ReadTx<'_>, input: &WhoHasNot) -> Result<MissingPeople> {
    let community_id = workspace::community_id(tx, input.community)?;
    match &input.purpose {
        NamePurpose::Register { activity, original } => {
            let listed = registered(tx, *activity, original)?;
            // Whoever called it off has answered.
            of_groups(tx, input, &listed.iter().filter_map(|one| one.member).collect())
        }
        NamePurpose::Attend { activity, original } => {
            let expected = |one: &RegistrationView| {
                !matches!(one.state, RegistrationState::Cancelled | RegistrationState::Waiting)
            };
            let listed = registered(tx, *activity, original)?;
            of_list(tx, input, &listed, expected, |one| one.state != RegistrationState::Came)
        }
        NamePurpose::Win { activity, original, .. } => {
            let listed = registered(tx, *activity, original)?;
            of_list(tx, input, &listed, |one| one.state == RegistrationState::Came, |one| one.award.is_none())
        }
        NamePurpose::Tag { tag } => of_groups(tx, input, &table::tagged(tx, community_id, tag)?),
        NamePurpose::Join { channel, .. } => {
            of_groups(tx, input, &table::in_channel(tx, channels::channel_id(tx, *channel)?)?)
        }
    }
}

fn registered(tx: &ReadTx<'_>, uid: Uid, original: &str) -> Result<Vec<RegistrationView>> {
    let of = RegistrationsOf { uid, original: original.to_owned() };
    Ok(activities::registrations(tx, &of)?.registrations)
}

/// A group with its members as they are called there.
struct Group {
    uid: Uid,
    name: String,
    kind: ChannelKind,
    members: Vec<table::InChannel>,
}

fn groups(tx: &ReadTx<'_>, input: &WhoHasNot) -> Result<Vec<Group>> {
    let chosen = match &input.purpose {
        _ if !input.channels.is_empty() => input.channels.clone(),
        NamePurpose::Register { activity, .. }
        | NamePurpose::Attend { activity, .. }
        | NamePurpose::Win { activity, .. } => activities::get(tx, *activity)?.channels,
        NamePurpose::Tag { .. } | NamePurpose::Join { .. } => Vec::new(),
    };
    let mut groups = Vec::new();
    for uid in chosen {
        let view = channels::get(tx, uid)?;
        let kind = name_of(&view.kind)?;
        let platform = kind.strip_suffix("_group").unwrap_or(&kind);
        let members = table::called_in(tx, channels::channel_id(tx, uid)?, platform)?;
        groups.push(Group { uid, name: view.name, kind: view.kind, members });
    }
    Ok(groups)
}

/// Members of the groups who are not among `done`; in several groups they are asked in the first.
fn of_groups(tx: &ReadTx<'_>, input: &WhoHasNot, done: &HashSet<Uid>) -> Result<MissingPeople> {
    let groups = groups(tx, input)?;
    let mut seen = HashSet::new();
    let mut people = Vec::new();
    for group in &groups {
        for one in group.members.iter().filter(|one| seen.insert(one.member)) {
            if !done.contains(&one.member) {
                people.push(MissingPerson {
                    member: Some(one.member),
                    name: one.name.clone(),
                    channel: Some(group.uid),
                });
            }
        }
    }
    Ok(answer(people, seen.len(), &groups))
}

/// Those of a list who were expected and have not; called as they are called in the first group that they are in.
fn of_list(
    tx: &ReadTx<'_>,
    input: &WhoHasNot,
    listed: &[RegistrationView],
    expected: impl Fn(&RegistrationView) -> bool,
    has_not: impl Fn(&RegistrationView) -> bool,
) -> Result<MissingPeople> {
    let groups = groups(tx, input)?;
    let expected: Vec<&RegistrationView> = listed.iter().filter(|one| expected(one)).collect();
    let people = expected
        .iter()
        .filter(|one| has_not(one))
        .map(|one| {
            let place = groups.iter().find_map(|group| {
                let there = group.members.iter().find(|there| Some(there.member) == one.member)?;
                Some((group.uid, there.name.clone()))
            });
            MissingPerson {
                member: one.member,
                channel: place.as_ref().map(|(uid, _)| *uid),
                name: place.map_or_else(|| one.name.clone(), |(_, name)| name),
            }
        })
        .collect();
    Ok(answer(people, expected.len(), &groups))
}

fn answer(people: Vec<MissingPerson>, of: usize, groups: &[Group]) -> MissingPeople {
    let mut all = Vec::new();
    for group in groups {
        let here: Vec<&MissingPerson> = people.iter().filter(|one| one.channel == Some(group.uid)).collect();
        all.extend(pieces::pieces(Some((group.uid, &group.name)), group.kind, &here));
    }
    // Whoever is in none of the groups is asked where the first one is, or anywhere.
    let nowhere: Vec<&MissingPerson> = people.iter().filter(|one| one.channel.is_none()).collect();
    let kind = groups.first().map_or(ChannelKind::WechatGroup, |group| group.kind);
    all.extend(pieces::pieces(None, kind, &nowhere));
    MissingPeople { people, of: u32::try_from(of).unwrap_or(u32::MAX), pieces: all }
}
