//! What the window and the command line share of the operating system: child readers, notifications, what the
//! desktop offers, starting with the session.

pub mod autostart;
pub mod child;
pub mod desktop;
pub mod memory;
pub mod notify;

pub use child::{ChildReader, answer_read_table};
pub use memory::CountingAllocator;

/// What this program offers the core. It must answer `__read-table` first thing (see [`answer_read_table`]).
pub fn ports() -> tulou_core::api::Ports {
    tulou_core::api::Ports { read_table: Some(std::sync::Arc::new(ChildReader::this_program())) }
}
