//! Times of tables: as programs write them, else as people do.

use crate::{chats::Time, tabular::DateReader};

/// When something happened, by a cell; on a clock whose zone is not known where the cell names none.
pub(super) fn time_of(text: &str, dates: &DateReader) -> Option<Time> {
    // Nearly all tables have the first form, ten million times.
    Time::iso(text).or_else(|| written(text, dates))
}

/// A date as people write it, or a number of an epoch.
fn written(text: &str, dates: &DateReader) -> Option<Time> {
    if let Some(time) = epoch(text.trim()) {
        return Some(time);
    }
    let civil = dates.read(text)?;
    let (hour, minute, second) = civil.time.unwrap_or_default();
    Time::local((i64::from(civil.year?), civil.month, civil.day), hour, minute, Some(second))
}

/// Ten digits and more are seconds since 1970 or smaller parts of them; fewer are a day of a spreadsheet.
fn epoch(text: &str) -> Option<Time> {
    let is_long = text.len() >= 10 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_long { Time::of_epoch(text.parse().ok()?) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tabular::DateOrder;

    #[test]
    fn times_are_read_in_every_form_that_tables_have() {
        let dates =
            DateReader { order: DateOrder::DayMonth, date1904: false, zone: chrono_tz::Asia::Shanghai };
        for (text, expected) in [
            ("2024-03-05T09:02:00+08:00", Some("2024-03-05T01:02:00Z")),
            ("2024-03-05 09:02:11", Some("2024-03-05T09:02:11")),
            ("2024/3/5 9:02", Some("2024-03-05T09:02:00")),
            ("2024年3月5日 下午9:02", Some("2024-03-05T21:02:00")),
            ("1709600520", Some("2024-03-05T01:02:00Z")),
            ("1709600520123", Some("2024-03-05T01:02:00.123Z")),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(time_of(text, &dates).map(Time::written).as_deref(), expected, "{text}");
        }
    }
}
