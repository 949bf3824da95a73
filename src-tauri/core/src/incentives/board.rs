//! Who leads.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

use super::view::{PointBoard, PointBoardQuestion, PointLeader, PointWeight};
use crate::{
    Error, Result,
    insights::gini,
    members::{self, Filter, MemberPart, Selection},
    points,
    recurrence::parse_date,
    store::ReadTx,
    workspace::{self, row_id},
};

/// Longest list of leaders.
const MOST: u32 = 1_000;
/// The heaviest weight, in percent.
const HEAVIEST: u32 = 10_000;
/// The weight of what is given no other.
const AS_GIVEN: u32 = 100;

/// Who was given most in a period.
///
/// # Errors
/// A day that is none, a period that ends before it begins, and a weight beyond all measure.
pub fn board(tx: &ReadTx<'_>, index: &members::Index, input: &PointBoardQuestion) -> Result<PointBoard> {
    let community_id = workspace::community_id(tx, input.community)?;
    if parse_date("to", &input.to)? < parse_date("from", &input.from)? {
        return Err(Error::invalid("to", "out_of_range"));
    }
    let mut left_out: HashSet<i64> = HashSet::new();
    if input.without_staff {
        left_out.extend(members::of_part(tx, community_id, MemberPart::Staff)?);
    }
    let (tags, tiers) = (input.without_tags.clone(), input.without_tiers.clone());
    for filter in [
        (!tags.is_empty()).then_some(Filter::Tag { any: tags, none: false }),
        (!tiers.is_empty()).then_some(Filter::Tier { any: tiers, none: false }),
    ] {
        let Some(filter) = filter else { continue };
        let selection = Selection::Matching {
            community: input.community,
            filter: Some(filter),
            search: None,
            except: Vec::new(),
        };
        left_out.extend(index.ids(tx, &selection)?);
    }
    let weights = weights(tx, &input.weights)?;
    let mut sums: HashMap<i64, i64> = HashMap::new();
    for (member, rule, points) in points::earned(tx, community_id, (&input.from, &input.to))? {
        if !left_out.contains(&member) {
            *sums.entry(member).or_default() +=
                points * weights.get(&rule).copied().unwrap_or(AS_GIVEN.into());
        }
    }
    let mut earned: Vec<(i64, i64)> = sums
        .into_iter()
        .map(|(member, hundredths)| (member, (hundredths + 50).div_euclid(100)))
        .filter(|(_, points)| *points > 0)
        .collect();
    earned.sort_unstable_by_key(|(member, points)| (Reverse(*points), *member));
    let all: Vec<u64> = earned.iter().map(|(_, points)| points.unsigned_abs()).collect();
    Ok(PointBoard {
        members: u32::try_from(earned.len()).unwrap_or(u32::MAX),
        points: earned.iter().map(|(_, points)| points).sum(),
        gini: gini(&all),
        leaders: leaders(tx, &earned, input.limit.min(MOST))?,
    })
}

/// Percent by row id of the rule.
fn weights(tx: &ReadTx<'_>, weights: &[PointWeight]) -> Result<HashMap<Option<i64>, i64>> {
    let mut percents = HashMap::new();
    for PointWeight { rule, percent } in weights {
        if *percent > HEAVIEST {
            return Err(Error::invalid("weights", "out_of_range"));
        }
        let rule_id = rule.map(|rule| row_id(tx, "point_rule", rule)).transpose()?;
        percents.insert(rule_id, i64::from(*percent));
    }
    Ok(percents)
}

/// Ranks of the first of a list that is in order.
pub(super) fn leaders(tx: &ReadTx<'_>, earned: &[(i64, i64)], limit: u32) -> Result<Vec<PointLeader>> {
    let first = &earned[..earned.len().min(limit as usize)];
    let ids: Vec<i64> = first.iter().map(|(member, _)| *member).collect();
    let (mut rank, mut before) = (0, None);
    let ranked = members::rows(tx, &ids)?.into_iter().zip(first).map(|(row, (_, points))| {
        rank += u32::from(before.replace(*points) != Some(*points));
        PointLeader { rank, member: row.uid, name: row.name, points: *points }
    });
    Ok(ranked.collect())
}
