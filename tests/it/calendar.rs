//! The calendar through the command table: windows, edits by scope, days.

use serde_json::{Value, json};
use tulou_tests::TestApp;

fn rule(text: &str) -> Value {
    serde_json::to_value(tulou_core::recurrence::Rule::parse(text).unwrap()).unwrap()
}

fn talk(test: &TestApp, community: &str) -> String {
    let input = json!({ "community": community, "title": "周二分享", "place": "咖啡馆", "channels": [],
        "when": { "start": "2026-03-03T20:00:00", "duration_min": 90, "rule": rule("FREQ=WEEKLY;BYDAY=TU;COUNT=4") } });
    test.call("activity_add", input)["uid"].as_str().unwrap().to_owned()
}

fn range(test: &TestApp, community: &str) -> Vec<Value> {
    let input = json!({ "community": community, "from": "2026-03-01", "to": "2026-05-01" });
    test.call("calendar_range", input)["items"].as_array().unwrap().clone()
}

fn starts(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| item["start"].as_str().unwrap()).collect()
}

#[test]
fn everything_planned_in_a_window_comes_with_its_state() {
    let (test, community) = TestApp::with_community();
    talk(&test, &community);
    let groups =
        json!([{ "name": "一群", "kind": "wechat_group" }, { "name": "二群", "kind": "wechat_group" }]);
    let groups = test.call("channels_add", json!({ "community": community, "channels": groups }));
    let post = json!({ "community": community, "title": "早报", "text": "早上好", "channels": groups, "state": "scheduled",
                       "when": { "start": "2026-03-02T08:00:00" } });
    let post = test.call("content_add", post);
    let task = json!({ "community": community, "title": "订场地", "when": { "start": "2026-03-05T00:00:00", "all_day": true } });
    test.call("task_add", task);
    let items = range(&test, &community);
    assert_eq!(items.len(), 6);
    let first = &items[0];
    assert_eq!(
        (&first["kind"], &first["uid"], &first["progress"]["total"]),
        (&json!("content"), &post["uid"], &json!(2))
    );
    assert_eq!(
        (&first["channels"], &first["progress"]["sent"], &first["late"]),
        (&json!(2), &json!(0), &json!(true)),
        "{first}"
    );
    let task = items.iter().find(|item| item["kind"] == "task").unwrap();
    assert_eq!(
        (&task["start"], &task["end"], &task["all_day"]),
        (&json!("2026-03-05"), &json!("2026-03-06"), &json!(true))
    );
    let only =
        json!({ "community": community, "from": "2026-03-01", "to": "2026-05-01", "channels": [groups[0]] });
    assert_eq!(test.call("calendar_range", only)["items"].as_array().unwrap().len(), 1);
}

#[test]
fn a_group_in_the_trash_is_nowhere_to_go_to_and_one_that_was_served_counts() {
    let (test, community) = TestApp::with_community();
    let groups = ["一群", "二群", "三群"].map(|name| json!({ "name": name, "kind": "wechat_group" }));
    let groups = test.call("channels_add", json!({ "community": community, "channels": groups }));
    let post = json!({ "community": community, "title": "早报", "text": "早上好", "channels": groups, "state": "scheduled",
                       "when": { "start": "2026-03-02T08:00:00" } });
    let post = test.call("content_add", post)["uid"].clone();
    let line = || {
        let item = &range(&test, &community)[0];
        [&item["progress"]["sent"], &item["progress"]["total"], &item["late"]].map(Value::clone)
    };
    let send = |group: &Value| {
        let input = json!({ "uid": post, "original": "", "channels": [group], "state": "sent" });
        test.call("deliveries_mark", input)
    };
    send(&groups[0]);
    assert_eq!(line(), [json!(1), json!(3), json!(true)]);
    test.call("channels_trash", json!({ "uids": [groups[2]], "trashed": true }));
    assert_eq!(line(), [json!(1), json!(2), json!(true)], "nobody can send to it any more");
    send(&groups[1]);
    assert_eq!(line(), [json!(2), json!(2), json!(false)]);
    test.call("channels_trash", json!({ "uids": [groups[0]], "trashed": true }));
    assert_eq!(line(), [json!(2), json!(2), json!(false)], "it was served");
}

