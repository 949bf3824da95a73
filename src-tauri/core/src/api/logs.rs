//! Commands of logs that come in.

use super::{App, Job, backup, table::commands};
use crate::{
    Result,
    backup::Reason,
    imports::InspectImport,
    logs::{self, BatchRef, ChatImport, ChatReport, LogImport, LogInspection, LogReport, Removed},
};

commands! {
    /// Looks whether a file is an export of a chat, or a table a log.
    job log_inspect(InspectImport) -> LogInspection = |app, _, input| logs::inspect(app.ports.reader(), &input);
    /// Imports a table of who did what and when as one step; what is known already is not added again.
    job log_import(LogImport) -> LogReport = |app, job, input| import(app, job, &input);
    /// Imports exports of chats as one step: messages into the log, people among the members, who came and went.
    job chat_import(ChatImport) -> ChatReport = |app, job, input| import_chats(app, job, &input);
    /// Takes what an import brought out of the log; what another import holds, too, stays.
    write log_remove(BatchRef) -> Removed = |_, tx, input| logs::remove(tx, &input).map(|rows| Removed { rows });
}

fn import(app: &App, job: &Job<'_>, input: &LogImport) -> Result<LogReport> {
    if !input.dry_run {
        backup::before(app, job, Reason::Import)?;
    }
    logs::apply(&app.store, app.ports.reader(), input, &|rows| {
        job.progress(rows, None);
        job.check()
    })
}

fn import_chats(app: &App, job: &Job<'_>, input: &ChatImport) -> Result<ChatReport> {
    if !input.dry_run {
        backup::before(app, job, Reason::Import)?;
    }
    logs::apply_chats(&app.store, app.ports.reader(), input, &|records| {
        // Everything is read: what comes now is written at once.
        if records < u64::MAX {
            job.progress(records, None);
        }
        job.check()
    })
}
