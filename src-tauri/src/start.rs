//! The way to an open workspace: which folder, opened or made, and what the page is told first.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use serde_json::{Value, json};
use tauri::{AppHandle, Manager};
use tulou_core::{Code, Result, api::App, clock::SystemClock, store::Access};
use tulou_host::{asked::Asked, preferences::Preferences};

use crate::{
    background,
    shell::{Shell, Signal, locked},
    window,
};

/// What the shell knows before the workspace is open: the settings of this machine, which folder it is, which files it was
/// started with.
pub fn shell(handle: &AppHandle) -> Shell {
    let mut preferences = match handle.path().app_config_dir() {
        Ok(folder) => Preferences::load(&folder),
        Err(_) => Preferences::default(),
    };
    let restarted = std::mem::take(&mut preferences.restarted);
    if restarted {
        // Kept by accident, it would only pass over one file that is opened from the desktop.
        drop(preferences.save());
    }
    // A restart repeats the arguments; what they named has been opened by then, and somebody sat before the window.
    let asked = if restarted { Asked::default() } else { Asked::here() };
    let folder = folder(handle, &preferences, asked.workspace, restarted);
    let shell = Shell::new(folder, preferences, asked.is_hidden);
    shell.hand_over(asked.archives);
    shell
}

/// Opens the workspace beside the window that is being made, and begins to look after it.
pub fn open_workspace(handle: &AppHandle) {
    let handle = handle.clone();
    std::thread::spawn(move || {
        let shell = handle.state::<Shell>();
        let opened = shell.folder.clone().and_then(|folder| open_alone(&shell, &folder)).map(Arc::new);
        if let Ok(app) = &opened {
            publish_changes(&handle, app);
            background::start(&handle, app);
        } else if shell.hidden.load(Ordering::SeqCst) {
            // The page says what is wrong, so it must be seen.
            window::show(&handle);
        }
        shell.workspace.end(opened);
    });
}

/// Begins again with a workspace that could not be opened.
pub fn open_again(handle: &AppHandle) {
    if handle.state::<Shell>().workspace.begin_again() {
        open_workspace(handle);
    }
}

/// How long the end of the program waits for what is still being read or written.
const GOODBYE: Duration = Duration::from_secs(10);

/// Writes the calendar files that are not current, and closes the workspace: a process that just ends leaves its write-ahead
/// log behind, as a crash does, and the next start would check the whole database.
pub fn close_workspace(handle: &AppHandle) {
    let Some(app) = handle.state::<Shell>().workspace.ready() else { return };
    let (done, closed) = std::sync::mpsc::channel::<()>();
    std::thread::spawn(move || {
        // A file that could not be written is tried again at the next start.
        drop(app.keep_files_current(true));
        app.store.close();
        drop(done);
    });
    // Either it is closed, or it took too long; the program ends in both cases.
    closed.recv_timeout(GOODBYE).ok();
}

/// `window.__TULOU__`, which stands in the page before its first script runs.
pub fn boot(preferences: &Preferences) -> Value {
    json!({ "language": preferences.language, "theme": preferences.theme })
}

/// Said when there is not even a window to say it in.
pub fn cannot_start(reason: &str) -> ExitCode {
    use std::io::Write;
    // A closed standard error leaves nobody to tell.
    drop(writeln!(std::io::stderr(), "Tulou cannot start: {reason}"));
    ExitCode::FAILURE
}

/// The folder: from `--workspace`, from `TULOU_WORKSPACE`, as chosen before, or the usual one. After a restart only what was
/// chosen counts, because arguments and variables are still those of the workspace before.
fn folder(
    handle: &AppHandle,
    preferences: &Preferences,
    asked: Option<PathBuf>,
    restarted: bool,
) -> Result<PathBuf> {
    if let Some(folder) = asked {
        return Ok(folder);
    }
    let named = std::env::var_os("TULOU_WORKSPACE").filter(|folder| !restarted && !folder.is_empty());
    if let Some(folder) = named {
        return Ok(folder.into());
    }
    if let Some(folder) = &preferences.workspace {
        return Ok(folder.clone());
    }
    let data = handle.path().app_local_data_dir().map_err(crate::shell::fault)?;
    Ok(data.join("workspace"))
}

/// The same for this window alone. A second one is told by the plugin that knows one program from another; where that one is
/// blind, on a machine without a session bus or on a folder that two machines share, the lock in the folder sees it.
fn open_alone(shell: &Shell, folder: &Path) -> Result<App> {
    let app = open(folder)?;
    *locked(&shell.alone) = app.folder.lock_window()?;
    Ok(app)
}

/// Opens the workspace; a folder that holds none yet gets one.
fn open(folder: &Path) -> Result<App> {
    match App::open(folder, Access::Write, Arc::new(SystemClock), tulou_host::ports()) {
        Err(error) if error.code == Code::NoWorkspace => {
            App::create(folder, Arc::new(SystemClock), tulou_host::ports())
        }
        opened => opened,
    }
}

fn publish_changes(handle: &AppHandle, app: &App) {
    let handle = handle.clone();
    app.store.publisher.subscribe(move |changed| {
        if let Some(shell) = handle.try_state::<Shell>() {
            shell.tell_all(&Signal::Changed(changed.clone()));
        }
    });
}
