//! Tables of messages whose columns nobody knows by their headers: somebody says what they hold, and it is remembered. What is
//! pasted comes in as a file does.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tulou_core::{Code, Error};
use tulou_tests::TestApp;

use crate::telegram::write;

const STRANGE: &str = "啥时候,谁,说了啥,群里叫\n\
                       2024-03-05 09:02,甲,早上好呀各位书友,小甲\n\
                       2024-03-05 09:03,乙,早,小乙\n\
                       2024-03-06 21:00,甲,晚安各位,小甲\n";

fn import(test: &TestApp, community: &str, paths: &[&PathBuf], more: &Value) -> Value {
    test.call("chat_import", with(json!({ "community": community, "paths": paths }), more))
}

fn fails(test: &TestApp, name: &str, input: Value) -> Error {
    test.try_call(name, input).unwrap_err()
}

fn with(mut input: Value, more: &Value) -> Value {
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    input
}

/// What is held by each column of the first table.
fn held(report: &Value) -> Vec<&str> {
    let columns = report["tables"][0]["columns"].as_array().unwrap();
    columns.iter().map(|column| column["target"]["kind"].as_str().unwrap()).collect()
}

fn look(test: &TestApp, community: &str, path: &Path) -> Value {
    let source = json!({ "kind": "file", "path": path });
    test.call("log_inspect", json!({ "community": community, "source": source }))
}

fn names(test: &TestApp, community: &str) -> Vec<String> {
    let members = test.call("members", json!({ "community": community, "limit": 100 }));
    let mut names: Vec<String> = members["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].as_str().unwrap().to_owned())
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn what_the_columns_hold_is_guessed_shown_corrected_and_remembered() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), "三月.csv", STRANGE);
    let before = look(&test, &community, &path);
    assert_eq!((&before["format"], &before["is_log"]), (&json!(null), &json!(false)), "nobody knows it");

    let said = json!({ "format": "messages", "dry_run": true });
    let report = import(&test, &community, &[&path], &said);
    assert_eq!(held(&report), ["time", "author", "text", "ignore"]);
    assert_eq!((&report["messages"], &report["people"]), (&json!(3), &json!(2)));
    let table = &report["tables"][0];
    assert_eq!((&table["header_row"], &table["files"]), (&json!(1), &json!(["三月.csv"])));
    assert_eq!(table["columns"][3]["samples"], json!(["小甲", "小乙", "小甲"]));
    assert_eq!(table["rows"][1], json!({ "row": 3, "cells": ["2024-03-05 09:03", "乙", "早", "小乙"] }));

    // Who wrote stands in the last column, and the other one is their id.
    let columns = json!([{
        "headers": ["啥时候", "谁", "说了啥", "群里叫"],
        "targets": [{ "kind": "time" }, { "kind": "account", "platform": "wechat" }, { "kind": "text" }, { "kind": "author" }],
    }]);
    let said = json!({ "format": "messages", "columns": columns });
    assert_eq!(look(&test, &community, &path)["format"], json!(null), "a dry run remembers nothing");
    let report = import(&test, &community, &[&path], &said);
    assert_eq!((&report["added"], &report["new_members"]), (&json!(3), &json!(2)), "{report}");
    assert_eq!(names(&test, &community), ["小乙", "小甲"]);

    // Next month nobody has to say it again, and the same file is known.
    let next = write(folder.path(), "四月.csv", &STRANGE.replace("2024-03", "2024-04"));
    assert_eq!(look(&test, &community, &next)["format"], "messages");
    let report = import(&test, &community, &[&path, &next], &json!({}));
    assert_eq!(
        (report["tables"].as_array().unwrap().len(), &report["tables"][0]["remembered"]),
        (1, &json!(true))
    );
    assert_eq!(report["tables"][0]["files"], json!(["三月.csv", "四月.csv"]), "one header, one table");
    assert_eq!(
        (&report["added"], &report["known"], &report["new_members"]),
        (&json!(3), &json!(3), &json!(0))
    );
}

