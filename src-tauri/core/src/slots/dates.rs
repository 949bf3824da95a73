//! The dates of slots: which are filled, which are empty, which are none.

use std::collections::{BTreeMap, HashMap};

use chrono::{Duration, NaiveDate};

use super::{
    table::{self, Slot},
    view::{NextSlotDates, SlotDate, SlotDateItem, SlotDateState, SlotDates},
};
use crate::{
    Code, Error, Result, Uid,
    clock::Millis,
    content,
    days::{self, Named},
    recurrence::{Civil, Zone, civil_text, date_text, parse_civil, parse_date},
    schedule::{self, ExceptionKind, Occurrence, Place, Schedule, Window},
    store::ReadTx,
    workspace,
};

const DAY: Millis = 86_400_000;
/// Longest stretch that is asked for at once, in days.
const LONGEST: i64 = 800;
/// How far ahead empty dates are looked for, in days.
const FARTHEST: Millis = 3_660;
/// Most dates that one question names.
const MOST: usize = 2_000;

/// The dates of slots in a stretch of days, by start.
pub fn dates(tx: &ReadTx<'_>, input: &SlotDates) -> Result<Vec<SlotDate>> {
    let community_id = workspace::community_id(tx, input.community)?;
    let zone = schedule::zone_of(tx, community_id)?;
    let (from, to) = (parse_date("from", &input.from)?, parse_date("to", &input.to)?);
    if !(0..=LONGEST).contains(&(to - from).num_days()) {
        return Err(Error::invalid("to", "out_of_range"));
    }
    let midnight = |day: NaiveDate| zone.resolve(day.and_time(chrono::NaiveTime::MIN));
    let window = Window { from: midnight(from), to: midnight(to) };
    let mut found = Vec::new();
    for slot in table::of_community(tx, community_id)? {
        if input.slots.is_empty() || input.slots.contains(&slot.uid) {
            found.extend(Slotted::of(tx, slot)?.dates(tx, window)?);
        }
    }
    found.sort_by_key(|date| date.start_at);
    Ok(found)
}

