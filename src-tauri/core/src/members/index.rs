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
    ops, table,
    view::{Field, ListMembers, MemberCount, MemberPage, Selection, Sort},
};
use crate::{
    Result, Uid,
    store::{ReadTx, Store, changes_since},
    workspace,
};

/// Lists shorter than this are answered by SQL at once.
pub const WORTH_AN_INDEX: u32 = 3_000;
/// More changes than this at once are cheaper to load anew.
const MOST_CHANGES: usize = 20_000;
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

    /// Loads the indexes of all large communities in the background, so that their first list finds them ready.
    pub fn warm_all(self: &Arc<Self>, store: &Arc<Store>) -> Result<()> {
        store.read(|tx| {
            let all = workspace::communities(tx)?;
            all.into_iter().try_for_each(|community| self.warm(store, tx, community.uid))
        })
    }

    /// Loads the index of a community in the background when that is worth it and not done yet.
    pub fn warm(self: &Arc<Self>, store: &Arc<Store>, tx: &ReadTx<'_>, community: Uid) -> Result<()> {
        let community_id = workspace::community_id(tx, community)?;
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

    /// How many members a selection holds, from the index when it is ready and current, else from SQLite.
    pub fn count(&self, tx: &ReadTx<'_>, selection: &Selection) -> Result<MemberCount> {
        let Selection::Matching { community, filter, search, except } = selection else {
            return ops::count(tx, selection);
        };
        let community_id = workspace::community_id(tx, *community)?;
        let test = Resolver::new(tx, community_id)?.list(filter.as_ref(), search.as_deref())?;
        let except = table::known_ids(tx, "member", except)?;
        let total = self.ask(tx, community_id, |loaded| {
            let mut met = loaded.evaluate(&test, false);
            except.iter().filter_map(|&id| loaded.place(id)).for_each(|place| met.set(place, false));
            met.count()
        })?;
        total.map_or_else(|| ops::count(tx, selection), |total| Ok(MemberCount { total }))
    }

    /// How many members stand on each tier, by the tiers' row ids; those in the trash do not count.
    pub fn by_tier(&self, tx: &ReadTx<'_>, community_id: i64) -> Result<HashMap<i64, u32>> {
        let counts = self.ask(tx, community_id, Loaded::by_tier)?;
        counts.map_or_else(|| table::by_tier(tx, community_id), Ok)
    }

    fn answer(&self, tx: &ReadTx<'_>, question: &Question) -> Result<Option<(u32, Vec<i64>)>> {
        let answer = self.ask(tx, question.community_id, |loaded| {
            let met = loaded.evaluate(&question.test, question.trashed);
            let (offset, limit) = (question.offset as usize, question.limit as usize);
            loaded.page(&met, question.by, question.descending, offset, limit).map(|ids| (met.count(), ids))
        })?;
        Ok(answer.flatten())
    }

    /// Asks the index of a community as the snapshot sees it; nothing when it is not loaded or cannot be brought there.
    fn ask<T>(
        &self,
        tx: &ReadTx<'_>,
        community_id: i64,
        question: impl FnOnce(&Loaded) -> T,
    ) -> Result<Option<T>> {
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
        Ok(Some(question(&loaded)))
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
            loaded.refresh(tx, &members)?;
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
