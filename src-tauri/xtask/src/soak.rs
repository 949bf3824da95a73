//! `cargo xtask soak`: the fault tests again, long enough for a night. As built for tests, because those programs notice an
//! overflow; the parsers are optimised in them too.

use crate::shell::{Outcome, command, run as run_command, target};

/// How long is long, unless the environment says otherwise.
const LONG: &[(&str, &str)] =
    &[("TULOU_KILLS", "1000"), ("PROPTEST_CASES", "20000"), ("TULOU_FUZZ_SECONDS", "600")];

/// Runs every test of the core, the command line and the tests' own package with the ignored (long) ones, 1,000 kills, and
/// ten minutes of random input for each reader. The window is not in it: its tests want the machine for themselves.
pub fn run() -> Outcome {
    let parts = ["--exclude", "tulou", "--exclude", "tulou-window-tests"];
    let mut soak = command(".", "cargo", &["test", "--workspace", "--locked", "--no-fail-fast"]);
    soak.args(parts).args(["--", "--include-ignored"]).env("TULOU_JUDGES", target().join("judges"));
    for (name, value) in LONG.iter().filter(|(name, _)| std::env::var_os(name).is_none()) {
        soak.env(name, value);
    }
    run_command(soak)
}
