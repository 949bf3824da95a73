//! Channels and groups through the command table.

use serde_json::{Value, json};
use tulou_core::Code;
use tulou_tests::{MONDAY, TestApp};

fn forty_groups(community: &str) -> Value {
    let group = |n: i32| {
        json!({ "name": format!("读书会 {n} 群"), "kind": "wechat_group", "number": format!("{n:02}"),
                "account": format!("小助手{}", n % 4), "tags": [format!("{}期", n % 3 + 1)], "head_count": 100 + n,
                "head_count_on": "2026-03-01", "qr_expires_on": "2026-03-08" })
    };
    json!({ "community": community, "channels": (1..=40).map(group).collect::<Vec<_>>() })
}

#[test]
fn forty_groups_are_made_in_one_step_and_listed_in_their_order() {
    let (test, community) = TestApp::with_community();
    test.call("channels_add", forty_groups(&community));
    let groups = test.call("channels", json!({ "community": community, "is_group": true }));
    assert_eq!(groups.as_array().unwrap().len(), 40);
    assert_eq!((&groups[6]["number"], &groups[6]["capacity"]), (&json!("07"), &json!(500)));
    assert_eq!(groups[6]["tags"][0]["name"], "2期");
    let counts = test.call("head_counts", json!({ "community": community }));
    assert_eq!(counts.as_array().unwrap().len(), 40);
    assert_eq!(counts[0]["previous"], json!(null));
    assert_eq!(test.call("undo_state", json!({}))["undo"]["detail"]["count"], 40);
}

#[test]
fn a_head_count_is_dated_and_the_newest_one_counts() {
    let (test, community) = TestApp::with_community();
    let uids = test.call("channels_add", forty_groups(&community));
    let figure = |on: &str, value: f64| json!({ "channel": uids[0], "on": on, "figure": "head_count", "value": value, "source": "typed" });
    test.call("figures_set", json!({ "values": [figure("2026-03-02", 140.0), figure("2026-02-01", 80.0)] }));
    let counts = test.call("head_counts", json!({ "community": community }));
    let first = counts.as_array().unwrap().iter().find(|count| count["channel"] == uids[0]).unwrap();
    assert_eq!(
        (&first["count"], &first["on"], &first["previous"]),
        (&json!(140), &json!("2026-03-02"), &json!(101))
    );
}

#[test]
fn a_head_count_without_a_day_is_of_the_day_in_the_zone_of_the_community() {
    let (test, community) = TestApp::with_community();
    // 2026-03-02T23:30:00Z, when it is half past seven on Tuesday in Shanghai.
    test.clock.set(MONDAY + (22 * 60 + 30) * 60_000);
    let group = json!({ "name": "一群", "kind": "qq_group", "head_count": 120 });
    test.call("channels_add", json!({ "community": community, "channels": [group] }));
    assert_eq!(test.call("head_counts", json!({ "community": community }))[0]["on"], "2026-03-03");
}

#[test]
fn an_edit_keeps_what_it_leaves_out_and_clears_what_is_null() {
    let (test, community) = TestApp::with_community();
    let uids = test.call("channels_add", forty_groups(&community));
    let edit = json!({ "uid": uids[0], "announcement": "周五晒图", "qr_expires_on": null, "state": "full" });
    let edited = test.call("channel_edit", edit);
    assert_eq!((&edited["announcement"], &edited["announcement_at"]), (&json!("周五晒图"), &json!(MONDAY)));
    assert_eq!(edited["qr_expires_on"], json!(null));
    assert_eq!((&edited["number"], &edited["state"]), (&json!("01"), &json!("full")));
}

