//! Use cases of reminders.

use std::collections::{HashMap, hash_map::Entry};

use serde::Deserialize;

use super::{
    late,
    model::{self, Due, QuietHours},
    table::{self, Stale},
    view::{
        Acknowledge, Anchor, DueInput, FireRef, Notice, QuietPolicy, ReminderInput, ReminderView,
        RemindersOf, SetReminders, Snooze, SubjectKind, WaitingReminder,
    },
};
use crate::{
    Error, Result,
    clock::Millis,
    content, holds,
    schedule::{self, Window},
    store::{ReadTx, WriteTx},
    words::Words,
    workspace,
};

const DAY: Millis = 86_400_000;
const LOOKS_NOTED_EVERY: Millis = 5 * 60_000;

/// The setting that holds quiet hours: `{ "from": "22:00", "to": "08:00" }`.
const QUIET_HOURS: &str = "reminders.quiet_hours";

/// The setting that says what reminders do in them: `delay` or `ring`.
const QUIET_POLICY: &str = "reminders.quiet_policy";

/// The setting of this machine that keeps all reminders still until an instant.
const PAUSED_UNTIL: &str = "reminders.paused_until";
/// Longer than anybody pauses: what lies further ahead was said by a clock that was wrong.
const LONGEST_PAUSE: Millis = 2 * DAY;

/// The reminders of something planned; none when it has no time.
pub fn of_subject(tx: &ReadTx<'_>, input: &RemindersOf) -> Result<Vec<ReminderView>> {
    match table::schedule_of(tx, input.subject_kind, input.subject)? {
        Some(schedule_id) => table::of_schedule(tx, schedule_id),
        None => Ok(Vec::new()),
    }
}

/// A series was split: what continues it reminds as it did.
pub fn follow(tx: &mut WriteTx<'_>, schedule_id: i64, split_id: i64) -> Result<()> {
    for kept in table::of_schedule(tx, schedule_id)? {
        let ReminderView { anchor, lead_min, quiet, .. } = kept;
        table::insert(tx, split_id, &ReminderInput { anchor, lead_min, quiet })?;
    }
    Ok(())
}

/// The reminders of every schedule of a community, by schedule row: from which end, and minutes before it.
pub fn of_community(tx: &ReadTx<'_>, community_id: i64) -> Result<HashMap<i64, Vec<(Anchor, i64)>>> {
    table::of_community(tx, community_id)
}

/// Adds a reminder to a schedule that has none like it, for what comes with reminders of its own.
pub fn add(tx: &mut WriteTx<'_>, schedule_id: i64, anchor: Anchor, lead_min: i64) -> Result<()> {
    let lead_min = as_kept(lead_min);
    if like(tx, schedule_id, anchor, lead_min)?.is_none() {
        table::insert(tx, schedule_id, &ReminderInput { anchor, lead_min, quiet: QuietPolicy::default() })?;
    }
    Ok(())
}

/// Takes a reminder of a schedule away, if it is there.
pub fn remove(tx: &mut WriteTx<'_>, schedule_id: i64, anchor: Anchor, lead_min: i64) -> Result<()> {
    match like(tx, schedule_id, anchor, as_kept(lead_min))? {
        Some(known) => table::delete(tx, known.uid),
        None => Ok(()),
    }
}

fn as_kept(lead_min: i64) -> i64 {
    lead_min.clamp(-model::LONGEST_LEAD_MIN, model::LONGEST_LEAD_MIN)
}

fn like(tx: &ReadTx<'_>, schedule_id: i64, anchor: Anchor, lead_min: i64) -> Result<Option<ReminderView>> {
    let known = table::of_schedule(tx, schedule_id)?;
    Ok(known.into_iter().find(|known| (known.anchor, known.lead_min) == (anchor, lead_min)))
}

/// Gives something planned these reminders. One that it has already stays, with what was shown of it.
pub fn set(tx: &mut WriteTx<'_>, input: &SetReminders) -> Result<Vec<ReminderView>> {
    let schedule_id = table::schedule_of(tx, input.subject_kind, input.subject)?
        .ok_or_else(|| Error::invalid("subject", "has_no_time"))?;
    let mut wanted: Vec<&ReminderInput> = Vec::new();
    for reminder in &input.reminders {
        if reminder.lead_min.abs() > model::LONGEST_LEAD_MIN {
            return Err(Error::invalid("lead_min", "out_of_range"));
        }
        if !wanted.contains(&reminder) {
            wanted.push(reminder);
        }
    }
    for kept in table::of_schedule(tx, schedule_id)? {
        let same = |wanted: &&ReminderInput| {
            (wanted.anchor, wanted.lead_min, wanted.quiet) == (kept.anchor, kept.lead_min, kept.quiet)
        };
        match wanted.iter().position(same) {
            Some(at) => drop(wanted.remove(at)),
            None => table::delete(tx, kept.uid)?,
        }
    }
    for reminder in wanted {
        table::insert(tx, schedule_id, reminder)?;
    }
    table::of_schedule(tx, schedule_id)
}

