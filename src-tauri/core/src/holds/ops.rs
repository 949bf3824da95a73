//! Use cases of holds.

use super::{
    model::Holding,
    table,
    view::{BeginHold, HoldView},
};
use crate::{
    Error, Result, Uid, channels,
    store::{ReadTx, WriteTx},
    workspace::{self, row_id},
};

/// Longest reason, in characters.
const LONGEST_REASON: usize = 200;

/// The holds of a community that are on, the oldest first.
pub fn active(tx: &ReadTx<'_>, community: Uid) -> Result<Vec<HoldView>> {
    table::active(tx, workspace::community_id(tx, community)?)
}

/// What is held of a community now.
pub fn current(tx: &ReadTx<'_>, community_id: i64) -> Result<Holding> {
    let mut holding = Holding { lifted_at: table::lifted_at(tx, community_id)?, ..Holding::default() };
    for hold in table::open_ids(tx, community_id)? {
        let scope = table::channels(tx, hold)?;
        holding.everything |= scope.is_empty();
        holding.channel_ids.extend(scope);
    }
    Ok(holding)
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
    let holding = Holding { everything: channel_ids.is_empty(), channel_ids, lifted_at: None };
    Ok((table::one(tx, uid)?, holding))
}

/// Ends a hold. One that was ended already stays as it was.
pub fn end(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    table::end(tx, hold_id(tx, uid)?)
}
