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
