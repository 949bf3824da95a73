//! Commands of the calendar, composed with the subjects whose dates it shows.

use super::{
    risk,
    table::{Nothing, commands},
};
use chrono::Duration;

use crate::{
    Error, Result, Uid,
    activities::{self, EditActivity},
    calendar::{
        self, AddDate, CalendarRange, CalendarView, CopyDate, DeleteDate, EditDate, EditedDate, Occurrence,
        ShiftDates, ShiftedDates,
    },
    content::{self, ContentState, EditContent},
    days::{self, DayNotes, DayNotesInput, ImportDays, ImportedDays, RemoveDays},
    exchange,
    patch::Patch,
    recurrence::{self, Civil, RulePreview, RulePreviewInput, civil_text},
    reminders,
    schedule::{self, Change, Kind, Overrides, Removal, Scope, Shifted, When, ZonePreview, ZonePreviewInput},
    store::{ReadTx, WriteTx},
    subjects::{self, Subject},
    tasks::{self, EditTask},
    workspace,
};

commands! {
    /// Everything planned in a window: each date with its state and what it collides with.
    read calendar_range(CalendarRange) -> CalendarView = |app, tx, input| {
        app.plan.warm(&app.store, tx, input.community)?;
        calendar::range(tx, &app.plan, &input)
    };
    /// Every date in a window, in the form that scripts get.
    read occurrences(CalendarRange) -> Vec<Occurrence> = |_, tx, input| {
        let community_id = workspace::community_id(tx, input.community)?;
        calendar::occurrences(tx, &input, &exchange::uids_as_they_came(tx, community_id)?)
    };
    /// Moves, resizes or changes one date, this and the following ones, or all.
    write calendar_edit(EditDate) -> EditedDate = |_, tx, input| edit(tx, &input);
    /// Moves several things by the same distance, each with all of its dates.
    write calendar_shift(ShiftDates; risk::calendar_shift) -> ShiftedDates = |_, tx, input| shift(tx, &input);
    /// Plans one date once more, at another time, in one step.
    write calendar_copy(CopyDate) -> EditedDate = |_, tx, input| copy(tx, &input);
    /// Gives a series one more date, or one back that was left out.
    write calendar_date_add(AddDate) -> Nothing = |_, tx, input| add_date(tx, &input).map(|()| Nothing {});
    /// Deletes one date, this and the following ones, or all; with the last one the subject goes to the trash.
    write calendar_delete(DeleteDate) -> Nothing = |_, tx, input| delete(tx, &input).map(|()| Nothing {});
    /// What a rule means before anything has it: its normal text and its next dates.
    read rule_preview(RulePreviewInput) -> RulePreview = |_, _, input| recurrence::preview(&input);
    /// What days are apart from the plan: lunar date, solar term, festivals, days off, marketing days.
    read day_notes(DayNotesInput) -> DayNotes = |_, tx, input| days::day_notes(tx, &input);
    /// Takes in official days off, and festivals and marketing days of every year, from a JSON list or a calendar file.
    write days_import(ImportDays) -> ImportedDays = |_, tx, input| import_days(tx, &input);
    /// Forgets the imported days of a year, or the imported days of every year.
    write days_remove(RemoveDays) -> Nothing = |_, tx, input| days::remove_days(tx, input.year).map(|()| Nothing {});
    /// What another time zone of the community would move.
    read zone_preview(ZonePreviewInput) -> ZonePreview = |_, tx, input|
        schedule::zone_preview(tx, workspace::community_id(tx, input.community)?, &input.tz);
    /// Gives the community another time zone; wall-clock times stay, their instants move.
    write zone_set(ZonePreviewInput) -> Nothing = |_, tx, input|
        workspace::community_set_zone(tx, input.community, &input.tz).map(|()| Nothing {});
}

/// Moves one date to a time of the community's clock.
pub(super) fn move_date(
    tx: &mut WriteTx<'_>,
    kind: Kind,
    uid: Uid,
    original: &str,
    start: Civil,
) -> Result<EditedDate> {
    let (original, scope, change) = (original.to_owned(), Scope::This, Change::moving(start));
    edit(tx, &EditDate { kind, uid, original, scope, change })
}

