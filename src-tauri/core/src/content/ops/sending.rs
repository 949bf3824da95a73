//! Deliveries: what goes where, what became of it, and what follows for the item.

use std::collections::HashMap;

use super::{bodies, copy};
use crate::{
    Error, Result, Uid,
    channels::{self, ChannelView},
    clock::Millis,
    content::{
        model,
        table::{self, ContentRecord, DeliveryRow, Mark, OpenChannel, ReadyItem},
        variables::{self, Values},
        view::{
            ContentState, CopiedPieces, DeliveriesOf, DeliveryList, DeliveryOf, DeliveryProgress,
            DeliveryState, DeliveryText, MarkDeliveries, MarkEach, PieceKind, PieceView, Stopped,
        },
    },
    holds::{self, Holding},
    schedule::{self, Rekey, Window},
    store::{ReadTx, WriteTx},
    workspace,
};

/// All channels of an item on one date with what became of them.
pub fn deliveries(tx: &ReadTx<'_>, input: &DeliveriesOf) -> Result<DeliveryList> {
    let record = table::get(tx, input.uid)?;
    schedule::check_date(tx, record.schedule_id, &input.original)?;
    let holding = holds::current(tx, record.community_id)?;
    let mut rows = table::deliveries_of(tx, record.id, &input.original)?;
    let progress = counted(&rows, &holding);
    let date = record.schedule_id.map(|id| schedule::date(tx, id, &input.original)).transpose()?.flatten();
    let late_at = date.and_then(|date| {
        let all_day = date.place == schedule::Place::AllDay;
        for row in rows.iter_mut().filter(|row| row.is_left()) {
            let due = |at: Millis| at.max(holding.due_from(row.channel_id));
            let late_at = model::late_from(all_day, due(date.start_at), due(date.end_at));
            row.view.held = holding.holds(row.channel_id);
            row.view.late = record.state == ContentState::Scheduled && !row.view.held && late_at <= tx.now();
        }
        model::late_at(record.state, progress, all_day, date.start_at, date.end_at)
    });
    Ok(DeliveryList {
        deliveries: rows.into_iter().map(|row| row.view).collect(),
        progress,
        late: late_at.is_some_and(|at| at <= tx.now()),
        next_late_at: late_at.filter(|at| *at > tx.now()),
    })
}

pub(super) fn counted(rows: &[DeliveryRow], holding: &Holding) -> DeliveryProgress {
    let mut progress = DeliveryProgress::default();
    let mut stopped = Stopped::default();
    for row in rows {
        progress.total += 1;
        match row.view.state {
            DeliveryState::Pending => stopped.note(holding, row.channel_id, false),
            DeliveryState::Sent => progress.sent += 1,
            DeliveryState::Skipped => progress.skipped += 1,
            DeliveryState::Failed => {
                progress.failed += 1;
                stopped.note(holding, row.channel_id, true);
            }
        }
    }
    progress.under(holding, stopped)
}

/// How far each (item, date) of a community has come, for the calendar and Today.
pub fn progress(
    tx: &ReadTx<'_>,
    dates: &[(i64, String)],
    holding: &Holding,
) -> Result<HashMap<(i64, String), DeliveryProgress>> {
    table::progress_of(tx, dates, holding)
}

/// What holds of some channels mean for each (item, date).
pub fn stopped(
    tx: &ReadTx<'_>,
    dates: &[(i64, String)],
    holding: &Holding,
) -> Result<HashMap<(i64, String), Stopped>> {
    table::stopped_of(tx, dates, holding)
}

/// Says what became of deliveries; the state of the item follows. Marking all of them is one step.
pub fn mark(tx: &mut WriteTx<'_>, input: &MarkDeliveries) -> Result<DeliveryProgress> {
    let (progress, title) = mark_one(tx, input)?;
    let count = input.channels.as_ref().map_or(progress.total, |channels| count_of(channels.len()));
    tx.describe(serde_json::json!({ "count": count, "name": title, "state": input.state }));
    Ok(progress)
}

/// Says what became of deliveries of several items, in one step; what they all became is told if it is the same.
pub fn mark_each(tx: &mut WriteTx<'_>, input: &MarkEach) -> Result<()> {
    let mut count = 0;
    for (place, one) in input.marks.iter().enumerate() {
        let named = |error: Error| error.with("row", place + 1);
        let (progress, _) = mark_one(tx, one).map_err(named)?;
        count += one.channels.as_ref().map_or(progress.total, |channels| count_of(channels.len()));
    }
    let state = input.marks.first().map(|first| first.state);
    tx.describe(serde_json::json!({ "count": count, "state": state }));
    Ok(())
}

