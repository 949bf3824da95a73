//! A question made ready: the channels, kinds and people that it means, and its days as numbers.

use std::{
    collections::{HashMap, HashSet},
    sync::OnceLock,
};

use super::{
    log::{ChannelLog, Log},
    rules::Rules,
    view::{InsightCoverage, InsightFilter, InsightPeriod},
};
use crate::{
    Error, Result,
    channels::{self, ChannelKind, ListChannels},
    clock::Millis,
    interactions::{Authors, Kind, Whom},
    members::{self, Filter, MemberPart, Selection},
    recurrence::{Zone, date_of, date_text, number_of, parse_date},
    segments,
    store::ReadTx,
    tiers, workspace,
};

/// Days of a range that is not said.
const USUAL_DAYS: i64 = 30;
/// Longer ranges are read by parts.
const LONGEST: i64 = 40 * 366;
/// So much of what is known of the channels in one range must be known in the other for both to be compared: exports of one round
/// are not of one day.
const ALIKE: f64 = 0.9;
/// The codes that a row can hold.
pub(super) const KINDS: usize = 16;
/// What a kind weighs that does not count.
pub(super) const NOT_COUNTED: u32 = u32::MAX;

/// By code of the kind what it weighs in tenths, or [`NOT_COUNTED`].
pub(super) type Weights = [u32; KINDS];

/// A question of a log.
pub(super) struct Frame<'a> {
    pub log: &'a Log,
    pub zone: &'a Zone,
    /// The channels that are meant and have a log.
    pub channels: Vec<&'a ChannelLog>,
    /// Row ids of those that are meant; nothing when all are.
    pub meant: Option<Vec<i64>>,
    /// How many are meant in all.
    pub of_channels: usize,
    /// By author number: the person; nobody for who is left out.
    person: Vec<u32>,
    /// How many people there are in the log.
    pub people: usize,
    /// Members who are chosen, by row id; nothing when all are.
    pub chosen: Option<HashSet<i64>>,
    /// Members who are left out.
    pub left_out: HashSet<i64>,
    /// Members who are of the team.
    staff: HashSet<i64>,
    pub weights: Weights,
    /// Days of the month of monthly active people, and those in which people are scored.
    pub month_days: i64,
    pub score_days: i64,
    /// Days since 1970.
    pub from: i64,
    pub to: i64,
    pub as_of: i64,
    /// Stretches of days of which some channel speaks.
    pub known: Vec<(i64, i64)>,
    first_days: OnceLock<HashMap<i64, i64>>,
}

/// The day of a number, as it is written.
pub(super) fn text_of(day: i64) -> String {
    date_text(date_of(day))
}

/// The instant at which a day begins.
pub(super) fn begin_of(zone: &Zone, day: i64) -> Millis {
    zone.resolve(date_of(day).and_time(chrono::NaiveTime::MIN))
}

/// The zone by whose clock a question counts.
pub(super) fn zone_of(tx: &ReadTx<'_>, community_id: i64, filter: &InsightFilter) -> Result<Zone> {
    match &filter.zone {
        Some(name) => Zone::named(name),
        None => crate::schedule::zone_of(tx, community_id),
    }
}

