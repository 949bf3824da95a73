//! How a community lives, counted from the interaction log: who is there, who stays, at which hours, who weighs how much, who drifts
//! away, how it grows, what came of what was published.
//!
//! Every answer is counted from the log itself; nothing is stored that could be out of date. The application keeps the log in memory
//! in the form that counting wants ([`Index`]). Figures that somebody typed (`series`) are never mixed with these.
//!
//! A question becomes a frame (which channels, kinds, people and days), one walk over the log counts (`counting`), and each answer
//! has a file of its own.

mod activity;
mod attendance;
mod beside;
mod clock;
mod concentration;
mod counting;
mod drifting;
mod figures;
mod frame;
mod goals;
mod ground;
mod groups;
mod growth;
mod histories;
mod index;
mod intervals;
mod lately;
mod log;
mod newcomers;
mod ops;
mod overview;
mod people;
mod persons;
mod plan;
mod results;
mod retention;
mod rhythm;
mod roster;
mod rules;
mod speaking;
mod typed;
mod view;
mod weighing;

pub use goals::{goals, set_goal};
pub use ground::ground;
pub use histories::{Asked, Histories, History, Measures};
pub use index::{Asking, Index};
pub use lately::Lately;
pub use ops::insights;
pub use rules::{counting_rules, set_counting_rules};
pub use view::*;
pub use weighing::gini;