fn edit(tx: &mut WriteTx<'_>, input: &EditDate) -> Result<EditedDate> {
    let subject = subjects::by_uid(tx, input.kind, input.uid)?;
    if subject.schedule_id == 0 {
        return Err(Error::invalid("uid", "has_no_time"));
    }
    let mut change = schedule::by_its_own_clock(tx, subject.schedule_id, &input.change)?;
    // One date keeps its own words; other scopes mean the subject's.
    let words = if input.scope == Scope::This && schedule::get(tx, subject.schedule_id)?.is_series() {
        None
    } else {
        change.overrides.take()
    };
    let Shifted { split, rekeys, .. } =
        schedule::edit(tx, subject.schedule_id, &input.original, input.scope, &change)?;
    let mut uid = subject.uid;
    if let Some(new) = split {
        uid = adopt(tx, &subject, new)?.unwrap_or(uid);
        reminders::follow(tx, subject.schedule_id, new)?;
    }
    for key in &rekeys {
        subjects::rename(tx, key)?;
    }
    if let Some(words) = words {
        reword(tx, input.kind, uid, words)?;
    }
    tx.describe(serde_json::json!({ "name": subject.title }));
    Ok(EditedDate { uid })
}

/// No move is longer than a century: beyond it times could leave the calendar.
const FARTHEST: i32 = 36_525;

fn shift(tx: &mut WriteTx<'_>, input: &ShiftDates) -> Result<ShiftedDates> {
    if !(-FARTHEST..=FARTHEST).contains(&input.days) || input.minutes.abs() > FARTHEST * 24 * 60 {
        return Err(Error::invalid("days", "out_of_range"));
    }
    let distance = Duration::days(input.days.into()) + Duration::minutes(input.minutes.into());
    let mut moved = 0;
    for uid in &input.uids {
        let subject = subjects::by_uid(tx, input.kind, *uid)?;
        let is_over = input.kind == Kind::Content && content::get(tx, *uid)?.state >= ContentState::Published;
        if subject.schedule_id == 0 || is_over {
            continue;
        }
        let named = |error: Error| error.with("name", subject.title.clone());
        for key in schedule::shift(tx, subject.schedule_id, distance).map_err(named)? {
            subjects::rename(tx, &key)?;
        }
        moved += 1;
    }
    tx.describe(serde_json::json!({ "count": moved }));
    Ok(ShiftedDates { moved, stayed: i64::try_from(input.uids.len()).unwrap_or(i64::MAX) - moved })
}

fn some(text: Option<String>) -> Patch<String> {
    text.map_or(Patch::Keep, |text| if text.is_empty() { Patch::Clear } else { Patch::Set(text) })
}

/// Gives the subject itself other words.
fn reword(tx: &mut WriteTx<'_>, kind: Kind, uid: Uid, words: Overrides) -> Result<()> {
    let Overrides { title, place, note } = words;
    match kind {
        Kind::Content => {
            let edit = EditContent { title: some(title), note: some(note), ..EditContent::of(uid) };
            content::edit(tx, edit).map(drop)
        }
        Kind::Activity => {
            let edit = EditActivity { title, place: some(place), note: some(note), ..EditActivity::of(uid) };
            activities::edit(tx, edit).map(drop)
        }
        Kind::Task => tasks::edit(tx, EditTask { title, note: some(note), ..EditTask::of(uid) }).map(drop),
        Kind::Ritual => Ok(()),
    }
}

