//! The people of a list. Only where each lies and what identifies them stays in memory; the rest is read again when it is
//! needed, so that a list of any length is imported with the same few megabytes.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    path::Path,
};

use super::{
    codec::{Out, whole},
    record::Record,
    spill::{Spill, SpillReader},
};
use crate::{Result, clock::Millis};

/// A text by two hashes that nobody outside can foresee: two texts that differ are never taken for one.
pub(super) type Hash = [u64; 2];

/// Makes hashes that can be compared with each other.
#[derive(Debug, Default)]
pub(super) struct Hashing(RandomState, RandomState);

impl Hashing {
    pub(super) fn of(&self, text: &str) -> Hash {
        [self.0.hash_one(text), self.1.hash_one(text)]
    }
}

/// What identifies a record: its key, or without one its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Identified {
    Key(Hash),
    Name(Hash),
}

/// All that stays in memory of a record.
#[derive(Debug, Clone, Copy)]
struct Place {
    offset: u64,
    hash: Hash,
    row: u32,
    groups: u16,
    has_key: bool,
}

/// Records in the order of the list, each by its place in it.
pub(super) struct Records {
    spill: Spill,
    places: Vec<Place>,
    /// By place: where later rows of the same person begin.
    later: HashMap<usize, Vec<u64>>,
    frame: Vec<u8>,
}

impl Records {
    /// Nobody yet; what is too much for memory goes to a file in `folder`.
    pub(super) fn new(folder: &Path, now: Millis) -> Self {
        let spill = Spill::new(folder, now);
        Self { spill, places: Vec::new(), later: HashMap::new(), frame: Vec::new() }
    }

    pub(super) fn push(&mut self, record: &Record, identified: Identified) -> Result<()> {
        let offset = self.put(record)?;
        let (hash, has_key) = match identified {
            Identified::Key(hash) => (hash, true),
            Identified::Name(hash) => (hash, false),
        };
        // No spreadsheet has as many rows as a number of 32 bits.
        let row = u32::try_from(record.row).unwrap_or(u32::MAX);
        let groups = record.group.as_ref().map_or(0, |group| group.channels.len());
        let groups = u16::try_from(groups).unwrap_or(u16::MAX);
        self.places.push(Place { offset, hash, row, groups, has_key });
        Ok(())
    }

    fn put(&mut self, record: &Record) -> Result<u64> {
        self.frame.clear();
        Out(&mut self.frame).record(record)?;
        self.spill.push(&self.frame)
    }

    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    pub(super) fn row(&self, place: usize) -> u64 {
        self.places.get(place).map_or(0, |place| u64::from(place.row))
    }

    /// How many groups a record names; unknown when later rows of the same person may name more.
    pub(super) fn groups(&self, place: usize) -> Option<u16> {
        let alone = !self.later.contains_key(&place);
        self.places.get(place).map(|place| place.groups).filter(|groups| alone && *groups < u16::MAX)
    }

    /// What identifies each record.
    pub(super) fn identified(&self) -> impl Iterator<Item = Identified> {
        self.places.iter().map(|place| match place.has_key {
            true => Identified::Key(place.hash),
            false => Identified::Name(place.hash),
        })
    }

    /// The place of the record that begins in a row.
    pub(super) fn of_row(&self, row: u64) -> Option<usize> {
        self.places.iter().position(|place| u64::from(place.row) == row)
    }

