//! The window of Tulou: a thin shell over the command table of `tulou-core`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    tulou_shell::run()
}