fn copy(tx: &mut WriteTx<'_>, input: &CopyDate) -> Result<EditedDate> {
    let subject = subjects::by_uid(tx, input.kind, input.uid)?;
    let when = || Patch::Set(When { rule: None, ..input.when.clone() });
    let uid = match input.kind {
        Kind::Content => {
            let uid = content::duplicate(tx, input.uid)?.uid;
            content::edit(tx, EditContent { when: when(), ..EditContent::of(uid) })?.uid
        }
        Kind::Activity => {
            let uid = activities::duplicate(tx, input.uid)?.uid;
            tasks::copy_checklist(tx, input.uid, uid)?;
            activities::edit(tx, EditActivity { when: when(), ..EditActivity::of(uid) })?.uid
        }
        Kind::Task => {
            let uid = tasks::duplicate(tx, input.uid)?.uid;
            tasks::edit(tx, EditTask { when: when(), ..EditTask::of(uid) })?.uid
        }
        Kind::Ritual => return Err(Error::invalid("kind", "unknown")),
    };
    if subject.schedule_id != 0 {
        same_words(tx, input.kind, (subject.schedule_id, &input.original), uid)?;
    }
    Ok(EditedDate { uid })
}

/// Gives what was copied from one date the words of that date and its reminders.
pub(super) fn same_words(
    tx: &mut WriteTx<'_>,
    kind: Kind,
    (schedule_id, original): (i64, &str),
    copied: Uid,
) -> Result<()> {
    if let Some(words) = own_words(tx, schedule_id, original)? {
        reword(tx, kind, copied, words)?;
    }
    let to = subjects::by_uid(tx, kind, copied)?.schedule_id;
    reminders::follow(tx, schedule_id, to)
}

/// What one date of a series says otherwise than the series.
fn own_words(tx: &ReadTx<'_>, schedule_id: i64, original: &str) -> Result<Option<Overrides>> {
    let exceptions = schedule::get(tx, schedule_id)?.exceptions;
    let own = exceptions.into_iter().find(|exception| civil_text(exception.original) == original);
    Ok(own.map(|exception| exception.overrides).filter(|words| !words.is_empty()))
}

fn add_date(tx: &mut WriteTx<'_>, input: &AddDate) -> Result<()> {
    let subject = subjects::by_uid(tx, input.kind, input.uid)?;
    if subject.schedule_id == 0 {
        return Err(Error::invalid("uid", "has_no_time"));
    }
    schedule::add_date(tx, subject.schedule_id, input.start)?;
    tx.describe(serde_json::json!({ "name": subject.title }));
    Ok(())
}

/// Copies the subject to the series that continues it.
fn adopt(tx: &mut WriteTx<'_>, subject: &Subject, to: i64) -> Result<Option<Uid>> {
    let from = subject.schedule_id;
    match subject.kind {
        Kind::Content => content::adopt_schedule(tx, from, to),
        Kind::Activity => {
            let new = activities::adopt_schedule(tx, from, to)?;
            new.map(|uid| tasks::copy_checklist(tx, subject.uid, uid)).transpose()?;
            Ok(new)
        }
        Kind::Task => tasks::adopt_schedule(tx, from, to),
        Kind::Ritual => Ok(None),
    }
}

fn delete(tx: &mut WriteTx<'_>, input: &DeleteDate) -> Result<()> {
    let subject = subjects::by_uid(tx, input.kind, input.uid)?;
    let removal = match subject.schedule_id {
        0 => Removal::Whole,
        id => schedule::remove(tx, id, &input.original, input.scope)?,
    };
    if removal == Removal::Whole {
        let uids = vec![input.uid];
        match input.kind {
            Kind::Content => content::trash(tx, &content::TrashContents { uids, trashed: true })?,
            Kind::Activity => activities::trash(tx, &activities::TrashActivities { uids, trashed: true })?,
            Kind::Task => tasks::trash(tx, &tasks::TrashTasks { uids, trashed: true })?,
            Kind::Ritual => return Err(Error::invalid("kind", "unknown")),
        }
    }
    tx.describe(serde_json::json!({ "name": subject.title }));
    Ok(())
}

fn import_days(tx: &mut WriteTx<'_>, input: &ImportDays) -> Result<ImportedDays> {
    if input.text.trim_start().trim_start_matches('\u{feff}').starts_with(['{', '[']) {
        return days::import_days(tx, &input.text, None, input.kind);
    }
    let days = exchange::titled_days(&input.text);
    days::import_days(tx, &input.text, Some(&days), input.kind)
}
