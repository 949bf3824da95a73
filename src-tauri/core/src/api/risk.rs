//! Which writes are risky enough for a backup to be taken first. All of them can be undone; the backup is for the day when
//! somebody notices much later. Each function says why, or nothing when there is little at stake.

use super::App;
use crate::{
    Result, Uid,
    activities::EditActivities,
    backup::Reason,
    calendar::ShiftDates,
    channels,
    content::{EditContents, EditContentsEach, ScheduleContents, SetContentChannels, TrashContents},
    exchange::ImportCalendar,
    members::{self, EditField, EditMembers, FieldRef, Selection, SetCells, TrashMembers},
    series::{self, FigureRef},
    store::ReadTx,
    tiers::{self, LadderRef, MoveMembers, TierRef},
    trash::EmptyTrash,
    workspace::{self, MergeTags, TagKind, TagRef},
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

fn bearing(tx: &ReadTx<'_>, tag: Uid) -> Result<u32> {
    let (id, tag) = workspace::tag(tx, tag)?;
    match tag.kind {
        TagKind::Member => members::bearing(tx, id),
        TagKind::Channel => channels::bearing(tx, id),
    }
}

pub(super) fn tags_merge(app: &App, input: &MergeTags) -> Result<Option<Reason>> {
    app.store
        .read(|tx| Ok(bulk(input.from.iter().map(|tag| bearing(tx, *tag)).sum::<Result<u32>>()? as usize)))
}

pub(super) fn tag_remove(app: &App, input: &TagRef) -> Result<Option<Reason>> {
    app.store.read(|tx| Ok(bulk(bearing(tx, input.uid)? as usize)))
}

pub(super) fn tier_remove(app: &App, input: &TierRef) -> Result<Option<Reason>> {
    app.store.read(|tx| Ok(bulk(tiers::on_tier(tx, input.uid)?)))
}

pub(super) fn ladder_remove(app: &App, input: &LadderRef) -> Result<Option<Reason>> {
    app.store.read(|tx| Ok(bulk(tiers::on_ladder(tx, input.uid)?)))
}

pub(super) fn field_remove(app: &App, input: &FieldRef) -> Result<Option<Reason>> {
    app.store.read(|tx| Ok(bulk(members::having(tx, input.uid)? as usize)))
}

pub(super) fn field_edit(app: &App, input: &EditField) -> Result<Option<Reason>> {
    app.store.read(|tx| Ok(bulk(members::losing(tx, input)? as usize)))
}

pub(super) fn contents_edit(_: &App, input: &EditContents) -> Result<Option<Reason>> {
    Ok(bulk(input.uids.len()))
}

pub(super) fn contents_edit_each(_: &App, input: &EditContentsEach) -> Result<Option<Reason>> {
    Ok(bulk(input.edits.len() + input.moves.iter().map(|one| one.uids.len()).sum::<usize>()))
}

pub(super) fn activities_edit(_: &App, input: &EditActivities) -> Result<Option<Reason>> {
    Ok(bulk(input.edits.len()))
}

pub(super) fn calendar_shift(_: &App, input: &ShiftDates) -> Result<Option<Reason>> {
    Ok(bulk(input.uids.len()))
}

pub(super) fn contents_channels_set(_: &App, input: &SetContentChannels) -> Result<Option<Reason>> {
    Ok(bulk(input.uids.len()))
}

pub(super) fn contents_schedule(_: &App, input: &ScheduleContents) -> Result<Option<Reason>> {
    Ok(bulk(input.items.len()))
}

pub(super) fn contents_trash(_: &App, input: &TrashContents) -> Result<Option<Reason>> {
    Ok(bulk(input.uids.len()))
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

pub(super) fn figure_remove(app: &App, input: &FigureRef) -> Result<Option<Reason>> {
    app.store.read(|tx| Ok(bulk(series::stored(tx, input.uid)?.values as usize)))
}
