//! Sending through the command table: the queue, variables, breaks, holds.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};
use tulou_tests::{MONDAY, TestApp};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A community with groups of two accounts in two terms, half of them with an operator; uids of groups and operator.
fn with_groups(count: usize) -> (TestApp, String, Vec<Value>, Value) {
    let (test, community) = TestApp::with_community();
    let operator = test.call("operator_add", json!({ "name": "小王" }))["uid"].clone();
    let channels: Vec<Value> = (1..=count)
        .map(|n| {
            let account = ["主号", "副号"][n % 2];
            json!({ "name": format!("{n} 群"), "kind": "wechat_group", "number": format!("{n:02}"),
                    "account": account, "tags": [format!("{}期", n % 2 + 1)],
                    "operator": if n % 2 == 0 { operator.clone() } else { Value::Null } })
        })
        .collect();
    let uids = test.call("channels_add", json!({ "community": community, "channels": channels }));
    (test, community, uids.as_array().unwrap().clone(), operator)
}

fn post(test: &TestApp, community: &str, text: &str, groups: &[Value], when: Value) -> Value {
    let input = json!({ "community": community, "text": text, "channels": groups, "when": when });
    test.call("content_add", input)["uid"].clone()
}

fn at(start: &str) -> Value {
    json!({ "start": start })
}

fn daily(start: &str) -> Value {
    json!({ "start": start, "rule": { "freq": "daily", "interval": 1, "end": { "kind": "never" } } })
}

/// The queue as a text: title and group of each step, in order.
fn steps(queue: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let place = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    queue["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| {
            let item = &queue["items"][place(&step["item"])];
            let channel = &queue["channels"][place(&step["channel"])];
            format!("{} {}", text(&item["title"]), text(&channel["name"]))
        })
        .collect()
}

fn queue(test: &TestApp, community: &str, more: Value) -> Value {
    let mut input = json!({ "community": community });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    test.call("send_queue", input)
}

#[test]
fn the_queue_holds_what_is_due_and_ahead_of_it_the_rest_of_the_day_in_the_order_that_was_asked_for() {
    let (test, community, groups, operator) = with_groups(3);
    post(&test, &community, "午报", &groups[..2], at("2026-03-02T12:00:00"));
    let morning = post(&test, &community, "早报", &groups, daily("2026-03-01T08:00:00"));
    post(&test, &community, "明天", &groups, at("2026-03-03T08:00:00"));
    post(&test, &community, "很久以前", &groups[..1], at("2026-02-20T08:00:00"));
    test.call("content_add", json!({ "community": community, "text": "没有时间", "channels": groups }));
    test.call(
        "deliveries_mark",
        json!({ "uid": morning, "original": "2026-03-01T08:00:00", "state": "sent" }),
    );
    let due = queue(&test, &community, json!({}));
    assert_eq!(
        steps(&due),
        ["很久以前 1 群", "早报 1 群", "早报 2 群", "早报 3 群"],
        "nobody sends at nine what is for noon"
    );
    assert_eq!((&due["ahead"], &due["next_at"]), (&json!(2), &json!(MONDAY + 3 * HOUR)), "noon is next");
    assert_eq!(queue(&test, &community, json!({ "operator": operator }))["ahead"], 1, "of one's own groups");
    let queue = |test: &TestApp, community: &str, mut more: Value| {
        more["ahead"] = true.into();
        queue(test, community, more)
    };
    let all = queue(&test, &community, json!({}));
    assert_eq!(all["ahead"], 0, "all of it is there");
    assert_eq!(
        steps(&all),
        ["很久以前 1 群", "早报 1 群", "早报 2 群", "早报 3 群", "午报 1 群", "午报 2 群"],
        "yesterday's is out, tomorrow's is not due"
    );
    let told: Vec<bool> = all["items"].as_array().unwrap().iter().map(|item| item["due"] == true).collect();
    assert_eq!(told, [true, true, true, false], "yesterday's, sent, stays named");
    let late: Vec<bool> = all["steps"].as_array().unwrap().iter().map(|step| step["late"] == true).collect();
    assert_eq!(late, [true, true, true, true, false, false]);
    assert_eq!(all["accounts"], json!([{ "key": "副号", "open": 4 }, { "key": "主号", "open": 2 }]), "{all}");
    assert_eq!(all["operators"], json!([{ "key": "", "open": 4 }, { "key": operator, "open": 2 }]));
    assert_eq!(
        steps(&queue(&test, &community, json!({ "order": "group" }))),
        ["很久以前 1 群", "早报 1 群", "午报 1 群", "早报 2 群", "午报 2 群", "早报 3 群"]
    );
    assert_eq!(
        steps(&queue(&test, &community, json!({ "order": "account" }))),
        ["很久以前 1 群", "早报 1 群", "早报 3 群", "午报 1 群", "早报 2 群", "午报 2 群"]
    );
    let narrowed = queue(&test, &community, json!({ "account": "主号" }));
    assert_eq!(steps(&narrowed), ["早报 2 群", "午报 2 群"]);
    assert_eq!(narrowed["accounts"], all["accounts"], "what else waits is still told");
    assert_eq!(steps(&queue(&test, &community, json!({ "operator": operator }))), ["早报 2 群", "午报 2 群"]);
    assert_eq!(steps(&queue(&test, &community, json!({ "channels": [groups[2]] }))), ["早报 3 群"]);
    let one = json!({ "items": [{ "uid": morning, "original": "2026-03-02T08:00:00" }] });
    assert_eq!(steps(&queue(&test, &community, one)).len(), 3);
    let ahead = json!({ "items": [{ "uid": morning, "original": "2026-03-09T08:00:00" }] });
    assert_eq!(steps(&queue(&test, &community, ahead)).len(), 3, "whoever asks by name may send ahead");
}