#[test]
fn rules_are_checked() {
    let (test, community) = TestApp::with_community();
    let uids = test.call("channels_add", forty_groups(&community));
    for (mut edit, field) in [
        (json!({ "name": "  " }), "name"),
        (json!({ "name": "长".repeat(201) }), "name"),
        (json!({ "capacity": 0 }), "capacity"),
        (json!({ "opened_on": "2026-02-30" }), "opened_on"),
    ] {
        edit["uid"] = uids[0].clone();
        let error = test.try_call("channel_edit", edit.clone()).unwrap_err();
        assert_eq!((error.code, error.details["field"].as_str()), (Code::Invalid, Some(field)), "{edit}");
    }
    let nobody = json!({ "uid": "0190a0a0-0000-7000-8000-000000000000" });
    assert_eq!(test.try_call("channel", nobody).unwrap_err().code, Code::NotFound);
    assert_eq!(test.try_call("no_such_command", json!({})).unwrap_err().code, Code::UnknownCommand);
    assert_eq!(test.try_call("channel", json!({ "uid": 7 })).unwrap_err().code, Code::BadInput);
}

#[test]
fn the_trash_keeps_a_channel_until_it_is_taken_out() {
    let (test, community) = TestApp::with_community();
    let uids = test.call("channels_add", forty_groups(&community));
    let listed = |trashed: bool| {
        test.call("channels", json!({ "community": community, "trashed": trashed })).as_array().unwrap().len()
    };
    test.call("channels_trash", json!({ "uids": [uids[0], uids[1]], "trashed": true }));
    assert_eq!((listed(false), listed(true)), (38, 2));
    test.call("channels_trash", json!({ "uids": [uids[0]], "trashed": false }));
    assert_eq!((listed(false), listed(true)), (39, 1));
}

#[test]
fn several_groups_change_in_one_step_and_the_first_mistake_leaves_all_as_they_were() {
    let (test, community) = TestApp::with_community();
    let uids = test.call("channels_add", forty_groups(&community));
    let before = test.snapshot();
    let wrong = json!({ "edits": [{ "uid": uids[0], "state": "full" }, { "uid": uids[1], "qr_expires_on": "soon" }] });
    let error = test.try_call("channels_edit", wrong).unwrap_err();
    assert_eq!((error.code, error.details["row"].as_u64()), (Code::Invalid, Some(2)));
    assert_eq!(test.snapshot(), before);
    let figure = json!({ "channel": uids[2], "on": "2026-03-02", "figure": "head_count", "value": 7, "source": "typed" });
    test.call(
        "channels_edit",
        json!({ "edits": [{ "uid": uids[0], "state": "full" }, { "uid": uids[1], "qr_expires_on": "2026-03-15" }],
                "tags": [{ "uids": [uids[0]], "add": ["杭州"], "remove": ["2期"] }], "figures": [figure] }),
    );
    let groups = test.call("channels", json!({ "community": community }));
    assert_eq!((&groups[0]["state"], &groups[1]["qr_expires_on"]), (&json!("full"), &json!("2026-03-15")));
    assert_eq!(groups[0]["tags"][0]["name"], "杭州");
    let counts = test.call("head_counts", json!({ "community": community }));
    assert!(
        counts.as_array().unwrap().iter().any(|count| count["channel"] == uids[2] && count["count"] == 7)
    );
    assert_eq!(test.call("undo_state", json!({}))["undo"]["detail"]["count"], 3);
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
}

#[test]
fn the_figures_of_a_group_are_listed_by_day() {
    let (test, community) = TestApp::with_community();
    let uids = test.call("channels_add", forty_groups(&community));
    let figure = json!({ "channel": uids[0], "on": "2026-02-01", "figure": "head_count", "value": 80, "source": "typed" });
    test.call("figures_set", json!({ "values": [figure] }));
    let figures = test.call("figures", json!({ "channel": uids[0], "figure": "head_count" }));
    let days: Vec<_> =
        figures.as_array().unwrap().iter().map(|f| (f["on"].clone(), f["value"].clone())).collect();
    assert_eq!(days, [(json!("2026-02-01"), json!(80.0)), (json!("2026-03-01"), json!(101.0))]);
}

