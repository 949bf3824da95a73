//! On which days birthdays are kept.

use chrono::{Datelike, NaiveDate};
use tyme4rs::tyme::solar::SolarDay;

/// The birthdays of a day as `MM-DD`. Who was born on 29 February has theirs on the 28th where the month ends there.
pub(super) fn solar_days(on: NaiveDate) -> Vec<String> {
    let last = if on.month() == 2 && !on.leap_year() && on.day() == 28 { 29 } else { on.day() };
    (on.day()..=last).map(|day| format!("{:02}-{day:02}", on.month())).collect()
}

/// The birthdays of a day in the Chinese calendar as `MM-DD`; they are kept in the month itself, not in its leap twin.
/// The thirtieth is kept on the last day of a month that has 29.
pub(super) fn lunar_days(on: NaiveDate) -> Vec<String> {
    let Ok(year) = isize::try_from(on.year()) else { return Vec::new() };
    let day = SolarDay::from_ymd(year, on.month() as usize, on.day() as usize).get_lunar_day();
    let month = day.get_month();
    if month < 1 {
        return Vec::new();
    }
    let ends = day.get_day() == day.get_lunar_month().get_day_count();
    let last = if ends { 30 } else { day.get_day() };
    (day.get_day()..=last).map(|day| format!("{month:02}-{day:02}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lunar_days_are_those_of_the_almanac() {
        assert_eq!(lunar(2026, 2, 17), ["01-01"], "春节 2026");
        assert_eq!(lunar(2026, 9, 25), ["08-15"], "中秋 2026");
        assert_eq!(lunar(2025, 8, 1), [""; 0], "the leap sixth month of 2025");
    }

    fn lunar(y: i32, m: u32, d: u32) -> Vec<String> {
        lunar_days(NaiveDate::from_ymd_opt(y, m, d).unwrap())
    }

    #[test]
    fn birthdays_that_a_month_lacks_are_kept_on_its_last_day() {
        let solar = |y, m, d| solar_days(NaiveDate::from_ymd_opt(y, m, d).unwrap());
        assert_eq!(solar(2027, 2, 28), ["02-28", "02-29"]);
        assert_eq!(solar(2028, 2, 28), ["02-28"]);
        assert_eq!(solar(2028, 2, 29), ["02-29"]);
        assert_eq!(lunar(2026, 2, 16), ["12-29", "12-30"], "除夕 2026 is the 29th");
        assert_eq!(lunar(2024, 2, 9), ["12-30"], "除夕 2024 is the 30th");
        assert_eq!(lunar(2024, 2, 8), ["12-29"]);
    }
}
