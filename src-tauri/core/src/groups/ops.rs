//! The table of groups, and what became of the deliveries of one.

use std::collections::{BTreeMap, HashMap};

use chrono::{Duration, NaiveDate};

use super::{
    levels::{thresholds, thresholds_setting},
    peers::{Kin, median, peers},
    period::{Came, Period, came},
    read::{self, Known},
    view::{
        DeliveryDay, GroupDeliveries, GroupFigures, GroupsTable, GroupsTableInput, Measure, MeasureCell,
        Threshold, WhyUnknown,
    },
};
use crate::{
    Error, Result, Uid,
    channels::{self, ChannelView, GroupState, ListChannels},
    members::FirstDays,
    recurrence::{date_text, parse_date},
    schedule,
    store::ReadTx,
    workspace,
};

/// Days of a period that is not said.
const USUAL_DAYS: i64 = 7;
const LONGEST: i64 = 40 * 366;

/// How all groups of a community do in a period.
pub fn table(tx: &ReadTx<'_>, input: &GroupsTableInput) -> Result<GroupsTable> {
    let community_id = workspace::community_id(tx, input.community)?;
    let zone = schedule::zone_of(tx, community_id)?;
    let today = zone.civil_of(tx.now()).date();
    let period = period(input.from.as_deref(), input.to.as_deref(), today)?;
    let groups = read::groups(tx, (input.community, community_id), &zone, (period, today))?;
    let settings = workspace::settings(tx)?.shared;
    let thresholds = thresholds(settings.get(&thresholds_setting(input.community)));
    let mut rows: Vec<GroupFigures> = groups.iter().map(|known| row(known, period, today)).collect();
    beside_peers(&groups, &mut rows);
    for (row, known) in rows.iter_mut().zip(&groups) {
        set_levels(row, known.view.state, &thresholds);
    }
    if !input.tags.is_empty() {
        let mut bears =
            groups.iter().map(|known| known.view.tags.iter().any(|tag| input.tags.contains(&tag.uid)));
        rows.retain(|_| bears.next().unwrap_or(false));
    }
    let (from, to) = (date_text(period.from), date_text(period.to));
    Ok(GroupsTable { from, to, before: date_text(period.before().from), rows, thresholds })
}

/// What became of the deliveries of a group, on each day on which some were planned.
pub fn deliveries_by_day(tx: &ReadTx<'_>, input: &GroupDeliveries) -> Result<Vec<DeliveryDay>> {
    let view = channels::get(tx, input.channel)?;
    let community_id = workspace::community_id(tx, view.community)?;
    let period = checked(parse_date("from", &input.from)?, parse_date("to", &input.to)?)?;
    read::deliveries_of(tx, &view, community_id, period)
}

fn period(from: Option<&str>, to: Option<&str>, today: NaiveDate) -> Result<Period> {
    let day = |field, text: Option<&str>| text.map(|text| parse_date(field, text)).transpose();
    let to = day("to", to)?.unwrap_or(today - Duration::days(1));
    let from = day("from", from)?.unwrap_or(to - Duration::days(USUAL_DAYS - 1));
    checked(from, to)
}

fn checked(from: NaiveDate, to: NaiveDate) -> Result<Period> {
    let period = Period { from, to };
    if (1..=LONGEST).contains(&period.days()) {
        Ok(period)
    } else {
        Err(Error::invalid("to", "out_of_range"))
    }
}

/// A value, that of the period before, and why there is none.
fn cell(value: Option<f64>, before: Option<f64>, why: WhyUnknown) -> MeasureCell {
    MeasureCell { value, before, why: value.is_none().then_some(why), ..MeasureCell::default() }
}

