//! The log of a community in memory, as figures want it: of every channel the rows of one author after those of another, each in four
//! bytes with the day and the hour on the community's clock. Disposable: the packed stretches stay the truth.

use std::{
    collections::{BTreeSet, HashMap},
    sync::OnceLock,
    thread,
};

use super::{clock::LocalClock, frame::merged};
use crate::{
    Error, Result, channels,
    interactions::{self, Authors, Block, Segment, Whom},
    recurrence::Zone,
    store::ReadTx,
};

/// The first and the last of some days or seconds.
type Span = (i64, i64);

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
    /// Stretches of days of which imports speak, apart from each other and in order: a day on which nobody said anything is one of
    /// them when a file speaks of the days around it.
    pub spans: Vec<(i64, i64)>,
    /// The imports that speak, by row id, and of which days.
    pub imports: Vec<(i64, (i64, i64))>,
    /// Authors by number, each with the place after their last row.
    authors: Vec<(u32, u32)>,
    rows: Vec<Packed>,
}

impl ChannelLog {
    /// The rows of each author.
    pub(super) fn by_author(&self) -> impl Iterator<Item = (u32, &[Packed])> {
        self.stretches().map(|(author, from, to)| (author, self.rows_between(from, to)))
    }

    /// Where the rows of each author lie: the author, the first row and the one after the last.
    pub(super) fn stretches(&self) -> impl Iterator<Item = (u32, u32, u32)> {
        let mut from = 0;
        self.authors.iter().map(move |(author, end)| (*author, std::mem::replace(&mut from, *end), *end))
    }

    /// The rows of such a stretch.
    pub(super) fn rows_between(&self, from: u32, to: u32) -> &[Packed] {
        &self.rows[from as usize..to as usize]
    }
}

/// The log of a community.
pub struct Log {
    pub(super) zone: Zone,
    pub(super) authors: Authors,
    /// In the order of their row ids.
    pub(super) channels: Vec<ChannelLog>,
    community_id: i64,
    /// Where each person's rows lie, found out when it is first asked for.
    by_person: OnceLock<ByPerson>,
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
        self.by_person.take();
        self.authors = interactions::authors(tx, self.community_id)?;
        Ok(())
    }

    /// Reads some channels anew; those that are gone go.
    pub(super) fn read_channels(&mut self, tx: &ReadTx<'_>, ids: &BTreeSet<i64>) -> Result<()> {
        if ids.is_empty() {
            return Ok(());
        }
        self.by_person.take();
        self.channels.retain(|channel| !ids.contains(&channel.id));
        let mut anew = outlines(tx, (self.community_id, &self.zone), &|id| ids.contains(&id))?;
        fill(tx, &self.zone, &mut anew)?;
        self.channels.append(&mut anew);
        self.channels.sort_by_key(|channel| channel.id);
        Ok(())
    }

    /// Reads anew of which days imports speak.
    pub(super) fn read_coverage(&mut self, tx: &ReadTx<'_>) -> Result<()> {
        self.by_person.take();
        let mut rows: HashMap<i64, ChannelLog> =
            std::mem::take(&mut self.channels).into_iter().map(|channel| (channel.id, channel)).collect();
        self.channels = outlines(tx, (self.community_id, &self.zone), &|_| true)?;
        for channel in &mut self.channels {
            if let Some(known) = rows.remove(&channel.id) {
                (channel.authors, channel.rows) = (known.authors, known.rows);
            }
        }
        Ok(())
    }

    /// Where each person's rows lie.
    pub(super) fn by_person(&self) -> &ByPerson {
        self.by_person.get_or_init(|| ByPerson::of(&self.authors, &self.channels))
    }

    /// All of it but the rows: who the authors are, and of which days the channels speak.
    pub(super) fn outline(tx: &ReadTx<'_>, community_id: i64, zone: &Zone, authors: Authors) -> Result<Self> {
        let channels = outlines(tx, (community_id, zone), &|_| true)?;
        let by_person = OnceLock::new();
        Ok(Self { zone: zone.clone(), authors, channels, community_id, by_person, worn: false })
    }
}

