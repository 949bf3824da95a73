//! What exports of chats say, gathered while they are read: rows of the log by chat, everybody who is named, and who came and went.

use std::collections::HashMap;

use super::{
    gathered::{Gathered, Move, NOBODY, Named, ReadRow, Who},
    problems::Told,
    view::SampleMessage,
};
use crate::{
    Error, Result,
    chats::{Chat, Event, EventKind, Fault, Kind as Said, Message, Person, Place, Problem, Sink, Time, When},
    clock::Millis,
    interactions::{Key, Kind},
    recurrence::Zone,
};

/// Messages of a chat that are shown before it comes in.
const SHOWN: usize = 20;
/// Characters of a message that are shown.
const SHOWN_TEXT: usize = 200;
/// Stands for a file without words.
const ATTACHED: &str = "📎";
/// Records after which the caller is told and asked.
const PACE: u64 = 1 << 13;
/// So many of one reaction to one message are counted whose authors are not known.
const MOST_RECEIVED: u64 = 10_000;
/// What tools call the owner of the account by, where they do not say who that is.
const SELF: &str = "我";
/// What platforms call whoever made the export, in what they say themselves.
const SELF_WORDS: [&str; 8] = [SELF, "你", "您", "You", "you", "あなた", "회원님", "Вы"];
/// Names of lists are of the day of the export.
const AT_LAST: i64 = i64::MAX;

/// How files are read.
pub(super) struct Manner<'a> {
    /// The zone of times that are written without one.
    pub zone: Zone,
    /// Who the owner of the account is, where tools do not say it.
    pub me: Option<String>,
    /// Whether texts are kept.
    pub keeps_texts: bool,
    /// Keys of those who are no programs, though they are called like some.
    pub not_bots: &'a [String],
    pub pace: &'a dyn Fn(u64) -> Result<()>,
}

/// The sink.
pub(super) struct Gather<'a> {
    manner: Manner<'a>,
    pub people: Vec<Named>,
    by_key: HashMap<(String, String), Who>,
    /// Names that somebody bore beside the newest one.
    names: HashMap<Who, Vec<String>>,
    /// Whoever made the export of a platform, where it says so by an id.
    own: HashMap<String, Who>,
    /// The second of what is being read.
    at: i64,
    pub chats: Vec<Gathered>,
    by_chat: HashMap<(String, String), usize>,
    chat: usize,
    /// What a chat without a name is called by.
    pub stem: String,
    /// Names without ids in events, to be looked up when everybody is known: chat, place among its moves, whether it is the one who did it.
    loose: Vec<(usize, usize, bool, String)>,
    pub problems: Told,
    /// Whether any time was written without a zone.
    pub is_local: bool,
    /// Whether any was written with one.
    pub is_zoned: bool,
    /// Whether somebody wrote who is only called "me".
    pub has_self: bool,
    pub reactions: u64,
    pub renames: u64,
    /// Those who are only guessed to be programs: key and name.
    pub guessed: Vec<(String, String)>,
    read: u64,
    file: u16,
    platform: String,
}

impl<'a> Gather<'a> {
    pub(super) fn new(manner: Manner<'a>) -> Self {
        Self {
            manner,
            people: Vec::new(),
            by_key: HashMap::new(),
            names: HashMap::new(),
            own: HashMap::new(),
            at: AT_LAST,
            chats: Vec::new(),
            by_chat: HashMap::new(),
            chat: 0,
            stem: String::new(),
            loose: Vec::new(),
            problems: Told::default(),
            is_local: false,
            is_zoned: false,
            file: 0,
            has_self: false,
            reactions: 0,
            renames: 0,
            guessed: Vec::new(),
            read: 0,
            platform: String::new(),
        }
    }

    /// A file begins, which is called so.
    pub(super) fn begin(&mut self, stem: &str) {
        stem.clone_into(&mut self.stem);
        self.platform.clear();
        self.chat = usize::MAX;
        // Beyond that many of one import, the last ones count as one.
        self.file = self.file.saturating_add(1);
    }

