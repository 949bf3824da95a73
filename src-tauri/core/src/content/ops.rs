//! Use cases of content: making, changing, reading one item; its lists, deliveries and bulk changes have files of
//! their own.

mod bulk;
mod lists;
mod outcomes;
mod parting;
mod pillars;
mod sending;
mod shares;

pub use bulk::{add_many, edit_each, edit_many, move_to, schedule_many, set_channels, trash};
pub use lists::{defaults, list};
pub use outcomes::{Outcome, outcomes, titles};
pub use parting::part_off;
pub use pillars::{pillar_add, pillar_edit, pillar_remove, pillars};
pub use sending::{
    adopt_schedule, copied, deliveries, delivery_text, forget_copied, mark, mark_each, open_channels, places,
    progress, ready, record_sent, rekey, stopped,
};
pub use shares::{looked_after, shares};

use super::{
    model,
    table::{self, ContentRecord, NewContent, PieceRow},
    view::{
        AddContent, ContentState, ContentView, ContentWarning, EditContent, PieceInput, PieceKind, PieceView,
        SetPieces, Version,
    },
};
use crate::{
    Result, Uid, attachments, channels, holds,
    patch::Patch,
    schedule::{self, Kind, NewSchedule, When},
    store::{ReadTx, WriteTx},
    workspace::{self, checked_name, row_id},
};

/// The row id of an item.
pub fn content_id(tx: &ReadTx<'_>, uid: Uid) -> Result<i64> {
    row_id(tx, "content", uid)
}

/// The item whose time a schedule is: its row id and identity.
pub fn of_schedule(tx: &ReadTx<'_>, schedule_id: i64) -> Result<Option<(i64, Uid)>> {
    Ok(table::by_schedule(tx, schedule_id)?.map(|record| (record.id, record.uid)))
}

/// One item with its body.
pub fn get(tx: &ReadTx<'_>, uid: Uid) -> Result<ContentView> {
    let record = table::get(tx, uid)?;
    let (pieces, versions) = bodies(tx, record.id)?;
    let channels: Vec<Uid> = table::channels_of(tx, record.id)?.into_iter().map(|(_, uid)| uid).collect();
    let warnings = warnings(tx, &channels, &pieces, &versions)?;
    let dates = [(record.id, String::new())];
    let holding = holds::current(tx, record.community_id)?;
    let progress = table::progress_of(tx, &dates, &holding)?.into_values().next().unwrap_or_default();
    Ok(ContentView {
        uid,
        community: record.community,
        title: record.title,
        titled: record.titled,
        state: record.state,
        owner: record.owner,
        reviewer: record.reviewer,
        pillar: record.pillar,
        channels,
        schedule: record.schedule_id.map(|id| schedule::view(tx, id)).transpose()?,
        language: record.language,
        note: record.note,
        custom: workspace::custom_of(&record.custom),
        pieces,
        versions,
        progress,
        warnings,
        created_at: record.created_at,
        updated_at: record.updated_at,
        deleted_at: record.deleted_at,
    })
}

/// The common body and the versions of an item.
fn bodies(tx: &ReadTx<'_>, content_id: i64) -> Result<(Vec<PieceView>, Vec<Version>)> {
    let mut common = Vec::new();
    let mut versions: Vec<Version> = Vec::new();
    for (channel, piece) in table::pieces_of(tx, content_id)? {
        match channel {
            None => common.push(piece),
            Some(channel) => match versions.last_mut().filter(|version| version.channel == channel) {
                Some(version) => version.pieces.push(piece),
                None => versions.push(Version { channel, pieces: vec![piece] }),
            },
        }
    }
    Ok((common, versions))
}

fn warnings(
    tx: &ReadTx<'_>,
    channels: &[Uid],
    pieces: &[PieceView],
    versions: &[Version],
) -> Result<Vec<ContentWarning>> {
    let mut warnings = Vec::new();
    if !body_exists(pieces) && versions.is_empty() {
        warnings.push(ContentWarning::Empty);
    }
    if channels.is_empty() {
        warnings.push(ContentWarning::NoChannel);
    }
    for uid in channels {
        let kind = channels::get(tx, *uid)?.kind;
        let version = versions.iter().find(|version| version.channel == *uid);
        let body = version.map_or(pieces, |version| &version.pieces);
        for (place, piece) in body.iter().enumerate().filter(|(_, piece)| piece.kind != PieceKind::Note) {
            let length = model::length_on(kind, &piece.text);
            if length.limit.is_some_and(|limit| length.used > limit) {
                warnings.push(ContentWarning::TooLong { channel: *uid, piece: place, length });
            }
        }
    }
    Ok(warnings)
}

