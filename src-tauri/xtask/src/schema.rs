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
        let schema = export_fresh(Exporter::Cargo)?;
        crate::shell::write(&root().join(FILE), &schema)
    }
}

/// Fails when the committed file is not what the core creates.
pub fn check(exporter: Exporter) -> Outcome {
    let (committed, fresh) = (crate::shell::read(&root().join(FILE))?, export_fresh(exporter)?);
    if committed.replace("\r\n", "\n") == fresh {
        Ok(())
    } else {
        Err(format!("{FILE} is old: run `cargo xtask schema`"))
    }
}

fn export_fresh(exporter: Exporter) -> Outcome<String> {
    let file = target().join("xtask/schema.sql");
    crate::shell::write(&file, "")?;
    let mut export = exporter.command();
    export.arg("schema").arg(&file);
    run_command(export)?;
    crate::shell::read(&file)
}
