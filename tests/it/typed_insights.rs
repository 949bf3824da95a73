//! Insights of a community of which nobody has a log: what was typed of its groups leads, labelled as such, and what its events say.

use serde_json::{Value, json};
use tulou_tests::TestApp;

fn groups(test: &TestApp, community: &str) -> Vec<String> {
    let channels = json!([
        { "name": "一群", "kind": "wechat_group" }, { "name": "二群", "kind": "wechat_group" },
        { "name": "三群", "kind": "wechat_group" },
    ]);
    test.call("channels_add", json!({ "community": community, "channels": channels }));
    let list = test.call("channels", json!({ "community": community }));
    list.as_array().unwrap().iter().map(|one| one["uid"].as_str().unwrap().to_owned()).collect()
}

fn typed(test: &TestApp, channel: &str, on: &str, values: &[(&str, f64)]) {
    let of = |(figure, value): &(&str, f64)| json!({ "channel": channel, "on": on, "figure": figure, "value": value, "source": "typed" });
    test.call("figures_set", json!({ "values": values.iter().map(of).collect::<Vec<_>>() }));
}

fn ask(test: &TestApp, command: &str, community: &str, more: Value) -> Value {
    let mut input = json!({ "community": community, "from": "2026-02-23", "to": "2026-03-01" });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    test.call(command, input)
}

#[test]
fn what_was_typed_of_the_groups_leads_where_nothing_else_is_known() {
    let (test, community) = TestApp::with_community();
    let groups = groups(&test, &community);
    typed(&test, &groups[0], "2026-02-22", &[("head_count", 100.0)]);
    typed(&test, &groups[0], "2026-03-01", &[("head_count", 110.0), ("joined", 16.0), ("speakers", 11.0)]);
    typed(&test, &groups[1], "2026-02-22", &[("head_count", 200.0)]);
    typed(&test, &groups[1], "2026-03-01", &[("head_count", 190.0), ("speakers", 38.0), ("messages", 120.0)]);
    let overview = ask(&test, "insight_overview", &community, json!({}));
    let leading = |name: &str| {
        let all = overview["figures"].as_array().unwrap();
        all.iter().find(|one| one["name"] == name).unwrap()["figure"].clone()
    };
    let members = leading("members");
    assert_eq!((&members["value"], &members["before"]), (&json!(300.0), &json!(300.0)));
    assert_eq!((&members["source"], &members["unit"]), (&json!("typed"), &json!("memberships")));
    assert_eq!(leading("net")["value"], 0.0);
    // 11 of 110 and 38 of 190.
    assert_eq!(leading("speaking_rate")["value"].as_f64().unwrap(), 49.0 / 300.0 * 100.0);
    assert_eq!(leading("weekly_speakers")["value"], json!(null), "people are not known from counts");

    let growth = ask(&test, "insight_growth", &community, json!({}));
    let told = |measure: &str| {
        let all = growth["typed"].as_array().unwrap();
        all.iter().find(|one| one["measure"] == measure).cloned()
    };
    let count = told("head_count").unwrap();
    assert_eq!((&count["groups"], &count["of_groups"]), (&json!(2), &json!(3)));
    let joined = told("joined").unwrap();
    assert_eq!((&joined["figure"]["value"], &joined["groups"]), (&json!(16.0), &json!(1)));
    assert_eq!(told("messages").unwrap()["figure"]["value"], 120.0);
    let one = ask(&test, "insight_growth", &community, json!({ "channels": [groups[1]] }));
    assert_eq!(one["typed"][0]["figure"]["value"], 190.0);
    let long = ask(&test, "insight_overview", &community, json!({ "from": "2020-01-01" }));
    assert_eq!(long["figures"][0]["figure"]["value"], 300.0, "however long the range is");
}

