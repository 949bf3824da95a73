//! What the commands for content take.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ContentState, PieceKind};
use crate::{Uid, patch::Patch, schedule::When};

/// A piece to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PieceInput {
    /// What it is.
    pub kind: PieceKind,
    /// Its text.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub text: String,
    /// Its picture or file.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub attachment: Option<Uid>,
}

/// An item to be made. Nothing but the community is required; what is left out comes from the last like it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddContent {
    /// In which community.
    pub community: Uid,
    /// A title; else the first line of the text is it.
    #[serde(default)]
    #[ts(optional)]
    pub title: Option<String>,
    /// The text, when the body is one message.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// The body, when it is more.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<PieceInput>>")]
    pub pieces: Vec<PieceInput>,
    /// Where it stands; follows from text and time when left out.
    #[serde(default)]
    #[ts(optional)]
    pub state: Option<ContentState>,
    /// Its owner; null for nobody.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub owner: Patch<Uid>,
    /// Its reviewer.
    #[serde(default)]
    #[ts(optional)]
    pub reviewer: Option<Uid>,
    /// Its pillar; null for none.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub pillar: Patch<Uid>,
    /// Where it goes.
    #[serde(default)]
    #[ts(optional)]
    pub channels: Option<Vec<Uid>>,
    /// Where it goes besides, by tags of channels.
    #[serde(default)]
    #[ts(optional, type = "Array<string>")]
    pub channel_tags: Vec<String>,
    /// When.
    #[serde(default)]
    #[ts(optional)]
    pub when: Option<When>,
    /// Its language as a BCP 47 tag.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<String>,
    /// Notes.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

/// Items to be made in one step.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddContents {
    /// The items, in their order.
    pub items: Vec<AddContent>,
}

/// Changes of an item; what is left out stays, null clears.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditContent {
    /// Which.
    pub uid: Uid,
    /// A title; null takes the first line of the text.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub title: Patch<String>,
    /// Its owner.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub owner: Patch<Uid>,
    /// Its reviewer.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub reviewer: Patch<Uid>,
    /// Its pillar.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub pillar: Patch<Uid>,
    /// Its language.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub language: Patch<String>,
    /// Notes.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub note: Patch<String>,
    /// Where it goes.
    #[serde(default)]
    #[ts(optional)]
    pub channels: Option<Vec<Uid>>,
    /// When, for all dates of a series; null takes it off the calendar.
    #[serde(default)]
    #[ts(optional = nullable, as = "Option<When>")]
    pub when: Patch<When>,
    /// Fields of one's own; null clears one.
    #[serde(default)]
    #[ts(optional, type = "Record<string, string | null>")]
    pub custom: BTreeMap<Uid, Option<String>>,
}

impl EditContent {
    /// Changes nothing yet.
    pub fn of(uid: Uid) -> Self {
        Self {
            uid,
            title: Patch::Keep,
            owner: Patch::Keep,
            reviewer: Patch::Keep,
            pillar: Patch::Keep,
            language: Patch::Keep,
            note: Patch::Keep,
            channels: None,
            when: Patch::Keep,
            custom: BTreeMap::new(),
        }
    }
}

/// The body of an item, or of its version for one channel.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SetPieces {
    /// Which item.
    pub uid: Uid,
    /// The channel whose version it is; for all others when left out.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub channel: Option<Uid>,
    /// The pieces, in their order; none takes a channel's version away.
    pub pieces: Vec<PieceInput>,
}

/// Items to be moved on the board.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MoveContents {
    /// Which, in their new order.
    pub uids: Vec<Uid>,
    /// The column.
    pub state: ContentState,
    /// The card that they are put before; at the end when left out.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub before: Option<Uid>,
}

/// The same change for many items; what is left out stays, null clears.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditContents {
    /// Which items.
    pub uids: Vec<Uid>,
    /// Their owner.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub owner: Patch<Uid>,
    /// Their reviewer.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub reviewer: Patch<Uid>,
    /// Their pillar.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub pillar: Patch<Uid>,
    /// Their language.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub language: Patch<String>,
}

/// A change of its own for each of many items, as pasted from a spreadsheet or filled down.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditContentsEach {
    /// The changes.
    pub edits: Vec<EditContent>,
    /// Columns of the board that some of them go to afterwards.
    #[serde(default)]
    pub moves: Vec<MoveContents>,
}

