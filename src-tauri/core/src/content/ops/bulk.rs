//! Changes of many items in one step.

use super::{ids_of, plan, sending};
use crate::{
    Error, Result, channels,
    content::{
        model, table,
        view::{
            AddContents, ContentState, DeliveryState, EditContent, EditContents, EditContentsEach,
            MoveContents, ScheduleContents, SetContentChannels, TrashContents,
        },
    },
    store::WriteTx,
};

/// Cards that stand closer than this are numbered anew before one is put between them.
const CLOSEST: f64 = 1e-6;

/// Puts items into a column of the board, in the order of the input. What is put among the published counts as sent
/// wherever it was pending.
pub fn move_to(tx: &mut WriteTx<'_>, input: &MoveContents) -> Result<()> {
    let Some(first) = input.uids.first() else { return Ok(()) };
    let community_id = table::get(tx, *first)?.community_id;
    let around =
        |tx: &WriteTx<'_>| table::neighbours(tx, community_id, input.state, input.before, &input.uids);
    let (mut earlier, mut later) = around(tx)?;
    if earlier.zip(later).is_some_and(|(earlier, later)| later - earlier < CLOSEST) {
        table::renumber(tx, community_id, input.state)?;
        (earlier, later) = around(tx)?;
    }
    for (position, uid) in positions(earlier, later, input.uids.len()).into_iter().zip(&input.uids) {
        let record = table::get(tx, *uid)?;
        let named = |error: Error| error.with("uid", uid.to_string()).with("name", record.title.clone());
        model::check_move(record.state, input.state, record.review_on).map_err(named)?;
        if record.state < ContentState::Published && input.state == ContentState::Published {
            sending::mark_pending(tx, &record, DeliveryState::Sent)?;
        }
        if record.state != input.state {
            table::set_state(tx, *uid, input.state)?;
        }
        table::set(tx, *uid, "board_position", &position)?;
    }
    tx.describe(serde_json::json!({ "count": input.uids.len(), "state": input.state }));
    Ok(())
}

/// Places for `count` cards between two positions of a column.
#[allow(clippy::cast_precision_loss)] // a board holds far fewer than 2^52 cards
fn positions(earlier: Option<f64>, later: Option<f64>, count: usize) -> Vec<f64> {
    let (start, step) = match (earlier, later) {
        (Some(earlier), Some(later)) => (earlier, (later - earlier) / (count + 1) as f64),
        (Some(earlier), None) => (earlier, 1.0),
        (None, Some(later)) => (later - (count + 1) as f64, 1.0),
        (None, None) => (0.0, 1.0),
    };
    (1..=count).map(|place| start + step * place as f64).collect()
}

/// Makes items, all of them or none.
pub fn add_many(tx: &mut WriteTx<'_>, input: AddContents) -> Result<()> {
    let count = input.items.len();
    for (place, item) in input.items.into_iter().enumerate() {
        super::add(tx, item).map_err(|error| error.with("row", place + 1))?;
    }
    tx.describe(serde_json::json!({ "count": count }));
    Ok(())
}

/// Makes the same change to many items.
pub fn edit_many(tx: &mut WriteTx<'_>, input: &EditContents) -> Result<()> {
    for uid in &input.uids {
        super::edit(
            tx,
            EditContent {
                owner: input.owner,
                reviewer: input.reviewer,
                pillar: input.pillar,
                language: input.language.clone(),
                ..EditContent::of(*uid)
            },
        )?;
    }
    tx.describe(serde_json::json!({ "count": input.uids.len() }));
    Ok(())
}

/// Makes another change to each of many items.
pub fn edit_each(tx: &mut WriteTx<'_>, input: EditContentsEach) -> Result<()> {
    let count = input.edits.len() + input.moves.iter().map(|one| one.uids.len()).sum::<usize>();
    for (place, edit) in input.edits.into_iter().enumerate() {
        super::edit(tx, edit).map_err(|error| error.with("row", place + 1))?;
    }
    for one in &input.moves {
        move_to(tx, one)?;
    }
    tx.describe(serde_json::json!({ "count": count }));
    Ok(())
}

/// Adds channels to items and takes others away.
pub fn set_channels(tx: &mut WriteTx<'_>, input: &SetContentChannels) -> Result<()> {
    let (add, remove) = (ids_of(tx, &input.add)?, ids_of(tx, &input.remove)?);
    for uid in &input.uids {
        let record = table::get(tx, *uid)?;
        let tagged = channels::ids_with_tags(tx, record.community_id, &input.add_tags)?;
        for channel_id in add.iter().chain(&tagged) {
            table::add_channel(tx, record.id, *channel_id)?;
        }
        for channel_id in &remove {
            table::remove_channel(tx, record.id, *channel_id)?;
        }
    }
    tx.describe(serde_json::json!({ "count": input.uids.len() }));
    Ok(())
}

/// Gives many items their times, or takes them off the calendar.
pub fn schedule_many(tx: &mut WriteTx<'_>, input: &ScheduleContents) -> Result<()> {
    for (place, item) in input.items.iter().enumerate() {
        let record = table::get(tx, item.uid)?;
        plan(tx, &record, item.when.as_ref()).map_err(|error| error.with("row", place + 1))?;
    }
    tx.describe(serde_json::json!({ "count": input.items.len() }));
    Ok(())
}

/// Puts items into the trash, or takes them out again.
pub fn trash(tx: &mut WriteTx<'_>, input: &TrashContents) -> Result<()> {
    let at = input.trashed.then_some(tx.now());
    for uid in &input.uids {
        table::set(tx, *uid, "deleted_at", &at)?;
    }
    let name = match input.uids.as_slice() {
        [uid] => Some(table::get(tx, *uid)?.title),
        _ => None,
    };
    tx.describe(serde_json::json!({ "count": input.uids.len(), "trashed": input.trashed, "name": name }));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::positions;

    #[test]
    fn cards_are_put_between_their_neighbours_and_in_order() {
        for (earlier, later) in [(Some(1.0), Some(2.0)), (Some(5.0), None), (None, Some(3.0)), (None, None)] {
            let found = positions(earlier, later, 3);
            assert!(found.windows(2).all(|pair| pair[0] < pair[1]), "{found:?}");
            assert!(
                found.iter().all(|at| earlier.is_none_or(|e| *at > e) && later.is_none_or(|l| *at < l)),
                "{found:?}"
            );
        }
    }
}