/// What is to be shown now. It is marked as firing before anyone shows it: a program that ends in between shows it again.
pub fn due(tx: &mut WriteTx<'_>, input: &DueInput) -> Result<Vec<Notice>> {
    refresh(tx)?;
    let now = tx.now();
    if is_paused(tx)? {
        return Ok(Vec::new());
    }
    let quiet = quiet_hours(tx)?;
    let mut zones = HashMap::new();
    let mut ringing = Vec::new();
    for mut one in table::due(tx)? {
        if one.due_at < now - model::LISTED_AFTER {
            table::set_listed(tx, one.fire_id)?;
        } else if !holds(tx, quiet, &one, &mut zones)? && !is_kept_back(tx, &one)? {
            table::set_firing(tx, one.fire_id)?;
            one.days_left = days_left(tx, &one, &mut zones)?;
            ringing.push(one);
        }
    }
    let words = Words::new(&input.language);
    let mut notices = model::notices(ringing, &words, now);
    notices.extend(late::notice(tx, quiet, &words)?);
    Ok(notices)
}

/// Whether a hold keeps a post from going anywhere: then nobody is reminded of it before the hold is lifted.
fn is_kept_back(tx: &ReadTx<'_>, due: &Due) -> Result<bool> {
    if due.subject_kind != SubjectKind::Content {
        return Ok(false);
    }
    let holding = holds::current(tx, due.community_id)?;
    if holding.everything || holding.channel_ids.is_empty() {
        return Ok(holding.everything);
    }
    let open = content::open_channels(tx, content::content_id(tx, due.subject)?, &due.fire.original)?;
    Ok(!open.is_empty() && open.iter().all(|open| holding.holds(open.channel_id)))
}

/// Whether somebody wants to hear nothing now. What becomes due meanwhile rings afterwards.
fn is_paused(tx: &ReadTx<'_>) -> Result<bool> {
    let settings = workspace::settings(tx)?;
    let until = settings.local.get(PAUSED_UNTIL).and_then(serde_json::Value::as_i64);
    Ok(until.is_some_and(|until| (1..=LONGEST_PAUSE).contains(&until.saturating_sub(tx.now()))))
}

/// Which of some moments lie in quiet hours by the clock of a zone.
pub fn quiet_among(
    tx: &ReadTx<'_>,
    zone: &crate::recurrence::Zone,
    moments: impl IntoIterator<Item = Millis>,
) -> Result<Vec<bool>> {
    let quiet = quiet_hours(tx)?;
    let is_quiet = |at: Millis| quiet.is_some_and(|hours| hours.hold(zone, at));
    Ok(moments.into_iter().map(is_quiet).collect())
}

/// The hours in which reminders wait; none when they ring all the same.
fn quiet_hours(tx: &ReadTx<'_>) -> Result<Option<QuietHours>> {
    let settings = workspace::settings(tx)?;
    let find = |key| settings.local.get(key).or_else(|| settings.shared.get(key));
    let policy = find(QUIET_POLICY).and_then(|policy| QuietPolicy::deserialize(policy).ok());
    if policy == Some(QuietPolicy::Ring) {
        return Ok(None);
    }
    Ok(find(QUIET_HOURS).and_then(|hours| QuietHours::parse(hours["from"].as_str()?, hours["to"].as_str()?)))
}

type Zones = HashMap<i64, crate::recurrence::Zone>;

fn holds(tx: &ReadTx<'_>, quiet: Option<QuietHours>, due: &Due, zones: &mut Zones) -> Result<bool> {
    let (Some(hours), QuietPolicy::Delay) = (quiet, due.quiet) else { return Ok(false) };
    Ok(hours.hold(zone_of(tx, due, zones)?, tx.now()))
}

fn zone_of<'a>(tx: &ReadTx<'_>, due: &Due, zones: &'a mut Zones) -> Result<&'a crate::recurrence::Zone> {
    Ok(match zones.entry(due.community_id) {
        Entry::Occupied(known) => known.into_mut(),
        Entry::Vacant(place) => place.insert(table::zone(tx, due.community_id)?),
    })
}

