//! Inputs and outputs of the commands for figures.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Uid,
    channels::{EditChannel, SetChannelTags},
    patch::Patch,
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
    /// Which figure: `head_count`, `joined`, `left`, `speakers`, `messages`, `invited` or one of the user's own.
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
    /// Where it comes from: that one is taken away when the cell is emptied.
    pub source: FigureSource,
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

/// A figure that is kept by day: one that Tulou knows, or one of the community's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FigureKind {
    /// What its values are kept under; it stays when the name changes.
    pub key: String,
    /// The identity of an own figure; nothing for those that Tulou knows.
    pub uid: Option<Uid>,
    /// The name of an own figure; those that Tulou knows are called as the language calls them.
    pub name: Option<String>,
    /// In what it is measured (`元`, `%`).
    pub unit: Option<String>,
    /// Digits after the point.
    pub decimals: u32,
}

/// An own figure to be made. Only the name is required.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddFigure {
    /// Of which community.
    pub community: Uid,
    /// Its name.
    pub name: String,
    /// In what it is measured.
    #[serde(default)]
    #[ts(optional)]
    pub unit: Option<String>,
    /// Digits after the point; none when left out.
    #[serde(default)]
    #[ts(optional)]
    pub decimals: Option<u32>,
}

/// Changes of an own figure; what is left out stays, null clears.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditFigure {
    /// Which.
    pub uid: Uid,
    /// A new name; its values stay its values.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// In what it is measured.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub unit: Patch<String>,
    /// Digits after the point.
    #[serde(default)]
    #[ts(optional)]
    pub decimals: Option<u32>,
}

/// Names an own figure.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FigureRef {
    /// Which.
    pub uid: Uid,
}

/// What is stored of a figure, before it is removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FigureStored {
    /// How many values.
    pub values: u32,
    /// Of how many groups.
    pub groups: u32,
    /// The first day that has one.
    pub first: Option<String>,
    /// The last day that has one.
    pub last: Option<String>,
}

/// Which day of figures is asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FiguresOfDay {
    /// Of which community.
    pub community: Uid,
    /// Which day, `YYYY-MM-DD`.
    pub on: String,
}

/// The figures of all groups on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FiguresDay {
    /// Which figures there are, in their order.
    pub figures: Vec<FigureKind>,
    /// The groups that are not closed, in their order.
    pub groups: Vec<GroupDay>,
}

/// The figures of one group on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GroupDay {
    /// Which group.
    pub channel: Uid,
    /// One for each figure of [`FiguresDay::figures`].
    pub values: Vec<DayValue>,
}

/// A figure of a group on a day, and what it was before.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct DayValue {
    /// What it is that day; what was typed counts before what was imported.
    pub value: Option<f64>,
    /// Where that comes from.
    pub source: Option<FigureSource>,
    /// The newest value of an earlier day.
    pub last: Option<f64>,
    /// Which day that was.
    pub last_on: Option<String>,
    /// What follows from other figures where none was given: who left, from who joined and the change of the head count.
    pub derived: Option<f64>,
}

/// Which lines of figures are asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FiguresRange {
    /// Of which community.
    pub community: Uid,
    /// Of which groups; with `tags` those that are both, with neither all.
    #[serde(default)]
    #[ts(optional, type = "Array<string>")]
    pub channels: Vec<Uid>,
    /// Of groups that bear one of these tags.
    #[serde(default)]
    #[ts(optional, type = "Array<string>")]
    pub tags: Vec<Uid>,
    /// Which figures, by key; `speaking_rate` is those who spoke of 100 people.
    pub figures: Vec<String>,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
}

/// A figure day by day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FigureLine {
    /// Which figure.
    pub figure: String,
    /// Of how many groups it is; of several, people are counted once per group (人次).
    pub groups: usize,
    /// Every day from the first to the last that was asked for.
    pub points: Vec<FigurePoint>,
}

/// One day of a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FigurePoint {
    /// Which day.
    pub on: String,
    /// The value; nothing where nobody knows it, which is not zero.
    pub value: Option<f64>,
    /// Of how many of the groups it is known.
    pub known: usize,
    /// Whether some of it was not given, but follows from other figures.
    pub derived: bool,
}
