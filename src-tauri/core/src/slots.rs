//! Slot rows (栏目位): recurring places in the plan whose every date holds a content item of its own.
//!
//! A slot has a schedule of kind content that no item points at: so nothing of it is in the calendar, in calendar files or
//! among reminders, and its rule is moved and cut as every other. What fills a date is an ordinary item with a time of its
//! own, tied to the slot by the name of the date (its original). It may be moved; the date stays filled. An item in the
//! trash or without a time fills nothing.
//!
//! Not here: a post that says the same again and again. That is a recurring item (`content`).

mod dates;
mod filling;
mod ops;
mod table;
mod view;

pub use dates::{EmptySlot, dates, empty_slots, filled_by, names, next_dates};
pub use filling::{empty, fill, fill_lines, next_for, put_off, skip};
pub use ops::{add, edit, forget_pillar, list, remove};
pub use table::{TABLES, drop_tag, move_tag};
pub use view::{
    AddSlot, EditSlot, FillSlot, FillSlotLines, FilledSlot, FilledSlotLines, NextSlotDates, RemoveSlots,
    SkipSlotDates, SlotDate, SlotDateItem, SlotDateRef, SlotDateState, SlotDates, SlotView,
};
