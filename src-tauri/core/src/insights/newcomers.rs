//! How newcomers begin: whether they say anything soon, and whether somebody answers (METRICS 16, 20).

use std::collections::{BTreeMap, HashMap};

use super::{
    counting::{Counting, is_message},
    frame::{Frame, begin_of, holds},
    growth::why_nobody,
    persons,
    rhythm::each_row,
    roster,
    view::{
        InsightBase, InsightFigure, InsightFilter, InsightSource, InsightUnit, NewcomersInsight,
        UnansweredNewcomer, WhyNoInsight,
    },
};
use crate::{
    Result, Uid, channels,
    interactions::{self, Block, Key, Kind},
    recurrence::{Zone, civil_text, number_of},
    store::ReadTx,
};

/// Days within which first words are hoped for.
const SOON: i64 = 7;
/// The last entry of the curve: so many days and more.
const LATEST: usize = 30;
/// By the links between messages: somebody else answered or reacted within so many seconds.
const LINKED: i64 = 24 * 3600;
/// Where no links say what answers what it is estimated: somebody else wrote in the channel within so many seconds.
const ESTIMATED: i64 = 3600;
/// How many who were not answered are told.
const TOLD: usize = 50;

/// The answer.
pub(super) fn newcomers(
    tx: &ReadTx<'_>,
    frame: &Frame<'_>,
    filter: &InsightFilter,
) -> Result<NewcomersInsight> {
    let counting = Counting::of(frame, [(frame.from, frame.to); 2])?;
    let joiners = joiners(tx, frame, filter)?;
    let joined = |from: i64, to: i64| joiners.iter().filter(move |one| from <= one.day && one.day <= to);
    let before = (frame.before(), frame.from - 1);
    let firsts = first_messages(frame, &joiners);
    let waits = waits(frame, &counting, &joiners);
    let mut first_words = vec![0; LATEST + 1];
    for wait in &waits {
        first_words[usize::try_from(*wait).unwrap_or(0).min(LATEST)] += 1;
    }
    let dated = !joiners.is_empty();
    let joins = |(from, to): (i64, i64)| dated.then(|| count(joined(from, to).count()));
    let wait = |part: usize| InsightFigure {
        of: Some(count(waits.len())),
        base: Some(InsightBase::Joined),
        ..InsightFigure::new(
            InsightUnit::Days,
            InsightSource::Log,
            (percentile(&waits, part), None),
            WhyNoInsight::TooFew,
        )
    };
    let now = answers(tx, frame, (frame.from, frame.to))?;
    let then = if frame.has_before() { answers(tx, frame, before)? } else { Answers::default() };
    let answered = |estimated: bool| {
        let of = |answers: &Answers| answers.share(estimated);
        let why = if now.is_known { WhyNoInsight::NothingToShare } else { WhyNoInsight::NoData };
        let (source, base) = (InsightSource::Log, InsightBase::FirstWords);
        InsightFigure { estimated, ..InsightFigure::share(source, base, of(&now), of(&then), why) }
    };
    Ok(NewcomersInsight {
        period: frame.period(),
        coverage: frame.coverage(),
        joined: InsightFigure::new(
            InsightUnit::People,
            InsightSource::Records,
            (joins((frame.from, frame.to)), joins(before)),
            WhyNoInsight::NoDates,
        ),
        activated: InsightFigure::share(
            InsightSource::Log,
            InsightBase::Joined,
            activated(frame, &joiners, &firsts, (frame.from, frame.to)),
            activated(frame, &joiners, &firsts, before),
            why_nobody(joins((frame.from, frame.to))),
        ),
        first_days: wait(50),
        first_days_90: wait(90),
        first_words,
        answered: answered(false),
        answered_estimated: answered(true),
        unanswered: told(tx, frame, now.unanswered)?,
    })
}

/// Of those who joined in a range and whose first days are over, who wrote something within them, and how many these are. Of whom
/// no log speaks in these days nothing is known.
fn activated(
    frame: &Frame<'_>,
    joiners: &[Joiner],
    firsts: &HashMap<usize, i64>,
    (from, to): (i64, i64),
) -> Option<(f64, f64)> {
    let over = |joiner: &&Joiner| {
        let last = joiner.day + SOON;
        let joined = from <= joiner.day && joiner.day <= to;
        joined && last <= frame.as_of && frame.known_days(joiner.day, last) > 0
    };
    let all: Vec<&Joiner> = joiners.iter().filter(over).collect();
    let soon = |joiner: &&&Joiner| {
        let first = joiner.person.and_then(|person| firsts.get(&person));
        first.is_some_and(|first| *first <= joiner.day + SOON)
    };
    (!all.is_empty()).then(|| (count(all.iter().filter(soon).count()), count(all.len())))
}

/// Days from joining in the range to the first interaction from then on, in order.
fn waits(frame: &Frame<'_>, counting: &Counting, joiners: &[Joiner]) -> Vec<i64> {
    let joined = joiners.iter().filter(|joiner| frame.from <= joiner.day && joiner.day <= frame.to);
    let wait =
        |joiner: &Joiner| Some(counting.of_person(joiner.person?).first_from(joiner.day)? - joiner.day);
    let mut waits: Vec<i64> = joined.filter_map(wait).collect();
    waits.sort_unstable();
    waits
}

