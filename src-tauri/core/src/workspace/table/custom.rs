//! Fields of one's own in the records of plans and channels: texts by the field's identity, kept as one JSON object.

use std::collections::BTreeMap;

use rusqlite::params;

use crate::{Result, Uid, store::WriteTx};

/// What a record has in its fields. What another version wrote there and nobody understands is left out.
pub(crate) fn custom_of(text: &str) -> BTreeMap<Uid, String> {
    let all: BTreeMap<Uid, serde_json::Value> = serde_json::from_str(text).unwrap_or_default();
    let texts = all.into_iter().filter_map(|(field, value)| match value {
        serde_json::Value::String(text) => Some((field, text)),
        _ => None,
    });
    texts.collect()
}

/// Writes fields of a record; nothing clears one. `table` is a domain's own name.
pub(crate) fn set_custom(
    tx: &WriteTx<'_>,
    table: &str,
    uid: Uid,
    changes: &BTreeMap<Uid, Option<String>>,
) -> Result<()> {
    for (field, text) in changes {
        super::row_id(tx, "field_def", *field)?;
        let custom = if text.is_some() { "json_set(custom, ?2, ?3)" } else { "json_remove(custom, ?2)" };
        // The number of parameters is the same for both, so that one list serves.
        let sql =
            format!("UPDATE {table} SET custom = {custom} WHERE uid = ?1 AND (custom ->> ?2) IS NOT ?3");
        tx.sql().prepare_cached(&sql)?.execute(params![uid, format!("$.\"{field}\""), text])?;
    }
    Ok(())
}
