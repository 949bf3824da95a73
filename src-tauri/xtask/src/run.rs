//! `cargo xtask run`: from a fresh machine to the open window.

use crate::{
    setup::{self, Purpose},
    shell::{Outcome, command, run as run_command, target},
};

/// Installs what is missing, builds the UI and the app, and starts the app with `arguments`.
pub fn run(arguments: &[String]) -> Outcome {
    setup::system(Purpose::Build)?;
    setup::install("ui")?;
    setup::build_ui()?;
    run_command(command(".", "cargo", &["build", "--locked", "--package", "tulou"]))?;
    let app = target().join("debug").join(format!("tulou{}", std::env::consts::EXE_SUFFIX));
    run_command(command(".", &app.to_string_lossy(), arguments))
}
