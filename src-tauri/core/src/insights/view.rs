//! What is asked of the log, and the answers.

mod activity;
mod filter;
mod goals;
mod growth;
mod people;
mod program;
mod rules;

pub use activity::{
    ActivityDay, ActivityInsight, LifecycleStep, RetentionAverages, RetentionBracket, RetentionCohort,
    RetentionInsight, RhythmHour, RhythmInsight, RhythmSlot, UnusualCount, UnusualDay,
};
pub use filter::{
    InsightBase, InsightCohort, InsightCoverage, InsightFigure, InsightFilter, InsightGround,
    InsightInterval, InsightPeriod, InsightPerson, InsightSource, InsightUnit, WhyNoInsight,
};
pub use goals::{Goal, Goals, SetGoal};
pub use growth::{
    ActivityResult, Execution, GroupCell, GroupInsight, GroupsInsight, GrowthDay, GrowthInsight,
    GrowthInviter, GrowthSource, LeadingFigure, LeadingName, OverviewDay, OverviewInsight, PlanMark,
    PostEffect, PostResult, RankedThing, ResultsInsight, SpeakingRate, TypedFigure,
};
pub use people::{
    Concentration, DriftingRule, Leader, NewcomersInsight, PeopleInsight, PeopleQuestion, PersonChange,
    PersonScores, UnansweredNewcomer,
};
pub use program::{Insights, InsightsQuestion, LifecycleWeek, RfmRows};
pub use rules::{CountingChoice, CountingRules, KindWeight, SetCountingRules};
