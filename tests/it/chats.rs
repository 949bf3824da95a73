//! Exports of chats that come in: their messages, their people, who came and went; in whatever order, and taken out again.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use serde_json::{Value, json};
use tulou_core::Code;
use tulou_tests::TestApp;

use crate::telegram::{self, FIRST, chat, write};

fn import(test: &TestApp, community: &str, path: &Path, more: Value) -> Value {
    let mut input = json!({ "community": community, "paths": [path] });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    test.call("chat_import", input)
}

/// A Telegram export of one group.
fn club(messages: &[Value]) -> String {
    chat("读书会", "private_supergroup", 15, messages)
}

fn said(id: u64, minutes: i64, who: u64, text: &str) -> Value {
    telegram::said(id, minutes * 60, who, text)
}

fn service(id: u64, minutes: i64, actor: u64, action: &str, members: &[&str]) -> Value {
    let at = FIRST + minutes * 60;
    json!({
        "id": id, "type": "service", "date": "2024-03-05T09:02:00", "date_unixtime": at.to_string(),
        "actor": format!("用户{actor}"), "actor_id": format!("user{actor}"), "action": action, "members": members,
        "text": ""
    })
}

fn members(test: &TestApp, community: &str) -> Vec<Value> {
    let page = test.call("members", json!({ "community": community, "offset": 0, "limit": 100 }));
    let mut all = page["rows"].as_array().unwrap().clone();
    all.sort_by_key(|row| row["name"].as_str().unwrap().to_owned());
    all
}

fn figures(test: &TestApp, community: &str) -> Value {
    test.call("insights", json!({ "community": community, "members": true }))
}

#[test]
fn an_export_fills_the_log_and_makes_its_people_members() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let file = write(
        folder.path(),
        "result.json",
        &club(&[
            said(1, 0, 1, "大家好"),
            service(2, 1, 1, "invite_members", &["用户2", "路过的人"]),
            json!({
                "id": 3, "type": "message", "date": "2024-03-05T09:04:00", "date_unixtime": (FIRST + 120).to_string(),
                "from": "用户2", "from_id": "user2", "reply_to_message_id": 1, "text": "你好",
                "reactions": [{ "type": "emoji", "count": 3, "emoji": "👍",
                    "recent": [{ "from": "用户1", "from_id": "user1", "date": "2024-03-05T09:05:00" }] }]
            }),
            said(4, 60 * 24, 1, "第二天"),
            service(5, 60 * 48, 1, "remove_members", &["用户2"]),
        ]),
    );
    let before = test.snapshot();
    let dry = import(&test, &community, &file, json!({ "dry_run": true }));
    assert_eq!(test.snapshot(), before, "a dry run writes nothing");
    let report = import(&test, &community, &file, json!({}));
    for told in ["messages", "added", "people", "new_members", "joins", "leaves", "reactions", "chats"] {
        let (dry, done) = (&dry[told], &report[told]);
        assert!(dry == done || told == "chats", "{told}: {dry} was promised, {done} was done");
    }
    let counts = ["messages", "people", "new_members", "strangers", "joins", "leaves", "reactions"]
        .map(|name| report[name].as_u64().unwrap());
    assert_eq!(counts, [3, 3, 3, 0, 2, 1, 3]);
    // Three messages, three reactions, three who came or went.
    assert_eq!((&report["added"], &report["known"]), (&json!(9), &json!(0)));
    assert_eq!(report["chats"][0]["name"], "读书会");
    assert_eq!(report["chats"][0]["sample"][0]["text"], "大家好");
    assert_eq!(
        (&report["chats"][0]["first"], &report["chats"][0]["last"]),
        (&json!("2024-03-05"), &json!("2024-03-06"))
    );

    let found = members(&test, &community);
    let names: Vec<_> = found.iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["用户1", "用户2", "路过的人"]);
    let second = test.call("member", json!({ "uid": found[1]["uid"] }));
    let place = &second["memberships"][0];
    assert_eq!((&place["joined_on"], &place["left_on"]), (&json!("2024-03-05"), &json!("2024-03-07")));
    assert_eq!(place["inviter"], found[0]["uid"]);
    assert_eq!(second["row"]["accounts"][0]["external_id"], "user2");
    assert_eq!(second["row"]["left_on"], "2024-03-07", "whoever leaves the only group leaves the community");

    let told = figures(&test, &community);
    assert_eq!(told["dau"], json!([["2024-03-05", 2], ["2024-03-06", 1]]));
    // A reaction of somebody who is named weighs two tenths; the two of whom nothing is known are nobody's.
    assert_eq!(told["top"], json!([["user1", 22], ["user2", 15]]));

    let after = test.snapshot();
    let again = import(&test, &community, &file, json!({}));
    assert_eq!((&again["added"], &again["known"], &again["batch"]), (&json!(0), &json!(9), &Value::Null));
    assert!(again["files"][0]["imported_at"].is_i64(), "it is said that the file came in before");
    assert_eq!(test.snapshot(), after, "the second time is no step");
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before, "everything of it is one step");
    test.call("redo", json!({}));
    assert_eq!(test.snapshot(), after);
}