#[test]
fn what_failed_comes_last_and_what_is_marked_leaves_the_queue() {
    let (test, community, groups, _) = with_groups(3);
    let uid = post(&test, &community, "早报", &groups, at("2026-03-02T08:00:00"));
    let mark = |group: &Value, state: &str| {
        test.call("deliveries_mark", json!({ "uid": uid, "channels": [group], "state": state }))
    };
    mark(&groups[0], "failed");
    let left = || queue(&test, &community, json!({}));
    assert_eq!(steps(&left()), ["早报 2 群", "早报 3 群", "早报 1 群"]);
    assert_eq!(left()["steps"][2]["failed"], true);
    mark(&groups[1], "skipped");
    mark(&groups[2], "sent");
    mark(&groups[0], "sent");
    assert_eq!(steps(&left()), [""; 0]);
    test.call("undo", json!({}));
    assert_eq!(steps(&left()), ["早报 1 群"], "undo brings back what it was: tried in vain");
}

#[test]
fn marking_many_items_is_one_step_and_one_undo() {
    let (test, community, groups, _) = with_groups(4);
    let posts: Vec<Value> = ["早报", "午报", "晚报"]
        .iter()
        .map(|text| post(&test, &community, text, &groups, at("2026-03-02T08:00:00")))
        .collect();
    let before = test.snapshot();
    let marks: Vec<Value> = posts.iter().map(|uid| json!({ "uid": uid, "state": "sent" })).collect();
    test.call("deliveries_mark_each", json!({ "marks": marks }));
    assert_eq!(steps(&queue(&test, &community, json!({}))), [""; 0]);
    assert_eq!(test.call("content", json!({ "uid": posts[2] }))["state"], "published");
    let step = test.call("steps", json!({ "limit": 1 }))[0].clone();
    assert_eq!(step["detail"], json!({ "count": 12, "state": "sent" }), "{step}");
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
    let refused = test.try_call(
        "deliveries_mark_each",
        json!({ "marks": [marks[0], { "uid": posts[1], "channels": [community], "state": "sent" }] }),
    );
    assert_eq!(refused.unwrap_err().details["row"], 2);
    assert_eq!(test.snapshot(), before, "all or nothing");
}

#[test]
fn a_break_loses_nothing_and_is_of_this_machine() {
    let (test, community, groups, _) = with_groups(2);
    let uid = post(&test, &community, "早报", &groups, at("2026-03-02T08:00:00"));
    let before = (test.snapshot(), test.call("steps", json!({ "limit": 1 }))[0]["id"].clone());
    test.call("send_copied", json!({ "uid": uid, "channel": groups[0], "pieces": 2 }));
    let test = test.restarted();
    let copied = |test: &TestApp| queue(test, &community, json!({}))["steps"][0]["copied"].clone();
    assert_eq!(copied(&test), 2);
    let after = (test.snapshot(), test.call("steps", json!({ "limit": 1 }))[0]["id"].clone());
    assert_eq!(after, before, "copying is no step that could be undone");
    test.call("send_copied", json!({ "uid": uid, "channel": groups[0], "pieces": 0 }));
    assert_eq!(copied(&test), 0);
}

