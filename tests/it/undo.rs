//! Undo, redo and history: steps, merging, restarts, other writers.

use std::sync::{Arc, Mutex};

use rusqlite::Connection;
use serde_json::{Value, json};
use tulou_core::{
    Code,
    api::{self, App, NoProgress, Ports},
    store::{Access, ReadTx, Step},
};
use tulou_tests::TestApp;

fn one_group(test: &TestApp, community: &str) -> Value {
    test.call(
        "channels_add",
        json!({ "community": community, "channels": [{ "name": "一群", "kind": "qq_group" }] }),
    )[0]
    .clone()
}

#[test]
fn a_write_is_undone_and_redone_exactly_also_after_a_restart() {
    let (test, community) = TestApp::with_community();
    let before = test.snapshot();
    test.call(
        "channels_add",
        json!({ "community": community, "channels": [
        { "name": "一群", "kind": "wechat_group", "tags": ["北京", "1期"], "head_count": 321 },
        { "name": "二群", "kind": "wechat_group", "tags": ["北京"] } ] }),
    );
    let after = test.snapshot();
    let test = test.restarted();
    let undone = test.call("undo", json!({}));
    assert_eq!(
        (undone["command"].as_str(), undone["detail"]["count"].as_i64()),
        (Some("channels_add"), Some(2))
    );
    assert_eq!(test.snapshot(), before);
    let test = test.restarted();
    test.call("redo", json!({}));
    assert_eq!(test.snapshot(), after);
    test.call("undo", json!({}));
    test.call("redo", json!({}));
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before, "undo after redo leaves nothing behind");
}

#[test]
fn the_stack_is_linear_and_a_new_step_forgets_what_was_undone() {
    let (test, _) = TestApp::with_community();
    let set = |value: i64| test.call("setting_set", json!({ "key": "a", "value": value }));
    let value = || test.call("workspace_overview", json!({}))["settings"]["shared"]["a"].clone();
    for number in 1..=3 {
        set(number);
        test.clock.advance(60_000);
    }
    test.call("undo", json!({}));
    test.call("undo", json!({}));
    assert_eq!(value(), 1);
    test.call("redo", json!({}));
    assert_eq!(value(), 2, "redo goes forward one step at a time");
    set(9);
    assert_eq!(test.try_call("redo", json!({})).unwrap_err().code, Code::NothingToUndo);
    test.call("undo", json!({}));
    assert_eq!(value(), 2);
}

#[test]
fn a_step_that_others_overtook_is_refused_with_the_rows() {
    let (test, community) = TestApp::with_community();
    let channel = one_group(&test, &community);
    test.call("operator_add", json!({ "name": "小王" }));
    test.call("channel_edit", json!({ "uid": channel, "note": "mine" }));
    test.app.store.act_as(2);
    test.call("channel_edit", json!({ "uid": channel, "note": "theirs" }));
    test.app.store.act_as(1);
    let error = test.try_call("undo", json!({})).unwrap_err();
    assert_eq!((error.code, &error.details["rows"][0]["table"]), (Code::Conflict, &json!("channel")));
    test.app.store.act_as(2);
    test.call("undo", json!({}));
    test.app.store.act_as(1);
    test.call("undo", json!({}));
    assert_eq!(test.call("channel", json!({ "uid": channel }))["note"], json!(null));
}

#[test]
fn a_shared_table_cannot_be_written_outside_a_step() {
    let (test, _) = TestApp::with_community();
    let conn = Connection::open(test.path().join("main.db")).unwrap();
    let error = conn.execute("UPDATE community SET name = 'x'", []).unwrap_err();
    assert!(error.to_string().contains("outside a step"), "{error}");
}

#[test]
fn a_failed_write_changes_nothing_and_names_the_row() {
    let (test, community) = TestApp::with_community();
    let before = test.snapshot();
    let channels = json!([{ "name": "好", "kind": "qq_group" }, { "name": "坏", "kind": "qq_group", "opened_on": "31.12." }]);
    let error =
        test.try_call("channels_add", json!({ "community": community, "channels": channels })).unwrap_err();
    assert_eq!(
        (error.code, &error.details["row"], &error.details["field"]),
        (Code::Invalid, &json!(2), &json!("opened_on"))
    );
    assert_eq!(test.snapshot(), before);
    assert_eq!(test.call("undo_state", json!({}))["undo"]["command"], "community_add");
}

