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
    // No text is no import.
    for text in ["", "   \n", "hello"] {
        let error = fails(&test, "chat_import", json!({ "community": community, "paths": [], "text": text }));
        assert_eq!(error.code, Code::BadFile, "{text:?}: {error:?}");
    }
}
