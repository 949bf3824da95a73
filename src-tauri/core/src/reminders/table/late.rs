//! SQL of what was told to be late.

use rusqlite::params;

use crate::{
    Result, Uid,
    clock::Millis,
    store::{ReadTx, WriteTx},
};

/// Communities that are not in the trash, and no examples: row id and identity.
pub(in crate::reminders) fn communities(tx: &ReadTx<'_>) -> Result<Vec<(i64, Uid)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT id, uid FROM community WHERE deleted_at IS NULL AND is_demo = 0 ORDER BY position, id",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Marks a date as told; whether it had not been.
pub(in crate::reminders) fn tell_late(tx: &WriteTx<'_>, content_id: i64, original: &str) -> Result<bool> {
    let added = tx
        .sql()
        .prepare_cached(
            "INSERT INTO late_notice (content_id, original, at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        )?
        .execute(params![content_id, original, tx.now()])?;
    Ok(added > 0)
}

/// Forgets what was told before.
pub(in crate::reminders) fn forget_late(tx: &WriteTx<'_>, before: Millis) -> Result<()> {
    tx.sql().prepare_cached("DELETE FROM late_notice WHERE at < ?1")?.execute([before])?;
    Ok(())
}
