//! Activities through the command table: seats, the waiting list, check-in, series.

use serde_json::{Value, json};
use tulou_core::Code;
use tulou_tests::{MONDAY, TestApp};

fn talk(test: &TestApp, community: &str, more: Value) -> Value {
    let mut input = json!({ "community": community, "title": "周三分享", "format": "talk" });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    test.call("activity_add", input)
}

fn states(list: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let rows = list["registrations"].as_array().unwrap();
    rows.iter().map(|row| (text(&row["name"]), text(&row["state"]))).collect()
}

fn uid_of(list: &Value, name: &str) -> Value {
    let rows = list["registrations"].as_array().unwrap();
    rows.iter().find(|row| row["name"] == name).unwrap()["uid"].clone()
}

#[test]
fn a_full_activity_lets_people_wait_and_a_freed_seat_moves_the_first_up() {
    let (test, community) = TestApp::with_community();
    let uid = talk(&test, &community, json!({ "capacity": 3 }))["uid"].clone();
    let people = json!([{ "name": "张三", "extra": 1 }, { "name": "李四" }, { "name": "王五", "extra": 2 }, { "name": "赵六" }]);
    let list = test.call("registrations_add", json!({ "uid": uid, "people": people }));
    let expected = [("张三", "registered"), ("李四", "registered"), ("王五", "waiting"), ("赵六", "waiting")];
    assert_eq!(states(&list), expected.map(|(name, state)| (name.to_owned(), state.to_owned())));
    assert_eq!(
        list["counts"],
        json!({ "registered": 3, "waiting": 4, "came": 0, "no_show": 0, "cancelled": 0, "capacity": 3 })
    );
    let after =
        test.call("registrations_mark", json!({ "uids": [uid_of(&list, "李四")], "state": "cancelled" }));
    assert_eq!(
        after["moved_up"],
        json!([uid_of(&list, "赵六")]),
        "three of 王五 do not fit, one of 赵六 does"
    );
    let edited = test.call("registration_edit", json!({ "uid": uid_of(&list, "张三"), "extra": 0 }));
    assert_eq!((&edited["moved_up"], &edited["counts"]["registered"]), (&json!([]), &json!(2)));
    test.call("activity_edit", json!({ "uid": uid, "capacity": 5 }));
    let all = test.call("registrations", json!({ "uid": uid }));
    assert_eq!(
        (&all["counts"]["registered"], &all["counts"]["waiting"]),
        (&json!(5), &json!(0)),
        "more seats for everyone"
    );
    test.call("undo", json!({}));
    assert_eq!(test.call("registrations", json!({ "uid": uid }))["counts"]["waiting"], 3);
}

#[test]
fn the_longer_list_given_again_adds_only_who_is_new() {
    let (test, community) = TestApp::with_community();
    let member =
        test.call("member_add", json!({ "community": community, "name": "小红" }))["row"]["uid"].clone();
    let uid = talk(&test, &community, json!({}))["uid"].clone();
    let add = |people: Value| test.call("registrations_add", json!({ "uid": uid, "people": people }));
    let list = add(json!([{ "name": "张三" }, { "member": member }]));
    assert_eq!(
        (&list["registrations"][1]["member"], &list["registrations"][1]["name"]),
        (&member, &json!("小红"))
    );
    test.call("registrations_mark", json!({ "uids": [uid_of(&list, "张三")], "state": "cancelled" }));
    let list =
        add(json!([{ "name": "张三", "extra": 2 }, { "member": member, "extra": 9 }, { "name": "李四" }]));
    assert_eq!(list["registrations"].as_array().unwrap().len(), 3);
    assert_eq!(list["counts"]["registered"], 5, "张三 came back with two, 小红 stays one, 李四 is new");
}

