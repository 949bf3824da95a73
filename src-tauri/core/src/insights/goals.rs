//! What a manager wants a leading figure to be in a month or a quarter, and how far it is.

use chrono::{Datelike, Months, NaiveDate};
use serde_json::{Map, Value};

use super::view::{Goal, Goals, LeadingName, SetGoal};
use crate::{
    Error, Result, Uid,
    recurrence::{date_of, number_of},
    store::{ReadTx, WriteTx},
    workspace::{self, SetSetting, name_of},
};

/// Nothing that is counted here is more.
const MOST: f64 = 1e9;

/// The setting in which a community keeps its goals: by name of the figure, by period.
fn setting(community: Uid) -> String {
    format!("insights.goals.{community}")
}

fn stored(tx: &ReadTx<'_>, community: Uid) -> Result<Map<String, Value>> {
    let settings = workspace::settings(tx)?.shared;
    Ok(settings.get(&setting(community)).and_then(Value::as_object).cloned().unwrap_or_default())
}

/// A month (`2026-03`) or a quarter (`2026-Q1`): its first and its last day.
fn days_of(period: &str) -> Option<(NaiveDate, NaiveDate)> {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (year, part) = period.split_once('-').filter(|(year, part)| year.len() == 4 && part.len() == 2)?;
    if !is_number(year) || !is_number(part.trim_start_matches('Q')) {
        return None;
    }
    let (month, months) = match part.strip_prefix('Q') {
        Some(quarter) => {
            (quarter.parse::<u32>().ok().filter(|quarter| (1..=4).contains(quarter))? * 3 - 2, 3)
        }
        None => (part.parse().ok()?, 1),
    };
    let first = NaiveDate::from_ymd_opt(year.parse().ok()?, month, 1)?;
    Some((first, first.checked_add_months(Months::new(months))?.pred_opt()?))
}

/// The month and the quarter of a day.
fn periods_of(day: NaiveDate) -> [String; 2] {
    let (year, month) = (day.year(), day.month());
    [format!("{year:04}-{month:02}"), format!("{year:04}-Q{}", month.div_ceil(3))]
}

/// All goals of a community, by figure and period.
pub fn goals(tx: &ReadTx<'_>, community: Uid) -> Result<Goals> {
    workspace::community_id(tx, community)?;
    let mut all = Vec::new();
    for (figure, periods) in stored(tx, community)? {
        // A figure that a newer program knows has a goal there.
        let Ok(figure) = serde_json::from_value::<LeadingName>(Value::from(figure)) else { continue };
        for (period, value) in periods.as_object().into_iter().flatten() {
            if let Some((value, (from, to))) = value.as_f64().zip(days_of(period)) {
                let (from, to) = (crate::recurrence::date_text(from), crate::recurrence::date_text(to));
                all.push(Goal { figure, period: period.clone(), from, to, value, reached: None });
            }
        }
    }
    Ok(Goals { goals: all })
}

/// Sets the goal of a figure for a period, or takes it away.
pub fn set_goal(tx: &mut WriteTx<'_>, input: &SetGoal) -> Result<Goals> {
    workspace::community_id(tx, input.community)?;
    if days_of(&input.period).is_none() {
        return Err(Error::invalid("period", "not_a_period").with("value", input.period.clone()));
    }
    if input.value.is_some_and(|value| !(-MOST..=MOST).contains(&value)) {
        return Err(Error::invalid("value", "out_of_range"));
    }
    let mut all = stored(tx, input.community)?;
    let name = name_of(&input.figure)?;
    let mut of_figure = all.get(&name).and_then(Value::as_object).cloned().unwrap_or_default();
    match input.value {
        Some(value) => drop(of_figure.insert(input.period.clone(), value.into())),
        None => drop(of_figure.remove(&input.period)),
    }
    all.insert(name, of_figure.into());
    let key = setting(input.community);
    workspace::setting_set(tx, &SetSetting { key, value: all.into() })?;
    goals(tx, input.community)
}

/// The goals that hold on a day, one for each figure: that of the month before that of the quarter.
pub(super) fn on(tx: &ReadTx<'_>, community: Uid, day: i64) -> Result<Vec<Goal>> {
    let periods = periods_of(date_of(day));
    let mut all = goals(tx, community)?.goals;
    all.retain(|goal| periods.contains(&goal.period));
    all.sort_by_key(|goal| (goal.figure as u8, goal.period == periods[1]));
    all.dedup_by_key(|goal| goal.figure as u8);
    Ok(all)
}

/// The first and the last day of a goal, as numbers.
pub(super) fn range_of(goal: &Goal) -> Option<(i64, i64)> {
    days_of(&goal.period).map(|(from, to)| (number_of(from), number_of(to)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_months_and_quarters() {
        let days = |period| days_of(period).map(|(from, to)| (from.to_string(), to.to_string()));
        let expected = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
        assert_eq!(days("2024-02"), expected("2024-02-01", "2024-02-29"));
        assert_eq!(days("2026-Q4"), expected("2026-10-01", "2026-12-31"));
        for none in ["2024-13", "2024-Q5", "2024-Q0", "2024", "24-02", "2024-2", "2024-+1", "2024-02-01"] {
            assert_eq!(days(none), None, "{none}");
        }
        let day = NaiveDate::from_ymd_opt(2026, 3, 31).unwrap();
        assert_eq!(periods_of(day), ["2026-03", "2026-Q1"]);
    }
}
