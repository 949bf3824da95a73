//! Kept texts of messages: found by words, in whatever order files came in and went, and gone for good when they are dropped.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use rusqlite::Connection;
use serde_json::{Value, json};
use tulou_tests::TestApp;

use crate::telegram::{FIRST, chat, said, write};

fn import(test: &TestApp, community: &str, path: &Path, keep: Option<bool>) -> Value {
    let mut input = json!({ "community": community, "paths": [path] });
    if let Some(keep) = keep {
        input["keep_texts"] = keep.into();
    }
    test.call("chat_import", input)
}

fn group(name: &str, id: u64, messages: &[Value]) -> String {
    chat(name, "private_supergroup", id, messages)
}

fn ask(test: &TestApp, community: &str, more: Value) -> Value {
    let mut input = json!({ "community": community, "limit": 500 });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    test.call("text_search", input)
}

fn text_of(hit: &Value) -> String {
    hit["pieces"].as_array().unwrap().iter().map(|piece| piece["text"].as_str().unwrap()).collect()
}

fn texts(found: &Value) -> Vec<String> {
    found["hits"].as_array().unwrap().iter().map(text_of).collect()
}

fn found(test: &TestApp, community: &str, words: &str) -> Vec<String> {
    texts(&ask(test, community, json!({ "words": words })))
}

/// Everything that is kept: when, by whom and what.
fn all_kept(test: &TestApp, community: &str) -> Vec<(i64, String, String)> {
    let kept = ask(test, community, json!({}));
    assert_eq!((&kept["more"], &kept["unreadable"]), (&json!(false), &json!(0)));
    let mut all: Vec<_> = kept["hits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| {
            let name = hit["speaker"]["name"].as_str().unwrap().to_owned();
            (hit["at"].as_i64().unwrap(), name, text_of(hit))
        })
        .collect();
    all.sort();
    all
}

fn example(folder: &Path) -> PathBuf {
    write(
        folder,
        "result.json",
        &group(
            "读书会",
            15,
            &[
                said(1, 0, 1, "大家早上好"),
                said(2, 60, 2, "周五的读书会改到线下了"),
                said(3, 61, 1, "Telegram 群里也说一声"),
                said(4, 90_000, 3, "周末线下活动报名，读书的都来"),
                said(5, 90_001, 1, ""),
            ],
        ),
    )
}

