//! One person of a list: names that repeat are numbers, dates are read once the whole column is known.

use std::collections::HashMap;

use serde_json::Value;

use crate::Uid;

/// The plain text columns of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub(super) enum Slot {
    Remark,
    Phone,
    Email,
    Birthday,
    JoinedOn,
    LeftOn,
    Source,
    Note,
}

impl Slot {
    pub(super) const ALL: [Self; 8] = [
        Self::Remark,
        Self::Phone,
        Self::Email,
        Self::Birthday,
        Self::JoinedOn,
        Self::LeftOn,
        Self::Source,
        Self::Note,
    ];

    /// The column's name in the database and in reports.
    pub(super) fn column(self) -> &'static str {
        match self {
            Self::Remark => "remark",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Birthday => "birthday",
            Self::JoinedOn => "joined_on",
            Self::LeftOn => "left_on",
            Self::Source => "source",
            Self::Note => "note",
        }
    }
}

/// Values of the plain text columns.
pub(super) type Texts = [Option<Box<str>>; Slot::ALL.len()];

/// An account that a list names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ListedAccount {
    pub platform: u32,
    pub external_id: Option<Box<str>>,
    pub handle: Option<Box<str>>,
}

/// What a list says of a person's place in a group.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct InGroup {
    /// Names of groups; none means the group whose list this is.
    pub channels: Vec<u32>,
    pub nickname: Option<Box<str>>,
    pub joined_on: Option<Box<str>>,
    pub left_on: Option<Box<str>>,
    pub inviter: Option<Box<str>>,
    pub how: Option<Box<str>>,
}

/// One person of a list.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Record {
    pub row: u64,
    pub uid: Option<Uid>,
    pub name: Box<str>,
    pub texts: Texts,
    pub lunar: Option<bool>,
    pub tier: Option<u32>,
    pub tags: Vec<u32>,
    pub accounts: Vec<ListedAccount>,
    pub group: Option<Box<InGroup>>,
    /// By place among the mapping's custom fields.
    pub custom: Vec<(u32, Value)>,
}

impl Record {
    pub(super) fn text(&self, slot: Slot) -> Option<&str> {
        self.texts[slot as usize].as_deref()
    }

    pub(super) fn group_mut(&mut self) -> &mut InGroup {
        self.group.get_or_insert_default()
    }

    /// Takes over what a later row of the same person says; its values win, its blanks do not.
    pub(super) fn absorb(&mut self, later: Self) {
        if !later.name.is_empty() {
            self.name = later.name;
        }
        for (mine, theirs) in self.texts.iter_mut().zip(later.texts) {
            take(mine, theirs);
        }
        take(&mut self.lunar, later.lunar);
        take(&mut self.tier, later.tier);
        for tag in later.tags {
            if !self.tags.contains(&tag) {
                self.tags.push(tag);
            }
        }
        for account in later.accounts {
            match self.accounts.iter_mut().find(|known| known.platform == account.platform) {
                Some(known) => {
                    take(&mut known.external_id, account.external_id);
                    take(&mut known.handle, account.handle);
                }
                None => self.accounts.push(account),
            }
        }
        for (field, value) in later.custom {
            match self.custom.iter_mut().find(|(known, _)| *known == field) {
                Some((_, mine)) => *mine = value,
                None => self.custom.push((field, value)),
            }
        }
        if let Some(theirs) = later.group {
            let mine = self.group_mut();
            for channel in theirs.channels {
                if !mine.channels.contains(&channel) {
                    mine.channels.push(channel);
                }
            }
            take(&mut mine.nickname, theirs.nickname);
            take(&mut mine.joined_on, theirs.joined_on);
            take(&mut mine.left_on, theirs.left_on);
            take(&mut mine.inviter, theirs.inviter);
            take(&mut mine.how, theirs.how);
        }
    }
}

fn take<T>(mine: &mut Option<T>, theirs: Option<T>) {
    if theirs.is_some() {
        *mine = theirs;
    }
}

/// Names that repeat, each once.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_name: HashMap<Box<str>, u32>,
    names: Vec<Box<str>>,
}

impl Names {
    pub(super) fn number(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.by_name.get(name) {
            return number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name.into());
        self.by_name.insert(name.into(), number);
        number
    }
    pub(super) fn name(&self, number: u32) -> &str {
        self.names.get(number as usize).map_or("", |name| name)
    }
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| &**name)
    }
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }
}
