//! Tables of messages, and exports that come in pieces or several at once.

use std::{fs, path::Path};

use serde_json::{Value, json};
use tulou_tests::TestApp;

use crate::telegram::write;

fn dry(test: &TestApp, community: &str, path: &Path) -> Value {
    test.call("chat_import", json!({ "community": community, "paths": [path], "dry_run": true }))
}

#[test]
fn the_columns_of_a_table_say_what_each_row_is() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    for (name, text, counts) in [
        (
            "full.csv",
            "会话信息\n微信ID,123@chatroom\n\
             序号,时间,发送者昵称,发送者微信ID,发送者身份,消息类型,内容\n\
             1,2024-03-05 09:00:00,甲,wxid_a,群成员,文本消息,hi\n\
             2,2024-03-05 09:01:00,乙,wxid_b,群成员,图片消息,[图片]\n\
             3,2024-03-05 09:02:00,读书会,123@chatroom,系统,系统消息,\"\"\"甲\"\"邀请\"\"丙\"\"加入了群聊\"\n\
             4,2024-03-05 09:03:00,我,wxid_me,我,引用消息,是\n",
            [3, 1, 4],
        ),
        // Who wrote stands where others write what they are.
        (
            "compact.csv",
            "序号,时间,发送者身份,消息类型,内容\n\
             1,2024-03-05 09:00:00,甲,文本消息,hi\n\
             2,2024-03-05 09:02:00,系统消息,系统消息,\"\"\"甲\"\"邀请\"\"丙\"\"加入了群聊\"\n\
             3,2024-03-05 09:03:00,我,引用消息,是\n",
            [2, 1, 3],
        ),
        (
            "qq.csv",
            "序号,时间,发送者,发送者QQ号,消息类型,消息内容,是否撤回,资源数量\n\
             1,2024-03-05T01:00:00.000Z,甲,10001,文本,hi,否,0\n\
             2,2024-03-05T01:01:00.000Z,乙,10002,回复,[回复消息]是,否,0\n\
             4,2024-03-05T01:03:00.000Z,0,0,系统消息,丙加入了群聊,否,0\n\
             5,2024-03-05T01:04:00.000Z,乙,10002,文本,撤,是,0\n",
            [2, 1, 3],
        ),
        // A quote that is never closed takes none of the rows behind it along.
        (
            "open.csv",
            "time,author,content\n2024-03-05 09:00,Ann,\"hi\n2024-03-05 09:01,Bob,yo\n2024-03-05 09:02,Ann,x\n",
            [3, 0, 2],
        ),
    ] {
        let path = write(folder.path(), name, text);
        let report = dry(&test, &community, &path);
        assert_eq!(report["files"][0]["format"], "messages", "{name}");
        let found = ["messages", "joins", "people"].map(|key| report[key].as_u64().unwrap());
        assert_eq!(found, counts, "{name}: {report}");
    }
}

#[test]
fn an_open_quote_is_told_with_its_line() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let text = "time,author,content\n2024-03-05 09:00,Ann,\"hi\n2024-03-05 09:01,Bob,yo\n";
    let report = dry(&test, &community, &write(folder.path(), "open.csv", text));
    let problem = &report["problems"][0];
    assert_eq!((&problem["code"], &problem["place"]), (&json!("bad_line"), &json!("line 2")), "{report}");
}

#[test]
fn pieces_of_an_export_are_one_chat_with_the_name_of_its_manifest() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("chunks")).unwrap();
    write(folder.path(), "manifest.json", r#"{"metadata":{},"chatInfo":{"name":"读书会","type":"group"}}"#);
    for (name, second) in [("c1.jsonl", 0), ("c2.jsonl", 5)] {
        let post = json!({
            "id": format!("75{second}"), "timestamp": 1_709_600_400_000_i64 + second * 1000,
            "sender": { "uin": "10001", "name": "甲" }, "type": "text", "content": { "text": "早" }
        });
        write(&folder.path().join("chunks"), name, &format!("{post}\n"));
    }
    let report = dry(&test, &community, folder.path());
    let chats = report["chats"].as_array().unwrap();
    assert_eq!((chats.len(), &chats[0]["name"], &report["messages"]), (1, &json!("读书会"), &json!(2)));
}

#[test]
fn several_exports_in_an_archive_are_chats_of_their_own() {
    let (test, community) = TestApp::with_community();
    let boxes = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/chats/mbox/two-boxes.zip");
    let report = dry(&test, &community, &boxes);
    let mut names: Vec<_> =
        report["chats"].as_array().unwrap().iter().map(|chat| chat["name"].as_str().unwrap()).collect();
    names.sort_unstable();
    assert_eq!(names, ["Club", "Inbox"]);
}

#[test]
fn an_export_that_was_unpacked_is_one_export_wherever_it_lies() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let export = folder.path().join("Downloads/Club Slack export");
    fs::create_dir_all(export.join("general")).unwrap();
    write(
        &export,
        "users.json",
        r#"[{"id":"U1","name":"ann","real_name":"Ann"},{"id":"U2","name":"bo","real_name":"Bo"}]"#,
    );
    write(&export, "channels.json", r#"[{"id":"C1","name":"general","members":["U1","U2"]}]"#);
    for (day, at, who) in [("2024-03-05", 1_709_600_400, "U1"), ("2024-03-06", 1_709_686_800, "U2")] {
        let post = json!([{ "type": "message", "user": who, "text": "hi", "ts": format!("{at}.000100") }]);
        write(&export.join("general"), &format!("{day}.json"), &post.to_string());
    }
    for place in [folder.path(), &export] {
        let report = dry(&test, &community, place);
        let file = &report["files"][0];
        assert_eq!(
            (&file["format"], &file["name"]),
            (&json!("slack"), &json!("Club Slack export")),
            "{report}"
        );
        assert_eq!((&report["messages"], &report["people"]), (&json!(2), &json!(2)), "{report}");
    }
    test.call("chat_import", json!({ "community": community, "paths": [folder.path()] }));
    let again = dry(&test, &community, &export);
    assert_eq!((&again["added"], &again["known"]), (&json!(0), &json!(2)), "{again}");
    assert!(again["files"][0]["imported_at"].is_i64(), "the same files are known again: {again}");
    // A file more is another export.
    write(&export.join("general"), "2024-03-07.json", "[]");
    assert!(dry(&test, &community, &export)["files"][0]["imported_at"].is_null());
}
