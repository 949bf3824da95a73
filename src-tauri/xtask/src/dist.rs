//! `cargo xtask dist`: installers for the system it runs on, with Tauri's bundler.

use crate::{
    setup::{self, Purpose},
    shell::{Outcome, command, output, root, run as run_command, say, target},
};

/// What a release for others takes the time for, and a build for a measurement does not.
const THOROUGH: [(&str, &str); 2] =
    [("CARGO_PROFILE_RELEASE_LTO", "thin"), ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "1")];

/// Builds the release and bundles it; names of bundle kinds may be given instead of the usual ones.
pub fn run(kinds: &[String]) -> Outcome {
    setup::system(Purpose::Dist)?;
    setup::install("ui")?;
    let beside = command_line()?;
    let kinds = if kinds.is_empty() { usual_kinds().to_owned() } else { kinds.join(",") };
    let cli = root().join("ui/node_modules/.bin").join(if cfg!(windows) { "tauri.cmd" } else { "tauri" });
    let arguments = ["build", "--bundles", &kinds, "--config", &beside];
    let mut build = command("src-tauri", &cli.to_string_lossy(), &arguments);
    build.envs(THOROUGH);
    run_command(build)?;
    say(&format!("installers are in {}", target().join("release/bundle").display()));
    Ok(())
}

/// Builds `tulou-cli`, which is installed beside the window; says so in the bundler's words. The bundler looks for it under a
/// name that ends in the system that it is for.
fn command_line() -> Outcome<String> {
    let mut build =
        command(".", "cargo", &["build", "--release", "--locked", "--workspace", "--bin", "tulou-cli"]);
    build.envs(THOROUGH);
    run_command(build)?;
    let about = output(command(".", "rustc", &["-vV"]))?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).ok_or("rustc names no host")?;
    let built = target().join("release/tulou-cli");
    let end = if cfg!(windows) { ".exe" } else { "" };
    let (from, to) = (format!("{}{end}", built.display()), format!("{}-{host}{end}", built.display()));
    std::fs::copy(&from, &to).map_err(|error| format!("{from} could not be copied to {to}: {error}"))?;
    // Rust quotes a path's characters as JSON does.
    Ok(format!("{{\"bundle\":{{\"externalBin\":[{:?}]}}}}", built.to_string_lossy()))
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
