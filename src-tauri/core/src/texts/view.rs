//! What is kept of texts, what is looked for in them, and what was found.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Uid, clock::Millis};

/// The texts that an import kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeptTexts {
    /// How many.
    pub texts: u64,
    /// How many bytes they have.
    pub length: u64,
    /// How many bytes they take when they are packed; nothing before they are.
    pub stored: u64,
}

/// What kept texts take.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextsRoom {
    /// How many there are.
    pub texts: u64,
    /// How many bytes they have.
    pub length: u64,
    /// How many bytes they take when they are packed.
    pub stored: u64,
    /// How many bytes the index over them takes, and over those of other communities.
    pub index: u64,
}

/// Which texts are looked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TextQuestion {
    /// In which community.
    pub community: Uid,
    /// Words that must all stand in a text: in quotes to the letter. Without any, all texts are found.
    #[serde(default)]
    pub words: String,
    /// In which channels; in all when there are none.
    #[serde(default)]
    pub channels: Vec<Uid>,
    /// By whom.
    #[serde(default)]
    #[ts(optional)]
    pub member: Option<Uid>,
    /// From which day on.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
    /// Until which day.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<String>,
    /// The last text of the page before.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<TextPlace>,
    /// How many at most.
    pub limit: u32,
}

/// Where a text lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextPlace {
    /// Its second.
    #[ts(type = "number")]
    pub at: i64,
    /// Its place among the texts of its second.
    pub rank: u32,
    /// The block.
    pub block: Uid,
    /// The line in it.
    pub line: u32,
}

/// A text that was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeptText {
    /// Where it lies.
    pub place: TextPlace,
    /// In which channel it was said.
    pub channel: Uid,
    /// The channel's name.
    pub channel_name: String,
    /// When.
    pub at: Millis,
    /// By whom.
    pub speaker: Speaker,
    /// It was changed after it was written.
    pub edited: bool,
    /// What it says, with what was looked for apart; a long one from where that stands.
    pub pieces: Vec<TextPiece>,
}

/// Who said something.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Speaker {
    /// The member; nothing when they are none.
    pub member: Option<Uid>,
    /// The name; empty when nobody knows it.
    pub name: String,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextPiece {
    /// The letters.
    pub text: String,
    /// They were looked for.
    pub found: bool,
}

/// Texts that were found, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextsFound {
    /// The texts.
    pub hits: Vec<KeptText>,
    /// There are more of them.
    pub more: bool,
    /// Any text of the community is kept at all.
    pub any_kept: bool,
    /// Blocks of texts that could not be read.
    pub unreadable: u32,
}

/// Asks for what was said before and after a text in its channel.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TextsAround {
    /// The text.
    pub place: TextPlace,
    /// What was looked for.
    #[serde(default)]
    pub words: String,
    /// How many before it, and as many after it.
    pub count: u32,
}

/// Texts to be dropped for good; their messages stay counted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DropTexts {
    /// Of which community.
    pub community: Uid,
    /// Only those of this channel.
    #[serde(default)]
    #[ts(optional)]
    pub channel: Option<Uid>,
    /// Only those of this import; what another one holds, too, stays.
    #[serde(default)]
    #[ts(optional)]
    pub batch: Option<Uid>,
}

/// What became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DroppedTexts {
    /// How many went.
    pub texts: u64,
}
