//! The plan of an import: who is new, who changes, who is missing, who was probably renamed. It writes nothing.

use std::collections::{HashMap, HashSet};

use super::{
    compare::{ChannelNumber, channels_of, differences},
    existing::{Existing, Person},
    keys::{self, Matching},
    lists::{self, Dated},
    reading::Reading,
    record::{Names, Record, Slot},
    records::Records,
    table::{self, Named},
    view::{ImportPreview, MemberImport, Missing, RenameOffer, RenameReason, RowChange, RowWhat},
    words,
};
use crate::{Result, store::ReadTx, tabular::fold};

/// Changes, missing members and offers that are listed one by one; all are counted.
const LISTED: usize = 500;
/// Beyond so many pairs names are not compared with each other.
const MOST_PAIRS: usize = 4_000_000;

/// Row ids of the tags, tiers and channels that a list names, by their numbers in the reading.
pub(super) struct Lookups {
    tags: Vec<Option<i64>>,
    tiers: Vec<Option<i64>>,
    channels: Vec<Option<i64>>,
}

impl Lookups {
    fn new(tx: &ReadTx<'_>, community_id: i64, reading: &Reading) -> Result<Self> {
        let look = |what: Named, names: &Names| -> Result<Vec<Option<i64>>> {
            if names.len() == 0 {
                return Ok(Vec::new());
            }
            let mut known = HashMap::new();
            for (name, id) in table::named(tx, what, community_id)? {
                known.entry(fold(&name)).or_insert(id);
            }
            Ok(names.all().map(|name| known.get(&fold(name)).copied()).collect())
        };
        Ok(Self {
            tags: look(Named::Tags, &reading.tags)?,
            tiers: look(Named::Tiers, &reading.tiers)?,
            channels: look(Named::Channels, &reading.channels)?,
        })
    }
    /// The row ids of all tags that are known.
    pub(super) fn tags(&self) -> impl Iterator<Item = i64> {
        self.tags.iter().copied().flatten()
    }
    /// The row ids of all tiers that are known.
    pub(super) fn tiers(&self) -> impl Iterator<Item = i64> {
        self.tiers.iter().copied().flatten()
    }
    /// The row ids of all channels that are known.
    pub(super) fn channels(&self) -> impl Iterator<Item = i64> {
        self.channels.iter().copied().flatten()
    }
    pub(super) fn tag(&self, number: u32) -> Option<i64> {
        self.tags.get(number as usize).copied().flatten()
    }
    pub(super) fn tier(&self, number: u32) -> Option<i64> {
        self.tiers.get(number as usize).copied().flatten()
    }
    pub(super) fn channel(&self, number: u32) -> Option<i64> {
        self.channels.get(number as usize).copied().flatten()
    }
    /// The row id of a channel, when it exists.
    pub(super) fn channel_id(&self, channel: ChannelNumber) -> Option<i64> {
        match channel {
            ChannelNumber::Scope(id) => Some(id),
            ChannelNumber::Named(number) => self.channel(number),
        }
    }
    pub(super) fn same_channel(&self, one: ChannelNumber, other: ChannelNumber) -> bool {
        one == other || self.channel_id(one).is_some() && self.channel_id(one) == self.channel_id(other)
    }
    /// Fills in what was made for the names that were unknown.
    pub(super) fn complete(
        &mut self,
        mut tag: impl FnMut(usize) -> Result<i64>,
        mut tier: impl FnMut(usize) -> Result<i64>,
        mut channel: impl FnMut(usize) -> Result<i64>,
    ) -> Result<()> {
        let fill = |ids: &mut Vec<Option<i64>>, make: &mut dyn FnMut(usize) -> Result<i64>| -> Result<()> {
            for (number, id) in ids.iter_mut().enumerate().filter(|(_, id)| id.is_none()) {
                *id = Some(make(number)?);
            }
            Ok(())
        };
        fill(&mut self.tags, &mut tag)?;
        fill(&mut self.tiers, &mut tier)?;
        fill(&mut self.channels, &mut channel)
    }

    fn unknown(ids: &[Option<i64>], names: &Names) -> Vec<String> {
        let missing = ids.iter().zip(names.all()).filter(|(id, _)| id.is_none());
        missing.map(|(_, name)| name.to_owned()).collect()
    }
}

/// Everything that is to be done.
pub(super) struct Plan {
    pub preview: ImportPreview,
    pub existing: Existing,
    pub lookups: Lookups,
    pub matching: Matching,
    /// Places of known people who are not in the list and leave by it.
    pub leaving: Vec<usize>,
    /// The day of the list, where it has one.
    pub dated: Option<Dated>,
}