#[test]
fn steps_of_something_in_the_trash_are_nowhere() {
    let (test, community) = TestApp::with_community();
    let talk = talk(&test, &community);
    let post = test.call("content_add", json!({ "community": community, "title": "预告" }))["uid"].clone();
    let when = json!({ "start": "2026-03-05T18:00:00" });
    for (parent, uid) in [("activity", json!(talk)), ("content", post.clone())] {
        let step = json!({ "community": community, "title": "订场地", parent: uid, "when": when });
        let step = test.call("task_add", step)["uid"].clone();
        let reminder = json!([{ "anchor": "start", "lead_min": 0, "quiet": "ring" }]);
        let input = json!({ "subject_kind": "task", "subject": step, "reminders": reminder });
        test.call("reminders_set", input);
    }
    let seen = || {
        let dates = range(&test, &community).iter().filter(|item| item["kind"] == "task").count();
        let listed = test.call("tasks", json!({ "community": community }))["total"].as_u64().unwrap();
        let hits = test.call("search", json!({ "community": community, "text": "订场地", "limit": 10 }));
        let path = test.path().join("out.ics");
        let selection = json!({ "path": path, "selection": { "community": community } });
        test.call("calendar_export", selection);
        let text = std::fs::read_to_string(&path).unwrap();
        let found = hits.as_array().unwrap().iter().filter(|hit| hit["kind"] == "task").count();
        (dates, listed, found, text.matches("BEGIN:VTODO").count())
    };
    assert_eq!(seen(), (2, 2, 2, 2));
    test.call("activities_trash", json!({ "uids": [talk], "trashed": true }));
    assert_eq!(seen(), (1, 1, 1, 1));
    test.call("contents_trash", json!({ "uids": [post], "trashed": true }));
    assert_eq!(seen(), (0, 0, 0, 0));
    let steps = test.call("tasks", json!({ "community": community, "activity": talk }))["total"].clone();
    assert_eq!(steps, 1, "whoever looks into the trash sees them");
    test.clock.advance(7 * 86_400_000);
    assert_eq!(test.call("reminders_due", json!({ "language": "en" })), json!([]));
    test.call("activities_trash", json!({ "uids": [talk], "trashed": false }));
    assert_eq!(seen(), (1, 1, 1, 1));
}

#[test]
fn a_series_that_is_cut_takes_its_checklist_along() {
    let (test, community) = TestApp::with_community();
    let talk = talk(&test, &community);
    test.call("task_add", json!({ "community": community, "title": "订场地", "activity": talk }));
    let edit = json!({ "kind": "activity", "uid": talk, "original": "2026-03-17T20:00:00", "scope": "following",
        "change": { "start": "2026-03-18T20:00:00" } });
    let next = test.call("calendar_edit", edit)["uid"].clone();
    assert_ne!(next, json!(talk));
    let steps = test.call("tasks", json!({ "community": community, "activity": next }));
    assert_eq!((&steps["total"], &steps["rows"][0]["title"]), (&json!(1), &json!("订场地")), "{steps}");
}

