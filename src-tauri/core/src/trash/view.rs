//! Inputs and outputs of the trash.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Uid, clock::Millis};

/// What lies in the trash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TrashKind {
    /// A community with everything in it.
    Community,
    /// A channel.
    Channel,
    /// A member.
    Member,
    /// A content item.
    Content,
    /// An activity.
    Activity,
    /// A task.
    Task,
}

impl TrashKind {
    /// All kinds, those that hold others first.
    pub const ALL: [Self; 6] =
        [Self::Community, Self::Channel, Self::Member, Self::Content, Self::Activity, Self::Task];
}

/// A record in the trash.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TrashItem {
    /// What it is.
    pub kind: TrashKind,
    /// Which.
    pub uid: Uid,
    /// Its name or title.
    pub title: String,
    /// When it was put there.
    pub deleted_at: Millis,
    /// Who put it there, as long as the change log remembers.
    pub deleted_by: Option<Uid>,
    /// When it may be ended for good.
    pub ends_at: Millis,
}

/// Of what the trash is asked for.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct ListTrash {
    /// Of which community; of all when left out.
    #[serde(default)]
    #[ts(optional)]
    pub community: Option<Uid>,
}

/// What lies in the trash, the newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Trashed {
    /// The records, at most a thousand.
    pub items: Vec<TrashItem>,
    /// How many there are in all.
    pub total: i64,
}

/// Names a record in the trash.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TrashRef {
    /// What it is.
    pub kind: TrashKind,
    /// Which.
    pub uid: Uid,
}

/// Records to be taken out of the trash.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RestoreTrash {
    /// Which.
    pub items: Vec<TrashRef>,
}

/// What is to be ended for good.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EmptyTrash {
    /// These records; when left out, whatever has lain there for thirty days.
    #[serde(default)]
    #[ts(optional)]
    pub items: Option<Vec<TrashRef>>,
    /// Instead of named records, everything of this community that lies there.
    #[serde(default)]
    #[ts(optional)]
    pub all_of: Option<Uid>,
}
