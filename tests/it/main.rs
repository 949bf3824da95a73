//! Integration tests through the command table, on a real SQLite file.

mod activities;
mod attachments;
mod backups;
mod calendar;
mod channels;
mod chats;
mod checks;
mod commands;
mod content;
mod demo;

mod exchange;
mod fields;
mod figures;
mod groups_table;
mod imports;
mod insights;
mod kinds_of_exports;
mod large_imports;
mod logs;
mod member_index;
mod members;

mod names;
mod operators;
mod other_clocks;
mod people_in_logs;
mod plan_walk;
mod reminders;
mod same_chats;
mod saved_views;
mod search;
mod sending;
mod sheets;
mod slots;
mod tables;
mod tags;
mod tasks;
mod telegram;
mod texts;
mod today;
mod trash;
mod typed_insights;
mod undo;
mod undo_walk;
mod world;
