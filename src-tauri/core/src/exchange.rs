//! Calendar files: reading any, writing ones that every program reads right.

mod component;
mod export;
mod file;
mod holidays;
mod import;
pub mod lines;
mod model;
mod ops;
mod pace;
mod parse;
mod rules;
mod series;
mod table;
mod values;
mod view;
mod vtimezone;
mod writer;
mod zones;

pub use file::read as read_file;
pub use holidays::titled_days;
pub use import::{Imported, ImportedAlarm, import, preview};
pub use model::{Alarm, Item, ItemKind, Kept, Parsed, Part};
pub use ops::{
    Alarms, export, forget_file, keep_file, kept_files, refresh_kept_files, rename_tag, selected, text,
};
pub use pace::Pace;
pub use parse::parse;
pub use table::{TABLES, uids_as_they_came};
pub use view::{
    CalendarImport, CalendarProblem, CalendarSelection, ExportCalendar, ExportOptions, ExportedCalendar,
    ImportCalendar, KeptFile, KeptFileRef, ProblemCode,
};
pub use vtimezone::zone_text;
