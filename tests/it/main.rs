//! Integration tests through the command table, on a real SQLite file.

mod channels;
mod tables;
mod undo;
