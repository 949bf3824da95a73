//! Lifting a hold: what becomes of each thing that it kept back.

use super::calendar::{move_date, same_words};
use crate::{
    Result, Uid,
    content::{self, DeliveryState, MarkDeliveries},
    holds,
    recurrence::{Civil, Zone, civil_text, date_text},
    schedule::{self, Kind, Place, Window},
    sending::{self, AfterHold, HeldDate, KeptDate, LiftHold},
    slots,
    store::{ReadTx, WriteTx},
    workspace,
};

const DAY: i64 = 86_400_000;

/// When something that was kept back goes out the next time.
enum Next {
    /// On the next empty date of its slot, which begins then.
    Slot(String),
    /// At the same time of the next day.
    Day(Civil),
    /// The series goes out then anyway.
    Anyway(Civil),
}

/// What a hold kept back that should have gone out by now.
pub(super) fn kept_back(tx: &ReadTx<'_>, hold: &holds::HoldRef) -> Result<Vec<HeldDate>> {
    let (view, _) = holds::scope(tx, hold.uid)?;
    let zone = zone_of(tx, view.community)?;
    let mut told = Vec::new();
    for kept in sending::kept_dates(tx, hold.uid)? {
        let all_day = kept.date.place == Place::AllDay;
        let text = |start: Civil| if all_day { date_text(start.date()) } else { civil_text(start) };
        let (next, has_next) = match next_of(tx, &kept, &zone)? {
            Next::Slot(start) => (start, false),
            Next::Day(start) => (text(start), false),
            Next::Anyway(start) => (text(start), true),
        };
        told.push(HeldDate {
            uid: kept.item.uid,
            original: kept.date.original,
            title: kept.date.overrides.title.unwrap_or(kept.item.title),
            start: civil_text(kept.start),
            all_day,
            count: u32::try_from(kept.channels.len()).unwrap_or(u32::MAX),
            next,
            has_next,
        });
    }
    Ok(told)
}

fn zone_of(tx: &ReadTx<'_>, community: Uid) -> Result<Zone> {
    schedule::zone_of(tx, workspace::community_id(tx, community)?)
}

/// Ends a hold and does with what it kept back as was answered.
pub(super) fn lift(tx: &mut WriteTx<'_>, input: &LiftHold) -> Result<()> {
    let (hold, _) = holds::scope(tx, input.uid)?;
    let zone = zone_of(tx, hold.community)?;
    let all = sending::kept_dates(tx, input.uid)?;
    holds::end(tx, input.uid)?;
    for kept in &all {
        let named = (kept.item.uid, &kept.date.original);
        let asked = input.answers.iter().find(|one| (one.uid, &one.original) == named);
        match asked.map(|answer| answer.then).unwrap_or_default() {
            AfterHold::Now => {}
            AfterHold::Next => put_off(tx, kept, &zone, &hold.reason)?,
            AfterHold::Drop => leave_out(tx, kept, &hold.reason)?,
        }
    }
    tx.describe(serde_json::json!({ "reason": hold.reason, "count": all.len() }));
    Ok(())
}

fn leave_out(tx: &mut WriteTx<'_>, kept: &KeptDate, reason: &str) -> Result<()> {
    let mark = MarkDeliveries {
        uid: kept.item.uid,
        original: kept.date.original.clone(),
        channels: Some(kept.channels.clone()),
        state: DeliveryState::Skipped,
        reason: Some(reason.to_owned()),
    };
    content::mark(tx, &mark).map(drop)
}

/// Moves what was kept back and nothing else: neither the other dates of its series nor what other groups got.
fn put_off(tx: &mut WriteTx<'_>, kept: &KeptDate, zone: &Zone, reason: &str) -> Result<()> {
    let (uid, original) = (kept.item.uid, &kept.date.original);
    match next_of(tx, kept, zone)? {
        Next::Slot(_) => slots::put_off(tx, uid).map(drop),
        Next::Anyway(_) => leave_out(tx, kept, reason),
        Next::Day(start) if kept.whole => move_date(tx, Kind::Content, uid, original, start).map(drop),
        Next::Day(start) => {
            let reason = Some(reason).filter(|reason| !reason.is_empty());
            let parted = content::part_off(tx, uid, original, &kept.channels, start, reason)?;
            same_words(tx, Kind::Content, (kept.item.schedule_id, original), parted)
        }
    }
}

fn next_of(tx: &ReadTx<'_>, kept: &KeptDate, zone: &Zone) -> Result<Next> {
    // What fills a slot goes to the slot's next empty date: another of its posts may have the next day.
    if kept.whole
        && let Some(empty) = slots::next_for(tx, kept.item.uid)?
    {
        return Ok(Next::Slot(empty.start));
    }
    let today = zone.civil_of(tx.now()).date();
    let from = kept.start.date().max(today);
    let start = from.succ_opt().unwrap_or(from).and_time(kept.start.time());
    let at = zone.resolve(start);
    let around = Window { from: at - DAY, to: at + DAY };
    let is_there = kept.item.series
        && schedule::occurrences_of(tx, kept.item.schedule_id, around)?
            .iter()
            .any(|date| date.original != kept.date.original && date.start_on_the_wall(zone) == start);
    Ok(if is_there { Next::Anyway(start) } else { Next::Day(start) })
}
