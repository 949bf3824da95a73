//! What a rule gives for one member's days. Pure.

/// How much a rule gives, and how often at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earning {
    /// Points each time.
    pub points: i64,
    /// Points a day at most.
    pub daily_cap: Option<i64>,
    /// Hours that must pass before it is given again.
    pub cooldown_hours: Option<i64>,
}

impl Earning {
    /// What is given for things that happened at some hours, in order; each is told with the day and the hour. By day and points.
    pub fn of_hours(&self, hours: impl IntoIterator<Item = (i64, i64)>) -> Vec<(i64, i64)> {
        let mut given: Vec<(i64, i64)> = Vec::new();
        let mut last: Option<i64> = None;
        for (day, hour) in hours {
            let at = day * 24 + hour;
            let rests = self.cooldown_hours.zip(last).is_some_and(|(wait, last)| at - last < wait);
            if rests {
                continue;
            }
            let of_day = given.last().filter(|(on, _)| *on == day).map_or(0, |(_, points)| *points);
            let room = self.daily_cap.map_or(self.points, |cap| self.points.min(cap - of_day));
            if room <= 0 {
                continue;
            }
            last = Some(at);
            match given.last_mut().filter(|(on, _)| *on == day) {
                Some((_, points)) => *points += room,
                None => given.push((day, room)),
            }
        }
        given
    }

    /// What is given for so many days on end, on the day on which a streak is full.
    pub fn of_streaks(&self, days: impl IntoIterator<Item = i64>, long: u32) -> Vec<(i64, i64)> {
        let (mut last, mut length): (Option<i64>, u32) = (None, 0);
        let mut full = Vec::new();
        for day in days {
            if last == Some(day) {
                continue;
            }
            length = if last == Some(day - 1) { length + 1 } else { 1 };
            last = Some(day);
            if length == long {
                full.push((day, 0));
                length = 0;
            }
        }
        self.of_hours(full)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn earning(points: i64, daily_cap: Option<i64>, cooldown_hours: Option<i64>) -> Earning {
        Earning { points, daily_cap, cooldown_hours }
    }

    #[test]
    fn a_day_has_a_cap_and_the_last_part_fills_it() {
        let hours = [(1, 8), (1, 9), (1, 9), (2, 0), (4, 23)];
        assert_eq!(earning(2, None, None).of_hours(hours), [(1, 6), (2, 2), (4, 2)]);
        assert_eq!(earning(2, Some(3), None).of_hours(hours), [(1, 3), (2, 2), (4, 2)]);
        assert_eq!(earning(2, Some(0), None).of_hours(hours), []);
    }

    #[test]
    fn it_is_given_again_when_the_cooldown_is_over() {
        let hours = [(1, 8), (1, 9), (1, 10), (1, 22), (2, 8), (2, 9)];
        assert_eq!(earning(1, None, Some(2)).of_hours(hours), [(1, 3), (2, 1)]);
        assert_eq!(earning(1, None, Some(24)).of_hours(hours), [(1, 1), (2, 1)]);
        assert_eq!(earning(1, None, Some(25)).of_hours(hours), [(1, 1), (2, 1)], "at nine, not at eight");
    }

    #[test]
    fn each_full_streak_gives_once() {
        let days = [1, 2, 2, 3, 4, 5, 6, 8, 9, 10];
        assert_eq!(earning(10, None, None).of_streaks(days, 3), [(3, 10), (6, 10), (10, 10)]);
        assert_eq!(earning(10, None, None).of_streaks(days, 4), [(4, 10)]);
        assert_eq!(earning(10, None, None).of_streaks([5, 7, 9], 2), []);
    }
}
