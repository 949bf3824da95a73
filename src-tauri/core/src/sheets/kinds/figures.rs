//! Figures: one row per group and day, one column per figure.

use super::Records;
use crate::{
    Result, Uid,
    series::{self, CAPACITY, FigureSource, FigureValue, SetFigures},
    sheets::lexicon::{Cells, Lexicon, own_id, own_name},
    store::{ReadTx, WriteTx},
    tabular::number_text,
};

pub(in crate::sheets) struct Figures;

/// A row's key: which group, which day.
fn key(channel: Uid, on: &str) -> String {
    format!("{channel}@{on}")
}

fn parts(key: &str) -> Option<(Uid, &str)> {
    let (channel, on) = key.split_once('@')?;
    Some((channel.parse().ok()?, on))
}

/// Figures that Tulou knows have columns of their own; all others stand under their names.
fn column(figure: &str) -> String {
    if series::KNOWN.contains(&figure) { figure.to_owned() } else { own_id(figure) }
}

impl Records for Figures {
    fn known(&self, _: &ReadTx<'_>, _: &Lexicon) -> Result<Vec<(String, Cells)>> {
        // A row names its key by itself.
        Ok(Vec::new())
    }

    fn cells(&self, tx: &ReadTx<'_>, lexicon: &Lexicon, key: &str) -> Result<Option<Cells>> {
        let Some((channel, on)) = parts(key) else { return Ok(None) };
        if !lexicon.channels.iter().any(|known| known.uid == channel) {
            return Ok(None);
        }
        let mut cells = Cells::default();
        cells.put("group", lexicon.channel(channel));
        cells.put("date", on);
        let there = series::of_day(tx, channel, on)?;
        if there.iter().all(|value| value.figure == CAPACITY) {
            return Ok(None);
        }
        for value in there {
            if let Some(number) = value.value.filter(|_| value.figure != CAPACITY) {
                cells.put(&column(&value.figure), number_text(number).0);
            }
        }
        Ok(Some(cells))
    }

    fn natural(&self, _: &Cells) -> Option<String> {
        None
    }

    fn title(&self, cells: &Cells) -> String {
        format!("{} {}", cells.get("group"), cells.get("date"))
    }

    fn add(&self, tx: &mut WriteTx<'_>, lexicon: &Lexicon, cells: &Cells) -> Result<()> {
        let channel = lexicon.channel_named(cells.get("group"));
        channel.map_or(Ok(()), |channel| set(tx, lexicon, (channel, cells.get("date")), cells))
    }

    fn edit(
        &self,
        tx: &mut WriteTx<'_>,
        lexicon: &Lexicon,
        key: &str,
        _: &Cells,
        changes: &Cells,
    ) -> Result<()> {
        parts(key).map_or(Ok(()), |date| set(tx, lexicon, date, changes))
    }

    fn keys(&self, tx: &ReadTx<'_>, lexicon: &Lexicon, uids: Option<&[Uid]>) -> Result<Vec<String>> {
        let mut keys = Vec::new();
        for channel in &lexicon.channels {
            if uids.is_none_or(|uids| uids.contains(&channel.uid)) {
                let days = series::days_of(tx, channel.uid)?;
                keys.extend(days.iter().map(|on| key(channel.uid, on)));
            }
        }
        Ok(keys)
    }
}

impl Figures {
    /// The day of a row's key.
    pub(in crate::sheets) fn day_of(key: &str) -> &str {
        parts(key).map_or("", |(_, on)| on)
    }

    /// The key of the row that speaks of a group and a day.
    pub(in crate::sheets) fn key_of(lexicon: &Lexicon, cells: &Cells) -> Option<String> {
        let channel = lexicon.channel_named(cells.get("group"))?;
        Some(cells.get("date")).filter(|on| !on.is_empty()).map(|on| key(channel, on))
    }
}

/// Writes figures of a day. A figure that stands there keeps its source, so that what is shown is what is changed.
fn set(tx: &mut WriteTx<'_>, lexicon: &Lexicon, (channel, on): (Uid, &str), cells: &Cells) -> Result<()> {
    let there = series::of_day(tx, channel, on)?;
    let mut values = Vec::new();
    for (id, text) in cells.0.iter().filter(|(id, _)| !matches!(id.as_str(), "group" | "date")) {
        let figure = match own_name(id) {
            Some(name) => series::key_named(tx, lexicon.community_id, name)?,
            None => id.to_owned(),
        };
        let source = there.iter().rfind(|value| value.figure == figure).map(|value| value.source);
        values.push(FigureValue {
            channel,
            on: on.to_owned(),
            value: text.parse().ok(),
            source: source.unwrap_or(FigureSource::Imported),
            figure,
        });
    }
    series::set(tx, &SetFigures { values })
}
