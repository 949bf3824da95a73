//! Figures by day: typed, derived, the community's own.

use serde_json::{Value, json};
use tulou_core::Code;
use tulou_tests::TestApp;

fn three_groups(test: &TestApp, community: &str) -> Vec<String> {
    let group = |name: &str, state: &str| json!({ "name": name, "kind": "wechat_group", "state": state });
    let channels = json!([group("一群", "open"), group("二群", "full"), group("旧群", "closed")]);
    let made = test.call("channels_add", json!({ "community": community, "channels": channels }));
    serde_json::from_value(made).unwrap()
}

fn figure(channel: &str, on: &str, figure: &str, value: impl Into<Value>, source: &str) -> Value {
    json!({ "channel": channel, "on": on, "figure": figure, "value": value.into(), "source": source })
}

fn typed(test: &TestApp, channel: &str, on: &str, values: &[(&str, f64)]) {
    let values: Vec<Value> =
        values.iter().map(|(key, value)| figure(channel, on, key, *value, "typed")).collect();
    test.call("figures_set", json!({ "values": values }));
}

fn day(test: &TestApp, community: &str, on: &str) -> Value {
    test.call("figures_day", json!({ "community": community, "on": on }))
}

#[test]
fn a_day_shows_what_was_typed_what_it_was_before_and_what_follows() {
    let (test, community) = TestApp::with_community();
    let groups = three_groups(&test, &community);
    typed(&test, &groups[0], "2026-02-28", &[("head_count", 100.0), ("speakers", 12.0)]);
    typed(&test, &groups[0], "2026-03-01", &[("head_count", 103.0), ("joined", 5.0)]);
    let shown = day(&test, &community, "2026-03-01");
    let keys: Vec<&str> =
        shown["figures"].as_array().unwrap().iter().map(|figure| figure["key"].as_str().unwrap()).collect();
    assert_eq!(keys, ["head_count", "joined", "left", "speakers", "messages", "invited"]);
    assert_eq!(shown["groups"].as_array().unwrap().len(), 2, "a closed group is not asked for");
    let first = &shown["groups"][0];
    assert_eq!(first["channel"], json!(groups[0]));
    let count =
        json!({ "value": 103.0, "source": "typed", "last": 100.0, "last_on": "2026-02-28", "derived": null });
    assert_eq!(first["values"][0], count);
    assert_eq!(first["values"][2]["derived"], 2.0);
    let speakers = &first["values"][3];
    assert_eq!((&speakers["value"], &speakers["last"]), (&Value::Null, &json!(12.0)), "a gap is a gap");
    assert_eq!(day(&test, &community, "2026-02-27")["groups"][0]["values"][0]["value"], Value::Null);
}

#[test]
fn what_was_typed_counts_before_what_was_imported() {
    let (test, community) = TestApp::with_community();
    let groups = three_groups(&test, &community);
    let imported = figure(&groups[0], "2026-03-01", "messages", 80, "imported");
    test.call("figures_set", json!({ "values": [imported] }));
    let shown = || day(&test, &community, "2026-03-01")["groups"][0]["values"][4].clone();
    assert_eq!((&shown()["value"], &shown()["source"]), (&json!(80.0), &json!("imported")));
    typed(&test, &groups[0], "2026-03-01", &[("messages", 90.0)]);
    assert_eq!((&shown()["value"], &shown()["source"]), (&json!(90.0), &json!("typed")));
    let line = |figures: &str| {
        let asked = json!({ "community": community, "channels": [groups[0]], "figures": [figures], "from": "2026-02-28", "to": "2026-03-02" });
        test.call("figures_range", asked)[0]["points"].clone()
    };
    let values: Vec<Value> =
        line("messages").as_array().unwrap().iter().map(|point| point["value"].clone()).collect();
    assert_eq!(values, [Value::Null, json!(90.0), Value::Null]);
    let next = day(&test, &community, "2026-03-02");
    assert_eq!(next["groups"][0]["values"][4]["last"], 90.0);

    // A head count says where it comes from, so that an emptied cell takes away the one that it showed.
    let count = |value: Value, source: &str| {
        let figure = json!({ "channel": groups[0], "on": "2026-03-01", "figure": "head_count", "value": value, "source": source });
        test.call("figures_set", json!({ "values": [figure] }));
    };
    let counted = || {
        let counts = test.call("head_counts", json!({ "community": community }));
        let own = counts.as_array().unwrap().iter().find(|count| count["channel"] == groups[0]).cloned();
        own.map(|count| (count["count"].clone(), count["source"].clone()))
    };
    count(json!(120), "imported");
    count(json!(125), "typed");
    assert_eq!(counted(), Some((json!(125), json!("typed"))));
    count(Value::Null, "typed");
    assert_eq!(counted(), Some((json!(120), json!("imported"))));
    count(Value::Null, "imported");
    assert_eq!(counted(), None);
}

