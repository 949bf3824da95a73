//! From a rule and a start to civil times, lazily and from any point on.

use chrono::{Datelike, Days, Duration, NaiveDate, NaiveDateTime, Timelike};
use ical::recur::{IcalRecurDateTime, expand::IcalRecurExpand};

use super::{Civil, Frequency, Rule, RuleEnd, Skip};
use crate::{Error, Result};

/// How many dates a counted rule may have before looking for its last one is given up.
const LONGEST_COUNT: u32 = 250_000;

/// Most dates in one day of a rule that somebody makes here: every five minutes.
const MOST_IN_A_DAY: usize = 288;

/// Where a rule ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Last {
    /// The last date of the rule.
    At(Civil),
    /// It has no end, or none near enough to be worth finding.
    Open,
    /// It has no date at all.
    Nothing,
}

/// The civil times of a rule, ascending, each once.
#[derive(Clone, Debug)]
pub struct Expansion {
    engine: IcalRecurExpand,
    /// Nothing before the start belongs to the rule.
    start: Civil,
    /// Counted dates before this are passed over in silence.
    from: Civil,
    left: Option<u32>,
    previous: Option<Civil>,
}

impl Rule {
    /// All times of the rule, from its start. The start itself only comes if the rule names it (RFC 5545 3.8.5.3
    /// leaves a start off its rule undefined; `schedule` keeps it as an added date).
    pub fn expand(&self, start: Civil) -> Expansion {
        self.expand_between(start, start, None)
    }

    /// The times in `[from, to)`. Without a count whole periods are jumped over, so this costs what the window
    /// holds and not what lies before it; `to` bounds the search of rules that hardly ever come true.
    pub fn expand_between(&self, start: Civil, from: Civil, to: Option<Civil>) -> Expansion {
        let left = match self.end {
            RuleEnd::Count { count } => Some(count),
            _ => None,
        };
        let anchor = if left.is_some() { start } else { from.max(start) };
        let mut raw = self.explicit(start);
        if let Some(last) = to.map(|to| engine_time(to - Duration::seconds(1))) {
            raw.until = Some(raw.until.map_or(last, |until| until.min(last)));
        }
        let engine = IcalRecurExpand::new(raw, engine_time(self.period_before(start, anchor)));
        Expansion { engine, start, from, left, previous: None }
    }

    /// Refuses a rule whose dates nobody could tell apart in a calendar, which would draw every one of them. What a file
    /// brings is taken as it is.
    pub fn check_density(&self, start: Civil) -> Result<()> {
        let Some(first) = self.expand(start).next() else { return Ok(()) };
        let day = self.expand_between(start, first, Some(first + Duration::days(1)));
        match day.take(MOST_IN_A_DAY + 1).count() {
            ..=MOST_IN_A_DAY => Ok(()),
            _ => Err(Error::invalid("rrule", "too_often")),
        }
    }

    /// The last date of the rule.
    pub fn last(&self, start: Civil) -> Last {
        match self.end {
            RuleEnd::Never => Last::Open,
            RuleEnd::Count { count } if count > LONGEST_COUNT => Last::Open,
            RuleEnd::Count { .. } => self.expand(start).last().map_or(Last::Nothing, Last::At),
            RuleEnd::Until { until, .. } => self.last_until(start, until),
        }
    }

    /// Looks backwards from the bound in ever longer strides, because walking from the start may be long.
    fn last_until(&self, start: Civil, until: Civil) -> Last {
        let mut days = 1;
        loop {
            let from = until.checked_sub_days(Days::new(days)).unwrap_or(start).max(start);
            let found = self.expand_between(start, from, None).last();
            match found {
                Some(last) => return Last::At(last),
                None if from <= start => return Last::Nothing,
                None => days *= 8,
            }
        }
    }

