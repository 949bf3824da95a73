//! Days with their titles out of a calendar file of holidays.

use chrono::{Days, NaiveDate};

use super::parse;

/// Every whole day of a file, with its title; longer events give each of their days.
pub fn titled_days(text: &str) -> Vec<(NaiveDate, String)> {
    let mut days = Vec::new();
    for item in parse(text.as_bytes()).items {
        let Some(when) = item.when.filter(|when| when.all_day) else { continue };
        let count = u64::try_from(when.duration_min.unwrap_or(1440) / 1440).unwrap_or(1).clamp(1, 31);
        for offset in 0..count {
            if let Some(day) = when.start.date().checked_add_days(Days::new(offset)) {
                days.push((day, item.title.clone()));
            }
        }
    }
    days
}
