//! The trash through the command table.

use serde_json::{Value, json};
use tulou_tests::TestApp;

const DAY: i64 = 86_400_000;

/// Names of what lies in the trash.
fn lying(test: &TestApp) -> Vec<String> {
    let list = test.call("trash", json!({}));
    list["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect()
}

fn rows(test: &TestApp, table: &str) -> i64 {
    let conn = rusqlite::Connection::open(test.path().join("main.db")).unwrap();
    conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

fn filled() -> (TestApp, Value, Value, Value) {
    let (test, community) = TestApp::with_community();
    let groups = test.call("channels_add", json!({ "community": community, "channels": [{ "name": "一群", "kind": "qq_group", "tags": ["1期"], "head_count": 9 }] }));
    let post = test.call("content_add", json!({ "community": community, "text": "早报", "channels": groups, "when": { "start": "2026-03-02T08:00:00" } }));
    test.call("deliveries_mark", json!({ "uid": post["uid"], "state": "sent" }));
    let activity =
        test.call("activity_add", json!({ "community": community, "title": "分享", "channels": groups }));
    test.call("task_add", json!({ "community": community, "title": "海报", "activity": activity["uid"], "when": { "start": "2026-03-02T08:00:00" } }));
    let member =
        test.call("member_add", json!({ "community": community, "name": "小红", "channels": groups }))["row"]
            ["uid"]
            .clone();
    test.call("registrations_add", json!({ "uid": activity["uid"], "people": [{ "member": member }] }));
    (test, post["uid"].clone(), activity["uid"].clone(), member)
}

#[test]
fn one_list_over_all_records_and_back() {
    let (test, post, activity, _) = filled();
    test.call("contents_trash", json!({ "uids": [post], "trashed": true }));
    test.clock.advance(1_000);
    test.call("activities_trash", json!({ "uids": [activity], "trashed": true }));
    assert_eq!(lying(&test), ["分享", "早报"], "the newest first");
    test.call("trash_restore", json!({ "items": [{ "kind": "content", "uid": post }] }));
    assert_eq!(lying(&test), ["分享"]);
    let list = test.call("content", json!({ "uid": post }));
    assert_eq!((&list["deleted_at"], &list["progress"]["sent"]), (&json!(null), &json!(1)));
}

#[test]
fn after_thirty_days_records_end_with_what_cannot_be_without_them() {
    let (test, post, activity, member) = filled();
    test.call("contents_trash", json!({ "uids": [post], "trashed": true }));
    test.clock.advance(29 * DAY);
    test.call("members_trash", json!({ "who": { "kind": "these", "uids": [member] }, "trashed": true }));
    test.call("trash_empty", json!({}));
    assert_eq!(rows(&test, "content"), 1, "not yet");
    test.clock.advance(2 * DAY);
    let before = test.snapshot();
    test.call("trash_empty", json!({}));
    assert_eq!(["content", "piece", "delivery", "content_channel"].map(|table| rows(&test, table)), [0; 4]);
    assert_eq!(
        (rows(&test, "schedule"), rows(&test, "member")),
        (1, 1),
        "the schedule of the task stays, the member is young"
    );
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
    test.call("redo", json!({}));
    // Ended by name: the registration stays with the name that the member had.
    test.call("trash_empty", json!({ "items": [{ "kind": "member", "uid": member }] }));
    let list = test.call("registrations", json!({ "uid": activity }));
    assert_eq!(
        (&list["registrations"][0]["name"], &list["registrations"][0]["member"]),
        (&json!("小红"), &json!(null))
    );
    let error = test
        .try_call("trash_empty", json!({ "items": [{ "kind": "activity", "uid": activity }] }))
        .unwrap_err();
    assert_eq!(error.details["reason"], "not_in_the_trash");
}
