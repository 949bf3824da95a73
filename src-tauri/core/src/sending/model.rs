//! The order of the queue, without SQL.

use std::cmp::Ordering;

use super::view::SendOrder;
use crate::clock::Millis;

/// How far back dates of a series that nobody served are still late, in days: the next ones have come meanwhile.
pub const LATE_DAYS: i64 = 7;
/// How far back what happens once still waits, in days; older items stand on the board.
pub const OPEN_DAYS: i64 = 60;

/// One delivery, as it is put in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Waiting {
    /// Place of the item among the items.
    pub item: usize,
    /// When it goes out.
    pub at: Millis,
    /// Row id of the channel.
    pub channel_id: i64,
    /// Place of the channel among all channels.
    pub place: usize,
    /// Place of its account among all accounts.
    pub account: usize,
    pub failed: bool,
    pub late: bool,
}

/// Which of two deliveries comes first. What was tried in vain waits until the rest is out.
pub(super) fn compare(order: SendOrder, a: &Waiting, b: &Waiting) -> Ordering {
    let by_item = |one: &Waiting| (one.at, one.item, one.place);
    let by_group = |one: &Waiting| (one.place, one.at, one.item);
    a.failed.cmp(&b.failed).then_with(|| match order {
        SendOrder::Item => by_item(a).cmp(&by_item(b)),
        SendOrder::Group => by_group(a).cmp(&by_group(b)),
        SendOrder::Account => a.account.cmp(&b.account).then_with(|| by_item(a).cmp(&by_item(b))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(order: SendOrder) -> Vec<(usize, usize)> {
        // Two items at 8 and 9, three groups of which the first and the last are sent by one account.
        let mut all: Vec<Waiting> = [(1, 9, 0, 0), (0, 8, 2, 0), (0, 8, 1, 1), (1, 9, 1, 1), (0, 8, 0, 0)]
            .into_iter()
            .map(|(item, at, place, account)| {
                let channel_id = i64::try_from(place).unwrap();
                Waiting { item, at, channel_id, place, account, failed: (item, place) == (0, 1), late: false }
            })
            .collect();
        all.sort_by(|a, b| compare(order, a, b));
        all.iter().map(|one| (one.item, one.place)).collect()
    }

    #[test]
    fn deliveries_come_by_item_by_group_or_by_account_and_failed_ones_last() {
        assert_eq!(order(SendOrder::Item), [(0, 0), (0, 2), (1, 0), (1, 1), (0, 1)]);
        assert_eq!(order(SendOrder::Group), [(0, 0), (1, 0), (1, 1), (0, 2), (0, 1)]);
        assert_eq!(order(SendOrder::Account), [(0, 0), (0, 2), (1, 0), (1, 1), (0, 1)]);
    }
}
