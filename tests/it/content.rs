//! Content through the command table: the way from idea to published, bodies, deliveries.

use serde_json::{Value, json};
use tulou_core::Code;
use tulou_tests::{MONDAY, TestApp};

/// A community with forty groups in two terms; their uids.
fn with_groups(count: usize) -> (TestApp, String, Vec<Value>) {
    let (test, community) = TestApp::with_community();
    let channels: Vec<Value> = (1..=count)
        .map(|n| json!({ "name": format!("{n} 群"), "kind": "wechat_group", "tags": [format!("{}期", n % 2 + 1)] }))
        .collect();
    let uids = test.call("channels_add", json!({ "community": community, "channels": channels }));
    (test, community, uids.as_array().unwrap().clone())
}

fn reason(error: &tulou_core::Error) -> &str {
    error.details["reason"].as_str().unwrap()
}

#[test]
fn the_first_line_is_the_title_until_one_is_given_and_the_text_is_kept_to_the_character() {
    let (test, community, _) = with_groups(1);
    let text = "\n#接龙 周五读书会\n\n1. 张三 +2\n*  不是列表\n\t结尾 \n";
    let added = test.call("content_add", json!({ "community": community, "text": text }));
    assert_eq!((&added["title"], &added["titled"]), (&json!("#接龙 周五读书会"), &json!(false)));
    assert_eq!((&added["state"], &added["pieces"][0]["text"]), (&json!("draft"), &json!(text)));
    let uid = &added["uid"];
    let pieces = json!([{ "kind": "text", "text": "早报" }, { "kind": "note", "text": "先看图" }]);
    let set = test.call("content_pieces_set", json!({ "uid": uid, "pieces": pieces }));
    assert_eq!(set["title"], "早报");
    let edited = test.call("content_edit", json!({ "uid": uid, "title": "  周一早报 " }));
    assert_eq!((&edited["title"], &edited["titled"]), (&json!("周一早报"), &json!(true)));
    let set = test
        .call("content_pieces_set", json!({ "uid": uid, "pieces": [{ "kind": "text", "text": "晚安" }] }));
    assert_eq!(set["title"], "周一早报", "a given title stays");
    let cleared = test.call("content_edit", json!({ "uid": uid, "title": null }));
    assert_eq!(cleared["title"], "晚安");
}

#[test]
fn the_pipeline_has_a_review_only_where_the_community_wants_one() {
    let (test, community, _) = with_groups(1);
    let uid = test.call("content_add", json!({ "community": community, "text": "早" }))["uid"].clone();
    let to = |state: &str| test.try_call("contents_move", json!({ "uids": [uid], "state": state }));
    assert_eq!(reason(&to("review").unwrap_err()), "review_is_off");
    assert_eq!(reason(&to("evaluated").unwrap_err()), "not_published");
    test.call("community_edit", json!({ "uid": community, "review_on": true }));
    let refused = to("scheduled").unwrap_err();
    assert_eq!((reason(&refused), &refused.details["name"]), ("needs_review", &json!("早")));
    for state in ["review", "scheduled", "published", "evaluated"] {
        to(state).unwrap();
        assert_eq!(test.call("content", json!({ "uid": uid }))["state"], state);
    }
    assert_eq!(
        test.call("content", json!({ "uid": uid }))["progress"],
        json!({ "total": 1, "sent": 1, "skipped": 0, "failed": 0, "held": 0 }),
        "what was put among the published was sent"
    );
}

