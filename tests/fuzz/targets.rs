//! The readers.

pub mod archive;
pub mod calendar;
pub mod chats;
pub mod messages;
pub mod spreadsheet;
pub mod tables;
