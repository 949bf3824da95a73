//! Channels: the places of a community. A group is the channel that people join; it is a full record with number,
//! sending account, operator, capacity, tags, state, QR code with expiry and current announcement.
//!
//! Head counts and capacities are dated figures and live in [`crate::series`], which keeps the newest capacity here; who is in a group is told by memberships.

mod model;
mod ops;
mod table;
mod view;

pub use ops::{
    add, add_many, channel_id, edit, get, ids_with_tags, list, made_at, meant, running_groups, set_capacity,
    set_tags, trash, uids,
};
pub use table::{TABLES, bearing, drop_tag, looked_after_by, move_tag, tag_counts};
pub use view::{
    AddChannel, AddChannels, ChannelForms, ChannelKind, ChannelRef, ChannelView, EditChannel, GroupState,
    ListChannels, SetChannelTags, TrashChannels,
};
