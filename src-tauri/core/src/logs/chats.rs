//! Exports of chats that come in: their messages fill the log, the people in them become members or wait to be, and who came and
//! went is written down where they did.
//!
//! Files are read outside of any transaction; everything that they say is one step and one batch.

mod apply;
mod channels;
mod columns;
mod gather;
mod gathered;
mod messages;
mod overlap;
mod people;
mod places;
mod problems;
mod reading;
mod rows;
mod view;

pub use apply::{ReadChats, apply, apply_told, read};
pub(super) use columns::{Asked, is_messages};
pub use messages::FORMAT as MESSAGES;
pub(super) use messages::{LOOKED_AT, layout, read as read_messages};
pub(super) use reading::COLUMNS_MISSING;
pub use reading::formats;
pub use view::{
    Assignment, ChatImport, ChatOutcome, ChatProblem, ChatReport, MessageColumn, MessageColumns, MessageNeed,
    MessageTable, MessageTarget, ReadFile, SampleMessage,
};