fn body_exists(pieces: &[PieceView]) -> bool {
    model::has_body(pieces.iter().map(|piece| (piece.kind, piece.text.as_str(), piece.attachment.is_some())))
}

/// Makes an item. What the input leaves out comes from the last item like it.
pub fn add(tx: &mut WriteTx<'_>, input: AddContent) -> Result<ContentView> {
    let community_id = workspace::community_id(tx, input.community)?;
    let review_on = table::review_on(tx, community_id)?;
    let text = input.text.filter(|text| !text.is_empty());
    let first = text.map(|text| PieceInput { kind: PieceKind::Text, text, attachment: None });
    let pieces: Vec<PieceInput> = first.into_iter().chain(input.pieces).collect();
    model::check_pieces(&pieces)?;
    let pillar_id = match input.pillar {
        Patch::Set(uid) => Some(row_id(tx, "pillar", uid)?),
        _ => None,
    };
    let last = table::last_like(tx, community_id, pillar_id)?;
    let state = state_of_new(input.state, &pieces, input.when.is_some(), review_on)?;
    let title = input.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let derived = model::title_of(pieces.iter().map(|piece| (piece.kind, piece.text.as_str())));
    let owner = input.owner.apply(last.as_ref().and_then(|last| last.owner));
    let like_last = || last.as_ref().and_then(|last| last.pillar);
    let pillar = if input.pillar.is_some() { input.pillar.apply(None) } else { like_last() };
    let new = NewContent {
        community_id,
        title: title.map(checked_name).transpose()?.unwrap_or(&derived),
        titled: title.is_some(),
        state,
        owner_id: owner.map(|uid| workspace::operator_id(tx, uid)).transpose()?,
        reviewer_id: input.reviewer.map(|uid| workspace::operator_id(tx, uid)).transpose()?,
        pillar_id: pillar.map(|uid| row_id(tx, "pillar", uid)).transpose()?,
        schedule_id: input.when.map(|when| new_schedule(tx, community_id, when)).transpose()?,
        language: input.language.as_deref(),
        note: input.note.as_deref(),
        custom: "{}",
    };
    let (id, uid) = table::insert(tx, &new)?;
    table::set_pieces(tx, id, None, &rows_of(tx, &pieces)?)?;
    let mut channel_ids = match (&input.channels, &last) {
        (Some(uids), _) => ids_of(tx, uids)?,
        (None, Some(last)) if input.channel_tags.is_empty() => {
            table::open_channels_of(tx, last.id)?.into_iter().map(|(id, _)| id).collect()
        }
        (None, None) if input.channel_tags.is_empty() => {
            ids_of(tx, &lists::only_channel(tx, input.community)?)?
        }
        _ => Vec::new(),
    };
    channel_ids.extend(channels::ids_with_tags(tx, community_id, &input.channel_tags)?);
    for channel_id in channel_ids {
        table::add_channel(tx, id, channel_id)?;
    }
    let view = get(tx, uid)?;
    tx.describe(serde_json::json!({ "name": view.title }));
    Ok(view)
}

fn state_of_new(
    asked: Option<ContentState>,
    pieces: &[PieceInput],
    planned: bool,
    review_on: bool,
) -> Result<ContentState> {
    let has_body = model::has_body(
        pieces.iter().map(|piece| (piece.kind, piece.text.as_str(), piece.attachment.is_some())),
    );
    let begun = if has_body { ContentState::Draft } else { ContentState::Idea };
    match asked {
        Some(state) => model::check_move(begun, state, review_on).map(|()| state),
        None if planned => Ok(model::state_when_planned(begun, has_body, review_on)),
        None => Ok(begun),
    }
}

