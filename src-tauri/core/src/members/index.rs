//! A disposable index of large member lists in memory: columns side by side, a bitmap for every tag, channel and
//! platform, a ready order for every column. SQLite is the truth and answers whenever this cannot.

mod bits;
mod column;
mod evaluate;
mod loaded;

use std::{collections::HashMap, sync::Arc};

use loaded::Loaded;

use super::{
    filter::{Column, Resolver, Test},
    ops, table,
    view::{Field, ListMembers, MemberCount, MemberPage, Selection, Sort},
};
use crate::{
    Result, Uid,
    store::{Mirror, ReadTx, Store},
    workspace,
};

/// Lists shorter than this are answered by SQL at once.
pub const WORTH_AN_INDEX: u32 = 3_000;
/// The indexes of a workspace's communities.
#[derive(Default)]
pub struct Index(Arc<Mirror<Loaded>>);

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
    pub fn warm_all(&self, store: &Arc<Store>) -> Result<()> {
        store.read(|tx| {
            let all = workspace::communities(tx)?;
            all.into_iter().try_for_each(|community| self.warm(store, tx, community.uid))
        })
    }

    /// Loads the index of a community in the background when that is worth it and not done yet.
    pub fn warm(&self, store: &Arc<Store>, tx: &ReadTx<'_>, community: Uid) -> Result<()> {
        let community_id = workspace::community_id(tx, community)?;
        if !self.0.is_loaded(community_id) && table::size(tx, community_id)? >= WORTH_AN_INDEX {
            self.0.warm(store, community_id);
        }
        Ok(())
    }

    /// Loads the index of a community and waits for it.
    pub fn load(&self, store: &Store, community_id: i64) -> Result<()> {
        self.0.load(store, community_id)
    }

    /// Whether the index of a community is in memory.
    pub fn is_loaded(&self, community_id: i64) -> bool {
        self.0.is_loaded(community_id)
    }

    /// How many members a selection holds, from the index when it is ready and current, else from SQLite.
    pub fn count(&self, tx: &ReadTx<'_>, selection: &Selection) -> Result<MemberCount> {
        let Selection::Matching { community, filter, search, except } = selection else {
            return ops::count(tx, selection);
        };
        let community_id = workspace::community_id(tx, *community)?;
        let test = Resolver::new(tx, community_id)?.list(filter.as_ref(), search.as_deref())?;
        let except = table::known_ids(tx, "member", except)?;
        let total = self.0.ask(tx, community_id, |loaded| {
            let mut met = loaded.evaluate(&test, false);
            except.iter().filter_map(|&id| loaded.place(id)).for_each(|place| met.set(place, false));
            met.count()
        })?;
        total.map_or_else(|| ops::count(tx, selection), |total| Ok(MemberCount { total }))
    }

    /// The row ids of a selection, from the index when it is ready and current, else from SQLite.
    pub fn ids(&self, tx: &ReadTx<'_>, selection: &Selection) -> Result<Vec<i64>> {
        let Selection::Matching { community, filter, search, except } = selection else {
            return ops::selected_ids(tx, selection);
        };
        let community_id = workspace::community_id(tx, *community)?;
        let test = Resolver::new(tx, community_id)?.list(filter.as_ref(), search.as_deref())?;
        let except = table::known_ids(tx, "member", except)?;
        let ids = self.0.ask(tx, community_id, |loaded| {
            let mut met = loaded.evaluate(&test, false);
            except.iter().filter_map(|&id| loaded.place(id)).for_each(|place| met.set(place, false));
            loaded.ids_of(&met)
        })?;
        ids.map_or_else(|| ops::selected_ids(tx, selection), Ok)
    }

    /// How many members stand on each tier, by the tiers' row ids; those in the trash do not count.
    pub fn by_tier(&self, tx: &ReadTx<'_>, community_id: i64) -> Result<HashMap<i64, u32>> {
        let counts = self.0.ask(tx, community_id, Loaded::by_tier)?;
        counts.map_or_else(|| table::by_tier(tx, community_id), Ok)
    }

    fn answer(&self, tx: &ReadTx<'_>, question: &Question) -> Result<Option<(u32, Vec<i64>)>> {
        let answer = self.0.ask(tx, question.community_id, |loaded| {
            let met = loaded.evaluate(&question.test, question.trashed);
            let (offset, limit) = (question.offset as usize, question.limit as usize);
            loaded.page(&met, question.by, question.descending, offset, limit).map(|ids| (met.count(), ids))
        })?;
        Ok(answer.flatten())
    }
}

fn by_sql(tx: &ReadTx<'_>, question: &Question) -> Result<(u32, Vec<i64>)> {
    let Question { community_id, test, by, descending, offset, limit, trashed } = question;
    let total = table::count(tx, *community_id, *trashed, test)?;
    let ids = table::page(tx, *community_id, *trashed, test, *by, *descending, *offset, *limit)?;
    Ok((total, ids))
}
