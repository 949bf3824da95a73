//! Moving what a batch brought to other times: its files showed a clock of another zone than was assumed.

use std::collections::BTreeMap;

use super::{
    append::{self, Compared, Stretches},
    key::{self, KeyedRow},
    segment::Block,
    table,
};
use crate::{Result, store::WriteTx};

/// Moves every row of a batch. The log is afterwards as if the batch had come with these times when it came; says how many rows
/// it has.
pub fn shift(tx: &WriteTx<'_>, batch_id: i64, moved: &dyn Fn(i64) -> i64) -> Result<u64> {
    let mut by_channel: BTreeMap<i64, Vec<KeyedRow>> = BTreeMap::new();
    table::of_batch(tx, batch_id, |channel_id, packed| {
        let rows = by_channel.entry(channel_id).or_default();
        key::unpack_keyed(packed, &mut Block::default(), |row| rows.push(row))
    })?;
    append::withdraw(tx, batch_id)?;
    let mut count = 0;
    for (channel_id, mut rows) in by_channel {
        for keyed in &mut rows {
            keyed.row.at = moved(keyed.row.at);
        }
        rows.sort_unstable();
        let span = rows.first().zip(rows.last()).map(|(first, last)| (first.row.at, last.row.at));
        let Some(span) = span else { continue };
        count += rows.len() as u64;
        // It claims them all; whose they are follows from the order in which batches came.
        let claimed = Compared { new: Vec::new(), known: rows };
        Stretches::pack(batch_id, channel_id, &claimed)?.insert(tx)?;
        append::settle(tx, channel_id, span)?;
    }
    Ok(count)
}
