//! What days are apart from any plan: lunar date, solar term, festivals, official days off and worked weekends, marketing
//! days; and the import of new ones.

mod notes;
mod ops;
mod table;
mod view;

pub use ops::{day_notes, days_off, import_days, remove_days};
pub use table::TABLES;
pub use view::{
    DayKind, DayNote, DayNotes, DayNotesInput, DayOff, ImportDays, ImportedDays, Named, RemoveDays,
};
