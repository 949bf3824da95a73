//! The history of single records and the list of steps, read from the change log.

use std::collections::HashMap;

use rusqlite::params;
use serde_json::Value;

use super::{
    belongings::{Belonging, with_belongings},
    tx::ReadTx,
    view::{HistoryEntry, HistoryInput, ListSteps, StepEntry, StepState},
};
use crate::{Result, Uid};

/// The operators by row id: the log knows them by that alone.
pub type OperatorUids = HashMap<i64, Uid>;

/// Everything that was done to the named records, newest first; of whole records also what was done to what belongs to
/// them. Rows that came in bulk show their later changes only; the import batch that brought them says the rest.
pub fn history(
    tx: &ReadTx<'_>,
    input: &HistoryInput,
    operators: &OperatorUids,
    belongings: &[Belonging],
) -> Result<Vec<HistoryEntry>> {
    let labels = with_belongings(tx, &input.uids, if input.whole { belongings } else { &[] })?;
    let uids: Vec<Uid> = labels.keys().copied().collect();
    let mut statement = tx.sql().prepare_cached(
        "SELECT r.uid, r.tbl, s.command, s.kind, r.op, s.at, s.operator_id, r.before, r.after, s.uid
         FROM change_row r JOIN change_step s ON s.id = r.step_id
         WHERE r.uid IN (SELECT unhex(value, '-') FROM json_each(?1)) ORDER BY r.id DESC LIMIT ?2",
    )?;
    let rows = statement.query_map(params![serde_json::to_string(&uids)?, input.limit], |row| {
        let uid = row.get(0)?;
        Ok(HistoryEntry {
            uid,
            table: row.get(1)?,
            label: labels.get(&uid).cloned().flatten(),
            step: row.get(9)?,
            command: row.get(2)?,
            kind: row.get(3)?,
            op: row.get(4)?,
            at: row.get(5)?,
            operator: operators.get(&row.get(6)?).copied(),
            before: image(row.get(7)?),
            after: image(row.get(8)?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The newest steps of everyone, without those that were taken back and overtaken by other work.
pub fn steps(
    tx: &ReadTx<'_>,
    input: &ListSteps,
    me: i64,
    operators: &OperatorUids,
) -> Result<Vec<StepEntry>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT uid, command, detail, at, operator_id, state FROM change_step
         WHERE kind = 'do' AND state IN ('done', 'undone', 'final') ORDER BY id DESC LIMIT ?1",
    )?;
    let rows = statement.query_map([input.limit], |row| {
        let operator_id: i64 = row.get(4)?;
        Ok(StepEntry {
            uid: row.get(0)?,
            command: row.get(1)?,
            detail: image(row.get(2)?).unwrap_or(Value::Null),
            at: row.get(3)?,
            operator: operators.get(&operator_id).copied(),
            mine: operator_id == me,
            state: match row.get::<_, String>(5)?.as_str() {
                "undone" => StepState::Undone,
                "final" => StepState::Final,
                _ => StepState::Done,
            },
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn image(text: Option<String>) -> Option<Value> {
    text.and_then(|text| serde_json::from_str(&text).ok())
}
