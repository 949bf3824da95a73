//! Who stays: cohorts and what became of them, and what people did from interval to interval (METRICS 5, 6, 8–11).

use super::{
    counting::Counting,
    figures::{Figures, Life, NEVER, figures},
    frame::{Frame, text_of},
    intervals::Intervals,
    roster,
    view::{
        InsightCohort, InsightFilter, LifecycleStep, RetentionAverages, RetentionBracket, RetentionCohort,
        RetentionInsight,
    },
};
use crate::{Result, store::ReadTx};

/// More cohorts, or more intervals after one, than these are more than a screen can show.
const MOST: usize = 200;
/// Days after the first one.
const BRACKETS: [RetentionBracket; 4] = [
    RetentionBracket { from: 1, to: 3 },
    RetentionBracket { from: 4, to: 7 },
    RetentionBracket { from: 8, to: 14 },
    RetentionBracket { from: 15, to: 30 },
];

/// The answer.
pub(super) fn retention(
    tx: &ReadTx<'_>,
    frame: &Frame<'_>,
    filter: &InsightFilter,
) -> Result<RetentionInsight> {
    let mut answer = RetentionInsight {
        period: frame.period(),
        coverage: frame.coverage(),
        interval: filter.interval,
        cohort: filter.cohort,
        cohorts: Vec::new(),
        left_out: 0,
        brackets: BRACKETS.to_vec(),
        averages: RetentionAverages::default(),
        lifecycle: Vec::new(),
    };
    if frame.known.is_empty() || frame.as_of < frame.first_day() {
        return Ok(answer);
    }
    let counting = Counting::of(frame, [(frame.from, frame.to); 2])?;
    let intervals = Intervals::new(filter.interval, frame.first_day(), frame.as_of);
    let starts = starts(tx, frame, filter, &counting)?;
    let came: Vec<u32> = (starts.iter())
        .map(|day| day.map_or(NEVER, |day| u32::try_from(intervals.of(day)).unwrap_or(NEVER)))
        .collect();
    let found = figures(&counting, &intervals, frame.month_days, Some(&came));
    let sizes = sizes(tx, frame, filter, (&intervals, &came))?;
    let shown: Vec<usize> = (0..intervals.len())
        .filter(|number| frame.from <= intervals.end(*number) && intervals.start(*number) <= frame.to)
        .collect();
    answer.lifecycle = shown.iter().map(|number| step(frame, &intervals, &found.life, *number)).collect();
    let cohorts: Vec<usize> = shown.into_iter().filter(|number| sizes[*number] > 0).collect();
    let first = cohorts.len().saturating_sub(MOST);
    answer.left_out = u32::try_from(first).unwrap_or(u32::MAX);
    let brackets = brackets(&counting, &intervals, (&starts, &came));
    answer.cohorts = cohorts[first..]
        .iter()
        .map(|number| cohort(frame, &intervals, &found, (*number, sizes[*number], &brackets[*number])))
        .collect();
    answer.averages = averages(&answer.cohorts);
    Ok(answer)
}

/// By person the day from which on they belong to a cohort: within what the log speaks of, and not after the day as of which is asked.
fn starts(
    tx: &ReadTx<'_>,
    frame: &Frame<'_>,
    filter: &InsightFilter,
    counting: &Counting,
) -> Result<Vec<Option<i64>>> {
    Ok(match filter.cohort {
        InsightCohort::First => {
            let all = 0..counting.people();
            all.map(|person| counting.of_person(person).first_from(counting.first_day)).collect()
        }
        InsightCohort::Join => {
            let days = roster::joined_days(tx, frame, filter)?;
            let within = |day: &i64| frame.first_day() <= *day && *day <= frame.as_of;
            days.into_iter().map(|day| day.filter(within)).collect()
        }
    })
}

/// By interval how many came: of those who joined also the members of whom no log knows.
fn sizes(
    tx: &ReadTx<'_>,
    frame: &Frame<'_>,
    filter: &InsightFilter,
    (intervals, came): (&Intervals, &[u32]),
) -> Result<Vec<u32>> {
    let mut sizes = vec![0; intervals.len()];
    for number in came.iter().filter(|number| **number != NEVER) {
        sizes[*number as usize] += 1;
    }
    if filter.cohort == InsightCohort::Join {
        let known: std::collections::HashSet<i64> =
            (frame.log.authors.whom.iter()).filter_map(|whom| whom.member()).collect();
        for member in roster::asked(tx, frame, filter)? {
            let joined = member.joined.filter(|day| frame.first_day() <= *day && *day <= frame.as_of);
            if let Some(day) = joined.filter(|_| !known.contains(&member.id)) {
                sizes[intervals.of(day)] += 1;
            }
        }
    }
    Ok(sizes)
}