fn new_schedule(tx: &mut WriteTx<'_>, community_id: i64, when: When) -> Result<i64> {
    schedule::add(tx, &NewSchedule::new(community_id, Kind::Content, when))
}

fn ids_of(tx: &ReadTx<'_>, uids: &[Uid]) -> Result<Vec<i64>> {
    uids.iter().map(|uid| channels::channel_id(tx, *uid)).collect()
}

fn rows_of(tx: &ReadTx<'_>, pieces: &[PieceInput]) -> Result<Vec<PieceRow>> {
    let row = |piece: &PieceInput| {
        Ok(PieceRow {
            kind: piece.kind,
            text: piece.text.clone(),
            attachment_id: piece.attachment.map(|uid| attachments::attachment_id(tx, uid)).transpose()?,
        })
    };
    pieces.iter().map(row).collect()
}

/// Changes an item. Typing in one field is one step.
pub fn edit(tx: &mut WriteTx<'_>, input: EditContent) -> Result<ContentView> {
    let record = table::get(tx, input.uid)?;
    let uid = input.uid;
    if let Some(field) = only_text(&input) {
        tx.merge_as(format!("content:{uid}:{field}"));
    }
    match input.title {
        Patch::Keep => {}
        Patch::Set(title) if !title.trim().is_empty() => {
            table::set(tx, uid, "title", &checked_name(&title)?)?;
            table::set(tx, uid, "titled", &true)?;
        }
        _ => {
            table::set(tx, uid, "titled", &false)?;
            derive_title(tx, &ContentRecord { titled: false, ..record.clone() })?;
        }
    }
    let operator = |uid| workspace::operator_id(tx, uid);
    let (owner_id, reviewer_id) = (input.owner.try_map(operator)?, input.reviewer.try_map(operator)?);
    let pillar_id = input.pillar.try_map(|uid| row_id(tx, "pillar", uid))?;
    table::patch(tx, uid, "owner_id", owner_id)?;
    table::patch(tx, uid, "reviewer_id", reviewer_id)?;
    table::patch(tx, uid, "pillar_id", pillar_id)?;
    table::patch(tx, uid, "language", input.language)?;
    table::patch(tx, uid, "note", input.note)?;
    workspace::set_custom(tx, "content", uid, &input.custom)?;
    if let Some(channels) = &input.channels {
        replace_channels(tx, record.id, channels)?;
    }
    match input.when {
        Patch::Keep => {}
        Patch::Set(when) => plan(tx, &record, Some(&when))?,
        Patch::Clear => plan(tx, &record, None)?,
    }
    let view = get(tx, uid)?;
    tx.describe(serde_json::json!({ "name": view.title }));
    Ok(view)
}

/// The name of the field, when the edit is of one text alone.
fn only_text(input: &EditContent) -> Option<&'static str> {
    let others = input.owner.is_some()
        || input.reviewer.is_some()
        || input.pillar.is_some()
        || input.language.is_some()
        || input.channels.is_some()
        || input.when.is_some()
        || !input.custom.is_empty();
    match (others, input.title.is_some(), input.note.is_some()) {
        (false, true, false) => Some("title"),
        (false, false, true) => Some("note"),
        _ => None,
    }
}

fn replace_channels(tx: &mut WriteTx<'_>, content_id: i64, wanted: &[Uid]) -> Result<()> {
    for (channel_id, uid) in table::channels_of(tx, content_id)? {
        if !wanted.contains(&uid) {
            table::remove_channel(tx, content_id, channel_id)?;
        }
    }
    for channel_id in ids_of(tx, wanted)? {
        table::add_channel(tx, content_id, channel_id)?;
    }
    Ok(())
}

/// Gives an item a time or takes it away; its state follows. A schedule that is taken off stays as a row, because
/// reminders and calendar files may still name it; nothing shows it any more.
fn plan(tx: &mut WriteTx<'_>, record: &ContentRecord, when: Option<&When>) -> Result<()> {
    let state = match (when, record.schedule_id) {
        (Some(when), Some(id)) => {
            for key in schedule::set_when(tx, id, when)? {
                rekey(tx, &key)?;
            }
            planned_state(tx, record)?
        }
        (Some(when), None) => {
            let id = new_schedule(tx, record.community_id, when.clone())?;
            table::set(tx, record.uid, "schedule_id", &id)?;
            planned_state(tx, record)?
        }
        (None, _) => {
            table::set(tx, record.uid, "schedule_id", &rusqlite::types::Null)?;
            model::state_when_unplanned(record.state)
        }
    };
    if state == record.state { Ok(()) } else { table::set_state(tx, record.uid, state) }
}

