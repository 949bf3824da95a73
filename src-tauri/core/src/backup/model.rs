//! The rules: when a backup is due, which are thinned out, what they are called.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Utc};

use super::view::{Backup, Reason};
use crate::clock::Millis;

const MINUTE: Millis = 60_000;
const DAY: Millis = 24 * 60 * MINUTE;

/// Time between two scheduled backups.
const EVERY: Millis = 30 * MINUTE;
/// Younger backups are all kept.
const KEEP_ALL: Millis = 2 * DAY;
/// After this a pinned backup is thinned like any other.
const KEEP_PINNED: Millis = 90 * DAY;
/// Changes without a backup for so long are worth a warning.
const STALE: Millis = 7 * DAY;
const DAYS: usize = 10;
const WEEKS: usize = 8;
const MONTHS: usize = 12;
/// So many of the newest are never thinned for their size.
const ALWAYS: usize = 2;
/// All backups together may always take so much.
const SMALLEST_LIMIT: u64 = 2 * 1024 * 1024 * 1024;

/// Whether changes up to `last_step` wait for a backup, the newest of which is `newest`.
pub fn is_due(newest: Option<&Backup>, last_step: i64, now: Millis) -> bool {
    newest.is_none_or(|backup| {
        // A clock that was set back must not hold backups up until it has caught up.
        backup.last_step != last_step && (now - backup.created_at >= EVERY || now < backup.created_at)
    })
}

/// Whether there are changes that no backup of the last days holds.
pub fn is_stale(newest: Option<&Backup>, last_step: i64, now: Millis, first_step_at: Option<Millis>) -> bool {
    match newest {
        Some(backup) => backup.last_step != last_step && now - backup.created_at > STALE,
        None => first_step_at.is_some_and(|at| now - at > STALE),
    }
}

/// Whether a backup for this reason stays when others are thinned.
pub(super) fn is_pinned(reason: Reason) -> bool {
    matches!(reason, Reason::Manual | Reason::Migration | Reason::Restore)
}

/// Those of `backups` (newest first) that can go: beyond two days the newest of ten days, eight weeks and twelve
/// months stay; then the oldest go until the rest fits the limit.
pub(super) fn superfluous(backups: &[Backup], now: Millis, database_bytes: u64) -> Vec<usize> {
    let (mut days, mut weeks, mut months) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut kept = Vec::new();
    let mut gone = Vec::new();
    for (index, backup) in backups.iter().enumerate() {
        let age = now - backup.created_at;
        if age < KEEP_ALL || is_still_pinned(backup, now) {
            kept.push(index);
            continue;
        }
        let date = date_of(backup.created_at);
        let (week, month) = (date.iso_week(), (date.year(), date.month()));
        let daily = days.len() < DAYS && days.insert(date.date_naive());
        let weekly = weeks.len() < WEEKS && weeks.insert((week.year(), week.week()));
        let monthly = months.len() < MONTHS && months.insert(month);
        if daily || weekly || monthly { kept.push(index) } else { gone.push(index) }
    }
    let limit = SMALLEST_LIMIT.max(database_bytes.saturating_mul(5));
    let mut total: u64 = kept.iter().map(|index| backups[*index].bytes).sum();
    for index in kept.iter().skip(ALWAYS).rev() {
        if total <= limit {
            break;
        }
        if !is_still_pinned(&backups[*index], now) {
            total -= backups[*index].bytes;
            gone.push(*index);
        }
    }
    gone.sort_unstable();
    gone
}

fn is_still_pinned(backup: &Backup, now: Millis) -> bool {
    backup.pinned && now - backup.created_at < KEEP_PINNED
}

fn date_of(at: Millis) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(at).unwrap_or_default()
}

