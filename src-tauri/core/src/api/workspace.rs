//! Commands of the workspace.

use super::table::{Nothing, commands};
use crate::workspace::{
    self, AddCommunity, AddOperator, AddTag, CommunityView, EditCommunity, EditOperator, EditTag,
    ListSavedViews, ListTags, Operator, SaveView, SavedView, SavedViewRef, SetSetting, Tag,
    WorkspaceOverview,
};

commands! {
    /// What the window needs to draw its frame: communities, operators, settings.
    read workspace_overview(Nothing) -> WorkspaceOverview = |app, tx, _|
        workspace::overview(tx, app.store.operator_id(), app.folder.path().display().to_string(), app.store.read_only());
    /// Makes a community.
    write community_add(AddCommunity) -> CommunityView = |_, tx, input| workspace::community_add(tx, input);
    /// Changes a community; what is left out stays.
    write community_edit(EditCommunity) -> CommunityView = |_, tx, input| workspace::community_edit(tx, input);
    /// Adds a person who works in the workspace.
    write operator_add(AddOperator) -> Operator = |_, tx, input| workspace::operator_add(tx, input);
    /// Renames an operator.
    write operator_edit(EditOperator) -> Nothing = |_, tx, input| workspace::operator_edit(tx, input).map(|()| Nothing {});
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
    /// Sets a setting for everyone who works in this workspace.
    write setting_set(SetSetting) -> Nothing = |_, tx, input| workspace::setting_set(tx, &input).map(|()| Nothing {});
    /// Sets a setting of this machine.
    local local_setting_set(SetSetting) -> Nothing = |_, tx, input| workspace::setting_set(tx, &input).map(|()| Nothing {});
}
