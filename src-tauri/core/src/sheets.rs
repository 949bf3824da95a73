//! Sheets of plans, activities, tasks, groups and figures: in as people keep them, out so that they can come in again.
//!
//! One table of columns per kind ([`columns`]) serves reading, comparing, writing and exporting. A record is a row of
//! canonical texts: what a cell says is brought into the form that the record itself would have in it, so that "nothing
//! changed" is equality. Everything is written through the domains' own use cases, in one step. What an export said is kept
//! by the name that its key column carries, so that a later import knows what the sheet changed, what was changed here
//! meanwhile, and where both did.

mod apply;
mod columns;
mod compare;
mod count;
mod export;
mod forms;
mod grid;
mod inspect;
mod kinds;
mod lexicon;
mod own;
mod plain;
mod reading;
mod refusals;
mod slotted;
mod table;
mod times;
mod titles;
mod view;

pub use apply::{apply, preview};
pub use count::count;
pub use export::export;
pub use inspect::{inspect, recognise};
pub use plain::write_plain;
pub use table::TABLES;
pub use view::{
    GridView, InspectSheet, PlainCell, PlainTable, SheetCell, SheetChoice, SheetColumn, SheetExport,
    SheetField, SheetImport, SheetInspection, SheetKind, SheetPreview, SheetRefusal, SheetReport, SheetRow,
    SheetRowWhat, SheetSide, SheetTarget, SheetTargetName,
};
