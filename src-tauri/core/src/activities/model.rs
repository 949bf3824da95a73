//! Rules of activities, without SQL: seats and the waiting list.

use super::view::{RegistrationCounts, RegistrationState};
use crate::{Error, Result};

/// Most people that one registration brings along.
const LARGEST_COMPANY: i64 = 99;

/// A capacity is a count of people.
pub(super) fn check_capacity(capacity: Option<i64>) -> Result<()> {
    match capacity {
        Some(count) if count < 1 => Err(Error::invalid("capacity", "not_positive")),
        _ => Ok(()),
    }
}

/// Company is a small count.
pub(super) fn check_extra(extra: i64) -> Result<()> {
    if (0..=LARGEST_COMPANY).contains(&extra) { Ok(()) } else { Err(Error::invalid("extra", "out_of_range")) }
}

/// The people of one registration.
pub(super) fn people(extra: i64) -> i64 {
    1 + extra
}

/// Adds people to where they stand.
pub(super) fn count(counts: &mut RegistrationCounts, state: RegistrationState, people: i64) {
    let place = match state {
        RegistrationState::Registered => &mut counts.registered,
        RegistrationState::Waiting => &mut counts.waiting,
        RegistrationState::Came => &mut counts.came,
        RegistrationState::NoShow => &mut counts.no_show,
        RegistrationState::Cancelled => &mut counts.cancelled,
    };
    *place += people;
}

/// Where somebody new stands: whoever waits already goes first, whatever is free.
pub(super) fn state_of_new(counts: &RegistrationCounts, people: i64) -> RegistrationState {
    if counts.waiting == 0 && counts.has_room_for(people) {
        RegistrationState::Registered
    } else {
        RegistrationState::Waiting
    }
}

/// Which of the waiting (in the order of coming, by the number of their people) move up: the first whose company fits
/// into what is free, and so on. A large company that does not fit lets smaller ones pass, else the seats stay empty.
pub(super) fn moving_up(counts: &RegistrationCounts, waiting: &[i64]) -> Vec<usize> {
    let mut counts = *counts;
    let mut up = Vec::new();
    for (place, people) in waiting.iter().enumerate() {
        if counts.has_room_for(*people) {
            counts.registered += people;
            up.push(place);
        }
    }
    up
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(registered: i64, waiting: i64, capacity: Option<i64>) -> RegistrationCounts {
        RegistrationCounts { registered, waiting, capacity, ..RegistrationCounts::default() }
    }

    #[test]
    fn a_full_activity_lets_the_next_one_wait_and_nobody_passes_the_queue() {
        assert_eq!(state_of_new(&taken(9, 0, Some(10)), 1), RegistrationState::Registered);
        assert_eq!(state_of_new(&taken(9, 0, Some(10)), 2), RegistrationState::Waiting);
        assert_eq!(state_of_new(&taken(8, 3, Some(10)), 1), RegistrationState::Waiting);
        assert_eq!(state_of_new(&taken(900, 0, None), 50), RegistrationState::Registered);
    }

    #[test]
    fn freed_seats_go_to_the_first_whose_company_fits() {
        assert_eq!(moving_up(&taken(9, 4, Some(10)), &[3, 1]), [1]);
        assert_eq!(moving_up(&taken(6, 4, Some(10)), &[3, 1]), [0, 1]);
        assert_eq!(moving_up(&taken(10, 4, Some(10)), &[1, 1]), [0usize; 0]);
        assert_eq!(moving_up(&taken(10, 4, None), &[1, 1]), [0, 1]);
    }
}
