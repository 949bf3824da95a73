//! SQL of who the authors of a log are.

use std::collections::HashSet;

use crate::{
    Result,
    interactions::{of_account, of_stranger},
    members::{self, MemberPart},
    store::ReadTx,
};

/// Who the authors of a community are: every person once, whether a member or not.
#[derive(Debug, Default)]
pub struct Authors {
    /// By author number: the place of the person; [`Authors::NOBODY`] where the number is nobody's any more.
    pub person: Vec<u32>,
    /// By person: a program.
    pub bots: Vec<bool>,
    /// By person: who that is.
    pub whom: Vec<Whom>,
    keys: String,
    ends: Vec<usize>,
}

/// Who a person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// A member, by the row id.
    Member(i64),
    /// Somebody who is no member, by the row id of the author.
    Stranger(i64),
}

impl Whom {
    /// The member's row id.
    pub fn member(self) -> Option<i64> {
        match self {
            Self::Member(id) => Some(id),
            Self::Stranger(_) => None,
        }
    }
}

impl Authors {
    /// The place of nobody.
    pub const NOBODY: u32 = u32::MAX;

    /// How many people there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// What the source calls a person: a stable id as it was written, else the name.
    pub fn key(&self, person: usize) -> &str {
        let start = person.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.keys[start..self.ends[person]]
    }

    fn add(&mut self, key: &str, bot: bool, whom: Whom) -> u32 {
        self.keys.push_str(key);
        self.ends.push(self.keys.len());
        self.bots.push(bot);
        self.whom.push(whom);
        u32::try_from(self.ends.len() - 1).unwrap_or(Self::NOBODY)
    }

    fn name(&mut self, number: Option<u32>, person: u32) {
        let Some(place) = number.map(|number| number as usize) else { return };
        if self.person.len() <= place {
            self.person.resize(place + 1, Self::NOBODY);
        }
        self.person[place] = person;
    }
}

/// Reads who the authors of a community are. A member with several accounts is one person, called by the first of them.
pub fn authors(tx: &ReadTx<'_>, community_id: i64) -> Result<Authors> {
    let mut accounts = Accounts::of_members(tx, (i64::MIN, i64::MAX))?;
    accounts.add_strangers(tx, community_id)?;
    Authors::of(tx, &others(tx, community_id)?, &accounts)
}

impl Authors {
    /// Who the authors are by what was read of them, perhaps by two threads.
    pub fn of(tx: &ReadTx<'_>, others: &Others, accounts: &Accounts) -> Result<Self> {
        let (mut found, mut places) = (Self::default(), Places::of(accounts));
        for (at, (account, member)) in accounts.ids.iter().enumerate() {
            let bot = others.bots.contains(member);
            let Some(place) = places.of_member(*member).filter(|_| !others.has(*member)) else { continue };
            if *place == Self::NOBODY {
                *place = match accounts.keys.get(at) {
                    Some(key) => found.add(key, bot, Whom::Member(*member)),
                    None => found.add(&name_of_member(tx, *member)?, bot, Whom::Member(*member)),
                };
            }
            let person = *place;
            found.name(of_account(*account), person);
        }
        for (at, stranger) in accounts.strangers.iter().enumerate() {
            // Who became a member since is that member.
            let number = stranger.account_id.and_then(of_account);
            // An account that was taken from its member is known by several names.
            let number = number.or(stranger.released);
            let member = number.and_then(|number| found.person.get(number as usize)).copied();
            let person = match member.filter(|person| *person != Self::NOBODY) {
                Some(person) => person,
                None => {
                    let key = accounts.stranger_keys.get(at).unwrap_or_default();
                    found.add(key, stranger.bot, Whom::Stranger(stranger.id))
                }
            };
            found.name(stranger.released.or(of_stranger(stranger.id)), person);
        }
        Ok(found)
    }
}

/// The accounts of members, of whatever community, and those of a community who are no members.
#[derive(Debug, Default)]
pub struct Accounts {
    /// Row ids of accounts and of whose they are, in the order of the accounts.
    ids: Vec<(i64, i64)>,
    keys: Keys,
    strangers: Vec<OfNobody>,
    stranger_keys: Keys,
}

#[derive(Debug)]
struct OfNobody {
    id: i64,
    bot: bool,
    account_id: Option<i64>,
    /// That of an account that was taken from its member.
    released: Option<u32>,
}

/// Texts one after the other, each of which may be missing.
#[derive(Debug, Default)]
struct Keys {
    text: String,
    /// Where each lies.
    spans: Vec<Option<(usize, usize)>>,
}

impl Keys {
    fn push(&mut self, key: Option<&str>) {
        let begin = self.text.len();
        self.text.push_str(key.unwrap_or_default());
        self.spans.push(key.map(|_| (begin, self.text.len())));
    }

