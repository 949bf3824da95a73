//! Copies of a workspace: taken on a schedule and before anything risky, verified after writing, thinned by age,
//! restored with a preview and reversibly; and the whole workspace as one `.tulou` file.

mod archive;
mod everything;
mod model;
mod restore;
mod table;
mod take;
mod view;

pub use archive::{open_archive, save_archive};
pub use everything::{export_all, salvage};
pub use model::{is_due, is_stale};
pub use restore::{Place, preview, restore, restore_closed};
pub use take::{Request, copy_to, list, take, thin};
pub use view::{
    Backup, BackupFile, BackupState, BrokenTable, Hole, Housekeeping, OpenArchive, PlaceKind, Reason,
    RestorePreview, Restored, Salvaged, SaveArchive, Saved, WorkspaceHealth,
};