    /// The beginning of a period of the rule at or before `anchor`, on the rule's lattice of intervals, never before
    /// the period of `start`. One whole interval is left as a margin where a date can lie outside of its own period:
    /// weeks reach over the turn of a year, and a skipped day (RFC 7529) may move into the next month.
    fn period_before(&self, start: Civil, anchor: Civil) -> Civil {
        let interval = i64::from(self.interval.max(1));
        let margin = i64::from(self.freq == Frequency::Yearly || self.skip != Skip::Omit);
        let steps = |distance: i64| (distance.div_euclid(interval) - margin).max(0) * interval;
        let midnight = |date: NaiveDate| date.and_hms_opt(0, 0, 0).unwrap_or(start);
        let days = |from: NaiveDate| (anchor.date() - from).num_days();
        let plus = |date: NaiveDate, days: i64| date.checked_add_signed(Duration::days(days)).unwrap_or(date);
        match self.freq {
            Frequency::Secondly | Frequency::Minutely | Frequency::Hourly => {
                let unit = match self.freq {
                    Frequency::Secondly => 1,
                    Frequency::Minutely => 60,
                    _ => 3600,
                };
                let begin = start.and_utc().timestamp().div_euclid(unit);
                let period = begin + steps(anchor.and_utc().timestamp().div_euclid(unit) - begin);
                chrono::DateTime::from_timestamp(period * unit, 0).map_or(start, |at| at.naive_utc())
            }
            Frequency::Daily => midnight(plus(start.date(), steps(days(start.date())))),
            Frequency::Weekly => {
                let weekday = i64::from(start.weekday().num_days_from_monday());
                let back = (weekday + 7 - self.week_start as i64) % 7;
                let week = plus(start.date(), -back);
                midnight(plus(week, steps(days(week).div_euclid(7)) * 7))
            }
            Frequency::Monthly => {
                let begin = i64::from(start.year()) * 12 + i64::from(start.month0());
                let target = i64::from(anchor.year()) * 12 + i64::from(anchor.month0());
                first_of_month(begin + steps(target - begin)).unwrap_or(start)
            }
            Frequency::Yearly => {
                let begin = i64::from(start.year());
                first_of_month((begin + steps(i64::from(anchor.year()) - begin)) * 12).unwrap_or(start)
            }
        }
    }
}

impl Iterator for Expansion {
    type Item = Civil;

    fn next(&mut self) -> Option<Civil> {
        loop {
            if self.left == Some(0) {
                return None;
            }
            // A leap second (BYSECOND=60) has no civil time here, as on every system clock.
            let Some(at) = civil_time(self.engine.next()?) else { continue };
            if at < self.start || self.previous.is_some_and(|previous| at <= previous) {
                continue;
            }
            self.previous = Some(at);
            if let Some(left) = &mut self.left {
                *left -= 1;
            }
            if at >= self.from {
                return Some(at);
            }
        }
    }
}

fn first_of_month(months: i64) -> Option<NaiveDateTime> {
    let year = i32::try_from(months.div_euclid(12)).ok()?;
    let month = u32::try_from(months.rem_euclid(12)).ok()? + 1;
    NaiveDate::from_ymd_opt(year, month, 1)?.and_hms_opt(0, 0, 0)
}

/// A civil time in the engine's form.
pub(super) fn engine_time(at: Civil) -> IcalRecurDateTime {
    let byte = |value: u32| u8::try_from(value).unwrap_or_default();
    IcalRecurDateTime {
        year: at.year(),
        month: byte(at.month()),
        day: byte(at.day()),
        hour: byte(at.hour()),
        minute: byte(at.minute()),
        second: byte(at.second()),
    }
}

