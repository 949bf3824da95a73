//! Answers of how a community grows, how its groups do, and what came of what was published.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Goal, InsightCoverage, InsightFigure, InsightPeriod, InsightPerson, UnusualDay};
use crate::{
    Uid,
    groups::{Deliveries, GroupFigures, Level, Measure, Threshold},
};

/// One day of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GrowthDay {
    /// Which day.
    pub on: String,
    /// Members known to be in at the end of the day.
    pub roster: u32,
    /// Who joined.
    pub joined: u32,
    /// Who left.
    pub left: u32,
}

/// Who came by one source, and who of them is still active.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GrowthSource {
    /// The source as it was entered; empty where none was.
    pub source: String,
    /// Who joined by it in the period.
    pub joined: u32,
    /// Of how many of them day 7 is over.
    pub of_7: u32,
    /// Of how many of them some log speaks of day 7 or later.
    pub seen_7: u32,
    /// Who of these was there on day 7 or later.
    pub at_7: u32,
    /// Of how many of them some log speaks of day 30 or later.
    pub of_30: u32,
    /// Who of these was there on day 30 or later.
    pub at_30: u32,
    /// Who left within seven days, of those whose seven days are over.
    pub left_7: u32,
}

/// A member who brought others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GrowthInviter {
    /// Who.
    pub person: InsightPerson,
    /// Whom they brought in the period.
    pub joined: u32,
    /// Of how many of these day 7 is over.
    pub of_7: u32,
    /// Of how many of these some log speaks of day 7 or later.
    pub seen_7: u32,
    /// Who of these was there on day 7 or later.
    pub at_7: u32,
    /// Who left within seven days, of those whose seven days are over.
    pub left_7: u32,
}

/// How many of the people spoke on a day or in a week (发言率).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SpeakingRate {
    /// The day, or the first day of the week.
    pub on: String,
    /// Who spoke in the groups whose people are counted, once in every group (人次).
    pub speakers: u32,
    /// The head counts of these groups.
    pub head_count: f64,
    /// The share in per cent.
    pub rate: f64,
    /// Of how many groups.
    pub groups: u32,
}

/// How a community grows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GrowthInsight {
    /// Of which days.
    pub period: InsightPeriod,
    /// What is known of them.
    pub coverage: InsightCoverage,
    /// What was typed or imported day by day, apart from all else.
    pub typed: Vec<TypedFigure>,
    /// Members with a date of joining, of all.
    pub dated: (u32, u32),
    /// Every day of the period.
    pub days: Vec<GrowthDay>,
    /// Members at the end of the period.
    pub roster: InsightFigure,
    /// Who joined.
    pub joined: InsightFigure,
    /// Who left; unknown where no record says that anybody ever did.
    pub left: InsightFigure,
    /// Net growth.
    pub net: InsightFigure,
    /// Net growth in per cent of the roster at the start.
    pub growth_rate: InsightFigure,
    /// Who left in per cent of the roster at the start (退群率).
    pub leave_rate: InsightFigure,
    /// Who left within seven days, in per cent of those whose first seven days ended in the period.
    pub early_leave: InsightFigure,
    /// Of those who joined: still active on day 7 or later, in per cent of those of whom that is known.
    pub at_7: InsightFigure,
    /// The same for day 30.
    pub at_30: InsightFigure,
    /// Who was brought by a member, in per cent of those who joined; unknown where no record says who brought anybody.
    pub invited: InsightFigure,
    /// Those who brought most.
    pub inviters: Vec<GrowthInviter>,
    /// By source, the largest first.
    pub sources: Vec<GrowthSource>,
    /// How many spoke, day by day.
    pub speaking_days: Vec<SpeakingRate>,
    /// How many spoke, week by week.
    pub speaking_weeks: Vec<SpeakingRate>,
    /// How many groups there are.
    pub groups: u32,
}