#[test]
fn forty_deliveries_are_marked_counted_late_and_publish_the_item() {
    let (test, community, groups) = with_groups(40);
    let when = json!({ "start": "2026-03-02T08:30:00" });
    let added = test.call(
        "content_add",
        json!({ "community": community, "text": "早报", "channels": groups, "when": when }),
    );
    assert_eq!(added["state"], "scheduled", "text and time make it ready");
    let uid = &added["uid"];
    let row = || test.call("contents", json!({ "community": community }))["rows"][0].clone();
    assert_eq!(
        (&row()["late"], &row()["start_at"]),
        (&json!(true), &json!(MONDAY - 30 * 60_000)),
        "half past eight, and it is nine"
    );
    let some = json!({ "uid": uid, "channels": groups[..37], "state": "sent" });
    assert_eq!(
        test.call("deliveries_mark", some),
        json!({ "total": 40, "sent": 37, "skipped": 0, "failed": 0, "held": 0 })
    );
    test.call(
        "deliveries_mark",
        json!({ "uid": uid, "channels": [groups[37]], "state": "skipped", "reason": " 群已禁言 " }),
    );
    test.call(
        "deliveries_mark",
        json!({ "uid": uid, "channels": [groups[38]], "state": "failed", "reason": "被限流" }),
    );
    let listed = test.call("deliveries", json!({ "uid": uid }));
    assert_eq!(
        (&listed["deliveries"][37]["reason"], &listed["deliveries"][37]["at"]),
        (&json!("群已禁言"), &json!(MONDAY))
    );
    assert_eq!(test.call("content", json!({ "uid": uid }))["state"], "scheduled");
    let counted = json!({ "total": 40, "sent": 37, "skipped": 1, "failed": 1, "held": 0 });
    let march = json!({ "community": community, "from": "2026-03-01", "to": "2026-04-01" });
    let (calendar, today) = (test.call("calendar_range", march), test.call("today", json!({})));
    let shown = [&row(), &calendar["items"][0], &today["now"][0], &today["waiting"][0]["date"]];
    assert_eq!(
        shown.map(|item| item["progress"].clone()),
        [(); 4].map(|()| counted.clone()),
        "one count everywhere"
    );
    test.call("deliveries_mark", json!({ "uid": uid, "channels": [groups[39]], "state": "sent" }));
    let rest = test.call("deliveries_mark", json!({ "uid": uid, "state": "sent" }));
    assert_eq!(
        rest,
        json!({ "total": 40, "sent": 39, "skipped": 1, "failed": 0, "held": 0 }),
        "also what had failed, in one step"
    );
    assert_eq!((&row()["state"], &row()["late"]), (&json!("published"), &json!(false)));
    test.call("undo", json!({}));
    assert_eq!((&row()["state"], &row()["progress"]["sent"]), (&json!("scheduled"), &json!(38)));
    test.call("deliveries_mark", json!({ "uid": uid, "state": "pending" }));
    assert_eq!(row()["progress"], json!({ "total": 40, "sent": 0, "skipped": 0, "failed": 0, "held": 0 }));
}

#[test]
fn a_group_that_was_served_and_then_taken_away_still_counts_as_served() {
    let (test, community, groups) = with_groups(3);
    let added = test.call("content_add", json!({ "community": community, "text": "早", "channels": groups }));
    let uid = &added["uid"];
    test.call("deliveries_mark", json!({ "uid": uid, "channels": [groups[0], groups[1]], "state": "sent" }));
    test.call("contents_channels_set", json!({ "uids": [uid], "remove": [groups[0]] }));
    test.call("channels_trash", json!({ "uids": [groups[1]], "trashed": true }));
    let listed = test.call("deliveries", json!({ "uid": uid }));
    let counted = json!({ "total": 3, "sent": 2, "skipped": 0, "failed": 0, "held": 0 });
    assert_eq!((&listed["progress"], listed["deliveries"].as_array().unwrap().len()), (&counted, 3));
    assert_eq!(test.call("content", json!({ "uid": uid }))["progress"], counted);
}

#[test]
fn each_date_of_a_series_has_its_own_deliveries_and_the_series_goes_on() {
    let (test, community, groups) = with_groups(2);
    let when = json!({ "start": "2026-03-02T08:00:00", "rule": { "freq": "daily", "interval": 1, "end": { "kind": "never" } } });
    let added = test.call(
        "content_add",
        json!({ "community": community, "text": "早安", "channels": groups, "when": when }),
    );
    let uid = &added["uid"];
    let mark = |original: &str| {
        test.try_call("deliveries_mark", json!({ "uid": uid, "original": original, "state": "sent" }))
    };
    assert_eq!(mark("2026-03-02T08:00:00").unwrap()["sent"], 2);
    assert_eq!(mark("").unwrap_err().code, Code::Invalid, "a series needs its date");
    assert_eq!(mark("2026-03-02T09:00:00").unwrap_err().code, Code::NotFound);
    assert_eq!(test.call("content", json!({ "uid": uid }))["state"], "scheduled");
    let tomorrow = test.call("deliveries", json!({ "uid": uid, "original": "2026-03-03T08:00:00" }));
    assert_eq!(tomorrow["progress"]["sent"], 0);
    let row = test.call("contents", json!({ "community": community }))["rows"][0].clone();
    assert_eq!(
        (&row["series"], &row["start"]),
        (&json!(true), &json!("2026-03-03T08:00:00")),
        "the next date"
    );
    // The whole series moves by an hour: what was sent stays sent under the new name of its date.
    let moved = json!({ "start": "2026-03-02T09:00:00", "rule": { "freq": "daily", "interval": 1, "end": { "kind": "never" } } });
    test.call("content_edit", json!({ "uid": uid, "when": moved }));
    let monday = test.call("deliveries", json!({ "uid": uid, "original": "2026-03-02T09:00:00" }));
    assert_eq!(monday["progress"]["sent"], 2);
}

