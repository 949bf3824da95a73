//! Where a series is cut for "this and following", and how exceptions follow a series that moves. Pure.

use chrono::Duration;

use super::{
    model::{Exception, ExceptionKind, Schedule},
    series::dates_before,
    shift::shifted,
};
use crate::{
    Result,
    recurrence::{Civil, Rule, RuleEnd, Zone},
};

/// A series cut in two before one of its dates.
pub(super) struct Cut {
    /// The rule of the part before; it ends with the last date before the cut.
    pub before: Rule,
    /// The rule of the part from the cut on.
    pub after: Rule,
    /// Exceptions of the part before.
    pub kept: Vec<Exception>,
    /// Exceptions of the part from the cut on.
    pub taken: Vec<Exception>,
}

/// Cuts before `original`. Nothing, when no date of the rule lies before it: then the whole series is meant.
pub(super) fn cut(schedule: &Schedule, community: &Zone, original: Civil) -> Option<Cut> {
    let text = schedule.rrule.as_deref()?;
    let bounded = schedule.rule(community)?;
    let last = last_before(&bounded, schedule.start, original)?;
    let written = Rule::parse(text).ok()?.localised(Some(schedule.zone(community)));
    let mut after = written.clone();
    if let RuleEnd::Count { count } = written.end {
        let passed = u32::try_from(dates_before(&written, schedule.start, original)).unwrap_or(u32::MAX);
        after.end = RuleEnd::Count { count: count.saturating_sub(passed).max(1) };
    }
    let (kept, taken) =
        schedule.exceptions.iter().cloned().partition(|one: &Exception| one.original < original);
    Some(Cut { before: written.until(last), after, kept, taken })
}

fn last_before(rule: &Rule, start: Civil, original: Civil) -> Option<Civil> {
    let mut back = Duration::days(8);
    loop {
        let from = original.checked_sub_signed(back).unwrap_or(start).max(start);
        if let Some(last) = rule.expand_between(start, from, Some(original)).last() {
            return Some(last);
        }
        if from <= start {
            return None;
        }
        back = back * 8;
    }
}

/// A series that moves as a whole: its new start, its new rule and its exceptions under their new originals.
pub(super) struct Moved {
    /// The new start.
    pub start: Civil,
    /// The new rule.
    pub rule: Option<Rule>,
    /// The exceptions.
    pub exceptions: Vec<Exception>,
}

/// Moves a series so that its date `from` comes to `to`.
pub(super) fn moved(
    start: Civil,
    rule: Option<&Rule>,
    exceptions: &[Exception],
    from: Civil,
    to: Civil,
) -> Result<Moved> {
    let distance = to - from;
    let start = start + distance;
    let rule = rule.map(|rule| shifted(rule, from, to)).transpose()?;
    let exceptions = followed(exceptions, start, rule.as_ref(), distance);
    Ok(Moved { start, rule, exceptions })
}

/// The exceptions of a series that has moved by `distance` and has this rule now. A skipped date stays skipped, a date
/// with a time of its own keeps that; if the rule has no date for it any more it becomes an added one, so that nothing
/// is lost or doubled.
pub(super) fn followed(
    exceptions: &[Exception],
    start: Civil,
    rule: Option<&Rule>,
    distance: Duration,
) -> Vec<Exception> {
    let named = |at: Civil| match rule {
        Some(rule) => rule.expand_between(start, at, Some(at + Duration::seconds(1))).next() == Some(at),
        None => at == start,
    };
    let follow = |exception: &Exception| {
        let mut exception = exception.clone();
        let starts = exception.starts();
        exception.original += distance;
        if exception.kind == ExceptionKind::Skip && !named(exception.original) {
            return None;
        }
        if exception.kind == ExceptionKind::Move && !named(exception.original) {
            exception.start = Some(starts);
            exception.kind = ExceptionKind::Add;
        }
        Some(exception)
    };
    exceptions.iter().filter_map(follow).collect()
}