#[test]
fn who_is_known_by_an_account_stays_who_they_are_and_is_called_as_the_newest_export_says() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let first = write(folder.path(), "a.json", &club(&[said(1, 0, 1, "早"), said(2, 1, 2, "早")]));
    import(&test, &community, &first, json!({}));
    let found = members(&test, &community);
    test.call("member_edit", json!({ "uid": found[0]["uid"], "name": "王老师" }));
    let renamed = |who: u64, name: &str| {
        let mut message = said(2 + who, 10, who, "晚");
        message["from"] = name.into();
        message
    };
    let second = write(
        folder.path(),
        "b.json",
        &club(&[said(1, 0, 1, "早"), renamed(1, "小王🎉"), renamed(2, "二号")]),
    );
    let report = import(&test, &community, &second, json!({}));
    assert_eq!(
        (&report["new_members"], &report["members"], &report["renamed"]),
        (&json!(0), &json!(2), &json!(2))
    );
    let names: Vec<_> = members(&test, &community).iter().map(|row| row["name"].clone()).collect();
    // Whom a manager called otherwise stays called so.
    assert_eq!(names, ["二号", "王老师"]);
    assert_eq!((&report["added"], &report["known"]), (&json!(2), &json!(1)));
}

#[test]
fn people_may_stay_unassigned_and_become_members_later_with_all_that_they_said() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "a.json", &club(&[said(1, 0, 1, "早"), said(2, 1500, 2, "早")]));
    let report = import(&test, &community, &file, json!({ "people": "unassigned" }));
    assert_eq!((&report["new_members"], &report["strangers"]), (&json!(0), &json!(2)));
    assert_eq!(members(&test, &community).len(), 0);
    let before = figures(&test, &community);
    assert_eq!(before["top"], json!([["user1", 10], ["user2", 10]]));
    let report = import(&test, &community, &file, json!({}));
    assert_eq!((&report["new_members"], &report["added"]), (&json!(2), &json!(0)));
    assert_eq!(members(&test, &community).len(), 2);
    assert_eq!(figures(&test, &community), before, "nobody is counted twice");
}

#[test]
fn chats_between_two_people_stay_out_unless_they_are_asked_for() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let group = club(&[said(1, 0, 1, "早")]);
    let direct = chat("妈妈", "personal_chat", 7, &[said(1, 5, 9, "吃了吗")]);
    let whole = format!(
        r#"{{"about": "", "personal_information": {{}}, "chats": {{"about": "", "list": [{group}, {direct}]}}}}"#
    );
    let file = write(folder.path(), "result.json", &whole);
    let report = import(&test, &community, &file, json!({}));
    assert_eq!(report["messages"], 1);
    let taken: Vec<_> = report["chats"].as_array().unwrap().iter().map(|chat| &chat["taken"]).collect();
    assert_eq!(taken, [true, false]);
    assert_eq!(members(&test, &community).len(), 1, "nobody of it becomes a member");
    let report = import(&test, &community, &file, json!({ "chats": ["7"] }));
    assert_eq!((&report["messages"], &report["added"]), (&json!(1), &json!(1)));
}