#[test]
fn a_table_without_a_column_of_times_or_authors_waits_to_be_told() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), "notes.csv", "first,second\n12345,67890\n");
    let said = json!({ "format": "messages", "dry_run": true });
    let report = import(&test, &community, &[&path], &said);
    assert_eq!(report["tables"][0]["missing"], json!(["time", "author"]));
    assert_eq!(report["files"][0]["refused"], "columns_missing");
    assert_eq!((&report["messages"], &report["batch"]), (&json!(0), &json!(null)));
    let error =
        fails(&test, "chat_import", json!({ "community": community, "paths": [path], "format": "messages" }));
    assert_eq!(
        (&error.details["reason"], &error.details["columns"]),
        (&json!("columns_missing"), &json!("first, second"))
    );
    // Of two files the one that can be read comes in.
    let other = write(folder.path(), "b.csv", STRANGE);
    let report = import(&test, &community, &[&path, &other], &json!({ "format": "messages" }));
    assert_eq!((&report["added"], &report["files"][0]["refused"]), (&json!(3), &json!("columns_missing")));

    let columns = |targets: Value| json!([{ "headers": ["first", "second"], "targets": targets }]);
    for (targets, reason) in [
        (json!([{ "kind": "time" }, { "kind": "time" }]), "twice"),
        (json!([{ "kind": "time" }]), "length"),
        (json!([{ "kind": "time" }, { "kind": "account", "platform": "" }]), "platform"),
    ] {
        let input = json!({ "community": community, "paths": [path], "format": "messages", "columns": columns(targets) });
        assert_eq!(fails(&test, "chat_import", input).details["reason"], reason);
    }
}

#[test]
fn of_lists_in_a_folder_nothing_is_guessed_and_nothing_is_remembered() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "chat.csv", STRANGE.replace("啥时候,谁,说了啥", "时间,发送人,内容").as_str());
    let list = write(folder.path(), "members.csv", "姓名,入会时间,备注\n张三,2024-03-05,书友\n");
    write(folder.path(), "readme.txt", "what this is\nand that\n");
    let report = import(&test, &community, &[&folder.path().to_owned()], &json!({ "format": "messages" }));
    assert_eq!(
        (&report["added"], report["tables"].as_array().map(Vec::len)),
        (&json!(3), Some(1)),
        "{report}"
    );
    assert_eq!(names(&test, &community), ["乙", "甲"]);
    assert_eq!(look(&test, &community, &list)["format"], json!(null));
    // What is named is meant; a table of which nobody knows enough is not remembered.
    let notes = write(folder.path(), "notes.csv", "first,second\n12345,67890\n");
    import(&test, &community, &[&notes, &folder.path().join("chat.csv")], &json!({ "format": "messages" }));
    assert_eq!(look(&test, &community, &notes)["format"], json!(null));
}

#[test]
fn what_was_said_of_a_header_last_counts() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let list = write(folder.path(), "members.csv", "姓名,入会时间,备注\n张三,2024-03-05,书友\n");
    import(&test, &community, &[&list], &json!({ "format": "messages" }));
    assert_eq!(look(&test, &community, &list)["format"], "messages");
    let source = json!({ "kind": "file", "path": list });
    let asked = json!({ "community": community, "source": source, "kind": "members" });
    let found = test.call("import_inspect", asked);
    let mapping: Vec<&Value> =
        found["columns"].as_array().unwrap().iter().map(|one| &one["target"]).collect();
    let people = json!({ "community": community, "source": source, "header_row": 1, "mapping": mapping, "complete": false });
    test.call("import_apply", people);
    assert_eq!(look(&test, &community, &list)["format"], json!(null));
}

#[test]
fn tables_with_one_header_are_read_as_the_first_of_them_is_shown() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let long = "a text that is rather long";
    let one = write(folder.path(), "1.csv", &format!("a,b,c\n2024-03-05 09:02,Ann,{long}\n"));
    let two = write(folder.path(), "2.csv", &format!("a,b,c\n2024-03-06 09:02,{long},Ann\n"));
    let report = import(&test, &community, &[&one, &two], &json!({ "format": "messages", "dry_run": true }));
    let sample = |chat: usize| report["chats"][chat]["sample"][0]["author"].as_str().unwrap();
    assert_eq!((sample(0), sample(1)), ("Ann", long), "{report}");
}

