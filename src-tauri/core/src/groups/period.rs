//! What the figures of a group come to in a period, without SQL. Gaps stay gaps: what was not entered on any day is not known,
//! and what is known of some days says of how many.

use chrono::NaiveDate;

use crate::series::{Day, Leaves};

/// Days from the first to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Period {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Period {
    pub(super) fn days(self) -> i64 {
        (self.to - self.from).num_days() + 1
    }

    pub(super) fn holds(self, on: NaiveDate) -> bool {
        self.from <= on && on <= self.to
    }

    /// The one before it, as long.
    pub(super) fn before(self) -> Self {
        let back = |on: NaiveDate| on - chrono::Duration::days(self.days());
        Self { from: back(self.from), to: back(self.to) }
    }
}

/// A sum over some days.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Sum {
    pub value: f64,
    /// How many days it is of.
    pub days: u32,
}

impl Sum {
    fn add(&mut self, value: Option<f64>) {
        if let Some(value) = value {
            self.value += value;
            self.days += 1;
        }
    }

    /// The sum, unless it is of no day.
    pub(super) fn known(self) -> Option<f64> {
        (self.days > 0).then_some(self.value)
    }

    /// That of another period where both are of as many days: of fewer days a sum is smaller, and says nothing.
    pub(super) fn beside(self, other: Self) -> Option<f64> {
        other.known().filter(|_| self.days == other.days)
    }

    /// The mean of the days.
    pub(super) fn mean(self) -> Option<f64> {
        self.known().map(|value| value / f64::from(self.days))
    }
}

/// Two counts of the people and what lies between them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Net {
    pub people: f64,
    /// How many there were.
    pub of: f64,
    pub since: NaiveDate,
    pub until: NaiveDate,
}

impl Net {
    /// In per cent of those who were there.
    pub(super) fn growth(&self) -> Option<f64> {
        (self.of > 0.0).then(|| self.people / self.of * 100.0)
    }

    /// How many days pass until `free` places are taken, if it goes on growing as it did.
    pub(super) fn full_in(&self, free: f64) -> Option<f64> {
        #[allow(clippy::cast_precision_loss)] // days between two dates of a calendar
        let days = (self.until - self.since).num_days() as f64;
        if free <= 0.0 {
            Some(0.0)
        } else {
            (self.people > 0.0).then(|| (free / (self.people / days)).floor())
        }
    }
}

/// What a period comes to.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Came {
    pub net: Option<Net>,
    pub joined: Sum,
    /// Who was invited, of the days of which it is known who joined, and who joined on these.
    pub invited: Sum,
    pub followed: Sum,
    pub left: Sum,
    pub left_derived: bool,
    pub speaking: Sum,
    pub messages: Sum,
}

impl Came {
    /// Who joined, in per cent of those who were invited on the same days.
    pub(super) fn join_rate(&self) -> Option<f64> {
        (self.invited.value > 0.0).then(|| self.followed.value / self.invited.value * 100.0)
    }
}

/// Of days in their order, which may begin before the period, and of who left on them.
pub(super) fn came(days: &[Day], leaves: &[Leaves], period: Period) -> Came {
    let mut came = Came { net: net(days, period), ..Came::default() };
    for day in days.iter().filter(|day| period.holds(day.on)) {
        came.joined.add(day.joined);
        let both = day.invited.filter(|invited| *invited > 0.0).zip(day.joined);
        came.invited.add(both.map(|(invited, _)| invited));
        came.followed.add(both.map(|(_, joined)| joined));
        came.messages.add(day.messages);
        let people = day.head_count.filter(|people| *people > 0.0);
        came.speaking.add(day.speakers.zip(people).map(|(speakers, people)| speakers / people * 100.0));
    }
    // Who left on days of which some lie before the period cannot be told apart.
    for leaves in leaves.iter().filter(|leaves| period.holds(leaves.on) && period.holds(leaves.from)) {
        came.left.value += leaves.people;
        came.left.days += u32::try_from((leaves.on - leaves.from).num_days() + 1).unwrap_or(0);
        came.left_derived |= leaves.derived;
    }
    came.left.days = came.left.days.min(u32::try_from(period.days()).unwrap_or(u32::MAX));
    came
}

