//! The calendar's question: what happens in this window.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use super::{
    conflicts,
    view::{CalendarItem, CalendarRange, CalendarView, Occurrence},
};
use crate::{
    Error, Result,
    clock::Millis,
    content::{self, ContentState, DeliveryProgress, Stopped},
    holds::{self, Holding},
    recurrence::{Civil, Zone, civil_text, date_text, parse_civil, parse_date},
    schedule::{self, Kind, Place, Window},
    store::ReadTx,
    subjects::{self, Delivered, Narrowing, Plan, Subject},
    workspace,
};

/// Longer windows are asked for in parts.
const LONGEST: Millis = 6 * 366 * 86_400_000;

/// Everything planned in a window, with its state and what it collides with.
pub fn range(tx: &ReadTx<'_>, plan: &Plan, input: &CalendarRange) -> Result<CalendarView> {
    let community_id = workspace::community_id(tx, input.community)?;
    let zone = schedule::community_zone(tx, community_id)?;
    let window = window(&zone, &input.from, &input.to)?;
    let dates = plan.dates(tx, community_id, window)?;
    let wanted = filter(tx, input, &dates.subjects)?;
    let posts = dates.by_start().filter_map(|(at, date)| {
        let subject = &dates.subjects[at];
        (subject.kind == Kind::Content).then(|| (subject.id, date.original.clone()))
    });
    let holding = holds::current(tx, community_id)?;
    let stopped = if holding == Holding::default() {
        HashMap::new()
    } else {
        content::stopped(tx, &posts.collect::<Vec<_>>(), &holding)?
    };
    let state = State { stopped, holding, ..State::read(tx, &dates.subjects, &zone, window)? };
    let now = tx.now();
    let mut items = Vec::with_capacity(dates.by_start().len());
    let mut shown = Vec::with_capacity(dates.by_start().len());
    let mut next_late_at: Option<Millis> = None;
    for (at, date) in dates.by_start() {
        let (item, late_at) = item(&zone, now, &state, &dates.subjects[at], date);
        items.push(item);
        shown.push(wanted[at]);
        if let Some(at) = late_at.filter(|late_at| wanted[at] && *late_at > now) {
            next_late_at = Some(next_late_at.map_or(at, |next| next.min(at)));
        }
    }
    // A date collides with what a filter hides as well as with what is shown.
    conflicts::note(&mut items);
    let mut shown = shown.into_iter();
    items.retain(|_| shown.next() == Some(true));
    Ok(CalendarView { tz: zone.name().to_owned(), items, next_late_at })
}

/// `from` and `to` as days of the zone or as instants.
fn window(zone: &Zone, from: &str, to: &str) -> Result<Window> {
    let window = Window { from: instant(zone, "from", from)?, to: instant(zone, "to", to)? };
    if window.to < window.from || window.to - window.from > LONGEST {
        return Err(Error::invalid("to", "out_of_range"));
    }
    Ok(window)
}

fn instant(zone: &Zone, field: &str, text: &str) -> Result<Millis> {
    if let Some(utc) = text.strip_suffix('Z') {
        return Ok(parse_civil(field, utc)?.and_utc().timestamp_millis());
    }
    let civil = match text.contains('T') {
        true => parse_civil(field, text)?,
        false => parse_date(field, text)?.and_hms_opt(0, 0, 0).unwrap_or_default(),
    };
    Ok(zone.resolve(civil))
}

/// Which subjects the filters let through.
fn filter(tx: &ReadTx<'_>, input: &CalendarRange, subjects: &[Arc<Subject>]) -> Result<Vec<bool>> {
    let narrowing = Narrowing::new(tx, &input.facets)?;
    Ok(subjects.iter().map(|subject| narrowing.lets_through(subject)).collect())
}

/// What is known of single dates.
struct State {
    delivered: HashMap<(i64, String), Delivered>,
    done: HashSet<(i64, String)>,
    holding: Holding,
    stopped: HashMap<(i64, String), Stopped>,
}

impl State {
    fn read(tx: &ReadTx<'_>, subjects: &[Arc<Subject>], zone: &Zone, window: Window) -> Result<Self> {
        // A moved date may have its original far from the window; a year on each side is enough for any plan.
        const AROUND: Millis = 366 * 86_400_000;
        let of = |kind: Kind| subjects.iter().filter(move |subject| subject.kind == kind);
        let contents: Vec<i64> = of(Kind::Content).map(|subject| subject.id).collect();
        let tasks: Vec<i64> = of(Kind::Task).map(|subject| subject.schedule_id).collect();
        let text = |at: Millis| civil_text(zone.civil_of(at));
        let (from, to) = (text(window.from - AROUND), text(window.to + AROUND));
        Ok(Self {
            delivered: subjects::delivered(tx, &contents, &from, &to)?,
            done: subjects::done_dates(tx, &tasks)?,
            holding: Holding::default(),
            stopped: HashMap::new(),
        })
    }
}

