//! The use case of searching.

use super::{
    matching::{excerpt, rank},
    table,
    view::{HitKind, SearchHit, SearchInput},
};
use crate::{
    Result,
    members::{Index, ListMembers},
    store::ReadTx,
    tabular::fold,
    workspace,
};

/// Most hits of one kind.
const MOST: u32 = 200;

/// Finds members, channels, content, activities and tasks in which every word stands; the best of each kind first.
pub fn search(tx: &ReadTx<'_>, members: &Index, input: &SearchInput) -> Result<Vec<SearchHit>> {
    let community_id = workspace::community_id(tx, input.community)?;
    let words: Vec<String> = fold(&input.text).split_whitespace().map(str::to_owned).collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let limit = input.limit.min(MOST);
    let mut hits = people(tx, members, input, limit)?;
    for kind in [HitKind::Channel, HitKind::Content, HitKind::Activity, HitKind::Task] {
        let mut found = Vec::new();
        table::each_text(tx, kind, community_id, &mut |uid, title, text| {
            if let Some(rank) = rank(&words, title, text) {
                let excerpt = excerpt(&words, title).is_none().then(|| excerpt(&words, text)).flatten();
                found.push((rank, SearchHit { kind, uid, title: title.to_owned(), excerpt }));
            }
        })?;
        // Equal ranks stay in the order of the table: the newest first.
        found.sort_by_key(|(rank, _)| *rank);
        hits.extend(found.into_iter().take(limit as usize).map(|(_, hit)| hit));
    }
    Ok(hits)
}

fn people(tx: &ReadTx<'_>, members: &Index, input: &SearchInput, limit: u32) -> Result<Vec<SearchHit>> {
    let page = members.list(
        tx,
        &ListMembers {
            community: input.community,
            filter: None,
            search: Some(input.text.clone()),
            sort: None,
            offset: 0,
            limit,
            trashed: false,
        },
    )?;
    let hit = |row: crate::members::MemberRow| SearchHit {
        kind: HitKind::Member,
        uid: row.uid,
        title: row.name,
        excerpt: row.remark,
    };
    Ok(page.rows.into_iter().map(hit).collect())
}
