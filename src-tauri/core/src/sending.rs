//! The way out: what has to be sent now, one delivery after the other, and what a lifted hold leaves behind.
//!
//! A queue is worked out when it is asked for and never stored: what was sent leaves it by itself, whoever marked it. The
//! only thing that is kept is how many pieces of a delivery were copied, so that a break loses nothing; that is of this
//! machine, because its clipboard is.

mod model;
mod ops;
mod table;
mod view;

pub use model::{LATE_DAYS, OPEN_DAYS};
pub use ops::{LateDate, copied, held_dates, late, queue};
pub use table::TABLES;
pub use view::{
    AfterHold, CopiedPieces, HeldDate, LiftAnswer, LiftHold, QueueChannel, QueueCount, QueueItem, QueueStep,
    SendOrder, SendQueue, SendQueueInput,
};
