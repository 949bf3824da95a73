//! What is known of everybody on whom a ladder looks, and the walk that measures them one after the other.

use std::{collections::HashMap, ops::Range};

use chrono::NaiveDate;

use super::{
    ladder::{Ladder, Standing},
    rule::{Known, Mark, Wanted},
};
use crate::{
    Error, Result, Uid,
    clock::Millis,
    insights::{Asked, Asking, Histories, History, Measures},
    members::{self, MemberMeasure, Selection},
    recurrence::{Zone, parse_date},
    schedule,
    store::ReadTx,
    tiers::{self, LadderRules},
    workers, workspace,
};

/// So many members are a piece of work.
const PIECE: usize = 2_048;
/// Longer ago than any grace.
pub(super) const LONG_AGO: i64 = i64::MIN / 4;

/// A member on whom a ladder looks.
pub(super) struct Person {
    pub id: i64,
    joined: Option<i64>,
    left: Option<i64>,
    recorded: i64,
    /// Where they stand.
    pub standing: Standing,
    /// Rules leave them where they are.
    pub is_held: bool,
    /// The days on which those joined whom they brought; the first of all days where it is not known.
    brought: Vec<i64>,
}

/// A ladder and everybody on whom it looks.
pub(super) struct Ground {
    pub community: Uid,
    pub ladder: Ladder,
    pub ladder_id: i64,
    /// Row ids of the tiers, by step.
    pub tiers: Vec<i64>,
    pub people: Vec<Person>,
    pub today: i64,
    asked: Vec<Asked>,
    measures: Measures,
    /// By filter, by person: whom it chooses now.
    chosen: Vec<Vec<bool>>,
    /// Members and the channels they are in, in the order of the members.
    placed: Vec<(i64, i64)>,
}

/// One member as they were on a day.
pub(super) struct Seen<'a> {
    pub ground: &'a Ground,
    pub person: &'a Person,
    pub history: &'a History,
    place: usize,
    weights: &'a [u32],
}

/// A day of the calendar as a number of days since 1970.
pub(super) fn number_of(day: NaiveDate) -> i64 {
    (day - NaiveDate::default()).num_days()
}

/// The day of a number.
pub(super) fn date_of(day: i64) -> NaiveDate {
    chrono::TimeDelta::try_days(day)
        .and_then(|days| NaiveDate::default().checked_add_signed(days))
        .unwrap_or_default()
}

fn day_at(zone: &Zone, at: Millis) -> i64 {
    (at + i64::from(zone.offset_at(at)) * 1000).div_euclid(86_400_000)
}

impl Ground {
    /// Gathers what rules need, saved or not.
    pub(super) fn new(asking: Asking<'_, '_>, input: &LadderRules) -> Result<Self> {
        let tx = asking.tx();
        let (ladder_id, tiers) = tiers::steps(tx, input.ladder)?;
        let community = tiers::community_of(tx, ladder_id)?;
        let community_id = workspace::community_id(tx, community)?;
        let today_text = workspace::today(tx, community_id)?;
        let (ladder, wanted) = ready(tx, input, &tiers)?;
        let mut people = people(tx, community_id)?;
        place(tx, (community_id, ladder_id), &tiers, &today_text, &mut people)?;
        if wanted.asked.iter().any(|asked| asked.measure == MemberMeasure::Brought) {
            count_brought(&members::brought(tx, community_id)?, &mut people);
        }
        let chosen = wanted.filters.iter().map(|filter| {
            let selection = Selection::Matching {
                community,
                filter: Some(filter.clone()),
                search: None,
                except: Vec::new(),
            };
            let mut met = vec![false; people.len()];
            for id in asking.members().ids(tx, &selection)? {
                if let Ok(place) = people.binary_search_by_key(&id, |person| person.id) {
                    met[place] = true;
                }
            }
            Ok(met)
        });
        let chosen = chosen.collect::<Result<_>>()?;
        let is_logged = wanted.asked.iter().any(Asked::is_logged);
        let placed = if is_logged { members::placed(tx, community_id)? } else { Vec::new() };
        Ok(Self {
            community,
            ladder,
            ladder_id,
            tiers,
            today: number_of(parse_date("today", &today_text)?),
            measures: Measures::new(&wanted.asked),
            asked: wanted.asked,
            people,
            chosen,
            placed,
        })
    }

    /// Whether any rule looks at the log.
    pub(super) fn is_logged(&self) -> bool {
        self.asked.iter().any(Asked::is_logged)
    }

    /// The longest stretch of days of the log at which a rule looks.
    pub(super) fn looks_back(&self) -> i64 {
        self.ladder.looks_back.iter().flatten().copied().filter(|days| *days < i64::MAX).max().unwrap_or(0)
    }

