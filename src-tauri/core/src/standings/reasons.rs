//! Why somebody stands where they stand, what they lack, and who is near a move.

use super::{
    ground::{Ground, Seen, date_of, number_of},
    ladder::review_until,
    ops::{log_until, saved},
    rule::{Known, Mark, Rule},
    view::{ListNear, NearMember, NearTiers, TierCheck, TierCondition, TierReason, TierReasonOf},
};
use crate::{
    Error, Result, Uid,
    insights::{Asking, Histories, History},
    members::{self, Filter},
    recurrence::date_text,
    tiers::{self, LadderRules, LadderView, Review},
    workspace,
};

/// Rules with everybody whom they concern.
fn ground(asking: Asking<'_, '_>, ladder: Uid) -> Result<(LadderView, LadderRules, Ground)> {
    let (ladder_id, _) = tiers::steps(asking.tx(), ladder)?;
    let community = tiers::community_of(asking.tx(), ladder_id)?;
    let ladders = tiers::ladders(asking.tx(), asking.members(), community)?;
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
    let ground = Ground::new(asking, &rules)?;
    Ok((view, rules, ground))
}

/// The first review after a day.
fn next_review(review: Review, today: i64) -> String {
    let now = number_of(review_until(review, date_of(today)));
    let later = (today + 1..).find(|day| number_of(review_until(review, date_of(*day))) > now);
    date_text(date_of(later.unwrap_or(today)))
}

fn log_text(ground: &Ground, histories: &Histories<'_>) -> Option<String> {
    ground.is_logged().then(|| histories.last_day().map(|day| date_text(date_of(day)))).flatten()
}

/// Why a member stands where they stand on a ladder.
pub fn reason(asking: Asking<'_, '_>, input: &TierReasonOf) -> Result<TierReason> {
    let (view, rules, ground) = ground(asking, input.ladder)?;
    let member_id = workspace::row_id(asking.tx(), "member", input.member)?;
    let place = ground.people.binary_search_by_key(&member_id, |person| person.id);
    let place = place.map_err(|_| Error::not_found("member", input.member))?;
    let today = date_text(date_of(ground.today));
    let held = tiers::held(asking.tx(), ground.ladder_id, &today)?.remove(&member_id);
    let since = tiers::places(asking.tx(), ground.ladder_id)?.get(&member_id).and_then(|place| place.since);
    let now = ground.people[place].standing.step;
    asking.histories(ground.community, |histories| {
        let mut values = Vec::new();
        let until = log_until(&ground, histories);
        let checks = ground.look(histories, place, &mut History::default(), |seen| {
            let known = seen.known((ground.today, until), &mut values);
            checks(&view, &rules, &ground, known)
        });
        let above = |step: &usize| now.is_none_or(|now| *step > now) && ground.ladder.rules[*step].is_some();
        let next = (0..view.tiers.len()).find(above).filter(|_| !ground.ladder.is_by_hand(now));
        Ok(TierReason {
            tier: now.map(|step| view.tiers[step].uid),
            since,
            held: held.is_some(),
            held_until: held.clone().flatten(),
            log_until: log_text(&ground, histories),
            next: next.map(|step| view.tiers[step].uid),
            next_review: next_review(rules.review, ground.today),
            checks,
        })
    })
}

