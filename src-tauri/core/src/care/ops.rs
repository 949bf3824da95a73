//! Use cases of care.

use std::collections::HashMap;

use chrono::Days;

use super::{
    gather::gather,
    rank::{Ranked, ranked},
    table::{self, Fate},
    view::{
        CareDay, CareItem, CareKey, CareKind, CareMember, CareQuestion, CareSettled, DoneCare, PutOffCare,
    },
};
use crate::{
    Error, Result, Uid,
    contacts::{self, AddContact, ContactWay, EditContact},
    members,
    patch::Patch,
    recurrence::{date_of, date_text, parse_date},
    standings::Asking,
    store::{ReadTx, WriteTx},
    workspace::{self, row_id},
};

/// The shared setting that says, by operator, how many people they can care for a day.
pub const LOAD: &str = "care.load";
/// Who has not said takes as many.
const USUAL_LOAD: u32 = 10;
/// Rows of an answer where nobody says, and at most.
const USUAL: u32 = 200;
const MOST: u32 = 2_000;
/// So many are named of a row of several.
const NAMES: usize = 7;
/// Marks from longer ago are of reasons that no longer are there.
const REMEMBERED: u64 = 400;

/// Who needs care on a day. `me` is whose load counts.
pub fn day(asking: Asking<'_, '_>, input: &CareQuestion, me: Option<Uid>) -> Result<CareDay> {
    let tx = asking.tx();
    let community_id = workspace::community_id(tx, input.community)?;
    let text = input.on.clone().map_or_else(|| workspace::today(tx, community_id), Ok)?;
    let on = parse_date("on", &text)?;
    let since = on.checked_sub_days(Days::new(REMEMBERED)).unwrap_or(on);
    let marks = table::marks(tx, community_id, &date_text(since))?;
    let mut found = gather(asking, input.community, on)?;
    if !marks.is_empty() {
        let settled = |id: i64, kind: CareKind, key: &String| {
            table::is_settled(&marks, &(id, kind, key.clone()), &text)
        };
        found
            .candidates
            .retain(|one| !settled(one.member_id, one.kind, &one.key) && !settled(0, one.kind, &one.key));
    }
    let mut rows = ranked(found.candidates);
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let (load, done) = (load(tx, me)?, table::done_on(tx, community_id, &text)?);
    rows.truncate(input.limit.unwrap_or(USUAL).min(MOST) as usize);
    Ok(CareDay {
        on: text,
        load,
        done,
        today: load.saturating_sub(done).min(total),
        total,
        items: named(tx, rows)?,
        log_until: found.log_until,
    })
}

fn load(tx: &ReadTx<'_>, me: Option<Uid>) -> Result<u32> {
    let settings = workspace::settings(tx)?;
    let own = me.and_then(|me| settings.shared.get(LOAD)?.get(me.to_string())?.as_u64());
    Ok(own.and_then(|load| u32::try_from(load).ok()).unwrap_or(USUAL_LOAD))
}

fn named(tx: &ReadTx<'_>, rows: Vec<Ranked>) -> Result<Vec<CareItem>> {
    let shown = |row: &Ranked| -> Vec<i64> {
        [row.reason.member_id].into_iter().chain(row.others.iter().copied()).take(NAMES).collect()
    };
    let ids: Vec<i64> = rows.iter().flat_map(shown).collect();
    let members: HashMap<i64, members::MemberRow> =
        ids.iter().copied().zip(members::rows(tx, &ids)?).collect();
    let member = |id: i64| {
        let row = members.get(&id)?;
        Some(CareMember { uid: row.uid, name: row.name.clone(), tier: row.tier })
    };
    let item = |row: Ranked| {
        let people: Vec<CareMember> = shown(&row).into_iter().filter_map(member).collect();
        let alone = row.others.is_empty().then(|| people.first().map(|one| one.uid)).flatten();
        let reason = row.reason;
        CareItem {
            key: CareKey { kind: reason.kind, key: reason.key, member: alone },
            members: people,
            total: u32::try_from(row.others.len() + 1).unwrap_or(u32::MAX),
            on: date_text(date_of(reason.on)),
            late: reason.late,
            number: row.number.and_then(|number| u32::try_from(number).ok()),
            never: reason.never,
            latest: reason.latest,
            text: reason.text,
        }
    };
    Ok(rows.into_iter().map(item).collect())
}

