//! How many of the people of the groups speak (发言率, METRICS 28): distinct speakers by the log, of the head counts that somebody
//! entered. A group without a head count near the day is no part of either.

use std::collections::HashMap;

use super::{
    counting::is_message,
    frame::{Frame, NOT_COUNTED, holds, text_of},
    intervals::start_of,
    log::ChannelLog,
    view::{InsightFilter, InsightInterval, SpeakingRate},
};
use crate::{
    Result, channels,
    recurrence::date_of,
    series::{self, Day},
    store::ReadTx,
    workspace,
};

/// A head count is that of so many days after it as well.
pub(super) const COUNT_HOLDS: i64 = 31;

/// Head counts by channel and day.
pub(super) struct HeadCounts(HashMap<i64, Vec<Day>>);

impl HeadCounts {
    /// Those that hold on some day between two.
    pub(super) fn read(tx: &ReadTx<'_>, (from, to): (i64, i64)) -> Result<Self> {
        Ok(Self(series::days(tx, date_of(from - COUNT_HOLDS), date_of(to))?))
    }

    /// The newest one up to a day that still holds on it.
    pub(super) fn on(&self, channel_id: i64, day: i64) -> Option<f64> {
        let (first, last) = (date_of(day - COUNT_HOLDS), date_of(day));
        let days = self.0.get(&channel_id)?.iter().rev();
        days.filter(|known| first <= known.on && known.on <= last)
            .find_map(|known| known.head_count)
            .filter(|people| *people > 0.0)
    }
}

/// Day by day and week by week, and how many groups there are.
pub(super) fn rates(
    tx: &ReadTx<'_>,
    frame: &Frame<'_>,
    filter: &InsightFilter,
) -> Result<(Vec<SpeakingRate>, Vec<SpeakingRate>, u32)> {
    let community_id = workspace::community_id(tx, filter.community)?;
    let groups: Vec<i64> =
        channels::running_groups(tx, community_id)?.into_iter().map(|(id, _)| id).collect();
    let meant = groups.iter().filter(|id| frame.meant.as_ref().is_none_or(|meant| meant.contains(id)));
    let total = u32::try_from(meant.count()).unwrap_or(u32::MAX);
    let logs: Vec<&ChannelLog> =
        frame.channels.iter().copied().filter(|channel| groups.contains(&channel.id)).collect();
    let counts = HeadCounts::read(tx, (frame.from - 6, frame.to))?;
    let last = frame.to.min(frame.as_of);
    let days: Vec<(i64, i64)> = (frame.from..=last).map(|day| (day, day)).collect();
    let first = start_of(InsightInterval::Week, frame.from);
    let weeks: Vec<(i64, i64)> = (0..)
        .map(|week| (first + week * 7, first + week * 7 + 6))
        .take_while(|(_, end)| *end <= last)
        .collect();
    Ok((of(frame, &logs, &counts, &days), of(frame, &logs, &counts, &weeks), total))
}

/// One rate for each stretch of days in which some group has both a log and a head count.
fn of(
    frame: &Frame<'_>,
    logs: &[&ChannelLog],
    counts: &HeadCounts,
    spans: &[(i64, i64)],
) -> Vec<SpeakingRate> {
    let mut spoke = spoken(frame, logs, spans);
    let rate = |(place, (from, to)): (usize, &(i64, i64))| {
        let known = |channel: &ChannelLog| (*from..=*to).all(|day| holds(&channel.spans, day));
        let counted: Vec<(usize, f64)> = (logs.iter().enumerate())
            .filter(|(_, channel)| known(channel))
            .filter_map(|(at, channel)| Some((at, counts.on(channel.id, *to)?)))
            .collect();
        let head_count: f64 = counted.iter().map(|(_, people)| people).sum();
        if counted.is_empty() {
            return None;
        }
        // Head counts count somebody in two groups twice, and so does this: no rate mixes people with memberships.
        let speakers: usize = counted.iter().map(|(at, _)| distinct(&mut spoke[place][*at])).sum();
        let speakers = u32::try_from(speakers).unwrap_or(u32::MAX);
        Some(SpeakingRate {
            on: text_of(*from),
            speakers,
            head_count,
            rate: f64::from(speakers) / head_count * 100.0,
            groups: u32::try_from(counted.len()).unwrap_or(u32::MAX),
        })
    };
    spans.iter().enumerate().filter_map(rate).collect()
}

/// How many people said something between two days.
pub(super) fn speakers(frame: &Frame<'_>, (from, to): (i64, i64)) -> u32 {
    let mut spoke = vec![false; frame.people];
    for channel in &frame.channels {
        for (author, rows) in channel.by_author() {
            let Some(person) = frame.person(author) else { continue };
            spoke[person] = spoke[person]
                || rows.iter().any(|row| {
                    from <= row.day()
                        && row.day() <= to
                        && is_message(row.kind())
                        && frame.weights[row.kind()] != NOT_COUNTED
                });
        }
    }
    u32::try_from(spoke.iter().filter(|spoke| **spoke).count()).unwrap_or(u32::MAX)
}

fn distinct(people: &mut Vec<usize>) -> usize {
    people.sort_unstable();
    people.dedup();
    people.len()
}

/// By stretch and channel, who spoke; stretches are as long as each other and follow each other.
fn spoken(frame: &Frame<'_>, logs: &[&ChannelLog], spans: &[(i64, i64)]) -> Vec<Vec<Vec<usize>>> {
    let mut spoke = vec![vec![Vec::new(); logs.len()]; spans.len()];
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return spoke };
    let length = first.1 - first.0 + 1;
    for (at, channel) in logs.iter().enumerate() {
        for (author, rows) in channel.by_author() {
            let Some(person) = frame.person(author) else { continue };
            for row in
                rows.iter().filter(|row| is_message(row.kind()) && frame.weights[row.kind()] != NOT_COUNTED)
            {
                if first.0 <= row.day() && row.day() <= last.1 {
                    let place = usize::try_from((row.day() - first.0) / length).unwrap_or(0);
                    let people: &mut Vec<usize> = &mut spoke[place][at];
                    if people.last() != Some(&person) {
                        people.push(person);
                    }
                }
            }
        }
    }
    spoke
}
