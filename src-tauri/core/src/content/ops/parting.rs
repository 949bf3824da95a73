//! Some of an item's channels go on without the others.

use super::{copy, new_schedule};
use crate::{
    Result, Uid,
    content::{
        table::{self, Mark},
        view::DeliveryState,
    },
    holds::Holding,
    recurrence::Civil,
    schedule::{self, Change, When},
    store::WriteTx,
};

/// Gives the channels of an item on one date in which it is left an item of their own at another time of the community's clock:
/// the same body for the same groups. What happens once goes there no more, and is published when that was all that it waited
/// for; a date of a series leaves them out, for the reason that is given. Answers the new item.
pub fn part_off(
    tx: &mut WriteTx<'_>,
    uid: Uid,
    original: &str,
    wanted: &[Uid],
    start: Civil,
    reason: Option<&str>,
) -> Result<Uid> {
    let record = table::get(tx, uid)?;
    let series = schedule::check_date(tx, record.schedule_id, original)?;
    let when = match record.schedule_id {
        Some(id) => {
            let moved = schedule::by_its_own_clock(tx, id, &Change::moving(start))?;
            When { start: moved.start.unwrap_or(start), rule: None, ..schedule::get(tx, id)?.when() }
        }
        None => When::once(start, None),
    };
    let schedule_id = new_schedule(tx, record.community_id, when)?;
    let parted = copy(tx, &record, record.state, Some(schedule_id))?;
    let parted_id = super::content_id(tx, parted)?;
    for (channel_id, channel) in table::channels_of(tx, parted_id)? {
        if !wanted.contains(&channel) {
            table::remove_channel(tx, parted_id, channel_id)?;
            continue;
        }
        let state = if series { DeliveryState::Skipped } else { DeliveryState::Pending };
        let content_id = record.id;
        table::put_delivery(tx, &Mark { content_id, channel_id, original, state, reason, at: None })?;
        if !series {
            table::remove_channel(tx, content_id, channel_id)?;
        }
    }
    let left = table::deliveries_of(tx, record.id, original)?;
    super::sending::follow_progress(
        tx,
        &record,
        super::sending::counted(&left, &Holding::default()),
        series,
    )?;
    Ok(parted)
}
