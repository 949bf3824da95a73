//! Windows and macOS: an entry of the registry, and an agent of `launchd`.

use auto_launch::{AutoLaunch, AutoLaunchBuilder, MacOSLaunchMode, WindowsEnableMode};
use tulou_core::{Error, Result};

use super::{HIDDEN, program};

const NAME: &str = "Tulou";

/// Whether the system starts the program.
pub fn is_on() -> Result<bool> {
    launcher()?.is_enabled().map_err(Error::internal)
}

/// Registers the program, or takes it out.
pub fn turn(on: bool) -> Result<()> {
    let launcher = launcher()?;
    // Taking out what is not there is an error on some systems.
    match on {
        true => launcher.enable(),
        false if launcher.is_enabled().map_err(Error::internal)? => launcher.disable(),
        false => Ok(()),
    }
    .map_err(Error::internal)
}

fn launcher() -> Result<AutoLaunch> {
    let program = program()?.display().to_string();
    // The registry holds a command line: without quotes, `C:\Program Files\…` would start `C:\Program` if there is one.
    let program = if cfg!(windows) { format!("\"{program}\"") } else { program };
    AutoLaunchBuilder::new()
        .set_app_name(NAME)
        .set_app_path(&program)
        .set_windows_enable_mode(WindowsEnableMode::CurrentUser)
        .set_macos_launch_mode(MacOSLaunchMode::LaunchAgent)
        .set_args(&[HIDDEN])
        .build()
        .map_err(Error::internal)
}
