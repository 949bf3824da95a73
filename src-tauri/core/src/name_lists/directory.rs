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

/// Everybody.
pub(super) struct Directory {
    pub bearers: Vec<Bearer>,
    /// Whether the members of the list's groups are known.
    pub has_group: bool,
    exact: HashMap<String, Vec<Hit>>,
    /// Under the letters and digits alone, where these are not the whole name.
    loose: HashMap<String, Vec<Hit>>,
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
            exact: HashMap::with_capacity(bearers.len() * 2),
            loose: HashMap::new(),
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
        let mut names: Vec<(u32, NameReason, String)> = Vec::with_capacity(self.bearers.len() * 3);
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
                names.push((at, reason, nickname.to_owned()));
            }
        })?;
        table::each_account(tx, &mut |member, text| {
            if let (Some(&at), Some(text)) = (places.get(&member), text) {
                names.push((at, NameReason::Handle, text.to_owned()));
            }
        })?;
        for (at, bearer) in (0..).zip(&self.bearers) {
            names.extend(bearer.remark.as_ref().map(|remark| (at, NameReason::Remark, remark.clone())));
            names.push((at, NameReason::Name, bearer.name.clone()));
            if let Some(phone) = &bearer.phone {
                self.phones.entry(phone.clone()).or_default().push(at);
            }
        }
        self.has_group = self.bearers.iter().any(|bearer| bearer.in_group);
        for (at, reason, name) in names {
            let exact = exact_key(&name);
            let loose = loose_key(&exact);
            if !loose.is_empty() && loose != exact {
                self.loose.entry(loose).or_default().push((at, reason));
            }
            self.exact.entry(exact).or_default().push((at, reason));
        }
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
        if self.exact.contains_key(&exact) || self.remembered.contains_key(&exact) {
            return true;
        }
        // Brackets, slashes and the like hold remarks more often than they are ornaments.
        let plain = exact.chars().all(|c| c.is_alphanumeric() || !c.is_ascii() && !c.is_whitespace());
        let loose = loose_key(&exact);
        plain && !loose.is_empty() && (self.exact.contains_key(&loose) || self.loose.contains_key(&loose))
    }

    /// Who bears a name, each once with the best reason.
    pub fn bearing(&self, exact: &str) -> Vec<Hit> {
        let found = self.exact.get(exact).map_or(&[][..], Vec::as_slice);
        let mut hits = found.to_vec();
        if !hits.iter().any(|(at, _)| self.bearers[*at as usize].in_group) {
            let loose = loose_key(exact);
            if !loose.is_empty() {
                hits.extend(self.loose.get(&loose).into_iter().flatten());
                hits.extend(self.exact.get(&loose).into_iter().flatten());
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

    pub fn with_phone(&self, phone: &str) -> &[u32] {
        self.phones.get(phone).map_or(&[], Vec::as_slice)
    }

    pub fn remembered(&self, key: &str) -> Option<Remembered> {
        self.remembered.get(key).copied()
    }

    /// Names that are alike; made when the first name is not found.
    pub fn resembling(&self) -> &Resembling {
        self.resembling.get_or_init(|| {
            let names = self
                .exact
                .iter()
                .flat_map(|(name, hits)| hits.iter().map(move |(at, _)| (name.as_str(), *at)));
            Resembling::new(names, &self.bearers)
        })
    }

    /// The names of the groups that somebody is in.
    pub fn groups_of(&self, bearer: &Bearer) -> Vec<String> {
        bearer.channels.iter().filter_map(|id| self.channel_names.get(id).cloned()).collect()
    }
}
