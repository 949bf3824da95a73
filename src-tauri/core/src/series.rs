//! Figures by channel and day for people who have no logs: head counts, capacities, joins, leaves, own figures. Typed,
//! pasted or imported; never mixed with figures from logs.

mod groups;
mod table;
mod view;

use chrono::NaiveDate;

pub use groups::{add_channel, add_channels, edit_channel, edit_channels};
pub use table::TABLES;
pub use view::{EditChannels, FigureSource, FigureValue, HeadCount, ListFigures, SetFigures};

use crate::{
    Error, Result, Uid,
    store::{ReadTx, WriteTx},
    workspace::{LONGEST_NAME, row_id},
};

/// The figure that counts the people in a group.
pub const HEAD_COUNT: &str = "head_count";
/// The figure that says how many people a group takes from a day on; 0 where nothing limits it any more.
pub const CAPACITY: &str = "capacity";

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
    if NaiveDate::parse_from_str(&value.on, "%Y-%m-%d").is_err() {
        return Err(Error::invalid("on", "not_a_date").with("value", value.on.clone()));
    }
    if value.value.is_some_and(|number| !number.is_finite()) {
        return Err(Error::invalid("value", "not_a_number"));
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

/// One figure of a channel on all its days, in their order.
pub fn of_channel(tx: &ReadTx<'_>, input: &ListFigures) -> Result<Vec<FigureValue>> {
    table::of_channel(tx, input)
}
