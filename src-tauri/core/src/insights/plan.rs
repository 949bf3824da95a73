//! What the plan says beside the log: own posts and activities that make people speak, marks on a curve, and how what was planned
//! was done (METRICS 4, 29).

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::Timelike;

use super::{
    frame::{Frame, begin_of, text_of},
    view::{Execution, PlanMark},
};
use crate::{
    Result, Uid,
    clock::Millis,
    content::{self, Outcome},
    groups::Deliveries,
    recurrence::number_of,
    schedule::{Kind, Occurrence, Place, Window},
    store::ReadTx,
    subjects::{self, Subject},
    workspace,
};

const HOUR: Millis = 3_600_000;
/// For so long people speak because of what was sent or began.
const ECHO: i64 = 2;
/// More marks than this are no marks.
const MOST_MARKS: usize = 400;

/// Days and hours in which an own post was sent or an own activity began, and the two hours after each.
pub(super) fn own_hours(
    tx: &ReadTx<'_>,
    frame: &Frame<'_>,
    community: Uid,
    (from, to): (i64, i64),
) -> Result<HashSet<(i64, usize)>> {
    let community_id = workspace::community_id(tx, community)?;
    let zone = &frame.log.zone;
    let window = Window { from: begin_of(zone, from), to: begin_of(zone, to + 1) };
    let mut moments: Vec<Millis> =
        content::sent(tx, community_id, (window.from, window.to))?.into_iter().map(|sent| sent.at).collect();
    for (subject, date) in dates(tx, community_id, window)? {
        if subject == Kind::Activity && date.1.place != Place::AllDay {
            moments.push(date.1.start_at);
        }
    }
    let hours = moments.into_iter().flat_map(|at| (0..=ECHO).map(move |after| at + after * HOUR));
    let of = |at: Millis| {
        let civil = zone.civil_of(at);
        (number_of(civil.date()), civil.hour() as usize)
    };
    Ok(hours.map(of).filter(|(day, _)| from <= *day && *day <= to).collect())
}

type Dated = (Subject, Occurrence);

/// Everything planned whose dates begin in some days.
pub(super) fn dates(tx: &ReadTx<'_>, community_id: i64, window: Window) -> Result<Vec<(Kind, Dated)>> {
    let dates = subjects::dates(tx, community_id, window)?;
    let within =
        dates.by_start().filter(|(_, date)| window.from <= date.start_at && date.start_at < window.to);
    Ok(within
        .map(|(at, date)| {
            let subject = Subject::clone(&dates.subjects[at]);
            (subject.kind, (subject, date.clone()))
        })
        .collect())
}

/// Activities, and content that goes out once, on the days of the range. What recurs is what is usual, and no mark.
pub(super) fn marks(tx: &ReadTx<'_>, frame: &Frame<'_>, community: Uid) -> Result<Vec<PlanMark>> {
    let community_id = workspace::community_id(tx, community)?;
    let zone = &frame.log.zone;
    let window = Window { from: begin_of(zone, frame.from), to: begin_of(zone, frame.to + 1) };
    let went_out = ["scheduled", "published", "evaluated"];
    let marks = dates(tx, community_id, window)?.into_iter().filter_map(|(kind, (subject, date))| {
        let kind = match kind {
            Kind::Activity => "activity",
            Kind::Content if date.original.is_empty() && went_out.contains(&subject.state.as_str()) => {
                "content"
            }
            _ => return None,
        };
        Some(PlanMark {
            on: text_of(number_of(date.start_on_the_wall(zone).date())),
            kind: kind.to_owned(),
            uid: subject.uid,
            title: date.overrides.title.unwrap_or(subject.title),
        })
    });
    Ok(marks.take(MOST_MARKS).collect())
}

/// What became of deliveries and tasks, by owner: of the range, and of the one before. Who has most comes first.
pub(super) fn execution(tx: &ReadTx<'_>, frame: &Frame<'_>, community: Uid) -> Result<Vec<Execution>> {
    let community_id = workspace::community_id(tx, community)?;
    let zone = &frame.log.zone;
    let at = |day: i64| begin_of(zone, day);
    let both = Window { from: at(frame.before()), to: at(frame.to + 1) };
    let middle = at(frame.from);
    let end = at(frame.as_of + 1);
    let dates = dates(tx, community_id, both)?;
    let owners: HashMap<i64, Option<Uid>> =
        dates.iter().map(|(_, (subject, _))| (subject.schedule_id, subject.owner)).collect();
    let mut found: BTreeMap<Option<Uid>, [Deliveries; 2]> = BTreeMap::new();
    let mut add = |owner: Option<Uid>, at: Millis, outcome: Outcome| {
        found.entry(owner).or_default()[usize::from(at < middle)].add(outcome);
    };
    content::outcomes(tx, community_id, (both, end), None, &mut |date, channel_id, outcome| {
        if frame.has(channel_id) {
            add(owners.get(&date.schedule_id).copied().flatten(), date.start_at, outcome);
        }
    })?;
    // A task belongs to no channel: where some are asked for it is nobody's.
    let tasks = if frame.meant.is_some() { Vec::new() } else { tasks(tx, dates, end)? };
    for (owner, at, outcome) in tasks {
        add(owner, at, outcome);
    }
    let mut owners: Vec<Execution> =
        found.into_iter().map(|(owner, [now, before])| Execution { owner, now, before }).collect();
    owners.sort_by_key(|execution| std::cmp::Reverse(execution.now.planned));
    Ok(owners)
}

/// What became of tasks up to a moment: whose they are, when they began, and how. One that was not due yet is not told.
fn tasks(
    tx: &ReadTx<'_>,
    dates: Vec<(Kind, Dated)>,
    end: Millis,
) -> Result<Vec<(Option<Uid>, Millis, Outcome)>> {
    let tasks: Vec<Dated> =
        dates.into_iter().filter(|(kind, _)| *kind == Kind::Task).map(|(_, dated)| dated).collect();
    let schedules: Vec<i64> = tasks.iter().map(|(subject, _)| subject.schedule_id).collect();
    let done = subjects::done_moments(tx, &schedules)?;
    let moment = |subject: &Subject, date: &Occurrence| {
        if date.original.is_empty() {
            let is_done = subject.state == "done";
            return is_done.then(|| subject.done_at.unwrap_or(date.end_at));
        }
        let of_series = done.get(&subject.schedule_id)?;
        of_series.iter().find(|(original, _)| *original == date.original).map(|(_, at)| *at)
    };
    let told = tasks.iter().filter(|(_, date)| date.start_at < end).filter_map(|(subject, date)| {
        // What was due after the last day is judged when it was due.
        let end = end.max(date.end_at);
        let outcome = match moment(subject, date).filter(|at| *at <= end) {
            Some(at) if at <= date.end_at => Outcome::OnTime,
            Some(_) => Outcome::Late,
            None if date.end_at <= tx.now().min(end) => Outcome::Missed,
            None => return None,
        };
        Some((subject.owner, date.start_at, outcome))
    });
    Ok(told.collect())
}
