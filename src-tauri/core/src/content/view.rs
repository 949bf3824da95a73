//! Inputs and outputs of the commands for content.

mod delivery;
mod inputs;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use delivery::{
    CopiedPieces, DeliveriesOf, DeliveryList, DeliveryOf, DeliveryProgress, DeliveryState, DeliveryText,
    DeliveryView, LengthUnit, MarkDeliveries, MarkEach, Stopped, TextLength, TextLengths, Variable,
};
pub use inputs::{
    AddContent, AddContents, AddPillar, ContentRef, ContentSort, DefaultsFor, EditContent, EditContents,
    EditContentsEach, EditPillar, ListContents, ListPillars, MoveContents, PieceInput, PillarRef,
    ScheduleContents, ScheduledContent, SetContentChannels, SetPieces, TrashContents,
};

use crate::{Uid, attachments::AttachmentView, clock::Millis, schedule::ScheduleView};

/// Where an item stands on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContentState {
    /// 选题: something to write about.
    Idea,
    /// 草稿: being written.
    Draft,
    /// 待审: waits for its reviewer; only in communities that review.
    Review,
    /// 待发: ready, to be sent by people at its time.
    Scheduled,
    /// 已发: sent everywhere it goes.
    Published,
    /// 已复盘: looked back on.
    Evaluated,
}

impl ContentState {
    /// Every state, in the order of the way.
    pub const ALL: [Self; 6] =
        [Self::Idea, Self::Draft, Self::Review, Self::Scheduled, Self::Published, Self::Evaluated];
    /// The state of that name.
    pub fn named(name: &str) -> Option<Self> {
        let names = ["idea", "draft", "review", "scheduled", "published", "evaluated"];
        names.iter().position(|one| *one == name).map(|at| Self::ALL[at])
    }
}

/// What a piece of a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PieceKind {
    /// A message.
    Text,
    /// A picture, with an optional caption.
    Image,
    /// A file.
    File,
    /// A link; the first line of its text that holds an address is the address.
    Link,
    /// A note to whoever sends; never copied.
    Note,
}

/// One piece of a body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PieceView {
    /// Its identity.
    pub uid: Uid,
    /// What it is.
    pub kind: PieceKind,
    /// Its text, to the character; empty for a picture without a caption.
    pub text: String,
    /// Its picture or file.
    pub attachment: Option<AttachmentView>,
}

/// The body of an item as one channel gets it, where that differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Version {
    /// Which channel.
    pub channel: Uid,
    /// Its pieces, in their order.
    pub pieces: Vec<PieceView>,
}

/// Something about an item that its writer should see; none forbids anything.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ContentWarning {
    /// It has no text, picture, file or link.
    Empty,
    /// It goes nowhere.
    NoChannel,
    /// A message is longer than its channel takes.
    TooLong {
        /// The channel.
        channel: Uid,
        /// Which piece, counted from 0.
        piece: usize,
        /// How long it is, and how long it may be.
        length: TextLength,
    },
}

/// An item with its body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ContentView {
    /// Its identity.
    pub uid: Uid,
    /// The community it belongs to.
    pub community: Uid,
    /// Its title: given, or the first line of its text.
    pub title: String,
    /// Whether the title was given.
    pub titled: bool,
    /// Where it stands.
    pub state: ContentState,
    /// Who writes and sends it.
    pub owner: Option<Uid>,
    /// Who reviews it.
    pub reviewer: Option<Uid>,
    /// Its pillar.
    pub pillar: Option<Uid>,
    /// Where it goes, in the order of the channels.
    pub channels: Vec<Uid>,
    /// When, if that is planned.
    pub schedule: Option<ScheduleView>,
    /// Its language as a BCP 47 tag, when it is not the community's.
    pub language: Option<String>,
    /// Notes.
    pub note: Option<String>,
    /// What stands in the fields of one's own, by the field's uid.
    #[ts(type = "Record<string, string>")]
    pub custom: BTreeMap<Uid, String>,
    /// Its body, for every channel without a version of its own.
    pub pieces: Vec<PieceView>,
    /// Bodies that differ for a channel.
    pub versions: Vec<Version>,
    /// How far sending has come; for a series that is told by [`DeliveryList`] for each date.
    pub progress: DeliveryProgress,
    /// What its writer should see.
    pub warnings: Vec<ContentWarning>,
    /// When it was made.
    pub created_at: Millis,
    /// When it was changed.
    pub updated_at: Millis,
    /// When it was put into the trash.
    pub deleted_at: Option<Millis>,
}

/// One item on the board or in the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ContentRow {
    /// Its identity.
    pub uid: Uid,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub state: ContentState,
    /// Who writes and sends it.
    pub owner: Option<Uid>,
    /// Who reviews it.
    pub reviewer: Option<Uid>,
    /// Its pillar.
    pub pillar: Option<Uid>,
    /// Where it goes, in the order of the channels.
    pub channels: Vec<Uid>,
    /// The name of the date shown, empty when it happens once.
    pub original: String,
    /// The start on the community's wall clock; of a series the next one, or the last when it is over.
    pub start: Option<String>,
    /// The instant of that start.
    pub start_at: Option<Millis>,
    /// Whether it takes the whole day.
    pub all_day: bool,
    /// Whether it repeats.
    pub series: bool,
    /// How far sending has come (of a series: of the date above).
    pub progress: DeliveryProgress,
    /// Whether something is unsent 15 minutes after its time.
    pub late: bool,
    /// Whether its body holds a picture or file.
    pub has_attachment: bool,
    /// Its place in its column of the board.
    pub position: f64,
    /// When it was changed.
    pub updated_at: Millis,
    /// When it was put into the trash.
    pub deleted_at: Option<Millis>,
}

/// A page of items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ContentList {
    /// The items of the page.
    pub rows: Vec<ContentRow>,
    /// How many there are in all.
    pub total: i64,
    /// How many there are in each state, the filter of states left aside.
    pub counts: Vec<StateCount>,
    /// When the next of these items becomes late if nobody does anything.
    pub next_late_at: Option<Millis>,
}

/// How many items are in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StateCount {
    /// The state.
    pub state: ContentState,
    /// How many.
    pub count: i64,
}

/// What a new item starts from: as the last like it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ContentDefaults {
    /// Its channels.
    pub channels: Vec<Uid>,
    /// Its pillar.
    pub pillar: Option<Uid>,
    /// Its owner.
    pub owner: Option<Uid>,
    /// Its time of day, `08:00:00`.
    pub time: Option<String>,
}

/// What kind of content something is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PillarView {
    /// Its identity.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// Its colour as `#rrggbb`.
    pub color: Option<String>,
    /// Which share of all content it should have, 0 to 1.
    pub target_share: Option<f64>,
    /// How many items bear it.
    pub items: i64,
}
