//! `cargo xtask bench`: the figures of `tests/bench`, taken from release builds in one run.

use crate::{
    setup::{self, Purpose},
    shell::{Outcome, command, root, run as run_command, target},
};

/// Builds the release binaries and runs every benchmark, or the one that is named.
pub fn run(names: &[String]) -> Outcome {
    setup::system(Purpose::Test)?;
    setup::install("ui")?;
    setup::build_ui()?;
    setup::judges()?;
    run_command(command(".", "cargo", &["build", "--release", "--workspace", "--locked"]))?;
    let mut scripts = scripts()?;
    if !names.is_empty() {
        scripts.retain(|script| {
            names.iter().any(|name| script.file_stem().is_some_and(|stem| stem == name.as_str()))
        });
    }
    if scripts.is_empty() {
        return Err(format!("tests/bench has no benchmark called {}", names.join(" or ")));
    }
    let python =
        target().join("judges").join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    // All of them are run, also when one is over its limits: figures of one run belong together.
    let mut over = Vec::new();
    for script in scripts {
        let mut bench = command(".", &python.to_string_lossy(), &[script.as_os_str()]);
        bench.env("TULOU_TARGET", target()).env("PYTHONDONTWRITEBYTECODE", "1");
        over.extend(run_command(bench).err());
    }
    if over.is_empty() { Ok(()) } else { Err(over.join("\n")) }
}

fn scripts() -> Outcome<Vec<std::path::PathBuf>> {
    let folder = root().join("tests/bench");
    let entries = std::fs::read_dir(&folder).map_err(|reason| format!("{}: {reason}", folder.display()))?;
    let mut scripts: Vec<_> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    scripts.sort();
    Ok(scripts)
}