#[test]
fn who_left_follows_from_who_joined_and_the_head_counts() {
    let (test, community) = TestApp::with_community();
    let groups = groups(&test, &community);
    typed(&test, &groups[0], "2026-02-22", &[("head_count", 100.0)]);
    for day in 23..=28 {
        typed(&test, &groups[0], &format!("2026-02-{day}"), &[("joined", 2.0)]);
    }
    typed(&test, &groups[0], "2026-03-01", &[("head_count", 110.0), ("joined", 3.0)]);
    let growth = ask(&test, "insight_growth", &community, json!({}));
    let left = growth["typed"].as_array().unwrap().iter().find(|one| one["measure"] == "left").unwrap();
    // 15 joined and 10 are more.
    assert_eq!((&left["figure"]["value"], &left["derived"]), (&json!(5.0), &json!(true)));
    let overview = ask(&test, "insight_overview", &community, json!({}));
    let rate =
        overview["figures"].as_array().unwrap().iter().find(|one| one["name"] == "leave_rate").unwrap();
    assert_eq!((&rate["figure"]["value"], &rate["figure"]["source"]), (&json!(5.0), &json!("typed")));
}

#[test]
fn who_joined_is_beside_who_was_invited() {
    let (test, community) = TestApp::with_community();
    let groups = groups(&test, &community);
    typed(&test, &groups[0], "2026-02-27", &[("invited", 20.0), ("joined", 8.0)]);
    // Of a day that has but one of them nothing follows.
    typed(&test, &groups[0], "2026-02-28", &[("joined", 50.0)]);
    typed(&test, &groups[1], "2026-02-28", &[("invited", 30.0), ("joined", 27.0)]);
    let growth = ask(&test, "insight_growth", &community, json!({}));
    let told = growth["typed"].as_array().unwrap().iter().find(|one| one["measure"] == "join_rate").unwrap();
    let figure = &told["figure"];
    assert_eq!(
        (&figure["value"], &figure["of"], &figure["base"]),
        (&json!(70.0), &json!(50.0), &json!("invited"))
    );
    // Before it only one group knew both, and a day on which nobody was invited says nothing of who follows.
    typed(&test, &groups[0], "2026-02-18", &[("invited", 10.0), ("joined", 5.0)]);
    typed(&test, &groups[0], "2026-02-19", &[("invited", 0.0), ("joined", 9.0)]);
    let growth = ask(&test, "insight_growth", &community, json!({}));
    let told = growth["typed"].as_array().unwrap().iter().find(|one| one["measure"] == "join_rate").unwrap();
    assert_eq!(told["figure"]["before"], 50.0);
    let table = test.call("groups_table", json!({ "community": community, "to": "2026-03-01" }));
    let rates: Vec<_> = (table["rows"].as_array().unwrap().iter())
        .filter_map(|row| row["cells"]["join_rate"]["value"].as_f64())
        .collect();
    assert_eq!(rates, [40.0, 90.0]);
}

#[test]
fn events_say_who_had_registered_who_came_and_who_came_again() {
    let (test, community) = TestApp::with_community();
    // Who and with how many more; whether they came, where that is written down.
    let event = |title: &str, on: &str, people: &[(&str, u32, &str)]| {
        let when = json!({ "start": format!("{on}T19:00:00"), "duration_min": 60 });
        let made = test.call(
            "activity_add",
            json!({ "community": community, "title": title, "format": "meetup", "when": when }),
        );
        for (name, extra, state) in people {
            let one = json!({ "uid": made["uid"], "people": [{ "name": name, "extra": extra }] });
            let list = test.call("registrations_add", one);
            let all = list["registrations"].as_array().unwrap();
            let seat = &all.iter().find(|one| one["name"] == *name).unwrap()["uid"];
            if !state.is_empty() {
                test.call("registrations_mark", json!({ "uids": [seat], "state": state }));
            }
        }
        made["uid"].clone()
    };
    event("第一次", "2026-02-10", &[("甲", 0, "came")]);
    let people = [("甲", 0, "came"), ("乙", 2, "came"), ("丙", 0, "no_show"), ("丁", 0, "")];
    let second = event("第二次", "2026-02-25", &people);
    event("没人签到", "2026-02-26", &[("甲", 0, "")]);
    let results = ask(&test, "insight_results", &community, json!({}));
    let told: Vec<_> = results["activities"].as_array().unwrap().iter().collect();
    assert_eq!(told.len(), 2, "the first one was before");
    assert_eq!(
        (&told[0]["title"], &told[0]["registered"], &told[0]["came"]),
        (&json!("没人签到"), &json!(1), &json!(null))
    );
    let of = ["registered", "came", "no_show", "again"].map(|name| told[1][name].as_u64().unwrap());
    assert_eq!((&told[1]["uid"], of), (&second, [6, 4, 1, 1]));
}