#[test]
fn a_chat_goes_into_the_channel_that_somebody_chose_and_finds_it_again() {
    let (test, community) = TestApp::with_community();
    test.call(
        "channels_add",
        json!({ "community": community, "channels": [{ "name": "核心群", "kind": "telegram" }] }),
    );
    let made = test.call("channels", json!({ "community": community }))[0].clone();
    let folder = tempfile::tempdir().unwrap();
    let first = write(folder.path(), "a.json", &club(&[said(1, 0, 1, "早")]));
    let report = import(&test, &community, &first, json!({ "channels": { "15": made["uid"] } }));
    assert_eq!(report["chats"][0]["channel"], made["uid"]);
    let second = write(folder.path(), "b.json", &club(&[said(1, 0, 1, "早"), said(2, 1, 1, "早")]));
    let report = import(&test, &community, &second, json!({}));
    assert_eq!((&report["chats"][0]["channel"], &report["known"]), (&made["uid"], &json!(1)));
    let channels = test.call("channels", json!({ "community": community }));
    assert_eq!(channels.as_array().unwrap().len(), 1);
}

#[test]
fn times_without_a_zone_are_those_of_the_zone_that_is_said() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let text = "2024/3/5 21:07 - 张三: 大家好\n2024/3/25 23:30 - 李四: 好\n2024/3/26 0:30 - 张三: 早\n";
    let file = write(folder.path(), "与读书会的 WhatsApp 聊天.txt", text);
    let report = import(&test, &community, &file, json!({ "dry_run": true }));
    assert_eq!(report["zone"], "Asia/Shanghai");
    let report = import(&test, &community, &file, json!({ "zone": "Europe/Berlin" }));
    assert_eq!((&report["zone"], &report["chats"][0]["name"]), (&json!("Europe/Berlin"), &json!("读书会")));
    // Seven hours later in Shanghai: the next day.
    assert_eq!(figures(&test, &community)["dau"][0], json!(["2024-03-06", 1]));
}

#[test]
fn what_cannot_be_read_is_said_and_changes_nothing() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let before = test.snapshot();
    let page = write(folder.path(), "messages.html", "<!DOCTYPE html><html></html>");
    let error = test.try_call("chat_import", json!({ "community": community, "paths": [page] })).unwrap_err();
    assert_eq!((error.code, &error.details["reason"]), (Code::BadFile, &json!("html")));
    let missing = folder.path().join("nothing.json");
    let error =
        test.try_call("chat_import", json!({ "community": community, "paths": [missing] })).unwrap_err();
    assert_eq!(error.code, Code::Io);
    let error = test
        .try_call("chat_import", json!({ "community": community, "paths": [page], "format": "icq" }))
        .unwrap_err();
    assert_eq!((error.code, &error.details["reason"]), (Code::Invalid, &json!("unknown_format")));
    assert_eq!(test.snapshot(), before);
    // A folder holds what it holds: what is no export is named, the rest comes in.
    write(folder.path(), "result.json", &club(&[said(1, 0, 1, "早")]));
    let report = import(&test, &community, folder.path(), json!({}));
    let refused: BTreeMap<_, _> = report["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| (file["name"].as_str().unwrap(), file["refused"].as_str()))
        .collect();
    assert_eq!(refused, BTreeMap::from([("messages.html", Some("html")), ("result.json", None)]));
    assert_eq!(report["messages"], 1);
}

