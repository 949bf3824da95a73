//! Who the people of the files are: members by an account of theirs, or somebody who is no member yet.

use std::collections::{HashMap, HashSet};

use super::{
    gathered::{Gathered, NOBODY, Named, Who},
    view::Assignment,
};
use crate::{
    Error, Result,
    interactions::{self, AuthorRow},
    members::{self, Newcomer},
    store::{ReadTx, WriteTx},
};

/// What is known of the people of the files, by their numbers there.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The member and the account.
    members: Vec<Option<(i64, i64)>>,
    /// The number in the log.
    numbers: Vec<Option<u32>>,
    /// The row id of somebody who is to be given an account.
    waiting: Vec<Option<i64>>,
    /// Somebody of whom the log says no more who that was.
    erased: Vec<bool>,
    /// Accounts that have another name now.
    renamed: Vec<(i64, Who)>,
    /// Members who wrote nothing so far, and are programs as their platform says: a list has them as it has people.
    programs: Vec<i64>,
}

/// Looks everybody up.
pub(super) fn known(tx: &ReadTx<'_>, community_id: i64, people: &[Named]) -> Result<Known> {
    let by_key: HashMap<(&str, &str), usize> = (people.iter().enumerate())
        .map(|(place, person)| ((person.platform.as_str(), person.key.as_str()), place))
        .collect();
    let mut found = Known {
        members: vec![None; people.len()],
        numbers: vec![None; people.len()],
        waiting: vec![None; people.len()],
        erased: vec![false; people.len()],
        renamed: Vec::new(),
        programs: Vec::new(),
    };
    let mut by_handle: HashMap<usize, Option<(i64, i64)>> = HashMap::new();
    members::each_account(tx, community_id, |account| {
        let place = |key: &str| by_key.get(&(account.platform, key)).copied();
        if let Some(place) = account.external_id.and_then(place) {
            if found.members[place].is_none() {
                found.members[place] = Some((account.member_id, account.id));
                let Named { name, key, has_id, .. } = &people[place];
                // Who only reacts is named by the id alone: that is no new name.
                if *has_id && name != key && account.handle.is_some_and(|handle| handle != name) {
                    found.renamed.push((account.id, Who::try_from(place).unwrap_or(NOBODY)));
                }
            }
        } else if let Some(place) = account.handle.and_then(place).filter(|place| !people[*place].has_id) {
            // Who is only named is the one who is called so there, unless two are.
            let one = Some((account.member_id, account.id));
            by_handle.entry(place).and_modify(|several| *several = None).or_insert(one);
        }
    })?;
    for (place, one) in by_handle {
        found.members[place] = found.members[place].or(one);
    }
    for (place, member) in found.members.iter().enumerate() {
        found.numbers[place] = member.and_then(|(_, account)| interactions::of_account(account));
    }
    interactions::each_stranger(tx, community_id, |stranger| {
        let Some(&place) = by_key.get(&(stranger.platform, stranger.key)) else { return };
        // What they wrote before they were a member stays under the number they had then.
        found.numbers[place] = stranger.number().or(found.numbers[place]);
        if stranger.account_id.is_none() {
            found.waiting[place] = Some(stranger.id);
        }
    })?;
    let programs = programs(tx, &found, people)?;
    // An older export says what somebody was called then.
    let renamed = found.renamed.iter().filter_map(|(_, who)| found.numbers[*who as usize]);
    let numbers: HashSet<u32> = renamed.chain(programs.iter().map(|(_, number)| *number)).collect();
    let last = interactions::last_of(tx, community_id, &numbers)?;
    found.renamed.retain(|(_, who)| {
        let last = found.numbers[*who as usize].and_then(|number| last.get(&number));
        last.is_none_or(|last| people[*who as usize].named_at >= *last)
    });
    // Whoever has been counted and is no program for the user is none.
    found
        .programs
        .extend(programs.iter().filter(|(_, number)| !last.contains_key(number)).map(|(member, _)| *member));
    let erased = interactions::erased(tx, community_id)?;
    for (place, Named { platform, key, has_id, .. }) in people.iter().enumerate() {
        if found.numbers[place].is_none()
            && let Some(number) = erased.number(platform, key, *has_id)
        {
            // What they wrote stays under the number that is nobody's.
            found.numbers[place] = Some(number);
            found.erased[place] = true;
        }
    }
    Ok(found)
}

