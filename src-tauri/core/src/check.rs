//! "Check data": looks for what should never be (references to nothing, lost logging triggers, counters behind their
//! tables, attachments that are missing or altered), lists it, and repairs what can be repaired without guessing. The
//! caller takes a backup first; repairs of shared records are one undoable step.

mod ops;
mod table;
mod view;

pub use ops::{examine, repair};
pub use view::{CheckInput, CheckReport, CheckRule, Finding};