fn planned_state(tx: &ReadTx<'_>, record: &ContentRecord) -> Result<ContentState> {
    let (pieces, _) = bodies(tx, record.id)?;
    Ok(model::state_when_planned(record.state, body_exists(&pieces), record.review_on))
}

/// Writes the body of an item, or its version for a channel.
pub fn set_pieces(tx: &mut WriteTx<'_>, input: &SetPieces) -> Result<ContentView> {
    model::check_pieces(&input.pieces)?;
    let record = table::get(tx, input.uid)?;
    let channel_id = input.channel.map(|uid| channels::channel_id(tx, uid)).transpose()?;
    let rows = rows_of(tx, &input.pieces)?;
    tx.merge_as(format!("content:{}:pieces:{}", input.uid, channel_id.unwrap_or_default()));
    table::set_pieces(tx, record.id, channel_id, &rows)?;
    table::forget_places(tx, record.id)?;
    // Ideas become drafts as soon as something is written.
    let written =
        model::has_body(rows.iter().map(|row| (row.kind, row.text.as_str(), row.attachment_id.is_some())));
    if record.state == ContentState::Idea && written {
        table::set_state(tx, record.uid, ContentState::Draft)?;
    } else {
        table::set(tx, record.uid, "title", &record.title)?;
    }
    if channel_id.is_none() {
        derive_title(tx, &record)?;
    }
    let view = get(tx, input.uid)?;
    tx.describe(serde_json::json!({ "name": view.title }));
    Ok(view)
}

/// Makes the first line the title, unless one was given.
fn derive_title(tx: &mut WriteTx<'_>, record: &ContentRecord) -> Result<()> {
    if record.titled {
        return Ok(());
    }
    let (pieces, _) = bodies(tx, record.id)?;
    let title = model::title_of(pieces.iter().map(|piece| (piece.kind, piece.text.as_str())));
    if title == record.title { Ok(()) } else { table::set(tx, record.uid, "title", &title) }
}

/// Makes a copy to be planned anew: body, channels and people, but no time and nothing sent.
pub fn duplicate(tx: &mut WriteTx<'_>, uid: Uid) -> Result<ContentView> {
    let record = table::get(tx, uid)?;
    let state = if record.state == ContentState::Idea { ContentState::Idea } else { ContentState::Draft };
    let copied = copy(tx, &record, state, None)?;
    let view = get(tx, copied)?;
    tx.describe(serde_json::json!({ "name": view.title }));
    Ok(view)
}

fn copy(
    tx: &mut WriteTx<'_>,
    record: &ContentRecord,
    state: ContentState,
    schedule_id: Option<i64>,
) -> Result<Uid> {
    let operator = |uid: Option<Uid>| uid.map(|uid| workspace::operator_id(tx, uid)).transpose();
    let new = NewContent {
        community_id: record.community_id,
        title: &record.title,
        titled: record.titled,
        state,
        owner_id: operator(record.owner)?,
        reviewer_id: operator(record.reviewer)?,
        pillar_id: record.pillar.map(|uid| row_id(tx, "pillar", uid)).transpose()?,
        schedule_id,
        language: record.language.as_deref(),
        note: record.note.as_deref(),
        custom: &record.custom,
    };
    let (id, uid) = table::insert(tx, &new)?;
    table::copy_pieces(tx, record.id, id)?;
    // What goes on after a cut goes where it went; what is planned anew passes by the groups that are closed.
    let goes_to = match schedule_id {
        Some(_) => table::channels_of(tx, record.id)?,
        None => table::open_channels_of(tx, record.id)?,
    };
    for (channel_id, _) in goes_to {
        table::add_channel(tx, id, channel_id)?;
    }
    Ok(uid)
}
