//! Commands of imports and of the members' export.

use super::{App, Job, backup, table::commands};
use crate::{
    Result,
    backup::Reason,
    imports::{
        self, ExportMembers, ExportReport, GroupImport, GroupList, ImportBatchView, ImportInspection,
        ImportPreview, ImportReport, InspectImport, ListImports, MemberImport,
    },
};

commands! {
    /// Looks at a table: format, header, columns, what could identify people.
    job import_inspect(InspectImport) -> ImportInspection = |app, _, input|
        imports::inspect(&app.store, app.ports.reader(), &input);
    /// What importing a member list would do; writes nothing.
    job import_preview(MemberImport) -> ImportPreview = |app, job, input|
        imports::preview(&app.store, app.ports.reader(), &input, &|rows| { job.progress(rows, None); job.check() });
    /// Imports a member list as one step.
    job import_apply(MemberImport) -> ImportReport = |app, job, input| apply(app, job, &input);
    /// Reads a list of groups into what `channels_add` takes; writes nothing.
    job import_groups(GroupImport) -> GroupList = |app, _, input|
        imports::group_list(&app.store, app.ports.reader(), &input);
    /// The imports of a community, newest first.
    read imports(ListImports) -> Vec<ImportBatchView> = |_, tx, input| imports::batches(tx, input.community);
    /// Writes members to a CSV or XLSX file that can be imported again.
    job members_export(ExportMembers) -> ExportReport = |app, job, input|
        imports::export(&app.store, &input, &|done, total| { job.progress(done, total); job.check() });
}

/// An import can be undone; the backup before it is for the day when somebody notices much later.
fn apply(app: &App, job: &Job<'_>, input: &MemberImport) -> Result<ImportReport> {
    backup::before(app, job, Reason::Import)?;
    imports::apply(&app.store, app.ports.reader(), input, &|rows| {
        job.progress(rows, None);
        job.check()
    })
}