#[test]
fn every_fixture_comes_in_with_the_messages_that_its_inspection_counts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/chats");
    let mut tried = 0;
    let mut folders: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    for folder in folders {
        let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for file in files.iter().filter(|file| !file.to_string_lossy().ends_with(".expected.json")) {
            let expected = fs::read_to_string(format!("{}.expected.json", file.display())).unwrap();
            let expected: Value = serde_json::from_str(&expected).unwrap();
            let (test, community) = TestApp::with_community();
            // Those between two people are asked for.
            let dry = import(&test, &community, file, json!({ "dry_run": true }));
            let keys: Vec<_> = dry["chats"].as_array().unwrap().iter().map(|chat| &chat["key"]).collect();
            let report = import(&test, &community, file, json!({ "chats": keys }));
            assert_eq!(report["files"][0]["format"], expected["format"], "{}", file.display());
            let timeless = expected["problems"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|problem| problem["code"] == "bad_time")
                .count() as u64;
            let (came, counted) =
                (report["messages"].as_u64().unwrap(), expected["messages"].as_u64().unwrap());
            assert!(came <= counted && came + timeless >= counted, "{}: {came} of {counted}", file.display());
            assert!(report["joins"].as_u64() <= expected["joins"].as_u64(), "{}", file.display());
            let after = test.snapshot();
            import(&test, &community, file, json!({ "chats": keys }));
            assert_eq!(test.snapshot(), after, "{} came in twice", file.display());
            tried += 1;
        }
    }
    assert!(tried > 40, "{tried} fixtures");
}

/// A message of a chat whose export has ids, or has none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    minute: i64,
    who: u64,
    text: u8,
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let line = (0..40_000_i64, 0_u64..6, 0_u8..3).prop_map(|(minute, who, text)| Line { minute, who, text });
    prop::collection::vec(line, 1..60).prop_map(|mut lines| {
        // The same word again by the same person within one minute.
        let again = lines.iter().step_by(4).cloned().collect::<Vec<_>>();
        lines.extend(again);
        lines.sort();
        lines
    })
}

/// What one export holds of a chat: some of its lines, with their places in it.
fn export(lines: &[Line], (from, to): (usize, usize), ids: bool) -> String {
    if ids {
        let messages: Vec<Value> = (from..to)
            .map(|place| {
                said(place as u64 + 1, lines[place].minute, lines[place].who, &lines[place].text.to_string())
            })
            .collect();
        return club(&messages);
    }
    let mut text = String::new();
    for line in &lines[from..to] {
        let at = chrono::DateTime::from_timestamp(FIRST + line.minute * 60, 0).unwrap();
        text.push_str(&format!("{} - 用户{}: {}\n", at.format("%Y/%m/%d %H:%M"), line.who, line.text));
    }
    text
}

/// Where a stretch may begin: never between lines that nothing tells apart.
fn cut(lines: &[Line], at: usize) -> usize {
    (0..=at).rev().find(|at| *at == 0 || *at == lines.len() || lines[at - 1] != lines[*at]).unwrap()
}

#[test]
fn whatever_comes_in_and_is_taken_out_again_the_log_is_that_of_the_files_that_remain() {
    let stretch = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<bool>());
    let cases = (lines(), prop::collection::vec(stretch, 2..5), any::<bool>());
    let config = Config { cases: 24, failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(&cases, |(lines, stretches, ids)| {
            let folder = tempfile::tempdir().unwrap();
            let ending = if ids { "json" } else { "txt" };
            let mut files: Vec<(PathBuf, bool)> = Vec::new();
            for (number, (one, other, stays)) in stretches.iter().enumerate() {
                let (one, other) =
                    (cut(&lines, one.index(lines.len() + 1)), cut(&lines, other.index(lines.len() + 1)));
                if one == other {
                    continue;
                }
                // Of one name, as exports of one chat are, each in its own folder.
                let own = folder.path().join(number.to_string());
                fs::create_dir(&own).unwrap();
                let text = export(&lines, (one.min(other), one.max(other)), ids);
                files.push((write(&own, &format!("与读书会的 WhatsApp 聊天.{ending}"), &text), *stays));
            }
            let (test, community) = TestApp::with_community();
            let mut batches = Vec::new();
            for (file, _) in &files {
                batches.push(import(&test, &community, file, json!({}))["batch"].clone());
            }
            let (fresh, other) = TestApp::with_community();
            for (file, stays) in &files {
                if *stays {
                    import(&fresh, &other, file, json!({}));
                }
            }
            let whole = test.snapshot();
            let mut removed = 0;
            for ((_, stays), batch) in files.iter().zip(&batches) {
                // The same stretch twice came in once.
                if !stays && !batch.is_null() {
                    test.call("log_remove", json!({ "batch": batch }));
                    removed += 1;
                }
            }
            let twice = batches.iter().any(Value::is_null);
            if !twice {
                prop_assert_eq!(figures(&test, &community), figures(&fresh, &other));
            }
            for _ in 0..removed {
                test.call("undo", json!({}));
            }
            prop_assert_eq!(test.snapshot(), whole, "taking out is taken back exactly");
            Ok(())
        })
        .unwrap();
}

