//! Which writes are risky enough for a backup to be taken first. All of them can be undone; the backup is for the day when
//! somebody notices much later. Each function says why, or nothing when there is little at stake.

use super::App;
use crate::{
    Result,
    backup::Reason,
    exchange::ImportCalendar,
    members::{self, EditMembers, Selection, SetCells, TrashMembers},
    tiers::MoveMembers,
    trash::EmptyTrash,
};

use super::table::Nothing;

/// So many records in one change are many.
const MANY: usize = 500;

fn bulk(count: usize) -> Option<Reason> {
    (count >= MANY).then_some(Reason::Bulk)
}

fn selection(app: &App, who: &Selection) -> Result<Option<Reason>> {
    let count = match who {
        Selection::These { uids } => uids.len(),
        matching => app.store.read(|tx| members::count(tx, matching))?.total as usize,
    };
    Ok(bulk(count))
}

pub(super) fn members_edit(app: &App, input: &EditMembers) -> Result<Option<Reason>> {
    selection(app, &input.who)
}

pub(super) fn members_trash(app: &App, input: &TrashMembers) -> Result<Option<Reason>> {
    selection(app, &input.who)
}

pub(super) fn members_move_tier(app: &App, input: &MoveMembers) -> Result<Option<Reason>> {
    selection(app, &input.who)
}

pub(super) fn members_set_cells(_: &App, input: &SetCells) -> Result<Option<Reason>> {
    Ok(bulk(input.cells.len()))
}

pub(super) fn calendar_import(_: &App, _: &ImportCalendar) -> Result<Option<Reason>> {
    Ok(Some(Reason::Import))
}

pub(super) fn trash_empty(_: &App, _: &EmptyTrash) -> Result<Option<Reason>> {
    Ok(Some(Reason::Erase))
}

pub(super) fn demo_remove(_: &App, _: &Nothing) -> Result<Option<Reason>> {
    Ok(Some(Reason::Erase))
}
