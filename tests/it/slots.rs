//! Slots through the command table: dates, filling, days off, changes of the rule, what Today says of them.

use proptest::prelude::*;
use serde_json::{Value, json};
use tulou_tests::{MONDAY, TestApp};

const DAY: i64 = 86_400_000;

fn daily(start: &str) -> Value {
    json!({ "start": start, "rule": { "freq": "daily", "interval": 1, "end": { "kind": "never" } } })
}

fn slot(test: &TestApp, community: &str, name: &str, when: Value, more: Value) -> Value {
    let mut input = json!({ "community": community, "name": name, "when": when });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    test.call("slot_add", input)["uid"].clone()
}

/// The dates of all slots in some days, each as its day, its state, and the title of what fills it.
fn dates(test: &TestApp, community: &str, from: &str, to: &str) -> Vec<String> {
    let found = test.call("slot_dates", json!({ "community": community, "from": from, "to": to }));
    found.as_array().unwrap().iter().map(said).collect()
}

fn said(date: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let day = &text(&date["start"])[5..10];
    format!("{day} {} {}", text(&date["state"]), text(&date["item"]["title"])).trim_end().to_owned()
}

fn fill_lines(test: &TestApp, slot: &Value, lines: &[&str]) -> Value {
    test.call("slot_fill_lines", json!({ "uid": slot, "lines": lines }))
}

