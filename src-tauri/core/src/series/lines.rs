//! Figures day by day, of one group or of several: a gap stays a gap, and a sum says of how many groups it is.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::{
    LEFT,
    days::of_channel,
    leaves::{Leaves, leaves},
    table,
    view::{FigureLine, FigurePoint, FiguresRange},
};
use crate::{
    Error, Result, channels,
    recurrence::{date_text, parse_date},
    store::ReadTx,
    workspace,
};

/// Those who spoke of 100 people: of speakers and head counts of the same day.
pub const SPEAKING_RATE: &str = "speaking_rate";
/// Longer is read by years.
const MOST_DAYS: i64 = 1_000;
/// Counts that lie further back than this before the first day tell nothing of who left on it.
const LOOK_BACK: u64 = 31;

/// One line for each figure that is asked for.
pub fn lines(tx: &ReadTx<'_>, input: &FiguresRange) -> Result<Vec<FigureLine>> {
    let (from, to) = (parse_date("from", &input.from)?, parse_date("to", &input.to)?);
    let days = (to - from).num_days() + 1;
    if !(1..=MOST_DAYS).contains(&days) {
        return Err(Error::invalid("to", "out_of_range"));
    }
    let community_id = workspace::community_id(tx, input.community)?;
    let ids = match channels::meant(tx, &input.channels, &input.tags)? {
        Some(ids) => ids,
        None => channels::running_groups(tx, community_id)?.into_iter().map(|(id, _)| id).collect(),
    };
    input.figures.iter().map(|figure| line(tx, figure, &ids, (from, to))).collect()
}

/// What is known of one day, of all groups together.
#[derive(Default)]
struct Sum {
    value: f64,
    /// What `value` is shared by, of a rate.
    of: f64,
    known: usize,
    derived: bool,
}

fn line(
    tx: &ReadTx<'_>,
    figure: &str,
    ids: &[i64],
    (from, to): (NaiveDate, NaiveDate),
) -> Result<FigureLine> {
    let mut sums: BTreeMap<NaiveDate, Sum> = BTreeMap::new();
    for &id in ids {
        match figure {
            LEFT => add_leaves(tx, id, (from, to), &mut sums)?,
            SPEAKING_RATE => add_speakers(tx, id, (from, to), &mut sums)?,
            _ => add_values(tx, id, figure, (from, to), &mut sums)?,
        }
    }
    let points = from.iter_days().take_while(|on| *on <= to).map(|on| {
        let sum = sums.get(&on);
        let value =
            sum.map(|sum| if figure == SPEAKING_RATE { sum.value / sum.of * 100.0 } else { sum.value });
        FigurePoint {
            on: date_text(on),
            value,
            known: sum.map_or(0, |sum| sum.known),
            derived: sum.is_some_and(|sum| sum.derived),
        }
    });
    Ok(FigureLine { figure: figure.to_owned(), groups: ids.len(), points: points.collect() })
}

fn add_values(
    tx: &ReadTx<'_>,
    id: i64,
    figure: &str,
    (from, to): (NaiveDate, NaiveDate),
    sums: &mut BTreeMap<NaiveDate, Sum>,
) -> Result<()> {
    let mut last = String::new();
    for dated in table::between(tx, id, figure, (&date_text(from), &date_text(to)))? {
        // What was typed comes first; what was imported for the same day does not count beside it.
        if dated.on != last {
            let sum = sums.entry(parse_date("on", &dated.on)?).or_default();
            sum.value += dated.value;
            sum.known += 1;
            last = dated.on;
        }
    }
    Ok(())
}

fn add_leaves(
    tx: &ReadTx<'_>,
    id: i64,
    (from, to): (NaiveDate, NaiveDate),
    sums: &mut BTreeMap<NaiveDate, Sum>,
) -> Result<()> {
    let since = from.checked_sub_days(Days::new(LOOK_BACK)).unwrap_or(from);
    let days = of_channel(tx, id, (&date_text(since), &date_text(to)))?;
    for Leaves { on, people, derived, .. } in leaves(&days).into_iter().filter(|leaves| leaves.on >= from) {
        let sum = sums.entry(on).or_default();
        sum.value += people;
        sum.known += 1;
        sum.derived |= derived;
    }
    Ok(())
}

fn add_speakers(
    tx: &ReadTx<'_>,
    id: i64,
    (from, to): (NaiveDate, NaiveDate),
    sums: &mut BTreeMap<NaiveDate, Sum>,
) -> Result<()> {
    for day in of_channel(tx, id, (&date_text(from), &date_text(to)))? {
        if let (Some(speakers), Some(people)) = (day.speakers, day.head_count.filter(|people| *people > 0.0))
        {
            let sum = sums.entry(day.on).or_default();
            sum.value += speakers;
            sum.of += people;
            sum.known += 1;
        }
    }
    Ok(())
}