/// The file name of a backup: readable, sortable, unique to the millisecond.
pub(super) fn file_name(reason: Reason, pinned: bool, at: Millis) -> String {
    let kind = if pinned { "pinned" } else { "auto" };
    let reason = format!("{reason:?}").to_lowercase();
    format!("{kind}-{}-{reason}.db", date_of(at).format("%Y%m%dT%H%M%S%3fZ"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: Millis = 1_772_413_200_000;

    fn backup(created_at: Millis, bytes: u64, pinned: bool) -> Backup {
        Backup {
            name: String::new(),
            path: String::new(),
            created_at,
            reason: Reason::Schedule,
            pinned,
            app: String::new(),
            schema: 1,
            bytes,
            sha256: String::new(),
            last_step: 1,
            counts: std::collections::BTreeMap::new(),
        }
    }

    fn every(step: Millis, count: i64) -> Vec<Backup> {
        (0..count).map(|n| backup(NOW - n * step, 1, false)).collect()
    }

    #[test]
    fn a_year_of_half_hours_is_thinned_to_days_weeks_and_months() {
        let all = every(30 * MINUTE, 2 * 24 * 400);
        let gone = superfluous(&all, NOW, 1);
        let kept: Vec<Millis> =
            (0..all.len()).filter(|n| !gone.contains(n)).map(|n| (NOW - all[n].created_at) / DAY).collect();
        assert_eq!(kept.iter().filter(|age| **age < 2).count(), 96, "two days are kept whole");
        let older: Vec<_> = kept.iter().filter(|age| **age >= 2).collect();
        assert!((DAYS..=DAYS + WEEKS + MONTHS).contains(&older.len()), "{older:?}");
        assert!(older.iter().any(|age| **age > 270), "a year back there is something: {older:?}");
    }

    #[test]
    fn thinning_again_an_hour_later_loses_no_period() {
        // Thinned after every backup, as in real life, not once at the end.
        let mut kept: Vec<Backup> = Vec::new();
        let mut now = NOW;
        for _ in 0..(24 * 120) {
            now += 60 * MINUTE;
            kept.insert(0, backup(now, 1, false));
            let gone = superfluous(&kept, now, 1);
            kept =
                kept.iter().enumerate().filter(|(n, _)| !gone.contains(n)).map(|(_, b)| b.clone()).collect();
        }
        let days: BTreeSet<_> = kept.iter().map(|b| (now - b.created_at) / DAY).collect();
        assert!((0..=10).all(|day| days.contains(&day)), "a gap among the last days: {days:?}");
        assert!(days.iter().any(|day| *day > 80), "nothing is left from long ago: {days:?}");
    }

    #[test]
    fn pinned_ones_stay_and_the_size_is_bounded_from_the_oldest_on() {
        let gigabyte = 1024 * 1024 * 1024;
        let all: Vec<Backup> = (0..6).map(|n| backup(NOW - n * DAY, gigabyte, n == 5)).collect();
        assert_eq!(superfluous(&all, NOW, 1), [2, 3, 4]);
        assert_eq!(superfluous(&all, NOW, gigabyte), [4], "five times the database are allowed");
        let old = [backup(NOW - 400 * DAY, 1, true), backup(NOW - 400 * DAY - MINUTE, 1, true)];
        assert_eq!(superfluous(&old, NOW, 1), [1], "an old pinned one is thinned as others are");
    }

    #[test]
    fn a_backup_is_due_after_half_an_hour_of_changes() {
        let last = backup(NOW, 1, false);
        assert!(is_due(None, 0, NOW));
        assert!(!is_due(Some(&last), 1, NOW + DAY), "nothing changed");
        assert!(!is_due(Some(&last), 2, NOW + 29 * MINUTE));
        assert!(is_due(Some(&last), 2, NOW + 30 * MINUTE));
        assert!(is_due(Some(&last), 2, NOW - DAY), "the clock was set back");
        assert!(
            is_stale(Some(&last), 2, NOW + 8 * DAY, None) && !is_stale(Some(&last), 1, NOW + 8 * DAY, None)
        );
        assert!(is_stale(None, 2, NOW, Some(NOW - 8 * DAY)) && !is_stale(None, 2, NOW, Some(NOW)));
    }

    proptest! {
        #[test]
        fn the_two_newest_always_stay(ages in prop::collection::vec(0_i64..900, 0..200), size in 1_u64..(1 << 32)) {
            let mut ages = ages;
            ages.sort_unstable();
            let all: Vec<Backup> = ages.iter().map(|age| backup(NOW - age * DAY / 3, size, false)).collect();
            let gone = superfluous(&all, NOW, 1);
            prop_assert!(!gone.contains(&0));
            prop_assert!(gone.windows(2).all(|pair| pair[0] < pair[1]), "each once");
        }
    }
}