impl<'a> Frame<'a> {
    pub(super) fn new(
        tx: &ReadTx<'_>,
        index: &members::Index,
        log: &'a Log,
        filter: &InsightFilter,
    ) -> Result<Self> {
        let community_id = workspace::community_id(tx, filter.community)?;
        let meant = meant(tx, filter)?;
        let of_channels = match &meant {
            Some(ids) => ids.len(),
            None => channels::made_at(tx, community_id)?.len(),
        };
        let is_meant = |channel: &&ChannelLog| meant.as_ref().is_none_or(|ids| ids.contains(&channel.id));
        let channels: Vec<&ChannelLog> = log.channels.iter().filter(is_meant).collect();
        let known = merged(channels.iter().flat_map(|channel| channel.spans.iter().copied()).collect());
        let day = |field, text: &Option<String>| {
            text.as_deref().map(|text| parse_date(field, text).map(number_of)).transpose()
        };
        let last = known.last().map(|(_, last)| *last);
        let (from, to, as_of) =
            (day("from", &filter.from)?, day("to", &filter.to)?, day("as_of", &filter.as_of)?);
        let to = to.or(last);
        let to = match to {
            Some(to) => to,
            None => number_of(parse_date("to", &workspace::today(tx, community_id)?)?),
        };
        let from = from.unwrap_or(to - USUAL_DAYS + 1);
        if !(0..LONGEST).contains(&(to - from)) {
            return Err(Error::invalid("to", "out_of_range"));
        }
        let as_of = as_of.unwrap_or(to);
        if known.first().is_some_and(|(first, _)| as_of - first >= LONGEST) {
            return Err(Error::invalid("as_of", "out_of_range"));
        }
        let (chosen, mut left_out) = chosen(tx, index, (filter, community_id), (&log.zone, as_of))?;
        let staff: HashSet<i64> =
            members::of_part(tx, community_id, MemberPart::Staff)?.into_iter().collect();
        if filter.without_staff {
            left_out.extend(&staff);
        }
        let rules = Rules::of(tx, filter.community)?;
        let mut frame = Self {
            log,
            zone: &log.zone,
            channels,
            meant,
            of_channels,
            person: Vec::new(),
            people: log.authors.len(),
            chosen,
            left_out,
            staff,
            weights: weights(&rules, filter)?,
            month_days: i64::from(rules.month_days),
            score_days: i64::from(rules.score_days),
            from,
            to,
            as_of,
            known,
            first_days: OnceLock::new(),
        };
        frame.person = frame.persons();
        Ok(frame)
    }

    /// Whether a member is among those who are asked for.
    pub(super) fn wants(&self, member_id: i64) -> bool {
        self.chosen.as_ref().is_none_or(|chosen| chosen.contains(&member_id))
            && !self.left_out.contains(&member_id)
    }

    /// Whether a person is of the team.
    pub(super) fn is_staff(&self, person: usize) -> bool {
        let whom = self.log.authors.whom.get(person).and_then(|whom| whom.member());
        whom.is_some_and(|id| self.staff.contains(&id))
    }

    /// By author number the person who is counted: programs are not, nor who is not asked for.
    fn persons(&self) -> Vec<u32> {
        let authors = &self.log.authors;
        let all = self.chosen.is_none() && self.left_out.is_empty();
        let counts = |person: u32| {
            let place = person as usize;
            authors.bots.get(place).is_some_and(|bot| !bot)
                && (all
                    || match authors.whom[place] {
                        Whom::Member(id) => self.wants(id),
                        Whom::Stranger(_) => self.chosen.is_none(),
                    })
        };
        let of = |person: &u32| if counts(*person) { *person } else { Authors::NOBODY };
        authors.person.iter().map(of).collect()
    }

    /// By member (row id) the first day of which the log says that they did something in the channels that are meant.
    pub(super) fn first_days(&self) -> &HashMap<i64, i64> {
        self.first_days.get_or_init(|| {
            let mut first = vec![i64::MAX; self.people];
            for channel in &self.channels {
                for (author, rows) in channel.by_author() {
                    let Some(person) = self.person(author) else { continue };
                    let day = rows.iter().map(|row| row.day()).min().unwrap_or(i64::MAX);
                    first[person] = first[person].min(day);
                }
            }
            let days = self.log.authors.whom.iter().zip(first).filter(|(_, day)| *day < i64::MAX);
            days.filter_map(|(whom, day)| Some((whom.member()?, day))).collect()
        })
    }

    /// Whether a channel is meant.
    pub(super) fn has(&self, channel_id: i64) -> bool {
        self.meant.as_ref().is_none_or(|meant| meant.contains(&channel_id))
    }

    /// The person behind an author, when they are counted.
    pub(super) fn person(&self, author: u32) -> Option<usize> {
        let person = *self.person.get(author as usize)?;
        (person != Authors::NOBODY).then_some(person as usize)
    }

    /// The person behind an author, whether they are asked for or not; programs are nobody.
    pub(super) fn anybody(&self, author: u32) -> Option<usize> {
        let person = *self.log.authors.person.get(author as usize)? as usize;
        self.log.authors.bots.get(person).is_some_and(|bot| !bot).then_some(person)
    }

    /// The first day of which the log of these channels says anything.
    pub(super) fn first_day(&self) -> i64 {
        self.known.first().map_or(self.as_of, |(first, _)| *first)
    }

