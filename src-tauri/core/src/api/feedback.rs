//! Commands of feedback.

use super::table::{Nothing, commands};
use crate::{
    Uid,
    feedback::{self, AddFeedback, EditFeedback, FeedbackList, FeedbackRef, ListFeedback},
};

commands! {
    /// What members said: what waits the longest time first, then what is closed.
    read feedback(ListFeedback) -> FeedbackList = |_, tx, input| feedback::list(tx, &input);
    /// Keeps what somebody said.
    write feedback_add(AddFeedback) -> Uid = |_, tx, input| feedback::add(tx, &input);
    /// Changes feedback: who looks after it, what was answered, how far it has come; what is left out stays, null clears.
    write feedback_edit(EditFeedback) -> Nothing = |_, tx, input| feedback::edit(tx, &input).map(|()| Nothing {});
    /// Removes feedback that was none.
    write feedback_remove(FeedbackRef) -> Nothing = |_, tx, input| feedback::remove(tx, input.uid).map(|()| Nothing {});
}
