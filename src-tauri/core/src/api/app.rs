//! The application as every door holds it: one open workspace with its clock and its ports to the system.

use std::{path::Path, sync::Arc};

use crate::{
    Clock, Result,
    schema::SCHEMA,
    store::{Access, Store},
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
}

impl App {
    /// Makes a workspace in `folder`, which is empty or does not exist, and opens it. It holds one operator and no
    /// community.
    pub fn create(folder: &Path, clock: Arc<dyn Clock>, ports: Ports) -> Result<Self> {
        let folder = Folder::create(folder, &SCHEMA, clock.as_ref())?;
        let store = Arc::new(Store::create(&folder.database(), &SCHEMA, clock.clone())?);
        store.write(crate::store::Step::new("init"), |tx| {
            tx.cannot_be_undone();
            workspace::init(tx)
        })?;
        Ok(Self { store, folder, clock, ports })
    }

    /// Opens the workspace in `folder`, upgrading it when an older Tulou wrote it.
    pub fn open(folder: &Path, access: Access, clock: Arc<dyn Clock>, ports: Ports) -> Result<Self> {
        let folder = Folder::open(folder, &SCHEMA, access)?;
        let store = Arc::new(Store::open(&folder.database(), &SCHEMA, access, clock.clone())?);
        Ok(Self { store, folder, clock, ports })
    }
}
