//! Taking a calendar file in: what is new is added, what is known is updated or left, nothing is doubled.

use super::{
    component::{alarms_in, series_of_date},
    model::{Alarm, Item, ItemKind, Kept, Parsed, Part, stand_in},
    parse,
    table::{self, Lives, Source},
    view::CalendarImport,
};
use crate::{
    Result, Uid,
    schedule::{self, Kind, NewSchedule, Schedule},
    store::{ReadTx, WriteTx},
    subjects, tasks,
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
    Update(Source),
    /// One of our own, exported and changed elsewhere.
    UpdateOwn(Own),
    Leave,
}

struct Own {
    kind: Kind,
    subject_id: i64,
    schedule_id: i64,
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
        for (item, _) in all.clone().filter(|(_, fate)| matches!(fate, Fate::Add | Fate::AddAgain)) {
            add(tx, community_id, item, &mut imported.alarms)?;
        }
        put_aside(tx, community_id, &parsed, &mut imported.report)
    })?;
    for (item, fate) in all {
        match fate {
            Fate::Update(source) => update(tx, community_id, item, source, &mut imported)?,
            Fate::UpdateOwn(own) => {
                update_own(tx, community_id, item, own)?;
                imported.alarms.extend(of_schedule(&item.alarms, own.schedule_id));
            }
            Fate::Add | Fate::AddAgain | Fate::Leave => {}
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
        (Fate::Add | Fate::AddAgain, ItemKind::Event) => report.activities += 1,
        (Fate::Add | Fate::AddAgain, ItemKind::Todo) => report.tasks += 1,
        (Fate::Update(_) | Fate::UpdateOwn(_), _) => report.updated += 1,
        (Fate::Leave, _) => report.unchanged += 1,
    }
}

/// An item is known by its UID. It is updated when its file has something else to say than before, and not something
/// older; what was only changed here stays as it is. What lies in the trash lies there until somebody takes it out.
fn fate(tx: &ReadTx<'_>, community_id: i64, item: &Item) -> Result<Fate> {
    if let Some(source) = table::source(tx, community_id, &item.uid)? {
        let same = source.digest == item.digest || item.sequence < source.sequence;
        return Ok(match table::lives(tx, source.kind, source.subject_id)? {
            Lives::Nowhere => Fate::AddAgain,
            Lives::InTheTrash => Fate::Leave,
            Lives::Here if same => Fate::Leave,
            Lives::Here => Fate::Update(source),
        });
    }
    let known = schedule::by_ical_uid(tx, &item.uid)?.map(|id| schedule::get(tx, id)).transpose()?;
    if let Some(known) = known.filter(|known| known.community_id == community_id) {
        let subject = table::subject_of(tx, known.kind, known.id)?.filter(|_| item.when.is_some());
        return Ok(match subject {
            Some(id)
                if is_newer(tx, item, &known, id)? && table::lives(tx, known.kind, id)? == Lives::Here =>
            {
                Fate::UpdateOwn(Own { kind: known.kind, subject_id: id, schedule_id: known.id })
            }
            _ => Fate::Leave,
        });
    }
    if let Some(series) = series_of_date(&item.uid)
        && is_known(tx, community_id, series)?
    {
        // A date of a series that went out as single events.
        return Ok(Fate::Leave);
    }
    let own_task = item.uid.parse::<Uid>().ok();
    let own_task = own_task.map(|uid| table::task_exists(tx, community_id, uid)).transpose()?;
    Ok(if own_task == Some(true) { Fate::Leave } else { Fate::Add })
}

/// Whether the file has more to say of an event of ours than we have: it counted its times up, or, with the same times, was
/// changed after us.
fn is_newer(tx: &ReadTx<'_>, item: &Item, known: &Schedule, subject_id: i64) -> Result<bool> {
    if item.sequence != known.sequence {
        return Ok(item.sequence > known.sequence);
    }
    let here = table::updated_at(tx, known.kind, subject_id)?.max(known.updated_at);
    Ok(item.modified_at.is_some_and(|there| there > here))
}

fn is_known(tx: &ReadTx<'_>, community_id: i64, uid: &str) -> Result<bool> {
    if table::source(tx, community_id, uid)?.is_some() {
        return Ok(true);
    }
    let id = schedule::by_ical_uid(tx, uid)?;
    let known = id.map(|id| schedule::get(tx, id)).transpose()?;
    Ok(known.is_some_and(|known| known.community_id == community_id))
}

fn add(tx: &mut WriteTx<'_>, community_id: i64, item: &Item, alarms: &mut Vec<ImportedAlarm>) -> Result<()> {
    let schedule_id = new_schedule(community_id, item).map(|new| add_schedule(tx, item, new)).transpose()?;
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

/// A schedule that was made elsewhere keeps its name, unless another community has taken the same calendar in.
fn add_schedule(tx: &mut WriteTx<'_>, item: &Item, new: NewSchedule) -> Result<i64> {
    let taken = schedule::by_ical_uid(tx, &item.uid)?.is_some();
    let ical_uid = new.ical_uid.filter(|_| !taken);
    schedule::add(tx, &NewSchedule { ical_uid, ..new })
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
            replace(tx, id, &new)?;
            Some(id)
        }
        (Some(new), None) => {
            let id = add_schedule(tx, item, new)?;
            table::set_schedule(tx, source.kind, source.subject_id, id)?;
            Some(id)
        }
        (None, known) => known,
    };
    table::update_words(tx, source.kind, source.subject_id, Some(&title(item)), item)?;
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
    replace_kept(tx, community_id, item)
}

/// Gives a schedule the times of the file; who comes, and what was sent and done, goes with its dates.
fn replace(tx: &mut WriteTx<'_>, schedule_id: i64, new: &NewSchedule) -> Result<()> {
    match schedule::replace(tx, schedule_id, new)? {
        Some(key) => subjects::rename(tx, &key),
        None => Ok(()),
    }
}

/// What is not understood goes out again as the newest file has it.
fn replace_kept(tx: &mut WriteTx<'_>, community_id: i64, item: &Item) -> Result<()> {
    table::remove_kept(tx, community_id, &item.uid)?;
    item.kept.iter().try_for_each(|kept| table::insert_kept(tx, community_id, &item.uid, kept))
}

/// Dates that are done in the file are done here; what was done here stays so.
fn mark_done(tx: &mut WriteTx<'_>, item: &Item, schedule_id: Option<i64>) -> Result<()> {
    let Some(schedule_id) = schedule_id else { return Ok(()) };
    item.done_dates.iter().try_for_each(|(original, at)| tasks::mark_date(tx, schedule_id, original, *at))
}

fn update_own(tx: &mut WriteTx<'_>, community_id: i64, item: &Item, own: &Own) -> Result<()> {
    let Some(new) = new_schedule(community_id, item) else { return Ok(()) };
    replace(tx, own.schedule_id, &NewSchedule { kind: own.kind, ..new })?;
    let title = Some(item.title.as_str()).filter(|title| !title.trim().is_empty());
    table::update_words(tx, own.kind, own.subject_id, title, item)?;
    replace_kept(tx, community_id, item)?;
    mark_done(tx, item, Some(own.schedule_id))
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
    if item.title.trim().is_empty() { stand_in(&item.note, &item.place) } else { item.title.clone() }
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
