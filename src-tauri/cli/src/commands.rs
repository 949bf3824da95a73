//! What each subcommand does: it turns arguments into calls of the command table, and results into sentences.

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
        Command::Call(arguments) => table::call(session, &arguments),
        Command::Commands => Ok(table::list(session)),
    }
}
