//! Rules by which a community counts where there is a choice: how long a month is, in how many days people are scored; and figures
//! beside those of the range before, as of the day that is asked.

use chrono::{Duration, NaiveDate};
use serde_json::{Value, json};
use tulou_core::Code;
use tulou_tests::{MONDAY, TestApp};

use crate::insights::{ask, community_in, import, import_members};

const DAY: i64 = 86_400_000;

/// Somebody speaks on each of some days after 1 January 2024.
fn spoke(lines: &mut String, who: &str, days: impl IntoIterator<Item = i64>) {
    let first: NaiveDate = "2024-01-01".parse().unwrap();
    for day in days {
        lines.push_str(&format!("{}T04:00:00Z,{who},message\n", first + Duration::days(day)));
    }
}

#[test]
fn a_month_has_thirty_days_or_four_weeks() {
    let (test, community) = community_in("Asia/Shanghai");
    let mut log = "time,member,kind\n".to_owned();
    spoke(&mut log, "u1", 0..60);
    // On the 59th day, 29 days later, u2 is of the month of thirty days and not of that of four weeks.
    spoke(&mut log, "u2", [30]);
    import(&test, &community, &log);
    let rules = || test.call("counting_rules", json!({ "community": community }));
    let set = |more: Value| {
        let mut input = json!({ "community": community });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        test.try_call("counting_rules_set", input)
    };
    let month = || {
        let range = json!({ "from": "2024-02-29", "to": "2024-02-29" });
        let shown = ask(&test, "insight_activity", &community, range);
        let printed = ask(&test, "insights", &community, json!({ "members": false }));
        let last = printed["mau"].as_array().unwrap().last().unwrap().clone();
        assert_eq!(last, json!(["2024-02-29", shown["days"][0]["month"]]));
        (shown["month_days"].clone(), shown["days"][0]["month"].clone(), shown["stickiness"]["value"].clone())
    };
    assert_eq!((&rules()["month_days"], &rules()["score_days"]), (&json!(30), &json!(90)));
    assert_eq!(month(), (json!(30), json!(2), json!(50.0)));
    let before = test.snapshot();
    let choice = &rules()["choice"];
    assert_eq!((&choice["months"], &choice["usual_score_days"]), (&json!([30, 28]), &json!(90)));
    assert_eq!(set(json!({ "month_days": 28 })).unwrap()["month_days"], 28);
    assert_eq!(month(), (json!(28), json!(1), json!(100.0)));
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
    for wrong in [json!({ "month_days": 29 }), json!({ "score_days": 6 }), json!({ "score_days": 366 })] {
        assert_eq!(set(wrong).unwrap_err().code, Code::Invalid);
    }
    assert_eq!(test.snapshot(), before);
}

#[test]
fn people_are_scored_in_as_many_days_as_the_community_says_and_drift_away_as_before() {
    let (test, community) = community_in("Asia/Shanghai");
    let mut log = "time,member,kind\n".to_owned();
    spoke(&mut log, "u1", [0, 10, 100]);
    spoke(&mut log, "u2", 30..40);
    spoke(&mut log, "u3", 0..=100);
    import(&test, &community, &log);
    let of = |who: &str| {
        let answer =
            ask(&test, "insight_people", &community, json!({ "from": "2024-04-01", "to": "2024-04-10" }));
        let scores = answer["scores"].as_array().unwrap();
        let one = scores.iter().find(|one| one["person"]["key"] == who).unwrap();
        let drifting = answer["drifting"].as_array().unwrap();
        let drifting: Vec<Value> = drifting.iter().map(|one| one["person"]["key"].clone()).collect();
        assert_eq!(drifting, ["u2"]);
        (answer["score_days"].clone(), one["days"].clone(), one["weight"].clone())
    };
    assert_eq!(of("u1"), (json!(90), json!(1), json!(10)));
    for (days, expected) in [(91, (2, 20)), (101, (3, 30)), (7, (1, 10))] {
        let input = json!({ "community": community, "score_days": days });
        test.call("counting_rules_set", input);
        assert_eq!(of("u1"), (json!(days), json!(expected.0), json!(expected.1)), "{days} days");
        let printed = ask(&test, "insights", &community, json!({ "members": true }));
        let rows = printed["rfm"].as_array().unwrap();
        assert_eq!(rows[0], json!(["u1", 0, expected.0, expected.1]));
    }
}

