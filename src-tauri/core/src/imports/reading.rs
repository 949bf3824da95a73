//! From rows of cells to people: a sink that reads each row by the mapping and keeps only what is mapped.

use std::{collections::BTreeMap, path::Path};

use serde_json::Value;

use super::{
    dates::Dates,
    keys,
    record::{InGroup, ListedAccount, Names, Record, Slot},
    records::{Hashing, Records},
    spill::Spill,
    view::{Identity, RowFault, RowProblem, Target},
    words,
};
use crate::{
    Result,
    clock::Millis,
    members::{FieldKind, FieldView, normal_phone},
    tabular::{Cells, Problem, RowSink, TableInfo, fold, parse_number, tidied, tidy},
};

/// Problems that are told one by one; all are counted.
const TOLD: usize = 500;
/// Longest text of one cell that is kept, in characters.
const LONGEST: usize = 1_000;
/// Longest name.
const LONGEST_NAME: usize = 200;
/// Longest note.
const LONGEST_NOTE: usize = 100_000;
/// Characters at which lists of tags and groups are cut.
const TAG_CUTS: [char; 8] = ['、', ',', '，', ';', '；', '|', '｜', '\n'];
const GROUP_CUTS: [char; 6] = ['、', ';', '；', '|', '｜', '\n'];

/// A custom field that the mapping fills.
#[derive(Debug, Clone)]
pub(super) struct MappedField {
    /// The field when it exists already.
    pub known: Option<FieldView>,
    pub name: String,
    pub kind: FieldKind,
}

/// Problems by row, counted and the first ones kept.
#[derive(Debug, Default)]
pub struct Problems {
    /// The first ones.
    pub told: Vec<RowProblem>,
    /// How many there are of each kind.
    pub counts: BTreeMap<RowFault, u64>,
}

impl Problems {
    /// Counts a problem, and keeps it when it is one of the first.
    pub fn add(&mut self, row: u64, column: Option<u32>, fault: RowFault, text: &str) {
        *self.counts.entry(fault).or_default() += 1;
        if self.told.len() < TOLD {
            let text = text.chars().take(60).collect();
            self.told.push(RowProblem { row, column, fault, text });
        }
    }

    /// As [`Problems::add`], for a text that has to be read first.
    pub(super) fn add_read(
        &mut self,
        row: u64,
        fault: RowFault,
        text: impl FnOnce() -> Result<String>,
    ) -> Result<()> {
        let text = if self.told.len() < TOLD { text()? } else { String::new() };
        self.add(row, None, fault, &text);
        Ok(())
    }

    pub(super) fn append(&mut self, later: Self) {
        for (fault, count) in later.counts {
            *self.counts.entry(fault).or_default() += count;
        }
        let room = TOLD.saturating_sub(self.told.len());
        self.told.extend(later.told.into_iter().take(room));
    }
}

/// Called now and then with how many rows are read; an error stops the reading.
pub(super) type Pace<'a> = &'a dyn Fn(u64) -> Result<()>;

/// Everything that a list said.
pub(super) struct Reading {
    /// The header's cells.
    pub headers: Vec<String>,
    pub records: Records,
    /// How the texts were hashed by which records are identified.
    pub hashing: Hashing,
    pub fields: Vec<MappedField>,
    pub platforms: Names,
    pub tags: Names,
    pub tiers: Names,
    pub channels: Names,
    pub problems: Problems,
    pub table_problems: Vec<Problem>,
    pub skipped: u64,
}

/// How a list is to be read.
pub(super) struct Manner<'a> {
    pub mapping: &'a [Target],
    pub header_row: u64,
    pub identity: &'a Identity,
    /// The custom fields that exist.
    pub known: &'a [FieldView],
    pub zone: chrono_tz::Tz,
    /// Where records lie that are too much for memory.
    pub folder: &'a Path,
    pub now: Millis,
    pub pace: Pace<'a>,
}

/// The sink.
pub(super) struct Reader<'a> {
    manner: Manner<'a>,
    date1904: bool,
    dates: Dates,
    out: Reading,
}

impl<'a> Reader<'a> {
    pub(super) fn new(manner: Manner<'a>) -> Self {
        let targets = words::leaves(manner.mapping).into_iter();
        let fields: Vec<_> = targets.filter_map(|target| mapped_field(target, manner.known)).collect();
        let dates = Dates::new(&fields);
        let out = Reading {
            headers: vec![String::new(); manner.mapping.len()],
            records: Records::new(manner.folder, manner.now),
            hashing: Hashing::default(),
            fields,
            platforms: Names::default(),
            tags: Names::default(),
            tiers: Names::default(),
            channels: Names::default(),
            problems: Problems::default(),
            table_problems: Vec::new(),
            skipped: 0,
        };
        Self { manner, date1904: false, dates, out }
    }

    /// Reads what could not be read row by row: dates, whose order a whole column decides.
    pub(super) fn finish(self) -> Result<Reading> {
        let Self { manner, date1904, dates, mut out } = self;
        let spill = Spill::new(manner.folder, manner.now);
        dates.settle(&mut out.records, spill, date1904, manner.zone, &mut out.problems)?;
        Ok(out)
    }

