//! Commands of reminders. What is shown of them concerns this machine alone.

use super::table::{Nothing, commands};
use crate::reminders::{
    self, Acknowledge, DueInput, Notice, ReminderView, RemindersOf, SetReminders, Snooze, WaitingReminder,
};

commands! {
    /// The reminders of something planned.
    read reminders(RemindersOf) -> Vec<ReminderView> = |_, tx, input| reminders::of_subject(tx, &input);
    /// Gives something planned these reminders instead of those it has.
    write reminders_set(SetReminders) -> Vec<ReminderView> = |_, tx, input| reminders::set(tx, &input);
    /// What was shown or put off and has no answer yet, newest first.
    read reminders_waiting(Nothing) -> Vec<WaitingReminder> = |_, tx, _| reminders::waiting(tx);
    /// What is to be shown now; asked at least every 30 seconds by whoever can show it.
    local reminders_due(DueInput) -> Vec<Notice> = |_, tx, input| reminders::due(tx, &input);
    /// Says that these were shown.
    local reminders_shown(Acknowledge) -> Nothing = |_, tx, input| reminders::shown(tx, &input).map(|()| Nothing {});
    /// Says that these need nothing more.
    local reminders_acknowledge(Acknowledge) -> Nothing = |_, tx, input|
        reminders::acknowledge(tx, &input).map(|()| Nothing {});
    /// Asks for these again later.
    local reminders_snooze(Snooze) -> Nothing = |_, tx, input| reminders::snooze(tx, &input).map(|()| Nothing {});
}