#[test]
fn dates_are_moved_cut_and_deleted_and_each_is_one_undo() {
    let (test, community) = TestApp::with_community();
    let uid = talk(&test, &community);
    let before = test.snapshot();
    let date = |original: &str, scope: &str| json!({ "kind": "activity", "uid": uid, "original": original, "scope": scope });
    let mut edit = date("2026-03-10T20:00:00", "this");
    edit["change"] = json!({ "start": "2026-03-11T19:00:00", "overrides": { "title": "嘉宾分享" } });
    test.call("calendar_edit", edit);
    let items = range(&test, &community);
    assert_eq!(starts(&items)[1], "2026-03-11T19:00:00");
    assert_eq!(
        (&items[1]["title"], &items[1]["original"]),
        (&json!("嘉宾分享"), &json!("2026-03-10T20:00:00"))
    );
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
    let mut edit = date("2026-03-17T20:00:00", "following");
    edit["change"] = json!({ "start": "2026-03-18T20:00:00" });
    let new = test.call("calendar_edit", edit);
    assert_ne!(new["uid"], json!(uid), "the series that continues is an activity of its own");
    let items = range(&test, &community);
    let expected =
        ["2026-03-03T20:00:00", "2026-03-10T20:00:00", "2026-03-18T20:00:00", "2026-03-25T20:00:00"];
    assert_eq!(starts(&items), expected);
    assert_eq!(items[3]["uid"], new["uid"]);
    assert_eq!(items[3]["place"], json!("咖啡馆"));
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
    test.call("calendar_delete", date("2026-03-03T20:00:00", "this"));
    test.call("calendar_delete", date("2026-03-17T20:00:00", "following"));
    assert_eq!(starts(&range(&test, &community)), ["2026-03-10T20:00:00"]);
    test.call("calendar_delete", date("2026-03-10T20:00:00", "this"));
    assert!(range(&test, &community).is_empty(), "with its last date the activity is in the trash");
}

#[test]
fn registrations_follow_a_series_that_moves() {
    let (test, community) = TestApp::with_community();
    let uid = talk(&test, &community);
    let register = json!({ "uid": uid, "original": "2026-03-17T20:00:00", "people": [{ "name": "小林" }] });
    test.call("registrations_add", register);
    let edit = json!({ "kind": "activity", "uid": uid, "original": "2026-03-10T20:00:00", "scope": "all",
                       "change": { "start": "2026-03-12T20:00:00" } });
    test.call("calendar_edit", edit);
    let of = json!({ "uid": uid, "original": "2026-03-19T20:00:00" });
    let found = test.call("registrations", of).to_string();
    assert!(found.contains("小林"), "{found}");
}

#[test]
fn other_words_are_one_date_s_or_those_of_the_series_from_there_on() {
    let (test, community) = TestApp::with_community();
    let uid = talk(&test, &community);
    let edit = |original: &str, scope: &str, overrides: Value| {
        json!({ "kind": "activity", "uid": uid, "original": original,
        "scope": scope, "change": { "overrides": overrides } })
    };
    let titles = |test: &TestApp| -> Vec<Value> {
        range(test, &community).iter().map(|item| item["title"].clone()).collect()
    };
    let before = test.snapshot();
    let plain = titles(&test);
    test.call("calendar_edit", edit("2026-03-17T20:00:00", "following", json!({ "title": "夜谈" })));
    assert_eq!(titles(&test), [plain[0].clone(), plain[1].clone(), json!("夜谈"), json!("夜谈")]);
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
    test.call("calendar_edit", edit("2026-03-17T20:00:00", "all", json!({ "title": "夜谈", "place": "" })));
    assert_eq!(titles(&test), vec![json!("夜谈"); 4]);
    assert_eq!(test.call("activity", json!({ "uid": uid }))["place"], Value::Null);
    test.call("undo", json!({}));
    test.call("calendar_edit", edit("2026-03-17T20:00:00", "this", json!({ "title": "夜谈" })));
    assert_eq!(titles(&test), [plain[0].clone(), plain[1].clone(), json!("夜谈"), plain[3].clone()]);
}

