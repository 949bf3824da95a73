//! Who is meant by the names in exports: names change, files come in any order, whoever made the export is called "you", and what
//! phones write in place of a file differs from phone to phone.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tulou_tests::TestApp;

use crate::telegram::write;

fn import(test: &TestApp, community: &str, paths: &[PathBuf], more: Value) -> Value {
    let mut input = json!({ "community": community, "paths": paths });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    test.call("chat_import", input)
}

/// Members with the days on which they joined.
fn members(test: &TestApp, community: &str) -> Vec<(String, String)> {
    let page = test.call("members", json!({ "community": community, "limit": 100 }));
    let mut all: Vec<(String, String)> = (page["rows"].as_array().unwrap().iter())
        .map(|row| {
            let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
            (text("name"), text("joined_on"))
        })
        .collect();
    all.sort();
    all
}

fn told(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(name, day)| ((*name).to_owned(), (*day).to_owned())).collect()
}

fn names(test: &TestApp, community: &str) -> Vec<String> {
    members(test, community).into_iter().map(|(name, _)| name).collect()
}

/// An export of QQ's message manager.
fn qq(folder: &Path, name: &str, lines: &[(&str, &str, &str)]) -> PathBuf {
    let rule = "=".repeat(64);
    let head = format!(
        "消息记录（此消息记录为文本格式，不支持重新导入）\n\n{rule}\n消息分组:我的群\n{rule}\n消息对象:读书会\n{rule}\n\n"
    );
    let text: String = lines.iter().map(|(at, who, text)| format!("{at} {who}\n{text}\n\n")).collect();
    write(folder, name, &(head + &text))
}

#[test]
fn somebody_who_is_called_otherwise_later_is_one_person_in_whatever_order_files_come() {
    let folder = tempfile::tempdir().unwrap();
    let january = [
        ("2024-01-05 08:15:05", "小明(10001)", "早"),
        ("2024-01-05 08:16:05", "系统消息(10000)", "小红邀请阿强加入了群聊"),
        ("2024-01-05 08:17:05", "小红(10002)", "早"),
        ("2024-01-06 08:17:05", "阿强(10003)", "嗨"),
    ];
    let february =
        [("2024-02-05 08:15:05", "明哥(10001)", "二月"), ("2024-02-06 08:17:05", "强子(10003)", "嗨")];
    let both = [january.as_slice(), february.as_slice()].concat();
    let first = qq(folder.path(), "qq_jan.txt", &january);
    let second = qq(folder.path(), "qq_feb.txt", &february);
    let whole = qq(folder.path(), "qq.txt", &both);
    for files in
        [vec![vec![&whole], vec![&first]], vec![vec![&second], vec![&first]], vec![vec![&second, &first]]]
    {
        let (test, community) = TestApp::with_community();
        for paths in &files {
            let paths: Vec<PathBuf> = paths.iter().map(|path| (*path).clone()).collect();
            let report = import(&test, &community, &paths, json!({}));
            assert_eq!(report["renamed"], 0, "no older name comes back");
        }
        assert_eq!(names(&test, &community), ["小红", "强子", "明哥"], "{files:?}");
        let joined = test.call("members", json!({ "community": community, "limit": 9 }));
        let who = joined["rows"].as_array().unwrap().iter().find(|row| row["name"] == "强子").unwrap();
        assert_eq!(who["joined_on"], "2024-01-05");
    }
}

