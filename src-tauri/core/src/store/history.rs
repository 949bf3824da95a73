//! The history of single records, read from the change log.

use rusqlite::params;
use serde_json::Value;

use super::{
    tx::ReadTx,
    view::{HistoryEntry, HistoryInput},
};
use crate::Result;

/// Everything that was done to the named records, newest first. Rows that came in bulk show their later changes only;
/// the import batch that brought them says the rest.
pub fn history(tx: &ReadTx<'_>, input: &HistoryInput) -> Result<Vec<HistoryEntry>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT r.uid, r.tbl, s.command, s.kind, r.op, s.at, s.operator_id, r.before, r.after
         FROM change_row r JOIN change_step s ON s.id = r.step_id
         WHERE r.uid = ?1 ORDER BY r.id DESC LIMIT ?2",
    )?;
    let mut entries = Vec::new();
    for uid in &input.uids {
        let rows = statement.query_map(params![uid, input.limit], |row| {
            Ok(HistoryEntry {
                uid: row.get(0)?,
                table: row.get(1)?,
                command: row.get(2)?,
                kind: row.get(3)?,
                op: row.get(4)?,
                at: row.get(5)?,
                operator_id: row.get(6)?,
                before: image(row.get(7)?),
                after: image(row.get(8)?),
            })
        })?;
        for row in rows {
            entries.push(row?);
        }
    }
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    entries.truncate(usize::try_from(input.limit).unwrap_or(usize::MAX));
    Ok(entries)
}

fn image(text: Option<String>) -> Option<Value> {
    text.and_then(|text| serde_json::from_str(&text).ok())
}