    fn fill(&mut self, record: &mut Record, column: u32, target: &Target, raw: &str) {
        let text = tidied(raw);
        if text.is_empty() {
            return;
        }
        let row = record.row;
        let longest = if *target == Target::Note { LONGEST_NOTE } else { LONGEST };
        let text = if text.len() > longest && text.chars().nth(longest).is_some() {
            self.out.problems.add(row, Some(column), RowFault::TooLong, &text);
            text.chars().take(longest).collect()
        } else {
            text
        };
        let mut put = |slot: Slot, text: &str| record.texts[slot as usize] = Some(text.into());
        match target {
            Target::Ignore => {}
            Target::Uid => match text.parse() {
                Ok(uid) => record.uid = Some(uid),
                Err(_) => self.out.problems.add(row, Some(column), RowFault::UnknownUid, &text),
            },
            Target::Name => {
                if text.starts_with(['=', '+', '-', '@']) {
                    self.out.problems.add(row, Some(column), RowFault::Formula, &text);
                }
                record.name = match text.char_indices().nth(LONGEST_NAME) {
                    Some((end, _)) => text[..end].into(),
                    None => text.into(),
                };
            }
            Target::Remark => put(Slot::Remark, &text),
            // A spreadsheet that took the number for an amount has lost its last digits.
            Target::Phone if is_rounded(&text) => {
                self.out.problems.add(row, Some(column), RowFault::DigitsLost, &text);
            }
            Target::Phone => put(Slot::Phone, normal_phone(&text).as_deref().unwrap_or(&text)),
            Target::Email => put(Slot::Email, &text),
            Target::Birthday => put(Slot::Birthday, &text),
            Target::JoinedOn => put(Slot::JoinedOn, &text),
            Target::LeftOn => put(Slot::LeftOn, &text),
            Target::Source => put(Slot::Source, &text),
            Target::Note => put(Slot::Note, &text),
            Target::BirthdayLunar => match truth(&text) {
                Some(lunar) => record.lunar = Some(lunar),
                None => self.out.problems.add(row, Some(column), RowFault::NotAWord, &text),
            },
            Target::Tier => record.tier = Some(self.out.tiers.number(&text)),
            Target::Tags => add_names(&mut record.tags, &mut self.out.tags, &text, &TAG_CUTS),
            Target::Account { platform } => self.account(record, platform).external_id = Some(text.into()),
            Target::Handle { platform } => self.account(record, platform).handle = Some(text.into()),
            Target::Channel => {
                add_names(&mut record.group_mut().channels, &mut self.out.channels, &text, &GROUP_CUTS);
            }
            Target::Nickname => record.group_mut().nickname = Some(text.into()),
            Target::GroupJoinedOn => record.group_mut().joined_on = Some(text.into()),
            Target::GroupLeftOn => record.group_mut().left_on = Some(text.into()),
            Target::Inviter => record.group_mut().inviter = Some(text.into()),
            Target::How => record.group_mut().how = Some(text.into()),
            Target::Custom { .. } | Target::NewField { .. } => self.custom(record, column, target, &text),
            Target::Split { separators, parts } => {
                for (part, piece) in parts.iter().zip(split(&text, separators, parts.len())) {
                    self.fill(record, column, part, &piece);
                }
            }
        }
    }

    fn account<'r>(&mut self, record: &'r mut Record, platform: &str) -> &'r mut ListedAccount {
        let platform = self.out.platforms.number(platform);
        let place = record.accounts.iter().position(|account| account.platform == platform);
        let place = place.unwrap_or_else(|| {
            record.accounts.push(ListedAccount { platform, external_id: None, handle: None });
            record.accounts.len() - 1
        });
        &mut record.accounts[place]
    }

    fn custom(&mut self, record: &mut Record, column: u32, target: &Target, text: &str) {
        let Some(place) = self.out.fields.iter().position(|field| field.is(target)) else { return };
        let field = &self.out.fields[place];
        let (value, fault) = match field.kind {
            // Dates wait until the whole column is known.
            FieldKind::Text | FieldKind::Choices | FieldKind::Date => {
                (Some(Value::from(text)), RowFault::NotADate)
            }
            FieldKind::Number => (parse_number(text).map(Value::from), RowFault::NotANumber),
            FieldKind::Choice => {
                let options = field.known.as_ref().map(|known| known.options.as_slice()).unwrap_or_default();
                let option = options.iter().find(|option| fold(option) == fold(text));
                (option.map(|option| Value::from(option.as_str())), RowFault::NotAnOption)
            }
        };
        match value {
            // What JSON cannot say is no value.
            Some(Value::Null) => {}
            Some(value) => record.custom.push((u32::try_from(place).unwrap_or(u32::MAX), value)),
            None => self.out.problems.add(record.row, Some(column), fault, text),
        }
    }
}

