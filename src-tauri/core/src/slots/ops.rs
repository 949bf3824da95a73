//! Use cases of slots: making, changing, listing, removing.

use super::{
    dates::{Slotted, is_to_come},
    table::{self, NewSlot, Slot},
    view::{AddSlot, EditSlot, RemoveSlots, SlotDateState, SlotView},
};
use crate::{
    Error, Result, Uid, channels,
    patch::Patch,
    recurrence::{Civil, civil_text},
    schedule::{self, Change, Kind, NewSchedule, Rekey, Scope, Shifted, When, Window},
    store::{ReadTx, WriteTx},
    workspace::{self, TagKind, checked_name, row_id},
};

const DAY: i64 = 86_400_000;
/// How far the counts of a slot look ahead.
const AHEAD: i64 = 30;

/// The slots of a community, in their order.
pub fn list(tx: &ReadTx<'_>, community: Uid) -> Result<Vec<SlotView>> {
    let community_id = workspace::community_id(tx, community)?;
    table::of_community(tx, community_id)?.into_iter().map(|slot| view(tx, slot)).collect()
}

fn view(tx: &ReadTx<'_>, slot: Slot) -> Result<SlotView> {
    let channels = table::channels_of(tx, slot.id)?.into_iter().map(|(_, uid)| uid).collect();
    let channel_tags = table::tags_of(tx, slot.id)?.into_iter().map(|(_, uid)| uid).collect();
    let goes_to = table::meant_by(tx, slot.id)?;
    let schedule = schedule::view(tx, slot.schedule_id)?;
    let slotted = Slotted::of(tx, slot)?;
    let window = Window { from: tx.now() - DAY, to: tx.now() + AHEAD * DAY };
    let mut soon = slotted.dates(tx, window)?;
    soon.retain(|date| is_to_come(tx, date));
    let count = |state| i64::try_from(soon.iter().filter(|date| date.state == state).count());
    let (filled, empty) = (count(SlotDateState::Filled), count(SlotDateState::Empty));
    let next_empty = slotted.next(tx, None, 1)?.into_iter().find(|date| date.state == SlotDateState::Empty);
    let slot = slotted.slot;
    Ok(SlotView {
        uid: slot.uid,
        name: slot.name,
        pillar: slot.pillar,
        owner: slot.owner,
        channels,
        channel_tags,
        goes_to,
        skip_days_off: slot.skip_days_off,
        note: slot.note,
        schedule,
        next_empty,
        filled: filled.unwrap_or_default(),
        empty: empty.unwrap_or_default(),
    })
}

/// Makes a slot.
pub fn add(tx: &mut WriteTx<'_>, input: &AddSlot) -> Result<SlotView> {
    let community_id = workspace::community_id(tx, input.community)?;
    let name = checked_name(&input.name)?;
    if input.when.rule.is_none() {
        return Err(Error::invalid("rule", "empty"));
    }
    let pillar_id = input.pillar.map(|uid| row_id(tx, "pillar", uid)).transpose()?;
    let owner_id = input.owner.map(|uid| workspace::operator_id(tx, uid)).transpose()?;
    let schedule_id = schedule::add(tx, &NewSchedule::new(community_id, Kind::Content, input.when.clone()))?;
    let new = NewSlot {
        community_id,
        name,
        pillar_id,
        owner_id,
        schedule_id,
        skip_days_off: input.skip_days_off,
        note: input.note.as_deref().map(str::trim).filter(|note| !note.is_empty()),
    };
    let (id, uid) = table::insert(tx, &new)?;
    set_channels(tx, id, &input.channels)?;
    set_tags(tx, id, community_id, &input.channel_tags)?;
    tx.describe(serde_json::json!({ "name": name }));
    view(tx, table::get(tx, uid)?)
}

