//! When the workspace cannot be opened: which backups there are, putting one in its place, saving what can be read. Nothing
//! here is possible while a workspace is open; the core's own commands serve then.

use std::{
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use serde_json::{Value, json};
use tauri::AppHandle;
use tulou_core::{
    Clock, Error, Result,
    backup::{self, Place},
    clock::SystemClock,
    schema::SCHEMA,
};

use crate::shell::{Shell, aside};

/// The backups of the closed workspace, newest first.
pub fn backups(shell: &Shell) -> Result<Value> {
    Ok(json!(backup::list(&closed(shell)?.join("backups"))?))
}

/// Puts a backup in the place of the database, which is kept, and starts anew with it.
pub async fn restore(handle: &AppHandle, shell: &Shell, file: PathBuf) -> Result<Value> {
    let folder = closed(shell)?;
    let restored = aside(move || {
        let (now, cancelled) = (SystemClock.now(), AtomicBool::new(false));
        let place = Place { folder: &folder, schema: &SCHEMA, now, cancelled: &cancelled };
        backup::restore_closed(&place, &file)
    })
    .await?;
    handle.request_restart();
    Ok(json!(restored))
}

/// Writes what can be read of the workspace into a new folder; what that was, and what is missing.
pub async fn salvage(shell: &Shell, out: PathBuf) -> Result<Value> {
    let folder = closed(shell)?;
    let salvaged = aside(move || backup::salvage(Path::new(&folder), &out, &AtomicBool::new(false))).await?;
    Ok(json!(salvaged))
}

/// The folder of a workspace that could not be opened.
fn closed(shell: &Shell) -> Result<PathBuf> {
    match shell.app() {
        Ok(_) => Err(Error::invalid("workspace", "open")),
        Err(_) => shell.folder.clone(),
    }
}
