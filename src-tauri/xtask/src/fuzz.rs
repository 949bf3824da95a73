//! `cargo xtask fuzz [TARGET …] [--minutes N]`: random input for every reader. The targets are the ignored tests of `tests/fuzz`,
//! which run for `TULOU_FUZZ_SECONDS` each and keep what they found in `tests/fixtures/fuzz`.

use std::process::Command;

use crate::shell::{Outcome, command, run as run_command};

/// Ten minutes for each reader.
const MINUTES: u64 = 10;
/// Kilobytes that a reader may take.
const MEMORY: u64 = 512 * 1024;

/// Fuzzes all readers, or the named ones. As built for tests: those programs notice an overflow.
pub fn run(arguments: &[String]) -> Outcome {
    let (names, minutes) = asked(arguments)?;
    let mut fuzz = limited();
    fuzz.args(["test", "--workspace", "--locked", "--test", "fuzz", "--"]);
    fuzz.args(["--ignored", "--test-threads=1", "--nocapture"]).args(names);
    let seconds = minutes.map(|minutes| (minutes * 60).to_string());
    let seconds = seconds.or_else(|| std::env::var("TULOU_FUZZ_SECONDS").ok());
    fuzz.env("TULOU_FUZZ_SECONDS", seconds.unwrap_or_else(|| (MINUTES * 60).to_string()));
    run_command(fuzz)
}

/// The names of targets, and for how long each of them.
fn asked(arguments: &[String]) -> Outcome<(Vec<&String>, Option<u64>)> {
    let (mut names, mut minutes, mut left) = (Vec::new(), None, arguments.iter());
    while let Some(argument) = left.next() {
        if argument == "--minutes" {
            let number = left.next().and_then(|number| number.parse().ok());
            minutes = Some(number.ok_or("--minutes wants a number")?);
        } else {
            names.push(argument);
        }
    }
    Ok((names, minutes))
}

/// cargo, with a limit for the programs that it runs (and for itself, when everything is built already); where the system knows
/// none, there is none.
fn limited() -> Command {
    if cfg!(unix) {
        // Compilers need more: what is limited is the run.
        let script = format!(
            "cargo test --workspace --locked --test fuzz --no-run && ulimit -d {MEMORY} 2>/dev/null; exec cargo \"$@\""
        );
        command(".", "sh", &["-c", &script, "cargo"])
    } else {
        command(".", "cargo", &[] as &[&str])
    }
}

#[cfg(test)]
mod tests {
    use super::asked;

    #[test]
    fn names_and_minutes_stand_in_any_order() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let given = words("mail --minutes 3 vcard");
        let (names, minutes) = asked(&given).unwrap();
        assert_eq!(
            (names, minutes),
            (
                vec!["mail", "vcard"].into_iter().map(str::to_owned).collect::<Vec<_>>().iter().collect(),
                Some(3)
            )
        );
        assert!(asked(&words("--minutes soon")).is_err());
    }
}
