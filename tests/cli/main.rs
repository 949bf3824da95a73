//! The command line as scripts and servers meet it: the built program in processes of its own. Results on stdout, messages
//! on stderr, status 0 only on success, and Ctrl+C leaves nothing.

#![allow(clippy::unwrap_used, clippy::expect_used)] // what fails here fails the test

mod beside;
mod help;
mod inspect;
mod interrupt;
mod lists;
mod logs;
mod walk;
mod wrong;

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;

/// The program, with no settings of whoever runs the tests.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tulou-cli"));
    command.env_remove("TULOU_WORKSPACE").env("TULOU_LANG", "en");
    command
}

/// What one run said, and how it ended.
#[derive(Debug)]
pub struct Said {
    pub status: Option<i32>,
    pub out: String,
    pub err: String,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
        Self { status: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }
}

/// A workspace in a folder that vanishes with the test.
pub struct Place {
    at: tempfile::TempDir,
}

impl Place {
    /// A workspace with one community in Shanghai.
    pub fn made() -> Self {
        let place = Self { at: tempfile::tempdir().unwrap() };
        place.good(["init", "--community", "读书会", "--tz", "Asia/Shanghai"]);
        place
    }

    /// The workspace.
    pub fn workspace(&self) -> PathBuf {
        self.at.path().join("workspace")
    }

    /// A path beside the workspace.
    pub fn beside(&self, name: &str) -> String {
        self.at.path().join(name).display().to_string()
    }

    /// Writes a file beside the workspace.
    pub fn file(&self, name: &str, content: &str) -> String {
        let path = self.beside(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// Runs the program on the workspace.
    pub fn run<T: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = T>) -> Said {
        let mut command = program();
        command.arg("--workspace").arg(self.workspace()).args(arguments);
        command.output().unwrap().into()
    }

    /// A run that must succeed; what it printed.
    pub fn good<T: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = T>) -> String {
        let said = self.run(arguments);
        assert_eq!(said.status, Some(0), "{said:?}");
        said.out
    }

    /// A run that must succeed; its result as JSON.
    pub fn json<T: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = T>) -> Value {
        let mut all: Vec<std::ffi::OsString> = vec!["--json".into()];
        all.extend(arguments.into_iter().map(|one| one.as_ref().to_owned()));
        serde_json::from_str(&self.good(all)).expect("JSON on stdout")
    }

    /// Runs a command of the table.
    pub fn call(&self, name: &str, input: &Value) -> Value {
        self.json(["call", name, &input.to_string()])
    }

    /// How many members there are.
    pub fn members(&self) -> i64 {
        let community =
            self.call("workspace_overview", &serde_json::json!({}))["communities"][0]["uid"].clone();
        let who = serde_json::json!({ "kind": "matching", "community": community });
        self.call("members_count", &who)["total"].as_i64().expect("a number")
    }
}

/// Every file under a folder, by its path in it; backups and the lock of backups aside.
pub fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap().display().to_string());
            }
        }
    }
    found.retain(|path| !path.starts_with("backups"));
    found.sort();
    found
}
