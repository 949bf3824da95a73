//! What each subcommand does: it turns arguments into calls of the command table, and results into sentences.

mod choices;
mod export;
mod import;
mod insights;
mod inspect;
mod safety;
mod search;
mod start;
mod table;

use tulou_core::Result;

use crate::{
    arguments::Command,
    session::{Outcome, Session},
};

/// Runs one subcommand.
pub fn run(session: &Session, command: Command) -> Result<Outcome> {
    match command {
        Command::Init(arguments) => start::init(session, &arguments),
        Command::Demo(arguments) => start::demo(session, &arguments),
        Command::Inspect(arguments) => inspect::inspect(session, &arguments),
        Command::Import(arguments) => import::import(session, &arguments),
        Command::Export(arguments) => export::export(session, &arguments),
        Command::Occurrences(arguments) => export::occurrences(session, &arguments),
        Command::Insights(arguments) => insights::insights(session, &arguments),
        Command::Search(arguments) => search::search(session, &arguments),
        Command::Backup(arguments) => safety::backup(session, &arguments),
        Command::Restore(arguments) => safety::restore(session, &arguments),
        Command::Check(arguments) => safety::check(session, &arguments),
        Command::Call(arguments) => table::call(session, &arguments),
        Command::Commands => Ok(table::list(session)),
    }
}
