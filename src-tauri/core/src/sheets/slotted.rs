//! Posts of a sheet that fill the dates of slots: which date a row means, and what stands there already.

use std::collections::HashSet;

use super::{
    lexicon::{Cells, Lexicon},
    reading::Line,
    times,
};
use crate::{
    Error, Result, Uid, content,
    recurrence::{date_text, parse_date},
    slots::{self, FillSlot, SlotDate, SlotDateRef, SlotDateState, SlotDates},
    store::{ReadTx, WriteTx},
};

/// Dates that rows of the sheet have taken.
pub(super) type Taken = HashSet<(Uid, String)>;

/// The dates that a slot has on a day.
fn dates(tx: &ReadTx<'_>, lexicon: &Lexicon, cells: &Cells) -> Result<Vec<SlotDate>> {
    let slot = lexicon.slot_named(cells.get("slot")).map(|(uid, _)| uid);
    let day = parse_date("date", cells.get("date")).ok();
    let (Some(slot), Some(day)) = (slot, day) else { return Ok(Vec::new()) };
    let next = day.succ_opt().map(date_text).unwrap_or_default();
    let asked = SlotDates { community: lexicon.community, slots: vec![slot], from: date_text(day), to: next };
    let mut found = slots::dates(tx, &asked)?;
    found.retain(|date| date.state != SlotDateState::Skipped);
    Ok(found)
}

fn is_free(date: &SlotDate) -> bool {
    matches!(date.state, SlotDateState::Empty | SlotDateState::DayOff)
}

/// Gives a row that names no record the time of the date that it fills. Where the slot has none, it is a post by itself;
/// whether that has to be told is answered.
pub(super) fn settle(tx: &ReadTx<'_>, lexicon: &Lexicon, line: &mut Line, taken: &Taken) -> Result<bool> {
    if line.key.is_some() || line.cells.get("slot").is_empty() {
        return Ok(false);
    }
    let dates = dates(tx, lexicon, &line.cells)?;
    let is_open = |date: &&SlotDate| is_free(date) && !taken.contains(&(date.slot, date.original.clone()));
    // A date that is filled may be filled by what the row speaks of.
    match dates.iter().find(is_open).or(dates.first()) {
        Some(date) => {
            line.cells.0.remove("time");
            times::put_start(&mut line.cells, &date.start, date.all_day);
            Ok(false)
        }
        None => {
            line.cells.0.remove("slot");
            Ok(true)
        }
    }
}

/// The date that a new row takes for itself; nothing when none is free.
pub(super) fn claim(tx: &ReadTx<'_>, lexicon: &Lexicon, cells: &Cells, taken: &mut Taken) -> Result<bool> {
    let mut free = dates(tx, lexicon, cells)?.into_iter().filter(is_free);
    Ok(free.any(|date| taken.insert((date.slot, date.original))))
}

/// The name of the slot that an item fills a date of.
pub(super) fn name_of(tx: &ReadTx<'_>, item: Uid) -> Result<String> {
    Ok(slots::filled_by(tx, item)?.map(|date| date.slot_name).unwrap_or_default())
}

/// Lets an item fill the date that cells name, or takes it off its date.
pub(super) fn fill(tx: &mut WriteTx<'_>, lexicon: &Lexicon, item: Uid, said: Option<&str>) -> Result<()> {
    let before = match said {
        None => return Ok(()),
        Some(_) => slots::filled_by(tx, item)?,
    };
    let Some(name) = said.filter(|name| !name.is_empty()) else {
        return match before {
            Some(date) => slots::empty(tx, &SlotDateRef { uid: date.slot, original: date.original }),
            None => Ok(()),
        };
    };
    if before.is_some_and(|date| date.slot_name == name) {
        return Ok(());
    }
    let mut cells = Cells::default();
    cells.put("slot", name);
    times::put(&mut cells, content::get(tx, item)?.schedule.as_ref(), times::Shows::Start, lexicon)?;
    let date = dates(tx, lexicon, &cells)?.into_iter().find(is_free);
    let date = date.ok_or_else(|| Error::invalid("slot", "no_empty_date"))?;
    slots::fill(tx, &FillSlot { uid: date.slot, original: date.original, content: item }).map(drop)
}