#[allow(clippy::cast_precision_loss)] // people are counted
fn count(number: usize) -> f64 {
    number as f64
}

/// Of values in order the one that so many per cent do not exceed.
#[allow(clippy::cast_precision_loss)] // days
fn percentile(values: &[i64], part: usize) -> Option<f64> {
    if part == 50 && values.len().is_multiple_of(2) {
        let half = values.len() / 2;
        return Some(f64::midpoint(*values.get(half.checked_sub(1)?)? as f64, values[half] as f64));
    }
    let place = (values.len() * part).div_ceil(100).checked_sub(1)?;
    values.get(place).map(|value| *value as f64)
}

/// Somebody who joined on a day, with their place in the log where they have one.
struct Joiner {
    day: i64,
    person: Option<usize>,
}

fn joiners(tx: &ReadTx<'_>, frame: &Frame<'_>, filter: &InsightFilter) -> Result<Vec<Joiner>> {
    let days = roster::joined_days(tx, frame, filter)?;
    let mut joiners: Vec<Joiner> = (days.iter().enumerate())
        .filter_map(|(person, day)| Some(Joiner { day: (*day)?, person: Some(person) }))
        .collect();
    let known: std::collections::HashSet<i64> =
        frame.log.authors.whom.iter().filter_map(|whom| whom.member()).collect();
    for member in roster::asked(tx, frame, filter)? {
        if let Some(day) = member.joined.filter(|_| !known.contains(&member.id)) {
            joiners.push(Joiner { day, person: None });
        }
    }
    Ok(joiners)
}

/// By person the day of the first message from joining on.
fn first_messages(frame: &Frame<'_>, joiners: &[Joiner]) -> HashMap<usize, i64> {
    let mut joined = vec![i64::MAX; frame.people];
    for joiner in joiners {
        if let Some(person) = joiner.person {
            joined[person] = joiner.day;
        }
    }
    let mut firsts: HashMap<usize, i64> = HashMap::new();
    each_row(frame, |person, day, _, kind| {
        if is_message(kind) && joined[person] <= day {
            let first = firsts.entry(person).or_insert(day);
            *first = day.min(*first);
        }
    });
    firsts
}

/// A first message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct First {
    at: i64,
    channel_id: i64,
    person: usize,
    /// By what others name it; nothing where the source keeps no links.
    key: Key,
}

impl First {
    /// Within how many seconds it is to be answered.
    fn wait(&self) -> i64 {
        if self.key.is_some() { LINKED } else { ESTIMATED }
    }
}

/// First messages of a range by what became of them.
#[derive(Debug, Default)]
struct Answers {
    /// Whether any log speaks of the range.
    is_known: bool,
    /// Of sources with links, and of those without: how many were answered, of how many.
    counts: [(f64, f64); 2],
    /// Those that nobody answered, the newest first.
    unanswered: Vec<First>,
}

impl Answers {
    fn share(&self, estimated: bool) -> Option<(f64, f64)> {
        Some(self.counts[usize::from(estimated)]).filter(|(_, of)| *of > 0.0)
    }
}

fn answers(tx: &ReadTx<'_>, frame: &Frame<'_>, (from, to): (i64, i64)) -> Result<Answers> {
    let zone = &frame.log.zone;
    let mut found = Answers { is_known: frame.known_days(from, to) > 0, ..Answers::default() };
    if !found.is_known {
        return Ok(found);
    }
    let end = begin_of(zone, frame.as_of + 1) / 1000 - 1;
    let mut by_channel: BTreeMap<i64, Vec<First>> = BTreeMap::new();
    for first in first_in_range(tx, frame, (from, to.min(frame.as_of)))? {
        by_channel.entry(first.channel_id).or_default().push(first);
    }
    for (channel_id, mut firsts) in by_channel {
        let spans = frame.channels.iter().find(|channel| channel.id == channel_id).map(|one| &one.spans[..]);
        // Whose time is not over, or reaches beyond what is known, is neither answered nor not.
        firsts.retain(|first| {
            let last = first.at + first.wait();
            last <= end && holds(spans.unwrap_or_default(), day_of(zone, last))
        });
        firsts.sort_unstable();
        let (Some(first), Some(last)) = (firsts.first(), firsts.last()) else { continue };
        let span = (first.at, last.at + LINKED);
        let linked = firsts.iter().any(|first| first.key.is_some());
        let said = said(tx, frame, (channel_id, linked), span)?;
        let mut by_target: HashMap<Key, Vec<&Said>> = HashMap::new();
        for one in said.iter().filter(|one| one.target.is_some()) {
            by_target.entry(one.target).or_default().push(one);
        }
        let answered_by_link = |first: &First| {
            let mut answers = by_target.get(&first.key).into_iter().flatten();
            answers.any(|one| one.person != first.person && one.at <= first.at + LINKED)
        };
        let followed = |first: &First| {
            let next = said.partition_point(|one| one.at < first.at);
            let mut after = said[next..].iter().take_while(|one| one.at <= first.at + ESTIMATED);
            after.any(|one| one.is_message && one.person != first.person)
        };
        for first in firsts {
            let linked = first.key.is_some();
            let answered = if linked { answered_by_link(&first) } else { followed(&first) };
            let (part, of) = &mut found.counts[usize::from(!linked)];
            *of += 1.0;
            if answered { *part += 1.0 } else { found.unanswered.push(first) }
        }
    }
    found.unanswered.sort_unstable_by(|one, other| other.cmp(one));
    Ok(found)
}