#[test]
fn whatever_is_said_of_a_delivery_lets_it_begin_anew_and_so_does_another_text() {
    let (test, community, groups, _) = with_groups(2);
    let uid = post(&test, &community, "早报", &groups, at("2026-03-02T08:00:00"));
    let copied = |pieces: u32| {
        test.call("send_copied", json!({ "uid": uid, "channel": groups[0], "pieces": pieces }));
    };
    let place = || {
        let queue = queue(&test, &community, json!({}));
        let at = steps(&queue).iter().position(|step| step == "早报 1 群").unwrap();
        queue["steps"][at]["copied"].clone()
    };
    let mark = |state: &str| {
        test.call("deliveries_mark", json!({ "uid": uid, "channels": [groups[0]], "state": state }));
    };
    copied(1);
    mark("failed");
    assert_eq!(place(), 0, "tried again, all of it is copied again");
    copied(1);
    mark("sent");
    mark("pending");
    assert_eq!(place(), 0);
    copied(1);
    mark("sent");
    test.call("undo", json!({}));
    assert_eq!(place(), 0, "who takes it back begins anew as well");
    copied(1);
    assert_eq!(place(), 1);
    let pieces = json!([{ "kind": "text", "text": "改过的早报" }]);
    test.call("content_pieces_set", json!({ "uid": uid, "pieces": pieces }));
    let renamed = queue(&test, &community, json!({}));
    assert_eq!(renamed["steps"][0]["copied"], 0, "what was copied is no more what goes out");
    copied(1);
    test.call("undo", json!({}));
    assert_eq!(place(), 0, "nor is it when the old text is back");
}

#[test]
fn variables_are_filled_in_for_each_group_and_a_missing_one_is_told() {
    let (test, community, groups, _) = with_groups(2);
    let text = "{群名}（{编号}）{日期} {时间}\n入口：{链接} {优惠码}";
    let uid = post(&test, &community, text, &groups, daily("2026-03-01T08:05:00"));
    test.call("channel_edit", json!({ "uid": groups[0], "link": "https://a.example/1" }));
    let copied = |group: &Value| {
        let of = json!({ "uid": uid, "channel": group, "original": "2026-03-02T08:05:00" });
        test.call("delivery_text", of)
    };
    let first = copied(&groups[0]);
    assert_eq!(first["text"], "1 群（01）3月2日 08:05\n入口：https://a.example/1 {优惠码}");
    assert_eq!((&first["missing"], &first["held"]), (&json!([]), &Value::Null));
    assert_eq!(copied(&groups[1])["missing"], json!(["link"]));
    let stored = test.call("content", json!({ "uid": uid }));
    assert_eq!(stored["pieces"][0]["text"], text, "what is stored stays as it was typed");
}

