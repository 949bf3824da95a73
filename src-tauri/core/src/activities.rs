//! Activities: talks, discussions, contests, meetups, camps, offers; once or in a series, with registrations, a waiting
//! list and check-in for each date.
//!
//! A seat is a person: somebody who brings two takes three. Whoever finds no seat waits in the order of coming; a seat
//! that is freed moves the first one up whose company fits. Times live in [`crate::schedule`], checklists in
//! [`crate::tasks`].

mod model;
mod ops;
mod table;
mod view;

pub use ops::{
    activity_id, add, adopt_schedule, counts, duplicate, edit, edit_each, get, list, of_schedule,
    once_preview, register, registration_edit, registrations, registrations_mark, rekey, take_list, trash,
};
pub use table::{Attended, TABLES, attendances, attended};
pub use view::{
    ActivityFormat, ActivityList, ActivityRef, ActivityRow, ActivitySort, ActivityView, AddActivity,
    EditActivities, EditActivity, EditRegistration, ListActivities, ListedAs, MarkRegistrations,
    NewRegistration, OncePreview, Register, RegistrationCounts, RegistrationForms, RegistrationList,
    RegistrationState, RegistrationView, RegistrationsOf, TakenCounts, TakenList, TrashActivities,
};
