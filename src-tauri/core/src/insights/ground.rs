//! Whether there is anything to be looked at: without a walk through the log.

use super::{clock::LocalClock, frame::text_of, view::InsightGround};
use crate::{
    Result, Uid, channels,
    interactions::{self, Kind},
    members, schedule, series,
    store::ReadTx,
    workspace,
};

/// What there is.
pub fn ground(tx: &ReadTx<'_>, community: Uid) -> Result<InsightGround> {
    let community_id = workspace::community_id(tx, community)?;
    let ids: Vec<i64> = channels::made_at(tx, community_id)?.into_values().map(|(id, _)| id).collect();
    let span = interactions::span(tx, &ids)?;
    let days = match span {
        Some((first, last)) => {
            let mut clock = LocalClock::new(&schedule::zone_of(tx, community_id)?, first, last);
            let mut day = |at: i64| text_of(clock.day_and_hour(at).0);
            Some((day(first), day(last)))
        }
        None => None,
    };
    let filled = span.is_some() || series::any(tx, community_id)? || members::any_dated(tx, community_id)?;
    let kinds = Kind::ALL.into_iter().filter(|kind| kind.counts() && span.is_some());
    let (first, last) = days.unzip();
    Ok(InsightGround { first, last, kinds: kinds.map(|kind| kind.name().to_owned()).collect(), filled })
}
