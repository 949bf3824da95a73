//! Who came to what they had registered for, who comes again, and what was ordered (METRICS 25, 33): as far as there is anything
//! to count. What nobody records is no figure, and not one that says nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    frame::{Frame, begin_of, number_of},
    plan,
    rhythm::each_row,
    view::{
        InsightBase, InsightFigure, InsightSource, InsightUnit, LeadingFigure, LeadingName, WhyNoInsight,
    },
};
use crate::{
    Result, Uid,
    activities::{self, Attended},
    interactions::Kind,
    schedule::{self, Window},
    store::ReadTx,
    workspace,
};

/// Who came again did so within so many days.
const YEAR: i64 = 365;

/// The figures of which something is known.
pub(super) fn figures(tx: &ReadTx<'_>, frame: &Frame<'_>, community: Uid) -> Result<Vec<LeadingFigure>> {
    let mut found = of_activities(&attended(tx, frame, community)?, frame);
    found.extend(of_log(frame));
    Ok(found)
}

/// Somebody's seat on a day.
struct Seat {
    day: i64,
    row: Attended,
}

/// Seats of all dates that reach into what is looked at and on which somebody wrote down who came.
fn attended(tx: &ReadTx<'_>, frame: &Frame<'_>, community: Uid) -> Result<Vec<Seat>> {
    let community_id = workspace::community_id(tx, community)?;
    let zone = &frame.log.zone;
    let from = frame.before().min(frame.to - YEAR);
    let window = Window { from: begin_of(zone, from), to: begin_of(zone, frame.to.min(frame.as_of) + 1) };
    let mut days: HashMap<(i64, String), i64> = HashMap::new();
    for (kind, (subject, date)) in plan::dates(tx, community_id, window)? {
        if kind == schedule::Kind::Activity {
            let day = number_of(date.start_on_the_wall(zone).date());
            days.insert((subject.id, date.original), day);
        }
    }
    if days.is_empty() {
        return Ok(Vec::new());
    }
    let rows = activities::attended(tx, community_id)?;
    let marked: BTreeSet<(i64, String)> = rows
        .iter()
        .filter(|row| row.came.is_some())
        .map(|row| (row.activity_id, row.original.clone()))
        .collect();
    let seats = rows.into_iter().filter_map(|row| {
        let place = (row.activity_id, row.original.clone());
        let day = days.get(&place).copied()?;
        marked.contains(&place).then_some(Seat { day, row })
    });
    Ok(seats.collect())
}

fn of_activities(seats: &[Seat], frame: &Frame<'_>) -> Vec<LeadingFigure> {
    let (now, before) = ((frame.from, frame.to), (frame.before(), frame.from - 1));
    let within = |(from, to): (i64, i64)| seats.iter().filter(move |seat| from <= seat.day && seat.day <= to);
    let shown = |range| {
        let all = within(range).fold((0.0, 0.0), |(came, of), seat| {
            let people = f64::from(seat.row.people);
            (if seat.row.came == Some(true) { came + people } else { came }, of + people)
        });
        Some(all).filter(|(_, of)| *of > 0.0)
    };
    let again = |range: (i64, i64)| {
        let mut times: BTreeMap<&str, (u32, bool)> = BTreeMap::new();
        for seat in within((range.1 - YEAR, range.1)).filter(|seat| seat.row.came == Some(true)) {
            let (times, is_here) = times.entry(&seat.row.who).or_default();
            *times += 1;
            *is_here |= range.0 <= seat.day;
        }
        let here = || times.values().filter(|(_, is_here)| *is_here);
        let count = |people: usize| f64::from(u32::try_from(people).unwrap_or(u32::MAX));
        let all = here().count();
        (all > 0).then(|| (count(here().filter(|(times, _)| *times > 1).count()), count(all)))
    };
    let figure = |name, base, now: Option<(f64, f64)>, before| {
        let source = InsightSource::Plan;
        let figure = InsightFigure::share(source, base, now, before, WhyNoInsight::NothingToShare);
        now.map(|_| LeadingFigure { name, figure, goal: None })
    };
    [
        figure(LeadingName::ShowRate, InsightBase::Registered, shown(now), shown(before)),
        figure(LeadingName::CameAgain, InsightBase::Attendees, again(now), again(before)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Who came and who ordered by the log.
fn of_log(frame: &Frame<'_>) -> Vec<LeadingFigure> {
    let ranges = [(frame.from, frame.to), (frame.before(), frame.from - 1)];
    let mut people: HashMap<(usize, usize), BTreeSet<usize>> = HashMap::new();
    let mut orders = [0.0; 2];
    let (attendance, order) = (usize::from(Kind::Attendance.code()), usize::from(Kind::Order.code()));
    each_row(frame, |person, day, _, kind| {
        if kind != attendance && kind != order {
            return;
        }
        if let Some(range) = ranges.iter().position(|(from, to)| *from <= day && day <= *to) {
            people.entry((kind, range)).or_default().insert(person);
            orders[range] += f64::from(u8::from(kind == order));
        }
    });
    let has = |kind: usize| (0..2).any(|range| people.contains_key(&(kind, range)));
    let distinct = |kind: usize, range: usize| {
        let count = people.get(&(kind, range)).map_or(0, BTreeSet::len);
        f64::from(u32::try_from(count).unwrap_or(u32::MAX))
    };
    let before = |value: f64| frame.has_before().then_some(value);
    let figure = |name, unit, (now, then): (f64, f64)| {
        let pair = (Some(now), before(then));
        let figure = InsightFigure::new(unit, InsightSource::Log, pair, WhyNoInsight::NoData);
        LeadingFigure { name, figure, goal: None }
    };
    let people_of = |name, kind| figure(name, InsightUnit::People, (distinct(kind, 0), distinct(kind, 1)));
    let mut found = Vec::new();
    if has(attendance) {
        found.push(people_of(LeadingName::Attendees, attendance));
    }
    if has(order) {
        found.push(figure(LeadingName::Orders, InsightUnit::Count, (orders[0], orders[1])));
        found.push(people_of(LeadingName::Buyers, order));
    }
    found
}
