//! Tiers: the ordered steps of a community's ladders, and every move of a member between them with its reason.
//! Rules are kept here; who meets them is found out in `standings`.

mod ops;
mod table;
mod view;

pub use ops::{
    RuledMove, add_ladder, add_tier, edit_ladder, edit_tier, follow, history, ladders, let_go, move_members,
    movements, on_ladder, on_tier, on_tier_at, remove_ladder, remove_tier, rename_value, store_rules,
    tier_id_for,
};
pub use table::{Place, TABLES, community_of, heights, held, note_review, places, rename, steps, uids};
pub use view::{
    AddLadder, AddTier, EditLadder, EditTier, LadderRef, LadderRules, LadderView, LetGo, ListLadders,
    ListMovements, MoveMembers, MovedMember, Movements, Review, TierFlow, TierHistory, TierMove, TierRef,
    TierRule, TierView,
};
