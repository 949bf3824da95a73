//! Values of calendar files: times, durations, offsets, and the escaping of text.

use std::fmt::Write as _;

use chrono::{Duration, NaiveDate};

use super::lines::Property;
use crate::recurrence::Civil;

/// A time as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Time {
    /// A day.
    Date(NaiveDate),
    /// A wall-clock time of whoever looks.
    Floating(Civil),
    /// An instant.
    Utc(Civil),
    /// A wall-clock time of a zone.
    Zoned(Civil, String),
}

impl Time {
    /// Its wall-clock time; midnight of a day.
    pub fn civil(&self) -> Civil {
        match self {
            Self::Date(date) => date.and_hms_opt(0, 0, 0).unwrap_or_default(),
            Self::Floating(at) | Self::Utc(at) | Self::Zoned(at, _) => *at,
        }
    }
}

/// The times of a property: one, or the list of EXDATE and RDATE. What is no time is left out and counted.
pub(super) fn times(property: &Property) -> (Vec<Time>, usize) {
    let (found, wrong) = periods(property);
    (found.into_iter().map(|(time, _)| time).collect(), wrong)
}

/// The same with what a period says after its start: how long it is, or when it ends.
pub(super) fn periods(property: &Property) -> (Vec<(Time, Option<&str>)>, usize) {
    let zone = property.param("TZID");
    let mut wrong = 0;
    let mut found = Vec::new();
    for text in property.value.split(',').map(str::trim).filter(|text| !text.is_empty()) {
        let (start, rest) = text.split_once('/').map_or((text, None), |(start, rest)| (start, Some(rest)));
        match time(start, zone) {
            Some(time) => found.push((time, rest)),
            None => wrong += 1,
        }
    }
    (found, wrong)
}

/// One time. Lower case, a stray Z on a date and times of day without seconds are met in the wild.
pub(super) fn time(text: &str, zone: Option<&str>) -> Option<Time> {
    let text = text.trim().to_ascii_uppercase();
    if !text.is_ascii() {
        return None;
    }
    let (digits, utc) = match text.strip_suffix('Z') {
        Some(digits) => (digits, true),
        None => (text.as_str(), false),
    };
    let (date, clock) = digits.split_once('T').unwrap_or((digits, ""));
    let number = |text: &str, from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
    let date = match date.len() {
        8 => NaiveDate::from_ymd_opt(date.get(..4)?.parse().ok()?, number(date, 4, 6)?, number(date, 6, 8)?)?,
        10 => date.parse().ok()?,
        _ => return None,
    };
    let at = match clock.len() {
        0 => return Some(Time::Date(date)),
        4 => date.and_hms_opt(number(clock, 0, 2)?, number(clock, 2, 4)?, 0)?,
        // A leap second is read as the second before it, as clocks show it.
        6 => date.and_hms_opt(number(clock, 0, 2)?, number(clock, 2, 4)?, number(clock, 4, 6)?.min(59))?,
        _ => return None,
    };
    Some(match (utc, zone) {
        (true, _) => Time::Utc(at),
        (false, Some(zone)) => Time::Zoned(at, zone.to_owned()),
        (false, None) => Time::Floating(at),
    })
}

/// A duration, `-P1DT2H`; weeks and days count 7 and 1 days of 24 hours.
pub(super) fn duration(text: &str) -> Option<Duration> {
    let text = text.trim().to_ascii_uppercase();
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let rest = rest.strip_prefix('P')?;
    let mut seconds: i64 = 0;
    let mut number = String::new();
    let mut any = false;
    for char in rest.chars() {
        let unit = match char {
            'T' => continue,
            '0'..='9' => {
                number.push(char);
                continue;
            }
            'W' => 604_800,
            'D' => 86_400,
            'H' => 3600,
            'M' => 60,
            'S' => 1,
            _ => return None,
        };
        seconds = seconds.checked_add(number.parse::<i64>().ok()?.checked_mul(unit)?)?;
        number.clear();
        any = true;
    }
    (any && number.is_empty())
        .then(|| Duration::try_seconds(if negative { -seconds } else { seconds }))
        .flatten()
}

/// An offset from UTC, `+0530`, in seconds.
pub(super) fn offset(text: &str) -> Option<i32> {
    let text = text.trim();
    let (sign, digits) = match text.as_bytes().first()? {
        b'-' => (-1, &text[1..]),
        b'+' => (1, &text[1..]),
        _ => (1, text),
    };
    let part = |from: usize| digits.get(from..from + 2).and_then(|two| two.parse::<i32>().ok());
    Some(sign * (part(0)? * 3600 + part(2)? * 60 + part(4).unwrap_or(0)))
}

/// Appends a TEXT value, escaped. Carriage returns go: a line break is one character.
pub(super) fn push_text(out: &mut String, text: &str) {
    for char in text.chars() {
        match char {
            '\\' => out.push_str("\\\\"),
            ';' => out.push_str("\\;"),
            ',' => out.push_str("\\,"),
            '\n' => out.push_str("\\n"),
            '\r' => {}
            // Other control characters may not stand in a content line at all (RFC 5545 3.1).
            char if char.is_control() && char != '\t' => {}
            char => out.push(char),
        }
    }
}

/// Appends `20260301T090000`.
pub(super) fn push_civil(out: &mut String, at: Civil) {
    use chrono::{Datelike, Timelike};
    push_date(out, at.date());
    let _infallible = write!(out, "T{:02}{:02}{:02}", at.hour(), at.minute(), at.second());
    debug_assert!(at.year() >= 0);
}

/// Appends `20260301`.
pub(super) fn push_date(out: &mut String, on: NaiveDate) {
    use chrono::Datelike;
    let _infallible = write!(out, "{:04}{:02}{:02}", on.year(), on.month(), on.day());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recurrence::civil_text;

    #[test]
    fn times_are_read_as_programs_write_them() {
        let read = |text: &str, zone: Option<&str>| time(text, zone);
        let at = |time: Option<Time>| time.map(|time| civil_text(time.civil())).unwrap_or_default();
        assert_eq!(at(read("20260301T090000", None)), "2026-03-01T09:00:00");
        assert!(matches!(read("20260301T090000Z", Some("Asia/Shanghai")), Some(Time::Utc(_))));
        assert!(matches!(read("20260301", None), Some(Time::Date(_))));
        assert!(matches!(read("20260301T0900", Some("X")), Some(Time::Zoned(..))));
        assert_eq!(at(read("20261231t235960z", None)), "2026-12-31T23:59:59");
        for wrong in ["", "2026", "20260230", "20260301T250000", "２０２６０３０１", "20260301T09"] {
            assert_eq!(read(wrong, None), None, "{wrong}");
        }
    }

    #[test]
    fn durations_and_offsets() {
        assert_eq!(duration("PT15M"), Some(Duration::minutes(15)));
        assert_eq!(duration("-P1DT2H30M"), Some(-Duration::minutes(26 * 60 + 30)));
        assert_eq!(duration("P2W"), Some(Duration::days(14)));
        assert_eq!(duration("PT"), None);
        assert_eq!(duration("P9223372036854775807W"), None);
        assert_eq!(offset("+0530"), Some(19_800));
        assert_eq!(offset("-033000"), Some(-12_600));
        assert_eq!(offset("x"), None);
    }
}
