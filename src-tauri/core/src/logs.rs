//! Logs that come in: tables of who did what and when. They fill the interaction log; lists of people are the matter of `imports`.
//!
//! A table is read outside of any transaction into a few bytes a row, then its authors and channels are looked up and its rows are
//! added to the log as one step. Rows that the log holds already are not added again.

mod accounts;
mod apply;
mod authors;
mod batch;
mod chatlab;
mod chats;
mod count;
mod numbered;
mod platforms;
mod reading;
mod table;
mod times;
mod unassigned;
mod view;
mod words;
mod zone;

pub use accounts::{add as add_account, remove as remove_account};
pub use apply::{ReadTable, apply, inspect, read};
pub use batch::remove;
pub use chatlab::export as export_chat;
pub use chats::{
    Assignment, ChatImport, ChatOutcome, ChatProblem, ChatReport, MESSAGES as TABLE_OF_MESSAGES,
    MessageColumn, MessageColumns, MessageNeed, MessageTable, MessageTarget, ReadChats, ReadFile,
    SampleMessage, apply as apply_chats, apply_told, formats as chat_formats, read as read_chats,
};
pub use count::count;
pub use table::TABLES;
pub use unassigned::{assign, list as unassigned};
pub use view::{
    AssignPeople, AssignedPeople, BatchRef, ExportChat, ExportedChat, Likely, ListUnassigned, LogFault,
    LogImport, LogInspection, LogProblem, LogReport, LogZone, Removed, Shifted, UnassignedPeople,
    UnassignedPerson,
};
pub use zone::set_zone;