/// The group whose list this is and the community, as row ids.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope {
    pub community_id: i64,
    pub channel_id: Option<i64>,
}

/// Resolves a reading against the members.
pub(super) fn plan(
    tx: &ReadTx<'_>,
    reading: &mut Reading,
    input: &MemberImport,
    scope: Scope,
) -> Result<Plan> {
    let existing = table::existing(tx, scope.community_id, &mut reading.platforms)?;
    let lookups = Lookups::new(tx, scope.community_id, reading)?;
    let identity = words::identity_of(input);
    let matching = keys::matching(reading, &existing, &identity, scope.channel_id, &input.renames)?;
    let identities = words::identities(&input.mapping);
    let mut preview = ImportPreview {
        table_problems: reading.table_problems.clone(),
        has_ids: words::has_ids(&identities),
        identities,
        identity,
        ..ImportPreview::default()
    };
    preview.counts.skipped = reading.skipped;
    preview.counts.duplicates = matching.duplicates;
    preview.counts.rows = reading.records.len() as u64 + matching.duplicates;
    preview.new_tags = Lookups::unknown(&lookups.tags, &reading.tags);
    preview.new_tiers = Lookups::unknown(&lookups.tiers, &reading.tiers);
    preview.new_channels = Lookups::unknown(&lookups.channels, &reading.channels);
    let unknown_fields = reading.fields.iter().filter(|field| field.known.is_none());
    preview.new_fields = unknown_fields.map(|field| field.name.clone()).collect();
    count_changes(reading, &existing, &lookups, &matching, scope, &mut preview)?;
    let dated = lists::dated(tx, input, scope)?;
    preview.since = dated.as_ref().and_then(|dated| dated.since.clone());
    let missing = missing(&existing, &matching, reading.records.len(), (scope, dated.as_ref()));
    preview.counts.missing = missing.len() as u64;
    preview.missing = missing
        .iter()
        .take(LISTED)
        .map(|&place| &existing.people[place])
        .map(|person| Missing { member: person.uid, name: person.name.to_string() })
        .collect();
    if !words::is_id(&preview.identity) {
        preview.renames = offers(&reading.records, &existing, &matching, &missing)?;
    }
    let leaving = if input.complete || dated.is_some() { missing } else { Vec::new() };
    preview.counts.left += leaving.len() as u64;
    preview.problems = reading.problems.told.clone();
    for (fault, count) in &reading.problems.counts {
        preview.problem_counts.insert(crate::workspace::name_of(fault)?, *count);
    }
    Ok(Plan { preview, existing, lookups, matching, leaving, dated })
}

fn count_changes(
    reading: &Reading,
    existing: &Existing,
    lookups: &Lookups,
    matching: &Matching,
    scope: Scope,
    preview: &mut ImportPreview,
) -> Result<()> {
    let mut reader = reading.records.reader();
    for index in 0..reading.records.len() {
        let namesake = matching.namesake[index];
        preview.counts.namesakes += u64::from(namesake);
        let listed = preview.changes.len() < LISTED;
        if let Some(groups) = reading.records.groups(index).filter(|_| !listed && matching.is_new(index)) {
            // Most of a first list; to read each of its people again would take as long as to read them.
            preview.counts.new += 1;
            preview.counts.joined += u64::from(groups) + u64::from(scope.channel_id.is_some());
            continue;
        }
        let record = &reader.at(index)?;
        let (mut what, mut known_name, mut fields) = (RowWhat::New, None, Vec::new());
        match matching.known(index).map(|place| &existing.people[place]) {
            None => {
                preview.counts.new += 1;
                preview.counts.joined += channels_of(record, scope.channel_id).len() as u64;
            }
            Some(person) => {
                let found = differences(person, record, &reading.fields, lookups, scope.channel_id, namesake);
                if found.is_empty() {
                    preview.counts.unchanged += 1;
                    continue;
                }
                preview.counts.updated += 1;
                preview.counts.joined += found.joins.len() as u64;
                preview.counts.left += found.ends.len() as u64;
                preview.counts.renamed += u64::from(found.name);
                preview.counts.returned += u64::from(found.returned);
                what = match (found.returned, found.name) {
                    (true, _) => RowWhat::Returned,
                    (_, true) => RowWhat::Renamed,
                    _ => RowWhat::Updated,
                };
                known_name = found.name.then(|| person.name.to_string());
                fields = if listed { found.fields() } else { Vec::new() };
            }
        }
        if listed {
            let name = record.name.to_string();
            preview.changes.push(RowChange { row: record.row, name, what, known_name, fields });
        }
    }
    Ok(())
}