#[test]
fn texts_are_kept_when_somebody_says_so_and_found_by_their_words() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let file = example(folder.path());
    let report = import(&test, &community, &file, None);
    assert_eq!((&report["keeps_texts"], &report["texts"]["texts"]), (&json!(false), &json!(0)));
    let nothing = ask(&test, &community, json!({ "words": "读书会" }));
    assert_eq!((&nothing["hits"], &nothing["any_kept"]), (&json!([]), &json!(false)));

    let before = test.snapshot();
    let dry = test.call(
        "chat_import",
        json!({ "community": community, "paths": [file], "keep_texts": true, "dry_run": true }),
    );
    assert_eq!(
        (test.snapshot(), &dry["texts"]["texts"]),
        (before, &json!(4)),
        "a dry run says it and keeps none"
    );
    let report = import(&test, &community, &file, Some(true));
    assert_eq!((&report["added"], &report["known"]), (&json!(0), &json!(5)), "the log held its rows already");
    assert_eq!(report["texts"]["texts"], 4);
    let length: usize =
        ["大家早上好", "周五的读书会改到线下了", "Telegram 群里也说一声", "周末线下活动报名，读书的都来"]
            .iter()
            .map(|text| text.len())
            .sum();
    assert_eq!(report["texts"]["length"], length);
    let again = import(&test, &community, &file, None);
    assert_eq!(
        (&again["keeps_texts"], &again["batch"]),
        (&json!(true), &json!(null)),
        "as at the last import"
    );

    assert_eq!(found(&test, &community, "读书会"), ["周五的读书会改到线下了"]);
    let both = ["周末线下活动报名，读书的都来", "周五的读书会改到线下了"];
    assert_eq!(found(&test, &community, "读书 线下"), both, "the newest first");
    assert_eq!(found(&test, &community, "线下读书"), both, "a question is cut into words");
    assert_eq!(found(&test, &community, "书会改"), ["周五的读书会改到线下了"], "any piece of two characters");
    assert_eq!(found(&test, &community, "ｔｅｌｅ"), ["Telegram 群里也说一声"]);
    assert_eq!(found(&test, &community, "好"), ["大家早上好"]);
    assert_eq!(found(&test, &community, "gram").len(), 0);

    let hit = &ask(&test, &community, json!({ "words": "读书会", "from": "2024-03-05", "to": "2024-03-05" }))
        ["hits"][0];
    let pieces: Vec<_> = hit["pieces"]
        .as_array()
        .unwrap()
        .iter()
        .map(|piece| (piece["text"].as_str().unwrap(), piece["found"].as_bool().unwrap()))
        .collect();
    assert_eq!(pieces, [("周五的", false), ("读书会", true), ("改到线下了", false)]);
    assert_eq!((&hit["at"], &hit["channel_name"]), (&json!((FIRST + 60) * 1000), &json!("读书会")));
    assert_eq!(hit["speaker"]["name"], "用户2");
    let none = json!({ "words": "读书会", "from": "2024-03-06" });
    assert_eq!(texts(&ask(&test, &community, none)).len(), 0);
    let member = hit["speaker"]["member"].clone();
    let by = |words: &str| texts(&ask(&test, &community, json!({ "words": words, "member": member })));
    assert_eq!((by("线下"), by("好").len()), (vec!["周五的读书会改到线下了".to_owned()], 0));

    let around = test.call("texts_around", json!({ "place": hit["place"], "words": "读书会", "count": 1 }));
    let around: Vec<_> = around.as_array().unwrap().iter().map(text_of).collect();
    assert_eq!(around, ["大家早上好", "周五的读书会改到线下了", "Telegram 群里也说一声"]);

    let batches = test.call("imports", json!({ "community": community }));
    let kept: Vec<_> =
        batches.as_array().unwrap().iter().map(|batch| batch["texts"]["texts"].as_u64().unwrap()).collect();
    assert_eq!(kept, [4, 0]);
    let room = test.call("texts_room", json!({ "community": community }));
    assert_eq!((&room["texts"], &room["length"]), (&json!(4), &json!(length)));
    assert!(room["stored"].as_u64().unwrap() > 0 && room["index"].as_u64().unwrap() > 0);
}

#[test]
fn pages_follow_each_other_without_a_gap() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    // Many in one second, and no order but the file's.
    let messages: Vec<Value> = (0..50)
        .map(|place| said(place + 1, place as i64 / 7, place as u64 % 3, &format!("第{place}条 打卡")))
        .collect();
    import(&test, &community, &write(folder.path(), "a.json", &group("打卡群", 1, &messages)), Some(true));
    let mut all: Vec<String> = Vec::new();
    let mut after = Value::Null;
    loop {
        let mut question = json!({ "words": "打卡", "limit": 8 });
        if !after.is_null() {
            question["after"] = after.clone();
        }
        let page = ask(&test, &community, question);
        all.extend(texts(&page));
        if page["more"] == false {
            break;
        }
        after = page["hits"].as_array().unwrap().last().unwrap()["place"].clone();
    }
    let expected: Vec<String> = (0..50).rev().map(|place| format!("第{place}条 打卡")).collect();
    assert_eq!(all, expected);
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    second: i64,
    who: u64,
    text: u8,
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let line = (0_i64..400, 0_u64..3, 0_u8..4).prop_map(|(second, who, text)| Line { second, who, text });
    prop::collection::vec(line, 4..40).prop_map(|mut lines| {
        lines.sort_by_key(|line| line.second);
        lines
    })
}

const WORDS: [&str; 4] = ["打卡", "周末线下活动", "收到 +1", "OK"];

/// A file of a stretch of lines: with ids, where some say another thing in each edition, or without.
fn export(lines: &[Line], (from, to): (usize, usize), edition: Option<usize>) -> String {
    if let Some(edition) = edition {
        let text = |place: usize| {
            let text = WORDS[usize::from(lines[place].text)];
            if place.is_multiple_of(3) { format!("{text}，第{edition}版") } else { text.to_owned() }
        };
        let one = |place: usize| {
            let mut message = said(place + 1, lines[place].second, lines[place].who, &text(place));
            if (place + edition).is_multiple_of(4) {
                message["edited"] = "2024-03-06T09:02:00".into();
                message["edited_unixtime"] = "1709687000".into();
            }
            message
        };
        return group("读书会", 15, &(from..to).map(one).collect::<Vec<_>>());
    }
    let mut text = String::new();
    for line in &lines[from..to] {
        let at = chrono::DateTime::from_timestamp(FIRST + line.second, 0).unwrap();
        let words = WORDS[usize::from(line.text)];
        text.push_str(&format!("{} - 用户{}: {words}\n", at.format("%Y/%m/%d %H:%M"), line.who));
    }
    text
}

