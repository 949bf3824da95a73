//! `cargo xtask bindings`: the TypeScript types of the command table, written by the core's example `export`.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    process::Command,
};

use crate::shell::{Outcome, command, root, run as run_command, target};

const FOLDER: &str = "ui/src/bindings";

/// How the core's example that writes what is generated from it is run.
#[derive(Debug, Clone, Copy)]
pub enum Exporter {
    /// Built as needed, with the core alone.
    Cargo,
    /// As the whole workspace was just built: cargo would select features anew and build once more.
    Built,
}

impl Exporter {
    /// The command, to which its own arguments are added.
    pub fn command(self) -> Command {
        match self {
            Self::Cargo => {
                let words =
                    ["run", "--locked", "--quiet", "--package", "tulou-core", "--example", "export", "--"];
                command(".", "cargo", &words)
            }
            Self::Built => {
                let program = format!("debug/examples/export{}", std::env::consts::EXE_SUFFIX);
                command(".", &target().join(program).to_string_lossy(), &[] as &[&str])
            }
        }
    }
}

/// Writes the bindings, or compares them with `--check`.
pub fn run(arguments: &[String]) -> Outcome {
    if arguments.iter().any(|argument| argument == "--check") {
        return check(Exporter::Cargo);
    }
    // The old ones go only when the core compiles and has written the new ones.
    let fresh = export_fresh(Exporter::Cargo)?;
    let folder = root().join(FOLDER);
    for name in contents(&folder)?.keys().filter(|name| !fresh.contains_key(*name)) {
        std::fs::remove_file(folder.join(name)).map_err(|reason| format!("{name}: {reason}"))?;
    }
    fresh.iter().try_for_each(|(name, text)| crate::shell::write(&folder.join(name), text))
}

fn export_fresh(exporter: Exporter) -> Outcome<BTreeMap<String, String>> {
    let fresh = target().join("xtask/bindings");
    if fresh.exists() {
        std::fs::remove_dir_all(&fresh).map_err(|reason| format!("{}: {reason}", fresh.display()))?;
    }
    export(exporter, &fresh)?;
    contents(&fresh)
}

/// Fails with the names of files that differ from what the core would write.
pub fn check(exporter: Exporter) -> Outcome {
    let fresh = export_fresh(exporter)?;
    let differing = differences(&contents(&root().join(FOLDER))?, &fresh);
    if differing.is_empty() {
        return Ok(());
    }
    Err(format!("run `cargo xtask bindings`; these differ in {FOLDER}: {}", differing.join(", ")))
}

fn export(exporter: Exporter, folder: &Path) -> Outcome {
    let mut export = exporter.command();
    export.arg("bindings").arg(folder);
    run_command(export)
}

fn contents(folder: &Path) -> Outcome<BTreeMap<String, String>> {
    let tell = |reason: std::io::Error| format!("{}: {reason}", folder.display());
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).map_err(tell)? {
        let path = entry.map_err(tell)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        files.insert(name, std::fs::read_to_string(&path).map_err(tell)?.replace("\r\n", "\n"));
    }
    Ok(files)
}

fn differences(committed: &BTreeMap<String, String>, fresh: &BTreeMap<String, String>) -> Vec<String> {
    let names: BTreeSet<&String> = committed.keys().chain(fresh.keys()).collect();
    names.into_iter().filter(|name| committed.get(*name) != fresh.get(*name)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_changed_and_left_over_files_are_all_named() {
        let files = |pairs: &[(&str, &str)]| {
            pairs
                .iter()
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
                .collect::<BTreeMap<_, _>>()
        };
        let committed = files(&[("Same.ts", "a"), ("Changed.ts", "b"), ("Gone.ts", "c")]);
        let fresh = files(&[("Same.ts", "a"), ("Changed.ts", "B"), ("New.ts", "d")]);
        assert_eq!(differences(&committed, &fresh), ["Changed.ts", "Gone.ts", "New.ts"]);
        assert!(differences(&fresh, &fresh).is_empty());
    }
}