#[test]
fn an_import_whose_rows_a_later_one_confirms_is_taken_out_and_not_undone_past_it() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let first = write(folder.path(), "a.json", &club(&[said(1, 0, 1, "早"), said(2, 1, 1, "晚")]));
    let second = write(folder.path(), "b.json", &club(&[said(2, 1, 1, "晚"), said(3, 2, 1, "安")]));
    let batch = import(&test, &community, &first, json!({}))["batch"].clone();
    import(&test, &community, &second, json!({}));
    let gone = test.call("log_remove", json!({ "batch": batch }));
    assert_eq!(gone["rows"], 1, "the second message is the later file's, too");
    assert_eq!(figures(&test, &community)["top"], json!([["user1", 20]]));
    let batches = test.call("imports", json!({ "community": community }));
    let batches = batches.as_array().unwrap();
    assert_eq!(batches.len(), 1);
    assert_eq!((&batches[0]["kind"], &batches[0]["file"]), (&json!("chats"), &json!("b.json")));
    assert_eq!(batches[0]["files"][0]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(batches[0]["log"]["added"], 1);
    let error = test.try_call("log_remove", json!({ "batch": batch })).unwrap_err();
    assert_eq!(error.code, Code::NotFound);
}

#[test]
fn the_zone_of_an_import_is_put_right_later_and_taken_back_exactly() {
    let folder = tempfile::tempdir().unwrap();
    let text = "2024/3/5 21:07 - 张三: 大家好\n2024/3/25 23:30 - 李四: 好\n2024/3/26 0:30 - 张三: 早\n";
    let whole = write(folder.path(), "与读书会的 WhatsApp 聊天.txt", text);
    let own = folder.path().join("later");
    fs::create_dir(&own).unwrap();
    // As the clock of Shanghai showed the same.
    let later =
        write(&own, "与读书会的 WhatsApp 聊天.txt", "2024/3/26 7:30 - 张三: 早\n2024/3/27 8:00 - 李四: 早\n");
    let (test, community) = TestApp::with_community();
    let batch = import(&test, &community, &whole, json!({}))["batch"].clone();
    let second = import(&test, &community, &later, json!({}))["batch"].clone();
    let before = test.snapshot();
    let shifted = test.call("log_zone", json!({ "batch": batch, "zone": "Europe/Berlin" }));
    assert_eq!(shifted["rows"], 3);
    let (fresh, other) = TestApp::with_community();
    import(&fresh, &other, &whole, json!({ "zone": "Europe/Berlin" }));
    import(&fresh, &other, &later, json!({}));
    assert_eq!(figures(&test, &community), figures(&fresh, &other));
    let days = |test: &TestApp, community: &str| {
        let range = json!({ "community": community, "from": "2024-03-01", "to": "2024-03-31" });
        test.call("insight_activity", range)["days"].clone()
    };
    assert_eq!(days(&test, &community), days(&fresh, &other), "what is known moves along");
    let batches = test.call("imports", json!({ "community": community }));
    assert_eq!(batches[1]["log"]["zone"], "Europe/Berlin");
    // The message that both hold now is the first one's, and stays when the second goes.
    test.call("log_remove", json!({ "batch": second }));
    fresh.call(
        "log_remove",
        json!({ "batch": fresh.call("imports", json!({ "community": other }))[0]["uid"] }),
    );
    assert_eq!(figures(&test, &community), figures(&fresh, &other));
    test.call("undo", json!({}));
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
    let file = write(folder.path(), "a.json", &club(&[said(1, 0, 1, "早")]));
    let batch = import(&test, &community, &file, json!({}))["batch"].clone();
    let error = test.try_call("log_zone", json!({ "batch": batch, "zone": "Europe/Berlin" })).unwrap_err();
    assert_eq!((error.code, &error.details["reason"]), (Code::Invalid, &json!("no_zone")));
    assert!(test.try_call("log_zone", json!({ "batch": second, "zone": "Mars/Base" })).is_err());
}

