//! What is known of everybody on whom a ladder looks, and the walk that measures them one after the other.

use std::collections::HashMap;

use super::{
    ladder::{Ladder, Standing},
    roster::{Asking, Person, Roster, each_history},
    rule::{Known, Mark, Wanted},
};
use crate::{
    Error, Result, Uid, activities,
    clock::Millis,
    insights::{Asked, Histories, History, Measures},
    members::{MemberMeasure, Selection},
    points,
    recurrence::{Zone, number_of, parse_date},
    schedule,
    store::ReadTx,
    tiers::{self, LadderRules},
    workspace,
};

/// Longer ago than any grace.
pub(super) const LONG_AGO: i64 = i64::MIN / 4;

/// A ladder and everybody on whom it looks.
pub(super) struct Ground<'a> {
    pub community: Uid,
    pub ladder: Ladder,
    pub ladder_id: i64,
    /// Row ids of the tiers, by step.
    pub tiers: Vec<i64>,
    pub people: &'a [Person],
    pub today: i64,
    zone: Zone,
    /// Whom rules leave where they are, and until when.
    held: HashMap<i64, Option<String>>,
    asked: Vec<Asked>,
    measures: Measures,
    /// By filter, by person: whom it chooses now.
    chosen: Vec<Vec<bool>>,
    /// What rules ask for and no log says.
    dated: Vec<(MemberMeasure, Dated)>,
}

/// By place in the roster on which days how much; the first of all days where it is not known.
type Dated = HashMap<usize, Vec<(i64, i64)>>;

/// One member as they were on a day.
pub(super) struct Seen<'a> {
    pub ground: &'a Ground<'a>,
    pub person: &'a Person,
    /// The step on which they stand.
    pub step: Option<usize>,
    /// Rules leave them where they are.
    pub is_held: bool,
    pub history: &'a History,
    place: usize,
    weights: &'a [u32],
}

fn day_at(zone: &Zone, at: Millis) -> i64 {
    (at + i64::from(zone.offset_at(at)) * 1000).div_euclid(86_400_000)
}