#[test]
fn nothing_that_is_held_is_due_or_told_and_lifting_asks_what_becomes_of_it() {
    let (test, community, groups, _) = with_groups(3);
    let when = at("2026-03-02T09:10:00");
    let [now, next, dropped] =
        ["现在", "下次", "不发"].map(|text| post(&test, &community, text, &groups, when.clone()));
    let reminders = json!([{ "anchor": "start", "lead_min": 0, "quiet": "ring" }]);
    for uid in [&now, &next, &dropped] {
        let input = json!({ "subject_kind": "content", "subject": uid, "reminders": reminders });
        test.call("reminders_set", input);
    }
    let task = test.call("task_add", json!({ "community": community, "title": "值班", "when": when }));
    assert!(task["uid"].is_string());
    let hold = test.call("hold_begin", json!({ "community": community, "reason": " 舆情 " }));
    assert_eq!((&hold["reason"], &hold["channels"]), (&json!("舆情"), &json!([])));
    assert_eq!(test.call("holds", json!({ "community": community }))[0]["uid"], hold["uid"]);

    test.clock.set(MONDAY + HOUR);
    let asked = || test.call("today", json!({ "community": community }));
    let waiting: BTreeSet<String> = asked()["waiting"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["title"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(waiting, BTreeSet::from(["值班".to_owned()]), "a task is no post");
    let march = json!({ "community": community, "from": "2026-03-02", "to": "2026-03-03" });
    let shown = test.call("calendar_range", march);
    assert!(
        shown["items"].as_array().unwrap().iter().all(|item| item["late"] == false || item["kind"] == "task")
    );
    let rows = test.call("contents", json!({ "community": community }));
    assert!(rows["rows"].as_array().unwrap().iter().all(|row| row["late"] == false));
    assert_eq!(rows["rows"][0]["progress"]["held"], 3);
    assert_eq!(test.call("reminders_due", json!({ "language": "en" })), json!([]));
    let still = queue(&test, &community, json!({}));
    assert_eq!((steps(&still).len(), &still["held"]), (0, &json!(9)));
    assert_eq!(
        test.call("delivery_text", json!({ "uid": now, "channel": groups[0] }))["held"],
        "舆情",
        "also the next copy stops"
    );
    let marked = test.call("deliveries_mark", json!({ "uid": now, "state": "sent" }));
    assert_eq!(marked["sent"], 0, "nobody sent what was held");

    let kept = test.call("hold_kept_back", json!({ "uid": hold["uid"] }));
    let titles: Vec<(&Value, &Value)> =
        kept.as_array().unwrap().iter().map(|date| (&date["title"], &date["count"])).collect();
    assert_eq!(
        titles,
        [(&json!("现在"), &json!(3)), (&json!("下次"), &json!(3)), (&json!("不发"), &json!(3))]
    );
    let before = test.snapshot();
    let answers = json!([{ "uid": next, "then": "next" }, { "uid": dropped, "then": "drop" }]);
    test.call("hold_lift", json!({ "uid": hold["uid"], "answers": answers }));
    assert_eq!(test.call("holds", json!({ "community": community })), json!([]));
    assert_eq!(steps(&queue(&test, &community, json!({}))), ["现在 1 群", "现在 2 群", "现在 3 群"]);
    assert_eq!(asked()["waiting"].as_array().unwrap().len(), 1, "it has a quarter of an hour from now on");
    let moved = test.call("content", json!({ "uid": next }));
    assert_eq!(moved["schedule"]["when"]["start"], "2026-03-03T09:10:00");
    let left_out = test.call("deliveries", json!({ "uid": dropped }));
    assert_eq!(left_out["deliveries"][0]["reason"], "舆情");
    test.clock.set(MONDAY + HOUR + 16 * MINUTE);
    assert_eq!(asked()["waiting"].as_array().unwrap().len(), 2);
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before, "lifting is one step");
}

#[test]
fn a_hold_of_some_groups_lets_the_others_go_on() {
    let (test, community, groups, _) = with_groups(4);
    let uid = post(&test, &community, "早报", &groups, at("2026-03-02T08:00:00"));
    let tags = test.call("tags", json!({ "community": community, "kind": "channel" }));
    let tag = tags.as_array().unwrap().iter().find(|tag| tag["name"] == "1期").unwrap()["uid"].clone();
    let hold = test.call("hold_begin", json!({ "community": community, "tags": [tag] }));
    assert_eq!(hold["channels"], json!([groups[1], groups[3]]), "by tag, written down one by one");
    assert_eq!(steps(&queue(&test, &community, json!({}))), ["早报 1 群", "早报 3 群"]);
    let listed = || test.call("deliveries", json!({ "uid": uid }));
    assert_eq!((&listed()["progress"]["held"], &listed()["late"]), (&json!(2), &json!(true)));
    let sent = test.call("deliveries_mark", json!({ "uid": uid, "state": "sent" }));
    assert_eq!((&sent["sent"], &sent["held"]), (&json!(2), &json!(2)), "what is held was not sent");
    assert_eq!(listed()["late"], false, "all that waits is held");
    test.call("hold_lift", json!({ "uid": hold["uid"] }));
    test.clock.set(MONDAY + 16 * MINUTE);
    assert_eq!(listed()["late"], true);
    let nothing = test.call("tag_add", json!({ "community": community, "kind": "channel", "name": "空" }));
    let refused =
        test.try_call("hold_begin", json!({ "community": community, "tags": [nothing["uid"]] })).unwrap_err();
    assert_eq!(refused.details["reason"], "nothing_there", "some groups never become all of them");
}

#[test]
fn a_lifted_hold_gives_time_to_what_it_held_and_to_nothing_else() {
    let (test, community, groups, _) = with_groups(4);
    let uid = post(&test, &community, "早报", &groups, at("2026-03-02T09:10:00"));
    let begin = |groups: &[Value]| {
        test.call("hold_begin", json!({ "community": community, "channels": groups }))["uid"].clone()
    };
    let lift = |hold: &Value| test.call("hold_lift", json!({ "uid": hold }));
    let hold = begin(&groups[..2]);
    let minute = |minute: i64| test.clock.set(MONDAY + minute * MINUTE);
    let listed = || test.call("deliveries", json!({ "uid": uid }));
    let late = |list: &Value| -> Vec<bool> {
        list["deliveries"].as_array().unwrap().iter().map(|one| one["late"] == true).collect()
    };
    minute(30);
    assert_eq!((late(&listed()), &listed()["late"]), (vec![false, false, true, true], &json!(true)));
    assert_eq!(listed()["deliveries"][0]["held"], true);
    lift(&hold);
    assert_eq!(late(&listed()), [false, false, true, true], "the others were late all the time");
    assert_eq!(listed()["late"], true);
    assert_eq!(
        queue(&test, &community, json!({}))["steps"]
            .as_array()
            .unwrap()
            .iter()
            .map(|step| step["late"] == true)
            .collect::<Vec<_>>(),
        [false, false, true, true]
    );
    test.call("deliveries_mark", json!({ "uid": uid, "channels": groups[2..], "state": "sent" }));
    assert_eq!(listed()["late"], false, "those that are left have just been freed");
    assert_eq!(listed()["next_late_at"], MONDAY + 45 * MINUTE);
    let shown = || {
        let march = json!({ "community": community, "from": "2026-03-02", "to": "2026-03-03" });
        test.call("calendar_range", march)["items"][0]["late"].clone()
    };
    assert_eq!(shown(), false);
    minute(46);
    assert_eq!((late(&listed()), shown()), (vec![true, true, false, false], json!(true)));

    // A hold of others changes nothing for them, nor does one of what failed.
    let other = begin(&groups[2..]);
    lift(&other);
    assert_eq!((&listed()["late"], shown()), (&json!(true), json!(true)));
    test.call("deliveries_mark", json!({ "uid": uid, "channels": groups[..2], "state": "failed" }));
    assert_eq!(shown(), true, "what failed is still to be sent");
    begin(&groups[..2]);
    let progress = listed()["progress"].clone();
    assert_eq!((&progress["failed"], &progress["held"], shown()), (&json!(0), &json!(2), json!(false)));
}

#[test]
fn what_was_held_at_its_time_is_on_time_when_it_is_sent_after_the_hold() {
    let (test, community, groups, _) = with_groups(4);
    let uid = post(&test, &community, "早报", &groups, at("2026-03-02T09:10:00"));
    let failed = post(&test, &community, "午报", &groups[..1], at("2026-03-02T12:00:00"));
    test.call("deliveries_mark", json!({ "uid": failed, "state": "failed" }));
    let hold = test.call("hold_begin", json!({ "community": community, "channels": groups[..2] }));
    let send = |group: &Value| {
        test.call("deliveries_mark", json!({ "uid": uid, "channels": [group], "state": "sent" }));
    };
    let outcomes = |group: &Value| {
        let table = test.call(
            "groups_table",
            json!({ "community": community, "from": "2026-03-02", "to": "2026-03-02" }),
        );
        let rows = table["rows"].as_array().unwrap();
        let row = rows.iter().find(|row| row["channel"] == *group).unwrap();
        let of = |name: &str| row["deliveries"][name].as_i64().unwrap();
        (of("on_time"), of("late"), of("missed"))
    };
    assert_eq!(outcomes(&groups[0]), (0, 0, 0), "what failed before its time is not missed yet");
    test.clock.set(MONDAY + 60 * MINUTE);
    send(&groups[2]);
    test.call("hold_lift", json!({ "uid": hold["uid"] }));
    test.clock.set(MONDAY + 70 * MINUTE);
    send(&groups[0]);
    send(&groups[3]);
    test.clock.set(MONDAY + 90 * MINUTE);
    send(&groups[1]);
    let all: Vec<_> = groups.iter().map(outcomes).collect();
    assert_eq!(
        all,
        [(1, 0, 0), (0, 1, 0), (0, 1, 0), (0, 1, 0)],
        "held until ten: sent at ten past, half past; never held: late at ten and at ten past"
    );
    // A hold that comes long after changes no day that is over.
    let later = test.call("hold_begin", json!({ "community": community }));
    test.clock.set(MONDAY + 100 * MINUTE);
    test.call("hold_lift", json!({ "uid": later["uid"] }));
    assert_eq!(outcomes(&groups[3]), (0, 1, 0));
}

/// Titles and starts of everything in the first week of March, by time.
fn planned(test: &TestApp, community: &str) -> Vec<String> {
    let week = json!({ "community": community, "from": "2026-03-02", "to": "2026-03-12" });
    let shown = test.call("calendar_range", week);
    let text = |item: &Value| {
        format!("{} {}", &item["start"].as_str().unwrap()[5..16], item["title"].as_str().unwrap())
    };
    shown["items"].as_array().unwrap().iter().map(text).collect()
}

#[test]
fn what_is_put_off_is_one_date_of_a_series_and_never_goes_out_twice() {
    let (test, community, groups, _) = with_groups(2);
    let morning = post(&test, &community, "早报", &groups, daily("2026-03-02T09:05:00"));
    let weekly = json!({ "start": "2026-03-02T09:06:00",
        "rule": { "freq": "weekly", "interval": 1, "end": { "kind": "never" } } });
    let weekly = post(&test, &community, "周报", &groups, weekly);
    let hold = test.call("hold_begin", json!({ "community": community, "reason": "舆情" }))["uid"].clone();
    test.clock.set(MONDAY + HOUR);
    let before = planned(&test, &community);
    let kept = test.call("hold_kept_back", json!({ "uid": hold }));
    let told: Vec<_> = kept.as_array().unwrap().iter().map(|one| (&one["next"], &one["has_next"])).collect();
    assert_eq!(
        told,
        [(&json!("2026-03-03T09:05:00"), &json!(true)), (&json!("2026-03-03T09:06:00"), &json!(false))]
    );
    let next = |uid: &Value, time: &str| json!({ "uid": uid, "original": format!("2026-03-02T{time}"), "then": "next" });
    let answers = [next(&morning, "09:05:00"), next(&weekly, "09:06:00")];
    test.call("hold_lift", json!({ "uid": hold, "answers": answers }));
    let expected: Vec<String> = before
        .iter()
        .filter(|line| *line != "03-02T09:06 周报")
        .cloned()
        .chain(["03-03T09:06 周报".to_owned()])
        .collect();
    let (mut found, mut expected) = (planned(&test, &community), expected);
    found.sort();
    expected.sort();
    assert_eq!(found, expected, "only the weekly post's date has moved; the next week has its own");
    let left_out = test.call("deliveries", json!({ "uid": morning, "original": "2026-03-02T09:05:00" }));
    assert_eq!(left_out["progress"]["skipped"], 2, "the next morning has a post anyway");
    let tomorrow = test.call("deliveries", json!({ "uid": morning, "original": "2026-03-03T09:05:00" }));
    assert_eq!(tomorrow["progress"]["skipped"], 0);
}

#[test]
fn what_is_put_off_for_some_groups_leaves_the_others_what_they_got() {
    let (test, community, groups, _) = with_groups(4);
    let once = post(&test, &community, "{群名} 早报", &groups, at("2026-03-02T09:05:00"));
    let series = post(&test, &community, "晨读", &groups, daily("2026-03-01T09:06:00"));
    test.call(
        "reminders_set",
        json!({ "subject_kind": "content", "subject": once,
        "reminders": [{ "anchor": "start", "lead_min": 5, "quiet": "ring" }] }),
    );
    let hold =
        test.call("hold_begin", json!({ "community": community, "channels": groups[2..] }))["uid"].clone();
    test.clock.set(MONDAY + HOUR);
    let mark = |uid: &Value, original: &str| {
        test.call("deliveries_mark", json!({ "uid": uid, "original": original, "state": "sent" }))
    };
    assert_eq!(mark(&once, "")["sent"], 2);
    mark(&series, "2026-03-02T09:06:00");
    mark(&series, "2026-03-01T09:06:00");
    let before = test.snapshot();
    let answers = json!([
        { "uid": once, "then": "next" },
        { "uid": series, "original": "2026-03-02T09:06:00", "then": "next" },
        { "uid": series, "original": "2026-03-01T09:06:00", "then": "drop" },
    ]);
    test.call("hold_lift", json!({ "uid": hold, "answers": answers }));
    let kept = test.call("content", json!({ "uid": once }));
    assert_eq!(
        (&kept["channels"], &kept["state"], &kept["schedule"]["when"]["start"]),
        (&json!(groups[..2]), &json!("published"), &json!("2026-03-02T09:05:00")),
        "two groups got it in the morning, and that is all of it now"
    );
    let rows = test.call("contents", json!({ "community": community }))["rows"].clone();
    let parted =
        rows.as_array().unwrap().iter().find(|row| row["title"] == kept["title"] && row["uid"] != once);
    let parted = test.call("content", json!({ "uid": parted.unwrap()["uid"] }));
    assert_eq!(
        (&parted["channels"], &parted["state"], &parted["schedule"]["when"]["start"]),
        (&json!(groups[2..]), &json!("scheduled"), &json!("2026-03-03T09:05:00"))
    );
    assert_eq!(parted["pieces"][0]["text"], "{群名} 早报");
    let reminded = test.call("reminders", json!({ "subject_kind": "content", "subject": parted["uid"] }));
    assert_eq!(reminded[0]["lead_min"], 5, "who is reminded of the one is reminded of the other");
    let of = |original: &str| {
        test.call("deliveries", json!({ "uid": series, "original": original }))["progress"].clone()
    };
    let monday = of("2026-03-02T09:06:00");
    assert_eq!((&monday["sent"], &monday["skipped"], &monday["total"]), (&json!(2), &json!(2), &json!(4)));
    assert_eq!(of("2026-03-03T09:06:00")["skipped"], 0, "the next date is as it was");
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
}

#[test]
fn what_becomes_late_is_told_once_by_name_and_not_when_it_is_old_news() {
    let (test, community, groups, _) = with_groups(3);
    let uid = post(&test, &community, "早报", &groups, daily("2026-03-02T09:05:00"));
    post(&test, &community, "上周的", &groups, at("2026-02-24T08:00:00"));
    let told = || {
        let notices = test.call("reminders_due", json!({ "language": "en" }));
        let texts = notices.as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap().to_owned());
        texts.collect::<Vec<_>>()
    };
    test.clock.set(MONDAY + 19 * MINUTE);
    assert_eq!(told(), [""; 0], "not before a quarter of an hour is over");
    test.call(
        "deliveries_mark",
        json!({ "uid": uid, "original": "2026-03-02T09:05:00", "channels": [groups[0]], "state": "sent" }),
    );
    test.clock.set(MONDAY + 21 * MINUTE);
    assert_eq!(told(), ["早报: 2 groups left to send"]);
    assert_eq!(told(), [""; 0], "once");
    test.clock.set(MONDAY + DAY + 21 * MINUTE);
    assert_eq!(told(), ["早报: 3 groups left to send"], "the next date is another one");
}

