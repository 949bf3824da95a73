//! Dates as people write them and spreadsheets store them.

use std::fmt;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Timelike};
use chrono_tz::Tz;

use super::value::narrow;

/// A date as read: the year may be missing (a birthday), the time too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Civil {
    /// The year, when given.
    pub year: Option<i32>,
    /// Month 1–12.
    pub month: u32,
    /// Day 1–31.
    pub day: u32,
    /// Hour, minute, second, when given.
    pub time: Option<(u32, u32, u32)>,
}

impl Civil {
    /// `YYYY-MM-DD` when the year is known.
    pub fn date(&self) -> Option<String> {
        self.year.map(|year| format!("{year:04}-{:02}-{:02}", self.month, self.day))
    }

    fn new(year: Option<i32>, month: u32, day: u32, time: Option<(u32, u32, u32)>) -> Option<Self> {
        // 2000 is a leap year: the 29th of February without a year is a date.
        NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, day)?;
        let year_fits = year.is_none_or(|year| (1900..=2100).contains(&year));
        let time_fits = time.is_none_or(|(hour, minute, second)| hour < 24 && minute < 60 && second < 60);
        (year_fits && time_fits).then_some(Self { year, month, day, time })
    }

    fn of(moment: NaiveDateTime, with_time: bool) -> Option<Self> {
        let time = with_time.then_some((moment.hour(), moment.minute(), moment.second()));
        Self::new(Some(moment.year()), moment.month(), moment.day(), time)
    }
}

impl fmt::Display for Civil {
    /// `YYYY-MM-DD`, or `MM-DD` without a year.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.date() {
            Some(date) => f.write_str(&date),
            None => write!(f, "{:02}-{:02}", self.month, self.day),
        }
    }
}

/// Whether the text is a date already in the form in which dates are stored, `YYYY-MM-DD`: nothing is to be done about it.
pub fn is_plain_date(text: &str) -> bool {
    let digits = |range: std::ops::Range<usize>| -> Option<u32> {
        let part = text.get(range)?;
        if part.bytes().all(|byte| byte.is_ascii_digit()) { part.parse().ok() } else { None }
    };
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return false;
    }
    match (digits(0..4).and_then(|year| i32::try_from(year).ok()), digits(5..7), digits(8..10)) {
        (Some(year), Some(month), Some(day)) => Civil::new(Some(year), month, day, None).is_some(),
        _ => false,
    }
}

/// What `3/5/2024` means; decided for a whole column, never for a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateOrder {
    /// Day first.
    #[default]
    DayMonth,
    /// Month first.
    MonthDay,
}

impl DateOrder {
    /// The order that somebody says.
    pub fn said(day_first: bool) -> Self {
        if day_first { Self::DayMonth } else { Self::MonthDay }
    }
}

/// Reads the dates of one column.
#[derive(Debug, Clone, Copy)]
pub struct DateReader {
    /// How `3/5/2024` is meant.
    pub order: DateOrder,
    /// The workbook counts days from 1904.
    pub date1904: bool,
    /// The zone in which instants (epoch numbers, times with an offset) become dates.
    pub zone: Tz,
}

