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
    holds,
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
/// channel, what became of it. What is not late yet, and what waits because somebody holds it, is not told.
pub fn outcomes(
    tx: &ReadTx<'_>,
    community_id: i64,
    window: Window,
    channel: Option<i64>,
    each: &mut dyn FnMut(&Occurrence, i64, Outcome),
) -> Result<()> {
    let holding = holds::current(tx, community_id)?;
    let asked = |schedules: &[schedule::Schedule]| {
        let ids: Vec<i64> = schedules.iter().map(|schedule| schedule.id).collect();
        table::to_go_out(tx, &ids, channel)
    };
    let (dates, contents) = schedule::occurrences_beside(tx, community_id, window, asked)?;
    let contents: HashMap<i64, i64> = contents.into_iter().collect();
    let mut to: HashMap<i64, Vec<i64>> = HashMap::new();
    let mut served = Vec::new();
    for date in dates.iter().filter(|date| window.from <= date.start_at && date.start_at < window.to) {
        let Some(&content_id) = contents.get(&date.schedule_id) else { continue };
        let channels = match to.entry(content_id) {
            std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(table::channel_ids_of(tx, content_id, channel)?)
            }
        };
        table::served(tx, (content_id, &date.original), channel, &mut served)?;
        let late_at = model::late_from(date.place == schedule::Place::AllDay, date.start_at, date.end_at);
        let due = late_at <= tx.now();
        merged(channels, &served, |channel_id, served| match served {
            Some(served) => each(date, channel_id, became(served, late_at)),
            None if due && !holding.holds(channel_id) => each(date, channel_id, Outcome::Missed),
            None => {}
        });
    }
    Ok(())
}

/// Items by the row ids of their schedules: identity and title.
pub fn titles(tx: &ReadTx<'_>, schedule_ids: &[i64]) -> Result<HashMap<i64, (Uid, String)>> {
    table::titles(tx, schedule_ids)
}

fn became(served: &Served, late_at: Millis) -> Outcome {
    match served.state {
        DeliveryState::Skipped => Outcome::Skipped,
        DeliveryState::Sent if served.at.is_none_or(|at| at <= late_at) => Outcome::OnTime,
        DeliveryState::Sent => Outcome::Late,
        DeliveryState::Failed | DeliveryState::Pending => Outcome::Missed,
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
        let row = |state, at| became(&Served { channel_id: 1, state, at }, 100);
        assert_eq!(row(DeliveryState::Sent, None), Outcome::OnTime);
        assert_eq!(
            (row(DeliveryState::Sent, Some(100)), row(DeliveryState::Sent, Some(101))),
            (Outcome::OnTime, Outcome::Late)
        );
        assert_eq!(
            (row(DeliveryState::Failed, Some(1)), row(DeliveryState::Skipped, None)),
            (Outcome::Missed, Outcome::Skipped)
        );
    }
}
