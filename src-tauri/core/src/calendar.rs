//! The calendar: everything planned in a window, and what its days are (lunar date, festivals, days off).
//!
//! Nothing is stored here but imported days; dates come from `schedule`, titles and states from the subjects.

mod conflicts;
mod days;
mod notes;
mod ops;

mod table;
mod view;

pub use days::{day_notes, import_days, remove_days};

pub use ops::{occurrences, range};
pub use table::TABLES;
pub use view::{
    AddDate, CalendarItem, CalendarRange, CalendarView, Conflict, ConflictKind, CopyDate, DayKind, DayNote,
    DayNotes, DayNotesInput, DayOff, DeleteDate, EditDate, EditedDate, ImportDays, ImportedDays, Named,
    Occurrence, RemoveDays, ShiftDates, ShiftedDates,
};
