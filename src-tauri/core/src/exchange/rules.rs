//! Rules as other programs follow them (CALENDAR rules 11 and 12).

use chrono::Datelike;

use crate::{
    recurrence::{Civil, Frequency, Rule, RuleEnd, Skip, UntilForm, Zone},
    schedule::{Schedule, Tz},
};

/// The most dates that Outlook counts.
const MOST_COUNTED: u32 = 999;

/// A rule goes out as it came, unless it says the same in a form that more programs know; a bound of our own, told by the
/// wall clock, is written as the start asks for.
pub(super) fn text(rule: &str, schedule: &Schedule, community: &Zone) -> String {
    let Ok(known) = Rule::parse(rule) else { return rule.to_owned() };
    let mut portable = portable(&known, schedule.start);
    if let RuleEnd::Until { until, form: UntilForm::Local } = portable.end {
        let (until, form) = match (schedule.all_day, &schedule.tz) {
            (true, _) => (until, UntilForm::Date),
            (false, Tz::Floating) => (until, UntilForm::Local),
            (false, _) => (Zone::utc().civil_of(schedule.zone(community).resolve(until)), UntilForm::Utc),
        };
        portable.end = RuleEnd::Until { until, form };
    }
    if portable == known { rule.to_owned() } else { portable.to_string() }
}

/// Whether the rule of a series is outside of what Outlook and libical follow.
pub(super) fn is_unusual(rule: &str, start: Civil) -> bool {
    let Ok(rule) = Rule::parse(rule) else { return true };
    let rule = portable(&rule, start);
    let days = rule.by_month_day.len() + rule.by_day.iter().filter(|day| day.number.is_some()).count();
    rule.freq < Frequency::Daily
        || rule.skip != Skip::Omit
        || matches!(rule.end, RuleEnd::Count { count } if count > MOST_COUNTED)
        || !rule.by_week_no.is_empty()
        || !rule.by_year_day.is_empty()
        || !rule.by_hour.is_empty()
        || !rule.by_minute.is_empty()
        || !rule.by_second.is_empty()
        || days > 1
        || rule.by_month.len() > 1
        || rule.by_set_pos.len() > 1
        || (rule.freq >= Frequency::Monthly && rule.by_day.len() > 1 && rule.by_set_pos.is_empty())
}

/// The same dates said without RFC 7529, which few programs know, and without leaving 29 February to be guessed.
fn portable(rule: &Rule, start: Civil) -> Rule {
    let mut portable = rule.clone();
    let picks_days = !rule.by_day.is_empty()
        || !rule.by_set_pos.is_empty()
        || !rule.by_week_no.is_empty()
        || !rule.by_year_day.is_empty();
    let one_time = rule.by_hour.len() <= 1 && rule.by_minute.len() <= 1 && rule.by_second.len() <= 1;
    let day = match rule.by_month_day.as_slice() {
        [] => i8::try_from(start.day()).unwrap_or(1),
        [day] => *day,
        _ => return portable,
    };
    let month = match (rule.freq, rule.by_month.as_slice()) {
        (Frequency::Monthly, _) => None,
        (Frequency::Yearly, []) => u8::try_from(start.month()).ok(),
        (Frequency::Yearly, [month]) => Some(*month),
        _ => return portable,
    };
    if picks_days || !one_time || day < 0 {
        return portable;
    }
    if rule.skip == Skip::Backward {
        portable.skip = Skip::Omit;
        portable.by_month.extend(month.filter(|_| rule.by_month.is_empty()));
        (portable.by_month_day, portable.by_set_pos) = match day {
            ..=28 => (vec![day], Vec::new()),
            31 => (vec![-1], Vec::new()),
            day => ((28..=day).collect(), vec![-1]),
        };
    } else if rule.skip == Skip::Omit && (month, day) == (Some(2), 29) {
        portable.by_month = vec![2];
        portable.by_month_day = vec![29];
    }
    portable
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recurrence::parse_civil;

    #[test]
    fn what_few_programs_know_is_said_in_their_words_with_the_same_dates() {
        for (text, start, written) in [
            ("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD", "2026-01-31", "FREQ=MONTHLY;BYMONTHDAY=-1"),
            (
                "RSCALE=GREGORIAN;FREQ=MONTHLY;COUNT=9;BYMONTHDAY=30;SKIP=BACKWARD",
                "2026-01-30",
                "FREQ=MONTHLY;COUNT=9;BYMONTHDAY=28,29,30;BYSETPOS=-1",
            ),
            (
                "RSCALE=GREGORIAN;FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=29;SKIP=BACKWARD",
                "2026-02-28",
                "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29;BYSETPOS=-1",
            ),
            (
                "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=15;SKIP=BACKWARD",
                "2026-01-15",
                "FREQ=MONTHLY;BYMONTHDAY=15",
            ),
            (
                "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=BACKWARD",
                "2024-02-29",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1",
            ),
            ("FREQ=YEARLY", "2024-02-29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
            ("FREQ=YEARLY", "2026-06-18", "FREQ=YEARLY"),
            ("FREQ=MONTHLY", "2026-01-31", "FREQ=MONTHLY"),
            ("FREQ=MONTHLY;BYDAY=3SU", "2026-03-15", "FREQ=MONTHLY;BYDAY=3SU"),
        ] {
            let rule = Rule::parse(text).unwrap();
            let start = parse_civil("start", &format!("{start}T10:00:00")).unwrap();
            let portable = portable(&rule, start);
            assert_eq!(portable.to_string(), written, "{text}");
            let dates = |rule: &Rule| rule.expand(start).take(50).collect::<Vec<_>>();
            assert_eq!(dates(&portable), dates(&rule), "{text}");
        }
    }

    #[test]
    fn what_others_cannot_follow_is_told() {
        let start = parse_civil("start", "2026-01-30T10:00:00").unwrap();
        for (text, unusual) in [
            ("FREQ=WEEKLY;BYDAY=MO,TH", false),
            ("RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD", false),
            ("RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=30;SKIP=BACKWARD", true),
            ("RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=FORWARD", true),
            ("FREQ=DAILY;COUNT=999", false),
            ("FREQ=DAILY;COUNT=1000", true),
            ("FREQ=MONTHLY;BYMONTHDAY=1,15", true),
            ("FREQ=HOURLY", true),
        ] {
            assert_eq!(is_unusual(text, start), unusual, "{text}");
        }
    }
}
