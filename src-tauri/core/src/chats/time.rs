//! Times as exports write them: instants, or what a clock on a wall showed.

/// A moment, or the time of a clock whose zone is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Milliseconds since 1970 in UTC.
    Instant(i64),
    /// The same count for a clock on a wall, as if it stood in UTC.
    Local(i64),
}

/// How exactly a time is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// To the millisecond.
    Millisecond,
    /// To the second.
    Second,
    /// To the minute.
    Minute,
    /// To the day.
    Day,
}

/// When something happened, and how exactly that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// When.
    pub when: When,
    /// How exactly.
    pub precision: Precision,
}

/// 1990 and 2100: what lies outside is no time of a chat.
const SENSIBLE: std::ops::Range<i64> = 631_152_000_000..4_102_444_800_000;

impl Time {
    /// An instant in milliseconds.
    pub(super) fn of_millis(millis: i64) -> Option<Self> {
        Self { when: When::Instant(millis), precision: Precision::Millisecond }.sensible()
    }

    /// An instant in seconds.
    pub(super) fn of_seconds(seconds: i64) -> Option<Self> {
        let when = When::Instant(seconds.checked_mul(1_000)?);
        Self { when, precision: Precision::Second }.sensible()
    }

    /// An instant in seconds, milliseconds, microseconds or nanoseconds, whichever its size tells.
    pub fn of_epoch(number: i64) -> Option<Self> {
        match number.unsigned_abs() {
            0..100_000_000_000 => Self::of_seconds(number),
            100_000_000_000..100_000_000_000_000 => Self::of_millis(number),
            100_000_000_000_000..100_000_000_000_000_000 => Self::of_millis(number / 1_000),
            _ => Self::of_millis(number / 1_000_000),
        }
    }

    /// A time of a clock on a wall; without seconds when they are not known.
    pub fn local(date: (i64, u32, u32), hour: u32, minute: u32, second: Option<u32>) -> Option<Self> {
        let (year, month, day) = date;
        let days = chrono::NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
        // A few programs write 24:00 for the end of a day.
        if hour > 24 || minute > 59 || second.is_some_and(|second| second > 60) {
            return None;
        }
        let seconds = i64::from(hour * 3600 + minute * 60 + second.unwrap_or(0));
        let start = days.and_hms_opt(0, 0, 0)?.and_utc().timestamp();
        let precision = if second.is_some() { Precision::Second } else { Precision::Minute };
        Self { when: When::Local((start + seconds) * 1_000), precision }.sensible()
    }

    /// `2024-03-05T09:02:00.123+08:00` and its shorter kin; local when no offset is given.
    pub fn iso(text: &str) -> Option<Self> {
        let bytes = text.trim().as_bytes();
        if bytes.len() < 16 || bytes[4] != b'-' || bytes[7] != b'-' || !matches!(bytes[10], b'T' | b' ') {
            return None;
        }
        let date = (digits(&bytes[0..4])?, digits(&bytes[5..7])?, digits(&bytes[8..10])?);
        let (hour, minute) = (digits(&bytes[11..13])?, digits(&bytes[14..16])?);
        let mut rest = &bytes[16..];
        let mut second = None;
        if let [b':', tens, ones, more @ ..] = rest {
            second = Some(digits(&[*tens, *ones])? as u32);
            rest = more;
        }
        let days = days_of(date.0, date.1, date.2)?;
        if hour > 24 || minute > 59 || second.is_some_and(|second| second > 60) {
            return None;
        }
        let mut millis = (days * 86_400 + hour * 3600 + minute * 60 + i64::from(second.unwrap_or(0))) * 1_000;
        let mut precision = if second.is_some() { Precision::Second } else { Precision::Minute };
        if let [b'.' | b',', more @ ..] = rest {
            let length = more.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let padded: Vec<u8> = more[..length].iter().copied().chain([b'0'; 3]).take(3).collect();
            millis += digits(&padded)?;
            precision = Precision::Millisecond;
            rest = &more[length..];
        }
        while let [b' ', more @ ..] = rest {
            rest = more;
        }
        let when = match rest {
            [] => When::Local(millis),
            b"Z" | b"z" | b"UTC" => When::Instant(millis),
            [sign @ (b'+' | b'-'), h1, h2, more @ ..] => {
                let minutes = match more {
                    [b':', m1, m2] | [m1, m2] => digits(&[*m1, *m2])?,
                    [] => 0,
                    _ => return None,
                };
                let offset = (digits(&[*h1, *h2])? * 60 + minutes) * 60_000;
                When::Instant(if *sign == b'+' { millis - offset } else { millis + offset })
            }
            _ => return None,
        };
        Self { when, precision }.sensible()
    }

    /// A number of an epoch or a written time, whichever the text is.
    pub(super) fn any(text: &str) -> Option<Self> {
        match text.trim().parse::<i64>() {
            Ok(number) => Self::of_epoch(number),
            Err(_) => Self::iso(text),
        }
    }

    /// The count of milliseconds, for comparing times of one file.
    pub fn millis(self) -> i64 {
        match self.when {
            When::Instant(millis) | When::Local(millis) => millis,
        }
    }

    fn sensible(self) -> Option<Self> {
        SENSIBLE.contains(&self.millis()).then_some(self)
    }

    /// `2024-03-05T01:02:00Z`, or without the Z when the zone is not known; milliseconds only when there are some.
    pub fn written(self) -> String {
        let moment = chrono::DateTime::from_timestamp_millis(self.millis()).unwrap_or_default();
        let form = if self.millis() % 1_000 == 0 { "%Y-%m-%dT%H:%M:%S" } else { "%Y-%m-%dT%H:%M:%S%.3f" };
        let zone = if matches!(self.when, When::Instant(_)) { "Z" } else { "" };
        format!("{}{zone}", moment.format(form))
    }
}

fn digits(bytes: &[u8]) -> Option<i64> {
    bytes.iter().try_fold(0, |value, byte| byte.is_ascii_digit().then(|| value * 10 + i64::from(byte - b'0')))
}

/// Days since 1970-01-01; chrono's checks cost a tenth of the reading of a large chat.
fn days_of(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=longest).contains(&day) {
        return None;
    }
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let of_era = shifted - era * 400;
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_times_are_read_with_and_without_their_zone() {
        for (text, expected) in [
            ("2024-03-05T09:00:00+08:00", Some("2024-03-05T01:00:00Z")),
            ("2024-03-05T09:00:00.5-0330", Some("2024-03-05T12:30:00.500Z")),
            ("2024-03-05T09:00:00.1234567+00:00", Some("2024-03-05T09:00:00.123Z")),
            ("2024-03-05 09:00", Some("2024-03-05T09:00:00")),
            ("2024-02-29 01:01:00 UTC", Some("2024-02-29T01:01:00Z")),
            ("2023-02-29T00:00:00Z", None),
            ("1970-01-01T00:00:00Z", None),
            ("05/03/2024 09:00:00", None),
            ("张张张张张张", None),
        ] {
            assert_eq!(Time::iso(text).map(Time::written).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn numbers_tell_their_unit_by_their_size() {
        for number in [1_709_600_520, 1_709_600_520_000, 1_709_600_520_000_000, 1_709_600_520_000_000_000] {
            assert_eq!(Time::of_epoch(number).map(Time::written).as_deref(), Some("2024-03-05T01:02:00Z"));
        }
        assert_eq!(Time::of_epoch(5), None);
    }
}