/// Members who are programs as their platform says, of whom the user says nothing; with their numbers in the log.
fn programs(tx: &ReadTx<'_>, found: &Known, people: &[Named]) -> Result<Vec<(i64, u32)>> {
    let mut programs = Vec::new();
    for (place, _) in people.iter().enumerate().filter(|(_, person)| person.bot && !person.is_guessed()) {
        if let (Some((member, _)), Some(number)) = (found.members[place], found.numbers[place])
            && members::has_no_part(tx, member)?
        {
            programs.push((member, number));
        }
    }
    Ok(programs)
}

/// Everybody, with the numbers and the members that they are now.
#[derive(Debug, Default)]
pub(super) struct Resolved {
    numbers: Vec<u32>,
    members: Vec<Option<i64>>,
    new: HashSet<Who>,
    erased: Vec<bool>,
    /// Those who wrote before and have an account now.
    assigned: Vec<(i64, i64)>,
    /// Members who were made.
    pub new_members: u64,
    /// Those who wrote and are no members.
    pub strangers: u64,
}

impl Resolved {
    /// The number in the log. Nobody's is that of an account that there never is.
    pub(super) fn number(&self, who: Who) -> u32 {
        self.numbers.get(who as usize).copied().unwrap_or(0)
    }

    /// Whether the log says no more who that was.
    pub(super) fn is_erased(&self, who: Who) -> bool {
        self.erased.get(who as usize).is_some_and(|erased| *erased)
    }

    /// Whether they have just been made a member.
    pub(super) fn is_new(&self, who: Who) -> bool {
        self.new.contains(&who)
    }

    /// The member's row id.
    pub(super) fn member(&self, who: Who) -> Option<i64> {
        self.members.get(who as usize).copied().flatten()
    }
}

impl Known {
    /// The number in the log of somebody of the files; nothing for who is new, and for nobody.
    pub(super) fn number(&self, who: Who) -> Option<u32> {
        self.numbers.get(who as usize).copied().flatten()
    }

    /// Whom an import makes members: everybody who is none and no program, where the user wants it.
    fn newcomers(&self, (people, wanted): (&[Named], &[bool]), assignment: Assignment) -> Vec<usize> {
        let is_nobody =
            |place: usize| self.members[place].is_none() && !self.erased[place] && !people[place].bot;
        let is_new = |place: &usize| wanted[*place] && is_nobody(*place);
        match assignment {
            Assignment::Members => (0..people.len()).filter(is_new).collect(),
            Assignment::Unassigned => Vec::new(),
        }
    }

    /// Everybody as they are known, when nobody is new and nothing changes about anybody.
    pub(super) fn as_known(&self, people: (&[Named], &[bool]), assignment: Assignment) -> Option<Resolved> {
        let waits = |place: usize| self.waiting[place].is_some() && self.members[place].is_some();
        if !self.newcomers(people, assignment).is_empty()
            || !self.renamed.is_empty()
            || (0..self.numbers.len()).any(|place| people.1[place] && waits(place))
        {
            return None;
        }
        let numbers = self.numbers.iter().zip(people.1).map(|(number, wanted)| match number {
            Some(number) => Some(*number),
            None => (!wanted).then_some(0),
        });
        Some(Resolved {
            numbers: numbers.collect::<Option<_>>()?,
            members: self.members.iter().map(|member| member.map(|(member, _)| member)).collect(),
            erased: self.erased.clone(),
            ..Resolved::default()
        })
    }

