//! Commands of imports and exports: lists of people, and sheets of everything else.

use super::{App, Job, backup, table::commands};
use crate::{
    Result,
    backup::Reason,
    imports::{
        self, ExportMembers, ExportReport, ImportBatchView, ImportInspection, ImportPreview, ImportReport,
        InspectImport, ListImports, MemberImport,
    },
    sheets::{
        self, InspectSheet, PlainTable, SheetExport, SheetImport, SheetInspection, SheetPreview, SheetReport,
    },
};

commands! {
    /// Looks at a table: what its rows are, format, header, columns, what could identify people.
    job import_inspect(InspectImport) -> ImportInspection = |app, _, input|
        sheets::recognise(&app.store, app.ports.reader(), &input);
    /// What importing a member list would do; writes nothing.
    job import_preview(MemberImport) -> ImportPreview = |app, job, input|
        imports::preview(&app.store, app.ports.reader(), &input, &|rows| { job.progress(rows, None); job.check() });
    /// Imports a member list as one step.
    job import_apply(MemberImport) -> ImportReport = |app, job, input| apply(app, job, &input);
    /// Looks at a sheet of one kind: header, what each column means, whether it is a calendar grid.
    job sheet_inspect(InspectSheet) -> SheetInspection = |app, _, input|
        sheets::inspect(&app.store, app.ports.reader(), &input);
    /// What importing a sheet would do, cell by cell, and which rows would be refused; writes nothing.
    job sheet_preview(SheetImport) -> SheetPreview = |app, job, input|
        sheets::preview(&app.store, app.ports.reader(), &input, &|done, total| { job.progress(done, total); job.check() });
    /// Imports a sheet as one step: new records, and changes of those that it names by key.
    job sheet_apply(SheetImport) -> SheetReport = |app, job, input| sheet_apply(app, job, &input);
    /// Writes records to a CSV or XLSX file that comes back as an update.
    job sheet_export(SheetExport) -> ExportReport = |app, job, input|
        sheets::export(&app.store, &input, &|done, total| { job.progress(done, total); job.check() });
    /// Writes a table as it stands on the screen to a CSV or XLSX file; it does not come back as an update.
    job table_export(PlainTable) -> ExportReport = |_, _, input| sheets::write_plain(&input);
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

fn sheet_apply(app: &App, job: &Job<'_>, input: &SheetImport) -> Result<SheetReport> {
    backup::before(app, job, Reason::Import)?;
    sheets::apply(&app.store, app.ports.reader(), input, &|done, total| {
        job.progress(done, total);
        job.check()
    })
}