#[test]
fn you_is_whoever_made_the_export_and_what_a_tool_left_open_is_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let line = |at: u32, kind: &str, who: &str, name: &str, own: u8, text: &str| json!({ "createTime": 1_709_600_400 + at, "type": kind, "senderUsername": who, "senderDisplayName": name, "isSend": own, "content": text, "platformMessageId": at.to_string() });
    let notice = |at: u32, text: &str| line(at, "系统消息", "1@chatroom", "", 0, text);
    let chat = json!({
        "weflow": { "version": "1" }, "session": { "wxid": "1@chatroom", "displayName": "读书会" },
        "messages": [
            line(1, "文本消息", "wxid_me", "小土", 1, "大家好"),
            line(2, "文本消息", "wxid_zs", "张三", 0, "早"),
            notice(3, "\"$username$\"邀请\"$names$\"加入了群聊"),
            notice(4, "你邀请\"周九\"加入了群聊"),
            notice(5, "\"张三\"邀请你和\"吴十、郑一\"加入了群聊"),
            notice(6, "你将\"郑一\"移出了群聊"),
        ],
    });
    let (test, community) = TestApp::with_community();
    let report = import(&test, &community, &[write(folder.path(), "a.json", &chat.to_string())], json!({}));
    assert_eq!((&report["joins"], &report["leaves"]), (&json!(5), &json!(1)));
    assert_eq!(names(&test, &community), ["吴十", "周九", "小土", "张三", "郑一"]);
}

#[test]
fn a_number_in_place_of_a_name_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let chat = json!({
        "metadata": { "name": "QQChatExporter V4" }, "chatInfo": { "name": "读书会", "type": "group" },
        "messages": [{
            "messageId": "1", "timestamp": "2024-03-05T01:00:00.000Z",
            "sender": { "uid": "u_a", "uin": "10001", "name": "10001" }, "content": { "text": "早" },
            "rawMessage": { "sendMemberName": "小红" },
        }],
    });
    let (test, community) = TestApp::with_community();
    import(&test, &community, &[write(folder.path(), "q.json", &chat.to_string())], json!({}));
    assert_eq!(names(&test, &community), ["小红"]);
}

#[test]
fn lists_of_names_are_taken_apart_and_you_is_one_person() {
    let folder = tempfile::tempdir().unwrap();
    let text = "3/15/24, 9:02 PM - Anna added +86 138 0013 8000, +86 138 0013 8001, and Gus\n\
                3/15/24, 9:03 PM - You added Hal\n3/15/24, 9:04 PM - Anna added you\n\
                3/15/24, 9:05 PM - Anna: hi\n3/15/24, 9:06 PM - You left\n";
    let (test, community) = TestApp::with_community();
    import(&test, &community, &[write(folder.path(), "a.txt", text)], json!({ "me": "小土" }));
    assert_eq!(
        names(&test, &community),
        ["+86 138 0013 8000", "+86 138 0013 8001", "Anna", "Gus", "Hal", "小土"]
    );
    let text = "2024/3/5 21:03 - 张三添加了王五和赵六\n2024/3/5 21:04 - 张三添加了您\n2024/3/5 21:07 - 张三: 大家好\n2024/3/5 21:12 - 王五退出了群组\n";
    let (test, community) = TestApp::with_community();
    let report = import(&test, &community, &[write(folder.path(), "b.txt", text)], json!({}));
    assert_eq!(
        (&report["joins"], &report["leaves"], &report["has_self"]),
        (&json!(3), &json!(1), &json!(true))
    );
    assert_eq!(names(&test, &community), ["张三", "我", "王五", "赵六"]);
}

#[test]
fn who_is_meant_by_me_is_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let text = "2024-03-05 09:05:00 '张三'\n大家好\n\n2024-03-05 09:06:00 '我'\n早\n\n";
    let file = [write(folder.path(), "a.txt", text)];
    let (test, community) = TestApp::with_community();
    let report = import(&test, &community, &file, json!({ "me": "小土" }));
    assert_eq!((&report["added"], &report["me"]), (&json!(2), &json!("小土")));
    let again = import(&test, &community, &file, json!({}));
    assert_eq!((&again["known"], &again["batch"], &again["me"]), (&json!(2), &json!(null), &json!("小土")));
    assert_eq!(names(&test, &community), ["小土", "张三"]);
}

