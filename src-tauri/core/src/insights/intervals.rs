//! Stretches of time by which people are looked at: days, weeks from Monday on, months of the calendar.

use chrono::{Datelike, Months, NaiveDate};

use super::view::InsightInterval;
use crate::recurrence::{date_of, number_of};

/// The intervals from that of one day to that of another, numbered from 0.
pub(super) struct Intervals {
    /// By day from the first one on: the number of its interval.
    of_day: Vec<u32>,
    first_day: i64,
    /// The first day of each, which may lie before the first day of all.
    starts: Vec<i64>,
    kind: InsightInterval,
}

/// The first day of the interval of a day.
pub(super) fn start_of(kind: InsightInterval, day: i64) -> i64 {
    match kind {
        InsightInterval::Day => day,
        InsightInterval::Week => day - (day + 3).rem_euclid(7),
        InsightInterval::Month => number_of(date_of(day).with_day(1).unwrap_or_default()),
    }
}

/// The first day of the interval after one that begins on a day.
fn next(kind: InsightInterval, start: i64) -> i64 {
    match kind {
        InsightInterval::Day => start + 1,
        InsightInterval::Week => start + 7,
        InsightInterval::Month => {
            number_of(date_of(start).checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX))
        }
    }
}

impl Intervals {
    pub(super) fn new(kind: InsightInterval, first_day: i64, last_day: i64) -> Self {
        let mut starts = vec![start_of(kind, first_day)];
        let mut of_day = Vec::new();
        let mut after = next(kind, starts[0]);
        let mut number = 0;
        for day in first_day..=last_day {
            if day == after {
                starts.push(after);
                after = next(kind, after);
                number += 1;
            }
            of_day.push(number);
        }
        Self { of_day, first_day, starts, kind }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The number of the interval of a day; that of the nearest day where it lies outside.
    pub(super) fn of(&self, day: i64) -> usize {
        let place = usize::try_from(day - self.first_day).unwrap_or(0);
        self.of_day.get(place).or(self.of_day.last()).map_or(0, |number| *number as usize)
    }

    /// The number of the interval of a day, by its place from the first one on.
    pub(super) fn at(&self, place: usize) -> usize {
        self.of_day[place] as usize
    }

    /// The first day of an interval.
    pub(super) fn start(&self, number: usize) -> i64 {
        self.starts[number]
    }

    /// The last day of an interval.
    pub(super) fn end(&self, number: usize) -> i64 {
        next(self.kind, self.starts[number]) - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> i64 {
        number_of(text.parse().unwrap())
    }

    #[test]
    fn weeks_begin_on_monday_and_months_on_their_first() {
        let (first, last) = (day("2024-01-31"), day("2024-03-04"));
        let weeks = Intervals::new(InsightInterval::Week, first, last);
        assert_eq!((weeks.len(), weeks.start(0), weeks.end(0)), (6, day("2024-01-29"), day("2024-02-04")));
        assert_eq!((weeks.of(day("2024-02-04")), weeks.of(day("2024-02-05")), weeks.of(last)), (0, 1, 5));
        let months = Intervals::new(InsightInterval::Month, first, last);
        assert_eq!((months.len(), months.start(0), months.end(1)), (3, day("2024-01-01"), day("2024-02-29")));
        assert_eq!((months.of(first), months.of(day("2024-02-29")), months.of(last)), (0, 1, 2));
        let days = Intervals::new(InsightInterval::Day, first, last);
        assert_eq!((days.len(), days.start(1), days.end(1)), (34, first + 1, first + 1));
    }
}
