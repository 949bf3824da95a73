//! Integration tests through the command table, on a real SQLite file.

mod activities;
mod attachments;
mod backups;
mod calendar;
mod channels;
mod checks;
mod commands;
mod content;
mod demo;
mod exchange;
mod imports;
mod large_imports;
mod member_index;
mod members;
mod operators;
mod reminders;
mod saved_views;
mod search;
mod tables;
mod tags;
mod tasks;
mod today;
mod trash;
mod undo;
mod undo_walk;
