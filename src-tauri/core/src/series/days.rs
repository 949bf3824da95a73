//! The figures of all groups on one day, with what they were before.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    HEAD_COUNT, INVITED, JOINED, LEFT, MESSAGES, SPEAKERS,
    leaves::{Day, leaves},
    own,
    table::{self, Dated},
    view::{DayValue, FiguresDay, FiguresOfDay, GroupDay},
};
use crate::{
    Result, channels,
    recurrence::{date_text, parse_date},
    store::ReadTx,
    workspace,
};

/// The figures of every group that is not closed on one day.
pub fn day(tx: &ReadTx<'_>, input: &FiguresOfDay) -> Result<FiguresDay> {
    parse_date("on", &input.on)?;
    let community_id = workspace::community_id(tx, input.community)?;
    let figures = own::kinds(tx, community_id)?;
    let mut groups = Vec::new();
    for (channel_id, channel) in channels::running_groups(tx, community_id)? {
        let mut values = Vec::with_capacity(figures.len());
        for figure in &figures {
            let newest = table::up_to(tx, channel_id, &figure.key, &input.on)?;
            values.push(value_of(&newest, &input.on));
        }
        let place = |key: &str| figures.iter().position(|figure| figure.key == key);
        if let (Some(count), Some(joined), Some(left)) = (place(HEAD_COUNT), place(JOINED), place(LEFT))
            && values[left].value.is_none()
            && values[joined].value.is_some()
            && values[count].value.is_some()
            && let Some(since) = values[count].last_on.clone()
        {
            values[left].derived = left_since(tx, channel_id, &since, &input.on)?;
        }
        groups.push(GroupDay { channel, values });
    }
    Ok(FiguresDay { figures, groups })
}

/// The newest first, and what was typed before what was imported.
fn value_of(newest: &[Dated], on: &str) -> DayValue {
    let own = newest.first().filter(|dated| dated.on == on);
    let last = newest.iter().find(|dated| dated.on != on);
    DayValue {
        value: own.map(|dated| dated.value),
        source: own.map(|dated| dated.source),
        last: last.map(|dated| dated.value),
        last_on: last.map(|dated| dated.on.clone()),
        derived: None,
    }
}

fn left_since(tx: &ReadTx<'_>, channel_id: i64, since: &str, on: &str) -> Result<Option<f64>> {
    let days = of_channel(tx, channel_id, (since, on))?;
    Ok(leaves(&days).last().filter(|last| last.derived && date_text(last.on) == on).map(|last| last.people))
}

/// What is known of one group on the days between two, in their order.
pub(super) fn of_channel(tx: &ReadTx<'_>, channel_id: i64, between: (&str, &str)) -> Result<Vec<Day>> {
    let mut days: BTreeMap<NaiveDate, Day> = BTreeMap::new();
    for figure in own::KNOWN {
        // The last one counts, and what was typed comes first.
        for dated in table::between(tx, channel_id, figure, between)?.iter().rev() {
            let on = parse_date("on", &dated.on)?;
            put(
                days.entry(on).or_insert_with(|| Day { on, ..Day::default() }),
                figure.as_bytes(),
                dated.value,
            );
        }
    }
    Ok(days.into_values().collect())
}

/// Sets a figure of a day by its name, if it is one that every group has.
pub(super) fn put(day: &mut Day, figure: &[u8], value: f64) {
    let places = [
        (HEAD_COUNT, &mut day.head_count),
        (JOINED, &mut day.joined),
        (LEFT, &mut day.left),
        (SPEAKERS, &mut day.speakers),
        (MESSAGES, &mut day.messages),
        (INVITED, &mut day.invited),
    ];
    for (name, place) in places {
        if name.as_bytes() == figure {
            *place = Some(value);
        }
    }
}
