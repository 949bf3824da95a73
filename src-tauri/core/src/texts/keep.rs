//! Keeping the texts of a batch, and taking them out again without taking them from others.

use std::collections::{BTreeMap, HashSet};

use super::{
    block::{self, Line, Said},
    hold::{self, Had, Heard, Held, Loaded, Spoken},
    table::{self, BlockRow, NewBlock},
    view::KeptTexts,
    words::Tokens,
};
use crate::{
    Error, Result,
    interactions::{self, Compared, Key, KeyedRow},
    store::{ReadTx, WriteTx},
};

/// Texts of one block: many enough to pack well, few enough to be unpacked for one hit.
const BLOCK_BYTES: usize = 128 << 10;
/// Messages of one block.
const BLOCK_LINES: usize = 1 << 14;

/// The texts of one channel beside what is held of them. `rows` are what the log says to the file's rows.
pub fn compare<'a>(
    tx: &ReadTx<'_>,
    channel_id: i64,
    rows: &Compared<KeyedRow>,
    mut spoken: Vec<Spoken<'a>>,
) -> Result<Heard<'a>> {
    // Where no text is kept, none is looked up.
    if spoken.is_empty() {
        return Ok(Heard::default());
    }
    let mut said: Vec<KeyedRow> =
        rows.new.iter().chain(&rows.known).copied().filter(interactions::is_said).collect();
    said.sort_unstable();
    spoken.sort_unstable_by_key(|one| (one.row, one.order));
    let (Some(first), Some(last)) = (said.first(), said.last()) else { return Ok(Heard::default()) };
    let held = held_in(tx, channel_id, (first.row.at, last.row.at))?;
    let mut heard = Heard { lines: Vec::with_capacity(said.len()), rows: Vec::new() };
    let (mut had, mut spoken, mut ranks) = (Had::new(), spoken.iter().peekable(), Vec::new());
    for row in &said {
        while spoken.next_if(|one| one.row < *row).is_some() {}
        let mut own = spoken.next_if(|one| one.row == *row);
        // What a file says again of one message it says better.
        while row.key.is_id()
            && let Some(again) = spoken.next_if(|one| one.row == *row)
        {
            own = own.filter(|own| own.edited && !again.edited).or(Some(again));
        }
        let is_held = |one: &&Spoken<'_>| {
            held.as_ref().is_some_and(|held| held.has(row, &Key::of_text(one.text), &mut had))
        };
        let line = match own.filter(|own| !own.text.is_empty()) {
            None => Said::Nothing,
            Some(own) if Some(own).filter(is_held).is_some() => Said::Same,
            Some(own) => Said::Own { text: own.text, edited: own.edited },
        };
        ranks.push(own.map_or(0, |own| own.order));
        heard.lines.push(Line { rank: 0, said: line });
    }
    rank(&said, &ranks, &mut heard.lines);
    heard.rows = said;
    Ok(heard)
}