/// How many days ahead a whole day is, by the community's calendar.
fn days_left(tx: &ReadTx<'_>, due: &Due, zones: &mut Zones) -> Result<Option<i64>> {
    if !due.whole_day {
        return Ok(None);
    }
    let zone = zone_of(tx, due, zones)?;
    let at = schedule::civil(due.anchor_at(), &due.tz, zone)?;
    Ok(Some(model::days_left(due.anchor, at, zone.civil_of(tx.now()).date())))
}

/// Brings the rows of dates up to date with the plan: new dates, moved ones, deleted ones, and the next day's horizon.
fn refresh(tx: &mut WriteTx<'_>) -> Result<()> {
    table::sweep(tx)?;
    let now = tx.now();
    let horizon = now + model::HORIZON;
    let looked = table::last_look(tx)?.unwrap_or(now);
    for stale in table::stale(tx, horizon - DAY)? {
        refresh_one(tx, &stale, looked.min(now), horizon)?;
        table::mark(tx, &stale, horizon.max(stale.until_at.unwrap_or(horizon)))?;
    }
    // Noted to a few minutes only: an idle program does not write to the disk three times a minute.
    if !(1..=LOOKS_NOTED_EVERY).contains(&(now - looked)) {
        table::set_last_look(tx)?;
    }
    Ok(())
}

fn refresh_one(tx: &WriteTx<'_>, stale: &Stale, looked: Millis, horizon: Millis) -> Result<()> {
    let open = table::open_dates(tx, stale.reminder_id)?;
    // Expansion resumes where it ended, however long ago that was: nothing is dropped unseen. A changed plan is looked at
    // again from the last look on, and for the dates that wait since before.
    let resumed = stale.until_at.unwrap_or(stale.created_at);
    let after = if stale.changed { resumed.min(looked) } else { resumed };
    let from =
        open.values().copied().filter(|_| stale.changed).map(|due| due - 1).min().unwrap_or(after).min(after);
    let dates = dates_between(tx, stale, from, horizon)?;
    if stale.changed {
        // What became a series, or is one no more, has other names for the same dates.
        for (original, due_at) in &dates {
            table::rename_date(tx, stale.reminder_id, *due_at, original)?;
        }
        for (original, due_at) in &open {
            if dates.get(original) != Some(due_at) {
                table::forget(tx, stale.reminder_id, original)?;
            }
        }
    }
    for (original, due_at) in &dates {
        if *due_at > after {
            table::await_date(tx, stale.reminder_id, original, *due_at)?;
        }
    }
    Ok(())
}

/// The dates of a reminder that are due after `from` and not after `to`.
fn dates_between(
    tx: &ReadTx<'_>,
    stale: &Stale,
    from: Millis,
    to: Millis,
) -> Result<HashMap<String, Millis>> {
    let lead = stale.lead_min * 60_000;
    let window = Window { from: from + lead, to: to + lead + 1 };
    let dates = schedule::occurrences_of(tx, stale.schedule_id, window)?;
    let due = dates.into_iter().map(|date| {
        let due_at = model::due_at(model::anchor_at(stale.anchor, &date), stale.lead_min);
        (date.original, due_at)
    });
    Ok(due.filter(|(_, due_at)| *due_at > from && *due_at <= to).collect())
}

/// The desktop, or the page, has shown these.
pub fn shown(tx: &mut WriteTx<'_>, input: &Acknowledge) -> Result<()> {
    each(tx, &input.fires, table::set_shown)
}

/// These need nothing more.
pub fn acknowledge(tx: &mut WriteTx<'_>, input: &Acknowledge) -> Result<()> {
    each(tx, &input.fires, table::set_acknowledged)
}

/// These are to be shown again later.
pub fn snooze(tx: &mut WriteTx<'_>, input: &Snooze) -> Result<()> {
    if !(1..=model::LONGEST_LEAD_MIN).contains(&input.minutes) {
        return Err(Error::invalid("minutes", "out_of_range"));
    }
    let until = tx.now() + input.minutes * 60_000;
    each(tx, &input.fires, |tx, id| table::set_snoozed(tx, id, until))
}

/// A notice may outlive its reminder on the desktop; an answer to one that is gone is no fault.
fn each(tx: &WriteTx<'_>, fires: &[FireRef], body: impl Fn(&WriteTx<'_>, i64) -> Result<()>) -> Result<()> {
    for fire in fires {
        if let Some(id) = table::fire_id(tx, fire)? {
            body(tx, id)?;
        }
    }
    Ok(())
}

/// What was shown or put off and has no answer yet.
pub fn waiting(tx: &ReadTx<'_>) -> Result<Vec<WaitingReminder>> {
    table::waiting(tx)
}
