//! The members of a community by everything that they are called, made for one list and thrown away after it.

use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
};

use super::{resembling::Resembling, table, view::NameReason};
use crate::{
    Result, Uid,
    store::ReadTx,
    tabular::{fold, tidied},
};

/// A member.
pub(super) struct Bearer {
    pub uid: Uid,
    pub name: String,
    pub remark: Option<String>,
    pub phone: Option<String>,
    /// Name, nicknames and the rest in the forms that are searched: folded, pinyin, initials.
    pub search_text: String,
    /// What they are called in one of the list's groups, else in another.
    pub nickname: Option<String>,
    pub in_group: bool,
    /// They have left the community.
    pub left: bool,
    pub channels: Vec<i64>,
}

/// Somebody who bears a name, and which.
pub(super) type Hit = (u32, NameReason);

/// What somebody is called.
pub(super) struct Name {
    pub at: u32,
    reason: NameReason,
    exact: String,
    /// Letters and digits alone, where these are not the whole name.
    loose: Option<String>,
}

impl Name {
    pub fn exact(&self) -> &str {
        &self.exact
    }
    pub fn loose(&self) -> &str {
        self.loose.as_deref().unwrap_or(&self.exact)
    }
}

/// Places by the hashes of texts, in as many buckets as there are entries. Making it is what takes time, once for every list: a
/// map that owned its texts took several times as long, and sorting the hashes twice as long. Whoever must be sure compares
/// the texts.
#[derive(Default)]
pub(super) struct Lookup {
    /// Where each bucket begins, and the end of the last one; empty when there are no entries.
    starts: Vec<u32>,
    entries: Vec<(u64, u32)>,
}

impl Lookup {
    pub fn new(entries: impl Iterator<Item = (u64, u32)>) -> Self {
        let given: Vec<(u64, u32)> = entries.collect();
        if given.is_empty() {
            return Self::default();
        }
        let buckets = given.len().next_power_of_two();
        let mut starts = vec![0_u32; buckets + 1];
        for (hash, _) in &given {
            starts[bucket(*hash, buckets) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut free = starts.clone();
        let mut entries = vec![(0, 0); given.len()];
        for entry in given {
            let free = &mut free[bucket(entry.0, buckets)];
            entries[*free as usize] = entry;
            *free += 1;
        }
        Self { starts, entries }
    }

    /// The places of a hash, in the order in which they were given.
    pub fn of(&self, hash: u64) -> impl Iterator<Item = u32> + Clone + '_ {
        let bucket = self.starts.len().checked_sub(1).map(|buckets| bucket(hash, buckets));
        let within = bucket.map_or(0..0, |at| self.starts[at] as usize..self.starts[at + 1] as usize);
        self.entries[within].iter().filter(move |(other, _)| *other == hash).map(|(_, place)| *place)
    }
}

/// The bucket of a hash, of a power of two. The upper bits of a product depend on all bits of the hash.
#[allow(clippy::cast_possible_truncation)] // below the number of buckets
fn bucket(hash: u64, buckets: usize) -> usize {
    let mixed = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((mixed >> 32) as usize) & (buckets - 1)
}

/// The hash of a text, for a [`Lookup`].
pub(super) fn hash(text: &str) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325_u64;
    text.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Everybody.
pub(super) struct Directory {
    pub bearers: Vec<Bearer>,
    /// Whether the members of the list's groups are known.
    pub has_group: bool,
    names: Vec<Name>,
    exact: Lookup,
    /// Names by their letters and digits alone, where these are not the whole name.
    loose: Lookup,
    phones: HashMap<String, Vec<u32>>,
    remembered: HashMap<String, Remembered>,
    resembling: OnceCell<Resembling>,
    channel_names: HashMap<i64, String>,
}

/// What a name was said to mean.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Remembered {
    Member(u32),
    Text,
}