#[test]
fn another_process_is_seen_through_the_log_and_our_own_commits_are_not_told_twice() {
    let (test, community) = TestApp::with_community();
    let heard = Arc::new(Mutex::new(Vec::new()));
    let ears = heard.clone();
    test.app.store.publisher.subscribe(move |changed| ears.lock().unwrap().push(changed.clone()));
    one_group(&test, &community);
    test.app.store.poll_external().unwrap();
    assert_eq!(heard.lock().unwrap().len(), 1, "our own commit is told once");
    let other = App::open(&test.path(), Access::Write, test.clock.clone(), Ports::default()).unwrap();
    let add = json!({ "community": community, "channels": [{ "name": "二群", "kind": "qq_group" }] });
    api::call(&other, "channels_add", &add.to_string(), &NoProgress::default().job()).unwrap();
    test.app.store.poll_external().unwrap();
    let heard = heard.lock().unwrap();
    assert_eq!((heard.len(), heard[1].external), (2, true));
    assert_eq!(
        heard[1].tables,
        ["channel", "series_figure"],
        "the group, and how many people it takes from today on"
    );
}

#[test]
fn edits_of_one_field_within_five_seconds_are_one_step() {
    let (test, _) = TestApp::with_community();
    let write = |value: &str| {
        let typed = test.app.store.write(Step::new("typing"), |tx| {
            tx.merge_as("field");
            let input = serde_json::from_value(json!({ "key": "text", "value": value }))?;
            tulou_core::workspace::setting_set(tx, &input)
        });
        typed.unwrap();
    };
    for text in ["你", "你好", "你好吗"] {
        write(text);
        test.clock.advance(1_000);
    }
    test.clock.advance(10_000);
    write("你好吗？");
    let value = || test.call("workspace_overview", json!({}))["settings"]["shared"]["text"].clone();
    test.call("undo", json!({}));
    assert_eq!(value(), "你好吗");
    test.call("undo", json!({}));
    assert_eq!(value(), json!(null));
    test.call("redo", json!({}));
    assert_eq!(value(), "你好吗");
}

fn setting(key: &str) -> tulou_core::workspace::SetSetting {
    serde_json::from_value(json!({ "key": key, "value": 1 })).unwrap()
}

#[test]
fn an_attempt_that_fails_takes_itself_back_and_the_step_goes_on() {
    let (test, _) = TestApp::with_community();
    let before = test.snapshot();
    let written = test.app.store.write(Step::new("attempts"), |tx| {
        tulou_core::workspace::setting_set(tx, &setting("first"))?;
        let refused = tx.attempt(|tx| {
            tulou_core::workspace::setting_set(tx, &setting("refused"))?;
            Err::<(), _>(tulou_core::Error::invalid("value", "refused"))
        });
        assert_eq!(refused.unwrap_err().details["reason"], "refused");
        tx.attempt(|tx| tulou_core::workspace::setting_set(tx, &setting("second")))
    });
    written.unwrap();
    let shared = test.call("workspace_overview", json!({}))["settings"]["shared"].clone();
    assert_eq!((&shared["first"], &shared["second"], shared.get("refused")), (&json!(1), &json!(1), None));
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before, "it was one step");
}

#[test]
fn a_trial_sees_what_it_writes_and_leaves_nothing_behind() {
    let (test, _) = TestApp::with_community();
    let before = (test.snapshot(), test.call("undo_state", json!({})));
    let seen = test.app.store.trial(|tx| {
        tulou_core::workspace::setting_set(tx, &setting("tried"))?;
        let sql = "SELECT count(*) FROM setting WHERE key = 'tried'";
        Ok(tx.sql().query_row(sql, [], |row| row.get::<_, i64>(0))?)
    });
    assert_eq!(seen.unwrap(), 1);
    assert_eq!((test.snapshot(), test.call("undo_state", json!({}))), before);
    test.call("setting_set", json!({ "key": "later", "value": 2 }));
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before.0, "the next write is logged as ever");
}

