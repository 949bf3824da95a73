//! How a community lives, counted from the interaction log: who is there, who stays, at which hours, who weighs how much.
//!
//! Every answer is counted from the log itself in one walk; nothing is stored that could be out of date. Figures that somebody
//! typed (`series`) are never mixed with these.

mod clock;
mod counting;
mod figures;
mod ops;
mod people;
mod view;

pub use ops::insights;
pub use view::{Insights, InsightsQuestion, LifecycleWeek};
