//! Attachments that nothing names any more: no record (the trash included), no step that can be taken back or done again,
//! no backup. Part of the daily work.

use std::{collections::BTreeSet, path::Path};

use serde_json::Value;

use super::{App, backup::note};
use crate::{
    Result, attachments, backup,
    clock::Millis,
    store::{self, Step},
    trash, workspace,
};

/// The local setting with the files that nothing named at the look before.
const UNNAMED: &str = "attachments_unnamed";

/// Ends rows that had been there for thirty days at the look before this one, and files that nothing named at that look
/// nor at this one; how many files. So nobody loses a file between adding it and naming it.
pub(super) fn sweep(app: &App, seen_at: Millis, second: Option<&Path>) -> Result<usize> {
    end_rows(app, seen_at - trash::KEPT_FOR)?;
    let folder = app.folder.attachments();
    let unnamed = app.store.read(|tx| attachments::unnamed(tx, &folder))?;
    let before = seen_before(app)?;
    if unnamed.is_empty() && before.is_empty() {
        return Ok(0);
    }
    note(app, UNNAMED, &unnamed)?;
    let mut gone: BTreeSet<String> = unnamed.intersection(&before).cloned().collect();
    if gone.is_empty() {
        return Ok(0);
    }
    match named_by_backups(app, second) {
        Some(named) => gone.retain(|name| !named.contains(name)),
        None => return Ok(0),
    }
    app.store.write_local(|tx| {
        let still = attachments::unnamed(tx, &folder)?;
        gone.retain(|name| still.contains(name));
        attachments::remove_files(tx, &folder, &gone)
    })?;
    Ok(gone.len())
}

/// On nobody's stack of undo, as the trash is ended.
fn end_rows(app: &App, before: Millis) -> Result<()> {
    if app.store.read(|tx| attachments::unused(tx, before))?.is_empty() {
        return Ok(());
    }
    app.store.write(Step::new("attachments_sweep"), |tx| {
        let ids = attachments::unused(tx, before)?;
        tx.cannot_be_undone();
        tx.describe(serde_json::json!({ "count": ids.len() }));
        trash::end(tx, "attachment", &ids)
    })
}

fn seen_before(app: &App) -> Result<BTreeSet<String>> {
    let settings = app.store.read(workspace::settings)?;
    let names = settings.local.get(UNNAMED).and_then(Value::as_array);
    Ok(names.into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect())
}

/// Every file that a backup names. Nothing is known, and nothing may go, while a backup cannot be read, the second folder
/// cannot be reached, or a damaged database is kept that somebody may still read.
fn named_by_backups(app: &App, second: Option<&Path>) -> Option<BTreeSet<String>> {
    if app.folder.keeps_damaged() || second.is_some_and(|second| !second.is_dir()) {
        return None;
    }
    let mut named = BTreeSet::new();
    for folder in [Some(app.folder.backups().as_path()), second].into_iter().flatten() {
        for backup in backup::list(folder).ok()? {
            named.extend(store::texts_of(Path::new(&backup.path), "attachment", "hash").ok()?);
        }
    }
    Some(named)
}
