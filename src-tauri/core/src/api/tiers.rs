//! Commands of tiers and segments.

use std::sync::atomic::Ordering;

use super::{
    App, risk,
    table::{Nothing, commands},
};
use crate::{
    Result, Uid,
    change::Changed,
    clock::Millis,
    members::MemberCount,
    segments::{self, AddSegment, EditSegment, ListSegments, SegmentRef, SegmentView},
    standings::{self, ListNear, NearTiers, TierDryRun, TierReason, TierReasonOf, TiersSettled},
    store::{ReadTx, Step},
    tiers::{
        self, AddLadder, AddTier, EditLadder, EditTier, LadderRef, LadderRules, LadderView, LetGo,
        ListLadders, ListMovements, MoveMembers, Movements, TierHistory, TierMove, TierRef,
    },
    workspace,
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
    /// Leaves members who were put on a tier by hand to the rules of the ladder again.
    write members_let_go(LetGo) -> MemberCount = |_, tx, input| tiers::let_go(tx, &input);
    /// Saves the rules of a ladder and moves up who meets them: one step, which one undo takes back.
    job ladder_rules_set(LadderRules) -> TiersSettled = |app, _, input| set_rules(app, &input);
    /// What the past year would have been under rules that need not be saved.
    read ladder_dry_run(LadderRules) -> TierDryRun = |app, tx, input|
        standings::dry_run(app.asking_standings(tx), &input);
    /// Why a member stands where they stand on a ladder, and what they lack for the next tier.
    read tier_reason(TierReasonOf) -> TierReason = |app, tx, input|
        standings::reason(app.asking_standings(tx), &input);
    /// Who is one condition away from the next tier, and who goes down at the next review.
    read tiers_near(ListNear) -> NearTiers = |app, tx, input|
        standings::near(app.asking_standings(tx), &input);
    /// From which tier to which members moved between two days, and who did.
    read tier_movements(ListMovements) -> Movements = |_, tx, input| tiers::movements(tx, &input);
    /// Moves everybody whose rules say so: up at once, down when a review is due.
    job tiers_settle(Nothing) -> TiersSettled = |app, _, _| settle(app);
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

/// What may make somebody meet a rule, or no longer. Days that pass do, too.
const TELLING: &[&str] = &[
    "member",
    "member_tag",
    "membership",
    "account",
    "channel",
    "channel_tag",
    "tag",
    "field_def",
    "tier",
    "ladder",
    "tier_hold",
    "interaction_segment",
    "interaction_author",
    "interaction_cover",
    "community",
    "setting",
    "point_entry",
    "registration",
    "activity",
    "schedule",
];

/// Days are looked at this often.
const AGAIN: Millis = 15 * 60 * 1000;

/// Whether a commit may move members.
pub(super) fn is_telling(changed: &Changed) -> bool {
    changed.tables.iter().any(|table| TELLING.contains(&table.as_str()))
}

impl App {
    /// Questions about the people on whom ladders look, and about their logs.
    pub(super) fn asking_standings<'a, 'b>(&'a self, tx: &'a ReadTx<'b>) -> standings::Asking<'a, 'b> {
        self.standings.asking(&self.store, self.insights.asking(&self.store, &self.members, tx))
    }

    /// Moves everybody whose rules say so, soon after something changed that may matter; with `at_once` when anything did. For
    /// the background of a window, and the end of what a command line does.
    pub fn settle_tiers(&self, at_once: bool) -> Result<TiersSettled> {
        if self.store.read_only() {
            return Ok(TiersSettled::default());
        }
        let now = self.clock.now();
        if !(0..AGAIN).contains(&(now - self.settled_at.load(Ordering::Relaxed))) {
            self.settled_at.store(now, Ordering::Relaxed);
            self.unsettled.note(now);
        }
        self.unsettled
            .keep(now, at_once, || Some(settle(self)))
            .unwrap_or_else(|| Ok(TiersSettled::default()))
    }
}

fn set_rules(app: &App, input: &LadderRules) -> Result<TiersSettled> {
    let turn = app.store.read(|tx| standings::turn_under(app.asking_standings(tx), input))?;
    app.store.write(Step::new("ladder_rules_set"), |tx| standings::set_rules(tx, input, &turn))
}

/// A part of the step before it, from which it follows: a step of its own would stand before everything else on the stack of undo,
/// and be there again as soon as it is taken back. Who shall stand elsewhere is put there by hand.
fn settle(app: &App) -> Result<TiersSettled> {
    let turns = app.store.read(|tx| {
        let mut turns = Vec::new();
        for community in workspace::communities(tx)? {
            turns.append(&mut standings::turn(app.asking_standings(tx), community.uid)?);
        }
        Ok(turns)
    })?;
    if turns.is_empty() {
        return Ok(TiersSettled::default());
    }
    app.store.write(Step::new("tiers_settle"), |tx| {
        tx.joins_last();
        standings::settle(tx, &turns)
    })
}