/// One group beside the others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GroupInsight {
    /// Which.
    pub channel: Uid,
    /// Its name.
    pub name: String,
    /// The worst level of all its figures.
    pub level: Option<Level>,
    /// Members known to be in it on the last day.
    pub members: Option<u32>,
    /// Days of the period of which its log speaks.
    pub known_days: u32,
    /// Distinct people who spoke in the period.
    pub speakers: GroupCell,
    /// They in per cent of the head count.
    pub speaking_rate: GroupCell,
    /// The mean of the days, by which its level is told.
    pub speaking_rate_a_day: Option<f64>,
    /// Messages and replies of the period.
    pub messages: GroupCell,
    /// Who joined, by records of memberships.
    pub joined: GroupCell,
    /// Who left.
    pub left: GroupCell,
    /// The last day on which somebody said something.
    pub last_said: Option<String>,
    /// What was typed or imported of it, and what of that needs somebody: never mixed with the figures above.
    pub typed: GroupFigures,
}

/// A figure that was typed or imported, over the groups of which it is known. People who are in two groups count twice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TypedFigure {
    /// Which.
    pub measure: Measure,
    /// Its value.
    pub figure: InsightFigure,
    /// It follows from others: who left from who joined and the head counts, at least on some days.
    pub derived: bool,
    /// Of how many groups it is known.
    pub groups: u32,
    /// Of how many that were asked for.
    pub of_groups: u32,
}

/// A figure of a group from its log, that of the period before, and the median of its peers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct GroupCell {
    /// The value; nothing where it is not known.
    pub value: Option<f64>,
    /// That of the period before.
    pub before: Option<f64>,
    /// The median of the groups that it is compared with.
    pub peers: Option<f64>,
    /// Whether it needs somebody.
    pub level: Option<Level>,
}

/// How the groups do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GroupsInsight {
    /// Of which days.
    pub period: InsightPeriod,
    /// What is known of them.
    pub coverage: InsightCoverage,
    /// The groups, those that need somebody first.
    pub groups: Vec<GroupInsight>,
    /// When figures turn amber or red here.
    pub thresholds: Vec<Threshold>,
}

/// What came within some hours after something was published, beside the same hours of the four weeks before.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct PostEffect {
    /// Whether these hours are over, and the log speaks of them.
    pub known: bool,
    /// Distinct people who replied or wrote.
    pub repliers: u32,
    /// Replies; where a post is estimated, messages.
    pub replies: u32,
    /// Reactions.
    pub reactions: u32,
    /// Who left.
    pub left: u32,
    /// What is usual at these hours, where at least one of the four weeks is known: people, replies, reactions, leaves.
    pub usual: Option<(f64, f64, f64, f64)>,
}

/// Something that was published in a channel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PostResult {
    /// Which item.
    pub uid: Uid,
    /// Which date of a series, by its original; empty for what happens once.
    pub original: String,
    /// Its title.
    pub title: String,
    /// When it was planned, on the community's clock.
    pub at: String,
    /// The channels that it went to and whose log is counted.
    pub channels: Vec<Uid>,
    /// Their sources keep no links between messages: everything that was said in these hours counts as an answer.
    pub estimated: bool,
    /// How many channels it went to.
    pub of_channels: u32,
    /// The logs of these channels say of anybody that they left; else nobody knows whether somebody did.
    pub tells_leaves: bool,
    /// Within 24 hours.
    pub day: PostEffect,
    /// Within 72 hours.
    pub three_days: PostEffect,
}

/// One date of an event: who had registered and who came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ActivityResult {
    /// Which event.
    pub uid: Uid,
    /// Which date of a series, by its original; empty for what happens once.
    pub original: String,
    /// Its title.
    pub title: String,
    /// When it began, on the community's clock.
    pub at: String,
    /// Seats that were taken, company included.
    pub registered: u32,
    /// Whose people came; nothing where nobody wrote it down.
    pub came: Option<u32>,
    /// Who was written down as not having come.
    pub no_show: Option<u32>,
    /// Of those who came, people who had come to another date within the year before.
    pub again: Option<u32>,
}

