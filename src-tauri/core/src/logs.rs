//! Logs that come in: tables of who did what and when. They fill the interaction log; lists of people are the matter of `imports`.
//!
//! A table is read outside of any transaction into a few bytes a row, then its authors and channels are looked up and its rows are
//! added to the log as one step. Rows that the log holds already are not added again.

mod apply;
mod authors;
mod reading;
mod view;
mod words;

pub use apply::{apply, inspect};
pub use view::{LogFault, LogImport, LogInspection, LogProblem, LogReport};
