//! `cargo xtask dist`: installers for the system it runs on, with Tauri's bundler.

use crate::{
    setup::{self, Purpose},
    shell::{Outcome, command, root, run as run_command, say, target},
};

/// What a release for others takes the time for, and a build for a measurement does not.
const THOROUGH: [(&str, &str); 2] =
    [("CARGO_PROFILE_RELEASE_LTO", "thin"), ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "1")];

/// Builds the release and bundles it; names of bundle kinds may be given instead of the usual ones.
pub fn run(kinds: &[String]) -> Outcome {
    setup::system(Purpose::Build)?;
    setup::install("ui")?;
    let kinds = if kinds.is_empty() { usual_kinds().to_owned() } else { kinds.join(",") };
    let cli = root().join("ui/node_modules/.bin").join(if cfg!(windows) { "tauri.cmd" } else { "tauri" });
    let mut build = command("src-tauri", &cli.to_string_lossy(), &["build", "--bundles", &kinds]);
    build.envs(THOROUGH);
    run_command(build)?;
    say(&format!("installers are in {}", target().join("release/bundle").display()));
    Ok(())
}

/// AppImage is left out: its tool is fetched from the network while bundling.
fn usual_kinds() -> &'static str {
    if cfg!(target_os = "linux") {
        "deb,rpm"
    } else if cfg!(windows) {
        "nsis"
    } else {
        "app,dmg"
    }
}
