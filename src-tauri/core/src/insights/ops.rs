//! The answer for the command line: as a peer would count it from the same rows.

use super::{
    beside::Beside,
    counting::{Counting, Ranges},
    figures::{Figures, figures},
    frame::{Frame, text_of, zone_of},
    index::Asking,
    intervals::Intervals,
    log::Log,
    roster,
    view::{InsightCohort, InsightFilter, Insights, InsightsQuestion, LifecycleWeek, RfmRows},
    weighing,
};
use crate::{
    Error, Result,
    interactions::{self, Accounts, Authors},
    members,
    recurrence::{number_of, parse_date},
    store::ReadTx,
    workspace,
};

/// Days of the window in which weight is looked at, and of the longer one.
const RECENT: i64 = 30;
/// So many percent of the accounts another thread reads.
const ACCOUNTS_BESIDE: i64 = 50;

/// Figures of a community. A program that asks but once counts the stretches as they lie; the application, which asks again and
/// again, has the log in memory.
pub fn insights(asking: Asking<'_, '_>, input: &InsightsQuestion) -> Result<Insights> {
    let tx = asking.tx;
    let community_id = workspace::community_id(tx, input.filter.community)?;
    let zone = zone_of(tx, community_id, &input.filter)?;
    // Who joined by the log is known only when its rows lie in memory.
    if asking.is_loaded(community_id) || input.filter.cohort == InsightCohort::Join {
        return asking
            .log((community_id, &zone), |log| of_log((tx, asking.members), log, input, &Counting::of));
    }
    let beside = Beside { store: asking.store, tx, seen: tx.log_end()? };
    let authors = authors(&beside, community_id)?;
    let log = Log::outline(tx, community_id, &zone, authors)?;
    let ids: Vec<i64> = log.channels.iter().map(|channel| channel.id).collect();
    let mut stretches = interactions::stretches(tx, &ids)?;
    stretches.sort_by_key(|stretch| stretch.first_at);
    of_log((tx, asking.members), &log, input, &|frame, ranges| {
        Counting::of_stretches(frame, ranges, &stretches, &beside)
    })
}

/// Who the authors are, read by two threads.
fn authors(beside: &Beside<'_, '_>, community_id: i64) -> Result<Authors> {
    let tx = beside.tx;
    let end = Accounts::up_to(tx, ACCOUNTS_BESIDE)?;
    let early = |tx: &ReadTx<'_>| Accounts::of_members(tx, (i64::MIN, end));
    let ((others, later), accounts) = beside.both(
        |tx| Ok((interactions::others(tx, community_id)?, Accounts::of_members(tx, (end + 1, i64::MAX))?)),
        early,
    )?;
    let mut accounts = accounts.map_or_else(|| early(tx), Ok)?;
    accounts.append(later);
    accounts.add_strangers(tx, community_id)?;
    Authors::of(tx, &others, &accounts)
}