#[test]
fn bulk_inserts_are_logged_as_ranges_and_undone_whole() {
    let (test, community) = TestApp::with_community();
    let before = test.snapshot();
    let input =
        |n: i32| serde_json::from_value(json!({ "name": format!("群{n}"), "kind": "qq_group" })).unwrap();
    let inputs: Vec<tulou_core::channels::AddChannel> = (0..50).map(input).collect();
    let imported = test.app.store.write(Step::new("import"), |tx| {
        tx.bulk(&["channel"], |tx| tulou_core::channels::add_many(tx, community.parse()?, &inputs))
    });
    assert_eq!(imported.unwrap().len(), 50);
    let after = test.snapshot();
    let logged = |tx: &ReadTx<'_>| {
        let count = "SELECT count(*) FROM change_row WHERE tbl = 'channel'";
        Ok(tx.sql().query_row(count, [], |row| row.get::<_, i64>(0))?)
    };
    assert_eq!(test.app.store.read(logged).unwrap(), 0);
    assert_eq!(test.call("undo_state", json!({}))["undo"]["rows"], 50);
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
    test.call("redo", json!({}));
    assert_eq!(test.snapshot(), after);
}

#[test]
fn a_bulk_insert_that_changes_rows_is_refused_and_the_next_write_is_logged_again() {
    let (test, community) = TestApp::with_community();
    let channel = one_group(&test, &community);
    let before = test.snapshot();
    let refused = test.app.store.write(Step::new("import"), |tx| {
        tx.bulk_inserts(&["channel"], 1, |tx| {
            Ok(tx.sql().execute("UPDATE channel SET note = 'unlogged'", [])?)
        })
    });
    assert_eq!(refused.unwrap_err().code, Code::Internal);
    assert_eq!(test.snapshot(), before);
    test.call("channel_edit", json!({ "uid": channel, "note": "logged" }));
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
}

#[test]
fn a_bulk_insert_checks_what_its_rows_name_by_itself_and_foreign_keys_hold_again_after_it() {
    let (test, _) = TestApp::with_community();
    let sql =
        "INSERT INTO tag (uid, community_id, name, kind) VALUES (randomblob(16), 9999, 'lost', 'member')";
    let refused = test.app.store.write(Step::new("import"), |tx| {
        tx.bulk_inserts(&["tag"], 1, |tx| {
            tx.check_rows("community", [1])?;
            tx.check_rows("community", [9999])
        })
    });
    assert_eq!(refused.unwrap_err().code, Code::NotFound);
    let refused = test.app.store.write(Step::new("later"), |tx| {
        tx.bulk_inserts(&["tag"], 1, |_| Ok(()))?;
        Ok(tx.sql().execute(sql, [])?)
    });
    let error = format!("{:?}", refused.unwrap_err());
    assert!(error.contains("FOREIGN KEY"), "a row of no community was refused for another reason: {error}");
}

#[test]
fn the_history_of_a_record_says_who_what_and_when() {
    let (test, community) = TestApp::with_community();
    let channel = one_group(&test, &community);
    test.clock.advance(60_000);
    test.call("channel_edit", json!({ "uid": channel, "note": "新公告" }));
    let history = test.call("history", json!({ "uids": [channel], "limit": 10 }));
    assert_eq!(history.as_array().unwrap().len(), 2);
    assert_eq!(
        (&history[0]["before"], &history[0]["after"]),
        (&json!({ "note": null }), &json!({ "note": "新公告" }))
    );
    assert_eq!((&history[1]["op"], &history[1]["command"]), (&json!("i"), &json!("channels_add")));
}

#[test]
fn every_value_that_a_column_can_hold_survives_undo_of_a_delete() {
    let (test, community) = TestApp::with_community();
    let channel = one_group(&test, &community);
    let figure = |value: Option<f64>| json!({ "values": [{ "channel": channel, "on": "2026-03-01", "figure": "发言率", "value": value, "source": "typed" }] });
    for value in [0.1 + 0.2, 1e300, -1.5e-310, 12_345_678.9, 3.0] {
        test.call("figures_set", figure(Some(value)));
        let before = test.snapshot();
        test.call("figures_set", figure(None));
        test.call("undo", json!({}));
        assert_eq!(test.snapshot(), before, "{value}");
    }
}

#[test]
fn the_list_of_steps_says_who_did_what_and_where_it_stands() {
    let (test, community) = TestApp::with_community();
    let group = one_group(&test, &community);
    test.clock.advance(60_000);
    test.call("channel_edit", json!({ "uid": group, "note": "早" }));
    test.call("undo", json!({}));
    let me = test.call("workspace_overview", json!({}))["operators"][0]["uid"].clone();
    let steps = test.call("steps", json!({ "limit": 2 }));
    let told: Vec<_> = steps
        .as_array()
        .unwrap()
        .iter()
        .map(|step| (step["command"].as_str(), step["state"].as_str(), step["mine"].as_bool()))
        .collect();
    let mine = Some(true);
    assert_eq!(
        told,
        [(Some("channel_edit"), Some("undone"), mine), (Some("channels_add"), Some("done"), mine)]
    );
    assert_eq!(steps[0]["operator"], me);
    test.call("channel_edit", json!({ "uid": group, "note": "晚" }));
    let steps = test.call("steps", json!({ "limit": 9 }));
    assert!(
        steps.as_array().unwrap().iter().all(|step| step["state"] != "undone"),
        "overtaken steps are not told"
    );
    let told = test.call("history", json!({ "uids": [group], "limit": 9 }));
    assert!(told.as_array().unwrap().iter().all(|entry| entry["operator"] == me));
}