/// The places of messages among those of their second.
fn rank(rows: &[KeyedRow], orders: &[u32], lines: &mut [Line<'_>]) {
    let mut start = 0;
    for second in rows.chunk_by(|one, other| one.row.at == other.row.at) {
        let end = start + second.len();
        if second.len() > 1 {
            let mut places: Vec<usize> = (start..end).collect();
            places.sort_by_key(|place| orders[*place]);
            for (rank, place) in (0..).zip(places) {
                lines[place].rank = rank;
            }
        }
        start = end;
    }
}

/// The texts that are held of some seconds of a channel, by their digests; nothing when none is.
fn held_in(tx: &ReadTx<'_>, channel_id: i64, span: (i64, i64)) -> Result<Option<Held<Key>>> {
    let mut held = None;
    for row in table::overlapping(tx, channel_id, span)?.into_iter().filter(|row| row.own > 0) {
        // What cannot be read holds nothing: the texts are stored anew.
        let Some(Loaded { rows, block }) = hold::readable(tx, row)? else { continue };
        let held = held.get_or_insert_with(Held::default);
        for (place, row) in rows.iter().enumerate() {
            if let Said::Own { text, edited } = block.line(place).said {
                held.add(row, edited, Key::of_text(text));
            }
        }
    }
    Ok(held)
}

/// Writes what a batch says of the texts of a channel.
pub fn append(tx: &mut WriteTx<'_>, of: (i64, i64), heard: &Heard<'_>) -> Result<KeptTexts> {
    let mut kept = KeptTexts::default();
    if heard.lines.iter().all(|line| line.said == Said::Nothing) {
        return Ok(kept);
    }
    tx.bulk(&["message_text"], |tx| {
        let mut start = 0;
        while start < heard.lines.len() {
            let end = end_of_block(heard, start);
            let (rows, lines) = (&heard.rows[start..end], &heard.lines[start..end]);
            let (count, length, stored) = write(tx, of, rows, lines)?;
            kept.texts += u64::from(count);
            kept.length += length;
            kept.stored += stored;
            start = end;
        }
        Ok(kept)
    })
}

/// Where the block that begins here ends: never within a second, so that its span says which messages it is about.
fn end_of_block(heard: &Heard<'_>, start: usize) -> usize {
    let (mut bytes, mut end) = (0, start);
    for second in heard.rows[start..].chunk_by(|one, other| one.row.at == other.row.at) {
        let next = end + second.len();
        bytes += heard.lines[end..next]
            .iter()
            .map(|line| if let Said::Own { text, .. } = line.said { text.len() } else { 0 })
            .sum::<usize>();
        end = next;
        if bytes >= BLOCK_BYTES || end - start >= BLOCK_LINES {
            break;
        }
    }
    end
}

/// Writes a block and tells the index; how many texts it holds, how long they are and what they take.
fn write(tx: &WriteTx<'_>, of: (i64, i64), rows: &[KeyedRow], lines: &[Line<'_>]) -> Result<(u32, u64, u64)> {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Ok((0, 0, 0)) };
    let packed = block::pack(lines)?;
    let id = table::insert(
        tx,
        &NewBlock {
            of,
            span: (first.row.at, last.row.at),
            rows: u32::try_from(rows.len()).map_err(Error::internal)?,
            own: packed.own,
            length: packed.length,
            texts: &packed.bytes,
        },
    )?;
    if packed.own > 0 {
        let mut tokens = Tokens::default();
        for line in lines {
            if let Said::Own { text, .. } = line.said {
                tokens.add(text);
            }
        }
        table::index(tx, id, &tokens.document())?;
    }
    Ok((packed.own, packed.length, packed.bytes.len() as u64))
}

/// Writes a block anew without what some authors said in it, where they said anything.
pub(super) fn without(tx: &mut WriteTx<'_>, row: BlockRow, authors: &HashSet<u32>) -> Result<()> {
    let spoke = interactions::speakers(tx, row.of(), row.span)?;
    if !spoke.iter().any(|row| authors.contains(&row.author)) {
        return Ok(());
    }
    // The check tells of what cannot be read.
    let Some(Loaded { rows, block }) = hold::readable(tx, row)? else { return Ok(()) };
    let lines: Vec<Line<'_>> = (rows.iter().enumerate())
        .map(|(place, row)| match block.line(place) {
            line if authors.contains(&row.row.author) => Line { said: Said::Nothing, ..line },
            line => line,
        })
        .collect();
    table::delete(tx, row.id)?;
    write(tx, row.of(), &rows, &lines).map(|_| ())
}

/// Whether a batch says anything of texts.
pub fn are_of(tx: &ReadTx<'_>, batch_id: i64) -> Result<bool> {
    Ok(!table::of_batch(tx, batch_id)?.is_empty())
}

