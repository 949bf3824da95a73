//! Rows 3 and 4: a full disk; a disk or folder that cannot be written.

use std::{fs, path::Path};

use serde_json::json;
use tulou_core::Code;

use crate::support::{Mount, assert_sound, call, create, open, skip};

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_full_disk_loses_nothing_leaves_nothing_and_passes() {
    let at = tempfile::tempdir().unwrap();
    let Some(_mount) = Mount::memory(at.path(), 64) else {
        return skip("mounting a memory file system is not allowed");
    };
    let folder = at.path().join("workspace");
    let app = create(&folder);
    call(&app, "setting_set", json!({ "key": "n", "value": 1 })).unwrap();
    let ballast = fs::metadata(folder.join(".ballast")).unwrap().len();
    assert!(ballast > 0 && ballast < 1024 * 1024, "1 % of 64 MB: {ballast}");
    let backups = files(&folder.join("backups"));
    // Somebody else fills the disk to the last byte.
    let filler = at.path().join("filler");
    let mut size = 64 * 1024 * 1024;
    let mut content = Vec::new();
    while size > 0 {
        let more = vec![1_u8; size];
        content.extend_from_slice(&more);
        if fs::write(&filler, &content).is_err() {
            content.truncate(content.len() - size);
            size /= 2;
        }
    }
    let large = json!({ "key": "n", "value": "x".repeat(3_000_000) });
    let error = call(&app, "setting_set", large).unwrap_err();
    assert_eq!(error.code, Code::DiskFull, "{error}");
    assert!(!folder.join(".ballast").exists(), "the ballast was given back");
    let value = call(&app, "workspace_overview", json!({})).unwrap()["settings"]["shared"]["n"].clone();
    assert_eq!(value, 1, "what was there is there");
    let error = call(&app, "backup_now", json!({})).unwrap_err();
    assert_eq!(error.code, Code::DiskFull, "{error}");
    let left: Vec<String> =
        files(&folder.join("backups")).into_iter().filter(|name| name != ".lock").collect();
    assert_eq!(left, backups, "no half backup is left");
    let out = at.path().join("all.tulou");
    assert_eq!(
        call(&app, "archive_save", json!({ "path": out.display().to_string() })).unwrap_err().code,
        Code::DiskFull
    );
    assert_eq!(files(at.path()), ["filler", "workspace"], "no half file is left");
    fs::remove_file(&filler).unwrap();
    call(&app, "setting_set", json!({ "key": "n", "value": 2 })).unwrap();
    call(&app, "backup_now", json!({})).unwrap();
    drop(app);
    assert_sound(&folder, "after a full disk");
    assert_eq!(
        call(&open(&folder).unwrap(), "workspace_overview", json!({})).unwrap()["settings"]["shared"]["n"],
        2
    );
}

#[test]
fn what_cannot_be_written_opens_for_reading_and_says_so() {
    let at = tempfile::tempdir().unwrap();
    let Some(mount) = Mount::memory(at.path(), 64) else {
        return skip("mounting a memory file system is not allowed");
    };
    let folder = at.path().join("workspace");
    let app = create(&folder);
    call(&app, "setting_set", json!({ "key": "n", "value": 1 })).unwrap();
    drop(app);
    assert!(mount.remount("ro"), "the mount becomes read-only");
    assert!(
        fs::write(at.path().join("probe"), "x").is_err(),
        "a plain write must fail, or this tests nothing"
    );
    let before = fs::read(folder.join("main.db")).unwrap();
    let app = open(&folder).unwrap();
    let overview = call(&app, "workspace_overview", json!({})).unwrap();
    assert_eq!((&overview["read_only"], &overview["settings"]["shared"]["n"]), (&json!(true), &json!(1)));
    assert_eq!(call(&app, "workspace_health", json!({})).unwrap()["read_only"], true);
    for (name, input) in [
        ("setting_set", json!({ "key": "n", "value": 2 })),
        ("local_setting_set", json!({ "key": "n", "value": 2 })),
        ("undo", json!({})),
        ("backup_now", json!({})),
    ] {
        assert_eq!(call(&app, name, input).unwrap_err().code, Code::ReadOnly, "{name}");
    }
    assert_eq!(call(&app, "check_data", json!({})).unwrap()["findings"], json!([]));
    assert!(call(&app, "housekeeping", json!({})).unwrap()["backup"].is_null());
    drop(app);
    assert_eq!(fs::read(folder.join("main.db")).unwrap(), before);
    assert!(mount.remount("rw"));
    call(&open(&folder).unwrap(), "setting_set", json!({ "key": "n", "value": 3 })).unwrap();
}
