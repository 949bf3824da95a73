//! Commands of the trash.

use super::{
    risk,
    table::{Nothing, commands},
};
use crate::trash::{self, EmptyTrash, ListTrash, RestoreTrash, Trashed};

commands! {
    /// What lies in the trash, the newest first.
    read trash(ListTrash) -> Trashed = |_, tx, input| trash::list(tx, &input);
    /// Takes records out of the trash.
    write trash_restore(RestoreTrash) -> Nothing = |_, tx, input| trash::restore(tx, &input).map(|()| Nothing {});
    /// Ends records in the trash: those named, or whatever has lain there for thirty days.
    write trash_empty(EmptyTrash; risk::trash_empty) -> Nothing = |_, tx, input| trash::empty(tx, &input).map(|()| Nothing {});
}
