//! When something happens, as the cells of a row say it, and back: a day, a time of day, an end.

use chrono::{NaiveDate, TimeDelta};

use super::lexicon::{Cells, Lexicon};
use crate::{
    Result,
    patch::Patch,
    recurrence::{Civil, civil_text, parse_civil, parse_date},
    schedule::{self, Change, ScheduleView, When},
    store::ReadTx,
    workspace::row_id,
};

/// A mark in the cells of a series, whose time no sheet changes: one cell cannot say which of its dates it means.
pub(super) const SERIES: &str = "~series";

/// The columns that say when.
pub(super) const COLUMNS: [&str; 3] = ["date", "time", "end"];

/// What part of a length a row shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shows {
    /// When it begins.
    Start,
    /// When it begins and ends.
    StartAndEnd,
    /// When it is due: its end.
    Due,
}

/// Fills in when something happens, by the community's clock.
pub(super) fn put(
    cells: &mut Cells,
    view: Option<&ScheduleView>,
    shows: Shows,
    lexicon: &Lexicon,
) -> Result<()> {
    let Some(view) = view else { return Ok(()) };
    let when = &view.when;
    if when.rule.is_some() || view.rrule.is_some() {
        cells.put(SERIES, "1");
    }
    let length = when.duration_min.unwrap_or(0);
    let own = if shows == Shows::Due && !when.all_day { when.start + minutes(length) } else { when.start };
    let at = schedule::instant(own, &when.tz, &lexicon.clock)?;
    let wall = schedule::on_the_wall(own, at, when.all_day, &lexicon.clock);
    put_start(cells, &civil_text(wall), when.all_day);
    if shows == Shows::StartAndEnd && when.duration_min.is_some() {
        let end = wall + minutes(if when.all_day { length - 1_440 } else { length });
        if !when.all_day || length > 1_440 {
            cells.put("end", end_text(end, when.all_day));
        }
    }
    Ok(())
}

/// Fills in a start as lists give it, `2026-03-01T09:00:00`.
pub(super) fn put_start(cells: &mut Cells, start: &str, all_day: bool) {
    cells.put("date", start.get(..10).unwrap_or_default());
    if !all_day {
        cells.put("time", start.get(11..16).unwrap_or_default());
    }
}

/// An end in its canonical form.
pub(super) fn end_text(end: Civil, all_day: bool) -> String {
    let text = civil_text(end);
    if all_day { text[..10].to_owned() } else { text[..16].replace('T', " ") }
}

fn minutes(count: i64) -> TimeDelta {
    TimeDelta::try_minutes(count).unwrap_or_default()
}

/// What cells say of a time of something new; nothing without a day.
pub(super) fn when_of(cells: &Cells) -> Result<Option<When>> {
    let date = cells.get("date");
    if date.is_empty() {
        return Ok(None);
    }
    let all_day = cells.get("time").is_empty();
    let mut when = When::once(civil(date, cells.get("time"))?, None);
    when.all_day = all_day;
    when.duration_min = length(when.start, cells.get("end"), all_day)?;
    Ok(Some(when))
}

fn civil(date: &str, time: &str) -> Result<Civil> {
    let date: NaiveDate = parse_date("date", date)?;
    parse_civil("time", &format!("{date}T{}", if time.is_empty() { "00:00" } else { time }))
}

/// The length up to an end; an end before the start says nothing.
fn length(start: Civil, end: &str, all_day: bool) -> Result<Option<i64>> {
    let Some(date) = end.get(..10) else { return Ok(None) };
    let end = civil(date, end.get(11..).unwrap_or_default())?;
    let minutes = (end - start).num_minutes() + if all_day { 1_440 } else { 0 };
    Ok(Some(minutes).filter(|minutes| *minutes > 0))
}

/// The new time of a record after a sheet changed some of its cells. A start that moves alone takes the length along.
pub(super) fn changed(
    tx: &ReadTx<'_>,
    view: Option<&ScheduleView>,
    (now, changes): (&Cells, &Cells),
    shows: Shows,
) -> Result<Patch<When>> {
    if COLUMNS.iter().all(|id| changes.said(id).is_none()) {
        return Ok(Patch::Keep);
    }
    let mut cells = now.clone();
    for id in COLUMNS {
        if let Some(said) = changes.said(id) {
            cells.put(id, said);
        }
    }
    let Some(mut wanted) = when_of(&cells)? else { return Ok(Patch::Clear) };
    let Some(view) = view else { return Ok(Patch::Set(wanted)) };
    let old = &view.when;
    if changes.said("end").is_none() {
        wanted.duration_min = old.duration_min.filter(|_| old.all_day == wanted.all_day);
    }
    if shows == Shows::Due && !wanted.all_day {
        wanted.start -= minutes(wanted.duration_min.unwrap_or(0));
    }
    wanted.tz.clone_from(&old.tz);
    if !wanted.all_day {
        let id = row_id(tx, "schedule", view.uid)?;
        let change = Change { start: Some(wanted.start), all_day: Some(false), ..Change::default() };
        wanted.start = schedule::by_its_own_clock(tx, id, &change)?.start.unwrap_or(wanted.start);
    }
    Ok(Patch::Set(wanted))
}