#[test]
fn check_in_is_dated_and_can_be_taken_back() {
    let (test, community) = TestApp::with_community();
    let uid = talk(&test, &community, json!({}))["uid"].clone();
    let list =
        test.call("registrations_add", json!({ "uid": uid, "people": [{ "name": "甲" }, { "name": "乙" }] }));
    let mark = |name: &str, state: &str| {
        test.call("registrations_mark", json!({ "uids": [uid_of(&list, name)], "state": state }))
    };
    assert_eq!(mark("甲", "came")["registrations"][0]["checked_in_at"], MONDAY);
    assert_eq!(mark("乙", "no_show")["counts"]["no_show"], 1);
    let back = mark("甲", "registered");
    assert_eq!(
        (&back["registrations"][0]["checked_in_at"], &back["counts"]["came"]),
        (&json!(null), &json!(0))
    );
}

#[test]
fn each_date_of_a_series_has_its_own_people_and_they_follow_it() {
    let (test, community) = TestApp::with_community();
    let weekly = |start: &str| json!({ "start": start, "duration_min": 60, "rule": { "freq": "weekly", "interval": 1, "end": { "kind": "never" } } });
    let uid = talk(&test, &community, json!({ "when": weekly("2026-03-04T20:00:00"), "capacity": 1 }))["uid"]
        .clone();
    let add = |original: &str, name: &str| {
        test.try_call(
            "registrations_add",
            json!({ "uid": uid, "original": original, "people": [{ "name": name }] }),
        )
    };
    for name in ["甲", "乙"] {
        add("2026-03-04T20:00:00", name).unwrap();
    }
    add("2026-03-11T20:00:00", "丙").unwrap();
    assert_eq!(add("2026-03-05T20:00:00", "丁").unwrap_err().code, Code::NotFound);
    let row = test.call("activities", json!({ "community": community }))["rows"][0].clone();
    assert_eq!(
        (&row["original"], &row["start_at"]),
        (&json!("2026-03-04T20:00:00"), &json!(MONDAY + 59 * 3_600_000))
    );
    assert_eq!((&row["counts"]["registered"], &row["counts"]["waiting"]), (&json!(1), &json!(1)));
    test.call("activity_edit", json!({ "uid": uid, "when": weekly("2026-03-05T20:00:00") }));
    let moved = test.call("registrations", json!({ "uid": uid, "original": "2026-03-05T20:00:00" }));
    assert_eq!(moved["counts"]["waiting"], 1);
    assert_eq!(
        test.call("registrations", json!({ "uid": uid, "original": "2026-03-12T20:00:00" }))["counts"]["registered"],
        1
    );
}

