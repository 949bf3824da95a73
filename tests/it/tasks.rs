//! Tasks through the command table: due times, series, order.

use serde_json::{Value, json};
use tulou_core::Code;
use tulou_tests::{MONDAY, TestApp};

const HOUR: i64 = 3_600_000;

fn add(test: &TestApp, community: &str, title: &str, when: Value) -> Value {
    test.call("task_add", json!({ "community": community, "title": title, "when": when }))
}

#[test]
fn a_task_is_due_at_its_end_or_at_its_start_or_with_its_day() {
    let (test, community) = TestApp::with_community();
    let moment = add(&test, &community, "发邀请", json!({ "start": "2026-03-02T10:00:00" }));
    assert_eq!((&moment["due"], &moment["due_at"]), (&json!("2026-03-02T10:00:00"), &json!(MONDAY + HOUR)));
    let long = add(&test, &community, "写稿", json!({ "start": "2026-03-02T10:00:00", "duration_min": 90 }));
    assert_eq!(long["due_at"], MONDAY + 2 * HOUR + HOUR / 2);
    let day = add(&test, &community, "结算", json!({ "start": "2026-03-02T00:00:00", "all_day": true }));
    assert_eq!(
        (&day["due"], &day["due_at"]),
        (&json!("2026-03-02T00:00:00"), &json!(MONDAY + 15 * HOUR)),
        "the midnight after it"
    );
    let some_day = add(&test, &community, "想想", json!(null));
    assert_eq!((&some_day["due"], &some_day["due_at"]), (&json!(null), &json!(null)));
}

#[test]
fn each_date_of_a_series_is_done_for_itself() {
    let (test, community) = TestApp::with_community();
    let daily = |start: &str| json!({ "start": start, "rule": { "freq": "daily", "interval": 1, "end": { "kind": "never" } } });
    let uid = add(&test, &community, "巡群", daily("2026-03-01T09:30:00"))["uid"].clone();
    let mark = |original: &str, done: bool| {
        test.try_call("tasks_mark", json!({ "tasks": [{ "uid": uid, "original": original }], "done": done }))
    };
    let shown = || test.call("task", json!({ "uid": uid }));
    assert_eq!(shown()["original"], "2026-03-01T09:30:00", "the first that is not done");
    mark("2026-03-01T09:30:00", true).unwrap();
    assert_eq!((&shown()["original"], &shown()["done_at"]), (&json!("2026-03-02T09:30:00"), &json!(null)));
    assert_eq!(mark("", true).unwrap_err().code, Code::Invalid);
    assert_eq!(mark("2026-03-02T10:30:00", true).unwrap_err().code, Code::NotFound);
    // The series moves to the evening; Sunday stays done.
    test.call("task_edit", json!({ "uid": uid, "when": daily("2026-03-01T21:00:00") }));
    assert_eq!(shown()["original"], "2026-03-02T21:00:00");
    mark("2026-03-01T21:00:00", false).unwrap();
    assert_eq!(shown()["original"], "2026-03-01T21:00:00");
}

#[test]
fn what_was_done_once_stays_done_when_it_begins_to_repeat_and_back() {
    let (test, community) = TestApp::with_community();
    let uid = add(&test, &community, "周报", json!({ "start": "2026-03-02T09:00:00" }))["uid"].clone();
    test.call("tasks_mark", json!({ "tasks": [{ "uid": uid }], "done": true }));
    let weekly = json!({ "start": "2026-03-02T09:00:00", "rule": { "freq": "weekly", "interval": 1, "end": { "kind": "never" } } });
    let series = test.call("task_edit", json!({ "uid": uid, "when": weekly }));
    assert_eq!((&series["original"], &series["done_at"]), (&json!("2026-03-09T09:00:00"), &json!(null)));
    let single = test.call("task_edit", json!({ "uid": uid, "when": { "start": "2026-03-02T09:00:00" } }));
    assert_eq!((&single["series"], &single["done_at"]), (&json!(false), &json!(MONDAY)));
}