/// Where the rows of each person lie in the log.
pub(super) struct ByPerson {
    /// By member (row id): the person.
    people: HashMap<i64, usize>,
    /// By person where their parts end, those before them and theirs.
    ends: Vec<usize>,
    /// The place of a channel, the first row and the one after the last.
    parts: Vec<(u32, u32, u32)>,
    /// By channel (row id): its place.
    places: HashMap<i64, usize>,
}

impl ByPerson {
    fn of(authors: &Authors, channels: &[ChannelLog]) -> Self {
        let person = |author: u32| authors.person.get(author as usize).filter(|one| **one != Authors::NOBODY);
        let mut counts = vec![0_usize; authors.len() + 1];
        let each = |found: &mut dyn FnMut(usize, (u32, u32, u32))| {
            for (place, channel) in (0_u32..).zip(channels) {
                for (author, from, to) in channel.stretches() {
                    if let Some(person) = person(author) {
                        found(*person as usize, (place, from, to));
                    }
                }
            }
        };
        each(&mut |person, _| counts[person + 1] += 1);
        (1..counts.len()).for_each(|place| counts[place] += counts[place - 1]);
        let mut next = counts.clone();
        let mut parts = vec![(0, 0, 0); counts.last().copied().unwrap_or(0)];
        each(&mut |person, part| {
            parts[next[person]] = part;
            next[person] += 1;
        });
        let member = |(person, whom): (usize, &Whom)| Some((whom.member()?, person));
        Self {
            people: authors.whom.iter().enumerate().filter_map(member).collect(),
            ends: counts,
            parts,
            places: channels.iter().enumerate().map(|(place, channel)| (channel.id, place)).collect(),
        }
    }

    /// The parts of a member (row id), each with the place of its channel, the first row and the one after the last.
    pub(super) fn parts(&self, member_id: i64) -> &[(u32, u32, u32)] {
        self.people
            .get(&member_id)
            .map_or(&[], |person| &self.parts[self.ends[*person]..self.ends[person + 1]])
    }

    /// The place of a channel (row id).
    pub(super) fn place(&self, channel_id: i64) -> Option<usize> {
        self.places.get(&channel_id).copied()
    }
}

/// Channels of which an import speaks, without their rows.
fn outlines(
    tx: &ReadTx<'_>,
    (community_id, zone): (i64, &Zone),
    wanted: &dyn Fn(i64) -> bool,
) -> Result<Vec<ChannelLog>> {
    let living = channels::made_at(tx, community_id)?.into_values().map(|(id, _)| id);
    let mut ids: Vec<i64> = living.filter(|id| wanted(*id)).collect();
    ids.sort_unstable();
    let stretches = interactions::stretches(tx, &ids)?;
    let covers = interactions::covered(tx, &ids)?;
    // Rows lie in stretches that know nothing of files: they tell only where nothing else does.
    let told: BTreeSet<i64> = covers.iter().map(|cover| cover.channel_id).collect();
    let rows = stretches.iter().filter(|stretch| !told.contains(&stretch.channel_id));
    let rows = rows.map(|stretch| (stretch.channel_id, (stretch.first_at, stretch.last_at)));
    let files = covers.iter().map(|cover| (cover.channel_id, (cover.first_at, cover.last_at)));
    let all: Vec<(i64, Span)> = rows.chain(files).collect();
    let first = all.iter().map(|(_, span)| span.0).min().unwrap_or(0);
    let last = all.iter().map(|(_, span)| span.1).max().unwrap_or(0);
    let mut clock = LocalClock::new(zone, first, last);
    let mut days = |(first, last): Span| (clock.day_and_hour(first).0, clock.day_and_hour(last).0);
    let mut spans: HashMap<i64, Vec<Span>> = HashMap::new();
    for (id, span) in all {
        spans.entry(id).or_default().push(days(span));
    }
    let mut imports: HashMap<i64, Vec<(i64, Span)>> = HashMap::new();
    for cover in covers {
        let span = days((cover.first_at, cover.last_at));
        imports.entry(cover.channel_id).or_default().push((cover.batch_id, span));
    }
    let channels = ids.into_iter().filter_map(|id| {
        let spans = merged(spans.remove(&id)?);
        let imports = imports.remove(&id).unwrap_or_default();
        Some(ChannelLog { id, spans, imports, authors: Vec::new(), rows: Vec::new() })
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