#[test]
fn a_new_activity_starts_from_the_last_of_its_format_and_a_copy_takes_the_checklist_along() {
    let (test, community) = TestApp::with_community();
    let groups = test.call(
        "channels_add",
        json!({ "community": community, "channels": [{ "name": "一群", "kind": "qq_group" }] }),
    );
    let first = talk(
        &test,
        &community,
        json!({ "channels": groups, "host": " 小王 ", "place": "  ", "when": { "start": "2026-03-04T20:00:00", "duration_min": 60 } }),
    );
    assert_eq!((&first["host"], &first["place"]), (&json!("小王"), &json!(null)));
    let second = talk(&test, &community, json!({}));
    assert_eq!((&second["channels"], &second["host"]), (&groups, &json!(null)));
    for title in ["海报", "链接"] {
        test.call("task_add", json!({ "community": community, "title": title, "activity": first["uid"] }));
    }
    let tasks = test.call("tasks", json!({ "community": community, "activity": first["uid"] }));
    test.call("tasks_mark", json!({ "tasks": [{ "uid": tasks["rows"][0]["uid"] }], "done": true }));
    let copy = test.call("activity_duplicate", json!({ "uid": first["uid"] }));
    assert_eq!((&copy["schedule"], &copy["host"]), (&json!(null), &json!("小王")));
    let list = test.call("activities", json!({ "community": community, "text": "小王", "sort": "start" }));
    let done: Vec<_> = list["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["tasks_done"].clone(), row["tasks"].clone()))
        .collect();
    assert_eq!(done, [(json!(1), json!(2)), (json!(0), json!(2))]);
}

#[test]
fn rules_of_activities_are_checked() {
    let (test, community) = TestApp::with_community();
    let refused = |name: &str, input: Value| test.try_call(name, input).unwrap_err().details["field"].clone();
    assert_eq!(refused("activity_add", json!({ "community": community, "title": " " })), "name");
    assert_eq!(
        refused("activity_add", json!({ "community": community, "title": "x", "capacity": 0 })),
        "capacity"
    );
    let uid = talk(&test, &community, json!({}))["uid"].clone();
    assert_eq!(refused("registrations_add", json!({ "uid": uid, "people": [{ "extra": 1 }] })), "name");
    assert_eq!(
        refused("registrations_add", json!({ "uid": uid, "people": [{ "name": "甲", "extra": -1 }] })),
        "extra"
    );
    let other = talk(&test, &community, json!({}))["uid"].clone();
    let one = test.call("registrations_add", json!({ "uid": uid, "people": [{ "name": "甲" }] }));
    let two = test.call("registrations_add", json!({ "uid": other, "people": [{ "name": "甲" }] }));
    assert_eq!(
        refused(
            "registrations_mark",
            json!({ "uids": [uid_of(&one, "甲"), uid_of(&two, "甲")], "state": "came" })
        ),
        "uids"
    );
}

#[test]
fn a_name_that_one_member_bears_is_that_member() {
    let (test, community) = TestApp::with_community();
    let uid = test.call("activity_add", json!({ "community": community, "title": "分享" }))["uid"].clone();
    let register = |names: &[&str]| {
        let people: Vec<Value> = names.iter().map(|name| json!({ "name": name })).collect();
        let list = test.call("registrations_add", json!({ "uid": uid, "people": people }));
        let rows = list["registrations"].as_array().unwrap().clone();
        rows.into_iter().map(|row| (row["name"].clone(), row["member"].clone())).collect::<Vec<_>>()
    };
    let add = |name: &str| {
        test.call("member_add", json!({ "community": community, "name": name }))["row"]["uid"].clone()
    };
    assert_eq!(register(&["小林"]), [(json!("小林"), Value::Null)]);
    let lin = add("小林");
    add("小王");
    add("小王");
    let listed = register(&["小林", "小王"]);
    let strangers = [(json!("小林"), Value::Null), (json!("小王"), Value::Null)];
    assert_eq!(listed, strangers, "who is on the list stays as they are; two of one name say nothing");
    let chosen = json!([{ "name": "小林", "member": lin }]);
    let list = test.call("registrations_add", json!({ "uid": uid, "people": chosen }));
    assert_eq!(
        (&list["registrations"][0]["member"], list["registrations"].as_array().unwrap().len()),
        (&lin, 2)
    );
    let chen = add("小陈");
    assert_eq!(register(&["小陈"])[2], (json!("小陈"), chen), "a new one of that name is that member");
}

#[test]
fn somebody_at_the_door_is_found_by_pinyin_and_initials() {
    let (test, community) = TestApp::with_community();
    let uid = test.call("activity_add", json!({ "community": community, "title": "分享" }))["uid"].clone();
    let people = json!([{ "name": "吕小红" }, { "name": "Anna" }]);
    let list = test.call("registrations_add", json!({ "uid": uid, "people": people }));
    let forms = test.call("registration_forms", json!({ "uid": uid }));
    let of = |name: &str| -> Vec<String> {
        let rows = list["registrations"].as_array().unwrap();
        let registration = &rows.iter().find(|row| row["name"] == name).unwrap()["uid"];
        let found =
            forms.as_array().unwrap().iter().find(|one| one["registration"] == *registration).unwrap();
        found["forms"].as_array().unwrap().iter().map(|form| form.as_str().unwrap().to_owned()).collect()
    };
    assert!(of("吕小红").iter().any(|form| form == "lxh"), "{:?}", of("吕小红"));
    assert!(of("Anna").iter().any(|form| form == "anna"), "{:?}", of("Anna"));
}

#[test]
fn a_cut_list_of_the_latest_keeps_what_has_no_date_and_what_comes() {
    let (test, community) = TestApp::with_community();
    let weekly = json!({ "freq": "weekly", "interval": 1, "end": { "kind": "never" } });
    for (title, when) in [
        ("去年", json!({ "start": "2025-03-02T20:00:00" })),
        ("上周", json!({ "start": "2026-02-23T20:00:00" })),
        ("下周", json!({ "start": "2026-03-09T20:00:00" })),
        ("每周", json!({ "start": "2024-01-01T20:00:00", "rule": weekly })),
        ("未定", json!(null)),
    ] {
        test.call("activity_add", json!({ "community": community, "title": title, "when": when }));
    }
    let list = test.call("activities", json!({ "community": community, "sort": "latest", "limit": 4 }));
    let titles: Vec<_> = list["rows"].as_array().unwrap().iter().map(|row| row["title"].clone()).collect();
    assert_eq!(titles, ["未定", "每周", "下周", "上周"]);
    assert_eq!(list["total"], 5);
}

#[test]
fn events_are_narrowed_by_format_group_tag_host_and_owner() {
    let (test, community) = TestApp::with_community();
    let groups = json!([{ "name": "一群", "kind": "qq_group", "tags": ["1期"] }, { "name": "二群", "kind": "qq_group" }]);
    let groups = test.call("channels_add", json!({ "community": community, "channels": groups }));
    let tag = test.call("tags", json!({ "community": community, "kind": "channel" }))[0]["uid"].clone();
    let lin = test.call("operator_add", json!({ "name": "林" }))["uid"].clone();
    for (title, more) in [
        ("夜谈", json!({ "format": "talk", "host": "周老师", "channels": [groups[0]], "owner": lin })),
        ("晨读", json!({ "format": "camp", "host": "阿青", "channels": [groups[1]], "owner": null })),
        ("茶会", json!({ "format": "meetup", "channels": [groups[0], groups[1]], "owner": null })),
    ] {
        let mut input = json!({ "community": community, "title": title });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        test.call("activity_add", input);
    }
    for (filter, expected) in [
        (json!({}), &["夜谈", "晨读", "茶会"][..]),
        (json!({ "formats": ["talk", "camp"] }), &["夜谈", "晨读"]),
        (json!({ "channels": [groups[1]] }), &["晨读", "茶会"]),
        (json!({ "channel_tags": [tag] }), &["夜谈", "茶会"]),
        (json!({ "channel_tags": [tag], "channels": [groups[1]] }), &[]),
        (json!({ "hosts": ["阿青", "周老师"], "formats": ["camp"] }), &["晨读"]),
        (json!({ "owner": lin }), &["夜谈"]),
        (json!({ "owner": null }), &["晨读", "茶会"]),
    ] {
        let mut input = filter.clone();
        input.as_object_mut().unwrap().insert("community".to_owned(), json!(community));
        let list = test.call("activities", input);
        let mut titles: Vec<&str> =
            list["rows"].as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap()).collect();
        titles.sort_unstable();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(titles, expected, "{filter}");
    }
    test.call("channel_edit", json!({ "uid": groups[0], "state": "closed" }));
    let again = json!({ "community": community, "title": "再来", "channel_tags": ["1期"] });
    assert_eq!(test.call("activity_add", again)["channels"], json!([]), "nothing new goes to a closed group");
}