/// Gathers what rules need, saved or not, and asks.
pub(super) fn on_ground<A>(
    asking: Asking<'_, '_>,
    input: &LadderRules,
    question: impl Fn(&Ground<'_>) -> Result<A>,
) -> Result<A> {
    let (ladder_id, tiers) = tiers::steps(asking.tx(), input.ladder)?;
    let community = tiers::community_of(asking.tx(), ladder_id)?;
    let community_id = workspace::community_id(asking.tx(), community)?;
    asking.people(community_id, |roster| {
        question(&Ground::new(asking, roster, input, (community, ladder_id, tiers.clone()))?)
    })
}

impl<'a> Ground<'a> {
    fn new(
        asking: Asking<'_, '_>,
        roster: &'a Roster,
        input: &LadderRules,
        (community, ladder_id, tiers): (Uid, i64, Vec<i64>),
    ) -> Result<Self> {
        let tx = asking.tx();
        let community_id = workspace::community_id(tx, community)?;
        let today = workspace::today(tx, community_id)?;
        let (ladder, wanted) = ready(tx, input, &tiers)?;
        let chosen = wanted.filters.iter().map(|filter| {
            let selection = Selection::Matching {
                community,
                filter: Some(filter.clone()),
                search: None,
                except: Vec::new(),
            };
            let mut met = vec![false; roster.people.len()];
            let mut next = 0;
            for id in asking.logs.members().ids(tx, &selection)? {
                // Mostly they come in the order of the roster.
                let is_next = roster.people.get(next).is_some_and(|person| person.id == id);
                if let Some(place) = if is_next { Some(next) } else { roster.place(id) } {
                    met[place] = true;
                    next = place + 1;
                }
            }
            Ok(met)
        });
        let chosen = chosen.collect::<Result<_>>()?;
        let mut dated: Vec<(MemberMeasure, Dated)> = Vec::new();
        for asked in &wanted.asked {
            if !dated.iter().any(|(measure, _)| *measure == asked.measure)
                && let Some(one) = self::dated(tx, roster, community_id, asked.measure)?
            {
                dated.push((asked.measure, one));
            }
        }
        Ok(Self {
            community,
            ladder,
            ladder_id,
            tiers,
            zone: schedule::zone_of(tx, community_id)?,
            held: tiers::held(tx, ladder_id, &today)?,
            today: number_of(parse_date("today", &today)?),
            measures: Measures::new(&wanted.asked),
            dated,
            asked: wanted.asked,
            people: &roster.people,
            chosen,
        })
    }

    /// The place of a member.
    pub(super) fn place(&self, member_id: i64) -> Option<usize> {
        self.people.binary_search_by_key(&member_id, |person| person.id).ok()
    }

    /// The step on which somebody stands.
    pub(super) fn step(&self, person: &Person) -> Option<usize> {
        let (tier, _) = person.tier?;
        self.tiers.iter().position(|one| *one == tier)
    }

    /// Whether rules leave somebody where they are, and until when.
    pub(super) fn hold(&self, person: &Person) -> Option<&Option<String>> {
        self.held.get(&person.id)
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
        each_history(self.people, histories, |place, history, values| {
            question(&self.seen(histories, place, history), values)
        })
    }

    /// Asks of one member, by place.
    pub(super) fn look<R>(
        &self,
        histories: &Histories<'_>,
        place: usize,
        question: impl FnOnce(&Seen<'_>) -> R,
    ) -> R {
        let (person, mut history) = (&self.people[place], History::default());
        histories.read(person.id, &person.channels, &mut history);
        question(&self.seen(histories, place, &history))
    }

    fn seen<'s>(&'s self, histories: &'s Histories<'_>, place: usize, history: &'s History) -> Seen<'s> {
        let person = &self.people[place];
        Seen {
            ground: self,
            person,
            step: self.step(person),
            is_held: self.hold(person).is_some(),
            history,
            place,
            weights: histories.weights(),
        }
    }
}

impl Seen<'_> {
    /// Where they stand. What day it was on the community's clock is asked for only where it matters.
    pub(super) fn standing(&self) -> Standing {
        let moved_at = self.step.and(self.person.tier).and_then(|(_, at)| at);
        Standing { step: self.step, since: moved_at.map_or(LONG_AGO, |at| day_at(&self.ground.zone, at)) }
    }

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
            if asked.measure == MemberMeasure::MemberDays {
                *value = u32::try_from(day - self.since()).unwrap_or(0);
            } else if let Some((_, dated)) =
                self.ground.dated.iter().find(|(measure, _)| *measure == asked.measure)
            {
                let since = asked.days.map_or(i64::MIN, |days| day - i64::from(days) + 1);
                let within = |(on, _): &&(i64, i64)| (since..=day).contains(on);
                let sum: i64 = dated
                    .get(&self.place)
                    .map_or(0, |days| days.iter().filter(within).map(|(_, amount)| amount).sum());
                *value = u32::try_from(sum.max(0)).unwrap_or(u32::MAX);
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

/// What is told of everybody by days and is in no log; nothing of a measure of another kind.
fn dated(
    tx: &ReadTx<'_>,
    roster: &Roster,
    community_id: i64,
    measure: MemberMeasure,
) -> Result<Option<Dated>> {
    let mut dated = Dated::new();
    let mut add = |member_id: i64, on: i64, amount: i64| {
        if let Some(place) = roster.place(member_id) {
            dated.entry(place).or_default().push((on, amount));
        }
    };
    match measure {
        MemberMeasure::Brought => {
            for person in &roster.people {
                if let Some(inviter) = person.inviter {
                    add(inviter, person.joined.unwrap_or(i64::MIN), 1);
                }
            }
        }
        MemberMeasure::Attended => {
            for (member_id, on) in activities::attendances(tx, community_id)? {
                add(member_id, number_of(parse_date("day", &on)?), 1);
            }
        }
        MemberMeasure::Points => {
            for (member_id, on, points) in points::given_by_day(tx, community_id)? {
                add(member_id, number_of(parse_date("day", &on)?), points);
            }
        }
        _ => return Ok(None),
    }
    Ok(Some(dated))
}
