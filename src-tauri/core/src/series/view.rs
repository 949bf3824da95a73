//! Inputs and outputs of the commands for figures.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Uid,
    channels::{EditChannel, SetChannelTags},
};

/// Where a figure comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FigureSource {
    /// Typed or pasted by the manager.
    Typed,
    /// From a table of statistics.
    Imported,
}

/// One figure of one channel on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FigureValue {
    /// Which channel.
    pub channel: Uid,
    /// Which day, `YYYY-MM-DD`.
    pub on: String,
    /// Which figure: `head_count`, `joined`, `left`, `speakers`, `messages` or one of the user's own.
    pub figure: String,
    /// The value; nothing takes it away.
    pub value: Option<f64>,
    /// Where it comes from.
    pub source: FigureSource,
}

/// Figures to be written in one step.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SetFigures {
    /// The figures.
    pub values: Vec<FigureValue>,
}

/// How many people were in a group, and when that was counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HeadCount {
    /// Which channel.
    pub channel: Uid,
    /// How many people.
    pub count: i64,
    /// The day of the count.
    pub on: String,
    /// The count before that one, for the change.
    pub previous: Option<i64>,
}

/// Which figures of a channel are asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ListFigures {
    /// Which channel.
    pub channel: Uid,
    /// Which figure.
    pub figure: String,
}

/// Changes of several channels in one step, their tags and figures included: a bulk edit, a block pasted from a sheet, a
/// column filled down.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditChannels {
    /// The changes of each record.
    pub edits: Vec<EditChannel>,
    /// Tags to add and to take away.
    #[serde(default)]
    pub tags: Vec<SetChannelTags>,
    /// Figures to write.
    #[serde(default)]
    pub figures: Vec<FigureValue>,
}