fn row(known: &Known, period: Period, today: NaiveDate) -> GroupFigures {
    let (now, then) =
        (came(&known.days, &known.leaves, period), came(&known.days, &known.leaves, period.before()));
    let free = known.latest.zip(known.view.capacity).map(|((_, people), capacity)| whole(capacity) - people);
    let mut cells = of_period(known, &now, &then);
    cells.extend(of_today(known, &now, free, today));
    GroupFigures {
        channel: known.view.uid,
        cells,
        level: None,
        net_since: now.net.map(|net| date_text(net.since)),
        net_until: now.net.map(|net| date_text(net.until)),
        joined_days: now.joined.days,
        invited: now.invited.value,
        invited_before: then.invited.value,
        left_days: now.left.days,
        left_derived: now.left_derived,
        speaking_days: now.speaking.days,
        deliveries: known.deliveries[0],
        free,
        age_days: age_on(&known.view, period.to),
        peers: 0,
    }
}

/// What a period has, and the one before it.
fn of_period(known: &Known, now: &Came, then: &Came) -> BTreeMap<Measure, MeasureCell> {
    let people = |at: usize| known.counts[at].map(|(_, people)| people);
    let early = |at: usize| share_gone(known.first_days[at]);
    let on_time = |at: usize| known.deliveries[at].share_on_time();
    let net = |came: &Came| came.net.map(|net| net.people);
    let growth = |came: &Came| came.net.and_then(|net| net.growth());
    BTreeMap::from([
        (Measure::HeadCount, cell(people(0), people(1), WhyUnknown::NoCount)),
        (Measure::Net, cell(net(now), net(then), WhyUnknown::NoCount)),
        (Measure::Growth, cell(growth(now), growth(then), WhyUnknown::NoCount)),
        (Measure::Joined, cell(now.joined.known(), now.joined.beside(then.joined), WhyUnknown::NoFigures)),
        (Measure::JoinRate, cell(now.join_rate(), then.join_rate(), WhyUnknown::NoInvited)),
        (Measure::Left, cell(now.left.known(), now.left.beside(then.left), WhyUnknown::NoFigures)),
        (Measure::SpeakingRate, cell(now.speaking.mean(), then.speaking.mean(), WhyUnknown::NoSpeakers)),
        (Measure::Messages, cell(now.messages.mean(), then.messages.mean(), WhyUnknown::NoFigures)),
        (Measure::EarlyLeave, cell(early(0), early(1), WhyUnknown::NoMembers)),
        (Measure::OnTime, cell(on_time(0), on_time(1), WhyUnknown::NothingPlanned)),
    ])
}

/// What holds today, or as of the last count.
fn of_today(known: &Known, now: &Came, free: Option<f64>, today: NaiveDate) -> [(Measure, MeasureCell); 5] {
    let view = &known.view;
    let capacity = view.capacity.map(whole).filter(|capacity| *capacity > 0.0);
    let fill = known.latest.zip(capacity).map(|((_, people), capacity)| people / capacity * 100.0);
    let unfilled = if capacity.is_none() { WhyUnknown::NoCapacity } else { WhyUnknown::NoCount };
    let full_in = free.and_then(|free| match now.net {
        Some(net) => net.full_in(free),
        None => (free <= 0.0).then_some(0.0),
    });
    let unknown = if free.is_none() || now.net.is_none() { unfilled } else { WhyUnknown::NotGrowing };
    let until = |on: &Option<String>| on.as_deref().and_then(|on| days_from(on, today)).map(whole);
    let age = known.latest.map(|(on, _)| whole((today - on).num_days()));
    [
        (Measure::Fill, cell(fill, None, unfilled)),
        (Measure::FullIn, cell(full_in, None, unknown)),
        (Measure::QrDays, cell(until(&view.qr_expires_on), None, WhyUnknown::NoDate)),
        (Measure::CountAge, cell(age, None, WhyUnknown::NoCount)),
        (Measure::ReviewDays, cell(until(&view.announcement_review_on), None, WhyUnknown::NoDate)),
    ]
}

fn share_gone(days: FirstDays) -> Option<f64> {
    (days.joined > 0).then(|| f64::from(days.left) / f64::from(days.joined) * 100.0)
}

