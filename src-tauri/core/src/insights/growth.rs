//! How a community grows: who joined and left by member records, by which source, and how many of them speak (METRICS 12, 21, 28, 30).

use std::collections::{BTreeMap, HashMap};

use super::{
    counting::Counting,
    frame::{Frame, known_days, text_of},
    roster::{self, Member},
    speaking,
    typed::Typed,
    view::{
        GrowthDay, GrowthInsight, GrowthInviter, GrowthSource, InsightBase, InsightFigure, InsightFilter,
        InsightPerson, InsightSource, InsightUnit, WhyNoInsight,
    },
};
use crate::{
    Result,
    members::{self, MemberRow},
    store::ReadTx,
    workspace,
};

/// Days after which it is looked who is still there.
const WEEK: i64 = 7;
const MONTH: i64 = 30;
/// How many of those who bring others are told.
const TOLD: usize = 50;

/// Who joined, who left and who stayed, of the range and of the one before.
pub(super) struct Growth {
    pub members: Vec<Member>,
    /// By member: the place in the log.
    persons: HashMap<i64, usize>,
    pub counting: Counting,
    /// By member who brought them, by row ids.
    brought: HashMap<i64, i64>,
    /// The days of which some log speaks.
    known: Vec<(i64, i64)>,
}

/// A share as part and whole.
type Share = Option<(f64, f64)>;

impl Growth {
    pub(super) fn of(tx: &ReadTx<'_>, frame: &Frame<'_>, filter: &InsightFilter) -> Result<Self> {
        let members = roster::asked(tx, frame, filter)?;
        let persons = frame.log.authors.whom.iter().enumerate();
        let community_id = workspace::community_id(tx, filter.community)?;
        Ok(Self {
            members,
            persons: persons.filter_map(|(person, whom)| Some((whom.member()?, person))).collect(),
            counting: Counting::of(frame, [(frame.from, frame.to); 2])?,
            brought: members::brought(tx, members::MemberSet::Community(community_id))?.into_iter().collect(),
            known: frame.known.clone(),
        })
    }

    fn count(&self, of: impl Fn(&Member) -> bool) -> f64 {
        self.members.iter().filter(|member| of(member)).fold(0.0, |count, _| count + 1.0)
    }

    fn has_dates(&self) -> bool {
        self.members.iter().any(|member| member.joined.is_some())
    }

    /// Whether records ever say that somebody left: where none does, nobody recorded it.
    fn has_leaves(&self) -> bool {
        self.members.iter().any(|member| member.left.is_some())
    }

    fn in_roster(&self, day: i64) -> f64 {
        self.count(|member| member.is_in(day))
    }

    /// Members known to be in at the end of a day; nothing where it is known of nobody when they came.
    pub(super) fn roster(&self, day: i64) -> Option<f64> {
        Some(self.in_roster(day)).filter(|people| *people > 0.0 || self.has_dates())
    }

    /// Why it is not known who left.
    pub(super) fn why_no_leaves(&self) -> WhyNoInsight {
        if self.has_dates() { WhyNoInsight::NotRecorded } else { WhyNoInsight::NoDates }
    }

    /// Why it is not known who of those who joined in a range was there so many days later.
    pub(super) fn why_nobody(&self, (from, to): (i64, i64), days: i64, as_of: i64) -> WhyNoInsight {
        let is_over = self.members.iter().any(|member| within(member.joined, from, to.min(as_of - days)));
        if is_over { WhyNoInsight::NoData } else { why_nobody(self.joined((from, to))) }
    }

    pub(super) fn joined(&self, (from, to): (i64, i64)) -> Option<f64> {
        self.has_dates().then(|| self.count(|member| within(member.joined, from, to)))
    }

    pub(super) fn left(&self, (from, to): (i64, i64)) -> Option<f64> {
        self.has_leaves().then(|| self.count(|member| within(member.left, from, to)))
    }

    pub(super) fn net(&self, range: (i64, i64)) -> Option<f64> {
        Some(self.joined(range)? - self.left(range)?)
    }

    /// Something of a range in per cent of the roster at its start.
    pub(super) fn of_start(&self, range: (i64, i64), part: Option<f64>) -> Share {
        part.map(|part| (part, self.in_roster(range.0 - 1)))
    }

    /// Who left within seven days, of those whose first seven days ended in a range.
    fn early(&self, (from, to): (i64, i64), as_of: i64) -> Share {
        let joined = |member: &Member| within(member.joined, from - WEEK, to.min(as_of) - WEEK);
        let all = self.count(joined);
        (self.has_leaves() && all > 0.0).then(|| (self.count(|member| joined(member) && early(member)), all))
    }

