//! What a fresh machine lacks: system packages, Node packages, the built UI, Python judges. Each step does nothing when
//! it was done before, so every task can begin with it.

mod needs;
mod node;
mod packages;
mod python;

pub use node::{build_ui, install};
pub use python::judges;

use crate::shell::{Outcome, command, installed, output, say};

/// How much of the project will be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Building and running the app.
    Build,
    /// Building, and everything that tests need beside it.
    Test,
    /// Building, and what the bundler needs beside it.
    Dist,
}

/// Node's oldest release that the UI's tools support.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// Installs missing system packages, where a package manager is known, and checks Node.
pub fn system(purpose: Purpose) -> Outcome {
    packages::install_missing(&needs::missing(purpose))?;
    check_node()
}

fn check_node() -> Outcome {
    if !installed("node") || !installed("npm") {
        return Err(
            "Node is missing: install Node 20.19 or newer from nodejs.org or your package manager".to_owned()
        );
    }
    let text = output(command(".", "node", &["--version"]))?;
    match node_version(&text) {
        Some(version) if version >= OLDEST_NODE => Ok(()),
        _ => Err(format!("Node {} is too old: 20.19 or newer is needed", text.trim())),
    }
}

fn node_version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// Says what could not be installed, or fails where nothing may be skipped.
fn lacking(what: &str) -> Outcome {
    if crate::shell::in_ci() {
        return Err(what.to_owned());
    }
    say(&format!("warning: {what}"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_node_are_compared_as_numbers() {
        assert_eq!(node_version("v20.20.2\n"), Some((20, 20)));
        assert!(node_version("v22.1.0") >= Some(OLDEST_NODE));
        assert!(node_version("v20.9.0") < Some(OLDEST_NODE));
        assert_eq!(node_version("none"), None);
    }
}
