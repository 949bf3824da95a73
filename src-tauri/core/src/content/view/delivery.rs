//! Deliveries and what is copied for them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PieceView;
use crate::{Uid, channels::ChannelKind, clock::Millis, holds::Holding};

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
    /// How many wait because somebody holds them, also those that were tried in vain. Where everything is held it is at least
    /// 1, also of an item that has no channel yet.
    pub held: i64,
    /// From when on what is left counts as due although its time came before: a hold of all of it was lifted then.
    #[serde(skip)]
    #[ts(skip)]
    pub due_from: Millis,
}

/// What holds mean for those channels of a date that are left.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stopped {
    waiting: i64,
    failed: i64,
    freed: i64,
    due_from: Option<Millis>,
}

impl Stopped {
    /// Notes a channel in which the date is left, after it was tried in vain or not. One that was never held says nothing.
    pub fn note(&mut self, holding: &Holding, channel_id: i64, failed: bool) {
        if holding.holds(channel_id) {
            *(if failed { &mut self.failed } else { &mut self.waiting }) += 1;
        } else if holding.lifted.contains_key(&channel_id) {
            let from = holding.due_from(channel_id);
            self.freed += 1;
            self.due_from = Some(self.due_from.map_or(from, |first| first.min(from)));
        }
    }
}

impl DeliveryProgress {
    /// How many channels still wait for somebody to send.
    pub fn pending(&self) -> i64 {
        (self.total - self.sent - self.skipped - self.failed - self.held).max(0)
    }
    /// Whether nobody can do anything for it now: all that waits is held.
    pub fn is_held(&self) -> bool {
        self.held > 0 && self.pending() == 0
    }
    /// The same, counted without holds, while there are some or have been until a moment ago.
    #[must_use]
    pub fn under(self, holding: &Holding, stopped: Stopped) -> Self {
        let waiting = (self.total - self.sent - self.skipped - self.failed).max(0);
        if holding.everything {
            return Self { held: (waiting + self.failed).max(i64::from(self.total == 0)), failed: 0, ..self };
        }
        let free = waiting + self.failed - stopped.waiting - stopped.failed - stopped.freed;
        let (waiting, failed) = (stopped.waiting.min(waiting), stopped.failed.min(self.failed));
        let first = stopped.due_from.filter(|_| free <= 0);
        let due_from = first.unwrap_or_default().max(holding.lifted_at);
        Self { held: waiting + failed, failed: self.failed - failed, due_from, ..self }
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
    /// Whether it is left and somebody holds it.
    pub held: bool,
    /// Whether it is left, its time has passed and nobody holds it.
    pub late: bool,
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
    /// Which channels; when left out all that are pending and not held: to be sent also those that failed, to be set back all.
    #[serde(default)]
    #[ts(optional)]
    pub channels: Option<Vec<Uid>>,
    /// What became of them.
    pub state: DeliveryState,
    /// Why.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// Says what became of deliveries of several items, in one step.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MarkEach {
    /// Item by item.
    pub marks: Vec<MarkDeliveries>,
}

/// Names an item and one of its channels.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DeliveryOf {
    /// Which item.
    pub uid: Uid,
    /// Which date of a series, by its original; empty for what happens once.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub original: String,
    /// Which channel.
    pub channel: Uid,
}

/// How many pieces of a delivery are on their way; 0 begins anew.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CopiedPieces {
    /// Which item.
    pub uid: Uid,
    /// Which date of a series, by its original; empty for what happens once.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub original: String,
    /// Which channel.
    pub channel: Uid,
    /// How many.
    pub pieces: u32,
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
    /// Variables that have no value here; nothing is copied until they have one.
    pub missing: Vec<Variable>,
    /// Why it may not go out now, when somebody holds it.
    pub held: Option<String>,
}

/// What a text can name in braces, to be filled in for each group: `{群名}`, `{编号}`, `{链接}`, `{时间}`, `{日期}`, `{社群}` or
/// their English names. Anything else in braces is text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Variable {
    /// The group's name.
    GroupName,
    /// Its number.
    Number,
    /// Its link.
    Link,
    /// When the item goes out, on the community's clock.
    Time,
    /// The day on which it goes out.
    Date,
    /// The community's name.
    Community,
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
