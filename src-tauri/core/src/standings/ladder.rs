//! What a ladder does with one member. Pure: values in, a step out.

use chrono::{Datelike, NaiveDate};

use super::rule::{Known, Mark, Rule};
use crate::tiers::Review;

/// A ladder made ready.
#[derive(Debug)]
pub(super) struct Ladder {
    /// Of each step, the lowest first; without a rule members are put there by hand alone.
    pub rules: Vec<Option<Rule>>,
    /// Of each step how many days of the log its rule looks at: nothing when at none.
    pub looks_back: Vec<Option<i64>>,
    pub lower: Mark,
    pub grace: i64,
    pub review: Review,
}

/// Where a member stands: the step, and the day of the last move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    pub step: Option<usize>,
    pub since: i64,
}

impl Ladder {
    /// The highest step whose rule a member meets.
    pub(super) fn earned(&self, known: Known<'_>) -> Option<usize> {
        self.highest(known, Mark::FULL, self.rules.len())
    }

    fn highest(&self, known: Known<'_>, mark: Mark, below: usize) -> Option<usize> {
        let meets = |step: &usize| self.rules[*step].as_ref().is_some_and(|rule| rule.is_met(known, mark));
        (0..below).rev().find(meets)
    }

    /// Whether somebody put there by hand alone stands on this step: no rule moves them.
    pub(super) fn is_by_hand(&self, step: Option<usize>) -> bool {
        step.is_some_and(|step| self.rules[step].is_none())
    }

    /// The step to which a member rises now.
    pub(super) fn rises(&self, known: Known<'_>, now: Option<usize>) -> Option<usize> {
        self.earned(known).filter(|earned| Some(*earned) > now && !self.is_by_hand(now))
    }

    /// Whether a member does not reach the lower mark of the step on which they stand.
    pub(super) fn is_below(&self, known: Known<'_>, step: usize) -> bool {
        self.rules[step].as_ref().is_some_and(|rule| !rule.is_met(known, self.lower))
    }

    /// Where a member stands after a review: on a lower step, or on none, when they go down. `is_known` says whether the log speaks
    /// of the days between two.
    pub(super) fn after_review(
        &self,
        known: Known<'_>,
        standing: Standing,
        (day, log_day): (i64, i64),
        is_known: impl Fn(i64, i64) -> bool,
    ) -> Option<usize> {
        let step = standing.step?;
        let is_observed = match self.looks_back[step] {
            None => true,
            Some(i64::MAX) => is_known(log_day, log_day),
            Some(days) => is_known(log_day - days + 1, log_day),
        };
        let is_in_grace = day - standing.since < self.grace;
        if is_in_grace || !is_observed || !self.is_below(known, step) {
            return standing.step;
        }
        self.highest(known, self.lower, step)
    }
}

/// The last day of a review until a day, that day included.
pub(super) fn review_until(review: Review, day: NaiveDate) -> NaiveDate {
    let first = match review {
        Review::Week => return day.week(chrono::Weekday::Mon).first_day(),
        Review::Month => day.month(),
        Review::Quarter => day.month0() / 3 * 3 + 1,
    };
    // The first of a month is there in every year.
    day.with_day(1).and_then(|day| day.with_month(first)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reviews_are_on_mondays_and_on_the_first() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        for (review, at, until) in [
            (Review::Week, "2026-12-01", "2026-11-30"),
            (Review::Week, "2026-11-30", "2026-11-30"),
            (Review::Month, "2026-12-31", "2026-12-01"),
            (Review::Month, "2026-12-01", "2026-12-01"),
            (Review::Quarter, "2026-12-01", "2026-10-01"),
            (Review::Quarter, "2026-05-31", "2026-04-01"),
            (Review::Quarter, "2026-01-01", "2026-01-01"),
        ] {
            assert_eq!(review_until(review, day(at)), day(until), "{review:?} at {at}");
        }
    }

    /// Three steps over one value: by hand alone, from 5 on within 10 days, from 10 on within 30 days.
    fn ladder() -> Ladder {
        Ladder {
            rules: vec![None, Some(Rule::Measured(0, 5)), Some(Rule::Measured(0, 10))],
            looks_back: vec![None, Some(10), Some(30)],
            lower: Mark(80),
            grace: 14,
            review: Review::Month,
        }
    }

    #[test]
    fn members_rise_to_the_highest_step_and_never_from_one_that_is_given_by_hand() {
        for (value, now, to) in [
            (4, None, None),
            (5, None, Some(1)),
            (12, None, Some(2)),
            (12, Some(1), Some(2)),
            (5, Some(2), None),
            (12, Some(0), None),
        ] {
            let known = Known { values: &[value], chosen: &[], place: 0 };
            assert_eq!(ladder().rises(known, now), to, "{value} from {now:?}");
        }
    }

    #[test]
    fn members_go_down_below_the_lower_mark_after_the_grace_on_days_that_are_known() {
        let all = (0, 100);
        for (value, step, since, seen, then) in [
            (8, Some(2), 0, all, Some(2)),
            (7, Some(2), 0, all, Some(1)),
            (4, Some(2), 0, all, Some(1)),
            (3, Some(2), 0, all, None),
            (3, Some(1), 0, all, None),
            // In grace until the fourteenth day.
            (3, Some(2), 87, all, Some(2)),
            (3, Some(2), 86, all, None),
            // Of thirty days one is not known; the ten days of the step below are.
            (3, Some(2), 0, (71, 99), Some(2)),
            (3, Some(2), 0, (70, 99), None),
            (3, Some(1), 0, (90, 99), None),
            // By hand.
            (0, Some(0), 0, all, Some(0)),
            (0, None, 0, all, None),
        ] {
            let known = Known { values: &[value], chosen: &[], place: 0 };
            let is_known = |from: i64, to: i64| seen.0 <= from && to <= seen.1;
            let found = ladder().after_review(known, Standing { step, since }, (100, 99), is_known);
            assert_eq!(found, then, "{value} on {step:?} since {since}, {seen:?}");
        }
    }
}
