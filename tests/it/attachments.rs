//! Files kept by their hash.

use serde_json::json;
use tulou_core::Code;
use tulou_tests::TestApp;

/// The smallest PNG: one transparent pixel.
const PIXEL: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

#[test]
fn a_file_is_kept_once_under_its_hash_and_read_back() {
    let test = TestApp::new();
    let outside = tempfile::tempdir().unwrap();
    let paths: Vec<_> = ["早报.txt", "copy of 早报.txt"].map(|name| outside.path().join(name)).into();
    for path in &paths {
        std::fs::write(path, "第一行\n#接龙\n").unwrap();
    }
    let added = test.call("attachments_add", json!({ "paths": paths }));
    assert_eq!((&added[0]["name"], &added[0]["mime"]), (&json!("早报.txt"), &json!("text/plain")));
    assert_eq!(added[0]["hash"], added[1]["hash"]);
    let again = test.call("attachments_add", json!({ "paths": [paths[0]] }));
    assert_eq!(again[0]["uid"], added[0]["uid"], "the same file is one row");
    let kept: Vec<_> =
        std::fs::read_dir(test.path().join("attachments")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(kept, [added[0]["hash"].as_str().unwrap()], "one file, and no partial one");
    let read = test.call("attachment_read", json!({ "uid": added[1]["uid"] }));
    assert_eq!(read["base64"], "56ys5LiA6KGMCiPmjqXpvpkK");
}

#[test]
fn a_pasted_picture_is_told_by_its_bytes_and_copied_out_without_overwriting() {
    let test = TestApp::new();
    let pasted = test.call("attachment_paste", json!({ "name": "屏幕\u{202e}截图.txt", "base64": PIXEL }));
    assert_eq!((&pasted["mime"], &pasted["name"]), (&json!("image/png"), &json!("屏幕截图.txt")));
    let target = test.path().join("copy.png");
    let export = json!({ "uid": pasted["uid"], "path": target });
    test.call("attachment_export", export.clone());
    assert_eq!(std::fs::metadata(&target).unwrap().len(), pasted["bytes"].as_u64().unwrap());
    assert_eq!(test.try_call("attachment_export", export).unwrap_err().code, Code::Io);
    std::fs::write(&target, "what the person agreed to replace").unwrap();
    test.call("attachment_export", json!({ "uid": pasted["uid"], "path": target, "replace": true }));
    assert_eq!(std::fs::metadata(&target).unwrap().len(), pasted["bytes"].as_u64().unwrap());
    let error = test.try_call("attachment_paste", json!({ "name": "x", "base64": "%%%" })).unwrap_err();
    assert_eq!((error.code, &error.details["reason"]), (Code::Invalid, &json!("not_base64")));
}

#[test]
fn a_copy_that_fails_leaves_the_file_that_it_was_to_replace() {
    let test = TestApp::new();
    let pasted = test.call("attachment_paste", json!({ "name": "a.png", "base64": PIXEL }));
    std::fs::remove_file(test.path().join("attachments").join(pasted["hash"].as_str().unwrap())).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("copy.png");
    std::fs::write(&target, "the old one").unwrap();
    let export = json!({ "uid": pasted["uid"], "path": target, "replace": true });
    assert_eq!(test.try_call("attachment_export", export).unwrap_err().code, Code::Io);
    assert_eq!(std::fs::read_to_string(&target).unwrap(), "the old one");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_damaged_or_missing_file_is_reported_and_never_shown() {
    let test = TestApp::new();
    let pasted = test.call("attachment_paste", json!({ "name": "a.png", "base64": PIXEL }));
    let place = test.path().join("attachments").join(pasted["hash"].as_str().unwrap());
    std::fs::write(&place, "something else").unwrap();
    let read = || test.try_call("attachment_read", json!({ "uid": pasted["uid"] })).unwrap_err().code;
    assert_eq!(read(), Code::Damaged);
    std::fs::remove_file(&place).unwrap();
    assert_eq!(read(), Code::Io);
}

#[test]
fn a_folder_or_a_missing_file_is_refused_and_nothing_is_left() {
    let test = TestApp::new();
    let folder = test.path();
    assert_eq!(
        test.try_call("attachments_add", json!({ "paths": [folder] })).unwrap_err().code,
        Code::BadFile
    );
    let missing = json!({ "paths": [test.path().join("nowhere")] });
    assert_eq!(test.try_call("attachments_add", missing).unwrap_err().code, Code::Io);
    assert_eq!(std::fs::read_dir(test.path().join("attachments")).unwrap().count(), 0);
}

const DAY: i64 = 86_400_000;

fn swept(test: &TestApp, days: i64) -> i64 {
    test.clock.advance(days * DAY);
    test.call("housekeeping", json!({}))["swept"].as_i64().unwrap()
}

fn drop_backups(test: &TestApp) {
    for entry in std::fs::read_dir(test.path().join("backups")).unwrap() {
        std::fs::remove_file(entry.unwrap().path()).unwrap();
    }
}

#[test]
fn the_daily_work_removes_files_that_no_record_step_trash_or_backup_names() {
    let (test, community) = TestApp::with_community();
    let kept =
        |hash: &serde_json::Value| test.path().join("attachments").join(hash.as_str().unwrap()).exists();
    let paste = |base64: &str| test.call("attachment_paste", json!({ "name": "a.txt", "base64": base64 }));
    let post = |file: &serde_json::Value| {
        let post = test.call("content_add", json!({ "community": community, "text": "" }))["uid"].clone();
        let pieces = json!([{ "kind": "file", "text": "", "attachment": file["uid"] }]);
        test.call("content_pieces_set", json!({ "uid": post, "channel": null, "pieces": pieces }));
        post
    };
    let (used, trashed, undone) = (paste("dXNlZA=="), paste("dHJhc2hlZA=="), paste("cmVwbGFjZWQ="));
    post(&used);
    let bin = post(&trashed);
    let changed = post(&undone);
    test.call("content_pieces_set", json!({ "uid": changed, "channel": null, "pieces": [] }));
    test.call("contents_trash", json!({ "uids": [bin], "trashed": true }));
    let never = paste("bmV2ZXIgbmFtZWQ=");
    std::fs::write(test.path().join("attachments/partial-1"), "a copy that was killed").unwrap();

    assert_eq!(swept(&test, 0), 0, "a file may be named a moment later");
    test.call("backup_now", json!({}));
    assert_eq!(swept(&test, 1), 1, "the unfinished copy, which no backup names");
    assert_eq!(std::fs::read_dir(test.path().join("attachments")).unwrap().count(), 4);
    for _ in 0..2 {
        assert_eq!(swept(&test, 33), 0, "backups name them");
    }
    drop_backups(&test);
    assert_eq!(swept(&test, 33), 2);
    assert!(kept(&used["hash"]), "a record names it");
    assert!(kept(&undone["hash"]), "an undo would bring it back");
    assert!(!kept(&trashed["hash"]) && !kept(&never["hash"]));
    assert_eq!(
        test.try_call("attachment_read", json!({ "uid": never["uid"] })).unwrap_err().code,
        Code::NotFound
    );
    test.call("attachment_read", json!({ "uid": used["uid"] }));
    assert_eq!(test.call("check_data", json!({}))["findings"], json!([]));
}

#[test]
fn a_picture_drawn_on_the_screen_is_written_as_what_its_name_says() {
    let test = TestApp::new();
    let folder = tempfile::tempdir().unwrap();
    let export = |name: &str, base64: &str| {
        test.try_call("picture_export", json!({ "path": folder.path().join(name), "base64": base64 }))
    };
    std::fs::write(folder.path().join("chart.png"), "what the person agreed to replace").unwrap();
    export("chart.png", PIXEL).unwrap();
    assert!(std::fs::read(folder.path().join("chart.png")).unwrap().starts_with(b"\x89PNG"));
    export("chart.SVG", "PHN2Zy8+").unwrap();
    assert_eq!(std::fs::read_to_string(folder.path().join("chart.SVG")).unwrap(), "<svg/>");
    for (name, base64, field) in [
        ("chart.exe", PIXEL, "path"),
        ("chart", PIXEL, "path"),
        ("chart.svg", PIXEL, "base64"),
        ("chart.png", "%", "base64"),
    ] {
        let error = export(name, base64).unwrap_err();
        assert_eq!((error.code, &error.details["field"]), (Code::Invalid, &json!(field)), "{name}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "nothing else was written");
}
