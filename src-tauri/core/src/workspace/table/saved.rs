//! SQL of saved views.

use rusqlite::{OptionalExtension, Row, params};

use super::found;
use crate::{
    Result, Uid,
    store::{ReadTx, WriteTx},
    workspace::view::SavedView,
};

fn saved_view(row: &Row<'_>) -> rusqlite::Result<SavedView> {
    let query: String = row.get(2)?;
    let query = serde_json::from_str(&query).unwrap_or_default();
    Ok(SavedView { uid: row.get(0)?, name: row.get(1)?, query })
}

pub(in crate::workspace) fn saved_views(
    tx: &ReadTx<'_>,
    community_id: i64,
    page: &str,
) -> Result<Vec<SavedView>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT uid, name, query FROM saved_view WHERE community_id = ?1 AND page = ?2 ORDER BY position, id",
    )?;
    let rows = statement.query_map(params![community_id, page], saved_view)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Keeps a view at the end of the page's list, or in the place of the one of that name.
pub(in crate::workspace) fn save_view(
    tx: &mut WriteTx<'_>,
    community_id: i64,
    page: &str,
    name: &str,
    query: &str,
) -> Result<Uid> {
    let known: Option<Uid> = tx
        .sql()
        .prepare_cached("SELECT uid FROM saved_view WHERE community_id = ?1 AND page = ?2 AND name = ?3")?
        .query_row(params![community_id, page, name], |row| row.get(0))
        .optional()?;
    if let Some(uid) = known {
        tx.sql()
            .prepare_cached("UPDATE saved_view SET query = ?2 WHERE uid = ?1")?
            .execute(params![uid, query])?;
        return Ok(uid);
    }
    let uid = tx.new_uid();
    tx.sql()
        .prepare_cached(
            "INSERT INTO saved_view (uid, community_id, page, name, query, position)
             VALUES (?1, ?2, ?3, ?4, ?5, (SELECT coalesce(max(position), 0) + 1 FROM saved_view))",
        )?
        .execute(params![uid, community_id, page, name, query])?;
    Ok(uid)
}

pub(in crate::workspace) fn delete_view(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    let removed = tx.sql().prepare_cached("DELETE FROM saved_view WHERE uid = ?1")?.execute([uid])?;
    found(removed, "saved_view", uid)
}
