//! Backups: taken whole, listed, thinned, restored exactly and reversibly; one workspace as one file.

use std::{
    fs,
    io::{Read, Write},
    path::Path,
};

use serde_json::{Value, json};
use tulou_core::{Code, api::App, api::Ports, store::Access};
use tulou_tests::{TestApp, dump};

fn edit(test: &TestApp, value: i64) {
    test.call("setting_set", json!({ "key": "n", "value": value }));
}

fn state(test: &TestApp) -> String {
    dump(&test.path().join("main.db"), |table| table != "sqlite_sequence")
}

#[test]
fn what_is_restored_is_what_was_saved_and_the_way_back_is_open() {
    let (test, _) = TestApp::with_community();
    edit(&test, 1);
    let before = state(&test);
    let backup = test.call("backup_now", json!({}));
    test.clock.advance(60_000);
    edit(&test, 2);
    let after = state(&test);
    let preview = test.call("restore_preview", json!({ "path": backup["path"] }));
    assert_eq!(preview["backup"]["counts"]["community"], 1);
    assert_eq!(preview["needs_upgrade"], false);
    let restored = test.call("restore", json!({ "path": backup["path"] }));
    assert_eq!(state(&test), before, "restore(backup(x)) = x");
    test.call("undo", json!({}));
    test.call("redo", json!({}));
    edit(&test, 3);
    test.call("restore", json!({ "path": restored["saved"]["path"] }));
    assert_eq!(state(&test), after, "the state before the restore was saved");
    let test = test.restarted();
    assert_eq!(state(&test), after);
}

#[test]
fn listeners_hear_of_a_restore_and_a_second_process_keeps_it_out() {
    let (test, _) = TestApp::with_community();
    let backup = test.call("backup_now", json!({}));
    edit(&test, 2);
    let other = App::open(&test.path(), Access::Write, test.clock.clone(), Ports::default()).unwrap();
    let before = state(&test);
    let error = test.try_call("restore", json!({ "path": backup["path"] })).unwrap_err();
    assert_eq!(error.code, Code::Locked);
    assert_eq!(state(&test), before);
    edit(&test, 3);
    drop(other);
    let heard = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let ears = heard.clone();
    test.app.store.publisher.subscribe(move |changed| ears.lock().unwrap().extend(changed.tables.clone()));
    test.call("restore", json!({ "path": backup["path"] }));
    assert!(heard.lock().unwrap().iter().any(|table| table == "community"));
}

#[test]
fn a_bad_backup_is_refused_and_nothing_changes() {
    let (test, _) = TestApp::with_community();
    let backup = test.call("backup_now", json!({}));
    edit(&test, 2);
    let before = state(&test);
    let good = fs::read(backup["path"].as_str().unwrap()).unwrap();
    let lone = test.path().join("lone.db");
    let flipped = {
        let mut bytes = good.clone();
        bytes[8192..8208].iter_mut().for_each(|byte| *byte ^= 0x55);
        bytes
    };
    for (bytes, what) in [
        (&good[..good.len() / 2], "truncated"),
        (&good[..50], "shorter than a header"),
        (&b"hello, this is no database at all, however long it is made to be for the header, which has one hundred bytes"[..], "text"),
        (&flipped[..], "altered"),
    ] {
        fs::write(&lone, bytes).unwrap();
        let error = test.try_call("restore", json!({ "path": lone.display().to_string() })).unwrap_err();
        assert!(matches!(error.code, Code::BadFile | Code::Damaged), "{what}: {error}");
        assert_eq!(state(&test), before, "{what}");
    }
    // The same bytes, but not those that the manifest speaks of.
    fs::write(backup["path"].as_str().unwrap(), &flipped).unwrap();
    let error = test.try_call("restore", json!({ "path": backup["path"] })).unwrap_err();
    assert_eq!(error.details["reason"], "not_as_it_was_written");
    assert_eq!(
        fs::read_dir(test.path())
            .unwrap()
            .filter(|e| e.as_ref().unwrap().file_name().to_string_lossy().contains("restored"))
            .count(),
        0
    );
}