#[test]
fn more_seats_move_nobody_up_into_a_date_that_is_over() {
    let (test, community) = TestApp::with_community();
    let when = json!({ "start": "2026-03-03T20:00:00", "duration_min": 60,
        "rule": { "freq": "weekly", "interval": 1, "end": { "kind": "never" } } });
    let uid = talk(&test, &community, json!({ "when": when, "capacity": 1 }))["uid"].clone();
    let (past, next) = ("2026-03-03T20:00:00", "2026-03-10T20:00:00");
    let of = |original: &str| json!({ "uid": uid, "original": original });
    for original in [past, next] {
        let mut input = of(original);
        input["people"] = json!([{ "name": "甲" }, { "name": "乙" }, { "name": "丙" }]);
        test.call("registrations_add", input);
    }
    let waiting = |original: &str| test.call("registrations", of(original))["counts"]["waiting"].clone();
    // Tuesday at nine in the evening: the first date is over to the minute.
    test.clock.advance(36 * 3_600_000 - 1);
    test.call("activity_edit", json!({ "uid": uid, "capacity": 2 }));
    assert_eq!((waiting(past), waiting(next)), (json!(1), json!(1)), "it still goes on");
    test.clock.advance(1);
    test.call("activity_edit", json!({ "uid": uid, "capacity": 9 }));
    assert_eq!((waiting(past), waiting(next)), (json!(1), json!(0)));
    let list = test.call("registrations", of(past));
    let called_off = json!({ "uids": [uid_of(&list, "甲")], "state": "cancelled" });
    assert_eq!(test.call("registrations_mark", called_off)["moved_up"], json!([]));
    assert_eq!(waiting(past), 1);
    // What is moved out of the past has seats to give.
    let later =
        json!({ "uid": uid, "capacity": 8, "when": { "start": "2026-03-20T20:00:00", "duration_min": 60 } });
    test.call("activity_edit", later);
    assert_eq!(waiting(""), 0);
}

