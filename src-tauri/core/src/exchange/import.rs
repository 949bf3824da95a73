//! Taking a calendar file in: what is new is added, what is known is updated or left, nothing is doubled.

use super::{
    model::{Alarm, Item, ItemKind, Kept, Parsed, Part},
    parse,
    table::{self, Source},
    view::CalendarImport,
};
use crate::{
    Result, Uid,
    schedule::{self, Kind, NewSchedule},
    store::{ReadTx, WriteTx},
    tasks,
};

/// Problems beyond these are only counted.
const MOST_PROBLEMS: usize = 200;

/// An import, with the alarms of what it added.
#[derive(Debug, Clone, Default)]
pub struct Imported {
    /// What it did.
    pub report: CalendarImport,
    /// Alarms that can become reminders.
    pub alarms: Vec<ImportedAlarm>,
}

/// An alarm of something that was added.
#[derive(Debug, Clone, Copy)]
pub struct ImportedAlarm {
    /// Of what.
    pub kind: Kind,
    /// The row of the activity or task.
    pub subject_id: i64,
    /// The row of its schedule.
    pub schedule_id: i64,
    /// When.
    pub alarm: Alarm,
}

/// What is to be done with an item.
enum Fate {
    Add,
    Update(Source),
    /// One of our own, exported and changed elsewhere.
    UpdateOwn(i64),
    Leave,
}

/// What a file would bring, without writing.
pub fn preview(tx: &ReadTx<'_>, community_id: i64, bytes: &[u8]) -> Result<CalendarImport> {
    let parsed = parse(bytes);
    let mut report = begin(&parsed);
    for item in &parsed.items {
        let fate = fate(tx, community_id, item)?;
        count(&mut report, item, &fate);
    }
    report.kept_aside = i64::try_from(parsed.aside.len()).unwrap_or(i64::MAX);
    Ok(report)
}

/// Takes a file in.
pub fn import(tx: &mut WriteTx<'_>, community_id: i64, bytes: &[u8]) -> Result<Imported> {
    let parsed = parse(bytes);
    let mut imported = Imported { report: begin(&parsed), alarms: Vec::new() };
    let mut fates = Vec::with_capacity(parsed.items.len());
    for item in &parsed.items {
        let fate = fate(tx, community_id, item)?;
        count(&mut imported.report, item, &fate);
        fates.push(fate);
    }
    let all = parsed.items.iter().zip(&fates);
    tx.bulk(table::BULK, |tx| {
        for (item, _) in all.clone().filter(|(_, fate)| matches!(fate, Fate::Add)) {
            add(tx, community_id, item, &mut imported.alarms)?;
        }
        put_aside(tx, community_id, &parsed, &mut imported.report)
    })?;
    for (item, fate) in all {
        match fate {
            Fate::Update(source) => update(tx, community_id, item, source)?,
            Fate::UpdateOwn(schedule_id) => replace_time(tx, community_id, item, *schedule_id)?,
            Fate::Add | Fate::Leave => {}
        }
    }
    Ok(imported)
}

fn begin(parsed: &Parsed) -> CalendarImport {
    CalendarImport {
        problem_count: i64::try_from(parsed.problems.len()).unwrap_or(i64::MAX),
        problems: parsed.problems.iter().take(MOST_PROBLEMS).cloned().collect(),
        ..CalendarImport::default()
    }
}

fn count(report: &mut CalendarImport, item: &Item, fate: &Fate) {
    match (fate, item.kind) {
        (Fate::Add, ItemKind::Event) => report.activities += 1,
        (Fate::Add, ItemKind::Todo) => report.tasks += 1,
        (Fate::Update(_) | Fate::UpdateOwn(_), _) => report.updated += 1,
        (Fate::Leave, _) => report.unchanged += 1,
    }
}

/// An item is known by its UID. It is updated when its file has something else to say than before, and not something
/// older; what was only changed here stays as it is.
fn fate(tx: &ReadTx<'_>, community_id: i64, item: &Item) -> Result<Fate> {
    if let Some(source) = table::source(tx, community_id, &item.uid)? {
        let same = source.digest == item.digest || item.sequence < source.sequence;
        return Ok(if same { Fate::Leave } else { Fate::Update(source) });
    }
    if let Some(schedule_id) = schedule::by_ical_uid(tx, &item.uid)? {
        let known = schedule::get(tx, schedule_id)?;
        let newer =
            known.community_id == community_id && item.sequence > known.sequence && item.when.is_some();
        return Ok(if newer { Fate::UpdateOwn(schedule_id) } else { Fate::Leave });
    }
    let own_task = item.uid.parse::<Uid>().ok().map(|uid| table::task_exists(tx, uid)).transpose()?;
    Ok(if own_task == Some(true) { Fate::Leave } else { Fate::Add })
}

