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

/// Fewer schedules are expanded sooner than a thread begins.
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
    let expand = |schedules: &[Schedule]| {
        let mut found = Vec::new();
        schedules.iter().for_each(|schedule| schedule.collect(&zone, window, &mut found));
        found
    };
    if schedules.len() < WORTH_A_THREAD {
        return Ok((expand(&schedules), read(&schedules)?));
    }
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let share = schedules.len().div_ceil(threads).max(WORTH_A_THREAD);
    thread::scope(|scope| {
        let expanding: Vec<_> =
            schedules.chunks(share).map(|share| scope.spawn(move || expand(share))).collect();
        let beside = read(&schedules);
        let joined = |part: ScopedJoinHandle<'_, _>| part.join().unwrap_or_else(|panic| resume_unwind(panic));
        let found = expanding.into_iter().flat_map(joined).collect();
        Ok((found, beside?))
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
