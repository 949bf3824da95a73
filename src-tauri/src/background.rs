//! Timers that ask the core: what other processes changed, what is due, what must be backed up or rewritten. The core
//! decides; this only wakes it, by the wall clock, because timers stand still while a machine sleeps.

use std::{
    sync::atomic::Ordering,
    time::{Duration, Instant},
};

use tauri::{AppHandle, Manager};
use tulou_core::api::App;

use crate::{notices, shell::Shell, tray};

/// How often other processes' commits are looked for: the window shows them within half a second.
const LOOK: Duration = Duration::from_millis(250);

/// How often the core is asked for due reminders.
const DUE: Duration = Duration::from_secs(20);

/// Starts the background thread.
pub fn start(handle: &AppHandle) {
    let handle = handle.clone();
    std::thread::spawn(move || {
        tray::start(&handle);
        if let Ok(app) = handle.state::<Shell>().app() {
            watch(&handle, &app);
        }
    });
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