#[test]
fn a_group_is_found_by_pinyin_and_initials() {
    let (test, community) = TestApp::with_community();
    test.call("channels_add", forty_groups(&community));
    let forms = test.call("channel_forms", json!({ "community": community }));
    let first = forms[0]["forms"].as_array().unwrap();
    assert!(first.contains(&json!("dushuhui1qun")) && first.contains(&json!("dsh1q")), "{first:?}");
}

#[test]
fn a_group_keeps_the_picture_of_its_qr_code() {
    let (test, community) = TestApp::with_community();
    let group = test.call(
        "channels_add",
        json!({ "community": community, "channels": [{ "name": "一群", "kind": "wechat_group" }] }),
    )[0]
    .clone();
    let picture =
        test.call("attachment_paste", json!({ "name": "qr.png", "base64": "iVBORw0KGgo=" }))["uid"].clone();
    let before = test.snapshot();
    let kept = test.call("channel_edit", json!({ "uid": group, "qr_picture": picture }));
    assert_eq!(kept["qr_picture"], picture);
    test.call("channel_edit", json!({ "uid": group, "note": "早" }));
    assert_eq!(
        test.call("channel", json!({ "uid": group }))["qr_picture"],
        picture,
        "what is left out stays"
    );
    test.call("undo", json!({}));
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
    let unknown = test.try_call("channel_edit", json!({ "uid": group, "qr_picture": group }));
    assert!(unknown.is_err(), "only an attachment can be the picture");
}

#[test]
fn a_capacity_is_dated_and_the_newest_one_stands_in_the_group() {
    let (test, community) = TestApp::with_community();
    let uids = test.call("channels_add", forty_groups(&community));
    let group = &uids[0];
    let days = || {
        let figures = test.call("figures", json!({ "channel": group, "figure": "capacity" }));
        let one = |figure: &Value| format!("{} {}", figure["on"].as_str().unwrap(), figure["value"]);
        figures.as_array().unwrap().iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let now = || test.call("channel", json!({ "uid": group }))["capacity"].clone();
    assert_eq!((days().as_str(), now()), ("2026-03-01 500.0", json!(500)), "as old as the first count");
    let before = test.snapshot();
    let edited = test.call("channel_edit", json!({ "uid": group, "capacity": 200 }));
    assert_eq!(edited["capacity"], 200);
    assert_eq!(days(), "2026-03-01 500.0, 2026-03-02 200.0");
    test.call("undo", json!({}));
    assert_eq!((test.snapshot() == before, now()), (true, json!(500)));
    test.call("redo", json!({}));
    assert_eq!((days().as_str(), now()), ("2026-03-01 500.0, 2026-03-02 200.0", json!(200)));
    test.call("channel_edit", json!({ "uid": group, "capacity": 200 }));
    assert_eq!(days(), "2026-03-01 500.0, 2026-03-02 200.0", "the same again is no news");
    // A block that is pasted, and the history itself, go the same way.
    test.clock.advance(86_400_000);
    test.call("channels_edit", json!({ "edits": [{ "uid": group, "capacity": 300 }] }));
    assert_eq!(now(), json!(300));
    let figure = |on: &str, value: Value| json!({ "values": [{ "channel": group, "on": on, "figure": "capacity", "value": value, "source": "typed" }] });
    test.call("figures_set", figure("2026-02-01", json!(100)));
    assert_eq!(now(), json!(300), "an older day is not the present");
    test.call("figures_set", figure("2026-03-03", Value::Null));
    assert_eq!(now(), json!(200), "what was taken away counts no more");
    test.call("channel_edit", json!({ "uid": group, "capacity": null }));
    assert_eq!(
        (days().ends_with("2026-03-03 0.0"), now()),
        (true, Value::Null),
        "nothing limits it from now on"
    );
    let wrong = test.try_call("figures_set", figure("2026-03-04", json!(12.5))).unwrap_err();
    assert_eq!((wrong.code, &wrong.details["field"]), (Code::Invalid, &json!("capacity")));
}
