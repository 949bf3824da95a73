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

/// The same talk as two phones write it: one knows the minute, the other the second. In some minutes two say the same.
fn two_phones() -> [(&'static str, String); 2] {
    let (mut android, mut ios) = (String::new(), String::new());
    for (minute, second, who, text) in [
        (0, 7, "张三", "早"),
        (0, 31, "张三", "早"),
        (0, 40, "李四", "早上好"),
        (1, 0, "张三", "+1"),
        (1, 59, "张三", "+1"),
        (3, 12, "李四", "+1"),
        (4, 2, "王五", "今天读第三章"),
    ] {
        writeln!(android, "2024/3/5 21:{minute:02} - {who}: {text}").unwrap();
        writeln!(ios, "[2024/3/5 21:{minute:02}:{second:02}] {who}: {text}").unwrap();
    }
    [("android.txt", android), ("ios.txt", ios)]
}

#[test]
fn an_export_that_knows_the_minute_and_one_that_knows_the_second_are_one_talk() {
    let folder = tempfile::tempdir().unwrap();
    let [android, ios] = two_phones().map(|(name, text)| write(folder.path(), name, &text));
    for (first, second) in [(&android, &ios), (&ios, &android)] {
        let (test, community) = TestApp::with_community();
        let keep = json!({ "keep_texts": true });
        let report = import(&test, &community, std::slice::from_ref(first), keep.clone());
        let batch = &report["batch"];
        assert_eq!(report["added"], 7);
        let kept = || -> Vec<(Value, Value)> {
            let found = test.call("text_search", json!({ "community": community, "limit": 50 }));
            let hits = found["hits"].as_array().unwrap();
            hits.iter().map(|hit| (hit["at"].clone(), hit["pieces"].clone())).collect()
        };
        let at_first = kept();
        assert_eq!(at_first.len(), 7);
        let report = import(&test, &community, std::slice::from_ref(second), keep.clone());
        assert_eq!((&report["added"], &report["known"]), (&json!(0), &json!(7)));
        assert_eq!(report["texts"]["texts"], 0, "no text is kept twice");
        assert_eq!(channels(&test, &community), 1);
        assert_eq!(kept(), at_first);
        // Both come again, and nothing is new.
        let before = test.snapshot();
        for file in [first, second] {
            let report = import(&test, &community, std::slice::from_ref(file), keep.clone());
            assert_eq!((&report["batch"], &report["known"]), (&json!(null), &json!(7)));
        }
        assert_eq!(test.snapshot(), before);
        // Without the first the second has all of it, at the instants at which it came.
        assert_eq!(test.call("log_remove", json!({ "batch": batch }))["rows"], 0);
        assert_eq!(kept(), at_first);
    }
    let (test, community) = TestApp::with_community();
    let report = import(&test, &community, &[android, ios], json!({}));
    assert_eq!((&report["added"], channels(&test, &community)), (&json!(7), 1));
}

#[test]
fn what_only_one_of_two_clocks_has_is_added() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let [(_, android), (_, ios)] = two_phones();
    import(&test, &community, &[write(folder.path(), "a.txt", &android)], json!({}));
    let more = ios + "[2024/3/5 21:04:30] 王五: 今天读第三章\n[2024/3/5 21:05:01] 张三: +1\n";
    let report = import(&test, &community, &[write(folder.path(), "b.txt", &more)], json!({}));
    assert_eq!((&report["added"], &report["known"]), (&json!(2), &json!(7)));
    assert_eq!(channels(&test, &community), 1);
}

#[test]
fn two_exports_that_know_the_second_never_lose_what_is_said_again_within_the_minute() {
    let folder = tempfile::tempdir().unwrap();
    let line = |at: &str, who: &str, text: &str| format!("[2024/3/5 {at}] {who}: {text}\n");
    let talk = [
        line("21:00:05", "李四", "谁来"),
        line("21:01:00", "张三", "+1"),
        line("21:01:30", "张三", "+1"),
        line("21:02:10", "李四", "好"),
        line("21:02:40", "张三", "走"),
    ];
    // The second begins between the two, or ends with one that stands at the beginning of its minute.
    for (one, other, new) in
        [(&talk[..2], &talk[2..], 3), (&talk[2..], &talk[..2], 2), (&talk[..3], &talk[1..], 2)]
    {
        let (test, community) = TestApp::with_community();
        let [one, other] = [("1", one), ("2", other)].map(|(name, lines)| {
            let own = folder.path().join(format!("{name}-{new}"));
            std::fs::create_dir_all(&own).unwrap();
            write(&own, "与读书会的 WhatsApp 聊天.txt", &lines.concat())
        });
        import(&test, &community, &[one], json!({}));
        let report = import(&test, &community, &[other], json!({}));
        assert_eq!((&report["added"], channels(&test, &community)), (&json!(new), 1));
    }
}