/// A time of the engine as a civil time, unless it names a leap second.
pub(super) fn civil_time(at: IcalRecurDateTime) -> Option<Civil> {
    NaiveDate::from_ymd_opt(at.year, u32::from(at.month), u32::from(at.day))?.and_hms_opt(
        u32::from(at.hour),
        u32::from(at.minute),
        u32::from(at.second),
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::recurrence::{civil_text, parse_civil};

    fn at(text: &str) -> Civil {
        parse_civil("at", text).unwrap()
    }

    fn check(rule: &str, start: &str, expected: &[&str]) {
        let rule = Rule::parse(rule).unwrap();
        let found: Vec<String> = rule.expand(at(start)).take(expected.len()).map(civil_text).collect();
        assert_eq!(found, expected, "{rule}");
    }

    #[test]
    fn months_without_the_31st_are_left_out() {
        let expected = ["2026-01-31T09:00:00", "2026-03-31T09:00:00", "2026-05-31T09:00:00"];
        check("FREQ=MONTHLY", "2026-01-31T09:00:00", &expected);
    }

    #[test]
    fn a_start_off_its_rule_is_no_date_of_the_rule() {
        let expected = ["2026-01-06T09:00:00", "2026-01-13T09:00:00"];
        check("FREQ=WEEKLY;BYDAY=TU", "2026-01-05T09:00:00", &expected);
    }

    #[test]
    fn nobody_plans_more_often_than_every_five_minutes() {
        for (text, fits) in [
            ("FREQ=MINUTELY;INTERVAL=5", true),
            ("FREQ=MINUTELY;INTERVAL=4", false),
            ("FREQ=SECONDLY", false),
            ("FREQ=SECONDLY;COUNT=60", true),
            ("FREQ=MINUTELY;BYHOUR=9,10,11,12", true),
            ("FREQ=HOURLY;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11,12", false),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", true),
        ] {
            let rule = Rule::parse(text).unwrap();
            assert_eq!(rule.check_density(at("2026-03-02T20:00:00")).is_ok(), fits, "{text}");
        }
    }

    #[test]
    fn the_last_hour_before_the_bound_is_whole() {
        let rule = Rule::parse("FREQ=HOURLY;BYMINUTE=0,15,30;UNTIL=20260101T113000").unwrap();
        let found: Vec<String> = rule.expand(at("2026-01-01T10:15:00")).map(civil_text).collect();
        assert_eq!(found.len(), 5);
        assert_eq!(found.last().unwrap(), "2026-01-01T11:30:00");
    }

    #[test]
    fn the_end_of_a_rule_is_found() {
        let start = at("2020-01-01T09:00:00");
        let last = |text: &str| Rule::parse(text).unwrap().last(start);
        assert_eq!(last("FREQ=DAILY;COUNT=10"), Last::At(at("2020-01-10T09:00:00")));
        assert_eq!(last("FREQ=YEARLY;UNTIL=20991231T000000"), Last::At(at("2099-01-01T09:00:00")));
        assert_eq!(last("FREQ=DAILY;UNTIL=20200105"), Last::At(at("2020-01-05T09:00:00")));
        assert_eq!(last("FREQ=DAILY;UNTIL=20191231T000000"), Last::Nothing);
        assert_eq!(last("FREQ=DAILY"), Last::Open);
        assert_eq!(last("FREQ=SECONDLY;COUNT=4000000000"), Last::Open);
        assert_eq!(last("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3"), Last::Nothing);
    }

    fn rules() -> impl Strategy<Value = String> {
        let freq = prop_oneof![
            Just("YEARLY"),
            Just("MONTHLY"),
            Just("WEEKLY"),
            Just("DAILY"),
            Just("HOURLY"),
            Just("MINUTELY"),
        ];
        let part = prop_oneof![
            Just(""),
            Just(";BYMONTH=2,6"),
            Just(";BYDAY=MO,SA"),
            Just(";BYMONTHDAY=31,-1"),
            Just(";BYHOUR=3,23"),
            Just(";BYDAY=SU;BYSETPOS=-1"),
            Just(";BYWEEKNO=1,53"),
            Just(";BYYEARDAY=-1,100"),
            Just(";BYMINUTE=7;BYSETPOS=1"),
            Just(";RSCALE=GREGORIAN;SKIP=FORWARD;BYMONTHDAY=30,31"),
            Just(";RSCALE=GREGORIAN;SKIP=BACKWARD;BYMONTHDAY=29,31"),
        ];
        (freq, 1..5u32, part, prop_oneof![Just(""), Just(";WKST=SU"), Just(";UNTIL=20290401T120000")])
            .prop_map(|(freq, interval, part, end)| format!("FREQ={freq};INTERVAL={interval}{part}{end}"))
    }

    proptest! {
        #[test]
        fn a_jump_to_a_window_finds_what_the_walk_from_the_start_finds(
            rule in rules(), start in 0..90_000_000i64, ahead in 0..100_000_000i64, length in 1..4_000_000i64,
        ) {
            let rule = Rule::parse(&rule).unwrap();
            let civil = |seconds: i64| chrono::DateTime::from_timestamp(1_700_000_000 + seconds, 0).unwrap().naive_utc();
            let (start, from, to) = (civil(start), civil(start + ahead), civil(start + ahead + length));
            let walked: Vec<Civil> =
                rule.expand(start).skip_while(|at| *at < from).take_while(|at| *at < to).take(300).collect();
            let jumped: Vec<Civil> = rule.expand_between(start, from, Some(to)).take(300).collect();
            prop_assert_eq!(jumped, walked);
        }
    }
}
