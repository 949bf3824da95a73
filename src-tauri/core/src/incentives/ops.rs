//! Use cases of incentives.

use std::collections::{BTreeMap, HashMap};

use chrono::Days;

use super::{
    board::leaders,
    counting::{Counted, count},
    view::{CountPoints, PointForecast, PointMonth, PointsSettled},
};
use crate::{
    Error, Result,
    insights::gini,
    points::{self, AddPointRule, NewEntry, PointKind, PointRule, PointsWritten},
    recurrence::{date_of, date_text, parse_date},
    standings::{Asking, Roster},
    store::WriteTx,
    workspace,
};

/// Who would lead.
const LEADERS: u32 = 20;
/// A forecast without a first day looks at so many days.
const USUAL_DAYS: u64 = 90;
/// More entries than this at once are refused: a rule over years is better begun later.
const MOST_ENTRIES: usize = 500_000;

/// What a rule that need not be saved would have given: from its first day on, else in the last ninety days.
pub fn forecast(asking: Asking<'_, '_>, input: &AddPointRule) -> Result<PointForecast> {
    let tx = asking.tx();
    let community_id = workspace::community_id(tx, input.community)?;
    let today = parse_date("today", &workspace::today(tx, community_id)?)?;
    let usual = today.checked_sub_days(Days::new(USUAL_DAYS - 1)).unwrap_or(today);
    let rule = points::draft(tx, input, Some(&date_text(usual)))?;
    asking.people(community_id, |roster| {
        let counted = count(asking, input.community, roster, &rule)?;
        told(asking, roster, &rule, &counted)
    })
}

fn told(
    asking: Asking<'_, '_>,
    roster: &Roster,
    rule: &PointRule,
    counted: &Counted,
) -> Result<PointForecast> {
    let mut months: BTreeMap<String, (i64, u32)> = BTreeMap::new();
    let mut earned: Vec<(i64, i64)> = Vec::new();
    let mut entries = 0;
    for (person, days) in roster.people.iter().zip(&counted.given) {
        let mut own: BTreeMap<String, i64> = BTreeMap::new();
        for (day, points) in days {
            *own.entry(date_text(date_of(*day))[..7].to_owned()).or_default() += points;
        }
        for (month, points) in own {
            let of = months.entry(month).or_default();
            *of = (of.0 + points, of.1 + 1);
        }
        entries += days.len();
        let sum: i64 = days.iter().map(|(_, points)| points).sum();
        if sum > 0 {
            earned.push((person.id, sum));
        }
    }
    earned.sort_by_key(|(member, points)| (std::cmp::Reverse(*points), *member));
    let all: Vec<u64> = earned.iter().map(|(_, points)| points.unsigned_abs()).collect();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(PointForecast {
        from: rule.from.clone(),
        to: date_text(date_of(counted.until)),
        points: earned.iter().map(|(_, points)| points).sum(),
        entries: number(entries),
        members: number(earned.len()),
        of: number(roster.people.len()),
        median: earned.get(earned.len() / 2).map_or(0, |(_, points)| *points),
        months: months
            .into_iter()
            .map(|(month, (points, members))| PointMonth { month, points, members })
            .collect(),
        leaders: leaders(asking.tx(), &earned, LEADERS)?,
        gini: gini(&all),
    })
}

/// What is to be written: of each rule whose points differ, by how much, and for which day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    community_id: i64,
    rules: Vec<(i64, PointRule, Vec<Difference>)>,
}

/// Whose points differ, for which day, and by how much.
type Difference = (i64, String, i64);

impl Settlement {
    /// How many entries it would write, without those of what expired.
    pub fn len(&self) -> usize {
        self.rules.iter().map(|(.., differences)| differences.len()).sum()
    }

    /// Whether no rule has anything to give.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Finds what is to be written: what active rules give less what they have given.
///
/// # Errors
/// More entries than can be written at once.
pub fn settlement(asking: Asking<'_, '_>, input: &CountPoints) -> Result<Settlement> {
    let tx = asking.tx();
    let community_id = workspace::community_id(tx, input.community)?;
    let mut settlement = Settlement { community_id, rules: Vec::new() };
    for (rule_id, mut rule) in points::rules(tx, input.community)? {
        if !rule.active {
            continue;
        }
        if let Some(from) = &input.from {
            parse_date("from", from)?;
            rule.from = rule.from.max(from.clone());
        }
        let differences = asking.people(community_id, |roster| {
            let counted = count(asking, input.community, roster, &rule)?;
            Ok(differences(roster, &counted, points::by_rule(tx, rule_id, &rule.from)?))
        })?;
        settlement.rules.push((rule_id, rule, differences));
    }
    if settlement.len() > MOST_ENTRIES {
        let error = Error::invalid("from", "too_many_entries").with("count", settlement.len());
        return Err(error.with("limit", MOST_ENTRIES));
    }
    Ok(settlement)
}

fn differences(
    roster: &Roster,
    counted: &Counted,
    mut granted: HashMap<(i64, String), points::Granted>,
) -> Vec<Difference> {
    let mut differences = Vec::new();
    for (person, days) in roster.people.iter().zip(&counted.given) {
        for (day, points) in days {
            let on = date_text(date_of(*day));
            let had = granted.remove(&(person.id, on.clone()));
            if had.is_some_and(|had| had.is_reversed) {
                continue;
            }
            let more = points - had.map_or(0, |had| had.points);
            if more != 0 {
                differences.push((person.id, on, more));
            }
        }
    }
    // What is left was given for days on which nothing is given any more.
    let mut gone: Vec<Difference> = granted
        .into_iter()
        .filter(|(_, had)| !had.is_reversed && had.points != 0)
        .map(|((member, on), had)| (member, on, -had.points))
        .collect();
    gone.sort_unstable();
    differences.append(&mut gone);
    differences
}

/// Writes what is missing, takes what was too much, and what has expired.
pub fn settle(tx: &mut WriteTx<'_>, settlement: &Settlement) -> Result<PointsSettled> {
    let mut settled = PointsSettled::default();
    for (rule_id, rule, differences) in &settlement.rules {
        let days = rule.expires_days.map(|days| Days::new(u64::from(days)));
        let mut expiries: HashMap<&str, String> = HashMap::new();
        for (_, on, _) in differences {
            if let Some(until) = days.and_then(|days| parse_date("on", on).ok()?.checked_add_days(days)) {
                expiries.entry(on).or_insert_with(|| date_text(until));
            }
        }
        let entries: Vec<NewEntry<'_>> = differences
            .iter()
            .map(|(member_id, on, points)| NewEntry {
                expires_on: expiries.get(on.as_str()).filter(|_| *points > 0).map(String::as_str),
                rule_id: Some(*rule_id),
                ..NewEntry::new(*member_id, *points, PointKind::Rule, &rule.name, on)
            })
            .collect();
        add(&mut settled.given, points::write(tx, entries)?);
    }
    settled.expired = points::expire(tx, settlement.community_id)?;
    tx.describe(serde_json::json!({
        "count": settled.given.entries + settled.expired.entries,
        "points": settled.given.points + settled.expired.points,
    }));
    Ok(settled)
}

fn add(sum: &mut PointsWritten, more: PointsWritten) {
    sum.entries += more.entries;
    sum.points += more.points;
}