    /// How many of those whom the files name are erased.
    pub(super) fn erased(&self) -> u64 {
        self.erased.iter().filter(|erased| **erased).count() as u64
    }

    /// How many known people the files name.
    pub(super) fn count(&self) -> u64 {
        self.members.iter().flatten().count() as u64
    }

    /// Writes down those who are new. To be called within [`WriteTx::bulk_inserts`].
    pub(super) fn resolve(
        &self,
        tx: &WriteTx<'_>,
        community_id: i64,
        (people, wanted): (&[Named], &[bool]),
        assignment: Assignment,
        joined: &HashMap<Who, String>,
    ) -> Result<Resolved> {
        let mut resolved = Resolved {
            members: self.members.iter().map(|member| member.map(|(member, _)| member)).collect(),
            erased: self.erased.clone(),
            ..Resolved::default()
        };
        let mut numbers = self.numbers.clone();
        let newcomers = self.newcomers((people, wanted), assignment);
        let rows: Vec<Newcomer<'_>> = (newcomers.iter())
            .map(|place| Newcomer {
                name: &people[*place].name,
                platform: &people[*place].platform,
                external_id: &people[*place].key,
                joined_on: Who::try_from(*place).ok().and_then(|who| joined.get(&who)).map(String::as_str),
            })
            .collect();
        for (place, (member, account)) in
            newcomers.iter().zip(members::insert_newcomers(tx, community_id, &rows)?)
        {
            resolved.members[*place] = Some(member);
            resolved.new.insert(Who::try_from(*place).unwrap_or(NOBODY));
            numbers[*place] = numbers[*place].or(interactions::of_account(account));
            resolved.assigned.extend(self.waiting[*place].map(|author| (author, account)));
        }
        resolved.new_members = rows.len() as u64;
        for (place, person) in people.iter().enumerate() {
            if let (Some(author), Some((_, account))) = (self.waiting[place], self.members[place]) {
                resolved.assigned.push((author, account));
            }
            let number = match numbers[place] {
                Some(number) => Some(number),
                None if !wanted[place] => Some(0),
                None => {
                    let row = AuthorRow {
                        platform: &person.platform,
                        key: &person.key,
                        name: &person.name,
                        bot: person.bot,
                    };
                    interactions::of_stranger(interactions::insert_author(tx, community_id, &row)?)
                }
            };
            let is_nobody = resolved.members[place].is_none() && !self.erased[place] && !person.bot;
            let waits = wanted[place] && is_nobody;
            resolved.strangers += u64::from(waits);
            resolved
                .numbers
                .push(number.ok_or_else(|| Error::internal("more authors than the log can number"))?);
        }
        Ok(resolved)
    }

    /// Writes what changes about those who are known; how many have another name now.
    pub(super) fn update(&self, tx: &mut WriteTx<'_>, people: &[Named], resolved: &Resolved) -> Result<u64> {
        for (author, account) in &resolved.assigned {
            interactions::assign(tx, *author, *account)?;
        }
        for (account, who) in &self.renamed {
            members::rename_account(tx, *account, &people[*who as usize].name)?;
        }
        for member in &self.programs {
            members::mark_bot(tx, *member)?;
        }
        Ok(self.renamed.len() as u64)
    }
}

/// The second at which somebody joined first, as far as the files say.
pub(super) fn first_joins<'a>(chats: impl Iterator<Item = &'a Gathered>) -> HashMap<Who, i64> {
    let mut first: HashMap<Who, i64> = HashMap::new();
    for chat in chats {
        let moves = chat.moves.iter().filter(|one| one.came).map(|one| (one.who, one.at));
        let listed = chat.roster.iter().filter_map(|(who, since)| Some((*who, (*since)?)));
        for (who, at) in moves.chain(listed).filter(|(who, _)| *who != NOBODY) {
            first.entry(who).and_modify(|first| *first = at.min(*first)).or_insert(at);
        }
    }
    first
}