/// How a log is counted.
type Count<'a> = &'a dyn Fn(&Frame<'_>, Ranges) -> Result<Counting>;

fn of_log(
    (tx, index): (&ReadTx<'_>, &members::Index),
    log: &Log,
    input: &InsightsQuestion,
    count: Count<'_>,
) -> Result<Insights> {
    let whole = InsightFilter { from: None, to: None, ..input.filter.clone() };
    let mut frame = Frame::new(tx, index, log, &whole)?;
    // The range chooses what is shown and nothing else.
    (frame.from, frame.to) = shown(&input.filter)?;
    if frame.known.is_empty() || frame.as_of < frame.first_day() {
        return Ok(Insights::default());
    }
    let counted = |frame: &Frame<'_>| {
        let back = |length: i64| (frame.as_of - length + 1, frame.as_of);
        count(frame, [RECENT, frame.score_days].map(back))
    };
    let mut counting = counted(&frame)?;
    // The log may end with something that does not count: then the last day is an earlier one.
    if whole.as_of.is_none() {
        let Some(last) = counting.last_day() else { return Ok(Insights::default()) };
        if last < frame.as_of {
            frame.as_of = last;
            counting = counted(&frame)?;
        }
    }
    let intervals = Intervals::new(input.filter.interval, frame.first_day(), frame.as_of);
    let came = match input.filter.cohort {
        InsightCohort::First => None,
        InsightCohort::Join => Some(roster::came(tx, &frame, &intervals, &input.filter)?),
    };
    let found = figures(&counting, &intervals, frame.month_days, came.as_deref());
    Ok(answer(&found, &counting, &frame, &intervals, input.members))
}

/// The days that are shown; all where none are named.
fn shown(filter: &InsightFilter) -> Result<(i64, i64)> {
    let day = |field, text: &Option<String>, otherwise| match text {
        Some(text) => parse_date(field, text).map(number_of),
        None => Ok(otherwise),
    };
    let (from, to) = (day("from", &filter.from, i64::MIN)?, day("to", &filter.to, i64::MAX)?);
    if from <= to { Ok((from, to)) } else { Err(Error::invalid("to", "out_of_range")) }
}

fn answer(
    found: &Figures,
    counting: &Counting,
    frame: &Frame<'_>,
    intervals: &Intervals,
    of_members: bool,
) -> Insights {
    let first = found.active[0].iter().position(|people| *people > 0).unwrap_or(found.active[0].len());
    let is_shown = |first: i64, last: i64| frame.from <= last && first <= frame.to;
    let days = |column: &[i64]| -> Vec<(String, i64)> {
        (counting.first_day..)
            .zip(column)
            .skip(first)
            .filter(|(day, _)| is_shown(*day, *day))
            .map(|(day, people)| (text_of(day), *people))
            .collect()
    };
    let [dau, wau, mau] = &found.active;
    let shown: Vec<usize> = (0..intervals.len())
        .filter(|number| is_shown(intervals.start(*number), intervals.end(*number)))
        .collect();
    let retention = shown.iter().flat_map(|cohort| {
        let start = text_of(intervals.start(*cohort));
        let cells = (0_i64..).zip(&found.retention[*cohort]).filter(|(_, people)| **people > 0);
        cells.map(move |(offset, people)| (start.clone(), offset, *people))
    });
    let lifecycle = shown.iter().filter(|number| found.life[**number].active() > 0).map(|number| {
        let life = found.life[*number];
        let start = text_of(intervals.start(*number));
        LifecycleWeek(start, life.new, life.retained, life.resurrected, life.churned)
    });
    let heat = (0_u8..).zip(&counting.heat).filter(|(_, count)| **count > 0);
    let last = intervals.len() - 1;
    let is_over = intervals.end(last) <= frame.as_of;
    let authors = &frame.log.authors;
    let recent: Vec<u64> = counting.done.iter().map(|done| u64::from(done[0].weight)).collect();
    Insights {
        as_of: Some(text_of(frame.as_of)),
        dau: days(dau),
        wau: days(wau),
        mau: days(mau),
        retention: retention.collect(),
        lifecycle: lifecycle.collect(),
        heat: heat.map(|(hour, count)| (hour / 24, hour % 24, *count)).collect(),
        top: weighing::leading(&recent, authors),
        gini: weighing::gini(&recent),
        rfm: of_members.then(|| rfm(found, counting, frame, authors)),
        incomplete: if is_over { Vec::new() } else { vec![text_of(intervals.start(last))] },
    }
}

fn rfm(found: &Figures, counting: &Counting, frame: &Frame<'_>, authors: &Authors) -> RfmRows {
    let mut there: Vec<(usize, i64)> =
        found.last_day.iter().enumerate().filter_map(|(person, last)| Some((person, (*last)?))).collect();
    there.sort_unstable_by_key(|(person, _)| authors.key(*person));
    let since = frame.as_of - frame.score_days + 1;
    let mut rows = RfmRows::default();
    for (person, last) in there {
        let days = counting.of_person(person).count(since, frame.as_of);
        let recency = u32::try_from(frame.as_of - last).unwrap_or(u32::MAX);
        let weight = u64::from(counting.done[person][1].weight);
        rows.push(authors.key(person), (recency, days, weight));
    }
    rows
}