fn checks(view: &LadderView, rules: &LadderRules, ground: &Ground, known: Known<'_>) -> Vec<TierCheck> {
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

/// A member who is near a move: how near or how high, which person, and from which step to which.
struct Near {
    order: u64,
    place: usize,
    to: Option<usize>,
    missing: Vec<TierCondition>,
}

/// Who lacks one condition of the next tier, and who goes down at the next review.
pub fn near(asking: Asking<'_, '_>, input: &ListNear) -> Result<NearTiers> {
    let (view, rules, ground) = ground(asking, input.ladder)?;
    let (mut rising, mut falling, log_until) = asking.histories(ground.community, |histories| {
        let until = log_until(&ground, histories);
        let at = (ground.today, until);
        let found = ground.each(histories, |seen, values| {
            let is_ruled = !seen.person.is_held && !ground.ladder.is_by_hand(seen.person.standing.step);
            if !is_ruled || !seen.was_there(ground.today) {
                return (None, None);
            }
            (rises(seen, &rules, &view, at, values), falls(seen, &rules, &view, at, values))
        })?;
        let place = |(place, near): (usize, Option<Near>)| near.map(|near| Near { place, ..near });
        let (rising, falling): (Vec<_>, Vec<_>) = found.into_iter().unzip();
        let rising: Vec<Near> = rising.into_iter().enumerate().filter_map(place).collect();
        let falling: Vec<Near> = falling.into_iter().enumerate().filter_map(place).collect();
        Ok((rising, falling, log_text(&ground, histories)))
    })?;
    let totals = (rising.len(), falling.len());
    for list in [&mut rising, &mut falling] {
        list.sort_unstable_by_key(|near| (std::cmp::Reverse(near.order), near.place));
        list.truncate(input.limit as usize);
    }
    let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(NearTiers {
        one_step: named(asking, &view, &ground, rising)?,
        one_step_total: count(totals.0),
        falling: named(asking, &view, &ground, falling)?,
        falling_total: count(totals.1),
        next_review: next_review(rules.review, ground.today),
        log_until,
    })
}

fn rule_of<'a>(rules: &'a LadderRules, view: &LadderView, step: usize) -> Option<&'a Filter> {
    rules.rules.iter().find(|rule| rule.tier == view.tiers[step].uid).map(|rule| &rule.rule)
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

fn rises(
    seen: &Seen<'_>,
    rules: &LadderRules,
    view: &LadderView,
    at: (i64, i64),
    values: &mut Vec<u32>,
) -> Option<Near> {
    let ladder = &seen.ground.ladder;
    let now = seen.person.standing.step;
    let known = seen.known(at, values);
    let above = |step: &usize| now.is_none_or(|now| *step > now) && ladder.rules[*step].is_some();
    let next = (0..ladder.rules.len()).find(above)?;
    let rule = ladder.rules[next].as_ref()?;
    if rule.misses(known) != 1 {
        return None;
    }
    let mut lacks = Vec::new();
    missing(condition(rule_of(rules, view, next)?, rule, known, Mark::FULL), &mut lacks);
    // Of alternatives the one that is nearest is the one that is lacking.
    let order = lacks.iter().map(|one| nearness(std::slice::from_ref(one))).max()?;
    lacks.retain(|one| nearness(std::slice::from_ref(one)) == order);
    lacks.truncate(1);
    (order >= 500).then_some(Near { order, place: 0, to: Some(next), missing: lacks })
}

fn falls(
    seen: &Seen<'_>,
    rules: &LadderRules,
    view: &LadderView,
    at: (i64, i64),
    values: &mut Vec<u32>,
) -> Option<Near> {
    let ladder = &seen.ground.ladder;
    let step = seen.person.standing.step?;
    let known = seen.known(at, values);
    let then =
        ladder.after_review(known, seen.person.standing, at, |from, to| seen.history.is_known(from, to));
    if then == Some(step) {
        return None;
    }
    let mut lacks = Vec::new();
    let rule = ladder.rules[step].as_ref()?;
    missing(condition(rule_of(rules, view, step)?, rule, known, ladder.lower), &mut lacks);
    Some(Near { order: step as u64, place: 0, to: then, missing: lacks })
}

fn named(
    asking: Asking<'_, '_>,
    view: &LadderView,
    ground: &Ground,
    near: Vec<Near>,
) -> Result<Vec<NearMember>> {
    let ids: Vec<i64> = near.iter().map(|one| ground.people[one.place].id).collect();
    let rows = members::rows(asking.tx(), &ids)?;
    let uid = |step: Option<usize>| step.map(|step| view.tiers[step].uid);
    let of = |(row, near): (members::MemberRow, Near)| NearMember {
        member: row.uid,
        name: row.name,
        tier: uid(ground.people[near.place].standing.step),
        to: uid(near.to),
        missing: near.missing,
    };
    Ok(rows.into_iter().zip(near).map(of).collect())
}
