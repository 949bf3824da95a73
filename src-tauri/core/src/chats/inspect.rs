//! What an export holds, counted.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
};

use serde::{Serialize, Serializer};

use super::{
    Chat, Event, EventKind, Fault, Kind, Message, Options, Person, Place, Problem, Sink, Source, Time,
};
use crate::Result;

/// So many problems of one kind are told one by one.
const MOST_PROBLEMS: u64 = 500;

/// What an export holds.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Inspection {
    /// The format that was recognised.
    pub format: &'static str,
    /// Messages written by a person or bot, media and stickers too; neither system lines nor what was recalled.
    pub messages: u64,
    /// Lines of the platform itself.
    pub system_messages: u64,
    /// How many wrote.
    pub authors: u64,
    /// How many messages each wrote, by the source's stable id as written, else by the name.
    pub per_author: BTreeMap<String, u64>,
    /// The time of the earliest message; without a zone where the source has none.
    pub first: Option<String>,
    /// The time of the latest message.
    pub last: Option<String>,
    /// How many persons came.
    pub joins: u64,
    /// How many persons went.
    pub leaves: u64,
    /// Messages that answer a message of the chat.
    pub replies: u64,
    /// All reactions.
    pub reactions: u64,
    /// Messages that were edited.
    pub edited: u64,
    /// Messages with a file, picture or recording.
    pub attachments: u64,
    /// Accounts of programs.
    pub bots: u64,
    /// Entries of lists of members.
    pub members: u64,
    /// Rows of a table that holds more than messages, or neither these nor people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<u64>,
    /// What was odd, with its place: of each kind the first five hundred.
    pub problems: Vec<Problem>,
    /// How much was odd, by kind.
    #[serde(skip)]
    pub problem_counts: BTreeMap<&'static str, u64>,
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut object = serializer.serialize_struct("Problem", 2)?;
        object.serialize_field("place", &self.place.to_string())?;
        object.serialize_field("code", self.code.code())?;
        object.end()
    }
}

/// Reads a whole export, or the exports of an archive, and counts what it holds; the format is that of the first, or the one that
/// somebody names.
pub fn inspect(source: &Source, format: Option<&str>, options: &Options) -> Result<Inspection> {
    let found = match format {
        Some(name) => super::overruled(source, name, options)?,
        None => super::recognise(source, options)?,
    };
    let name = found.first().map_or("", |(_, format)| format.name());
    counted(name, |sink| {
        for (source, format) in &found {
            format.read(source, options, sink)?;
            source.tell_damage(sink);
        }
        super::tell_left_out(source, &found, sink)
    })
}

/// Counts what `read` hands out of something in a format.
pub(crate) fn counted(
    format: &'static str,
    read: impl FnOnce(&mut dyn Sink) -> Result<()>,
) -> Result<Inspection> {
    let mut counts = Counts::default();
    read(&mut counts)?;
    Ok(counts.finish(format))
}

/// Ids seen so far. Nearly all come in rising order, so that they lie in a list and nothing is searched.
#[derive(Default)]
struct Ids {
    rising: Vec<u64>,
    others: HashSet<u64>,
}

impl Ids {
    /// Whether the id is new.
    fn add(&mut self, id: &str) -> bool {
        let Ok(number) = id.parse::<u64>() else {
            let mut hasher = DefaultHasher::new();
            id.hash(&mut hasher);
            return self.others.insert(hasher.finish());
        };
        if self.rising.last().is_none_or(|last| *last < number) {
            if !self.others.is_empty() && self.others.contains(&number) {
                return false;
            }
            self.rising.push(number);
            return true;
        }
        self.rising.binary_search(&number).is_err() && self.others.insert(number)
    }
}

#[derive(Default)]
struct Counts {
    found: Inspection,
    ids: Ids,
    per_author: HashMap<String, u64>,
    bots: HashSet<String>,
    /// Names of programs in lists of members: some platforms give a program one id there and another where it writes.
    listed_bots: HashSet<String>,
    span: Option<(Time, Time)>,
    problems: HashMap<Fault, u64>,
}

impl Counts {
    fn finish(mut self, format: &'static str) -> Inspection {
        self.found.format = format;
        self.found.authors = self.per_author.len() as u64;
        self.found.per_author = self.per_author.into_iter().collect();
        self.found.bots = self.bots.len() as u64;
        self.found.first = self.span.map(|(first, _)| first.written());
        self.found.problem_counts =
            self.problems.iter().map(|(fault, count)| (fault.code(), *count)).collect();
        self.found.last = self.span.map(|(_, last)| last.written());
        self.found
    }

    fn bot(&mut self, person: &Person<'_>) {
        if person.bot && !self.bots.contains(person.key()) {
            self.bots.insert(person.key().to_owned());
        }
    }

    fn count_author(&mut self, person: &Person<'_>) {
        if person.name.as_deref().is_none_or(|name| !self.listed_bots.contains(name)) {
            self.bot(person);
        }
        let key = person.key();
        if key.is_empty() {
            return;
        }
        match self.per_author.get_mut(key) {
            Some(count) => *count += 1,
            None => {
                self.per_author.insert(key.to_owned(), 1);
            }
        }
    }
}

impl Sink for Counts {
    fn chat(&mut self, _: &Chat<'_>) -> Result<()> {
        self.ids = Ids::default();
        Ok(())
    }

    fn member(&mut self, person: &Person<'_>) -> Result<()> {
        self.found.members += 1;
        self.bot(person);
        if person.bot {
            self.listed_bots.extend(person.name.as_deref().map(str::to_owned));
        }
        Ok(())
    }

    fn message(&mut self, message: &Message<'_>) -> Result<()> {
        if let Some(id) = message.id.as_deref()
            && !self.ids.add(id)
        {
            self.problem(Problem::new(Place::Message(id.to_owned()), Fault::DuplicateId));
            return Ok(());
        }
        match message.kind {
            Kind::System => {
                self.found.system_messages += 1;
                return Ok(());
            }
            Kind::Recalled => return Ok(()),
            Kind::Reply => self.found.replies += 1,
            Kind::Message => {}
        }
        self.found.messages += 1;
        if let Some(author) = &message.author {
            self.count_author(author);
        }
        self.found.edited += u64::from(message.edited);
        self.found.attachments += u64::from(!message.attachments.is_empty());
        // Counts come from the file: nonsense there must not end the reading.
        for reaction in &message.reactions {
            self.found.reactions = self.found.reactions.saturating_add(reaction.count);
        }
        if let Some(time) = message.time {
            self.span = Some(match self.span {
                None => (time, time),
                Some((first, last)) => (
                    if time.millis() < first.millis() { time } else { first },
                    if time.millis() > last.millis() { time } else { last },
                ),
            });
        }
        Ok(())
    }

    fn event(&mut self, event: &Event<'_>) -> Result<()> {
        match event.kind {
            EventKind::Joined | EventKind::Invited => self.found.joins += 1,
            EventKind::Left => self.found.leaves += 1,
            EventKind::Renamed => {}
        }
        Ok(())
    }

    fn problem(&mut self, problem: Problem) {
        let told = self.problems.entry(problem.code).or_default();
        *told += 1;
        if *told <= MOST_PROBLEMS {
            self.found.problems.push(problem);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_new_once_in_whatever_order_they_come() {
        let mut ids = Ids::default();
        let told: Vec<bool> =
            ["5", "9", "7", "7", "9", "x", "x", "12", "8"].iter().map(|id| ids.add(id)).collect();
        assert_eq!(told, [true, true, true, false, false, true, false, true, true]);
    }
}
