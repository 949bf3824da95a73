//! Looking for words in kept texts, and what was said around a text.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
    iter::Peekable,
    vec::IntoIter,
};

use super::{
    block::{Block, Said, Unpacked},
    hold,
    sieve::Sieve,
    table::{self, Asked, BlockRow},
    view::{KeptText, Speaker, TextPiece, TextPlace, TextQuestion, TextsAround, TextsFound},
    words::Words,
};
use crate::{
    Code, Error, Result, Uid,
    channels::{self, ListChannels},
    interactions::{self, Key, Row},
    recurrence::{Zone, parse_date},
    schedule,
    store::ReadTx,
    workers, workspace,
};

/// Most texts of one page, and most on either side of one.
const MOST: u32 = 500;
/// Characters of a text that are shown, and of those before the first word that was found in a longer one.
const SHOWN: usize = 1_000;
const BEFORE: usize = 60;

/// Finds texts in which every word stands, the newest first.
pub fn search(tx: &ReadTx<'_>, input: &TextQuestion) -> Result<TextsFound> {
    let community_id = workspace::community_id(tx, input.community)?;
    let places = Places::of(tx, input)?;
    let span = span_of(&schedule::zone_of(tx, community_id)?, input)?;
    let words = Words::of(&input.words);
    let speakers = match input.member {
        None => None,
        Some(uid) => Some(table::numbers_of(tx, workspace::row_id(tx, "member", uid)?)?),
    };
    let after = input.after.map(|place| Ok::<_, Error>(place_of(&place, table::by_uid(tx, place.block)?.id)));
    let wanted = Wanted { words: &words, sieve: words.sieve(), span, speakers, after: after.transpose()? };
    let tokens = words.for_index();
    let limit = input.limit.min(MOST) as usize;
    let channel_ids: Vec<i64> = places.names.keys().copied().collect();
    let asked = Asked { channel_ids: &channel_ids, span, tokens: tokens.as_deref() };
    let candidates = match table::candidates(tx, &asked) {
        // The texts are there without their index; the check builds that anew.
        Err(error) if error.code == Code::Damaged => table::candidates(tx, &Asked { tokens: None, ..asked })?,
        other => other?,
    };
    let mut looking =
        Looking { candidates: candidates.into_iter().peekable(), hits: Vec::new(), unreadable: 0 };
    // Blocks are unpacked and gone through by threads; what is around a hit is read by this one, in the order of the blocks.
    workers::in_order(
        &mut looking,
        |looking| {
            let enough = looking.hits.get(limit).map(|hit| hit.at);
            let next = looking.candidates.next_if(|row| enough.is_none_or(|at| at <= row.span.1));
            next.map(|row| Ok((row, table::bytes(tx, row.id)?))).transpose()
        },
        |(row, bytes)| (row, wanted.found(&bytes)),
        |looking, (row, read)| {
            match read.and_then(|found| wanted.hits(tx, row, found)) {
                Ok(found) => looking.hits.extend(found),
                Err(error) if error.code == Code::Damaged => looking.unreadable += 1,
                Err(error) => return Err(error),
            }
            looking.hits.sort_by_key(|hit| Reverse(hit.place()));
            looking.hits.truncate(limit + 1);
            Ok(())
        },
    )?;
    let Looking { mut hits, unreadable, .. } = looking;
    let more = hits.len() > limit;
    hits.truncate(limit);
    let mut told = Telling { tx, words: &words, places, speakers: HashMap::new() };
    let hits = hits.iter().map(|hit| told.text(hit)).collect::<Result<_>>()?;
    let any_kept = table::any(tx, &channel_ids)?;
    Ok(TextsFound { hits, more, any_kept, unreadable })
}

/// The texts before and after one, in their order, itself among them.
pub fn around(tx: &ReadTx<'_>, input: &TextsAround) -> Result<Vec<KeptText>> {
    let block = table::by_uid(tx, input.place.block)?;
    let words = Words::default();
    let wanted = Wanted {
        words: &words,
        sieve: Sieve::default(),
        span: (i64::MIN, i64::MAX),
        speakers: None,
        after: None,
    };
    let mut all = Vec::new();
    for row in table::near(tx, block.channel_id, input.place.at)? {
        match wanted.in_block(tx, row) {
            Ok(found) => all.extend(found),
            Err(error) if error.code == Code::Damaged && row.id != block.id => {}
            Err(error) => return Err(error),
        }
    }
    all.sort_by_key(Hit::place);
    let own = place_of(&input.place, block.id);
    let at = all.iter().position(|hit| hit.place() == own);
    let at = at.ok_or_else(|| Error::not_found("message_text", input.place.block))?;
    let count = input.count.min(MOST) as usize;
    let shown = &all[at.saturating_sub(count)..(at + count + 1).min(all.len())];
    let words = Words::of(&input.words);
    let places = Places::one(tx, block.channel_id)?;
    let mut told = Telling { tx, words: &words, places, speakers: HashMap::new() };
    shown.iter().map(|hit| told.text(hit)).collect()
}

