//! Support for tests through the command table: temporary workspaces, fixed clocks, calls by name.

pub mod groups;
pub mod large;
pub mod measure;
pub mod people;
pub mod workbooks;

use std::{path::PathBuf, sync::Arc};

use serde_json::{Value, json};
use tempfile::TempDir;
use tulou_core::{
    Error,
    api::{self, App, NoProgress, Ports},
    clock::FixedClock,
    schema::SCHEMA,
    store::{Access, Sharing},
};

/// 2026-03-02T01:00:00Z, a Monday morning at nine in Shanghai.
pub const MONDAY: i64 = 1_772_413_200_000;

/// A workspace in a temporary folder, a clock that stands still, and every command of the table.
pub struct TestApp {
    /// The application under test.
    pub app: App,
    /// Its clock.
    pub clock: Arc<FixedClock>,
    folder: TempDir,
}

impl TestApp {
    /// An empty workspace on [`MONDAY`].
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let clock = Arc::new(FixedClock::at(MONDAY));
        let app = App::create(&folder.path().join("workspace"), clock.clone(), Ports::default())
            .expect("a new workspace");
        Self { app, clock, folder }
    }

    /// A workspace with one community in Shanghai; its uid.
    pub fn with_community() -> (Self, String) {
        let test = Self::new();
        let community =
            test.call("community_add", json!({ "name": "读书会", "tz": "Asia/Shanghai", "scale": "many" }));
        let uid = community["uid"].as_str().expect("a uid").to_owned();
        (test, uid)
    }

    /// The workspace's folder.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("workspace")
    }

    /// Closes the workspace and opens it again, as a restart does.
    pub fn restarted(self) -> Self {
        let Self { app, clock, folder } = self;
        drop(app);
        let app = App::open(&folder.path().join("workspace"), Access::Write, clock.clone(), Ports::default())
            .expect("the workspace opens again");
        Self { app, clock, folder }
    }

    /// Runs a command that must succeed.
    pub fn call(&self, name: &str, input: Value) -> Value {
        match self.try_call(name, input.clone()) {
            Ok(output) => output,
            Err(error) => panic!("{name}({input}) failed: {error}"),
        }
    }

    /// Runs a command.
    pub fn try_call(&self, name: &str, input: Value) -> Result<Value, Error> {
        let output = api::call(&self.app, name, &input.to_string(), &NoProgress::default().job())?;
        Ok(serde_json::from_str(&output)?)
    }

    /// Every row of every table that undo must restore, as text: what two states are compared by.
    pub fn snapshot(&self) -> String {
        dump(&self.path().join("main.db"), |table| !table.starts_with("change_") && !is_local(table))
    }
}

impl Default for TestApp {
    fn default() -> Self {
        Self::new()
    }
}

/// Tables that undo leaves alone: those of this machine, and SQLite's own.
fn is_local(table: &str) -> bool {
    let declared = SCHEMA.tables.iter().copied().flatten();
    table.starts_with("sqlite_")
        || declared.into_iter().filter(|one| one.sharing == Sharing::Local).any(|one| {
            // An index over texts keeps its parts in tables of its own.
            let is_part = |rest: &str| one.ddl.contains("USING fts5") && rest.starts_with('_');
            table.strip_prefix(one.name).is_some_and(|rest| rest.is_empty() || is_part(rest))
        })
}

/// All rows of the chosen tables as text, in the order of their ids.
pub fn dump(database: &std::path::Path, chosen: impl Fn(&str) -> bool) -> String {
    let conn = rusqlite::Connection::open(database).expect("the database opens");
    let mut names = conn
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .expect("the schema is readable");
    let names: Vec<String> =
        names.query_map([], |row| row.get(0)).expect("names").collect::<Result<_, _>>().expect("names");
    let mut text = String::new();
    for name in names.iter().filter(|name| chosen(name)) {
        let mut rows = conn.prepare(&format!("SELECT * FROM \"{name}\" ORDER BY 1")).expect("a table");
        let columns = rows.column_count();
        let mut rows = rows.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            let values: Vec<String> =
                (0..columns).map(|column| format!("{:?}", row.get_ref(column).expect("a value"))).collect();
            text.push_str(&format!("{name}: {}\n", values.join(" | ")));
        }
    }
    text
}
