//! SQLite and nothing of the domain: opening and migrating a workspace's database, transactions, the change log with
//! undo, redo and history. One connection writes, a pool of others reads; commits are published afterwards.

mod connection;
mod external;
mod history;
mod lock;
mod log;
mod migrate;
mod table;
mod tx;
mod undo;
mod view;

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
};

use rusqlite::Connection;

pub use external::Mark;
pub use history::history;
pub use lock::{LockMode, WorkspaceLock};
pub use log::{Touched, touched};
pub use migrate::{Schema, Upgrade, schema_text};
pub use table::{Sharing, Table};
pub use tx::{ReadTx, Step, WriteTx};
pub use undo::{redo, undo, undo_state};
pub use view::{HistoryEntry, HistoryInput, StepView, UndoState};

use crate::{Clock, Code, Error, Result, Uid, change::Publisher, clock::Millis};

/// `PRAGMA application_id` of every workspace database: "TULO".
pub const APPLICATION_ID: i32 = 0x5455_4C4F;

/// How a database is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Reads and writes.
    Write,
    /// Reads only; every write is refused with [`Code::ReadOnly`].
    Read,
}

/// The open database of one workspace.
pub struct Store {
    path: PathBuf,
    clock: Arc<dyn Clock>,
    writer: Option<Mutex<Connection>>,
    readers: Mutex<Vec<Connection>>,
    watcher: Mutex<external::Watcher>,
    operator_id: AtomicI64,
    /// Who hears of commits.
    pub publisher: Publisher,
}

impl Store {
    /// Makes a new database at `path` with the newest schema.
    pub fn create(path: &Path, schema: &Schema, clock: Arc<dyn Clock>) -> Result<Self> {
        let conn = connection::open(path, connection::Mode::Create)?;
        migrate::create(&conn, schema, clock.now())?;
        drop(conn);
        Self::open(path, schema, Access::Write, clock)
    }

    /// Opens the database at `path`, which must have the schema's version: [`Schema::upgrade`] comes first.
    pub fn open(path: &Path, schema: &Schema, access: Access, clock: Arc<dyn Clock>) -> Result<Self> {
        let mode = match access {
            Access::Write => connection::Mode::Write,
            Access::Read => connection::Mode::Read,
        };
        let conn = connection::open(path, mode)?;
        migrate::check(&conn, schema)?;
        let watcher = external::Watcher::start(path)?;
        let (writer, readers) = match access {
            Access::Write => (Some(Mutex::new(conn)), Vec::new()),
            Access::Read => (None, vec![conn]),
        };
        Ok(Self {
            path: path.to_owned(),
            clock,
            writer,
            readers: Mutex::new(readers),
            watcher: Mutex::new(watcher),
            operator_id: AtomicI64::new(1),
            publisher: Publisher::default(),
        })
    }

    /// The database file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether writes are refused.
    pub fn read_only(&self) -> bool {
        self.writer.is_none()
    }

    /// The present moment, by the store's clock.
    pub fn now(&self) -> Millis {
        self.clock.now()
    }

    /// The operator to whom the next steps are ascribed (row id; 1 is the owner made by `init`).
    pub fn operator_id(&self) -> i64 {
        self.operator_id.load(Ordering::Relaxed)
    }

    /// Ascribes the following steps of this process to another operator.
    pub fn act_as(&self, operator_id: i64) {
        self.operator_id.store(operator_id, Ordering::Relaxed);
    }

    /// Runs `body` on a consistent snapshot, beside any writer.
    pub fn read<T>(&self, body: impl FnOnce(&ReadTx<'_>) -> Result<T>) -> Result<T> {
        let pooled = self.lock_readers().pop();
        let conn = match pooled {
            Some(conn) => conn,
            None => connection::open(&self.path, connection::Mode::Read)?,
        };
        conn.execute_batch("BEGIN")?;
        let result = body(&ReadTx::new(&conn, self.clock.now()));
        conn.execute_batch("ROLLBACK")?;
        self.lock_readers().push(conn);
        result
    }

    /// Runs `body` as one step: everything it writes is committed together, logged for undo, and then published.
    pub fn write<T>(&self, step: Step, body: impl FnOnce(&mut WriteTx<'_>) -> Result<T>) -> Result<T> {
        let committed = {
            let mut conn = self.lock_writer()?;
            tx::run_step(&mut conn, self.clock.now(), self.operator_id(), step, body)?
        };
        Ok(self.published(committed))
    }

    /// Runs `body` on local tables, outside the change log; a shared table refuses to be written.
    pub fn write_local<T>(&self, body: impl FnOnce(&mut WriteTx<'_>) -> Result<T>) -> Result<T> {
        let committed = {
            let mut conn = self.lock_writer()?;
            tx::run_local(&mut conn, self.clock.now(), self.operator_id(), body)?
        };
        Ok(self.published(committed))
    }

    /// Publishes what other processes committed since the last call. Call it about every 250 ms.
    pub fn poll_external(&self) -> Result<()> {
        let changes = self.lock_watcher().poll()?;
        for changed in &changes {
            self.publisher.publish(changed);
        }
        Ok(())
    }

    /// Runs `body` on the writing connection outside of any transaction (checkpoint, backup, check).
    pub fn maintain<T>(&self, body: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        body(&*self.lock_writer()?)
    }

    /// The identity of this copy of the workspace, for the change log.
    pub fn site(&self) -> Result<Uid> {
        self.read(log::site)
    }

    fn published<T>(&self, committed: tx::Committed<T>) -> T {
        self.lock_watcher().note_own(committed.from, committed.to);
        if let Some(changed) = committed.changed {
            self.publisher.publish(&changed);
        }
        committed.value
    }

    fn lock_watcher(&self) -> MutexGuard<'_, external::Watcher> {
        self.watcher.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock_writer(&self) -> Result<MutexGuard<'_, Connection>> {
        let writer = self
            .writer
            .as_ref()
            .ok_or_else(|| Error::new(Code::ReadOnly).with("path", self.path.display().to_string()))?;
        Ok(writer.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn lock_readers(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
