//! The workspace itself: its folder, its communities, the operators who work in it, tags and settings.

mod digest;
pub mod disk;
mod folder;
mod ops;
mod own;
mod scratch;
pub mod swap;
mod table;
mod view;

pub use digest::{hexadecimal, sha256_of};
pub use folder::{Folder, Identity, damaged};
pub(crate) use ops::{LONGEST_NAME, checked_name};
pub use ops::{
    Whereabouts, communities, community_add, community_edit, community_id, community_name,
    community_set_zone, community_trash, demo, init, mark_demo, operator_add, operator_edit, operator_id,
    operator_id_for, operator_remove, operator_uids, operators, overview, remove_view, save_view,
    saved_views, setting_set, settings, tag, tag_add, tag_edit, tag_id_for, tag_remove, tags, today,
    whereabouts, zone,
};
pub(crate) use own::{canonical, option_of, options_in};
pub use scratch::scratch_file;
pub use table::{TABLES, community_of_tag};
pub(crate) use table::{custom_of, filter_id, found, from_name, name_of, row_id, set_custom};
pub use view::{
    AddCommunity, AddOperator, AddTag, CommunityRef, CommunityView, EditCommunity, EditOperator, EditTag,
    FieldKind, ListSavedViews, ListTags, MergeTags, Operator, OperatorRef, SaveView, SavedView, SavedViewRef,
    Scale, SetSetting, SettingScope, Settings, Tag, TagCount, TagKind, TagRef, TrashCommunity,
    WorkspaceOverview,
};