/// Where a stretch may begin: never within a minute, in which nothing tells equal lines apart.
fn cut(lines: &[Line], at: usize) -> usize {
    let minute = |place: usize| (FIRST + lines[place].second).div_euclid(60);
    (0..=at).rev().find(|at| *at == 0 || *at == lines.len() || minute(at - 1) != minute(*at)).unwrap()
}

#[test]
fn whatever_comes_in_and_is_taken_out_again_the_texts_are_those_of_the_files_that_remain() {
    let stretch = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<bool>(), 0_u8..4);
    let cases = (lines(), prop::collection::vec(stretch, 2..6), any::<bool>());
    let config = Config { cases: 16, failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(&cases, |(lines, stretches, ids)| {
            let folder = tempfile::tempdir().unwrap();
            let ending = if ids { "json" } else { "txt" };
            let mut files: Vec<(PathBuf, bool, bool)> = Vec::new();
            for (number, (one, other, stays, keeps)) in stretches.iter().enumerate() {
                let (one, other) =
                    (cut(&lines, one.index(lines.len() + 1)), cut(&lines, other.index(lines.len() + 1)));
                if one == other {
                    continue;
                }
                let own = folder.path().join(number.to_string());
                fs::create_dir(&own).unwrap();
                let text = export(&lines, (one.min(other), one.max(other)), ids.then_some(number % 3));
                files.push((
                    write(&own, &format!("与读书会的 WhatsApp 聊天.{ending}"), &text),
                    *stays,
                    *keeps > 0,
                ));
            }
            let (test, community) = TestApp::with_community();
            let mut batches = Vec::new();
            for (file, _, keeps) in &files {
                batches.push(import(&test, &community, file, Some(*keeps))["batch"].clone());
            }
            let (fresh, other) = TestApp::with_community();
            for (file, _, keeps) in files.iter().filter(|(_, stays, _)| *stays) {
                import(&fresh, &other, file, Some(*keeps));
            }
            let whole = (test.snapshot(), all_kept(&test, &community));
            let mut removed = 0;
            for ((_, stays, _), batch) in files.iter().zip(&batches) {
                // The same stretch twice came in once.
                if !stays && !batch.is_null() {
                    test.call("log_remove", json!({ "batch": batch }));
                    removed += 1;
                }
            }
            if batches.iter().all(|batch| !batch.is_null()) {
                prop_assert_eq!(all_kept(&test, &community), all_kept(&fresh, &other));
                for words in ["打卡", "线下活动", "第1版", "ok", "收到"] {
                    let sorted = |mut texts: Vec<String>| {
                        texts.sort();
                        texts
                    };
                    let (after, afresh) = (found(&test, &community, words), found(&fresh, &other, words));
                    prop_assert_eq!(sorted(after), sorted(afresh), "{}", words);
                }
            }
            for _ in 0..removed {
                test.call("undo", json!({}));
            }
            prop_assert_eq!(
                (test.snapshot(), all_kept(&test, &community)),
                whole,
                "taking out is taken back exactly"
            );
            Ok(())
        })
        .unwrap();
}

