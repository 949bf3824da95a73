//! Use cases of writing calendar files.

use std::collections::{HashMap, HashSet};

use super::{
    component::Entry,
    export::{Source, write},
    file,
    model::{Alarm, Kept, Part},
    rules, table,
    view::{CalendarSelection, ExportOptions, ExportedCalendar, KeptFile},
};
use crate::{
    Error, Result, Uid,
    recurrence::{Civil, Zone, parse_civil, parse_date},
    schedule::{self, ExceptionKind, Schedule, Window},
    store::{ReadTx, Store, WriteTx},
    subjects::{self, Facets, Narrowing, Subject},
    workspace::{self, Whereabouts, disk},
};

/// Reminders by schedule row, as alarms.
pub type Alarms = HashMap<i64, Vec<Alarm>>;

/// The text of a calendar file, and what is in it. Without `alarms`, those that came in files go out as they came.
pub fn text(
    tx: &ReadTx<'_>,
    selection: &CalendarSelection,
    alarms: Option<&Alarms>,
    kept_current: bool,
) -> Result<(String, ExportedCalendar)> {
    let community_id = workspace::community_id(tx, selection.community)?;
    let zone = schedule::community_zone(tx, community_id)?;
    let name = workspace::communities(tx)?
        .into_iter()
        .find(|community| community.uid == selection.community)
        .map(|community| community.name)
        .unwrap_or_default();
    let options = options(tx, selection, &zone, kept_current)?;
    let schedules: HashMap<i64, Schedule> =
        schedule::series_of(tx, community_id)?.into_iter().map(|schedule| (schedule.id, schedule)).collect();
    let subjects = chosen(tx, community_id, selection, &schedules, &zone, &options)?;
    let mut kept = table::kept_of(tx, community_id)?;
    let came = table::uids_as_they_came(tx, community_id)?;
    let repeating: Vec<i64> = subjects
        .iter()
        .filter(|subject| subject.kind == schedule::Kind::Task && subject.schedule_id != 0)
        .map(|subject| subject.schedule_id)
        .collect();
    let mut done = subjects::done_moments(tx, &repeating)?;
    let mut unusual = 0;
    let mut entries = Vec::with_capacity(subjects.len());
    for subject in &subjects {
        let schedule = schedules.get(&subject.schedule_id);
        let rule = schedule.and_then(|schedule| schedule.rrule.as_deref().zip(Some(schedule.start)));
        unusual += i64::from(rule.is_some_and(|(rule, start)| rules::is_unusual(rule, start)));
        let came_as = came.get(&(subject.kind, subject.id));
        let uid = came_as.or(schedule.map(|schedule| &schedule.ical_uid));
        let own = uid.and_then(|uid| kept.remove(uid)).unwrap_or_default();
        let wanted = alarms.map(|alarms| alarms.get(&subject.schedule_id).cloned().unwrap_or_default());
        let done = schedule.map(|known| done_dates(known, &zone, done.remove(&known.id).unwrap_or_default()));
        entries.push(Entry {
            subject,
            schedule,
            kept: own,
            alarms: wanted,
            done: done.unwrap_or_default(),
            uid,
            came: came_as.is_some(),
        });
    }
    let (aside, own_zones) = put_aside(kept, selection);
    let source = Source { name: &name, zone: &zone, entries, aside, own_zones, options: &options };
    let text = write(&source);
    let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let report = ExportedCalendar {
        entries: count(source.entries.len()),
        bytes: count(text.len()),
        unusual_rules: unusual,
    };
    Ok((text, report))
}

/// Dates that are done and that the series still names.
fn done_dates(schedule: &Schedule, zone: &Zone, done: Vec<(String, i64)>) -> Vec<(Civil, i64)> {
    let dates =
        done.into_iter().filter_map(|(original, at)| Some((parse_civil("original", &original).ok()?, at)));
    let happens = |original: Civil| match schedule.exceptions.iter().find(|one| one.original == original) {
        Some(exception) => exception.kind != ExceptionKind::Skip,
        None => schedule.names(zone, original),
    };
    dates.filter(|(original, _)| happens(*original)).collect()
}

fn options(
    tx: &ReadTx<'_>,
    selection: &CalendarSelection,
    zone: &Zone,
    kept_current: bool,
) -> Result<ExportOptions> {
    let day = |field: &str, text: &Option<String>| {
        text.as_deref()
            .map(|text| parse_date(field, text))
            .transpose()
            .map(|day| day.and_then(|day| day.and_hms_opt(0, 0, 0)).map(|midnight| zone.resolve(midnight)))
    };
    Ok(ExportOptions {
        flatten: selection.flatten,
        tasks_as_events: selection.tasks_as_events,
        kept_current,
        from_at: day("from", &selection.from)?,
        to_at: day("to", &selection.to)?,
        // Whole days, so that a file does not change from one minute to the next.
        now: tx.now().div_euclid(86_400_000) * 86_400_000,
    })
}

