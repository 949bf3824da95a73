//! What each member did, member after member: what rules of tiers measure.

use super::{
    frame::{KINDS, NOT_COUNTED, Weights, known_days, merged},
    log::{ByPerson, Log, Packed},
    rules::Rules,
};
use crate::{Error, Result, interactions::Kind, members::MemberMeasure};

/// One thing that is measured of everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Asked {
    /// What.
    pub measure: MemberMeasure,
    /// A bit for each code of a kind that is meant.
    kinds: u16,
    /// Within how many days; ever when nothing is said.
    pub days: Option<u32>,
}

impl Asked {
    /// Kinds by name, all that count when none is named; unknown ones are refused.
    pub fn new(measure: MemberMeasure, kinds: &[String], days: Option<u32>) -> Result<Self> {
        let mut bits = 0;
        for kind in Kind::ALL.into_iter().filter(|kind| kind.counts()) {
            if kinds.is_empty() || kinds.iter().any(|name| name == kind.name()) {
                bits |= 1 << kind.code();
            }
        }
        let known = |name: &&String| Kind::ALL.iter().any(|kind| kind.counts() && kind.name() == **name);
        match kinds.iter().find(|name| !known(name)) {
            Some(unknown) => Err(Error::invalid("kinds", "unknown").with("kind", unknown.clone())),
            None => Ok(Self { measure, kinds: bits, days }),
        }
    }

    /// Whether the log is what says it.
    pub fn is_logged(&self) -> bool {
        use MemberMeasure::{ActiveDays, ActiveWeeks, Interactions, Weight};
        matches!(self.measure, ActiveDays | ActiveWeeks | Interactions | Weight)
    }
}

/// Measures of the same kinds of interactions, a bit for each kind: stretches of days, what of them, and the place of the value.
type Group = (u16, Vec<(i64, MemberMeasure, usize)>);

/// Everything that is measured, in an order in which one walk back through somebody's days finds it.
#[derive(Debug, Clone)]
pub struct Measures {
    /// Those of the same kinds of interactions together, the shortest stretch of days first, with the places in what is given back.
    groups: Vec<Group>,
    count: usize,
}

impl Measures {
    /// Measures in the order in which their values are given back; what no log says stays 0.
    pub fn new(asked: &[Asked]) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        for (place, ask) in asked.iter().enumerate().filter(|(_, ask)| ask.is_logged()) {
            let one = (ask.days.map_or(i64::MAX, i64::from), ask.measure, place);
            match groups.iter_mut().find(|(kinds, _)| *kinds == ask.kinds) {
                Some((_, of)) => of.push(one),
                None => groups.push((ask.kinds, vec![one])),
            }
        }
        groups.iter_mut().for_each(|(_, of)| of.sort_unstable_by_key(|(days, ..)| *days));
        Self { groups, count: asked.len() }
    }
}

/// What happened on the days of one stretch.
#[derive(Default)]
struct Tally {
    interactions: u32,
    weight: u32,
    days: u32,
    weeks: u32,
    last: Option<i64>,
}

impl Tally {
    fn add(&mut self, day: i64, weight: u32) {
        self.interactions += 1;
        self.weight = self.weight.saturating_add(weight);
        // 1970 began on a Thursday.
        let week = |day: i64| (day + 3).div_euclid(7);
        self.days += u32::from(self.last != Some(day));
        self.weeks += u32::from(self.last.map(week) != Some(week(day)));
        self.last = Some(day);
    }

    fn of(&self, measure: MemberMeasure) -> u32 {
        match measure {
            MemberMeasure::ActiveDays => self.days,
            MemberMeasure::ActiveWeeks => self.weeks,
            MemberMeasure::Interactions => self.interactions,
            MemberMeasure::Weight => self.weight,
            _ => 0,
        }
    }
}

/// What one member did, and of which days the logs of their channels speak. Kept and filled again for the next one.
#[derive(Debug, Default)]
pub struct History {
    rows: Vec<Packed>,
    known: Vec<(i64, i64)>,
}

impl History {
    /// The first day on which they did anything.
    pub fn first_day(&self) -> Option<i64> {
        self.rows.first().map(|row| row.day())
    }

    /// The days and hours at which they did something of the kinds of what is asked, in order.
    pub fn hours(&self, asked: &Asked) -> Vec<(i64, i64)> {
        let meant = self.rows.iter().filter(|row| asked.kinds >> row.kind() & 1 == 1);
        let mut hours: Vec<(i64, i64)> = meant.map(|row| (row.day(), row.hour() as i64)).collect();
        hours.sort_unstable();
        hours
    }

    /// Whether on each of the days between two one of their channels is known.
    pub fn is_known(&self, from: i64, to: i64) -> bool {
        i64::from(known_days(&self.known, from, to)) == to - from + 1
    }

