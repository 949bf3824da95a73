//! The trash: everything that bears the mark `deleted_at`, in one list; taking it out, or ending it for good after
//! thirty days. A record in the trash keeps all that belongs to it.
//!
//! Ending follows the schema itself: whatever cannot be without the record goes with it, whatever can loses its
//! reference. So a new table needs no code here. The demo community is removed in the same way.

mod ops;
mod table;
mod view;

pub use ops::{KEPT_FOR, empty, end, end_overdue, list, overdue, restore};
pub use view::{EmptyTrash, ListTrash, RestoreTrash, TrashItem, TrashKind, TrashRef, Trashed};
