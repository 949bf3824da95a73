//! All product logic of Tulou: no window, no network, no global state.
//!
//! Modules stand in reading order; a module uses only the lines above its own layer (see `ARCHITECTURE.md`).
#![warn(missing_docs)]

// 0: leaves
pub mod clock;
pub mod error;
pub mod id;

// 1: rules of time
pub mod recurrence;

pub use clock::Clock;
pub use error::{Code, Error, Result};
pub use id::Uid;