/// A corpus of which every message is known, and fifty questions.
#[test]
fn fifty_questions_find_what_a_walk_over_all_messages_finds() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let topics = [
        "新手教程",
        "周末线下活动",
        "会员积分",
        "读书会",
        "跑步训练营",
        "摄影比赛",
        "抽奖",
        "the roadmap",
        "Livestream",
    ];
    let cities = ["上海", "北京", "深圳", "杭州", "成都", "南京", "长沙市"];
    let forms = [
        "请问{t}在哪里看？",
        "{c}有一起参加{t}的吗",
        "第{n}天打卡，坚持！",
        "已报名{t}，期待",
        "{t}的链接：https://example.com/p/{n}?from=group",
        "新人报道，坐标{c}，做运营的",
    ];
    let mut state = 7_u64;
    let mut below = |end: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % end
    };
    let messages: Vec<String> = (0..6_000)
        .map(|_| {
            let text = forms[below(forms.len())].replace("{t}", topics[below(topics.len())]);
            text.replace("{c}", cities[below(cities.len())]).replace("{n}", &below(400).to_string())
        })
        .collect();
    let said: Vec<Value> = messages
        .iter()
        .enumerate()
        .map(|(place, text)| said(place + 1, place as i64 * 40, place as u64 % 17, text))
        .collect();
    import(&test, &community, &write(folder.path(), "a.json", &group("大群", 3, &said)), Some(true));
    let mut questions: Vec<(String, Vec<String>)> = Vec::new();
    for topic in topics {
        questions.push((topic.to_owned(), vec![topic.to_lowercase()]));
        for city in cities.iter().take(3) {
            questions.push((format!("{city} {topic}"), vec![city.to_string(), topic.to_lowercase()]));
        }
    }
    for number in [7, 33, 128, 250, 399] {
        questions.push((format!("第{number}天"), vec![format!("第{number}天")]));
        questions.push((format!("\"p/{number}?from\""), vec![format!("p/{number}?from")]));
    }
    for piece in ["末线下", "路过", "员积", "坐标南京"] {
        questions.push((format!("“{piece}”"), vec![piece.to_owned()]));
    }
    assert_eq!(questions.len(), 50);
    let mut hits = 0;
    for (question, parts) in questions {
        let expected: Vec<&String> = messages
            .iter()
            .rev()
            .filter(|text| parts.iter().all(|part| text.to_lowercase().contains(part)))
            .collect();
        let mut all = Vec::new();
        let mut after = Value::Null;
        loop {
            let mut input = json!({ "words": question });
            if !after.is_null() {
                input["after"] = after;
            }
            let page = ask(&test, &community, input);
            all.extend(texts(&page));
            if page["more"] == false {
                break;
            }
            after = page["hits"].as_array().unwrap().last().unwrap()["place"].clone();
        }
        assert_eq!(all.iter().collect::<Vec<_>>(), expected, "{question}");
        hits += all.len();
    }
    assert!(hits > 5_000, "{hits}");
}

#[test]
fn dropped_texts_are_gone_from_the_file_and_no_undo_brings_them_back() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let secret = "绝密的黄山聚会qzxv";
    let one =
        write(folder.path(), "a.json", &group("一群", 1, &[said(1, 0, 1, secret), said(2, 5, 2, "早上好")]));
    let two = write(folder.path(), "b.json", &group("二群", 2, &[said(1, 0, 1, "二群的话")]));
    let batch = import(&test, &community, &one, Some(true))["batch"].clone();
    import(&test, &community, &two, None);
    // What was taken out and brought back lies in the log of changes, too.
    test.call("log_remove", json!({ "batch": batch }));
    test.call("undo", json!({}));
    let figures = test.call("insights", json!({ "community": community, "members": true }));
    assert_eq!(found(&test, &community, "黄山"), [secret]);
    let channels = test.call("channels", json!({ "community": community, "trashed": false }));
    let first =
        channels.as_array().unwrap().iter().find(|view| view["name"] == "一群").unwrap()["uid"].clone();
    let dropped = test.call("texts_drop", json!({ "community": community, "channel": first }));
    assert_eq!(dropped["texts"], 2);
    assert_eq!(
        (found(&test, &community, "黄山").len(), found(&test, &community, "二群")),
        (0, vec!["二群的话".to_owned()])
    );
    assert_eq!(test.call("insights", json!({ "community": community, "members": true })), figures);
    let conn = Connection::open(test.path().join("main.db")).unwrap();
    let images: i64 = conn
        .query_row(
            "SELECT count(*) FROM change_row WHERE tbl = 'message_text' AND before IS NOT NULL",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(images, 0);
    drop(conn);
    let file = fs::read(test.path().join("main.db")).unwrap();
    let log = fs::read(test.path().join("main.db-wal")).unwrap_or_default();
    for bytes in [file, log] {
        assert!(!bytes.windows(4).any(|four| four == b"qzxv"), "the word is still in a file");
    }
    // Everything before it can still be undone.
    while test.call("undo_state", json!({}))["undo"]["command"] == "chat_import" {
        test.call("undo", json!({}));
        assert_eq!(found(&test, &community, "黄山").len(), 0);
    }
}