#[test]
fn a_channel_may_have_its_own_version_and_markdown_only_where_it_is_shown() {
    let (test, community, groups) = with_groups(1);
    let discord = test.call(
        "channels_add",
        json!({ "community": community, "channels": [{ "name": "announcements", "kind": "discord" }] }),
    )[0]
    .clone();
    let pieces = json!([{ "kind": "text", "text": "# 本周\n**早报**" }, { "kind": "note", "text": "八点前" }, { "kind": "link", "text": "https://example.org" }]);
    let added = test.call(
        "content_add",
        json!({ "community": community, "pieces": pieces, "channels": [groups[0], discord] }),
    );
    let uid = &added["uid"];
    let text = |channel: &Value| test.call("delivery_text", json!({ "uid": uid, "channel": channel }));
    let chat = text(&groups[0]);
    assert_eq!(
        (&chat["text"], &chat["markdown"]),
        (&json!("# 本周\n**早报**\n\nhttps://example.org"), &json!(false))
    );
    assert_eq!((chat["pieces"].as_array().unwrap().len(), &chat["notes"]), (2, &json!(["八点前"])));
    assert_eq!(text(&discord)["markdown"], true);
    let long = "x".repeat(2_001);
    let version = json!({ "uid": uid, "channel": discord, "pieces": [{ "kind": "text", "text": long }] });
    let set = test.call("content_pieces_set", version);
    assert_eq!(set["versions"][0]["channel"], discord);
    assert_eq!(
        (&set["warnings"][0]["kind"], &set["warnings"][0]["length"]["limit"]),
        (&json!("too_long"), &json!(2_000))
    );
    assert_eq!(
        (&text(&groups[0])["text"], text(&discord)["lengths"][0]["used"].as_i64()),
        (&chat["text"], Some(2_001))
    );
    let gone = test.call("content_pieces_set", json!({ "uid": uid, "channel": discord, "pieces": [] }));
    assert_eq!((&gone["versions"], &gone["warnings"]), (&json!([]), &json!([])));
}

#[test]
fn a_new_item_starts_from_the_last_like_it_and_a_copy_is_unsent() {
    let (test, community, groups) = with_groups(4);
    let pillar =
        test.call("pillar_add", json!({ "community": community, "name": "干货", "target_share": 0.4 }));
    let me = test.call("workspace_overview", json!({}))["operators"][0]["uid"].clone();
    let first = json!({ "community": community, "text": "一", "pillar": pillar["uid"], "owner": me, "channel_tags": ["2期"],
                        "when": { "start": "2026-03-02T07:45:00" } });
    let first = test.call("content_add", first);
    assert_eq!(first["channels"], json!([groups[0], groups[2]]), "groups by tag");
    let defaults = test.call("content_defaults", json!({ "community": community, "pillar": pillar["uid"] }));
    assert_eq!((&defaults["time"], &defaults["channels"]), (&json!("07:45:00"), &first["channels"]));
    let second = test.call("content_add", json!({ "community": community }));
    assert_eq!(
        (&second["pillar"], &second["owner"], &second["channels"]),
        (&pillar["uid"], &me, &first["channels"])
    );
    assert_eq!((&second["state"], &second["schedule"]), (&json!("idea"), &json!(null)));
    test.call("deliveries_mark", json!({ "uid": first["uid"], "state": "sent" }));
    let copy = test.call("content_duplicate", json!({ "uid": first["uid"] }));
    assert_eq!(
        (&copy["state"], &copy["schedule"], &copy["progress"]["sent"]),
        (&json!("draft"), &json!(null), &json!(0))
    );
    assert_eq!(copy["pieces"][0]["text"], "一");
    assert_eq!(test.call("pillars", json!({ "community": community }))[0]["items"], 3);
    test.call("pillar_remove", json!({ "uid": pillar["uid"] }));
    assert_eq!(test.call("content", json!({ "uid": copy["uid"] }))["pillar"], json!(null));
}

