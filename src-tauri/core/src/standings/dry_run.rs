//! A year under rules that are not saved yet, week by week: who would be where, who would move, and how often.

use std::collections::BTreeMap;

use super::{
    ground::{Ground, LONG_AGO, Seen, on_ground},
    ladder::{Standing, review_until},
    ops::log_until,
    roster::Asking,
    view::{TierDryRun, TierMover, TierOutcome, TierWeek},
};
use crate::{
    Result, Uid, members,
    recurrence::{date_of, date_text, number_of},
    tiers::{self, LadderRules, TierFlow},
};

const WEEK: i64 = 7;
const WEEKS: i64 = 52;
/// Up and down within so many days is flapping.
const FLAPPING: i64 = 60;
/// More than one of so many members is too many.
const ONE_OF: usize = 20;
/// So many of those who would move are named.
const NAMED: usize = 200;

/// What became of one member.
struct Course {
    then: Option<usize>,
    /// Where they moved, by the place of the week, and whether up.
    moves: Vec<(usize, Option<usize>, bool)>,
    flaps: bool,
    weeks: u32,
    is_there: bool,
}

/// Looks at a year under some rules, until the last day of which the log speaks.
pub fn dry_run(asking: Asking<'_, '_>, rules: &LadderRules) -> Result<TierDryRun> {
    on_ground(asking, rules, |ground| {
        let (days, courses) = asking.logs.histories(ground.community, |histories| {
            let last = log_until(ground, histories);
            let days = days(ground, last, histories.first_day());
            let courses = ground.each(histories, |seen, values| course(seen, &days, last, values))?;
            Ok((days, courses))
        })?;
        told(asking, ground, &days, &courses)
    })
}

/// The days as of which it is looked. As long as the log is too young for the rules, it says nothing about them.
fn days(ground: &Ground<'_>, last: i64, first_of_log: Option<i64>) -> Vec<i64> {
    let mut first = last - WEEKS * WEEK;
    if let Some(begun) = first_of_log.filter(|_| ground.is_logged()) {
        let is_filled = begun + ground.looks_back() - 1;
        first = first.max(if is_filled < last { is_filled } else { begun }).min(last);
    }
    let mut days: Vec<i64> = (0..=(last - first) / WEEK).map(|back| last - back * WEEK).collect();
    days.reverse();
    days
}

fn course(seen: &Seen<'_>, days: &[i64], last: i64, values: &mut Vec<u32>) -> Course {
    let ladder = &seen.ground.ladder;
    let mut standing: Option<Standing> = None;
    let mut course = Course { then: None, moves: Vec::new(), flaps: false, weeks: 0, is_there: false };
    let mut last_move: Option<(i64, bool)> = None;
    for (week, day) in days.iter().copied().enumerate().filter(|(_, day)| seen.was_there(*day)) {
        let at = (day, day);
        let known = seen.known(at, values);
        let Some(now) = standing else {
            // Being found somewhere is no move. Nobody knows since when they would have stood there at the beginning.
            let since = if week == 0 { LONG_AGO } else { day };
            standing = Some(Standing { step: ladder.earned(known), since });
            continue;
        };
        course.weeks += 1;
        let then = match ladder.rises(known, now.step) {
            Some(up) => Some(up),
            None if is_reviewed(ladder.review, day) => {
                ladder.after_review(known, now, at, |from, to| seen.history.is_known(from, to))
            }
            None => now.step,
        };
        if then != now.step {
            let up = then > now.step;
            course.flaps |= last_move.is_some_and(|(on, was_up)| was_up != up && day - on <= FLAPPING);
            last_move = Some((day, up));
            course.moves.push((week, then, up));
            standing = Some(Standing { step: then, since: day });
        }
    }
    let today = seen.ground.today;
    course.is_there = seen.was_there(today);
    let now = seen.step;
    course.then = if seen.is_held || ladder.is_by_hand(now) {
        now
    } else {
        // Who came after the last day of the log is found where the rules put them today.
        standing.map_or_else(|| ladder.earned(seen.known((today, last), values)), |standing| standing.step)
    };
    course
}

