//! What part of a community's life is asked for, and what every answer says of its ground.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Uid;

/// By which stretches of time people are looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InsightInterval {
    /// Days of the calendar.
    Day,
    /// Weeks, which begin on Monday.
    #[default]
    Week,
    /// Months of the calendar.
    Month,
}

/// From when on somebody belongs to a cohort.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InsightCohort {
    /// The first interaction that counts.
    #[default]
    First,
    /// The day on which they joined.
    Join,
}

/// Which part of a community's life is looked at. Channels, kinds and platforms define the log that a figure sees; what is said of
/// people chooses them by their state on the day as of which is counted. The range chooses what is shown and never cuts history.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct InsightFilter {
    /// Of which community.
    pub community: Uid,
    /// The first day of the range; 29 days before the last one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
    /// The last day of the range; the last one of which the log says anything when left out.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<String>,
    /// The day as of which people are looked at; what came later is as if it were not. The last day of the range when left out.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<String>,
    /// On whose clock days are counted, by the name of a time zone; on the community's when left out.
    #[serde(default)]
    #[ts(optional)]
    pub zone: Option<String>,
    /// Of these channels; with `tags` those that are both, with neither all.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Uid>>")]
    pub channels: Vec<Uid>,
    /// Of channels that bear one of these tags.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Uid>>")]
    pub tags: Vec<Uid>,
    /// Of channels on these platforms, by kind; of all when left out.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub platforms: Vec<String>,
    /// Of these kinds alone, by name; of all that count when left out.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub kinds: Vec<String>,
    /// Of members on this tier.
    #[serde(default)]
    #[ts(optional)]
    pub tier: Option<Uid>,
    /// Of members whom this saved filter chooses.
    #[serde(default)]
    #[ts(optional)]
    pub segment: Option<Uid>,
    /// Of members who bear one of these tags.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Uid>>")]
    pub member_tags: Vec<Uid>,
    /// Without members who bear one of these tags.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Uid>>")]
    pub without_tags: Vec<Uid>,
    /// Without members on one of these tiers.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Uid>>")]
    pub without_tiers: Vec<Uid>,
    /// Without the team.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub without_staff: bool,
    /// By which intervals; by weeks when left out.
    #[serde(default)]
    #[ts(optional, as = "Option<InsightInterval>")]
    pub interval: InsightInterval,
    /// What makes a cohort; the first interaction when left out.
    #[serde(default)]
    #[ts(optional, as = "Option<InsightCohort>")]
    pub cohort: InsightCohort,
}

impl InsightFilter {
    /// Everything of a community.
    pub fn whole(community: Uid) -> Self {
        Self {
            community,
            from: None,
            to: None,
            as_of: None,
            zone: None,
            channels: Vec::new(),
            tags: Vec::new(),
            platforms: Vec::new(),
            kinds: Vec::new(),
            tier: None,
            segment: None,
            member_tags: Vec::new(),
            without_tags: Vec::new(),
            without_tiers: Vec::new(),
            without_staff: false,
            interval: InsightInterval::default(),
            cohort: InsightCohort::default(),
        }
    }
}

/// Of which days an answer speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InsightPeriod {
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// The first day of the period before, which is as long.
    pub before_from: String,
    /// The last day of it.
    pub before_to: String,
    /// The day as of which people are looked at.
    pub as_of: String,
    /// How many days the period has.
    pub days: u32,
}

/// What is known of the days: a day without data is a gap and never a zero.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InsightCoverage {
    /// The first day of which the log of these channels says anything.
    pub first: Option<String>,
    /// The last one.
    pub last: Option<String>,
    /// How many days of the period some channel is known on.
    pub known_days: u32,
    /// The same of the period before.
    pub known_days_before: u32,
    /// How many channels have data within the period.
    pub channels: u32,
    /// Of how many that were asked for.
    pub of_channels: u32,
    /// How many imports speak of the period.
    pub imports: u32,
    /// Days of the period on which nothing is known: first and last of every stretch.
    pub gaps: Vec<(String, String)>,
}