#[test]
fn a_date_is_planned_once_more_in_one_step() {
    let (test, community) = TestApp::with_community();
    let talk = talk(&test, &community);
    test.call("task_add", json!({ "community": community, "title": "订场地", "activity": talk }));
    let post = test.call("content_add", json!({ "community": community, "text": "早报" }))["uid"].clone();
    let task = test.call("task_add", json!({ "community": community, "title": "买水" }))["uid"].clone();
    let before = test.snapshot();
    for (kind, uid) in [("activity", json!(talk)), ("content", post), ("task", task)] {
        let when = json!({ "start": "2026-03-25T10:00:00", "duration_min": 30 });
        let copy = test.call("calendar_copy", json!({ "kind": kind, "uid": uid, "when": when }));
        assert_ne!(copy["uid"], uid);
        let items = range(&test, &community);
        let found = items.iter().find(|item| item["uid"] == copy["uid"]).unwrap();
        assert_eq!(
            (&found["start"], &found["recurring"]),
            (&json!("2026-03-25T10:00:00"), &json!(false)),
            "{kind}"
        );
        test.call("undo", json!({}));
        assert_eq!(test.snapshot(), before, "{kind}");
    }
}

#[test]
fn a_copied_date_takes_its_own_words_and_its_reminders_along() {
    let (test, community) = TestApp::with_community();
    let talk = talk(&test, &community);
    test.call(
        "reminders_set",
        json!({ "subject_kind": "activity", "subject": talk, "reminders": [{ "anchor": "start", "lead_min": 30, "quiet": "ring" }] }),
    );
    let original = "2026-03-10T20:00:00";
    test.call(
        "calendar_edit",
        json!({ "kind": "activity", "uid": talk, "original": original, "scope": "this",
            "change": { "overrides": { "title": "特别场" } } }),
    );
    let copied = |original: &str| {
        let when = json!({ "start": "2026-03-25T10:00:00", "duration_min": 30 });
        let input = json!({ "kind": "activity", "uid": talk, "original": original, "when": when });
        let uid = test.call("calendar_copy", input)["uid"].clone();
        let reminders = test.call("reminders", json!({ "subject_kind": "activity", "subject": uid }));
        assert_eq!((reminders.as_array().unwrap().len(), &reminders[0]["lead_min"]), (1, &json!(30)));
        test.call("activity", json!({ "uid": uid }))["title"].clone()
    };
    assert_eq!(copied(original), "特别场");
    assert_ne!(copied("2026-03-17T20:00:00"), "特别场");
}

#[test]
fn a_rule_of_a_script_needs_only_its_frequency() {
    let (test, community) = TestApp::with_community();
    let when = json!({ "start": "2026-03-03T20:00:00", "rule": { "freq": "weekly" } });
    test.call("activity_add", json!({ "community": community, "title": "共读", "when": when }));
    let input = json!({ "community": community, "from": "2026-03-01", "to": "2026-03-29" });
    assert_eq!(test.call("occurrences", input).as_array().unwrap().len(), 4);
}

