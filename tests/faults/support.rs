//! What the fault tests share: sound or not, other processes of this program, mounts.

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};

use rusqlite::Connection;
use serde_json::Value;
use tulou_core::{
    Result,
    api::{self, App, NoProgress, Ports},
    clock::SystemClock,
    store::Access,
};

pub fn open(folder: &Path) -> Result<App> {
    App::open(folder, Access::Write, Arc::new(SystemClock), Ports::default())
}

pub fn create(folder: &Path) -> App {
    App::create(folder, Arc::new(SystemClock), Ports::default()).expect("a new workspace")
}

pub fn call(app: &App, name: &str, input: Value) -> Result<Value> {
    let output = api::call(app, name, &input.to_string(), &NoProgress::default().job())?;
    Ok(serde_json::from_str(&output)?)
}

/// Fails unless SQLite finds every page, index and reference of the file sound.
pub fn assert_sound(folder: &Path, when: &str) {
    let conn = Connection::open(folder.join("main.db")).expect("the database opens");
    let integrity: String = conn.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("a check");
    assert_eq!(integrity, "ok", "{when}");
    let broken: i64 = conn
        .query_row("SELECT count(*) FROM pragma_foreign_key_check()", [], |row| row.get(0))
        .expect("a check");
    assert_eq!(broken, 0, "{when}: broken references");
}

/// Runs this test program again as another process that runs one helper test with `variables`.
pub fn other_process(helper: &str, variables: &[(&str, &str)]) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args([helper, "--exact", "--nocapture", "--test-threads=1"]);
    command.envs(variables.iter().copied());
    command
}

/// In continuous integration nothing may be skipped.
pub fn skip(why: &str) {
    let must_run = std::env::var("CI").is_ok_and(|ci| ci == "true");
    assert!(!must_run, "with CI=true this must run: {why}");
    eprintln!("skipped: {why}");
}

/// A file system of its own, unmounted when dropped.
pub struct Mount(PathBuf);

impl Mount {
    /// Mounts a memory file system of so many megabytes; nothing without the right to.
    pub fn memory(at: &Path, megabytes: u32) -> Option<Self> {
        let size = format!("size={megabytes}m");
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(at).output().ok()?;
        done.status.success().then(|| Self(at.to_owned()))
    }
    pub fn remount(&self, options: &str) -> bool {
        let done = Command::new("mount").args(["-o", &format!("remount,{options}")]).arg(&self.0).output();
        done.is_ok_and(|done| done.status.success())
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).output();
    }
}