/// The channels that are looked in, by row id.
struct Places {
    names: HashMap<i64, (Uid, String)>,
}

impl Places {
    fn of(tx: &ReadTx<'_>, input: &TextQuestion) -> Result<Self> {
        let ids = channels::made_at(tx, workspace::community_id(tx, input.community)?)?;
        let list = ListChannels { community: input.community, is_group: None, trashed: false };
        let mut names = HashMap::new();
        for view in channels::list(tx, &list)? {
            if let Some((id, _)) =
                ids.get(&view.uid).filter(|_| input.channels.is_empty() || input.channels.contains(&view.uid))
            {
                names.insert(*id, (view.uid, view.name));
            }
        }
        match input.channels.iter().find(|wanted| names.values().all(|(uid, _)| uid != *wanted)) {
            Some(missing) => Err(Error::not_found("channel", missing)),
            None => Ok(Self { names }),
        }
    }

    fn one(tx: &ReadTx<'_>, id: i64) -> Result<Self> {
        let uid = table::channel_uid(tx, id)?;
        Ok(Self { names: HashMap::from([(id, (uid, channels::get(tx, uid)?.name))]) })
    }
}

/// The seconds of the days that are asked for, on the community's clock.
fn span_of(zone: &Zone, input: &TextQuestion) -> Result<(i64, i64)> {
    let begins =
        |date: chrono::NaiveDate| zone.resolve(date.and_time(chrono::NaiveTime::MIN)).div_euclid(1000);
    let day =
        |field: &str, text: &Option<String>| text.as_deref().map(|text| parse_date(field, text)).transpose();
    let first = day("from", &input.from)?.map_or(i64::MIN, begins);
    let last = day("to", &input.to)?.map_or(i64::MAX, |day| day.succ_opt().map_or(i64::MAX, begins) - 1);
    Ok((first, last))
}

/// Where a text stands among all of them.
type Order = (i64, u32, i64, u32);

fn place_of(place: &TextPlace, block_id: i64) -> Order {
    (place.at, place.rank, block_id, place.line)
}

/// A text that was found.
struct Hit {
    at: i64,
    rank: u32,
    row: BlockRow,
    line: u32,
    author: u32,
    edited: bool,
    text: String,
}

impl Hit {
    fn place(&self) -> Order {
        (self.at, self.rank, self.row.id, self.line)
    }
}

/// How far a search has come.
struct Looking {
    candidates: Peekable<IntoIter<BlockRow>>,
    hits: Vec<Hit>,
    unreadable: u32,
}

/// What is looked for.
struct Wanted<'a> {
    words: &'a Words,
    sieve: Sieve,
    span: (i64, i64),
    speakers: Option<Vec<u32>>,
    after: Option<Order>,
}

impl Wanted<'_> {
    /// The texts of a block that are wanted.
    fn in_block(&self, tx: &ReadTx<'_>, row: BlockRow) -> Result<Vec<Hit>> {
        self.hits(tx, row, self.found(&table::bytes(tx, row.id)?)?)
    }

    /// Those of some lines of a block that are wanted.
    fn hits(&self, tx: &ReadTx<'_>, row: BlockRow, found: Option<(Block, Vec<usize>)>) -> Result<Vec<Hit>> {
        let Some((block, lines)) = found else { return Ok(Vec::new()) };
        let rows = interactions::speakers(tx, row.of(), row.span)?;
        if rows.len() != block.len() {
            return Err(Error::new(Code::Damaged).with("part", "message_text"));
        }
        let overtaken = overtaken(tx, &row)?;
        let mut hits = Vec::new();
        for place in lines.into_iter().filter(|place| !overtaken.contains(place)) {
            let line = block.line(place);
            let (Row { at, author, .. }, Said::Own { text, edited }) = (rows[place], line.said) else {
                continue;
            };
            let number = u32::try_from(place).map_err(Error::internal)?;
            let is_wanted = self.span.0 <= at
                && at <= self.span.1
                && self.speakers.as_ref().is_none_or(|numbers| numbers.binary_search(&author).is_ok())
                && self.after.is_none_or(|after| (at, line.rank, row.id, number) < after);
            if is_wanted {
                let text = text.to_owned();
                hits.push(Hit { at, rank: line.rank, row, line: number, author, edited, text });
            }
        }
        Ok(hits)
    }

    /// A block with its lines in which every word stands; nothing when there are none.
    fn found(&self, bytes: &[u8]) -> Result<Option<(Block, Vec<usize>)>> {
        let unpacked = Unpacked::of(bytes)?;
        // Most blocks that the index names need not be looked at line by line.
        if !self.sieve.may_hold(unpacked.bytes()) {
            return Ok(None);
        }
        let block = Block::parse(unpacked)?;
        let mut lines: Vec<usize> = match self.sieve.places(block.all().as_bytes()) {
            Some(places) => places.into_iter().map(|at| block.line_at(at)).collect(),
            None => (0..block.len()).collect(),
        };
        lines.dedup();
        lines.retain(|place| block.text(*place).is_some_and(|text| self.words.stand_in(text)));
        Ok((!lines.is_empty()).then_some((block, lines)))
    }
}