#[test]
fn a_backup_without_its_manifest_can_still_be_restored() {
    let (test, _) = TestApp::with_community();
    edit(&test, 1);
    let before = state(&test);
    let backup = test.call("backup_now", json!({}));
    let lone = test.path().join("lone.db");
    fs::copy(backup["path"].as_str().unwrap(), &lone).unwrap();
    edit(&test, 2);
    test.call("restore", json!({ "path": lone.display().to_string() }));
    assert_eq!(state(&test), before);
}

#[test]
fn housekeeping_backs_up_what_changed_and_thins() {
    let (test, _) = TestApp::with_community();
    assert!(test.call("housekeeping", json!({}))["backup"].is_object(), "the first one");
    assert!(test.call("housekeeping", json!({}))["backup"].is_null(), "nothing changed");
    for round in 0..16 {
        test.clock.advance(6 * 3_600_000);
        edit(&test, round);
        assert!(test.call("housekeeping", json!({}))["backup"].is_object());
    }
    let kept = test.call("backups", json!({}));
    let kept = kept["backups"].as_array().unwrap().len();
    assert!((9..15).contains(&kept), "two whole days and one backup of each day before: {kept}");
    test.clock.advance(8 * 24 * 3_600_000);
    assert_eq!(test.call("workspace_health", json!({}))["backup_stale"], false, "all is saved");
    edit(&test, 999);
    assert_eq!(test.call("workspace_health", json!({}))["backup_stale"], true);
}

#[test]
fn a_second_folder_gets_each_backup_and_its_absence_is_told() {
    let (test, _) = TestApp::with_community();
    let second = test.path().parent().unwrap().join("stick");
    test.call("local_setting_set", json!({ "key": "backup_folder", "value": second.display().to_string() }));
    test.call("housekeeping", json!({}));
    assert_eq!(fs::read_dir(&second).unwrap().count(), 2, "the backup and its manifest");
    fs::remove_dir_all(&second).unwrap();
    fs::write(&second, "a file is in the way").unwrap();
    edit(&test, 1);
    test.clock.advance(31 * 60_000);
    let done = test.call("housekeeping", json!({}));
    assert!(done["backup"].is_object() && done["second_folder"]["code"].is_string(), "{done}");
    let problem = || test.call("workspace_health", json!({}))["problem"].clone();
    test.call("housekeeping", json!({}));
    assert_eq!(problem(), done["second_folder"], "it is told until a copy succeeds");
    fs::remove_file(&second).unwrap();
    test.call("backup_now", json!({}));
    assert_eq!(problem(), json!(null));
}

#[test]
fn why_the_regular_work_failed_is_told_until_it_succeeds() {
    let (test, _) = TestApp::with_community();
    let problem = || test.call("workspace_health", json!({}))["problem"].clone();
    let backups = test.path().join("backups");
    drop(fs::remove_dir_all(&backups));
    fs::write(&backups, "a file is in the way").unwrap();
    edit(&test, 1);
    let error = test.try_call("housekeeping", json!({})).unwrap_err();
    fs::remove_file(&backups).unwrap();
    assert_eq!(problem()["code"], json!(error.code));
    test.call("housekeeping", json!({}));
    assert_eq!(problem(), json!(null));
}

#[test]
fn a_workspace_travels_as_one_file() {
    let (test, _) = TestApp::with_community();
    edit(&test, 7);
    let content = b"a picture";
    let hash = "c7".repeat(32);
    fs::write(test.path().join("attachments").join(&hash), content).unwrap();
    let file = test.path().parent().unwrap().join("club.tulou");
    let target = test.path().parent().unwrap().join("elsewhere");
    let open = json!({ "path": file.display().to_string(), "folder": target.display().to_string() });
    test.call("archive_save", json!({ "path": file.display().to_string() }));
    let error = test.try_call("archive_open", open.clone()).unwrap_err();
    assert_eq!(error.code, Code::BadFile, "an attachment whose content is not its name is refused");
    assert!(!target.exists(), "and nothing is left");
    fs::remove_file(test.path().join("attachments").join(&hash)).unwrap();
    let named = tulou_core::workspace::sha256_of(&write(&test.path().join("picture"), content)).unwrap();
    fs::rename(test.path().join("picture"), test.path().join("attachments").join(&named)).unwrap();
    test.call("archive_save", json!({ "path": file.display().to_string() }));
    test.call("archive_open", open.clone());
    assert_eq!(dump(&target.join("main.db"), |t| t != "sqlite_sequence"), state(&test));
    assert_eq!(fs::read(target.join("attachments").join(&named)).unwrap(), content);
    let opened = App::open(&target, Access::Write, test.clock.clone(), Ports::default()).unwrap();
    assert!(!opened.store.read_only());
    assert_eq!(test.try_call("archive_open", open).unwrap_err().code, Code::FolderNotEmpty);
}

