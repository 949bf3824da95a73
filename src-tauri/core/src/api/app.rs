//! The application as every door holds it: one open workspace with its clock and its ports to the system.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64},
    },
};

use super::tiers;
use crate::{
    Clock, Result, backup, exchange, insights, members,
    schema::SCHEMA,
    standings,
    store::{Access, Step, Store},
    subjects,
    tabular::{NoReader, SpawnReader},
    workspace::{self, Folder},
};

/// What the core needs from the system, given by the window, the command line or a test.
#[derive(Clone, Default)]
pub struct Ports {
    /// Reads workbooks in a process of their own; without it workbooks are refused.
    pub read_table: Option<Arc<dyn SpawnReader>>,
}

impl Ports {
    /// The reader of workbooks.
    pub fn reader(&self) -> &dyn SpawnReader {
        self.read_table.as_deref().unwrap_or(&NoReader)
    }
}

/// One open workspace.
pub struct App {
    /// The database.
    pub store: Arc<Store>,
    /// The folder around it, locked for as long as the application lives.
    pub folder: Folder,
    /// Where the present moment comes from.
    pub clock: Arc<dyn Clock>,
    /// The system.
    pub ports: Ports,
    /// Large member lists in memory; loads itself after the first list was answered by SQLite.
    pub members: members::Index,
    /// Large plans in memory; they load themselves after SQLite answered for the first window.
    pub plan: subjects::Plan,
    /// Logs in memory, for the figures that are counted from them.
    pub insights: insights::Index,
    /// The people on whom ladders look, in memory.
    pub standings: standings::Index,
    /// When calendar files are written.
    pub(super) kept_files: Arc<exchange::Pace>,
    /// When rules of tiers are followed, and when they last were because days pass.
    pub(super) unsettled: Arc<exchange::Pace>,
    pub(super) settled_at: AtomicI64,
}

impl App {
    /// Does what follows from changes: moves members by the rules of tiers, rewrites the kept files. What fails is tried again
    /// after the next change; of a file it is noted with it.
    pub fn follow_changes(&self, at_once: bool) {
        drop(self.settle_tiers(at_once));
        drop(self.keep_files_current(at_once));
    }

    /// Makes a workspace in `folder`, which is empty or does not exist, and opens it. It holds one operator and no
    /// community. When any part of it fails, the folder is as it was.
    pub fn create(folder: &Path, clock: Arc<dyn Clock>, ports: Ports) -> Result<Self> {
        let held = Folder::create(folder)?;
        match Self::fill(&held, clock.clone()) {
            Ok(store) => Ok(Self::around(Arc::new(store), held, clock, ports)),
            Err(error) => {
                drop(held);
                Folder::discard(folder)?;
                Err(error)
            }
        }
    }

    /// After a full disk: gives the ballast back, so that at least deleting and emptying the log work again.
    pub(super) fn make_room(&self) {
        // On a disk this full either may fail; the error that led here is the one to be shown.
        drop(self.folder.drop_ballast());
        drop(self.store.checkpoint());
    }

    fn fill(folder: &Folder, clock: Arc<dyn Clock>) -> Result<Store> {
        let store = Store::create(&folder.database(), &SCHEMA, clock.clone())?;
        first_step(&store)?;
        folder.complete(&SCHEMA, clock.as_ref())?;
        Ok(store)
    }

    /// Opens the workspace in `folder`, upgrading it (after a backup) when an older Tulou wrote it. One that cannot be
    /// written is opened for reading.
    pub fn open(folder: &Path, access: Access, clock: Arc<dyn Clock>, ports: Ports) -> Result<Self> {
        let folder =
            Folder::open(folder, &SCHEMA, access, |path| backup_before_upgrade(path, clock.as_ref()))?;
        let access = folder.access();
        let store = Arc::new(Store::open(&folder.database(), &SCHEMA, access, clock.clone())?);
        if access == Access::Write && store.read(|tx| workspace::operators(tx, 1))?.is_empty() {
            // Making it was interrupted after the tables and before the first step.
            first_step(&store)?;
        }
        Ok(Self::around(store, folder, clock, ports))
    }

    fn around(store: Arc<Store>, folder: Folder, clock: Arc<dyn Clock>, ports: Ports) -> Self {
        let kept_files = Arc::new(exchange::Pace::default());
        // What other programs changed since the files were last written is not known.
        kept_files.note(clock.now());
        let (noted, time) = (kept_files.clone(), clock.clone());
        store.publisher.subscribe(move |_| noted.note(time.now()));
        let unsettled = Arc::new(exchange::Pace::default());
        let (noted, time) = (unsettled.clone(), clock.clone());
        store.publisher.subscribe(move |changed| {
            if tiers::is_telling(changed) {
                noted.note(time.now());
            }
        });
        Self {
            store,
            folder,
            clock,
            ports,
            members: members::Index::default(),
            plan: subjects::Plan::default(),
            insights: insights::Index::default(),
            standings: standings::Index::default(),
            kept_files,
            unsettled,
            settled_at: AtomicI64::new(i64::MIN / 2),
        }
    }
}

fn first_step(store: &Store) -> Result<()> {
    store.write(Step::new("init"), |tx| {
        tx.cannot_be_undone();
        workspace::init(tx)
    })
}

fn backup_before_upgrade(folder: &Path, clock: &dyn Clock) -> Result<()> {
    let (database, backups) = (folder.join("main.db"), folder.join("backups"));
    let request = backup::Request {
        database: &database,
        backups: &backups,
        reason: backup::Reason::Migration,
        now: clock.now(),
        cancelled: &AtomicBool::new(false),
    };
    backup::take(&request).map(drop)
}
