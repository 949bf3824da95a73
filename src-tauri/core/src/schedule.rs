//! The time of everything planned: when a post, an activity, a task or a ritual happens, once or again and again.
//!
//! A subject (content, activity, task) points at its schedule by `schedule_id` and holds no time itself. Times are
//! civil, in a zone; instants are derived and never stored, so a change of a zone or of its rules needs no repair. One
//! date of a series is named by its *original*: the civil start that its rule gives it, which stays its name when it
//! is moved; for something that happens once the original is the empty text. State of a date (sent, came, done,
//! reminded) is kept by others under (schedule, original); [`Rekey`] tells them when originals change.
//!
//! Not here: what the subjects are and what a calendar shows of them (`calendar`), and rules (`recurrence`).

mod dates;
mod extra;
mod model;
mod ops;
mod rekey;
mod series;
mod shift;
mod split;
mod table;
#[cfg(test)]
mod tests;
mod view;
mod window;

pub use dates::{check_date, civil, date, end_of, instant, next, zone_of};
pub use extra::add_date;
pub use model::{
    Exception, ExceptionKind, Kind, NewSchedule, Occurrence, Place, Schedule, Tz, Window, on_the_wall,
};
pub use ops::{
    IcalName, Removal, Shifted, add, by_ical_uid, by_its_own_clock, community_zone, delete, edit, get,
    ical_names, remove, replace, series_of, set_when, shift, view, zone_preview,
};
pub use rekey::Rekey;
pub use table::{TABLES, civil_bounds, count, of_ids, spans};
pub use view::{
    Change, ExceptionView, Overrides, ScheduleView, Scope, When, ZoneMove, ZonePreview, ZonePreviewInput,
};
pub use window::{expanded_beside, occurrences, occurrences_beside, occurrences_of};
