//! How the weight is spread over people, in the range and in the one before (METRICS 15).

use std::collections::HashSet;

use super::{
    counting::Counting,
    frame::Frame,
    rhythm::each_row,
    roster,
    view::{
        Concentration, InsightBase, InsightFigure, InsightFilter, InsightSource, InsightUnit, WhyNoInsight,
    },
    weighing,
};
use crate::{Result, store::ReadTx};

/// The weights of a range, and who was silent in it.
struct Spread {
    /// From the greatest on, without those that are nothing.
    weights: Vec<u64>,
    /// Members of the roster who weigh nothing.
    silent: usize,
    /// How many the roster has.
    roster: usize,
}

/// What one number is of a spread; nothing where it has none.
type Of = fn(&Spread) -> Option<f64>;

/// The answer.
pub(super) fn concentration(
    tx: &ReadTx<'_>,
    frame: &Frame<'_>,
    filter: &InsightFilter,
    counting: &Counting,
) -> Result<Concentration> {
    let unobserved = roster::unobserved(tx, frame, filter.community)?;
    let mut members = roster::asked(tx, frame, filter)?;
    members.retain(|member| !unobserved.contains(&member.id));
    let now: Vec<u32> = counting.done.iter().map(|done| done[0].weight).collect();
    let now = Spread::of(frame, &members, &now, frame.to.min(frame.as_of));
    let before = frame.has_before().then(|| Spread::of(frame, &members, &before(frame), frame.from - 1));
    let figure = |unit, base, count: usize, of: Of| InsightFigure {
        of: Some(number(count)),
        base: Some(base),
        ..InsightFigure::new(
            unit,
            InsightSource::Log,
            (of(&now), before.as_ref().and_then(of)),
            WhyNoInsight::NoData,
        )
    };
    let of_speakers = |unit, of| figure(unit, InsightBase::Speakers, now.weights.len(), of);
    let of_all = now.weights.len() + now.silent;
    let mut gini_roster = figure(InsightUnit::Number, InsightBase::Roster, of_all, |spread| {
        weighing::gini_beside(&spread.weights, spread.silent).filter(|_| spread.roster > 0)
    });
    if now.roster == 0 {
        gini_roster.why = Some(WhyNoInsight::NothingToShare);
    }
    Ok(Concentration {
        top_1: of_speakers(InsightUnit::PerCent, |spread| spread.share(100)),
        top_10: of_speakers(InsightUnit::PerCent, |spread| spread.share(10)),
        gini_speakers: of_speakers(InsightUnit::Number, |spread| weighing::gini(&spread.weights)),
        gini_roster,
        absence_factor: of_speakers(InsightUnit::People, |spread| {
            weighing::absence_factor(&spread.weights).map(number)
        }),
    })
}

/// By person what they weigh in the range before.
fn before(frame: &Frame<'_>) -> Vec<u32> {
    let mut weights = vec![0_u32; frame.people];
    let range = frame.before()..frame.from;
    each_row(frame, |person, day, _, kind| {
        if range.contains(&day) {
            weights[person] = weights[person].saturating_add(frame.weights[kind]);
        }
    });
    weights
}

impl Spread {
    /// That of weights by person, beside those who are in the roster on a day.
    fn of(frame: &Frame<'_>, members: &[roster::Member], weights: &[u32], day: i64) -> Self {
        let spoke: HashSet<i64> = (weights.iter().zip(&frame.log.authors.whom))
            .filter(|(weight, _)| **weight > 0)
            .filter_map(|(_, whom)| whom.member())
            .collect();
        let in_roster = || members.iter().filter(|member| member.is_in(day));
        Self {
            silent: in_roster().filter(|member| !spoke.contains(&member.id)).count(),
            roster: in_roster().count(),
            weights: weighing::descending(weights.iter().copied()),
        }
    }

    /// The share of the first of so many speakers, in per cent.
    fn share(&self, of: usize) -> Option<f64> {
        weighing::first_share(&self.weights, of).map(|(first, all)| first / all * 100.0)
    }
}

#[allow(clippy::cast_precision_loss)] // people are counted
fn number(count: usize) -> f64 {
    count as f64
}
