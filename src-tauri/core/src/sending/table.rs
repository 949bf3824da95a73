//! SQL of sending: the channels of a community as the queue needs them.

use super::view::QueueChannel;
use crate::{Result, store::ReadTx, workspace::from_name};

/// The channels of a community that are not in the trash with their row ids, in their order.
pub(super) fn channels(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<(i64, QueueChannel)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT c.id, c.uid, c.name, c.number, c.kind, c.account, o.uid
         FROM channel c LEFT JOIN operator o ON o.id = c.operator_id
         WHERE c.community_id = ?1 AND c.deleted_at IS NULL ORDER BY c.position, c.id",
    )?;
    let rows = statement.query_map([community_id], |row| {
        let channel = QueueChannel {
            uid: row.get(1)?,
            name: row.get(2)?,
            number: row.get(3)?,
            kind: from_name(row.get(4)?)?,
            account: row.get(5)?,
            operator: row.get(6)?,
        };
        Ok((row.get(0)?, channel))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
