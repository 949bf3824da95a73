//! One search over members and everything planned.

use serde_json::{Value, json};
use tulou_tests::TestApp;

fn found(test: &TestApp, community: &str, text: &str) -> Vec<(String, String)> {
    let hits = test.call("search", json!({ "community": community, "text": text, "limit": 20 }));
    let pair =
        |hit: &Value| (hit["kind"].as_str().unwrap().to_owned(), hit["title"].as_str().unwrap().to_owned());
    hits.as_array().unwrap().iter().map(pair).collect()
}

fn hit(kind: &str, title: &str) -> (String, String) {
    (kind.to_owned(), title.to_owned())
}

#[test]
fn one_search_finds_people_groups_and_plans_by_characters_pinyin_and_initials() {
    let (test, community) = TestApp::with_community();
    test.call("member_add", json!({ "community": community, "name": "杜书恒" }));
    test.call(
        "channels_add",
        json!({ "community": community, "channels": [
            { "name": "读书会一群", "kind": "wechat_group", "announcement": "周五报名" },
        ]}),
    );
    test.call("content_add", json!({ "community": community, "title": "读书月预告" }));
    assert_eq!(
        found(&test, &community, "dush"),
        [hit("member", "杜书恒"), hit("channel", "读书会一群"), hit("content", "读书月预告"),]
    );
    assert_eq!(found(&test, &community, "dsh yi"), [hit("channel", "读书会一群")]);
    assert_eq!(found(&test, &community, "读书月"), [hit("content", "读书月预告")]);
    assert_eq!(found(&test, &community, "报名"), [hit("channel", "读书会一群")]);
    let hits = test.call("search", json!({ "community": community, "text": "报名", "limit": 20 }));
    assert_eq!(hits[0]["excerpt"], "周五报名");
    assert_eq!(found(&test, &community, "  "), []);
}

#[test]
fn hits_of_one_name_are_told_apart_by_date_group_or_number() {
    let (test, community) = TestApp::with_community();
    let groups = json!([
        { "name": "晨读群", "number": "07", "kind": "qq_group" }, { "name": "晨读群", "number": "08", "kind": "qq_group" },
    ]);
    let groups = test.call("channels_add", json!({ "community": community, "channels": groups }));
    test.call("member_add", json!({ "community": community, "name": "晨读", "channels": [groups[1]] }));
    let weekly = json!({ "freq": "weekly", "interval": 1, "end": { "kind": "never" } });
    for when in [
        json!({ "start": "2026-03-05T07:30:00" }),
        json!({ "start": "2026-03-06T07:30:00", "tz": "Europe/Berlin" }),
        json!({ "start": "2026-03-07T00:00:00", "all_day": true }),
        json!({ "start": "2026-02-22T08:00:00", "rule": weekly }),
        Value::Null,
    ] {
        let mut input = json!({ "community": community, "title": "晨读" });
        if !when.is_null() {
            input["when"] = when;
        }
        test.call("activity_add", input);
    }
    let hits = test.call("search", json!({ "community": community, "text": "晨读", "limit": 20 }));
    let told: Vec<(&str, Option<&str>, Option<&str>)> = (hits.as_array().unwrap().iter())
        .map(|hit| (hit["kind"].as_str().unwrap(), hit["detail"].as_str(), hit["start"].as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("member", Some("晨读群"), None),
            ("channel", Some("07"), None),
            ("channel", Some("08"), None),
            ("activity", None, None),
            ("activity", None, Some("2026-03-08T08:00:00")),
            ("activity", None, Some("2026-03-07")),
            ("activity", None, Some("2026-03-06T14:30:00")),
            ("activity", None, Some("2026-03-05T07:30:00")),
        ]
    );
}