    /// Reads records again.
    pub(super) fn reader(&self) -> RecordReader<'_> {
        RecordReader { records: self, own: self.spill.reader(), later: None }
    }

    /// Changes every record; what identifies them stays.
    pub(super) fn rewrite(&mut self, spill: Spill, mut change: impl FnMut(&mut Record)) -> Result<()> {
        let before = std::mem::replace(&mut self.spill, spill);
        let mut reader = before.reader();
        for place in 0..self.places.len() {
            let mut record = whole(reader.at(self.places[place].offset)?)?;
            change(&mut record);
            self.places[place].offset = self.put(&record)?;
        }
        Ok(())
    }

    /// Makes later rows of one person part of the first; `told` hears of each with the first's row. Says how many.
    pub(super) fn merge_repeated(&mut self, mut told: impl FnMut(u64, u64)) -> u64 {
        let mut first = HashMap::<Hash, (usize, u32)>::with_capacity(self.places.len());
        let (mut kept, mut repeated) = (0, 0);
        let later = &mut self.later;
        self.places.retain(|place| {
            if place.has_key {
                if let Some(&(first, row)) = first.get(&place.hash) {
                    told(u64::from(place.row), u64::from(row));
                    later.entry(first).or_default().push(place.offset);
                    repeated += 1;
                    return false;
                }
                first.insert(place.hash, (kept, place.row));
            }
            kept += 1;
            true
        });
        repeated
    }
}

/// Reads records, fastest in their order.
pub(super) struct RecordReader<'a> {
    records: &'a Records,
    own: SpillReader<'a>,
    /// Another window, so that looking far ahead does not cost the place.
    later: Option<SpillReader<'a>>,
}

impl RecordReader<'_> {
    /// A record with everything that later rows say of the same person.
    pub(super) fn at(&mut self, place: usize) -> Result<Record> {
        let found = self.records.places.get(place).ok_or_else(super::spill::broken)?;
        let mut record = whole(self.own.at(found.offset)?)?;
        for &offset in self.records.later.get(&place).into_iter().flatten() {
            let later = self.later.get_or_insert_with(|| self.records.spill.reader());
            record.absorb(whole(later.at(offset)?)?);
        }
        Ok(record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(row: u64, name: &str) -> Record {
        let mut record = Record { row, name: name.into(), ..Record::default() };
        record.texts[0] = Some("remark ".repeat(30).into());
        record
    }

    fn filled(folder: &Path, rows: u64, people: u64) -> Records {
        let (mut records, hashing) = (Records::new(folder, 0), Hashing::default());
        for row in 0..rows {
            let key = hashing.of(&(row % people).to_string());
            records.push(&record(row, &format!("{row}")), Identified::Key(key)).unwrap();
        }
        records
    }

    #[test]
    fn a_row_more_takes_a_few_dozen_bytes_however_long_its_record_is() {
        let folder = tempfile::tempdir().unwrap();
        let held = |rows: u64| {
            let records = filled(folder.path(), rows, rows);
            records.places.len() * size_of::<Place>() + records.spill.held() + records.frame.capacity()
        };
        let (few, many) = (held(5_000), held(50_000));
        assert!(
            size_of::<Place>() <= 40 && many < few + 45_000 * 40 + 1024 * 1024,
            "{few} bytes, then {many}"
        );
    }

    #[test]
    fn later_rows_of_a_person_are_read_as_part_of_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let mut records = filled(folder.path(), 20_000, 15_000);
        let mut told = Vec::new();
        assert_eq!(records.merge_repeated(|row, first| told.push((row, first))), 5_000);
        assert_eq!((records.len(), told[0], told[4_999]), (15_000, (15_000, 0), (19_999, 4_999)));
        let mut reader = records.reader();
        for (place, name) in
            [(0, "15000"), (4_999, "19999"), (5_000, "5000"), (14_999, "14999"), (1, "15001")]
        {
            let read = reader.at(place).unwrap();
            assert_eq!((&*read.name, read.row), (name, place as u64));
        }
        assert_eq!(records.of_row(7_000), Some(7_000));
        assert_eq!(records.of_row(17_000), None);
    }

    #[test]
    fn what_is_written_anew_keeps_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let mut records = filled(folder.path(), 9_000, 9_000);
        let before: Vec<Identified> = records.identified().collect();
        records.rewrite(Spill::new(folder.path(), 0), |record| record.lunar = Some(true)).unwrap();
        assert!(records.identified().eq(before));
        let mut reader = records.reader();
        for place in [0, 8_999, 3] {
            let expected = Record { lunar: Some(true), ..record(place as u64, &format!("{place}")) };
            assert_eq!(reader.at(place).unwrap(), expected);
        }
    }
}
