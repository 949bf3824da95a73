//! How each group does by its log, beside what was typed of it and beside its peers (METRICS 12, 28, 30).

use std::collections::HashMap;

use super::{
    counting::is_message,
    frame::{Frame, NOT_COUNTED, known_days, text_of},
    log::{ChannelLog, Packed},
    roster::{self, Member},
    speaking::HeadCounts,
    view::{GroupCell, GroupInsight, GroupsInsight, InsightFilter},
};
use crate::{
    Result, Uid,
    channels::{self, ListChannels},
    groups::{self, GroupsTable, GroupsTableInput, Measure, Threshold},
    members::{self, Stay},
    recurrence::{date_of, number_of, parse_date},
    store::ReadTx,
    workspace,
};

/// What was typed of all groups in the days that are asked for.
pub(super) fn typed(tx: &ReadTx<'_>, frame: &Frame<'_>, community: Uid) -> Result<GroupsTable> {
    let (from, to) = (Some(text_of(frame.from)), Some(text_of(frame.to)));
    groups::table(tx, &GroupsTableInput { community, from, to, tags: Vec::new() })
}

/// The answer.
pub(super) fn of_groups(tx: &ReadTx<'_>, frame: &Frame<'_>, filter: &InsightFilter) -> Result<GroupsInsight> {
    let community_id = workspace::community_id(tx, filter.community)?;
    let GroupsTable { rows, thresholds, .. } = typed(tx, frame, filter.community)?;
    let peers = groups::peers_of(tx, filter.community, frame_day(frame))?;
    let list = ListChannels { community: filter.community, is_group: Some(true), trashed: false };
    let names: HashMap<Uid, String> =
        channels::list(tx, &list)?.into_iter().map(|channel| (channel.uid, channel.name)).collect();
    let ids: HashMap<Uid, i64> =
        channels::made_at(tx, community_id)?.into_iter().map(|(uid, (id, _))| (uid, id)).collect();
    let counts = HeadCounts::read(tx, (frame.before(), frame.to))?;
    let mut found: Vec<GroupInsight> = Vec::with_capacity(rows.len());
    for typed in rows {
        let id = ids.get(&typed.channel).copied().unwrap_or_default();
        let log = frame.log.channels.iter().find(|channel| channel.id == id);
        let mut group = GroupInsight {
            channel: typed.channel,
            name: names.get(&typed.channel).cloned().unwrap_or_default(),
            level: typed.level,
            members: None,
            known_days: 0,
            speakers: GroupCell::default(),
            speaking_rate: GroupCell::default(),
            speaking_rate_a_day: None,
            messages: GroupCell::default(),
            joined: GroupCell::default(),
            left: GroupCell::default(),
            last_said: None,
            typed,
        };
        if let Some(log) = log {
            said(&mut group, frame, log, &counts);
        }
        came(&mut group, frame, &stays(tx, frame, id)?);
        found.push(group);
    }
    beside_peers(&mut found, &peers);
    set_levels(&mut found, &thresholds);
    let wanted = |group: &GroupInsight| {
        frame.meant.as_ref().is_none_or(|meant| ids.get(&group.channel).is_some_and(|id| meant.contains(id)))
    };
    found.retain(wanted);
    // Who needs somebody stands first; the order of the groups else.
    found.sort_by_key(|group| std::cmp::Reverse(group.level));
    Ok(GroupsInsight { period: frame.period(), coverage: frame.coverage(), groups: found, thresholds })
}

fn frame_day(frame: &Frame<'_>) -> chrono::NaiveDate {
    date_of(frame.to)
}

