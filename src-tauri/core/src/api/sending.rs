//! Commands of sending and of holds.

use super::{
    lifting,
    table::{Nothing, commands},
};
use crate::{
    content::{self, CopiedPieces},
    holds::{self, BeginHold, HoldRef, HoldView},
    sending::{self, HeldDate, LiftHold, SendQueue, SendQueueInput},
    workspace::CommunityRef,
};

commands! {
    /// What has to be sent, one delivery after the other; what is held is not in it.
    read send_queue(SendQueueInput) -> SendQueue = |_, tx, input| sending::queue(tx, &input);
    /// Keeps how many pieces of a delivery were copied, for the next time that it comes up.
    local send_copied(CopiedPieces) -> Nothing = |_, tx, input| content::copied(tx, &input).map(|()| Nothing {});
    /// The holds of a community that are on.
    read holds(CommunityRef) -> Vec<HoldView> = |_, tx, input| holds::active(tx, input.community);
    /// Holds everything of a community, or what goes to some of its channels: nothing of it is due or notified.
    write hold_begin(BeginHold) -> HoldView = |_, tx, input| holds::begin(tx, &input);
    /// What a hold kept back that should have gone out by now.
    read hold_kept_back(HoldRef) -> Vec<HeldDate> = |_, tx, input| lifting::kept_back(tx, &input);
    /// Ends a hold and says what becomes of what it kept back.
    write hold_lift(LiftHold) -> Nothing = |_, tx, input| lifting::lift(tx, &input).map(|()| Nothing {});
}
