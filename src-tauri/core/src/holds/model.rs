//! What a hold means for something that is due, without SQL.

use std::collections::{HashMap, HashSet};

use crate::clock::Millis;

/// What is held of a community at a moment, and what was until a moment ago.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holding {
    /// Everything, also groups that are made meanwhile.
    pub everything: bool,
    /// Row ids of the channels that are held.
    pub channel_ids: HashSet<i64>,
    /// When the last hold of everything was lifted; 0 when that is long ago.
    pub lifted_at: Millis,
    /// When channels were last held alone, those that are long free left out.
    pub lifted: HashMap<i64, Millis>,
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
    /// Before this moment nothing counts as due in a channel: what waited for a hold to be lifted is due from then on, so that
    /// nothing turns red in the moment in which it may go out again. Other channels have nothing to do with it.
    pub fn due_from(&self, channel_id: i64) -> Millis {
        self.lifted.get(&channel_id).copied().unwrap_or_default().max(self.lifted_at)
    }
}

/// A hold as it is remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Since when.
    pub begun_at: Millis,
    /// Until when; nothing while it is on.
    pub ended_at: Option<Millis>,
    /// Row ids of the channels that it held; none when it held everything.
    pub channel_ids: HashSet<i64>,
}

/// The holds of a community in the order in which they began, to be asked about days that are over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spans(pub Vec<Span>);

impl Spans {
    /// Whether any of them was on in a channel at a moment.
    pub fn hold(&self, channel_id: i64, at: Millis) -> bool {
        self.0.iter().any(|span| {
            let holds = span.channel_ids.is_empty() || span.channel_ids.contains(&channel_id);
            holds && span.begun_at <= at && span.ended_at.is_none_or(|ended| at < ended)
        })
    }

    /// When something became due in a channel whose time was `at`, if it was late `patience` after it was due: holds that began
    /// before it was late put it off. Nothing while one of them is still on.
    pub fn due(&self, channel_id: i64, at: Millis, patience: Millis) -> Option<Millis> {
        let mut due = at;
        for span in &self.0 {
            let holds = span.channel_ids.is_empty() || span.channel_ids.contains(&channel_id);
            if holds && span.begun_at < due + patience {
                due = due.max(span.ended_at?);
            }
        }
        Some(due)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waited_is_due_when_its_own_hold_is_lifted() {
        let holding =
            Holding { lifted_at: 50, lifted: HashMap::from([(7, 80), (8, 20)]), ..Holding::default() };
        assert_eq!([7, 8, 9].map(|channel| holding.due_from(channel)), [80, 50, 50]);
        assert_eq!(Holding::default().due_from(7), 0);
    }

    #[test]
    fn a_hold_of_everything_holds_groups_that_it_never_heard_of() {
        let some = Holding { channel_ids: HashSet::from([7]), ..Holding::default() };
        let all = Holding { everything: true, ..Holding::default() };
        assert_eq!((some.holds(7), some.holds(8), all.holds(8)), (true, false, true));
        assert_eq!((some.is_any(), all.is_any(), Holding::default().is_any()), (true, true, false));
    }

    #[test]
    fn holds_of_the_past_put_off_what_they_held_before_it_was_late() {
        let span = |begun_at, ended_at, channels: &[i64]| {
            let channel_ids = channels.iter().copied().collect();
            Span { begun_at, ended_at, channel_ids }
        };
        let spans = Spans(vec![span(10, Some(40), &[7]), span(45, Some(60), &[]), span(200, None, &[8])]);
        assert_eq!(spans.due(7, 5, 15), Some(60), "the second began before the first was over for it");
        assert_eq!(spans.due(9, 5, 15), Some(5), "it was late before anything held it");
        assert_eq!(spans.due(9, 32, 15), Some(60));
        assert_eq!([5, 10, 39, 40].map(|at| spans.hold(7, at)), [false, true, true, false]);
        assert_eq!([199, 200, 900].map(|at| spans.hold(8, at)), [false, true, true]);
        assert_eq!(spans.due(8, 190, 15), None, "it waits still");
        assert_eq!(spans.due(7, 300, 15), Some(300));
    }
}
