//! What every format gives. Texts are borrowed from the file wherever that is possible: a record lives only while it is
//! handed to the sink.

use std::{borrow::Cow, fmt};

use super::time::Time;

/// A chat, told before its messages.
#[derive(Debug, Clone, Default)]
pub struct Chat<'a> {
    /// Its name.
    pub name: Option<Cow<'a, str>>,
    /// Where it took place: `telegram`, `wechat`, …
    pub platform: Cow<'a, str>,
    /// What the platform calls it for good.
    pub id: Option<Cow<'a, str>>,
    /// It is between two people, or with oneself.
    pub direct: bool,
    /// Its times are instants; otherwise they are what a clock on some wall showed.
    pub zoned: bool,
}

/// Somebody who wrote or is a member.
#[derive(Debug, Clone, Default)]
pub struct Person<'a> {
    /// What the platform calls them for good.
    pub id: Option<Cow<'a, str>>,
    /// The name shown.
    pub name: Option<Cow<'a, str>>,
    /// A program. Telegram says so by the name alone, which is a guess.
    pub bot: bool,
    /// Roles, as the platform names them.
    pub roles: Vec<Cow<'a, str>>,
    /// When they came.
    pub joined: Option<Time>,
    /// The account does not exist any more.
    pub deleted: bool,
    /// The one whose account made the export.
    pub own: bool,
}

impl<'a> Person<'a> {
    /// Somebody of whom nothing but the id is known.
    pub(super) fn of_id(id: Cow<'a, str>) -> Self {
        Self { id: Some(id), ..Self::default() }
    }

    /// What tells this person apart within the source: the id as written, else the name.
    pub fn key(&self) -> &str {
        self.id.as_deref().or(self.name.as_deref()).unwrap_or_default()
    }
}

/// What kind of message it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Written by somebody, media and stickers too.
    Message,
    /// The same, as an answer to another message of the chat.
    Reply,
    /// A line of the platform itself.
    System,
    /// Taken back or deleted by its author or an administrator.
    Recalled,
}

/// A file, picture, sticker or recording that came with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment<'a> {
    /// `photo`, `sticker`, `voice`, `video`, `file`, `location`, …
    pub kind: &'static str,
    /// The name of the file.
    pub name: Option<Cow<'a, str>>,
}

/// The same reaction of several people.
#[derive(Debug, Clone)]
pub struct Reaction<'a> {
    /// The emoji, or what the platform calls it.
    pub name: Cow<'a, str>,
    /// How many reacted so.
    pub count: u64,
    /// Those of whom it is known.
    pub authors: Vec<Person<'a>>,
}

/// A message.
#[derive(Debug, Clone)]
pub struct Message<'a> {
    /// Its id within the chat.
    pub id: Option<Cow<'a, str>>,
    /// When it was written.
    pub time: Option<Time>,
    /// Who wrote it; system lines may have none.
    pub author: Option<Person<'a>>,
    /// What kind it is.
    pub kind: Kind,
    /// The id of the message that it answers, where the source names it.
    pub reply_to: Option<Cow<'a, str>>,
    /// Its text.
    pub text: Cow<'a, str>,
    /// It was changed after it was written.
    pub edited: bool,
    /// What came with it.
    pub attachments: Vec<Attachment<'a>>,
    /// Reactions to it.
    pub reactions: Vec<Reaction<'a>>,
}

impl<'a> Message<'a> {
    /// A message with nothing in it yet.
    pub fn new(kind: Kind) -> Self {
        Self {
            id: None,
            time: None,
            author: None,
            kind,
            reply_to: None,
            text: Cow::Borrowed(""),
            edited: false,
            attachments: Vec::new(),
            reactions: Vec::new(),
        }
    }

    /// The same with an attachment that has no name.
    pub(super) fn attach(&mut self, kind: &'static str) {
        self.attachments.push(Attachment { kind, name: None });
    }
}

/// What happened to somebody's membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// Came by themselves.
    Joined,
    /// Was brought in by somebody.
    Invited,
    /// Went, or was sent away.
    Left,
    /// Has another name now.
    Renamed,
}

/// One person's coming, going or renaming.
#[derive(Debug, Clone)]
pub struct Event<'a> {
    /// What happened.
    pub kind: EventKind,
    /// To whom; empty where the source does not say.
    pub person: Person<'a>,
    /// Who invited, or sent away.
    pub by: Option<Person<'a>>,
    /// When.
    pub time: Option<Time>,
}

/// What is odd about a place of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// Bytes that are no text in the file's encoding.
    Undecodable,
    /// The byte order mark names another encoding than the text has.
    WrongMark,
    /// Not JSON as it should be, mended while reading.
    Repaired,
    /// An element that cannot be read.
    BadElement,
    /// A line or row that cannot be read.
    BadLine,
    /// The file ends in the middle.
    Truncated,
    /// Another text begins behind the end of the first; it was left out.
    MoreBehind,
    /// A line or element longer than any should be; the rest was left out.
    TooLong,
    /// Nested deeper than any should be.
    TooDeep,
    /// No time that can be read.
    BadTime,
    /// The same id again; the first one counts.
    DuplicateId,
    /// The file says that it holds another number of messages.
    CountDiffers,
    /// A kind of message that the exporting program did not know.
    UnknownKind,
    /// Long numbers that a spreadsheet rounded.
    DigitsLost,
    /// Day and month cannot be told apart anywhere in the file.
    DateOrderUnclear,
    /// An entry of an archive with a name that leads elsewhere; not read.
    UnsafeEntry,
    /// An entry of an archive that is locked by a password.
    Encrypted,
    /// An archive that unpacks to more than allowed; the rest was left out.
    TooLarge,
}

impl Fault {
    /// Its name in results.
    pub fn code(self) -> &'static str {
        match self {
            Self::Undecodable => "undecodable",
            Self::WrongMark => "wrong_mark",
            Self::Repaired => "repaired",
            Self::BadElement => "bad_element",
            Self::BadLine => "bad_line",
            Self::Truncated => "truncated",
            Self::MoreBehind => "more_behind",
            Self::TooLong => "too_long",
            Self::TooDeep => "too_deep",
            Self::BadTime => "bad_time",
            Self::DuplicateId => "duplicate_id",
            Self::CountDiffers => "count_differs",
            Self::UnknownKind => "unknown_kind",
            Self::DigitsLost => "digits_lost",
            Self::DateOrderUnclear => "date_order_unclear",
            Self::UnsafeEntry => "unsafe_entry",
            Self::Encrypted => "encrypted",
            Self::TooLarge => "too_large",
        }
    }
}

/// Where in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The whole file.
    File,
    /// A line, from 1.
    Line(u64),
    /// An element of the list of messages, from 1.
    Element(u64),
    /// A byte, from 0.
    Byte(u64),
    /// A message, by its id.
    Message(String),
    /// An entry of an archive.
    Entry(String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => f.write_str("file"),
            Self::Line(number) => write!(f, "line {number}"),
            Self::Element(number) => write!(f, "element {number}"),
            Self::Byte(number) => write!(f, "byte {number}"),
            Self::Message(id) => write!(f, "message {id}"),
            Self::Entry(name) => write!(f, "entry {name}"),
        }
    }
}

/// Something odd, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What.
    pub code: Fault,
}

impl Problem {
    /// Something odd at a place.
    pub fn new(place: Place, code: Fault) -> Self {
        Self { place, code }
    }
}
