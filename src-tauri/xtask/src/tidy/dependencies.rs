//! What `Cargo.lock` must hold: fixed faults stay fixed, the core knows no window, all crates come from crates.io.

use std::collections::{BTreeMap, BTreeSet};

use super::project::{File, Problem, Project};

/// Lowest releases without a known fault that concerns us.
const FLOORS: &[(&str, [u64; 3], &str)] = &[
    ("tauri", [2, 11, 1], "CVE-2026-42184: foreign pages counted as local"),
    (
        "libsqlite3-sys",
        [0, 39, 1],
        "bundles SQLite 3.54.1; before 3.51.3 the WAL reset could damage a database",
    ),
];

/// What the core must never depend on, even through others.
const FORBIDDEN_IN_CORE: &[&str] = &["tauri", "wry", "tao", "webkit2gtk", "reqwest", "ureq", "hyper"];

/// Crates that must not be in the project at all.
const FORBIDDEN: &[&str] = &["tauri-plugin-shell", "openssl-sys"];

/// Checks the lock file.
pub fn check(project: &Project) -> Vec<Problem> {
    match project.file("Cargo.lock") {
        Some(lock) => check_lock(lock),
        None => Vec::new(),
    }
}

fn check_lock(lock: &File) -> Vec<Problem> {
    let packages = packages(&lock.text);
    let mut problems = Vec::new();
    for (name, floor, reason) in FLOORS {
        for package in packages.iter().filter(|package| package.name == *name && package.version < *floor) {
            let [major, minor, patch] = floor;
            let text = format!("{name} must be {major}.{minor}.{patch} or newer ({reason})");
            problems.push(Problem::at(lock, package.line, text));
        }
    }
    for package in &packages {
        if FORBIDDEN.contains(&package.name.as_str()) {
            problems.push(Problem::at(lock, package.line, format!("{} is not to be used", package.name)));
        }
        if package.foreign {
            problems.push(Problem::at(
                lock,
                package.line,
                format!("{} does not come from crates.io", package.name),
            ));
        }
    }
    let below = reachable(&packages, "tulou-core");
    for name in FORBIDDEN_IN_CORE.iter().filter(|name| below.contains(**name)) {
        problems.push(Problem::of(lock, format!("tulou-core depends on {name}")));
    }
    problems
}

#[derive(Debug, Default)]
struct Package {
    line: usize,
    name: String,
    version: [u64; 3],
    foreign: bool,
    dependencies: Vec<String>,
}

fn packages(lock: &str) -> Vec<Package> {
    let mut packages: Vec<Package> = Vec::new();
    for (index, line) in lock.lines().enumerate() {
        if line == "[[package]]" {
            packages.push(Package { line: index + 1, ..Package::default() });
        }
        let Some(package) = packages.last_mut() else { continue };
        match line.split_once(" = ") {
            Some(("name", value)) => package.name = value.trim_matches('"').to_owned(),
            Some(("version", value)) => package.version = version(value.trim_matches('"')),
            Some(("source", value)) => {
                package.foreign = !value.contains("github.com/rust-lang/crates.io-index")
            }
            _ => {
                if let Some(name) = line.trim_start().strip_prefix('"') {
                    let name = name.split([' ', '"']).next().unwrap_or_default();
                    package.dependencies.push(name.to_owned());
                }
            }
        }
    }
    packages
}

fn version(text: &str) -> [u64; 3] {
    let mut parts = text.split(['.', '-', '+']).map(|part| part.parse().unwrap_or_default());
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

fn reachable<'a>(packages: &'a [Package], from: &'a str) -> BTreeSet<&'a str> {
    let mut below: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in packages {
        below.entry(&package.name).or_default().extend(package.dependencies.iter().map(String::as_str));
    }
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(name) = open.pop() {
        if seen.insert(name) {
            open.extend(below.get(name).into_iter().flatten());
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::project::said;

    fn problems(lock: &str) -> Vec<String> {
        said(&check(&Project::of(&[("Cargo.lock", lock)])))
    }

    fn package(name: &str, version: &str, dependencies: &str) -> String {
        let source = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
        format!(
            "[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n{source}\ndependencies = [\n{dependencies}\n]\n\n"
        )
    }

    #[test]
    fn old_releases_with_known_faults_are_refused() {
        assert!(problems(&package("tauri", "2.12.5", "")).is_empty());
        assert!(problems(&package("tauri", "2.9.9", ""))[0].contains("2.11.1"));
        assert_eq!(problems(&package("libsqlite3-sys", "0.30.1", "")).len(), 1);
    }

    #[test]
    fn the_core_reaches_no_window_even_through_others() {
        let core =
            "[[package]]\nname = \"tulou-core\"\nversion = \"0.1.0\"\ndependencies = [\n \"serde\",\n]\n\n";
        assert!(problems(&format!("{core}{}", package("serde", "1.0.0", ""))).is_empty());
        let through = format!(
            "{core}{}{}",
            package("serde", "1.0.0", " \"wry 0.57.1\","),
            package("wry", "0.57.1", "")
        );
        assert_eq!(problems(&through), ["Cargo.lock:1: tulou-core depends on wry"]);
    }

    #[test]
    fn forbidden_and_foreign_crates_are_named() {
        assert_eq!(problems(&package("tauri-plugin-shell", "2.3.0", "")).len(), 1);
        assert_eq!(
            problems("[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"git+https://x\"\n").len(),
            1
        );
    }
}
