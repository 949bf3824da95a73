//! How newcomers begin: whether they say anything soon, and whether somebody answers (METRICS 16, 20).

use std::collections::HashMap;

use super::{
    counting::{Counting, is_message},
    frame::{Frame, begin_of},
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
    interactions::{self, Block},
    recurrence::civil_text,
    store::ReadTx,
};

/// Days within which first words are hoped for.
const SOON: i64 = 7;
/// The last entry of the curve: so many days and more.
const LATEST: usize = 30;
/// Where no links say what answers what: somebody else wrote within so many seconds (DECISIONS 29).
const ANSWER: i64 = 3600;
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
    let answers = answers(tx, frame)?;
    let (answered, unanswered) = answers.unwrap_or_default();
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
        answered: InsightFigure {
            estimated: true,
            ..InsightFigure::share(
                InsightSource::Log,
                InsightBase::FirstWords,
                answered,
                None,
                WhyNoInsight::NoData,
            )
        },
        unanswered: told(tx, frame, unanswered)?,
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
    let days = roster::joined_days(tx, frame, filter.community)?;
    let mut joiners: Vec<Joiner> = (days.iter().enumerate())
        .filter_map(|(person, day)| Some(Joiner { day: (*day)?, person: Some(person) }))
        .collect();
    let known: std::collections::HashSet<i64> =
        frame.log.authors.whom.iter().filter_map(|whom| whom.member()).collect();
    for member in roster::members(tx, frame, filter.community, None)? {
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

/// A first message: when, in which channel, whose.
type First = (i64, i64, usize);

/// First messages of the range, how many were answered of how many, and those that were not.
type Answers = (Option<(f64, f64)>, Vec<First>);

fn answers(tx: &ReadTx<'_>, frame: &Frame<'_>) -> Result<Option<Answers>> {
    let zone = &frame.log.zone;
    let (from, to) =
        (begin_of(zone, frame.from) / 1000, begin_of(zone, frame.to.min(frame.as_of) + 1) / 1000 - 1);
    if frame.known_days(frame.from, frame.to) == 0 {
        return Ok(None);
    }
    let firsts = first_in_range(tx, frame, (from, to))?;
    let mut by_channel: HashMap<i64, Vec<First>> = HashMap::new();
    for first in firsts {
        by_channel.entry(first.1).or_default().push(first);
    }
    let (mut all, mut unanswered) = (0, Vec::new());
    for (channel_id, mut firsts) in by_channel {
        firsts.sort_unstable();
        all += firsts.len();
        let said = said(tx, frame, channel_id, (from, to + ANSWER))?;
        unanswered.extend(firsts.into_iter().filter(|(at, _, person)| {
            let next = said.partition_point(|(other, _)| other < at);
            let mut after = said[next..].iter().take_while(|(other, _)| *other <= at + ANSWER);
            !after.any(|(_, other)| other != person)
        }));
    }
    let answered = count(all - unanswered.len());
    unanswered.sort_unstable_by(|one, other| other.cmp(one));
    Ok(Some(((all > 0).then(|| (answered, count(all))), unanswered)))
}

/// Everybody's first message of all, of those whose first one lies in the range.
fn first_in_range(tx: &ReadTx<'_>, frame: &Frame<'_>, (from, to): (i64, i64)) -> Result<Vec<First>> {
    // Who said something on an earlier day is no newcomer; only the others' seconds are looked for.
    let mut first_day = vec![i64::MAX; frame.people];
    each_row(frame, |person, day, _, kind| {
        if is_message(kind) {
            first_day[person] = first_day[person].min(day);
        }
    });
    let is_new = |person: usize| frame.from <= first_day[person] && first_day[person] <= frame.to;
    let mut firsts: HashMap<usize, First> = HashMap::new();
    for channel in &frame.channels {
        for (at, person) in said(tx, frame, channel.id, (from, to))? {
            if is_new(person) {
                let first = firsts.entry(person).or_insert((at, channel.id, person));
                *first = (at, channel.id, person).min(*first);
            }
        }
    }
    Ok(firsts.into_values().collect())
}

/// What people said in a channel within some seconds, by time: when, and who, whether they are asked for or not.
fn said(
    tx: &ReadTx<'_>,
    frame: &Frame<'_>,
    channel_id: i64,
    (from, to): (i64, i64),
) -> Result<Vec<(i64, usize)>> {
    let mut said = Vec::new();
    let mut block = Block::default();
    interactions::overlapping(tx, channel_id, (from, to), |bytes| {
        interactions::unpack(bytes, &mut block, |block| {
            for place in 0..block.len {
                let at = block.at[place];
                if from <= at && at <= to && is_message(block.kinds[place] as usize) {
                    said.extend(frame.anybody(block.authors[place]).map(|person| (at, person)));
                }
            }
        })
    })?;
    said.sort_unstable();
    Ok(said)
}

fn told(tx: &ReadTx<'_>, frame: &Frame<'_>, mut unanswered: Vec<First>) -> Result<Vec<UnansweredNewcomer>> {
    unanswered.truncate(TOLD);
    let people: Vec<usize> = unanswered.iter().map(|(_, _, person)| *person).collect();
    let names = persons::named(tx, frame.log, &people)?;
    let ids: Vec<i64> = unanswered.iter().map(|(_, channel_id, _)| *channel_id).collect();
    let uids: HashMap<i64, Uid> = channels::uids(tx, &ids)?;
    let of = |((at, channel_id, _), person): ((i64, i64, usize), _)| {
        let at = civil_text(frame.log.zone.civil_of(at * 1000));
        Some(UnansweredNewcomer { person, channel: *uids.get(&channel_id)?, at })
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
