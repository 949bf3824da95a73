//! Commands of what is counted from logs.

use super::table::commands;
use crate::{
    insights::{
        self, ActivityInsight, CountingRules, Goals, GroupsInsight, GrowthInsight, InsightFilter,
        InsightGround, Insights, InsightsQuestion, NewcomersInsight, OverviewInsight, PeopleInsight,
        PeopleQuestion, ResultsInsight, RetentionInsight, RhythmInsight, SetCountingRules, SetGoal,
    },
    workspace::CommunityRef,
};

commands! {
    /// How a community lives, counted from its logs as a peer would count it.
    read insights(InsightsQuestion) -> Insights = |app, tx, input|
        insights::insights(app.insights.asking(&app.store, &app.members, tx), &input);
    /// Whether there is anything to be looked at, and until when.
    read insight_ground(CommunityRef) -> InsightGround = |_, tx, input| insights::ground(tx, input.community);
    /// What leads: a few figures, the curve with what is marked on it, the best and the worst.
    read insight_overview(InsightFilter) -> OverviewInsight = |app, tx, input|
        app.insights.asking(&app.store, &app.members, tx).overview(&input);
    /// Who is there: people by day, week and month, how often they come, days that are unusual.
    read insight_activity(InsightFilter) -> ActivityInsight = |app, tx, input|
        app.insights.asking(&app.store, &app.members, tx).activity(&input);
    /// Who stays: cohorts and what became of them, and what people did from interval to interval.
    read insight_retention(InsightFilter) -> RetentionInsight = |app, tx, input|
        app.insights.asking(&app.store, &app.members, tx).retention(&input);
    /// At which hours of the week people are there, and which hours are the best to reach them.
    read insight_rhythm(InsightFilter) -> RhythmInsight = |app, tx, input|
        app.insights.asking(&app.store, &app.members, tx).rhythm(&input);
    /// Who weighs how much, who drifts away and who is back again.
    read insight_people(PeopleQuestion) -> PeopleInsight = |app, tx, input|
        app.insights.asking(&app.store, &app.members, tx).people(&input);
    /// How newcomers begin: whether they say anything soon, and whether somebody answers.
    read insight_newcomers(InsightFilter) -> NewcomersInsight = |app, tx, input|
        app.insights.asking(&app.store, &app.members, tx).newcomers(&input);
    /// How a community grows by member records, by which source, and how many of its people speak.
    read insight_growth(InsightFilter) -> GrowthInsight = |app, tx, input|
        app.insights.asking(&app.store, &app.members, tx).growth(&input);
    /// How each group does by its log, beside what was typed of it and beside its peers.
    read insight_groups(InsightFilter) -> GroupsInsight = |app, tx, input|
        app.insights.asking(&app.store, &app.members, tx).groups(&input);
    /// What came of what was published, and how what was planned was done.
    read insight_results(InsightFilter) -> ResultsInsight = |app, tx, input|
        app.insights.asking(&app.store, &app.members, tx).results(&input);
    /// What the leading figures are to be in months and quarters.
    read insight_goals(CommunityRef) -> Goals = |_, tx, input| insights::goals(tx, input.community);
    /// Sets the goal of a leading figure for a month or a quarter, or takes it away.
    write insight_goal_set(SetGoal) -> Goals = |_, tx, input| insights::set_goal(tx, &input);
    /// By which rules a community counts: what kinds of interactions weigh, and the days of a month and of scores.
    read counting_rules(CommunityRef) -> CountingRules = |_, tx, input|
        insights::counting_rules(tx, input.community);
    /// Sets rules by which a community counts; those that are not named stay.
    write counting_rules_set(SetCountingRules) -> CountingRules = |_, tx, input|
        insights::set_counting_rules(tx, &input);
}