fn day_of(zone: &Zone, at: i64) -> i64 {
    number_of(zone.civil_of(at * 1000).date())
}

/// Everybody's first message of all, of those whose first one lies in a range of days.
fn first_in_range(tx: &ReadTx<'_>, frame: &Frame<'_>, (from, to): (i64, i64)) -> Result<Vec<First>> {
    // Who said something on an earlier day is no newcomer; only the others' seconds are looked for.
    let mut first_day = vec![i64::MAX; frame.people];
    each_row(frame, |person, day, _, kind| {
        if is_message(kind) {
            first_day[person] = first_day[person].min(day);
        }
    });
    let is_new = |person: usize| from <= first_day[person] && first_day[person] <= to;
    let zone = &frame.log.zone;
    let span = (begin_of(zone, from) / 1000, begin_of(zone, to + 1) / 1000 - 1);
    let ids: Vec<i64> = frame.channels.iter().map(|channel| channel.id).collect();
    let linked = interactions::linked(tx, &ids)?;
    let mut firsts: HashMap<usize, First> = HashMap::new();
    for channel_id in ids {
        for one in said(tx, frame, (channel_id, linked.contains(&channel_id)), span)? {
            if one.is_message && is_new(one.person) {
                let key = if one.key.is_id() { one.key } else { Key::NONE };
                let new = First { at: one.at, channel_id, person: one.person, key };
                let first = firsts.entry(one.person).or_insert(new);
                *first = new.min(*first);
            }
        }
    }
    Ok(firsts.into_values().collect())
}

/// Something that was said, or done to what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    at: i64,
    person: usize,
    is_message: bool,
    key: Key,
    target: Key,
}

/// What people said in a channel within some seconds, by time, whether they are asked for or not; with what it answers where the
/// source keeps links.
fn said(
    tx: &ReadTx<'_>,
    frame: &Frame<'_>,
    (channel_id, linked): (i64, bool),
    (from, to): (i64, i64),
) -> Result<Vec<Said>> {
    let mut said = Vec::new();
    let mut add = |at: i64, author: u32, kind: usize, (key, target): (Key, Key)| {
        let (is_message, is_reaction) = (is_message(kind), kind == usize::from(Kind::Reaction.code()));
        if (is_message || is_reaction && linked)
            && let Some(person) = frame.anybody(author)
        {
            said.push(Said { at, person, is_message, key, target });
        }
    };
    if linked {
        interactions::each_keyed(tx, channel_id, (from, to), |row| {
            add(row.row.at, row.row.author, usize::from(row.row.kind), (row.key, row.target));
        })?;
    } else {
        let mut block = Block::default();
        interactions::overlapping(tx, channel_id, (from, to), |bytes| {
            interactions::unpack_within(bytes, (from, to), &mut block, |block| {
                for place in (0..block.len).filter(|place| (from..=to).contains(&block.at[*place])) {
                    let kind = block.kinds[place] as usize;
                    add(block.at[place], block.authors[place], kind, (Key::NONE, Key::NONE));
                }
            })
        })?;
    }
    said.sort_unstable();
    Ok(said)
}

fn told(tx: &ReadTx<'_>, frame: &Frame<'_>, mut unanswered: Vec<First>) -> Result<Vec<UnansweredNewcomer>> {
    unanswered.truncate(TOLD);
    let people: Vec<usize> = unanswered.iter().map(|first| first.person).collect();
    let names = persons::named(tx, frame.log, &people)?;
    let ids: Vec<i64> = unanswered.iter().map(|first| first.channel_id).collect();
    let uids: HashMap<i64, Uid> = channels::uids(tx, &ids)?;
    let of = |(first, person): (First, _)| {
        let at = civil_text(frame.log.zone.civil_of(first.at * 1000));
        let estimated = !first.key.is_some();
        Some(UnansweredNewcomer { person, channel: *uids.get(&first.channel_id)?, at, estimated })
    };
    Ok(unanswered.into_iter().zip(names).filter_map(of).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_few_values_the_median_lies_between_and_the_ninetieth_is_one_of_them() {
        let of = |values: &[i64]| (percentile(values, 50), percentile(values, 90));
        assert_eq!(of(&[]), (None, None));
        assert_eq!(of(&[4]), (Some(4.0), Some(4.0)));
        assert_eq!(of(&[0, 1]), (Some(0.5), Some(1.0)));
        assert_eq!(of(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), (Some(4.5), Some(8.0)));
    }
}
