//! What a rule gives everybody, day by day.

use crate::{
    Result, Uid, activities,
    insights::Asked,
    members::MemberMeasure,
    points::{Earning, PointRule, PointSource},
    recurrence::{number_of, parse_date},
    standings::{Asking, Roster, each_history},
    workspace,
};

/// By place in the roster what somebody gets on which days.
pub(super) type Given = Vec<Vec<(i64, i64)>>;

/// What a rule gives.
pub(super) struct Counted {
    /// The last day that was looked at.
    pub until: i64,
    pub given: Given,
}

impl PointRule {
    fn earning(&self) -> Earning {
        Earning { points: self.points, daily_cap: self.daily_cap, cooldown_hours: self.cooldown_hours }
    }
}

/// Counts what a rule gives from its first day until today, or until the last day of which the log speaks.
pub(super) fn count(
    asking: Asking<'_, '_>,
    community: Uid,
    roster: &Roster,
    rule: &PointRule,
) -> Result<Counted> {
    let community_id = workspace::community_id(asking.tx(), community)?;
    let today = number_of(parse_date("today", &workspace::today(asking.tx(), community_id)?)?);
    let first = number_of(parse_date("from", &rule.from)?);
    let within = |day: i64| first <= day && day <= today;
    let given = match &rule.source {
        PointSource::Interaction { kinds }
        | PointSource::ActiveDay { kinds }
        | PointSource::Streak { kinds, .. } => {
            let asked = Asked::new(MemberMeasure::Interactions, kinds, None)?;
            return asking.logs.histories(community, |histories| {
                let given = each_history(&roster.people, histories, |_, history, (): &mut ()| {
                    let mut hours = history.hours(&asked);
                    hours.retain(|(day, _)| within(*day));
                    by_log(rule, hours)
                })?;
                Ok(Counted { until: histories.last_day().unwrap_or(today).min(today), given })
            });
        }
        PointSource::Attendance => {
            let mut came: Given = vec![Vec::new(); roster.people.len()];
            for (member_id, day) in activities::attendances(asking.tx(), community_id)? {
                let Some(place) = roster.place(member_id) else { continue };
                let day = number_of(parse_date("day", &day)?);
                if within(day) {
                    came[place].push((day, 0));
                }
            }
            came
        }
        PointSource::Referral => {
            let mut brought: Given = vec![Vec::new(); roster.people.len()];
            for person in &roster.people {
                let Some(place) = person.inviter.and_then(|inviter| roster.place(inviter)) else { continue };
                // Who is not known to have joined on a day was brought on the day on which it became known.
                let day = person.joined.unwrap_or(person.recorded);
                if within(day) {
                    brought[place].push((day, 0));
                }
            }
            brought.iter_mut().for_each(|days| days.sort_unstable());
            brought
        }
    };
    let given = given.into_iter().map(|days| rule.earning().of_hours(days)).collect();
    Ok(Counted { until: today, given })
}

fn by_log(rule: &PointRule, mut hours: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    match rule.source {
        PointSource::Streak { days, .. } => {
            rule.earning().of_streaks(hours.into_iter().map(|(day, _)| day), days)
        }
        PointSource::ActiveDay { .. } => {
            hours.dedup_by_key(|(day, _)| *day);
            rule.earning().of_hours(hours)
        }
        _ => rule.earning().of_hours(hours),
    }
}
