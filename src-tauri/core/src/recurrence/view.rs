//! The structured form of a rule, as an editor shows it; the text of RFC 5545 is its other form.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Civil;

/// A recurrence rule. Absent parts are empty; what they default to depends on the frequency and on the start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rule {
    /// How often.
    pub freq: Frequency,
    /// Every how many of them; at least 1.
    #[serde(default = "every_one")]
    pub interval: u32,
    /// When it stops.
    #[serde(default = "never")]
    pub end: RuleEnd,
    /// Months, 1 to 12.
    #[serde(default)]
    pub by_month: Vec<u8>,
    /// Weeks of the year, ±1 to ±53; yearly rules only.
    #[serde(default)]
    pub by_week_no: Vec<i8>,
    /// Days of the year, ±1 to ±366; not in daily, weekly, monthly rules.
    #[serde(default)]
    pub by_year_day: Vec<i16>,
    /// Days of the month, ±1 to ±31; not in weekly rules.
    #[serde(default)]
    pub by_month_day: Vec<i8>,
    /// Weekdays; a number only in monthly and yearly rules.
    #[serde(default)]
    pub by_day: Vec<WeekdayNumber>,
    /// Hours, 0 to 23.
    #[serde(default)]
    pub by_hour: Vec<u8>,
    /// Minutes, 0 to 59.
    #[serde(default)]
    pub by_minute: Vec<u8>,
    /// Seconds, 0 to 60.
    #[serde(default)]
    pub by_second: Vec<u8>,
    /// Which of the times of one period are kept, ±1 to ±366.
    #[serde(default)]
    pub by_set_pos: Vec<i16>,
    /// The day on which weeks begin; it matters to weekly rules with an interval and to week numbers.
    #[serde(default)]
    pub week_start: Weekday,
    /// What becomes of a day that a month does not have (RFC 7529).
    #[serde(default)]
    pub skip: Skip,
}

fn every_one() -> u32 {
    1
}

fn never() -> RuleEnd {
    RuleEnd::Never
}

/// The unit in which a rule counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// Every second.
    Secondly,
    /// Every minute.
    Minutely,
    /// Every hour.
    Hourly,
    /// Every day.
    Daily,
    /// Every week.
    Weekly,
    /// Every calendar month.
    Monthly,
    /// Every year.
    Yearly,
}

/// When a rule stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RuleEnd {
    /// It goes on.
    Never,
    /// After that many dates, the first included.
    Count {
        /// How many.
        count: u32,
    },
    /// With the last date that is not after `until`.
    Until {
        /// The bound, inclusive.
        #[ts(type = "string")]
        until: Civil,
        /// How the bound is to be read.
        form: UntilForm,
    },
}

/// How the bound of a rule is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UntilForm {
    /// A date: that whole day is included.
    Date,
    /// A wall-clock time of the series' own zone.
    Local,
    /// A time in UTC, as calendar files write it.
    Utc,
}

/// What becomes of the 31st in a month of 30 days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Skip {
    /// Nothing happens in that month.
    #[default]
    Omit,
    /// It happens on the month's last day.
    Backward,
    /// It happens on the first day of the next month.
    Forward,
}

/// A rule to be looked at before anything has it: as a form holds it, or as somebody typed it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RulePreviewInput {
    /// The first date, which says what the rule leaves open.
    #[ts(type = "string")]
    pub start: Civil,
    /// Dates before this are not shown.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub from: Option<Civil>,
    /// The rule.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub rule: Option<Rule>,
    /// The rule as the value of RRULE, when `rule` is left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub text: Option<String>,
}

/// What a rule means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RulePreview {
    /// The rule.
    pub rule: Rule,
    /// It as the value of RRULE, in its normal form.
    pub text: String,
    /// Its next dates; none when it never happens (any more).
    #[ts(type = "Array<string>")]
    pub dates: Vec<Civil>,
}

/// A weekday, with its number in the month or year if it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WeekdayNumber {
    /// 2 for the second, -1 for the last; nothing for each.
    pub number: Option<i16>,
    /// The day.
    pub weekday: Weekday,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    /// 周一
    #[default]
    Monday,
    /// 周二
    Tuesday,
    /// 周三
    Wednesday,
    /// 周四
    Thursday,
    /// 周五
    Friday,
    /// 周六
    Saturday,
    /// 周日
    Sunday,
}

impl Weekday {
    /// The days from Monday to Sunday.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];
    /// The weekday of a date.
    pub fn of(date: chrono::NaiveDate) -> Self {
        use chrono::Datelike;
        Self::ALL[date.weekday().num_days_from_monday() as usize % 7]
    }
    /// The two letters of RFC 5545.
    pub fn letters(self) -> &'static str {
        ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][self as usize]
    }
}
