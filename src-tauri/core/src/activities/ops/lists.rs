//! A list of people for one date: who comes, who came, who won what.

use crate::{
    Result,
    activities::{
        model,
        table::{self, ActivityRecord, NewRegistrationRow, RegistrationRow},
        view::{ListedAs, NewRegistration, RegistrationState, TakenCounts, TakenList},
    },
    schedule,
    store::WriteTx,
    workspace::{checked_name, row_id},
};

/// Takes a list over. It can be given again when it is longer: whoever is there is not doubled, and company follows it.
pub fn take_list(tx: &mut WriteTx<'_>, list: &TakenList<'_>) -> Result<TakenCounts> {
    let record = table::get(tx, list.uid)?;
    schedule::check_date(tx, record.schedule_id, list.original)?;
    if let ListedAs::Won(award) = list.listed_as {
        checked_name(award)?;
    }
    let mut counts = TakenCounts::default();
    for (place, (person, says_extra)) in list.people.iter().enumerate() {
        let taken = take_one(tx, &record, list, person, *says_extra);
        match taken.map_err(|error| error.with("row", place + 1))? {
            Taken::New => counts.added += 1,
            Taken::Changed => counts.changed += 1,
            Taken::Same => counts.already += 1,
        }
    }
    for (member, name) in list.called_off {
        let member_id = member.map(|uid| row_id(tx, "member", uid)).transpose()?;
        let known = table::known(tx, record.id, list.original, member_id, checked_name(name)?)?;
        if let Some(known) = known.filter(|known| comes(known.view.state)) {
            super::registering::set_state(tx, known.view.uid, RegistrationState::Cancelled)?;
            counts.called_off += 1;
        }
    }
    for uid in super::registering::move_up(tx, &record, list.original)? {
        counts.moved_up.push(table::registration(tx, uid)?.view.name);
    }
    Ok(counts)
}

/// Whether somebody still means to come.
fn comes(state: RegistrationState) -> bool {
    matches!(state, RegistrationState::Registered | RegistrationState::Waiting)
}

enum Taken {
    New,
    Changed,
    Same,
}

fn take_one(
    tx: &mut WriteTx<'_>,
    record: &ActivityRecord,
    list: &TakenList<'_>,
    person: &NewRegistration,
    says_extra: bool,
) -> Result<Taken> {
    model::check_extra(person.extra)?;
    let member_id = person.member.map(|uid| row_id(tx, "member", uid)).transpose()?;
    let name = checked_name(person.name.as_deref().unwrap_or_default())?;
    if let Some(known) = table::known(tx, record.id, list.original, member_id, name)? {
        return follow(tx, record, list, person, says_extra.then_some(person.extra), &known);
    }
    let state = match list.listed_as {
        ListedAs::Coming => {
            let counts = table::counts_of(tx, record.id, list.original, record.capacity)?;
            model::state_of_new(&counts, model::people(person.extra))
        }
        // Whoever won took part.
        ListedAs::Came | ListedAs::Won(_) => RegistrationState::Came,
    };
    let new = NewRegistrationRow {
        activity_id: record.id,
        original: list.original,
        member_id,
        name,
        extra: person.extra,
        state,
        note: person.note.as_deref(),
    };
    let uid = table::insert_registration(tx, &new)?;
    if state == RegistrationState::Came {
        table::set_registration(tx, uid, "checked_in_at", &tx.now())?;
    }
    if let ListedAs::Won(award) = list.listed_as {
        table::set_registration(tx, uid, "award", &award.trim())?;
    }
    Ok(Taken::New)
}

/// Lets somebody who is on the list follow what it says now.
fn follow(
    tx: &mut WriteTx<'_>,
    record: &ActivityRecord,
    list: &TakenList<'_>,
    person: &NewRegistration,
    extra: Option<i64>,
    known: &RegistrationRow,
) -> Result<Taken> {
    let uid = known.view.uid;
    let mut changed = false;
    if known.view.member.is_none()
        && let Some(member) = person.member
    {
        table::set_registration(tx, uid, "member_id", &row_id(tx, "member", member)?)?;
    }
    if let Some(extra) = extra.filter(|extra| *extra != known.view.extra) {
        table::set_registration(tx, uid, "extra", &extra)?;
        changed = true;
    }
    if known.view.note.is_none()
        && let Some(note) = &person.note
    {
        table::set_registration(tx, uid, "note", note)?;
    }
    let state = known.view.state;
    match list.listed_as {
        ListedAs::Coming if state == RegistrationState::Cancelled => {
            let counts = table::counts_of(tx, record.id, list.original, record.capacity)?;
            let people = model::people(extra.unwrap_or(known.view.extra));
            super::registering::set_state(tx, uid, model::state_of_new(&counts, people))?;
            return Ok(Taken::New);
        }
        ListedAs::Came if state != RegistrationState::Came => {
            super::registering::set_state(tx, uid, RegistrationState::Came)?;
            changed = true;
        }
        ListedAs::Won(award) => changed |= win(tx, known, award.trim())?,
        ListedAs::Coming | ListedAs::Came => {}
    }
    Ok(if changed { Taken::Changed } else { Taken::Same })
}

/// A second prize stands beside the first one.
fn win(tx: &WriteTx<'_>, known: &RegistrationRow, award: &str) -> Result<bool> {
    let had = known.view.award.as_deref();
    if had.is_some_and(|had| had.split('、').any(|one| one == award)) {
        return Ok(false);
    }
    let all = had.map_or_else(|| award.to_owned(), |had| format!("{had}、{award}"));
    table::set_registration(tx, known.view.uid, "award", &all)?;
    Ok(true)
}
