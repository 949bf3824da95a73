//! Use cases of the workspace: communities, operators, tags, settings; saved views have a file of their own.

mod saved;

pub use saved::{remove_view, save_view, saved_views};

use super::{
    table,
    view::{
        AddCommunity, AddOperator, AddTag, CommunityView, EditCommunity, EditOperator, EditTag, ListTags,
        Operator, OperatorRef, SetSetting, Settings, Tag, TagKind, TagRef, TrashCommunity, WorkspaceOverview,
    },
};
use crate::{
    Error, Result, Uid,
    recurrence::Zone,
    store::{OperatorUids, ReadTx, WriteTx},
    tabular::fold,
};

/// Longest name of a record, in characters.
pub const LONGEST_NAME: usize = 200;

/// The first content of a new workspace: the operator who owns it.
pub fn init(tx: &mut WriteTx<'_>) -> Result<()> {
    table::insert_operator(tx, "")?;
    Ok(())
}

/// A name without surrounding blanks, or why it is none.
pub(crate) fn checked_name(name: &str) -> Result<&str> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Error::invalid("name", "empty"));
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(Error::invalid("name", "too_long").with("limit", LONGEST_NAME));
    }
    Ok(name)
}

/// The row id of a community.
pub fn community_id(tx: &ReadTx<'_>, uid: Uid) -> Result<i64> {
    table::row_id(tx, "community", uid)
}

/// The name of a community.
pub fn community_name(tx: &ReadTx<'_>, uid: Uid) -> Result<String> {
    table::community_name(tx, uid)
}

/// The zone of a community.
pub fn zone(tx: &ReadTx<'_>, community_id: i64) -> Result<chrono_tz::Tz> {
    table::community_zone(tx, community_id)
}

/// The present day in the zone of a community.
pub fn today(tx: &ReadTx<'_>, community_id: i64) -> Result<String> {
    let now = chrono::DateTime::from_timestamp_millis(tx.now()).unwrap_or_default();
    Ok(now.with_timezone(&zone(tx, community_id)?).format("%Y-%m-%d").to_string())
}

/// Where a community is: it can be restored from the trash, but not from nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whereabouts {
    /// In use.
    Here,
    /// In the trash.
    InTrash,
    /// Erased.
    Gone,
}

/// Where a community is.
pub fn whereabouts(tx: &ReadTx<'_>, uid: Uid) -> Result<Whereabouts> {
    Ok(match table::is_in_trash(tx, uid)? {
        Some(false) => Whereabouts::Here,
        Some(true) => Whereabouts::InTrash,
        None => Whereabouts::Gone,
    })
}

/// The row id of an operator.
pub fn operator_id(tx: &ReadTx<'_>, uid: Uid) -> Result<i64> {
    table::row_id(tx, "operator", uid)
}

/// The communities, in their order.
pub fn communities(tx: &ReadTx<'_>) -> Result<Vec<CommunityView>> {
    table::communities(tx)
}

/// Gives a community another time zone. Wall-clock times of its plan stay, their instants move.
pub fn community_set_zone(tx: &mut WriteTx<'_>, uid: Uid, tz: &str) -> Result<()> {
    table::set_community_zone(tx, uid, Zone::named(tz)?.name())
}

/// Makes a community.
pub fn community_add(tx: &mut WriteTx<'_>, input: AddCommunity) -> Result<CommunityView> {
    let name = checked_name(&input.name)?.to_owned();
    let zone = Zone::named(&input.tz)?;
    let view = CommunityView {
        uid: tx.new_uid(),
        name,
        tz: zone.name().to_owned(),
        scale: input.scale,
        review_on: false,
        created_at: tx.now(),
    };
    table::insert_community(tx, &view)?;
    tx.describe(serde_json::json!({ "name": view.name }));
    Ok(view)
}

/// Changes a community. Its zone has a command of its own, because that moves what is planned.
pub fn community_edit(tx: &mut WriteTx<'_>, input: EditCommunity) -> Result<CommunityView> {
    let name = input.name.as_deref().map(checked_name).transpose()?;
    table::update_community(tx, input.uid, name, input.review_on, input.scale)?;
    let all = table::communities(tx)?;
    all.into_iter().find(|view| view.uid == input.uid).ok_or_else(|| Error::not_found("community", input.uid))
}

/// Puts a community into the trash, or takes it out again. Whatever is in it waits there with it, untouched.
pub fn community_trash(tx: &mut WriteTx<'_>, input: &TrashCommunity) -> Result<()> {
    let at = input.trashed.then_some(tx.now());
    table::mark_community(tx, input.uid, at)?;
    let name = table::community_name(tx, input.uid)?;
    tx.describe(serde_json::json!({ "name": name }));
    Ok(())
}

/// The operators; `me` is the one the process acts as.
pub fn operators(tx: &ReadTx<'_>, me: i64) -> Result<Vec<Operator>> {
    let rows = table::operators(tx)?;
    Ok(rows.into_iter().map(|(id, uid, name)| Operator { uid, name, is_me: id == me }).collect())
}

