//! Inputs and outputs of the commands for tasks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Uid,
    clock::Millis,
    patch::Patch,
    schedule::{ScheduleView, When},
};

/// A task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TaskView {
    /// Its identity.
    pub uid: Uid,
    /// The community it belongs to.
    pub community: Uid,
    /// What is to be done.
    pub title: String,
    /// The activity whose checklist it stands in.
    pub activity: Option<Uid>,
    /// The content item it belongs to.
    pub content: Option<Uid>,
    /// Who does it.
    pub owner: Option<Uid>,
    /// When, as its form needs it.
    pub schedule: Option<ScheduleView>,
    /// The name of the date shown, empty when it happens once; of a series the first that is not done.
    pub original: String,
    /// The time of the community's wall clock at which that date is due: its end, or its start when it has no length.
    pub due: Option<String>,
    /// The instant of that; of a whole day the midnight after it.
    pub due_at: Option<Millis>,
    /// Whether it is due some time that day.
    pub all_day: bool,
    /// Whether it repeats.
    pub series: bool,
    /// When that date was done.
    pub done_at: Option<Millis>,
    /// Its place in its list.
    pub position: f64,
    /// Notes.
    pub note: Option<String>,
    /// What stands in the fields of one's own, by the field's uid.
    #[ts(type = "Record<string, string>")]
    pub custom: BTreeMap<Uid, String>,
    /// When it was made.
    pub created_at: Millis,
    /// When it was changed.
    pub updated_at: Millis,
    /// When it was put into the trash.
    pub deleted_at: Option<Millis>,
}

/// A page of tasks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TaskList {
    /// The tasks of the page.
    pub rows: Vec<TaskView>,
    /// How many there are in all.
    pub total: i64,
}

/// A task to be made. Only the title is required.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddTask {
    /// In which community.
    pub community: Uid,
    /// What is to be done.
    pub title: String,
    /// The activity whose checklist it stands in.
    #[serde(default)]
    #[ts(optional)]
    pub activity: Option<Uid>,
    /// The content item it belongs to.
    #[serde(default)]
    #[ts(optional)]
    pub content: Option<Uid>,
    /// Who does it.
    #[serde(default)]
    #[ts(optional)]
    pub owner: Option<Uid>,
    /// When it is due: its end, or its start when it has no length.
    #[serde(default)]
    #[ts(optional)]
    pub when: Option<When>,
    /// Notes.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

/// Tasks to be made in one step.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddTasks {
    /// The tasks, in their order.
    pub items: Vec<AddTask>,
}

/// Changes of a task; what is left out stays, null clears.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditTask {
    /// Which.
    pub uid: Uid,
    /// What is to be done.
    #[serde(default)]
    #[ts(optional)]
    pub title: Option<String>,
    /// The activity whose checklist it stands in.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub activity: Patch<Uid>,
    /// The content item it belongs to.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub content: Patch<Uid>,
    /// Who does it.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub owner: Patch<Uid>,
    /// Notes.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub note: Patch<String>,
    /// When it is due, for all dates of a series; null takes the time away.
    #[serde(default)]
    #[ts(optional = nullable, as = "Option<When>")]
    pub when: Patch<When>,
    /// Fields of one's own; null clears one.
    #[serde(default)]
    #[ts(optional, type = "Record<string, string | null>")]
    pub custom: BTreeMap<Uid, Option<String>>,
}

impl EditTask {
    /// Changes nothing yet.
    pub fn of(uid: Uid) -> Self {
        Self {
            uid,
            title: None,
            activity: Patch::Keep,
            content: Patch::Keep,
            owner: Patch::Keep,
            note: Patch::Keep,
            when: Patch::Keep,
            custom: BTreeMap::new(),
        }
    }
}

/// One date of a task.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TaskDate {
    /// Which task.
    pub uid: Uid,
    /// Which date of a series, by its original; empty for what happens once.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub original: String,
}

/// Tasks that are done, or not after all.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MarkTasks {
    /// Which.
    pub tasks: Vec<TaskDate>,
    /// Done, or not.
    pub done: bool,
}

/// Tasks in their new order.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OrderTasks {
    /// All tasks of one list, in their order.
    pub uids: Vec<Uid>,
}

/// Tasks to be put into the trash or taken out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TrashTasks {
    /// Which.
    pub uids: Vec<Uid>,
    /// Into the trash, or out of it.
    pub trashed: bool,
}

/// Names a task.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TaskRef {
    /// Which.
    pub uid: Uid,
}

/// In which order tasks are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskSort {
    /// What is open first, then in the order that people gave.
    #[default]
    List,
    /// What is due first comes first; what has no time comes last, in the order of its list.
    Due,
    /// What was done last comes first.
    Done,
}

/// Which tasks are asked for; what is left out means all.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ListTasks {
    /// Of which community.
    pub community: Uid,
    /// Of the checklist of this activity; null for tasks of no activity.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub activity: Patch<Uid>,
    /// Of this content item; null for tasks of none.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub content: Patch<Uid>,
    /// Of this owner; null for those of nobody.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub owner: Patch<Uid>,
    /// Done, or not; a series is never done as a whole.
    #[serde(default)]
    #[ts(optional)]
    pub done: Option<bool>,
    /// Only with a time, or only without (the tray of the calendar).
    #[serde(default)]
    #[ts(optional)]
    pub planned: Option<bool>,
    /// With this in the title.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// Those in the trash instead of the others.
    #[serde(default)]
    #[ts(optional, type = "boolean")]
    pub trashed: bool,
    /// In which order.
    #[serde(default)]
    #[ts(optional, as = "Option<TaskSort>")]
    pub sort: TaskSort,
    /// From which one on.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub offset: u32,
    /// At most so many; 200 when left out.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
}
