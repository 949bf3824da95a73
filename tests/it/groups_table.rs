//! The table of groups: what each comes to in a period, beside the one before and beside its peers, and what needs somebody.

use serde_json::{Value, json};
use tulou_core::Code;
use tulou_tests::{MONDAY, TestApp};

const DAY: i64 = 86_400_000;

fn groups(test: &TestApp, community: &str, count: usize) -> Vec<String> {
    let group = |number: usize| {
        json!({ "name": format!("{} 群", number + 1), "kind": "wechat_group", "capacity": 200, "tags": ["1期"],
                "opened_on": format!("2026-01-{:02}", 10 + number) })
    };
    let channels: Vec<Value> = (0..count).map(group).collect();
    let made = test.call("channels_add", json!({ "community": community, "channels": channels }));
    serde_json::from_value(made).unwrap()
}

fn typed(test: &TestApp, channel: &str, on: &str, values: &[(&str, f64)]) {
    let one = |(key, value): &(&str, f64)| json!({ "channel": channel, "on": on, "figure": key, "value": value, "source": "typed" });
    test.call("figures_set", json!({ "values": values.iter().map(one).collect::<Vec<_>>() }));
}

fn table(test: &TestApp, community: &str) -> Value {
    test.call("groups_table", json!({ "community": community }))
}

fn cell<'a>(table: &'a Value, row: usize, measure: &str) -> &'a Value {
    &table["rows"][row]["cells"][measure]
}

#[test]
fn a_group_without_figures_says_why_and_needs_nobody() {
    let (test, community) = TestApp::with_community();
    groups(&test, &community, 1);
    let shown = table(&test, &community);
    assert_eq!(
        (&shown["from"], &shown["to"], &shown["before"]),
        (&json!("2026-02-23"), &json!("2026-03-01"), &json!("2026-02-16"))
    );
    for (measure, why) in [
        ("head_count", "no_count"),
        ("net", "no_count"),
        ("joined", "no_figures"),
        ("join_rate", "no_invited"),
        ("left", "no_figures"),
        ("speaking_rate", "no_speakers"),
        ("early_leave", "no_members"),
        ("on_time", "nothing_planned"),
        ("fill", "no_count"),
        ("qr_days", "no_date"),
    ] {
        let cell = cell(&shown, 0, measure);
        assert_eq!((&cell["value"], &cell["why"]), (&Value::Null, &json!(why)), "{measure}");
    }
    assert_eq!((&shown["rows"][0]["level"], &shown["rows"][0]["age_days"]), (&Value::Null, &json!(50)));
}

#[test]
fn a_period_stands_beside_the_one_before_and_derives_who_left() {
    let (test, community) = TestApp::with_community();
    let group = &groups(&test, &community, 1)[0];
    typed(&test, group, "2026-02-15", &[("head_count", 150.0)]);
    typed(&test, group, "2026-02-22", &[("head_count", 160.0)]);
    for day in 23..=28 {
        typed(&test, group, &format!("2026-02-{day}"), &[("joined", 3.0)]);
    }
    typed(&test, group, "2026-02-28", &[("speakers", 16.0)]);
    typed(&test, group, "2026-03-01", &[("joined", 2.0), ("head_count", 174.0), ("speakers", 87.0)]);
    let shown = table(&test, &community);
    let told = |measure: &str| {
        (cell(&shown, 0, measure)["value"].clone(), cell(&shown, 0, measure)["before"].clone())
    };
    assert_eq!(told("head_count"), (json!(174.0), json!(160.0)));
    assert_eq!(told("net"), (json!(14.0), json!(10.0)));
    assert_eq!(told("joined"), (json!(20.0), Value::Null));
    assert_eq!(told("left"), (json!(6.0), Value::Null), "20 joined and 14 more than before");
    assert_eq!(told("speaking_rate"), (json!(50.0), Value::Null), "of the one day that has both");
    let row = &shown["rows"][0];
    assert_eq!(
        (&row["left_derived"], &row["left_days"], &row["speaking_days"]),
        (&json!(true), &json!(7), &json!(1))
    );
    assert_eq!(
        (&row["free"], &told("full_in").0, &row["net_since"]),
        (&json!(26.0), &json!(13.0), &json!("2026-02-22"))
    );
}

