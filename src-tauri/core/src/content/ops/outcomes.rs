//! What became of everything that was to go out in a time: done when it should be, later, left out, or not at all (METRICS 29).

use std::{cmp::Ordering, collections::HashMap};

use crate::{
    Result, Uid,
    clock::Millis,
    content::{
        model,
        table::{self, Served},
        view::DeliveryState,
    },
    holds::{self, Spans},
    schedule::{self, Occurrence, Window},
    store::ReadTx,
};

/// What became of an item in one channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Sent by the time at which it would have been late.
    OnTime,
    /// Sent after that.
    Late,
    /// Left out on purpose.
    Skipped,
    /// Neither sent nor left out, though it is late.
    Missed,
}

/// Tells `each` of every delivery of the dates that begin in a window, of one channel or of all: the date, the row id of the
/// channel, what became of it before some moment. What is not late by then, and what waits because somebody holds it, is not told.
pub fn outcomes(
    tx: &ReadTx<'_>,
    community_id: i64,
    (window, end): (Window, Millis),
    channel: Option<i64>,
    each: &mut dyn FnMut(&Occurrence, i64, Outcome),
) -> Result<()> {
    let (holding, spans) = (holds::current(tx, community_id)?, holds::spans(tx, community_id)?);
    let asked = |schedules: &[schedule::Schedule]| {
        let ids: Vec<i64> = schedules.iter().map(|schedule| schedule.id).collect();
        table::to_go_out(tx, &ids, channel)
    };
    let (dates, contents) = schedule::occurrences_beside(tx, community_id, window, asked)?;
    let contents: HashMap<i64, i64> = contents.into_iter().collect();
    let mut to: HashMap<i64, Vec<i64>> = HashMap::new();
    let mut served = Vec::new();
    let until = window.to.min(end);
    for date in dates.iter().filter(|date| window.from <= date.start_at && date.start_at < until) {
        let Some(&content_id) = contents.get(&date.schedule_id) else { continue };
        let channels = match to.entry(content_id) {
            std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(table::channel_ids_of(tx, content_id, channel)?)
            }
        };
        table::served(tx, (content_id, &date.original), channel, &mut served)?;
        let late = Late::of(date);
        merged(channels, &served, |channel_id, served| {
            let late_at = late.at(&spans, channel_id);
            // What was to go out in the last hour is judged when it would have been late.
            let end = late_at.map_or(end, |late_at| end.max(late_at));
            let now = tx.now().min(end);
            // Only what was held by then waited for it.
            let held = holding.holds(channel_id) && spans.hold(channel_id, now);
            let missed = !held && late_at.is_some_and(|at| at <= now);
            let served = served.filter(|served| served.at.is_none_or(|at| at <= end));
            if let Some(outcome) = became(served, late_at, missed) {
                each(date, channel_id, outcome);
            }
        });
    }
    Ok(())
}

/// Items by the row ids of their schedules: identity and title.
pub fn titles(tx: &ReadTx<'_>, schedule_ids: &[i64]) -> Result<HashMap<i64, (Uid, String)>> {
    table::titles(tx, schedule_ids)
}

/// When a date is late, before holds are asked.
struct Late {
    from: Millis,
    patience: Millis,
}

impl Late {
    fn of(date: &Occurrence) -> Self {
        let all_day = date.place == schedule::Place::AllDay;
        let late_at = model::late_from(all_day, date.start_at, date.end_at);
        let from = if all_day { date.end_at } else { date.start_at };
        Self { from, patience: late_at - from }
    }

    /// When it was or is late in a channel; nothing while it cannot be, because a hold that began in time is still on.
    fn at(&self, spans: &Spans, channel_id: i64) -> Option<Millis> {
        spans.due(channel_id, self.from, self.patience).map(|due| due + self.patience)
    }
}

/// What became of a delivery that was late at a moment, or could not be; nothing while that is open.
fn became(served: Option<&Served>, late_at: Option<Millis>, missed: bool) -> Option<Outcome> {
    match served.map(|served| (served.state, served.at)) {
        Some((DeliveryState::Skipped, _)) => Some(Outcome::Skipped),
        Some((DeliveryState::Sent, at)) => {
            let late = at.zip(late_at).is_some_and(|(at, late_at)| at > late_at);
            Some(if late { Outcome::Late } else { Outcome::OnTime })
        }
        Some((DeliveryState::Failed | DeliveryState::Pending, _)) | None => missed.then_some(Outcome::Missed),
    }
}

/// Walks through the channels that an item goes to and those that it went to, both in the order of their ids, as one list.
fn merged(channels: &[i64], served: &[Served], mut each: impl FnMut(i64, Option<&Served>)) {
    let (mut channels, mut served) = (channels.iter().peekable(), served.iter().peekable());
    loop {
        let order = match (channels.peek(), served.peek()) {
            (None, None) => return,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(channel), Some(served)) => (**channel).cmp(&served.channel_id),
        };
        let channel = if order == Ordering::Greater { None } else { channels.next() };
        let row = if order == Ordering::Less { None } else { served.next() };
        if let Some(id) = channel.copied().or(row.map(|row| row.channel_id)) {
            each(id, row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_item_goes_to_and_what_it_went_to_is_one_list() {
        let row = |channel_id| Served { channel_id, state: DeliveryState::Sent, at: None };
        let mut told = Vec::new();
        merged(&[1, 3, 4], &[row(2), row(3), row(9)], |id, served| told.push((id, served.is_some())));
        assert_eq!(told, [(1, false), (2, true), (3, true), (4, false), (9, true)]);
    }

    #[test]
    fn sent_without_a_time_was_sent_in_time_and_a_vain_try_is_no_sending() {
        let row =
            |state, at, late_at, missed| became(Some(&Served { channel_id: 1, state, at }), late_at, missed);
        assert_eq!(row(DeliveryState::Sent, None, Some(100), true), Some(Outcome::OnTime));
        assert_eq!(
            (
                row(DeliveryState::Sent, Some(100), Some(100), true),
                row(DeliveryState::Sent, Some(101), Some(100), true)
            ),
            (Some(Outcome::OnTime), Some(Outcome::Late))
        );
        assert_eq!(row(DeliveryState::Sent, Some(101), None, false), Some(Outcome::OnTime), "it was held");
        assert_eq!(row(DeliveryState::Failed, Some(1), Some(100), true), Some(Outcome::Missed));
        assert_eq!(row(DeliveryState::Failed, Some(1), Some(100), false), None, "there is still time");
        assert_eq!(row(DeliveryState::Skipped, None, None, false), Some(Outcome::Skipped));
    }
}