/// The form in which names are compared: no case, no width, one blank where there are several.
pub(super) fn exact_key(text: &str) -> String {
    let folded = fold(&tidied(text));
    let folded = folded.trim_start_matches('@');
    if folded.contains(char::is_whitespace) {
        return folded.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    folded.to_owned()
}

/// The letters and digits of a key: emoji, blanks and marks do not count.
pub(super) fn loose_key(exact: &str) -> String {
    exact.chars().filter(|c| c.is_alphanumeric()).collect()
}

impl Directory {
    /// Reads everybody of a community; `groups` are the channels whose members come first.
    pub fn load(tx: &ReadTx<'_>, community_id: i64, groups: &HashSet<i64>) -> Result<Self> {
        let mut bearers: Vec<Bearer> = Vec::new();
        let mut places: HashMap<i64, u32> = HashMap::new();
        table::each_member(tx, community_id, &mut |line| {
            places.insert(line.id, u32::try_from(bearers.len()).unwrap_or(u32::MAX));
            bearers.push(Bearer {
                uid: line.uid,
                name: line.name,
                remark: line.remark,
                phone: line.phone,
                search_text: line.search_text,
                nickname: None,
                in_group: false,
                left: line.left,
                channels: Vec::new(),
            });
        })?;
        let channel_names = table::channel_names(tx, community_id)?;
        let mut directory = Self {
            has_group: false,
            names: Vec::with_capacity(bearers.len() * 3),
            exact: Lookup::default(),
            loose: Lookup::default(),
            phones: HashMap::with_capacity(bearers.len()),
            remembered: HashMap::new(),
            resembling: OnceCell::new(),
            channel_names,
            bearers,
        };
        directory.read_names(tx, groups, &places)?;
        directory.read_remembered(tx, community_id, groups, &places)?;
        Ok(directory)
    }

    fn read_names(
        &mut self,
        tx: &ReadTx<'_>,
        groups: &HashSet<i64>,
        places: &HashMap<i64, u32>,
    ) -> Result<()> {
        let mut names = std::mem::take(&mut self.names);
        let mut add = |at: u32, reason: NameReason, text: &str| {
            let exact = exact_key(text);
            let plain = exact.chars().all(char::is_alphanumeric);
            let loose = if plain { None } else { Some(loose_key(&exact)).filter(|loose| !loose.is_empty()) };
            names.push(Name { at, reason, exact, loose });
        };
        table::each_membership(tx, &mut |member, channel, nickname| {
            let Some(&at) = places.get(&member) else { return };
            let bearer = &mut self.bearers[at as usize];
            let here = groups.contains(&channel);
            bearer.channels.push(channel);
            bearer.in_group |= here;
            if let Some(nickname) = nickname {
                if here || bearer.nickname.is_none() {
                    bearer.nickname = Some(nickname.to_owned());
                }
                let reason = if here { NameReason::GroupNickname } else { NameReason::Nickname };
                add(at, reason, nickname);
            }
        })?;
        table::each_account(tx, &mut |member, text| {
            if let (Some(&at), Some(text)) = (places.get(&member), text) {
                add(at, NameReason::Handle, text);
            }
        })?;
        for (at, bearer) in (0..).zip(&self.bearers) {
            if let Some(remark) = &bearer.remark {
                add(at, NameReason::Remark, remark);
            }
            add(at, NameReason::Name, &bearer.name);
            if let Some(phone) = &bearer.phone {
                self.phones.entry(phone.clone()).or_default().push(at);
            }
        }
        self.has_group = self.bearers.iter().any(|bearer| bearer.in_group);
        self.exact = Lookup::new((0..).zip(&names).map(|(place, name)| (hash(&name.exact), place)));
        let loose = (0..).zip(&names).filter_map(|(place, name)| Some((hash(name.loose.as_deref()?), place)));
        self.loose = Lookup::new(loose);
        self.names = names;
        Ok(())
    }

    /// What was said of one of the groups goes before what was said of the whole community.
    fn read_remembered(
        &mut self,
        tx: &ReadTx<'_>,
        community_id: i64,
        groups: &HashSet<i64>,
        places: &HashMap<i64, u32>,
    ) -> Result<()> {
        let aliases = table::aliases(tx, community_id)?;
        for of_group in [false, true] {
            for (key, channel, member, stays_text) in &aliases {
                if channel.is_some() != of_group || channel.is_some_and(|channel| !groups.contains(&channel))
                {
                    continue;
                }
                let meaning = match member.and_then(|member| places.get(&member)) {
                    Some(at) => Remembered::Member(*at),
                    None if *stays_text => Remembered::Text,
                    None => continue,
                };
                self.remembered.insert(key.clone(), meaning);
            }
        }
        Ok(())
    }

    /// Whether a text is what somebody is called.
    pub fn is_name(&self, text: &str) -> bool {
        let exact = exact_key(text);
        if exact.is_empty() {
            return false;
        }
        if self.called(&exact).next().is_some() || self.remembered.contains_key(&exact) {
            return true;
        }
        // Brackets, slashes and the like hold remarks more often than they are ornaments.
        let plain = exact.chars().all(|c| c.is_alphanumeric() || !c.is_ascii() && !c.is_whitespace());
        let loose = loose_key(&exact);
        plain
            && !loose.is_empty()
            && (self.called(&loose).next().is_some() || self.called_loosely(&loose).next().is_some())
    }

    fn called<'a>(&'a self, exact: &'a str) -> impl Iterator<Item = Hit> + 'a {
        let names = self.exact.of(hash(exact)).map(|place| &self.names[place as usize]);
        names.filter(move |name| name.exact == exact).map(|name| (name.at, name.reason))
    }

    fn called_loosely<'a>(&'a self, loose: &'a str) -> impl Iterator<Item = Hit> + 'a {
        let names = self.loose.of(hash(loose)).map(|place| &self.names[place as usize]);
        names.filter(move |name| name.loose.as_deref() == Some(loose)).map(|name| (name.at, name.reason))
    }

    /// Who bears a name, each once with the best reason.
    pub fn bearing(&self, exact: &str) -> Vec<Hit> {
        let mut hits: Vec<Hit> = self.called(exact).collect();
        if !hits.iter().any(|(at, _)| self.bearers[*at as usize].in_group) {
            let loose = loose_key(exact);
            if !loose.is_empty() {
                hits.extend(self.called_loosely(&loose));
                hits.extend(self.called(&loose));
            }
        }
        self.distinct(hits)
    }

    /// Each person once with the best reason, people of the groups first, those who left last.
    pub fn distinct(&self, mut hits: Vec<Hit>) -> Vec<Hit> {
        hits.sort_unstable_by_key(|(at, reason)| (*at, *reason));
        hits.dedup_by_key(|(at, _)| *at);
        hits.sort_by_key(|(at, reason)| {
            let bearer = &self.bearers[*at as usize];
            (bearer.left, !bearer.in_group, *reason)
        });
        hits
    }

    pub fn names(&self) -> &[Name] {
        &self.names
    }

    pub fn with_phone(&self, phone: &str) -> &[u32] {
        self.phones.get(phone).map_or(&[], Vec::as_slice)
    }

    pub fn remembered(&self, key: &str) -> Option<Remembered> {
        self.remembered.get(key).copied()
    }

    /// Names that are alike; made when the first name is not found.
    pub fn resembling(&self) -> &Resembling {
        self.resembling.get_or_init(|| Resembling::new(&self.names, &self.bearers))
    }

    /// The names of the groups that somebody is in.
    pub fn groups_of(&self, bearer: &Bearer) -> Vec<String> {
        bearer.channels.iter().filter_map(|id| self.channel_names.get(id).cloned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lookup_finds_every_place_of_a_hash_in_order_and_no_other() {
        for count in [0_u32, 1, 2, 3, 64, 1000] {
            // Few hashes, of which some differ in their upper bits alone.
            let of = |place: u32| u64::from(place % 7) << (8 * (place % 5));
            let lookup = Lookup::new((0..count).map(|place| (of(place), place)));
            for asked in (0..count).map(of).chain([0, 1, u64::MAX]) {
                let expected: Vec<u32> = (0..count).filter(|place| of(*place) == asked).collect();
                assert_eq!(lookup.of(asked).collect::<Vec<_>>(), expected, "{asked} of {count}");
            }
        }
    }
}