/// Known people in scope whom the list does not have.
fn missing(
    existing: &Existing,
    matching: &Matching,
    records: usize,
    (scope, dated): (Scope, Option<&Dated>),
) -> Vec<usize> {
    let mut listed = vec![false; existing.people.len()];
    (0..records).filter_map(|record| matching.known(record)).for_each(|place| listed[place] = true);
    let in_scope = |person: &Person| match scope.channel_id {
        Some(channel_id) => person.place(channel_id).is_some(),
        None => person.texts[Slot::LeftOn as usize].is_none(),
    };
    (0..existing.people.len())
        .filter(|&place| !listed[place])
        .filter(|&place| !existing.people[place].trashed && in_scope(&existing.people[place]))
        .filter(|&place| {
            dated.is_none_or(|dated| !dated.is_before(&existing.people[place], scope.channel_id))
        })
        .collect()
}

/// Pairs of a new name and a missing member that are probably one person, each member once, the surest first.
fn offers(
    records: &Records,
    existing: &Existing,
    matching: &Matching,
    missing: &[usize],
) -> Result<Vec<RenameOffer>> {
    if missing.is_empty() {
        return Ok(Vec::new());
    }
    let new = || (0..records.len()).filter(|&record| matching.is_new(record));
    let mut pairs: Vec<(RenameReason, u32, usize, usize)> = Vec::new();
    let everyone = new().count().saturating_mul(missing.len()) <= MOST_PAIRS;
    let by_phone = if everyone { ByPhone::new() } else { by_phone(existing, missing) };
    let mut reader = records.reader();
    for index in new() {
        let record = reader.at(index)?;
        if everyone {
            for &place in missing {
                if let Some((reason, score)) = likeness(&record, &existing.people[place]) {
                    pairs.push((reason, score, index, place));
                }
            }
        } else if let Some(&place) = record.text(Slot::Phone).and_then(|phone| by_phone.get(phone)) {
            pairs.push((RenameReason::Phone, 100, index, place));
        }
    }
    pairs.sort_by(|one, other| (other.0, other.1, one.2, one.3).cmp(&(one.0, one.1, other.2, other.3)));
    let (mut rows, mut people) = (HashSet::new(), HashSet::new());
    let mut offers = Vec::new();
    for (reason, _, index, place) in pairs {
        if offers.len() < LISTED && !rows.contains(&index) && !people.contains(&place) {
            rows.insert(index);
            people.insert(place);
            let person = &existing.people[place];
            offers.push(RenameOffer {
                row: records.row(index),
                name: reader.at(index)?.name.to_string(),
                member: person.uid,
                known_name: person.name.to_string(),
                reason,
            });
        }
    }
    Ok(offers)
}

type ByPhone<'a> = HashMap<&'a str, usize>;

/// In lists too large to compare everyone with everyone, a phone number still tells.
fn by_phone<'a>(existing: &'a Existing, missing: &[usize]) -> ByPhone<'a> {
    let phone = |place: usize| existing.people[place].texts[Slot::Phone as usize].as_deref();
    missing.iter().filter_map(|&place| phone(place).map(|phone| (phone, place))).collect()
}

fn likeness(record: &Record, person: &Person) -> Option<(RenameReason, u32)> {
    let equal = |slot: Slot| {
        record.text(slot).is_some() && record.text(slot) == person.texts[slot as usize].as_deref()
    };
    let score = similarity(&record.name, &person.name);
    if equal(Slot::Phone) {
        return Some((RenameReason::Phone, 100 + score));
    }
    if equal(Slot::Email) {
        return Some((RenameReason::Email, 100 + score));
    }
    if equal(Slot::JoinedOn) && score >= 30 {
        return Some((RenameReason::JoinedOn, score));
    }
    (score >= 50).then_some((RenameReason::SimilarName, score))
}

/// How alike two names are, from 0 to 100: shared characters in order, against the longer name.
fn similarity(one: &str, other: &str) -> u32 {
    let (one, other): (Vec<char>, Vec<char>) = (fold(one).chars().collect(), fold(other).chars().collect());
    let longest = one.len().max(other.len());
    if longest < 2 {
        return 0;
    }
    let mut row = vec![0_u32; other.len() + 1];
    for a in &one {
        let mut diagonal = 0;
        for (column, b) in other.iter().enumerate() {
            let above = row[column + 1];
            row[column + 1] = if a == b { diagonal + 1 } else { above.max(row[column]) };
            diagonal = above;
        }
    }
    row[other.len()] * 100 / u32::try_from(longest).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_share_most_characters_are_alike() {
        assert!(similarity("杭州-产品-张三", "上海-产品-张三") >= 50);
        assert!(similarity("小鱼", "小鱼儿") >= 50);
        assert!(similarity("张三", "李四") < 30);
        assert_eq!(similarity("张", "张"), 0);
    }
}