#[test]
fn the_texts_of_one_import_are_dropped_and_another_keeps_what_it_holds_too() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let one = write(
        folder.path(),
        "a.json",
        &group("群", 1, &[said(1, 0, 1, "只在甲"), said(2, 5, 2, "两边都有")]),
    );
    let two = write(
        folder.path(),
        "b.json",
        &group("群", 1, &[said(2, 5, 2, "两边都有"), said(3, 9, 2, "只在乙")]),
    );
    let batch = import(&test, &community, &one, Some(true))["batch"].clone();
    let second = import(&test, &community, &two, Some(true));
    assert_eq!(second["texts"]["texts"], 1, "what is held is not held twice");
    let dropped = test.call("texts_drop", json!({ "community": community, "batch": batch }));
    assert_eq!(dropped["texts"], 1);
    assert_eq!(found(&test, &community, ""), ["只在乙", "两边都有"]);
    assert_eq!(found(&test, &community, "都有"), ["两边都有"]);
    let filled = import(&test, &community, &one, None);
    assert_eq!(filled["texts"]["texts"], 1, "the file brings them again when it comes again");
}

#[test]
fn undo_and_redo_of_an_import_take_its_texts_along_and_the_index_does_not_mind() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let before = test.snapshot();
    import(&test, &community, &example(folder.path()), Some(true));
    let after = test.snapshot();
    test.call("undo", json!({}));
    assert_eq!((test.snapshot(), found(&test, &community, "读书会").len()), (before, 0));
    // A day's housekeeping forgets what the index knew of them.
    test.clock.advance(86_400_000 * 2);
    test.call("housekeeping", json!({}));
    test.call("redo", json!({}));
    assert_eq!((test.snapshot(), found(&test, &community, "读书会").len()), (after, 1));
    test.clock.advance(86_400_000 * 2);
    test.call("housekeeping", json!({}));
    let known = "SELECT count(*) FROM message_text_index WHERE message_text_index MATCH '\"读书\"'";
    let conn = Connection::open(test.path().join("main.db")).unwrap();
    assert_eq!(conn.query_row(known, [], |row| row.get::<_, i64>(0)).unwrap(), 1, "it is told of them again");
    assert_eq!(test.call("check_data", json!({}))["findings"], json!([]));
}

#[test]
fn damaged_texts_are_found_by_the_check_and_keep_nothing_else_from_being_found() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    import(&test, &community, &example(folder.path()), Some(true));
    let other = write(folder.path(), "b.json", &group("二群", 2, &[said(1, 7, 1, "读书会在二群")]));
    import(&test, &community, &other, None);
    let damage = |sql: &str| {
        let conn = Connection::open(test.path().join("main.db")).unwrap();
        conn.execute_batch(&format!("DROP TRIGGER log_message_text_update; {sql}")).unwrap();
    };
    damage(
        "UPDATE message_text SET texts = CAST(substr(texts, 1, length(texts) - 6) || x'000000000000' AS BLOB) WHERE id = 1",
    );
    let rules = |report: &Value| -> BTreeSet<String> {
        report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| f["rule"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        rules(&test.call("check_data", json!({}))),
        BTreeSet::from(["lost_trigger".into(), "message_text".into()])
    );
    let found = ask(&test, &community, json!({ "words": "读书会" }));
    assert_eq!((texts(&found), &found["unreadable"]), (vec!["读书会在二群".to_owned()], &json!(1)));
    // What is lost comes back with its file.
    let again = import(&test, &community, &folder.path().join("result.json"), None);
    assert_eq!(again["texts"]["texts"], 4);
    assert_eq!(texts(&ask(&test, &community, json!({ "words": "读书会" }))).len(), 2);
    let batches = test.call("imports", json!({ "community": community }));
    for batch in batches.as_array().unwrap() {
        test.call("log_remove", json!({ "batch": batch["uid"] }));
    }
    assert_eq!(all_kept(&test, &community), []);
}

#[test]
fn a_broken_index_is_found_and_built_anew() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    import(&test, &community, &example(folder.path()), Some(true));
    let conn = Connection::open(test.path().join("main.db")).unwrap();
    conn.execute_batch("UPDATE message_text_index_data SET block = x'00' WHERE id > 10").unwrap();
    drop(conn);
    let report = test.call("check_data", json!({ "repair": true }));
    assert_eq!(report["findings"][0]["rule"], "text_index", "{report}");
    assert_eq!(report["remaining"], json!([]));
    assert_eq!(found(&test, &community, "读书会"), ["周五的读书会改到线下了"]);
}

