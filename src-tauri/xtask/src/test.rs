//! `cargo xtask test`: everything that must hold before a change lands, cheapest checks first.
//!
//! Cargo is always called for the whole workspace with all targets: other selections unify the features of dependencies
//! differently and would build them once more.

use std::process::Command;

use crate::{
    bindings::{self, Exporter},
    schema,
    setup::{self, Purpose},
    shell::{Outcome, command, run as run_command, target},
    stages::Stages,
    tidy,
};

/// Runs all checks and tests, or only the stages named in `names`.
pub fn run(names: &[String]) -> Outcome {
    // A name that no stage has would run nothing and call that a success.
    if let Some(unknown) = names.iter().find(|wanted| STAGES.iter().all(|(name, _)| wanted != name)) {
        let known: Vec<&str> = STAGES.iter().map(|(name, _)| *name).collect();
        return Err(format!("no stage is called `{unknown}`; there are: {}", known.join(", ")));
    }
    let mut stages = Stages::start();
    for (name, body) in STAGES {
        if names.is_empty() || names.iter().any(|wanted| wanted == name) {
            stages.stage(name, *body)?;
        }
    }
    stages.finish();
    Ok(())
}

type Stage = (&'static str, fn() -> Outcome);

const STAGES: &[Stage] = &[
    ("system", || setup::system(Purpose::Test)),
    ("format", || cargo(&["fmt", "--all", "--check"])),
    ("tidy", tidy::run),
    ("node packages", || setup::install("ui").and_then(|()| setup::install("tests/e2e"))),
    ("judges", setup::judges),
    ("ui lint and types", || npm("ui", "check")),
    ("ui strings", || npm("ui", "strings:check")),
    ("ui tests", || npm("ui", "test")),
    ("ui build", setup::build_ui),
    ("journeys lint", || npm("tests/e2e", "check")),
    ("clippy and build", clippy_and_build),
    ("bindings", || bindings::check(Exporter::Built)),
    ("schema", || schema::check(Exporter::Built)),
    ("rust tests", rust_tests),
    ("browser journeys", || npm("tests/e2e", "test")),
    ("real window", window_tests),
];

fn cargo(arguments: &[&str]) -> Outcome {
    run_command(command(".", "cargo", arguments))
}

/// Clippy is the compiler with more lints: where it builds as well, every crate is read once instead of twice. Windows
/// cannot replace this very program while it runs, so there it only lints.
const CLIPPY_BUILDS: bool = !cfg!(windows);

fn clippy_and_build() -> Outcome {
    if !CLIPPY_BUILDS {
        cargo(&["clippy", "--workspace", "--all-targets", "--locked"])?;
    }
    run_command(linting("build", &["--all-targets"]))
}

/// Cargo over the whole workspace with what the stage `clippy and build` has built.
fn linting(subcommand: &str, arguments: &[&str]) -> Command {
    let mut cargo = command(".", "cargo", &[subcommand, "--workspace", "--locked"]);
    cargo.args(arguments);
    if CLIPPY_BUILDS {
        cargo.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
    }
    cargo
}

fn npm(folder: &str, script: &str) -> Outcome {
    let mut npm = command(folder, "npm", &["run", "--silent", script]);
    npm.env("TULOU_TARGET", target());
    run_command(npm)
}

/// All Rust tests except those of the real window, which want the machine for themselves.
fn rust_tests() -> Outcome {
    // All of them, so that one run names every failure.
    let mut tests = linting("test", &["--no-fail-fast"]);
    tests.env("TULOU_JUDGES", target().join("judges")).env("TULOU_SKIP_WINDOW", "1");
    run_command(tests)
}

/// The smoke tests of the window that was built above: WebKit's driver exists on Linux only.
fn window_tests() -> Outcome {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    run_command(linting("test", &["--test", "window", "--test", "session"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_no_stage_has_is_refused_before_anything_runs() {
        let refused = run(&["tidy".to_owned(), "lint".to_owned()]);
        assert!(
            refused.is_err_and(|reason| reason.contains("`lint`") && reason.contains("ui lint and types"))
        );
    }
}
