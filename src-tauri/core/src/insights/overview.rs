//! What leads (METRICS, the last paragraph): a few figures, the curve with what is marked on it, the best and the worst.

use std::collections::BTreeMap;

use super::{
    activity::{Curve, unusual},
    attendance,
    frame::{Frame, text_of},
    goals,
    groups::of_groups,
    growth::Growth,
    intervals::start_of,
    newcomers, plan, results, speaking,
    typed::Typed,
    view::{
        InsightBase, InsightFigure, InsightFilter, InsightInterval, InsightSource, InsightUnit,
        LeadingFigure, LeadingName, OverviewDay, OverviewInsight, RankedThing, WhyNoInsight,
    },
};
use crate::{Result, groups::Measure, members, store::ReadTx};

const WEEK: i64 = 7;
const MONTH: i64 = 30;
/// How many are best and worst.
const FEW: usize = 3;

/// The answer.
pub(super) fn overview(
    (tx, index): (&ReadTx<'_>, &members::Index),
    frame: &Frame<'_>,
    filter: &InsightFilter,
) -> Result<OverviewInsight> {
    let curve = Curve::of(frame)?;
    let days = (frame.from..=frame.to).map(|day| {
        let people = curve.people(frame, 0, day);
        OverviewDay { on: text_of(day), messages: people.map(|_| curve.counting.on(day).messages), people }
    });
    let groups = of_groups(tx, frame, filter)?;
    let of_group = |group: &super::view::GroupInsight| {
        let cell = group.speaking_rate;
        Some(RankedThing {
            uid: group.channel,
            name: group.name.clone(),
            value: cell.value?,
            usual: cell.peers,
            estimated: false,
        })
    };
    let (best_groups, worst_groups) = ends(groups.groups.iter().filter_map(of_group).collect());
    let (posts, _) = results::posts(tx, frame, filter)?;
    let of_post = |post: &super::view::PostResult| {
        post.day.known.then(|| RankedThing {
            uid: post.uid,
            name: post.title.clone(),
            value: f64::from(post.day.repliers),
            usual: post.day.usual.map(|usual| usual.0),
            estimated: post.estimated,
        })
    };
    let ranked: Vec<RankedThing> = posts.iter().filter_map(of_post).collect();
    let estimated = ranked.iter().all(|post| post.estimated);
    let (best_posts, worst_posts) =
        ends(ranked.into_iter().filter(|post| post.estimated == estimated).collect());
    Ok(OverviewInsight {
        period: frame.period(),
        coverage: frame.coverage(),
        figures: beside_goals((tx, index), frame, filter, leading(tx, frame, filter)?)?,
        days: days.collect(),
        unusual: unusual(frame, &curve),
        marks: plan::marks(tx, frame, filter.community)?,
        best_groups,
        worst_groups,
        best_posts,
        worst_posts,
    })
}

/// The first and the last few by their values; who is among the best is not among the worst.
fn ends(mut things: Vec<RankedThing>) -> (Vec<RankedThing>, Vec<RankedThing>) {
    things.sort_by(|one, other| other.value.total_cmp(&one.value));
    let worst = things.split_off(things.len().min(FEW));
    let worst = worst.into_iter().rev().take(FEW).collect();
    (things, worst)
}

fn leading(tx: &ReadTx<'_>, frame: &Frame<'_>, filter: &InsightFilter) -> Result<Vec<LeadingFigure>> {
    let growth = Growth::of(tx, frame, filter)?;
    let (now, before) = ((frame.from, frame.to), (frame.before(), frame.from - 1));
    let people = |pair, why| InsightFigure::new(InsightUnit::People, InsightSource::Records, pair, why);
    let left = |range| growth.of_start(range, growth.left(range));
    let stayed = |range| growth.stayed(range, MONTH, frame.as_of);
    let gone = growth.why_no_leaves();
    let newcomers = newcomers::newcomers(tx, frame, filter)?;
    let results = results::on_time(tx, frame, filter)?;
    let typed = Typed::of(tx, frame, filter)?;
    // Where nothing counts it, what was typed leads, and says that it was.
    let or_typed = |figure: InsightFigure, typed: InsightFigure| {
        if figure.value.is_none() && typed.value.is_some() { typed } else { figure }
    };
    let memberships = |measure| typed.sum(measure, InsightUnit::Memberships);
    let figures = [
        (
            LeadingName::Members,
            or_typed(
                people((growth.roster(frame.to), growth.roster(frame.from - 1)), WhyNoInsight::NoDates),
                memberships(Measure::HeadCount),
            ),
        ),
        (
            LeadingName::Net,
            or_typed(people((growth.net(now), growth.net(before)), gone), memberships(Measure::Net)),
        ),
        (
            LeadingName::LeaveRate,
            or_typed(
                InsightFigure::share(
                    InsightSource::Records,
                    InsightBase::Roster,
                    left(now),
                    left(before),
                    gone,
                ),
                typed.leave_rate(),
            ),
        ),
        (LeadingName::WeeklySpeakers, weekly(frame)),
        (LeadingName::SpeakingRate, or_typed(speaking_rate(tx, frame, filter)?, typed.speaking_rate())),
        (LeadingName::Activated, newcomers.activated),
        (
            LeadingName::StillThere,
            InsightFigure::share(
                InsightSource::Log,
                InsightBase::Joined,
                stayed(now),
                stayed(before),
                growth.why_nobody(now, MONTH, frame.as_of),
            ),
        ),
        (LeadingName::OnTime, results),
        // Both are never mixed: what is known by links leads.
        (
            LeadingName::Answered,
            match newcomers.answered.value {
                None if newcomers.answered_estimated.value.is_some() => newcomers.answered_estimated,
                _ => newcomers.answered,
            },
        ),
    ];
    let mut all: Vec<LeadingFigure> =
        figures.into_iter().map(|(name, figure)| LeadingFigure { name, figure, goal: None }).collect();
    all.extend(attendance::figures(tx, frame, filter.community)?);
    Ok(all)
}

/// The figures with the goals that hold on the last day, and how far they are: counted from the first day of a goal's period on.
fn beside_goals(
    (tx, index): (&ReadTx<'_>, &members::Index),
    frame: &Frame<'_>,
    filter: &InsightFilter,
    mut figures: Vec<LeadingFigure>,
) -> Result<Vec<LeadingFigure>> {
    let last = frame.to.min(frame.as_of);
    let mut counted: BTreeMap<String, Vec<LeadingFigure>> = BTreeMap::new();
    for mut goal in goals::on(tx, filter.community, last)? {
        let Some(leading_one) = figures.iter_mut().find(|one| one.name == goal.figure) else { continue };
        let of_period = match counted.get(&goal.period) {
            Some(known) => known,
            None => {
                let (from, _) = goals::range_of(&goal).unwrap_or((frame.from, frame.to));
                let (from, to) = (Some(text_of(from)), Some(text_of(last)));
                // A goal is the community's, whatever is looked at.
                let of = InsightFilter {
                    from,
                    to,
                    zone: filter.zone.clone(),
                    ..InsightFilter::whole(filter.community)
                };
                let frame = Frame::new(tx, index, frame.log, &of)?;
                let found = leading(tx, &frame, &of)?;
                counted.entry(goal.period.clone()).or_insert(found)
            }
        };
        goal.reached = of_period.iter().find(|one| one.name == goal.figure).and_then(|one| one.figure.value);
        leading_one.goal = Some(goal);
    }
    Ok(figures)
}

/// Who said something on the last seven days of the range, and on the seven before.
fn weekly(frame: &Frame<'_>) -> InsightFigure {
    let of = |to: i64| {
        let known = frame.is_covered(to - WEEK + 1, to);
        known.then(|| f64::from(speaking::speakers(frame, (to - WEEK + 1, to))))
    };
    let last = frame.to.min(frame.as_of);
    InsightFigure::new(
        InsightUnit::People,
        InsightSource::Log,
        (of(last), of(last - WEEK)),
        WhyNoInsight::NoData,
    )
}

/// That of the last full week of the range, and of the week before; nothing where these are not known.
fn speaking_rate(tx: &ReadTx<'_>, frame: &Frame<'_>, filter: &InsightFilter) -> Result<InsightFigure> {
    let (_, weeks, _) = speaking::rates(tx, frame, filter)?;
    let last = start_of(InsightInterval::Week, frame.to.min(frame.as_of) + 1) - WEEK;
    let of = |day: i64| {
        let week = weeks.iter().find(|week| week.on == text_of(day))?;
        Some((f64::from(week.speakers), week.head_count))
    };
    let (now, before) = (of(last), of(last - WEEK));
    Ok(InsightFigure::share(
        InsightSource::Log,
        InsightBase::HeadCount,
        now,
        before,
        WhyNoInsight::NoHeadCount,
    ))
}
