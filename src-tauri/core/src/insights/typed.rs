//! What was typed or imported of the groups day by day, over all of them: most managers of WeChat groups have nothing else. Labelled
//! as such, and never mixed with what is counted from logs.

use std::collections::HashSet;

use super::{
    frame::Frame,
    groups as of_groups,
    view::{
        InsightBase, InsightFigure, InsightFilter, InsightSource, InsightUnit, TypedFigure, WhyNoInsight,
    },
};
use crate::{
    Result, Uid, channels,
    groups::{GroupFigures, Measure},
    store::ReadTx,
    workspace,
};

/// The figures of the groups that a question means, as long as they run.
pub(super) struct Typed(Vec<GroupFigures>);

impl Typed {
    pub(super) fn of(tx: &ReadTx<'_>, frame: &Frame<'_>, filter: &InsightFilter) -> Result<Self> {
        // What was typed of a group is of everybody in it: of some of its members it says nothing.
        if frame.chosen.is_some() || !frame.left_out.is_empty() {
            return Ok(Self(Vec::new()));
        }
        let community_id = workspace::community_id(tx, filter.community)?;
        let groups = channels::running_groups(tx, community_id)?.into_iter();
        let meant: HashSet<Uid> = groups.filter(|(id, _)| frame.has(*id)).map(|(_, uid)| uid).collect();
        let mut rows = of_groups::typed(tx, frame, filter.community)?.rows;
        rows.retain(|row| meant.contains(&row.channel));
        Ok(Self(rows))
    }

    /// The sum of a figure over the groups of which it is known; what it was before, where it is known of the same ones.
    pub(super) fn sum(&self, measure: Measure, unit: InsightUnit) -> InsightFigure {
        let cells = self.0.iter().filter_map(|row| row.cells.get(&measure));
        let known: Vec<(f64, Option<f64>)> =
            cells.filter_map(|cell| Some((cell.value?, cell.before))).collect();
        let value = (!known.is_empty()).then(|| known.iter().map(|(now, _)| now).sum());
        let before: Option<f64> = known.iter().map(|(_, before)| *before).sum();
        InsightFigure::new(
            unit,
            InsightSource::Typed,
            (value, before.filter(|_| value.is_some())),
            WhyNoInsight::NotRecorded,
        )
    }

    /// Who left of those who were there at the start.
    pub(super) fn leave_rate(&self) -> InsightFigure {
        let cell = |row: &GroupFigures, measure| row.cells.get(&measure).copied().unwrap_or_default();
        let rows = self
            .0
            .iter()
            .filter_map(|row| Some((cell(row, Measure::Left).value?, cell(row, Measure::HeadCount).before?)));
        let parts = rows.fold((0.0, 0.0), |sum, (left, start)| (sum.0 + left, sum.1 + start));
        let (base, why) = (InsightBase::HeadCount, WhyNoInsight::NotRecorded);
        InsightFigure::share(
            InsightSource::Typed,
            base,
            Some(parts).filter(|(_, start)| *start > 0.0),
            None,
            why,
        )
    }

    /// Who joined of those who were invited, over the groups and days of which both are known.
    pub(super) fn join_rate(&self) -> InsightFigure {
        let of = |value: &dyn Fn(&GroupFigures) -> Option<(f64, f64)>| {
            let rows = self.0.iter().filter_map(value);
            let parts = rows
                .fold((0.0, 0.0), |sum, (rate, invited)| (sum.0 + rate / 100.0 * invited, sum.1 + invited));
            Some(parts).filter(|(_, invited)| *invited > 0.0)
        };
        InsightFigure::share(
            InsightSource::Typed,
            InsightBase::Invited,
            of(&|row| Some((row.cells.get(&Measure::JoinRate)?.value?, row.invited))),
            of(&|row| Some((row.cells.get(&Measure::JoinRate)?.before?, row.invited_before))),
            WhyNoInsight::NotRecorded,
        )
    }

    /// The mean of the groups' speaking rates, each as often as it has people.
    pub(super) fn speaking_rate(&self) -> InsightFigure {
        let of = |value: &dyn Fn(&GroupFigures, Measure) -> Option<f64>| {
            let rows = self.0.iter().filter_map(|row| {
                let (rate, people) = (value(row, Measure::SpeakingRate)?, value(row, Measure::HeadCount)?);
                Some((rate / 100.0 * people, people))
            });
            let parts = rows.fold((0.0, 0.0), |sum, (spoke, people)| (sum.0 + spoke, sum.1 + people));
            Some(parts).filter(|(_, people)| *people > 0.0)
        };
        InsightFigure::share(
            InsightSource::Typed,
            InsightBase::HeadCount,
            of(&|row, measure| row.cells.get(&measure)?.value),
            of(&|row, measure| row.cells.get(&measure)?.before),
            WhyNoInsight::NotRecorded,
        )
    }

    /// All figures of which anything is known.
    pub(super) fn figures(&self) -> Vec<TypedFigure> {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let of = |measure, figure: InsightFigure| {
            let has = |row: &&GroupFigures| row.cells.get(&measure).is_some_and(|cell| cell.value.is_some());
            let groups: Vec<&GroupFigures> = self.0.iter().filter(has).collect();
            let derived = measure == Measure::Left && groups.iter().any(|row| row.left_derived);
            let of_groups = count(self.0.len());
            figure.value.map(|_| TypedFigure {
                measure,
                figure,
                derived,
                groups: count(groups.len()),
                of_groups,
            })
        };
        [
            of(Measure::HeadCount, self.sum(Measure::HeadCount, InsightUnit::Memberships)),
            of(Measure::Joined, self.sum(Measure::Joined, InsightUnit::Memberships)),
            of(Measure::JoinRate, self.join_rate()),
            of(Measure::Left, self.sum(Measure::Left, InsightUnit::Memberships)),
            of(Measure::Net, self.sum(Measure::Net, InsightUnit::Memberships)),
            of(Measure::SpeakingRate, self.speaking_rate()),
            of(Measure::Messages, self.sum(Measure::Messages, InsightUnit::Count)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
