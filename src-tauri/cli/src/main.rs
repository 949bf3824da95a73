//! `tulou-cli`: the command table for scripts and servers. Results on stdout, messages and progress on stderr, exit
//! status 0 only on success.

mod arguments;
mod commands;
mod session;
mod speech;
mod usage;

use std::{io::Write, process::ExitCode};

/// Counts, so that a child that reads a workbook can be held to its limit.
#[global_allocator]
static ALLOCATOR: tulou_host::CountingAllocator = tulou_host::CountingAllocator;

fn main() -> ExitCode {
    tulou_host::answer_read_table();
    let given: Vec<_> = std::env::args_os().collect();
    let speech = speech::Speech::choose(&given);
    match arguments::parse(&given, &speech) {
        Ok((options, command)) => {
            let session = session::Session::new(options, speech);
            let result = commands::run(&session, command);
            session.finish(result)
        }
        // Help and version are answers, not failures: clap knows which stream and status fit.
        Err(usage) => {
            let status = u8::try_from(usage.exit_code()).unwrap_or(2);
            let said = match usage::message(&usage, &speech) {
                Some(message) if given.iter().any(|argument| argument == "--json") => {
                    let report = serde_json::json!({ "code": "usage", "message": message });
                    writeln!(std::io::stderr(), "{report}")
                }
                Some(message) => writeln!(std::io::stderr(), "{message}"),
                None => usage.print(),
            };
            match said {
                Ok(()) => ExitCode::from(status),
                Err(_) => ExitCode::FAILURE,
            }
        }
    }
}
