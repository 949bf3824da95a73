//! Commands of logs that come in.

use super::{App, Job, backup, table::commands};
use crate::{
    Result,
    backup::Reason,
    imports::InspectImport,
    logs::{self, LogImport, LogInspection, LogReport},
};

commands! {
    /// Looks whether a table is a log.
    job log_inspect(InspectImport) -> LogInspection = |app, _, input| logs::inspect(app.ports.reader(), &input);
    /// Imports a table of who did what and when as one step; what is known already is not added again.
    job log_import(LogImport) -> LogReport = |app, job, input| import(app, job, &input);
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