    /// Settles what could not be told before everything was read: who is meant by names alone.
    pub(super) fn finish(&mut self) {
        for person in self.people.iter_mut().filter(|person| person.is_guessed()) {
            self.guessed.push((person.key.clone(), person.name.clone()));
            person.bot = !self.manner.not_bots.contains(&person.key);
        }
        let mut by_name: HashMap<(&str, &str), Option<Who>> = HashMap::new();
        for (who, person) in (0..).zip(&self.people) {
            by_name
                .entry((&person.platform, &person.name))
                .and_modify(|several| *several = None)
                .or_insert(Some(who));
        }
        // Whom a sentence names may be called otherwise by now.
        for (who, name) in
            self.names.iter().flat_map(|(who, names)| names.iter().map(move |name| (who, name)))
        {
            let platform = self.people[*who as usize].platform.as_str();
            let known = by_name.entry((platform, name)).or_insert(Some(*who));
            *known = known.filter(|known| known == who);
        }
        let found: Vec<Option<Who>> = self
            .loose
            .iter()
            .map(|(chat, _, _, name)| {
                let platform = self.chats[*chat].platform.as_str();
                if SELF_WORDS.contains(&name.as_str()) {
                    return self.own.get(platform).copied();
                }
                by_name.get(&(platform, name.as_str())).copied().flatten()
            })
            .collect();
        for ((chat, place, by, name), known) in std::mem::take(&mut self.loose).into_iter().zip(found) {
            let platform = self.chats[chat].platform.clone();
            let who = match known {
                Some(who) => who,
                None if SELF_WORDS.contains(&name.as_str()) => self.own_number(&platform),
                None => self.number(&platform, &name, false, &name, false),
            };
            let one = &mut self.chats[chat].moves[place];
            if by { one.by = who } else { one.who = who }
        }
        for chat in &mut self.chats {
            chat.seen = HashMap::new();
            for one in &chat.moves {
                let kind = if one.came { Kind::Join } else { Kind::Leave };
                let (key, target) = (Key::NONE, Key::NONE);
                chat.rows.push(ReadRow { at: one.at, who: one.who, kind, key, target, file: one.file });
            }
        }
        self.chats.retain(|chat| !chat.rows.is_empty() || !chat.roster.is_empty());
    }

    fn number(&mut self, platform: &str, key: &str, has_id: bool, name: &str, bot: bool) -> Who {
        let place = (platform.to_owned(), key.to_owned());
        if let Some(who) = self.by_key.get(&place) {
            let person = &mut self.people[*who as usize];
            person.bot |= bot;
            if !name.is_empty() && person.name != name {
                // The name of the newest message is the name, whatever file is read last.
                let older = if self.at >= person.named_at {
                    std::mem::replace(&mut person.name, name.to_owned())
                } else {
                    name.to_owned()
                };
                let names = self.names.entry(*who).or_default();
                if !names.contains(&older) {
                    names.push(older);
                }
            }
            if !name.is_empty() {
                person.named_at = person.named_at.max(self.at);
            }
            return *who;
        }
        let who = Who::try_from(self.people.len()).unwrap_or(NOBODY);
        let named_at = if name.is_empty() { i64::MIN } else { self.at };
        let name = if name.is_empty() { key } else { name };
        self.people.push(Named {
            platform: platform.to_owned(),
            key: key.to_owned(),
            has_id,
            name: name.to_owned(),
            named_at,
            bot,
        });
        self.by_key.insert(place, who);
        who
    }

    /// The number of a person with an id or a name; nobody without either.
    fn who(&mut self, person: &Person<'_>) -> Who {
        let name = person.name.as_deref().unwrap_or_default().trim();
        let id = person.id.as_deref().map(str::trim).filter(|id| !id.is_empty());
        let platform = self.platform.clone();
        match id {
            Some(id) => {
                let who = self.number(&platform, id, true, name, person.bot);
                if person.own {
                    self.own.insert(platform, who);
                }
                who
            }
            None if name.is_empty() => NOBODY,
            None if name == SELF => self.own_number(&platform),
            None => self.number(&platform, name, false, name, person.bot),
        }
    }

    /// Whoever made an export that does not say who that is.
    fn own_number(&mut self, platform: &str) -> Who {
        self.has_self = true;
        let own = self.manner.me.clone().unwrap_or_else(|| SELF.to_owned());
        self.number(platform, &own, false, &own, false)
    }

    fn second(&mut self, time: Option<Time>) -> Option<i64> {
        let millis: Millis = match time?.when {
            When::Instant(millis) => {
                self.is_zoned = true;
                millis
            }
            When::Local(millis) => {
                self.is_local = true;
                self.manner.zone.resolve(chrono::DateTime::from_timestamp_millis(millis)?.naive_utc())
            }
        };
        Some(millis.div_euclid(1000))
    }

    fn paced(&mut self) -> Result<()> {
        self.read += 1;
        if self.read.is_multiple_of(PACE) { (self.manner.pace)(self.read) } else { Ok(()) }
    }

    fn open_chat(&mut self) -> &mut Gathered {
        if self.chat >= self.chats.len() {
            let (name, key) = (self.stem.clone(), self.stem.clone());
            self.chat = self.chats.len();
            self.chats.push(Gathered { name, key, by_file: true, ..Gathered::default() });
        }
        &mut self.chats[self.chat]
    }

    fn reactions(&mut self, message: &Message<'_>, at: i64, id: Key) {
        let file = self.file;
        for reaction in &message.reactions {
            self.reactions = self.reactions.saturating_add(reaction.count);
            for author in &reaction.authors {
                let who = self.who(author);
                let key = match &message.id {
                    Some(message) => Key::of_id(&["reaction", message, &reaction.name, author.key()]),
                    None => Key::of_text(&reaction.name),
                };
                let row = ReadRow { at, who, kind: Kind::Reaction, key, target: id, file };
                self.open_chat().rows.push(row);
            }
            let named = reaction.authors.len() as u64;
            let received = reaction.count.saturating_sub(named).min(MOST_RECEIVED);
            let message = message.id.as_deref().unwrap_or(&message.text);
            let key = Key::of_text(&format!("{}\0{message}", reaction.name));
            let row = ReadRow { at, who: NOBODY, kind: Kind::Reaction, key, target: id, file };
            self.open_chat().rows.extend((0..received).map(|_| row));
        }
    }
}

