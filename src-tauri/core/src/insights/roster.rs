//! Who is in the community, by member records: when they joined, when they left, by which source they came.

use std::collections::{HashMap, HashSet};

use super::{
    figures::NEVER,
    frame::{Frame, known_days},
    intervals::Intervals,
    view::InsightFilter,
};
use crate::{
    Result, Uid, channels,
    interactions::{Kind, Whom},
    members::{self, Stay},
    recurrence::{number_of, parse_date},
    store::ReadTx,
    workspace,
};

/// A member with the days of their stay, as numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Member {
    pub id: i64,
    /// The day on which they joined, where somebody entered it.
    pub joined: Option<i64>,
    /// The day from which on they are known to be in.
    pub known_from: i64,
    /// The day on which they left.
    pub left: Option<i64>,
    pub source: String,
}

impl Member {
    /// Whether they are in at the end of a day.
    pub(super) fn is_in(&self, day: i64) -> bool {
        self.known_from <= day && self.left.is_none_or(|left| day < left)
    }
}

/// The members who are asked for: of the channels that the question means, or of the community. Somebody who was in several channels
/// was in from the first joining on, and left when they left the last one.
pub(super) fn members(
    tx: &ReadTx<'_>,
    frame: &Frame<'_>,
    community: Uid,
    of: Option<&[i64]>,
) -> Result<Vec<Member>> {
    let community_id = workspace::community_id(tx, community)?;
    let mut found: Vec<Member> = Vec::new();
    let day = |text: &str| parse_date("joined_on", text).ok().map(number_of);
    let mut add = |stay: Stay<'_>| {
        if !frame.wants(stay.member_id) {
            return;
        }
        let member = member(&stay, &day);
        match found.last_mut().filter(|last| last.id == member.id) {
            Some(last) => last.extend(&member),
            None => found.push(member),
        }
    };
    match of {
        Some(channels) => members::each_stay_in(tx, channels, &mut add)?,
        None => members::each_stay(tx, members::MemberSet::Community(community_id), &mut add)?,
    }
    if found.iter().any(|member| member.joined.is_none()) {
        // Who did something was in by then.
        let first = frame.first_days();
        for member in found.iter_mut().filter(|member| member.joined.is_none()) {
            let seen = first.get(&member.id).copied();
            member.known_from = seen.map_or(member.known_from, |seen| seen.min(member.known_from));
        }
    }
    Ok(found)
}

/// The members whom a question asks for: of its channels where it names some, else of the community.
pub(super) fn asked(tx: &ReadTx<'_>, frame: &Frame<'_>, filter: &InsightFilter) -> Result<Vec<Member>> {
    let narrowed = !(filter.channels.is_empty() && filter.tags.is_empty() && filter.platforms.is_empty());
    let channels = frame.meant.as_deref().unwrap_or_default();
    members(tx, frame, filter.community, narrowed.then_some(channels))
}

/// A member by one stay.
pub(super) fn member(stay: &Stay<'_>, day: &dyn Fn(&str) -> Option<i64>) -> Member {
    let joined = stay.joined_on.and_then(day);
    Member {
        id: stay.member_id,
        joined,
        known_from: joined.or_else(|| day(stay.recorded_on)).unwrap_or(i64::MIN),
        left: stay.left_on.and_then(day),
        source: stay.source.unwrap_or_default().to_owned(),
    }
}

impl Member {
    fn extend(&mut self, other: &Self) {
        self.known_from = self.known_from.min(other.known_from);
        self.joined = match (self.joined, other.joined) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        self.left = self.left.zip(other.left).map(|(one, other)| one.max(other));
    }
}

/// Members all of whose channels are such that no import speaks of them in the range: nobody knows whether they are silent.
pub(super) fn unobserved(tx: &ReadTx<'_>, frame: &Frame<'_>, community: Uid) -> Result<HashSet<i64>> {
    let community_id = workspace::community_id(tx, community)?;
    let all: Vec<i64> = channels::made_at(tx, community_id)?.into_values().map(|(id, _)| id).collect();
    let speaks = |id: &i64| {
        let channel = frame.log.channels.iter().find(|channel| channel.id == *id);
        channel.is_some_and(|channel| known_days(&channel.spans, frame.from, frame.to) > 0)
    };
    let known: Vec<i64> = all.iter().copied().filter(speaks).collect();
    let there = |ids: &[i64]| -> Result<HashSet<i64>> {
        let members = members(tx, frame, community, Some(ids))?;
        let is_there = |member: &&Member| member.is_in(frame.to.min(frame.as_of));
        Ok(members.iter().filter(is_there).map(|member| member.id).collect())
    };
    if known.len() == all.len() {
        return Ok(HashSet::new());
    }
    Ok(there(&all)?.difference(&there(&known)?).copied().collect())
}

/// By person the day on which they joined: as their record says, else as the log does.
pub(super) fn joined_days(
    tx: &ReadTx<'_>,
    frame: &Frame<'_>,
    filter: &InsightFilter,
) -> Result<Vec<Option<i64>>> {
    let members = asked(tx, frame, filter)?;
    let known: HashMap<i64, i64> =
        members.iter().filter_map(|member| Some((member.id, member.joined?))).collect();
    let mut days: Vec<Option<i64>> = vec![None; frame.people];
    for channel in &frame.channels {
        for (author, rows) in channel.by_author() {
            let Some(person) = frame.person(author) else { continue };
            let joins = rows.iter().filter(|row| row.kind() == usize::from(Kind::Join.code()));
            let first = joins.map(|row| row.day()).min();
            days[person] = match (days[person], first) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
        }
    }
    for (day, whom) in days.iter_mut().zip(&frame.log.authors.whom) {
        if let Whom::Member(id) = whom
            && let Some(joined) = known.get(id)
        {
            *day = Some(*joined);
        }
    }
    Ok(days)
}

/// By person the interval in which they joined, or [`NEVER`]; who joined before the log begins belongs to none of its intervals.
pub(super) fn came(
    tx: &ReadTx<'_>,
    frame: &Frame<'_>,
    intervals: &Intervals,
    filter: &InsightFilter,
) -> Result<Vec<u32>> {
    let days = joined_days(tx, frame, filter)?;
    let of = |day: Option<i64>| {
        day.filter(|day| intervals.start(0) <= *day && *day <= frame.as_of)
            .map_or(NEVER, |day| u32::try_from(intervals.of(day)).unwrap_or(NEVER))
    };
    Ok(days.into_iter().map(of).collect())
}
