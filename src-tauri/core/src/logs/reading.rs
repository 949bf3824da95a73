//! A log as it is read: eight bytes a row, names and channels by number.

use std::collections::BTreeMap;

use super::{
    numbered::Numbered,
    times::{self, DEPTH},
    view::{LogFault, LogProblem},
    words::{self, Columns, kind_of},
};
use crate::{
    Code, Error, Result,
    chats::When,
    interactions::Kind,
    recurrence::Zone,
    tabular::{Cells, DateReader, InParts, Problem, RowSink, TableInfo},
};

/// Problems that are told one by one.
const TOLD: usize = 200;
/// Characters of a problem's text.
const SHOWN: usize = 80;
/// Rows after which the caller is told and asked.
const PACE: u64 = 1 << 16;

/// A row in eight bytes: its second, and the number of its author beside the code of its kind.
#[derive(Debug, Clone, Copy)]
pub(super) struct ReadRow {
    pub at: u32,
    author_and_kind: u32,
}

const KIND_BITS: u32 = 4;

impl ReadRow {
    fn new(at: u32, author: u32, kind: Kind) -> Self {
        Self { at, author_and_kind: author << KIND_BITS | u32::from(kind.code()) }
    }
    fn of_author(self, author: u32) -> Self {
        Self { author_and_kind: author << KIND_BITS | u32::from(self.kind()), ..self }
    }
    pub(super) fn author(self) -> usize {
        (self.author_and_kind >> KIND_BITS) as usize
    }
    pub(super) fn kind(self) -> u8 {
        (self.author_and_kind & ((1 << KIND_BITS) - 1)) as u8
    }
}

/// A log that was read, or a part of it.
pub(super) struct ReadLog {
    pub rows: u64,
    pub authors: Numbered,
    pub channels: Numbered,
    /// By channel.
    pub by_channel: Vec<Vec<ReadRow>>,
    pub problem_counts: BTreeMap<LogFault, u64>,
    pub problems: Vec<LogProblem>,
    /// Whether any time was written without a zone, and whether any was with one.
    pub is_local: bool,
    pub is_zoned: bool,
    columns: Option<Columns>,
    before: u64,
    zone: Zone,
    dates: DateReader,
    channel: String,
    kind_words: Numbered,
    kinds: Vec<Kind>,
}

impl ReadLog {
    /// An empty log of a zone, whose times are read so; rows that name no channel are of `channel`.
    pub(super) fn new(zone: Zone, dates: DateReader, channel: &str) -> Self {
        Self {
            rows: 0,
            authors: Numbered::default(),
            channels: Numbered::default(),
            by_channel: Vec::new(),
            problem_counts: BTreeMap::new(),
            problems: Vec::new(),
            is_local: false,
            is_zoned: false,
            columns: None,
            before: 0,
            zone,
            dates,
            channel: channel.to_owned(),
            kind_words: Numbered::default(),
            kinds: Vec::new(),
        }
    }

    /// The log, unless the table had no header of one.
    pub(super) fn checked(self) -> Result<Self> {
        if self.columns.is_some() { Ok(self) } else { Err(not_a_log()) }
    }

    fn add(&mut self, row: u64, cells: &Cells, columns: Columns) {
        let cell = |at: usize| cells.get(at).unwrap_or_default();
        let Some(at) = self.second(cell(columns.time)) else {
            return self.problem(row, LogFault::NotATime, cell(columns.time));
        };
        let member = cell(columns.member).trim();
        if member.is_empty() {
            return self.problem(row, LogFault::NoMember, "");
        }
        let kind = self.kind(cell(columns.kind));
        let channel = columns.channel.map(|at| cell(at).trim()).filter(|name| !name.is_empty());
        let channel = match channel {
            Some(name) => self.channels.number(name),
            None => self.channels.number(&self.channel),
        } as usize;
        let author = self.authors.number(member);
        if self.by_channel.len() <= channel {
            self.by_channel.resize_with(channel + 1, Vec::new);
        }
        self.by_channel[channel].push(ReadRow::new(at, author, kind));
        self.rows += 1;
    }

