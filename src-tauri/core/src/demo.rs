//! A community to look at: forty groups, three hundred members, six months of plan; and the first week of somebody
//! who runs one group. Both are made in one step from texts in the user's language (`demo/*.json`), relative to the
//! present day, and always the same: the dice have a seed.
//!
//! The demo is removed as a whole and leaves nothing; see [`crate::trash::end`].

mod dice;
mod log;
mod ops;
mod people;
mod plan;
mod starter;
mod texts;
mod view;

pub use ops::{make, remove, state};
pub use starter::{clear as starter_clear, keep as starter_keep, make as starter_make};
pub use view::{DemoState, MakeDemo, StarterRef, StarterWeek};