impl Sink for Gather<'_> {
    fn chat(&mut self, chat: &Chat<'_>) -> Result<()> {
        let name = chat.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
        let id = chat.id.as_deref().filter(|id| !id.is_empty());
        let nameless = name.is_none() && id.is_none();
        let name = name.unwrap_or(&self.stem).to_owned();
        let by_file = id.is_none() && self.stem.contains(&name);
        let key = id.map_or_else(|| name.clone(), str::to_owned);
        self.platform = chat.platform.to_string();
        let place = (self.platform.clone(), key.clone());
        self.chat = match self.by_chat.get(&place) {
            Some(known) => *known,
            None => {
                let platform = self.platform.clone();
                self.chats.push(Gathered {
                    platform,
                    key,
                    name,
                    direct: chat.direct,
                    nameless,
                    by_file,
                    ..Gathered::default()
                });
                self.by_chat.insert(place, self.chats.len() - 1);
                self.chats.len() - 1
            }
        };
        Ok(())
    }

    fn member(&mut self, person: &Person<'_>) -> Result<()> {
        self.paced()?;
        self.at = AT_LAST;
        let who = self.who(person);
        let since = self.second(person.joined);
        if who != NOBODY {
            self.open_chat().roster.push((who, since));
        }
        Ok(())
    }

    fn message(&mut self, message: &Message<'_>) -> Result<()> {
        self.paced()?;
        let Some(at) = self.second(message.time) else { return Ok(()) };
        let file = self.file;
        self.at = at;
        self.open_chat().speaks((file, message.time), at);
        let kind = match message.kind {
            Said::Message => Kind::Message,
            Said::Reply => Kind::Reply,
            Said::System | Said::Recalled => return Ok(()),
        };
        let who = message.author.as_ref().map_or(NOBODY, |author| self.who(author));
        let key = match message.id.as_deref() {
            Some(id) => Key::of_id(&[id]),
            None => Key::of_text(&message.text),
        };
        let keeps = self.manner.keeps_texts && !message.text.is_empty();
        let chat = self.open_chat();
        let number = u32::try_from(chat.rows.len()).map_err(Error::internal)?;
        let known = if key.is_id() { chat.seen.get(&key).copied() } else { None };
        if let Some(known) = known {
            // The message is there once; of its texts the later one counts.
            if keeps {
                chat.texts.add(known, &message.text, message.edited);
            }
            let place = Place::Message(message.id.as_deref().unwrap_or_default().to_owned());
            self.problem(Problem::new(place, Fault::DuplicateId));
            return Ok(());
        }
        if key.is_id() {
            chat.seen.insert(key, number);
        }
        if keeps {
            chat.texts.add(number, &message.text, message.edited);
        }
        let target = message.reply_to.as_deref().map_or(Key::NONE, |id| Key::of_id(&[id]));
        let sample = self.chats.get(self.chat).is_none_or(|chat| chat.sample.len() < SHOWN);
        let sample = sample.then(|| SampleMessage {
            time: message.time.map(Time::written).unwrap_or_default(),
            author: self.people.get(who as usize).map(|person| person.name.clone()).unwrap_or_default(),
            text: match message.text.is_empty() && !message.attachments.is_empty() {
                true => ATTACHED.to_owned(),
                false => message.text.chars().take(SHOWN_TEXT).collect(),
            },
        });
        let chat = self.open_chat();
        chat.sample.extend(sample);
        chat.messages += 1;
        chat.span = Some(chat.span.map_or((at, at), |(first, last)| (first.min(at), last.max(at))));
        chat.rows.push(ReadRow { at, who, kind, key, target, file });
        if !message.reactions.is_empty() {
            let id = if message.id.is_some() { key } else { Key::NONE };
            self.reactions(message, at, id);
        }
        Ok(())
    }

    fn event(&mut self, event: &Event<'_>) -> Result<()> {
        self.paced()?;
        if event.kind == EventKind::Renamed {
            self.renames += 1;
            self.who(&event.person);
            return Ok(());
        }
        let Some(at) = self.second(event.time) else { return Ok(()) };
        let file = self.file;
        self.at = at;
        self.open_chat().speaks((file, event.time), at);
        let (chat, place) = (self.chat, self.chats[self.chat].moves.len());
        let mut meant = |person: Option<&Person<'_>>, by: bool| match person {
            Some(person) if person.id.as_deref().is_none_or(str::is_empty) => {
                let name = person.name.as_deref().unwrap_or_default().trim();
                if !name.is_empty() {
                    self.loose.push((chat, place, by, name.to_owned()));
                }
                NOBODY
            }
            Some(person) => self.who(person),
            None => NOBODY,
        };
        let who = meant(Some(&event.person), false);
        let by = meant(event.by.as_ref(), true);
        let came = event.kind != EventKind::Left;
        self.chats[chat].moves.push(Move { at, file, who, came, by });
        Ok(())
    }

    fn problem(&mut self, problem: Problem) {
        self.problems.add(&self.stem, problem);
    }
}
