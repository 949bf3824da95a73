//! Inputs and outputs of the table of groups.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Uid;

/// What is said of a group in one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// People in it, as last counted by the end of the period.
    HeadCount,
    /// By how many it grew.
    Net,
    /// By how much of the people at the start it grew, in per cent.
    Growth,
    /// Who joined.
    Joined,
    /// Who joined, in per cent of those who were invited on the same days (入群率).
    JoinRate,
    /// Who left.
    Left,
    /// Speakers of a day in per cent of the head count of that day, the mean of the days that have both (发言率).
    SpeakingRate,
    /// Messages of a day, the mean of the days that have them.
    Messages,
    /// Who left within seven days, in per cent of those whose first seven days ended in the period.
    EarlyLeave,
    /// Deliveries done on time, in per cent of those planned (SOP 执行率).
    OnTime,
    /// Places that are taken, in per cent.
    Fill,
    /// Days until it is full, at the present growth.
    FullIn,
    /// Days until its QR code ends; below 0 it has.
    QrDays,
    /// Days since it was counted.
    CountAge,
    /// Days until somebody looks at its announcement; below 0 that is overdue.
    ReviewDays,
}

/// How much a figure needs somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Soon.
    Amber,
    /// Now.
    Red,
}

/// Why a figure is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WhyUnknown {
    /// Nobody counted the people, or not often enough.
    NoCount,
    /// Nobody entered it for any day of the period.
    NoFigures,
    /// On no day of the period are both those who were invited and those who joined known.
    NoInvited,
    /// On no day of the period are both the speakers and the head count known.
    NoSpeakers,
    /// No member list with dates says who joined.
    NoMembers,
    /// Nothing was planned.
    NothingPlanned,
    /// Nothing limits it.
    NoCapacity,
    /// It does not grow.
    NotGrowing,
    /// No date was entered.
    NoDate,
}

/// A figure of a group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct MeasureCell {
    /// The value; nothing where it is not known.
    pub value: Option<f64>,
    /// That of the period before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub before: Option<f64>,
    /// The median of its peers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub peers: Option<f64>,
    /// Whether it needs somebody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub level: Option<Level>,
    /// Why there is no value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub why: Option<WhyUnknown>,
}

/// What became of the deliveries of a time. All that were planned are one of the others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Deliveries {
    /// How many were planned.
    pub planned: u32,
    /// Sent in time.
    pub on_time: u32,
    /// Sent later.
    pub late: u32,
    /// Left out on purpose.
    pub skipped: u32,
    /// Not sent, though it is late.
    pub missed: u32,
}

/// One group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GroupFigures {
    /// Which.
    pub channel: Uid,
    /// Its figures.
    pub cells: BTreeMap<Measure, MeasureCell>,
    /// The worst level of its figures.
    pub level: Option<Level>,
    /// The day of the count that the net is counted from.
    pub net_since: Option<String>,
    /// The day of the count that it is counted to.
    pub net_until: Option<String>,
    /// On how many days of the period it is known who joined.
    pub joined_days: u32,
    /// How many were invited on the days of the period of which it is known who joined.
    pub invited: f64,
    /// The same of the period before.
    pub invited_before: f64,
    /// On how many days of the period it is known who left.
    pub left_days: u32,
    /// Whether who left follows from other figures, at least on some days.
    pub left_derived: bool,
    /// On how many days both speakers and head count are known.
    pub speaking_days: u32,
    /// What became of its deliveries.
    pub deliveries: Deliveries,
    /// Free places.
    pub free: Option<f64>,
    /// Days since it was opened.
    pub age_days: Option<u32>,
    /// How many groups it is compared with: of the same tag, and opened about when it was. Where it is not known when it was
    /// opened, those of the same tag of which it is not known either.
    pub peers: u32,
}

/// When a figure turns amber or red.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct Threshold {
    /// Which figure.
    pub measure: Measure,
    /// Whether it turns from there upwards; else downwards.
    pub upwards: bool,
    /// Amber from here on; nothing for never.
    pub amber: Option<f64>,
    /// Red from here on; nothing for never.
    pub red: Option<f64>,
}

/// Which table of groups is asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GroupsTableInput {
    /// Of which community.
    pub community: Uid,
    /// The first day of the period; six days before the last one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
    /// The last day of the period; yesterday when left out.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<String>,
    /// Of groups that bear one of these tags; all when left out. Peers are looked for among all.
    #[serde(default)]
    #[ts(optional, type = "Array<string>")]
    pub tags: Vec<Uid>,
}

/// How all groups do in a period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GroupsTable {
    /// The first day of the period.
    pub from: String,
    /// The last day.
    pub to: String,
    /// The first day of the period before, which is as long.
    pub before: String,
    /// The groups, in their order.
    pub rows: Vec<GroupFigures>,
    /// When figures turn amber or red here.
    pub thresholds: Vec<Threshold>,
}

/// Which deliveries of a group are asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GroupDeliveries {
    /// Which group.
    pub channel: Uid,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
}

/// What became of the deliveries of one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeliveryDay {
    /// Which day.
    pub on: String,
    /// What became of them.
    pub deliveries: Deliveries,
    /// Those that were not sent in time, by time.
    pub troubled: Vec<TroubledDelivery>,
}

/// A delivery that was not sent in time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TroubledDelivery {
    /// Of which item.
    pub uid: Uid,
    /// The date's name in its series; empty when it happens once.
    pub original: String,
    /// The title of the item, or of that date.
    pub title: String,
    /// What became of it.
    pub trouble: Trouble,
}

/// Why a delivery is not one sent in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// It was sent later.
    Late,
    /// It was left out on purpose.
    Skipped,
    /// It was not sent.
    Missed,
}