#[test]
fn a_day_without_a_word_is_known_when_a_file_speaks_of_the_days_around_it() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    const DAY: i64 = 24 * 60;
    let first = write(folder.path(), "a.json", &club(&[said(1, 0, 1, "早"), said(2, 10 * DAY, 1, "晚")]));
    let second =
        write(folder.path(), "b.json", &club(&[said(3, 20 * DAY, 2, "早"), said(4, 22 * DAY, 2, "晚")]));
    import(&test, &community, &first, json!({}));
    import(&test, &community, &second, json!({}));
    let ask = || {
        test.call(
            "insight_activity",
            json!({ "community": community, "from": "2024-03-05", "to": "2024-03-27" }),
        )
    };
    let answer = ask();
    let people: Vec<Option<u64>> =
        answer["days"].as_array().unwrap().iter().map(|day| day["people"].as_u64()).collect();
    let mut expected = vec![Some(0); 23];
    for day in [0, 10, 20, 22] {
        expected[day] = Some(1);
    }
    expected[11..20].fill(None);
    assert_eq!(people, expected, "silence is a zero, what nobody exported is a gap");
    assert_eq!((&answer["coverage"]["known_days"], &answer["coverage"]["imports"]), (&json!(14), &json!(2)));
    assert_eq!(answer["coverage"]["gaps"], json!([["2024-03-16", "2024-03-24"]]));
    // Two files of one import do not speak of what lies between them.
    let (once, other) = TestApp::with_community();
    once.call("chat_import", json!({ "community": other, "paths": [first, second] }));
    let question = json!({ "community": other, "from": "2024-03-05", "to": "2024-03-27" });
    let coverage = once.call("insight_activity", question)["coverage"].clone();
    assert_eq!((&coverage["known_days"], &coverage["imports"]), (&json!(14), &json!(1)));
    let batches = test.call("imports", json!({ "community": community }));
    test.call("log_remove", json!({ "batch": batches[0]["uid"] }));
    assert_eq!(ask()["coverage"]["known_days"], 11, "what is taken out speaks of nothing any more");
}