#[test]
fn ragged_rows_make_no_other_header() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let rows = |ragged: usize| -> String {
        let tail = |at: usize| if at < ragged { ",呀" } else { "" };
        (0..40).map(|at| format!("2024-03-05 09:{at:02},甲{},早上好{}\n", at % 3, tail(at))).collect()
    };
    let path = write(folder.path(), "1.csv", &format!("啥时候,谁,说了啥\n{}", rows(12)));
    let report = import(&test, &community, &[&path], &json!({ "format": "messages" }));
    assert_eq!((held(&report).len(), &report["added"]), (4, &json!(40)));
    let next = write(folder.path(), "2.csv", &format!("啥时候,谁,说了啥\n{}", rows(1)));
    assert_eq!(look(&test, &community, &next)["format"], "messages");
    let report = import(&test, &community, &[&next], &json!({ "dry_run": true }));
    assert_eq!(held(&report), ["time", "author", "text"]);
}

#[test]
fn where_the_header_stands_and_that_there_is_none_can_be_said() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let bare = write(folder.path(), "a.csv", "2024-03-05 09:02,甲,早上好\n2024-03-05 09:03,乙,早\n");
    let report = import(&test, &community, &[&bare], &json!({ "format": "messages", "dry_run": true }));
    let table = &report["tables"][0];
    assert_eq!((&table["header_row"], held(&report)), (&json!(0), vec!["time", "author", "text"]));
    assert_eq!(report["messages"], 2);
    let columns = json!([{
        "headers": ["", "", ""],
        "targets": [{ "kind": "time" }, { "kind": "text" }, { "kind": "author" }],
    }]);
    let said = json!({ "format": "messages", "columns": columns, "dry_run": true });
    let report = import(&test, &community, &[&bare], &said);
    assert_eq!(report["chats"][0]["sample"][0]["author"], "早上好");

    // The row of notes above looks like a header.
    let noted = write(folder.path(), "b.csv", "时间,发送人,内容\nwhen,who,what\n2024-03-05 09:02,甲,早\n");
    let report = import(&test, &community, &[&noted], &json!({ "dry_run": true }));
    assert_eq!((&report["messages"], &report["problem_counts"]["bad_time"]), (&json!(1), &json!(1)));
    let said = json!({ "format": "messages", "header_row": 2, "dry_run": true });
    let report = import(&test, &community, &[&noted], &said);
    assert_eq!((&report["messages"], &report["problem_counts"]), (&json!(1), &json!({})), "{report}");
    assert_eq!(report["tables"][0]["header_row"], 2);
}

#[test]
fn ids_of_a_platform_are_those_of_its_members() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let list = write(folder.path(), "members.csv", "姓名,微信号\n小林,wxid_lin\n");
    let source = json!({ "kind": "file", "path": list });
    let found = test.call("import_inspect", json!({ "community": community, "source": source }));
    let mapping: Vec<&Value> =
        found["columns"].as_array().unwrap().iter().map(|one| &one["target"]).collect();
    test.call(
        "import_apply",
        json!({ "community": community, "source": source, "header_row": 1, "mapping": mapping, "complete": false }),
    );
    let path = write(
        folder.path(),
        "chat.csv",
        "when,who,what\n2024-03-05 09:02,wxid_lin,早\n2024-03-05 09:03,wxid_b,早\n",
    );
    let columns = json!([{
        "headers": ["when", "who", "what"],
        "targets": [{ "kind": "time" }, { "kind": "account", "platform": "wechat" }, { "kind": "text" }],
    }]);
    let report = import(&test, &community, &[&path], &json!({ "format": "messages", "columns": columns }));
    assert_eq!((&report["members"], &report["new_members"]), (&json!(1), &json!(1)), "{report}");
    let channels = test.call("channels", json!({ "community": community }));
    assert_eq!((&channels[0]["name"], &channels[0]["kind"]), (&json!("chat"), &json!("wechat_group")));
}

