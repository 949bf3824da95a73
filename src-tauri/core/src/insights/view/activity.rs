//! Answers of who is there, who stays, and at which hours.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{InsightCohort, InsightCoverage, InsightFigure, InsightInterval, InsightPeriod};

/// One day of a curve; nothing where no log speaks of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ActivityDay {
    /// Which day.
    pub on: String,
    /// Distinct people of the day (DAU).
    pub people: Option<u32>,
    /// Of the day and the six before it (WAU).
    pub week: Option<u32>,
    /// Of the month that ends with the day (MAU).
    pub month: Option<u32>,
    /// What was done.
    pub interactions: Option<u32>,
    /// Messages and replies of it.
    pub messages: Option<u32>,
}

/// Which count of a day is unusual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UnusualCount {
    /// Distinct people.
    People,
    /// What was done.
    Interactions,
}

/// A day whose count lies far from the same weekday of the eight weeks before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UnusualDay {
    /// Which day.
    pub on: String,
    /// What is unusual.
    pub count: UnusualCount,
    /// How many there were.
    pub value: f64,
    /// How many there usually are: the median.
    pub usual: f64,
    /// By how much days usually differ: the scaled median of the differences.
    pub spread: f64,
    /// How many earlier weekdays it is compared with.
    pub weeks: u32,
}

/// Who is there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ActivityInsight {
    /// Of which days.
    pub period: InsightPeriod,
    /// What is known of them.
    pub coverage: InsightCoverage,
    /// Every day of the period.
    pub days: Vec<ActivityDay>,
    /// Distinct people of the period.
    pub people: InsightFigure,
    /// What was done in it.
    pub interactions: InsightFigure,
    /// Messages and replies of it.
    pub messages: InsightFigure,
    /// The mean of the days' people.
    pub people_a_day: InsightFigure,
    /// Stickiness: the mean of the daily shares of the month's people, in per cent.
    pub stickiness: InsightFigure,
    /// How many people were there on how many days of the period: entry 0 is of one day.
    pub power: Vec<u32>,
    /// Days of a month: 30, or 28.
    pub month_days: u32,
    /// Days that are unusual.
    pub unusual: Vec<UnusualDay>,
}

/// The days of a bracket after the first one, which is day 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RetentionBracket {
    /// The first.
    pub from: u32,
    /// The last.
    pub to: u32,
}

/// One cohort: how many came, and how many of them were there later. A cell whose time is not over is nothing, never 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RetentionCohort {
    /// The first day of the interval in which they came.
    pub start: String,
    /// How many came.
    pub size: u32,
    /// Whether the interval in which they came is over.
    pub complete: bool,
    /// How many were there in the same interval and in each one after it.
    pub bounded: Vec<Option<u32>>,
    /// How many were there then or at any later time.
    pub unbounded: Vec<Option<u32>>,
    /// How many were there on any day of each bracket.
    pub bracket: Vec<Option<u32>>,
}

/// Shares by column, over cohorts of which it is known: 0 to 1.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct RetentionAverages {
    /// Of the bounded counts.
    pub bounded: Vec<Option<f64>>,
    /// Of the unbounded ones.
    pub unbounded: Vec<Option<f64>>,
    /// Of the brackets.
    pub bracket: Vec<Option<f64>>,
}

/// The people of one interval by what they did in the one before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LifecycleStep {
    /// The first day of the interval.
    pub start: String,
    /// Whether it is over; what is not is to be shown as not yet known.
    pub complete: bool,
    /// Whether the log speaks of every day of it.
    pub known: bool,
    /// Who was there.
    pub active: u32,
    /// There for the first time (首次活跃).
    pub new: u32,
    /// There as in the interval before (持续活跃).
    pub retained: u32,
    /// Back again (回流).
    pub resurrected: u32,
    /// There in the interval before and not in this one (转沉默).
    pub churned: u32,
    /// Those who came or came back, for each one who fell silent; nothing where nobody did.
    pub quick_ratio: Option<f64>,
    /// Of those who were there in the interval before, the share who are there again: 0 to 1.
    pub period_over_period: Option<f64>,
}

/// Who stays.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RetentionInsight {
    /// Of which days.
    pub period: InsightPeriod,
    /// What is known of them.
    pub coverage: InsightCoverage,
    /// By which intervals.
    pub interval: InsightInterval,
    /// What makes a cohort.
    pub cohort: InsightCohort,
    /// The cohorts that begin in the period, the earliest first.
    pub cohorts: Vec<RetentionCohort>,
    /// How many cohorts lie before the first one that is shown, because more than a screen can show were asked for.
    pub left_out: u32,
    /// The brackets.
    pub brackets: Vec<RetentionBracket>,
    /// Averages of the columns.
    pub averages: RetentionAverages,
    /// The intervals of the period.
    pub lifecycle: Vec<LifecycleStep>,
}

/// One hour of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RhythmHour {
    /// From Monday 0 on.
    pub weekday: u8,
    /// From 0 to 23.
    pub hour: u8,
    /// What was done.
    pub interactions: u32,
    /// Distinct people who said something.
    pub speakers: u32,
}

/// An hour of the week in which many speak.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct RhythmSlot {
    /// From Monday 0 on.
    pub weekday: u8,
    /// From 0 to 23.
    pub hour: u8,
    /// The mean of the distinct speakers, drawn towards that of the same hour on all days.
    pub score: f64,
    /// The mean of the distinct speakers as it is.
    pub speakers: f64,
    /// Of how many weeks: hours after an own post or activity are left out.
    pub weeks: u32,
}

/// At which hours a community lives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RhythmInsight {
    /// Of which days.
    pub period: InsightPeriod,
    /// What is known of them.
    pub coverage: InsightCoverage,
    /// All hours of the week, Monday's first.
    pub hours: Vec<RhythmHour>,
    /// Hours of the last eight full weeks in which most speak, the best first; none when fewer than four weeks are known.
    pub slots: Vec<RhythmSlot>,
    /// Of how many weeks the slots are.
    pub weeks: u32,
    /// Hours that were left out because an own post or activity began in them or up to two hours before.
    pub own_hours: u32,
}