impl DateReader {
    /// A reader whose order is decided from samples, as [`ColumnOrder`] does.
    pub fn for_column<'a>(samples: impl Iterator<Item = &'a str>, date1904: bool, zone: Tz) -> Self {
        let mut order = ColumnOrder::default();
        samples.for_each(|sample| order.see(sample));
        order.reader(date1904, zone)
    }

    /// The date in the text, or nothing when it is none.
    pub fn read(&self, text: &str) -> Option<Civil> {
        let text: String = text.trim().chars().map(narrow).collect();
        if text.is_empty() || text.len() > 60 {
            return None;
        }
        let joined = text.replacen(' ', "T", 1).replace(' ', "").replace("UTC", "Z");
        if let Ok(moment) = DateTime::parse_from_rfc3339(&joined) {
            return Civil::of(moment.with_timezone(&self.zone).naive_local(), true);
        }
        if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && text.matches('.').count() <= 1 {
            return self.bare_number(&text);
        }
        self.written(&text)
    }

    /// `20240305`, a spreadsheet's serial day, or an epoch in s, ms, µs or ns.
    fn bare_number(&self, text: &str) -> Option<Civil> {
        let number: f64 = text.parse().ok()?;
        let whole = text.split('.').next().unwrap_or_default();
        if text == whole && whole.len() == 8 {
            let part = |range: std::ops::Range<usize>| whole[range].parse::<u32>().ok();
            return Civil::new(i32::try_from(part(0..4)?).ok(), part(4..6)?, part(6..8)?, None);
        }
        if text == whole {
            let scale = match whole.len() {
                9 | 10 => 1_000.0,
                12 | 13 => 1.0,
                15 | 16 => 1e-3,
                18 | 19 => 1e-6,
                _ => 0.0,
            };
            if scale > 0.0 {
                let moment = self.zone.timestamp_millis_opt((number * scale) as i64).single()?;
                return Civil::of(moment.naive_local(), true);
            }
        }
        if let Some((month, day)) = text.split_once('.').filter(|_| number < 13.0)
            && day.len() <= 2
        {
            return Civil::new(None, month.parse().ok()?, day.parse().ok()?, None);
        }
        self.serial(number)
    }

    fn serial(&self, number: f64) -> Option<Civil> {
        let days = if self.date1904 { number + 1462.0 } else { number };
        if !(1.0..80_000.0).contains(&days) || number < 1_000.0 {
            return None;
        }
        let seconds = (days * 86_400.0).round() as i64;
        let moment =
            NaiveDate::from_ymd_opt(1899, 12, 30)?.and_hms_opt(0, 0, 0)? + TimeDelta::try_seconds(seconds)?;
        Civil::of(moment, seconds % 86_400 != 0)
    }

    /// Numbers with anything between them: `2024年3月5日 下午9:05`, `2025.3.1`, `3/5/2024`, `3月1日`, `5-Mar-2024`.
    fn written(&self, text: &str) -> Option<Civil> {
        if let Some(named) = named_month(text) {
            return named;
        }
        let marks = text.chars().all(|c| {
            c.is_ascii_digit()
                || c.is_whitespace()
                || "-/.:年月日号时点分秒周星期一二三四五六天,()TZ上下午早晚中凌晨AMPamp".contains(c)
        });
        let numbers = numbers(text);
        if !marks || !(2..=7).contains(&numbers.len()) {
            return None;
        }
        let values: Vec<u32> = numbers.iter().map(|number| number.value).collect();
        let (date, rest) = if numbers[0].digits == 4 {
            let [year, month, day, rest @ ..] = values.as_slice() else {
                return None;
            };
            ((i32::try_from(*year).ok(), *month, *day), rest)
        } else if numbers.len() >= 3 && numbers[2].digits == 4 {
            let (month, day) = match self.order {
                DateOrder::DayMonth => (values[1], values[0]),
                DateOrder::MonthDay => (values[0], values[1]),
            };
            ((i32::try_from(values[2]).ok(), month, day), &values[3..])
        } else if text.contains('年') && numbers[0].digits == 2 && values.len() >= 3 {
            ((i32::try_from(values[0] + 2000).ok(), values[1], values[2]), &values[3..])
        } else if text.contains('月') || values.len() == 2 && !text.contains(':') {
            ((None, values[0], values[1]), &values[2..])
        } else {
            return None;
        };
        Civil::new(date.0, date.1, date.2, time_of(rest, text))
    }
}

/// Decides the order of a column while its cells come by: a first part above 12 is a day, a second part above 12 too;
/// `M/D/YYYY` with slashes when nothing decides, as spreadsheets write in the English of the United States.
#[derive(Debug, Clone, Copy, Default)]
pub struct ColumnOrder {
    decided: Option<DateOrder>,
    slashes: bool,
    dashes: bool,
}

impl ColumnOrder {
    /// Looks at one cell.
    pub fn see(&mut self, sample: &str) {
        // A year in front decides nothing; most columns are full of such dates.
        if sample.len() > 2 && sample.as_bytes()[..3].iter().all(u8::is_ascii_digit) {
            return;
        }
        let parts = numbers(sample);
        let [first, second, third, ..] = parts.as_slice() else { return };
        if first.digits > 2 || third.digits != 4 {
            return;
        }
        self.slashes |= sample.contains('/');
        self.dashes |= sample.contains('-');
        if first.value > 12 {
            self.decided = Some(DateOrder::DayMonth);
        } else if second.value > 12 {
            self.decided = Some(DateOrder::MonthDay);
        }
    }

    /// Whether its dates could be meant either way and nothing in the column says how. With dots the day always comes first.
    pub fn is_unclear(self) -> bool {
        self.decided.is_none() && (self.slashes || self.dashes)
    }

    /// A reader for the column whose cells were seen.
    pub fn reader(self, date1904: bool, zone: Tz) -> DateReader {
        let fallback = if self.slashes { DateOrder::MonthDay } else { DateOrder::DayMonth };
        DateReader { order: self.decided.unwrap_or(fallback), date1904, zone }
    }
}