#[test]
fn what_is_pasted_comes_in_as_a_file_does() {
    let (test, community) = TestApp::with_community();
    let copied = "小林 2024/3/5 21:07:11\n早上好\n\n小周 2024/3/5 21:08:02\n早\n";
    let table = "时间\t发送人\t内容\n2024-03-06 09:02\t小陈\t早\n";
    for (text, format, new) in [(copied, "copied", 2), (table, "messages", 1)] {
        let source = json!({ "kind": "text", "text": text });
        let looked = test.call("log_inspect", json!({ "community": community, "source": source }));
        assert_eq!(looked["format"], format);
        let input = json!({ "community": community, "paths": [], "text": text });
        let report = test.call("chat_import", input.clone());
        assert_eq!(
            (&report["added"], &report["files"][0]["format"]),
            (&json!(new), &json!(format)),
            "{report}"
        );
        let again = test.call("chat_import", input);
        assert_eq!(
            (&again["added"], &again["known"], &again["batch"]),
            (&json!(0), &json!(new), &json!(null))
        );
        assert!(again["files"][0]["imported_at"].is_i64(), "{again}");
    }
    // What names no group is that of the community, once.
    let channels = test.call("channels", json!({ "community": community }));
    assert_eq!(channels.as_array().map(Vec::len), Some(1), "{channels}");
    assert_eq!(names(&test, &community), ["小周", "小林", "小陈"]);
    // Another chat that is pasted is not taken for the one before because of that.
    let channels = json!([{ "name": "夜聊", "kind": "qq_group" }]);
    test.call("channels_add", json!({ "community": community, "channels": channels }));
    let night = test.call("channels", json!({ "community": community }))[1]["uid"].clone();
    let other = copied.replace("2024/3/5", "2024/5/5").replace("小", "老");
    let input = json!({ "community": community, "paths": [], "text": other, "into": night });
    test.call("chat_import", input);
    let third = copied.replace("2024/3/5", "2024/7/5").replace("小", "大");
    let input =
        json!({ "community": community, "paths": [], "text": third, "dry_run": true, "encoding": "gb18030" });
    let report = test.call("chat_import", input);
    assert_ne!(report["chats"][0]["channel"], night, "{report}");
    assert_eq!(report["chats"][0]["sample"][0]["author"], "大林", "pasted text is no bytes");
    // Rows that only look like a chat's are a list.
    for rows in ["时间\t内容\t负责人\n09:00\t签到\t张三\n10:00\t分享\t李四\n", "3.50\t咖啡\n4.20\t茶\n"]
    {
        let source = json!({ "kind": "text", "text": rows });
        let looked = test.call("log_inspect", json!({ "community": community, "source": source }));
        assert_eq!(looked["format"], json!(null), "{rows}");
    }
    // No text is no import.
    for text in ["", "   \n", "hello"] {
        let error = fails(&test, "chat_import", json!({ "community": community, "paths": [], "text": text }));
        assert_eq!(error.code, Code::BadFile, "{text:?}: {error:?}");
    }
}

#[test]
fn a_program_that_a_list_has_as_a_person_is_one_as_its_platform_says() {
    let (test, community) = TestApp::with_community();
    let folder = tempfile::tempdir().unwrap();
    let list = write(folder.path(), "members.csv", "member_id,name\n1,Ann\n2,Helper\n");
    let source = json!({ "kind": "file", "path": list });
    let found = test.call("import_inspect", json!({ "community": community, "source": source }));
    let mapping: Vec<&Value> =
        found["columns"].as_array().unwrap().iter().map(|one| &one["target"]).collect();
    let people = json!({ "community": community, "source": source, "header_row": 1, "mapping": mapping, "complete": false });
    test.call("import_apply", people);
    let chat = |day: u32| {
        let rows = format!(
            "time,author_id,author_name,content,is_bot\n\
             2026-02-{day:02} 09:00,1,Ann,hi,0\n2026-02-{day:02} 09:01,2,Helper,hello,1\n"
        );
        write(folder.path(), &format!("{day}.csv"), &rows)
    };
    let part = || {
        let members = test.call("members", json!({ "community": community, "limit": 10 }));
        let rows = members["rows"].as_array().unwrap().clone();
        let helper = rows.iter().find(|row| row["name"] == "Helper").unwrap();
        (helper["uid"].clone(), helper["part"].clone())
    };
    let active = || test.call("insights", json!({ "community": community }))["dau"].clone();
    let before = test.snapshot();
    import(&test, &community, &[&chat(1)], &json!({}));
    assert_eq!((part().1, active()), (json!("bot"), json!([["2026-02-01", 1]])));
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
    test.call("redo", json!({}));
    // Who is no program for the user stays none, whatever comes in.
    test.call("member_edit", json!({ "uid": part().0, "part": null }));
    import(&test, &community, &[&chat(2)], &json!({}));
    assert_eq!((part().1, active()), (json!(null), json!([["2026-02-01", 2], ["2026-02-02", 2]])));
}
