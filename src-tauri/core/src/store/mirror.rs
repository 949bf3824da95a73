//! What is derived from the database and kept in memory beside it, one for each community, disposable at any moment:
//! SQLite is the truth and answers whenever a mirror cannot.
//!
//! A mirror knows up to where it has read the change log. A question that comes with a later snapshot first reads what
//! happened since; one that comes with an earlier snapshot, or after too much happened, is left to SQL.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use rusqlite::OptionalExtension;

use super::{ChangedRow, Mark, ReadTx, Store, changes_since};
use crate::Result;

/// More changes than this at once are cheaper to load anew.
const MOST_CHANGES: usize = 20_000;

/// What can be mirrored.
pub trait Mirrored: Sized + Send + Sync + 'static {
    /// Tables whose changes concern it.
    const WATCHED: &'static [&'static str];
    /// Tables after whose changes it is loaded anew.
    const RELOADING: &'static [&'static str];

    /// Reads all of a community.
    fn load(tx: &ReadTx<'_>, community_id: i64) -> Result<Self>;
    /// Takes in what was changed in the watched tables.
    fn refresh(&mut self, tx: &ReadTx<'_>, changes: &[ChangedRow]) -> Result<()>;
    /// Whether so much was taken in that loading anew pays.
    fn is_worn(&self) -> bool {
        false
    }
}

struct Loaded<T> {
    seen: Mark,
    value: T,
}

/// The mirrors of a workspace's communities.
pub struct Mirror<T> {
    loaded: RwLock<HashMap<i64, Arc<RwLock<Loaded<T>>>>>,
    loading: Mutex<HashSet<i64>>,
}

impl<T> Default for Mirror<T> {
    fn default() -> Self {
        Self { loaded: RwLock::default(), loading: Mutex::default() }
    }
}

impl<T: Mirrored> Mirror<T> {
    /// Loads the mirror of a community in the background, unless it is there or being loaded.
    pub fn warm(self: &Arc<Self>, store: &Arc<Store>, community_id: i64) {
        let mut loading = self.loading.lock().unwrap_or_else(PoisonError::into_inner);
        if self.is_loaded(community_id) || !loading.insert(community_id) {
            return;
        }
        let (mirror, store) = (self.clone(), store.clone());
        std::thread::spawn(move || {
            // SQLite answers on as before when this fails; the next question tries again.
            mirror.load(&store, community_id).ok();
            mirror.loading.lock().unwrap_or_else(PoisonError::into_inner).remove(&community_id);
        });
    }

    /// Loads the mirror of a community and waits for it.
    pub fn load(&self, store: &Store, community_id: i64) -> Result<()> {
        let loaded =
            store.read(|tx| Ok(Loaded { seen: tx.log_end()?, value: T::load(tx, community_id)? }))?;
        let mut all = self.loaded.write().unwrap_or_else(PoisonError::into_inner);
        all.insert(community_id, Arc::new(RwLock::new(loaded)));
        Ok(())
    }

    /// Whether the mirror of a community is in memory.
    pub fn is_loaded(&self, community_id: i64) -> bool {
        self.loaded.read().unwrap_or_else(PoisonError::into_inner).contains_key(&community_id)
    }

    /// Asks the mirror of a community as the snapshot sees it; nothing when it is not loaded or cannot be brought there.
    pub fn ask<A>(
        &self,
        tx: &ReadTx<'_>,
        community_id: i64,
        question: impl FnOnce(&T) -> A,
    ) -> Result<Option<A>> {
        let all = self.loaded.read().unwrap_or_else(PoisonError::into_inner);
        let Some(loaded) = all.get(&community_id).cloned() else { return Ok(None) };
        drop(all);
        if !self.current(tx, community_id, &loaded)? {
            return Ok(None);
        }
        let loaded = loaded.read().unwrap_or_else(PoisonError::into_inner);
        // Another question may have read on meanwhile.
        if loaded.seen != tx.log_end()? {
            return Ok(None);
        }
        Ok(Some(question(&loaded.value)))
    }

    /// Brings the mirror up to the snapshot; false when it cannot be.
    fn current(&self, tx: &ReadTx<'_>, community_id: i64, loaded: &RwLock<Loaded<T>>) -> Result<bool> {
        let now = tx.log_end()?;
        let seen = loaded.read().unwrap_or_else(PoisonError::into_inner).seen;
        if seen == now {
            return Ok(true);
        }
        if !now.is_after(seen) {
            return Ok(false);
        }
        let tables: Vec<&str> = T::WATCHED.iter().chain(T::RELOADING).copied().collect();
        let reloads = |rows: &[ChangedRow]| rows.iter().any(|row| T::RELOADING.contains(&row.table.as_str()));
        let changes = changes_since(tx, seen, &tables, MOST_CHANGES)?;
        let Some(changes) = changes.filter(|rows| !reloads(rows)) else {
            self.forget(community_id);
            return Ok(false);
        };
        let mut loaded = loaded.write().unwrap_or_else(PoisonError::into_inner);
        if loaded.seen == seen {
            let refreshed = loaded.value.refresh(tx, &changes);
            if refreshed.is_err() || loaded.value.is_worn() {
                // Half of the changes may have been taken in.
                self.forget(community_id);
                return refreshed.map(|()| false);
            }
            loaded.seen = now;
        }
        Ok(true)
    }

    fn forget(&self, community_id: i64) {
        self.loaded.write().unwrap_or_else(PoisonError::into_inner).remove(&community_id);
    }
}

/// What a changed row named in `column`, before and now.
pub fn named_by(tx: &ReadTx<'_>, change: &ChangedRow, column: &str) -> Result<Vec<i64>> {
    let before: Option<serde_json::Value> =
        change.before.as_deref().and_then(|image| serde_json::from_str(image).ok());
    let before = before.and_then(|image| image.get(column)?.as_i64());
    let now = tx
        .sql()
        .prepare_cached(&format!("SELECT {column} FROM {} WHERE id = ?1", change.table))?
        .query_row([change.row_id], |row| row.get::<_, Option<i64>>(0))
        .optional()?;
    Ok(before.into_iter().chain(now.flatten()).collect())
}
