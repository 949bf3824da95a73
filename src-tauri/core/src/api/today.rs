//! The command of Today.

use super::table::commands;
use crate::{
    today::{self, TodayInput, TodayView},
    workspace,
};

commands! {
    /// What is on today, what waits and why, and the next seven days.
    read today(TodayInput) -> TodayView = |app, tx, input| {
        let me = workspace::operators(tx, app.store.operator_id())?.into_iter().find(|one| one.is_me);
        today::today(tx, &input, me.map(|one| one.uid))
    };
}