#[test]
fn nothing_new_goes_to_a_closed_group_unless_somebody_names_it() {
    let (test, community, groups) = with_groups(4);
    let channels = |item: &Value| item["channels"].clone();
    let add = |more: Value| {
        let mut input = json!({ "community": community, "text": "一" });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        test.call("content_add", input)
    };
    let first = add(json!({ "channel_tags": ["2期"] }));
    assert_eq!(channels(&first), json!([groups[0], groups[2]]));
    test.call("channel_edit", json!({ "uid": groups[2], "state": "closed" }));
    assert_eq!(channels(&add(json!({ "channel_tags": ["2期"] }))), json!([groups[0]]), "by tag");
    assert_eq!(channels(&add(json!({}))), json!([groups[0]]), "as the last one");
    let copy = test.call("content_duplicate", json!({ "uid": first["uid"] }));
    assert_eq!(channels(&copy), json!([groups[0]]), "a copy");
    let bare = add(json!({ "channels": [] }));
    let input = json!({ "uids": [bare["uid"]], "add_tags": ["2期"] });
    test.call("contents_channels_set", input);
    let read = |item: &Value| test.call("content", json!({ "uid": item["uid"] }));
    assert_eq!(channels(&read(&bare)), json!([groups[0]]), "many at once");
    assert_eq!(
        channels(&read(&first)),
        json!([groups[0], groups[2]]),
        "what went there before still says so"
    );
    let named = add(json!({ "channels": [groups[2]] }));
    assert_eq!(channels(&named), json!([groups[2]]), "somebody named it");
    let tags = test.call("tags", json!({ "community": community, "kind": "channel" }));
    let tag = tags.as_array().unwrap().iter().find(|tag| tag["name"] == "2期").unwrap()["uid"].clone();
    let list = test.call("contents", json!({ "community": community, "channel_tags": [tag] }));
    assert_eq!(list["total"], 6, "what a closed group got is still found by its tag");
}

