//! Files that do not say of which chat they are: copies and later exports go where the first one went.

use std::fmt::Write as _;

use serde_json::{Value, json};
use tulou_core::Code;
use tulou_tests::TestApp;

use crate::telegram::write;

fn import(test: &TestApp, community: &str, paths: &[std::path::PathBuf], more: Value) -> Value {
    let mut input = json!({ "community": community, "paths": paths });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    test.call("chat_import", input)
}

/// A talk of two, exported from one minute to another.
fn talk(minutes: std::ops::Range<u32>) -> String {
    minutes.fold(String::new(), |mut text, minute| {
        let who = ["张三", "李四"][minute as usize % 2];
        writeln!(text, "2024/3/5 21:{minute:02} - {who}: 第 {minute} 句").unwrap();
        text
    })
}

fn channels(test: &TestApp, community: &str) -> usize {
    test.call("channels", json!({ "community": community })).as_array().unwrap().len()
}

#[test]
fn a_copy_and_a_later_export_go_where_the_first_one_went() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let first = write(folder.path(), "wa.txt", &talk(0..20));
    let report = import(&test, &community, std::slice::from_ref(&first), json!({}));
    assert_eq!(report["added"], 20);
    let before = test.snapshot();
    let copy = write(folder.path(), "wa (1).txt", &talk(0..20));
    let report = import(&test, &community, &[copy], json!({}));
    assert_eq!((&report["batch"], &report["known"]), (&json!(null), &json!(20)));
    assert_eq!(test.snapshot(), before);
    let later = write(folder.path(), "群聊导出.txt", &talk(10..30));
    let report = import(&test, &community, &[later], json!({}));
    assert_eq!((&report["added"], &report["known"]), (&json!(10), &json!(10)));
    assert_eq!(channels(&test, &community), 1);
    // Unless somebody says that it is another chat all the same.
    let other = write(folder.path(), "b.txt", &talk(10..30));
    let report = import(&test, &community, &[other], json!({ "channels": { "b": null } }));
    assert_eq!((&report["added"], channels(&test, &community)), (&json!(20), 2));
    test.call("undo", json!({}));
    // Another talk of the same people is another chat.
    let other = write(folder.path(), "others.txt", &talk(0..20).replace('句', "段"));
    let report = import(&test, &community, &[other], json!({}));
    assert_eq!((&report["added"], channels(&test, &community)), (&json!(20), 2));
}

#[test]
fn two_exports_of_one_chat_that_come_at_once_are_one() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let files = [("wa.txt", 0..20), ("wa2.txt", 0..20), ("wa3.txt", 15..25)]
        .map(|(name, of)| write(folder.path(), name, &talk(of)));
    let report = import(&test, &community, &files, json!({}));
    assert_eq!((&report["added"], channels(&test, &community)), (&json!(25), 1));
}

#[test]
fn posts_of_one_person_that_are_the_same_in_two_groups_make_them_no_one_group() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let posts = |answer: &str| {
        format!(
            "2024/3/5 8:00 - 小土: 早\n2024/3/5 9:00 - 小土: 通知\n2024/3/5 10:00 - 小土: 报名\n2024/3/5 10:01 - {answer}\n"
        )
    };
    for (name, answer) in [("a.txt", "张三: 收到"), ("b.txt", "李四: 好的")] {
        let file = write(folder.path(), name, &posts(answer));
        import(&test, &community, &[file], json!({}));
    }
    assert_eq!(channels(&test, &community), 2);
}

#[test]
fn all_chats_of_files_go_into_a_channel_that_is_named() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    test.call(
        "channels_add",
        json!({ "community": community, "channels": [{ "name": "读书会", "kind": "whatsapp" }] }),
    );
    let uid = &test.call("channels", json!({ "community": community }))[0]["uid"];
    let file = write(folder.path(), "wa.txt", &talk(0..3));
    let report = import(&test, &community, &[file], json!({ "into": uid }));
    assert_eq!((&report["chats"][0]["channel"], channels(&test, &community)), (uid, 1));
}

#[test]
fn a_file_that_came_in_before_keeps_its_zone() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let file = [write(folder.path(), "wa.txt", &talk(0..20))];
    import(&test, &community, &file, json!({ "zone": "Europe/Berlin" }));
    let before = test.snapshot();
    let again = import(&test, &community, &file, json!({}));
    assert_eq!((&again["zone"], &again["known"]), (&json!("Europe/Berlin"), &json!(20)));
    let other = json!({ "community": community, "paths": file, "zone": "Asia/Tokyo" });
    let error = test.try_call("chat_import", other).unwrap_err();
    assert_eq!((error.code, &error.details["reason"]), (Code::Invalid, &json!("imported_in_other_zone")));
    assert_eq!(error.details["zone"], "Europe/Berlin");
    assert_eq!(test.snapshot(), before);
}
