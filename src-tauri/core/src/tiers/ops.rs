//! Use cases of tiers.

use serde_json::json;

use super::{
    table::{self, NewMove},
    view::{AddLadder, AddTier, EditLadder, EditTier, LadderView, MoveMembers, TierMove},
};
use crate::{
    Error, Result, Uid,
    clock::Millis,
    members::{self, MemberCount},
    store::{ReadTx, WriteTx},
    workspace::{self, checked_name, row_id},
};

/// The ladders of a community with their tiers, and how many members stand on each.
pub fn ladders(tx: &ReadTx<'_>, index: &members::Index, community: Uid) -> Result<Vec<LadderView>> {
    let community_id = workspace::community_id(tx, community)?;
    table::ladders(tx, community_id, &index.by_tier(tx, community_id)?)
}

/// One ladder as the open step sees it; the index knows only what is committed.
fn ladder(tx: &ReadTx<'_>, community_id: i64, uid: Uid) -> Result<LadderView> {
    let all = table::ladders(tx, community_id, &members::by_tier(tx, community_id)?)?;
    all.into_iter().find(|ladder| ladder.uid == uid).ok_or_else(|| Error::not_found("ladder", uid))
}

/// Makes a ladder with its tiers.
pub fn add_ladder(tx: &mut WriteTx<'_>, input: &AddLadder) -> Result<LadderView> {
    let community_id = workspace::community_id(tx, input.community)?;
    let (id, uid) = table::insert_ladder(tx, community_id, checked_name(&input.name)?)?;
    for name in &input.tiers {
        table::insert_tier(tx, id, checked_name(name)?, None)?;
    }
    ladder(tx, community_id, uid)
}

/// Renames a ladder.
pub fn edit_ladder(tx: &mut WriteTx<'_>, input: &EditLadder) -> Result<()> {
    table::rename_ladder(tx, input.uid, checked_name(&input.name)?)
}

/// Removes a ladder with its tiers; members who stood on them stand on none.
pub fn remove_ladder(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    let id = row_id(tx, "ladder", uid)?;
    for tier_id in table::tiers_of(tx, id)? {
        clear_tier(tx, tier_id)?;
    }
    table::delete_ladder(tx, id)
}

/// Adds a tier above the others of its ladder.
pub fn add_tier(tx: &mut WriteTx<'_>, input: &AddTier) -> Result<Uid> {
    let ladder_id = row_id(tx, "ladder", input.ladder)?;
    Ok(table::insert_tier(tx, ladder_id, checked_name(&input.name)?, input.color.as_deref())?.1)
}

/// The row id of the tier called `name`, made on the community's first ladder when it does not exist.
///
/// A ladder that has to be made for it has no name; the window shows its own word for the only ladder.
pub fn tier_id_for(tx: &mut WriteTx<'_>, community_id: i64, name: &str) -> Result<i64> {
    let name = checked_name(name)?;
    if let Some(id) = table::tier_named(tx, community_id, name)? {
        return Ok(id);
    }
    let ladder_id = match table::first_ladder(tx, community_id)? {
        Some(id) => id,
        None => table::insert_ladder(tx, community_id, "")?.0,
    };
    Ok(table::insert_tier(tx, ladder_id, name, None)?.0)
}

/// Changes a tier or moves it on its ladder.
pub fn edit_tier(tx: &mut WriteTx<'_>, input: &EditTier) -> Result<()> {
    let name = input.name.as_deref().map(checked_name).transpose()?;
    if let Some(position) = input.position {
        let mut order = table::siblings(tx, input.uid)?;
        order.retain(|uid| *uid != input.uid);
        order.insert(order.len().min(position as usize), input.uid);
        for (place, uid) in order.into_iter().enumerate() {
            table::update_tier(tx, uid, None, None, Some(place as f64 + 1.0))?;
        }
    }
    table::update_tier(tx, input.uid, name, input.color.as_deref(), None)
}

/// Removes a tier; members who stood on it stand on none.
pub fn remove_tier(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    let id = row_id(tx, "tier", uid)?;
    clear_tier(tx, id)
}

/// How many members stand on a tier, those in the trash too.
pub fn on_tier(tx: &ReadTx<'_>, uid: Uid) -> Result<usize> {
    Ok(table::members_on(tx, row_id(tx, "tier", uid)?)?.len())
}

/// How many members stand on the tiers of a ladder, those in the trash too.
pub fn on_ladder(tx: &ReadTx<'_>, uid: Uid) -> Result<usize> {
    let tiers = table::tiers_of(tx, row_id(tx, "ladder", uid)?)?;
    tiers.into_iter().map(|tier| Ok(table::members_on(tx, tier)?.len())).sum()
}

/// The row ids of the members of a community who stood on a tier at a moment.
pub fn on_tier_at(tx: &ReadTx<'_>, community_id: i64, uid: Uid, at: Millis) -> Result<Vec<i64>> {
    table::members_on_at(tx, community_id, row_id(tx, "tier", uid)?, at)
}

fn clear_tier(tx: &mut WriteTx<'_>, tier_id: i64) -> Result<()> {
    for member_id in table::members_on(tx, tier_id)? {
        members::set_tier(tx, member_id, None)?;
    }
    table::delete_tier(tx, tier_id)
}

/// Puts members on a tier by hand; those who stand there already do not move.
pub fn move_members(tx: &mut WriteTx<'_>, input: &MoveMembers) -> Result<MemberCount> {
    let to = input.tier.map(|uid| row_id(tx, "tier", uid)).transpose()?;
    let reason = input.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    let mut total = 0;
    for member_id in members::selected_ids(tx, &input.who)? {
        let from = table::tier_of(tx, member_id)?;
        let Some(either) = to.or(from).filter(|_| from != to) else { continue };
        let ladder_id = table::ladder_of(tx, either)?;
        members::set_tier(tx, member_id, to)?;
        table::insert_move(tx, &NewMove { member_id, ladder_id, from, to, how: "hand", reason })?;
        total += 1;
    }
    tx.describe(json!({ "count": total }));
    Ok(MemberCount { total })
}

/// The moves of a member, newest first.
pub fn history(tx: &ReadTx<'_>, member: Uid) -> Result<Vec<TierMove>> {
    table::history(tx, row_id(tx, "member", member)?)
}
