//! Commands of slots.

use super::table::{Nothing, commands};
use crate::{
    content::ContentRef,
    slots::{
        self, AddSlot, EditSlot, FillSlot, FillSlotLines, FilledSlot, FilledSlotLines, NextSlotDates,
        RemoveSlots, SkipSlotDates, SlotDate, SlotDateRef, SlotDates, SlotView,
    },
    workspace::CommunityRef,
};

commands! {
    /// The slots of a community (栏目位): recurring places whose every date holds an item of its own.
    read slots(CommunityRef) -> Vec<SlotView> = |_, tx, input| slots::list(tx, input.community);
    /// The dates of slots in some days: filled by which item, empty, or none because of a day off.
    read slot_dates(SlotDates) -> Vec<SlotDate> = |_, tx, input| slots::dates(tx, &input);
    /// The next dates of a slot until so many of them are empty: what texts would fill.
    read slot_next(NextSlotDates) -> Vec<SlotDate> = |_, tx, input| slots::next_dates(tx, &input);
    /// The date of a slot that an item fills.
    read slot_of(ContentRef) -> FilledSlot = |_, tx, input|
        Ok(FilledSlot { date: slots::filled_by(tx, input.uid)? });
    /// Makes a slot.
    write slot_add(AddSlot) -> SlotView = |_, tx, input| slots::add(tx, &input);
    /// Changes a slot, or the time of one date; what is left out stays, null clears. Items at the time of their dates go along.
    write slot_edit(EditSlot) -> SlotView = |_, tx, input| slots::edit(tx, input);
    /// Takes slots away; what filled their dates stays.
    write slots_remove(RemoveSlots) -> Nothing = |_, tx, input| slots::remove(tx, &input).map(|()| Nothing {});
    /// Lets an item fill a date of a slot; it gets its time, and what it lacks of channels, pillar and owner.
    write slot_fill(FillSlot) -> SlotDate = |_, tx, input| slots::fill(tx, &input);
    /// Makes an item of each text for the next empty dates of a slot, in one step.
    write slot_fill_lines(FillSlotLines) -> FilledSlotLines = |_, tx, input| slots::fill_lines(tx, &input);
    /// Takes the item off a date; it becomes a draft without a time.
    write slot_empty(SlotDateRef) -> Nothing = |_, tx, input| slots::empty(tx, &input).map(|()| Nothing {});
    /// Leaves dates of a slot out, or takes them back in.
    write slot_skip(SkipSlotDates) -> Nothing = |_, tx, input| slots::skip(tx, &input).map(|()| Nothing {});
}
