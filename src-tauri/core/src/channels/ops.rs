//! Use cases of channels.

use std::collections::{BTreeSet, HashMap};

use super::{
    model,
    table::{self, NewChannel},
    view::{AddChannel, ChannelView, EditChannel, GroupState, ListChannels, SetChannelTags, TrashChannels},
};
use crate::{
    Result, Uid,
    clock::Millis,
    patch::Patch,
    store::{ReadTx, WriteTx},
    workspace::{self, TagKind, checked_name, filter_id, name_of, row_id},
};

/// The row id of a channel.
pub fn channel_id(tx: &ReadTx<'_>, uid: Uid) -> Result<i64> {
    row_id(tx, "channel", uid)
}

/// Row ids of the channels to which something new goes by these tags, each once, in their order: a group that is closed
/// keeps its tags and gets nothing any more.
pub fn ids_with_tags(tx: &ReadTx<'_>, community_id: i64, tags: &[String]) -> Result<Vec<i64>> {
    let mut ids = Vec::new();
    for tag in tags {
        for id in table::ids_with_tag(tx, community_id, tag)? {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    Ok(ids)
}

/// Row ids of the channels that a filter means: those that are named, those that bear one of the tags, with both those
/// that are both. Nothing when it names neither, and an empty list when all that it names is gone.
pub fn meant(tx: &ReadTx<'_>, channels: &[Uid], tags: &[Uid]) -> Result<Option<Vec<i64>>> {
    let mut named = BTreeSet::new();
    for uid in channels {
        named.insert(filter_id(tx, "channel", *uid)?);
    }
    if tags.is_empty() {
        return Ok((!channels.is_empty()).then(|| named.into_iter().collect()));
    }
    let mut tagged = BTreeSet::new();
    for uid in tags {
        tagged.extend(table::bearing_uid(tx, *uid)?);
    }
    if !channels.is_empty() {
        tagged.retain(|id| named.contains(id));
    }
    Ok(Some(tagged.into_iter().collect()))
}

/// The identities of some channels by their row ids.
pub fn uids(tx: &ReadTx<'_>, ids: &[i64]) -> Result<HashMap<i64, Uid>> {
    table::uids(tx, ids)
}

/// Row ids and identities of the groups that are not closed, in their order.
pub fn running_groups(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<(i64, Uid)>> {
    table::running_groups(tx, community_id)
}

/// Row ids of a community's channels by their identities, and when each was made.
pub fn made_at(tx: &ReadTx<'_>, community_id: i64) -> Result<HashMap<Uid, (i64, Millis)>> {
    Ok(table::made_at(tx, community_id)?.into_iter().map(|(uid, id, at)| (uid, (id, at))).collect())
}

/// The channels of a community, in their order.
pub fn list(tx: &ReadTx<'_>, input: &ListChannels) -> Result<Vec<ChannelView>> {
    table::list(tx, workspace::community_id(tx, input.community)?, input.is_group, input.trashed)
}

/// One channel.
pub fn get(tx: &ReadTx<'_>, uid: Uid) -> Result<ChannelView> {
    table::get(tx, uid)
}

/// Makes one channel; its row id and identity. What is counted in it by day is begun by `series`, which calls this.
pub fn add(tx: &mut WriteTx<'_>, community_id: i64, input: &AddChannel) -> Result<(i64, Uid)> {
    model::check(input)?;
    let operator_id = match (input.operator, input.operator_name.as_deref()) {
        (Some(uid), _) => Some(workspace::operator_id(tx, uid)?),
        (None, Some(name)) => Some(workspace::operator_id_for(tx, name)?),
        (None, None) => None,
    };
    let state = name_of(&input.state.unwrap_or(GroupState::Open))?;
    let capacity = input.capacity.or_else(|| input.kind.usual_capacity());
    let (id, uid) =
        table::insert(tx, &NewChannel { community_id, operator_id, state: &state, capacity, input })?;
    for tag in &input.tags {
        let tag_id = workspace::tag_id_for(tx, community_id, TagKind::Channel, tag)?;
        table::add_tag(tx, id, tag_id)?;
    }
    Ok((id, uid))
}

/// Makes channels in one step; their row ids and identities, in the order of the input. An error names its row.
pub fn add_many(tx: &mut WriteTx<'_>, community: Uid, inputs: &[AddChannel]) -> Result<Vec<(i64, Uid)>> {
    let community_id = workspace::community_id(tx, community)?;
    let mut made = Vec::with_capacity(inputs.len());
    for (place, input) in inputs.iter().enumerate() {
        made.push(add(tx, community_id, input).map_err(|error| error.with("row", place + 1))?);
    }
    tx.describe(serde_json::json!({ "count": made.len() }));
    Ok(made)
}

/// Says how many people a channel takes now. Capacities are dated: `series` knows which one is the newest.
pub fn set_capacity(tx: &mut WriteTx<'_>, id: i64, capacity: Option<i64>) -> Result<()> {
    table::set_capacity(tx, id, capacity)
}

/// Changes a channel but for its capacity, which `series` keeps by day; what is left out stays.
pub fn edit(tx: &mut WriteTx<'_>, input: EditChannel) -> Result<ChannelView> {
    if let Some(name) = &input.name {
        checked_name(name)?;
    }
    let dates = [
        ("opened_on", &input.opened_on),
        ("qr_expires_on", &input.qr_expires_on),
        ("announcement_review_on", &input.announcement_review_on),
    ];
    for (field, patch) in dates {
        if let Patch::Set(date) = patch {
            model::check_date(field, date)?;
        }
    }
    let uid = input.uid;
    table::update(tx, input)?;
    let view = table::get(tx, uid)?;
    tx.describe(serde_json::json!({ "name": view.name }));
    Ok(view)
}

/// Adds tags to channels and takes others away.
pub fn set_tags(tx: &mut WriteTx<'_>, input: &SetChannelTags) -> Result<()> {
    for uid in &input.uids {
        let (id, community_id) = table::ids(tx, *uid)?;
        for tag in &input.add {
            let tag_id = workspace::tag_id_for(tx, community_id, TagKind::Channel, tag)?;
            table::add_tag(tx, id, tag_id)?;
        }
        for tag in &input.remove {
            table::remove_tag(tx, id, tag)?;
        }
    }
    tx.describe(serde_json::json!({ "count": input.uids.len() }));
    Ok(())
}

/// Puts channels into the trash, or takes them out again.
pub fn trash(tx: &mut WriteTx<'_>, input: &TrashChannels) -> Result<()> {
    let at = input.trashed.then_some(tx.now());
    for uid in &input.uids {
        table::mark(tx, *uid, at)?;
    }
    tx.describe(serde_json::json!({ "count": input.uids.len(), "trashed": input.trashed }));
    Ok(())
}