/// How many days `on` lies after another day.
fn days_from(on: &str, day: NaiveDate) -> Option<i64> {
    on.parse::<NaiveDate>().ok().map(|on| (on - day).num_days())
}

#[allow(clippy::cast_precision_loss)] // people of a group, days between dates
fn whole(number: i64) -> f64 {
    number as f64
}

/// Figures that are compared with those of others: what a date or a limit says is each group's own.
const COMPARED: [Measure; 10] = [
    Measure::HeadCount,
    Measure::Net,
    Measure::Growth,
    Measure::Joined,
    Measure::JoinRate,
    Measure::Left,
    Measure::SpeakingRate,
    Measure::Messages,
    Measure::EarlyLeave,
    Measure::OnTime,
];

/// The groups with which each group is compared, by the age that they have on a day.
pub fn peers_of(tx: &ReadTx<'_>, community: Uid, on: NaiveDate) -> Result<HashMap<Uid, Vec<Uid>>> {
    let list = ListChannels { community, is_group: Some(true), trashed: false };
    let views = channels::list(tx, &list)?;
    let tags: Vec<Vec<Uid>> =
        views.iter().map(|view| view.tags.iter().map(|tag| tag.uid).collect()).collect();
    let kin = views.iter().zip(&tags).map(|(view, tags)| Kin {
        tags,
        age_days: age_on(view, on),
        counts: view.state != GroupState::Closed,
    });
    let peers = peers(&kin.collect::<Vec<_>>());
    let of = |places: Vec<usize>| places.into_iter().map(|place| views[place].uid).collect();
    Ok(views.iter().map(|view| view.uid).zip(peers.into_iter().map(of)).collect())
}

/// Days since a group was opened.
fn age_on(view: &ChannelView, on: NaiveDate) -> Option<u32> {
    let age = view.opened_on.as_deref().and_then(|opened| days_from(opened, on));
    age.and_then(|days| u32::try_from(-days).ok())
}

fn beside_peers(groups: &[Known], rows: &mut [GroupFigures]) {
    let tags: Vec<Vec<Uid>> =
        groups.iter().map(|known| known.view.tags.iter().map(|tag| tag.uid).collect()).collect();
    let kin = groups.iter().zip(&*rows).zip(&tags).map(|((known, row), tags)| Kin {
        tags,
        age_days: row.age_days,
        counts: known.view.state != GroupState::Closed,
    });
    let peers = peers(&kin.collect::<Vec<_>>());
    let mut values = Vec::new();
    for measure in COMPARED {
        let column: Vec<Option<f64>> =
            rows.iter().map(|row| row.cells.get(&measure).and_then(|cell| cell.value)).collect();
        for (row, peers) in rows.iter_mut().zip(&peers) {
            values.clear();
            values.extend(peers.iter().filter_map(|peer| column[*peer]));
            if let Some(cell) = row.cells.get_mut(&measure) {
                cell.peers = median(&mut values);
            }
        }
    }
    for (row, peers) in rows.iter_mut().zip(peers) {
        row.peers = u32::try_from(peers.len()).unwrap_or(u32::MAX);
    }
}

/// That a group is full is known once somebody has said so, and a code is needed where people are to join.
fn applies(measure: Measure, state: GroupState) -> bool {
    match measure {
        Measure::Fill | Measure::FullIn => state != GroupState::Full,
        Measure::QrDays => state == GroupState::Open,
        _ => true,
    }
}

/// Nothing of a group that is over, or not yet open, needs anybody.
fn set_levels(row: &mut GroupFigures, state: GroupState, thresholds: &[Threshold]) {
    if matches!(state, GroupState::Closed | GroupState::Preparing) {
        return;
    }
    for threshold in thresholds {
        let asked = applies(threshold.measure, state);
        if let Some(cell) = row.cells.get_mut(&threshold.measure).filter(|_| asked) {
            cell.level = cell.value.and_then(|value| threshold.level(value));
            row.level = row.level.max(cell.level);
        }
    }
}
