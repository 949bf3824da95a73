//! SQL of who stood where at two moments.

use std::collections::HashMap;

use rusqlite::params;

use crate::{Result, clock::Millis, store::ReadTx};

/// A member of whom it is known where they stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tiers) struct Moved {
    pub member_id: i64,
    /// Tiers by row id, of which some may be gone.
    pub before: Option<i64>,
    pub after: Option<i64>,
    /// When they moved last, if they moved.
    pub at: Option<Millis>,
}

/// Where the members of a community, outside of the trash, stood on a ladder at the first instant and at the last one, in the order
/// of their row ids. Who was moved later stood where the first later move took them from. `tiers` are those of the ladder.
pub(in crate::tiers) fn stood(
    tx: &ReadTx<'_>,
    (community_id, ladder_id): (i64, i64),
    tiers: &[i64],
    (from, to): (Millis, Millis),
) -> Result<Vec<Moved>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT m.id, m.tier_id FROM member m WHERE m.community_id = ?1 AND m.deleted_at IS NULL ORDER BY m.id",
    )?;
    let rows = statement.query_map([community_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let own = |tier: Option<i64>| tier.filter(|tier| tiers.contains(tier));
    let mut stood = Vec::new();
    for row in rows {
        let (member_id, now) = row?;
        let now = own(now);
        stood.push(Moved { member_id, before: now, after: now, at: None });
    }
    let places: HashMap<i64, usize> =
        stood.iter().enumerate().map(|(place, one)| (one.member_id, place)).collect();
    let mut statement = tx.sql().prepare_cached(
        "SELECT member_id, from_tier_id, at FROM tier_move WHERE ladder_id = ?1 AND at >= ?2
         ORDER BY at DESC, id DESC",
    )?;
    let mut rows = statement.query(params![ladder_id, from])?;
    while let Some(row) = rows.next()? {
        let Some(place) = places.get(&row.get(0)?) else { continue };
        let (was, at): (Option<i64>, Millis) = (own(row.get(1)?), row.get(2)?);
        let one = &mut stood[*place];
        one.before = was;
        if at > to {
            one.after = was;
        } else {
            one.at = one.at.or(Some(at));
        }
    }
    Ok(stood)
}