/// The slots of a community by name, in their order.
pub fn names(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<(Uid, String)>> {
    let slots = table::of_community(tx, community_id)?;
    Ok(slots.into_iter().map(|slot| (slot.uid, slot.name)).collect())
}

/// The next empty dates of a slot, and what lies between them.
pub fn next_dates(tx: &ReadTx<'_>, input: &NextSlotDates) -> Result<Vec<SlotDate>> {
    let slotted = Slotted::of(tx, table::get(tx, input.uid)?)?;
    slotted.next(tx, input.from.as_deref(), input.count as usize)
}

/// The date that an item fills; nothing when it fills none.
pub fn filled_by(tx: &ReadTx<'_>, content: Uid) -> Result<Option<SlotDate>> {
    let Some((slot, original)) = table::of_content(tx, content::content_id(tx, content)?)? else {
        return Ok(None);
    };
    match Slotted::of(tx, slot)?.date(tx, &original) {
        Ok(date) => Ok(Some(date).filter(|date| date.item.as_ref().is_some_and(|item| item.uid == content))),
        Err(error) if error.code == Code::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// A slot whose next dates are empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmptySlot {
    /// Which.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// Who looks after it.
    pub owner: Option<Uid>,
    /// The first empty date.
    pub first: SlotDate,
    /// How many there are.
    pub count: i64,
}

/// Slots of a community with empty dates that are still to come and begin before an instant.
pub fn empty_slots(tx: &ReadTx<'_>, community_id: i64, to: Millis) -> Result<Vec<EmptySlot>> {
    let mut found = Vec::new();
    for slot in table::of_community(tx, community_id)? {
        let (uid, name, owner) = (slot.uid, slot.name.clone(), slot.owner);
        // A whole day that goes on began before now.
        let window = Window { from: tx.now() - DAY, to };
        let slotted = Slotted::of(tx, slot)?;
        let dates = slotted.dates(tx, window)?;
        let mut empty =
            dates.into_iter().filter(|date| date.state == SlotDateState::Empty && is_to_come(tx, date));
        if let Some(first) = empty.next() {
            let count = 1 + i64::try_from(empty.count()).unwrap_or_default();
            found.push(EmptySlot { uid, name, owner, first, count });
        }
    }
    Ok(found)
}

/// Whether something may still be written for it; a whole day has until its end.
pub(super) fn is_to_come(tx: &ReadTx<'_>, date: &SlotDate) -> bool {
    date.start_at + if date.all_day { DAY } else { 0 } > tx.now()
}

/// A slot with its schedule.
pub(super) struct Slotted {
    pub slot: Slot,
    pub schedule: Schedule,
    pub zone: Zone,
}

impl Slotted {
    pub fn of(tx: &ReadTx<'_>, slot: Slot) -> Result<Self> {
        let zone = schedule::zone_of(tx, slot.community_id)?;
        Ok(Self { schedule: schedule::get(tx, slot.schedule_id)?, slot, zone })
    }

    /// Its dates that begin in the window, by start: those of the rule, and those that are filled although the rule names
    /// them no more.
    pub fn dates(&self, tx: &ReadTx<'_>, window: Window) -> Result<Vec<SlotDate>> {
        let (from, to) = schedule::civil_bounds(window);
        let off = days::days_off(tx, from.date(), to.date() + Duration::days(1))?;
        let mut occurrences = Vec::new();
        self.schedule.collect(&self.zone, window, &mut occurrences);
        // A date that was moved here is called by the time at which it was.
        let names = || occurrences.iter().map(|date| date.original.clone());
        let first = names().min().into_iter().chain([civil_text(from)]).min().unwrap_or_default();
        let last = names()
            .max()
            .map(|name| name + "~")
            .into_iter()
            .chain([civil_text(to)])
            .max()
            .unwrap_or_default();
        let mut items = table::items(tx, self.slot.id, &first, &last)?;
        let mut found: Vec<SlotDate> =
            occurrences.iter().map(|date| self.of_rule(date, &off, &mut items)).collect();
        for one in &self.schedule.exceptions {
            let item = items.remove(&civil_text(one.original));
            // One that was moved stands where it is now, and nowhere else.
            if one.kind == ExceptionKind::Skip {
                found.push(self.beside_rule(one.original, item, &off));
            }
        }
        for (original, item) in items {
            found.push(self.beside_rule(parse_civil("original", &original)?, Some(item), &off));
        }
        found.retain(|date| (window.from..window.to).contains(&date.start_at));
        found.sort_by_key(|date| date.start_at);
        Ok(found)
    }

    fn of_rule(
        &self,
        date: &Occurrence,
        off: &BTreeMap<NaiveDate, Named>,
        items: &mut HashMap<String, SlotDateItem>,
    ) -> SlotDate {
        let item = items.remove(&date.original);
        let all_day = date.place == Place::AllDay;
        let start = date.start_on_the_wall(&self.zone);
        let day_off = off.get(&start.date()).cloned();
        let state = match (&item, &day_off) {
            (Some(_), _) => SlotDateState::Filled,
            (None, Some(_)) if self.slot.skip_days_off => SlotDateState::DayOff,
            (None, _) => SlotDateState::Empty,
        };
        SlotDate {
            slot: self.slot.uid,
            slot_name: self.slot.name.clone(),
            original: date.original.clone(),
            start: text(start, all_day),
            start_at: date.start_at,
            all_day,
            state,
            day_off,
            item,
        }
    }

    /// A date that the rule does not give: it was left out, or the rule has changed since it was filled.
    fn beside_rule(
        &self,
        original: Civil,
        item: Option<SlotDateItem>,
        off: &BTreeMap<NaiveDate, Named>,
    ) -> SlotDate {
        let start_at = self.schedule.zone(&self.zone).resolve(original);
        let start = schedule::on_the_wall(original, start_at, self.schedule.all_day, &self.zone);
        SlotDate {
            slot: self.slot.uid,
            slot_name: self.slot.name.clone(),
            original: civil_text(original),
            start: text(start, self.schedule.all_day),
            start_at,
            all_day: self.schedule.all_day,
            state: if item.is_some() { SlotDateState::Filled } else { SlotDateState::Skipped },
            day_off: off.get(&start.date()).cloned(),
            item,
        }
    }

    /// The one of that name.
    pub fn date(&self, tx: &ReadTx<'_>, original: &str) -> Result<SlotDate> {
        let unknown = || Error::not_found("occurrence", original);
        let civil = parse_civil("original", original).map_err(|_| unknown())?;
        let at = self.schedule.zone(&self.zone).resolve(civil);
        let mut around = self.dates(tx, Window { from: at, to: at + 1 })?;
        // A date that was moved begins elsewhere.
        if !around.iter().any(|date| date.original == original)
            && let Some(moved) = schedule::date(tx, self.slot.schedule_id, original)?
        {
            around = self.dates(tx, Window { from: moved.start_at, to: moved.start_at + 1 })?;
        }
        around.into_iter().find(|date| date.original == original).ok_or_else(unknown)
    }

    /// The dates from one of that name on, or those still to come, until so many of them are empty.
    pub fn next(&self, tx: &ReadTx<'_>, from: Option<&str>, count: usize) -> Result<Vec<SlotDate>> {
        let begins = match from {
            Some(original) => self.date(tx, original)?.start_at,
            None => tx.now() - DAY,
        };
        let mut found = Vec::new();
        let mut empty = 0;
        let (mut at, mut days) = (begins, 64);
        let (_, ends_before) = self.bounds(tx)?;
        while empty < count && at < begins + FARTHEST * DAY && at < ends_before {
            let dates = self.dates(tx, Window { from: at, to: at + days * DAY })?;
            for date in dates.into_iter().filter(|date| from.is_some() || is_to_come(tx, date)) {
                if empty == count || found.len() == MOST {
                    return Ok(found);
                }
                empty += usize::from(date.state == SlotDateState::Empty);
                found.push(date);
            }
            at += days * DAY;
            days *= 2;
        }
        Ok(found)
    }

    /// Nothing of its rule is outside of these instants.
    fn bounds(&self, tx: &ReadTx<'_>) -> Result<(Millis, Millis)> {
        let spans = schedule::spans(tx, &[self.slot.schedule_id])?;
        let instant = |civil: Civil| self.schedule.zone(&self.zone).resolve(civil);
        Ok(spans
            .get(&self.slot.schedule_id)
            .map_or((0, 0), |(begins, ends)| (instant(*begins), instant(*ends) + DAY)))
    }
}

fn text(start: Civil, all_day: bool) -> String {
    if all_day { date_text(start.date()) } else { civil_text(start) }
}
