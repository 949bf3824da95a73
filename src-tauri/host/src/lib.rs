//! What programs of Tulou ask of the machine that they run on: child readers, notifications, the clipboard, what the
//! desktop offers, starting with the session and what a start is asked for, settings outside of any workspace.

pub mod asked;
pub mod autostart;
pub mod child;
pub mod clipboard;
pub mod desktop;
pub mod first;
pub mod links;
pub mod memory;
pub mod notify;
pub mod opening;
pub mod preferences;

pub use child::{ChildReader, answer_read_table};
pub use memory::CountingAllocator;

/// Locks a mutex. A panic elsewhere does not make the values of these programs wrong: each is set in one go.
pub fn locked<T>(mutex: &std::sync::Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// What this program offers the core. It must answer `__read-table` first thing (see [`answer_read_table`]).
pub fn ports() -> tulou_core::api::Ports {
    tulou_core::api::Ports { read_table: Some(std::sync::Arc::new(ChildReader::this_program())) }
}