#[test]
fn who_only_reacts_has_a_name_and_a_program_is_none_of_the_people() {
    let folder = tempfile::tempdir().unwrap();
    let user = |id: &str, name: &str, bot: bool| json!({ "id": id, "name": name, "isBot": bot });
    let chat = json!({
        "guild": { "id": "8", "name": "G" }, "channel": { "id": "9", "type": "GuildTextChat", "name": "general" },
        "messages": [{
            "id": "1214000000000000001", "type": "Default", "timestamp": "2024-03-05T09:01:00+08:00", "content": "hi",
            "author": user("3", "li", false),
            "reactions": [{ "emoji": { "name": "👍" }, "count": 2, "users": [user("77", "zoe", false), user("78", "MrBot", true)] }],
        }],
    });
    let (test, community) = TestApp::with_community();
    let report = import(&test, &community, &[write(folder.path(), "a.json", &chat.to_string())], json!({}));
    assert_eq!((&report["bots"], &report["reactions"]), (&json!(1), &json!(2)));
    assert_eq!(names(&test, &community), ["li", "zoe"]);
}

#[test]
fn files_are_the_same_in_the_words_of_every_phone() {
    let folder = tempfile::tempdir().unwrap();
    let phones = [
        "2024/3/15 21:07 - 张三: <省略多媒体文件>\n2024/3/15 21:08 - 李四: 好\n2024/3/15 21:09 - 李四: 改 <此消息已编辑>\n2024/3/15 21:10 - 张三: IMG-1.jpg (文件附件)\n",
        "\u{200e}[2024/3/15 下午9:07:10] 张三: \u{200e}图片已略去\n[2024/3/15 下午9:08:20] 李四: 好\n[2024/3/15 下午9:09:30] 李四: 改 \u{200e}<此消息已编辑>\n\u{200e}[2024/3/15 下午9:10:05] 张三: \u{200e}<附件：00001-PHOTO.jpg>\n",
        "3/15/24, 9:07 PM - 张三: <Media omitted>\n3/15/24, 9:08 PM - 李四: 好\n3/15/24, 9:09 PM - 李四: 改 <This message was edited>\n3/15/24, 9:10 PM - 张三: IMG-1.jpg (file attached)\n",
    ];
    for (one, other) in [(0, 1), (1, 2), (2, 0)] {
        let (test, community) = TestApp::with_community();
        for (place, expected) in [(one, (4, 0)), (other, (0, 4))] {
            let own = folder.path().join(place.to_string());
            std::fs::create_dir_all(&own).unwrap();
            let file = write(&own, "与读书会的 WhatsApp 聊天.txt", phones[place]);
            let report = import(&test, &community, &[file], json!({ "keep_texts": true }));
            assert_eq!(
                (&report["added"], &report["known"]),
                (&json!(expected.0), &json!(expected.1)),
                "{one} {other}"
            );
        }
    }
}

#[test]
fn an_account_is_one_members() {
    let (test, community) = TestApp::with_community();
    let add = |name: &str| {
        test.call("member_add", json!({ "community": community, "name": name }))["row"]["uid"].clone()
    };
    let (one, other) = (add("小明"), add("小红"));
    let account = |member: &Value| json!({ "member": member, "platform": "qq", "external_id": "10001" });
    test.call("account_add", account(&one));
    let before = test.snapshot();
    let error = test.try_call("account_add", account(&other)).unwrap_err();
    assert_eq!((&error.details["reason"], &error.details["name"]), (&json!("held"), &json!("小明")));
    assert_eq!(test.snapshot(), before);
}

#[test]
fn members_of_a_list_come_as_they_are_told() {
    let (test, community) = TestApp::with_community();
    let list = "姓名,手机\n甲,1.39001E+10\n乙,13800000001\n";
    let source = json!({ "kind": "text", "text": list });
    let input = json!({ "community": community, "source": source, "header_row": 1, "mapping": [{ "kind": "name" }, { "kind": "phone" }], "identity": { "kind": "name" } });
    let report = test.call("import_apply", input);
    assert_eq!(report["done"]["problem_counts"], json!({ "digits_lost": 1 }));
    assert_eq!(members(&test, &community), told(&[("乙", ""), ("甲", "")]));
    let page = test.call("members", json!({ "community": community, "limit": 9 }));
    let phones: Vec<&Value> = page["rows"].as_array().unwrap().iter().map(|row| &row["phone"]).collect();
    assert!(
        phones.contains(&&json!("13800000001")) && phones.iter().filter(|phone| phone.is_null()).count() == 1
    );
}
