//! Tags through the command table: counting, making several one, taking one away.

use serde_json::{Value, json};
use tulou_tests::TestApp;

fn tag(test: &TestApp, community: &str, kind: &str, name: &str) -> Value {
    test.call("tag_add", json!({ "community": community, "kind": kind, "name": name }))["uid"].clone()
}

fn counts(test: &TestApp, community: &str) -> Vec<(String, i64)> {
    let tags = test.call("tags", json!({ "community": community }));
    let name = |uid: &Value| {
        tags.as_array().unwrap().iter().find(|tag| tag["uid"] == *uid).unwrap()["name"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let counts = test.call("tag_counts", json!({ "community": community }));
    let mut told: Vec<_> = counts
        .as_array()
        .unwrap()
        .iter()
        .map(|count| (name(&count["uid"]), count["count"].as_i64().unwrap()))
        .collect();
    told.sort();
    told
}

fn people(test: &TestApp, community: &str) {
    for (name, tags) in
        [("小红", json!(["老成员", "老会员"])), ("小明", json!(["老会员"])), ("小刚", json!(["讲师"]))]
    {
        test.call("member_add", json!({ "community": community, "name": name, "tags": tags }));
    }
}

fn told(counts: &[(&str, i64)]) -> Vec<(String, i64)> {
    counts.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
}

#[test]
fn merged_tags_keep_everyone_and_saved_filters_follow() {
    let (test, community) = TestApp::with_community();
    people(&test, &community);
    let (old, kept) =
        (tag(&test, &community, "member", "老会员"), tag(&test, &community, "member", "老成员"));
    let filter = json!({ "kind": "tag", "any": [old], "none": false });
    let segment =
        test.call("segment_add", json!({ "community": community, "name": "老人", "filter": filter }));
    assert_eq!(segment["members"], json!(2));
    let before = test.snapshot();
    test.call("tags_merge", json!({ "from": [old], "into": kept }));
    assert_eq!(counts(&test, &community), told(&[("老成员", 2), ("讲师", 1)]), "who bore both counts once");
    let segments = test.call("segments", json!({ "community": community }));
    assert_eq!((&segments[0]["members"], &segments[0]["filter"]["any"][0]), (&json!(2), &kept));
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
}

#[test]
fn tags_of_two_kinds_are_never_one() {
    let (test, community) = TestApp::with_community();
    let (person, group) =
        (tag(&test, &community, "member", "北京"), tag(&test, &community, "channel", "北京"));
    let error = test.try_call("tags_merge", json!({ "from": [person], "into": group })).unwrap_err();
    assert_eq!(error.details["reason"], "another_kind");
    let other = test.call("community_add", json!({ "name": "书店", "tz": "Asia/Shanghai", "scale": "many" }));
    let there = tag(&test, other["uid"].as_str().unwrap(), "member", "北京");
    let error = test.try_call("tags_merge", json!({ "from": [person], "into": there })).unwrap_err();
    assert_eq!(error.details["reason"], "another_community");
    let near = tag(&test, &community, "member", "京");
    test.call("tags_merge", json!({ "from": [person, person], "into": near }));
}

#[test]
fn a_removed_tag_leaves_its_bearers() {
    let (test, community) = TestApp::with_community();
    people(&test, &community);
    test.call(
        "channels_add",
        json!({ "community": community, "channels": [{ "name": "一群", "kind": "qq_group", "tags": ["北京"] }] }),
    );
    assert_eq!(counts(&test, &community), told(&[("北京", 1), ("老会员", 2), ("老成员", 1), ("讲师", 1)]));
    for (kind, name) in [("member", "老会员"), ("channel", "北京")] {
        test.call("tag_remove", json!({ "uid": tag(&test, &community, kind, name) }));
    }
    assert_eq!(counts(&test, &community), told(&[("老成员", 1), ("讲师", 1)]));
    let all = test.call("members", json!({ "community": community, "offset": 0, "limit": 9 }));
    assert_eq!(all["total"], json!(3));
}
