//! The way out: what has to be sent now, one delivery after the other, and what a lifted hold leaves behind.
//!
//! A queue is worked out when it is asked for and never stored: what was sent leaves it by itself, whoever marked it.

mod model;
mod ops;
mod table;
mod view;

pub use model::{LATE_DAYS, OPEN_DAYS};
pub use ops::{KeptDate, LateDate, kept_dates, late, queue};
pub use view::{
    AfterHold, HeldDate, LiftAnswer, LiftHold, QueueChannel, QueueCount, QueueItem, QueueStep, SendOrder,
    SendQueue, SendQueueInput,
};