#[test]
fn pasted_lines_fill_the_next_empty_dates_in_one_step_and_days_off_are_passed_over() {
    let (test, community) = TestApp::with_community();
    test.call(
        "days_import",
        json!({ "text": r#"{"year":2026,"days":[{"name":"春节","date":"2026-03-05","isOffDay":true}]}"# }),
    );
    // Monday has passed 08:00 already (the test's clock shows 09:00).
    let morning =
        slot(&test, &community, "早报", daily("2026-03-01T08:00:00"), json!({ "skip_days_off": true }));
    fill_lines(&test, &morning, &["有人先写了"]);
    test.call("slot_empty", json!({ "uid": morning, "original": "2026-03-03T08:00:00" }));
    let taken = test.call("slot_next", json!({ "uid": morning, "from": "2026-03-04T08:00:00", "count": 1 }));
    assert_eq!(taken.as_array().unwrap().iter().map(said).collect::<Vec<_>>(), ["03-04 empty"]);
    let before = test.snapshot();
    let filled = fill_lines(&test, &morning, &["一", "  ", "二\n第二行", "三"]);
    let told: Vec<String> = filled["filled"].as_array().unwrap().iter().map(said).collect();
    assert_eq!(told, ["03-03 filled 一", "03-04 filled 二", "03-06 filled 三"]);
    assert_eq!(filled["left"], json!([]));
    assert_eq!(
        dates(&test, &community, "2026-03-02", "2026-03-08"),
        [
            "03-02 empty",
            "03-03 filled 一",
            "03-04 filled 二",
            "03-05 day_off",
            "03-06 filled 三",
            "03-07 empty"
        ]
    );
    let item = test.call("content", json!({ "uid": filled["filled"][1]["item"]["uid"] }));
    assert_eq!(item["pieces"][0]["text"], "二\n第二行", "a cell of several lines is one text");
    assert_eq!(
        (item["state"].as_str(), item["schedule"]["when"]["start"].as_str()),
        (Some("scheduled"), Some("2026-03-04T08:00:00"))
    );
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
}

#[test]
fn what_the_switch_of_days_off_hides_is_shown_when_it_is_filled() {
    let (test, community) = TestApp::with_community();
    test.call("days_import", json!({ "text": r#"{"year":2026,"days":[{"name":"春节","date":"2026-03-04","isOffDay":true},{"name":"春节","date":"2026-03-07","isOffDay":false}]}"# }));
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday"]
        .map(|day| json!({ "weekday": day, "number": null }));
    let rule = json!({ "freq": "weekly", "interval": 1, "by_day": days, "end": { "kind": "never" } });
    let when = json!({ "start": "2026-03-02T18:00:00", "rule": rule });
    let slot = slot(&test, &community, "晚安", when, json!({}));
    fill_lines(&test, &slot, &["一", "二", "三"]);
    test.call("slot_edit", json!({ "uid": slot, "skip_days_off": true }));
    let shown = dates(&test, &community, "2026-03-02", "2026-03-09");
    assert_eq!(
        shown,
        ["03-02 filled 一", "03-03 filled 二", "03-04 filled 三", "03-05 empty", "03-06 empty"],
        "班 adds no date"
    );
    let wednesday = "2026-03-04T18:00:00";
    test.call("slot_empty", json!({ "uid": slot, "original": wednesday }));
    assert_eq!(dates(&test, &community, "2026-03-04", "2026-03-05"), ["03-04 day_off"]);
}

#[test]
fn a_draft_fills_a_date_and_keeps_what_it_has_and_stays_of_it_when_it_is_moved() {
    let (test, community) = TestApp::with_community();
    let groups = test.call(
        "channels_add",
        json!({ "community": community, "channels": [
        { "name": "甲", "kind": "wechat_group" }, { "name": "乙", "kind": "wechat_group" }] }),
    );
    let pillar = test.call("pillar_add", json!({ "community": community, "name": "日常" }))["uid"].clone();
    let slot = slot(
        &test,
        &community,
        "早报",
        daily("2026-03-02T18:00:00"),
        json!({ "channels": [groups[1]], "pillar": pillar }),
    );
    let draft = |text: &str, more: Value| {
        let mut input = json!({ "community": community, "text": text });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        test.call("content_add", input)["uid"].clone()
    };
    let bare = draft("一稿", json!({ "channels": [] }));
    let own = draft("二稿", json!({ "channels": [groups[0]] }));
    let fill =
        |original: &str, content: &Value| json!({ "uid": slot, "original": original, "content": content });
    test.call("slot_fill", fill("2026-03-03T18:00:00", &bare));
    test.call("slot_fill", fill("2026-03-04T18:00:00", &own));
    let item = test.call("content", json!({ "uid": bare }));
    assert_eq!(
        (&item["channels"], &item["pillar"], &item["state"]),
        (&json!([groups[1]]), &pillar, &json!("scheduled"))
    );
    assert_eq!(test.call("content", json!({ "uid": own }))["channels"], json!([groups[0]]));

    let moved = json!({ "kind": "content", "uid": bare, "scope": "this", "change": { "start": "2026-03-20T10:00:00" } });
    test.call("calendar_edit", moved);
    let taken = test.try_call("slot_fill", fill("2026-03-03T18:00:00", &own)).unwrap_err();
    assert_eq!(taken.details["reason"], "already_filled", "wherever the item went");
    test.call("contents_trash", json!({ "uids": [bare], "trashed": true }));
    assert_eq!(dates(&test, &community, "2026-03-03", "2026-03-05"), ["03-03 empty", "03-04 filled 二稿"]);
    test.call("undo", json!({}));
    assert_eq!(dates(&test, &community, "2026-03-03", "2026-03-04"), ["03-03 filled 一稿"]);

    // What has no time fills nothing, and another may have the date meanwhile.
    test.call("content_edit", json!({ "uid": bare, "when": null }));
    test.call("slot_fill", fill("2026-03-03T18:00:00", &own));
    assert_eq!(dates(&test, &community, "2026-03-03", "2026-03-05"), ["03-03 filled 二稿", "03-04 empty"]);

    let weekly = draft("每周", json!({ "when": daily("2026-03-02T10:00:00") }));
    let refused = test.try_call("slot_fill", fill("2026-03-04T18:00:00", &weekly)).unwrap_err();
    assert_eq!(refused.details["reason"], "repeats");

    test.call("pillar_remove", json!({ "uid": pillar }));
    assert_eq!(test.call("slots", json!({ "community": community }))[0]["pillar"], Value::Null);
}

#[test]
fn another_time_takes_along_what_stands_at_its_date_and_has_not_gone_out() {
    let (test, community) = TestApp::with_community();
    let slot = slot(&test, &community, "早报", daily("2026-03-02T18:00:00"), json!({}));
    let filled = fill_lines(&test, &slot, &["一", "二", "三", "四"])["filled"].clone();
    let uid = |at: usize| filled[at]["item"]["uid"].clone();
    let start = |at: usize| {
        test.call("content", json!({ "uid": uid(at) }))["schedule"]["when"]["start"].as_str().unwrap()[5..16]
            .to_owned()
    };
    test.call("contents_move", json!({ "uids": [uid(0)], "state": "published" }));
    test.call("calendar_edit", json!({ "kind": "content", "uid": uid(1), "scope": "this", "change": { "start": "2026-03-03T12:00:00" } }));
    let before = test.snapshot();
    let edit = json!({ "uid": slot, "original": "2026-03-04T18:00:00", "scope": "all", "change": { "start": "2026-03-04T18:30:00" } });
    test.call("slot_edit", edit);
    assert_eq!([start(0), start(1), start(2)], ["03-02T18:00", "03-03T12:00", "03-04T18:30"]);
    assert_eq!(
        dates(&test, &community, "2026-03-02", "2026-03-07"),
        ["03-02 filled 一", "03-03 filled 二", "03-04 filled 三", "03-05 filled 四", "03-06 empty"]
    );
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);

    let rest = json!({ "uid": slot, "original": "2026-03-05T18:00:00", "scope": "following", "change": { "start": "2026-03-05T07:00:00" } });
    let after = test.call("slot_edit", rest)["uid"].clone();
    assert_ne!(after, slot, "what goes on at another time is a slot of its own");
    assert_eq!([start(2), start(3)], ["03-04T18:00", "03-05T07:00"]);
    let of = |slot: &Value| {
        test.call(
            "slot_dates",
            json!({ "community": community, "slots": [slot], "from": "2026-03-04", "to": "2026-03-07" }),
        )
    };
    let told = |slot: &Value| of(slot).as_array().unwrap().iter().map(said).collect::<Vec<_>>();
    assert_eq!(told(&slot), ["03-04 filled 三"]);
    assert_eq!(told(&after), ["03-05 filled 四", "03-06 empty"]);
}

#[test]
fn a_rule_that_ends_says_which_texts_have_no_date() {
    let (test, community) = TestApp::with_community();
    let when = json!({ "start": "2026-03-02T18:00:00", "rule": { "freq": "daily", "interval": 1, "end": { "kind": "count", "count": 2 } } });
    let slot = slot(&test, &community, "倒数", when, json!({}));
    let filled = fill_lines(&test, &slot, &["一", "二", "三"]);
    assert_eq!((filled["filled"].as_array().unwrap().len(), &filled["left"]), (2, &json!(["三"])));
    let full = test.try_call("slot_fill_lines", json!({ "uid": slot, "lines": ["四"] })).unwrap_err();
    assert_eq!(full.details["reason"], "no_empty_date");
    let list = test.call("slots", json!({ "community": community }));
    assert_eq!(
        (&list[0]["filled"], &list[0]["empty"], &list[0]["next_empty"]),
        (&json!(2), &json!(0), &Value::Null)
    );
}

#[test]
fn a_date_can_be_left_out_and_come_back_and_a_removed_slot_leaves_what_filled_it() {
    let (test, community) = TestApp::with_community();
    let slot = slot(&test, &community, "每周话题", daily("2026-03-02T18:00:00"), json!({}));
    fill_lines(&test, &slot, &["一"]);
    let skip =
        |skipped: bool| json!({ "uid": slot, "originals": ["2026-03-03T18:00:00"], "skipped": skipped });
    test.call("slot_skip", skip(true));
    assert_eq!(
        dates(&test, &community, "2026-03-02", "2026-03-05"),
        ["03-02 filled 一", "03-03 skipped", "03-04 empty"]
    );
    test.call("slot_skip", skip(false));
    assert_eq!(dates(&test, &community, "2026-03-03", "2026-03-04"), ["03-03 empty"]);
    let before = test.snapshot();
    test.call("slots_remove", json!({ "uids": [slot] }));
    assert_eq!(test.call("slots", json!({ "community": community })), json!([]));
    let left = test.call("contents", json!({ "community": community }));
    assert_eq!(left["total"], 1);
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
}

#[test]
fn today_has_one_row_for_each_slot_that_is_empty_today_or_tomorrow_and_the_calendar_has_none() {
    let (test, community) = TestApp::with_community();
    let morning = slot(&test, &community, "早报", daily("2026-03-02T08:00:00"), json!({}));
    slot(&test, &community, "晚安", daily("2026-03-02T22:00:00"), json!({}));
    let waiting = || {
        let view = test.call("today", json!({ "community": community }));
        let rows = view["waiting"].as_array().unwrap().clone();
        rows.iter()
            .map(|row| {
                format!("{} {} {} {}", row["reason"], row["title"], row["original"], row["count"])
                    .replace('"', "")
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(waiting(), ["slot_empty 晚安 2026-03-02T22:00:00 2", "slot_empty 早报 2026-03-03T08:00:00 1"]);
    fill_lines(&test, &morning, &["一"]);
    assert_eq!(waiting(), ["slot_empty 晚安 2026-03-02T22:00:00 2"]);
    let range = json!({ "community": community, "from": "2026-03-02", "to": "2026-03-09" });
    assert_eq!(test.call("calendar_range", range.clone())["items"].as_array().unwrap().len(), 1);
    assert_eq!(
        test.call("occurrences", range).as_array().unwrap().len(),
        1,
        "placeholders are in no calendar file"
    );
}

#[test]
fn what_a_lifted_hold_puts_off_goes_to_the_next_empty_date_of_its_slot() {
    let (test, community) = TestApp::with_community();
    let group = test.call(
        "channels_add",
        json!({ "community": community, "channels": [{ "name": "甲", "kind": "wechat_group" }] }),
    )[0]
    .clone();
    let slot = slot(&test, &community, "早报", daily("2026-03-02T18:00:00"), json!({ "channels": [group] }));
    let filled = fill_lines(&test, &slot, &["一", "二", "三"])["filled"].clone();
    let hold = test.call("hold_begin", json!({ "community": community, "reason": "舆情" }))["uid"].clone();
    test.clock.set(MONDAY + DAY / 2);
    let answer = json!({ "uid": filled[0]["item"]["uid"], "original": "", "then": "next" });
    test.call("hold_lift", json!({ "uid": hold, "answers": [answer] }));
    assert_eq!(
        dates(&test, &community, "2026-03-02", "2026-03-06"),
        ["03-02 empty", "03-03 filled 二", "03-04 filled 三", "03-05 filled 一"],
        "the next day has a post of its own"
    );
}

#[test]
fn a_slot_goes_to_the_groups_that_bear_its_tags_when_it_is_filled() {
    let (test, community) = TestApp::with_community();
    let add = |name: &str, tag: &str| {
        let channels = json!([{ "name": name, "kind": "wechat_group", "tags": [tag] }]);
        test.call("channels_add", json!({ "community": community, "channels": channels }))[0].clone()
    };
    let (first, other) = (add("一群", "三期"), add("别的群", "二期"));
    let tags = test.call("tags", json!({ "community": community, "kind": "channel" }));
    let tag =
        |name: &str| tags.as_array().unwrap().iter().find(|tag| tag["name"] == name).unwrap()["uid"].clone();
    let (third, second) = (tag("三期"), tag("二期"));
    let slot =
        slot(&test, &community, "早报", daily("2026-03-02T18:00:00"), json!({ "channel_tags": [third] }));
    let view = || test.call("slots", json!({ "community": community }))[0].clone();
    assert_eq!((&view()["channels"], &view()["goes_to"]), (&json!([]), &json!([first])));
    let channels = |filled: Value| {
        let item = filled["filled"][0]["item"]["uid"].clone();
        test.call("content", json!({ "uid": item }))["channels"].clone()
    };
    assert_eq!(channels(fill_lines(&test, &slot, &["一"])), json!([first]));
    let new = add("新群", "三期");
    let with_tag = json!([first, new]);
    assert_eq!(channels(fill_lines(&test, &slot, &["二"])), with_tag, "a new group with the tag is in");
    test.call("slot_edit", json!({ "uid": slot, "channels": [other, first] }));
    assert_eq!(view()["goes_to"], json!([first, other, new]), "none twice");
    test.call("slot_edit", json!({ "uid": slot, "channels": [] }));

    let later = json!({ "uid": slot, "original": "2026-03-06T18:00:00", "scope": "following", "change": { "start": "2026-03-06T19:00:00" } });
    assert_eq!(
        test.call("slot_edit", later)["channel_tags"],
        json!([third]),
        "what goes on for itself goes there, too"
    );
    test.call("undo", json!({}));
    test.call("tags_merge", json!({ "from": [third], "into": second }));
    assert_eq!(
        (&view()["channel_tags"], &view()["goes_to"]),
        (&json!([second]), &json!([first, other, new]))
    );
    test.call("tag_remove", json!({ "uid": second }));
    assert_eq!((&view()["channel_tags"], &view()["goes_to"]), (&json!([]), &json!([])));
    test.call("undo", json!({}));
    assert_eq!(view()["channel_tags"], json!([second]));
    test.call("tag_add", json!({ "community": community, "kind": "member", "name": "老师" }));
    let tags = test.call("tags", json!({ "community": community, "kind": "member" }));
    let refused =
        test.try_call("slot_edit", json!({ "uid": slot, "channel_tags": [tags[0]["uid"]] })).unwrap_err();
    assert_eq!(refused.details["kind"], "tag");
}

#[test]
fn one_date_has_a_time_of_its_own_and_what_fills_it_goes_along() {
    let (test, community) = TestApp::with_community();
    let slot = slot(&test, &community, "早报", daily("2026-03-02T18:00:00"), json!({}));
    fill_lines(&test, &slot, &["一", "二", "三"]);
    let edit = |more: Value| {
        let mut input = json!({ "uid": slot, "original": "2026-03-03T18:00:00", "scope": "this" });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        test.try_call("slot_edit", input)
    };
    let before = test.snapshot();
    for more in [
        json!({}),
        json!({ "name": "晚报", "change": { "start": "2026-03-03T20:00:00" } }),
        json!({ "change": { "rule": null } }),
    ] {
        assert_eq!(edit(more).unwrap_err().details["reason"], "not_for_one_date");
    }
    assert_eq!(test.snapshot(), before);
    edit(json!({ "change": { "start": "2026-03-05T07:00:00" } })).unwrap();
    let starts = || {
        let found = test
            .call("slot_dates", json!({ "community": community, "from": "2026-03-02", "to": "2026-03-07" }));
        let told = found.as_array().unwrap().iter().map(|date| {
            let title = date["item"]["title"].as_str().unwrap_or("-").to_owned();
            format!("{} {title}", &date["start"].as_str().unwrap()[5..16])
        });
        told.collect::<Vec<_>>()
    };
    let moved = ["03-02T18:00 一", "03-04T18:00 三", "03-05T07:00 二", "03-05T18:00 -", "03-06T18:00 -"];
    assert_eq!(starts(), moved, "it stands where it is now, and nowhere else");
    let list = test.call("contents", json!({ "community": community, "sort": "start" }));
    let second = list["rows"].as_array().unwrap().iter().find(|row| row["title"] == "二").unwrap().clone();
    assert_eq!(second["start"], "2026-03-05T07:00:00");
    let date = test.call("slot_of", json!({ "uid": second["uid"] }))["date"].clone();
    assert_eq!((&date["slot_name"], &date["original"]), (&json!("早报"), &json!("2026-03-03T18:00:00")));
    test.call("slot_empty", json!({ "uid": slot, "original": "2026-03-03T18:00:00" }));
    assert_eq!(starts()[2], "03-05T07:00 -");
    assert_eq!(test.call("slot_of", json!({ "uid": second["uid"] }))["date"], Value::Null);
    test.call("undo", json!({}));
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
}

#[test]
fn a_slot_ends_before_a_date_and_what_fills_later_ones_stays() {
    let (test, community) = TestApp::with_community();
    let slot = slot(&test, &community, "早报", daily("2026-03-02T18:00:00"), json!({}));
    test.call("slot_fill_lines", json!({ "uid": slot, "from": "2026-03-05T18:00:00", "lines": ["后来的"] }));
    let end = |original: &str| json!({ "uid": slot, "originals": [original], "skipped": true, "scope": "following" });
    test.call("slot_skip", end("2026-03-04T18:00:00"));
    assert_eq!(
        dates(&test, &community, "2026-03-02", "2026-03-08"),
        ["03-02 empty", "03-03 empty", "03-05 filled 后来的"]
    );
    let whole = test.try_call("slot_skip", end("2026-03-02T18:00:00")).unwrap_err();
    assert_eq!(whole.details["reason"], "last_date");
    let mut all = end("2026-03-03T18:00:00");
    all["scope"] = json!("all");
    assert_eq!(test.try_call("slot_skip", all).unwrap_err().details["field"], "scope");
    test.call("undo", json!({}));
    assert_eq!(dates(&test, &community, "2026-03-06", "2026-03-07"), ["03-06 empty"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever the rule and the days off: texts fill exactly the next empty dates, in order, none twice, and undo leaves
    /// nothing behind.
    #[test]
    fn texts_fill_exactly_the_next_empty_dates(
        freq in prop::sample::select(vec!["daily", "weekly", "monthly"]),
        interval in 1..4_u32,
        skips in any::<bool>(),
        off in prop::collection::btree_set(1..=28_u32, 0..12),
        taken in prop::collection::btree_set(0..20_usize, 0..6),
        count in 1..30_usize,
    ) {
        let (test, community) = TestApp::with_community();
        if !off.is_empty() {
            let days: Vec<Value> = off.iter().map(|day| json!({ "name": "休", "date": format!("2026-03-{day:02}"), "isOffDay": true })).collect();
            test.call("days_import", json!({ "text": json!({ "year": 2026, "days": days }).to_string() }));
        }
        let when = json!({ "start": "2026-03-01T12:00:00", "rule": { "freq": freq, "interval": interval, "end": { "kind": "never" } } });
        let slot = slot(&test, &community, "栏目", when, json!({ "skip_days_off": skips }));
        let all = test.call("slot_next", json!({ "uid": slot, "count": 60 }));
        let empty: Vec<String> = all.as_array().unwrap().iter().filter(|date| date["state"] == "empty")
            .map(|date| date["original"].as_str().unwrap().to_owned()).collect();
        for place in &taken {
            test.call("slot_fill_lines", json!({ "uid": slot, "from": empty[*place], "lines": ["早就有"] }));
        }
        let open: Vec<&String> = empty.iter().enumerate().filter(|(at, _)| !taken.contains(at)).map(|(_, name)| name).collect();
        for name in &open {
            let day: u32 = name[8..10].parse().unwrap();
            prop_assert!(!(skips && name.starts_with("2026-03") && off.contains(&day)));
        }
        let before = test.snapshot();
        let lines: Vec<String> = (0..count).map(|n| format!("第 {n} 条")).collect();
        let filled = test.call("slot_fill_lines", json!({ "uid": slot, "lines": lines }));
        let filled = filled["filled"].as_array().unwrap();
        prop_assert_eq!(filled.len(), count);
        for (at, date) in filled.iter().enumerate() {
            prop_assert_eq!(date["original"].as_str().unwrap(), open[at].as_str());
            prop_assert_eq!(date["item"]["title"].as_str().unwrap(), lines[at].as_str());
            let item = test.call("content", json!({ "uid": date["item"]["uid"] }));
            prop_assert_eq!(item["schedule"]["when"]["start"].as_str().unwrap(), open[at].as_str());
        }
        test.call("undo", json!({}));
        prop_assert_eq!(test.snapshot(), before);
    }
}