struct Number {
    value: u32,
    digits: usize,
}

fn numbers(text: &str) -> Vec<Number> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty() && part.len() <= 9)
        .map(|part| Number { value: part.parse().unwrap_or(u32::MAX), digits: part.len() })
        .collect()
}

fn time_of(parts: &[u32], text: &str) -> Option<(u32, u32, u32)> {
    let (&hour, minute) = (parts.first()?, parts.get(1).copied().unwrap_or(0));
    let upper = text.to_ascii_uppercase();
    let afternoon = upper.contains("PM") || text.contains("下午") || text.contains("晚");
    let morning = upper.contains("AM") || text.contains("上午") || text.contains("凌晨");
    let hour = match hour {
        12 if morning => 0,
        1..=11 if afternoon => hour + 12,
        _ => hour,
    };
    Some((hour, minute, parts.get(2).copied().unwrap_or(0)))
}

/// `5 Mar 2024`, `Mar 5, 2024`; the outer `None` when no month is named.
fn named_month(text: &str) -> Option<Option<Civil>> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = text.to_ascii_lowercase();
    let word = lower.split(|c: char| !c.is_ascii_alphabetic()).find(|word| word.len() >= 3)?;
    let month = MONTHS.iter().position(|name| word.starts_with(name))? as u32 + 1;
    let numbers = numbers(text);
    let [first, second, rest @ ..] = numbers.as_slice() else { return Some(None) };
    let (year, day) = if first.digits == 4 { (first, second) } else { (second, first) };
    let year = match year.digits {
        4 => year.value,
        _ => year.value + 2000,
    };
    let rest: Vec<u32> = rest.iter().map(|number| number.value).collect();
    Some(Civil::new(i32::try_from(year).ok(), month, day.value, time_of(&rest, text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader() -> DateReader {
        DateReader { order: DateOrder::DayMonth, date1904: false, zone: chrono_tz::Asia::Shanghai }
    }

    #[test]
    fn dates_are_read_in_every_common_form() {
        for (text, expected) in [
            ("2024-03-05", "2024-03-05"),
            ("2024/3/5 9:05", "2024-03-05"),
            ("20240305", "2024-03-05"),
            ("2025年3月1日", "2025-03-01"),
            ("2024年3月5日 下午9:05", "2024-03-05"),
            ("２０２５．３．１", "2025-03-01"),
            ("2025.3.1", "2025-03-01"),
            ("3月1日", "03-01"),
            ("3.1", "03-01"),
            ("2-29", "02-29"),
            ("5.3.2024", "2024-03-05"),
            ("5 Mar 2024", "2024-03-05"),
            ("Mar 5, 2024", "2024-03-05"),
            ("2024-03-05T20:00:00Z", "2024-03-06"),
            ("2024-03-05 01:01:00 +08:00", "2024-03-05"),
            ("45717", "2025-03-01"),
            ("45717.5", "2025-03-01"),
            ("1709600520", "2024-03-05"),
            ("1709600520000", "2024-03-05"),
        ] {
            assert_eq!(reader().read(text).map(|date| date.to_string()).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "张三",
            "2024-02-30",
            "13800138000123456789",
            "2024-13-01",
            "100",
            "1899-01-01",
            "12:30",
            "abc 3 4",
        ] {
            assert_eq!(reader().read(text), None, "{text}");
        }
    }

    #[test]
    fn the_order_of_day_and_month_is_decided_by_the_whole_column() {
        let zone = chrono_tz::UTC;
        let month_first = DateReader::for_column(["3/5/2024", "3/25/2024"].into_iter(), false, zone);
        assert_eq!(month_first.read("3/5/2024").unwrap().to_string(), "2024-03-05");
        let day_first = DateReader::for_column(["3/5/2024", "25/3/2024"].into_iter(), false, zone);
        assert_eq!(day_first.read("3/5/2024").unwrap().to_string(), "2024-05-03");
    }

    #[test]
    fn workbooks_that_count_from_1904_are_four_years_on() {
        let reader = DateReader { date1904: true, ..reader() };
        assert_eq!(reader.read("44255").unwrap().to_string(), "2025-03-01");
    }

    #[test]
    fn times_of_day_are_kept() {
        assert_eq!(reader().read("2024年3月5日 下午9:05").unwrap().time, Some((21, 5, 0)));
        assert_eq!(reader().read("45717.75").unwrap().time, Some((18, 0, 0)));
    }
}