    /// Measures as of a day; weights are in tenths.
    pub fn measure(&self, measures: &Measures, weights: &[u32], as_of: i64, values: &mut Vec<u32>) {
        values.clear();
        values.resize(measures.count, 0);
        let until = self.rows.partition_point(|row| row.day() <= as_of);
        for (kinds, stretches) in &measures.groups {
            let mut tally = Tally::default();
            let mut open = stretches.iter().peekable();
            for row in self.rows[..until].iter().rev() {
                let age = as_of - row.day();
                while let Some((_, measure, place)) = open.next_if(|(days, ..)| *days <= age) {
                    values[*place] = tally.of(*measure);
                }
                if open.peek().is_none() {
                    break;
                }
                if kinds >> row.kind() & 1 == 1 {
                    tally.add(row.day(), weights[row.kind()]);
                }
            }
            open.for_each(|(_, measure, place)| values[*place] = tally.of(*measure));
        }
    }
}

/// What each member of a community did.
pub struct Histories<'a> {
    log: &'a Log,
    weights: Weights,
    rows: &'a ByPerson,
}

impl<'a> Histories<'a> {
    pub(super) fn new(log: &'a Log, rules: &Rules) -> Self {
        let mut weights = [NOT_COUNTED; KINDS];
        for kind in Kind::ALL.into_iter().filter(|kind| kind.counts()) {
            weights[usize::from(kind.code())] = rules.weights[usize::from(kind.code())];
        }
        Self { log, weights, rows: log.by_person() }
    }

    /// By code of the kind what it weighs in tenths.
    pub fn weights(&self) -> &[u32] {
        &self.weights
    }

    /// The last day of which the log speaks.
    pub fn last_day(&self) -> Option<i64> {
        self.log.channels.iter().filter_map(|channel| channel.spans.last()).map(|(_, last)| *last).max()
    }

    /// The first one.
    pub fn first_day(&self) -> Option<i64> {
        self.log.channels.iter().filter_map(|channel| channel.spans.first()).map(|(first, _)| *first).min()
    }

    /// Fills in what a member did, who is in some channels (row ids). What does not count is left out.
    pub fn read(&self, member_id: i64, channels: &[i64], history: &mut History) {
        history.rows.clear();
        history.known.clear();
        let mut own: Vec<usize> = channels.iter().filter_map(|id| self.rows.place(*id)).collect();
        for (channel, from, to) in self.rows.parts(member_id) {
            let place = *channel as usize;
            own.push(place);
            let rows = self.log.channels[place].rows_between(*from, *to).iter().copied();
            history.rows.extend(rows.filter(|row| self.weights[row.kind()] != NOT_COUNTED));
        }
        // Stretches of time come one after the other: a sort that sees what is in order already.
        history.rows.sort_by_key(|row| row.day());
        own.sort_unstable();
        own.dedup();
        history.known = match own.as_slice() {
            [one] => self.log.channels[*one].spans.clone(),
            all => {
                merged(all.iter().flat_map(|place| self.log.channels[*place].spans.iter().copied()).collect())
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_walk_back_measures_every_stretch_of_days() {
        let rows = [(10, 0), (10, 1), (11, 0), (17, 2), (20, 0)];
        let history = History {
            rows: rows.iter().map(|(day, kind)| Packed::new(*day, 0, *kind)).collect(),
            known: vec![(10, 12), (15, 30)],
        };
        let ask = |measure, kinds: &[&str], days| {
            let kinds: Vec<String> = kinds.iter().map(|kind| (*kind).to_owned()).collect();
            Asked::new(measure, &kinds, days).expect("known kinds")
        };
        let asked = [
            ask(MemberMeasure::Interactions, &[], Some(4)),
            ask(MemberMeasure::ActiveDays, &[], None),
            ask(MemberMeasure::ActiveDays, &[], Some(10)),
            ask(MemberMeasure::Weight, &["message", "reply"], Some(11)),
            ask(MemberMeasure::ActiveWeeks, &[], None),
            ask(MemberMeasure::Interactions, &["check-in"], None),
            ask(MemberMeasure::MemberDays, &[], None),
        ];
        let mut values = Vec::new();
        let weights = [10, 15, 2, 30, 30, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        history.measure(&Measures::new(&asked), &weights, 20, &mut values);
        // Weeks begin on Mondays, which are the days 4, 11 and 18.
        assert_eq!(values, [2, 4, 3, 45, 3, 0, 0]);
        history.measure(&Measures::new(&asked), &weights, 16, &mut values);
        assert_eq!(values, [0, 2, 2, 35, 2, 0, 0]);
        assert!(history.is_known(15, 30) && !history.is_known(11, 15) && !history.is_known(29, 31));
        assert!(Asked::new(MemberMeasure::Weight, &["join".to_owned()], None).is_err());
    }
}