#[test]
fn a_hit_shows_who_its_author_is_now() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    import(&test, &community, &example(folder.path()), Some(true));
    let page = test.call("members", json!({ "community": community, "offset": 0, "limit": 10 }));
    let uid = |name: &str| {
        page["rows"].as_array().unwrap().iter().find(|row| row["name"] == name).unwrap()["uid"].clone()
    };
    let speaker = || ask(&test, &community, json!({ "words": "读书会" }))["hits"][0]["speaker"].clone();
    assert_eq!(speaker()["member"], uid("用户2"));
    test.call("members_merge", json!({ "from": uid("用户2"), "into": uid("用户1") }));
    assert_eq!(speaker(), json!({ "member": uid("用户1"), "name": "用户1" }));
    test.call("undo", json!({}));
    assert_eq!(speaker()["name"], "用户2");
}

#[test]
fn a_chat_that_is_written_for_other_programs_comes_in_again_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (test, community) = TestApp::with_community();
    let mut reply = said(4, 90, 2, "同意\"引号\"\n第二行");
    reply["reply_to_message_id"] = json!(1);
    let mut liked = said(5, 95, 1, "👍 yes");
    liked["reactions"] = json!([{ "type": "emoji", "count": 1, "emoji": "👍",
        "recent": [{ "from": "用户2", "from_id": "user2", "date": "2024-03-05T09:10:00" }] }]);
    let messages = [said(1, 0, 1, "周五读书会"), said(2, 0, 2, "好"), said(3, 60, 3, "好"), reply, liked];
    let path = write(folder.path(), "group.json", &group("读书会一群", 7, &messages));
    import(&test, &community, &path, Some(true));
    let channels = test.call("channels", json!({ "community": community }));
    let channel = channels.as_array().unwrap().iter().find(|one| one["name"] == "读书会一群").unwrap();
    let channel = channel["uid"].as_str().unwrap();
    let expected = all_kept(&test, &community);
    assert_eq!(expected.len(), 5);

    for name in ["chat.json", "chat.jsonl"] {
        let out = folder.path().join(name);
        let written = test.call("chat_export", json!({ "channel": channel, "path": out }));
        assert_eq!(written, json!({ "messages": 5, "members": 3, "texts": 5, "left_out": 1 }), "{name}");
        let (other, elsewhere) = TestApp::with_community();
        let report = import(&other, &elsewhere, &out, Some(true));
        assert_eq!((&report["messages"], &report["people"]), (&json!(5), &json!(3)), "{name}: {report}");
        assert_eq!(report["problem_counts"], json!({}), "{name}");
        assert_eq!(all_kept(&other, &elsewhere), expected, "{name}");
        let kinds = |kind: &str| {
            other.call("insights", json!({ "community": elsewhere, "kinds": [kind] }))["dau"].clone()
        };
        assert_eq!(kinds("reply")[0][1], 1, "{name}: who answers, answers there, too");
        // What is written again says the same.
        let there = other.call("channels", json!({ "community": elsewhere }));
        let there = there.as_array().unwrap().iter().find(|one| one["name"] == "读书会一群").unwrap().clone();
        let again = folder.path().join(format!("again-{name}"));
        other.call("chat_export", json!({ "channel": there["uid"], "path": again }));
        let (third, home) = TestApp::with_community();
        import(&third, &home, &again, Some(true));
        assert_eq!(all_kept(&third, &home), expected, "{name}");
    }

    // Without its texts a chat has none, and all the rest.
    test.call("texts_drop", json!({ "community": community }));
    let out = folder.path().join("bare.jsonl");
    let written = test.call("chat_export", json!({ "channel": channel, "path": out }));
    assert_eq!((&written["messages"], &written["texts"]), (&json!(5), &json!(0)));
    assert!(fs::read_to_string(&out).unwrap().contains(r#""content":null"#));

    // What cannot be written leaves nothing behind.
    for (path, field) in [(folder.path().join("chat.txt"), true), (folder.path().join("no/chat.json"), false)]
    {
        let error = test.try_call("chat_export", json!({ "channel": channel, "path": path })).unwrap_err();
        assert_eq!(error.details.contains_key("field"), field, "{error:?}");
        assert!(!path.exists());
    }
    let names: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(names.iter().all(|name| !name.to_string_lossy().ends_with(".tmp")), "{names:?}");
}