#[test]
fn a_series_that_is_made_single_says_before_who_is_on_other_dates() {
    let (test, community) = TestApp::with_community();
    let when = json!({ "start": "2026-03-03T20:00:00", "duration_min": 60,
        "rule": { "freq": "weekly", "interval": 1, "end": { "kind": "never" } } });
    let uid = talk(&test, &community, json!({ "when": when }))["uid"].clone();
    let days = ["2026-03-03T20:00:00", "2026-03-10T20:00:00", "2026-03-17T20:00:00"];
    let of = |original: &str| json!({ "uid": uid, "original": original });
    for (place, original) in days.iter().enumerate() {
        let people: Vec<Value> = (0..=place).map(|at| json!({ "name": format!("{place}-{at}") })).collect();
        let mut input = of(original);
        input["people"] = json!(people);
        test.call("registrations_add", input);
    }
    let list = test.call("registrations", of(days[2]));
    test.call("registrations_mark", json!({ "uids": [uid_of(&list, "2-0")], "state": "cancelled" }));
    let preview = |original: &str| test.call("activity_once_preview", of(original));
    assert_eq!(preview(days[0]), json!({ "all": 4, "following": 4 }));
    assert_eq!(preview(days[1]), json!({ "all": 4, "following": 2 }));
    let before = test.snapshot();
    for (scope, single) in [("all", uid.clone()), ("following", Value::Null)] {
        let edit = json!({ "kind": "activity", "uid": uid, "original": days[1], "scope": scope, "change": { "rule": null } });
        let edited = test.call("calendar_edit", edit)["uid"].clone();
        let single = if single.is_null() { edited } else { single };
        let left = json!({ "uid": single, "original": "" });
        let kept = test.call("registrations", left.clone())["counts"]["registered"].clone();
        assert_eq!(kept, if scope == "all" { 1 } else { 2 }, "{scope}");
        assert_eq!(test.call("activity_once_preview", left), json!({ "all": 0, "following": 0 }));
        test.call("undo", json!({}));
        assert_eq!(test.snapshot(), before, "{scope}: undo brings all of them back");
    }
}