    /// Who joined in a range and was there so many days later or after that, of those of whom that can be known.
    pub(super) fn stayed(&self, (from, to): (i64, i64), days: i64, as_of: i64) -> Share {
        let joined = |member: &Member| {
            within(member.joined, from, to.min(as_of - days)) && self.is_seen(member, days, as_of)
        };
        let all = self.count(joined);
        (all > 0.0).then(|| (self.count(|member| joined(member) && self.there(member, days, as_of)), all))
    }

    /// Whether some log speaks of the days on which a member would have been there.
    fn is_seen(&self, member: &Member, days: i64, as_of: i64) -> bool {
        member
            .joined
            .is_some_and(|joined| joined + days <= as_of && known_days(&self.known, joined + days, as_of) > 0)
    }

    /// Whether a member was there on a day after joining, or later.
    fn there(&self, member: &Member, days: i64, as_of: i64) -> bool {
        let (Some(joined), Some(person)) = (member.joined, self.persons.get(&member.id)) else {
            return false;
        };
        self.counting.of_person(*person).any(joined + days, as_of)
    }

    fn sources(&self, (from, to): (i64, i64), as_of: i64) -> Vec<GrowthSource> {
        let mut found: BTreeMap<&str, GrowthSource> = BTreeMap::new();
        for member in self.members.iter().filter(|member| within(member.joined, from, to)) {
            let joined = member.joined.unwrap_or(from);
            let row = found.entry(&member.source).or_insert_with(|| GrowthSource {
                source: member.source.clone(),
                joined: 0,
                of_7: 0,
                seen_7: 0,
                at_7: 0,
                of_30: 0,
                at_30: 0,
                left_7: 0,
            });
            row.joined += 1;
            if joined + WEEK <= as_of {
                row.of_7 += 1;
                row.left_7 += u32::from(early(member));
            }
            if self.is_seen(member, WEEK, as_of) {
                row.seen_7 += 1;
                row.at_7 += u32::from(self.there(member, WEEK, as_of));
            }
            if self.is_seen(member, MONTH, as_of) {
                row.of_30 += 1;
                row.at_30 += u32::from(self.there(member, MONTH, as_of));
            }
        }
        let mut rows: Vec<GrowthSource> = found.into_values().collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.joined));
        rows
    }

    /// Who joined in a range and was brought by somebody, by whom.
    fn invited(&self, (from, to): (i64, i64)) -> impl Iterator<Item = (&Member, i64)> {
        let joined = self.members.iter().filter(move |member| within(member.joined, from, to));
        joined.filter_map(|member| Some((member, *self.brought.get(&member.id)?)))
    }

    fn share_invited(&self, range: (i64, i64)) -> Share {
        let joined = self.joined(range)?;
        (!self.brought.is_empty()).then(|| (self.invited(range).fold(0.0, |count, _| count + 1.0), joined))
    }

    fn inviters(&self, tx: &ReadTx<'_>, range: (i64, i64), as_of: i64) -> Result<Vec<GrowthInviter>> {
        let mut found: BTreeMap<i64, [u32; 5]> = BTreeMap::new();
        for (member, inviter) in self.invited(range) {
            let [joined, of_7, seen_7, at_7, left_7] = found.entry(inviter).or_default();
            *joined += 1;
            if self.is_seen(member, WEEK, as_of) {
                *seen_7 += 1;
                *at_7 += u32::from(self.there(member, WEEK, as_of));
            }
            if member.joined.is_some_and(|day| day + WEEK <= as_of) {
                *of_7 += 1;
                *left_7 += u32::from(early(member));
            }
        }
        let mut rows: Vec<(i64, [u32; 5])> = found.into_iter().collect();
        rows.sort_by_key(|(id, counts)| (std::cmp::Reverse(counts[0]), *id));
        rows.truncate(TOLD);
        let names = members::rows(tx, &rows.iter().map(|(id, _)| *id).collect::<Vec<_>>())?;
        let of = |((_, [joined, of_7, seen_7, at_7, left_7]), row): ((i64, [u32; 5]), MemberRow)| {
            let person = InsightPerson { key: row.uid.to_string(), name: row.name, member: Some(row.uid) };
            GrowthInviter { person, joined, of_7, seen_7, at_7, left_7 }
        };
        Ok(rows.into_iter().zip(names).map(of).collect())
    }

    fn days(&self, frame: &Frame<'_>) -> Vec<GrowthDay> {
        let days = usize::try_from(frame.days()).unwrap_or(0);
        let (mut joined, mut left) = (vec![0_u32; days], vec![0_u32; days]);
        let mut change = vec![0_i64; days + 1];
        let place = |day: i64| usize::try_from((day - frame.from).max(0)).unwrap_or(0).min(days);
        for member in &self.members {
            let end = member.left.unwrap_or(i64::MAX);
            if member.known_from < end {
                change[place(member.known_from)] += 1;
                change[place(end)] -= 1;
            }
            for (day, counts) in [(member.joined, &mut joined), (member.left, &mut left)] {
                if within(day, frame.from, frame.to) {
                    counts[place(day.unwrap_or(frame.from))] += 1;
                }
            }
        }
        let mut roster = 0;
        let counts = change.iter().zip(joined.iter().zip(&left));
        (frame.from..)
            .zip(counts)
            .map(|(day, (change, (joined, left)))| {
                roster += change;
                let roster = u32::try_from(roster).unwrap_or(0);
                GrowthDay { on: text_of(day), roster, joined: *joined, left: *left }
            })
            .collect()
    }
}

