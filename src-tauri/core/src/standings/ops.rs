//! Moves that rules ask for.

use super::{
    ground::{Ground, Seen, on_ground},
    ladder::review_until,
    roster::Asking,
    view::TiersSettled,
};
use crate::{
    Result, Uid,
    insights::Histories,
    recurrence::{date_of, date_text, number_of, parse_date},
    store::WriteTx,
    tiers::{self, LadderRules, LadderView, RuledMove},
};

/// What is to be done on a ladder: moves, and the day of a review that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    ladder_id: i64,
    moves: Vec<RuledMove>,
    reviewed_on: Option<String>,
}

impl Turn {
    /// Whether there is nothing to be done.
    pub fn is_empty(&self) -> bool {
        self.moves.is_empty() && self.reviewed_on.is_none()
    }
}

/// The rules of a ladder as they are saved; nothing when it has none.
pub(super) fn saved(ladder: &LadderView) -> Option<LadderRules> {
    let rules = ladder
        .tiers
        .iter()
        .filter_map(|tier| Some(tiers::TierRule { tier: tier.uid, rule: tier.rule.clone()? }));
    let rules: Vec<_> = rules.collect();
    (!rules.is_empty()).then_some(LadderRules {
        ladder: ladder.uid,
        rules,
        review: ladder.review,
        lower_mark: ladder.lower_mark,
        grace_days: ladder.grace_days,
    })
}

/// What the saved rules of a community ask for now, ladder by ladder.
pub fn turn(asking: Asking<'_, '_>, community: Uid) -> Result<Vec<Turn>> {
    let mut turns = Vec::new();
    for ladder in tiers::ladders(asking.tx(), asking.logs.members(), community)? {
        let Some(rules) = saved(&ladder) else { continue };
        let reviewed = ladder.reviewed_on.as_deref().map(|on| parse_date("reviewed_on", on)).transpose()?;
        turns.push(turn_of(asking, &rules, reviewed.map(number_of))?);
    }
    turns.retain(|turn| !turn.is_empty());
    Ok(turns)
}

/// What rules that are not saved yet ask for; the ladder counts as reviewed today, so nobody goes down at once.
pub fn turn_under(asking: Asking<'_, '_>, rules: &LadderRules) -> Result<Turn> {
    turn_of(asking, rules, None)
}

/// A ladder that was never reviewed is from now on: its first review is the next one.
fn turn_of(asking: Asking<'_, '_>, rules: &LadderRules, reviewed: Option<i64>) -> Result<Turn> {
    on_ground(asking, rules, |ground| {
        let today = ground.today;
        let due = number_of(review_until(rules.review, date_of(today)));
        asking.logs.histories(ground.community, |histories| {
            let until = log_until(ground, histories);
            // A review looks at the days before it, so it waits for the log of these.
            let waits = ground.is_logged() && until < due - 1;
            let is_due = reviewed.is_some_and(|reviewed| reviewed < due) && !waits;
            let review = is_due.then_some((due, until.min(due - 1)));
            let moves = ground.each(histories, |seen, values| step(seen, (today, until), review, values))?;
            let reviewed_on = match reviewed {
                None => Some(today),
                Some(_) => review.map(|(on, _)| on),
            };
            Ok(Turn {
                ladder_id: ground.ladder_id,
                moves: moves.into_iter().flatten().collect(),
                reviewed_on: reviewed_on.map(|day| date_text(date_of(day))),
            })
        })
    })
}

/// The last day, until today, of which the log speaks.
pub(super) fn log_until(ground: &Ground<'_>, histories: &Histories<'_>) -> i64 {
    histories.last_day().unwrap_or(ground.today).min(ground.today)
}

/// The move of one member.
fn step(
    seen: &Seen<'_>,
    (today, until): (i64, i64),
    review: Option<(i64, i64)>,
    values: &mut Vec<u32>,
) -> Option<RuledMove> {
    let (ground, now) = (seen.ground, seen.step);
    if seen.is_held || !seen.was_there(today) || ground.ladder.is_by_hand(now) {
        return None;
    }
    let ruled = |to: Option<usize>, at_review| RuledMove {
        member_id: seen.person.id,
        from: now.map(|step| ground.tiers[step]),
        to: to.map(|step| ground.tiers[step]),
        at_review,
    };
    if let Some(to) = ground.ladder.rises(seen.known((today, until), values), now) {
        return Some(ruled(Some(to), false));
    }
    let (day, log_day) = review?;
    let known = seen.known((day, log_day), values);
    let is_known = |from, to| seen.history.is_known(from, to);
    let then = ground.ladder.after_review(known, seen.standing(), (day, log_day), is_known);
    (then != now).then(|| ruled(then, true))
}

/// Makes the moves. Who was moved meanwhile by somebody else is left alone.
pub fn settle(tx: &mut WriteTx<'_>, turns: &[Turn]) -> Result<TiersSettled> {
    let mut settled = TiersSettled::default();
    for turn in turns {
        for ruled in tiers::follow(tx, turn.ladder_id, &turn.moves)? {
            *(if ruled.at_review { &mut settled.down } else { &mut settled.up }) += 1;
        }
        if let Some(on) = &turn.reviewed_on {
            tiers::note_review(tx, turn.ladder_id, on)?;
        }
    }
    tx.describe(serde_json::json!({ "count": settled.up + settled.down }));
    Ok(settled)
}

/// Saves the rules of a ladder and makes the moves that they ask for, which one undo takes back.
pub fn set_rules(tx: &mut WriteTx<'_>, rules: &LadderRules, turn: &Turn) -> Result<TiersSettled> {
    tiers::store_rules(tx, rules)?;
    settle(tx, std::slice::from_ref(turn))
}
