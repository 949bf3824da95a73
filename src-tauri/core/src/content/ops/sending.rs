//! Deliveries: what goes where, what became of it, and what follows for the item.

use std::collections::HashMap;

use super::{bodies, copy};
use crate::{
    Error, Result, Uid, channels,
    clock::Millis,
    content::{
        model,
        table::{self, ContentRecord, DeliveryRow, Mark},
        view::{
            ContentState, DeliveriesOf, DeliveryList, DeliveryOf, DeliveryProgress, DeliveryState,
            DeliveryText, MarkDeliveries, PieceKind, PieceView,
        },
    },
    schedule::{self, Rekey},
    store::{ReadTx, WriteTx},
};

/// All channels of an item on one date with what became of them.
pub fn deliveries(tx: &ReadTx<'_>, input: &DeliveriesOf) -> Result<DeliveryList> {
    let record = table::get(tx, input.uid)?;
    schedule::check_date(tx, record.schedule_id, &input.original)?;
    let rows = table::deliveries_of(tx, record.id, &input.original)?;
    let progress = counted(&rows);
    let date = record.schedule_id.map(|id| schedule::date(tx, id, &input.original)).transpose()?.flatten();
    let late_at = date.and_then(|date| {
        let all_day = date.place == schedule::Place::AllDay;
        model::late_at(record.state, progress, all_day, date.start_at, date.end_at)
    });
    Ok(DeliveryList {
        deliveries: rows.into_iter().map(|row| row.view).collect(),
        progress,
        late: late_at.is_some_and(|at| at <= tx.now()),
        next_late_at: late_at.filter(|at| *at > tx.now()),
    })
}

fn counted(rows: &[DeliveryRow]) -> DeliveryProgress {
    let mut progress = DeliveryProgress::default();
    for row in rows {
        progress.total += 1;
        match row.view.state {
            DeliveryState::Pending => {}
            DeliveryState::Sent => progress.sent += 1,
            DeliveryState::Skipped => progress.skipped += 1,
            DeliveryState::Failed => progress.failed += 1,
        }
    }
    progress
}

/// How far each (item, date) has come, for the calendar and Today.
pub fn progress(
    tx: &ReadTx<'_>,
    dates: &[(i64, String)],
) -> Result<HashMap<(i64, String), DeliveryProgress>> {
    table::progress_of(tx, dates)
}

/// Says what became of deliveries; the state of the item follows. Marking all of them is one step.
pub fn mark(tx: &mut WriteTx<'_>, input: &MarkDeliveries) -> Result<DeliveryProgress> {
    let record = table::get(tx, input.uid)?;
    let series = schedule::check_date(tx, record.schedule_id, &input.original)?;
    let rows = table::deliveries_of(tx, record.id, &input.original)?;
    let mut count = 0;
    for row in chosen(&rows, input)? {
        let done = match input.state {
            DeliveryState::Pending => input.pieces_done.unwrap_or_default().max(0),
            _ => input.pieces_done.unwrap_or(row.view.pieces_done),
        };
        let reason = input.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
        let mark = Mark {
            content_id: record.id,
            channel_id: row.channel_id,
            original: &input.original,
            state: input.state,
            reason,
            pieces_done: done,
            at: None,
        };
        table::put_delivery(tx, &mark)?;
        count += 1;
    }
    let progress = counted(&table::deliveries_of(tx, record.id, &input.original)?);
    follow_progress(tx, &record, progress, series)?;
    tx.describe(serde_json::json!({ "count": count, "name": record.title, "state": input.state }));
    Ok(progress)
}

/// The deliveries that an input means: those it names, else all that can become so. What was left out on purpose stays out
/// when the rest is sent; what was tried in vain is part of the rest.
fn chosen<'a>(rows: &'a [DeliveryRow], input: &MarkDeliveries) -> Result<Vec<&'a DeliveryRow>> {
    let Some(uids) = &input.channels else {
        let meant = |row: &&DeliveryRow| match (input.state, row.view.state) {
            (DeliveryState::Pending, now) => now != DeliveryState::Pending,
            (DeliveryState::Sent, now) => matches!(now, DeliveryState::Pending | DeliveryState::Failed),
            (_, now) => now == DeliveryState::Pending,
        };
        return Ok(rows.iter().filter(meant).collect());
    };
    uids.iter()
        .map(|uid| {
            rows.iter().find(|row| row.view.channel == *uid).ok_or_else(|| Error::not_found("delivery", uid))
        })
        .collect()
}

