//! Reminders: when the manager is told of something planned. A reminder is an intent ("ten minutes before each date");
//! each date of it gets a row of its own on this machine, which lives through pending, firing, shown, acknowledged or
//! snoozed. [`due`] is asked at least every 30 seconds by the wall clock and decides everything from stored rows, so
//! sleep, restarts and jumps of the clock lose nothing and repeat nothing.
//!
//! Not here: how a notice is shown (the shell), and what is planned when (`schedule`).

mod late;
mod model;
mod ops;
mod table;
#[cfg(test)]
mod tests;
mod view;

pub use ops::{
    acknowledge, add, due, follow, of_community, of_subject, quiet_among, remove, set, shown, snooze, waiting,
};
pub use table::TABLES;
pub use view::{
    Acknowledge, Anchor, DueInput, FireRef, Notice, NoticeActions, QuietPolicy, ReminderInput, ReminderView,
    RemindersOf, SetReminders, Snooze, SubjectKind, WaitingReminder,
};