#[test]
fn weight_is_spread_beside_the_range_before() {
    let (test, community) = community_in("Asia/Shanghai");
    import_members(
        &test,
        &community,
        "用户ID,姓名,加入日期\nu1,李四,2023-12-01\nu2,王五,2023-12-01\nu3,赵六,2023-12-01\n",
    );
    let mut log = "time,member,kind\n".to_owned();
    // In the first ten days two speak as often, in the next ten one of them three times as often and the third once.
    spoke(&mut log, "u1", (0..10).step_by(2));
    spoke(&mut log, "u2", (1..10).step_by(2));
    spoke(&mut log, "u1", 10..16);
    spoke(&mut log, "u2", 16..18);
    spoke(&mut log, "u3", 18..20);
    import(&test, &community, &log);
    let range = json!({ "from": "2024-01-11", "to": "2024-01-20" });
    let spread = ask(&test, "insight_people", &community, range)["concentration"].clone();
    let pair =
        |name: &str| (spread[name]["value"].as_f64().unwrap(), spread[name]["before"].as_f64().unwrap());
    let close = |(one, other): (f64, f64), expected: (f64, f64)| {
        assert!((one - expected.0).abs() < 1e-9 && (other - expected.1).abs() < 1e-9, "{one} {other}");
    };
    close(pair("top_10"), (60.0, 50.0));
    close(pair("absence_factor"), (1.0, 1.0));
    // 2, 2, 6: (−2·2 + 0·2 + 2·6) / (3 · 10); of two who are equal 0.
    close(pair("gini_speakers"), (8.0 / 30.0, 0.0));
    // 0, 5, 5: (−2·0 + 0·5 + 2·5) / (3 · 10).
    close(pair("gini_roster"), (8.0 / 30.0, 10.0 / 30.0));
    // Nothing is known of the ten days before the first.
    let first = ask(&test, "insight_people", &community, json!({ "from": "2024-01-01", "to": "2024-01-10" }));
    assert_eq!(first["concentration"]["top_10"]["before"], json!(null));
}

#[test]
fn what_was_done_is_told_as_of_the_day_that_is_asked() {
    let (test, community) = TestApp::with_community();
    test.call(
        "channels_add",
        json!({ "community": community, "channels": [{ "name": "一群", "kind": "wechat_group" }] }),
    );
    let group = test.call("channels", json!({ "community": community }))[0]["uid"].clone();
    test.clock.set(MONDAY - 4 * DAY);
    let when = json!({ "start": "2026-02-26T10:00:00" });
    let post = test.call(
        "content_add",
        json!({ "community": community, "text": "早报", "channels": [group], "when": when, "state": "scheduled" }),
    );
    let due = json!({ "start": "2026-02-26T12:00:00", "duration_min": 30 });
    let task = test.call("task_add", json!({ "community": community, "title": "订场地", "when": due }));
    // Both are done two days later.
    test.clock.set(MONDAY - 2 * DAY);
    test.call("deliveries_mark", json!({ "uid": post["uid"], "state": "sent", "channels": [group] }));
    test.call("tasks_mark", json!({ "tasks": [{ "uid": task["uid"] }], "done": true }));
    test.clock.set(MONDAY);
    let told = |as_of: Option<&str>| {
        let mut range = json!({ "from": "2026-02-20", "to": "2026-03-01" });
        if let Some(day) = as_of {
            range["as_of"] = day.into();
        }
        let owner = ask(&test, "insight_results", &community, range)["owners"][0]["now"].clone();
        ["planned", "late", "missed"].map(|name| owner[name].as_u64())
    };
    assert_eq!(told(None), [Some(2), Some(2), Some(0)]);
    assert_eq!(told(Some("2026-02-27")), [Some(2), Some(0), Some(2)], "that day neither was done");
    assert_eq!(told(Some("2026-02-25")), [None; 3], "and on the day before nothing was due");
}

#[test]
fn what_is_due_at_the_end_of_a_range_is_of_that_range_and_later_holds_change_nothing() {
    let (test, community) = TestApp::with_community();
    let channels = json!([{ "name": "一群", "kind": "wechat_group" }]);
    test.call("channels_add", json!({ "community": community, "channels": channels }));
    let group = test.call("channels", json!({ "community": community }))[0]["uid"].clone();
    test.clock.set(MONDAY - 2 * DAY);
    let post = test.call(
        "content_add",
        json!({ "community": community, "text": "晚安", "channels": [group], "when": { "start": "2026-03-01T23:50:00" }, "state": "scheduled" }),
    );
    // At twenty minutes to one in the night it goes out.
    test.clock.set(MONDAY - 8 * 3_600_000 - 20 * 60_000);
    test.call("deliveries_mark", json!({ "uid": post["uid"], "state": "sent", "channels": [group] }));
    test.clock.set(MONDAY + 10 * DAY);
    let told = |from: &str, to: &str| {
        let range = json!({ "from": from, "to": to });
        let owner = ask(&test, "insight_results", &community, range)["owners"][0].clone();
        ["now", "before"]
            .map(|part| ["planned", "late", "missed"].map(|name| owner[part][name].as_u64().unwrap_or(0)))
    };
    assert_eq!(told("2026-02-23", "2026-03-01"), [[1, 0, 1], [0; 3]], "when it was late it had not gone out");
    assert_eq!(told("2026-03-02", "2026-03-08"), [[0; 3], [1, 1, 0]]);
    let missed = json!({ "community": community, "text": "早报", "channels": [group], "when": { "start": "2026-03-10T10:00:00" }, "state": "scheduled" });
    test.call("content_add", missed);
    test.clock.set(MONDAY + 20 * DAY);
    assert_eq!(told("2026-03-09", "2026-03-15")[0], [1, 0, 1]);
    test.call("hold_begin", json!({ "community": community, "reason": "停" }));
    assert_eq!(told("2026-03-09", "2026-03-15")[0], [1, 0, 1], "nothing held it then");
}
