//! Which dates a window holds.

use std::{
    num::NonZero,
    panic::resume_unwind,
    thread::{self, ScopedJoinHandle},
};

use super::{
    model::{Occurrence, Schedule, Window},
    table,
};
use crate::{Result, store::ReadTx};

/// Fewer are expanded sooner than a thread begins.
const WORTH_A_THREAD: usize = 64;

/// Every date of a community in the window, schedule after schedule. Whose subject is in the trash is not asked.
pub fn occurrences(tx: &ReadTx<'_>, community_id: i64, window: Window) -> Result<Vec<Occurrence>> {
    Ok(occurrences_beside(tx, community_id, window, |_| Ok(()))?.0)
}

/// As [`occurrences`], found while `read` asks the database what these schedules are of: rules are worked out by all
/// processors meanwhile.
pub fn occurrences_beside<T>(
    tx: &ReadTx<'_>,
    community_id: i64,
    window: Window,
    read: impl FnOnce(&[Schedule]) -> Result<T>,
) -> Result<(Vec<Occurrence>, T)> {
    let zone = table::community_zone(tx, community_id)?;
    let schedules = table::in_window(tx, community_id, window)?;
    let collect = |schedule: &Schedule, found: &mut Vec<_>| schedule.collect(&zone, window, found);
    let (found, beside) = expanded_beside(&schedules, collect, || read(&schedules));
    Ok((found, beside?))
}

/// What `collect` finds for each of `plans`, one after the other, worked out by all processors while this one does
/// something else.
pub fn expanded_beside<P: Sync, T>(
    plans: &[P],
    collect: impl Fn(&P, &mut Vec<Occurrence>) + Sync,
    beside: impl FnOnce() -> T,
) -> (Vec<Occurrence>, T) {
    let expand = |plans: &[P]| {
        let mut found = Vec::new();
        plans.iter().for_each(|plan| collect(plan, &mut found));
        found
    };
    if plans.len() < WORTH_A_THREAD {
        return (expand(plans), beside());
    }
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let share = plans.len().div_ceil(threads).max(WORTH_A_THREAD);
    thread::scope(|scope| {
        let expand = &expand;
        let expanding: Vec<_> = plans.chunks(share).map(|share| scope.spawn(move || expand(share))).collect();
        let beside = beside();
        let joined = |part: ScopedJoinHandle<'_, _>| part.join().unwrap_or_else(|panic| resume_unwind(panic));
        (expanding.into_iter().flat_map(joined).collect(), beside)
    })
}

/// Every date of one schedule in the window.
pub fn occurrences_of(tx: &ReadTx<'_>, id: i64, window: Window) -> Result<Vec<Occurrence>> {
    let schedule = table::get(tx, id)?;
    let zone = table::community_zone(tx, schedule.community_id)?;
    let mut found = Vec::new();
    schedule.collect(&zone, window, &mut found);
    found.sort_by_key(|occurrence| occurrence.start_at);
    Ok(found)
}