/// Lines of a block that do not count, because another batch holds a later text of the message.
fn overtaken(tx: &ReadTx<'_>, row: &BlockRow) -> Result<HashSet<usize>> {
    let blocks = table::overlapping(tx, row.channel_id, row.span)?;
    if blocks.iter().all(|other| other.own == 0 || other.batch_id == row.batch_id) {
        return Ok(HashSet::new());
    }
    let mut counting: HashMap<Key, (bool, i64)> = HashMap::new();
    let mut lines: Vec<(Key, usize)> = Vec::new();
    for other in blocks.into_iter().filter(|other| other.own > 0) {
        let Some(loaded) = hold::readable(tx, other)? else { continue };
        for (place, said) in loaded.rows.iter().enumerate().filter(|(_, said)| said.key.is_id()) {
            let Said::Own { edited, .. } = loaded.block.line(place).said else { continue };
            let held = counting.entry(said.key).or_insert((edited, other.id));
            if edited || !held.0 {
                *held = (edited, other.id);
            }
            if other.id == row.id {
                lines.push((said.key, place));
            }
        }
    }
    let counts = |key: &Key| counting.get(key).is_some_and(|(_, block)| *block == row.id);
    Ok(lines.into_iter().filter(|(key, _)| !counts(key)).map(|(_, place)| place).collect())
}

/// Says what was found.
struct Telling<'a> {
    tx: &'a ReadTx<'a>,
    words: &'a Words,
    places: Places,
    speakers: HashMap<u32, Speaker>,
}

impl Telling<'_> {
    fn text(&mut self, hit: &Hit) -> Result<KeptText> {
        let place = self.places.names.get(&hit.row.channel_id).cloned();
        let (channel, channel_name) = place.ok_or_else(|| Error::not_found("channel", hit.row.channel_id))?;
        let speaker = match self.speakers.get(&hit.author) {
            Some(known) => known.clone(),
            None => {
                let found = table::speaker(self.tx, hit.author)?;
                let speaker = found.map(|(member, name)| Speaker { member, name }).unwrap_or_default();
                self.speakers.insert(hit.author, speaker.clone());
                speaker
            }
        };
        Ok(KeptText {
            place: TextPlace { at: hit.at, rank: hit.rank, block: hit.row.uid, line: hit.line },
            channel,
            channel_name,
            at: hit.at.saturating_mul(1000),
            speaker,
            edited: hit.edited,
            pieces: pieces(&hit.text, &self.words.marks(&hit.text)),
        })
    }
}

/// A text with its marks, which are in order; of a long one what stands around the first of them.
fn pieces(text: &str, marks: &[(usize, usize)]) -> Vec<TextPiece> {
    let is_long = text.chars().nth(SHOWN).is_some();
    let first = marks.first().map_or(0, |(start, _)| *start);
    let back = |from: usize, count: usize| {
        text[..from].char_indices().rev().nth(count.saturating_sub(1)).map_or(0, |(at, _)| at)
    };
    let begin = if is_long { back(first, BEFORE) } else { 0 };
    let end = text[begin..].char_indices().nth(SHOWN).map_or(text.len(), |(at, _)| begin + at);
    let mut found = Vec::new();
    let mut put = |text: &str, is_found: bool| {
        if !text.is_empty() {
            found.push(TextPiece { text: text.to_owned(), found: is_found });
        }
    };
    let mut at = begin;
    if begin > 0 {
        put("…", false);
    }
    for (from, to) in marks.iter().map(|(from, to)| (*from.min(&end), *to.min(&end))) {
        put(&text[at.min(from)..from], false);
        put(&text[from..to], true);
        at = to;
    }
    put(&text[at.min(end)..end], false);
    if end < text.len() {
        put("…", false);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, marks: &[(usize, usize)]) -> String {
        let piece =
            |piece: &TextPiece| if piece.found { format!("[{}]", piece.text) } else { piece.text.clone() };
        pieces(text, marks).iter().map(piece).collect()
    }

    #[test]
    fn a_long_text_is_shown_from_where_the_word_stands() {
        assert_eq!(told("周五读书会", &[(6, 12)]), "周五[读书]会");
        assert_eq!(told("", &[]), "");
        let long = format!("{}读书{}", "前".repeat(400), "后".repeat(2_000));
        let shown = told(&long, &[(1_200, 1_206)]);
        assert!(shown.starts_with(&format!("…{}[读书]后", "前".repeat(BEFORE))), "{shown}");
        assert_eq!(shown.chars().count(), SHOWN + 4);
        assert!(
            told(&long, &[(1_200, 1_206), (6_000, 6_003)]).ends_with('…'),
            "marks beyond the end are left out"
        );
    }
}