/// Says that somebody was cared for, and notes the contact with them.
///
/// # Errors
/// No reason at all, and a contact that is to be followed up and is not there.
pub fn done(tx: &mut WriteTx<'_>, input: &DoneCare) -> Result<CareSettled> {
    let community_id = workspace::community_id(tx, input.community)?;
    let today = workspace::today(tx, community_id)?;
    for item in some(&input.items)? {
        let member_id = member_id(tx, item)?;
        if item.kind == CareKind::FollowUp {
            let uid = item.key.parse().map_err(|_| Error::invalid("key", "not_a_uid"))?;
            let edit = EditContact {
                uid,
                way: None,
                on: None,
                text: None,
                follow_up_on: Patch::Keep,
                followed_up: Some(true),
            };
            contacts::edit_contact(tx, edit)?;
        }
        // Nobody is heard of by a tick alone.
        let usual = (item.kind == CareKind::Touch).then_some(ContactWay::Text);
        if let Some((member, way)) = item.member.zip(input.way.or(usual)) {
            let text = input.text.clone();
            let (on, follow_up_on) = (None, input.follow_up_on.clone());
            contacts::add_contact(tx, &AddContact { members: vec![member], way, on, text, follow_up_on })?;
        }
        // An interval has no end: what is done is this day's.
        let key = if item.kind == CareKind::Touch { today.clone() } else { item.key.clone() };
        table::mark(tx, community_id, &(member_id, item.kind, key), &Fate::Done, &today)?;
    }
    settled(tx, input.items.len())
}

/// Puts reasons off to another day, or lets them go this time.
///
/// # Errors
/// No reason at all, and a day that is not later than today.
pub fn put_off(tx: &mut WriteTx<'_>, input: &PutOffCare) -> Result<CareSettled> {
    let community_id = workspace::community_id(tx, input.community)?;
    let today = workspace::today(tx, community_id)?;
    if let Some(until) = &input.until {
        parse_date("until", until)?;
        if *until <= today {
            return Err(Error::invalid("until", "out_of_range"));
        }
    }
    for item in some(&input.items)? {
        let member_id = member_id(tx, item)?;
        let until = match &input.until {
            // Whoever is not written to this time is written to the next one.
            None if item.kind == CareKind::Touch => Some(next_touch(tx, community_id, member_id, &today)?),
            until => until.clone(),
        };
        let fate = until.map_or(Fate::Skipped, Fate::Until);
        table::mark(tx, community_id, &(member_id, item.kind, item.key.clone()), &fate, &today)?;
    }
    settled(tx, input.items.len())
}

fn some(items: &[CareKey]) -> Result<&[CareKey]> {
    if items.is_empty() { Err(Error::invalid("items", "empty")) } else { Ok(items) }
}

/// Whose reason it is; 0 of several.
fn member_id(tx: &ReadTx<'_>, item: &CareKey) -> Result<i64> {
    item.member.map_or(Ok(0), |member| row_id(tx, "member", member))
}

/// The day on which an interval would be over again.
fn next_touch(tx: &ReadTx<'_>, community_id: i64, member_id: i64, today: &str) -> Result<String> {
    let states = contacts::touched(tx, community_id)?;
    let days = states.iter().find(|state| state.member_id == member_id).map_or(1, |state| state.touch.ideal);
    let on = parse_date("today", today)?.checked_add_days(Days::new(u64::from(days)));
    Ok(on.map_or_else(|| today.to_owned(), date_text))
}

fn settled(tx: &mut WriteTx<'_>, count: usize) -> Result<CareSettled> {
    tx.describe(serde_json::json!({ "count": count }));
    Ok(CareSettled { count: u32::try_from(count).unwrap_or(u32::MAX) })
}
