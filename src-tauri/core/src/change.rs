//! What is told to others after a commit: which tables were touched, by which step.

use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One committed change, as subscribers see it. It is published after the commit, never before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Changed {
    /// Names of the touched tables, sorted.
    pub tables: Vec<String>,
    /// The step of the change log, or nothing for local tables.
    pub step_id: Option<i64>,
    /// Whether another process made the change.
    pub external: bool,
}

type Listener = Arc<dyn Fn(&Changed) + Send + Sync>;

/// The list of those who want to know of commits.
#[derive(Default)]
pub struct Publisher(Mutex<Vec<Listener>>);

impl Publisher {
    /// Calls `listener` after every commit from now on, on the thread that committed.
    pub fn subscribe(&self, listener: impl Fn(&Changed) + Send + Sync + 'static) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::new(listener));
    }
    /// Tells everyone. Listeners may read and write the store.
    pub fn publish(&self, changed: &Changed) {
        let listeners = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        for listener in listeners {
            listener(changed);
        }
    }
}