/// Channels added to items and taken away.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SetContentChannels {
    /// Which items.
    pub uids: Vec<Uid>,
    /// Channels to add.
    #[serde(default)]
    #[ts(optional, type = "Array<string>")]
    pub add: Vec<Uid>,
    /// Channels to add, by their tags.
    #[serde(default)]
    #[ts(optional, type = "Array<string>")]
    pub add_tags: Vec<String>,
    /// Channels to take away.
    #[serde(default)]
    #[ts(optional, type = "Array<string>")]
    pub remove: Vec<Uid>,
}

/// Times for items, in one step.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ScheduleContents {
    /// The items with their times.
    pub items: Vec<ScheduledContent>,
}

/// A time for one item.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ScheduledContent {
    /// Which.
    pub uid: Uid,
    /// When; null takes it off the calendar.
    pub when: Option<When>,
}

/// Items to be put into the trash or taken out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TrashContents {
    /// Which.
    pub uids: Vec<Uid>,
    /// Into the trash, or out of it.
    pub trashed: bool,
}

/// Names an item.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ContentRef {
    /// Which.
    pub uid: Uid,
}

/// In which order items are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContentSort {
    /// As on the board, in the order that people gave; a column of what is sent stands by time, the last first.
    #[default]
    Board,
    /// By time; what has none comes last.
    Start,
    /// The one changed last first.
    Updated,
    /// By title.
    Title,
}

/// Which items are asked for. Empty lists and what is left out mean all.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ListContents {
    /// Of which community.
    pub community: Uid,
    /// In these states.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<ContentState>>")]
    pub states: Vec<ContentState>,
    /// Going to any of these channels.
    #[serde(default)]
    #[ts(optional, type = "Array<string>")]
    pub channels: Vec<Uid>,
    /// Going to a channel that bears any of these tags; with channels, to one of those.
    #[serde(default)]
    #[ts(optional, type = "Array<string>")]
    pub channel_tags: Vec<Uid>,
    /// With any of these pillars.
    #[serde(default)]
    #[ts(optional, type = "Array<string>")]
    pub pillars: Vec<Uid>,
    /// Of this owner; null for those of nobody.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub owner: Patch<Uid>,
    /// With this in the title or the text.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// Only with a time, or only without (the tray of the calendar).
    #[serde(default)]
    #[ts(optional)]
    pub planned: Option<bool>,
    /// On this day or later, `YYYY-MM-DD`; series that go on then are in it.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
    /// Before this day.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<String>,
    /// Those in the trash instead of the others.
    #[serde(default)]
    #[ts(optional, type = "boolean")]
    pub trashed: bool,
    /// In which order.
    #[serde(default)]
    #[ts(optional, as = "Option<ContentSort>")]
    pub sort: ContentSort,
    /// The other way round.
    #[serde(default)]
    #[ts(optional, type = "boolean")]
    pub descending: bool,
    /// From which one on.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub offset: u32,
    /// At most so many; 200 when left out.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
    /// The limit is one of each state, as the columns of the board are: a full one leaves the others theirs.
    #[serde(default)]
    #[ts(optional, type = "boolean")]
    pub each_state: bool,
}

/// For what defaults are asked.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DefaultsFor {
    /// In which community.
    pub community: Uid,
    /// Of which pillar; of any when left out.
    #[serde(default)]
    #[ts(optional)]
    pub pillar: Option<Uid>,
}

/// Names a community whose pillars are asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ListPillars {
    /// Of which community.
    pub community: Uid,
}

/// A pillar to be made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddPillar {
    /// In which community.
    pub community: Uid,
    /// Its name.
    pub name: String,
    /// Its colour as `#rrggbb`.
    #[serde(default)]
    #[ts(optional)]
    pub color: Option<String>,
    /// Which share of all content it should have, 0 to 1.
    #[serde(default)]
    #[ts(optional)]
    pub target_share: Option<f64>,
}

/// Changes of a pillar; what is left out stays, null clears.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditPillar {
    /// Which.
    pub uid: Uid,
    /// A new name.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// Its colour.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub color: Patch<String>,
    /// Its target share.
    #[serde(default)]
    #[ts(optional, type = "number | null")]
    pub target_share: Patch<f64>,
}

/// Names a pillar.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PillarRef {
    /// Which.
    pub uid: Uid,
}
