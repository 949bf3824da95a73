//! Inputs and outputs about days.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which days' notes are asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DayNotesInput {
    /// The first day.
    pub from: String,
    /// The day after the last.
    pub to: String,
}

/// Notes of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DayNotes {
    /// One for every day.
    pub days: Vec<DayNote>,
    /// A year to plan for whose official days off are not known yet.
    pub unknown_year: Option<i32>,
    /// Years of which days were read in.
    pub imported_years: Vec<i32>,
    /// Whether the festivals and marketing days of every year were read in.
    pub imported_recurring: bool,
}

/// What a day is apart from the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DayNote {
    /// The day.
    pub on: String,
    /// Its lunar month, negative in a leap month.
    pub lunar_month: i32,
    /// Its lunar day.
    pub lunar_day: i32,
    /// What an almanac prints: 初五, or the month on its first day.
    pub lunar: String,
    /// The solar term that begins.
    pub term: Option<Named>,
    /// Festivals.
    pub festivals: Vec<Named>,
    /// Marketing days.
    pub marketing: Vec<Named>,
    /// The official holiday that the day off, or the day of work, belongs to.
    pub official: Option<Named>,
    /// Whether it is officially off, or worked in place of another day.
    pub off: Option<DayOff>,
}

/// A name in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Named {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// 休 or 班.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DayOff {
    /// 休: a day off.
    Off,
    /// 班: a weekend day that is worked.
    Work,
}

/// Of what kind a noted day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// 休: officially off.
    Off,
    /// 班: officially worked.
    Work,
    /// A festival.
    Festival,
    /// A marketing day.
    Marketing,
}

/// A file of days to be taken in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportDays {
    /// Its text: JSON in the form of the shipped file or of public holiday lists, or a calendar file.
    pub text: String,
    /// Of what kind the days of a calendar file are, when their titles do not say 休 or 班.
    #[serde(default)]
    pub kind: Option<DayKind>,
}

/// What an import of days took in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportedDays {
    /// How many days.
    pub days: i64,
    /// Of which years.
    pub years: Vec<i32>,
    /// How many festivals and marketing days of every year.
    pub recurring: i64,
}

/// Which imported days are to go; the shipped ones show again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RemoveDays {
    /// Of which year; without one the festivals and marketing days of every year.
    #[serde(default)]
    pub year: Option<i32>,
}
