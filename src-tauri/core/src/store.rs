//! SQLite and nothing of the domain: opening and migrating a workspace's database, transactions, the change log with
//! undo, redo and history. One connection writes, a pool of others reads; commits are published afterwards.

mod belongings;
mod connection;
mod external;
mod history;
mod indexes;
mod lock;
mod log;
mod migrate;
mod mirror;
mod references;
mod reinsert;
mod salvage;
mod table;
mod tx;
mod undo;
mod verify;
mod view;

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, RwLock,
        atomic::{AtomicI64, Ordering},
    },
};

use rusqlite::Connection;

pub use belongings::{Belonging, Label, Tie};
pub use external::Mark;
pub use history::{OperatorUids, history, steps};
pub use lock::{LockMode, WorkspaceLock};
pub use log::{ChangedRow, Touched, changes_since, touched};
pub use migrate::{Schema, Upgrade, schema_text};
pub use mirror::{Mirror, Mirrored, named_by};
pub use references::{LIVING_IMAGES, Reference, references};
pub use salvage::{SalvagedTable, salvage};
pub use table::{Sharing, Table};
pub use tx::{ReadTx, Step, WriteTx};
pub use undo::{redo, undo, undo_state};
pub use verify::{
    FileHeader, Findings, broken_references, copy_into, file_version, integrity, newest_step, newest_step_at,
    oldest_step_at, row_counts, texts_of,
};
pub use view::{HistoryEntry, HistoryInput, ListSteps, StepEntry, StepState, StepView, UndoInput, UndoState};

use crate::{
    Clock, Code, Error, Result, Uid,
    change::{Changed, Publisher},
    clock::Millis,
};

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
    access: Access,
    clock: Arc<dyn Clock>,
    /// Shared by every use of a connection, held alone while the file is replaced.
    connections: RwLock<Option<Connections>>,
    operator_id: AtomicI64,
    /// Who hears of commits.
    pub publisher: Publisher,
}

/// Every connection to the file.
struct Connections {
    mode: connection::Mode,
    readers: Mutex<Vec<Connection>>,
    watcher: Mutex<external::Watcher>,
    /// Last, because fields are dropped in their order: only a writing connection that goes last takes the log in.
    writer: Option<Mutex<Connection>>,
}

impl Connections {
    fn open(path: &Path, schema: Option<&Schema>, access: Access) -> Result<Self> {
        let (conn, mode) = match access {
            Access::Write => (connection::open(path, connection::Mode::Write)?, connection::Mode::Write),
            Access::Read => connection::open_to_read(path)?,
        };
        if let Some(schema) = schema {
            migrate::check(&conn, schema)?;
        }
        let watcher = Mutex::new(external::Watcher::start(&conn)?);
        let (reader, writer, readers) = match access {
            Access::Write => (connection::Mode::Read, Some(Mutex::new(conn)), Vec::new()),
            Access::Read => (mode, None, vec![conn]),
        };
        Ok(Self { mode: reader, writer, readers: Mutex::new(readers), watcher })
    }
}

impl Store {
    /// Makes a new database at `path` with the newest schema.
    pub fn create(path: &Path, schema: &Schema, clock: Arc<dyn Clock>) -> Result<Self> {
        let conn = connection::open(path, connection::Mode::Create)?;
        migrate::create(&conn, schema, clock.now())?;
        drop(conn);
        Self::open(path, schema, Access::Write, clock)
    }

