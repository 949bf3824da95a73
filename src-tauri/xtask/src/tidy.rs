//! `cargo xtask tidy`: the rules of the house that no compiler holds. Every rule is a function from the project's files
//! to problems, so that its tests can show it a file that breaks it.

mod catalogues;
mod dependencies;
mod layers;
mod limits;
mod placement;
mod project;
mod text;
mod words;

use project::{Problem, Project};

use crate::shell::{Outcome, root, say};

type Rule = fn(&Project) -> Vec<Problem>;

const RULES: &[Rule] = &[
    limits::check,
    layers::check,
    placement::check,
    text::check,
    catalogues::check,
    words::check,
    dependencies::check,
];

/// Checks the whole project and lists every problem with its place.
pub fn run() -> Outcome {
    let project = Project::load(&root())?;
    let mut problems: Vec<Problem> = RULES.iter().flat_map(|rule| rule(&project)).collect();
    problems.sort();
    if problems.is_empty() {
        say(&format!("tidy: {} files keep the rules", project.files.len()));
        return Ok(());
    }
    for problem in &problems {
        say(&problem.to_string());
    }
    Err(format!("tidy found {} problems", problems.len()))
}