/// By interval how many were there in each bracket.
fn brackets(
    counting: &Counting,
    intervals: &Intervals,
    (starts, came): (&[Option<i64>], &[u32]),
) -> Vec<[u32; BRACKETS.len()]> {
    let mut all = vec![[0; BRACKETS.len()]; intervals.len()];
    for (person, (start, came)) in starts.iter().zip(came).enumerate() {
        let (Some(start), Some(counts)) = (start, all.get_mut(*came as usize)) else { continue };
        let days = counting.of_person(person);
        for (count, bracket) in counts.iter_mut().zip(BRACKETS) {
            *count += u32::from(days.any(start + i64::from(bracket.from), start + i64::from(bracket.to)));
        }
    }
    all
}

fn cohort(
    frame: &Frame<'_>,
    intervals: &Intervals,
    found: &Figures,
    (number, size, brackets): (usize, u32, &[u32; BRACKETS.len()]),
) -> RetentionCohort {
    let offsets = (intervals.len() - number).min(MOST);
    let is_over = |offset: usize| intervals.end(number + offset) <= frame.as_of;
    // Who came was there; of later days a gap says nothing.
    let is_known = |offset: usize| {
        let (start, end) = (intervals.start(number + offset), intervals.end(number + offset));
        is_over(offset) && (offset == 0 || frame.misses_nothing(start, end))
    };
    let at = |table: &[u32], offset: usize| table.get(offset).copied().unwrap_or(0);
    let bounded = (0..offsets).map(|offset| is_known(offset).then(|| at(&found.retention[number], offset)));
    // Who was there last after so many intervals was there then or later for all offsets up to it.
    let later = |offset: usize| found.last[number].iter().skip(offset).sum::<u32>();
    // Then or later: of some day since then something must be known.
    let is_seen = |offset: usize| frame.known_days(intervals.start(number + offset), frame.as_of) > 0;
    let unbounded = (0..offsets).map(|offset| (is_over(offset) && is_seen(offset)).then(|| later(offset)));
    let end = intervals.end(number);
    let bracket = brackets.iter().zip(BRACKETS);
    RetentionCohort {
        start: text_of(intervals.start(number)),
        size,
        complete: end <= frame.as_of,
        bounded: bounded.collect(),
        unbounded: unbounded.collect(),
        bracket: bracket
            .map(|(count, bracket)| {
                let last = end + i64::from(bracket.to);
                let first = intervals.start(number) + i64::from(bracket.from);
                (last <= frame.as_of && frame.misses_nothing(first, last)).then_some(*count)
            })
            .collect(),
    }
}

/// By column, of cohorts that have it: all who were there of all who came.
fn averages(cohorts: &[RetentionCohort]) -> RetentionAverages {
    let average = |cells: &dyn Fn(&RetentionCohort) -> &[Option<u32>]| {
        let columns = cohorts.iter().map(|cohort| cells(cohort).len()).max().unwrap_or(0);
        let of = |column: usize| {
            let known = cohorts
                .iter()
                .filter_map(|cohort| Some((cells(cohort).get(column).copied().flatten()?, cohort.size)));
            let (there, came) = known.fold((0.0, 0.0), |(there, came), (one, size)| {
                (there + f64::from(one), came + f64::from(size))
            });
            (came > 0.0).then(|| there / came)
        };
        (0..columns).map(of).collect()
    };
    RetentionAverages {
        bounded: average(&|cohort| &cohort.bounded),
        unbounded: average(&|cohort| &cohort.unbounded),
        bracket: average(&|cohort| &cohort.bracket),
    }
}

fn step(frame: &Frame<'_>, intervals: &Intervals, life: &[Life], number: usize) -> LifecycleStep {
    let Life { new, retained, resurrected, churned } = life[number];
    let (start, end) = (intervals.start(number), intervals.end(number));
    let came = f64::from(new + resurrected);
    let before = number.checked_sub(1).map_or(0, |before| life[before].active());
    LifecycleStep {
        start: text_of(start),
        complete: end <= frame.as_of,
        // Who came back, and who fell silent, only the interval before can say.
        known: frame.is_covered(start, end)
            && number
                .checked_sub(1)
                .is_none_or(|before| frame.misses_nothing(intervals.start(before), intervals.end(before))),
        active: life[number].active(),
        new,
        retained,
        resurrected,
        churned,
        quick_ratio: (churned > 0).then(|| came / f64::from(churned)),
        period_over_period: (before > 0).then(|| f64::from(retained) / f64::from(before)),
    }
}