/// One date as it is shown, and when it is late or becomes so.
fn item(
    zone: &Zone,
    now: Millis,
    state: &State,
    subject: &Subject,
    date: &schedule::Occurrence,
) -> (CalendarItem, Option<Millis>) {
    let all_day = date.place == Place::AllDay;
    let text = |civil: Civil| if all_day { date_text(civil.date()) } else { civil_text(civil) };
    let is_content = subject.kind == Kind::Content;
    let key = || (subject.id, date.original.clone());
    let progress = is_content.then(|| {
        let Delivered { sent, skipped, failed, gone } =
            state.delivered.get(&key()).copied().unwrap_or_default();
        // Channels that were served and then taken away count as served.
        let progress = DeliveryProgress {
            total: subject.channels + gone,
            sent,
            skipped,
            failed,
            ..DeliveryProgress::default()
        };
        progress.under(&state.holding, state.stopped.get(&key()).copied().unwrap_or_default())
    });
    let is_done = subject.done_at.is_some()
        || (subject.kind == Kind::Task && state.done.contains(&(date.schedule_id, date.original.clone())));
    let late_at = match subject.kind {
        Kind::Content => ContentState::named(&subject.state).and_then(|stage| {
            content::late_at(stage, progress.unwrap_or_default(), all_day, date.start_at, date.end_at)
        }),
        Kind::Task => (!is_done).then_some(date.end_at),
        Kind::Activity | Kind::Ritual => None,
    };
    let item = CalendarItem {
        kind: subject.kind,
        uid: subject.uid,
        original: date.original.clone(),
        title: date.overrides.title.clone().unwrap_or_else(|| subject.title.clone()),
        start: text(date.start_on_the_wall(zone)),
        end: text(date.end_on_the_wall(zone)),
        start_at: date.start_at,
        end_at: date.end_at,
        all_day,
        recurring: !date.original.is_empty(),
        state: match subject.kind {
            Kind::Task => if is_done { "done" } else { "open" }.to_owned(),
            _ => subject.state.clone(),
        },
        owner: subject.owner,
        channel: subject.channel,
        channels: subject.channels,
        pillar: subject.pillar,
        place: date
            .overrides
            .place
            .clone()
            .or_else(|| subject.place.clone())
            .filter(|place| !place.is_empty()),
        progress,
        late: late_at.is_some_and(|at| at <= now),
        conflicts: Vec::new(),
    };
    (item, late_at)
}

/// Every occurrence in a window, as scripts get it: sorted by start, then UID. `came` has the UIDs of what came in calendar
/// files, where they lead over those of the schedules.
pub fn occurrences(
    tx: &ReadTx<'_>,
    input: &CalendarRange,
    came: &HashMap<(Kind, i64), String>,
) -> Result<Vec<Occurrence>> {
    let community_id = workspace::community_id(tx, input.community)?;
    let zone = schedule::community_zone(tx, community_id)?;
    let window = window(&zone, &input.from, &input.to)?;
    let dates = subjects::dates(tx, community_id, window)?;
    let wanted = filter(tx, input, &dates.subjects)?;
    let names: HashMap<i64, schedule::IcalName> = schedule::ical_names(tx, community_id)?;
    let mut found = Vec::with_capacity(dates.by_start().len());
    for (at, date) in dates.by_start().filter(|(at, _)| wanted[*at]) {
        let Some(name) = names.get(&date.schedule_id) else { continue };
        let subject = &dates.subjects[at];
        let own_zone = name.zone(&zone);
        let original = parse_civil("original", &date.original).ok();
        found.push(Occurrence {
            uid: came.get(&(subject.kind, subject.id)).unwrap_or(&name.ical_uid).clone(),
            recurrence_id: original.map(|at| contract(date.place, at, own_zone.resolve(at))),
            start: contract(date.place, date.start, date.start_at),
            end: contract(date.place, date.end, date.end_at),
            all_day: date.place == Place::AllDay,
            title: date.overrides.title.clone().unwrap_or_else(|| subject.title.clone()),
            kind: subject.kind,
        });
    }
    found.sort_by(|a, b| (&a.start, &a.uid, &a.recurrence_id).cmp(&(&b.start, &b.uid, &b.recurrence_id)));
    Ok(found)
}

/// A time in the form of the command line's contract.
fn contract(place: Place, civil: Civil, at: Millis) -> String {
    match place {
        Place::AllDay => date_text(civil.date()),
        Place::Floating => civil_text(civil),
        Place::Timed => format!("{}Z", civil_text(Zone::utc().civil_of(at))),
    }
}
