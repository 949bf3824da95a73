//! SQL of a community's own figures.

use rusqlite::{OptionalExtension, Row, params};

use crate::{
    Error, Result, Uid,
    series::view::{FigureKind, FigureStored},
    store::{ReadTx, WriteTx},
    workspace::found,
};

fn kind(row: &Row<'_>) -> rusqlite::Result<FigureKind> {
    Ok(FigureKind {
        uid: row.get(0)?,
        key: row.get(1)?,
        name: row.get(2)?,
        unit: row.get(3)?,
        decimals: row.get(4)?,
    })
}

pub(in crate::series) fn own(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<FigureKind>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT uid, key, name, unit, decimals FROM figure_def WHERE community_id = ?1 ORDER BY position, id",
    )?;
    let rows = statement.query_map([community_id], kind)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// An own figure with the row id of its community.
pub(in crate::series) fn of_uid(tx: &ReadTx<'_>, uid: Uid) -> Result<(i64, FigureKind)> {
    tx.sql()
        .prepare_cached("SELECT uid, key, name, unit, decimals, community_id FROM figure_def WHERE uid = ?1")?
        .query_row([uid], |row| Ok((row.get(5)?, kind(row)?)))
        .optional()?
        .ok_or_else(|| Error::not_found("figure_def", uid))
}

pub(in crate::series) fn insert_own(
    tx: &mut WriteTx<'_>,
    community_id: i64,
    kind: &FigureKind,
) -> Result<Uid> {
    let uid = tx.new_uid();
    tx.sql()
        .prepare_cached(
            "INSERT INTO figure_def (uid, community_id, key, name, unit, decimals, position)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6,
               (SELECT coalesce(max(position), 0) + 1 FROM figure_def WHERE community_id = ?2))",
        )?
        .execute(params![uid, community_id, kind.key, kind.name, kind.unit, kind.decimals])?;
    Ok(uid)
}

pub(in crate::series) fn update_own(tx: &mut WriteTx<'_>, uid: Uid, kind: &FigureKind) -> Result<()> {
    let changed = tx
        .sql()
        .prepare_cached("UPDATE figure_def SET name = ?2, unit = ?3, decimals = ?4 WHERE uid = ?1")?
        .execute(params![uid, kind.name, kind.unit, kind.decimals])?;
    found(changed, "figure_def", uid)
}

/// Takes an own figure away with all its values.
pub(in crate::series) fn remove_own(
    tx: &mut WriteTx<'_>,
    community_id: i64,
    kind: &FigureKind,
) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "DELETE FROM series_figure WHERE figure = ?2
               AND channel_id IN (SELECT id FROM channel WHERE community_id = ?1)",
        )?
        .execute(params![community_id, kind.key])?;
    tx.sql().prepare_cached("DELETE FROM figure_def WHERE uid = ?1")?.execute([kind.uid])?;
    Ok(())
}

pub(in crate::series) fn stored(tx: &ReadTx<'_>, community_id: i64, key: &str) -> Result<FigureStored> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT count(*), count(DISTINCT f.channel_id), min(f.day), max(f.day)
         FROM channel c JOIN series_figure f ON f.channel_id = c.id AND f.figure = ?2 WHERE c.community_id = ?1",
    )?;
    Ok(statement.query_row(params![community_id, key], |row| {
        Ok(FigureStored { values: row.get(0)?, groups: row.get(1)?, first: row.get(2)?, last: row.get(3)? })
    })?)
}