fn write(path: &Path, content: &[u8]) -> std::path::PathBuf {
    fs::write(path, content).unwrap();
    path.to_owned()
}

/// Writes the archive again with entries changed by `change`.
fn forged(from: &Path, to: &Path, change: impl Fn(&mut Vec<(String, Vec<u8>)>)) {
    let mut zip = zip::ZipArchive::new(fs::File::open(from).unwrap()).unwrap();
    let mut entries = Vec::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        entries.push((entry.name().unwrap().into_owned(), bytes));
    }
    change(&mut entries);
    let mut out = zip::ZipWriter::new(fs::File::create(to).unwrap());
    for (name, bytes) in entries {
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&bytes).unwrap();
    }
    out.finish().unwrap();
}

fn manifest(entries: &mut [(String, Vec<u8>)], change: impl Fn(&mut Value)) {
    let entry = entries.iter_mut().find(|(name, _)| name == "manifest.json").unwrap();
    let mut json: Value = serde_json::from_slice(&entry.1).unwrap();
    change(&mut json);
    entry.1 = serde_json::to_vec(&json).unwrap();
}

#[test]
fn hostile_files_are_refused_and_leave_nothing() {
    let (test, _) = TestApp::with_community();
    let parent = test.path().parent().unwrap().to_owned();
    let good = parent.join("good.tulou");
    test.call("archive_save", json!({ "path": good.display().to_string() }));
    let entry = json!({ "bytes": 4, "sha256": "a".repeat(64) });
    type Change = Box<dyn Fn(&mut Vec<(String, Vec<u8>)>)>;
    let cases: Vec<(&str, Change)> = vec![
        (
            "climbs out",
            Box::new({
                let entry = entry.clone();
                move |e| {
                    e.push(("../evil".into(), b"evil".to_vec()));
                    manifest(e, |m| m["files"]["../evil"] = entry.clone());
                }
            }),
        ),
        (
            "absolute",
            Box::new({
                let entry = entry.clone();
                move |e| {
                    e.push(("/tmp/evil".into(), b"evil".to_vec()));
                    manifest(e, |m| m["files"]["/tmp/evil"] = entry.clone());
                }
            }),
        ),
        ("not in the manifest", Box::new(|e| e.push(("attachments/x".into(), b"evil".to_vec())))),
        ("no manifest", Box::new(|e| e.retain(|(name, _)| name != "manifest.json"))),
        ("more bytes than listed", Box::new(|e| manifest(e, |m| m["files"]["main.db"]["bytes"] = 10.into()))),
        (
            "more than any disk",
            Box::new(|e| manifest(e, |m| m["files"]["main.db"]["bytes"] = json!(1_u64 << 60))),
        ),
        (
            "another database",
            Box::new(|e| {
                e.iter_mut().for_each(|(name, bytes)| {
                    if name == "main.db" {
                        bytes[5000] ^= 1
                    }
                })
            }),
        ),
        (
            "no database",
            Box::new(|e| {
                e.retain(|(name, _)| name != "main.db");
                manifest(e, |m| {
                    m["files"].as_object_mut().unwrap().remove("main.db");
                });
            }),
        ),
    ];
    let before = fs::read_dir(&parent).unwrap().count() + 1;
    for (what, change) in cases {
        let bad = parent.join("bad.tulou");
        forged(&good, &bad, change);
        let target = parent.join("target");
        let error = test
            .try_call(
                "archive_open",
                json!({ "path": bad.display().to_string(), "folder": target.display().to_string() }),
            )
            .unwrap_err();
        assert!(matches!(error.code, Code::BadFile | Code::DiskFull | Code::Damaged), "{what}: {error}");
        assert_eq!(fs::read_dir(&parent).unwrap().count(), before, "{what} left something behind");
    }
}

