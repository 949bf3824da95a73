//! The log of a community in memory, as figures want it: of every channel the rows of one author after those of another, each in four
//! bytes with the day and the hour on the community's clock. Disposable: the packed stretches stay the truth.

use std::{
    collections::{BTreeSet, HashMap},
    thread,
};

use super::clock::LocalClock;
use crate::{
    Error, Result, channels,
    interactions::{self, Authors, Block, Segment, Stretch},
    recurrence::Zone,
    store::ReadTx,
};

/// Threads that unpack.
const THREADS: usize = 2;

/// What somebody did: the day since 1970 in sixteen bits, the hour in five, the kind in four.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Packed(u32);

impl Packed {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // clamped to what fits
    pub(super) fn new(day: i64, hour: usize, kind: u32) -> Self {
        let day = day.clamp(0, i64::from(u16::MAX)) as u32;
        Self(day << 16 | (hour as u32 & 31) << 4 | kind.min(15))
    }

    pub(super) fn day(self) -> i64 {
        i64::from(self.0 >> 16)
    }

    pub(super) fn hour(self) -> usize {
        (self.0 >> 4 & 31) as usize
    }

    pub(super) fn kind(self) -> usize {
        (self.0 & 15) as usize
    }
}

/// The log of one channel.
pub(super) struct ChannelLog {
    pub id: i64,
    /// Stretches of days of which the log speaks, apart from each other and in order.
    pub spans: Vec<(i64, i64)>,
    /// Authors by number, each with the place after their last row.
    authors: Vec<(u32, u32)>,
    rows: Vec<Packed>,
}

impl ChannelLog {
    /// The rows of each author.
    pub(super) fn by_author(&self) -> impl Iterator<Item = (u32, &[Packed])> {
        let mut from = 0;
        self.authors.iter().map(move |(author, end)| {
            let rows = &self.rows[from..*end as usize];
            from = *end as usize;
            (*author, rows)
        })
    }
}

/// The log of a community.
pub struct Log {
    pub(super) zone: Zone,
    pub(super) authors: Authors,
    /// In the order of their row ids.
    pub(super) channels: Vec<ChannelLog>,
    community_id: i64,
    /// Whether something happened that can only be read anew.
    pub(super) worn: bool,
}

impl Log {
    /// Reads all of it, by the clock of a zone.
    pub(super) fn load(tx: &ReadTx<'_>, community_id: i64, zone: &Zone) -> Result<Self> {
        let mut log = Self::outline(tx, community_id, zone, interactions::authors(tx, community_id)?)?;
        fill(tx, zone, &mut log.channels)?;
        Ok(log)
    }

    /// Reads anew who the authors are.
    pub(super) fn read_authors(&mut self, tx: &ReadTx<'_>) -> Result<()> {
        self.authors = interactions::authors(tx, self.community_id)?;
        Ok(())
    }

    /// Reads some channels anew; those that are gone go.
    pub(super) fn read_channels(&mut self, tx: &ReadTx<'_>, ids: &BTreeSet<i64>) -> Result<()> {
        if ids.is_empty() {
            return Ok(());
        }
        self.channels.retain(|channel| !ids.contains(&channel.id));
        let living = channels::made_at(tx, self.community_id)?.into_values().map(|(id, _)| id);
        let mut anew = outlines(tx, &self.zone, living.filter(|id| ids.contains(id)).collect())?;
        fill(tx, &self.zone, &mut anew)?;
        self.channels.append(&mut anew);
        self.channels.sort_by_key(|channel| channel.id);
        Ok(())
    }

    /// All of it but the rows: who the authors are, and of which days the channels speak.
    pub(super) fn outline(tx: &ReadTx<'_>, community_id: i64, zone: &Zone, authors: Authors) -> Result<Self> {
        let ids = channels::made_at(tx, community_id)?.into_values().map(|(id, _)| id);
        let channels = outlines(tx, zone, ids.collect())?;
        Ok(Self { zone: zone.clone(), authors, channels, community_id, worn: false })
    }
}