/// Whether there is anything to be looked at, and until when: asked before any figure is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InsightGround {
    /// The first day of which the log says anything.
    pub first: Option<String>,
    /// The last one.
    pub last: Option<String>,
    /// Names of the kinds that count, and that a filter can choose; none where there is no log.
    pub kinds: Vec<String>,
    /// Whether anything can be shown: a log, typed figures, or a member with a date of joining.
    pub filled: bool,
}

/// In what a figure is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InsightUnit {
    /// Distinct people (去重人数).
    People,
    /// Memberships: people counted once in every group (人次).
    Memberships,
    /// Things that happened.
    Count,
    /// Per cent.
    PerCent,
    /// Days.
    Days,
    /// A plain number.
    Number,
}

/// Of what a rate is the share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InsightBase {
    /// Members known to be in the community.
    Roster,
    /// People who spoke as far as is known.
    Speakers,
    /// Head counts of the groups.
    HeadCount,
    /// Those who joined.
    Joined,
    /// Those who were invited.
    Invited,
    /// Deliveries that were planned.
    Planned,
    /// Those who were there in the interval before.
    ActiveBefore,
    /// Those who wrote their first words.
    FirstWords,
    /// Days with data.
    Days,
    /// Those who had registered.
    Registered,
    /// Those who came.
    Attendees,
}

/// Where a figure comes from; what somebody typed is never mixed with what was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InsightSource {
    /// Counted from the log.
    Log,
    /// From member records: when people joined and left.
    Records,
    /// Typed or imported day by day.
    Typed,
    /// From deliveries and their times.
    Plan,
}

/// Why there is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WhyNoInsight {
    /// No log speaks of these days.
    NoData,
    /// There is nothing that it could be a share of.
    NothingToShare,
    /// Nobody counted the people.
    NoHeadCount,
    /// No member record has a date.
    NoDates,
    /// Nothing was planned.
    NothingPlanned,
    /// It is not over on the day as of which is counted.
    NotOver,
    /// Too few for a figure.
    TooFew,
    /// The source does not record it.
    NotRecorded,
}

/// One figure with what it is of, and what it was before.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct InsightFigure {
    /// The value; nothing where it is not known.
    pub value: Option<f64>,
    /// In what it is measured.
    pub unit: InsightUnit,
    /// Of how many, where it is a share or a mean.
    pub of: Option<f64>,
    /// Of what.
    pub base: Option<InsightBase>,
    /// The value of the period before, where that is known as well.
    pub before: Option<f64>,
    /// Of how many that was.
    pub before_of: Option<f64>,
    /// Where it comes from.
    pub source: InsightSource,
    /// Whether it is estimated.
    pub estimated: bool,
    /// Why there is no value.
    pub why: Option<WhyNoInsight>,
}

impl InsightFigure {
    /// A number with the one before it; unknown says why.
    pub(in crate::insights) fn new(
        unit: InsightUnit,
        source: InsightSource,
        (value, before): (Option<f64>, Option<f64>),
        why: WhyNoInsight,
    ) -> Self {
        let why = value.is_none().then_some(why);
        Self { value, unit, of: None, base: None, before, before_of: None, source, estimated: false, why }
    }

    /// A share in per cent, each given as a part and the whole; unknown where the whole is nothing.
    pub(in crate::insights) fn share(
        source: InsightSource,
        base: InsightBase,
        now: Option<(f64, f64)>,
        before: Option<(f64, f64)>,
        why: WhyNoInsight,
    ) -> Self {
        let share = |pair: Option<(f64, f64)>| pair.filter(|(_, of)| *of > 0.0);
        let per_cent = |pair: Option<(f64, f64)>| share(pair).map(|(part, of)| part / of * 100.0);
        let why = if now.is_some() { WhyNoInsight::NothingToShare } else { why };
        Self {
            of: now.map(|(_, of)| of),
            base: Some(base),
            before_of: before.map(|(_, of)| of),
            ..Self::new(InsightUnit::PerCent, source, (per_cent(now), per_cent(before)), why)
        }
    }
}

/// Somebody of whom a figure speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InsightPerson {
    /// What the source calls them.
    pub key: String,
    /// The name they go by.
    pub name: String,
    /// The member; nothing for somebody who is none.
    pub member: Option<Uid>,
}