#[test]
fn lists_filter_sort_page_and_tell_the_unplanned_ones() {
    let (test, community, groups) = with_groups(2);
    let add = |input: Value| {
        let mut whole = json!({ "community": community, "channels": [] });
        whole.as_object_mut().unwrap().extend(input.as_object().unwrap().clone());
        test.call("content_add", whole)["uid"].clone()
    };
    let planned = |day: &str| json!({ "start": format!("2026-03-{day}T08:00:00") });
    let b = add(json!({ "text": "乙 100% 纯", "when": planned("05") }));
    let a = add(json!({ "text": "甲", "when": planned("03"), "channels": [groups[1]] }));
    let idea = add(json!({ "title": "选题" }));
    let uids = |filter: Value| {
        let mut input = json!({ "community": community });
        input.as_object_mut().unwrap().extend(filter.as_object().unwrap().clone());
        let list = test.call("contents", input);
        list["rows"].as_array().unwrap().iter().map(|row| row["uid"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(uids(json!({ "sort": "start" })), [a.clone(), b.clone(), idea.clone()]);
    assert_eq!(uids(json!({ "sort": "start", "offset": 1, "limit": 1 })), std::slice::from_ref(&b));
    assert_eq!(uids(json!({ "planned": false })), std::slice::from_ref(&idea));
    assert_eq!(uids(json!({ "text": "100%" })), std::slice::from_ref(&b), "a percent sign is only that");
    assert_eq!(uids(json!({ "channels": [groups[1]] })), std::slice::from_ref(&a));
    assert_eq!(uids(json!({ "from": "2026-03-04", "to": "2026-03-06" })), std::slice::from_ref(&b));
    assert_eq!(uids(json!({ "states": ["idea"] })), std::slice::from_ref(&idea));
    assert_eq!(uids(json!({ "owner": null })).len(), 3);
    // A filter kept from before something was removed for good: it matches nothing, and what else is chosen still does.
    assert_eq!(uids(json!({ "channels": [groups[1], idea] })), std::slice::from_ref(&a));
    for gone in [json!({ "channels": [idea] }), json!({ "pillars": [idea] }), json!({ "owner": idea })] {
        assert!(uids(gone.clone()).is_empty(), "{gone}");
    }
    let list = test.call("contents", json!({ "community": community, "states": ["idea"] }));
    assert_eq!(
        list["counts"],
        json!([{ "state": "idea", "count": 1 }, { "state": "scheduled", "count": 2 }])
    );
    test.call("contents_trash", json!({ "uids": [a], "trashed": true }));
    assert_eq!((uids(json!({})).len(), uids(json!({ "trashed": true }))), (2, vec![a.clone()]));
}

#[test]
fn a_full_column_of_the_board_leaves_the_others_theirs_and_what_was_sent_last_comes_first() {
    let (test, community, _) = with_groups(1);
    let add = |title: &str, state: &str, day: Option<&str>| {
        let when = day.map(|day| json!({ "start": format!("2026-02-{day}T08:00:00") }));
        let text = format!("{title}正文");
        let made = test.call(
            "content_add",
            json!({ "community": community, "title": title, "text": text, "channels": [], "when": when }),
        );
        test.call("contents_move", json!({ "uids": [made["uid"]], "state": state }));
    };
    for title in ["甲", "乙", "丙"] {
        add(title, "draft", None);
    }
    add("待发", "scheduled", Some("20"));
    for (title, day) in [("早", Some("01")), ("晚", Some("09")), ("中", Some("05")), ("刚发", None)] {
        add(title, "published", day);
    }
    let board = |filter: Value| {
        let mut input = json!({ "community": community, "limit": 2, "each_state": true });
        input.as_object_mut().unwrap().extend(filter.as_object().unwrap().clone());
        let list = test.call("contents", input);
        let title = |row: &Value| row["title"].as_str().unwrap().to_owned();
        list["rows"].as_array().unwrap().iter().map(title).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(board(json!({})), "甲 乙 待发 刚发 晚", "without a plan it stands by its change");
    assert_eq!(board(json!({ "states": ["published"], "limit": 9 })), "刚发 晚 中 早");
    assert_eq!(board(json!({ "states": ["draft", "scheduled"], "limit": 9 })), "甲 乙 丙 待发");
}

#[test]
fn a_post_of_a_whole_day_is_late_when_its_day_is_over_wherever_it_is_shown() {
    let (test, community, groups) = with_groups(1);
    let day = |start: &str| json!({ "start": format!("{start}T00:00:00"), "all_day": true });
    for (title, start) in [("昨天", "2026-03-01"), ("今天", "2026-03-02")] {
        let post = json!({ "community": community, "title": title, "text": "正文", "channels": groups, "when": day(start) });
        test.call("content_add", post);
    }
    let late = |rows: &Value| {
        let rows = rows.as_array().unwrap().iter();
        let late =
            rows.filter(|row| row["late"] == true).map(|row| row["title"].as_str().unwrap().to_owned());
        late.collect::<Vec<_>>()
    };
    let calendar = json!({ "community": community, "from": "2026-03-01", "to": "2026-03-08" });
    for expected in [vec!["昨天"], vec!["昨天", "今天"]] {
        assert_eq!(
            late(&test.call("contents", json!({ "community": community, "sort": "start" }))["rows"]),
            expected
        );
        assert_eq!(late(&test.call("calendar_range", calendar.clone())["items"]), expected);
        let today = test.call("today", json!({ "community": community, "on": "2026-03-02" }));
        let waiting = today["waiting"].as_array().unwrap().iter().map(|line| line["title"].clone());
        assert_eq!(waiting.collect::<Vec<_>>(), expected);
        test.clock.advance(15 * 3_600_000);
    }
}

#[test]
fn pasted_items_are_all_made_in_one_step_or_none() {
    let (test, community, _) = with_groups(1);
    let idea = |title: &str| json!({ "community": community, "title": title, "state": "idea" });
    let count = || test.call("contents", json!({ "community": community }))["total"].clone();
    let bad = json!({ "community": community, "title": "丙", "owner": community });
    let refused = test.try_call("contents_add", json!({ "items": [idea("甲"), bad] })).unwrap_err();
    assert_eq!((&refused.details["row"], count()), (&json!(2), json!(0)));
    test.call("contents_add", json!({ "items": [idea("甲"), idea("乙"), idea("丙")] }));
    assert_eq!(count(), json!(3));
    assert_eq!(test.call("undo", json!({}))["detail"]["count"], 3);
    assert_eq!(count(), json!(0));
}

#[test]
fn cards_keep_the_order_in_which_they_are_put() {
    let (test, community, _) = with_groups(1);
    let add =
        |text: &str| test.call("content_add", json!({ "community": community, "text": text }))["uid"].clone();
    let cards: Vec<Value> = ["一", "二", "三", "四"].into_iter().map(add).collect();
    let order = || {
        let list = test.call("contents", json!({ "community": community, "states": ["draft"] }));
        list["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["title"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
            .join("")
    };
    test.call("contents_move", json!({ "uids": [cards[3], cards[0]], "state": "draft", "before": cards[2] }));
    assert_eq!(order(), "二四一三");
    for _ in 0..60 {
        test.call("contents_move", json!({ "uids": [cards[0]], "state": "draft", "before": cards[3] }));
        test.call("contents_move", json!({ "uids": [cards[3]], "state": "draft", "before": cards[0] }));
    }
    assert_eq!(order(), "二四一三", "sixty halvings do not run out of places");
}

#[test]
fn taking_the_time_away_makes_a_ready_item_a_draft_again() {
    let (test, community, _) = with_groups(1);
    let uid = test.call("content_add", json!({ "community": community, "text": "早" }))["uid"].clone();
    let items = json!([{ "uid": uid, "when": { "start": "2026-03-09T08:00:00" } }]);
    test.call("contents_schedule", json!({ "items": items }));
    assert_eq!(test.call("content", json!({ "uid": uid }))["state"], "scheduled");
    let off = test.call("content_edit", json!({ "uid": uid, "when": null }));
    assert_eq!((&off["state"], &off["schedule"]), (&json!("draft"), &json!(null)));
}

#[test]
fn bodies_are_checked_and_typing_is_one_step() {
    let (test, community, _) = with_groups(1);
    let add =
        |pieces: Value| test.try_call("content_add", json!({ "community": community, "pieces": pieces }));
    assert_eq!(reason(&add(json!([{ "kind": "image" }])).unwrap_err()), "needs_attachment");
    assert_eq!(reason(&add(json!([{ "kind": "text", "text": "a\u{0}b" }])).unwrap_err()), "not_text");
    let uid = test.call("content_add", json!({ "community": community, "text": "早" }))["uid"].clone();
    test.clock.advance(60_000);
    for text in ["早上", "早上好", "早上好！"] {
        test.call("content_pieces_set", json!({ "uid": uid, "pieces": [{ "kind": "text", "text": text }] }));
        test.clock.advance(900);
    }
    test.call("undo", json!({}));
    assert_eq!(test.call("content", json!({ "uid": uid }))["title"], "早");
    test.call("redo", json!({}));
    assert_eq!(test.call("content", json!({ "uid": uid }))["title"], "早上好！");
}

#[test]
fn each_platform_counts_a_text_in_its_own_way() {
    let test = TestApp::new();
    let lengths =
        test.call("text_lengths", json!({ "text": "早安🌞", "kinds": ["wechat_group", "telegram"] }));
    let counted: Vec<(&str, i64)> = (lengths.as_array().unwrap().iter())
        .map(|one| (one["kind"].as_str().unwrap(), one["used"].as_i64().unwrap()))
        .collect();
    assert_eq!(counted.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), ["wechat_group", "telegram"]);
    assert_eq!(counted[1].1, 4, "Telegram counts UTF-16 units");
    assert_eq!((&lengths[0]["markdown"], &lengths[1]["markdown"]), (&json!(false), &json!(true)));
}

#[test]
fn many_items_change_alike_in_one_step() {
    let (test, community) = TestApp::with_community();
    let pillar = test.call("pillar_add", json!({ "community": community, "name": "干货" }))["uid"].clone();
    let add = |text: &str| {
        let input = json!({ "community": community, "text": text, "note": "只给自己看" });
        test.call("content_add", input)["uid"].clone()
    };
    let uids = [add("早报"), add("晚安")];
    let before = test.snapshot();
    test.call("contents_edit", json!({ "uids": uids, "pillar": pillar, "language": "en" }));
    for uid in &uids {
        let item = test.call("content", json!({ "uid": uid }));
        assert_eq!(
            (&item["pillar"], &item["language"], &item["note"]),
            (&pillar, &json!("en"), &json!("只给自己看"))
        );
    }
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
}

#[test]
fn what_is_late_is_late_everywhere_and_the_next_moment_is_told() {
    let (test, community, groups) = with_groups(2);
    // It is nine on Monday.
    let at = |time: &str| json!({ "start": format!("2026-03-02T{time}:00") });
    for (title, state, time, channels) in [
        ("没选群", "scheduled", "08:30", json!([])),
        ("两个群", "scheduled", "08:50", json!(groups)),
        ("草稿", "draft", "08:30", json!(groups)),
        ("已发", "published", "08:30", json!([])),
    ] {
        let post = json!({ "community": community, "title": title, "text": "正文", "state": state, "channels": channels, "when": at(time) });
        test.call("content_add", post);
    }
    test.call("task_add", json!({ "community": community, "title": "订场地", "when": at("09:10") }));
    let late = |rows: &Value| {
        let rows = rows.as_array().unwrap().iter().filter(|row| row["late"] == true);
        let mut titles: Vec<_> = rows.map(|row| row["title"].as_str().unwrap().to_owned()).collect();
        titles.sort();
        titles.join(" ")
    };
    let calendar = || {
        test.call(
            "calendar_range",
            json!({ "community": community, "from": "2026-03-01", "to": "2026-03-08" }),
        )
    };
    let contents = || test.call("contents", json!({ "community": community }));
    let today = || test.call("today", json!({ "community": community }));
    let minute = 60_000;
    let (task_at, post_at) = (MONDAY + 10 * minute, MONDAY + 5 * minute);
    assert_eq!(
        (calendar()["next_late_at"].clone(), contents()["next_late_at"].clone()),
        (json!(post_at), json!(post_at))
    );
    for (after, posts, tasks, next) in [
        (0, "没选群", "", Some(post_at)),
        (5, "两个群 没选群", "", Some(task_at)),
        (5, "两个群 没选群", "订场地", None),
    ] {
        test.clock.advance(after * minute);
        let shown = |with_tasks: bool| {
            let mut all: Vec<&str> = posts
                .split(' ')
                .chain(tasks.split(' ').filter(|_| with_tasks))
                .filter(|title| !title.is_empty())
                .collect();
            all.sort_unstable();
            all.join(" ")
        };
        assert_eq!(late(&calendar()["items"]), shown(true));
        assert_eq!(late(&contents()["rows"]), shown(false));
        assert_eq!(late(&today()["now"]), shown(true));
        assert_eq!(calendar()["next_late_at"], json!(next));
    }
    let uid_of = |title: &str| {
        let rows = contents()["rows"].as_array().unwrap().clone();
        rows.into_iter().find(|row| row["title"] == title).unwrap()["uid"].clone()
    };
    let sending = |title: &str| {
        let listed = test.call("deliveries", json!({ "uid": uid_of(title) }));
        (listed["late"] == true, listed["next_late_at"].clone())
    };
    assert_eq!((sending("两个群"), sending("草稿")), ((true, Value::Null), (false, Value::Null)));
    test.clock.set(post_at - minute);
    assert_eq!(sending("两个群"), (false, json!(post_at)));
    test.clock.set(task_at);
    test.call("deliveries_mark", json!({ "uid": uid_of("两个群"), "state": "failed" }));
    assert_eq!(late(&calendar()["items"]), late(&today()["now"]), "what failed did not go out either");
    let reasons: Vec<Value> =
        today()["waiting"].as_array().unwrap().iter().map(|line| line["reason"].clone()).collect();
    assert!(reasons.contains(&json!("failed_delivery")), "{reasons:?}");
    test.call("deliveries_mark", json!({ "uid": uid_of("两个群"), "state": "sent", "channels": groups }));
    assert_eq!(sending("两个群"), (false, Value::Null));
    assert_eq!(late(&calendar()["items"]), "没选群 订场地");
}