    /// Whether some channel is known on a day.
    pub(super) fn is_known(&self, day: i64) -> bool {
        holds(&self.known, day)
    }

    /// How many days the range has.
    pub(super) fn days(&self) -> i64 {
        self.to - self.from + 1
    }

    /// The first day of the range before, which is as long.
    pub(super) fn before(&self) -> i64 {
        self.from - self.days()
    }

    /// How many of the days between two are known.
    pub(super) fn known_days(&self, from: i64, to: i64) -> u32 {
        known_days(&self.known, from, to)
    }

    /// Whether all days between two are known.
    pub(super) fn is_covered(&self, from: i64, to: i64) -> bool {
        i64::from(self.known_days(from, to)) == to - from + 1
    }

    /// The same; before the log begins there is nothing that could be missing.
    pub(super) fn misses_nothing(&self, from: i64, to: i64) -> bool {
        self.is_covered(from.max(self.first_day()), to)
    }

    /// Whether the range before is known as well as the range: fewer days, or other groups, say less, and a comparison nothing.
    pub(super) fn has_before(&self) -> bool {
        let before = self.known_days(self.before(), self.from - 1);
        let (mut then, mut now) = (0.0, 0.0);
        for channel in &self.channels {
            let known = |from, to| f64::from(known_days(&channel.spans, from, to));
            // One whose log begins in the range may have begun then.
            if channel.spans.first().is_some_and(|(first, _)| *first < self.from) {
                then += known(self.before(), self.from - 1);
                now += known(self.from, self.to);
            }
        }
        let is_alike = now >= ALIKE * then && then >= ALIKE * now;
        before > 0 && before >= self.known_days(self.from, self.to) && is_alike
    }

    /// Whether every channel that was known a week before a day is known on it.
    pub(super) fn all_known(&self, day: i64) -> bool {
        let mut known = self.channels.iter().filter(|channel| holds(&channel.spans, day - 7));
        known.all(|channel| holds(&channel.spans, day))
    }

    pub(super) fn period(&self) -> InsightPeriod {
        InsightPeriod {
            from: text_of(self.from),
            to: text_of(self.to),
            before_from: text_of(self.before()),
            before_to: text_of(self.from - 1),
            as_of: text_of(self.as_of),
            days: u32::try_from(self.days()).unwrap_or(u32::MAX),
        }
    }

    pub(super) fn coverage(&self) -> InsightCoverage {
        let reaching = |channel: &&&ChannelLog| {
            channel.spans.iter().any(|(first, last)| *first <= self.to && self.from <= *last)
        };
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let speaks = |(_, (first, last)): &&(i64, (i64, i64))| *first <= self.to && self.from <= *last;
        let all = self.channels.iter().flat_map(|channel| channel.imports.iter().filter(speaks));
        let imports: HashSet<i64> = all.map(|(batch_id, _)| *batch_id).collect();
        InsightCoverage {
            first: self.known.first().map(|(first, _)| text_of(*first)),
            last: self.known.last().map(|(_, last)| text_of(*last)),
            known_days: self.known_days(self.from, self.to),
            known_days_before: self.known_days(self.before(), self.from - 1),
            channels: count(self.channels.iter().filter(reaching).count()),
            of_channels: count(self.of_channels),
            imports: count(imports.len()),
            gaps: gaps(&self.known, self.from, self.to),
        }
    }
}

/// Whether a day lies in one of some stretches, which are in order.
pub(super) fn holds(spans: &[(i64, i64)], day: i64) -> bool {
    let next = spans.partition_point(|(first, _)| *first <= day);
    next > 0 && day <= spans[next - 1].1
}

/// How many days of a range lie in some stretches.
pub(super) fn known_days(spans: &[(i64, i64)], from: i64, to: i64) -> u32 {
    let within = |(first, last): &(i64, i64)| (last.min(&to) - first.max(&from) + 1).max(0);
    u32::try_from(spans.iter().map(within).sum::<i64>()).unwrap_or(u32::MAX)
}

/// Stretches as one list of stretches apart from each other.
pub(super) fn merged(mut spans: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    spans.sort_unstable();
    let mut all: Vec<(i64, i64)> = Vec::new();
    for (first, last) in spans {
        match all.last_mut().filter(|(_, end)| first <= *end + 1) {
            Some((_, end)) => *end = last.max(*end),
            None => all.push((first, last)),
        }
    }
    all
}

