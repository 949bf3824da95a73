//! Adding to the log what it does not hold yet.

use super::{
    segment::{self, Block, Row},
    table::{self, NewSegment},
};
use crate::{
    Error, Result,
    store::{ReadTx, WriteTx},
};

/// Rows of one stretch: few enough to be read for a week, many enough to cost nothing beside their rows.
const STRETCH: usize = 1 << 16;

/// What became of rows that were to be added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Added {
    /// How many were new.
    pub added: u64,
    /// How many the log held already.
    pub known: u64,
}

/// Adds rows of one channel. Rows that the log holds already are not added again: of equal ones there are afterwards as many as
/// there were in the log, or as came now, whichever is more. To be called within [`WriteTx::bulk_inserts`].
pub fn append(tx: &WriteTx<'_>, channel_id: i64, rows: &mut Vec<Row>) -> Result<Added> {
    rows.sort_unstable();
    let given = rows.len();
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Ok(Added::default()) };
    let known = known(tx, channel_id, (first.at, last.at))?;
    if !known.is_empty() {
        *rows = without(rows, &known);
    }
    for stretch in rows.chunks(STRETCH) {
        let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else { continue };
        let new = NewSegment {
            channel_id,
            first_at: first.at,
            last_at: last.at,
            row_count: u32::try_from(stretch.len()).map_err(Error::internal)?,
            rows: segment::pack(stretch)?,
        };
        table::insert_segment(tx, &new)?;
    }
    let added = rows.len();
    Ok(Added { added: added as u64, known: (given - added) as u64 })
}

/// What the log holds of some seconds, in order.
fn known(tx: &ReadTx<'_>, channel_id: i64, (first, last): (i64, i64)) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    let mut block = Block::default();
    table::overlapping(tx, channel_id, (first, last), |bytes| {
        segment::unpack(bytes, &mut block, |block| {
            for place in 0..block.len {
                let at = block.at[place];
                if first <= at && at <= last {
                    let kind = u8::try_from(block.kinds[place]).unwrap_or(u8::MAX);
                    rows.push(Row { at, author: block.authors[place], kind });
                }
            }
        })
    })?;
    rows.sort_unstable();
    Ok(rows)
}

/// The rows that are more often in `rows` than in `known`, as often as they are more; both are in order.
fn without(rows: &[Row], known: &[Row]) -> Vec<Row> {
    let mut known = known.iter().peekable();
    let is_new = |row: &&Row| {
        while known.next_if(|known| known < row).is_some() {}
        known.next_if_eq(row).is_none()
    };
    rows.iter().filter(is_new).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_equal_rows_as_many_stay_as_came_more() {
        let row = |at| Row { at, author: 1, kind: 0 };
        let rows = |ats: &[i64]| ats.iter().map(|at| row(*at)).collect::<Vec<_>>();
        for (given, known, expected) in [
            (&[1, 2, 3][..], &[2][..], &[1, 3][..]),
            (&[5, 5, 5], &[5], &[5, 5]),
            (&[5], &[5, 5], &[]),
            (&[1, 2], &[], &[1, 2]),
            (&[4, 6], &[1, 4, 5, 6, 7], &[]),
        ] {
            assert_eq!(without(&rows(given), &rows(known)), rows(expected), "{given:?} without {known:?}");
        }
    }
}
