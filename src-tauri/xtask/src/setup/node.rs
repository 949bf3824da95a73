//! Node packages and the built UI.

use std::path::Path;

use crate::shell::{Outcome, command, read, root, run, target, write};

/// Installs the packages of a folder with `npm ci`, only when its lock changed since the last time.
pub fn install(folder: &str) -> Outcome {
    let lock = read(&root().join(folder).join("package-lock.json"))?;
    let stamp = target().join("xtask").join(format!("{}.lock", folder.replace('/', "-")));
    if root().join(folder).join("node_modules").is_dir() && is_same(&stamp, &lock) {
        return Ok(());
    }
    let fetch = || run(command(folder, "npm", &["ci", "--no-audit", "--no-fund"]));
    fetch().or_else(|_| fetch())?;
    write(&stamp, &lock)
}

/// Builds `ui/dist`, which the window and the test host serve.
pub fn build_ui() -> Outcome {
    run(command("ui", "npm", &["run", "build"]))
}

fn is_same(stamp: &Path, text: &str) -> bool {
    std::fs::read_to_string(stamp).is_ok_and(|before| before == text)
}
