//! The trash through the command table.

use serde_json::{Value, json};
use tulou_core::Code;
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
fn the_trash_says_who_put_a_record_there() {
    let (test, post, ..) = filled();
    let me = test.call("workspace_overview", json!({}))["operators"][0]["uid"].clone();
    let who = |test: &TestApp| test.call("trash", json!({}))["items"][0]["deleted_by"].clone();
    test.call("contents_trash", json!({ "uids": [post], "trashed": true }));
    assert_eq!(who(&test), me);
    test.call("trash_restore", json!({ "items": [{ "kind": "content", "uid": post }] }));
    assert_eq!(lying(&test), [""; 0]);
}

#[test]
fn a_community_goes_with_everything_in_it_and_stands_in_the_trash_of_all_others() {
    let (test, post, ..) = filled();
    let first = test.call("workspace_overview", json!({}))["communities"][0]["uid"].clone();
    let other = test.call("community_add", json!({ "name": "合唱团", "tz": "Asia/Tokyo", "scale": "one" }));
    let shown = || {
        let all = test.call("workspace_overview", json!({}))["communities"].clone();
        all.as_array().unwrap().iter().map(|one| one["uid"].clone()).collect::<Vec<_>>()
    };
    let before = test.snapshot();
    test.call("community_trash", json!({ "uid": first, "trashed": true }));
    assert_eq!(shown(), [other["uid"].clone()]);
    let list = test.call("trash", json!({ "community": other["uid"] }));
    assert_eq!((&list["items"][0]["kind"], &list["items"][0]["uid"]), (&json!("community"), &first));
    test.call("trash_empty", json!({ "all_of": other["uid"] }));
    assert_eq!(
        test.call("trash", json!({}))["total"],
        1,
        "emptying the trash of one leaves the others alone"
    );
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
    test.call("redo", json!({}));
    test.call("trash_restore", json!({ "items": [{ "kind": "community", "uid": first }] }));
    assert_eq!(shown(), [first, other["uid"].clone()]);
    assert_eq!(
        test.call("content", json!({ "uid": post }))["progress"]["sent"],
        1,
        "and what was in it is whole"
    );
    let unknown = test.try_call("community_trash", json!({ "uid": post, "trashed": true })).unwrap_err();
    assert_eq!(unknown.code, Code::NotFound);
}

#[test]
fn the_demo_in_the_trash_makes_room_for_another() {
    let test = TestApp::new();
    let language = json!({ "language": "en", "tz": "Europe/London" });
    let first = test.call("demo", language.clone())["community"].clone();
    test.call("community_trash", json!({ "uid": first, "trashed": true }));
    assert_eq!(test.call("demo_state", json!({}))["community"], json!(null));
    assert_ne!(test.call("demo", language)["community"], first);
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

/// What the daily work ended.
fn upkeep(test: &TestApp) -> Value {
    test.call("housekeeping", json!({}))["purged"].clone()
}

#[test]
fn the_daily_work_ends_what_is_old_and_a_backup_and_the_attachments_still_have_it() {
    let (test, post, _, member) = filled();
    let picture = test.call("attachment_paste", json!({ "name": "a.txt", "base64": "5aW9" }));
    test.call(
        "content_pieces_set",
        json!({ "uid": post, "pieces": [{ "kind": "file", "attachment": picture["uid"] }] }),
    );
    test.call("contents_trash", json!({ "uids": [post], "trashed": true }));
    assert_eq!(upkeep(&test), 0, "a first look");
    test.clock.advance(31 * DAY);
    assert_eq!(upkeep(&test), 0, "what was not yet overdue at the last look stays");
    test.clock.advance(DAY);
    let whole = test.snapshot();
    assert_eq!(upkeep(&test), 1);
    let backup = test.call("backups", json!({}))["backups"][0]["path"].clone();
    assert_eq!(["content", "piece", "delivery", "content_channel"].map(|table| rows(&test, table)), [0; 4]);
    assert_eq!(upkeep(&test), 0, "once a day");
    // The step that put it into the trash lost its ground: refused, with nothing changed.
    let ended = test.snapshot();
    assert_eq!(test.try_call("undo", json!({})).unwrap_err().code, Code::Conflict);
    assert_eq!(test.snapshot(), ended);
    // And the purge itself stands in nobody's way, nor does it take what could be redone.
    test.call("member_edit", json!({ "uid": member, "note": "今天" }));
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), ended);
    test.call("restore", json!({ "path": backup }));
    assert_eq!(test.snapshot(), whole, "the backup from before has it all");
    assert_eq!(test.call("attachment_read", json!({ "uid": picture["uid"] }))["base64"], "5aW9");
}

