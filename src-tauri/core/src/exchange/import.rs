//! Taking a calendar file in: what is new is added, what is known is updated or left, nothing is doubled.

use super::{
    component::alarms_in,
    model::{Alarm, Item, ItemKind, Kept, Parsed, Part},
    parse,
    table::{self, Lives, Source},
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
    /// Alarms that an earlier file had and this one has no more.
    pub gone: Vec<ImportedAlarm>,
}

/// An alarm of something in the file.
#[derive(Debug, Clone, Copy)]
pub struct ImportedAlarm {
    /// The row of the schedule.
    pub schedule_id: i64,
    /// When.
    pub alarm: Alarm,
}

/// What is to be done with an item.
enum Fate {
    Add,
    /// What it was the first time was ended for good.
    AddAgain,
    /// Another community has it, and its name among schedules.
    AddBeside,
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
    let mut imported = Imported { report: begin(&parsed), ..Imported::default() };
    let mut fates = Vec::with_capacity(parsed.items.len());
    for item in &parsed.items {
        let fate = fate(tx, community_id, item)?;
        count(&mut imported.report, item, &fate);
        if matches!(fate, Fate::AddAgain) {
            table::forget_source(tx, community_id, &item.uid)?;
        }
        fates.push(fate);
    }
    let all = parsed.items.iter().zip(&fates);
    tx.bulk(table::BULK, |tx| {
        for (item, fate) in all.clone().filter(|(_, fate)| fate.adds()) {
            add(tx, community_id, item, fate, &mut imported.alarms)?;
        }
        put_aside(tx, community_id, &parsed, &mut imported.report)
    })?;
    for (item, fate) in all {
        match fate {
            Fate::Update(source) => update(tx, community_id, item, source, &mut imported)?,
            Fate::UpdateOwn(schedule_id) => {
                update_own(tx, community_id, item, *schedule_id)?;
                imported.alarms.extend(of_schedule(&item.alarms, *schedule_id));
            }
            Fate::Add | Fate::AddAgain | Fate::AddBeside | Fate::Leave => {}
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
        (Fate::Update(_) | Fate::UpdateOwn(_), _) => report.updated += 1,
        (Fate::Leave, _) => report.unchanged += 1,
        (_, ItemKind::Event) => report.activities += 1,
        (_, ItemKind::Todo) => report.tasks += 1,
    }
}

impl Fate {
    fn adds(&self) -> bool {
        matches!(self, Self::Add | Self::AddAgain | Self::AddBeside)
    }
}

/// An item is known by its UID. It is updated when its file has something else to say than before, and not something
/// older; what was only changed here stays as it is. What lies in the trash lies there until somebody takes it out.
fn fate(tx: &ReadTx<'_>, community_id: i64, item: &Item) -> Result<Fate> {
    if let Some(source) = table::source(tx, community_id, &item.uid)? {
        let same = source.digest == item.digest || item.sequence < source.sequence;
        return Ok(match table::lives(tx, &source)? {
            Lives::Nowhere => Fate::AddAgain,
            Lives::InTheTrash => Fate::Leave,
            Lives::Here if same => Fate::Leave,
            Lives::Here => Fate::Update(source),
        });
    }
    if let Some(schedule_id) = schedule::by_ical_uid(tx, &item.uid)? {
        let known = schedule::get(tx, schedule_id)?;
        if known.community_id != community_id {
            return Ok(Fate::AddBeside);
        }
        let newer = item.sequence > known.sequence && item.when.is_some();
        return Ok(if newer { Fate::UpdateOwn(schedule_id) } else { Fate::Leave });
    }
    let own_task = item.uid.parse::<Uid>().ok();
    let own_task = own_task.map(|uid| table::task_exists(tx, community_id, uid)).transpose()?;
    Ok(if own_task == Some(true) { Fate::Leave } else { Fate::Add })
}

fn add(
    tx: &mut WriteTx<'_>,
    community_id: i64,
    item: &Item,
    fate: &Fate,
    alarms: &mut Vec<ImportedAlarm>,
) -> Result<()> {
    let schedule_id = match new_schedule(community_id, item) {
        Some(new) if matches!(fate, Fate::AddBeside) => {
            Some(schedule::add(tx, &NewSchedule { ical_uid: None, ..new })?)
        }
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
        alarms.extend(of_schedule(&item.alarms, schedule_id));
    }
    Ok(())
}

fn of_schedule(alarms: &[Alarm], schedule_id: i64) -> impl Iterator<Item = ImportedAlarm> {
    alarms.iter().map(move |&alarm| ImportedAlarm { schedule_id, alarm })
}

fn update(
    tx: &mut WriteTx<'_>,
    community_id: i64,
    item: &Item,
    source: &Source,
    imported: &mut Imported,
) -> Result<()> {
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
    if let Some(schedule_id) = schedule_id {
        // Reminders that were set here stay; those that came follow their file.
        let mut before = alarms_in(&table::kept_inside(tx, community_id, &item.uid)?);
        let mut now = item.alarms.clone();
        now.retain(|alarm| match before.iter().position(|known| known == alarm) {
            Some(place) => {
                before.remove(place);
                false
            }
            None => true,
        });
        imported.gone.extend(of_schedule(&before, schedule_id));
        imported.alarms.extend(of_schedule(&now, schedule_id));
    }
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

fn update_own(tx: &mut WriteTx<'_>, community_id: i64, item: &Item, schedule_id: i64) -> Result<()> {
    let known = schedule::get(tx, schedule_id)?;
    let Some(mut new) = new_schedule(community_id, item) else { return Ok(()) };
    new.kind = known.kind;
    schedule::replace(tx, schedule_id, &new)?;
    table::update_own(tx, schedule_id, known.kind, item)?;
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