#[test]
fn the_history_of_a_whole_record_tells_of_what_belongs_to_it_also_when_it_is_gone() {
    let (test, community) = TestApp::with_community();
    let group = one_group(&test, &community);
    let post = test.call(
        "content_add",
        json!({ "community": community, "text": "早报", "channels": [group], "when": { "start": "2026-03-02T08:00:00" } }),
    )["uid"]
        .clone();
    let when = json!({ "start": "2026-03-03T09:00:00" });
    test.call("calendar_edit", json!({ "kind": "content", "uid": post, "original": "2026-03-02T08:00:00", "scope": "all", "change": when }));
    test.call("deliveries_mark", json!({ "uid": post, "state": "failed" }));
    test.call("deliveries_mark", json!({ "uid": post, "channels": [group], "state": "sent" }));
    test.call("contents_channels_set", json!({ "uids": [post], "remove": [group] }));
    let told = |whole: bool| -> std::collections::BTreeSet<String> {
        let entries = test.call("history", json!({ "uids": [post], "whole": whole, "limit": 99 }));
        let text = |value: &serde_json::Value| value.as_str().unwrap_or("").to_owned();
        let entries = entries.as_array().unwrap().iter();
        entries.map(|one| [text(&one["table"]), text(&one["op"]), text(&one["label"])].join(" ")).collect()
    };
    let name = test.call("channel", json!({ "uid": group }))["name"].as_str().unwrap().to_owned();
    let all = told(true);
    for expected in [
        "content i ".to_owned(),
        "piece i ".to_owned(),
        format!("delivery i {name}"),
        format!("delivery u {name}"),
        format!("content_channel i {name}"),
        format!("content_channel d {name}"),
        "schedule u ".to_owned(),
    ] {
        assert!(all.contains(&expected), "{expected}: {all:#?}");
    }
    assert!(told(false).iter().all(|one| one.starts_with("content ")), "{:?}", told(false));
}

#[test]
fn a_member_and_a_group_tell_of_their_tags() {
    let (test, community) = TestApp::with_community();
    let group = one_group(&test, &community);
    test.call("channels_tag", json!({ "uids": [group], "add": ["1期"] }));
    let member = test.call(
        "member_add",
        json!({ "community": community, "name": "小红", "channels": [group], "tags": ["讲师"] }),
    )["row"]["uid"]
        .clone();
    let told = |uid: &serde_json::Value| {
        let entries = test.call("history", json!({ "uids": [uid], "whole": true, "limit": 99 }));
        entries
            .as_array()
            .unwrap()
            .iter()
            .map(|one| format!("{} {}", one["table"], one["label"]))
            .collect::<Vec<_>>()
    };
    let group_name = test.call("channel", json!({ "uid": group }))["name"].clone();
    assert!(told(&group).contains(&"\"channel_tag\" \"1期\"".to_owned()), "{:?}", told(&group));
    assert!(told(&member).contains(&"\"member_tag\" \"讲师\"".to_owned()), "{:?}", told(&member));
    assert!(told(&member).contains(&format!("\"membership\" {group_name}")), "{:?}", told(&member));
}

#[test]
fn one_step_is_taken_back_only_while_it_is_the_newest() {
    let (test, community) = TestApp::with_community();
    let newest = || test.call("undo_state", json!({}))["undo"]["uid"].clone();
    one_group(&test, &community);
    let first = newest();
    test.call("pillar_add", json!({ "community": community, "name": "周报" }));
    let second = newest();
    let before = test.snapshot();
    let refused = test.try_call("undo", json!({ "step": first })).unwrap_err();
    assert_eq!((refused.code, test.snapshot() == before), (Code::NothingToUndo, true));
    assert_eq!(test.call("undo", json!({ "step": second }))["uid"], second);
    assert_eq!(test.call("undo", json!({ "step": first }))["uid"], first);
}
