//! Starting with the person's session. The system keeps whether that happens, and people also change it in the system's own
//! settings: so it is asked every time and stored nowhere else.

#[cfg(any(windows, target_os = "macos"))]
mod registered;
#[cfg(any(windows, target_os = "macos"))]
use registered as system;

#[cfg(not(any(windows, target_os = "macos")))]
mod xdg;
#[cfg(not(any(windows, target_os = "macos")))]
use xdg as system;

use std::path::PathBuf;

use tulou_core::{Error, Result};

/// The argument with which the system starts the program: its window waits until it is called.
pub const HIDDEN: &str = "--hidden";

/// Turns it on or off if `wanted` says so; whether it is on then, as the system says.
pub fn switch(wanted: Option<bool>) -> Result<bool> {
    if let Some(on) = wanted {
        system::turn(on)?;
    }
    system::is_on()
}

/// The program that the system is to start: the one that runs.
fn program() -> Result<PathBuf> {
    std::env::current_exe().map_err(Error::internal)
}
