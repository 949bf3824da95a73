//! The table of every command: name, input, output and kind. The window, `tulou-cli` and the tests call the same table
//! through [`call`]; `cargo xtask bindings` writes it out as TypeScript.
//!
//! Four kinds: `read` gets a snapshot, `write` an undoable step, `local` writes of this machine alone (neither undone
//! nor synchronised), `job` runs long, reports progress, can be cancelled and opens its own transactions.

mod activities;
mod app;
mod attachments;
mod backup;
mod calendar;
mod channels;
mod contacts;
mod content;
mod demo;
mod exchange;
mod feedback;
mod imports;
mod insights;
mod job;
mod lifting;
mod logs;
mod members;
mod name_lists;
mod points;
mod reminders;
mod risk;
mod search;
mod sending;
mod slots;
mod sweep;
mod table;
mod tasks;
mod texts;
mod tiers;
mod today;
mod trash;
mod typescript;
mod undo;
mod view;
mod workspace;

pub use app::{App, Ports};
pub use job::{Job, NoProgress};
pub use table::{Command, Kind};
pub use typescript::write_bindings;
pub use view::{Nothing, Progress};

use crate::{Code, Error, Result};

/// Every command, by domain.
pub const COMMANDS: &[&[Command]] = &[
    workspace::COMMANDS,
    channels::COMMANDS,
    members::COMMANDS,
    tiers::COMMANDS,
    contacts::COMMANDS,
    feedback::COMMANDS,
    points::COMMANDS,
    imports::COMMANDS,
    logs::COMMANDS,
    insights::COMMANDS,
    search::COMMANDS,
    texts::COMMANDS,
    attachments::COMMANDS,
    content::COMMANDS,
    sending::COMMANDS,
    slots::COMMANDS,
    reminders::COMMANDS,
    activities::COMMANDS,
    name_lists::COMMANDS,
    tasks::COMMANDS,
    backup::COMMANDS,
    today::COMMANDS,
    trash::COMMANDS,
    demo::COMMANDS,
    undo::COMMANDS,
    calendar::COMMANDS,
    exchange::COMMANDS,
];

/// The command called `name`.
pub fn find(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().copied().flatten().find(|command| command.name == name)
}

/// Runs the command `name` on a JSON input and returns its output as JSON.
pub fn call(app: &App, name: &str, input: &str, job: &Job<'_>) -> Result<String> {
    let command = find(name).ok_or_else(|| Error::new(Code::UnknownCommand).with("name", name))?;
    let result = (command.run)(app, input, job);
    if result.as_ref().is_err_and(|error| error.code == Code::DiskFull) {
        app.make_room();
    }
    result
}
