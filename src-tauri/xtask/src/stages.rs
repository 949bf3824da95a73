//! A task as a row of named stages: each is announced, timed, and the first failure ends the task.

use std::time::{Duration, Instant};

use crate::shell::{Outcome, say};

/// The stages that ran so far, with their durations.
pub struct Stages {
    started: Instant,
    done: Vec<(&'static str, Duration)>,
}

impl Stages {
    /// Starts the clock of the whole task.
    pub fn start() -> Self {
        Self { started: Instant::now(), done: Vec::new() }
    }

    /// Runs one stage. Its programs print their own closing lines; here the name and the duration are added.
    pub fn stage(&mut self, name: &'static str, body: impl FnOnce() -> Outcome) -> Outcome {
        say(&format!("\n── {name}"));
        let begun = Instant::now();
        let outcome = body();
        let took = begun.elapsed();
        match &outcome {
            Ok(()) => say(&format!("── {name}: ok in {:.1} s", took.as_secs_f64())),
            Err(_) => say(&format!("── {name}: FAILED after {:.1} s", took.as_secs_f64())),
        }
        self.done.push((name, took));
        outcome.map_err(|reason| format!("{name}: {reason}"))
    }

    /// Prints how long everything took.
    pub fn finish(&self) {
        say("\nEverything passed:");
        for (name, took) in &self.done {
            say(&format!("  {:>7.1} s  {name}", took.as_secs_f64()));
        }
        say(&format!("  {:>7.1} s  in all", self.started.elapsed().as_secs_f64()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_stage_keeps_its_name_in_the_error() {
        let mut stages = Stages::start();
        assert_eq!(stages.stage("one", || Ok(())), Ok(()));
        assert_eq!(stages.stage("two", || Err("broke".to_owned())), Err("two: broke".to_owned()));
        assert_eq!(stages.done.len(), 2);
    }
}
