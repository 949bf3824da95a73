//! Inputs and outputs of the commands for sending.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Uid,
    channels::ChannelKind,
    clock::Millis,
    content::{DeliveriesOf, DeliveryProgress},
};

/// In which order deliveries come up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SendOrder {
    /// One item to all its groups, then the next item, by time.
    #[default]
    Item,
    /// Everything for one group, then the next group.
    Group,
    /// Everything of one sending account, then the next: nobody changes phones forty times.
    Account,
}

/// Of what the queue is asked for. Without items everything that is due.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SendQueueInput {
    /// Of which community.
    pub community: Uid,
    /// Only these items (dates of series).
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<DeliveriesOf>>")]
    pub items: Vec<DeliveriesOf>,
    /// Without items: also what is due later on this day.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub ahead: bool,
    /// In which order.
    #[serde(default)]
    #[ts(optional, as = "Option<SendOrder>")]
    pub order: SendOrder,
    /// Only what this account sends; the empty text means groups without one.
    #[serde(default)]
    #[ts(optional)]
    pub account: Option<String>,
    /// Only what goes to groups of this operator.
    #[serde(default)]
    #[ts(optional)]
    pub operator: Option<Uid>,
    /// Only what goes to these channels.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Uid>>")]
    pub channels: Vec<Uid>,
    /// Only what goes to channels that bear one of these tags.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Uid>>")]
    pub tags: Vec<Uid>,
}

/// A channel in the queue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct QueueChannel {
    /// Which.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// Its number among the groups.
    pub number: Option<String>,
    /// What kind of place it is.
    pub kind: ChannelKind,
    /// The account that sends there.
    pub account: Option<String>,
    /// Who looks after it.
    pub operator: Option<Uid>,
}

/// An item, or one date of a series, in the queue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct QueueItem {
    /// Which item.
    pub uid: Uid,
    /// Which date of a series, by its original; empty for what happens once.
    pub original: String,
    /// Its title.
    pub title: String,
    /// Its start on the community's clock.
    pub start: String,
    /// The instant of the start.
    pub start_at: Millis,
    /// Whether it has the whole day.
    pub all_day: bool,
    /// Whether its time has come; what is sent before is sent ahead.
    pub due: bool,
    /// How far it has come in all its channels.
    pub progress: DeliveryProgress,
}

/// One delivery that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QueueStep {
    /// Place of the item in `items`.
    pub item: u32,
    /// Place of the channel in `channels`.
    pub channel: u32,
    /// How many pieces of it have been copied.
    pub copied: u32,
    /// Whether it was tried in vain.
    pub failed: bool,
    /// Whether it should be out by now.
    pub late: bool,
}

/// How many deliveries wait for one account or operator; of everything, whatever was narrowed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QueueCount {
    /// The account, or the operator's uid; empty where none is set.
    pub key: String,
    /// How many.
    pub open: u32,
}

/// What is to be sent, in its order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SendQueue {
    /// The items, by time.
    pub items: Vec<QueueItem>,
    /// The channels, in the order of their first step.
    pub channels: Vec<QueueChannel>,
    /// The deliveries, one after the other.
    pub steps: Vec<QueueStep>,
    /// How many more would be there if nothing were held.
    pub held: u32,
    /// How many more would be there if it were asked ahead for the rest of the day.
    pub ahead: u32,
    /// When the answer changes although nobody does anything: something becomes due or late.
    pub next_at: Option<Millis>,
    /// How many wait for each account, by the order of the groups.
    pub accounts: Vec<QueueCount>,
    /// How many wait for each operator.
    pub operators: Vec<QueueCount>,
}

/// Something that a hold kept back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HeldDate {
    /// Which item.
    pub uid: Uid,
    /// Which date of a series, by its original; empty for what happens once.
    pub original: String,
    /// Its title.
    pub title: String,
    /// When it should have gone out, on the community's clock.
    pub start: String,
    /// Whether it has the whole day.
    pub all_day: bool,
    /// In how many channels it waits because of this hold.
    pub count: u32,
    /// When it would go out the next time, on the community's clock.
    pub next: String,
    /// Whether the series goes out at that time anyway: the date that was kept back is then left out, or it would go out twice.
    pub has_next: bool,
}

/// What becomes of something that was kept back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AfterHold {
    /// It is due now.
    #[default]
    Now,
    /// It goes out at the next time: on the next empty date of its slot, else at the same time of the next day that is still to
    /// come. Groups that were not held keep what they got.
    Next,
    /// It is left out where it was kept back.
    Drop,
}

/// The answer for one thing that was kept back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LiftAnswer {
    /// Which item.
    pub uid: Uid,
    /// Which date of a series, by its original; empty for what happens once.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub original: String,
    /// What becomes of it.
    pub then: AfterHold,
}

/// Ends a hold.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LiftHold {
    /// Which.
    pub uid: Uid,
    /// What becomes of what it kept back; what is not named is due now.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<LiftAnswer>>")]
    pub answers: Vec<LiftAnswer>,
}
