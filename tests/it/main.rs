//! Integration tests through the command table, on a real SQLite file.

mod attachments;
mod channels;
mod content;
mod imports;
mod members;
mod tables;
mod undo;
