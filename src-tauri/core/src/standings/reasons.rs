//! Why somebody stands where they stand, what they lack, and who is near a move.

use super::{
    ground::{Ground, Seen, on_ground},
    ladder::{Ladder, review_until},
    ops::{log_until, saved},
    roster::Asking,
    rule::{Known, Mark, Rule},
    view::{ListNear, NearMember, NearTiers, TierCheck, TierCondition, TierReason, TierReasonOf},
};
use crate::{
    Error, Result, Uid,
    insights::Histories,
    members::{self, Filter},
    recurrence::{date_of, date_text, number_of},
    tiers::{self, LadderRules, LadderView, Review},
    workspace,
};

/// A ladder with its rules as they are saved.
fn ladder_of(asking: Asking<'_, '_>, ladder: Uid) -> Result<(LadderView, LadderRules)> {
    let (ladder_id, _) = tiers::steps(asking.tx(), ladder)?;
    let community = tiers::community_of(asking.tx(), ladder_id)?;
    let ladders = tiers::ladders(asking.tx(), asking.logs.members(), community)?;
    let view = ladders.into_iter().find(|one| one.uid == ladder);
    let view = view.ok_or_else(|| Error::not_found("ladder", ladder))?;
    let none = || LadderRules {
        ladder,
        rules: Vec::new(),
        review: view.review,
        lower_mark: view.lower_mark,
        grace_days: view.grace_days,
    };
    let rules = saved(&view).unwrap_or_else(none);
    Ok((view, rules))
}

/// The first review after a day.
fn next_review(review: Review, today: i64) -> i64 {
    let now = number_of(review_until(review, date_of(today)));
    let later = (today + 1..).find(|day| number_of(review_until(review, date_of(*day))) > now);
    later.unwrap_or(today)
}

fn log_text(ground: &Ground<'_>, histories: &Histories<'_>) -> Option<String> {
    ground.is_logged().then(|| histories.last_day().map(|day| date_text(date_of(day)))).flatten()
}

/// Why a member stands where they stand on a ladder.
pub fn reason(asking: Asking<'_, '_>, input: &TierReasonOf) -> Result<TierReason> {
    let (view, rules) = ladder_of(asking, input.ladder)?;
    let member_id = workspace::row_id(asking.tx(), "member", input.member)?;
    on_ground(asking, &rules, |ground| {
        let place = ground.place(member_id).ok_or_else(|| Error::not_found("member", input.member))?;
        asking.logs.histories(ground.community, |histories| {
            let at = (ground.today, log_until(ground, histories));
            let mut values = Vec::new();
            let checks = ground
                .look(histories, place, |seen| checks(&view, &rules, ground, seen.known(at, &mut values)));
            let person = &ground.people[place];
            let now = ground.step(person);
            let held = ground.hold(person);
            let next = next_step(ground, now).filter(|_| !ground.ladder.is_by_hand(now));
            Ok(TierReason {
                tier: now.map(|step| view.tiers[step].uid),
                since: now.and(person.tier).and_then(|(_, since)| since),
                held: held.is_some(),
                held_until: held.cloned().flatten(),
                log_until: log_text(ground, histories),
                next: next.map(|step| view.tiers[step].uid),
                next_review: date_text(date_of(next_review(rules.review, ground.today))),
                checks,
            })
        })
    })
}

/// The lowest step above one that has a rule.
fn next_step(ground: &Ground<'_>, now: Option<usize>) -> Option<usize> {
    let rules = &ground.ladder.rules;
    (now.map_or(0, |now| now + 1)..rules.len()).find(|step| rules[*step].is_some())
}

fn checks(view: &LadderView, rules: &LadderRules, ground: &Ground<'_>, known: Known<'_>) -> Vec<TierCheck> {
    let mut checks = Vec::new();
    for (tier, ready) in view.tiers.iter().zip(&ground.ladder.rules) {
        let Some((ready, rule)) = ready.as_ref().zip(rules.rules.iter().find(|rule| rule.tier == tier.uid))
        else {
            continue;
        };
        checks.push(TierCheck {
            tier: tier.uid,
            met: ready.is_met(known, Mark::FULL),
            kept: ready.is_met(known, ground.ladder.lower),
            rule: condition(&rule.rule, ready, known, Mark::FULL),
        });
    }
    checks
}

/// A rule part by part. `filter` is what `rule` was made from, so both have the same shape.
fn condition(filter: &Filter, rule: &Rule, known: Known<'_>, mark: Mark) -> TierCondition {
    let each = |filters: &[Filter], rules: &[Rule]| {
        filters.iter().zip(rules).map(|(filter, rule)| condition(filter, rule, known, mark)).collect()
    };
    let (bare, parts) = match (filter, rule) {
        (Filter::All { of }, Rule::All(rules)) => (Filter::All { of: Vec::new() }, each(of, rules)),
        (Filter::Any { of }, Rule::Any(rules)) => (Filter::Any { of: Vec::new() }, each(of, rules)),
        (Filter::Count { least, of }, Rule::Count(_, rules)) => {
            (Filter::Count { least: *least, of: Vec::new() }, each(of, rules))
        }
        (Filter::Not { of }, Rule::Not(rule)) => {
            let nothing = Box::new(Filter::All { of: Vec::new() });
            (Filter::Not { of: nothing }, vec![condition(of, rule, known, mark)])
        }
        (leaf, _) => (leaf.clone(), Vec::new()),
    };
    let value = if let Rule::Measured(place, _) = rule { Some(known.values[*place]) } else { None };
    TierCondition { condition: bare, met: rule.is_met(known, mark), value, parts }
}

