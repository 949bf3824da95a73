//! Filling dates of slots, emptying them, leaving them out.

use super::{
    dates::{Slotted, filled_by},
    table,
    view::{FillSlot, FillSlotLines, FilledSlotLines, SkipSlotDates, SlotDate, SlotDateRef, SlotDateState},
};
use crate::{
    Error, Result, Uid,
    content::{self, AddContent, ContentState, ContentView, EditContent},
    patch::Patch,
    recurrence::parse_civil,
    schedule::{self, Scope, When},
    store::{ReadTx, WriteTx},
};

/// Most texts that are taken at once.
const MOST_LINES: usize = 1_000;

/// Lets an item fill a date: it gets the date's time, and what it lacks of channels, pillar and owner.
pub fn fill(tx: &mut WriteTx<'_>, input: &FillSlot) -> Result<SlotDate> {
    let slotted = Slotted::of(tx, table::get(tx, input.uid)?)?;
    let item = content::get(tx, input.content)?;
    put(tx, &slotted, &input.original, &item)?;
    tx.describe(serde_json::json!({ "name": slotted.slot.name, "title": item.title }));
    slotted.date(tx, &input.original)
}

fn put(tx: &mut WriteTx<'_>, slotted: &Slotted, original: &str, item: &ContentView) -> Result<()> {
    let slot = &slotted.slot;
    if item.community != slot.community {
        return Err(Error::not_found("content", item.uid));
    }
    let repeats = item.schedule.as_ref().is_some_and(|own| own.rrule.is_some() || !own.exceptions.is_empty());
    if repeats {
        return Err(Error::invalid("content", "repeats"));
    }
    if item.state >= ContentState::Published {
        return Err(Error::invalid("content", "already_out"));
    }
    let date = slotted.date(tx, original)?;
    match date.state {
        SlotDateState::Filled if date.item.as_ref().is_some_and(|there| there.uid != item.uid) => {
            return Err(Error::invalid("original", "already_filled"));
        }
        SlotDateState::Skipped => return Err(Error::not_found("occurrence", original)),
        _ => {}
    }
    let channels = table::meant_by(tx, slot.id)?;
    let missing = |own: Option<Uid>, of_slot: Option<Uid>| match (own, of_slot) {
        (None, Some(uid)) => Patch::Set(uid),
        _ => Patch::Keep,
    };
    let edit = EditContent {
        when: Patch::Set(when(tx, slotted, original)?),
        pillar: missing(item.pillar, slot.pillar),
        owner: missing(item.owner, slot.owner),
        channels: item.channels.is_empty().then_some(channels),
        ..EditContent::of(item.uid)
    };
    content::edit(tx, edit)?;
    let content_id = content::content_id(tx, item.uid)?;
    table::put_item(tx, slot.id, original, content_id)
}

/// When a date is, by the slot's own clock.
fn when(tx: &WriteTx<'_>, slotted: &Slotted, original: &str) -> Result<When> {
    let start = match schedule::date(tx, slotted.slot.schedule_id, original)? {
        Some(date) => date.start,
        None => parse_civil("original", original)?,
    };
    Ok(When { start, rule: None, ..slotted.schedule.when() })
}