/// What the log of a group says.
fn said(group: &mut GroupInsight, frame: &Frame<'_>, log: &ChannelLog, counts: &HeadCounts) {
    let (before, day_before) = (frame.before(), frame.from - 1);
    let (mut speakers, mut messages) = ([0.0, 0.0], [0.0, 0.0]);
    let mut last = i64::MIN;
    let mut spoke: Vec<[usize; 2]> = Vec::new();
    let mut by_day: Vec<(i64, usize)> = Vec::new();
    for (author, rows) in log.by_author() {
        let Some(person) = frame.person(author) else { continue };
        let counts = |row: &&Packed| {
            is_message(row.kind()) && frame.weights[row.kind()] != NOT_COUNTED && row.day() <= frame.as_of
        };
        let mut there = [false, false];
        for row in rows.iter().filter(counts) {
            last = last.max(row.day());
            let place = match row.day() {
                day if frame.from <= day && day <= frame.to => 0,
                day if before <= day && day <= day_before => 1,
                _ => continue,
            };
            there[place] = true;
            messages[place] += 1.0;
            if place == 0 && by_day.last() != Some(&(row.day(), person)) {
                by_day.push((row.day(), person));
            }
        }
        spoke.extend((0..2).filter(|place| there[*place]).map(|place| [place, person]));
    }
    // A person with two accounts speaks once.
    spoke.sort_unstable();
    spoke.dedup();
    for [place, _] in spoke {
        speakers[place] += 1.0;
    }
    by_day.sort_unstable();
    by_day.dedup();
    let now = known_days(&log.spans, frame.from, frame.to);
    let then = known_days(&log.spans, before, day_before);
    let cell = |values: [f64; 2]| GroupCell {
        value: (now > 0).then_some(values[0]),
        before: (then > 0 && then >= now).then_some(values[1]),
        ..GroupCell::default()
    };
    group.known_days = now;
    group.last_said = (last > i64::MIN).then(|| text_of(last));
    group.speakers = cell(speakers);
    group.messages = cell(messages);
    #[allow(clippy::cast_precision_loss)] // people of a group, day by day
    let a_day = (now > 0).then(|| by_day.len() as f64 / f64::from(now));
    group.speaking_rate_a_day = a_day.zip(counts.on(log.id, frame.to)).map(|(a_day, of)| a_day / of * 100.0);
    let rate = |speakers: Option<f64>, day| Some(speakers? / counts.on(log.id, day)? * 100.0);
    group.speaking_rate = GroupCell {
        value: rate(group.speakers.value, frame.to),
        before: rate(group.speakers.before, day_before),
        ..GroupCell::default()
    };
}

/// The stays in one group.
fn stays(tx: &ReadTx<'_>, frame: &Frame<'_>, channel_id: i64) -> Result<Vec<Member>> {
    let mut found = Vec::new();
    let day = |text: &str| parse_date("joined_on", text).ok().map(number_of);
    members::each_stay_in(tx, &[channel_id], &mut |stay: Stay<'_>| {
        if frame.wants(stay.member_id) {
            found.push(roster::member(&stay, &day));
        }
    })?;
    Ok(found)
}

/// Who is in a group, who joined and who left, where records say so.
fn came(group: &mut GroupInsight, frame: &Frame<'_>, stays: &[Member]) {
    let count = |of: &dyn Fn(&Member) -> bool| stays.iter().filter(|stay| of(stay)).count();
    #[allow(clippy::cast_precision_loss)] // people of a group
    let within = |day: &dyn Fn(&Member) -> Option<i64>, from: i64, to: i64| {
        let known = stays.iter().any(|stay| day(stay).is_some());
        known.then(|| count(&|stay| day(stay).is_some_and(|day| from <= day && day <= to)) as f64)
    };
    let cell = |day: &dyn Fn(&Member) -> Option<i64>| GroupCell {
        value: within(day, frame.from, frame.to),
        before: within(day, frame.before(), frame.from - 1),
        ..GroupCell::default()
    };
    if !stays.is_empty() {
        group.members = u32::try_from(count(&|stay| stay.is_in(frame.to))).ok();
    }
    group.joined = cell(&|stay| stay.joined);
    group.left = cell(&|stay| stay.left);
}

type Column = fn(&mut GroupInsight) -> &mut GroupCell;

const COLUMNS: [Column; 5] = [
    |group| &mut group.speakers,
    |group| &mut group.speaking_rate,
    |group| &mut group.messages,
    |group| &mut group.joined,
    |group| &mut group.left,
];

fn beside_peers(found: &mut [GroupInsight], peers: &HashMap<Uid, Vec<Uid>>) {
    let places: HashMap<Uid, usize> =
        found.iter().enumerate().map(|(place, group)| (group.channel, place)).collect();
    for column in COLUMNS {
        let values: Vec<Option<f64>> = found.iter_mut().map(|group| column(group).value).collect();
        for group in found.iter_mut() {
            let of = peers.get(&group.channel).into_iter().flatten();
            let mut others: Vec<f64> = of.filter_map(|peer| values[*places.get(peer)?]).collect();
            column(group).peers = groups::median(&mut others);
        }
    }
}

/// The speaking rate turns where the typed one does, which is the mean of days.
fn set_levels(found: &mut [GroupInsight], thresholds: &[Threshold]) {
    let Some(threshold) = thresholds.iter().find(|threshold| threshold.measure == Measure::SpeakingRate)
    else {
        return;
    };
    for group in found {
        let level = group.speaking_rate_a_day.and_then(|value| threshold.level(value));
        group.speaking_rate.level = level;
        group.level = group.level.max(level);
    }
}
