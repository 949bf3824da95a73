//! The calendar: everything planned in a window.
//!
//! Nothing is stored here; dates come from `schedule`, titles and states from the subjects. What its days are apart from
//! the plan is known by `days`.

mod conflicts;
mod ops;
mod view;

pub use ops::{occurrences, range};
pub use view::{
    AddDate, CalendarItem, CalendarRange, CalendarView, Conflict, ConflictKind, CopyDate, DeleteDate,
    EditDate, EditedDate, Occurrence, ShiftDates, ShiftedDates,
};
