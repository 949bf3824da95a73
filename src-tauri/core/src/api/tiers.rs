//! Commands of tiers and segments.

use super::{
    risk,
    table::{Nothing, commands},
};
use crate::{
    Uid,
    members::MemberCount,
    segments::{self, AddSegment, EditSegment, ListSegments, SegmentRef, SegmentView},
    tiers::{
        self, AddLadder, AddTier, EditLadder, EditTier, LadderRef, LadderView, ListLadders, MoveMembers,
        TierHistory, TierMove, TierRef,
    },
};

commands! {
    /// The ladders of a community with their tiers and how many members stand on each.
    read ladders(ListLadders) -> Vec<LadderView> = |app, tx, input| tiers::ladders(tx, &app.members, input.community);
    /// Makes a ladder with its tiers.
    write ladder_add(AddLadder) -> LadderView = |_, tx, input| tiers::add_ladder(tx, &input);
    /// Renames a ladder.
    write ladder_edit(EditLadder) -> Nothing = |_, tx, input| tiers::edit_ladder(tx, &input).map(|()| Nothing {});
    /// Removes a ladder with its tiers and their history.
    write ladder_remove(LadderRef; risk::ladder_remove) -> Nothing = |_, tx, input| tiers::remove_ladder(tx, input.uid).map(|()| Nothing {});
    /// Adds a tier above the others of its ladder.
    write tier_add(AddTier) -> Uid = |_, tx, input| tiers::add_tier(tx, &input);
    /// Changes a tier or moves it on its ladder.
    write tier_edit(EditTier) -> Nothing = |_, tx, input| tiers::edit_tier(tx, &input).map(|()| Nothing {});
    /// Removes a tier; members who stood on it stand on none.
    write tier_remove(TierRef; risk::tier_remove) -> Nothing = |_, tx, input| tiers::remove_tier(tx, input.uid).map(|()| Nothing {});
    /// Puts members on a tier by hand, with a reason.
    write members_move_tier(MoveMembers; risk::members_move_tier) -> MemberCount = |_, tx, input| tiers::move_members(tx, &input);
    /// The moves of a member between tiers, newest first.
    read tier_history(TierHistory) -> Vec<TierMove> = |_, tx, input| tiers::history(tx, input.member);
    /// The saved filters of a community with their present counts.
    read segments(ListSegments) -> Vec<SegmentView> = |app, tx, input| segments::list(tx, &app.members, input.community);
    /// Saves a filter.
    write segment_add(AddSegment) -> SegmentView = |_, tx, input| segments::add(tx, &input);
    /// Renames a saved filter or changes it.
    write segment_edit(EditSegment) -> SegmentView = |_, tx, input| segments::edit(tx, &input);
    /// Removes a saved filter.
    write segment_remove(SegmentRef) -> Nothing = |_, tx, input| segments::remove(tx, input.uid).map(|()| Nothing {});
}
