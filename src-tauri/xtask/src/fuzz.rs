//! `cargo xtask fuzz`: random input for every reader. The targets are the ignored tests of `tests/fuzz`, which run for
//! `TULOU_FUZZ_SECONDS` each and keep what they found in `tests/fixtures/fuzz`.

use crate::shell::{Outcome, command, run as run_command};

/// Ten minutes for each reader.
const SECONDS: &str = "600";

/// Fuzzes all readers, or the named ones. As built for tests: those programs notice an overflow.
pub fn run(names: &[String]) -> Outcome {
    let mut fuzz = command(".", "cargo", &["test", "--workspace", "--locked", "--test", "fuzz", "--"]);
    fuzz.args(["--ignored", "--test-threads=1", "--nocapture"]).args(names);
    let seconds = std::env::var("TULOU_FUZZ_SECONDS").unwrap_or_else(|_| SECONDS.to_owned());
    fuzz.env("TULOU_FUZZ_SECONDS", seconds);
    run_command(fuzz)
}
