//! People and the log: who is erased leaves no name, no id and no word, and no file brings them back; who are merged count as one.

use std::path::PathBuf;

use serde_json::{Value, json};
use tulou_tests::TestApp;

use crate::telegram::{chat, said, write};

fn export(folder: &tempfile::TempDir, name: &str, more: &[Value]) -> PathBuf {
    let mut messages = vec![
        said(1, 0, 1, "大家早上好"),
        said(2, 60, 2, "周五的读书会改到线下了"),
        said(3, 120, 2, "地址发群里"),
        said(4, 90_000, 1, "收到，地址记下了"),
    ];
    messages.extend_from_slice(more);
    write(folder.path(), name, &chat("读书会", "private_supergroup", 15, &messages))
}

fn import(test: &TestApp, community: &str, path: &PathBuf, people: &str) -> Value {
    let input = json!({ "community": community, "paths": [path], "keep_texts": true, "people": people });
    test.call("chat_import", input)
}

fn names(test: &TestApp, community: &str) -> Vec<String> {
    let page = test.call("members", json!({ "community": community, "offset": 0, "limit": 100 }));
    page["rows"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
}

fn found(test: &TestApp, community: &str, words: &str) -> usize {
    let found = test.call("text_search", json!({ "community": community, "words": words, "limit": 500 }));
    assert_eq!(found["unreadable"], 0);
    found["hits"].as_array().unwrap().len()
}

fn erase(test: &TestApp, community: &str, name: &str) {
    let page = test.call("members", json!({ "community": community, "offset": 0, "limit": 100 }));
    let member =
        page["rows"].as_array().unwrap().iter().find(|row| row["name"] == name).unwrap()["uid"].clone();
    test.call("members_trash", json!({ "who": { "kind": "these", "uids": [member] }, "trashed": true }));
    test.call("trash_empty", json!({ "items": [{ "kind": "member", "uid": member }] }));
}

#[test]
fn nothing_of_somebody_erased_is_left_and_no_file_brings_it_back() {
    // Whether they were members when the file came in, or wrote before they were: the numbers in the log are others.
    for first in ["members", "unassigned"] {
        let (test, community) = TestApp::with_community();
        let folder = tempfile::tempdir().unwrap();
        let file = export(&folder, "result.json", &[]);
        import(&test, &community, &file, first);
        import(&test, &community, &file, "members");
        assert_eq!(found(&test, &community, "地址"), 2);
        let before = test.snapshot();
        erase(&test, &community, "用户2");
        let erased = test.snapshot();
        assert_eq!((found(&test, &community, "地址"), found(&test, &community, "读书会")), (1, 0), "{first}");
        for trace in ["用户2", "user2"] {
            // A snapshot shows texts by their bytes.
            let bytes = format!("{:?}", trace.as_bytes());
            let bytes = bytes.trim_matches(['[', ']']);
            assert!(before.contains(bytes) && !erased.contains(bytes), "{first}: {trace}");
        }

        let again = import(&test, &community, &file, "members");
        assert_eq!((&again["batch"], &again["erased"]), (&json!(null), &json!(1)), "{first}: nothing is new");
        assert_eq!(test.snapshot(), erased, "{first}");
        let next =
            export(&folder, "next.json", &[said(5, 90_060, 2, "地址在这里"), said(6, 90_120, 3, "新来的")]);
        let report = import(&test, &community, &next, "members");
        let counts =
            ["added", "known", "new_members", "strangers", "erased"].map(|name| report[name].as_i64());
        assert_eq!(counts, [2, 4, 1, 0, 1].map(Some), "{first}: what they write later is nobody's, too");
        assert_eq!(names(&test, &community), ["用户1", "用户3"], "{first}");
        assert_eq!((found(&test, &community, "地址"), found(&test, &community, "新来的")), (1, 1), "{first}");

        test.call("undo", json!({}));
        assert_eq!(test.snapshot(), erased, "{first}");
        test.call("undo", json!({}));
        test.call("undo", json!({}));
        assert_eq!(test.snapshot(), before, "{first}: taken back, they are there with every word");
        assert_eq!(found(&test, &community, "地址"), 2);
    }
}

#[test]
fn a_batch_is_taken_out_after_somebody_in_it_was_erased() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let first = import(&test, &community, &export(&folder, "a.json", &[]), "members");
    let more = [said(5, 90_060, 1, "明天见")];
    import(&test, &community, &export(&folder, "b.json", &more), "members");
    erase(&test, &community, "用户2");
    test.call("log_remove", json!({ "batch": first["batch"] }));
    assert_eq!((found(&test, &community, "地址"), found(&test, &community, "明天")), (1, 1));
    let figures = test.call("insights", json!({ "community": community, "members": true }));
    assert_eq!(figures["top"].as_array().unwrap().len(), 1, "only the other one is somebody");
    assert_eq!(test.call("check_data", json!({}))["findings"], json!([]));
}

