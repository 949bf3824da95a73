//! What members say about the community: their words as they were, who looks after it, what was answered, and whether they were told.

mod ops;
mod table;
mod view;

pub use ops::{add, edit, list, remove};
pub use table::{Pending, TABLES, pending};
pub use view::{
    AddFeedback, EditFeedback, FeedbackKind, FeedbackList, FeedbackRef, FeedbackState, FeedbackView,
    ListFeedback,
};