/// The subjects of a selection, by the rows of their schedules.
fn chosen(
    tx: &ReadTx<'_>,
    community_id: i64,
    selection: &CalendarSelection,
    schedules: &HashMap<i64, Schedule>,
    zone: &Zone,
    options: &ExportOptions,
) -> Result<Vec<Subject>> {
    let narrowing = Narrowing::new(tx, &selection.facets)?;
    let named: HashSet<Uid> = selection.uids.iter().copied().collect();
    let bounded = options.from_at.is_some() || options.to_at.is_some();
    let window =
        Window { from: options.from_at.unwrap_or(i64::MIN / 4), to: options.to_at.unwrap_or(i64::MAX / 4) };
    let has_date = |subject: &Subject| {
        let Some(schedule) = schedules.get(&subject.schedule_id) else { return !bounded };
        !bounded || schedule.happens_in(zone, window)
    };
    let mut subjects = subjects::of_community(tx, community_id)?;
    subjects.retain(|subject| {
        let has_place = subject.schedule_id != 0 || subject.kind == schedule::Kind::Task;
        has_place
            && narrowing.lets_through(subject)
            && (selection.uids.is_empty() || named.contains(&subject.uid))
            && has_date(subject)
    });
    subjects.sort_by_key(|subject| (subject.schedule_id == 0, subject.schedule_id, subject.id));
    Ok(subjects)
}

/// Whole components and zones that came and are no part of the plan; only with a selection of everything.
fn put_aside(
    kept: HashMap<String, Vec<Kept>>,
    selection: &CalendarSelection,
) -> (Vec<String>, Vec<(String, String)>) {
    if selection.facets != Facets::default() || !selection.uids.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let mut all: Vec<(String, Kept)> = kept
        .into_iter()
        .flat_map(|(uid, kept)| kept.into_iter().map(move |kept| (uid.clone(), kept)))
        .collect();
    all.sort_by(|(a, kept_a), (b, kept_b)| (a, &kept_a.raw).cmp(&(b, &kept_b.raw)));
    let (zones, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, kept)| kept.part == Part::Zone);
    let aside = rest.into_iter().filter(|(_, kept)| kept.part == Part::Whole).map(|(_, kept)| kept.raw);
    (aside.collect(), zones.into_iter().map(|(id, kept)| (id, kept.raw)).collect())
}

/// Writes a calendar file in one stroke: readers see the old file or the new one.
pub fn export(
    tx: &ReadTx<'_>,
    path: &str,
    selection: &CalendarSelection,
    alarms: Option<&Alarms>,
) -> Result<ExportedCalendar> {
    let (text, report) = text(tx, selection, alarms, false)?;
    disk::write_whole(path.as_ref(), text.as_bytes())?;
    Ok(report)
}

/// Files that are kept current.
pub fn kept_files(tx: &ReadTx<'_>) -> Result<Vec<KeptFile>> {
    table::kept_files(tx)
}

/// What a file of this selection would hold.
pub fn selected(tx: &ReadTx<'_>, selection: &CalendarSelection) -> Result<ExportedCalendar> {
    Ok(text(tx, selection, None, false)?.1)
}

/// Keeps a file current from now on, or one that is kept already with another selection.
pub fn keep_file(tx: &mut WriteTx<'_>, path: &str, selection: &CalendarSelection) -> Result<()> {
    if !std::path::Path::new(path).is_absolute() {
        return Err(Error::invalid("path", "not_absolute"));
    }
    workspace::community_id(tx, selection.community)?;
    table::put_kept_file(tx, path, &serde_json::to_string(selection)?)
}

/// Puts one tag in the place of another in what kept files hold: the tag was merged into it.
pub fn rename_tag(tx: &mut WriteTx<'_>, from: Uid, into: Uid) -> Result<()> {
    for mut kept in table::kept_files(tx)? {
        let tags = &mut kept.selection.facets.tags;
        if tags.contains(&from) {
            tags.retain(|tag| *tag != from && *tag != into);
            tags.push(into);
            table::put_kept_file(tx, &kept.path, &serde_json::to_string(&kept.selection)?)?;
        }
    }
    Ok(())
}

/// Does not keep a file current any more; the file stays.
pub fn forget_file(tx: &mut WriteTx<'_>, path: &str) -> Result<()> {
    table::remove_kept_file(tx, path)
}

/// Rewrites the kept files whose content differs; those that were written. A file that cannot be written is noted and
/// does not keep the others from it. The file of a community in the trash rests as it is, that of an erased one is kept no
/// longer. The shell calls this shortly after the last change.
pub fn refresh_kept_files(
    store: &Store,
    alarms: impl Fn(&ReadTx<'_>, &CalendarSelection) -> Result<Option<Alarms>>,
) -> Result<Vec<String>> {
    let files = store.read(table::kept_files)?;
    let mut written = Vec::new();
    for kept in files {
        match store.read(|tx| workspace::whereabouts(tx, kept.selection.community))? {
            Whereabouts::Here => {}
            Whereabouts::InTrash => continue,
            Whereabouts::Gone => {
                store.write_local(|tx| table::remove_kept_file(tx, &kept.path))?;
                continue;
            }
        }
        let outcome = store
            .read(|tx| text(tx, &kept.selection, alarms(tx, &kept.selection)?.as_ref(), true))
            .and_then(|(text, _)| file::replace_if_different(kept.path.as_ref(), text.as_bytes()));
        let is_new = matches!(outcome, Ok(true));
        let problem = outcome.err();
        if is_new || problem != kept.problem {
            let written_at = is_new.then(|| store.now());
            store.write_local(|tx| table::note_kept_file(tx, &kept.path, written_at, problem.as_ref()))?;
        }
        if is_new {
            written.push(kept.path);
        }
    }
    Ok(written)
}
