//! The messages that a batch holds, whether it added them or confirms them: in an order that nothing but the batch decides, so that
//! what is kept of them elsewhere can lie in the same order and need not say of whom it is.

use super::{
    Kind,
    key::{self, KeyedRow},
    segment::{self, Block, LogRow, Row},
    table,
};
use crate::{Result, store::ReadTx};

/// Whether a row says something: a message or a reply.
pub fn is_said(row: &impl LogRow) -> bool {
    let kind = row.row().kind;
    kind == Kind::Message.code() || kind == Kind::Reply.code()
}

/// What a batch (its row id and the channel's) says of some seconds, in its order.
pub fn said_by(tx: &ReadTx<'_>, of: (i64, i64), span: (i64, i64)) -> Result<Vec<KeyedRow>> {
    let mut found = Vec::new();
    table::keyed_of_batch(tx, of, span, |packed| {
        key::unpack_keyed(packed, &mut Block::default(), |row| {
            if span.0 <= row.row.at && row.row.at <= span.1 && is_said(&row) {
                found.push(row);
            }
        })
    })?;
    found.sort_unstable();
    Ok(found)
}

/// The same without what tells its rows apart, which takes a third of the time: who and when is the same in either order.
pub fn speakers(tx: &ReadTx<'_>, of: (i64, i64), span: (i64, i64)) -> Result<Vec<Row>> {
    let mut found = Vec::new();
    table::plain_of_batch(tx, of, span, |rows| {
        segment::unpack_within(rows, span, &mut Block::default(), |block| {
            for place in 0..block.len {
                let row = Row {
                    at: block.at[place],
                    author: block.authors[place],
                    kind: u8::try_from(block.kinds[place]).unwrap_or(u8::MAX),
                };
                if span.0 <= row.at && row.at <= span.1 && is_said(&row) {
                    found.push(row);
                }
            }
        })
    })?;
    found.sort_unstable();
    Ok(found)
}
