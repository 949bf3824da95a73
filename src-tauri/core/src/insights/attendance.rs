//! Who came to what they had registered for, who comes again, and what was ordered (METRICS 25, 33): as far as there is anything
//! to count. What nobody records is no figure, and not one that says nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    frame::{Frame, begin_of},
    plan,
    rhythm::each_row,
    view::{
        ActivityResult, InsightBase, InsightFigure, InsightSource, InsightUnit, LeadingFigure, LeadingName,
        WhyNoInsight,
    },
};
use crate::{
    Result, Uid,
    activities::{self, Attended},
    interactions::Kind,
    recurrence::{civil_text, number_of},
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

/// A date of an event: its day, and what is told of it.
struct Date {
    day: i64,
    uid: Uid,
    title: String,
    at: String,
}

/// The dates of events that reach into what is looked at, by row id and original.
fn dates(tx: &ReadTx<'_>, frame: &Frame<'_>, community_id: i64) -> Result<HashMap<(i64, String), Date>> {
    let zone = &frame.log.zone;
    let from = frame.before().min(frame.from - YEAR);
    let window = Window { from: begin_of(zone, from), to: begin_of(zone, frame.to.min(frame.as_of) + 1) };
    let mut found = HashMap::new();
    for (kind, (subject, date)) in plan::dates(tx, community_id, window)? {
        if kind == schedule::Kind::Activity {
            let begins = date.start_on_the_wall(zone);
            let told = Date {
                day: number_of(begins.date()),
                uid: subject.uid,
                title: date.overrides.title.unwrap_or(subject.title),
                at: civil_text(begins),
            };
            found.insert((subject.id, date.original), told);
        }
    }
    Ok(found)
}

/// Events of the range, the newest first: how many had registered, who came, who came again.
pub(super) fn results(tx: &ReadTx<'_>, frame: &Frame<'_>, community: Uid) -> Result<Vec<ActivityResult>> {
    let community_id = workspace::community_id(tx, community)?;
    let dates = dates(tx, frame, community_id)?;
    if dates.is_empty() {
        return Ok(Vec::new());
    }
    let mut seats: HashMap<(i64, String), Vec<Attended>> = HashMap::new();
    let mut came: HashMap<String, Vec<i64>> = HashMap::new();
    for row in activities::attended(tx, community_id)? {
        let place = (row.activity_id, row.original.clone());
        let Some(date) = dates.get(&place) else { continue };
        if row.came == Some(true) {
            came.entry(row.who.clone()).or_default().push(date.day);
        }
        seats.entry(place).or_default().push(row);
    }
    let came_before = |who: &str, day: i64| {
        came.get(who).is_some_and(|days| days.iter().any(|other| day - YEAR <= *other && *other < day))
    };
    let mut found: Vec<(i64, ActivityResult)> = Vec::new();
    for (place, seats) in seats {
        let Some(date) = dates.get(&place).filter(|date| frame.from <= date.day && date.day <= frame.to)
        else {
            continue;
        };
        let people = |of: &dyn Fn(&Attended) -> bool| -> u32 {
            seats.iter().filter(|seat| of(seat)).map(|seat| seat.people).sum()
        };
        let again = seats.iter().filter(|seat| seat.came == Some(true) && came_before(&seat.who, date.day));
        let again = u32::try_from(again.count()).unwrap_or(u32::MAX);
        let known = seats.iter().any(|seat| seat.came.is_some());
        let told = ActivityResult {
            uid: date.uid,
            original: place.1,
            title: date.title.clone(),
            at: date.at.clone(),
            registered: people(&|_| true),
            came: known.then(|| people(&|seat| seat.came == Some(true))),
            no_show: known.then(|| people(&|seat| seat.came == Some(false))),
            again: known.then_some(again),
        };
        found.push((date.day, told));
    }
    found.sort_by(|(one, first), (other, second)| {
        (other, &second.at, &second.uid).cmp(&(one, &first.at, &first.uid))
    });
    Ok(found.into_iter().map(|(_, told)| told).collect())
}

/// Seats of all dates that reach into what is looked at and on which somebody wrote down who came.
fn attended(tx: &ReadTx<'_>, frame: &Frame<'_>, community: Uid) -> Result<Vec<Seat>> {
    let community_id = workspace::community_id(tx, community)?;
    let days = dates(tx, frame, community_id)?;
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
        let day = days.get(&place)?.day;
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
