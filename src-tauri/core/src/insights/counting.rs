//! One walk through the log: who was there on which day, at which hours things happen, and what weighs how much. Everything else
//! follows from that.

use super::clock::LocalClock;
use crate::{
    Result,
    interactions::{Authors, Block, Kind, unpack},
};

const HOURS: usize = 7 * 24;
/// Days of the window in which weight is looked at, and of the longer one.
pub(super) const WINDOWS: [i64; 2] = [30, 90];

/// What is counted of the log, and as of which day.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    /// By author number: the person, or nobody for who is left out.
    pub person: Vec<u32>,
    /// How many people there are.
    pub people: usize,
    /// The first day of which the log says anything, and the last one that is looked at: days since 1970.
    pub first_day: i64,
    pub as_of: i64,
    /// The days whose hours are counted.
    pub shown: (i64, i64),
    /// By code of the kind: what it weighs in tenths; nothing where it does not count.
    pub weights: [Option<u32>; Kind::ALL.len()],
}

impl Counted {
    fn words(&self) -> usize {
        usize::try_from(self.as_of - self.first_day + 1).unwrap_or(0).div_ceil(64)
    }
}

/// What a walk through some stretches found; walks are added up.
pub(super) struct Counting {
    /// By person: a bit for every day on which they were there.
    pub active: Vec<u64>,
    /// How many words of bits a person takes.
    pub words: usize,
    /// By hour of the week, which begins on Monday.
    pub heat: [u64; HOURS],
    /// By window, by person: weight in tenths.
    pub weights: [Vec<u64>; 2],
}

impl Counting {
    pub(super) fn new(counted: &Counted) -> Self {
        let words = counted.words();
        Self {
            active: vec![0; counted.people * words],
            words,
            heat: [0; HOURS],
            weights: [vec![0; counted.people], vec![0; counted.people]],
        }
    }

    /// Counts one stretch of the log.
    pub(super) fn segment(
        &mut self,
        bytes: &[u8],
        counted: &Counted,
        clock: &mut LocalClock,
        block: &mut Block,
    ) -> Result<()> {
        unpack(bytes, block, |block| self.block(block, counted, clock))
    }

    fn block(&mut self, block: &Block, counted: &Counted, clock: &mut LocalClock) {
        for place in 0..block.len {
            let person =
                counted.person.get(block.authors[place] as usize).copied().unwrap_or(Authors::NOBODY);
            let weight = counted.weights.get(block.kinds[place] as usize).copied().flatten();
            let (Some(weight), true) = (weight, person != Authors::NOBODY) else { continue };
            let (day, hour) = clock.day_and_hour(block.at[place]);
            if day > counted.as_of || day < counted.first_day {
                continue;
            }
            let person = person as usize;
            self.be_there(person, day - counted.first_day);
            if counted.shown.0 <= day && day <= counted.shown.1 {
                self.heat[hour_of_week(day, hour)] += 1;
            }
            for (window, weights) in WINDOWS.iter().zip(&mut self.weights) {
                if day > counted.as_of - window {
                    weights[person] += u64::from(weight);
                }
            }
        }
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // not below the first day
    fn be_there(&mut self, person: usize, day: i64) {
        let day = day as usize;
        self.active[person * self.words + day / 64] |= 1 << (day % 64);
    }

    /// Adds what another walk found.
    pub(super) fn add(&mut self, other: &Self) {
        for (word, more) in self.active.iter_mut().zip(&other.active) {
            *word |= more;
        }
        for (count, more) in self.heat.iter_mut().zip(&other.heat) {
            *count += more;
        }
        for (weights, more) in self.weights.iter_mut().zip(&other.weights) {
            for (weight, more) in weights.iter_mut().zip(more) {
                *weight += more;
            }
        }
    }
}

/// The place of an hour in a week that begins on Monday; 1970 began on a Thursday.
fn hour_of_week(day: i64, hour: usize) -> usize {
    usize::try_from((day + 3).rem_euclid(7)).unwrap_or(0) * 24 + hour
}
