//! Moving a whole series: its start, and the parts of its rule that name days.

use chrono::{Datelike, Duration};

use crate::{
    Error, Result,
    recurrence::{Civil, Frequency, Rule, RuleEnd, UntilForm, Weekday, WeekdayNumber},
};

/// The rule of a series whose dates all move by the distance from `from` to `to`. A rule whose parts cannot follow
/// (several days of the month, positions in a set) is refused: the user is to change the rule itself.
pub(super) fn shifted(rule: &Rule, from: Civil, to: Civil) -> Result<Rule> {
    let mut rule = rule.clone();
    let days = (to.date() - from.date()).num_days();
    if let RuleEnd::Until { until, form } = rule.end {
        let until = until + (to - from);
        let form = if form == UntilForm::Date { form } else { UntilForm::Local };
        rule.end = RuleEnd::Until { until, form };
    }
    if to.time() != from.time() {
        shift_time(&mut rule, to)?;
    }
    if days != 0 {
        shift_days(&mut rule, days, to)?;
    }
    Ok(rule)
}

fn not_movable() -> Error {
    Error::invalid("rule", "not_movable")
}

/// Times of day that the rule itself names follow when it names one each.
fn shift_time(rule: &mut Rule, to: Civil) -> Result<()> {
    use chrono::Timelike;
    if rule.freq < Frequency::Daily {
        return Err(not_movable());
    }
    let new = [to.hour(), to.minute(), to.second()];
    for (part, value) in [&mut rule.by_hour, &mut rule.by_minute, &mut rule.by_second].into_iter().zip(new) {
        match part.len() {
            0 => {}
            1 => part[0] = u8::try_from(value).unwrap_or_default(),
            _ => return Err(not_movable()),
        }
    }
    Ok(())
}

fn shift_days(rule: &mut Rule, days: i64, to: Civil) -> Result<()> {
    if !rule.by_week_no.is_empty() || !rule.by_year_day.is_empty() || !rule.by_set_pos.is_empty() {
        return Err(not_movable());
    }
    match rule.freq {
        Frequency::Weekly => {
            for day in &mut rule.by_day {
                day.weekday = rotated(day.weekday, days);
            }
            // With the week's beginning turned too, weeks of an interval keep the same days together.
            if rule.interval > 1 && rule.by_day.len() > 1 {
                rule.week_start = rotated(rule.week_start, days);
            }
            if rule.by_month.is_empty() { Ok(()) } else { Err(not_movable()) }
        }
        Frequency::Daily if rule.by_month.is_empty() && rule.by_month_day.is_empty() => {
            for day in &mut rule.by_day {
                day.weekday = rotated(day.weekday, days);
            }
            Ok(())
        }
        Frequency::Monthly | Frequency::Yearly => shift_month_day(rule, to),
        _ => Err(not_movable()),
    }
}

/// One day of the month, or one numbered weekday, becomes what the new date is.
fn shift_month_day(rule: &mut Rule, to: Civil) -> Result<()> {
    let day = i8::try_from(to.day()).unwrap_or_default();
    match (rule.by_month.as_slice(), rule.freq) {
        ([], _) => {}
        ([_], Frequency::Yearly) => rule.by_month = vec![u8::try_from(to.month()).unwrap_or_default()],
        _ => return Err(not_movable()),
    }
    match (rule.by_month_day.as_slice(), rule.by_day.as_slice()) {
        ([], []) => {}
        ([old], []) => {
            let last = to.date().checked_add_signed(Duration::days(1)).is_some_and(|next| next.day() == 1);
            rule.by_month_day = vec![if *old == -1 && last { -1 } else { day }];
        }
        ([], [WeekdayNumber { number: Some(old), .. }])
            if rule.freq == Frequency::Monthly || !rule.by_month.is_empty() =>
        {
            let in_last_week = (to.date() + Duration::days(7)).month() != to.month();
            let number = i16::from((day - 1) / 7 + 1);
            let number = if (*old < 0 && in_last_week) || number == 5 { -1 } else { number };
            rule.by_day = vec![WeekdayNumber { number: Some(number), weekday: Weekday::of(to.date()) }];
        }
        _ => return Err(not_movable()),
    }
    Ok(())
}

fn rotated(day: Weekday, days: i64) -> Weekday {
    let index = (day as i64 + days).rem_euclid(7);
    Weekday::ALL[usize::try_from(index).unwrap_or_default()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recurrence::parse_civil;

    fn check(rule: &str, from: &str, to: &str, expected: &str) {
        let at = |text: &str| parse_civil("at", text).unwrap();
        let shifted = shifted(&Rule::parse(rule).unwrap(), at(from), at(to)).unwrap();
        assert_eq!(shifted.to_string(), expected, "{rule} from {from} to {to}");
    }

    #[test]
    fn the_days_of_a_rule_follow_its_start() {
        let tuesday = "2026-03-03T20:00:00";
        check("FREQ=WEEKLY;BYDAY=TU", tuesday, "2026-03-04T20:00:00", "FREQ=WEEKLY;BYDAY=WE");
        check("FREQ=WEEKLY;BYDAY=TU", tuesday, "2026-03-01T21:00:00", "FREQ=WEEKLY;BYDAY=SU");
        check(
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU",
            tuesday,
            "2026-03-04T20:00:00",
            "FREQ=WEEKLY;INTERVAL=2;WKST=TU;BYDAY=WE,MO",
        );
        check("FREQ=MONTHLY;BYMONTHDAY=3", tuesday, "2026-03-10T20:00:00", "FREQ=MONTHLY;BYMONTHDAY=10");
        check("FREQ=MONTHLY;BYDAY=1TU", tuesday, "2026-03-12T20:00:00", "FREQ=MONTHLY;BYDAY=2TH");
        check(
            "FREQ=MONTHLY;BYDAY=-1TU",
            "2026-03-31T20:00:00",
            "2026-03-27T20:00:00",
            "FREQ=MONTHLY;BYDAY=-1FR",
        );
        check(
            "FREQ=DAILY;UNTIL=20260310T200000",
            tuesday,
            "2026-03-04T19:30:00",
            "FREQ=DAILY;UNTIL=20260311T193000",
        );
        check("FREQ=DAILY;BYHOUR=20", tuesday, "2026-03-03T08:00:00", "FREQ=DAILY;BYHOUR=8");
    }

    #[test]
    fn a_rule_that_cannot_follow_is_refused() {
        let at = |text: &str| parse_civil("at", text).unwrap();
        for rule in [
            "FREQ=MONTHLY;BYMONTHDAY=3,10",
            "FREQ=YEARLY;BYWEEKNO=20;BYDAY=TU",
            "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1",
        ] {
            let rule = Rule::parse(rule).unwrap();
            assert!(shifted(&rule, at("2026-03-03T20:00:00"), at("2026-03-04T20:00:00")).is_err(), "{rule}");
        }
    }
}
