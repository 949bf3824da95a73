//! Commands of the demo community and of the first week.

use super::{
    risk,
    table::{Nothing, commands},
};
use crate::demo::{self, DemoState, MakeDemo, StarterRef, StarterWeek};

commands! {
    /// Whether there is a demo community.
    read demo_state(Nothing) -> DemoState = |_, tx, _| demo::state(tx);
    /// Makes the demo community: forty groups, three hundred members, six months of plan.
    write demo(MakeDemo) -> DemoState = |_, tx, input| demo::make(tx, &input);
    /// Removes the demo community with everything in it.
    write demo_remove(Nothing; risk::demo_remove) -> Nothing = |_, tx, _| demo::remove(tx).map(|()| Nothing {});
    /// Plans the first week of a community of one group.
    write starter_week(StarterWeek) -> Nothing = |_, tx, input| demo::starter_make(tx, &input).map(|()| Nothing {});
    /// Keeps the first week as the manager's own.
    write starter_week_keep(StarterRef) -> Nothing = |_, tx, input| demo::starter_keep(tx, &input).map(|()| Nothing {});
    /// Clears the first week.
    write starter_week_clear(StarterRef) -> Nothing = |_, tx, input| demo::starter_clear(tx, &input).map(|()| Nothing {});
}
