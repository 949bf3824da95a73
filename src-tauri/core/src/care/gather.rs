//! Everybody for whom there is a reason on a day.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::{
    almanac::{lunar_days, solar_days},
    rank::Candidate,
    table,
    view::CareKind,
};
use crate::{
    Result, Uid, contacts,
    members::{self, MemberPart},
    recurrence::{date_of, date_text, number_of, parse_date},
    standings::{Asking, Person},
    tiers, workspace,
};

/// The newcomers' path: so many days after joining, and for how many days the step stands there.
const STEPS: [(i64, i64); 4] = [(1, 2), (3, 4), (7, 7), (30, 7)];
/// Days after joining that are worth a word.
const MILESTONES: [i64; 5] = [100, 500, 1_000, 2_000, 3_000];
/// So many of those whom the log names.
const NAMED: usize = 20;
/// A log that ends longer ago says nothing about who is silent now.
const FRESH: i64 = 7;

/// Who needs care.
pub(super) struct Gathered {
    pub candidates: Vec<Candidate>,
    /// The last day of the log, when it is too old to say who drifts away.
    pub log_until: Option<String>,
}

pub(super) fn gather(asking: Asking<'_, '_>, community: Uid, on: NaiveDate) -> Result<Gathered> {
    let tx = asking.tx();
    let community_id = workspace::community_id(tx, community)?;
    let day = number_of(on);
    let staff: HashSet<i64> = members::of_part(tx, community_id, MemberPart::Staff)?.into_iter().collect();
    let heights = tiers::heights(tx, community_id)?;
    let mut candidates = Vec::new();
    for due in contacts::follow_ups(tx, community_id, &date_text(on))? {
        let was = number_of(parse_date("on", &due.on)?);
        candidates.push(Candidate {
            late: was < day,
            text: Some(due.text).filter(|text| !text.is_empty()),
            ..Candidate::new(CareKind::FollowUp, due.contact.to_string(), due.member_id, was, day - was)
        });
    }
    for member_id in table::birthdays(tx, community_id, &solar_days(on), &lunar_days(on))? {
        candidates.push(Candidate::new(CareKind::Birthday, date_text(on), member_id, day, 0));
    }
    candidates.extend(touches(asking, community_id, day)?);
    let log_until = by_log(asking, community, day, &mut candidates)?;
    asking.people(community_id, |roster| {
        let there =
            |person: &&Person| person.left.is_none_or(|left| day < left) && !staff.contains(&person.id);
        let mut all: Vec<Candidate> = candidates.clone();
        for person in roster.people.iter().filter(there) {
            if let Some(joined) = person.joined {
                since_joining(person.id, joined, on, &mut all);
            }
        }
        // Whom the log or a list names may have gone meanwhile, or be of the team or a program.
        let height = |person: &Person| person.tier.and_then(|(tier, _)| heights.get(&tier).copied());
        let people: HashMap<i64, u32> = roster
            .people
            .iter()
            .filter(there)
            .map(|person| (person.id, height(person).unwrap_or(0)))
            .collect();
        all.retain_mut(|one| {
            let found = people.get(&one.member_id).copied();
            one.height = found.unwrap_or(0);
            // What was promised is promised.
            found.is_some() || one.kind == CareKind::FollowUp
        });
        Ok(Gathered { candidates: all, log_until: log_until.clone() })
    })
}

/// What is due so many days after somebody joined.
fn since_joining(member_id: i64, joined: i64, on: NaiveDate, found: &mut Vec<Candidate>) {
    let day = number_of(on);
    let age = day - joined;
    if let Some((step, _)) = STEPS.iter().find(|(step, stands)| (*step..step + stands).contains(&age)) {
        let key = format!("{step}/{}", date_text(date_of(joined)));
        found.push(Candidate {
            late: age > *step,
            ..Candidate::new(CareKind::Newcomer, key, member_id, joined + step, *step)
        });
    }
    if MILESTONES.contains(&age) {
        found.push(Candidate::new(CareKind::Milestone, date_text(on), member_id, day, age));
    }
    let begun = date_of(joined);
    let years = i64::from(on.year() - begun.year());
    // Who joined on 29 February has it on the 28th where there is none.
    let is_day = begun.with_year(on.year()).map_or(on.month() == 2 && on.day() == 28, |same| same == on);
    if years > 0 && is_day {
        found.push(Candidate::new(CareKind::Anniversary, date_text(on), member_id, day, years));
    }
}

