//! What rules give for what people did, told beforehand on their history and written as entries of the ledger; who leads, and how
//! evenly it is shared.
//!
//! Counting again writes the difference alone: what is right already stays as it is.

mod board;
mod counting;
mod ops;
mod view;

pub use board::board;
pub use ops::{Settlement, forecast, settle, settlement};
pub use view::{
    CountPoints, PointBoard, PointBoardQuestion, PointForecast, PointLeader, PointMonth, PointWeight,
    PointsSettled,
};