#[test]
fn lines_of_several_groups_say_of_how_many_they_are() {
    let (test, community) = TestApp::with_community();
    let groups = three_groups(&test, &community);
    typed(&test, &groups[0], "2026-02-28", &[("head_count", 100.0), ("speakers", 10.0)]);
    typed(&test, &groups[1], "2026-02-28", &[("head_count", 300.0), ("speakers", 6.0)]);
    typed(&test, &groups[0], "2026-03-01", &[("head_count", 98.0), ("joined", 1.0)]);
    let asked = json!({ "community": community, "figures": ["head_count", "speaking_rate", "left"],
                        "from": "2026-02-27", "to": "2026-03-01" });
    let lines = test.call("figures_range", asked);
    let told = |line: usize, day: usize| {
        let point = &lines[line]["points"][day];
        (point["value"].clone(), point["known"].clone(), point["derived"].clone())
    };
    assert_eq!(lines[0]["groups"], 2);
    assert_eq!(told(0, 0), (Value::Null, json!(0), json!(false)));
    assert_eq!(told(0, 1), (json!(400.0), json!(2), json!(false)));
    assert_eq!(told(0, 2), (json!(98.0), json!(1), json!(false)));
    assert_eq!(told(1, 1), (json!(4.0), json!(2), json!(false)), "16 of 400");
    assert_eq!(told(1, 2).0, Value::Null, "no rate without both");
    assert_eq!(told(2, 2), (json!(3.0), json!(1), json!(true)));
    let backwards =
        json!({ "community": community, "figures": [], "from": "2026-03-02", "to": "2026-03-01" });
    assert_eq!(test.try_call("figures_range", backwards).unwrap_err().code, Code::Invalid);
}

#[test]
fn an_own_figure_keeps_its_values_under_a_new_name_and_takes_them_along() {
    let (test, community) = TestApp::with_community();
    let groups = three_groups(&test, &community);
    let made = test
        .call("figure_add", json!({ "community": community, "name": "成交额", "unit": "元", "decimals": 2 }));
    assert_eq!((&made["key"], &made["unit"]), (&json!("成交额"), &json!("元")));
    typed(&test, &groups[0], "2026-03-01", &[("成交额", 12.5)]);
    test.call("figure_edit", json!({ "uid": made["uid"], "name": "销售额", "unit": null }));
    let shown = day(&test, &community, "2026-03-01");
    assert_eq!(
        (&shown["figures"][6]["name"], &shown["figures"][6]["unit"]),
        (&json!("销售额"), &Value::Null)
    );
    assert_eq!(shown["groups"][0]["values"][6]["value"], 12.5);
    let second = test.call("figure_add", json!({ "community": community, "name": "成交额" }));
    assert_eq!(second["key"], "成交额 2", "the first one's values are not the second one's");
    let taken = test.try_call("figure_add", json!({ "community": community, "name": "成交额" })).unwrap_err();
    assert_eq!((taken.code, &taken.details["reason"]), (Code::Invalid, &json!("taken")));
    let stored = test.call("figure_stored", json!({ "uid": made["uid"] }));
    assert_eq!(stored, json!({ "values": 1, "groups": 1, "first": "2026-03-01", "last": "2026-03-01" }));
    test.call("figure_remove", json!({ "uid": made["uid"] }));
    let kinds = test.call("figure_kinds", json!({ "community": community }));
    assert_eq!(kinds.as_array().unwrap().len(), 7);
    test.call("undo", json!({}));
    assert_eq!(day(&test, &community, "2026-03-01")["groups"][0]["values"][6]["value"], 12.5);
}

#[test]
fn a_pasted_block_is_one_step_and_people_are_not_fewer_than_none() {
    let (test, community) = TestApp::with_community();
    let groups = three_groups(&test, &community);
    let values: Vec<Value> = groups[..2]
        .iter()
        .flat_map(|group| ["head_count", "joined"].map(|key| figure(group, "2026-03-01", key, 7, "typed")))
        .collect();
    test.call("figures_set", json!({ "values": values }));
    test.call("undo", json!({}));
    assert_eq!(day(&test, &community, "2026-03-01")["groups"][1]["values"][1]["value"], Value::Null);
    let wrong = json!({ "values": [figure(&groups[0], "2026-03-01", "joined", -1, "typed")] });
    assert_eq!(test.try_call("figures_set", wrong).unwrap_err().details["reason"], "out_of_range");
}
