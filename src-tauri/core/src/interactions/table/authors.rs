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
    Authors::of(tx, living(tx, community_id)?, &accounts(tx, community_id)?)
}

impl Authors {
    /// Who the authors are by what was read of them, perhaps by two threads: there are as many as there are people, and half of
    /// the time goes into reading either.
    pub fn of(tx: &ReadTx<'_>, mut living: Living, accounts: &Accounts) -> Result<Self> {
        let mut found = Self::default();
        for (at, (account, member)) in accounts.ids.iter().enumerate() {
            let bot = living.bots.contains(member);
            let Some(place) = living.place(*member) else { continue };
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
            let member = number.and_then(|number| found.person.get(number as usize)).copied();
            let person = match member.filter(|person| *person != Self::NOBODY) {
                Some(person) => person,
                None => {
                    let key = accounts.stranger_keys.get(at).unwrap_or_default();
                    found.add(key, stranger.bot, Whom::Stranger(stranger.id))
                }
            };
            found.name(of_stranger(stranger.id), person);
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

    fn get(&self, at: usize) -> Option<&str> {
        let (begin, end) = (*self.spans.get(at)?)?;
        Some(&self.text[begin..end])
    }
}

/// Reads the accounts.
pub fn accounts(tx: &ReadTx<'_>, community_id: i64) -> Result<Accounts> {
    let mut found = Accounts::default();
    let mut statement = tx
        .sql()
        .prepare_cached("SELECT id, member_id, coalesce(external_id, handle) FROM account ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        found.ids.push((row.get(0)?, row.get(1)?));
        found.keys.push(row.get_ref(2)?.as_str_or_null().map_err(rusqlite::Error::from)?);
    }
    let mut statement = tx.sql().prepare_cached(
        "SELECT id, key, bot, account_id FROM interaction_author WHERE community_id = ?1 ORDER BY id",
    )?;
    let mut rows = statement.query([community_id])?;
    while let Some(row) = rows.next()? {
        found.strangers.push(OfNobody { id: row.get(0)?, bot: row.get(2)?, account_id: row.get(3)? });
        found.stranger_keys.push(Some(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?));
    }
    Ok(found)
}

fn name_of_member(tx: &ReadTx<'_>, id: i64) -> Result<String> {
    let mut statement = tx.sql().prepare_cached("SELECT name FROM member WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0))?)
}

/// The members of a community and their places among the authors. Row ids lie close together, so a list of them is faster than
/// hashing.
#[derive(Debug)]
pub struct Living {
    first: i64,
    /// By row id: the place; nobody who has none yet, and nothing for whom the community does not know.
    places: Vec<Option<u32>>,
    bots: HashSet<i64>,
}

/// Reads who the members are.
pub fn living(tx: &ReadTx<'_>, community_id: i64) -> Result<Living> {
    let bots = members::of_part(tx, community_id, MemberPart::Bot)?.into_iter().collect();
    let mut statement =
        tx.sql().prepare_cached("SELECT id FROM member WHERE community_id = ?1 AND deleted_at IS NULL")?;
    let ids: Vec<i64> =
        statement.query_map([community_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let (first, last) = (ids.iter().min().copied().unwrap_or(0), ids.iter().max().copied().unwrap_or(-1));
    let mut living =
        Living { first, places: vec![None; usize::try_from(last - first + 1).unwrap_or(0)], bots };
    for id in ids {
        let place = usize::try_from(id - first).ok().and_then(|place| living.places.get_mut(place));
        if let Some(place) = place {
            *place = Some(Authors::NOBODY);
        }
    }
    Ok(living)
}

impl Living {
    /// The place of a member, to be set where it is nobody yet.
    fn place(&mut self, id: i64) -> Option<&mut u32> {
        let place = usize::try_from(id.checked_sub(self.first)?).ok()?;
        self.places.get_mut(place)?.as_mut()
    }
}