#[test]
fn deliveries_are_on_time_late_left_out_or_missed() {
    let (test, community) = TestApp::with_community();
    let uids = groups(&test, &community, 2);
    test.clock.set(MONDAY - 4 * DAY);
    let when = json!({ "start": "2026-02-26T10:00:00", "rule": { "freq": "daily", "interval": 1, "end": { "kind": "never" } } });
    let post = test.call("content_add", json!({ "community": community, "text": "早报", "channels": uids, "when": when, "state": "scheduled" }));
    let mark = |day: i64, minutes: i64, state: &str, channels: &[String]| {
        // Nine o'clock in Shanghai is the clock's start; the post goes out an hour later.
        test.clock.set(MONDAY - (4 - day) * DAY + (60 + minutes) * 60_000);
        let original = format!("2026-02-{}T10:00:00", 26 + day);
        test.call("deliveries_mark", json!({ "uid": post["uid"], "original": original, "state": state, "channels": channels, "reason": "休" }));
    };
    mark(0, 15, "sent", &uids);
    mark(1, 16, "sent", &uids[..1]);
    mark(2, 0, "skipped", &uids[..1]);
    test.clock.set(MONDAY);
    let shown = table(&test, &community);
    let first = json!({ "planned": 4, "on_time": 1, "late": 1, "skipped": 1, "missed": 1 });
    assert_eq!(shown["rows"][0]["deliveries"], first);
    assert_eq!(
        shown["rows"][1]["deliveries"],
        json!({ "planned": 4, "on_time": 1, "late": 0, "skipped": 0, "missed": 3 })
    );
    assert_eq!(
        (&cell(&shown, 0, "on_time")["value"], &cell(&shown, 0, "on_time")["level"]),
        (&json!(25.0), &json!("red"))
    );
    let days = test
        .call("group_deliveries", json!({ "channel": uids[0], "from": "2026-02-20", "to": "2026-03-02" }));
    let on: Vec<&str> = days.as_array().unwrap().iter().map(|day| day["on"].as_str().unwrap()).collect();
    assert_eq!(
        on,
        ["2026-02-26", "2026-02-27", "2026-02-28", "2026-03-01"],
        "what is not late yet is not told"
    );
    assert_eq!(days[1]["deliveries"]["late"], 1);
    let troubled: Vec<(&Value, &Value)> = (0..4)
        .flat_map(|day| days[day]["troubled"].as_array().unwrap())
        .map(|one| (&one["title"], &one["trouble"]))
        .collect();
    let title = json!("早报");
    assert_eq!(troubled, [(&title, &json!("late")), (&title, &json!("skipped")), (&title, &json!("missed"))]);
    assert_eq!(days[1]["troubled"][0]["original"], "2026-02-27T10:00:00");
    let late_group = json!({ "name": "新群", "kind": "qq_group", "opened_on": "2026-03-01" });
    let new = test.call("channels_add", json!({ "community": community, "channels": [late_group] }));
    test.call("contents_channels_set", json!({ "uids": [post["uid"]], "add": new, "remove": [] }));
    assert_eq!(
        table(&test, &community)["rows"][2]["deliveries"]["planned"],
        1,
        "nothing was missed before it was there"
    );
    test.call("hold_begin", json!({ "community": community, "reason": "停" }));
    assert_eq!(table(&test, &community)["rows"][1]["deliveries"]["missed"], 0, "what is held waits");
}

