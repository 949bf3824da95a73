//! Commands of sending and of holds.

use super::{
    calendar::move_date,
    table::{Nothing, commands},
};
use crate::{
    Result,
    content::{self, DeliveryState, MarkDeliveries},
    holds::{self, BeginHold, HoldRef, HoldView},
    recurrence::{Civil, parse_civil},
    schedule::{self, Kind},
    sending::{self, AfterHold, CopiedPieces, HeldDate, LiftHold, SendQueue, SendQueueInput},
    slots,
    store::WriteTx,
    workspace::{self, CommunityRef},
};

commands! {
    /// What has to be sent, one delivery after the other; what is held is not in it.
    read send_queue(SendQueueInput) -> SendQueue = |_, tx, input| sending::queue(tx, &input);
    /// Keeps how many pieces of a delivery were copied, for the next time that it comes up.
    local send_copied(CopiedPieces) -> Nothing = |_, tx, input| sending::copied(tx, &input).map(|()| Nothing {});
    /// The holds of a community that are on.
    read holds(CommunityRef) -> Vec<HoldView> = |_, tx, input| holds::active(tx, input.community);
    /// Holds everything of a community, or what goes to some of its channels: nothing of it is due or notified.
    write hold_begin(BeginHold) -> HoldView = |_, tx, input| holds::begin(tx, &input);
    /// What a hold kept back that should have gone out by now.
    read hold_kept_back(HoldRef) -> Vec<HeldDate> = |_, tx, input| {
        Ok(sending::held_dates(tx, input.uid)?.into_iter().map(|(date, _)| date).collect())
    };
    /// Ends a hold and says what becomes of what it kept back.
    write hold_lift(LiftHold) -> Nothing = |_, tx, input| lift(tx, &input).map(|()| Nothing {});
}

fn lift(tx: &mut WriteTx<'_>, input: &LiftHold) -> Result<()> {
    let (hold, _) = holds::scope(tx, input.uid)?;
    let community_id = workspace::community_id(tx, hold.community)?;
    let today = schedule::zone_of(tx, community_id)?.civil_of(tx.now()).date();
    let kept = sending::held_dates(tx, input.uid)?;
    holds::end(tx, input.uid)?;
    for (date, channels) in &kept {
        let asked = input.answers.iter().find(|one| (one.uid, &one.original) == (date.uid, &date.original));
        match asked.map(|answer| answer.then).unwrap_or_default() {
            AfterHold::Now => {}
            AfterHold::Next => {
                // What fills a slot goes to the slot's next empty date: another of its posts may have the next day.
                if !slots::put_off(tx, date.uid)? {
                    let start = next_day(parse_civil("start", &date.start)?, today);
                    move_date(tx, Kind::Content, date.uid, &date.original, start)?;
                }
            }
            AfterHold::Drop => {
                let mark = MarkDeliveries {
                    uid: date.uid,
                    original: date.original.clone(),
                    channels: Some(channels.clone()),
                    state: DeliveryState::Skipped,
                    reason: Some(hold.reason.clone()),
                };
                content::mark(tx, &mark)?;
            }
        }
    }
    tx.describe(serde_json::json!({ "reason": hold.reason, "count": kept.len() }));
    Ok(())
}

/// The same time of the next day that is still to come.
fn next_day(start: Civil, today: chrono::NaiveDate) -> Civil {
    let from = start.date().max(today);
    from.succ_opt().unwrap_or(from).and_time(start.time())
}
