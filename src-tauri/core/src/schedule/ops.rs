//! Use cases of time: making, reading, moving, cutting.

use std::collections::HashMap;

use chrono::Duration;

use super::{
    model::{Exception, ExceptionKind, NewSchedule, Schedule, Tz, Window, check_density, checked},
    rekey::{Rekey, gone_by, rekey, renamed},
    split::{cut, followed, moved},
    table,
    view::{Change, ExceptionView, Overrides, ScheduleView, Scope, When, ZoneMove, ZonePreview},
};
use crate::{
    Error, Result, Uid,
    clock::Millis,
    patch::Patch,
    recurrence::{Civil, Rule, Zone, civil_text, parse_civil},
    store::{ReadTx, WriteTx},
};

/// How many of the dates that move a preview names.
const EXAMPLES: usize = 20;

/// What an edit did beside the change itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shifted {
    /// The schedule that holds the edited date now.
    pub schedule_id: i64,
    /// The new series that "this and following" made; its subject is to be copied to it.
    pub split: Option<i64>,
    /// Names of dates that changed.
    pub rekeys: Vec<Rekey>,
}

/// How much a deletion took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removal {
    /// Some dates; the schedule goes on with others.
    Part,
    /// Nothing is left: the subject is to go to the trash, its schedule stays with it.
    Whole,
}

/// Makes a schedule; its row id, for the subject to point at.
pub fn add(tx: &mut WriteTx<'_>, new: &NewSchedule) -> Result<i64> {
    let mut new = new.clone();
    if !new.as_it_came {
        new.when = checked(&new.when)?;
        check_density(&new.when)?;
    }
    let zone = table::community_zone(tx, new.community_id)?;
    let bounds = provisional(&new)?.bounds(&zone);
    table::insert(tx, &new, &bounds)
}

/// Gives a schedule everything that a calendar file says now. Names of dates stay, unless the whole series has gone to
/// another time: then they go there, too.
pub fn replace(tx: &mut WriteTx<'_>, id: i64, new: &NewSchedule) -> Result<Option<Rekey>> {
    let old = table::get(tx, id)?;
    let mut schedule = provisional(new)?;
    schedule.id = id;
    schedule.exceptions.clone_from(&new.exceptions);
    table::replace_exceptions(tx, id, &old.exceptions, &new.exceptions)?;
    save(tx, &schedule)?;
    let zone = table::community_zone(tx, old.community_id)?;
    Ok(gone_by(&old, &schedule, &zone).map(|distance| rekey(id, id, None, distance)))
}

/// A schedule as it would be read back, before it has a row.
fn provisional(new: &NewSchedule) -> Result<Schedule> {
    Ok(Schedule {
        id: 0,
        uid: Uid::new(0),
        community_id: new.community_id,
        kind: new.kind,
        start: new.when.start,
        duration_min: new.when.duration_min,
        tz: Tz::parse(&new.when.tz)?,
        all_day: new.when.all_day,
        rrule: table::rule_text(new),
        last_start: None,
        ical_uid: String::new(),
        sequence: new.sequence,
        related_to: new.related_to.clone(),
        created_at: 0,
        updated_at: 0,
        exceptions: new.exceptions.clone(),
    })
}

/// A schedule with its exceptions.
pub fn get(tx: &ReadTx<'_>, id: i64) -> Result<Schedule> {
    table::get(tx, id)
}

/// A schedule for a form or a detail view.
pub fn view(tx: &ReadTx<'_>, id: i64) -> Result<ScheduleView> {
    let schedule = table::get(tx, id)?;
    let exceptions = schedule.exceptions.iter().map(|exception| ExceptionView {
        original: exception.original,
        kind: exception.kind,
        start: exception.start,
        duration_min: exception.duration_min,
        overrides: exception.overrides.clone(),
    });
    Ok(ScheduleView {
        uid: schedule.uid,
        kind: schedule.kind,
        when: schedule.when(),
        exceptions: exceptions.collect(),
        rrule: schedule.rrule,
        ical_uid: schedule.ical_uid,
    })
}

