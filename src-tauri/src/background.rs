//! Timers that ask the core: what other processes changed, what is due, what must be backed up or rewritten. The core
//! decides; this only wakes it, by the wall clock, because timers stand still while a machine sleeps.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use tauri::{AppHandle, Manager};
use tulou_core::api::{self, App, Job};

use crate::{notices, shell::Shell, tray};

/// How often other processes' commits are looked for: the window shows them within half a second.
const LOOK: Duration = Duration::from_millis(250);

/// How often the core is asked for due reminders.
const DUE: Duration = Duration::from_secs(20);

/// When the core is first asked to look after the workspace: soon, because some people are done within minutes, but not while
/// they are waiting for the window.
const FIRST_CARE: Duration = Duration::from_secs(30);

/// How often it is asked from then on; it does something when a backup or the like is due.
const HOUSEKEEPING: Duration = Duration::from_secs(5 * 60);

/// Starts the background: one thread that stays quick, one that keeps calendar files and tiers current, one for the
/// work that takes a while.
pub fn start(handle: &AppHandle, app: &Arc<App>) {
    let (own, watched) = (handle.clone(), app.clone());
    std::thread::spawn(move || {
        tray::start(&own);
        watch(&own, &watched);
    });
    let (own, kept) = (handle.clone(), app.clone());
    std::thread::spawn(move || {
        while !own.state::<Shell>().ending.load(Ordering::Relaxed) {
            std::thread::sleep(LOOK);
            kept.follow_changes(false);
        }
    });
    let (handle, cared) = (handle.clone(), app.clone());
    std::thread::spawn(move || care(&handle.state::<Shell>().ending, &cared));
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

/// Keeps the workspace in order. What fails is tried again the next time; an overdue backup is shown by the page, which
/// asks the core for the workspace's health.
fn care(ending: &AtomicBool, app: &App) {
    let mut next = Instant::now() + FIRST_CARE;
    while !ending.load(Ordering::Relaxed) {
        std::thread::sleep(LOOK);
        if Instant::now() >= next && !app.store.read_only() {
            next = Instant::now() + HOUSEKEEPING;
            let job = Job::new(&|_| (), ending);
            drop(api::call(app, "housekeeping", "{}", &job));
        }
    }
}
