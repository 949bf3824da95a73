//! Tasks: something to do, alone or as a step of an activity or a content item, once or again and again.
//!
//! When a task is due is told by its [`crate::schedule`]. What happens once is done by itself; of a series each date is
//! done for itself, keyed by (schedule, original).

mod ops;
mod table;
mod view;

pub use ops::{
    add, add_many, adopt_schedule, checklists, copy_checklist, duplicate, edit, get, list, mark, mark_date,
    of_schedule, order, rekey, task_id, trash,
};
pub use table::{TABLES, is_there};
pub use view::{
    AddTask, AddTasks, EditTask, ListTasks, MarkTasks, OrderTasks, TaskDate, TaskList, TaskRef, TaskSort,
    TaskView, TrashTasks,
};
