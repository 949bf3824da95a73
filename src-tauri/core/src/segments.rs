//! Segments: saved filters over members, counted live and usable wherever members are chosen.

mod ops;
mod table;
mod view;

pub use ops::{add, edit, list, remove, rename, rename_value, selection};
pub use table::TABLES;
pub use view::{AddSegment, EditSegment, ListSegments, SegmentRef, SegmentView};