fn gaps(known: &[(i64, i64)], from: i64, to: i64) -> Vec<(String, String)> {
    let mut gaps = Vec::new();
    let mut next = from;
    for (first, last) in known.iter().filter(|(first, last)| *first <= to && from <= *last) {
        if next < *first {
            gaps.push((text_of(next), text_of(first - 1)));
        }
        next = last + 1;
    }
    if next <= to {
        gaps.push((text_of(next), text_of(to)));
    }
    gaps
}

/// Row ids of the channels that are meant; nothing when all are.
fn meant(tx: &ReadTx<'_>, filter: &InsightFilter) -> Result<Option<Vec<i64>>> {
    let named = channels::meant(tx, &filter.channels, &filter.tags)?;
    if filter.platforms.is_empty() {
        return Ok(named);
    }
    let is_known = |name: &String| serde_json::from_value::<ChannelKind>(name.as_str().into()).is_ok();
    if let Some(unknown) = filter.platforms.iter().find(|name| !is_known(name)) {
        return Err(Error::invalid("platforms", "unknown").with("platform", unknown.clone()));
    }
    let list = ListChannels { community: filter.community, is_group: None, trashed: false };
    let community_id = workspace::community_id(tx, filter.community)?;
    let ids = channels::made_at(tx, community_id)?;
    let mut found = Vec::new();
    for channel in channels::list(tx, &list)? {
        let kind = serde_json::to_value(channel.kind)?;
        let id = ids.get(&channel.uid).map(|(id, _)| *id);
        if let Some(id) = id.filter(|id| named.as_ref().is_none_or(|named| named.contains(id)))
            && filter.platforms.iter().any(|platform| kind == **platform)
        {
            found.push(id);
        }
    }
    Ok(Some(found))
}

/// Members who are chosen, and members who are left out.
fn chosen(
    tx: &ReadTx<'_>,
    index: &members::Index,
    (filter, community_id): (&InsightFilter, i64),
    (zone, as_of): (&Zone, i64),
) -> Result<(Option<HashSet<i64>>, HashSet<i64>)> {
    let matching = |filter_of: Filter| -> Result<HashSet<i64>> {
        let selection = Selection::Matching {
            community: filter.community,
            filter: Some(filter_of),
            search: None,
            except: Vec::new(),
        };
        Ok(index.ids(tx, &selection)?.into_iter().collect())
    };
    let mut chosen: Option<HashSet<i64>> = None;
    let mut narrow = |ids: HashSet<i64>| {
        chosen = Some(match chosen.take() {
            Some(before) => before.intersection(&ids).copied().collect(),
            None => ids,
        });
    };
    if let Some(segment) = filter.segment {
        narrow(index.ids(tx, &segments::selection(tx, segment)?)?.into_iter().collect());
    }
    if !filter.member_tags.is_empty() {
        narrow(matching(Filter::Tag { any: filter.member_tags.clone(), none: false })?);
    }
    if let Some(tier) = filter.tier {
        narrow(tiers::on_tier_at(tx, community_id, tier, begin_of(zone, as_of + 1))?.into_iter().collect());
    }
    let mut left_out = match filter.without_tags.is_empty() {
        true => HashSet::new(),
        false => matching(Filter::Tag { any: filter.without_tags.clone(), none: false })?,
    };
    for tier in &filter.without_tiers {
        left_out.extend(tiers::on_tier_at(tx, community_id, *tier, begin_of(zone, as_of + 1))?);
    }
    Ok((chosen, left_out))
}

/// What each kind weighs; unknown names are refused.
fn weights(rules: &Rules, filter: &InsightFilter) -> Result<Weights> {
    let kinds = &filter.kinds;
    if let Some(unknown) = kinds.iter().find(|name| Kind::ALL.iter().all(|kind| kind.name() != **name)) {
        return Err(Error::invalid("kinds", "unknown").with("kind", unknown.clone()));
    }
    let mut weights = [NOT_COUNTED; KINDS];
    for kind in Kind::ALL {
        let wanted = kinds.is_empty() || kinds.iter().any(|name| name == kind.name());
        if kind.counts() && wanted {
            weights[usize::from(kind.code())] = rules.weights[usize::from(kind.code())];
        }
    }
    Ok(weights)
}
