//! Answers from the log.

use std::{
    sync::{Arc, Mutex, mpsc},
    thread,
};

use chrono::{Days, NaiveDate};

use super::{
    clock::LocalClock,
    counting::{Counted, Counting},
    figures::{Figures, figures, week_of},
    people,
    view::{Insights, InsightsQuestion, LifecycleWeek},
};
use crate::{
    Error, Result, channels,
    interactions::{self, Authors, Block, Kind},
    recurrence::{Zone, date_text, parse_date},
    schedule,
    store::ReadTx,
    workspace,
};

/// Threads that count, and stretches of the log that wait for them.
const THREADS: usize = 2;
const WAITING: usize = 16;

/// Figures of a community.
pub fn insights(tx: &ReadTx<'_>, input: &InsightsQuestion) -> Result<Insights> {
    let community_id = workspace::community_id(tx, input.community)?;
    let zone = schedule::zone_of(tx, community_id)?;
    let channel_ids = match channels::meant(tx, &input.channels, &[])? {
        Some(meant) => meant,
        None => channels::made_at(tx, community_id)?.into_values().map(|(id, _)| id).collect(),
    };
    let Some(span) = interactions::span(tx, &channel_ids)? else { return Ok(Insights::default()) };
    let authors = interactions::authors(tx, community_id)?;
    let mut clock = LocalClock::new(&zone, span.0, span.1);
    let day = |field, text: &Option<String>| {
        text.as_deref().map(|text| parse_date(field, text).map(number_of)).transpose()
    };
    let (first_day, _) = clock.day_and_hour(span.0);
    let (last_day, _) = clock.day_and_hour(span.1);
    let as_of = day("as_of", &input.as_of)?;
    let shown = (day("from", &input.from)?.unwrap_or(i64::MIN), day("to", &input.to)?.unwrap_or(i64::MAX));
    let mut counted = Counted {
        person: persons(&authors),
        people: authors.len(),
        first_day,
        as_of: as_of.unwrap_or(last_day),
        shown,
        weights: weights(&input.kinds)?,
    };
    if counted.as_of < first_day {
        return Ok(Insights::default());
    }
    let mut counting = walk(tx, &channel_ids, &counted, &zone, span)?;
    let mut found = figures(&counting, &counted);
    // The log may end with something that does not count: then the last day is an earlier one.
    if as_of.is_none() {
        let Some(last) = found.active[0].iter().rposition(|people| *people > 0) else {
            return Ok(Insights::default());
        };
        let last = first_day + i64::try_from(last).unwrap_or(0);
        if last < counted.as_of {
            counted.as_of = last;
            counting = walk(tx, &channel_ids, &counted, &zone, span)?;
            found = figures(&counting, &counted);
        }
    }
    Ok(answer(&found, &counting, &counted, &authors, input.members))
}

/// By author number the person who is counted: programs are not.
fn persons(authors: &Authors) -> Vec<u32> {
    let counts = |person: u32| authors.bots.get(person as usize).is_some_and(|bot| !bot);
    authors.person.iter().map(|person| if counts(*person) { *person } else { Authors::NOBODY }).collect()
}

fn weights(kinds: &[String]) -> Result<[Option<u32>; Kind::ALL.len()]> {
    if let Some(unknown) = kinds.iter().find(|name| Kind::ALL.iter().all(|kind| kind.name() != **name)) {
        return Err(Error::invalid("kinds", "unknown").with("kind", unknown.clone()));
    }
    let wanted = |kind: &Kind| kinds.is_empty() || kinds.iter().any(|name| name == kind.name());
    Ok(Kind::ALL.map(|kind| (kind.counts() && wanted(&kind)).then(|| kind.usual_weight())))
}

