//! What a format is: a name, a look at the beginning of a file, and a reader.

use super::{Chat, Event, Message, Person, Problem, Source, json::JsonHead};
use crate::{Result, tabular::DateOrder};

/// What the user overruled.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// An encoding's label instead of the one found.
    pub encoding: Option<String>,
    /// Whether 3/5 is the third of May or the fifth of March, instead of what the file tells.
    pub date_order: Option<DateOrder>,
    /// What unpacks to very much more than its size is read all the same.
    pub unpack: bool,
}

/// The beginning of a file, taken apart once for all formats.
#[derive(Debug, Default)]
pub struct Sample {
    /// The first bytes as text.
    pub text: String,
    /// Up to 200 lines that are not blank.
    pub lines: Vec<String>,
    /// The keys of a JSON file.
    pub(super) json: Option<JsonHead>,
    /// The names in an archive.
    pub entries: Option<Vec<String>>,
}

impl Sample {
    /// Whether a JSON file has all of these keys at its top.
    pub(super) fn has_keys(&self, keys: &[&str]) -> bool {
        self.json.as_ref().is_some_and(|json| keys.iter().all(|key| json.keys.iter().any(|own| own == key)))
    }

    /// Whether a JSON file is a list whose first item has all of these keys.
    pub(super) fn items_have(&self, keys: &[&str]) -> bool {
        self.json.as_ref().is_some_and(|json| {
            json.list && keys.iter().all(|key| json.item_keys.iter().any(|own| own == key))
        })
    }

    /// The share of lines, of a hundred, that `is` says yes to.
    pub(super) fn share(&self, is: impl Fn(&str) -> bool) -> u32 {
        if self.json.is_some() || self.entries.is_some() || self.lines.is_empty() {
            return 0;
        }
        let found = self.lines.iter().filter(|line| is(line)).count();
        // One line of two hundred is quoted by somebody; a short text of long messages has few, too.
        if found == 0 { 0 } else { ((found * 100 / self.lines.len()) as u32).max(1) }
    }

    /// How sure it is, of a hundred, that every message begins with a line that `is` says yes to: by their share, and above all by the
    /// first line. A chat in which somebody shows a longer one of another program is still a chat of its own.
    pub(super) fn headed(&self, is: impl Fn(&str) -> bool) -> u32 {
        let first = self.lines.first().is_some_and(|line| is(line));
        match self.share(is) {
            0 => 0,
            share if first => 50 + share / 2,
            share => (share / 2).max(1),
        }
    }

    /// The cells of the first line of delimited text, tidied: no mark, no quotes.
    pub(super) fn header(&self) -> Vec<&str> {
        if self.json.is_some() || self.entries.is_some() {
            return Vec::new();
        }
        let line = self.lines.iter().find(|line| !line.starts_with("sep=")).map_or("", String::as_str);
        line.split([',', '\t', ';']).map(|cell| cell.trim().trim_matches('"')).collect()
    }
}

/// Receives what a reader finds, in the order of the file.
pub trait Sink {
    /// A chat begins.
    fn chat(&mut self, chat: &Chat<'_>) -> Result<()>;
    /// An entry of a list of members.
    fn member(&mut self, person: &Person<'_>) -> Result<()>;
    /// A message or system line.
    fn message(&mut self, message: &Message<'_>) -> Result<()>;
    /// Somebody came, went or is called otherwise.
    fn event(&mut self, event: &Event<'_>) -> Result<()>;
    /// Something odd; reading goes on.
    fn problem(&mut self, problem: Problem);
}

/// One kind of export.
pub trait Format: Sync {
    /// Its name in results.
    fn name(&self) -> &'static str;
    /// Whether it holds people alone, with more about them than chats tell: then it comes in as a list of members.
    fn is_list(&self) -> bool {
        false
    }
    /// How sure it is that the file is one of its own: 0 not at all, 100 entirely.
    fn sniff(&self, sample: &Sample) -> u32;
    /// Reads everything into the sink.
    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()>;
}