/// How what was planned was done (SOP 执行率).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Execution {
    /// Whose it is; nothing where nobody owns it.
    pub owner: Option<Uid>,
    /// What became of the deliveries and tasks of the period.
    pub now: Deliveries,
    /// Of the period before.
    pub before: Deliveries,
}

/// What came of what was published, and how what was planned was done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ResultsInsight {
    /// Of which days.
    pub period: InsightPeriod,
    /// What is known of them.
    pub coverage: InsightCoverage,
    /// What was published in the period, the newest first.
    pub posts: Vec<PostResult>,
    /// How many more there were than are told.
    pub left_out: u32,
    /// Events of the period for which anybody had registered, the newest first.
    pub activities: Vec<ActivityResult>,
    /// Who came, in per cent of the seats, and who came again: as far as anybody wrote it down.
    pub attendance: Vec<LeadingFigure>,
    /// Done on time in per cent of what was planned.
    pub on_time: InsightFigure,
    /// By owner, who has most first.
    pub owners: Vec<Execution>,
}

/// Which figure of the overview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LeadingName {
    /// Distinct members.
    Members,
    /// Net growth.
    Net,
    /// 退群率.
    LeaveRate,
    /// Distinct people who spoke in the last seven days.
    WeeklySpeakers,
    /// They in per cent of the head counts (发言率).
    SpeakingRate,
    /// Newcomers' first words within seven days.
    Activated,
    /// Still there at day 30.
    StillThere,
    /// SOP 执行率.
    OnTime,
    /// Newcomers answered.
    Answered,
    /// 到场率.
    ShowRate,
    /// Of those who came, who had come before.
    CameAgain,
    /// Who came, by the log.
    Attendees,
    /// Orders, by the log.
    Orders,
    /// Who ordered, by the log.
    Buyers,
}

/// A figure that leads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LeadingFigure {
    /// Which.
    pub name: LeadingName,
    /// The figure.
    pub figure: InsightFigure,
    /// What it is to be in the month, or else in the quarter, of the last day.
    pub goal: Option<Goal>,
}

/// One day of the overview's curve.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OverviewDay {
    /// Which day.
    pub on: String,
    /// Distinct people of the day; nothing where no log speaks of it.
    pub people: Option<u32>,
    /// Messages and replies.
    pub messages: Option<u32>,
}

/// Something planned, to be marked on a curve.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanMark {
    /// The day on which it begins.
    pub on: String,
    /// What it is: `content` or `activity`.
    pub kind: String,
    /// Which.
    pub uid: Uid,
    /// Its title.
    pub title: String,
}

/// A group or a post among the best or the worst.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RankedThing {
    /// The channel or the item.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// What it is ranked by: of a group the speaking rate in per cent, of a post the people who answered.
    pub value: f64,
    /// What is usual: of the group's peers, of the same hours.
    pub usual: Option<f64>,
    /// The value is estimated, because no source keeps links between messages; known ones are never ranked among such.
    pub estimated: bool,
}

/// How the community does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OverviewInsight {
    /// Of which days.
    pub period: InsightPeriod,
    /// What is known of them.
    pub coverage: InsightCoverage,
    /// The figures that lead, in their order.
    pub figures: Vec<LeadingFigure>,
    /// Every day of the period.
    pub days: Vec<OverviewDay>,
    /// Days that are unusual.
    pub unusual: Vec<UnusualDay>,
    /// What was planned on these days: activities, and content that went out once.
    pub marks: Vec<PlanMark>,
    /// The three groups that do best.
    pub best_groups: Vec<RankedThing>,
    /// The three that do worst.
    pub worst_groups: Vec<RankedThing>,
    /// The three posts that did best.
    pub best_posts: Vec<RankedThing>,
    /// The three that did worst.
    pub worst_posts: Vec<RankedThing>,
}
