//! What rules need to know of everybody besides the log, in memory for as long as the application runs: gathering it anew takes
//! longer than to ask six rules about it. Disposable: SQLite stays the truth.

use std::{
    collections::{BTreeSet, HashMap},
    ops::Range,
    sync::Arc,
};

use crate::{
    Result,
    clock::Millis,
    insights::{self, Histories, History},
    members,
    members::MemberSet,
    recurrence::{number_of, parse_date},
    store::{ChangedRow, Mirror, Mirrored, ReadTx, Store, named_by},
    tiers, workers,
};

/// Somebody on whom ladders look: no program, outside of the trash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their row id.
    pub id: i64,
    /// The day on which they joined, where somebody entered it.
    pub joined: Option<i64>,
    /// The day on which they left.
    pub left: Option<i64>,
    /// The day on which the record was made, or an earlier one of which a list has them.
    pub recorded: i64,
    /// The tier on which they stand, and since when.
    pub tier: Option<(i64, Option<Millis>)>,
    /// Who brought them, by row id.
    pub inviter: Option<i64>,
    /// The channels in which they are, by row id.
    pub channels: Vec<i64>,
}

/// Everybody of a community, in the order of their row ids.
pub struct Roster {
    /// They.
    pub people: Vec<Person>,
}

impl Roster {
    /// The place of a member.
    pub fn place(&self, member_id: i64) -> Option<usize> {
        self.people.binary_search_by_key(&member_id, |person| person.id).ok()
    }
}

/// So many members are a piece of work.
const PIECE: usize = 2_048;

/// Reads what everybody did, by threads, and asks about it: the answers of the members in their order. Each thread has something to
/// work with that it keeps.
pub fn each_history<S: Default, R: Send>(
    people: &[Person],
    histories: &Histories<'_>,
    question: impl Fn(usize, &History, &mut S) -> R + Sync,
) -> Result<Vec<R>> {
    let mut pieces = (0..people.len()).step_by(PIECE);
    let mut all = Vec::with_capacity(people.len());
    let give = |_: &mut ()| Ok(pieces.next().map(|from| from..(from + PIECE).min(people.len())));
    let work = |piece: Range<usize>| {
        let (mut history, mut kept) = (History::default(), S::default());
        let mut answers = Vec::with_capacity(piece.len());
        for place in piece {
            histories.read(people[place].id, &people[place].channels, &mut history);
            answers.push(question(place, &history, &mut kept));
        }
        answers
    };
    workers::in_order(&mut (), give, work, |(), mut answers| {
        all.append(&mut answers);
        Ok(())
    })?;
    Ok(all)
}

/// The people on whom ladders look, by community.
#[derive(Default)]
pub struct Index(Arc<Mirror<Roster>>);

impl Mirrored for Roster {
    const WATCHED: &'static [&'static str] = &["member", "membership", "tier_move"];
    const RELOADING: &'static [&'static str] = &["tier", "ladder"];

    fn load(tx: &ReadTx<'_>, community_id: i64) -> Result<Self> {
        Ok(Self { people: people(tx, MemberSet::Community(community_id))? })
    }

    fn refresh(&mut self, tx: &ReadTx<'_>, changes: &[ChangedRow]) -> Result<()> {
        let mut concerned = BTreeSet::new();
        for change in changes {
            if change.table == "member" {
                concerned.insert(change.row_id);
            } else {
                concerned.extend(named_by(tx, change, "member_id")?);
            }
        }
        let mut others: HashMap<i64, Option<Person>> = HashMap::new();
        for id in concerned {
            let now = people(tx, MemberSet::One(id))?.pop();
            match (self.place(id), now) {
                (Some(place), Some(person)) => self.people[place] = person,
                // Each removal from the middle would move all behind it.
                (None, None) => {}
                (_, other) => drop(others.insert(id, other)),
            }
        }
        if !others.is_empty() {
            self.people.retain(|person| !others.contains_key(&person.id));
            self.people.extend(others.into_values().flatten());
            self.people.sort_by_key(|person| person.id);
        }
        Ok(())
    }
}

/// Questions of one snapshot.
#[derive(Clone, Copy)]
pub struct Asking<'a, 'b> {
    index: &'a Index,
    store: &'a Store,
    /// To the members and the logs.
    pub logs: insights::Asking<'a, 'b>,
}

impl Index {
    /// Questions of one snapshot.
    pub fn asking<'a, 'b>(&'a self, store: &'a Store, logs: insights::Asking<'a, 'b>) -> Asking<'a, 'b> {
        Asking { index: self, store, logs }
    }
}

impl<'a, 'b> Asking<'a, 'b> {
    /// The snapshot.
    pub fn tx(&self) -> &'a ReadTx<'b> {
        self.logs.tx()
    }

    /// Asks about everybody of a community. They are read first when they are not in memory yet.
    pub fn people<A>(&self, community_id: i64, question: impl Fn(&Roster) -> Result<A>) -> Result<A> {
        let mirror = &self.index.0;
        if !mirror.is_loaded(community_id) {
            mirror.load(self.store, community_id)?;
        }
        if let Some(answer) = mirror.ask(self.tx(), community_id, &question)? {
            return answer;
        }
        question(&Roster::load(self.tx(), community_id)?)
    }
}

fn people(tx: &ReadTx<'_>, whose: MemberSet) -> Result<Vec<Person>> {
    let mut people: Vec<Person> = Vec::new();
    let day = |text: &str| parse_date("day", text).map(number_of).ok();
    members::each_stay(tx, whose, &mut |stay| {
        people.push(Person {
            id: stay.member_id,
            joined: stay.joined_on.and_then(day),
            left: stay.left_on.and_then(day),
            recorded: day(stay.recorded_on).unwrap_or(0),
            tier: None,
            inviter: None,
            channels: Vec::new(),
        });
    })?;
    let mut roster = Roster { people };
    let mut change = |id: i64, change: &dyn Fn(&mut Person)| {
        if let Some(place) = roster.place(id) {
            change(&mut roster.people[place]);
        }
    };
    for place in tiers::places(tx, whose)? {
        change(place.member_id, &|person| person.tier = Some((place.tier_id, place.since)));
    }
    for (id, inviter) in members::brought(tx, whose)? {
        change(id, &|person| person.inviter = Some(inviter));
    }
    for (id, channel) in members::placed(tx, whose)? {
        change(id, &|person| person.channels.push(channel));
    }
    Ok(roster.people)
}
