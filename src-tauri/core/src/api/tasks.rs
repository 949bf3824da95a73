//! Commands of tasks.

use super::table::{Nothing, commands};
use crate::tasks::{
    self, AddTask, AddTasks, EditTask, ListTasks, MarkTasks, OrderTasks, TaskList, TaskRef, TaskView,
    TrashTasks,
};

commands! {
    /// A page of tasks: all, of one checklist, or of nobody's.
    read tasks(ListTasks) -> TaskList = |_, tx, input| tasks::list(tx, &input);
    /// One task.
    read task(TaskRef) -> TaskView = |_, tx, input| tasks::get(tx, input.uid);
    /// Makes a task.
    write task_add(AddTask) -> TaskView = |_, tx, input| tasks::add(tx, input);
    /// Makes tasks in one step, as a pasted list is.
    write tasks_add(AddTasks) -> Nothing = |_, tx, input| tasks::add_many(tx, input).map(|()| Nothing {});
    /// Makes a copy of a task, to be planned anew.
    write task_duplicate(TaskRef) -> TaskView = |_, tx, input| tasks::duplicate(tx, input.uid);
    /// Changes a task; what is left out stays, null clears.
    write task_edit(EditTask) -> TaskView = |_, tx, input| tasks::edit(tx, input);
    /// Says that tasks are done, or not after all; of a series one date each.
    write tasks_mark(MarkTasks) -> Nothing = |_, tx, input| tasks::mark(tx, &input).map(|()| Nothing {});
    /// Puts the tasks of one list into their new order.
    write tasks_order(OrderTasks) -> Nothing = |_, tx, input| tasks::order(tx, &input).map(|()| Nothing {});
    /// Puts tasks into the trash, or takes them out again.
    write tasks_trash(TrashTasks) -> Nothing = |_, tx, input| tasks::trash(tx, &input).map(|()| Nothing {});
}
