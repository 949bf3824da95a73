//! What a hold means for something that is due, without SQL.

use std::collections::HashSet;

use crate::clock::Millis;

/// What is held of a community at a moment, and since when nothing more is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holding {
    /// Everything, also groups that are made meanwhile.
    pub everything: bool,
    /// Row ids of the channels that are held.
    pub channel_ids: HashSet<i64>,
    /// When the last hold was lifted.
    pub lifted_at: Option<Millis>,
}

impl Holding {
    /// Whether anything is held at all.
    pub fn is_any(&self) -> bool {
        self.everything || !self.channel_ids.is_empty()
    }
    /// Whether a channel is held.
    pub fn holds(&self, channel_id: i64) -> bool {
        self.everything || self.channel_ids.contains(&channel_id)
    }
    /// The moment from which something counts as due: what waited for a hold to be lifted is due from then on, so that
    /// nothing turns red in the moment in which it may go out again.
    pub fn due_from(&self, at: Millis) -> Millis {
        self.lifted_at.map_or(at, |lifted| at.max(lifted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waited_is_due_when_the_hold_is_lifted_and_the_rest_at_its_time() {
        let holding = Holding { lifted_at: Some(50), ..Holding::default() };
        assert_eq!((holding.due_from(10), holding.due_from(90)), (50, 90));
        assert_eq!(Holding::default().due_from(10), 10);
    }

    #[test]
    fn a_hold_of_everything_holds_groups_that_it_never_heard_of() {
        let some = Holding { channel_ids: HashSet::from([7]), ..Holding::default() };
        let all = Holding { everything: true, ..Holding::default() };
        assert_eq!((some.holds(7), some.holds(8), all.holds(8)), (true, false, true));
        assert_eq!((some.is_any(), all.is_any(), Holding::default().is_any()), (true, true, false));
    }
}