/// What a manager does, and what comes between.
#[derive(Debug, Clone)]
enum Act {
    /// Copies the next piece of the delivery that is up, or says that it was sent.
    Enter,
    Skip,
    Fail,
    /// Takes the last step back.
    Undo,
    /// Closes the program and opens it again.
    Restart,
    /// Holds some groups.
    Hold(Vec<usize>),
    /// Lifts the oldest hold.
    Lift,
    /// Writes the text anew.
    Rewrite,
    /// Waits so many minutes.
    Wait(i64),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        12 => Just(Act::Enter),
        1 => Just(Act::Skip),
        2 => Just(Act::Fail),
        1 => Just(Act::Undo),
        1 => Just(Act::Restart),
        1 => prop::collection::vec(0..4_usize, 1..3).prop_map(Act::Hold),
        2 => Just(Act::Lift),
        1 => Just(Act::Rewrite),
        1 => (1..90_i64).prop_map(Act::Wait),
    ];
    prop::collection::vec(act, 1..60)
}

/// The first delivery of the queue: its item, its group, and how many pieces of it were copied.
fn up(queue: &Value) -> Option<(Value, Value, u64)> {
    let step = queue["steps"].get(0)?;
    let place = |name: &str| usize::try_from(step[name].as_u64().unwrap()).unwrap();
    let (item, channel) = (&queue["items"][place("item")], &queue["channels"][place("channel")]);
    Some((item["uid"].clone(), channel["uid"].clone(), step["copied"].as_u64().unwrap()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever comes between: each delivery is in the queue, held, or done, and nowhere twice; what is up was never marked with
    /// pieces of another try behind it; and whoever presses on to the end has copied every piece of what was sent, in order.
    #[test]
    fn sending_goes_on_where_it_was_whatever_comes_between(acts in acts()) {
        const PIECES: u64 = 2;
        let (mut test, community, groups, _) = with_groups(4);
        let pieces = |title: &str, n: usize| {
            json!([{ "kind": "text", "text": format!("{title} {n}") }, { "kind": "text", "text": "二" }])
        };
        let posts: Vec<Value> = (0..2).map(|n| {
            let when = at(["2026-03-02T08:00:00", "2026-03-02T09:30:00"][n]);
            let input = json!({ "community": community, "pieces": pieces("一", n), "channels": groups, "when": when });
            test.call("content_add", input)["uid"].clone()
        }).collect();
        let mut now = MONDAY;
        let mut copied: std::collections::HashMap<(String, String), u64> = std::collections::HashMap::new();
        let key = |item: &Value, group: &Value| (item.to_string(), group.to_string());
        let end = std::iter::repeat_n(Act::Enter, 3 * 4 * 2);
        let lift = std::iter::repeat_n(Act::Lift, acts.len());
        let rest = lift.chain([Act::Wait(60)]).chain(end).collect::<Vec<_>>();
        for act in acts.iter().chain(&rest) {
            let before = queue(&test, &community, json!({}));
            let mark = |state: &str| {
                if let Some((item, group, _)) = up(&before) {
                    test.call("deliveries_mark", json!({ "uid": item, "channels": [group], "state": state }));
                }
            };
            match act {
                Act::Enter => match up(&before) {
                    Some((item, group, done)) if done < PIECES => {
                        let of = json!({ "uid": item, "channel": group, "pieces": done + 1 });
                        prop_assert_eq!(copied.get(&key(&item, &group)).copied().unwrap_or_default(), done);
                        copied.insert(key(&item, &group), done + 1);
                        test.call("send_copied", of);
                    }
                    Some((item, group, _)) => {
                        prop_assert_eq!(copied.remove(&key(&item, &group)), Some(PIECES), "sent without its pieces");
                        mark("sent");
                    }
                    None => {}
                },
                Act::Skip | Act::Fail => {
                    if let Some((item, group, _)) = up(&before) {
                        copied.remove(&key(&item, &group));
                    }
                    mark(if matches!(act, Act::Skip) { "skipped" } else { "failed" });
                }
                Act::Undo => {
                    let log = test.call("steps", json!({ "limit": 100 }));
                    let done = log.as_array().unwrap().iter().find(|step| step["state"] == "done");
                    let last = done.unwrap()["command"].clone();
                    if ["deliveries_mark", "hold_begin", "hold_lift", "content_pieces_set"].iter().any(|name| last == *name) {
                        test.call("undo", json!({}));
                        copied.clear();
                    }
                }
                Act::Restart => test = test.restarted(),
                Act::Hold(places) => {
                    let held: Vec<&Value> = places.iter().map(|place| &groups[*place]).collect();
                    test.call("hold_begin", json!({ "community": community, "channels": held }));
                }
                Act::Lift => {
                    let holds = test.call("holds", json!({ "community": community }));
                    if let Some(hold) = holds.get(0) {
                        test.call("hold_lift", json!({ "uid": hold["uid"] }));
                    }
                }
                Act::Rewrite => {
                    test.call("content_pieces_set", json!({ "uid": posts[0], "pieces": pieces("改", now as usize % 97) }));
                    let rewritten = posts[0].to_string();
                    copied.retain(|(item, _), _| *item != rewritten);
                }
                Act::Wait(minutes) => {
                    now += minutes * MINUTE;
                    test.clock.set(now);
                }
            }
            let after = queue(&test, &community, json!({}));
            let mut shown = BTreeSet::new();
            for step in steps(&after) {
                prop_assert!(shown.insert(step.clone()), "{step} is there twice");
            }
            let due: i64 = after["items"].as_array().unwrap().iter().filter(|item| item["due"] == true).map(|item| {
                let of = |name: &str| item["progress"][name].as_i64().unwrap();
                of("total") - of("sent") - of("skipped") - of("held")
            }).sum();
            prop_assert_eq!(i64::try_from(shown.len()).unwrap(), due, "what is left and not held is there");
        }
        prop_assert_eq!(steps(&queue(&test, &community, json!({}))), Vec::<String>::new());
        for post in &posts {
            let progress = test.call("deliveries", json!({ "uid": post }))["progress"].clone();
            prop_assert_eq!(progress["sent"].as_i64().unwrap() + progress["skipped"].as_i64().unwrap(), 4);
        }
    }
}
