//! Channels with what is counted in them by day: their head counts, and how many people they take.
//!
//! A capacity is a figure like any other. The newest one stands in the channel's row too, where lists and filters read it;
//! nothing but this file writes either of the two.

use super::{CAPACITY, FigureSource, FigureValue, HEAD_COUNT, set_one, table, view::EditChannels};
use crate::{
    Error, Result, Uid,
    channels::{self, AddChannel, ChannelView, EditChannel},
    patch::Patch,
    store::WriteTx,
    workspace,
};

/// Makes channels in one step with their first counts; their row ids and identities, in the order of the input.
pub fn add_channels(tx: &mut WriteTx<'_>, community: Uid, inputs: &[AddChannel]) -> Result<Vec<(i64, Uid)>> {
    let made = channels::add_many(tx, community, inputs)?;
    let today = workspace::today(tx, workspace::community_id(tx, community)?)?;
    for ((id, uid), input) in made.iter().zip(inputs) {
        begin(tx, *id, *uid, input, &today)?;
    }
    Ok(made)
}

/// Makes one channel of a community named by its row id; its row id.
pub fn add_channel(tx: &mut WriteTx<'_>, community_id: i64, input: &AddChannel) -> Result<i64> {
    let (id, uid) = channels::add(tx, community_id, input)?;
    let today = workspace::today(tx, community_id)?;
    begin(tx, id, uid, input, &today)?;
    Ok(id)
}

/// Whoever counts means the day where they are, which at midnight is not the day of UTC. A capacity that comes with a count
/// is as old as the count.
fn begin(tx: &mut WriteTx<'_>, id: i64, uid: Uid, input: &AddChannel, today: &str) -> Result<()> {
    let on = input.head_count_on.as_deref().unwrap_or(today);
    if let Some(count) = input.head_count {
        set_one(tx, id, &counted(uid, HEAD_COUNT, on, count))?;
    }
    if let Some(capacity) = channels::get(tx, uid)?.capacity {
        set_one(tx, id, &counted(uid, CAPACITY, on, capacity))?;
    }
    Ok(())
}

/// Changes a channel; what is left out stays. A new capacity counts from today on.
pub fn edit_channel(tx: &mut WriteTx<'_>, mut input: EditChannel) -> Result<ChannelView> {
    let (uid, capacity) = (input.uid, std::mem::take(&mut input.capacity));
    let before = channels::edit(tx, input)?;
    let capacity = match capacity {
        Patch::Keep => return Ok(before),
        Patch::Clear => None,
        Patch::Set(people) if people < 1 => return Err(Error::invalid("capacity", "not_positive")),
        Patch::Set(people) => Some(people),
    };
    if capacity == before.capacity {
        return Ok(before);
    }
    let id = channels::channel_id(tx, uid)?;
    let today = workspace::today(tx, workspace::community_id(tx, before.community)?)?;
    if let (Some(old), None) = (before.capacity, table::newest(tx, id, CAPACITY)?) {
        // Set before capacities were dated: it held since the group was opened, as far as anybody knows.
        let since = before.opened_on.as_deref().filter(|day| *day < today.as_str());
        if let Some(since) = since {
            set_one(tx, id, &counted(uid, CAPACITY, since, old))?;
        }
    }
    set_one(tx, id, &counted(uid, CAPACITY, &today, capacity.unwrap_or(0)))?;
    channels::get(tx, uid)
}

/// Changes several channels in one step; an error names its row.
pub fn edit_channels(tx: &mut WriteTx<'_>, input: EditChannels) -> Result<()> {
    let touched: std::collections::BTreeSet<Uid> = (input.edits.iter().map(|edit| edit.uid))
        .chain(input.tags.iter().flat_map(|tags| tags.uids.iter().copied()))
        .chain(input.figures.iter().map(|figure| figure.channel))
        .collect();
    for (place, one) in input.edits.into_iter().enumerate() {
        edit_channel(tx, one).map_err(|error| error.with("row", place + 1))?;
    }
    for tags in &input.tags {
        channels::set_tags(tx, tags)?;
    }
    super::set(tx, &super::SetFigures { values: input.figures })?;
    tx.describe(serde_json::json!({ "count": touched.len() }));
    Ok(())
}

/// Brings the channel's row up to its newest capacity.
pub(super) fn follow(tx: &mut WriteTx<'_>, channel_id: i64) -> Result<()> {
    let newest = table::newest(tx, channel_id, CAPACITY)?;
    channels::set_capacity(tx, channel_id, newest.filter(|people| *people > 0))
}

#[allow(clippy::cast_precision_loss)] // a count of people is far below 2^52
fn counted(uid: Uid, figure: &str, on: &str, count: i64) -> FigureValue {
    FigureValue {
        channel: uid,
        on: on.to_owned(),
        figure: figure.to_owned(),
        value: Some(count as f64),
        source: FigureSource::Typed,
    }
}