/// Those who were removed: what they own or did still needs their names.
fn former_operators(tx: &ReadTx<'_>) -> Result<Vec<Operator>> {
    let rows = table::former_operators(tx)?;
    Ok(rows.into_iter().map(|(uid, name)| Operator { uid, name, is_me: false }).collect())
}

/// All operators by row id, as the change log names them; those who left, too.
pub fn operator_uids(tx: &ReadTx<'_>) -> Result<OperatorUids> {
    table::operator_uids(tx)
}

/// Adds an operator.
pub fn operator_add(tx: &mut WriteTx<'_>, input: AddOperator) -> Result<Operator> {
    let name = checked_name(&input.name)?.to_owned();
    let uid = table::insert_operator(tx, &name)?;
    Ok(Operator { uid, name, is_me: false })
}

/// The row id of the operator called `name`, who is added when nobody is called so, in whatever case and width.
pub fn operator_id_for(tx: &mut WriteTx<'_>, name: &str) -> Result<i64> {
    let name = checked_name(name)?;
    let operators = table::operators(tx)?;
    let alike = |(_, _, known): &&(i64, Uid, String)| fold(known) == fold(name);
    let known = operators.iter().find(|(_, _, known)| known == name).or_else(|| operators.iter().find(alike));
    match known {
        Some((id, ..)) => Ok(*id),
        None => {
            let uid = table::insert_operator(tx, name)?;
            operator_id(tx, uid)
        }
    }
}

/// Renames an operator.
pub fn operator_edit(tx: &mut WriteTx<'_>, input: EditOperator) -> Result<()> {
    table::rename_operator(tx, input.uid, checked_name(&input.name)?)
}

/// Removes an operator from the team. Records keep them as owner and the log as author: what somebody did stays theirs.
pub fn operator_remove(tx: &mut WriteTx<'_>, input: &OperatorRef) -> Result<()> {
    if operator_id(tx, input.uid)? == tx.operator_id() {
        return Err(Error::invalid("uid", "oneself"));
    }
    let name = table::mark_operator(tx, input.uid, tx.now())?;
    tx.describe(serde_json::json!({ "name": name }));
    Ok(())
}

/// The tags of a community by name.
pub fn tags(tx: &ReadTx<'_>, input: &ListTags) -> Result<Vec<Tag>> {
    table::tags(tx, community_id(tx, input.community)?, input.kind)
}

/// One tag with its row id.
pub fn tag(tx: &ReadTx<'_>, uid: Uid) -> Result<(i64, Tag)> {
    let id = table::row_id(tx, "tag", uid)?;
    Ok((id, table::tag_by_id(tx, id)?))
}

/// Makes a tag, or finds the one of that name.
pub fn tag_add(tx: &mut WriteTx<'_>, input: AddTag) -> Result<Tag> {
    let community = community_id(tx, input.community)?;
    let id = tag_id_for(tx, community, input.kind, &input.name)?;
    table::tag_by_id(tx, id)
}

/// The row id of the tag called `name`, made when it does not exist yet.
pub fn tag_id_for(tx: &mut WriteTx<'_>, community_id: i64, kind: TagKind, name: &str) -> Result<i64> {
    table::tag_id_for(tx, community_id, kind, checked_name(name)?)
}

/// Renames or recolours a tag.
pub fn tag_edit(tx: &mut WriteTx<'_>, input: EditTag) -> Result<()> {
    let name = input.name.as_deref().map(checked_name).transpose()?;
    if name.is_none() {
        // A colour is chosen by trying: what follows each other quickly is one step.
        tx.merge_as(format!("tag {} color", input.uid));
    }
    table::update_tag(tx, input.uid, name, input.color.as_deref())
}

/// Deletes a tag that nothing bears any more; the caller has taken it off first.
pub fn tag_remove(tx: &mut WriteTx<'_>, input: &TagRef) -> Result<()> {
    let id = table::row_id(tx, "tag", input.uid)?;
    table::delete_tag(tx, id)
}

/// All settings.
pub fn settings(tx: &ReadTx<'_>) -> Result<Settings> {
    Ok(Settings { shared: table::settings(tx, "setting")?, local: table::settings(tx, "local_setting")? })
}

/// Sets a setting, shared (an undoable step) or local.
pub fn setting_set(tx: &mut WriteTx<'_>, input: &SetSetting) -> Result<()> {
    if input.key.is_empty() || input.key.len() > LONGEST_NAME {
        return Err(Error::invalid("key", "empty"));
    }
    let local = tx.step_id().is_none();
    table::set_setting(tx, local, &input.key, &input.value)
}

/// What the window needs to draw its frame.
pub fn overview(tx: &ReadTx<'_>, me: i64, path: String, read_only: bool) -> Result<WorkspaceOverview> {
    Ok(WorkspaceOverview {
        path,
        read_only,
        communities: communities(tx)?,
        operators: operators(tx, me)?,
        former_operators: former_operators(tx)?,
        settings: settings(tx)?,
    })
}

/// Marks a community as the demo, which is removed as a whole.
pub fn mark_demo(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    table::mark_demo(tx, uid)
}

/// The demo community's row id and identity, if there is one.
pub fn demo(tx: &ReadTx<'_>) -> Result<Option<(i64, Uid)>> {
    table::demo(tx)
}
