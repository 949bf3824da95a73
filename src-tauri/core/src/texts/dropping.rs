//! Dropping texts for good, what they take, and the care of the index.

use std::collections::HashSet;

use serde_json::json;

use super::{
    block::Block,
    hold, keep, table,
    view::{DropTexts, DroppedTexts, TextsRoom},
    words::Tokens,
};
use crate::{
    Code, Error, Result, Uid,
    store::{ReadTx, WriteTx},
    workspace,
};

/// Drops texts so that nothing brings them back: neither undo nor what the file still holds of them. Backups keep them.
pub fn drop_texts(tx: &mut WriteTx<'_>, input: &DropTexts) -> Result<DroppedTexts> {
    let all = table::channel_ids(tx, workspace::community_id(tx, input.community)?)?;
    let channels = match input.channel {
        None => all,
        Some(uid) => {
            let id = workspace::row_id(tx, "channel", uid)?;
            if !all.contains(&id) {
                return Err(Error::not_found("channel", uid));
            }
            vec![id]
        }
    };
    let before = table::room(tx, &channels)?.texts;
    let batch = input.batch.map(|uid| workspace::row_id(tx, "import_batch", uid)).transpose()?;
    match batch {
        Some(batch_id) => keep::withdraw(tx, batch_id)?,
        None => table::of_channels(tx, &channels)?.iter().try_for_each(|row| table::delete(tx, row.id))?,
    }
    let texts = before.saturating_sub(table::room(tx, &channels)?.texts);
    table::forget_images(tx, &channels, batch)?;
    table::sweep(tx)?;
    table::insert_drop(tx, texts)?;
    tx.describe(json!({ "count": texts }));
    tx.cannot_be_undone();
    Ok(DroppedTexts { texts })
}

/// Takes out what some authors (by their numbers) of a community said: of it no text is left, and no word in the index.
pub fn erase(tx: &mut WriteTx<'_>, community_id: i64, authors: &HashSet<u32>) -> Result<()> {
    let channels = table::channel_ids(tx, community_id)?;
    for row in table::of_channels(tx, &channels)? {
        keep::without(tx, row, authors)?;
    }
    table::sweep(tx).map(|_| ())
}

/// Lets the change log keep nothing of the texts that this step, which is not undone, took out.
pub fn forget_step(tx: &WriteTx<'_>) -> Result<()> {
    table::forget_step(tx)
}

/// What the texts of a community take.
pub fn room(tx: &ReadTx<'_>, community: Uid) -> Result<TextsRoom> {
    let channels = table::channel_ids(tx, workspace::community_id(tx, community)?)?;
    table::room(tx, &channels)
}

/// Takes what belongs to no block any more out of the index, and tells it of blocks that it does not know; whether there was any.
pub fn sweep_index(tx: &WriteTx<'_>) -> Result<bool> {
    let swept = table::sweep(tx)?;
    let missing = table::not_indexed(tx)?;
    index(tx, &missing)?;
    Ok(swept || !missing.is_empty())
}

/// Builds the index anew.
pub fn mend_index(tx: &WriteTx<'_>) -> Result<()> {
    table::clear_index(tx)?;
    index(tx, &table::not_indexed(tx)?)
}

fn index(tx: &WriteTx<'_>, ids: &[i64]) -> Result<()> {
    for id in ids {
        let block = match Block::read(&table::bytes(tx, *id)?) {
            Ok(block) => block,
            // The check tells of it.
            Err(error) if error.code == Code::Damaged => continue,
            Err(error) => return Err(error),
        };
        let mut tokens = Tokens::default();
        (0..block.len()).filter_map(|place| block.text(place)).for_each(|text| tokens.add(text));
        table::index(tx, *id, &tokens.document())?;
    }
    Ok(())
}

/// How many blocks cannot be read, or are not about the messages that the log has.
pub fn unreadable(tx: &ReadTx<'_>) -> Result<u64> {
    let mut count = 0;
    for row in table::all_blocks(tx)? {
        count += u64::from(hold::readable(tx, row)?.is_none());
    }
    Ok(count)
}
