//! Figures that follow from who was there on which day (METRICS 1, 5, 8, 9, 13–15).

use std::{collections::BTreeMap, thread};

use super::counting::{Counted, Counting, WINDOWS};

const WEEK: usize = 7;
const MONTH: usize = 30;

/// A week's people by what they did since the week before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Life {
    pub new: u32,
    pub retained: u32,
    pub resurrected: u32,
    pub churned: u32,
}

/// What one person's days come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Presence {
    /// Days since they were there last.
    pub recency: u32,
    /// On how many days they were there within the longer window.
    pub days: u32,
}

/// What everybody's days come to.
#[derive(Debug, Default)]
pub(super) struct Figures {
    /// By day from the first on: distinct people of the day, of seven days, of thirty.
    pub active: [Vec<i64>; 3],
    /// By week in which people were first there, and weeks since: how many were there.
    pub retention: BTreeMap<(i64, i64), u32>,
    /// By week, counted from the Monday of 1969-12-29.
    pub lifecycle: BTreeMap<i64, Life>,
    /// By person; nothing for who was never there.
    pub presence: Vec<Option<Presence>>,
}

/// The week of a day, both since 1970: weeks begin on Monday.
pub(super) fn week_of(day: i64) -> i64 {
    (day + 3).div_euclid(7)
}

/// Figures of what was counted, half of the people in a thread of its own.
pub(super) fn figures(counting: &Counting, counted: &Counted) -> Figures {
    let half = counted.people / 2;
    let (mut first, second) = thread::scope(|scope| {
        let other = scope.spawn(|| of_people(counting, counted, half..counted.people));
        (of_people(counting, counted, 0..half), other.join().unwrap_or_default())
    });
    for (all, more) in first.active.iter_mut().zip(second.active) {
        all.iter_mut().zip(more).for_each(|(count, more)| *count += more);
    }
    for (key, more) in second.retention {
        *first.retention.entry(key).or_default() += more;
    }
    for (week, more) in second.lifecycle {
        let life = first.lifecycle.entry(week).or_default();
        life.new += more.new;
        life.retained += more.retained;
        life.resurrected += more.resurrected;
        life.churned += more.churned;
    }
    first.presence.extend(second.presence);
    for window in &mut first.active[1..] {
        let mut running = 0;
        for count in window {
            running += *count;
            *count = running;
        }
    }
    first
}

/// Counts of one walk over people: windows as differences from day to day, weeks as tables.
struct Walk {
    days: usize,
    first_day: i64,
    first_week: i64,
    weeks: usize,
    active: [Vec<i64>; 3],
    retention: Vec<u32>,
    life: Vec<Life>,
}

fn of_people(counting: &Counting, counted: &Counted, people: std::ops::Range<usize>) -> Figures {
    let days = usize::try_from(counted.as_of - counted.first_day + 1).unwrap_or(0);
    let first_week = week_of(counted.first_day);
    let weeks = usize::try_from(week_of(counted.as_of) - first_week + 1).unwrap_or(0);
    let mut walk = Walk {
        days,
        first_day: counted.first_day,
        first_week,
        weeks,
        active: [vec![0; days], vec![0; days], vec![0; days]],
        retention: vec![0; weeks * weeks],
        life: vec![Life::default(); weeks],
    };
    let mut presence = Vec::with_capacity(people.len());
    for person in people {
        let bits = &counting.active[person * counting.words..(person + 1) * counting.words];
        presence.push(walk.person(bits));
    }
    walk.figures(presence)
}

impl Walk {
    fn person(&mut self, bits: &[u64]) -> Option<Presence> {
        let mut before: Option<usize> = None;
        let mut weeks: Option<(usize, usize)> = None;
        let mut recent = 0;
        for (word, bits) in bits.iter().enumerate() {
            let mut bits = *bits;
            while bits != 0 {
                let day = word * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                self.day(day, before);
                recent += u32::from(day + WINDOWS[1].unsigned_abs() as usize >= self.days);
                weeks = Some(self.week(day, weeks));
                before = Some(day);
            }
        }
        let last = before?;
        if let Some((_, week)) = weeks
            && week + 1 < self.weeks
        {
            self.life[week + 1].churned += 1;
        }
        Some(Presence { recency: u32::try_from(self.days - 1 - last).unwrap_or(u32::MAX), days: recent })
    }

    /// A day on which somebody was there, and the day before on which they were.
    fn day(&mut self, day: usize, before: Option<usize>) {
        self.active[0][day] += 1;
        for (window, length) in self.active[1..].iter_mut().zip([WEEK, MONTH]) {
            // Who is still counted because of the day before is counted from there on, and now for longer.
            let counted_until = before.map_or(0, |before| before + length);
            if counted_until <= day {
                window[day] += 1;
            } else if let Some(end) = window.get_mut(counted_until) {
                *end += 1;
            }
            if let Some(end) = window.get_mut(day + length) {
                *end -= 1;
            }
        }
    }

    /// The first and the last week so far.
    fn week(&mut self, day: usize, known: Option<(usize, usize)>) -> (usize, usize) {
        let day = self.first_day + i64::try_from(day).unwrap_or(0);
        let week = usize::try_from(week_of(day) - self.first_week).unwrap_or(0);
        let first = match known {
            Some((first, last)) if last == week => return (first, week),
            None => {
                self.life[week].new += 1;
                week
            }
            Some((first, last)) if last + 1 == week => {
                self.life[week].retained += 1;
                first
            }
            Some((first, last)) => {
                self.life[week].resurrected += 1;
                self.life[last + 1].churned += 1;
                first
            }
        };
        self.retention[first * self.weeks + (week - first)] += 1;
        (first, week)
    }

    fn figures(self, presence: Vec<Option<Presence>>) -> Figures {
        let week = |place: usize| self.first_week + i64::try_from(place).unwrap_or(0);
        let retention =
            (self.retention.iter().enumerate()).filter(|(_, count)| **count > 0).map(|(place, count)| {
                let (cohort, offset) = (place / self.weeks, place % self.weeks);
                ((week(cohort), i64::try_from(offset).unwrap_or(0)), *count)
            });
        let lifecycle = self.life.iter().enumerate().map(|(place, life)| (week(place), *life));
        Figures {
            retention: retention.collect(),
            lifecycle: lifecycle.collect(),
            active: self.active,
            presence,
        }
    }
}
