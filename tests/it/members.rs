//! Members, their tags, accounts, memberships and fields, through the command table.

use serde_json::{Value, json};
use tulou_tests::TestApp;

fn add(test: &TestApp, community: &str, name: &str) -> String {
    let view = test.call("member_add", json!({ "community": community, "name": name }));
    view["row"]["uid"].as_str().unwrap().to_owned()
}

fn names(page: &Value) -> Vec<&str> {
    page["rows"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect()
}

#[test]
fn members_are_listed_by_pinyin_and_found_by_initials() {
    let (test, community) = TestApp::with_community();
    for name in ["张三", "阿宝", "Bob", "李四"] {
        add(&test, &community, name);
    }
    let page = test.call("members", json!({ "community": community, "limit": 10 }));
    assert_eq!(names(&page), ["阿宝", "Bob", "李四", "张三"]);
    for (search, found) in
        [("zs", vec!["张三"]), ("lisi", vec!["李四"]), ("b", vec!["阿宝", "Bob"]), ("张 s", vec!["张三"])]
    {
        let page = test.call("members", json!({ "community": community, "limit": 10, "search": search }));
        assert_eq!(names(&page), found, "{search}");
    }
    let page = test.call(
        "members",
        json!({
            "community": community, "limit": 2, "offset": 1, "sort": { "by": "name", "descending": true }
        }),
    );
    assert_eq!((page["total"].as_u64(), names(&page)), (Some(4), vec!["李四", "Bob"]));
}

#[test]
fn everything_about_a_member_is_stored_shown_and_undone() {
    let (test, community) = TestApp::with_community();
    let field = test.call("field_add", json!({ "community": community, "name": "积分", "kind": "number" }));
    let field = field["uid"].as_str().unwrap().to_owned();
    let groups = test.call(
        "channels_add",
        json!({
            "community": community, "channels": [{ "name": "一群", "kind": "wechat_group" }]
        }),
    );
    let group = groups[0].as_str().unwrap();
    let before = test.snapshot();
    let view = test.call("member_add", json!({
        "community": community, "name": " 张三\u{200b} ", "phone": "+86 138 0013 8000", "birthday": "3月1日",
        "joined_on": "2026-01-05", "tags": ["核心", "杭州"], "channels": [group], "custom": { &field: "1,200" }
    }));
    let row = &view["row"];
    assert_eq!((row["name"].as_str(), row["phone"].as_str()), (Some("张三"), Some("13800138000")));
    assert_eq!((row["birthday"].as_str(), row["custom"][&field].as_f64()), (Some("03-01"), Some(1200.0)));
    assert_eq!((row["tags"].as_array().unwrap().len(), row["channels"][0].as_str()), (2, Some(group)));
    assert_eq!(view["memberships"][0]["joined_on"], "2026-01-05");
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
    test.call("redo", json!({}));
    let uid = row["uid"].as_str().unwrap();
    assert_eq!(test.call("member", json!({ "uid": uid })), view);
}

#[test]
fn a_field_typed_letter_by_letter_is_one_step() {
    let (test, community) = TestApp::with_community();
    let uid = add(&test, &community, "张三");
    let before = test.snapshot();
    for remark in ["老", "老张", "老张头"] {
        test.call("member_edit", json!({ "uid": uid, "remark": remark }));
        test.clock.advance(1_000);
    }
    let page = test.call("members", json!({ "community": community, "limit": 10, "search": "lzt" }));
    assert_eq!(names(&page), ["张三"]);
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
}

#[test]
fn many_members_are_changed_in_one_step() {
    let (test, community) = TestApp::with_community();
    let groups = test.call(
        "channels_add",
        json!({
            "community": community, "channels": [{ "name": "一群", "kind": "wechat_group" }]
        }),
    );
    let group = groups[0].as_str().unwrap();
    for name in ["甲", "乙", "丙"] {
        add(&test, &community, name);
    }
    let all = json!({ "kind": "matching", "community": community });
    let edit =
        |change: Value| test.call("members_edit", json!({ "who": all, "change": change }))["total"].clone();
    assert_eq!(edit(json!({ "kind": "tags", "add": ["新人"], "remove": [] })), 3);
    assert_eq!(edit(json!({ "kind": "set", "field": "source", "value": "公众号" })), 3);
    assert_eq!(edit(json!({ "kind": "join", "channel": group })), 3);
    add(&test, &community, "丁");
    let before = test.snapshot();
    assert_eq!(edit(json!({ "kind": "leave", "channel": group })), 3, "only those who were there");
    let page = test.call(
        "members",
        json!({ "community": community, "limit": 10, "filter": {
        "kind": "channel", "any": [group] } }),
    );
    assert_eq!(page["total"], 0);
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
    let trashed = test.call("members_trash", json!({ "who": all, "trashed": true }));
    assert_eq!(trashed["total"], 4);
    assert_eq!(test.call("members", json!({ "community": community, "limit": 10 }))["total"], 0);
    let trash = test.call("members", json!({ "community": community, "limit": 10, "trashed": true }));
    let uids: Vec<_> = trash["rows"].as_array().unwrap().iter().map(|row| row["uid"].clone()).collect();
    test.call("members_trash", json!({ "who": { "kind": "these", "uids": uids }, "trashed": false }));
    assert_eq!(test.call("members", json!({ "community": community, "limit": 10 }))["total"], 4);
}

#[test]
fn a_block_pasted_from_a_spreadsheet_is_checked_cell_by_cell() {
    let (test, community) = TestApp::with_community();
    let (one, two) = (add(&test, &community, "张三"), add(&test, &community, "李四"));
    let before = test.snapshot();
    let bad = test.try_call(
        "members_set_cells",
        json!({ "cells": [
            { "uid": one, "field": "phone", "value": "138 0013 8000" },
            { "uid": two, "field": "joined_on", "value": "昨天" },
        ]}),
    );
    assert_eq!(bad.unwrap_err().details["uid"], two.as_str());
    assert_eq!(test.snapshot(), before);
    test.call(
        "members_set_cells",
        json!({ "cells": [
            { "uid": one, "field": "phone", "value": "138 0013 8000" },
            { "uid": two, "field": "joined_on", "value": "2026年1月5日" },
        ]}),
    );
    assert_eq!(test.call("member", json!({ "uid": two }))["row"]["joined_on"], "2026-01-05");
}

#[test]
fn tiers_are_given_by_hand_with_history() {
    let (test, community) = TestApp::with_community();
    let uid = add(&test, &community, "张三");
    let ladder =
        test.call("ladder_add", json!({ "community": community, "name": "成长", "tiers": ["新人", "核心"] }));
    let (low, high) = (ladder["tiers"][0]["uid"].clone(), ladder["tiers"][1]["uid"].clone());
    let who = json!({ "kind": "these", "uids": [uid] });
    let put = |tier: &Value, reason: &str| {
        test.call("members_move_tier", json!({ "who": who, "tier": tier, "reason": reason }))["total"].clone()
    };
    assert_eq!(put(&low, "入群"), 1);
    assert_eq!(put(&low, "again"), 0);
    test.clock.advance(60_000);
    assert_eq!(put(&high, "带队"), 1);
    let history = test.call("tier_history", json!({ "member": uid }));
    assert_eq!(
        (&history[0]["from"], &history[0]["to"], &history[0]["reason"]),
        (&low, &high, &json!("带队"))
    );
    let ladders = test.call("ladders", json!({ "community": community }));
    assert_eq!(
        (&ladders[0]["tiers"][0]["members"], &ladders[0]["tiers"][1]["members"]),
        (&json!(0), &json!(1))
    );
    let before = test.snapshot();
    test.call("ladder_remove", json!({ "uid": ladder["uid"] }));
    assert_eq!(test.call("member", json!({ "uid": uid }))["row"]["tier"], Value::Null);
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
}

#[test]
fn a_saved_filter_counts_its_members_live() {
    let (test, community) = TestApp::with_community();
    let filter = json!({ "kind": "any", "of": [
        { "kind": "text", "field": "source", "test": "equals", "value": "公众号" },
        { "kind": "not", "of": { "kind": "empty", "field": "phone" } },
    ]});
    test.call("segment_add", json!({ "community": community, "name": "可联系", "filter": filter }));
    let count = || test.call("segments", json!({ "community": community }))[0]["members"].clone();
    assert_eq!(count(), 0);
    test.call("member_add", json!({ "community": community, "name": "张三", "phone": "13800138000" }));
    test.call("member_add", json!({ "community": community, "name": "李四", "source": "公众号" }));
    test.call("member_add", json!({ "community": community, "name": "王五" }));
    assert_eq!(count(), 2);
}

#[test]
fn members_are_found_by_the_tags_of_their_groups_wherever_members_are_chosen() {
    let (test, community) = TestApp::with_community();
    let groups = json!([{ "name": "一群", "kind": "qq_group", "tags": ["1期"] }, { "name": "二群", "kind": "qq_group" }]);
    let groups = test.call("channels_add", json!({ "community": community, "channels": groups }));
    let tag = test.call("tags", json!({ "community": community, "kind": "channel" }))[0]["uid"].clone();
    for (name, channels) in [("甲", json!([groups[0]])), ("乙", json!([groups[1]])), ("丙", json!([]))] {
        test.call("member_add", json!({ "community": community, "name": name, "channels": channels }));
    }
    let tagged = json!({ "kind": "channel_tag", "any": [tag] });
    let others = json!({ "kind": "not", "of": tagged });
    let found = |filter: &Value| {
        let input = json!({ "community": community, "limit": 9, "filter": filter });
        names(&test.call("members", input)).join(" ")
    };
    assert_eq!((found(&tagged), found(&others)), ("甲".to_owned(), "丙 乙".to_owned()));
    test.call("segment_add", json!({ "community": community, "name": "1期的人", "filter": tagged }));
    let counted = || test.call("segments", json!({ "community": community }))[0]["members"].clone();
    assert_eq!(counted(), 1);
    test.call("channels_tag", json!({ "uids": [groups[1]], "add": ["1期"] }));
    assert_eq!((found(&tagged), counted()), ("甲 乙".to_owned(), json!(2)), "a group that gets the tag");
    let who = json!({ "kind": "matching", "community": community, "filter": tagged });
    let change = json!({ "kind": "tags", "add": ["老学员"] });
    assert_eq!(test.call("members_edit", json!({ "who": who, "change": change }))["total"], 2);
    test.call("tag_remove", json!({ "uid": tag }));
    assert_eq!((found(&tagged), counted()), (String::new(), json!(0)), "a tag that is gone meets nobody");
}

#[test]
fn who_is_probably_one_person_is_proposed_made_one_and_two_again_exactly() {
    let (test, community) = TestApp::with_community();
    let group = test.call(
        "channels_add",
        json!({ "community": community, "channels": [{ "name": "晨读群", "kind": "telegram" }] }),
    )[0]
    .clone();
    let add = |name: &str, platform: &str, id: &str, phone: Value, joined: &str| {
        let made = test.call(
            "member_add",
            json!({ "community": community, "name": name, "phone": phone, "joined_on": joined }),
        );
        let uid = made["row"]["uid"].clone();
        test.call("account_add", json!({ "member": uid, "platform": platform, "external_id": id }));
        test.call("membership_add", json!({ "member": uid, "channel": group, "joined_on": joined }));
        uid
    };
    let first = add("小鹿", "telegram", "user1", Value::Null, "2026-02-01");
    let second = add("小鹿", "wechat", "wx1", json!("13800000001"), "2026-01-05");
    let third = add("鹿鹿", "qq", "1001", json!("13800000001"), "2026-02-03");
    add("小鹿", "telegram", "user2", Value::Null, "2026-02-04");
    let pairs = |test: &TestApp| -> Vec<(String, Value, Value)> {
        let found = test.call("members_alike", json!({ "community": community }));
        let pair = |pair: &Value| {
            (
                pair["reasons"][0].as_str().unwrap().to_owned(),
                pair["one"]["uid"].clone(),
                pair["other"]["uid"].clone(),
            )
        };
        found["pairs"].as_array().unwrap().iter().map(pair).collect()
    };
    let found = pairs(&test);
    let reasons: Vec<_> = found.iter().map(|(reason, _, _)| reason.as_str()).collect();
    // Of the three who are called alike, two are on one platform: these are two people.
    assert_eq!(reasons, ["phone", "name", "name"]);
    assert_eq!(found[0], ("phone".into(), second.clone(), third.clone()));

    test.call("members_keep_apart", json!({ "one": third, "other": second }));
    assert!(pairs(&test).iter().all(|(reason, _, _)| reason == "name"), "it is not proposed again");

    let before = test.snapshot();
    let merged = test.call("members_merge", json!({ "from": first, "into": second }));
    assert_eq!(
        (&merged["row"]["phone"], &merged["row"]["joined_on"]),
        (&json!("13800000001"), &json!("2026-01-05"))
    );
    let mut accounts: Vec<_> = merged["row"]["accounts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["platform"].as_str().unwrap())
        .collect();
    accounts.sort_unstable();
    assert_eq!(accounts, ["telegram", "wechat"]);
    assert_eq!(merged["memberships"].as_array().unwrap().len(), 1, "in the group they are once");
    assert_eq!(merged["memberships"][0]["joined_on"], "2026-01-05");
    assert!(test.try_call("member", json!({ "uid": first })).is_err());
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
    let error = test.try_call("members_merge", json!({ "from": first, "into": first })).unwrap_err();
    assert_eq!(error.details["reason"], "same");
    // All reasons are told, also those that only accounts know; a name that many bear is none.
    add("+86 138 0000 0001", "whatsapp", "+86 138 0000 0001", Value::Null, "2026-02-05");
    add("Li Ming", "github", "liming88", Value::Null, "2026-02-06");
    add("李明", "discourse", "LiMing88", Value::Null, "2026-02-07");
    add("FoxInBox", "github", "FoxInBox", Value::Null, "2026-02-07");
    add("小狐", "discourse", "foxinbox", Value::Null, "2026-02-07");
    for (number, platform) in ["qq", "line", "slack", "discord", "matrix"].iter().enumerate() {
        add("momo", platform, &format!("{number}"), Value::Null, "2026-02-08");
    }
    let found = test.call("members_alike", json!({ "community": community }));
    let names =
        |pair: &Value| [pair["one"]["name"].clone(), pair["other"]["name"].clone(), pair["reasons"].clone()];
    let told: Vec<_> = found["pairs"].as_array().unwrap().iter().map(names).collect();
    assert!(told.contains(&[json!("小鹿"), json!("+86 138 0000 0001"), json!(["phone"])]), "{told:?}");
    assert!(told.contains(&[json!("Li Ming"), json!("李明"), json!(["handle"])]), "{told:?}");
    assert!(told.contains(&[json!("FoxInBox"), json!("小狐"), json!(["handle"])]), "{told:?}");
    assert_eq!((&found["more"], &found["frequent_names"]), (&json!(0), &json!(1)));
}
