//! A disposable index of large member lists in memory: columns side by side, a bitmap for every tag, channel and
//! platform, a ready order for every column. SQLite is the truth and answers whenever this cannot.
//!
//! The index knows up to where it has read the change log. A question that comes with a later snapshot first reads
//! what happened since; one that comes with an earlier snapshot, or after too much happened, is answered by SQL.

mod bits;
mod column;
mod evaluate;
mod loaded;

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use loaded::Loaded;

use super::{
    filter::{Column, Resolver, Test},
    table,
    view::{Field, ListMembers, MemberPage, Sort},
};
use crate::{
    Result,
    store::{ReadTx, Store, changes_since},
    workspace,
};

/// Lists shorter than this are answered by SQL at once.
pub const WORTH_AN_INDEX: u32 = 3_000;
/// More changes than this at once are cheaper to load anew.
const MOST_CHANGES: usize = 2_000;
/// Tables whose changes concern the index, and those after which it is loaded anew.
const WATCHED: [&str; 4] = ["member", "member_tag", "membership", "account"];
const RELOADING: [&str; 3] = ["field_def", "tier", "ladder"];

/// The indexes of a workspace's communities.
#[derive(Default)]
pub struct Index {
    loaded: RwLock<HashMap<i64, Arc<RwLock<Loaded>>>>,
    loading: Arc<Mutex<HashSet<i64>>>,
}

/// A question in the form that both SQL and the index answer.
struct Question {
    community_id: i64,
    test: Test,
    by: Column,
    descending: bool,
    offset: u32,
    limit: u32,
    trashed: bool,
}

impl Question {
    fn new(tx: &ReadTx<'_>, input: &ListMembers) -> Result<Self> {
        let community_id = workspace::community_id(tx, input.community)?;
        let resolver = Resolver::new(tx, community_id)?;
        let sort = input.sort.unwrap_or(Sort { by: Field::Name, descending: false });
        Ok(Self {
            community_id,
            test: resolver.list(input.filter.as_ref(), input.search.as_deref())?,
            by: resolver.column(sort.by)?,
            descending: sort.descending,
            offset: input.offset,
            limit: input.limit.min(super::LONGEST_PAGE),
            trashed: input.trashed,
        })
    }
}

impl Index {
    /// A part of the list of members, from the index when it is ready and current, else from SQLite.
    pub fn list(&self, tx: &ReadTx<'_>, input: &ListMembers) -> Result<MemberPage> {
        let question = Question::new(tx, input)?;
        let (total, ids) = match self.answer(tx, &question)? {
            Some(answer) => answer,
            None => by_sql(tx, &question)?,
        };
        Ok(MemberPage { total, rows: table::rows_by_id(tx, &ids)? })
    }

    /// Loads the index of the list's community in the background when that is worth it and not done yet.
    pub fn warm(self: &Arc<Self>, store: &Arc<Store>, tx: &ReadTx<'_>, input: &ListMembers) -> Result<()> {
        let community_id = workspace::community_id(tx, input.community)?;
        let known = self.loaded.read().unwrap_or_else(PoisonError::into_inner).contains_key(&community_id);
        if known || table::size(tx, community_id)? < WORTH_AN_INDEX {
            return Ok(());
        }
        if !self.loading.lock().unwrap_or_else(PoisonError::into_inner).insert(community_id) {
            return Ok(());
        }
        let (index, store) = (self.clone(), store.clone());
        std::thread::spawn(move || {
            // SQLite answers on as before when this fails; the next list tries again.
            index.load(&store, community_id).ok();
            index.loading.lock().unwrap_or_else(PoisonError::into_inner).remove(&community_id);
        });
        Ok(())
    }

    /// Loads the index of a community and waits for it.
    pub fn load(&self, store: &Store, community_id: i64) -> Result<()> {
        let loaded = store.read(|tx| Loaded::load(tx, community_id))?;
        let mut all = self.loaded.write().unwrap_or_else(PoisonError::into_inner);
        all.insert(community_id, Arc::new(RwLock::new(loaded)));
        Ok(())
    }

    /// Whether the index of a community is in memory.
    pub fn is_loaded(&self, community_id: i64) -> bool {
        self.loaded.read().unwrap_or_else(PoisonError::into_inner).contains_key(&community_id)
    }

    fn answer(&self, tx: &ReadTx<'_>, question: &Question) -> Result<Option<(u32, Vec<i64>)>> {
        let all = self.loaded.read().unwrap_or_else(PoisonError::into_inner);
        let Some(loaded) = all.get(&question.community_id).cloned() else { return Ok(None) };
        drop(all);
        if !self.current(tx, question.community_id, &loaded)? {
            return Ok(None);
        }
        let loaded = loaded.read().unwrap_or_else(PoisonError::into_inner);
        // Another question may have read on meanwhile.
        if loaded.seen != tx.log_end()? {
            return Ok(None);
        }
        let met = loaded.evaluate(&question.test, question.trashed);
        let total = met.count();
        Ok(loaded
            .page(&met, question.by, question.descending, question.offset as usize, question.limit as usize)
            .map(|ids| (total, ids)))
    }

    /// Brings the index up to the snapshot; false when it cannot be.
    fn current(&self, tx: &ReadTx<'_>, community_id: i64, loaded: &Arc<RwLock<Loaded>>) -> Result<bool> {
        let now = tx.log_end()?;
        let seen = loaded.read().unwrap_or_else(PoisonError::into_inner).seen;
        if seen == now {
            return Ok(true);
        }
        if !now.is_after(seen) {
            return Ok(false);
        }
        let tables: Vec<&str> = WATCHED.into_iter().chain(RELOADING).collect();
        let changes = changes_since(tx, seen, &tables, MOST_CHANGES)?;
        let reload = changes
            .as_ref()
            .is_none_or(|rows| rows.iter().any(|row| RELOADING.contains(&row.table.as_str())));
        let Some(changes) = changes.filter(|_| !reload) else {
            self.loaded.write().unwrap_or_else(PoisonError::into_inner).remove(&community_id);
            return Ok(false);
        };
        let members = table::members_of(tx, &changes)?;
        let mut loaded = loaded.write().unwrap_or_else(PoisonError::into_inner);
        if loaded.seen == seen {
            for id in members {
                loaded.refresh(tx, id)?;
            }
            loaded.seen = now;
        }
        let worn = loaded.is_worn();
        drop(loaded);
        if worn {
            self.loaded.write().unwrap_or_else(PoisonError::into_inner).remove(&community_id);
        }
        Ok(!worn)
    }
}

fn by_sql(tx: &ReadTx<'_>, question: &Question) -> Result<(u32, Vec<i64>)> {
    let Question { community_id, test, by, descending, offset, limit, trashed } = question;
    let total = table::count(tx, *community_id, *trashed, test)?;
    let ids = table::page(tx, *community_id, *trashed, test, *by, *descending, *offset, *limit)?;
    Ok((total, ids))
}
