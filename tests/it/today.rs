//! The day through the command table. The clock stands on Monday, 2 March 2026, nine in the morning in Shanghai.

use serde_json::{Value, json};
use tulou_tests::{MONDAY, TestApp};

fn groups(test: &TestApp, community: &str, count: usize) -> Value {
    let channels: Vec<Value> =
        (1..=count).map(|n| json!({ "name": format!("{n} 群"), "kind": "wechat_group" })).collect();
    test.call("channels_add", json!({ "community": community, "channels": channels }))
}

fn reasons(view: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    view["waiting"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (text(&item["reason"]), text(&item["title"])))
        .collect()
}

#[test]
fn forty_deliveries_are_one_line_and_late_ones_wait() {
    let (test, community) = TestApp::with_community();
    let groups = groups(&test, &community, 40);
    let post = |text: &str, start: &str| {
        let when = json!({ "start": start });
        test.call(
            "content_add",
            json!({ "community": community, "text": text, "channels": groups, "when": when }),
        )["uid"]
            .clone()
    };
    let early = post("早报", "2026-03-02T08:00:00");
    post("刚才", "2026-03-02T08:50:00");
    post("晚安", "2026-03-02T22:00:00");
    post("周五", "2026-03-06T20:00:00");
    post("上月漏发", "2026-02-01T08:00:00");
    post("很久以前", "2025-11-01T08:00:00");
    test.call(
        "deliveries_mark",
        json!({ "uid": early, "channels": groups.as_array().unwrap()[..37], "state": "sent" }),
    );
    let view = test.call("today", json!({ "community": community }));
    let titles: Vec<_> = view["now"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["title"].clone(), item["late"].clone()))
        .collect();
    assert_eq!(
        titles,
        [(json!("早报"), json!(true)), (json!("刚才"), json!(false)), (json!("晚安"), json!(false))]
    );
    assert_eq!(view["now"][0]["progress"]["sent"], 37);
    assert_eq!(
        reasons(&view),
        [("late_delivery".into(), "上月漏发".into()), ("late_delivery".into(), "早报".into())]
    );
    assert_eq!((&view["waiting"][1]["count"], &view["waiting"][1]["total"]), (&json!(3), &json!(40)));
    assert_eq!(
        (&view["soon"][0]["on"], &view["soon"][0]["items"][0]["title"]),
        (&json!("2026-03-06"), &json!("周五"))
    );
    assert_eq!(view["counts"], json!({ "today": 4, "content": 2, "activities": 0, "channels": 0 }));
    test.call("deliveries_mark", json!({ "uid": early, "state": "sent" }));
    let view = test.call("today", json!({ "community": community }));
    assert_eq!((reasons(&view).len(), &view["now"][0]["done"]), (1, &json!(true)));
}

#[test]
fn a_series_waits_for_each_date_that_nobody_served() {
    let (test, community) = TestApp::with_community();
    groups(&test, &community, 1);
    let daily = json!({ "start": "2026-02-28T08:00:00", "rule": { "freq": "daily", "interval": 1, "end": { "kind": "never" } } });
    let post =
        test.call("content_add", json!({ "community": community, "text": "早安", "when": daily }))["uid"]
            .clone();
    let task =
        test.call("task_add", json!({ "community": community, "title": "巡群", "when": daily }))["uid"]
            .clone();
    let view = test.call("today", json!({}));
    let count = |view: &Value, reason: &str| reasons(view).iter().filter(|(one, _)| one == reason).count();
    assert_eq!((count(&view, "late_delivery"), count(&view, "overdue_task")), (3, 3));
    for original in ["2026-02-28T08:00:00", "2026-03-01T08:00:00"] {
        test.call(
            "deliveries_mark",
            json!({ "uid": post, "original": original, "state": "skipped", "reason": "周末" }),
        );
        test.call("tasks_mark", json!({ "tasks": [{ "uid": task, "original": original }], "done": true }));
    }
    let view = test.call("today", json!({}));
    assert_eq!((count(&view, "late_delivery"), count(&view, "overdue_task")), (1, 1));
    assert_eq!(view["soon"].as_array().unwrap().len(), 7);
}

