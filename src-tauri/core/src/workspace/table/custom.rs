//! Fields of one's own in the records of plans and channels: what each holds, as a text in its one form by the field's
//! identity, kept as one JSON object.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, params};

use crate::{
    Error, Result, Uid,
    store::WriteTx,
    workspace::{own::canonical, view::FieldKind},
};

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
        let text = match text {
            Some(text) => kept(tx, *field, text)?,
            None => {
                super::row_id(tx, "field_def", *field)?;
                None
            }
        };
        let custom = if text.is_some() { "json_set(custom, ?2, ?3)" } else { "json_remove(custom, ?2)" };
        // The number of parameters is the same for both, so that one list serves.
        let sql =
            format!("UPDATE {table} SET custom = {custom} WHERE uid = ?1 AND (custom ->> ?2) IS NOT ?3");
        tx.sql().prepare_cached(&sql)?.execute(params![uid, format!("$.\"{field}\""), text])?;
    }
    Ok(())
}

/// The form in which a field keeps a text; nothing when nothing is said.
fn kept(tx: &WriteTx<'_>, field: Uid, text: &str) -> Result<Option<String>> {
    let (name, kind, options): (String, FieldKind, String) = tx
        .sql()
        .prepare_cached("SELECT name, kind, options FROM field_def WHERE uid = ?1")?
        .query_row([field], |row| Ok((row.get(0)?, super::from_name(row.get(1)?)?, row.get(2)?)))
        .optional()?
        .ok_or_else(|| Error::not_found("field_def", field))?;
    if text.trim().is_empty() {
        return Ok(None);
    }
    let options: Vec<String> = serde_json::from_str(&options).unwrap_or_default();
    let text = canonical(kind, &options, text)
        .map_err(|reason| Error::invalid(&name, reason).with("value", text))?;
    Ok(Some(text))
}