fn set_channels(tx: &mut WriteTx<'_>, slot_id: i64, wanted: &[Uid]) -> Result<()> {
    for (channel_id, uid) in table::channels_of(tx, slot_id)? {
        if !wanted.contains(&uid) {
            table::remove_channel(tx, slot_id, channel_id)?;
        }
    }
    for uid in wanted {
        table::add_channel(tx, slot_id, channels::channel_id(tx, *uid)?)?;
    }
    Ok(())
}

fn set_tags(tx: &mut WriteTx<'_>, slot_id: i64, community_id: i64, wanted: &[Uid]) -> Result<()> {
    for (tag_id, uid) in table::tags_of(tx, slot_id)? {
        if !wanted.contains(&uid) {
            table::remove_tag(tx, slot_id, tag_id)?;
        }
    }
    for uid in wanted {
        let (tag_id, tag) = workspace::tag(tx, *uid)?;
        if tag.kind != TagKind::Channel || workspace::community_of_tag(tx, tag_id)? != community_id {
            return Err(Error::not_found("tag", uid));
        }
        table::add_tag(tx, slot_id, tag_id)?;
    }
    Ok(())
}

/// Changes a slot. What it gives to items, it gives to those that come.
pub fn edit(tx: &mut WriteTx<'_>, input: EditSlot) -> Result<SlotView> {
    let mut slot = table::get(tx, input.uid)?;
    let more = input.name.is_some()
        || input.pillar != Patch::Keep
        || input.owner != Patch::Keep
        || input.channels.is_some()
        || input.channel_tags.is_some()
        || input.skip_days_off.is_some()
        || input.note != Patch::Keep;
    // One date has a time of its own and nothing else.
    if input.scope == Some(Scope::This) && (more || input.change.is_none()) {
        return Err(Error::invalid("scope", "not_for_one_date"));
    }
    // The part that goes on for itself is the one that is edited.
    if let Some(change) = &input.change {
        let original = input.original.as_deref();
        slot = change_dates(tx, slot, original, input.scope.unwrap_or(Scope::All), change)?;
    }
    if let Some(name) = &input.name {
        table::set(tx, slot.id, "name", &checked_name(name)?)?;
    }
    let pillar_id = input.pillar.try_map(|uid| row_id(tx, "pillar", uid))?;
    let owner_id = input.owner.try_map(|uid| workspace::operator_id(tx, uid))?;
    for (column, value) in [("pillar_id", pillar_id), ("owner_id", owner_id)] {
        if value != Patch::Keep {
            table::set(tx, slot.id, column, &value.apply(None))?;
        }
    }
    if input.note != Patch::Keep {
        table::set(tx, slot.id, "note", &input.note.apply(None))?;
    }
    if let Some(skip) = input.skip_days_off {
        table::set(tx, slot.id, "skip_days_off", &skip)?;
    }
    if let Some(channels) = &input.channels {
        set_channels(tx, slot.id, channels)?;
    }
    if let Some(tags) = &input.channel_tags {
        set_tags(tx, slot.id, slot.community_id, tags)?;
    }
    let slot = table::get(tx, slot.uid)?;
    tx.describe(serde_json::json!({ "name": slot.name }));
    view(tx, slot)
}

/// Gives a slot, or one date of it, another time. What fills one follows its name; what stands at the time of its date and has not gone out
/// yet goes with it. With `following` the rest becomes a slot of its own, which is answered.
fn change_dates(
    tx: &mut WriteTx<'_>,
    slot: Slot,
    original: Option<&str>,
    scope: Scope,
    change: &Change,
) -> Result<Slot> {
    if scope == Scope::This && (original.is_none() || change.rule != Patch::Keep) {
        return Err(Error::invalid("scope", "not_for_one_date"));
    }
    let first;
    let original = match original {
        Some(original) => original,
        None => {
            first = civil_text(schedule::get(tx, slot.schedule_id)?.start);
            &first
        }
    };
    let standing = standing(tx, &slot)?;
    let change = schedule::by_its_own_clock(tx, slot.schedule_id, change)?;
    let Shifted { split, rekeys, .. } = schedule::edit(tx, slot.schedule_id, original, scope, &change)?;
    let mut edited = slot.id;
    if let Some(new) = split {
        edited = table::copy(tx, &slot, new)?;
    }
    for key in &rekeys {
        rekey(tx, slot.community_id, key)?;
    }
    for (content_id, item_schedule) in standing {
        follow(tx, content_id, item_schedule)?;
    }
    let edited = table::of_community(tx, slot.community_id)?.into_iter().find(|one| one.id == edited);
    let edited = edited.ok_or_else(|| Error::not_found("slot", slot.uid))?;
    match schedule::get(tx, edited.schedule_id)?.rrule {
        Some(_) => Ok(edited),
        None => Err(Error::invalid("rule", "empty")),
    }
}