/// The batches that hold texts in the seconds of which a batch says something: their steps are not theirs alone any more.
pub fn shared_with(tx: &ReadTx<'_>, batch_id: i64) -> Result<Vec<i64>> {
    let mut found = Vec::new();
    for (channel_id, span) in spans(&table::of_batch(tx, batch_id)?) {
        let blocks = table::overlapping(tx, channel_id, span)?;
        found.extend(
            blocks.iter().filter(|row| row.own > 0 && row.batch_id != batch_id).map(|row| row.batch_id),
        );
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// By channel the seconds that blocks cover.
fn spans(blocks: &[BlockRow]) -> BTreeMap<i64, (i64, i64)> {
    let mut found = BTreeMap::new();
    for BlockRow { channel_id, span: (first, last), .. } in blocks {
        let span: &mut (i64, i64) = found.entry(*channel_id).or_insert((*first, *last));
        *span = (span.0.min(*first), span.1.max(*last));
    }
    found
}

/// Takes the texts of a batch out, before its rows go. What later batches have of them, too, is theirs from now on, as if the
/// remaining files came in afresh.
pub fn withdraw(tx: &mut WriteTx<'_>, batch_id: i64) -> Result<()> {
    let blocks = table::of_batch(tx, batch_id)?;
    let own: Vec<BlockRow> = blocks.iter().copied().filter(|row| row.own > 0).collect();
    for (channel_id, span) in spans(&own) {
        let all = table::overlapping(tx, channel_id, span)?;
        if all.iter().any(|row| row.batch_id > batch_id) {
            settle(tx, batch_id, span, all)?;
        }
    }
    blocks.iter().try_for_each(|row| table::delete(tx, row.id))
}

/// Lets batches hold what only the one that goes held for them.
fn settle(tx: &mut WriteTx<'_>, leaving: i64, span: (i64, i64), blocks: Vec<BlockRow>) -> Result<()> {
    let (mut with, mut without) = (Held::<Box<str>>::default(), Held::<Box<str>>::default());
    // What one batch holds counts for the next one, never for itself.
    let (mut batch_id, mut had) = (0, Had::new());
    let mut own: Vec<(KeyedRow, bool, Box<str>)> = Vec::new();
    for row in blocks {
        if batch_id != row.batch_id {
            own.drain(..).for_each(|(row, edited, text)| without.add(&row, edited, text));
            (batch_id, had) = (row.batch_id, Had::new());
        }
        let Some(Loaded { rows, block }) = hold::readable(tx, row)? else { continue };
        // What is said now, in the order of the lines; texts of others are taken over.
        let mut said: Vec<Option<(bool, Box<str>)>> = Vec::with_capacity(rows.len());
        let mut is_same = vec![false; rows.len()];
        let mut changes = false;
        for (place, row_at) in rows.iter().enumerate() {
            let line = block.line(place).said;
            let text = match line {
                Said::Nothing => None,
                Said::Same => with.text(row_at),
                Said::Own { text, edited } => Some((edited, text.into())),
            };
            if let (Said::Own { .. }, Some((edited, text))) = (line, &text) {
                with.add(row_at, *edited, text.clone());
            }
            is_same[place] = line == Said::Same;
            let is_within = span.0 <= row_at.row.at && row_at.row.at <= span.1;
            if let Some((edited, text)) = text.as_ref().filter(|_| row.batch_id != leaving && is_within) {
                is_same[place] = without.has(row_at, text, &mut had);
                if !is_same[place] {
                    own.push((*row_at, *edited, text.clone()));
                }
                changes |= is_same[place] != (line == Said::Same);
            }
            said.push(text);
        }
        if changes {
            let lines: Vec<Line<'_>> = (0..rows.len())
                .map(|place| {
                    let said = match &said[place] {
                        _ if is_same[place] => Said::Same,
                        Some((edited, text)) => Said::Own { text, edited: *edited },
                        None => Said::Nothing,
                    };
                    Line { rank: block.line(place).rank, said }
                })
                .collect();
            table::delete(tx, row.id)?;
            write(tx, row.of(), &rows, &lines)?;
        }
    }
    Ok(())
}
