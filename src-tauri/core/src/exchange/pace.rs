//! When the calendar files that are kept current are written: once nothing has changed for a moment, and soon after the first
//! change in any case, so that somebody who types on and on does not keep them old.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::clock::Millis;

/// Nothing more has changed for this long.
const CALM: Millis = 1_000;

/// The first unwritten change is this old. Asking, gathering and writing take their part of the promised two seconds.
const LATEST: Millis = 1_500;

/// What changed since the files were written.
#[derive(Debug, Default)]
pub struct Pace {
    unwritten: Mutex<Option<Unwritten>>,
    writing: Mutex<()>,
}

#[derive(Debug, Clone, Copy)]
struct Unwritten {
    first: Millis,
    last: Millis,
}

impl Pace {
    /// Something has changed, or may have while nobody looked.
    pub fn note(&self, now: Millis) {
        let mut unwritten = locked(&self.unwritten);
        let first = unwritten.map_or(now, |known| known.first);
        *unwritten = Some(Unwritten { first, last: now });
    }

    /// Runs `write` if it is time for it, or with `at_once` if anything is unwritten. What changes while it runs is for the
    /// next time.
    pub fn keep<T: Default>(&self, now: Millis, at_once: bool, write: impl FnOnce() -> T) -> T {
        // Two that write one file would take it out of each other's hands.
        let _alone = locked(&self.writing);
        let due = {
            let mut unwritten = locked(&self.unwritten);
            unwritten.take_if(|known| at_once || known.is_due(now)).is_some()
        };
        if due { write() } else { T::default() }
    }
}

impl Unwritten {
    /// A clock that was set back says nothing about how long ago something was.
    fn is_due(&self, now: Millis) -> bool {
        !(0..CALM).contains(&(now - self.last)) || !(0..LATEST).contains(&(now - self.first))
    }
}

/// A panic elsewhere does not make these values wrong: each is set in one go.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn writes(pace: &Pace, now: Millis) -> bool {
        pace.keep(now, false, || Some(())).is_some()
    }

    #[test]
    fn files_are_written_when_nothing_changed_for_a_second() {
        let pace = Pace::default();
        assert!(!writes(&pace, 0), "nothing has changed");
        pace.note(1_000);
        assert!(!writes(&pace, 1_900));
        assert!(writes(&pace, 2_000));
        assert!(!writes(&pace, 9_000), "written is written");
    }

    #[test]
    fn who_types_on_and_on_does_not_keep_them_old() {
        let pace = Pace::default();
        let mut oldest = None;
        for now in (0..20_000).step_by(250) {
            pace.note(now);
            let first = *oldest.get_or_insert(now);
            assert!(now - first < 2_000, "a change of {first} is not written at {now}");
            if writes(&pace, now) {
                oldest = None;
            }
        }
    }

    #[test]
    fn a_clock_that_was_set_back_delays_nothing_and_the_end_waits_for_nothing() {
        let pace = Pace::default();
        pace.note(1_000_000);
        assert!(writes(&pace, 10));
        pace.note(20);
        assert!(pace.keep(21, true, || Some(())).is_some());
        assert!(pace.keep(22, true, || Some(())).is_none(), "there is nothing left to write");
    }
}