    fn kind(&mut self, word: &str) -> Kind {
        let number = self.kind_words.number(word) as usize;
        if number == self.kinds.len() {
            self.kinds.push(kind_of(word.trim()));
        }
        self.kinds[number]
    }

    /// An empty log that reads as this one does, if it is known by now how.
    fn part(&self) -> Option<Self> {
        self.columns?;
        Some(Self {
            columns: self.columns,
            authors: self.authors.emptied(),
            channels: self.channels.emptied(),
            ..Self::new(self.zone.clone(), self.dates, &self.channel)
        })
    }

    /// Takes all that a part has gathered behind so many lines, and leaves it empty.
    fn merge(&mut self, part: &mut Self, lines_before: u64) {
        let authors = self.authors.numbers_of(&part.authors);
        let channels = self.channels.numbers_of(&part.channels);
        self.by_channel.resize_with(self.channels.len(), Vec::new);
        for (rows, channel) in part.by_channel.iter_mut().zip(channels) {
            let renumbered = rows.drain(..).map(|row| row.of_author(authors[row.author()]));
            self.by_channel[channel as usize].extend(renumbered);
        }
        for (fault, count) in std::mem::take(&mut part.problem_counts) {
            *self.problem_counts.entry(fault).or_default() += count;
        }
        let room = TOLD.saturating_sub(self.problems.len());
        let told = part.problems.drain(..).take(room);
        self.problems.extend(told.map(|problem| LogProblem { row: problem.row + lines_before, ..problem }));
        self.rows += std::mem::take(&mut part.rows);
        self.is_local |= part.is_local;
        self.is_zoned |= part.is_zoned;
        part.authors.clear();
        part.channels.clear();
    }

    fn second(&mut self, text: &str) -> Option<u32> {
        let millis = match times::time_of(text, &self.dates)?.when {
            When::Instant(millis) => {
                self.is_zoned = true;
                millis
            }
            When::Local(millis) => {
                self.is_local = true;
                self.zone.resolve(chrono::DateTime::from_timestamp_millis(millis)?.naive_utc())
            }
        };
        u32::try_from(millis.div_euclid(1000)).ok()
    }

    fn problem(&mut self, row: u64, fault: LogFault, text: &str) {
        *self.problem_counts.entry(fault).or_default() += 1;
        if self.problems.len() < TOLD {
            self.problems.push(LogProblem { row, fault, text: text.chars().take(SHOWN).collect() });
        }
    }
}

fn not_a_log() -> Error {
    Error::new(Code::BadFile).with("reason", "not_a_log")
}

/// Takes the rows of a table, and asks now and then whether to go on.
pub(super) struct Sink<'a> {
    pub log: ReadLog,
    pub pace: &'a dyn Fn(u64) -> Result<()>,
}

impl RowSink for Sink<'_> {
    fn start(&mut self, info: &TableInfo) -> Result<()> {
        self.log.dates.date1904 = info.date1904;
        Ok(())
    }

    fn row(&mut self, number: u64, cells: &Cells) -> Result<bool> {
        let Some(columns) = self.log.columns else {
            self.log.columns = words::columns(cells);
            self.log.before += 1;
            return match self.log.columns {
                None if self.log.before as usize >= DEPTH => Err(not_a_log()),
                _ => Ok(true),
            };
        };
        self.log.add(number, cells, columns);
        if self.log.rows.is_multiple_of(PACE) {
            (self.pace)(self.log.rows)?;
        }
        Ok(true)
    }

    fn problem(&mut self, _problem: Problem) {}
}

impl InParts for Sink<'_> {
    type Part = ReadLog;

    fn part(&self) -> Option<ReadLog> {
        self.log.part()
    }

    fn merge(&mut self, part: &mut ReadLog, lines_before: u64) -> Result<()> {
        self.log.merge(part, lines_before);
        (self.pace)(self.log.rows)
    }
}

impl RowSink for ReadLog {
    fn row(&mut self, number: u64, cells: &Cells) -> Result<bool> {
        if let Some(columns) = self.columns {
            self.add(number, cells, columns);
        }
        Ok(true)
    }

    fn problem(&mut self, _problem: Problem) {}
}