#[test]
fn scripts_get_occurrences_in_the_form_of_the_contract() {
    let (test, community) = TestApp::with_community();
    talk(&test, &community);
    let day = json!({ "community": community, "title": "读书日", "when": { "start": "2026-03-05T00:00:00", "all_day": true, "duration_min": 2880 } });
    test.call("activity_add", day);
    let floating = json!({ "community": community, "title": "晨读", "when": { "start": "2026-03-06T07:00:00", "tz": "floating" } });
    test.call("task_add", floating);
    let input = json!({ "community": community, "from": "2026-03-03T13:00:00Z", "to": "2026-03-10" });
    let found = test.call("occurrences", input);
    let line = |at: usize| {
        let one = &found[at];
        format!("{} {} {} {}", one["recurrence_id"], one["start"], one["end"], one["all_day"])
    };
    assert_eq!(found.as_array().unwrap().len(), 3);
    assert_eq!(line(0), r#""2026-03-03T12:00:00Z" "2026-03-03T12:00:00Z" "2026-03-03T13:30:00Z" false"#);
    assert_eq!(line(1), r#"null "2026-03-05" "2026-03-07" true"#);
    assert_eq!(line(2), r#"null "2026-03-06T07:00:00" "2026-03-06T07:00:00" false"#);
}

#[test]
fn two_activities_at_one_time_are_warned_of() {
    let (test, community) = TestApp::with_community();
    talk(&test, &community);
    let other = json!({ "community": community, "title": "读者见面", "when": { "start": "2026-03-03T21:00:00", "duration_min": 60 } });
    test.call("activity_add", other);
    let items = range(&test, &community);
    assert_eq!(items[0]["conflicts"][0]["kind"], "activities");
    assert_eq!(
        (items[0]["conflicts"][0]["with"].clone(), items[1]["conflicts"][0]["with"].clone()),
        (json!("读者见面"), items[0]["title"].clone())
    );
    assert_eq!(items[2]["conflicts"], json!([]));
    // Also with what a filter hides.
    let post = json!({ "community": community, "title": "预告", "when": { "start": "2026-03-03T21:15:00" } });
    test.call("content_add", post);
    let input =
        json!({ "community": community, "from": "2026-03-01", "to": "2026-03-08", "kinds": ["content"] });
    let posts = test.call("calendar_range", input)["items"].clone();
    assert_eq!(posts.as_array().map(Vec::len), Some(1));
    assert_eq!(posts[0]["conflicts"][0]["kind"], "content_beside");
    assert_eq!(posts[0]["conflicts"].as_array().map(Vec::len), Some(2), "{posts}");
}

#[test]
fn another_zone_of_the_community_keeps_the_wall_clock() {
    let (test, community) = TestApp::with_community();
    talk(&test, &community);
    let zone = json!({ "community": community, "tz": "Europe/Berlin" });
    let preview = test.call("zone_preview", zone.clone());
    assert_eq!((&preview["moved"], &preview["kept"]), (&json!(1), &json!(0)));
    let before = range(&test, &community);
    test.call("zone_set", zone);
    let after = range(&test, &community);
    assert_eq!(starts(&before), starts(&after));
    let moved = after[0]["start_at"].as_i64().unwrap() - before[0]["start_at"].as_i64().unwrap();
    assert_eq!(moved, 7 * 3_600_000);
}

#[test]
fn days_off_are_imported_from_lists_and_calendar_files() {
    let (test, _) = TestApp::with_community();
    let notes = |from: &str, to: &str| test.call("day_notes", json!({ "from": from, "to": to }));
    assert_eq!(notes("2027-02-01", "2027-03-01")["days"][5]["off"], json!(null));
    let ics = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20270206\nDTEND;VALUE=DATE:20270209\n\
               SUMMARY:春节（休）\nEND:VEVENT\nEND:VCALENDAR\n";
    let imported = test.call("days_import", json!({ "text": ics }));
    assert_eq!((&imported["days"], &imported["years"]), (&json!(3), &json!([2027])));
    let days = notes("2027-02-01", "2027-03-01");
    assert_eq!(
        (&days["days"][5]["off"], &days["days"][5]["official"]["en"]),
        (&json!("off"), &json!("Spring Festival"))
    );
    assert_eq!(days["imported_years"], json!([2027]));
    test.call("days_remove", json!({ "year": 2027 }));
    assert_eq!(notes("2027-02-01", "2027-03-01")["days"][5]["off"], json!(null));
}

#[test]
fn several_things_move_by_the_same_distance_in_one_step() {
    let (test, community) = TestApp::with_community();
    let activity = |when: Value| {
        test.call("activity_add", json!({ "community": community, "title": "分享", "when": when }))["uid"]
            .clone()
    };
    let once = activity(json!({ "start": "2026-03-02T20:00:00", "duration_min": 60 }));
    let series = activity(
        json!({ "start": "2026-03-02T20:00:00", "duration_min": 60, "rule": rule("FREQ=WEEKLY;BYDAY=MO") }),
    );
    let days = activity(json!({ "start": "2026-03-07T00:00:00", "all_day": true }));
    let undated =
        test.call("activity_add", json!({ "community": community, "title": "某天" }))["uid"].clone();
    // Somebody comes to the second date of the series: that goes along.
    let second = "2026-03-09T20:00:00";
    test.call(
        "registrations_add",
        json!({ "uid": series, "original": second, "people": [{ "name": "小红" }] }),
    );
    let before = test.snapshot();
    let shift =
        json!({ "kind": "activity", "uids": [once, series, days, undated], "days": 1, "minutes": 90 });
    assert_eq!(test.call("calendar_shift", shift), json!({ "moved": 3, "stayed": 1 }));
    let start =
        |uid: &Value| test.call("activity", json!({ "uid": uid }))["schedule"]["when"]["start"].clone();
    assert_eq!(start(&once), "2026-03-03T21:30:00");
    assert_eq!(start(&series), "2026-03-03T21:30:00");
    assert_eq!(start(&days), "2026-03-08T00:00:00", "without a time of day only days count");
    let there = test.call("registrations", json!({ "uid": series, "original": "2026-03-10T21:30:00" }));
    assert_eq!(there["registrations"][0]["name"], "小红");
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before, "one step takes all of it back");

    let post = test.call(
        "content_add",
        json!({ "community": community, "text": "早报", "when": { "start": "2026-03-02T08:00:00" } }),
    )["uid"]
        .clone();
    test.call("contents_move", json!({ "uids": [post], "state": "published" }));
    let shift = json!({ "kind": "content", "uids": [post], "days": -1 });
    assert_eq!(test.call("calendar_shift", shift), json!({ "moved": 0, "stayed": 1 }), "what is out stays");
    let far = json!({ "kind": "activity", "uids": [once], "days": 40_000 });
    assert_eq!(test.try_call("calendar_shift", far).unwrap_err().details["reason"], "out_of_range");
}

#[test]
fn a_pasted_block_of_events_or_posts_is_one_step() {
    let (test, community) = TestApp::with_community();
    let activity = |title: &str| {
        test.call("activity_add", json!({ "community": community, "title": title }))["uid"].clone()
    };
    let (one, two) = (activity("一"), activity("二"));
    let posts: Vec<_> = ["早", "晚"]
        .iter()
        .map(|text| test.call("content_add", json!({ "community": community, "text": text }))["uid"].clone())
        .collect();
    let before = test.snapshot();
    let edits = json!([{ "uid": one, "title": "甲", "host": "小红" }, { "uid": two, "place": "线上" }]);
    test.call("activities_edit", json!({ "edits": edits }));
    assert_eq!(test.call("activity", json!({ "uid": one }))["host"], "小红");
    test.call("undo", json!({}));
    let edits = json!([{ "uid": posts[0], "title": "早报" }, { "uid": posts[1], "title": "晚报" }]);
    let moves = json!([{ "uids": [posts[1]], "state": "scheduled" }]);
    test.call("contents_edit_each", json!({ "edits": edits, "moves": moves }));
    let evening = test.call("content", json!({ "uid": posts[1] }));
    assert_eq!((&evening["title"], &evening["state"]), (&json!("晚报"), &json!("scheduled")));
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
    let wrong = json!({ "edits": [{ "uid": one, "host": "x" }, { "uid": two, "title": " " }] });
    assert_eq!(
        test.try_call("activities_edit", wrong).unwrap_err().details["row"],
        json!(2),
        "all or nothing"
    );
    assert_eq!(test.snapshot(), before);
}

#[test]
fn festivals_and_marketing_days_of_every_year_are_data_too() {
    let (test, _) = TestApp::with_community();
    let notes = |on: &str, next: &str| test.call("day_notes", json!({ "from": on, "to": next }));
    let marketing = |notes: &Value| notes["days"][0]["marketing"][0]["en"].clone();
    let list = |recurring: Value| json!({ "text": json!({ "recurring": recurring }).to_string() });
    let shipped = notes("2027-06-18", "2027-06-19");
    assert_eq!((marketing(&shipped).is_string(), &shipped["imported_recurring"]), (true, &json!(false)));
    let own = json!([
        { "kind": "marketing", "zh": "开学季", "en": "Back to school", "rule": "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=1" },
        { "kind": "festival", "zh": "元宵", "en": "Lantern Festival", "lunar": "1-15" },
    ]);
    assert_eq!(test.call("days_import", list(own))["recurring"], 2);
    assert_eq!(marketing(&notes("2027-09-01", "2027-09-02")), "Back to school");
    let replaced = notes("2027-06-18", "2027-06-19");
    assert_eq!((marketing(&replaced), &replaced["imported_recurring"]), (json!(null), &json!(true)));
    for wrong in [json!({ "rule": "FREQ=SOMETIMES" }), json!({ "lunar": "13-1" }), json!({})] {
        let mut day = json!({ "kind": "festival", "zh": "x", "en": "x" });
        day.as_object_mut().unwrap().extend(wrong.as_object().unwrap().clone());
        let refused = test.try_call("days_import", list(json!([day]))).unwrap_err();
        assert_eq!(refused.code, tulou_core::Code::Invalid);
    }
    test.call("days_remove", json!({}));
    assert_eq!(marketing(&notes("2027-06-18", "2027-06-19")), marketing(&shipped));
    test.call("undo", json!({}));
    assert_eq!(marketing(&notes("2027-09-01", "2027-09-02")), "Back to school");
}

#[test]
fn a_series_gets_one_more_date_and_one_back_that_was_left_out() {
    let (test, community) = TestApp::with_community();
    let talk = talk(&test, &community);
    let add = |start: &str| {
        test.try_call("calendar_date_add", json!({ "kind": "activity", "uid": talk, "start": start }))
    };
    let dates = || {
        let items = range(&test, &community);
        starts(&items).iter().map(|start| start[5..16].replace('T', " ")).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(dates(), "03-03 20:00, 03-10 20:00, 03-17 20:00, 03-24 20:00");
    add("2026-03-14T15:00:00").unwrap();
    assert_eq!(dates(), "03-03 20:00, 03-10 20:00, 03-14 15:00, 03-17 20:00, 03-24 20:00");
    let out = json!({ "kind": "activity", "uid": talk, "original": "2026-03-17T20:00:00", "scope": "this" });
    test.call("calendar_delete", out);
    let before = test.snapshot();
    add("2026-03-17T20:00:00").unwrap();
    assert_eq!(dates(), "03-03 20:00, 03-10 20:00, 03-14 15:00, 03-17 20:00, 03-24 20:00");
    let view = test.call("activity", json!({ "uid": talk }));
    assert_eq!(view["schedule"]["exceptions"].as_array().unwrap().len(), 1, "only the added one differs");
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
    // A date that was moved keeps its name, and no other can bear it.
    let edit = json!({ "kind": "activity", "uid": talk, "original": "2026-03-10T20:00:00", "scope": "this",
                       "change": { "start": "2026-03-11T20:00:00" } });
    test.call("calendar_edit", edit);
    for (start, field, reason) in [
        ("2026-03-03T20:00:00", "start", "already_a_date"),
        ("2026-03-14T15:00:00", "start", "already_a_date"),
        ("2026-03-10T20:00:00", "start", "already_a_date"),
        ("2026-03-11T20:00:00", "start", "already_a_date"),
        ("1826-03-11T20:00:00", "start", "out_of_range"),
    ] {
        let error = add(start).unwrap_err();
        assert_eq!(
            (&error.details["field"], &error.details["reason"]),
            (&json!(field), &json!(reason)),
            "{start}"
        );
    }
    let once = json!({ "community": community, "title": "一次", "when": { "start": "2026-03-05T20:00:00" } });
    let once = test.call("activity_add", once)["uid"].clone();
    let error = test
        .try_call(
            "calendar_date_add",
            json!({ "kind": "activity", "uid": once, "start": "2026-03-06T20:00:00" }),
        )
        .unwrap_err();
    assert_eq!(error.details["reason"], "not_a_series");
}

#[test]
fn an_added_date_goes_out_into_a_calendar_file_and_a_date_that_is_left_out_does_not() {
    let (test, community) = TestApp::with_community();
    let talk = talk(&test, &community);
    test.call(
        "calendar_date_add",
        json!({ "kind": "activity", "uid": talk, "start": "2026-03-14T15:00:00" }),
    );
    let out = json!({ "kind": "activity", "uid": talk, "original": "2026-03-17T20:00:00", "scope": "this" });
    test.call("calendar_delete", out);
    let path = test.path().join("out.ics");
    let selection = json!({ "community": community });
    test.call("calendar_export", json!({ "path": path, "selection": selection }));
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains("EXDATE;TZID=Asia/Shanghai:20260317T200000"), "{text}");
    assert!(text.contains("20260314T150000"), "{text}");
}

#[test]
fn a_rule_is_looked_at_before_anything_has_it() {
    let (test, community) = TestApp::with_community();
    let input = json!({ "start": "2026-03-03T20:00:00", "text": "rrule:freq=monthly;byday=1mo,3mo" });
    let seen = test.call("rule_preview", input);
    assert_eq!(seen["text"], "FREQ=MONTHLY;BYDAY=1MO,3MO");
    assert_eq!(seen["dates"][0], "2026-03-16T20:00:00");
    let again =
        json!({ "start": "2026-03-03T20:00:00", "from": "2026-06-02T00:00:00", "rule": seen["rule"] });
    assert_eq!(test.call("rule_preview", again)["dates"][0], "2026-06-15T20:00:00");
    let wrong = json!({ "start": "2026-03-03T20:00:00", "text": "FREQ=WEEKLY;BYDY=MO" });
    let error = test.try_call("rule_preview", wrong).unwrap_err();
    assert_eq!((&error.details["reason"], &error.details["part"]), (&json!("unknown_part"), &json!("BYDY")));
    let dense = json!({ "start": "2026-03-03T20:00:00", "text": "FREQ=SECONDLY" });
    assert_eq!(test.try_call("rule_preview", dense).unwrap_err().details["reason"], "too_often");
    let when = json!({ "start": "2026-03-03T20:00:00", "rule": rule("FREQ=MINUTELY") });
    let planned = json!({ "community": community, "title": "每分钟", "when": when });
    assert_eq!(test.try_call("activity_add", planned).unwrap_err().details["reason"], "too_often");
}

#[test]
fn other_words_from_an_added_date_on_leave_the_time_of_all_others_and_who_comes() {
    let (test, community) = TestApp::with_community();
    let talk = talk(&test, &community);
    let extra = "2026-03-14T15:00:00";
    test.call("calendar_date_add", json!({ "kind": "activity", "uid": talk, "start": extra }));
    let before: Vec<String> = starts(&range(&test, &community)).iter().map(|at| (*at).to_owned()).collect();
    for original in [extra, "2026-03-17T20:00:00"] {
        let people = json!([{ "name": format!("甲{original}") }]);
        test.call("registrations_add", json!({ "uid": talk, "original": original, "people": people }));
    }
    let edit = json!({ "kind": "activity", "uid": talk, "original": extra, "scope": "following",
        "change": { "overrides": { "title": "周末场" } } });
    let next = test.call("calendar_edit", edit)["uid"].clone();
    let items = range(&test, &community);
    assert_eq!(starts(&items), before);
    for original in [extra, "2026-03-17T20:00:00"] {
        let of = json!({ "uid": next, "original": original });
        let people = test.call("registrations", of)["registrations"].clone();
        assert_eq!(people[0]["name"], format!("甲{original}"));
    }
}