impl MappedField {
    fn is(&self, target: &Target) -> bool {
        match target {
            Target::Custom { field } => self.known.as_ref().is_some_and(|known| known.uid == *field),
            Target::NewField { name, .. } => self.name == name.trim(),
            _ => false,
        }
    }
}

/// A field that the mapping names; a new one whose name exists already is that one.
fn mapped_field(target: &Target, known: &[FieldView]) -> Option<MappedField> {
    let existing = match target {
        Target::Custom { field } => known.iter().find(|known| known.uid == *field),
        Target::NewField { name, .. } => known.iter().find(|known| known.name == name.trim()),
        _ => None,
    };
    match (target, existing) {
        (_, Some(field)) => {
            Some(MappedField { known: Some(field.clone()), name: field.name.clone(), kind: field.kind })
        }
        (Target::NewField { name, field_kind }, None) => {
            Some(MappedField { known: None, name: name.trim().to_owned(), kind: *field_kind })
        }
        _ => None,
    }
}

fn add_names(numbers: &mut Vec<u32>, names: &mut Names, text: &str, cuts: &[char]) {
    for name in text.split(cuts).map(str::trim).filter(|name| !name.is_empty()) {
        let number = names.number(&name.chars().take(200).collect::<String>());
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
}

/// Yes or no as lists write it.
fn truth(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "是" | "农历" | "阴历" | "true" | "yes" | "y" | "1" | "√" => Some(true),
        "否" | "公历" | "阳历" | "false" | "no" | "n" | "0" => Some(false),
        _ => None,
    }
}

/// Cuts a text into `count` parts. With fewer pieces than parts the last piece is the last part (the name), the others
/// fill from the beginning.
pub(super) fn split(text: &str, separators: &str, count: usize) -> Vec<String> {
    let is_cut = |c: char| separators.contains(c);
    let mut pieces: Vec<String> =
        text.splitn(count.max(1), is_cut).map(|piece| piece.trim().to_owned()).collect();
    if pieces.len() < count {
        let last = pieces.pop().unwrap_or_default();
        pieces.resize(count - 1, String::new());
        pieces.push(last);
    }
    pieces
}

impl RowSink for Reader<'_> {
    fn start(&mut self, info: &TableInfo) -> Result<()> {
        self.date1904 = info.date1904;
        Ok(())
    }

    fn row(&mut self, number: u64, cells: &Cells) -> Result<bool> {
        if number.is_multiple_of(4_096) {
            (self.manner.pace)(number)?;
        }
        if number == self.manner.header_row {
            self.out.headers.iter_mut().zip(cells).for_each(|(header, cell)| *header = tidy(cell));
        }
        if number <= self.manner.header_row || cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(true);
        }
        let extra = cells.iter().skip(self.manner.mapping.len()).find(|cell| !cell.trim().is_empty());
        if let Some(extra) = extra {
            self.out.problems.add(number, None, RowFault::Ragged, extra);
        }
        let mut record = Record { row: number, ..Record::default() };
        let mapping = self.manner.mapping;
        for ((column, cell), target) in (0_u32..).zip(cells.iter()).zip(mapping) {
            self.fill(&mut record, column, target, cell);
        }
        name_from_others(&mut record);
        if record.name.is_empty() {
            self.out.problems.add(number, None, RowFault::NoName, cells.get(0).unwrap_or_default());
            self.out.skipped += 1;
        } else {
            self.dates.see(&record);
            let identified = keys::identify(&record, self.manner.identity, &mut self.out);
            self.out.records.push(&record, identified)?;
        }
        Ok(true)
    }

    fn problem(&mut self, problem: Problem) {
        if self.out.table_problems.len() < TOLD {
            self.out.table_problems.push(problem);
        }
    }
}

/// A list without names still names people: by group nickname, the name on a platform, remark, or phone number.
fn name_from_others(record: &mut Record) {
    if !record.name.is_empty() {
        return;
    }
    let nickname = record.group.as_deref().and_then(|group: &InGroup| group.nickname.clone());
    let handle = || record.accounts.iter().find_map(|account| account.handle.clone());
    let stand_in = nickname
        .or_else(handle)
        .or_else(|| record.text(Slot::Remark).map(Into::into))
        .or_else(|| record.text(Slot::Phone).map(Into::into))
        .or_else(|| record.accounts.iter().find_map(|account| account.external_id.clone()));
    record.name = stand_in.unwrap_or_default();
}

/// Whether a number is written with an exponent, as spreadsheets show what is too long for a cell: `1.38E+10`.
fn is_rounded(text: &str) -> bool {
    let Some((digits, exponent)) = text.trim().split_once(['e', 'E']) else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    is_number(exponent) && is_number(&digits.replacen('.', "", 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nickname_of_parts_is_split_with_the_name_last() {
        assert_eq!(split("杭州-产品-张三", "-", 3), ["杭州", "产品", "张三"]);
        assert_eq!(split("杭州-产品-张-三", "-", 3), ["杭州", "产品", "张-三"]);
        assert_eq!(split("张三", "-", 3), ["", "", "张三"]);
        assert_eq!(split("杭州 | 张三", "-|", 3), ["杭州", "", "张三"]);
    }
}