/// Makes an item of each text for the next empty dates, in order.
pub fn fill_lines(tx: &mut WriteTx<'_>, input: &FillSlotLines) -> Result<FilledSlotLines> {
    let slotted = Slotted::of(tx, table::get(tx, input.uid)?)?;
    let slot = &slotted.slot;
    let lines: Vec<&str> =
        input.lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    if lines.is_empty() {
        return Err(Error::invalid("lines", "empty"));
    }
    if lines.len() > MOST_LINES {
        return Err(Error::invalid("lines", "too_many").with("limit", MOST_LINES));
    }
    let empty = slotted.next(tx, input.from.as_deref(), lines.len())?;
    let empty: Vec<SlotDate> = empty.into_iter().filter(|date| date.state == SlotDateState::Empty).collect();
    if empty.is_empty() {
        return Err(Error::invalid("uid", "no_empty_date"));
    }
    let channels = table::meant_by(tx, slot.id)?;
    let of_slot = |uid: Option<Uid>| uid.map_or(Patch::Keep, Patch::Set);
    let mut filled = Vec::with_capacity(empty.len());
    for (text, date) in lines.iter().zip(&empty) {
        let item = content::add(
            tx,
            AddContent {
                community: slot.community,
                title: None,
                text: Some((*text).to_owned()),
                pieces: Vec::new(),
                state: None,
                owner: of_slot(slot.owner),
                reviewer: None,
                pillar: of_slot(slot.pillar),
                channels: (!channels.is_empty()).then(|| channels.clone()),
                channel_tags: Vec::new(),
                when: Some(when(tx, &slotted, &date.original)?),
                language: None,
                note: None,
            },
        )?;
        let content_id = content::content_id(tx, item.uid)?;
        table::put_item(tx, slot.id, &date.original, content_id)?;
        filled.push(slotted.date(tx, &date.original)?);
    }
    tx.describe(serde_json::json!({ "name": slot.name, "count": filled.len() }));
    let left = lines.iter().skip(filled.len()).map(|line| (*line).to_owned()).collect();
    Ok(FilledSlotLines { filled, left })
}

/// Takes the item off a date: it becomes a draft without a time, unless it went out or elsewhere already.
pub fn empty(tx: &mut WriteTx<'_>, input: &SlotDateRef) -> Result<()> {
    let slotted = Slotted::of(tx, table::get(tx, input.uid)?)?;
    let Some(item) = slotted.date(tx, &input.original)?.item else {
        return Err(Error::not_found("slot_item", &input.original));
    };
    if item.state < ContentState::Published {
        content::edit(tx, EditContent { when: Patch::Clear, ..EditContent::of(item.uid) })?;
    }
    table::remove_item(tx, slotted.slot.id, &input.original)?;
    tx.describe(serde_json::json!({ "name": slotted.slot.name, "title": item.title }));
    Ok(())
}

/// Leaves dates out, or takes them back in. What fills one stays there.
pub fn skip(tx: &mut WriteTx<'_>, input: &SkipSlotDates) -> Result<()> {
    let slot = table::get(tx, input.uid)?;
    let scope = input.scope.unwrap_or(Scope::This);
    if scope == Scope::All || scope == Scope::Following && (!input.skipped || input.originals.len() != 1) {
        return Err(Error::invalid("scope", "out_of_range"));
    }
    for original in &input.originals {
        if input.skipped {
            let removal = schedule::remove(tx, slot.schedule_id, original, scope)?;
            if removal == schedule::Removal::Whole {
                return Err(Error::invalid("originals", "last_date"));
            }
        } else {
            schedule::add_date(tx, slot.schedule_id, parse_civil("original", original)?)?;
        }
    }
    tx.describe(serde_json::json!({
        "name": slot.name, "count": input.originals.len(), "skipped": input.skipped
    }));
    Ok(())
}

/// The next empty date, after now and after its own, of the slot of which an item fills a date. Nothing, when it fills none or
/// the slot has no other.
pub fn next_for(tx: &ReadTx<'_>, uid: Uid) -> Result<Option<SlotDate>> {
    Ok(after_own(tx, uid)?.map(|(_, next)| next))
}

fn after_own(tx: &ReadTx<'_>, uid: Uid) -> Result<Option<(Slotted, SlotDate)>> {
    let Some(own) = filled_by(tx, uid)? else { return Ok(None) };
    let slotted = Slotted::of(tx, table::get(tx, own.slot)?)?;
    let from = (own.start_at > tx.now()).then_some(own.original.as_str());
    let next = slotted.next(tx, from, 1)?.into_iter().find(|date| date.state == SlotDateState::Empty);
    Ok(next.map(|next| (slotted, next)))
}

/// Moves an item that fills a date of a slot to the slot's next empty date; whether it has one.
pub fn put_off(tx: &mut WriteTx<'_>, uid: Uid) -> Result<bool> {
    let Some((slotted, next)) = after_own(tx, uid)? else { return Ok(false) };
    let item = content::get(tx, uid)?;
    put(tx, &slotted, &next.original, &item)?;
    Ok(true)
}