/// Channels that have a log, without their rows.
fn outlines(tx: &ReadTx<'_>, zone: &Zone, mut ids: Vec<i64>) -> Result<Vec<ChannelLog>> {
    ids.sort_unstable();
    let stretches = interactions::stretches(tx, &ids)?;
    let first = stretches.iter().map(|stretch| stretch.first_at).min().unwrap_or(0);
    let last = stretches.iter().map(|stretch| stretch.last_at).max().unwrap_or(0);
    let mut spans = spans(&stretches, &mut LocalClock::new(zone, first, last));
    let channels = ids.into_iter().filter_map(|id| {
        let spans = spans.remove(&id)?;
        Some(ChannelLog { id, spans, authors: Vec::new(), rows: Vec::new() })
    });
    Ok(channels.collect())
}

/// Reads the rows of channels, one after the other: what is packed and what is not in order yet is never there of all of them.
fn fill(tx: &ReadTx<'_>, zone: &Zone, channels: &mut [ChannelLog]) -> Result<()> {
    for channel in channels {
        let parts = unpacked(&interactions::segments(tx, &[channel.id])?, zone)?;
        (channel.authors, channel.rows) = sorted(&parts);
    }
    Ok(())
}

/// The days of which each channel's log speaks.
fn spans(stretches: &[Stretch], clock: &mut LocalClock) -> HashMap<i64, Vec<(i64, i64)>> {
    let mut all: HashMap<i64, Vec<(i64, i64)>> = HashMap::new();
    for stretch in stretches {
        let (first, _) = clock.day_and_hour(stretch.first_at);
        let (last, _) = clock.day_and_hour(stretch.last_at);
        let known = all.entry(stretch.channel_id).or_default();
        match known.last_mut().filter(|(_, end)| first <= *end + 1) {
            Some((_, end)) => *end = last.max(*end),
            None => known.push((first, last)),
        }
    }
    all
}

/// A row with the number of its author above it.
type Pair = u64;

/// Unpacks the stretches of a channel, every other one on another thread: its rows in parts of no order.
fn unpacked(segments: &[Segment], zone: &Zone) -> Result<Vec<Vec<Pair>>> {
    let first = segments.iter().map(|segment| segment.first_at).min().unwrap_or(0);
    let last = segments.iter().map(|segment| segment.last_at).max().unwrap_or(0);
    let unpack = |from: usize| -> Result<Vec<Pair>> {
        let mut rows = Vec::new();
        let (mut clock, mut block) = (LocalClock::new(zone, first, last), Block::default());
        for segment in segments.iter().skip(from).step_by(THREADS) {
            interactions::unpack(&segment.rows, &mut block, |block| {
                rows.extend((0..block.len).map(|at| {
                    let (day, hour) = clock.day_and_hour(block.at[at]);
                    let row = Packed::new(day, hour, block.kinds[at]);
                    Pair::from(block.authors[at]) << 32 | Pair::from(row.0)
                }));
            })?;
        }
        Ok(rows)
    };
    thread::scope(|scope| {
        let threads: Vec<_> =
            (0..THREADS.min(segments.len())).map(|from| scope.spawn(move || unpack(from))).collect();
        let ended = |_| Error::internal("a thread that unpacks ended");
        threads.into_iter().map(|thread| thread.join().map_err(ended)?).collect()
    })
}

/// Puts the rows of each author together: authors with the places after their last rows, and the rows.
#[allow(clippy::cast_possible_truncation)] // the halves of a pair; a channel has fewer than 2^32 rows
fn sorted(parts: &[Vec<Pair>]) -> (Vec<(u32, u32)>, Vec<Packed>) {
    let pairs = || parts.iter().flatten().copied();
    let numbers = pairs().map(|pair| pair >> 32).max().map_or(0, |most| most as usize + 1);
    let mut places = vec![0_u32; numbers];
    for pair in pairs() {
        places[(pair >> 32) as usize] += 1;
    }
    let mut authors = Vec::new();
    let mut before = 0;
    for (author, place) in (0_u32..).zip(&mut places) {
        let count = std::mem::replace(place, before);
        before += count;
        if count > 0 {
            authors.push((author, before));
        }
    }
    let mut rows = vec![Packed(0); before as usize];
    for pair in pairs() {
        let place = &mut places[(pair >> 32) as usize];
        rows[*place as usize] = Packed(pair as u32);
        *place += 1;
    }
    (authors, rows)
}
