//! Who comes: registering, the waiting list, check-in.

use crate::{
    Error, Result, Uid,
    activities::{
        model,
        table::{self, ActivityRecord, NewRegistrationRow},
        view::{
            EditRegistration, MarkRegistrations, NewRegistration, OncePreview, Register, RegistrationCounts,
            RegistrationList, RegistrationState, RegistrationsOf,
        },
    },
    members,
    patch::Patch,
    recurrence::civil_text,
    schedule::{self, Rekey},
    store::{ReadTx, WriteTx},
    workspace::{checked_name, name_of, row_id},
};

/// Everyone of one date, in the order of coming.
pub fn registrations(tx: &ReadTx<'_>, input: &RegistrationsOf) -> Result<RegistrationList> {
    let record = table::get(tx, input.uid)?;
    schedule::check_date(tx, record.schedule_id, &input.original)?;
    listed(tx, &record, &input.original, Vec::new())
}

/// Who would be on no date any more if the series happened only once, on its first date or from one of its dates on.
pub fn once_preview(tx: &ReadTx<'_>, input: &RegistrationsOf) -> Result<OncePreview> {
    let record = table::get(tx, input.uid)?;
    let mut preview = OncePreview { all: 0, following: 0 };
    let schedule = record.schedule_id.map(|id| schedule::get(tx, id)).transpose()?;
    if let Some(series) = schedule.filter(schedule::Schedule::is_series) {
        let first = civil_text(series.start);
        for (original, count) in table::registered_by_date(tx, record.id)? {
            preview.all += if original == first { 0 } else { count };
            preview.following += if original > input.original { count } else { 0 };
        }
    }
    Ok(preview)
}

/// How many people stand where on one date, for the calendar and Today.
pub fn counts(
    tx: &ReadTx<'_>,
    activity_id: i64,
    original: &str,
    capacity: Option<i64>,
) -> Result<RegistrationCounts> {
    table::counts_of(tx, activity_id, original, capacity)
}

fn listed(
    tx: &ReadTx<'_>,
    record: &ActivityRecord,
    original: &str,
    moved_up: Vec<Uid>,
) -> Result<RegistrationList> {
    Ok(RegistrationList {
        registrations: table::registrations(tx, record.id, original)?,
        counts: table::counts_of(tx, record.id, original, record.capacity)?,
        moved_up,
    })
}

/// Registers people: with a seat while there is one, else on the waiting list. Whoever is on the list stays as they
/// are; whoever had called it off comes anew. A name that only one member bears is that member's.
pub fn register(tx: &mut WriteTx<'_>, input: &Register) -> Result<RegistrationList> {
    let record = table::get(tx, input.uid)?;
    schedule::check_date(tx, record.schedule_id, &input.original)?;
    for (place, person) in input.people.iter().enumerate() {
        register_one(tx, &record, &input.original, person).map_err(|error| error.with("row", place + 1))?;
    }
    tx.describe(serde_json::json!({ "count": input.people.len(), "name": record.title }));
    listed(tx, &record, &input.original, Vec::new())
}

fn register_one(
    tx: &mut WriteTx<'_>,
    record: &ActivityRecord,
    original: &str,
    person: &NewRegistration,
) -> Result<()> {
    model::check_extra(person.extra)?;
    let member_id = match (person.member, &person.name) {
        (Some(uid), _) => Some(row_id(tx, "member", uid)?),
        (None, Some(name)) => members::only_named(tx, record.community_id, name.trim())?,
        (None, None) => None,
    };
    let name = match (&person.name, member_id) {
        (Some(name), _) => checked_name(name)?,
        (None, Some(_)) => "",
        (None, None) => return Err(Error::invalid("name", "empty")),
    };
    let counts = table::counts_of(tx, record.id, original, record.capacity)?;
    let state = model::state_of_new(&counts, model::people(person.extra));
    if let Some(known) = table::known(tx, record.id, original, member_id, name)? {
        // Only a choice links whom the list has already: it may have been said that they are not that member.
        if known.view.member.is_none() && person.member.is_some() {
            table::set_registration(tx, known.view.uid, "member_id", &member_id)?;
        }
        if known.view.state != RegistrationState::Cancelled {
            return Ok(());
        }
        table::set_registration(tx, known.view.uid, "extra", &person.extra)?;
        return set_state(tx, known.view.uid, state);
    }
    let new = NewRegistrationRow {
        activity_id: record.id,
        original,
        member_id,
        name,
        extra: person.extra,
        state,
        note: person.note.as_deref(),
    };
    table::insert_registration(tx, &new).map(|_| ())
}