#[test]
fn a_file_that_brings_statements_of_its_own_is_refused() {
    let (test, _) = TestApp::with_community();
    let parent = test.path().parent().unwrap().to_owned();
    let conn = rusqlite::Connection::open(test.path().join("main.db")).unwrap();
    conn.execute_batch("CREATE TRIGGER evil AFTER INSERT ON community BEGIN DELETE FROM change_row; END")
        .unwrap();
    drop(conn);
    let file = parent.join("evil.tulou");
    test.call("archive_save", json!({ "path": file.display().to_string() }));
    let input =
        json!({ "path": file.display().to_string(), "folder": parent.join("t").display().to_string() });
    assert_eq!(test.try_call("archive_open", input).unwrap_err().details["reason"], "foreign_statements");
}

#[test]
fn what_can_be_read_goes_out_and_a_sound_workspace_misses_nothing() {
    let (test, _) = TestApp::with_community();
    let out = test.path().parent().unwrap().join("readable");
    let done = test.call("export_readable", json!({ "path": out }));
    assert_eq!((&done["broken"], &done["attachments_lost"]), (&json!([]), &json!(0)));
    let communities: Value = serde_json::from_slice(&fs::read(out.join("community.json")).unwrap()).unwrap();
    assert_eq!(communities[0]["name"], "读书会");
    let again = test.try_call("export_readable", json!({ "path": out })).unwrap_err();
    assert_eq!(again.code, Code::FolderNotEmpty);
}

#[cfg(unix)]
#[test]
fn an_attachment_that_cannot_be_read_fails_the_export_and_is_only_missed_by_the_salvage() {
    let (test, _) = TestApp::with_community();
    test.call("attachment_paste", json!({ "name": "a.txt", "base64": "5aW9" }));
    let attachments = test.path().join("attachments");
    std::os::unix::fs::symlink(attachments.join("gone"), attachments.join("unreadable")).unwrap();
    let beside = |name: &str| test.path().parent().unwrap().join(name);
    let all = beside("all");
    assert_eq!(test.try_call("export_all", json!({ "path": all })).unwrap_err().code, Code::Io);
    assert!(!all.exists() && !beside(".all.new").exists(), "whole or nothing");
    // What a killed export left is no part of the next one.
    let remains = beside(".again.new");
    fs::create_dir_all(&remains).unwrap();
    fs::write(remains.join("half.csv"), "a,b").unwrap();
    fs::remove_file(attachments.join("unreadable")).unwrap();
    test.call("export_all", json!({ "path": beside("again") }));
    assert!(!beside("again/half.csv").exists() && !remains.exists());
    std::os::unix::fs::symlink(attachments.join("gone"), attachments.join("unreadable")).unwrap();
    let readable = beside("readable");
    let done = test.call("export_readable", json!({ "path": readable }));
    assert_eq!(done["attachments_lost"], json!(1));
    assert_eq!(fs::read_dir(readable.join("attachments")).unwrap().count(), 1);
    fs::remove_dir_all(&attachments).unwrap();
    let without = test.call("export_readable", json!({ "path": beside("without") }));
    assert_eq!(without["attachments_lost"], json!(1), "the one that is known");
}

#[test]
fn damage_is_warned_of_until_a_check_finds_none() {
    let (test, _) = TestApp::with_community();
    let damage = || test.call("workspace_health", json!({}))["damage"].clone();
    assert_eq!(damage(), json!([]));
    test.call("local_setting_set", json!({ "key": "database_damage", "value": ["Page 7: never used"] }));
    assert_eq!(damage(), json!(["Page 7: never used"]));
    test.call("check_data", json!({}));
    assert_eq!(damage(), json!([]));
}