fn count_of(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

fn mark_one(tx: &mut WriteTx<'_>, input: &MarkDeliveries) -> Result<(DeliveryProgress, String)> {
    let record = table::get(tx, input.uid)?;
    let series = schedule::check_date(tx, record.schedule_id, &input.original)?;
    let holding = holds::current(tx, record.community_id)?;
    let mut rows = table::deliveries_of(tx, record.id, &input.original)?;
    let reason = input.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    for place in chosen(&rows, input, &holding)? {
        let row = &mut rows[place];
        let mark = Mark {
            content_id: record.id,
            channel_id: row.channel_id,
            original: &input.original,
            state: input.state,
            reason,
            at: None,
        };
        table::put_delivery(tx, &mark)?;
        row.view.state = input.state;
    }
    let progress = counted(&rows, &holding);
    follow_progress(tx, &record, progress, series)?;
    Ok((progress, record.title))
}

/// The places of the deliveries that an input means: those it names, else all that can become so. What was left out on
/// purpose stays out when the rest is sent, and what is held was not sent by anybody; what was tried in vain is part of
/// the rest.
fn chosen(rows: &[DeliveryRow], input: &MarkDeliveries, holding: &Holding) -> Result<Vec<usize>> {
    let Some(uids) = &input.channels else {
        let meant = |row: &DeliveryRow| match (input.state, row.view.state) {
            (DeliveryState::Pending, now) => now != DeliveryState::Pending,
            (DeliveryState::Sent, DeliveryState::Pending | DeliveryState::Failed) => {
                !holding.holds(row.channel_id)
            }
            (DeliveryState::Sent, _) => false,
            (_, now) => now == DeliveryState::Pending,
        };
        return Ok((0..rows.len()).filter(|place| meant(&rows[*place])).collect());
    };
    let places: HashMap<Uid, usize> =
        rows.iter().enumerate().map(|(place, row)| (row.view.channel, place)).collect();
    uids.iter().map(|uid| places.get(uid).copied().ok_or_else(|| Error::not_found("delivery", uid))).collect()
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
            at: Some(at),
        };
        table::put_delivery(tx, &mark)?;
    }
    let progress = counted(&table::deliveries_of(tx, record.id, original)?, &Holding::default());
    follow_progress(tx, &record, progress, series)?;
    Ok(progress)
}

pub(super) fn follow_progress(
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
            let mark = Mark { content_id, channel_id, original: "", state, reason: None, at: None };
            table::put_delivery(tx, &mark)?;
        }
    }
    Ok(())
}

/// Keeps how many pieces of a delivery were copied.
pub fn copied(tx: &mut WriteTx<'_>, input: &CopiedPieces) -> Result<()> {
    let content_id = super::content_id(tx, input.uid)?;
    let channel_id = channels::channel_id(tx, input.channel)?;
    table::set_place(tx, content_id, &input.original, channel_id, input.pieces)
}

/// Lets the copying of everything begin anew.
pub fn forget_copied(tx: &mut WriteTx<'_>) -> Result<()> {
    table::forget_all_places(tx)
}

/// How many pieces were copied of an item on one date, by the row id of the channel.
pub fn places(tx: &ReadTx<'_>, content_id: i64, original: &str) -> Result<HashMap<i64, u32>> {
    table::places(tx, content_id, original)
}

/// What is copied for one channel: the pieces of its version or of the common body, in order and to the character, with what
/// they name in braces filled in.
pub fn delivery_text(tx: &ReadTx<'_>, input: &DeliveryOf) -> Result<DeliveryText> {
    let record = table::get(tx, input.uid)?;
    schedule::check_date(tx, record.schedule_id, &input.original)?;
    let channel = channels::get(tx, input.channel)?;
    let (common, versions) = bodies(tx, record.id)?;
    let version = versions.into_iter().find(|version| version.channel == input.channel);
    let body = version.map_or(common, |version| version.pieces);
    let (notes, mut pieces): (Vec<PieceView>, Vec<PieceView>) =
        body.into_iter().partition(|piece| piece.kind == PieceKind::Note);
    let mut missing = Vec::new();
    if pieces.iter().any(|piece| variables::may_name(&piece.text)) {
        let values = values(tx, &record, &channel, &input.original)?;
        for piece in &mut pieces {
            piece.text = values.fill(&piece.text, &mut missing);
        }
    }
    let texts: Vec<&str> =
        pieces.iter().map(|piece| piece.text.as_str()).filter(|text| !text.is_empty()).collect();
    Ok(DeliveryText {
        title: record.title,
        markdown: channel.kind.takes_markdown(),
        text: texts.join("\n\n"),
        lengths: pieces.iter().map(|piece| model::length_on(channel.kind, &piece.text)).collect(),
        notes: notes.into_iter().map(|note| note.text).collect(),
        pieces,
        missing,
        held: held_by(tx, record.community, input.channel)?,
    })
}

/// The reason of the hold that keeps a channel still, if one does.
fn held_by(tx: &ReadTx<'_>, community: Uid, channel: Uid) -> Result<Option<String>> {
    let holds = holds::active(tx, community)?;
    let holding = holds.into_iter().find(|hold| hold.channels.is_empty() || hold.channels.contains(&channel));
    Ok(holding.map(|hold| hold.reason))
}

fn values(tx: &ReadTx<'_>, record: &ContentRecord, channel: &ChannelView, original: &str) -> Result<Values> {
    let date = record.schedule_id.map(|id| schedule::date(tx, id, original)).transpose()?.flatten();
    let zone = schedule::zone_of(tx, record.community_id)?;
    Ok(Values {
        group_name: channel.name.clone(),
        number: channel.number.clone(),
        link: channel.link.clone(),
        community: workspace::communities(tx)?
            .into_iter()
            .find(|one| one.uid == record.community)
            .map_or_else(String::new, |one| one.name),
        all_day: date.as_ref().is_some_and(|date| date.place == schedule::Place::AllDay),
        start: date.map(|date| date.start_on_the_wall(&zone)),
    })
}

/// Items of a community that are ready and may have a date in a window, or have a time at all: what may have something to
/// send.
pub fn ready(tx: &ReadTx<'_>, community_id: i64, window: Option<Window>) -> Result<Vec<ReadyItem>> {
    table::ready(tx, community_id, window)
}

/// The channels of an item on one date where it was not sent yet, and not left out either.
pub fn open_channels(tx: &ReadTx<'_>, content_id: i64, original: &str) -> Result<Vec<OpenChannel>> {
    table::open_channels(tx, content_id, original)
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
    table::forget_places(tx, from.id)?;
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