/// Who was not heard of for as long as their interval says.
fn touches(asking: Asking<'_, '_>, community_id: i64, day: i64) -> Result<Vec<Candidate>> {
    let mut found = Vec::new();
    for state in contacts::touched(asking.tx(), community_id)? {
        let since = state.contacted_on.as_deref().unwrap_or(&state.since);
        let since = number_of(parse_date("since", since)?);
        let (due, latest) = (since + i64::from(state.touch.ideal), since + i64::from(state.touch.latest));
        if due <= day {
            found.push(Candidate {
                late: latest < day,
                never: state.contacted_on.is_none(),
                latest: Some(state.touch.latest),
                ..Candidate::new(CareKind::Touch, String::new(), state.member_id, due, day - since)
            });
        }
    }
    Ok(found)
}

/// Whom the log names; gives back its last day when that is too long ago.
fn by_log(
    asking: Asking<'_, '_>,
    community: Uid,
    day: i64,
    found: &mut Vec<Candidate>,
) -> Result<Option<String>> {
    let Some(lately) = asking.logs.lately(community, NAMED)? else { return Ok(None) };
    if day - number_of(parse_date("as_of", &lately.as_of)?) > FRESH {
        return Ok(Some(lately.as_of));
    }
    for (kind, list) in [(CareKind::Drifting, &lately.drifting), (CareKind::Back, &lately.back)] {
        for one in list {
            let Some(member) = one.person.member else { continue };
            let key = one.back_on.clone().unwrap_or_else(|| one.last_on.clone());
            let member_id = workspace::row_id(asking.tx(), "member", member)?;
            let on = number_of(parse_date("on", &key)?);
            found.push(Candidate::new(kind, key, member_id, on, i64::from(one.silent)));
        }
    }
    let week = date_text(date_of(day).week(chrono::Weekday::Mon).first_day());
    for (member_id, answers) in &lately.helped {
        found.push(Candidate::new(CareKind::Helped, week.clone(), *member_id, day, i64::from(*answers)));
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_after_joining_are_counted_by_the_calendar() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (joined, on, expected) in [
            ("2026-03-01", "2026-03-01", vec![]),
            ("2026-03-01", "2026-03-02", vec![(CareKind::Newcomer, 1, false)]),
            ("2026-03-01", "2026-03-03", vec![(CareKind::Newcomer, 1, true)]),
            ("2026-03-01", "2026-03-04", vec![(CareKind::Newcomer, 3, false)]),
            ("2026-03-01", "2026-03-15", vec![]),
            ("2026-03-01", "2026-03-31", vec![(CareKind::Newcomer, 30, false)]),
            ("2026-03-01", "2026-06-09", vec![(CareKind::Milestone, 100, false)]),
            ("2024-02-29", "2026-02-28", vec![(CareKind::Anniversary, 2, false)]),
            ("2024-02-29", "2028-02-28", vec![]),
            ("2024-02-29", "2028-02-29", vec![(CareKind::Anniversary, 4, false)]),
            ("2026-05-01", "2026-03-01", vec![]),
        ] {
            let mut found = Vec::new();
            since_joining(1, number_of(day(joined)), day(on), &mut found);
            let told: Vec<_> = found.iter().map(|one| (one.kind, one.number, one.late)).collect();
            assert_eq!(told, expected, "joined {joined}, on {on}");
        }
    }
}