#[test]
fn whom_somebody_erased_brought_does_not_name_them_again() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let invited = json!({
        "id": 9, "type": "service", "date": "2024-03-05T09:02:00", "date_unixtime": "1709600520",
        "actor": "用户2", "actor_id": "user2", "action": "invite_members", "members": ["用户1"], "text": ""
    });
    let file = export(&folder, "result.json", &[invited]);
    import(&test, &community, &file, "members");
    erase(&test, &community, "用户2");
    let next = export(&folder, "next.json", &[said(10, 90_300, 1, "又一天")]);
    import(&test, &community, &next, "members");
    import(&test, &community, &file, "members");
    let bytes = format!("{:?}", "用户2".as_bytes());
    assert!(!test.snapshot().contains(bytes.trim_matches(['[', ']'])));
}

#[test]
fn what_a_table_and_a_chat_say_of_somebody_erased_is_known_again() {
    // Unassigned at first: the chat's rows lie under another number than those of the table.
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let file = export(&folder, "result.json", &[]);
    import(&test, &community, &file, "unassigned");
    import(&test, &community, &file, "members");
    let table = write(folder.path(), "log.csv", "时间,用户ID,类型\n2024-03-07 09:00,user2,message\n");
    let source = json!({ "kind": "file", "path": table });
    let log = || test.call("log_import", json!({ "community": community, "source": source }));
    assert_eq!(log()["added"], 1);
    erase(&test, &community, "用户2");
    let erased = test.snapshot();
    assert_eq!(
        (&log()["batch"], &import(&test, &community, &file, "members")["batch"]),
        (&json!(null), &json!(null))
    );
    assert_eq!(test.snapshot(), erased);
}

#[test]
fn a_table_with_somebody_erased_adds_nothing_again() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let table = "时间,用户ID,类型\n2024-03-05 09:00,m1,message\n2024-03-05 10:00,m2,message\n";
    let source = json!({ "kind": "file", "path": write(folder.path(), "log.csv", table) });
    let list = write(folder.path(), "people.csv", "姓名,用户ID\n小红,m1\n小明,m2\n");
    let people = json!({ "community": community, "source": { "kind": "file", "path": list } });
    let inspected = test.call("import_inspect", people.clone());
    let mut input = people;
    input["header_row"] = inspected["header_row"].clone();
    input["mapping"] =
        inspected["columns"].as_array().unwrap().iter().map(|column| column["target"].clone()).collect();
    test.call("import_apply", input);
    let log = || test.call("log_import", json!({ "community": community, "source": source }));
    assert_eq!(log()["added"], 2);
    erase(&test, &community, "小明");
    let erased = test.snapshot();
    assert_eq!(log()["batch"], json!(null));
    assert_eq!(test.snapshot(), erased);
}

#[test]
fn two_who_are_merged_count_as_one_and_are_taken_apart_exactly() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let more = [said(5, 180, 3, "我也在"), said(6, 90_060, 3, "明天见")];
    import(&test, &community, &export(&folder, "a.json", &more), "members");
    let figures = || test.call("insights", json!({ "community": community, "members": true }));
    let (apart, snapshot) = (figures(), test.snapshot());
    assert_eq!(apart["dau"], json!([["2024-03-05", 3], ["2024-03-06", 2]]));
    let page = test.call("members", json!({ "community": community, "offset": 0, "limit": 10 }));
    let uid = |name: &str| {
        page["rows"].as_array().unwrap().iter().find(|row| row["name"] == name).unwrap()["uid"].clone()
    };
    test.call("members_merge", json!({ "from": uid("用户3"), "into": uid("用户2") }));
    let merged = figures();
    assert_eq!(merged["dau"], json!([["2024-03-05", 2], ["2024-03-06", 2]]));
    assert_eq!(merged["top"], json!([["user2", 40], ["user1", 20]]), "what both said is one person's");
    // A later file adds to the one that both are now.
    let next = [said(7, 90_120, 3, "好"), said(8, 90_180, 2, "好")];
    import(&test, &community, &export(&folder, "b.json", &next), "members");
    assert_eq!(figures()["top"], json!([["user2", 60], ["user1", 20]]));
    test.call("undo", json!({}));
    test.call("undo", json!({}));
    assert_eq!((figures(), test.snapshot()), (apart, snapshot));
}
