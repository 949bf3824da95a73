//! One walk through the log: who was there on which day, at which hours things happen, and what weighs how much. Everything else
//! follows from that.

use std::{
    ops::Range,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use super::{
    beside::Beside,
    clock::LocalClock,
    frame::{Frame, KINDS, NOT_COUNTED, Weights},
};
use crate::{
    Error, Result,
    interactions::{BLOCK, Block, Kind, Stretch, rows_of, unpack},
    store::ReadTx,
};

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

/// By word of days, by person: a bit for every day on which they were there; nothing for days on which nobody was. So the days of one
/// time lie together, and what is walked through by time stays near.
type Planes = Vec<Vec<u64>>;

/// What a walk over some rows found.
struct Tally {
    /// Who is counted here.
    people: Range<usize>,
    active: Planes,
    days: Vec<DayCount>,
    heat: [u64; HOURS],
    done: Vec<[Done; RANGES]>,
}

/// What is looked at of every row.
struct Walk<'a> {
    weights: &'a Weights,
    first_day: i64,
    last_day: i64,
    shown: (i64, i64),
    ranges: Ranges,
    /// The first day of all ranges.
    weighed: i64,
}

/// What all walks found.
pub(super) struct Counting {
    /// The first day that has a bit.
    pub first_day: i64,
    /// By day from the first on.
    pub days: Vec<DayCount>,
    /// By hour of the week, which begins on Monday.
    pub heat: [u64; HOURS],
    /// By person: what they did within each range.
    pub done: Vec<[Done; RANGES]>,
    /// Bits of those before a person, and of all from that one on.
    parts: [Planes; 2],
    split: usize,
}

/// Days of a person as bits.
#[derive(Clone, Copy)]
pub(super) struct DaysOf<'a> {
    planes: &'a [Vec<u64>],
    place: usize,
    first_day: i64,
}

impl<'a> Walk<'a> {
    fn new(frame: &'a Frame<'_>, ranges: Ranges) -> Self {
        Self {
            weights: &frame.weights,
            first_day: frame.first_day(),
            last_day: frame.as_of,
            shown: (frame.from, frame.to),
            weighed: ranges.iter().map(|(from, _)| *from).min().unwrap_or(i64::MAX),
            ranges,
        }
    }

    fn days(&self) -> usize {
        usize::try_from(self.last_day - self.first_day + 1).unwrap_or(0)
    }
}

impl Tally {
    fn new(walk: &Walk<'_>, people: Range<usize>) -> Self {
        let days = walk.days();
        Self {
            active: vec![Vec::new(); days.div_ceil(64)],
            days: vec![DayCount::default(); days],
            heat: [0; HOURS],
            done: vec![[Done::default(); RANGES]; people.len()],
            people,
        }
    }

    /// Counts a row of somebody by their place among these.
    #[inline]
    fn row(&mut self, walk: &Walk<'_>, person: usize, row: (i64, usize, usize)) {
        if let Some((place, weight)) = self.happened(walk, row) {
            self.present(&[(person, place)]);
            if row.0 >= walk.weighed {
                self.weigh(walk, person, (row.0, weight));
            }
        }
    }

    /// Counts what happened, whoever did it: on which day, by its place, and with which weight; nothing when it does not count.
    #[inline]
    fn happened(&mut self, walk: &Walk<'_>, (day, hour, kind): (i64, usize, usize)) -> Option<(usize, u32)> {
        let weight = walk.weights[kind & (KINDS - 1)];
        // A day before the first one is as far away as one after the last.
        let place = usize::try_from(day - walk.first_day).unwrap_or(usize::MAX);
        if weight == NOT_COUNTED || place >= self.days.len() {
            return None;
        }
        let count = &mut self.days[place];
        count.interactions += 1;
        count.messages += u32::from(is_message(kind));
        if walk.shown.0 <= day && day <= walk.shown.1 {
            self.heat[hour_of_week(day, hour)] += 1;
        }
        Some((place, weight))
    }

    /// Notes who was there on which days, by place.
    #[inline]
    fn present(&mut self, people: &[(usize, usize)]) {
        for people in people.chunk_by(|one, other| one.1 / 64 == other.1 / 64) {
            let plane = &mut self.active[people[0].1 / 64];
            if plane.is_empty() {
                plane.resize(self.done.len(), 0);
            }
            for (person, place) in people {
                plane[*person] |= 1 << (place % 64);
            }
        }
    }

    #[inline]
    fn weigh(&mut self, walk: &Walk<'_>, person: usize, (day, weight): (i64, u32)) {
        for (done, (from, to)) in self.done[person].iter_mut().zip(walk.ranges) {
            if from <= day && day <= to {
                done.weight = done.weight.saturating_add(weight);
                done.interactions += 1;
            }
        }
    }

