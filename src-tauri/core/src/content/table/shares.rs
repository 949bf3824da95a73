//! SQL of the share that an operator has in sending: what goes to the groups that they look after.

use std::collections::HashMap;

use rusqlite::params;

use crate::{
    Result,
    content::view::{DeliveryProgress, Stopped},
    holds::Holding,
    store::ReadTx,
};

/// Of which of the items the groups are looked after by operators, and whether some by this one.
pub(in crate::content) fn looked_after(
    tx: &ReadTx<'_>,
    content_ids: &[i64],
    operator_id: i64,
) -> Result<HashMap<i64, bool>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT x.content_id, max(h.operator_id = ?2) FROM json_each(?1) j
         CROSS JOIN content_channel x ON x.content_id = j.value
         CROSS JOIN channel h ON h.id = x.channel_id AND h.operator_id IS NOT NULL AND h.deleted_at IS NULL
         GROUP BY x.content_id",
    )?;
    let asked = params![serde_json::to_string(content_ids)?, operator_id];
    let rows = statement.query_map(asked, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How far an item has come on one date in the groups of an operator.
pub(in crate::content) fn share(
    tx: &ReadTx<'_>,
    (content_id, original): (i64, &str),
    operator_id: i64,
    holding: &Holding,
) -> Result<DeliveryProgress> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT h.id, d.state FROM content_channel x
         JOIN channel h ON h.id = x.channel_id AND h.operator_id = ?3 AND h.deleted_at IS NULL
         LEFT JOIN delivery d ON d.content_id = ?1 AND d.original = ?2 AND d.channel_id = x.channel_id
         WHERE x.content_id = ?1",
    )?;
    let mut rows = statement.query(params![content_id, original, operator_id])?;
    let (mut progress, mut stopped) = (DeliveryProgress::default(), Stopped::default());
    while let Some(row) = rows.next()? {
        progress.total += 1;
        match row.get_ref(1)?.as_str_or_null().map_err(rusqlite::Error::from)? {
            Some("sent") => progress.sent += 1,
            Some("skipped") => progress.skipped += 1,
            Some("failed") => {
                progress.failed += 1;
                stopped.note(holding, row.get(0)?, true);
            }
            _ => stopped.note(holding, row.get(0)?, false),
        }
    }
    Ok(progress.under(holding, stopped))
}
