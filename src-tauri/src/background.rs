//! Timers that ask the core: what other processes changed, what is due, what must be backed up or rewritten. The core
//! decides; this only wakes it, by the wall clock, because timers stand still while a machine sleeps.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use serde_json::json;
use tauri::{AppHandle, Manager};
use tulou_core::{
    Result,
    api::{self, App, Job},
};

use crate::{
    notices,
    shell::{Shell, locked},
    tray,
};

/// How often other processes' commits are looked for: the window shows them within half a second.
const LOOK: Duration = Duration::from_millis(250);

/// How often the core is asked for due reminders.
const DUE: Duration = Duration::from_secs(20);

/// How often the core is asked to look after the workspace; it does something when a backup or the like is due.
const HOUSEKEEPING: Duration = Duration::from_secs(5 * 60);

/// Calendar files are rewritten when nothing more has changed for this long.
const CALM: Duration = Duration::from_millis(1_000);

/// Starts the background: one thread that stays quick, one for the work that takes a while.
pub fn start(handle: &AppHandle, app: &Arc<App>) {
    let changed = Arc::new(Mutex::new(None::<Instant>));
    let noted = changed.clone();
    app.store.publisher.subscribe(move |_| *locked(&noted) = Some(Instant::now()));
    let (own, watched) = (handle.clone(), app.clone());
    std::thread::spawn(move || {
        tray::start(&own);
        watch(&own, &watched);
    });
    let handle = handle.clone();
    let kept = app.clone();
    std::thread::spawn(move || keep(&handle.state::<Shell>().ending, &kept, &changed));
}

/// Ends the background and running jobs.
pub fn stop(handle: &AppHandle) {
    handle.state::<Shell>().end();
}

fn watch(handle: &AppHandle, app: &App) {
    let shell = handle.state::<Shell>();
    let mut asked = None::<Instant>;
    while !shell.ending.load(Ordering::Relaxed) {
        // A workspace on a drive that was pulled out fails here until it is back; the page shows it when it asks.
        drop(app.store.poll_external());
        if asked.is_none_or(|last| last.elapsed() >= DUE) && !app.store.read_only() {
            asked = Some(Instant::now());
            notices::tick(handle, app);
        }
        std::thread::sleep(LOOK);
    }
}

/// Keeps calendar files current and the workspace in order. What fails is tried again the next time; an overdue backup
/// is shown by the page, which asks the core for the workspace's health.
fn keep(ending: &AtomicBool, app: &App, changed: &Mutex<Option<Instant>>) {
    let mut cared = Instant::now();
    while !ending.load(Ordering::Relaxed) {
        std::thread::sleep(LOOK);
        if app.store.read_only() {
            continue;
        }
        let calm = locked(changed).is_some_and(|last| last.elapsed() >= CALM);
        if calm {
            *locked(changed) = None;
            drop(ask(app, "kept_files_refresh", ending));
        }
        if cared.elapsed() >= HOUSEKEEPING {
            cared = Instant::now();
            drop(ask(app, "housekeeping", ending));
        }
    }
}

fn ask(app: &App, name: &str, ending: &AtomicBool) -> Result<String> {
    api::call(app, name, &json!({}).to_string(), &Job::new(&|_| (), ending))
}