#[test]
fn everything_that_waits_says_why() {
    let (test, community) = TestApp::with_community();
    let groups = groups(&test, &community, 3);
    test.call("community_edit", json!({ "uid": community, "review_on": true }));
    let draft = test.call("content_add", json!({ "community": community, "text": "稿子" }))["uid"].clone();
    test.call("contents_move", json!({ "uids": [draft], "state": "review" }));
    test.call(
        "content_add",
        json!({ "community": community, "text": "没写完", "when": { "start": "2026-03-02T20:00:00" } }),
    );
    test.call("task_add", json!({ "community": community, "title": "交周报", "when": { "start": "2026-03-01T00:00:00", "all_day": true } }));
    test.call("task_add", json!({ "community": community, "title": "今天之内", "when": { "start": "2026-03-02T00:00:00", "all_day": true } }));
    for (place, on) in ["2026-02-20", "2026-03-04", "2026-03-05"].into_iter().enumerate() {
        test.call("channel_edit", json!({ "uid": groups[place], "qr_expires_on": on }));
    }
    let view = test.call("today", json!({ "community": community }));
    let expected =
        [("overdue_task", "交周报"), ("review", "稿子"), ("unfinished", "没写完"), ("qr_expiring", "1 群")];
    assert_eq!(reasons(&view), expected.map(|(reason, title)| (reason.to_owned(), title.to_owned())));
    assert_eq!(
        view["waiting"][3]["at"],
        MONDAY + (15 - 10 * 24) * 3_600_000,
        "since the midnight after the last day of the first of them"
    );
}

