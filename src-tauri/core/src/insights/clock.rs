//! The day and hour of an instant on a community's clock, for millions of instants most of which are near the one before.

use crate::recurrence::Zone;

const DAY: i64 = 86_400;

/// A clock that remembers the day it last told.
pub(super) struct LocalClock {
    /// From when on an offset holds, in seconds since 1970, and the offset; the first one has always held.
    offsets: Vec<(i64, i64)>,
    /// The seconds in which the day is the same, and so is the offset.
    from: i64,
    until: i64,
    /// The day, in days since 1970, and the second at which it begins by that offset.
    day: i64,
    begins: i64,
}

impl LocalClock {
    /// The clock of a zone for the seconds between two.
    pub(super) fn new(zone: &Zone, first: i64, last: i64) -> Self {
        // A day more on each side: the change that holds at the first second came before it.
        let (first, last) = (first.saturating_sub(DAY), last.saturating_add(DAY));
        let mut offsets = vec![(i64::MIN, i64::from(zone.offset_at(first.saturating_mul(1000))))];
        let changes = zone.changes_after(first.saturating_mul(1000));
        offsets.extend(
            changes
                .map(|change| (change.at.div_euclid(1000), i64::from(change.offset)))
                .take_while(|(at, _)| *at <= last),
        );
        Self { offsets, from: 0, until: 0, day: 0, begins: 0 }
    }

    /// The day, in days since 1970, and the hour.
    pub(super) fn day_and_hour(&mut self, at: i64) -> (i64, usize) {
        if at < self.from || self.until <= at {
            self.turn_to(at);
        }
        let hour = (at - self.begins) / 3600;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between 0 and 23
        (self.day, hour as usize)
    }

    fn turn_to(&mut self, at: i64) {
        let next = self.offsets.partition_point(|(since, _)| *since <= at);
        let (since, offset) = self.offsets[next.saturating_sub(1)];
        let ends = self.offsets.get(next).map_or(i64::MAX, |(since, _)| *since);
        self.day = (at + offset).div_euclid(DAY);
        self.begins = self.day * DAY - offset;
        self.from = since.max(self.begins);
        self.until = ends.min(self.begins + DAY);
    }
}

#[cfg(test)]
mod tests {
    use chrono::Timelike;

    use super::*;

    #[test]
    fn it_tells_what_the_zone_tells_through_every_change() {
        for name in ["Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "UTC"] {
            let zone = Zone::named(name).unwrap();
            let (first, last) = (1_700_000_000, 1_740_000_000);
            let mut clock = LocalClock::new(&zone, first, last);
            // Forwards through every half hour, then there and back again.
            let halves = (first..last).step_by(1800);
            let jumps = (first..last).step_by(1_000_003).flat_map(|at| [at, last + first - at]);
            for at in halves.chain(jumps) {
                let civil = zone.civil_of(at * 1000);
                let day = civil.date().signed_duration_since(chrono::NaiveDate::default()).num_days();
                assert_eq!(clock.day_and_hour(at), (day, civil.hour() as usize), "{at} in {name}");
            }
        }
    }
}
