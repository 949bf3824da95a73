//! One walk through the log: who was there on which day, at which hours things happen, and what weighs how much. Everything else
//! follows from that.

use std::{ops::Range, thread};

use super::{
    frame::{Frame, NOT_COUNTED},
    log::Packed,
};
use crate::interactions::Kind;

pub(super) const HOURS: usize = 7 * 24;
/// How many ranges of days are weighed at once.
const RANGES: usize = 2;

/// Days whose weight is looked at: first and last.
pub(super) type Ranges = [(i64, i64); RANGES];

/// What somebody did within a range.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Done {
    /// In tenths.
    pub weight: u32,
    pub interactions: u32,
}

/// What happened on a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct DayCount {
    pub interactions: u32,
    /// Messages and replies of them.
    pub messages: u32,
}

/// What a walk found.
pub(super) struct Counting {
    /// The first day that has a bit.
    pub first_day: i64,
    /// By person: a bit for every day on which they were there.
    active: Vec<u64>,
    /// How many words of bits a person takes.
    words: usize,
    /// By day from the first on.
    pub days: Vec<DayCount>,
    /// By hour of the week, which begins on Monday.
    pub heat: [u64; HOURS],
    /// By person: what they did within each range.
    pub done: Vec<[Done; RANGES]>,
}

/// Days of a person as bits.
#[derive(Clone, Copy)]
pub(super) struct DaysOf<'a> {
    bits: &'a [u64],
    first_day: i64,
}

impl Counting {
    /// Counts everything up to the day as of which is asked, half of the people in a thread of its own.
    pub(super) fn of(frame: &Frame<'_>, ranges: Ranges) -> Self {
        let half = frame.people / 2;
        let (mut first, second) = thread::scope(|scope| {
            let other = scope.spawn(|| Self::of_people(frame, ranges, half..frame.people));
            (Self::of_people(frame, ranges, 0..half), other.join())
        });
        // A thread that panicked has said so; what it counted is not there.
        if let Ok(second) = second {
            first.add(second);
        }
        first
    }

    fn of_people(frame: &Frame<'_>, ranges: Ranges, people: Range<usize>) -> Self {
        let first_day = frame.first_day();
        let days = usize::try_from(frame.as_of - first_day + 1).unwrap_or(0);
        let words = days.div_ceil(64);
        let mut counting = Self {
            first_day,
            active: vec![0; people.len() * words],
            words,
            days: vec![DayCount::default(); days],
            heat: [0; HOURS],
            done: vec![[Done::default(); RANGES]; people.len()],
        };
        let walk = Walk { frame, ranges, last: frame.as_of };
        for channel in &frame.channels {
            for (author, rows) in channel.by_author() {
                if let Some(person) = frame.person(author).filter(|person| people.contains(person)) {
                    counting.rows(&walk, person - people.start, rows);
                }
            }
        }
        counting
    }

    #[allow(clippy::cast_sign_loss, clippy::cast_possible_truncation)] // no row is of a day before the first one
    fn rows(&mut self, walk: &Walk<'_, '_>, person: usize, rows: &[Packed]) {
        let bits = &mut self.active[person * self.words..(person + 1) * self.words];
        let mut done = self.done[person];
        for row in rows {
            let (day, weight) = (row.day(), walk.frame.weights[row.kind()]);
            let place = (day - self.first_day) as usize;
            if weight == NOT_COUNTED || day > walk.last || place >= self.days.len() {
                continue;
            }
            bits[place / 64] |= 1 << (place % 64);
            let count = &mut self.days[place];
            count.interactions += 1;
            count.messages += u32::from(is_message(row.kind()));
            if walk.frame.from <= day && day <= walk.frame.to {
                self.heat[hour_of_week(day, row.hour())] += 1;
            }
            for (done, (from, to)) in done.iter_mut().zip(walk.ranges) {
                if from <= day && day <= to {
                    done.weight = done.weight.saturating_add(weight);
                    done.interactions += 1;
                }
            }
        }
        self.done[person] = done;
    }

    /// Adds what was found of the people after these.
    fn add(&mut self, other: Self) {
        self.active.extend(other.active);
        self.done.extend(other.done);
        for (count, more) in self.days.iter_mut().zip(&other.days) {
            count.interactions += more.interactions;
            count.messages += more.messages;
        }
        for (count, more) in self.heat.iter_mut().zip(&other.heat) {
            *count += more;
        }
    }

    /// How many people there are.
    pub(super) fn people(&self) -> usize {
        self.done.len()
    }

