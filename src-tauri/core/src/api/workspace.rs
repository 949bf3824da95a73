//! Commands of the workspace.

use std::collections::BTreeSet;

use super::{
    risk,
    table::{Nothing, commands},
};
use crate::{
    Error, Result, Uid, channels, contacts, exchange, members, segments, slots,
    store::{ReadTx, WriteTx},
    tiers,
    workspace::{
        self, AddCommunity, AddOperator, AddTag, CommunityView, EditCommunity, EditOperator, EditTag,
        ListSavedViews, ListTags, MergeTags, Operator, OperatorRef, SaveView, SavedView, SavedViewRef,
        SetSetting, Tag, TagCount, TagKind, TagRef, TrashCommunity, WorkspaceOverview,
    },
};

commands! {
    /// What the window needs to draw its frame: communities, operators, settings.
    read workspace_overview(Nothing) -> WorkspaceOverview = |app, tx, _|
        workspace::overview(tx, app.store.operator_id(), app.folder.path().display().to_string(), app.store.read_only());
    /// Makes a community.
    write community_add(AddCommunity) -> CommunityView = |_, tx, input| workspace::community_add(tx, input);
    /// Changes a community; what is left out stays.
    write community_edit(EditCommunity) -> CommunityView = |_, tx, input| workspace::community_edit(tx, input);
    /// Puts a community into the trash, or takes it out again.
    write community_trash(TrashCommunity) -> Nothing = |_, tx, input| workspace::community_trash(tx, &input).map(|()| Nothing {});
    /// Adds a person who works in the workspace.
    write operator_add(AddOperator) -> Operator = |_, tx, input| workspace::operator_add(tx, input);
    /// Renames an operator.
    write operator_edit(EditOperator) -> Nothing = |_, tx, input| workspace::operator_edit(tx, input).map(|()| Nothing {});
    /// Removes an operator from the team; what they own and did keeps their name.
    write operator_remove(OperatorRef) -> Nothing = |_, tx, input| workspace::operator_remove(tx, &input).map(|()| Nothing {});
    /// The tags of a community.
    read tags(ListTags) -> Vec<Tag> = |_, tx, input| workspace::tags(tx, &input);
    /// Makes a tag, or finds the one of that name.
    write tag_add(AddTag) -> Tag = |_, tx, input| workspace::tag_add(tx, input);
    /// Renames or recolours a tag.
    write tag_edit(EditTag) -> Nothing = |_, tx, input| workspace::tag_edit(tx, input).map(|()| Nothing {});
    /// The views of a page that were given a name.
    read saved_views(ListSavedViews) -> Vec<SavedView> = |_, tx, input| workspace::saved_views(tx, &input);
    /// Keeps filters and order of a page under a name.
    write saved_view_set(SaveView) -> SavedView = |_, tx, input| workspace::save_view(tx, input);
    /// Forgets a saved view.
    write saved_view_remove(SavedViewRef) -> Nothing = |_, tx, input| workspace::remove_view(tx, &input).map(|()| Nothing {});
    /// How many members and channels bear each tag of a community; a tag that nobody bears is left out.
    read tag_counts(ListTags) -> Vec<TagCount> = |_, tx, input| tag_counts(tx, &input);
    /// Makes several tags one.
    write tags_merge(MergeTags; risk::tags_merge) -> Nothing = |_, tx, input| merge(tx, &input).map(|()| Nothing {});
    /// Takes a tag off everything and removes it.
    write tag_remove(TagRef; risk::tag_remove) -> Nothing = |_, tx, input| remove(tx, &input).map(|()| Nothing {});
    /// Sets a setting for everyone who works in this workspace.
    write setting_set(SetSetting) -> Nothing = |_, tx, input| workspace::setting_set(tx, &input).map(|()| Nothing {});
    /// Sets a setting of this machine.
    local local_setting_set(SetSetting) -> Nothing = |_, tx, input| workspace::setting_set(tx, &input).map(|()| Nothing {});
}

fn tag_counts(tx: &ReadTx<'_>, input: &ListTags) -> Result<Vec<TagCount>> {
    let community_id = workspace::community_id(tx, input.community)?;
    let mut counts = Vec::new();
    if input.kind != Some(TagKind::Channel) {
        counts.extend(members::tag_counts(tx, community_id)?);
    }
    if input.kind != Some(TagKind::Member) {
        counts.extend(channels::tag_counts(tx, community_id)?);
    }
    Ok(counts.into_iter().map(|(uid, count)| TagCount { uid, count }).collect())
}

fn merge(tx: &mut WriteTx<'_>, input: &MergeTags) -> Result<()> {
    let (into_id, into) = workspace::tag(tx, input.into)?;
    let community = workspace::community_of_tag(tx, into_id)?;
    let from: BTreeSet<Uid> = input.from.iter().copied().filter(|uid| *uid != input.into).collect();
    for uid in from {
        let (from_id, from) = workspace::tag(tx, uid)?;
        if workspace::community_of_tag(tx, from_id)? != community {
            return Err(Error::invalid("from", "another_community"));
        }
        if from.kind != into.kind {
            return Err(Error::invalid("from", "another_kind"));
        }
        match from.kind {
            TagKind::Member => {
                contacts::move_tag(tx, from_id, into_id)?;
                members::move_tag(tx, from_id, into_id)?;
            }
            TagKind::Channel => {
                slots::move_tag(tx, from_id, into_id)?;
                channels::move_tag(tx, from_id, into_id)?;
            }
        }
        segments::rename(tx, uid, input.into)?;
        tiers::rename(tx, uid, input.into)?;
        exchange::rename_tag(tx, uid, input.into)?;
        workspace::tag_remove(tx, &TagRef { uid })?;
    }
    tx.describe(serde_json::json!({ "name": into.name }));
    Ok(())
}

fn remove(tx: &mut WriteTx<'_>, input: &TagRef) -> Result<()> {
    let (id, tag) = workspace::tag(tx, input.uid)?;
    match tag.kind {
        TagKind::Member => {
            contacts::drop_tag(tx, id)?;
            members::drop_tag(tx, id)?;
        }
        TagKind::Channel => {
            slots::drop_tag(tx, id)?;
            channels::drop_tag(tx, id)?;
        }
    }
    workspace::tag_remove(tx, input)?;
    tx.describe(serde_json::json!({ "name": tag.name }));
    Ok(())
}
