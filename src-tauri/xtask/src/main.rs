//! Development tasks of Tulou: `cargo xtask TASK`. Each task is one module; `setup` prepares a fresh machine for all of them.

mod bench;
mod bindings;
mod dist;
mod fuzz;
mod run;
mod schema;
mod setup;
mod shell;
mod soak;
mod stages;
mod test;
mod tidy;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask TASK

  run [ARGS…]   install what is missing, build, start the window (ARGS go to the app)
  test          install what is missing, then check and test everything
  tidy          check the rules of the house (fast, builds nothing)
  bindings      write the TypeScript types of the command table (--check compares only)
  schema        write core/schema.sql (--check compares only)
  dist          make installers for this system
  bench [NAME]  run the benchmarks of tests/bench in release builds
  soak          run the long fault tests (1,000 kills and more)
  fuzz [TARGET] fuzz the readers, ten minutes for each target (--minutes N)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (task, rest) = match arguments.split_first() {
        Some((task, rest)) => (task.as_str(), rest),
        None => ("", &[][..]),
    };
    let outcome = match task {
        "run" => run::run(rest),
        "test" => test::run(rest),
        "tidy" => tidy::run(),
        "bindings" => bindings::run(rest),
        "schema" => schema::run(rest),
        "dist" => dist::run(rest),
        "bench" => bench::run(rest),
        "soak" => soak::run(),
        "fuzz" => fuzz::run(rest),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            shell::say(&format!("\n{reason}"));
            ExitCode::FAILURE
        }
    }
}