    /// The days of a person.
    pub(super) fn of_person(&self, person: usize) -> DaysOf<'_> {
        let bits = &self.active[person * self.words..(person + 1) * self.words];
        DaysOf { bits, first_day: self.first_day }
    }

    /// What happened on a day.
    pub(super) fn on(&self, day: i64) -> DayCount {
        let place = usize::try_from(day - self.first_day).ok();
        place.and_then(|place| self.days.get(place)).copied().unwrap_or_default()
    }

    /// The last day on which somebody was there.
    pub(super) fn last_day(&self) -> Option<i64> {
        let place = self.days.iter().rposition(|count| count.interactions > 0)?;
        Some(self.first_day + i64::try_from(place).ok()?)
    }
}

struct Walk<'a, 'b> {
    frame: &'a Frame<'b>,
    ranges: Ranges,
    last: i64,
}

/// Whether a kind is something that was said.
pub(super) fn is_message(kind: usize) -> bool {
    kind <= usize::from(Kind::Reply.code())
}

/// The place of an hour in a week that begins on Monday; 1970 began on a Thursday.
pub(super) fn hour_of_week(day: i64, hour: usize) -> usize {
    usize::try_from((day + 3).rem_euclid(7)).unwrap_or(0) * 24 + hour.min(23)
}

impl DaysOf<'_> {
    /// Every day, in order.
    pub(super) fn each(self) -> impl Iterator<Item = i64> {
        let first_day = self.first_day;
        (0_i64..).zip(self.bits).flat_map(move |(word, bits)| {
            let mut bits = *bits;
            std::iter::from_fn(move || {
                let day = (bits != 0).then(|| first_day + word * 64 + i64::from(bits.trailing_zeros()))?;
                bits &= bits - 1;
                Some(day)
            })
        })
    }

    /// The bits of each word with the place of its first day.
    pub(super) fn words(self) -> impl Iterator<Item = (usize, u64)> {
        self.bits.iter().enumerate().map(|(word, bits)| (word * 64, *bits))
    }

    /// How many days lie between two.
    pub(super) fn count(self, from: i64, to: i64) -> u32 {
        self.masked(from, to).map(u64::count_ones).sum()
    }

    /// Whether some day lies between two.
    pub(super) fn any(self, from: i64, to: i64) -> bool {
        self.masked(from, to).any(|bits| bits != 0)
    }

    /// The first day that is not before another.
    pub(super) fn first_from(self, from: i64) -> Option<i64> {
        let skipped = usize::try_from(from - self.first_day).unwrap_or(0) / 64;
        let later = self.bits.get(skipped..).unwrap_or_default();
        Self { bits: later, first_day: self.first_day + i64::try_from(skipped * 64).ok()? }
            .each()
            .find(|day| *day >= from)
    }

    /// The last day that is not after another.
    pub(super) fn last_until(self, to: i64) -> Option<i64> {
        let until = usize::try_from(to - self.first_day).ok()?;
        let last = (until / 64).min(self.bits.len().checked_sub(1)?);
        for word in (0..=last).rev() {
            let kept = until - word * 64;
            let mask = if kept >= 63 { u64::MAX } else { (1 << (kept + 1)) - 1 };
            let bits = self.bits[word] & mask;
            if bits != 0 {
                let place = word * 64 + 63 - bits.leading_zeros() as usize;
                return Some(self.first_day + i64::try_from(place).ok()?);
            }
        }
        None
    }

    fn masked(self, from: i64, to: i64) -> impl Iterator<Item = u64> {
        let from = usize::try_from(from - self.first_day).unwrap_or(0);
        let until = usize::try_from(to - self.first_day + 1).unwrap_or(0);
        let words = from / 64..until.div_ceil(64).min(self.bits.len());
        words.map(move |word| {
            let first = word * 64;
            let above = if from > first { u64::MAX << (from - first).min(63) } else { u64::MAX };
            let below = if until < first + 64 { (1 << (until - first)) - 1 } else { u64::MAX };
            self.bits[word] & above & below
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn days_as_bits_are_a_set_of_days(
            days in proptest::collection::btree_set(0..300_i64, 0..40), from in -20..320_i64, length in 0..200_i64
        ) {
            let first_day = 1000;
            let mut bits = vec![0_u64; 5];
            for day in &days {
                bits[usize::try_from(*day).unwrap() / 64] |= 1 << (day % 64);
            }
            let found = DaysOf { bits: &bits, first_day };
            let (from, to) = (first_day + from, first_day + from + length);
            let within: Vec<i64> =
                days.iter().map(|day| day + first_day).filter(|day| from <= *day && *day <= to).collect();
            proptest::prop_assert_eq!(found.count(from, to) as usize, within.len());
            proptest::prop_assert_eq!(found.any(from, to), !within.is_empty());
            let all: Vec<i64> = days.iter().map(|day| day + first_day).collect();
            proptest::prop_assert_eq!(found.each().collect::<Vec<_>>(), all.clone());
            proptest::prop_assert_eq!(found.first_from(from), all.iter().copied().find(|day| *day >= from));
            proptest::prop_assert_eq!(found.last_until(to), all.iter().copied().rfind(|day| *day <= to));
        }
    }
}