    /// Asks of every member, by threads; answers are in the order of the members.
    pub(super) fn each<R: Send>(
        &self,
        histories: &Histories<'_>,
        question: impl Fn(&Seen<'_>, &mut Vec<u32>) -> R + Sync,
    ) -> Result<Vec<R>> {
        let mut pieces = (0..self.people.len()).step_by(PIECE);
        let mut all = Vec::with_capacity(self.people.len());
        let give = |_: &mut ()| Ok(pieces.next().map(|from| from..(from + PIECE).min(self.people.len())));
        let work = |piece: Range<usize>| {
            let (mut history, mut values) = (History::default(), Vec::new());
            let mut answers = Vec::with_capacity(piece.len());
            for place in piece {
                self.look(histories, place, &mut history, |seen| answers.push(question(seen, &mut values)));
            }
            answers
        };
        workers::in_order(&mut (), give, work, |(), mut answers| {
            all.append(&mut answers);
            Ok(())
        })?;
        Ok(all)
    }

    /// Asks of one member, by place.
    pub(super) fn look<R>(
        &self,
        histories: &Histories<'_>,
        place: usize,
        history: &mut History,
        question: impl FnOnce(&Seen<'_>) -> R,
    ) -> R {
        let person = &self.people[place];
        if self.is_logged() {
            let from = self.placed.partition_point(|(member, _)| *member < person.id);
            let own = self.placed[from..].iter().take_while(|(member, _)| *member == person.id);
            histories.read(person.id, &own.map(|(_, channel)| *channel).collect::<Vec<_>>(), history);
        }
        question(&Seen { ground: self, person, history, place, weights: histories.weights() })
    }
}

impl Seen<'_> {
    /// Since when they are a member: since they joined, else since their first trace.
    pub(super) fn since(&self) -> i64 {
        let person = self.person;
        let first = || self.history.first_day().map_or(person.recorded, |day| day.min(person.recorded));
        person.joined.unwrap_or_else(first)
    }

    /// Whether they were a member on a day.
    pub(super) fn was_there(&self, day: i64) -> bool {
        self.since() <= day && self.person.left.is_none_or(|left| day < left)
    }

    /// What is known of them on a day, of the log until another one.
    pub(super) fn known<'v>(&'v self, (day, log_day): (i64, i64), values: &'v mut Vec<u32>) -> Known<'v> {
        self.history.measure(&self.ground.measures, self.weights, log_day, values);
        for (value, asked) in values.iter_mut().zip(&self.ground.asked) {
            match asked.measure {
                MemberMeasure::MemberDays => *value = u32::try_from(day - self.since()).unwrap_or(0),
                MemberMeasure::Brought => {
                    let since = asked.days.map_or(i64::MIN, |days| day - i64::from(days) + 1);
                    let within = |on: &&i64| (since..=day).contains(*on);
                    *value =
                        u32::try_from(self.person.brought.iter().filter(within).count()).unwrap_or(u32::MAX);
                }
                _ => {}
            }
        }
        Known { values, chosen: &self.ground.chosen, place: self.place }
    }
}

fn ready(tx: &ReadTx<'_>, input: &LadderRules, tiers: &[i64]) -> Result<(Ladder, Wanted)> {
    let mut wanted = Wanted::default();
    let mut rules = vec![None; tiers.len()];
    for rule in &input.rules {
        let id = workspace::row_id(tx, "tier", rule.tier)?;
        let step = tiers.iter().position(|tier| *tier == id);
        let step = step.ok_or_else(|| Error::not_found("tier", rule.tier))?;
        rules[step] = Some(wanted.compile(&rule.rule)?);
    }
    let back =
        |rule: &Option<super::rule::Rule>| rule.as_ref().and_then(|rule| rule.looks_back(&wanted.asked));
    let looks_back = rules.iter().map(back).collect();
    let ladder = Ladder {
        looks_back,
        rules,
        lower: Mark(input.lower_mark),
        grace: i64::from(input.grace_days),
        review: input.review,
    };
    Ok((ladder, wanted))
}

/// Everybody who is no program, outside of the trash, in the order of their row ids.
fn people(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<Person>> {
    let mut people = Vec::new();
    let day = |text: &str| parse_date("day", text).map(number_of).ok();
    members::each_stay(tx, community_id, &mut |stay| {
        people.push(Person {
            id: stay.member_id,
            joined: stay.joined_on.and_then(day),
            left: stay.left_on.and_then(day),
            recorded: day(stay.recorded_on).unwrap_or(0),
            standing: Standing { step: None, since: LONG_AGO },
            is_held: false,
            brought: Vec::new(),
        });
    })?;
    Ok(people)
}

/// Fills in where everybody stands.
fn place(
    tx: &ReadTx<'_>,
    (community_id, ladder_id): (i64, i64),
    tiers: &[i64],
    today: &str,
    people: &mut [Person],
) -> Result<()> {
    let zone = schedule::zone_of(tx, community_id)?;
    let places = tiers::places(tx, ladder_id)?;
    let held = tiers::held(tx, ladder_id, today)?;
    for person in people {
        person.is_held = held.contains_key(&person.id);
        if let Some(place) = places.get(&person.id) {
            let since = place.since.map_or(LONG_AGO, |at| day_at(&zone, at));
            person.standing = Standing { step: tiers.iter().position(|tier| *tier == place.tier_id), since };
        }
    }
    Ok(())
}

fn count_brought(brought: &[(i64, i64)], people: &mut [Person]) {
    let places: HashMap<i64, usize> =
        people.iter().enumerate().map(|(place, person)| (person.id, place)).collect();
    for (member, inviter) in brought {
        if let (Some(member), Some(inviter)) = (places.get(member), places.get(inviter)) {
            let on = people[*member].joined.unwrap_or(i64::MIN);
            people[*inviter].brought.push(on);
        }
    }
}
