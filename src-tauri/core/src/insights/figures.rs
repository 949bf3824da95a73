//! Figures that follow from who was there on which day (METRICS 1, 5, 8, 9, 13).

use std::{ops::Range, thread};

use super::{
    counting::{Counting, DaysOf},
    intervals::Intervals,
};

const WEEK: usize = 7;

/// The people of an interval by what they did since the one before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Life {
    pub new: u32,
    pub retained: u32,
    pub resurrected: u32,
    pub churned: u32,
}

impl Life {
    pub(super) fn active(self) -> u32 {
        self.new + self.retained + self.resurrected
    }
}

/// A table whose rows are as long as they need to be.
pub(super) type Ragged = Vec<Vec<u32>>;

/// What everybody's days come to.
pub(super) struct Figures {
    /// By day from the first on: distinct people of the day, of seven days, of a month.
    pub active: [Vec<i64>; 3],
    /// By interval in which people came, and intervals since: how many were there.
    pub retention: Ragged,
    /// By interval in which people came, and intervals since: for how many that was the last one.
    pub last: Ragged,
    /// By interval.
    pub life: Vec<Life>,
    /// By person: the last day they were there.
    pub last_day: Vec<Option<i64>>,
}

/// The interval in which somebody came who never did as far as is known.
pub(super) const NEVER: u32 = u32::MAX;

/// Figures of what was counted, half of the people in a thread of its own. Cohorts are those of the first time somebody was there,
/// or of the intervals that are given by person.
pub(super) fn figures(
    counting: &Counting,
    intervals: &Intervals,
    month_days: i64,
    came: Option<&[u32]>,
) -> Figures {
    let month = usize::try_from(month_days).unwrap_or_default();
    let of_people = |people| of_people(counting, (intervals, month), came, people);
    let people = counting.people();
    let half = people / 2;
    let (mut first, second) = thread::scope(|scope| {
        let other = scope.spawn(|| of_people(half..people));
        (of_people(0..half), other.join())
    });
    // A thread that panicked has said so; what it counted is not there.
    if let Ok(second) = second {
        first.add(second);
    }
    for window in &mut first.active[1..] {
        let mut running = 0;
        for count in window {
            running += *count;
            *count = running;
        }
    }
    first
}

fn of_people(
    counting: &Counting,
    (intervals, month): (&Intervals, usize),
    came: Option<&[u32]>,
    people: Range<usize>,
) -> Figures {
    let days = counting.days.len();
    let mut walk = Walk {
        intervals,
        month,
        figures: Figures {
            active: [vec![0; days], vec![0; days], vec![0; days]],
            retention: vec![Vec::new(); intervals.len()],
            last: vec![Vec::new(); intervals.len()],
            life: vec![Life::default(); intervals.len()],
            last_day: Vec::with_capacity(people.len()),
        },
    };
    for person in people {
        let last = walk.person(counting.of_person(person), came.map(|came| came[person]));
        walk.figures.last_day.push(last.map(|place| counting.first_day + i64::try_from(place).unwrap_or(0)));
    }
    walk.figures
}

/// Counts of one walk over people: windows as differences from day to day.
struct Walk<'a> {
    intervals: &'a Intervals,
    /// How many days it has.
    month: usize,
    figures: Figures,
}

impl Walk<'_> {
    /// The place of the last day.
    fn person(&mut self, days: DaysOf<'_>, came: Option<u32>) -> Option<usize> {
        let mut before: Option<usize> = None;
        let mut known: Option<(usize, usize)> = None;
        for (first, mut bits) in days.words() {
            while bits != 0 {
                let day = first + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                self.day(day, before);
                known = Some(self.interval(self.intervals.at(day), known, came));
                before = Some(day);
            }
        }
        let (cohort, last) = known?;
        if let Some(next) = self.figures.life.get_mut(last + 1) {
            next.churned += 1;
        }
        if let Some(offset) = last.checked_sub(cohort) {
            note(&mut self.figures.last, cohort, offset);
        }
        before
    }

    /// A day on which somebody was there, and the day before on which they were.
    fn day(&mut self, day: usize, before: Option<usize>) {
        self.figures.active[0][day] += 1;
        for (window, length) in self.figures.active[1..].iter_mut().zip([WEEK, self.month]) {
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

    /// The cohort, and the last interval so far.
    fn interval(&mut self, now: usize, known: Option<(usize, usize)>, came: Option<u32>) -> (usize, usize) {
        let life = &mut self.figures.life;
        let cohort = match known {
            Some((cohort, last)) if last == now => return (cohort, now),
            None => {
                life[now].new += 1;
                match came {
                    Some(NEVER) => usize::MAX,
                    Some(came) => came as usize,
                    None => now,
                }
            }
            Some((cohort, last)) if last + 1 == now => {
                life[now].retained += 1;
                cohort
            }
            Some((cohort, last)) => {
                life[now].resurrected += 1;
                life[last + 1].churned += 1;
                cohort
            }
        };
        if let Some(offset) = now.checked_sub(cohort) {
            note(&mut self.figures.retention, cohort, offset);
        }
        (cohort, now)
    }
}

fn note(table: &mut Ragged, row: usize, column: usize) {
    let Some(row) = table.get_mut(row) else { return };
    if row.len() <= column {
        row.resize(column + 1, 0);
    }
    row[column] += 1;
}

impl Figures {
    fn add(&mut self, other: Self) {
        for (all, more) in self.active.iter_mut().zip(other.active) {
            all.iter_mut().zip(more).for_each(|(count, more)| *count += more);
        }
        for (table, more) in [(&mut self.retention, other.retention), (&mut self.last, other.last)] {
            for (row, more) in table.iter_mut().zip(more) {
                if row.len() < more.len() {
                    row.resize(more.len(), 0);
                }
                row.iter_mut().zip(more).for_each(|(count, more)| *count += more);
            }
        }
        for (life, more) in self.life.iter_mut().zip(other.life) {
            life.new += more.new;
            life.retained += more.retained;
            life.resurrected += more.resurrected;
            life.churned += more.churned;
        }
        self.last_day.extend(other.last_day);
    }
}
