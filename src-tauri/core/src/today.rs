//! Today: what is on this day, what waits for the manager and why, what comes in the next seven days. Everything is
//! read in one go; nothing is stored. Like with like is one row: forty deliveries of one post are "37/40".

mod ops;
mod shift;
mod table;
mod view;

pub use ops::today;
pub use view::{
    DayItem, SoonDay, TodayCounts, TodayInput, TodayKind, TodayView, WaitingItem, WaitingReason, Whose,
};