fn add(tx: &mut WriteTx<'_>, community_id: i64, item: &Item, alarms: &mut Vec<ImportedAlarm>) -> Result<()> {
    let schedule_id = match new_schedule(community_id, item) {
        Some(new) => Some(schedule::add(tx, &new)?),
        None => None,
    };
    let subject_id = table::insert_item(tx, community_id, item, &title(item), schedule_id)?;
    table::insert_source(tx, community_id, item, subject_id, schedule_id)?;
    for kept in &item.kept {
        table::insert_kept(tx, community_id, &item.uid, kept)?;
    }
    mark_done(tx, item, schedule_id)?;
    if let Some(schedule_id) = schedule_id {
        let kind = kind(item);
        alarms.extend(item.alarms.iter().map(|alarm| ImportedAlarm {
            kind,
            subject_id,
            schedule_id,
            alarm: *alarm,
        }));
    }
    Ok(())
}

fn update(tx: &mut WriteTx<'_>, community_id: i64, item: &Item, source: &Source) -> Result<()> {
    let schedule_id = match (new_schedule(community_id, item), source.schedule_id) {
        (Some(new), Some(id)) => {
            schedule::replace(tx, id, &new)?;
            Some(id)
        }
        (Some(new), None) => Some(schedule::add(tx, &new)?),
        (None, known) => known,
    };
    table::update_item(tx, source, item, &title(item), schedule_id)?;
    mark_done(tx, item, schedule_id)?;
    table::update_source(tx, community_id, item, schedule_id)?;
    table::remove_kept(tx, community_id, &item.uid)?;
    for kept in &item.kept {
        table::insert_kept(tx, community_id, &item.uid, kept)?;
    }
    Ok(())
}

/// Dates that are done in the file are done here; what was done here stays so.
fn mark_done(tx: &mut WriteTx<'_>, item: &Item, schedule_id: Option<i64>) -> Result<()> {
    let Some(schedule_id) = schedule_id else { return Ok(()) };
    item.done_dates.iter().try_for_each(|(original, at)| tasks::mark_date(tx, schedule_id, original, *at))
}

fn replace_time(tx: &mut WriteTx<'_>, community_id: i64, item: &Item, schedule_id: i64) -> Result<()> {
    let known = schedule::get(tx, schedule_id)?;
    let Some(mut new) = new_schedule(community_id, item) else { return Ok(()) };
    new.kind = known.kind;
    schedule::replace(tx, schedule_id, &new)?;
    mark_done(tx, item, Some(schedule_id))
}

fn kind(item: &Item) -> Kind {
    if item.kind == ItemKind::Todo { Kind::Task } else { Kind::Activity }
}

fn new_schedule(community_id: i64, item: &Item) -> Option<NewSchedule> {
    let when = item.when.clone()?;
    Some(NewSchedule {
        ical_uid: Some(item.uid.clone()),
        rrule: item.rrule.clone(),
        sequence: item.sequence,
        exceptions: item.exceptions.clone(),
        as_it_came: true,
        ..NewSchedule::new(community_id, kind(item), when)
    })
}

/// A record needs a title; an event may have none.
fn title(item: &Item) -> String {
    let line = |text: &str| text.lines().map(str::trim).find(|line| !line.is_empty()).map(str::to_owned);
    if !item.title.trim().is_empty() {
        return item.title.clone();
    }
    line(&item.note).or_else(|| line(&item.place)).unwrap_or_else(|| "…".to_owned())
}

fn put_aside(
    tx: &mut WriteTx<'_>,
    community_id: i64,
    parsed: &Parsed,
    report: &mut CalendarImport,
) -> Result<()> {
    for (uid, raw) in &parsed.aside {
        if !table::has_kept(tx, community_id, uid, raw)? {
            let kept = Kept { original: String::new(), part: Part::Whole, raw: raw.clone() };
            table::insert_kept(tx, community_id, uid, &kept)?;
            report.kept_aside += 1;
        }
    }
    for (id, raw) in &parsed.zones {
        let used = parsed.aside.iter().any(|(_, text)| text.contains(id.as_str()));
        if used && !table::has_kept(tx, community_id, id, raw)? {
            let kept = Kept { original: String::new(), part: Part::Zone, raw: raw.clone() };
            table::insert_kept(tx, community_id, id, &kept)?;
        }
    }
    Ok(())
}
