//! A community's own fields: their order, and the options of a choice, which members and saved filters follow.

use serde_json::{Value, json};
use tulou_tests::TestApp;

fn uid(record: &Value) -> String {
    record["uid"].as_str().unwrap().to_owned()
}

/// A choice of three places, with members who hold two of them.
fn places(test: &TestApp, community: &str) -> String {
    let field = json!({ "community": community, "name": "城市", "kind": "choice", "options": ["杭州", "北京", "成都"] });
    let field = uid(&test.call("field_add", field));
    for (name, place) in [("阿青", "杭州"), ("小白", "杭州"), ("老陈", "北京"), ("无处", "")] {
        let custom = json!({ &field: place });
        test.call("member_add", json!({ "community": community, "name": name, "custom": custom }));
    }
    field
}

/// What each member holds, by name in the order of the list.
fn held(test: &TestApp, community: &str, field: &str) -> Vec<(String, String)> {
    let page = test.call("members", json!({ "community": community, "limit": 100 }));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let rows = page["rows"].as_array().unwrap();
    let mut held: Vec<_> = rows.iter().map(|row| (text(&row["name"]), text(&row["custom"][field]))).collect();
    held.sort();
    held
}

fn pairs(expected: [(&str, &str); 4]) -> Vec<(String, String)> {
    let mut pairs = expected.map(|(name, place)| (name.to_owned(), place.to_owned())).to_vec();
    pairs.sort();
    pairs
}

const BEFORE: [(&str, &str); 4] = [("阿青", "杭州"), ("小白", "杭州"), ("老陈", "北京"), ("无处", "")];

#[test]
fn members_and_saved_filters_follow_a_renamed_option_and_undo_takes_all_back_at_once() {
    let (test, community) = TestApp::with_community();
    let field = places(&test, &community);
    let asks = json!({ "kind": "all", "of": [
        { "kind": "not", "of": { "kind": "text", "field": { "custom": field }, "test": "equals", "value": "北京" } },
        { "kind": "one_of", "field": { "custom": field }, "values": ["杭州", "成都"] } ] });
    let segment =
        uid(&test.call("segment_add", json!({ "community": community, "name": "近处", "filter": asks })));
    let counted = || {
        let segments = test.call("segments", json!({ "community": community }));
        assert_eq!(segments[0]["uid"], json!(segment));
        (segments[0]["members"].clone(), segments[0]["filter"].clone())
    };
    assert_eq!(counted(), (json!(2), asks.clone()));

    let rename = json!({ "uid": field, "renamed_option": { "from": "杭州", "to": " 临安 " } });
    let seen = test.call("field_edit", rename);
    assert_eq!(seen["options"], json!(["临安", "北京", "成都"]), "it keeps its place");
    let after = [("阿青", "临安"), ("小白", "临安"), ("老陈", "北京"), ("无处", "")];
    assert_eq!(held(&test, &community, &field), pairs(after));
    let (members, filter) = counted();
    assert_eq!((members, &filter["of"][1]["values"]), (json!(2), &json!(["临安", "成都"])));
    assert_eq!(filter["of"][0], asks["of"][0], "what asks for another option stays");

    test.call("undo", json!({}));
    assert_eq!(held(&test, &community, &field), pairs(BEFORE));
    assert_eq!(counted(), (json!(2), asks));
    test.call("redo", json!({}));
    assert_eq!(held(&test, &community, &field), pairs(after));
}

#[test]
fn an_option_that_is_left_out_is_counted_before_and_taken_from_those_who_had_it() {
    let (test, community) = TestApp::with_community();
    let field = places(&test, &community);
    let counts = || test.call("field_options", json!({ "uid": field }));
    let option = |name: &str, members: u32| json!({ "option": name, "members": members });
    assert_eq!(counts(), json!([option("杭州", 2), option("北京", 1), option("成都", 0)]));

    test.call("field_edit", json!({ "uid": field, "options": ["北京", "成都", "西安"] }));
    assert_eq!(counts(), json!([option("北京", 1), option("成都", 0), option("西安", 0)]));
    let after = [("阿青", ""), ("小白", ""), ("老陈", "北京"), ("无处", "")];
    assert_eq!(held(&test, &community, &field), pairs(after));
    test.call("undo", json!({}));
    assert_eq!(held(&test, &community, &field), pairs(BEFORE));
    assert_eq!(counts(), json!([option("杭州", 2), option("北京", 1), option("成都", 0)]));
}

#[test]
fn an_option_gets_no_name_of_another_and_a_choice_keeps_one() {
    let (test, community) = TestApp::with_community();
    let field = places(&test, &community);
    let refused = |change: Value| {
        let mut input = json!({ "uid": field });
        input.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let error = test.try_call("field_edit", input).unwrap_err();
        (error.details["field"].clone(), error.details["reason"].clone())
    };
    let rename = |from: &str, to: &str| json!({ "renamed_option": { "from": from, "to": to } });
    assert_eq!(refused(rename("杭州", "北京")), (json!("renamed_option"), json!("taken")));
    assert_eq!(refused(rename("上海", "广州")), (json!("renamed_option"), json!("not_an_option")));
    assert_eq!(refused(rename("杭州", "  ")), (json!("name"), json!("empty")));
    assert_eq!(refused(json!({ "options": [" "] })), (json!("options"), json!("empty")));
    assert_eq!(held(&test, &community, &field), pairs(BEFORE), "and nothing was changed");
    let doubled = test.call("field_edit", json!({ "uid": field, "options": ["A", "ａ", "杭州", "北京"] }));
    assert_eq!(doubled["options"], json!(["A", "杭州", "北京"]), "case and width make no other option");
}

#[test]
fn fields_keep_the_order_they_are_given_in_lists_and_exports() {
    let (test, community) = TestApp::with_community();
    let of = || json!({ "community": community });
    let field = |name: &str| {
        uid(&test.call("field_add", json!({ "community": community, "name": name, "kind": "text" })))
    };
    let [first, _, last] = ["甲", "乙", "丙"].map(field);
    test.call("member_add", json!({ "community": community, "name": "阿青", "custom": { &first: "1" } }));
    let names = || {
        let fields = test.call("fields", of());
        fields.as_array().unwrap().iter().map(|field| field["name"].clone()).collect::<Vec<_>>()
    };
    let exported = || {
        let path = test.path().join("out.csv");
        let who = json!({ "kind": "matching", "community": community });
        test.call("members_export", json!({ "who": who, "path": path, "chinese": true }));
        let text = std::fs::read_to_string(path).unwrap();
        let header = text.lines().next().unwrap().to_owned();
        let mut found: Vec<_> =
            ["甲", "乙", "丙"].into_iter().filter_map(|name| Some((header.find(name)?, name))).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, name)| json!(name)).collect::<Vec<_>>()
    };
    test.call("field_edit", json!({ "uid": last, "position": 0 }));
    assert_eq!(names(), ["丙", "甲", "乙"]);
    assert_eq!(exported(), ["丙", "甲", "乙"]);
    test.call("field_edit", json!({ "uid": first, "position": 99 }));
    assert_eq!(names(), ["丙", "乙", "甲"], "past the end is the end");
    test.call("undo", json!({}));
    test.call("undo", json!({}));
    assert_eq!(names(), ["甲", "乙", "丙"]);
    assert_eq!(exported(), ["甲", "乙", "丙"]);
}
