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
    let error = test.try_call("attachment_paste", json!({ "name": "x", "base64": "%%%" })).unwrap_err();
    assert_eq!((error.code, &error.details["reason"]), (Code::Invalid, &json!("not_base64")));
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
