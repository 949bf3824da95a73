//! Rows 6 and 7, and what lies in a folder that is no workspace: newer files, second processes, lost sidecars.

use std::{fs, process::Stdio, time::Duration};

use rusqlite::Connection;
use serde_json::json;
use tulou_core::{
    Code,
    store::{LockMode, WorkspaceLock},
};

use crate::support::{call, create, open, other_process};

const FOLDER: &str = "TULOU_HOLDER_FOLDER";

fn hashes(folder: &std::path::Path) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.display().to_string(), fs::read(&path).unwrap()))
        .collect();
    all.sort();
    all
}

#[test]
fn a_newer_workspace_is_refused_with_every_byte_unchanged() {
    for newer_by in ["sidecar", "database"] {
        let at = tempfile::tempdir().unwrap();
        let folder = at.path().join("workspace");
        drop(create(&folder));
        if newer_by == "sidecar" {
            let path = folder.join("workspace.json");
            let mut identity: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
            identity["min_writer"] = 999.into();
            identity["min_reader"] = 999.into();
            identity["app"] = "9.9.9".into();
            fs::write(&path, identity.to_string()).unwrap();
        } else {
            let conn = Connection::open(folder.join("main.db")).unwrap();
            conn.execute_batch("PRAGMA user_version = 999; PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        }
        let before = hashes(&folder);
        let Err(error) = open(&folder) else { panic!("a newer workspace was opened") };
        assert_eq!(error.code, Code::NewerWorkspace, "{newer_by}");
        assert_eq!(hashes(&folder), before, "{newer_by}");
    }
}

#[test]
fn a_lost_or_broken_sidecar_is_made_anew_from_the_database() {
    for broken in [None, Some(""), Some("{\"id\":")] {
        let at = tempfile::tempdir().unwrap();
        let folder = at.path().join("workspace");
        let app = create(&folder);
        call(&app, "setting_set", json!({ "key": "n", "value": 1 })).unwrap();
        drop(app);
        match broken {
            None => fs::remove_file(folder.join("workspace.json")).unwrap(),
            Some(text) => fs::write(folder.join("workspace.json"), text).unwrap(),
        }
        let overview = call(&open(&folder).unwrap(), "workspace_overview", json!({})).unwrap();
        assert_eq!(overview["settings"]["shared"]["n"], 1, "{broken:?}");
        serde_json::from_slice::<serde_json::Value>(&fs::read(folder.join("workspace.json")).unwrap())
            .unwrap();
    }
}

#[test]
fn what_is_no_database_is_refused_and_kept() {
    let at = tempfile::tempdir().unwrap();
    let folder = at.path().join("workspace");
    drop(create(&folder));
    for content in [&b""[..], &b"not a database, but long enough to be taken for one if nobody looked at its first sixteen bytes; which we do."[..]] {
        fs::write(folder.join("main.db"), content).unwrap();
        let Err(error) = open(&folder) else { panic!("garbage was opened") };
        assert_eq!(error.code, Code::BadFile);
        assert_eq!(fs::read(folder.join("main.db")).unwrap(), content);
    }
    fs::remove_file(folder.join("main.db")).unwrap();
    assert_eq!(
        open(&folder).err().map(|error| error.code),
        Some(Code::BadFile),
        "a lost database is no new one"
    );
    assert!(!folder.join("main.db").exists());
    assert_eq!(open(&at.path().join("nothing")).err().map(|error| error.code), Some(Code::NoWorkspace));
}

/// Not a test of its own: holds the workspace until it is killed.
#[test]
fn holder() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let _app = open(folder.as_ref()).expect("the workspace opens");
    fs::write(std::path::Path::new(&folder).join("held"), "").expect("a mark");
    std::thread::sleep(Duration::from_secs(60));
}

#[test]
fn a_second_process_writes_beside_the_first_and_a_killed_one_leaves_no_lock() {
    let at = tempfile::tempdir().unwrap();
    let folder = at.path().join("workspace");
    drop(create(&folder));
    let mut first = other_process("opening::holder", &[(FOLDER, &folder.to_string_lossy())])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    for _ in 0..500 {
        if folder.join("held").exists() {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(folder.join("held").exists(), "the first process opened it");
    let app = open(&folder).unwrap();
    call(&app, "setting_set", json!({ "key": "n", "value": 1 })).unwrap();
    let backup = call(&app, "backup_now", json!({})).unwrap();
    let refused = call(&app, "restore", json!({ "path": backup["path"] })).unwrap_err();
    assert_eq!(refused.code, Code::Locked, "no restore under the feet of another process");
    first.kill().unwrap();
    first.wait().unwrap();
    call(&app, "restore", json!({ "path": backup["path"] })).unwrap();
    drop(app);
    // A process that another test is just starting holds every open file of this one until its program begins.
    let lock = folder.join("workspace.lock");
    let free = (0..500).any(|_| {
        let taken = WorkspaceLock::take(&lock, LockMode::Exclusive).is_ok();
        if !taken {
            std::thread::sleep(Duration::from_millis(20));
        }
        taken
    });
    assert!(free, "nobody holds the lock any more");
}