#[test]
fn mine_leaves_out_what_is_others_and_a_shift_what_is_nobodys_at_other_hours() {
    let (test, community) = TestApp::with_community();
    let other = test.call("operator_add", json!({ "name": "小王" }))["uid"].clone();
    let operators = test.call("workspace_overview", json!({}))["operators"].clone();
    let me = operators.as_array().unwrap().iter().find(|one| one["is_me"] == true).unwrap()["uid"].clone();
    for (title, owner, start) in [
        ("我们的", json!(null), "2026-03-02T10:00:00"),
        ("夜里的", json!(null), "2026-03-02T23:00:00"),
        ("他的", other, "2026-03-02T10:00:00"),
        ("我的", me.clone(), "2026-03-02T23:30:00"),
    ] {
        test.call(
            "task_add",
            json!({ "community": community, "title": title, "owner": owner, "when": { "start": start } }),
        );
    }
    let titles = |whose: &str| {
        let view = test.call("today", json!({ "whose": whose }));
        view["now"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["title"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(titles("all").split(' ').count(), 4);
    assert_eq!(titles("mine"), "我们的 夜里的 我的");
    assert_eq!(titles("shift"), "我们的 夜里的 我的", "whoever has no shift has every hour");
    let shift = json!({ "days": [1], "from": "09:00", "to": "18:00" });
    let shifts = json!({ me.as_str().unwrap(): shift });
    test.call("setting_set", json!({ "key": "team.shifts", "value": shifts }));
    assert_eq!(titles("shift"), "我们的 我的");
}

#[test]
fn codes_that_run_out_are_one_row_for_each_owner() {
    let (test, community) = TestApp::with_community();
    let operator = test.call("operator_add", json!({ "name": "小王" }))["uid"].clone();
    let group = |number: i64, owner: &Value, until: &str| json!({ "name": format!("{number} 群"), "kind": "wechat_group", "operator": owner, "qr_expires_on": until });
    let channels = json!([
        group(1, &Value::Null, "2026-03-03"),
        group(2, &operator, "2026-03-02"),
        group(3, &Value::Null, "2026-03-01"),
        group(4, &Value::Null, "2026-04-01"),
    ]);
    test.call("channels_add", json!({ "community": community, "channels": channels }));
    let view = test.call("today", json!({ "community": community }));
    let rows = |view: &Value| -> Vec<(String, Value, i64)> {
        let row = |row: &Value| {
            (row["title"].as_str().unwrap().to_owned(), row["names"].clone(), row["count"].as_i64().unwrap())
        };
        view["waiting"].as_array().unwrap().iter().map(row).collect()
    };
    assert_eq!(
        rows(&view),
        [("3 群".to_owned(), json!(["3 群", "1 群"]), 2), ("2 群".to_owned(), Value::Null, 1)]
    );
    // The table of groups and Today are warned by the same threshold.
    let key = format!("groups.thresholds.{community}");
    let warn = |qr: Value| {
        test.call("setting_set", json!({ "key": key, "value": { "qr_days": qr } }));
        let view = test.call("today", json!({ "community": community }));
        rows(&view).iter().map(|row| row.2).sum::<i64>()
    };
    assert_eq!(warn(json!({ "amber": 40, "red": 0 })), 4);
    assert_eq!(warn(json!({ "amber": null, "red": 0 })), 2);
    assert_eq!(warn(json!({ "amber": null, "red": null })), 0);
}

#[test]
fn sending_is_of_whoever_looks_after_the_groups() {
    let (test, community) = TestApp::with_community();
    let other = test.call("operator_add", json!({ "name": "小王" }))["uid"].clone();
    let operators = test.call("workspace_overview", json!({}))["operators"].clone();
    let me = operators.as_array().unwrap().iter().find(|one| one["is_me"] == true).unwrap()["uid"].clone();
    let group =
        |name: &str, owner: &Value| json!({ "name": name, "kind": "wechat_group", "operator": owner });
    let channels =
        json!([group("甲", &me), group("乙", &me), group("丙", &other), group("丁", &Value::Null)]);
    let uids = test.call("channels_add", json!({ "community": community, "channels": channels }));
    let post = |text: &str, owner: &Value, channels: Value| {
        let when = json!({ "start": "2026-03-02T09:00:00" });
        let made = json!({ "community": community, "text": text, "owner": owner, "channels": channels, "when": when,
                           "state": "scheduled" });
        test.call("content_add", made)["uid"].clone()
    };
    let shared = post("他写的", &other, uids.clone());
    post("只给他的群", &other, json!([uids[2]]));
    post("我写给他的群", &me, json!([uids[2]]));
    post("没人管的群", &me, json!([uids[3]]));
    let shown = |whose: &str| -> Vec<(String, i64, i64, bool)> {
        let view = test.call("today", json!({ "community": community, "whose": whose }));
        let one = |item: &Value| {
            let title = item["title"].as_str().unwrap().to_owned();
            let progress = &item["progress"];
            (
                title,
                progress["sent"].as_i64().unwrap(),
                progress["total"].as_i64().unwrap(),
                item["share"] == me,
            )
        };
        view["now"].as_array().unwrap().iter().map(one).collect()
    };
    assert_eq!(shown("all").len(), 4);
    let mine = |sent| {
        vec![
            ("他写的".to_owned(), sent, 2, true),
            ("我写给他的群".to_owned(), 0, 1, false),
            ("没人管的群".to_owned(), 0, 1, false),
        ]
    };
    assert_eq!(shown("mine"), mine(0));
    assert_eq!(shown("shift"), mine(0));
    test.call("deliveries_mark", json!({ "uid": shared, "channels": [uids[0], uids[2]], "state": "sent" }));
    assert_eq!(shown("mine"), mine(1));
    test.call("deliveries_mark", json!({ "uid": shared, "channels": [uids[1]], "state": "sent" }));
    let view = test.call("today", json!({ "community": community, "whose": "mine" }));
    assert_eq!(view["now"][0]["done"], true, "my groups are done, though one of nobody's is open");
}

#[test]
fn an_announcement_waits_from_the_day_on_which_it_is_to_be_looked_at() {
    let (test, community) = TestApp::with_community();
    let groups = groups(&test, &community, 3);
    for (place, on) in ["2026-03-02", "2026-03-01", "2026-03-03"].into_iter().enumerate() {
        let edit = json!({ "uid": groups[place], "announcement": "群规", "announcement_review_on": on });
        test.call("channel_edit", edit);
    }
    let view = test.call("today", json!({ "community": community }));
    assert_eq!(reasons(&view), [("announcement_review".to_owned(), "2 群".to_owned())]);
    assert_eq!(
        (&view["waiting"][0]["count"], &view["waiting"][0]["names"]),
        (&json!(2), &json!(["2 群", "1 群"]))
    );
}
