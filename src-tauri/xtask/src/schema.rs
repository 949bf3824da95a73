//! `cargo xtask schema`: `core/schema.sql`, the whole schema as the core creates it, for people and for comparison.

use crate::{
    bindings::Exporter,
    shell::{Outcome, root, run as run_command, target},
};

const FILE: &str = "src-tauri/core/schema.sql";

/// Writes the schema, or compares it with `--check`.
pub fn run(arguments: &[String]) -> Outcome {
    if arguments.iter().any(|argument| argument == "--check") {
        check(Exporter::Cargo)
    } else {
        export(Exporter::Cargo, &root().join(FILE))
    }
}

/// Fails when the committed file is not what the core creates.
pub fn check(exporter: Exporter) -> Outcome {
    let fresh = target().join("xtask/schema.sql");
    export(exporter, &fresh)?;
    let (committed, fresh) = (crate::shell::read(&root().join(FILE))?, crate::shell::read(&fresh)?);
    if committed.replace("\r\n", "\n") == fresh {
        Ok(())
    } else {
        Err(format!("{FILE} is old: run `cargo xtask schema`"))
    }
}

fn export(exporter: Exporter, file: &std::path::Path) -> Outcome {
    crate::shell::write(file, "")?;
    let mut export = exporter.command();
    export.arg("schema").arg(file);
    run_command(export)
}
