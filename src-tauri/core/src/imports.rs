//! Imports of lists of people: members from CSV, XLSX and pasted cells; and what every list that comes in shares.
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
mod files;
mod insert;
mod inspect;
mod keys;
mod lists;
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
pub use files::{of_folder, of_paths, of_source};
pub use inspect::{Looked, header_key, inspect, kind_of, look, messages_key};
pub use reading::Problems;
pub use table::{
    NewBatch, TABLES, batch_of_file, batch_place, confirm, describe_log, forget, forget_mapping,
    last_kept_texts, last_me, log_of, mapping, precisions_of, record_batch, remember, zone_before,
};
pub use view::{
    BatchFile, ColumnView, ExportMembers, ExportReport, FirstRow, Identity, ImportBatchView, ImportCounts,
    ImportInspection, ImportPreview, ImportReport, InspectImport, ListImports, ListKind, LogBatch,
    MemberImport, Missing, Rename, RenameOffer, RenameReason, RowChange, RowFault, RowProblem, RowWhat,
    Target,
};
pub use words::{is_known, is_of_a_person, people_words};
