//! What the shell knows while it runs: the workspace, the page's channel, running jobs, the tray.

use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    time::Duration,
};

use serde::Serialize;
use tauri::ipc::Channel;
use tulou_core::{
    Error, Result, Uid, api::App, change::Changed, reminders::SubjectKind, store::WorkspaceLock,
};

pub use tulou_host::locked;
use tulou_host::{opening::Opening, preferences::Preferences};

use crate::window;

/// What the shell tells a page, through the one channel that the page opened with `window_listen`.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Signal {
    /// Something was committed, here or by another process.
    Changed(Changed),
    /// Files hover over the window; their real paths.
    FilesOver { paths: Vec<PathBuf> },
    /// Files hover no more.
    FilesLeft,
    /// Files were dropped; their real paths.
    FilesDropped { paths: Vec<PathBuf> },
    /// Files that the desktop opened Tulou with.
    FilesOpened { paths: Vec<PathBuf> },
    /// A notice was clicked: shows its record in its community; an empty `subject` asks for the list, because it was about
    /// several.
    Open { community: Option<Uid>, subject_kind: Option<SubjectKind>, subject: String, original: String },
    /// The window closes: the page writes what was typed and answers with `window_flushed`.
    Leaving,
    /// Reminders that the desktop could not show: the page shows a banner.
    Notices { texts: Vec<String> },
    /// The keys for it were pressed in whatever program: the window that is sending copies the next piece.
    CopyNext,
}

/// How long the window waits for the page to write what was typed.
const PATIENCE: Duration = Duration::from_secs(2);

/// The state of the shell, managed by Tauri.
pub struct Shell {
    /// The workspace, while it opens and afterwards.
    pub workspace: Opening,
    /// The folder of the workspace, or why there is none.
    pub folder: Result<PathBuf>,
    /// Keeps other windows out of the workspace while it is open here.
    pub alone: Mutex<Option<WorkspaceLock>>,
    /// Settings of this machine.
    pub preferences: Mutex<Preferences>,
    /// Whether a tray icon is there to come back by.
    pub tray: AtomicBool,
    /// Whether the window waits unseen, because the system started the program and nobody has called it yet.
    pub hidden: AtomicBool,
    /// Becomes true when the background must end.
    pub ending: AtomicBool,
    /// Whether the page has written what was typed, and the app may end.
    pub flushed: AtomicBool,
    flushing: Mutex<Option<mpsc::Sender<()>>>,
    pages: Mutex<HashMap<String, Channel<Signal>>>,
    /// The windows that are sending, the last one last.
    pub sending: Mutex<Vec<String>>,
    opened: Mutex<Vec<PathBuf>>,
    jobs: Mutex<HashMap<u32, Arc<AtomicBool>>>,
}

impl Shell {
    /// The state at the start.
    pub fn new(folder: Result<PathBuf>, preferences: Preferences, hidden: bool) -> Self {
        Self {
            workspace: Opening::default(),
            folder,
            alone: Mutex::default(),
            preferences: Mutex::new(preferences),
            tray: AtomicBool::new(false),
            hidden: AtomicBool::new(hidden),
            ending: AtomicBool::new(false),
            flushed: AtomicBool::new(false),
            flushing: Mutex::default(),
            pages: Mutex::default(),
            sending: Mutex::default(),
            opened: Mutex::default(),
            jobs: Mutex::default(),
        }
    }

    /// The workspace, or the error that the page shows instead. Blocks while it is being opened, so it is asked for on
    /// threads that may wait.
    pub fn app(&self) -> Result<Arc<App>> {
        self.workspace.wait()
    }

    /// A page's channel: everything is told there from now on, and the large window first which files it was opened with.
    pub fn listen(&self, label: &str, channel: Channel<Signal>) {
        locked(&self.pages).insert(label.to_owned(), channel);
        if label == window::LABEL {
            let paths = std::mem::take(&mut *locked(&self.opened));
            self.hand_over(paths);
        }
    }

    /// A window is gone.
    pub fn forget(&self, label: &str) {
        locked(&self.pages).remove(label);
        locked(&self.sending).retain(|one| one != label);
    }

    /// Hands files that the desktop opened to the page, now or when it listens.
    pub fn hand_over(&self, paths: Vec<PathBuf>) {
        if !paths.is_empty() && !self.tell(Signal::FilesOpened { paths: paths.clone() }) {
            *locked(&self.opened) = paths;
        }
    }

    /// Tells the large window's page, if it listens; whether it could be told.
    pub fn tell(&self, signal: Signal) -> bool {
        self.tell_one(window::LABEL, signal)
    }

    /// Tells the page of one window, if it listens; whether it could be told.
    pub fn tell_one(&self, label: &str, signal: Signal) -> bool {
        locked(&self.pages).get(label).is_some_and(|channel| channel.send(signal).is_ok())
    }

    /// Tells every page that listens.
    pub fn tell_all(&self, signal: &Signal) {
        for channel in locked(&self.pages).values() {
            // A page that is just being closed hears nothing any more.
            drop(channel.send(signal.clone()));
        }
    }

    /// Lets the page write what was typed and is not stored yet; returns when it has, or is not worth waiting for any more.
    /// False when somebody waits for that already.
    pub fn flush_page(&self) -> bool {
        let (asked, answered) = mpsc::channel();
        match &mut *locked(&self.flushing) {
            Some(_) => return false,
            place => *place = Some(asked),
        }
        if self.tell(Signal::Leaving) {
            // The answer is that nobody holds the other end any more.
            answered.recv_timeout(PATIENCE).ok();
        }
        self.page_flushed();
        self.flushed.store(true, Ordering::Relaxed);
        true
    }

    /// The page has written everything.
    pub fn page_flushed(&self) {
        drop(locked(&self.flushing).take());
    }

    /// Notes a job by the id of its progress channel and returns its switch.
    pub fn begin_job(&self, id: u32) -> Arc<AtomicBool> {
        let cancelled = Arc::new(AtomicBool::new(false));
        locked(&self.jobs).insert(id, cancelled.clone());
        cancelled
    }

    /// Forgets a job that ended.
    pub fn end_job(&self, id: u32) {
        locked(&self.jobs).remove(&id);
    }

    /// Asks a job to stop. One that has ended already needs no asking.
    pub fn cancel_job(&self, id: u32) {
        if let Some(cancelled) = locked(&self.jobs).get(&id) {
            cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// Stops all jobs and the background: the app is ending.
    pub fn end(&self) {
        self.ending.store(true, Ordering::Relaxed);
        for cancelled in locked(&self.jobs).values() {
            cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// Changes the settings of this machine and keeps them.
    pub fn prefer(&self, change: impl FnOnce(&mut Preferences)) -> Result<()> {
        let mut preferences = locked(&self.preferences);
        let before = preferences.clone();
        change(&mut preferences);
        if *preferences == before { Ok(()) } else { preferences.save() }
    }
}

/// A fault of Tauri or the system as an error of ours.
pub fn fault(reason: impl std::fmt::Display) -> Error {
    Error::internal(reason)
}

/// Work that takes a while or waits, on a thread that may.
pub async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tauri::async_runtime::spawn_blocking(work).await.map_err(fault)?
}
