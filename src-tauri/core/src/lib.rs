//! All product logic of Tulou: no window, no network, no global state.
//!
//! Modules stand in reading order; a module uses only the lines above its own layer (see `ARCHITECTURE.md`).
#![warn(missing_docs)]

// 0: leaves
pub mod change;
pub mod clock;
pub mod error;
mod handfuls;
pub mod id;
pub mod patch;
mod workers;

// 1: storage, dates and tables, without the domain
pub mod recurrence;
pub mod store;
pub mod tabular;
pub mod words;

// 2: exports of chats, and the workspace
pub mod chats;
pub mod workspace;

// 3: places, people, times, days and files
pub mod attachments;
pub mod channels;
pub mod days;
pub mod members;
pub mod schedule;

// 4: what must not go out now
pub mod holds;

// 5: what is planned and counted
pub mod activities;
pub mod contacts;
pub mod content;
pub mod feedback;
pub mod interactions;
pub mod points;
pub mod series;
pub mod tasks;

// 6: groups of members, lists of names, everything planned under one shape, the way out, how groups do, recurring places
// in the plan, what was said
pub mod groups;
pub mod name_lists;
pub mod segments;
pub mod sending;
pub mod slots;
pub mod subjects;
pub mod texts;
pub mod tiers;

// 7: views and exchange
pub mod calendar;
pub mod exchange;

// 7: what follows from the plan
pub mod reminders;
pub mod today;
pub mod trash;

// 8: lists from outside
pub mod imports;
pub mod insights;
pub mod search;

// 9: sheets of everything else, which share with them what comes in; logs; who stands on which tier by rule
pub mod logs;
pub mod sheets;
pub mod standings;

// 10: by all of it who needs care, and what people are given for what they did
pub mod care;
pub mod incentives;

// 11: composition
pub mod demo;
pub mod schema;

// 12: what keeps everything safe
pub mod backup;
pub mod check;

// 13: the command table
pub mod api;

pub use clock::Clock;
pub use error::{Code, Error, Result};
pub use id::Uid;
