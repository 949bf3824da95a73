//! Who left, where nobody counted it: those who joined, less the change of the head count (METRICS 12). A day without figures is
//! a gap and never a zero, so nothing follows from a stretch of days on which it is not known who joined.

use chrono::NaiveDate;

/// What is known of a group on one day.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Day {
    /// Which day.
    pub on: NaiveDate,
    /// How many people were in it.
    pub head_count: Option<f64>,
    /// How many joined.
    pub joined: Option<f64>,
    /// How many left.
    pub left: Option<f64>,
    /// How many spoke.
    pub speakers: Option<f64>,
    /// How many messages there were.
    pub messages: Option<f64>,
    /// How many were invited.
    pub invited: Option<f64>,
}

/// How many left, and of which days that tells.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leaves {
    /// The last of its days.
    pub on: NaiveDate,
    /// The first of its days: `on` itself for what was given.
    pub from: NaiveDate,
    /// How many.
    pub people: f64,
    /// Whether it follows from other figures.
    pub derived: bool,
}

/// Who left, day by day, of days in their order. What was given stands as it is. Where the head count and those who joined are
/// known and who left is not, it follows from the newest earlier count: of all days since then together. Fewer joined than
/// the group grew by: then the figures contradict each other and nothing follows.
pub fn leaves(days: &[Day]) -> Vec<Leaves> {
    let mut found = Vec::new();
    let mut counted: Option<Since> = None;
    for day in days {
        if let Some(since) = &mut counted {
            since.joined += day.joined.unwrap_or(0.0);
            since.left += day.left.unwrap_or(0.0);
            since.days += i64::from(day.joined.is_some());
        }
        if let Some(people) = day.left {
            found.push(Leaves { on: day.on, from: day.on, people, derived: false });
        } else if let (Some(count), Some(since)) = (day.head_count, &counted) {
            let people = since.joined - (count - since.count) - since.left;
            let whole = since.days == (day.on - since.on).num_days();
            if whole && people >= 0.0 {
                let from = since.on.succ_opt().unwrap_or(day.on);
                found.push(Leaves { on: day.on, from, people, derived: true });
            }
        }
        if let Some(count) = day.head_count {
            counted = Some(Since { on: day.on, count, joined: 0.0, left: 0.0, days: 0 });
        }
    }
    found
}

/// What came after a count.
struct Since {
    on: NaiveDate,
    count: f64,
    joined: f64,
    left: f64,
    /// On how many days it is known who joined.
    days: i64,
}

#[cfg(test)]
mod tests {
    use chrono::Days;

    use super::*;

    fn day(number: u64, head_count: Option<f64>, joined: Option<f64>, left: Option<f64>) -> Day {
        let on = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap() + Days::new(number);
        Day { on, head_count, joined, left, ..Day::default() }
    }

    fn told(days: &[Day]) -> Vec<(u32, u32, f64, bool)> {
        use chrono::Datelike;
        leaves(days).iter().map(|one| (one.from.day(), one.on.day(), one.people, one.derived)).collect()
    }

    #[test]
    fn who_left_follows_from_who_joined_and_the_head_count() {
        let known = |left| told(&[day(0, Some(100.0), None, None), day(1, Some(103.0), Some(5.0), left)]);
        assert_eq!(known(None), [(2, 2, 2.0, true)]);
        assert_eq!(known(Some(4.0)), [(2, 2, 4.0, false)], "what was given stands, also against the counts");
    }

    #[test]
    fn a_stretch_of_days_is_told_as_one_when_it_is_known_who_joined_on_each_of_them() {
        let friday = day(0, Some(100.0), Some(1.0), None);
        let monday = day(3, Some(104.0), Some(3.0), None);
        let (saturday, sunday) = (day(1, None, Some(2.0), None), day(2, None, Some(1.0), None));
        assert_eq!(told(&[friday, saturday, sunday, monday]), [(2, 4, 2.0, true)]);
        assert_eq!(told(&[friday, saturday, monday]), [], "a gap is a gap");
        let told_apart = day(2, None, Some(1.0), Some(1.0));
        assert_eq!(told(&[friday, saturday, told_apart, monday]), [(3, 3, 1.0, false), (2, 4, 1.0, true)]);
    }

    #[test]
    fn nothing_follows_from_figures_that_contradict_each_other_or_are_not_there() {
        assert_eq!(told(&[day(0, Some(100.0), None, None), day(1, Some(110.0), Some(5.0), None)]), []);
        assert_eq!(told(&[day(0, None, None, None), day(1, Some(110.0), Some(5.0), None)]), []);
        assert_eq!(told(&[day(0, Some(9.0), None, None), day(1, None, Some(5.0), None)]), []);
        assert_eq!(told(&[]), []);
    }

    proptest::proptest! {
        /// Whatever was entered: over the days that something derived tells of, the head count changes by who joined less who left.
        #[test]
        fn the_head_count_changes_by_who_joined_less_who_left(
            entered in proptest::collection::vec(
                (1..4_u64, proptest::option::of(0..50_u32), proptest::option::of(0..9_u32), proptest::option::of(0..9_u32)),
                0..40,
            )
        ) {
            let mut number = 0;
            let days: Vec<Day> = entered
                .into_iter()
                .map(|(step, count, joined, left)| {
                    number += step;
                    day(number, count.map(f64::from), joined.map(f64::from), left.map(f64::from))
                })
                .collect();
            let found = leaves(&days);
            for one in &found {
                let of = |on: NaiveDate| days.iter().find(|day| day.on == on);
                let given = of(one.on).and_then(|day| day.left);
                proptest::prop_assert_eq!(given.is_some(), !one.derived);
                proptest::prop_assert!(one.people >= 0.0);
                if !one.derived {
                    proptest::prop_assert_eq!(given, Some(one.people));
                    continue;
                }
                let before = of(one.from.pred_opt().unwrap()).and_then(|day| day.head_count).unwrap();
                let after = of(one.on).and_then(|day| day.head_count).unwrap();
                let mut change = -one.people;
                for on in one.from.iter_days().take_while(|on| *on <= one.on) {
                    let day = of(on).expect("no gap in it");
                    change += day.joined.expect("no gap in it") - day.left.unwrap_or(0.0);
                }
                proptest::prop_assert_eq!(change, after - before);
            }
            // A day on which nothing was entered is told of only as a part of others, never as a day without leaves.
            let told_on = |on: NaiveDate| days.iter().any(|day| day.on == on);
            proptest::prop_assert!(found.iter().all(|one| told_on(one.on)));
        }
    }
}