/// Whether a day of a review lies in the week that ends with a day.
fn is_reviewed(review: tiers::Review, day: i64) -> bool {
    number_of(review_until(review, date_of(day))) > day - WEEK
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[allow(clippy::cast_precision_loss)] // numbers of moves and weeks stay far below 2^53
fn told(asking: Asking<'_, '_>, ground: &Ground<'_>, days: &[i64], courses: &[Course]) -> Result<TierDryRun> {
    let uids = tiers::uids(asking.tx(), ground.ladder_id)?;
    let there = || ground.people.iter().zip(courses).filter(|(_, course)| course.is_there);
    let mut tiers: Vec<TierOutcome> =
        uids.iter().map(|tier| TierOutcome { tier: *tier, now: 0, after: 0, up: 0, down: 0 }).collect();
    let (mut none_now, mut none_after) = (0, 0);
    let mut flows: BTreeMap<(Option<usize>, Option<usize>), u32> = BTreeMap::new();
    for (person, course) in there() {
        let now = ground.step(person);
        *now.map_or(&mut none_now, |step| &mut tiers[step].now) += 1;
        *course.then.map_or(&mut none_after, |step| &mut tiers[step].after) += 1;
        if now != course.then {
            *flows.entry((now, course.then)).or_default() += 1;
        }
    }
    let mut weeks: Vec<TierWeek> =
        days.iter().map(|day| TierWeek { day: text(*day), up: 0, down: 0 }).collect();
    for (week, to, up) in courses.iter().flat_map(|course| &course.moves).copied() {
        *(if up { &mut weeks[week].up } else { &mut weeks[week].down }) += 1;
        if let Some(tier) = to.map(|step| &mut tiers[step]) {
            *(if up { &mut tier.up } else { &mut tier.down }) += 1;
        }
    }
    let moves: usize = courses.iter().map(|course| course.moves.len()).sum();
    let member_weeks: u64 = courses.iter().map(|course| u64::from(course.weeks)).sum();
    let flapping = courses.iter().filter(|course| course.flaps).count();
    // Of those who were looked at for some weeks, some may have left since.
    let walked = courses.iter().filter(|course| course.weeks > 0).count();
    let uid = |step: Option<usize>| step.map(|step| uids[step]);
    let flow = |((from, to), members): ((Option<usize>, Option<usize>), u32)| TierFlow {
        from: uid(from),
        to: uid(to),
        members,
    };
    Ok(TierDryRun {
        from: text(days.first().copied().unwrap_or(ground.today)),
        to: text(days.last().copied().unwrap_or(ground.today)),
        members: count(there().count()),
        held: count(there().filter(|(person, _)| ground.hold(person).is_some()).count()),
        movers: movers(asking, ground, courses, &uids)?,
        tiers,
        none_now,
        none_after,
        flows: flows.into_iter().map(flow).collect(),
        weeks,
        moves_a_year: moves as f64 * WEEKS as f64 / member_weeks.max(1) as f64,
        flapping: count(flapping),
        flaps: flapping * ONE_OF > walked,
    })
}

fn text(day: i64) -> String {
    date_text(date_of(day))
}

/// Those who would go down come first, and of these who would fall the deepest.
fn movers(
    asking: Asking<'_, '_>,
    ground: &Ground<'_>,
    courses: &[Course],
    uids: &[Uid],
) -> Result<Vec<TierMover>> {
    let moved = ground
        .people
        .iter()
        .zip(courses)
        .filter(|(person, course)| course.is_there && course.then != ground.step(person));
    let height = |step: Option<usize>| step.map_or(0, |step| step as i64 + 1);
    let mut moved: Vec<_> = moved
        .map(|(person, course)| {
            let now = ground.step(person);
            (height(course.then) - height(now), person.id, now, course.then)
        })
        .collect();
    moved.sort_unstable();
    moved.truncate(NAMED);
    let rows = members::rows(asking.tx(), &moved.iter().map(|(_, id, ..)| *id).collect::<Vec<_>>())?;
    let uid = |step: Option<usize>| step.map(|step| uids[step]);
    let named = rows.into_iter().zip(&moved).map(|(row, (_, _, from, to))| TierMover {
        member: row.uid,
        name: row.name,
        from: uid(*from),
        to: uid(*to),
    });
    Ok(named.collect())
}
