//! Use cases of holds.

use super::{
    model::{Holding, Span, Spans},
    table,
    view::{BeginHold, HoldView},
};
use crate::{
    Error, Result, Uid, channels,
    clock::Millis,
    store::{ReadTx, WriteTx},
    workspace::{self, row_id},
};

/// Longest reason, in characters.
const LONGEST_REASON: usize = 200;

/// The holds of a community that are on, the oldest first.
pub fn active(tx: &ReadTx<'_>, community: Uid) -> Result<Vec<HoldView>> {
    table::active(tx, workspace::community_id(tx, community)?)
}

/// Whoever asks what is due now need not know of holds that were lifted before this: what they kept back is late by then.
const LONG_AGO: Millis = 3_600_000;

/// What is held of a community now.
pub fn current(tx: &ReadTx<'_>, community_id: i64) -> Result<Holding> {
    let mut holding = Holding::default();
    for (hold, ended_at) in table::ended_since(tx, community_id, tx.now() - LONG_AGO)? {
        let scope = table::channels(tx, hold)?;
        if scope.is_empty() {
            holding.lifted_at = holding.lifted_at.max(ended_at);
        }
        for channel_id in scope {
            let last = holding.lifted.entry(channel_id).or_insert(ended_at);
            *last = ended_at.max(*last);
        }
    }
    for hold in table::open_ids(tx, community_id)? {
        let scope = table::channels(tx, hold)?;
        holding.everything |= scope.is_empty();
        holding.channel_ids.extend(scope);
    }
    Ok(holding)
}

/// All holds of a community, those that are over as well.
pub fn spans(tx: &ReadTx<'_>, community_id: i64) -> Result<Spans> {
    let mut spans = Vec::new();
    for (hold, begun_at, ended_at) in table::all(tx, community_id)? {
        let channel_ids = table::channels(tx, hold)?.into_iter().collect();
        spans.push(Span { begun_at, ended_at, channel_ids });
    }
    Ok(Spans(spans))
}

/// Begins a hold.
pub fn begin(tx: &mut WriteTx<'_>, input: &BeginHold) -> Result<HoldView> {
    let community_id = workspace::community_id(tx, input.community)?;
    let reason: String = input.reason.trim().chars().take(LONGEST_REASON).collect();
    let mut scope = std::collections::BTreeSet::new();
    for uid in &input.channels {
        scope.insert(channels::channel_id(tx, *uid)?);
    }
    if !input.tags.is_empty() {
        scope.extend(channels::meant(tx, &[], &input.tags)?.unwrap_or_default());
    }
    if scope.is_empty() && !input.tags.is_empty() {
        // Nobody who asks for some groups means all of them.
        return Err(Error::invalid("tags", "nothing_there"));
    }
    let uid = table::insert(tx, community_id, &reason, &scope)?;
    tx.describe(serde_json::json!({ "reason": reason, "count": scope.len() }));
    table::one(tx, uid)
}

/// The row id of a hold.
pub fn hold_id(tx: &ReadTx<'_>, uid: Uid) -> Result<i64> {
    row_id(tx, "hold", uid)
}

/// A hold with what it holds.
pub fn scope(tx: &ReadTx<'_>, uid: Uid) -> Result<(HoldView, Holding)> {
    let channel_ids: std::collections::HashSet<i64> =
        table::channels(tx, hold_id(tx, uid)?)?.into_iter().collect();
    let holding = Holding { everything: channel_ids.is_empty(), channel_ids, ..Holding::default() };
    Ok((table::one(tx, uid)?, holding))
}

/// Ends a hold. One that was ended already stays as it was.
pub fn end(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    table::end(tx, hold_id(tx, uid)?)
}