/// The last count of the period, less the one with which it begins: the newest of the days before it, when it is not older than
/// a whole period, else the first one within.
fn net(days: &[Day], period: Period) -> Option<Net> {
    let counts = || days.iter().filter_map(|day| day.head_count.map(|count| (day.on, count)));
    let (until, now) = counts().rfind(|(on, _)| period.holds(*on))?;
    let earlier = counts().rfind(|(on, _)| *on < period.from && *on >= period.before().from);
    let (since, of) = earlier.or_else(|| counts().find(|(on, _)| period.holds(*on)))?;
    (since < until).then_some(Net { people: now - of, of, since, until })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::leaves;

    fn on(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
    }

    const WEEK: (u32, u32) = (8, 14);

    fn week(days: &[Day]) -> Came {
        came(days, &leaves(days), Period { from: on(WEEK.0), to: on(WEEK.1) })
    }

    fn counted(day: u32, people: f64) -> Day {
        Day { on: on(day), head_count: Some(people), ..Day::default() }
    }

    #[test]
    fn the_net_is_from_the_last_count_before_the_period_to_the_last_one_in_it() {
        let net = |days: &[Day]| week(days).net.map(|net| (net.people, net.since, net.until));
        assert_eq!(
            net(&[counted(7, 100.0), counted(9, 90.0), counted(14, 120.0)]),
            Some((20.0, on(7), on(14)))
        );
        assert_eq!(net(&[counted(2, 100.0), counted(9, 90.0)]), Some((-10.0, on(2), on(9))));
        assert_eq!(net(&[counted(8, 100.0), counted(12, 90.0)]), Some((-10.0, on(8), on(12))));
        assert_eq!(net(&[counted(7, 100.0)]), None, "not counted in the period");
        assert_eq!(net(&[counted(12, 90.0)]), None, "one count is no change");
    }

    #[test]
    fn what_nobody_entered_is_not_known_and_is_not_nought() {
        let nothing = week(&[counted(7, 100.0), counted(14, 120.0)]);
        assert_eq!(
            (nothing.joined.known(), nothing.left.known(), nothing.speaking.mean()),
            (None, None, None)
        );
        let zero = week(&[Day { on: on(9), joined: Some(0.0), ..Day::default() }]);
        assert_eq!((zero.joined.known(), zero.joined.days), (Some(0.0), 1));
    }

    #[test]
    fn the_speaking_rate_is_the_mean_of_the_days_that_have_both() {
        let day = |day, speakers, head_count| Day { on: on(day), speakers, head_count, ..Day::default() };
        let days = [
            day(8, Some(10.0), Some(100.0)),
            day(9, Some(50.0), None),
            day(10, Some(5.0), Some(0.0)),
            day(11, Some(40.0), Some(200.0)),
        ];
        let came = week(&days);
        assert_eq!((came.speaking.mean(), came.speaking.days), (Some(15.0), 2));
    }

    #[test]
    fn who_joined_is_of_those_who_were_invited_on_the_days_that_have_both() {
        let day = |day, invited, joined| Day { on: on(day), invited, joined, ..Day::default() };
        let known = [day(8, Some(20.0), Some(8.0)), day(9, None, Some(50.0)), day(10, Some(20.0), Some(2.0))];
        let rate = |days: &[Day]| (week(days).join_rate(), week(days).invited.value);
        assert_eq!(rate(&known), (Some(25.0), 40.0));
        assert_eq!(rate(&[day(8, Some(0.0), Some(3.0)), day(9, Some(5.0), None)]), (None, 0.0));
    }

    #[test]
    fn who_left_over_the_edge_of_the_period_is_not_told() {
        let day =
            |day, head_count, joined| Day { on: on(day), head_count, joined: Some(joined), ..Day::default() };
        let across =
            [day(6, Some(100.0), 0.0), day(7, None, 2.0), day(8, Some(101.0), 3.0), day(9, Some(100.0), 1.0)];
        let came = week(&across);
        assert_eq!((came.left.known(), came.left.days, came.left_derived), (Some(2.0), 1, true));
    }

    #[test]
    fn full_is_a_matter_of_growth() {
        let net = |people| Net { people, of: 100.0, since: on(7), until: on(14) };
        assert_eq!(net(14.0).full_in(21.0), Some(10.0));
        assert_eq!(
            (net(0.0).full_in(5.0), net(-3.0).full_in(5.0), net(-3.0).full_in(0.0)),
            (None, None, Some(0.0))
        );
    }
}