pub(super) fn set_state(tx: &mut WriteTx<'_>, uid: Uid, state: RegistrationState) -> Result<()> {
    let came_at = (state == RegistrationState::Came).then_some(tx.now());
    table::set_registration(tx, uid, "checked_in_at", &came_at)?;
    table::set_registration(tx, uid, "state", &name_of(&state)?)
}

/// Checks people in, notes who stayed away, calls off, takes back. A freed seat moves the first of the waiting up.
pub fn registrations_mark(tx: &mut WriteTx<'_>, input: &MarkRegistrations) -> Result<RegistrationList> {
    let first = input.uids.first().ok_or_else(|| Error::invalid("uids", "empty"))?;
    let date = table::registration(tx, *first)?;
    let record = table::get(tx, date.activity)?;
    for uid in &input.uids {
        let row = table::registration(tx, *uid)?;
        if (row.activity, &row.original) != (date.activity, &date.original) {
            return Err(Error::invalid("uids", "not_of_one_date"));
        }
        if row.view.state != input.state {
            set_state(tx, *uid, input.state)?;
        }
    }
    // Who stayed away is known when it is over, and who is sent back to waiting stays there: only calling off frees.
    let moved_up = match input.state {
        RegistrationState::Cancelled => move_up(tx, &record, &date.original)?,
        _ => Vec::new(),
    };
    tx.describe(serde_json::json!({ "count": input.uids.len(), "state": input.state, "name": record.title }));
    listed(tx, &record, &date.original, moved_up)
}

/// Changes a registration. Smaller company frees seats.
pub fn registration_edit(tx: &mut WriteTx<'_>, input: EditRegistration) -> Result<RegistrationList> {
    let row = table::registration(tx, input.uid)?;
    let record = table::get(tx, row.activity)?;
    if let Some(name) = &input.name {
        table::set_registration(tx, input.uid, "name", &checked_name(name)?)?;
        table::set_registration(tx, input.uid, "member_id", &rusqlite::types::Null)?;
    }
    if let Some(member) = input.member {
        table::set_registration(tx, input.uid, "member_id", &row_id(tx, "member", member)?)?;
    }
    if let Some(extra) = input.extra {
        model::check_extra(extra)?;
        table::set_registration(tx, input.uid, "extra", &extra)?;
    }
    match &input.note {
        Patch::Keep => {}
        Patch::Clear => table::set_registration(tx, input.uid, "note", &rusqlite::types::Null)?,
        Patch::Set(note) => table::set_registration(tx, input.uid, "note", note)?,
    }
    let moved_up = move_up(tx, &record, &row.original)?;
    tx.describe(serde_json::json!({ "name": record.title }));
    listed(tx, &record, &row.original, moved_up)
}

/// Moves the waiting of one date up into free seats. Who waited for a date that is over, or is left out, did not come.
pub(super) fn move_up(tx: &mut WriteTx<'_>, record: &ActivityRecord, original: &str) -> Result<Vec<Uid>> {
    if let Some(id) = record.schedule_id {
        let date = schedule::date(tx, id, original)?;
        if date.is_none_or(|date| date.end_at <= tx.now()) {
            return Ok(Vec::new());
        }
    }
    let waiting: Vec<_> = table::registrations(tx, record.id, original)?
        .into_iter()
        .filter(|row| row.state == RegistrationState::Waiting)
        .collect();
    let counts = table::counts_of(tx, record.id, original, record.capacity)?;
    let people: Vec<i64> = waiting.iter().map(|row| model::people(row.extra)).collect();
    let mut moved = Vec::new();
    for place in model::moving_up(&counts, &people) {
        set_state(tx, waiting[place].uid, RegistrationState::Registered)?;
        moved.push(waiting[place].uid);
    }
    Ok(moved)
}

/// A new capacity holds for every date that is still to come.
pub(super) fn move_up_everywhere(tx: &mut WriteTx<'_>, record: &ActivityRecord) -> Result<()> {
    for original in table::originals_waiting(tx, record.id)? {
        move_up(tx, record, &original)?;
    }
    Ok(())
}

/// Lets registrations follow dates that have new names.
pub fn rekey(tx: &mut WriteTx<'_>, key: &Rekey) -> Result<()> {
    let (Some(from), Some(to)) =
        (table::by_schedule(tx, key.from_schedule)?, table::by_schedule(tx, key.to_schedule)?)
    else {
        return Ok(());
    };
    for (id, original) in table::originals(tx, from.id)? {
        if let Some(name) = key.new_name(&original) {
            table::rename_registration(tx, id, to.id, &name)?;
        }
    }
    Ok(())
}