#[test]
fn early_leave_is_of_those_whose_first_days_are_over() {
    let (test, community) = TestApp::with_community();
    let group = &groups(&test, &community, 1)[0];
    for (joined, left) in [
        ("2026-02-16", Some("2026-02-20")),
        ("2026-02-17", None),
        ("2026-02-20", Some("2026-02-27")),
        ("2026-02-20", Some("2026-02-28")),
        ("2026-02-25", Some("2026-02-26")),
    ] {
        let member = test.call("member_add", json!({ "community": community, "name": "某" }));
        let membership = json!({ "member": member["row"]["uid"], "channel": group, "joined_on": joined });
        let view = test.call("membership_add", membership);
        let uid = &view["memberships"][0]["uid"];
        test.call("membership_edit", json!({ "uid": uid, "left_on": left }));
    }
    let shown = table(&test, &community);
    assert_eq!(
        cell(&shown, 0, "early_leave")["value"],
        50.0,
        "two of four; who joined on the 25th is still in the first days"
    );
}

#[test]
fn peers_share_a_tag_and_an_age_and_the_setting_says_what_turns_red() {
    let (test, community) = TestApp::with_community();
    let uids = groups(&test, &community, 5);
    for (number, uid) in uids.iter().enumerate() {
        let people = [120.0, 130.0, 140.0, 150.0, 199.0][number];
        typed(&test, uid, "2026-03-01", &[("head_count", people)]);
    }
    let shown = table(&test, &community);
    assert_eq!(
        (&cell(&shown, 0, "head_count")["peers"], &shown["rows"][0]["peers"]),
        (&json!(145.0), &json!(4))
    );
    assert_eq!(cell(&shown, 0, "joined")["peers"], Value::Null, "nobody knows it");
    assert_eq!(
        (&cell(&shown, 4, "fill")["level"], &cell(&shown, 0, "fill")["level"]),
        (&json!("amber"), &Value::Null)
    );
    let key = format!("groups.thresholds.{community}");
    test.call("setting_set", json!({ "key": key, "value": { "fill": { "amber": 50, "red": 65 } } }));
    let shown = table(&test, &community);
    assert_eq!((&shown["rows"][0]["level"], &shown["rows"][1]["level"]), (&json!("amber"), &json!("red")));
    let fill = shown["thresholds"].as_array().unwrap().iter().find(|one| one["measure"] == "fill").unwrap();
    assert_eq!(fill, &json!({ "measure": "fill", "upwards": true, "amber": 50.0, "red": 65.0 }));
    test.call("channel_edit", json!({ "uid": uids[4], "state": "full" }));
    test.call("channel_edit", json!({ "uid": uids[3], "state": "closed" }));
    let shown = table(&test, &community);
    assert_eq!((&shown["rows"][4]["level"], &shown["rows"][3]["level"]), (&Value::Null, &Value::Null));
    assert_eq!(shown["rows"][0]["peers"], 3, "a group that is over is nobody's peer");
}

#[test]
fn a_group_is_as_full_as_it_was_counted_today() {
    let (test, community) = TestApp::with_community();
    let group = &groups(&test, &community, 1)[0];
    typed(&test, group, "2026-02-20", &[("head_count", 100.0)]);
    assert_eq!(cell(&table(&test, &community), 0, "count_age")["level"], "amber");
    typed(&test, group, "2026-03-02", &[("head_count", 190.0)]);
    let told = |shown: &Value| {
        ["fill", "count_age", "head_count"].map(|measure| cell(shown, 0, measure)["value"].clone())
    };
    let shown = table(&test, &community);
    assert_eq!(told(&shown), [json!(95.0), json!(0.0), json!(100.0)], "the period ended yesterday");
    assert_eq!(
        (&shown["rows"][0]["free"], &cell(&shown, 0, "count_age")["level"]),
        (&json!(10.0), &Value::Null)
    );
    let long_past = json!({ "community": community, "from": "2025-12-01", "to": "2025-12-31" });
    let shown = test.call("groups_table", long_past);
    assert_eq!(told(&shown), [json!(95.0), json!(0.0), Value::Null]);
}

