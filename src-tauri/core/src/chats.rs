//! Exports of chats as their platforms and tools write them: recognised by their bytes, read as a stream.
//!
//! Every format gives the same records ([`record`]) to a [`Sink`]. Reading never fails because of a line or an element:
//! what can be read is handed out, the rest is reported as [`Problem`]s with their places. Only the file itself failing
//! is an error. Memory does not depend on the length of a chat: JSON is read element by element, text line by line.
//!
//! To add a format: one file in `chats/formats/`, its fixtures, one line in [`formats`].

mod archive;
mod clock;
mod coded;
mod delimited;
mod draft;
mod folder;
mod format;
mod formats;
mod html;
mod input;
mod inspect;
mod json;
mod kinds;
mod lenient;
mod lines;
mod mend;
mod record;
mod sniff;
#[cfg(test)]
mod tests;
mod time;

pub(crate) use delimited::of_table;
pub use folder::{exports_in, no_files};
pub use format::{Format, Options, Sample, Sink};
pub use formats::names as format_names;
pub(crate) use formats::notice;
pub use input::Source;
pub(crate) use inspect::counted;
pub use inspect::{Inspection, inspect};
pub(crate) use kinds::Said;
pub use record::{
    Attachment, Chat, Event, EventKind, Fault, Kind, Message, Person, Place, Problem, Reaction,
};
pub use sniff::{names_in, overruled, recognise, tell_left_out};
pub use time::{Precision, Time, When};
