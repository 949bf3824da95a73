//! Use cases of segments.

use super::{
    table::{self, Stored},
    view::{AddSegment, EditSegment, SegmentView},
};
use crate::{
    Code, Result, Uid,
    members::{self, MemberCount, Selection},
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

fn view(stored: Stored, count: impl Fn(&Selection) -> Result<MemberCount>) -> Result<SegmentView> {
    let members = match count(&matching(&stored)) {
        Ok(count) => Some(count.total),
        Err(error) if error.code == Code::NotFound => None,
        Err(error) => return Err(error),
    };
    Ok(SegmentView { uid: stored.uid, name: stored.name, filter: stored.filter, members })
}

/// The segments of a community by name, each with its present count.
pub fn list(tx: &ReadTx<'_>, index: &members::Index, community: Uid) -> Result<Vec<SegmentView>> {
    let stored = table::list(tx, workspace::community_id(tx, community)?)?;
    stored.into_iter().map(|stored| view(stored, |who| index.count(tx, who))).collect()
}

/// Saves a filter.
pub fn add(tx: &mut WriteTx<'_>, input: &AddSegment) -> Result<SegmentView> {
    let community_id = workspace::community_id(tx, input.community)?;
    let uid = table::insert(tx, community_id, checked_name(&input.name)?, &input.filter)?;
    // A filter that cannot be counted would be a saved mistake.
    members::count(tx, &selection(tx, uid)?)?;
    view(table::one(tx, uid)?, |who| members::count(tx, who))
}

/// Renames a segment or changes its filter.
pub fn edit(tx: &mut WriteTx<'_>, input: &EditSegment) -> Result<SegmentView> {
    let name = input.name.as_deref().map(checked_name).transpose()?;
    table::update(tx, input.uid, name, input.filter.as_ref())?;
    view(table::one(tx, input.uid)?, |who| members::count(tx, who))
}

/// Puts one record in the place of another in every filter that names it: a tag was merged into another.
pub fn rename(tx: &mut WriteTx<'_>, from: Uid, into: Uid) -> Result<()> {
    table::rename(tx, from, into)
}

/// Puts one value of a custom field in the place of another in every filter that asks for it: an option was renamed.
pub fn rename_value(tx: &mut WriteTx<'_>, field: Uid, from: &str, to: &str) -> Result<()> {
    for mut stored in table::naming(tx, field)? {
        if stored.filter.rename_value(field, from, to) {
            table::update(tx, stored.uid, None, Some(&stored.filter))?;
        }
    }
    Ok(())
}

/// Removes a segment.
pub fn remove(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    table::delete(tx, uid)
}
