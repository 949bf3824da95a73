//! Use cases of the trash.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{
    table,
    view::{EmptyTrash, ListTrash, RestoreTrash, TrashItem, TrashKind, Trashed},
};
use crate::{
    Error, Result, Uid,
    clock::Millis,
    interactions,
    store::{self, ReadTx, WriteTx},
    texts,
    workspace::{self, name_of, row_id},
};

/// How long a record lies in the trash at least.
pub const KEPT_FOR: Millis = 30 * 86_400_000;
/// How many records are listed.
const LISTED: usize = 1_000;

/// What lies in the trash, the newest first.
pub fn list(tx: &ReadTx<'_>, input: &ListTrash) -> Result<Trashed> {
    let community_id = input.community.map(|uid| workspace::community_id(tx, uid)).transpose()?;
    let mut items: Vec<TrashItem> = Vec::new();
    for kind in TrashKind::ALL {
        // A community in the trash has no page of its own to be found on: it stands in everybody's list.
        let of = if kind == TrashKind::Community { None } else { community_id };
        let found = table::list(tx, kind, of, tx.now(), KEPT_FOR)?;
        items.extend(found.into_iter().map(|(_, item)| item));
    }
    let total = i64::try_from(items.len()).unwrap_or(i64::MAX);
    items.sort_by_key(|item| std::cmp::Reverse(item.deleted_at));
    items.truncate(LISTED);
    let deleted_by = table::deleted_by(tx, &items)?;
    for item in &mut items {
        item.deleted_by = deleted_by.get(&item.uid).copied();
    }
    Ok(Trashed { items, total })
}

/// Takes records out of the trash.
pub fn restore(tx: &mut WriteTx<'_>, input: &RestoreTrash) -> Result<()> {
    for item in &input.items {
        let table = name_of(&item.kind)?;
        let id = row_id(tx, &table, item.uid)?;
        table::unmark(tx, &table, id)?;
    }
    tx.describe(serde_json::json!({ "count": input.items.len() }));
    Ok(())
}

/// How many records had lain in the trash for long enough at the moment `seen_at`.
pub fn overdue(tx: &ReadTx<'_>, seen_at: Millis) -> Result<usize> {
    let mut count = 0;
    for kind in TrashKind::ALL {
        count += table::list(tx, kind, None, seen_at - KEPT_FOR, KEPT_FOR)?.len();
    }
    Ok(count)
}

/// Ends what had lain in the trash for long enough at the moment `seen_at`, outside of the stack of undo.
pub fn end_overdue(tx: &mut WriteTx<'_>, seen_at: Millis) -> Result<()> {
    tx.cannot_be_undone();
    let mut count = 0;
    for kind in TrashKind::ALL {
        let lying = table::list(tx, kind, None, seen_at - KEPT_FOR, KEPT_FOR)?;
        let ids: Vec<i64> = lying.into_iter().map(|(id, _)| id).collect();
        count += ids.len();
        end(tx, &name_of(&kind)?, &ids)?;
    }
    texts::forget_step(tx)?;
    tx.describe(serde_json::json!({ "count": count }));
    Ok(())
}

/// Ends the named records, all of a community, or all that have lain there long enough. Only what is in the trash can be ended.
pub fn empty(tx: &mut WriteTx<'_>, input: &EmptyTrash) -> Result<()> {
    let community_id = input.all_of.map(|uid| workspace::community_id(tx, uid)).transpose()?;
    let is_chosen = input.items.is_some() || community_id.is_some();
    let before = if is_chosen { tx.now() } else { tx.now() - KEPT_FOR };
    let mut count = 0;
    for kind in TrashKind::ALL {
        let lying = table::list(tx, kind, community_id, before, KEPT_FOR)?;
        let chosen: Option<HashSet<Uid>> = input
            .items
            .as_ref()
            .map(|items| items.iter().filter(|one| one.kind == kind).map(|one| one.uid).collect());
        let named = |item: &TrashItem| chosen.as_ref().is_none_or(|chosen| chosen.contains(&item.uid));
        let ids: Vec<i64> = lying.iter().filter(|(_, item)| named(item)).map(|(id, _)| *id).collect();
        count += ids.len();
        end(tx, &name_of(&kind)?, &ids)?;
    }
    let asked = input.items.as_ref().map_or(count, Vec::len);
    if count < asked {
        return Err(Error::invalid("items", "not_in_the_trash"));
    }
    tx.describe(serde_json::json!({ "count": count }));
    Ok(())
}

/// Deletes rows of a table with everything that cannot be without them; what can loses its reference.
pub fn end(tx: &mut WriteTx<'_>, table: &str, ids: &[i64]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    table::check_references_late(tx)?;
    if table == "member" {
        // What they did is counted as it was; who it was, and what they said, is gone with them.
        for (community_id, authors) in interactions::erase_authors(tx, ids)? {
            texts::erase(tx, community_id, &authors)?;
        }
    }
    let references = store::references(tx)?;
    let mut going: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
    let mut open = vec![(table.to_owned(), ids.to_vec())];
    while let Some((table, ids)) = open.pop() {
        let known = going.entry(table.clone()).or_default();
        let fresh: Vec<i64> = ids.into_iter().filter(|id| known.insert(*id)).collect();
        if fresh.is_empty() {
            continue;
        }
        open.push(("schedule".to_owned(), table::schedules_of(tx, &table, &fresh)?));
        for reference in references.iter().filter(|reference| reference.to == table && reference.needed) {
            open.push((reference.from.clone(), table::referring(tx, reference, &fresh)?));
        }
    }
    for (table, ids) in &going {
        let ids: Vec<i64> = ids.iter().copied().collect();
        for reference in references.iter().filter(|reference| reference.to == *table && !reference.needed) {
            table::forget(tx, reference, &ids)?;
        }
    }
    for (table, ids) in &going {
        let ids: Vec<i64> = ids.iter().copied().collect();
        table::delete(tx, table, &ids)?;
    }
    Ok(())
}
