//! SQL of figures by channel and day; own figures have a file of their own.

mod own;

pub(super) use own::{insert_own, of_uid, own, remove_own, stored, update_own};
use rusqlite::{OptionalExtension, Row, params};

use super::view::{FigureSource, FigureValue, HeadCount, ListFigures};
use crate::{
    Result, Uid,
    store::{ReadTx, Table, WriteTx},
    workspace::{from_name, name_of},
};

/// After every day that anybody counts on.
const LAST_DAY: &str = "9999-12-31";

/// Tables of figures.
pub const TABLES: &[Table] = &[
    Table::shared(
        "series_figure",
        "CREATE TABLE series_figure (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           channel_id INTEGER NOT NULL REFERENCES channel (id), day TEXT NOT NULL, figure TEXT NOT NULL,
           value REAL NOT NULL, source TEXT NOT NULL, UNIQUE (channel_id, figure, day, source)) STRICT;
         CREATE INDEX series_figure_day ON series_figure (day, channel_id, figure, source, value);",
    ),
    Table::shared(
        "figure_def",
        "CREATE TABLE figure_def (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), key TEXT NOT NULL, name TEXT NOT NULL,
           unit TEXT, decimals INTEGER NOT NULL, position REAL NOT NULL, UNIQUE (community_id, key)) STRICT;",
    ),
];

pub(super) fn set(tx: &mut WriteTx<'_>, channel_id: i64, value: &FigureValue) -> Result<()> {
    let source = name_of(&value.source)?;
    match value.value {
        Some(number) => tx
            .sql()
            .prepare_cached(
                "INSERT INTO series_figure (uid, channel_id, day, figure, value, source)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (channel_id, figure, day, source) DO UPDATE SET value = ?5",
            )?
            .execute(params![tx.new_uid(), channel_id, value.on, value.figure, number, source])?,
        None => tx
            .sql()
            .prepare_cached(
                "DELETE FROM series_figure WHERE channel_id = ?1 AND day = ?2 AND figure = ?3 AND source = ?4",
            )?
            .execute(params![channel_id, value.on, value.figure, source])?,
    };
    Ok(())
}

