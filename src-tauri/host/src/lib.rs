//! What the window and the command line share of the operating system: child readers, notifications.

pub mod child;
pub mod memory;
pub mod notify;

pub use child::{ChildReader, answer_read_table};
pub use memory::CountingAllocator;