#[test]
fn first_words_are_answered_by_links_where_the_source_keeps_them() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    const DAY: i64 = 24 * 60;
    let reply = |id: u64, minutes: i64, who: u64, to: u64| {
        let mut said = said(id, minutes, who, "欢迎");
        said["reply_to_message_id"] = json!(to);
        said
    };
    let mut liked = said(6, 2 * DAY + 20, 4, "我也是新来的");
    liked["reactions"] = json!([{ "type": "emoji", "count": 1, "emoji": "👍",
        "recent": [{ "from": "用户1", "from_id": "user1", "date": "2024-03-05T09:05:00" }] }]);
    let file = write(
        folder.path(),
        "a.json",
        &club(&[
            said(1, 0, 1, "早"),
            said(2, 2 * DAY, 2, "大家好"),
            // Somebody wrote, and meant something else.
            said(3, 2 * DAY + 2, 1, "今天打卡了吗"),
            said(4, 2 * DAY + 10, 3, "你们好"),
            reply(5, 3 * DAY, 1, 4),
            liked,
            said(7, 2 * DAY + 30, 5, "我来了"),
            // By oneself, and too late.
            reply(8, 2 * DAY + 31, 5, 7),
            reply(9, 3 * DAY + 40, 1, 7),
            said(10, 6 * DAY, 6, "刚到"),
        ]),
    );
    import(&test, &community, &file, json!({}));
    let range = json!({ "community": community, "from": "2024-03-06", "to": "2024-03-11" });
    let answer = test.call("insight_newcomers", range);
    // Of five newcomers two were answered, by a reply and a reaction; of the last one the day is not over.
    assert_eq!((&answer["answered"]["value"], &answer["answered"]["of"]), (&json!(50.0), &json!(4.0)));
    assert_eq!(
        (&answer["answered"]["estimated"], &answer["answered_estimated"]["value"]),
        (&json!(false), &json!(null))
    );
    let unanswered = answer["unanswered"].as_array().unwrap();
    let told: Vec<_> = unanswered.iter().map(|one| (&one["person"]["name"], &one["estimated"])).collect();
    assert_eq!(told, [(&json!("用户5"), &json!(false)), (&json!("用户2"), &json!(false))]);
}

#[test]
fn who_is_only_called_like_a_program_is_asked_about() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let mut bot = said(2, 1, 2, "欢迎");
    bot["from"] = json!("WelcomeBot");
    let file = write(folder.path(), "a.json", &club(&[said(1, 0, 1, "早"), bot]));
    let report = import(&test, &community, &file, json!({ "dry_run": true }));
    assert_eq!((&report["guessed_bots"], &report["bots"]), (&json!([["user2", "WelcomeBot"]]), &json!(1)));
    let report = import(&test, &community, &file, json!({ "not_bots": ["user2"] }));
    assert_eq!((&report["bots"], &report["new_members"]), (&json!(0), &json!(2)));
    assert_eq!(figures(&test, &community)["dau"], json!([["2024-03-05", 2]]));
}

#[test]
fn whoever_brought_others_is_named_with_what_became_of_them() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    const DAY: i64 = 24 * 60;
    let file = write(
        folder.path(),
        "a.json",
        &club(&[
            said(1, 0, 1, "大家好"),
            service(2, DAY, 1, "invite_members", &["用户2", "用户3"]),
            said(3, DAY + 1, 2, "早"),
            said(4, DAY + 2, 3, "早"),
            said(5, 9 * DAY, 2, "还在"),
            said(6, 20 * DAY, 1, "好"),
        ]),
    );
    import(&test, &community, &file, json!({}));
    let range = json!({ "community": community, "from": "2024-03-05", "to": "2024-03-25" });
    let growth = test.call("insight_growth", range);
    assert_eq!((&growth["invited"]["value"], &growth["invited"]["of"]), (&json!(100.0), &json!(2.0)));
    let inviter = &growth["inviters"][0];
    assert_eq!(
        (
            &inviter["person"]["name"],
            &inviter["joined"],
            &inviter["of_7"],
            &inviter["at_7"],
            &inviter["left_7"]
        ),
        (&json!("用户1"), &json!(2), &json!(2), &json!(1), &json!(0))
    );
}

#[test]
fn who_only_reacts_keeps_the_name_they_have() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let first = write(folder.path(), "a.json", &club(&[said(1, 0, 1, "早"), said(2, 1, 2, "早")]));
    import(&test, &community, &first, json!({}));
    let mut liked = said(3, 60, 1, "今天的题目");
    liked["reactions"] = json!([{ "type": "emoji", "count": 1, "emoji": "👍",
        "recent": [{ "from": "用户2", "from_id": "user2", "date": "2024-03-05T11:05:00" }] }]);
    let report = import(&test, &community, &write(folder.path(), "b.json", &club(&[liked])), json!({}));
    assert_eq!((&report["added"], &report["renamed"]), (&json!(2), &json!(0)));
    let found = members(&test, &community);
    let names: Vec<_> = found.iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["用户1", "用户2"]);
}