pub(super) fn of_channel(tx: &ReadTx<'_>, input: &ListFigures) -> Result<Vec<FigureValue>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT f.day, f.value, f.source FROM series_figure f JOIN channel c ON c.id = f.channel_id
         WHERE c.uid = ?1 AND f.figure = ?2 ORDER BY f.day, f.id",
    )?;
    let rows = statement.query_map(params![input.channel, input.figure], |row| {
        Ok(FigureValue {
            channel: input.channel,
            on: row.get(0)?,
            figure: input.figure.clone(),
            value: Some(row.get(1)?),
            source: from_name(row.get(2)?)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn latest_of(tx: &ReadTx<'_>, channel: Uid, figure: &str) -> Result<Option<f64>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT f.value FROM series_figure f JOIN channel c ON c.id = f.channel_id
         WHERE c.uid = ?1 AND f.figure = ?2 ORDER BY f.day DESC, f.id DESC LIMIT 1",
    )?;
    Ok(statement.query_row(params![channel, figure], |row| row.get(0)).optional()?)
}

pub(super) fn of_day(tx: &ReadTx<'_>, channel: Uid, on: &str) -> Result<Vec<FigureValue>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT f.figure, f.value, f.source FROM series_figure f JOIN channel c ON c.id = f.channel_id
         WHERE c.uid = ?1 AND f.day = ?2 ORDER BY f.id",
    )?;
    let rows = statement.query_map(params![channel, on], |row| {
        Ok(FigureValue {
            channel,
            on: on.to_owned(),
            figure: row.get(0)?,
            value: Some(row.get(1)?),
            source: from_name(row.get(2)?)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn days_of(tx: &ReadTx<'_>, channel: Uid) -> Result<Vec<String>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT DISTINCT f.day FROM series_figure f JOIN channel c ON c.id = f.channel_id
         WHERE c.uid = ?1 AND f.figure <> ?2 ORDER BY f.day",
    )?;
    let rows = statement.query_map(params![channel, super::CAPACITY], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn latest(tx: &ReadTx<'_>, community_id: i64, figure: &str) -> Result<Vec<HeadCount>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT id, uid FROM channel WHERE community_id = ?1 AND deleted_at IS NULL ORDER BY position, id",
    )?;
    let mut rows = statement.query([community_id])?;
    let mut counts = Vec::new();
    while let Some(row) = rows.next()? {
        let newest = up_to(tx, row.get(0)?, figure, LAST_DAY)?;
        let Some(last) = newest.first() else { continue };
        counts.push(HeadCount {
            channel: row.get(1)?,
            count: whole(last.value),
            on: last.on.clone(),
            previous: newest.iter().find(|dated| dated.on != last.on).map(|dated| whole(dated.value)),
            source: last.source,
        });
    }
    Ok(counts)
}

/// The newest value of a figure that counts people.
pub(super) fn newest(tx: &ReadTx<'_>, channel_id: i64, figure: &str) -> Result<Option<i64>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT value FROM series_figure WHERE channel_id = ?1 AND figure = ?2 ORDER BY day DESC, id DESC LIMIT 1",
    )?;
    let mut rows = statement.query(params![channel_id, figure])?;
    rows.next()?.map(|row| Ok(whole(row.get(0)?))).transpose()
}

/// One value of a figure on a day, from wherever it comes.
pub(super) struct Dated {
    pub on: String,
    pub value: f64,
    pub source: FigureSource,
}

/// The newest values of a figure up to a day, the newest first and what was typed before what was imported: that of the
/// day, and the one before it.
pub(super) fn up_to(tx: &ReadTx<'_>, channel_id: i64, figure: &str, on: &str) -> Result<Vec<Dated>> {
    // Two sources on the day itself and two on the one before it.
    let mut statement = tx.sql().prepare_cached(
        "SELECT day, value, source FROM series_figure WHERE channel_id = ?1 AND figure = ?2 AND day <= ?3
         ORDER BY day DESC, source DESC LIMIT 4",
    )?;
    let rows = statement.query_map(params![channel_id, figure, on], dated)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A figure of a channel on the days between two, in their order; what was typed stands before what was imported.
pub(super) fn between(
    tx: &ReadTx<'_>,
    channel_id: i64,
    figure: &str,
    (from, to): (&str, &str),
) -> Result<Vec<Dated>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT day, value, source FROM series_figure
         WHERE channel_id = ?1 AND figure = ?2 AND day BETWEEN ?3 AND ?4 ORDER BY day, source DESC",
    )?;
    let rows = statement.query_map(params![channel_id, figure, from, to], dated)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn dated(row: &Row<'_>) -> rusqlite::Result<Dated> {
    Ok(Dated { on: row.get(0)?, value: row.get(1)?, source: from_name(row.get(2)?)? })
}

/// Whether there is any figure of a community's channels.
pub(super) fn any(tx: &ReadTx<'_>, community_id: i64) -> Result<bool> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM channel c JOIN series_figure f ON f.channel_id = c.id WHERE c.community_id = ?1)",
    )?;
    Ok(statement.query_row([community_id], |row| row.get(0))?)
}

/// Every figure of all channels on a day, channel after channel: the channel, the figure, the value; what was typed follows what
/// was imported.
pub(super) fn each_of_day(tx: &ReadTx<'_>, on: &str, mut each: impl FnMut(i64, &[u8], f64)) -> Result<()> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT channel_id, figure, value FROM series_figure INDEXED BY series_figure_day
         WHERE day = ?1 ORDER BY channel_id, figure, source",
    )?;
    let mut rows = statement.query([on])?;
    while let Some(row) = rows.next()? {
        // Read tens of thousands at a time: the names are compared where they lie.
        each(row.get(0)?, row.get_ref(1)?.as_bytes().unwrap_or_default(), row.get(2)?);
    }
    Ok(())
}

/// Head counts are whole numbers stored as REAL beside figures that are not.
#[allow(clippy::cast_possible_truncation)]
fn whole(value: f64) -> i64 {
    value.round() as i64
}
