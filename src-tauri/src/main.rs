//! The window of Tulou: a thin shell over the command table of `tulou-core`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

/// Counts, so that a child that reads a workbook can be held to its limit.
#[global_allocator]
static ALLOCATOR: tulou_host::CountingAllocator = tulou_host::CountingAllocator;

fn main() -> std::process::ExitCode {
    tulou_host::answer_read_table();
    tulou_shell::run()
}
