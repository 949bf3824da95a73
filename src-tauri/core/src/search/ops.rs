//! The use case of searching.

use super::{
    matching::{excerpt, rank},
    table,
    view::{HitKind, SearchHit, SearchInput},
};
use crate::{
    Result, Uid, channels,
    members::{Index, ListMembers, MemberRow},
    recurrence::{Zone, civil_text, date_text},
    schedule::{self, Kind},
    store::ReadTx,
    subjects,
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
    let zone = schedule::community_zone(tx, community_id)?;
    let mut hits = people(tx, members, input, limit)?;
    for kind in [HitKind::Channel, HitKind::Content, HitKind::Activity, HitKind::Task] {
        let mut found = Vec::new();
        table::each_text(tx, kind, community_id, &mut |uid, title, text| {
            if let Some(rank) = rank(&words, title, text) {
                let excerpt = excerpt(&words, title).is_none().then(|| excerpt(&words, text)).flatten();
                let hit =
                    SearchHit { kind, uid, title: title.to_owned(), excerpt, detail: None, start: None };
                found.push((rank, hit));
            }
        })?;
        // Equal ranks stay in the order of the table: the newest first.
        found.sort_by_key(|(rank, _)| *rank);
        for (_, mut hit) in found.into_iter().take(limit as usize) {
            match kind {
                HitKind::Channel => hit.detail = channels::get(tx, hit.uid)?.number,
                HitKind::Content => hit.start = start(tx, Kind::Content, hit.uid, &zone)?,
                HitKind::Activity => hit.start = start(tx, Kind::Activity, hit.uid, &zone)?,
                HitKind::Task => hit.start = start(tx, Kind::Task, hit.uid, &zone)?,
                HitKind::Member => {}
            }
            hits.push(hit);
        }
    }
    Ok(hits)
}

/// When something planned takes place: a series on its next date, as the lists show it.
fn start(tx: &ReadTx<'_>, kind: Kind, uid: Uid, zone: &Zone) -> Result<Option<String>> {
    let id = subjects::by_uid(tx, kind, uid)?.schedule_id;
    if id == 0 {
        return Ok(None);
    }
    let schedule = schedule::get(tx, id)?;
    let next = if schedule.is_series() { schedule::next(tx, id)? } else { None };
    let civil = match next {
        Some(date) => date.start_on_the_wall(zone),
        None => {
            let at = schedule.zone(zone).resolve(schedule.start);
            schedule::on_the_wall(schedule.start, at, schedule.all_day, zone)
        }
    };
    Ok(Some(if schedule.all_day { date_text(civil.date()) } else { civil_text(civil) }))
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
    let hit = |row: MemberRow| {
        let group = row.channels.first().map(|uid| channels::get(tx, *uid)).transpose()?;
        Ok(SearchHit {
            kind: HitKind::Member,
            uid: row.uid,
            title: row.name,
            excerpt: row.remark,
            detail: group.map(|group| group.name),
            start: None,
        })
    };
    page.rows.into_iter().map(hit).collect()
}
