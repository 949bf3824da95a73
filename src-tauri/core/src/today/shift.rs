//! When somebody is on duty: days of the week and hours of the community's clock. Whoever is on duty looks after what is
//! nobody's.

use chrono::{Datelike, Timelike};
use serde::Deserialize;

use crate::recurrence::Civil;

/// The setting that holds the shifts of all operators, by their uid:
/// `{ "<uid>": { "days": [1, 2, 3, 4, 5], "from": "09:00", "to": "18:00" } }`, Monday is 1.
pub(super) const SHIFTS: &str = "team.shifts";

/// One operator's hours. They may pass midnight: then they belong to the day on which they begin.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Shift {
    days: Vec<u32>,
    from: String,
    to: String,
}

impl Shift {
    /// Whether something at a time of the wall clock falls into it; what takes the whole day does when its day is one of
    /// its days.
    pub fn covers(&self, at: Civil, all_day: bool) -> bool {
        let on = |at: Civil| self.days.contains(&at.weekday().number_from_monday());
        if all_day {
            return on(at);
        }
        let (Some(from), Some(to)) = (minute(&self.from), minute(&self.to)) else { return false };
        let now = at.hour() * 60 + at.minute();
        if from < to {
            return on(at) && (from..to).contains(&now);
        }
        now >= from && on(at) || now < to && on(at - chrono::Duration::days(1))
    }
}

fn minute(text: &str) -> Option<u32> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recurrence::parse_civil;

    fn covers(shift: &Shift, at: &str) -> bool {
        shift.covers(parse_civil("at", at).unwrap(), false)
    }

    #[test]
    fn hours_of_the_day_and_of_the_night() {
        let day = Shift { days: vec![1, 2], from: "09:00".into(), to: "18:00".into() };
        // 2026-03-02 is a Monday.
        for (at, expected) in [
            ("2026-03-02T09:00:00", true),
            ("2026-03-02T18:00:00", false),
            ("2026-03-03T17:59:00", true),
            ("2026-03-04T10:00:00", false),
        ] {
            assert_eq!(covers(&day, at), expected, "{at}");
        }
        let night = Shift { days: vec![1], from: "22:00".into(), to: "06:00".into() };
        for (at, expected) in [
            ("2026-03-02T23:00:00", true),
            ("2026-03-03T05:59:00", true),
            ("2026-03-03T23:00:00", false),
            ("2026-03-02T05:00:00", false),
        ] {
            assert_eq!(covers(&night, at), expected, "{at}");
        }
        assert!(day.covers(parse_civil("at", "2026-03-03T00:00:00").unwrap(), true));
        let odd = Shift { days: vec![1], from: "25:00".into(), to: "x".into() };
        assert!(!covers(&odd, "2026-03-02T10:00:00"));
    }
}
