//! Commands of logs that come in.

use std::{panic::resume_unwind, thread};

use super::{App, Job, backup, table::commands};
use crate::{
    Result,
    backup::Reason,
    imports::InspectImport,
    logs::{
        self, BatchRef, ChatImport, ChatReport, ExportChat, ExportedChat, LogImport, LogInspection,
        LogReport, LogZone, Removed, Shifted,
    },
};

commands! {
    /// Looks whether a file is an export of a chat, or a table a log.
    job log_inspect(InspectImport) -> LogInspection = |app, _, input| logs::inspect(&app.store, app.ports.reader(), &input);
    /// Imports a table of who did what and when as one step; what is known already is not added again.
    job log_import(LogImport) -> LogReport = |app, job, input| import(app, job, &input);
    /// Imports exports of chats as one step: messages into the log, people among the members, who came and went.
    job chat_import(ChatImport) -> ChatReport = |app, job, input| import_chats(app, job, &input);
    /// Writes the log of a channel as ChatLab's JSON or JSONL, with the texts that are kept.
    read chat_export(ExportChat) -> ExportedChat = |_, tx, input| logs::export_chat(tx, &input);
    /// Takes what an import brought out of the log; what another import holds, too, stays.
    write log_remove(BatchRef) -> Removed = |_, tx, input| logs::remove(tx, &input).map(|rows| Removed { rows });
    /// Says by whose clock the times of an import were written that name no zone: its interactions move there.
    write log_zone(LogZone) -> Shifted = |_, tx, input| logs::set_zone(tx, &input);
}

fn import(app: &App, job: &Job<'_>, input: &LogImport) -> Result<LogReport> {
    let before = |job: &Job<'_>| backup::before_adding(app, job);
    let read = backed_up(job, (!input.dry_run).then_some(before), || {
        logs::read(&app.store, app.ports.reader(), input, &|rows| {
            job.progress(rows, None);
            job.check()
        })
    })?;
    logs::apply(&app.store, input, &read)
}

fn import_chats(app: &App, job: &Job<'_>, input: &ChatImport) -> Result<ChatReport> {
    let before = |job: &Job<'_>| backup::before(app, job, Reason::Import).map(drop);
    let pace = |records: u64| {
        job.progress(records, None);
        job.check()
    };
    let read = backed_up(job, (!input.dry_run).then_some(before), || {
        logs::read_chats(&app.store, app.ports.reader(), input, &pace)
    })?;
    job.check()?;
    logs::apply_chats(&app.store, input, &read)
}

/// Reads what is to be imported while another thread takes a backup, if one is wanted: reading changes nothing.
fn backed_up<T>(
    job: &Job<'_>,
    before: Option<impl FnOnce(&Job<'_>) -> Result<()> + Send>,
    read: impl FnOnce() -> Result<T>,
) -> Result<T> {
    let Some(before) = before else { return read() };
    let cancelled = job.cancelled();
    thread::scope(|scope| {
        let backup = scope.spawn(|| before(&Job::new(&|_| (), cancelled)));
        let read = read();
        backup.join().unwrap_or_else(|panic| resume_unwind(panic))?;
        read
    })
}
