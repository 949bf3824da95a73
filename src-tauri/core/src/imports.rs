//! Imports of lists that people have: members and groups from CSV, XLSX and pasted cells.
//!
//! A list is inspected (what is it, which column is what), previewed (a dry run that writes nothing), then imported as
//! one step. Rows are read, resolved against the members and packed before the transaction opens; if the members change
//! meanwhile, they are resolved again. Nothing is ever cleared by an empty cell.

mod apply;
mod codec;
mod compare;
mod dates;
mod existing;
mod export;
mod groups;
mod insert;
mod inspect;
mod keys;
mod pack;
mod plan;
mod reading;
mod record;
mod records;
mod spill;
mod table;
mod view;
mod words;

pub use apply::{MAPPINGS_KEPT, apply, batches, preview};
pub use export::{ExportFormat, export};
pub use groups::group_list;
pub use inspect::inspect;
pub use table::TABLES;
pub use view::{
    ColumnView, ExportMembers, ExportReport, FirstRow, GroupImport, GroupList, GroupTarget, Identity,
    ImportBatchView, ImportCounts, ImportInspection, ImportPreview, ImportReport, InspectImport, ListImports,
    ListKind, MemberImport, Missing, Rename, RenameOffer, RenameReason, RowChange, RowFault, RowProblem,
    RowWhat, Target,
};