    /// Opens the database at `path`, which must have the schema's version: [`Schema::upgrade_file`] comes first.
    pub fn open(path: &Path, schema: &Schema, access: Access, clock: Arc<dyn Clock>) -> Result<Self> {
        Ok(Self {
            path: path.to_owned(),
            access,
            clock,
            connections: RwLock::new(Some(Connections::open(path, Some(schema), access)?)),
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
        self.access == Access::Read
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
        self.with(|open| {
            let pooled = lock(&open.readers).pop();
            let conn = match pooled {
                Some(conn) => conn,
                None => connection::open(&self.path, open.mode)?,
            };
            conn.execute_batch("BEGIN")?;
            let result = body(&ReadTx::new(&conn, self.clock.now()));
            conn.execute_batch("ROLLBACK")?;
            lock(&open.readers).push(conn);
            result
        })
    }

    /// Runs `body` as one step: everything it writes is committed together, logged for undo, and then published.
    pub fn write<T>(&self, step: Step, body: impl FnOnce(&mut WriteTx<'_>) -> Result<T>) -> Result<T> {
        self.commit(|conn| tx::run_step(conn, self.clock.now(), self.operator_id(), step, body))
    }

    /// Runs `body` as a step that is taken back whatever it says: so it is known what would be refused. Nobody is told of it.
    pub fn trial<T>(&self, body: impl FnOnce(&mut WriteTx<'_>) -> Result<T>) -> Result<T> {
        self.with(|open| tx::run_trial(&mut *self.writer(open)?, self.clock.now(), self.operator_id(), body))
    }

    /// Runs `body` on local tables, outside the change log; a shared table refuses to be written.
    pub fn write_local<T>(&self, body: impl FnOnce(&mut WriteTx<'_>) -> Result<T>) -> Result<T> {
        self.commit(|conn| tx::run_local(conn, self.clock.now(), self.operator_id(), body))
    }

    /// Publishes what other processes committed since the last call. Call it about every 250 ms.
    pub fn poll_external(&self) -> Result<()> {
        let changes =
            self.with(|open| lock(&open.watcher).poll(|| connection::open(&self.path, open.mode)))?;
        for changed in &changes {
            self.publisher.publish(changed);
        }
        Ok(())
    }

    /// Runs `body` on the writing connection outside of any transaction (checkpoint, check).
    pub fn maintain<T>(&self, body: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.with(|open| body(&*self.writer(open)?))
    }

    /// Moves everything from the write-ahead log into the database file and empties the log.
    pub fn checkpoint(&self) -> Result<()> {
        self.maintain(|conn| Ok(conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?))
    }

    /// Closes every connection for good. The last one takes the write-ahead log in, so the next start need not check the file.
    /// Waits until running transactions have ended; whoever asks later gets `io` with the reason `closed`.
    pub fn close(&self) {
        *self.connections.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Closes every connection, lets `swap` put another database in place of this one, and opens that. Waits until
    /// running transactions have ended; later ones wait until it is done. Everyone is told that everything changed.
    pub fn replace(&self, schema: &Schema, swap: impl FnOnce() -> Result<()>) -> Result<()> {
        let mut open = self.connections.write().unwrap_or_else(PoisonError::into_inner);
        *open = None;
        let swapped = swap();
        *open = Some(Connections::open(&self.path, Some(schema), self.access)?);
        drop(open);
        swapped?;
        let mut tables: Vec<String> =
            schema.tables.iter().copied().flatten().map(|table| table.name.to_owned()).collect();
        tables.push("local".to_owned());
        tables.sort();
        self.publisher.publish(&Changed { tables, step_id: None, external: true });
        Ok(())
    }

    /// The identity of this copy of the workspace, for the change log.
    pub fn site(&self) -> Result<Uid> {
        self.read(log::site)
    }

    fn commit<T>(&self, run: impl FnOnce(&mut Connection) -> Result<tx::Committed<T>>) -> Result<T> {
        let committed = self.with(|open| {
            let committed = run(&mut *self.writer(open)?)?;
            lock(&open.watcher).note_own(committed.from, committed.to);
            Ok(committed)
        })?;
        // Outside of every lock: listeners may read and write.
        if let Some(changed) = committed.changed {
            self.publisher.publish(&changed);
        }
        Ok(committed.value)
    }

    fn with<T>(&self, body: impl FnOnce(&Connections) -> Result<T>) -> Result<T> {
        let open = self.connections.read().unwrap_or_else(PoisonError::into_inner);
        match open.as_ref() {
            Some(open) => body(open),
            // A replacement that could not be opened has said why already.
            None => Err(Error::new(Code::Io)
                .with("path", self.path.display().to_string())
                .with("reason", "closed")),
        }
    }

    fn writer<'a>(&self, open: &'a Connections) -> Result<MutexGuard<'a, Connection>> {
        let refusal = || Error::new(Code::ReadOnly).with("path", self.path.display().to_string());
        open.writer.as_ref().map(lock).ok_or_else(refusal)
    }
}

/// A panic under the lock rolled its transaction back, so what the lock guards is sound.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