/// The leaves that are not met.
fn missing(of: TierCondition, found: &mut Vec<TierCondition>) {
    if of.met {
        return;
    }
    let is_leaf = of.parts.is_empty() || matches!(of.condition, Filter::Not { .. });
    if is_leaf {
        found.push(of);
    } else {
        of.parts.into_iter().for_each(|part| missing(part, found));
    }
}

/// Who has less than half of a number is not near.
const HALF: u64 = 500;

/// A member who is near a move: how near or how high, to which step, and what they lack.
struct Near {
    order: u64,
    to: Option<usize>,
    missing: Vec<TierCondition>,
}

/// Who lacks one condition of the next tier, and who goes down at the next review.
pub fn near(asking: Asking<'_, '_>, input: &ListNear) -> Result<NearTiers> {
    let (view, rules) = ladder_of(asking, input.ladder)?;
    on_ground(asking, &rules, |ground| {
        let looking = Looking { rules: &rules, view: &view, review: next_review(rules.review, ground.today) };
        asking.logs.histories(ground.community, |histories| {
            let until = log_until(ground, histories);
            let found = ground.each(histories, |seen, values| {
                let is_ruled = !seen.is_held && !ground.ladder.is_by_hand(seen.step);
                if !is_ruled || !seen.was_there(ground.today) {
                    return (None, None);
                }
                (looking.rises(seen, until, values), looking.falls(seen, until, values))
            })?;
            let (rising, falling): (Vec<_>, Vec<_>) = found.into_iter().unzip();
            let (one_step_total, rising) = nearest(rising, input.limit);
            let (falling_total, falling) = nearest(falling, input.limit);
            Ok(NearTiers {
                one_step: named(asking, &view, ground, rising)?,
                one_step_total,
                falling: named(asking, &view, ground, falling)?,
                falling_total,
                next_review: date_text(date_of(looking.review)),
                log_until: log_text(ground, histories),
            })
        })
    })
}

/// How many there are, and the first of them with their places.
fn nearest(found: Vec<Option<Near>>, limit: u32) -> (u32, Vec<(usize, Near)>) {
    let mut found: Vec<(usize, Near)> =
        found.into_iter().enumerate().filter_map(|(place, near)| Some((place, near?))).collect();
    let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
    found.sort_unstable_by_key(|(place, near)| (std::cmp::Reverse(near.order), *place));
    found.truncate(limit as usize);
    (total, found)
}

/// In thousandths how much of the one condition is there that is missing.
fn nearness(missing: &[TierCondition]) -> u64 {
    let [only] = missing else { return 0 };
    match (&only.condition, only.value) {
        (Filter::Measured { measure, least, .. }, Some(value)) => {
            let unit = if *measure == members::MemberMeasure::Weight { 10 } else { 1 };
            u64::from(value) * 1000 / (u64::from(*least) * unit).max(1)
        }
        _ => 1000,
    }
}

/// What is looked at when it is asked who is near a move.
struct Looking<'a> {
    rules: &'a LadderRules,
    view: &'a LadderView,
    /// The day of the next review.
    review: i64,
}

impl Looking<'_> {
    /// The conditions of a step that are not met.
    fn lacks(
        &self,
        ladder: &Ladder,
        step: usize,
        known: Known<'_>,
        mark: Mark,
    ) -> Option<Vec<TierCondition>> {
        let filter = &self.rules.rules.iter().find(|rule| rule.tier == self.view.tiers[step].uid)?.rule;
        let mut lacks = Vec::new();
        missing(condition(filter, ladder.rules[step].as_ref()?, known, mark), &mut lacks);
        Some(lacks)
    }

    fn rises(&self, seen: &Seen<'_>, log_until: i64, values: &mut Vec<u32>) -> Option<Near> {
        let ladder = &seen.ground.ladder;
        let known = seen.known((seen.ground.today, log_until), values);
        let next = next_step(seen.ground, seen.step)?;
        if ladder.rules[next].as_ref()?.misses(known) != 1 {
            return None;
        }
        let mut lacks = self.lacks(ladder, next, known, Mark::FULL)?;
        // Of alternatives the one that is nearest is the one that is lacking.
        let order = lacks.iter().map(|one| nearness(std::slice::from_ref(one))).max()?;
        lacks.retain(|one| nearness(std::slice::from_ref(one)) == order);
        lacks.truncate(1);
        (order >= HALF).then_some(Near { order, to: Some(next), missing: lacks })
    }

    /// Who would go down at the review if nothing happened until then but that days of grace pass.
    fn falls(&self, seen: &Seen<'_>, log_until: i64, values: &mut Vec<u32>) -> Option<Near> {
        let ladder = &seen.ground.ladder;
        let step = seen.step?;
        let at = (self.review, log_until);
        let known = seen.known(at, values);
        let then =
            ladder.after_review(known, seen.standing(), at, |from, to| seen.history.is_known(from, to));
        if then == Some(step) {
            return None;
        }
        let lacks = self.lacks(ladder, step, known, ladder.lower)?;
        Some(Near { order: step as u64, to: then, missing: lacks })
    }
}

fn named(
    asking: Asking<'_, '_>,
    view: &LadderView,
    ground: &Ground<'_>,
    near: Vec<(usize, Near)>,
) -> Result<Vec<NearMember>> {
    let ids: Vec<i64> = near.iter().map(|(place, _)| ground.people[*place].id).collect();
    let rows = members::rows(asking.tx(), &ids)?;
    let uid = |step: Option<usize>| step.map(|step| view.tiers[step].uid);
    let of = |(row, (place, near)): (members::MemberRow, (usize, Near))| NearMember {
        member: row.uid,
        name: row.name,
        tier: uid(ground.step(&ground.people[place])),
        to: uid(near.to),
        missing: near.missing,
    };
    Ok(rows.into_iter().zip(near).map(of).collect())
}
