//! Civil date-times and their two texts: `2026-03-01T09:00:00` in the store and the API.
//!
//! Written by hand and not with chrono's formats, because a month of the calendar reads thousands of them.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use crate::{Error, Result};

/// A date and time of day on the wall, without a zone. Never carries a fraction of a second.
pub type Civil = NaiveDateTime;

/// The text of a civil date-time, `2026-03-01T09:00:00`; texts sort as the times do (years 0000 to 9999).
pub fn civil_text(at: Civil) -> String {
    let mut text = date_text(at.date());
    text.push('T');
    for (value, separator) in [(at.hour(), ":"), (at.minute(), ":"), (at.second(), "")] {
        push_digits(&mut text, value, 2);
        text.push_str(separator);
    }
    text
}

/// The text of a date, `2026-03-01`.
pub fn date_text(on: NaiveDate) -> String {
    let mut text = String::with_capacity(19);
    push_digits(&mut text, u32::try_from(on.year()).unwrap_or_default(), 4);
    text.push('-');
    push_digits(&mut text, on.month(), 2);
    text.push('-');
    push_digits(&mut text, on.day(), 2);
    text
}

/// Reads `2026-03-01T09:00:00`, also without seconds; `field` names the input in the error.
pub fn parse_civil(field: &str, text: &str) -> Result<Civil> {
    let wrong = || Error::invalid(field, "not_a_date_time");
    let date = text.get(..10).and_then(read_date).ok_or_else(wrong)?;
    let time = text.get(10..).and_then(|rest| rest.strip_prefix('T')).ok_or_else(wrong)?;
    let bytes = time.as_bytes();
    let seconds = match bytes.len() {
        5 => 0,
        8 if bytes[5] == b':' => digits(&bytes[6..8]).ok_or_else(wrong)?,
        _ => return Err(wrong()),
    };
    if bytes[2] != b':' {
        return Err(wrong());
    }
    let hours = digits(&bytes[..2]).ok_or_else(wrong)?;
    let minutes = digits(&bytes[3..5]).ok_or_else(wrong)?;
    date.and_hms_opt(hours, minutes, seconds).ok_or_else(wrong)
}

/// Reads `2026-03-01`; `field` names the input in the error.
pub fn parse_date(field: &str, text: &str) -> Result<NaiveDate> {
    read_date(text).ok_or_else(|| Error::invalid(field, "not_a_date"))
}

/// A day of the calendar as a number of days since 1970.
pub fn number_of(day: NaiveDate) -> i64 {
    (day - NaiveDate::default()).num_days()
}

/// The day of a number; that of 0 where there is none.
pub fn date_of(day: i64) -> NaiveDate {
    chrono::TimeDelta::try_days(day)
        .and_then(|days| NaiveDate::default().checked_add_signed(days))
        .unwrap_or_default()
}

fn read_date(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let year = i32::try_from(digits(&bytes[..4])?).ok()?;
    NaiveDate::from_ymd_opt(year, digits(&bytes[5..7])?, digits(&bytes[8..10])?)
}

fn digits(bytes: &[u8]) -> Option<u32> {
    bytes
        .iter()
        .try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0')))
}

fn push_digits(text: &mut String, value: u32, width: u32) {
    for place in (0..width).rev() {
        let digit = value / 10u32.pow(place) % 10;
        text.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_as_they_were() {
        for text in
            ["2026-03-01T09:00:00", "0001-01-01T00:00:00", "9999-12-31T23:59:59", "2024-02-29T23:05:07"]
        {
            assert_eq!(civil_text(parse_civil("start", text).unwrap()), text);
        }
        assert_eq!(civil_text(parse_civil("start", "2026-03-01T09:05").unwrap()), "2026-03-01T09:05:00");
    }

    #[test]
    fn days_have_numbers() {
        for (text, number) in [("1970-01-01", 0), ("1969-12-31", -1), ("2026-11-28", 20_785)] {
            let day = parse_date("on", text).unwrap();
            assert_eq!((number_of(day), date_of(number)), (number, day));
        }
        assert_eq!(date_of(i64::MAX), NaiveDate::default());
    }

    #[test]
    fn what_is_not_a_time_is_refused() {
        for text in [
            "",
            "2026-03-01",
            "2026-02-30T09:00:00",
            "2026-03-01 09:00:00",
            "2026-03-01T24:00:00",
            "二〇二六",
        ] {
            assert!(parse_civil("start", text).is_err(), "{text}");
        }
        assert!(parse_date("on", "2026-13-01").is_err());
    }
}