/// Items that stand where their dates are and have not gone out, each with its schedule.
fn standing(tx: &ReadTx<'_>, slot: &Slot) -> Result<Vec<(i64, i64)>> {
    let mut found = Vec::new();
    for (content_id, item_schedule, original) in table::coming(tx, slot.id)? {
        let date = start_of(tx, slot.schedule_id, &original)?;
        if date.is_some() && date == Some(schedule::get(tx, item_schedule)?.start) {
            found.push((content_id, item_schedule));
        }
    }
    Ok(found)
}

fn start_of(tx: &ReadTx<'_>, schedule_id: i64, original: &str) -> Result<Option<Civil>> {
    Ok(schedule::date(tx, schedule_id, original)?.map(|date| date.start))
}

/// Puts an item where its date is now, if there is one.
fn follow(tx: &mut WriteTx<'_>, content_id: i64, item_schedule: i64) -> Result<()> {
    let Some((slot, original)) = table::of_content(tx, content_id)? else { return Ok(()) };
    let Some(start) = start_of(tx, slot.schedule_id, &original)? else { return Ok(()) };
    let when = When { start, rule: None, ..schedule::get(tx, slot.schedule_id)?.when() };
    if schedule::get(tx, item_schedule)?.when() != when {
        // What happens once has no names of dates that could change.
        schedule::set_when(tx, item_schedule, &when)?;
    }
    Ok(())
}

/// Lets what fills dates follow their new names.
fn rekey(tx: &mut WriteTx<'_>, community_id: i64, key: &Rekey) -> Result<()> {
    let slots = table::of_community(tx, community_id)?;
    let of = |schedule_id: i64| slots.iter().find(|slot| slot.schedule_id == schedule_id);
    let (Some(from), Some(to)) = (of(key.from_schedule), of(key.to_schedule)) else { return Ok(()) };
    let originals = table::originals(tx, from.id)?;
    let renamed: Vec<(i64, String)> =
        originals.into_iter().filter_map(|(id, old)| Some((id, key.new_name(&old)?))).collect();
    // First out of the way: a new name may be the old one of an item that is still to be renamed.
    for (id, _) in &renamed {
        table::rename_item(tx, *id, from.id, &format!("~{id}"))?;
    }
    for (id, original) in &renamed {
        table::rename_item(tx, *id, to.id, original)?;
    }
    Ok(())
}

/// Takes a pillar off every slot: it is about to go.
pub fn forget_pillar(tx: &mut WriteTx<'_>, pillar: Uid) -> Result<()> {
    table::forget_pillar(tx, row_id(tx, "pillar", pillar)?)
}

/// Takes slots away; what filled their dates stays as it is.
pub fn remove(tx: &mut WriteTx<'_>, input: &RemoveSlots) -> Result<()> {
    let mut name = None;
    for uid in &input.uids {
        let slot = table::get(tx, *uid)?;
        table::remove(tx, slot.id)?;
        schedule::delete(tx, slot.schedule_id)?;
        name = Some(slot.name);
    }
    let name = name.filter(|_| input.uids.len() == 1);
    tx.describe(serde_json::json!({ "count": input.uids.len(), "name": name }));
    Ok(())
}
