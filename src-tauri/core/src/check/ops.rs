//! Running the rules, and repairing.

use std::{collections::BTreeMap, path::Path};

use super::{
    table,
    view::{CheckRule, Finding},
};
use crate::{
    Result,
    store::{self, Schema, Step, Store, WriteTx},
    texts,
};

/// Most repairing rounds: emptying one reference can break another.
const ROUNDS: usize = 8;

fn finding(rule: CheckRule, place: impl Into<String>, count: i64, repairable: bool) -> Finding {
    Finding { rule, place: place.into(), count, repairable }
}

/// Everything that is wrong in the open workspace.
pub fn examine(store: &Store, schema: &Schema, attachments: &Path) -> Result<Vec<Finding>> {
    let mut findings: Vec<Finding> = store::integrity(store.path(), false)?
        .into_iter()
        .map(|text| finding(CheckRule::Integrity, text, 1, false))
        .collect();
    if !findings.is_empty() {
        // Counting rows of a broken file would only fail; it has to be restored.
        return Ok(findings);
    }
    store.read(|tx| {
        let tables = table::tables(tx)?;
        let mut broken = BTreeMap::<String, i64>::new();
        for reference in table::broken_references(tx)? {
            *broken.entry(reference.table).or_default() += 1;
        }
        findings.extend(
            broken.into_iter().map(|(place, count)| finding(CheckRule::BrokenReference, place, count, true)),
        );
        let lost = schema.missing_triggers(tx.sql())?;
        findings.extend(lost.into_iter().map(|place| finding(CheckRule::LostTrigger, place, 1, true)));
        let behind = table::counters_behind(tx, &tables)?;
        findings.extend(behind.into_iter().map(|place| finding(CheckRule::CounterBehind, place, 1, true)));
        for name in &tables {
            for (rule, count) in [
                (CheckRule::BadIdentity, table::bad_identities(tx, name)?),
                (CheckRule::BadOccurrenceKey, table::bad_occurrence_keys(tx, name)?),
            ] {
                if let Some(count) = count.filter(|count| *count > 0) {
                    findings.push(finding(rule, name, count, false));
                }
            }
        }
        Ok(())
    })?;
    let unreadable = i64::try_from(store.read(texts::unreadable)?).unwrap_or(i64::MAX);
    if unreadable > 0 {
        findings.push(finding(CheckRule::MessageText, "message_text", unreadable, false));
    }
    findings.extend(text_indexes(store)?);
    findings.extend(attached(store, attachments)?);
    Ok(findings)
}

fn text_indexes(store: &Store) -> Result<Vec<Finding>> {
    let indexes = store.read(table::text_indexes)?;
    if indexes.is_empty() || store.read_only() {
        return Ok(Vec::new());
    }
    store.write_local(|tx| {
        let wrong = indexes.iter().filter(|index| table::text_index_disagrees(tx, index));
        Ok(wrong.map(|index| finding(CheckRule::TextIndex, index, 1, true)).collect())
    })
}

fn attached(store: &Store, folder: &Path) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for hash in store.read(table::attachment_hashes)? {
        let path = folder.join(&hash);
        if !path.is_file() {
            findings.push(finding(CheckRule::AttachmentMissing, hash, 1, false));
        } else if crate::workspace::sha256_of(&path)? != hash {
            findings.push(finding(CheckRule::AttachmentAltered, hash, 1, false));
        }
    }
    Ok(findings)
}

/// Repairs what `examine` called repairable, in one step. The caller has taken a backup.
pub fn repair(store: &Store, schema: &Schema) -> Result<()> {
    // First, and by itself: only what is logged can be undone.
    store.maintain(|conn| {
        if schema.missing_triggers(conn)?.is_empty() { Ok(()) } else { schema.install_triggers(conn) }
    })?;
    store.write(Step::new("check"), |tx| {
        table::defer_references(tx)?;
        mend_references(tx)?;
        let tables = table::tables(tx)?;
        for name in table::counters_behind(tx, &tables)? {
            table::set_counter(tx, &name)?;
        }
        for index in table::text_indexes(tx)? {
            if !table::text_index_disagrees(tx, &index) {
                continue;
            }
            match index.as_str() {
                texts::INDEX => texts::mend_index(tx)?,
                other => table::rebuild_text_index(tx, other)?,
            }
        }
        Ok(())
    })
}

fn mend_references(tx: &mut WriteTx<'_>) -> Result<()> {
    for _ in 0..ROUNDS {
        let broken = table::broken_references(tx)?;
        if broken.is_empty() {
            return Ok(());
        }
        for reference in &broken {
            table::mend_reference(tx, reference)?;
        }
    }
    Ok(())
}
