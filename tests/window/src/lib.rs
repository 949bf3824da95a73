//! The real window under test: the built app on a virtual display of its own, driven through WebKit's driver.
//!
//! The driver exists on Linux only; elsewhere this crate is empty.
#![cfg(target_os = "linux")]

mod bus;
mod display;
mod process;
mod window;

pub use bus::{Bus, Notice};
pub use display::Display;
pub use window::{Plain, Window};

use std::path::PathBuf;

/// Whether these tests are left out of this run: they want the machine for themselves and come last.
pub fn skipped() -> bool {
    std::env::var_os("TULOU_SKIP_WINDOW").is_some()
}

/// A program that was built beside this test: `target/debug/NAME`.
pub fn built(name: &str) -> PathBuf {
    let here = std::env::current_exe().expect("the path of this test");
    let folder = here.ancestors().nth(2).expect("target/debug").to_path_buf();
    let program = folder.join(name);
    assert!(program.exists(), "{} is missing: `cargo build --workspace` makes it", program.display());
    program
}