#[test]
fn lists_filter_and_keep_the_order_that_was_given() {
    let (test, community) = TestApp::with_community();
    let activity =
        test.call("activity_add", json!({ "community": community, "title": "分享" }))["uid"].clone();
    let step = |title: &str| {
        test.call("task_add", json!({ "community": community, "title": title, "activity": activity }))["uid"]
            .clone()
    };
    let (a, b, c) = (step("甲"), step("乙"), step("丙"));
    add(&test, &community, "单独", json!(null));
    test.call("tasks_order", json!({ "uids": [c, a, b] }));
    test.call("tasks_mark", json!({ "tasks": [{ "uid": c }], "done": true }));
    let titles = |filter: Value| {
        let mut input = json!({ "community": community });
        input.as_object_mut().unwrap().extend(filter.as_object().unwrap().clone());
        let list = test.call("tasks", input);
        list["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["title"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
            .join("")
    };
    assert_eq!(titles(json!({ "activity": activity })), "甲乙丙", "what is done comes last");
    assert_eq!(titles(json!({ "activity": null })), "单独");
    assert_eq!(titles(json!({ "done": false, "activity": activity })), "甲乙");
    test.call("undo", json!({}));
    assert_eq!(titles(json!({ "activity": activity })), "丙甲乙");
    test.call("tasks_trash", json!({ "uids": [a], "trashed": true }));
    assert_eq!(
        (titles(json!({ "activity": activity })).as_str(), titles(json!({ "trashed": true })).as_str()),
        ("丙乙", "甲")
    );
}

#[test]
fn a_cut_list_has_what_is_due_first_or_was_done_last_and_the_tray_asks_for_what_has_no_time() {
    let (test, community) = TestApp::with_community();
    add(&test, &community, "想想", json!(null));
    add(&test, &community, "周五", json!({ "start": "2026-03-06T09:00:00" }));
    add(&test, &community, "今天", json!({ "start": "2026-03-02T00:00:00", "all_day": true }));
    // The series began long ago; what counts is its next date.
    let weekly = json!({ "freq": "weekly", "interval": 1, "end": { "kind": "never" } });
    let since = json!({ "start": "2025-01-02T10:00:00", "rule": weekly });
    let series = add(&test, &community, "每周四", since)["uid"].clone();
    test.call(
        "tasks_mark",
        json!({ "tasks": [{ "uid": series, "original": "2026-02-26T10:00:00" }], "done": true }),
    );
    let long = json!({ "start": "2026-03-02T12:00:00", "duration_min": 60 });
    add(&test, &community, "下午一点", long);
    let titles = |filter: Value| {
        let mut input = json!({ "community": community });
        input.as_object_mut().unwrap().extend(filter.as_object().unwrap().clone());
        let list = test.call("tasks", input);
        let title = |row: &Value| row["title"].as_str().unwrap().to_owned();
        list["rows"].as_array().unwrap().iter().map(title).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(titles(json!({ "sort": "due" })), "下午一点 今天 每周四 周五 想想");
    assert_eq!(titles(json!({ "sort": "due", "offset": 1, "limit": 2 })), "今天 每周四");
    assert_eq!(titles(json!({ "planned": false })), "想想");
    for title in ["周五", "想想", "今天"] {
        let all = test.call("tasks", json!({ "community": community, "text": title }));
        test.call("tasks_mark", json!({ "tasks": [{ "uid": all["rows"][0]["uid"] }], "done": true }));
        test.clock.advance(60_000);
    }
    assert_eq!(titles(json!({ "done": true, "sort": "done", "limit": 2 })), "今天 想想");
}

#[test]
fn pasted_tasks_are_all_made_in_one_step_or_none() {
    let (test, community) = TestApp::with_community();
    let task = |title: &str| json!({ "community": community, "title": title });
    let count = || test.call("tasks", json!({ "community": community }))["total"].clone();
    let refused = test.try_call("tasks_add", json!({ "items": [task("甲"), task(" ")] })).unwrap_err();
    assert_eq!((&refused.details["row"], count()), (&json!(2), json!(0)));
    test.call("tasks_add", json!({ "items": [task("甲"), task("乙")] }));
    assert_eq!(count(), json!(2));
    test.call("undo", json!({}));
    assert_eq!(count(), json!(0));
}

#[test]
fn a_copy_has_the_words_and_the_place_of_a_task_without_its_time_and_is_not_done() {
    let (test, community) = TestApp::with_community();
    let talk = test.call("activity_add", json!({ "community": community, "title": "分享" }))["uid"].clone();
    let when = json!({ "start": "2026-03-05T18:00:00" });
    let task = json!({ "community": community, "title": "订场地", "note": "问前台", "activity": talk, "when": when });
    let task = test.call("task_add", task)["uid"].clone();
    test.call("tasks_mark", json!({ "tasks": [{ "uid": task, "original": "" }], "done": true }));
    let copy = test.call("task_duplicate", json!({ "uid": task }));
    assert_ne!(copy["uid"], task);
    let seen = ["title", "note", "activity", "due", "done_at"].map(|field| copy[field].clone());
    assert_eq!(seen, [json!("订场地"), json!("问前台"), talk, Value::Null, Value::Null]);
    test.call("undo", json!({}));
    assert_eq!(test.call("tasks", json!({ "community": community }))["total"], 1);
}
