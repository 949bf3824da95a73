//! Use cases of segments.

use super::{
    table::{self, Stored},
    view::{AddSegment, EditSegment, SegmentView},
};
use crate::{
    Code, Result, Uid,
    members::{self, Selection},
    store::{ReadTx, WriteTx},
    workspace::{self, checked_name},
};

/// The members that a segment chooses, for every command that takes members.
pub fn selection(tx: &ReadTx<'_>, uid: Uid) -> Result<Selection> {
    Ok(matching(&table::one(tx, uid)?))
}

fn matching(stored: &Stored) -> Selection {
    Selection::Matching {
        community: stored.community,
        filter: Some(stored.filter.clone()),
        search: None,
        except: Vec::new(),
    }
}

fn view(tx: &ReadTx<'_>, stored: Stored) -> Result<SegmentView> {
    let members = match members::count(tx, &matching(&stored)) {
        Ok(count) => Some(count.total),
        Err(error) if error.code == Code::NotFound => None,
        Err(error) => return Err(error),
    };
    Ok(SegmentView { uid: stored.uid, name: stored.name, filter: stored.filter, members })
}

/// The segments of a community by name, each with its present count.
pub fn list(tx: &ReadTx<'_>, community: Uid) -> Result<Vec<SegmentView>> {
    let stored = table::list(tx, workspace::community_id(tx, community)?)?;
    stored.into_iter().map(|stored| view(tx, stored)).collect()
}

/// Saves a filter.
pub fn add(tx: &mut WriteTx<'_>, input: &AddSegment) -> Result<SegmentView> {
    let community_id = workspace::community_id(tx, input.community)?;
    let uid = table::insert(tx, community_id, checked_name(&input.name)?, &input.filter)?;
    // A filter that cannot be counted would be a saved mistake.
    members::count(tx, &selection(tx, uid)?)?;
    view(tx, table::one(tx, uid)?)
}

/// Renames a segment or changes its filter.
pub fn edit(tx: &mut WriteTx<'_>, input: &EditSegment) -> Result<SegmentView> {
    let name = input.name.as_deref().map(checked_name).transpose()?;
    table::update(tx, input.uid, name, input.filter.as_ref())?;
    view(tx, table::one(tx, input.uid)?)
}

/// Puts one record in the place of another in every filter that names it: a tag was merged into another.
pub fn rename(tx: &mut WriteTx<'_>, from: Uid, into: Uid) -> Result<()> {
    table::rename(tx, from, into)
}

/// Removes a segment.
pub fn remove(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    table::delete(tx, uid)
}