/// The schedule of that name in calendar files.
pub fn by_ical_uid(tx: &ReadTx<'_>, ical_uid: &str) -> Result<Option<i64>> {
    table::id_by_ical_uid(tx, ical_uid)
}

/// The zone of a community.
pub fn community_zone(tx: &ReadTx<'_>, community_id: i64) -> Result<Zone> {
    table::community_zone(tx, community_id)
}

/// How calendar files name a schedule.
#[derive(Debug, Clone)]
pub struct IcalName {
    /// Its UID.
    pub ical_uid: String,
    tz: Tz,
}

impl IcalName {
    /// The zone of the schedule's times.
    pub fn zone<'a>(&'a self, community: &'a Zone) -> &'a Zone {
        match &self.tz {
            Tz::Named(zone) => zone,
            Tz::Community | Tz::Floating => community,
        }
    }
}

/// How calendar files name the schedules of a community, by row.
pub fn ical_names(tx: &ReadTx<'_>, community_id: i64) -> Result<HashMap<i64, IcalName>> {
    let names = table::ical_names(tx, community_id)?;
    Ok(names.into_iter().map(|(id, (ical_uid, tz))| (id, IcalName { ical_uid, tz })).collect())
}

/// Every schedule of a community with its exceptions.
pub fn series_of(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<Schedule>> {
    table::all_of(tx, community_id)
}

/// Takes a schedule away from a subject that has no time any more.
pub fn delete(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    table::delete(tx, id)
}

/// Gives the whole schedule a new time, as its form says.
pub fn set_when(tx: &mut WriteTx<'_>, id: i64, when: &When) -> Result<Vec<Rekey>> {
    let old = table::get(tx, id)?;
    let when = checked(when)?;
    let was_series = old.is_series();
    let mut schedule = old.clone();
    (schedule.start, schedule.duration_min, schedule.all_day) = (when.start, when.duration_min, when.all_day);
    schedule.tz = Tz::parse(&when.tz)?;
    let text = when.rule.as_ref().map(ToString::to_string);
    // A rule that came from a file and means the same stays as it came.
    if old.when().rule != when.rule {
        check_density(&when)?;
        schedule.rrule = text;
    }
    let distance = when.start - old.start;
    let mut rekeys = Vec::new();
    if schedule.rrule.is_none() {
        schedule.exceptions.clear();
    } else {
        schedule.exceptions = followed(&old.exceptions, when.start, when.rule.as_ref(), distance);
    }
    table::replace_exceptions(tx, id, &old.exceptions, &schedule.exceptions)?;
    save(tx, &schedule)?;
    match (was_series, schedule.is_series()) {
        (true, true) if distance != Duration::zero() => rekeys.push(rekey(id, id, None, distance)),
        (false, true) => rekeys.push(renamed(id, id, String::new(), civil_text(schedule.start))),
        (true, false) => rekeys.push(renamed(id, id, civil_text(old.start), String::new())),
        _ => {}
    }
    Ok(rekeys)
}

/// Changes one date, the following ones, or all. `original` names the date; it is empty for what happens once.
pub fn edit(tx: &mut WriteTx<'_>, id: i64, original: &str, scope: Scope, change: &Change) -> Result<Shifted> {
    let schedule = table::get(tx, id)?;
    if !schedule.is_series() {
        return edit_single(tx, &schedule, change);
    }
    let date = named(tx, &schedule, original)?;
    match scope {
        Scope::This => edit_this(tx, &schedule, &date, change),
        Scope::All => edit_all(tx, &schedule, &date, change),
        Scope::Following => edit_following(tx, &schedule, &date, change),
    }
}

/// The date of that name, as it stands: from the rule, or with what differs.
fn named(tx: &ReadTx<'_>, schedule: &Schedule, original: &str) -> Result<Exception> {
    let unknown = || Error::not_found("occurrence", original);
    let original = parse_civil("original", original).map_err(|_| unknown())?;
    if let Some(known) = schedule.exceptions.iter().find(|exception| exception.original == original) {
        return if known.kind == ExceptionKind::Skip { Err(unknown()) } else { Ok(known.clone()) };
    }
    let zone = table::community_zone(tx, schedule.community_id)?;
    if !schedule.names(&zone, original) {
        return Err(unknown());
    }
    Ok(Exception::new(original, ExceptionKind::Move))
}

/// A change that came from the calendar, for [`edit`]: its start is what the community's wall clock shows there, and the
/// schedule may have a clock of its own. A change that names a zone says its start by the clock of that zone.
pub fn by_its_own_clock(tx: &ReadTx<'_>, id: i64, change: &Change) -> Result<Change> {
    let mut change = change.clone();
    if let (Some(wall), None) = (change.start, &change.tz) {
        let schedule = table::get(tx, id)?;
        let zone = table::community_zone(tx, schedule.community_id)?;
        let all_day = change.all_day.unwrap_or(schedule.all_day);
        change.start = Some(schedule.own_time(&zone, wall, all_day));
    }
    Ok(change)
}

fn whole_when(schedule: &Schedule, change: &Change) -> When {
    let mut when = schedule.when();
    when.start = change.start.unwrap_or(when.start);
    when.all_day = change.all_day.unwrap_or(when.all_day);
    when.duration_min = change.duration_min.apply(when.duration_min);
    if let Some(tz) = &change.tz {
        when.tz.clone_from(tz);
    }
    when.rule = change.rule.clone().apply(when.rule);
    when
}

/// Moves the whole schedule, every date of a series, by a distance on the community's wall clock; what has no time of day
/// by whole days only.
pub fn shift(tx: &mut WriteTx<'_>, id: i64, distance: Duration) -> Result<Vec<Rekey>> {
    let schedule = table::get(tx, id)?;
    let distance = if schedule.all_day { Duration::days(distance.num_days()) } else { distance };
    let first = Exception::new(schedule.start, ExceptionKind::Move);
    let zone = table::community_zone(tx, schedule.community_id)?;
    let wall = schedule.wall_time(&zone, schedule.start) + distance;
    let change = Change::moving(schedule.own_time(&zone, wall, schedule.all_day));
    let is_series = schedule.is_series();
    let shifted = if is_series {
        edit_all(tx, &schedule, &first, &change)
    } else {
        edit_single(tx, &schedule, &change)
    };
    Ok(shifted?.rekeys)
}

fn edit_single(tx: &mut WriteTx<'_>, schedule: &Schedule, change: &Change) -> Result<Shifted> {
    let rekeys = set_when(tx, schedule.id, &whole_when(schedule, change))?;
    Ok(Shifted { schedule_id: schedule.id, split: None, rekeys })
}

fn edit_this(
    tx: &mut WriteTx<'_>,
    schedule: &Schedule,
    date: &Exception,
    change: &Change,
) -> Result<Shifted> {
    let other_zone = change.tz.as_deref().is_some_and(|tz| tz != schedule.tz.text());
    if change.all_day.is_some() || other_zone || change.rule.is_some() {
        return Err(Error::invalid("scope", "not_for_one_date"));
    }
    let mut date = date.clone();
    if let Some(start) = change.start {
        let start = if schedule.all_day { start.date().and_hms_opt(0, 0, 0).unwrap_or(start) } else { start };
        date.start = (start != date.original).then_some(start);
    }
    date.duration_min = change.duration_min.apply(date.duration_min);
    if let Some(overrides) = &change.overrides {
        date.overrides = overrides.clone().over(date.overrides);
    }
    let mut schedule = schedule.clone();
    let old = schedule.exceptions.clone();
    schedule.exceptions.retain(|exception| exception.original != date.original);
    if !date.is_plain() {
        schedule.exceptions.push(date);
    }
    table::replace_exceptions(tx, schedule.id, &old, &schedule.exceptions)?;
    save(tx, &schedule)?;
    Ok(Shifted { schedule_id: schedule.id, split: None, rekeys: Vec::new() })
}

fn edit_all(tx: &mut WriteTx<'_>, schedule: &Schedule, date: &Exception, change: &Change) -> Result<Shifted> {
    let id = schedule.id;
    let zone = table::community_zone(tx, schedule.community_id)?;
    let mut changed = schedule.clone();
    let mut rekeys = Vec::new();
    if let Some(to) = change.start.filter(|to| *to != date.starts()) {
        // The dragged date goes where it was put, also when it had been moved before.
        let target = date.original + (to - date.starts());
        let distance = target - date.original;
        let rule = written_rule(schedule, &zone)?;
        // The rule says nothing of an added date: its first date shows where the rule goes.
        let from = if schedule.names(&zone, date.original) { date.original } else { schedule.start };
        let result = moved(schedule.start, rule.as_ref(), &schedule.exceptions, from, from + distance)?;
        changed.start = result.start;
        changed.rrule = result.rule.map(|rule| rule.to_string());
        changed.exceptions = result.exceptions;
        for own in changed.exceptions.iter_mut().filter(|one| one.original == target) {
            own.start = own.start.map(|_| to).filter(|to| *to != target);
        }
        rekeys.push(rekey(id, id, None, distance));
    }
    table::replace_exceptions(tx, id, &schedule.exceptions, &changed.exceptions)?;
    save(tx, &changed)?;
    let rest = Change { start: None, ..change.clone() };
    let when = whole_when(&changed, &rest);
    if when != changed.when() {
        rekeys.extend(set_when(tx, id, &when)?);
    }
    Ok(Shifted { schedule_id: id, split: None, rekeys })
}

/// The rule with its bound as wall-clock time, its count as it was written.
pub(super) fn written_rule(schedule: &Schedule, community: &Zone) -> Result<Option<Rule>> {
    let Some(text) = schedule.rrule.as_deref() else { return Ok(None) };
    Ok(Some(Rule::parse(text)?.localised(Some(schedule.zone(community)))))
}

fn edit_following(
    tx: &mut WriteTx<'_>,
    schedule: &Schedule,
    date: &Exception,
    change: &Change,
) -> Result<Shifted> {
    let zone = table::community_zone(tx, schedule.community_id)?;
    let Some(cut) = cut(schedule, &zone, date.original) else {
        return edit_all(tx, schedule, date, change);
    };
    let mut before = schedule.clone();
    before.rrule = Some(cut.before.to_string());
    before.exceptions = cut.kept;
    table::replace_exceptions(tx, schedule.id, &schedule.exceptions, &before.exceptions)?;
    save(tx, &before)?;
    let mut new = NewSchedule::new(schedule.community_id, schedule.kind, schedule.when());
    new.related_to = Some(schedule.ical_uid.clone());
    new.exceptions = cut.taken;
    // An added date is none of the rule's: those go on with the next of them, and it stays added.
    if let Some(next) = schedule.originals(&zone, date.original, None).next() {
        new.when.start = next;
        new.when.rule = Some(cut.after);
    } else {
        // The rule is over, so what was added last goes on without it.
        new.when.start = date.original;
        new.when.rule = None;
        for own in new.exceptions.iter_mut().filter(|one| one.original == date.original) {
            own.kind = ExceptionKind::Move;
        }
        new.exceptions.retain(|one| !one.is_plain());
    }
    let bounds = provisional(&new)?.bounds(&zone);
    let new_id = table::insert(tx, &new, &bounds)?;
    let after = table::get(tx, new_id)?;
    let (first, mut shifted) = if after.is_series() {
        let first = rekey(schedule.id, new_id, Some(date.original), Duration::zero());
        (first, edit_all(tx, &after, date, change)?)
    } else {
        let first = renamed(schedule.id, new_id, civil_text(date.original), String::new());
        (first, edit_single(tx, &after, change)?)
    };
    let mut rekeys = vec![first];
    rekeys.append(&mut shifted.rekeys);
    Ok(Shifted { schedule_id: new_id, split: Some(new_id), rekeys })
}

/// Deletes one date, the following ones, or all.
pub fn remove(tx: &mut WriteTx<'_>, id: i64, original: &str, scope: Scope) -> Result<Removal> {
    let schedule = table::get(tx, id)?;
    if !schedule.is_series() || scope == Scope::All {
        return Ok(Removal::Whole);
    }
    let date = named(tx, &schedule, original)?;
    let zone = table::community_zone(tx, schedule.community_id)?;
    let mut changed = schedule.clone();
    if scope == Scope::This {
        changed.exceptions.retain(|exception| exception.original != date.original);
        if date.kind != ExceptionKind::Add || schedule.names(&zone, date.original) {
            changed.exceptions.push(Exception::new(date.original, ExceptionKind::Skip));
        }
    } else {
        match cut(&schedule, &zone, date.original) {
            Some(cut) => {
                changed.rrule = Some(cut.before.to_string());
                changed.exceptions = cut.kept;
            }
            None => return Ok(Removal::Whole),
        }
    }
    if is_empty(&changed, &zone) {
        return Ok(Removal::Whole);
    }
    table::replace_exceptions(tx, id, &schedule.exceptions, &changed.exceptions)?;
    save(tx, &changed)?;
    Ok(Removal::Part)
}

/// Whether every date is skipped. A series is looked at as far as it has exceptions, and one date further.
fn is_empty(schedule: &Schedule, community: &Zone) -> bool {
    let uncached = Schedule { last_start: None, ..schedule.clone() };
    let skipped = |at: Civil| {
        uncached.exceptions.iter().any(|one| one.original == at && one.kind == ExceptionKind::Skip)
    };
    let mut dates = uncached.originals(community, uncached.start, None);
    let added = uncached.exceptions.iter().any(|exception| exception.kind == ExceptionKind::Add);
    !added && dates.all(skipped)
}

pub(super) fn save(tx: &mut WriteTx<'_>, schedule: &Schedule) -> Result<()> {
    let zone = table::community_zone(tx, schedule.community_id)?;
    let mut schedule = schedule.clone();
    schedule.sequence += 1;
    schedule.last_start = None;
    let bounds = schedule.bounds(&zone);
    table::update(tx, &schedule, &bounds)
}

/// What a new zone of the community would move.
pub fn zone_preview(tx: &ReadTx<'_>, community_id: i64, tz: &str) -> Result<ZonePreview> {
    let (old, new) = (table::community_zone(tx, community_id)?, Zone::named(tz)?);
    let ahead = Window { from: tx.now(), to: tx.now() + 400 * 86_400_000 };
    let mut preview = ZonePreview { moved: 0, kept: 0, examples: Vec::new() };
    for schedule in table::in_window(tx, community_id, ahead)? {
        let mut dates = Vec::new();
        schedule.collect(&old, ahead, &mut dates);
        let Some(first) = dates.iter().min_by_key(|date| date.start_at) else { continue };
        let new_at: Millis = new.resolve(first.start);
        if schedule.tz != Tz::Community || schedule.all_day || new_at == first.start_at {
            preview.kept += 1;
            continue;
        }
        preview.moved += 1;
        preview.examples.push(ZoneMove {
            schedule: schedule.uid,
            start: first.start,
            old_at: first.start_at,
            new_at,
        });
    }
    preview.examples.sort_by_key(|example| example.old_at);
    preview.examples.truncate(EXAMPLES);
    Ok(preview)
}

/// Whether a change is of nothing but one date's own words.
impl Change {
    /// A change that moves a date.
    pub fn moving(start: Civil) -> Self {
        Self { start: Some(start), ..Self::default() }
    }
    /// A change of the length.
    pub fn resizing(duration_min: i64) -> Self {
        Self { duration_min: Patch::Set(duration_min), ..Self::default() }
    }
    /// A change of what one date has of its own.
    pub fn overriding(overrides: Overrides) -> Self {
        Self { overrides: Some(overrides), ..Self::default() }
    }
}