    fn append(&mut self, other: &Self) {
        let before = self.text.len();
        self.text.push_str(&other.text);
        self.spans
            .extend(other.spans.iter().map(|span| span.map(|(begin, end)| (before + begin, before + end))));
    }

    fn get(&self, at: usize) -> Option<&str> {
        let (begin, end) = (*self.spans.get(at)?)?;
        Some(&self.text[begin..end])
    }
}

impl Accounts {
    /// Those of members whose row ids lie between two, the first and the last one.
    pub fn of_members(tx: &ReadTx<'_>, (first, last): (i64, i64)) -> Result<Self> {
        let mut found = Self::default();
        let mut statement = tx.sql().prepare_cached(
            "SELECT id, member_id, coalesce(external_id, handle) FROM account WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
        )?;
        let mut rows = statement.query([first, last])?;
        while let Some(row) = rows.next()? {
            found.ids.push((row.get(0)?, row.get(1)?));
            found.keys.push(row.get_ref(2)?.as_str_or_null().map_err(rusqlite::Error::from)?);
        }
        Ok(found)
    }

    /// The row id up to which so many percent of them lie, where they lie evenly.
    pub fn up_to(tx: &ReadTx<'_>, percent: i64) -> Result<i64> {
        let mut statement = tx.sql().prepare_cached("SELECT coalesce(max(id), 0) FROM account")?;
        let last: i64 = statement.query_row([], |row| row.get(0))?;
        Ok(last / 100 * percent)
    }

    /// Adds those whose row ids come behind.
    pub fn append(&mut self, mut later: Self) {
        self.ids.append(&mut later.ids);
        self.keys.append(&later.keys);
    }

    /// Adds those of a community who are no members.
    pub fn add_strangers(&mut self, tx: &ReadTx<'_>, community_id: i64) -> Result<()> {
        let mut statement = tx.sql().prepare_cached(
            "SELECT id, key, bot, account_id, number FROM interaction_author WHERE community_id = ?1 ORDER BY id",
        )?;
        let mut rows = statement.query([community_id])?;
        while let Some(row) = rows.next()? {
            self.strangers.push(OfNobody {
                id: row.get(0)?,
                bot: row.get(2)?,
                account_id: row.get(3)?,
                released: row.get(4)?,
            });
            self.stranger_keys.push(Some(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?));
        }
        Ok(())
    }
}

fn name_of_member(tx: &ReadTx<'_>, id: i64) -> Result<String> {
    let mut statement = tx.sql().prepare_cached("SELECT name FROM member WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0))?)
}

/// Who of all members a community does not know: nearly always nobody, so that reading them is faster than reading who it knows.
#[derive(Debug)]
pub struct Others {
    first: i64,
    /// By row id.
    are: Vec<bool>,
    bots: HashSet<i64>,
}

/// Reads whom a community does not know: the members of others, and those in its trash.
pub fn others(tx: &ReadTx<'_>, community_id: i64) -> Result<Others> {
    let bots = members::of_part(tx, community_id, MemberPart::Bot)?.into_iter().collect();
    // Each part is a range of the index; `deleted_at IS NOT NULL` would be a walk over all of it.
    let mut statement = tx.sql().prepare_cached(
        "SELECT id FROM member WHERE community_id < ?1
         UNION ALL SELECT id FROM member WHERE community_id > ?1
         UNION ALL SELECT id FROM member WHERE community_id = ?1 AND deleted_at >= ?2",
    )?;
    let ids: Vec<i64> =
        statement.query_map([community_id, i64::MIN], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let (first, last) = (ids.iter().min().copied().unwrap_or(0), ids.iter().max().copied().unwrap_or(-1));
    let mut are = vec![false; usize::try_from(last - first + 1).unwrap_or(0)];
    for id in ids {
        are[usize::try_from(id - first).unwrap_or(0)] = true;
    }
    Ok(Others { first, are, bots })
}

impl Others {
    fn has(&self, id: i64) -> bool {
        let place = id.checked_sub(self.first).and_then(|place| usize::try_from(place).ok());
        place.and_then(|place| self.are.get(place)).is_some_and(|is| *is)
    }
}

/// The places of members among the authors. Row ids lie close together, so a list of them is faster than hashing.
struct Places {
    first: i64,
    /// By row id; nobody who has none yet.
    places: Vec<u32>,
}

impl Places {
    fn of(accounts: &Accounts) -> Self {
        let members = || accounts.ids.iter().map(|(_, member)| *member);
        let (first, last) = (members().min().unwrap_or(0), members().max().unwrap_or(-1));
        Self { first, places: vec![Authors::NOBODY; usize::try_from(last - first + 1).unwrap_or(0)] }
    }

    /// The place of a member, to be set where it is nobody yet.
    fn of_member(&mut self, id: i64) -> Option<&mut u32> {
        self.places.get_mut(usize::try_from(id.checked_sub(self.first)?).ok()?)
    }
}