/// Writes down that an item was sent to channels at a moment of the past; for what comes from elsewhere.
pub fn record_sent(
    tx: &mut WriteTx<'_>,
    uid: Uid,
    original: &str,
    sent_to: &[Uid],
    at: Millis,
) -> Result<DeliveryProgress> {
    let record = table::get(tx, uid)?;
    let series = schedule::check_date(tx, record.schedule_id, original)?;
    for channel in sent_to {
        let mark = Mark {
            content_id: record.id,
            channel_id: channels::channel_id(tx, *channel)?,
            original,
            state: DeliveryState::Sent,
            reason: None,
            pieces_done: 0,
            at: Some(at),
        };
        table::put_delivery(tx, &mark)?;
    }
    let progress = counted(&table::deliveries_of(tx, record.id, original)?);
    follow_progress(tx, &record, progress, series)?;
    Ok(progress)
}

fn follow_progress(
    tx: &mut WriteTx<'_>,
    record: &ContentRecord,
    progress: DeliveryProgress,
    series: bool,
) -> Result<()> {
    let state = model::state_when_marked(record.state, progress, series);
    if state == record.state { Ok(()) } else { table::set_state(tx, record.uid, state) }
}

/// Marks what is pending of an item that happens once.
pub(super) fn mark_pending(tx: &mut WriteTx<'_>, record: &ContentRecord, state: DeliveryState) -> Result<()> {
    if record.schedule_id.map(|id| schedule::get(tx, id)).transpose()?.is_some_and(|s| s.is_series()) {
        return Ok(());
    }
    for row in table::deliveries_of(tx, record.id, "")? {
        if row.view.state == DeliveryState::Pending {
            let (content_id, channel_id) = (record.id, row.channel_id);
            let pieces_done = row.view.pieces_done;
            let mark =
                Mark { content_id, channel_id, original: "", state, reason: None, pieces_done, at: None };
            table::put_delivery(tx, &mark)?;
        }
    }
    Ok(())
}

/// What is copied for one channel: the pieces of its version or of the common body, in order and to the character.
pub fn delivery_text(tx: &ReadTx<'_>, input: &DeliveryOf) -> Result<DeliveryText> {
    let record = table::get(tx, input.uid)?;
    let kind = channels::get(tx, input.channel)?.kind;
    let (common, versions) = bodies(tx, record.id)?;
    let version = versions.into_iter().find(|version| version.channel == input.channel);
    let body = version.map_or(common, |version| version.pieces);
    let (notes, pieces): (Vec<PieceView>, Vec<PieceView>) =
        body.into_iter().partition(|piece| piece.kind == PieceKind::Note);
    let texts: Vec<&str> =
        pieces.iter().map(|piece| piece.text.as_str()).filter(|text| !text.is_empty()).collect();
    Ok(DeliveryText {
        title: record.title,
        markdown: kind.takes_markdown(),
        text: texts.join("\n\n"),
        lengths: pieces.iter().map(|piece| model::length_on(kind, &piece.text)).collect(),
        notes: notes.into_iter().map(|note| note.text).collect(),
        pieces,
    })
}

/// Gives the new half of a series that was cut an item of its own, with the same body and channels.
pub fn adopt_schedule(tx: &mut WriteTx<'_>, from_schedule: i64, to_schedule: i64) -> Result<Option<Uid>> {
    let Some(record) = table::by_schedule(tx, from_schedule)? else { return Ok(None) };
    let state = record.state.min(ContentState::Scheduled);
    copy(tx, &record, state, Some(to_schedule)).map(Some)
}

/// Lets deliveries follow dates that have new names.
pub fn rekey(tx: &mut WriteTx<'_>, key: &Rekey) -> Result<()> {
    let (Some(from), Some(to)) =
        (table::by_schedule(tx, key.from_schedule)?, table::by_schedule(tx, key.to_schedule)?)
    else {
        return Ok(());
    };
    let originals = table::delivery_originals(tx, from.id)?;
    let renamed: Vec<(i64, String)> =
        originals.into_iter().filter_map(|(id, old)| Some((id, key.new_name(&old)?))).collect();
    // First out of the way: a new name may be the old one of a delivery that is still to be renamed.
    for (id, _) in &renamed {
        table::rename_delivery(tx, *id, from.id, &format!("~{id}"))?;
    }
    for (id, original) in &renamed {
        table::rename_delivery(tx, *id, to.id, original)?;
    }
    Ok(())
}
