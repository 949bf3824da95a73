//! Deliveries and what is copied for them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PieceView;
use crate::{Uid, channels::ChannelKind, clock::Millis};

/// What became of an item in one channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// Not sent yet.
    Pending,
    /// Sent.
    Sent,
    /// Left out, with a reason.
    Skipped,
    /// Tried in vain, with a reason.
    Failed,
}

/// How far the sending of an item (of one date of a series) has come: "37/40" is `sent` of `total`, wherever it is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "DeliveryProgress")]
pub struct DeliveryProgress {
    /// How many channels it goes to.
    pub total: i64,
    /// In how many it was sent.
    pub sent: i64,
    /// In how many it was left out.
    pub skipped: i64,
    /// In how many it failed.
    pub failed: i64,
}

impl DeliveryProgress {
    /// How many channels still wait.
    pub fn pending(&self) -> i64 {
        self.total - self.sent - self.skipped - self.failed
    }
    /// Whether nothing is left to do: every channel was served or left out on purpose.
    pub fn is_done(&self) -> bool {
        self.total > 0 && self.sent + self.skipped == self.total
    }
}

/// One channel of an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DeliveryView {
    /// Which channel.
    pub channel: Uid,
    /// Its name.
    pub name: String,
    /// Its number among the groups.
    pub number: Option<String>,
    /// What kind of place it is.
    pub kind: ChannelKind,
    /// The account that sends there.
    pub account: Option<String>,
    /// What became of it.
    pub state: DeliveryState,
    /// When that was said.
    pub at: Option<Millis>,
    /// Who said it.
    pub by: Option<Uid>,
    /// Why it was left out or failed.
    pub reason: Option<String>,
    /// How many pieces have been copied so far, for send mode to go on after a break.
    pub pieces_done: i64,
    /// Whether this channel has a version of its own.
    pub own_version: bool,
}

/// All channels of an item (of one date of a series).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DeliveryList {
    /// The channels, in their order.
    pub deliveries: Vec<DeliveryView>,
    /// How far it has come.
    pub progress: DeliveryProgress,
    /// Whether its time has passed and something is left.
    pub late: bool,
    /// When it becomes late if nobody does anything.
    pub next_late_at: Option<Millis>,
}

/// Names an item, and one of its dates when it repeats.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DeliveriesOf {
    /// Which item.
    pub uid: Uid,
    /// Which date of a series, by its original; empty for what happens once.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub original: String,
}

/// Says what became of deliveries.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MarkDeliveries {
    /// Which item.
    pub uid: Uid,
    /// Which date of a series, by its original; empty for what happens once.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub original: String,
    /// Which channels; when left out all that are pending: to be sent also those that failed, to be set back all.
    #[serde(default)]
    #[ts(optional)]
    pub channels: Option<Vec<Uid>>,
    /// What became of them.
    pub state: DeliveryState,
    /// Why.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
    /// How many pieces have been copied, while it is still pending.
    #[serde(default)]
    #[ts(optional)]
    pub pieces_done: Option<i64>,
}

/// Names an item and one of its channels.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DeliveryOf {
    /// Which item.
    pub uid: Uid,
    /// Which channel.
    pub channel: Uid,
}

/// What is put into one channel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DeliveryText {
    /// The item's title.
    pub title: String,
    /// Whether the channel shows Markdown.
    pub markdown: bool,
    /// What is copied one after the other, in order; notes stay out.
    pub pieces: Vec<PieceView>,
    /// Notes to whoever sends.
    pub notes: Vec<String>,
    /// All texts and links in one, a blank line between them.
    pub text: String,
    /// How long each of `pieces` is, as the channel counts.
    pub lengths: Vec<TextLength>,
}

/// In what a platform counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LengthUnit {
    /// Unicode characters.
    Characters,
    /// UTF-16 units: most emoji count two.
    Utf16,
    /// Bytes of UTF-8: a Chinese character counts three.
    Bytes,
}

/// How long a text is on a platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextLength {
    /// On which.
    pub kind: ChannelKind,
    /// In what it counts.
    pub unit: LengthUnit,
    /// How long it is.
    pub used: i64,
    /// How long it may be, when that is known.
    pub limit: Option<i64>,
    /// Whether Markdown is formatted there; elsewhere its signs are seen as they are typed.
    pub markdown: bool,
}

/// A text to be counted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TextLengths {
    /// The text.
    pub text: String,
    /// On which platforms.
    pub kinds: Vec<ChannelKind>,
}