/// Reads the log on this thread and counts it on others.
fn walk(
    tx: &ReadTx<'_>,
    channel_ids: &[i64],
    counted: &Counted,
    zone: &Zone,
    (first, last): (i64, i64),
) -> Result<Counting> {
    thread::scope(|scope| {
        let (hand_over, waiting) = mpsc::sync_channel::<Vec<u8>>(WAITING);
        // Owned by those who count alone: when all of them have failed nobody is waited for.
        let waiting = Arc::new(Mutex::new(waiting));
        let count = |waiting: Arc<Mutex<mpsc::Receiver<Vec<u8>>>>| -> Result<Counting> {
            let (mut counting, mut block) = (Counting::new(counted), Block::default());
            let mut clock = LocalClock::new(zone, first, last);
            while let Some(bytes) = waiting.lock().ok().and_then(|waiting| waiting.recv().ok()) {
                counting.segment(&bytes, counted, &mut clock, &mut block)?;
            }
            Ok(counting)
        };
        let threads: Vec<_> = (0..THREADS)
            .map(|_| {
                let waiting = Arc::clone(&waiting);
                scope.spawn(move || count(waiting))
            })
            .collect();
        drop(waiting);
        let read = interactions::each_segment(tx, channel_ids, |_, bytes| {
            hand_over.send(bytes.to_vec()).map_err(Error::internal)
        });
        drop(hand_over);
        let mut all: Option<Counting> = None;
        for thread in threads {
            let counted = thread.join().map_err(|_| Error::internal("a thread that counts ended"))??;
            match &mut all {
                None => all = Some(counted),
                Some(all) => all.add(&counted),
            }
        }
        read?;
        all.ok_or_else(|| Error::internal("nobody counted"))
    })
}

fn number_of(day: NaiveDate) -> i64 {
    (day - NaiveDate::default()).num_days()
}

fn text_of(day: i64) -> String {
    let days = Days::new(day.unsigned_abs());
    let epoch = NaiveDate::default();
    let day = if day < 0 { epoch.checked_sub_days(days) } else { epoch.checked_add_days(days) };
    date_text(day.unwrap_or_default())
}

/// The Monday with which a week begins, as a day.
fn monday_of(week: i64) -> i64 {
    week * 7 - 3
}

fn answer(
    found: &Figures,
    counting: &Counting,
    counted: &Counted,
    authors: &Authors,
    of_members: bool,
) -> Insights {
    let first = found.active[0].iter().position(|people| *people > 0).unwrap_or(found.active[0].len());
    let is_shown = |first: i64, last: i64| counted.shown.0 <= last && first <= counted.shown.1;
    let days = |column: &[i64]| -> Vec<(String, i64)> {
        (counted.first_day..)
            .zip(column)
            .skip(first)
            .filter(|(day, _)| is_shown(*day, *day))
            .map(|(day, people)| (text_of(day), *people))
            .collect()
    };
    let [dau, wau, mau] = &found.active;
    let is_week_shown = |week: i64| is_shown(monday_of(week), monday_of(week) + 6);
    let retention = found.retention.iter().filter(|((cohort, _), _)| is_week_shown(*cohort));
    let lifecycle = found
        .lifecycle
        .iter()
        .filter(|(week, life)| life.new + life.retained + life.resurrected > 0 && is_week_shown(**week));
    let heat = (0_u8..).zip(&counting.heat).filter(|(_, count)| **count > 0);
    let last_week = week_of(counted.as_of);
    let is_over = monday_of(last_week) + 6 <= counted.as_of;
    Insights {
        as_of: Some(text_of(counted.as_of)),
        dau: days(dau),
        wau: days(wau),
        mau: days(mau),
        retention: retention
            .map(|((cohort, offset), people)| (text_of(monday_of(*cohort)), *offset, *people))
            .collect(),
        lifecycle: lifecycle
            .map(|(week, life)| {
                let monday = text_of(monday_of(*week));
                LifecycleWeek(monday, life.new, life.retained, life.resurrected, life.churned)
            })
            .collect(),
        heat: heat.map(|(hour, count)| (hour / 24, hour % 24, *count)).collect(),
        top: people::leading(&counting.weights[0], authors),
        gini: people::gini(&counting.weights[0]),
        rfm: of_members.then(|| rfm(found, &counting.weights[1], authors)),
        incomplete: if is_over { Vec::new() } else { vec![text_of(monday_of(last_week))] },
    }
}

fn rfm(found: &Figures, weights: &[u64], authors: &Authors) -> Vec<(String, u32, u32, u64)> {
    let mut there: Vec<usize> =
        (0..found.presence.len()).filter(|person| found.presence[*person].is_some()).collect();
    there.sort_unstable_by_key(|person| authors.key(*person));
    let of = |person: usize| {
        let presence = found.presence[person].unwrap_or_default();
        (authors.key(person).to_owned(), presence.recency, presence.days, weights[person])
    };
    there.into_iter().map(of).collect()
}