    /// Counts a block of rows, one thing after the other: people lie far apart in memory, which is waited for many at a time where
    /// nothing else is done meanwhile.
    fn block(&mut self, walk: &Walk<'_>, (frame, clock): (&Frame<'_>, &mut LocalClock), block: &Block) {
        let mut people = [usize::MAX; BLOCK];
        for (person, author) in people.iter_mut().zip(&block.authors[..block.len]) {
            *person = frame.person(*author).unwrap_or(usize::MAX);
        }
        let (mut there, mut weights, mut many) = ([(0, 0); BLOCK], [0; BLOCK], 0);
        let rows = people.iter().zip(&block.at).zip(&block.kinds).take(block.len);
        for ((person, at), kind) in rows.filter(|((person, _), _)| **person != usize::MAX) {
            let (day, hour) = clock.day_and_hour(*at);
            if let Some((place, weight)) = self.happened(walk, (day, hour, (*kind).min(15) as usize)) {
                (there[many], weights[many]) = ((*person, place), weight);
                many += 1;
            }
        }
        let there = &there[..many];
        self.present(there);
        let first_weighed = usize::try_from(walk.weighed - walk.first_day).unwrap_or(0);
        for ((person, place), weight) in
            there.iter().zip(weights).filter(|((_, place), _)| *place >= first_weighed)
        {
            let day = walk.first_day + i64::try_from(*place).unwrap_or(i64::MAX);
            self.weigh(walk, *person, (day, weight));
        }
    }

    /// Adds what was counted of the same people in another time.
    fn add(&mut self, mut other: Self) {
        for (plane, more) in self.active.iter_mut().zip(&mut other.active) {
            if plane.is_empty() {
                std::mem::swap(plane, more);
            }
            plane.iter_mut().zip(more).for_each(|(bits, more)| *bits |= *more);
        }
        for (done, more) in self.done.iter_mut().flatten().zip(other.done.iter().flatten()) {
            done.weight = done.weight.saturating_add(more.weight);
            done.interactions += more.interactions;
        }
        self.add_days(&other);
    }

    fn add_days(&mut self, other: &Self) {
        for (count, more) in self.days.iter_mut().zip(&other.days) {
            count.interactions += more.interactions;
            count.messages += more.messages;
        }
        for (count, more) in self.heat.iter_mut().zip(&other.heat) {
            *count += more;
        }
    }
}

/// Runs a walk on another thread beside one on this, and gives both.
fn both<T: Send>(one: impl FnOnce() -> T, other: impl FnOnce() -> T + Send) -> Result<(T, T)> {
    thread::scope(|scope| {
        let other = scope.spawn(other);
        let one = one();
        let other = other.join().map_err(|_| Error::internal("a thread that counts ended"))?;
        Ok((one, other))
    })
}

impl Counting {
    /// Counts everything up to the day as of which is asked, half of the people in a thread of its own.
    pub(super) fn of(frame: &Frame<'_>, ranges: Ranges) -> Result<Self> {
        let walk = &Walk::new(frame, ranges);
        let half = frame.people / 2;
        let count = |people: Range<usize>| {
            let mut tally = Tally::new(walk, people);
            for channel in &frame.channels {
                for (author, rows) in channel.by_author() {
                    if let Some(person) = frame.person(author).filter(|person| tally.people.contains(person))
                    {
                        let person = person - tally.people.start;
                        for row in rows {
                            tally.row(walk, person, (row.day(), row.hour(), row.kind()));
                        }
                    }
                }
            }
            tally
        };
        let (mut first, mut second) = both(|| count(0..half), || count(half..frame.people))?;
        first.add_days(&second);
        first.done.append(&mut second.done);
        Ok(Self::made(walk, first, second.active, half))
    }

