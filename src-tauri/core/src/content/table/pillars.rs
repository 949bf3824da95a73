//! SQL of pillars.

use rusqlite::{OptionalExtension, Row, params};

use crate::{
    Error, Result, Uid,
    content::view::PillarView,
    store::{ReadTx, WriteTx},
    workspace::found,
};

const PILLAR: &str = "SELECT p.uid, p.name, p.color, p.target_share,
    (SELECT count(*) FROM content c WHERE c.pillar_id = p.id AND c.deleted_at IS NULL) FROM pillar p";

fn view(row: &Row<'_>) -> rusqlite::Result<PillarView> {
    Ok(PillarView {
        uid: row.get(0)?,
        name: row.get(1)?,
        color: row.get(2)?,
        target_share: row.get(3)?,
        items: row.get(4)?,
    })
}

pub(in crate::content) fn pillars(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<PillarView>> {
    let mut statement =
        tx.sql().prepare_cached(&format!("{PILLAR} WHERE p.community_id = ?1 ORDER BY p.position, p.id"))?;
    let rows = statement.query_map([community_id], view)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::content) fn pillar(tx: &ReadTx<'_>, uid: Uid) -> Result<PillarView> {
    tx.sql()
        .prepare_cached(&format!("{PILLAR} WHERE p.uid = ?1"))?
        .query_row([uid], view)
        .optional()?
        .ok_or_else(|| Error::not_found("pillar", uid))
}

pub(in crate::content) fn insert_pillar(
    tx: &mut WriteTx<'_>,
    community_id: i64,
    name: &str,
    color: Option<&str>,
    target_share: Option<f64>,
) -> Result<Uid> {
    let uid = tx.new_uid();
    tx.sql()
        .prepare_cached(
            "INSERT INTO pillar (uid, community_id, name, color, target_share, position)
             VALUES (?1, ?2, ?3, ?4, ?5, (SELECT coalesce(max(position), 0) + 1 FROM pillar WHERE community_id = ?2))",
        )?
        .execute(params![uid, community_id, name, color, target_share])?;
    Ok(uid)
}

pub(in crate::content) fn update_pillar(tx: &mut WriteTx<'_>, view: &PillarView) -> Result<()> {
    let changed = tx
        .sql()
        .prepare_cached("UPDATE pillar SET name = ?2, color = ?3, target_share = ?4 WHERE uid = ?1")?
        .execute(params![view.uid, view.name, view.color, view.target_share])?;
    found(changed, "pillar", view.uid)
}

/// Takes a pillar off its items, then away.
pub(in crate::content) fn remove_pillar(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    tx.sql().prepare_cached("UPDATE content SET pillar_id = NULL WHERE pillar_id = ?1")?.execute([id])?;
    tx.sql().prepare_cached("DELETE FROM pillar WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// The community that a pillar belongs to.
pub(in crate::content) fn community_of_pillar(tx: &ReadTx<'_>, uid: Uid) -> Result<i64> {
    Ok(tx
        .sql()
        .prepare_cached("SELECT community_id FROM pillar WHERE uid = ?1")?
        .query_row([uid], |row| row.get(0))?)
}
