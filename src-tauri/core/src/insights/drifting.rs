//! Who drifts away, and who is back again (METRICS 7).

use super::{
    counting::Counting,
    frame::{Frame, NOT_COUNTED, holds, text_of},
    persons,
    rhythm::each_row,
    view::{DriftingRule, PersonChange},
};
use crate::{Result, store::ReadTx};

/// Days in which somebody must have done enough before they fell silent.
pub(super) const WINDOW: i64 = 90;
/// From how many interactions on, and after how many silent days.
const USUAL_LEAST: u32 = 5;
const USUAL_SILENT: u32 = 30;
/// Who was silent longer was not there within the window.
const LONGEST_SILENT: u32 = WINDOW as u32 - 1;
/// Who is back was there within so many days.
const LATELY: i64 = 7;
/// Days before the one as of which is asked of which it is looked whether they are known.
const LOOKED: i64 = 128;

impl DriftingRule {
    pub(super) fn new(least: Option<u32>, silent: Option<u32>) -> Self {
        Self {
            least: least.unwrap_or(USUAL_LEAST).max(1),
            usual_least: USUAL_LEAST,
            silent: silent.unwrap_or(USUAL_SILENT).clamp(1, LONGEST_SILENT),
            usual_silent: USUAL_SILENT,
            longest_silent: LONGEST_SILENT,
        }
    }
}

/// Who drifts away and who is back.
pub(super) struct Changes {
    pub not_observed: usize,
    pub drifting_total: usize,
    pub drifting: Vec<PersonChange>,
    pub back_total: usize,
    pub back: Vec<PersonChange>,
}

/// Somebody whose days changed.
struct Change {
    person: usize,
    last: i64,
    back: Option<i64>,
    interactions: u32,
    /// Enough of the silent days are known of one of their own channels.
    is_seen: bool,
}

/// Nothing where fewer days are known than somebody must be silent.
pub(super) fn changes(
    tx: &ReadTx<'_>,
    frame: &Frame<'_>,
    counting: &Counting,
    (rule, limit): (DriftingRule, usize),
) -> Result<Option<Changes>> {
    let known = (0..LOOKED).filter(|back| frame.is_known(frame.as_of - back)).count();
    if known < rule.silent as usize || !frame.is_known(frame.as_of) {
        return Ok(None);
    }
    let (mut drifting, not_observed) = drifting(frame, counting, rule);
    let mut back = back(frame, counting, rule);
    let totals = (drifting.len(), back.len());
    for list in [&mut drifting, &mut back] {
        list.sort_unstable_by_key(|change| (std::cmp::Reverse(change.interactions), change.person));
        list.truncate(limit);
    }
    let told = |list: &[Change]| -> Result<Vec<PersonChange>> {
        let names = persons::named(tx, frame.log, &list.iter().map(|one| one.person).collect::<Vec<_>>())?;
        let of = |(change, person): (&Change, _)| PersonChange {
            person,
            last_on: text_of(change.last),
            silent: u32::try_from(change.back.map_or(frame.as_of, |back| back - 1) - change.last)
                .unwrap_or(0),
            interactions: change.interactions,
            back_on: change.back.map(text_of),
        };
        Ok(list.iter().zip(names).map(of).collect())
    };
    Ok(Some(Changes {
        not_observed,
        drifting_total: totals.0,
        drifting: told(&drifting)?,
        back_total: totals.1,
        back: told(&back)?,
    }))
}

/// Who did enough within the window and nothing on the last days that are known of the channels they spoke in; and how many there are
/// of whose channels too few of these days are known.
fn drifting(frame: &Frame<'_>, counting: &Counting, rule: DriftingRule) -> (Vec<Change>, usize) {
    let observed = observed(frame);
    let mut not_observed = 0;
    let mut of = |person: usize| {
        let interactions = counting.done[person][1].interactions;
        if interactions < rule.least {
            return None;
        }
        let last = counting.of_person(person).last_until(frame.as_of)?;
        let silent = u32::try_from(frame.as_of - last).ok().filter(|silent| i64::from(*silent) < LOOKED)?;
        // Bit 0 is the day as of which is asked.
        let days = if silent == 0 { 0 } else { observed[person] & (u128::MAX >> (128 - silent)) };
        if days.count_ones() < rule.silent {
            not_observed += usize::from(silent >= rule.silent);
            return None;
        }
        Some(Change { person, last, back: None, interactions, is_seen: true })
    };
    let found = (0..counting.people()).filter_map(&mut of).collect();
    (found, not_observed)
}

/// By person a bit for each of the last days on which one of the channels is known in which they did anything lately.
fn observed(frame: &Frame<'_>) -> Vec<u128> {
    let mut observed = vec![0_u128; frame.people];
    let since = frame.as_of - WINDOW + 1;
    for channel in &frame.channels {
        let known = (0..LOOKED)
            .filter(|back| holds(&channel.spans, frame.as_of - back))
            .fold(0_u128, |days, back| days | 1 << back);
        for (author, rows) in channel.by_author() {
            let Some(person) = frame.person(author) else { continue };
            let counts = |row: &super::log::Packed| {
                frame.weights[row.kind()] != NOT_COUNTED && since <= row.day() && row.day() <= frame.as_of
            };
            if rows.iter().any(counts) {
                observed[person] |= known;
            }
        }
    }
    observed
}

/// Who is there again after a silence before which they did enough.
fn back(frame: &Frame<'_>, counting: &Counting, rule: DriftingRule) -> Vec<Change> {
    let since = frame.as_of - LATELY + 1;
    let mut place = vec![usize::MAX; frame.people];
    let mut found: Vec<Change> = Vec::new();
    for (person, place) in place.iter_mut().enumerate() {
        let days = counting.of_person(person);
        let back = days.first_from(since).filter(|day| *day <= frame.as_of);
        let Some((back, last)) = back.zip(days.last_until(since - 1)) else { continue };
        if back - last > i64::from(rule.silent) {
            *place = found.len();
            found.push(Change { person, last, back: Some(back), interactions: 0, is_seen: false });
        }
    }
    let own = own_channels(frame, &place, found.len());
    for (change, channels) in found.iter_mut().zip(&own) {
        let silent = change.last + 1..change.back.unwrap_or(change.last);
        // A day is silent when some log speaks of one of their own channels; of others it says nothing.
        let known =
            silent.filter(|day| channels.iter().any(|channel| holds(&frame.channels[*channel].spans, *day)));
        change.is_seen = known.count() >= rule.silent as usize;
    }
    if !found.is_empty() {
        each_row(frame, |person, day, _, _| {
            let Some(change) = found.get_mut(place[person]) else { return };
            if change.last - WINDOW < day && day <= change.last {
                change.interactions += 1;
            }
        });
    }
    found.retain(|change| change.is_seen && change.interactions >= rule.least);
    found
}

/// By place the channels in which somebody did anything, by their places.
fn own_channels(frame: &Frame<'_>, place: &[usize], many: usize) -> Vec<Vec<usize>> {
    let mut own = vec![Vec::new(); many];
    for (at, channel) in frame.channels.iter().enumerate() {
        for (author, rows) in channel.by_author() {
            let found = frame.person(author).and_then(|person| own.get_mut(place[person]));
            let Some(channels) = found.filter(|_| !rows.is_empty()) else { continue };
            if channels.last() != Some(&at) {
                channels.push(at);
            }
        }
    }
    own
}
