//! Answers of who weighs how much, who drifts away and who comes back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{InsightCoverage, InsightFigure, InsightFilter, InsightPeriod, InsightPerson};

/// Which people are asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PeopleQuestion {
    /// Which part of the community's life.
    #[serde(flatten)]
    pub filter: InsightFilter,
    /// How many of each list at most; 50 when left out.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
    /// How many to leave out at the beginning of the list of scores.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub offset: u32,
    /// Scores of these people alone: of whom R and F are so.
    #[serde(default)]
    #[ts(optional)]
    pub cell: Option<(u8, u8)>,
    /// From how many interactions on somebody is missed or welcomed back; as usual when left out.
    #[serde(default)]
    #[ts(optional)]
    pub least: Option<u32>,
    /// After how many silent days somebody drifts away; as usual when left out.
    #[serde(default)]
    #[ts(optional)]
    pub silent: Option<u32>,
}

/// How one person lives here (RFM).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonScores {
    /// Who.
    pub person: InsightPerson,
    /// Days since the last time.
    pub recency: u32,
    /// Days of presence within the days that are scored.
    pub days: u32,
    /// Weight within them, in tenths.
    pub weight: u32,
    /// Scores of the three from 1 to 5; of who was not there within these days there are none.
    pub scores: Option<(u8, u8, u8)>,
}

/// A place on the leaderboard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Leader {
    /// The rank; who weighs the same has the same, and the next one follows without a gap.
    pub rank: u32,
    /// Who.
    pub person: InsightPerson,
    /// Weight in the period, in tenths.
    pub weight: u32,
    /// What they did in the period.
    pub interactions: u32,
    /// Days of presence in the period.
    pub days: u32,
}

/// Somebody who drifts away, or who is back again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonChange {
    /// Who.
    pub person: InsightPerson,
    /// The last day they were there; of who is back again the last one before the silence.
    pub last_on: String,
    /// Days of silence.
    pub silent: u32,
    /// What they did in the 90 days: up to the day as of which is counted, or up to the silence.
    pub interactions: u32,
    /// The day they came back.
    pub back_on: Option<String>,
}

/// How the weight is spread.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Concentration {
    /// The share of the weight that the first hundredth of the speakers have, in per cent.
    pub top_1: InsightFigure,
    /// That of the first tenth.
    pub top_10: InsightFigure,
    /// How unequal the speakers are: 0 to 1.
    pub gini_speakers: InsightFigure,
    /// How unequal all members are, the silent ones too.
    pub gini_roster: InsightFigure,
    /// The absence factor: the fewest people who make half of the weight.
    pub absence_factor: InsightFigure,
}

/// What makes somebody drift away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DriftingRule {
    /// So many interactions in the 90 days at least.
    pub least: u32,
    /// The same where nothing is said.
    pub usual_least: u32,
    /// So many silent days.
    pub silent: u32,
    /// The same where nothing is said.
    pub usual_silent: u32,
    /// The most that can be asked for.
    pub longest_silent: u32,
}

/// Who weighs how much.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PeopleInsight {
    /// Of which days.
    pub period: InsightPeriod,
    /// What is known of them.
    pub coverage: InsightCoverage,
    /// How many people were ever there.
    pub people: u32,
    /// In how many days people are scored: 90 where nothing is said.
    pub score_days: u32,
    /// How many of them have scores: were there within these days.
    pub scored: u32,
    /// Whether scores are places among others; of fewer than 25 people they are thresholds.
    pub ranked: bool,
    /// How many people have each R (first index, 1 at 0) and F.
    pub cells: Vec<Vec<u32>>,
    /// How many people the list of scores has in all.
    pub scores_total: u32,
    /// People with their scores, the best first.
    pub scores: Vec<PersonScores>,
    /// How many people weigh anything in the period.
    pub leaders_total: u32,
    /// The leaderboard of the period.
    pub leaders: Vec<Leader>,
    /// How the weight of the period is spread.
    pub concentration: Concentration,
    /// What makes somebody drift away.
    pub rule: DriftingRule,
    /// How many may drift away and are not observed: no import speaks of their channels in these days.
    pub not_observed: u32,
    /// How many drift away; nothing where too little is known.
    pub drifting_total: Option<u32>,
    /// Who drifts away (沉默预警), those who did most first.
    pub drifting: Vec<PersonChange>,
    /// How many are back again; nothing where too little is known.
    pub back_total: Option<u32>,
    /// Who is back again.
    pub back: Vec<PersonChange>,
    /// The last day with data, for whoever is told that there is no list.
    pub last_data: Option<String>,
}

/// How newcomers begin.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NewcomersInsight {
    /// Of which days.
    pub period: InsightPeriod,
    /// What is known of them.
    pub coverage: InsightCoverage,
    /// Who joined in the period.
    pub joined: InsightFigure,
    /// The share of those who wrote a first message within seven days, in per cent of those whose seven days are over.
    pub activated: InsightFigure,
    /// Days from joining to the first interaction that counts: the median of those who had one.
    pub first_days: InsightFigure,
    /// The same: of ten of them nine were faster.
    pub first_days_90: InsightFigure,
    /// How many joiners had their first words after how many days: entry 0 is of the same day; the last one of 30 and more.
    pub first_words: Vec<u32>,
    /// The share of first messages of the period that another member answered or reacted to within 24 hours, in per cent: of
    /// sources that keep links between messages.
    pub answered: InsightFigure,
    /// The same of sources that keep none, which is estimated: somebody else wrote in the channel within 60 minutes.
    pub answered_estimated: InsightFigure,
    /// First messages that nobody answered, the newest first.
    pub unanswered: Vec<UnansweredNewcomer>,
}

/// Somebody whose first message nobody answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnansweredNewcomer {
    /// Who.
    pub person: InsightPerson,
    /// In which channel.
    pub channel: crate::Uid,
    /// When, on the community's clock.
    pub at: String,
    /// The source keeps no links between messages: nobody wrote within the hour, as far as that tells.
    pub estimated: bool,
}
