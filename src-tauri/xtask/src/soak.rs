//! `cargo xtask soak`: the fault tests again, long enough for a night.

use crate::shell::{Outcome, command, run as run_command, target};

/// Runs the ignored (long) tests of the workspace and the kill test with 1,000 kills.
pub fn run() -> Outcome {
    let mut soak =
        command(".", "cargo", &["test", "--workspace", "--locked", "--release", "--", "--include-ignored"]);
    soak.env("TULOU_KILLS", "1000")
        .env("TULOU_JUDGES", target().join("judges"))
        .env("PROPTEST_CASES", "20000");
    run_command(soak)
}
