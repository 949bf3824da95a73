//! `call` and `commands`: the table itself.

use serde_json::json;
use tulou_core::{
    Result,
    api::{COMMANDS, Command},
};

use crate::{
    arguments::Call,
    session::{Outcome, Session},
};

/// Runs any command of the table.
pub fn call(session: &Session, arguments: &Call) -> Result<Outcome> {
    let input = if arguments.input == "-" {
        std::io::read_to_string(std::io::stdin())
            .map_err(|reason| tulou_core::Error::io(std::path::Path::new("stdin"), &reason))?
    } else {
        arguments.input.clone()
    };
    let app = session.open()?;
    Ok(Outcome::json(session.call_text(&app, &arguments.name, &input)?))
}

/// Lists the table.
pub fn list(_: &Session) -> Outcome {
    let all: Vec<&Command> = COMMANDS.iter().copied().flatten().collect();
    let json = all
        .iter()
        .map(|command| json!({ "name": command.name, "kind": command.kind, "doc": command.doc.trim() }))
        .collect();
    let width = all.iter().map(|command| command.name.len()).max().unwrap_or_default();
    let lines: Vec<String> = all
        .iter()
        .map(|command| {
            let kind = format!("{:?}", command.kind).to_lowercase();
            let doc = command.doc.split_whitespace().collect::<Vec<_>>().join(" ");
            format!("{kind:<5}  {:<width$}  {doc}", command.name)
        })
        .collect();
    Outcome::text(json, lines.join("\n"))
}