#[test]
fn a_clock_that_was_set_wrong_for_an_hour_ends_nothing() {
    let (test, post, ..) = filled();
    upkeep(&test);
    test.call("contents_trash", json!({ "uids": [post], "trashed": true }));
    test.clock.advance(2 * DAY);
    assert_eq!(upkeep(&test), 0);
    test.clock.advance(3_650 * DAY);
    assert_eq!(upkeep(&test), 0, "ten years ahead");
    test.clock.advance(-3_650 * DAY);
    assert_eq!(upkeep(&test), 0, "and back");
    test.clock.advance(2 * DAY);
    assert_eq!((upkeep(&test), rows(&test, "content")), (json!(0), 1));
}

/// Why the newest backup was taken, and how many there are. A minute later there can be a newer one.
fn newest(test: &TestApp) -> (Value, usize) {
    test.clock.advance(60_000);
    let backups = test.call("backups", json!({}));
    let all = backups["backups"].as_array().unwrap();
    (all.first().map_or(Value::Null, |one| one["reason"].clone()), all.len())
}

#[test]
fn a_backup_comes_before_anything_risky_and_not_before_anything_else() {
    let (test, post, _, member) = filled();
    let community = test.call("workspace_overview", json!({}))["communities"][0]["uid"].clone();
    test.call("member_edit", json!({ "uid": member, "note": "n" }));
    let these = json!({ "kind": "these", "uids": [member] });
    let tag = json!({ "kind": "tags", "add": ["新人"], "remove": [] });
    test.call("members_edit", json!({ "who": these, "change": tag }));
    assert_eq!(newest(&test), (Value::Null, 0));
    let list: String = (0..600).map(|n| format!("会员{n},138{n:08}\n")).collect();
    test.call(
        "import_apply",
        json!({
            "community": community, "source": { "kind": "text", "text": format!("姓名,手机号\n{list}") },
            "header_row": 1, "identity": { "kind": "phone" }, "mapping": [{ "kind": "name" }, { "kind": "phone" }],
        }),
    );
    assert_eq!(newest(&test), (json!("import"), 1));
    let all = json!({ "kind": "matching", "community": community });
    test.call("members_edit", json!({ "who": all, "change": tag }));
    assert_eq!(newest(&test), (json!("bulk"), 2));
    test.call("members_trash", json!({ "who": all, "trashed": true }));
    assert_eq!(newest(&test), (json!("bulk"), 3));
    test.call("undo", json!({}));
    test.call("contents_trash", json!({ "uids": [post], "trashed": true }));
    test.call("trash_empty", json!({ "items": [{ "kind": "content", "uid": post }] }));
    assert_eq!(newest(&test), (json!("erase"), 4));
    // What many bear goes, and everything that lies in the trash of a community.
    let tags = test.call("tags", json!({ "community": community }));
    let everyones = tags.as_array().unwrap().iter().find(|tag| tag["name"] == "新人").unwrap();
    test.call("tag_remove", json!({ "uid": everyones["uid"] }));
    assert_eq!(newest(&test), (json!("bulk"), 5));
    test.call("members_trash", json!({ "who": these, "trashed": true }));
    test.call("trash_empty", json!({ "all_of": community }));
    assert_eq!(test.call("trash", json!({ "community": community }))["total"], json!(0));
    assert_eq!(newest(&test), (json!("erase"), 6));
    let file = test.path().join("../in.ics");
    std::fs::write(
        &file,
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260303T100000Z\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    )
    .unwrap();
    test.call("calendar_import", json!({ "community": community, "path": file.display().to_string() }));
    assert_eq!(newest(&test), (json!("import"), 7));
}

#[test]
fn what_was_undone_can_be_redone_after_the_daily_work() {
    let (test, post, _, member) = filled();
    test.call("contents_trash", json!({ "uids": [post], "trashed": true }));
    upkeep(&test);
    test.clock.advance(32 * DAY);
    upkeep(&test);
    test.call("member_edit", json!({ "uid": member, "note": "今天" }));
    let edited = test.snapshot();
    test.call("undo", json!({}));
    test.clock.advance(DAY);
    assert_eq!(upkeep(&test), 1);
    test.call("redo", json!({}));
    let note = test.call("member", json!({ "uid": member }))["row"]["note"].clone();
    assert_eq!(note, "今天");
    assert_ne!(test.snapshot(), edited, "what the work ended stays ended");
}
