//! Who stands on which tier by rule: up at once, down only at a review, below the lower mark, after the grace, and never by days of
//! which no log speaks. Every answer can say why.
//!
//! A rule is a filter over members whose leaves may measure the log (`rule`). What a ladder does with the values of one member is
//! pure (`ladder`); `ground` gathers what is known of everybody, and one walk through their histories answers for all.

mod dry_run;
mod ground;
mod ladder;
mod ops;
mod reasons;
mod roster;
mod rule;
mod view;

pub use dry_run::dry_run;
pub use ops::{Turn, set_rules, settle, turn, turn_under};
pub use reasons::{near, reason};
pub use roster::{Asking, Index, Person, Roster, each_history};
pub use view::{
    ListNear, NearMember, NearTiers, TierCheck, TierCondition, TierDryRun, TierMover, TierOutcome,
    TierReason, TierReasonOf, TierWeek, TiersSettled,
};