/// Nobody joined as far as is known, nobody joined at all, or it is not over yet.
pub(super) fn why_nobody(joined: Option<f64>) -> WhyNoInsight {
    match joined {
        None => WhyNoInsight::NoDates,
        Some(joined) if joined > 0.0 => WhyNoInsight::NotOver,
        Some(_) => WhyNoInsight::NothingToShare,
    }
}

fn within(day: Option<i64>, from: i64, to: i64) -> bool {
    day.is_some_and(|day| from <= day && day <= to)
}

fn early(member: &Member) -> bool {
    member.joined.zip(member.left).is_some_and(|(joined, left)| left <= joined + WEEK)
}

/// The answer.
pub(super) fn growth(tx: &ReadTx<'_>, frame: &Frame<'_>, filter: &InsightFilter) -> Result<GrowthInsight> {
    let growth = Growth::of(tx, frame, filter)?;
    let (now, before, as_of) = ((frame.from, frame.to), (frame.before(), frame.from - 1), frame.as_of);
    let (joined, left, gone) = (growth.joined(now), growth.left(now), growth.why_no_leaves());
    let figure = |pair, why| InsightFigure::new(InsightUnit::People, InsightSource::Records, pair, why);
    let share = |now, before, why| {
        InsightFigure::share(InsightSource::Records, InsightBase::Roster, now, before, why)
    };
    let of_joined =
        |source, now, before, why| InsightFigure::share(source, InsightBase::Joined, now, before, why);
    let rate = |part: &dyn Fn((i64, i64)) -> Option<f64>, why| {
        share(growth.of_start(now, part(now)), growth.of_start(before, part(before)), why)
    };
    let stayed = |days| {
        let of = |range| growth.stayed(range, days, as_of);
        of_joined(InsightSource::Log, of(now), of(before), growth.why_nobody(now, days, as_of))
    };
    let (speaking_days, speaking_weeks, groups) = speaking::rates(tx, frame, filter)?;
    let total = growth.members.len();
    let dated = growth.members.iter().filter(|member| member.joined.is_some()).count();
    let whole = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(GrowthInsight {
        period: frame.period(),
        coverage: frame.coverage(),
        typed: Typed::of(tx, frame, filter)?.figures(),
        dated: (whole(dated), whole(total)),
        days: growth.days(frame),
        roster: figure((growth.roster(frame.to), growth.roster(frame.from - 1)), WhyNoInsight::NoDates),
        joined: figure((joined, growth.joined(before)), WhyNoInsight::NoDates),
        left: figure((left, growth.left(before)), gone),
        net: figure((growth.net(now), growth.net(before)), gone),
        growth_rate: rate(&|range| growth.net(range), gone),
        leave_rate: rate(&|range| growth.left(range), gone),
        early_leave: of_joined(
            InsightSource::Records,
            growth.early(now, as_of),
            growth.early(before, as_of),
            gone,
        ),
        at_7: stayed(WEEK),
        at_30: stayed(MONTH),
        invited: InsightFigure::share(
            InsightSource::Records,
            InsightBase::Joined,
            growth.share_invited(now),
            growth.share_invited(before),
            WhyNoInsight::NotRecorded,
        ),
        inviters: growth.inviters(tx, now, as_of)?,
        sources: growth.sources(now, as_of),
        speaking_days,
        speaking_weeks,
        groups,
    })
}