    /// The same from stretches as they lie in the workspace, in the order of their times: one thread begins with the earliest, another
    /// with the latest, until they meet. So each has its own days, and neither waits.
    pub(super) fn of_stretches(
        frame: &Frame<'_>,
        ranges: Ranges,
        stretches: &[Stretch],
        beside: &Beside<'_, '_>,
    ) -> Result<Self> {
        let walk = &Walk::new(frame, ranges);
        let asked = stretches.iter().filter(|stretch| frame.has(stretch.channel_id));
        let stretches: Vec<Stretch> = asked.copied().collect();
        let (first, last) = span_of(&stretches);
        let (taken, many) = (AtomicUsize::new(0), stretches.len());
        let count = |tx: &ReadTx<'_>, stretches: &mut dyn Iterator<Item = &Stretch>| -> Result<Tally> {
            let mut tally = Tally::new(walk, 0..frame.people);
            let mut clock = LocalClock::new(frame.zone, first, last);
            let mut block = Block::default();
            while taken.fetch_add(1, Ordering::Relaxed) < many
                && let Some(stretch) = stretches.next()
            {
                rows_of(tx, *stretch, |rows| {
                    unpack(rows, &mut block, |block| tally.block(walk, (frame, &mut clock), block))
                })?;
            }
            Ok(tally)
        };
        let (mut all, other) = beside
            .both(|tx| count(tx, &mut stretches.iter()), |tx| count(tx, &mut stretches.iter().rev()))?;
        if let Some(other) = other {
            all.add(other);
        }
        Ok(Self::made(walk, all, Vec::new(), frame.people))
    }

    fn made(walk: &Walk<'_>, tally: Tally, second: Planes, split: usize) -> Self {
        Self {
            first_day: walk.first_day,
            days: tally.days,
            heat: tally.heat,
            done: tally.done,
            parts: [tally.active, second],
            split,
        }
    }

    /// How many people there are.
    pub(super) fn people(&self) -> usize {
        self.done.len()
    }

    /// The days of a person.
    pub(super) fn of_person(&self, person: usize) -> DaysOf<'_> {
        let (planes, place) = match person.checked_sub(self.split) {
            Some(place) => (&self.parts[1], place),
            None => (&self.parts[0], person),
        };
        DaysOf { planes, place, first_day: self.first_day }
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

fn span_of(stretches: &[Stretch]) -> (i64, i64) {
    let first = stretches.iter().map(|stretch| stretch.first_at).min().unwrap_or(0);
    (first, stretches.iter().map(|stretch| stretch.last_at).max().unwrap_or(0))
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
    fn word(self, word: usize) -> u64 {
        self.planes[word].get(self.place).copied().unwrap_or(0)
    }

    /// The bits of each word with the place of its first day.
    pub(super) fn words(self) -> impl Iterator<Item = (usize, u64)> {
        (0..self.planes.len()).map(move |word| (word * 64, self.word(word)))
    }

    /// Every day from a word on, in order.
    fn each_from(self, first: usize) -> impl Iterator<Item = i64> {
        self.words().skip(first).flat_map(move |(first, mut bits)| {
            std::iter::from_fn(move || {
                let place = (bits != 0).then(|| first + bits.trailing_zeros() as usize)?;
                bits &= bits - 1;
                Some(self.first_day + i64::try_from(place).ok()?)
            })
        })
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
        self.each_from(skipped).find(|day| *day >= from)
    }

    /// The last day that is not after another.
    pub(super) fn last_until(self, to: i64) -> Option<i64> {
        let until = usize::try_from(to - self.first_day).ok()?;
        let last = (until / 64).min(self.planes.len().checked_sub(1)?);
        for word in (0..=last).rev() {
            let kept = until - word * 64;
            let mask = if kept >= 63 { u64::MAX } else { (1 << (kept + 1)) - 1 };
            let bits = self.word(word) & mask;
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
        let words = from / 64..until.div_ceil(64).min(self.planes.len());
        words.map(move |word| {
            let first = word * 64;
            let above = if from > first { u64::MAX << (from - first).min(63) } else { u64::MAX };
            let below = if until < first + 64 { (1 << (until - first)) - 1 } else { u64::MAX };
            self.word(word) & above & below
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
            // Somebody else is there every day, but for one word in which nobody is.
            let mut planes = vec![vec![0, u64::MAX]; 5];
            for day in &days {
                planes[usize::try_from(*day).unwrap() / 64][0] |= 1 << (day % 64);
            }
            planes.push(Vec::new());
            let found = DaysOf { planes: &planes, place: 0, first_day };
            let (from, to) = (first_day + from, first_day + from + length);
            let within: Vec<i64> =
                days.iter().map(|day| day + first_day).filter(|day| from <= *day && *day <= to).collect();
            proptest::prop_assert_eq!(found.count(from, to) as usize, within.len());
            proptest::prop_assert_eq!(found.any(from, to), !within.is_empty());
            let all: Vec<i64> = days.iter().map(|day| day + first_day).collect();
            proptest::prop_assert_eq!(found.each_from(0).collect::<Vec<_>>(), all.clone());
            proptest::prop_assert_eq!(found.first_from(from), all.iter().copied().find(|day| *day >= from));
            proptest::prop_assert_eq!(found.last_until(to), all.iter().copied().rfind(|day| *day <= to));
        }
    }
}
