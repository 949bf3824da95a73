//! Tiers: the ordered steps of a community's ladders, and every move of a member between them with its reason.
//! Moves are made by hand or by import; there are no rules here.

mod ops;
mod table;
mod view;

pub use ops::{
    add_ladder, add_tier, edit_ladder, edit_tier, history, ladders, move_members, on_ladder, on_tier,
    on_tier_at, remove_ladder, remove_tier, tier_id_for,
};
pub use table::TABLES;
pub use view::{
    AddLadder, AddTier, EditLadder, EditTier, LadderRef, LadderView, ListLadders, MoveMembers, TierHistory,
    TierMove, TierRef, TierView,
};
