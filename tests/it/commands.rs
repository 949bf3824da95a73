//! The command table as a whole.

use std::{
    fs,
    path::{Path, PathBuf},
};

use tulou_core::api::COMMANDS;

/// Every test of the project that runs commands: Rust here, journeys in TypeScript.
fn tests() -> String {
    let mut open = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR"))];
    let mut text = String::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let is_ours = |name: &str| path.extension().is_some_and(|ending| ending == name);
            if path.is_dir() && !path.ends_with("node_modules") {
                open.push(path);
            } else if is_ours("rs") || is_ours("ts") {
                text.push_str(&fs::read_to_string(Path::new(&path)).unwrap());
            }
        }
    }
    text
}

#[test]
fn every_command_is_run_by_a_test() {
    let tests = tests();
    let names = COMMANDS.iter().copied().flatten().map(|command| command.name);
    let untested: Vec<&str> = names.filter(|name| !tests.contains(&format!("\"{name}\""))).collect();
    assert!(untested.is_empty(), "no test runs {untested:?}");
}

#[test]
fn every_command_is_named_once_and_says_what_it_does() {
    let mut names: Vec<&str> = Vec::new();
    for command in COMMANDS.iter().copied().flatten() {
        assert!(!names.contains(&command.name), "{} is there twice", command.name);
        assert!(command.doc.trim().ends_with('.'), "{}: {}", command.name, command.doc);
        names.push(command.name);
    }
}