#[test]
fn a_sum_stands_beside_one_of_as_many_days_alone() {
    let (test, community) = TestApp::with_community();
    let group = &groups(&test, &community, 1)[0];
    for day in 16..=22 {
        typed(&test, group, &format!("2026-02-{day}"), &[("joined", 5.0)]);
    }
    typed(&test, group, "2026-02-23", &[("joined", 12.0)]);
    assert_eq!(
        cell(&table(&test, &community), 0, "joined"),
        &json!({ "value": 12.0 }),
        "of one day and of seven"
    );
    for day in ["24", "25", "26", "27", "28"] {
        typed(&test, group, &format!("2026-02-{day}"), &[("joined", 1.0)]);
    }
    typed(&test, group, "2026-03-01", &[("joined", 1.0)]);
    assert_eq!(cell(&table(&test, &community), 0, "joined"), &json!({ "value": 18.0, "before": 35.0 }));
}

#[test]
fn groups_of_unknown_age_are_compared_by_their_tag_and_a_code_matters_where_people_may_join() {
    let (test, community) = TestApp::with_community();
    let group = |number: usize| json!({ "name": format!("{number}"), "kind": "wechat_group", "tags": ["1期"], "qr_expires_on": "2026-03-01" });
    let channels: Vec<Value> = (0..4).map(group).collect();
    let made = test.call("channels_add", json!({ "community": community, "channels": channels }));
    let uids: Vec<String> = serde_json::from_value(made).unwrap();
    for (uid, count) in uids.iter().zip([10.0, 20.0, 30.0, 40.0]) {
        typed(&test, uid, "2026-03-01", &[("head_count", count)]);
    }
    for (uid, state) in uids.iter().zip(["open", "full", "quiet"]) {
        test.call("channel_edit", json!({ "uid": uid, "state": state }));
    }
    let shown = table(&test, &community);
    let first = &shown["rows"][0];
    assert_eq!((&first["peers"], &first["age_days"]), (&json!(3), &Value::Null));
    assert_eq!(first["cells"]["head_count"]["peers"], 30.0);
    let levels: Vec<&Value> = (0..3).map(|row| &cell(&shown, row, "qr_days")["level"]).collect();
    assert_eq!(levels, [&json!("red"), &Value::Null, &Value::Null]);
}

#[test]
fn an_announcement_is_looked_at_again_on_its_day() {
    let (test, community) = TestApp::with_community();
    let group = &groups(&test, &community, 1)[0];
    let edit = |on: &str| test.call("channel_edit", json!({ "uid": group, "announcement_review_on": on }));
    assert_eq!(edit("2026-03-03")["announcement_review_on"], "2026-03-03");
    assert_eq!(cell(&table(&test, &community), 0, "review_days"), &json!({ "value": 1.0 }));
    edit("2026-03-02");
    assert_eq!(cell(&table(&test, &community), 0, "review_days")["level"], "amber");
    let wrong = json!({ "uid": group, "announcement_review_on": "morgen" });
    assert_eq!(test.try_call("channel_edit", wrong).unwrap_err().code, Code::Invalid);
}

#[test]
fn a_table_is_narrowed_by_tags_and_refuses_a_period_that_ends_before_it_begins() {
    let (test, community) = TestApp::with_community();
    groups(&test, &community, 2);
    let other = json!({ "name": "别的", "kind": "qq_group", "tags": ["2期"] });
    test.call("channels_add", json!({ "community": community, "channels": [other] }));
    let tags = test.call("tags", json!({ "community": community, "kind": "channel" }));
    let second = tags.as_array().unwrap().iter().find(|tag| tag["name"] == "2期").unwrap();
    let shown = test.call("groups_table", json!({ "community": community, "tags": [second["uid"]] }));
    assert_eq!(shown["rows"].as_array().unwrap().len(), 1);
    let wrong = json!({ "community": community, "from": "2026-03-02", "to": "2026-03-01" });
    assert_eq!(test.try_call("groups_table", wrong).unwrap_err().details["field"], "to");
}
