//! Figures by channel and day for people who have no logs: head counts, capacities, joins, leaves, own figures. Typed,
//! pasted or imported; never mixed with figures from logs.

mod days;
mod groups;
mod leaves;
mod lines;
mod own;
mod table;
mod view;

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

pub use days::day;
pub use groups::{add_channel, add_channels, edit_channel, edit_channels};
pub use leaves::{Day, Leaves, leaves};
pub use lines::{SPEAKING_RATE, lines};
pub use own::{KNOWN, add, edit, key_named, kinds, remove, stored};
pub use table::TABLES;
pub use view::{
    AddFigure, DayValue, EditChannels, EditFigure, FigureKind, FigureLine, FigurePoint, FigureRef,
    FigureSource, FigureStored, FigureValue, FiguresDay, FiguresOfDay, FiguresRange, GroupDay, HeadCount,
    ListFigures, SetFigures,
};

use crate::{
    Error, Result, Uid,
    recurrence::{date_text, parse_date},
    store::{ReadTx, WriteTx},
    workspace::{LONGEST_NAME, row_id},
};

/// The figure that counts the people in a group.
pub const HEAD_COUNT: &str = "head_count";
/// The figure that says how many people a group takes from a day on; 0 where nothing limits it any more.
pub const CAPACITY: &str = "capacity";
/// The figure that counts who joined on a day.
pub const JOINED: &str = "joined";
/// The figure that counts who was invited on a day.
pub const INVITED: &str = "invited";
/// The figure that counts who left on a day.
pub const LEFT: &str = "left";
/// The figure that counts who spoke on a day.
pub const SPEAKERS: &str = "speakers";
/// The figure that counts the messages of a day.
pub const MESSAGES: &str = "messages";

/// More than this many people or messages are a slip of the finger.
const MOST_PEOPLE: f64 = 1e12;

/// Writes figures; one that stood there from the same source is replaced, a missing value is taken away.
pub fn set(tx: &mut WriteTx<'_>, input: &SetFigures) -> Result<()> {
    for value in &input.values {
        let channel_id = row_id(tx, "channel", value.channel)?;
        set_one(tx, channel_id, value)?;
    }
    tx.describe(serde_json::json!({ "count": input.values.len() }));
    Ok(())
}

/// Writes one figure of a channel named by its row id.
pub fn set_one(tx: &mut WriteTx<'_>, channel_id: i64, value: &FigureValue) -> Result<()> {
    if value.figure.is_empty() || value.figure.len() > LONGEST_NAME {
        return Err(Error::invalid("figure", "empty"));
    }
    let on = NaiveDate::parse_from_str(&value.on, "%Y-%m-%d").ok();
    if on.is_none_or(|on| !(1990..=2100).contains(&on.year())) {
        return Err(Error::invalid("on", "not_a_date").with("value", value.on.clone()));
    }
    if value.value.is_some_and(|number| !number.is_finite()) {
        return Err(Error::invalid("value", "not_a_number"));
    }
    let is_odd = |number: f64| !(0.0..=MOST_PEOPLE).contains(&number) || number.fract() != 0.0;
    if own::KNOWN.contains(&value.figure.as_str()) && value.value.is_some_and(is_odd) {
        return Err(Error::invalid("value", "out_of_range").with("figure", value.figure.clone()));
    }
    if value.figure != CAPACITY {
        return table::set(tx, channel_id, value);
    }
    if value.value.is_some_and(|people| people < 0.0 || people.fract() != 0.0) {
        return Err(Error::invalid("capacity", "not_positive"));
    }
    table::set(tx, channel_id, value)?;
    groups::follow(tx, channel_id)
}

/// The newest head count of every channel of a community.
pub fn head_counts(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<HeadCount>> {
    table::latest(tx, community_id, HEAD_COUNT)
}

/// Whether there is any figure of a community's channels.
pub fn any(tx: &ReadTx<'_>, community_id: i64) -> Result<bool> {
    table::any(tx, community_id)
}

/// The newest value of a figure of a channel.
pub fn latest_of(tx: &ReadTx<'_>, channel: Uid, figure: &str) -> Result<Option<f64>> {
    table::latest_of(tx, channel, figure)
}

/// Every figure of a channel on one day, the one written last at the end.
pub fn of_day(tx: &ReadTx<'_>, channel: Uid, on: &str) -> Result<Vec<FigureValue>> {
    table::of_day(tx, channel, on)
}

/// The days on which a channel has figures, capacities aside, in their order.
pub fn days_of(tx: &ReadTx<'_>, channel: Uid) -> Result<Vec<String>> {
    table::days_of(tx, channel)
}

/// The newest head count of a channel up to a day, and the day of it.
pub fn head_count_on(tx: &ReadTx<'_>, channel_id: i64, on: NaiveDate) -> Result<Option<(NaiveDate, f64)>> {
    let newest = table::up_to(tx, channel_id, HEAD_COUNT, &date_text(on))?;
    newest.first().map(|dated| Ok((parse_date("on", &dated.on)?, dated.value))).transpose()
}

/// What is known of every channel on the days between two, by row id and in the order of the days.
pub fn days(tx: &ReadTx<'_>, from: NaiveDate, to: NaiveDate) -> Result<HashMap<i64, Vec<Day>>> {
    let mut all: HashMap<i64, Vec<Day>> = HashMap::new();
    for on in from.iter_days().take_while(|on| *on <= to) {
        let mut last: Option<(i64, Day)> = None;
        let mut keep = |known: Option<(i64, Day)>| {
            if let Some((channel_id, day)) = known {
                all.entry(channel_id).or_default().push(day);
            }
        };
        table::each_of_day(tx, &date_text(on), |channel_id, figure, value| {
            if last.as_ref().is_none_or(|(known, _)| *known != channel_id) {
                keep(last.replace((channel_id, Day { on, ..Day::default() })));
            }
            if let Some((_, day)) = &mut last {
                days::put(day, figure, value);
            }
        })?;
        keep(last);
    }
    Ok(all)
}

/// One figure of a channel on all its days, in their order.
pub fn of_channel(tx: &ReadTx<'_>, input: &ListFigures) -> Result<Vec<FigureValue>> {
    table::of_channel(tx, input)
}
