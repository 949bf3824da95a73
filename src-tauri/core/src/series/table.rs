//! SQL of figures by channel and day.

use rusqlite::{OptionalExtension, params};

use super::view::{FigureValue, HeadCount, ListFigures};
use crate::{
    Result, Uid,
    store::{ReadTx, Table, WriteTx},
    workspace::{from_name, name_of},
};

/// Tables of figures.
pub const TABLES: &[Table] = &[Table::shared(
    "series_figure",
    "CREATE TABLE series_figure (
       id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
       channel_id INTEGER NOT NULL REFERENCES channel (id), day TEXT NOT NULL, figure TEXT NOT NULL,
       value REAL NOT NULL, source TEXT NOT NULL, UNIQUE (channel_id, figure, day, source)) STRICT;
     CREATE INDEX series_figure_day ON series_figure (channel_id, day);",
)];

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
        "SELECT c.uid, f.value, f.day, lag(f.value) OVER (PARTITION BY f.channel_id ORDER BY f.day, f.id),
                row_number() OVER (PARTITION BY f.channel_id ORDER BY f.day DESC, f.id DESC)
         FROM series_figure f JOIN channel c ON c.id = f.channel_id
         WHERE c.community_id = ?1 AND f.figure = ?2 AND c.deleted_at IS NULL",
    )?;
    let mut rows = statement.query(params![community_id, figure])?;
    let mut counts = Vec::new();
    while let Some(row) = rows.next()? {
        if row.get::<_, i64>(4)? == 1 {
            counts.push(HeadCount {
                channel: row.get(0)?,
                count: whole(row.get(1)?),
                on: row.get(2)?,
                previous: row.get::<_, Option<f64>>(3)?.map(whole),
            });
        }
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

/// Head counts are whole numbers stored as REAL beside figures that are not.
#[allow(clippy::cast_possible_truncation)]
fn whole(value: f64) -> i64 {
    value.round() as i64
}
