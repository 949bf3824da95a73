//! Reminders through the command table: what rings, what is silent because nobody needs it, and the days when clocks change.

use serde_json::{Value, json};
use tulou_tests::{MONDAY, TestApp};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// What rings now; it is shown, as the window does.
fn rings(test: &TestApp) -> Vec<String> {
    let notices = test.call("reminders_due", json!({ "language": "en" }));
    let notices = notices.as_array().unwrap();
    for notice in notices {
        test.call("reminders_shown", json!({ "fires": notice["fires"] }));
    }
    notices.iter().map(|notice| notice["title"].as_str().unwrap().to_owned()).collect()
}

fn remind(test: &TestApp, kind: &str, subject: &Value, lead_min: i64) {
    let reminders = json!([{ "anchor": "start", "lead_min": lead_min, "quiet": "ring" }]);
    let input = json!({ "subject_kind": kind, "subject": subject, "reminders": reminders });
    test.call("reminders_set", input);
}

/// Something planned with a reminder at its time; its uid.
fn planned(test: &TestApp, community: &str, kind: &str, title: &str, when: Value) -> Value {
    let added =
        test.call(&format!("{kind}_add"), json!({ "community": community, "title": title, "when": when }));
    remind(test, kind, &added["uid"], 0);
    added["uid"].clone()
}

fn at(start: &str) -> Value {
    json!({ "start": start, "duration_min": 60 })
}

fn daily(start: &str) -> Value {
    json!({ "start": start, "duration_min": 60, "rule": { "freq": "daily", "interval": 1, "end": { "kind": "never" } } })
}

#[test]
fn what_rang_does_not_ring_again_when_its_dates_get_other_names() {
    let (test, community) = TestApp::with_community();
    let talk = planned(&test, &community, "activity", "talk", at("2026-03-02T10:00:00"));
    // The last look is noted to a few minutes only, so what changes right after a ring is looked at from before it.
    test.clock.advance(58 * MINUTE);
    assert_eq!(rings(&test), [""; 0]);
    test.clock.advance(2 * MINUTE);
    assert_eq!(rings(&test), ["talk"]);
    test.call("activity_edit", json!({ "uid": talk, "when": daily("2026-03-02T10:00:00") }));
    assert_eq!(rings(&test), [""; 0], "a series now, whose first date has rung");
    for back in ["undo", "redo", "undo"] {
        test.call(back, json!({}));
        assert_eq!(rings(&test), [""; 0], "{back}");
    }
    let waiting = test.call("reminders_waiting", json!({}));
    assert_eq!(waiting.as_array().unwrap().len(), 1, "{waiting:#}");
}

#[test]
fn what_has_no_time_any_more_or_lies_in_the_trash_is_silent() {
    let (test, community) = TestApp::with_community();
    let ten = "2026-03-02T10:00:00";
    for kind in ["content", "activity", "task"] {
        let unplanned = planned(&test, &community, kind, "unplanned", at(ten));
        test.call(&format!("{kind}_edit"), json!({ "uid": unplanned, "when": null }));
        let input = json!({ "subject_kind": kind, "subject": unplanned });
        assert_eq!(test.call("reminders", input), json!([]), "{kind}: without a time there is no reminder");
    }
    let trashed = planned(&test, &community, "activity", "trashed", at(ten));
    test.call("activities_trash", json!({ "uids": [trashed], "trashed": true }));
    let done = planned(&test, &community, "task", "done", at(ten));
    test.call("tasks_mark", json!({ "tasks": [{ "uid": done, "original": "" }], "done": true }));
    test.clock.advance(2 * HOUR);
    assert_eq!(rings(&test), [""; 0]);
    test.call("activities_trash", json!({ "uids": [trashed], "trashed": false }));
    assert_eq!(rings(&test), ["trashed"], "what comes back out of the trash is caught up");
    let waiting = test.call("reminders_waiting", json!({}));
    test.call("reminders_acknowledge", json!({ "fires": [waiting[0]["fire"]] }));
    assert_eq!(test.call("reminders_waiting", json!({})), json!([]));
    test.clock.advance(HOUR);
    assert_eq!(rings(&test), [""; 0], "an answer is an answer");
}

#[test]
fn a_date_of_a_series_that_is_done_is_silent_and_the_next_one_rings() {
    let (test, community) = TestApp::with_community();
    let groups = test.call(
        "channels_add",
        json!({ "community": community, "channels": [{ "name": "一群", "kind": "qq_group" }, { "name": "二群", "kind": "qq_group" }] }),
    );
    let task = planned(&test, &community, "task", "水群", daily("2026-03-02T10:00:00"));
    let post = planned(&test, &community, "content", "早报", daily("2026-03-02T11:00:00"));
    test.call("content_edit", json!({ "uid": post, "channels": groups }));
    let first = |hour: u32| format!("2026-03-02T{hour}:00:00");
    test.call("tasks_mark", json!({ "tasks": [{ "uid": task, "original": first(10) }], "done": true }));
    let sent = |channel: &Value| {
        test.call(
            "deliveries_mark",
            json!({ "uid": post, "original": first(11), "channels": [channel], "state": "sent" }),
        );
    };
    sent(&groups[0]);
    test.clock.advance(2 * HOUR);
    assert_eq!(rings(&test), ["早报"], "one of two groups has it");
    assert_eq!(test.call("reminders_waiting", json!({})).as_array().unwrap().len(), 1);
    sent(&groups[1]);
    assert_eq!(test.call("reminders_waiting", json!({})), json!([]), "now nobody needs to be told");
    test.clock.advance(DAY);
    assert_eq!(rings(&test), ["水群", "早报"]);
    test.call("tasks_mark", json!({ "tasks": [{ "uid": task, "original": first(10) }], "done": false }));
    assert_eq!(rings(&test), ["水群"], "not done after all");
}

#[test]
fn what_continues_a_series_reminds_as_it_did() {
    let (test, community) = TestApp::with_community();
    let rule = json!({ "freq": "weekly", "interval": 1, "end": { "kind": "never" } });
    let weekly = json!({ "start": "2026-03-02T10:00:00", "duration_min": 60, "rule": rule });
    let talk = planned(&test, &community, "activity", "分享会", weekly);
    remind(&test, "activity", &talk, 30);
    assert_eq!(rings(&test), [""; 0]);
    let before = test.snapshot();
    let moved = test.call(
        "calendar_edit",
        json!({ "kind": "activity", "uid": talk, "original": "2026-03-09T10:00:00", "scope": "following",
                "change": { "start": "2026-03-09T15:00:00" } }),
    );
    assert_ne!(moved["uid"], talk, "a new series goes on");
    let input = json!({ "subject_kind": "activity", "subject": moved["uid"] });
    assert_eq!(test.call("reminders", input)[0]["lead_min"], 30);
    let mut rung = Vec::new();
    for half_hour in 0..(15 * 48) {
        for title in rings(&test) {
            rung.push((title, half_hour));
        }
        test.clock.advance(30 * MINUTE);
    }
    let week = 7 * 48;
    // Nine o'clock is half-hour 0: half an hour before ten, then half an hour before three.
    let expected = [1, week + 11, 2 * week + 11].map(|at| ("分享会".to_owned(), at));
    assert_eq!(rung, expected);
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
}

/// Wall clocks of one day in a zone, as the occurrences of a daily post at `time` must ring: once a day, at that time, or
/// as much later as the clock was set forward over it.
#[test]
fn on_the_days_when_clocks_change_everything_rings_once_at_its_wall_clock() {
    // The day before a change, in days after Monday the second of March; forward and back.
    for (zone, days, skipped_min) in [
        ("Europe/Berlin", [26, 236], 60),
        ("America/New_York", [5, 243], 60),
        ("America/Santiago", [33, 187], 60),
        ("Australia/Lord_Howe", [33, 215], 30),
    ] {
        for day in days {
            for time in ["00:00", "02:30"] {
                let (test, community) = TestApp::with_community();
                test.call("zone_set", json!({ "community": community, "tz": zone }));
                test.clock.set(MONDAY + day * DAY - DAY);
                let date = chrono::DateTime::from_timestamp_millis(MONDAY + (day - 1) * DAY).unwrap();
                let start = format!("{}T{time}:00", date.format("%Y-%m-%d"));
                planned(&test, &community, "content", "晚安", daily(&start));
                rings(&test);
                let mut walls = Vec::new();
                for _ in 0..(4 * 24 * 2) {
                    test.clock.advance(30 * MINUTE);
                    for _ in rings(&test) {
                        let now = tulou_core::Clock::now(test.clock.as_ref());
                        walls.push(tulou_core::recurrence::Zone::named(zone).unwrap().civil_of(now));
                    }
                }
                let label = format!("{zone}, day {day}, {time}: {walls:?}");
                let dates: std::collections::BTreeSet<_> = walls.iter().map(|wall| wall.date()).collect();
                assert!(walls.len() >= 3 && dates.len() == walls.len(), "once a day: {label}");
                assert!(
                    walls.windows(2).all(|pair| (pair[1].date() - pair[0].date()).num_days() == 1),
                    "every day: {label}"
                );
                let wanted = chrono::NaiveTime::parse_from_str(time, "%H:%M").unwrap();
                let late: Vec<i64> = walls.iter().map(|wall| (wall.time() - wanted).num_minutes()).collect();
                assert!(late.iter().all(|minutes| [0, skipped_min].contains(minutes)), "{label}");
                assert!(late.iter().filter(|minutes| **minutes != 0).count() <= 1, "{label}");
            }
        }
    }
}

#[test]
fn what_rings_says_in_which_community() {
    let (test, reading) = TestApp::with_community();
    planned(&test, &reading, "activity", "alone", at("2026-03-02T09:30:00"));
    let due = || test.call("reminders_due", json!({ "language": "en" }));
    test.clock.advance(30 * MINUTE);
    let alone = due()[0].clone();
    assert_eq!((&alone["community"], &alone["text"]), (&json!(reading), &json!("Starts now")));
    test.call("reminders_acknowledge", json!({ "fires": alone["fires"] }));

    let input = json!({ "name": "跑团", "tz": "Asia/Shanghai", "scale": "one" });
    let running = test.call("community_add", input)["uid"].as_str().unwrap().to_owned();
    planned(&test, &reading, "task", "订场地", at("2026-03-02T10:00:00"));
    planned(&test, &running, "activity", "晨跑", at("2026-03-02T10:00:00"));
    test.clock.advance(30 * MINUTE);
    let said: Vec<Value> = due().as_array().unwrap().clone();
    let told = |notice: &Value| (notice["community"].clone(), notice["text"].clone());
    assert_eq!(
        said.iter().map(told).collect::<Vec<_>>(),
        [(json!(reading), json!("Starts now · 读书会")), (json!(running), json!("Starts now · 跑团"))],
        "there are two by now, so their names say something"
    );

    for notice in &said {
        test.call("reminders_acknowledge", json!({ "fires": notice["fires"] }));
    }
    let many = |hour: u32, communities: [&str; 4]| {
        for community in communities {
            planned(&test, community, "task", "清单", at(&format!("2026-03-02T{hour}:00:00")));
        }
        test.clock.set(MONDAY + i64::from(hour - 9) * HOUR);
        let all = due().as_array().unwrap().clone();
        assert_eq!(all.len(), 1, "much at once is one notice: {all:?}");
        test.call("reminders_acknowledge", json!({ "fires": all[0]["fires"] }));
        all[0]["community"].clone()
    };
    let here = running.as_str();
    assert_eq!(many(11, [here; 4]), json!(here), "of one community");
    assert_eq!(many(12, [here, &reading, here, here]), json!(null), "of several");
}

#[test]
fn quiet_hours_let_ring_what_the_settings_let_ring() {
    let (test, community) = TestApp::with_community();
    let hours = json!({ "from": "09:00", "to": "12:00" });
    test.call("setting_set", json!({ "key": "reminders.quiet_hours", "value": hours }));
    let talk = planned(&test, &community, "activity", "分享会", at("2026-03-02T10:00:00"));
    let reminders = json!([{ "anchor": "start", "lead_min": 0, "quiet": "delay" }]);
    let input = json!({ "subject_kind": "activity", "subject": talk, "reminders": reminders });
    test.call("reminders_set", input);
    test.clock.advance(HOUR);
    assert_eq!(rings(&test), [""; 0], "it waits for the end of the quiet hours");
    let policy =
        |value: &str| test.call("setting_set", json!({ "key": "reminders.quiet_policy", "value": value }));
    policy("whisper");
    assert_eq!(rings(&test), [""; 0], "a word that nobody knows changes nothing");
    policy("ring");
    assert_eq!(rings(&test), ["分享会"]);
}

#[test]
fn a_pause_keeps_everything_still_and_what_was_due_rings_afterwards() {
    let (test, community) = TestApp::with_community();
    let talk = planned(&test, &community, "activity", "分享会", at("2026-03-02T09:30:00"));
    let reminders = json!([{ "anchor": "start", "lead_min": 0, "quiet": "ring" }]);
    test.call(
        "reminders_set",
        json!({ "subject_kind": "activity", "subject": talk, "reminders": reminders }),
    );
    let pause = |until: i64| {
        test.call("local_setting_set", json!({ "key": "reminders.paused_until", "value": until }))
    };
    pause(MONDAY + HOUR);
    test.clock.advance(HOUR - 1);
    assert_eq!(rings(&test), [""; 0], "also what rings in quiet hours");
    pause(MONDAY + 300 * 24 * HOUR);
    assert_eq!(rings(&test), ["分享会"], "a pause that a wrong clock made holds nothing back");
    pause(0);
    let late = planned(&test, &community, "activity", "夜谈", at("2026-03-02T10:30:00"));
    test.call(
        "reminders_set",
        json!({ "subject_kind": "activity", "subject": late, "reminders": reminders }),
    );
    pause(MONDAY + 2 * HOUR);
    test.clock.advance(HOUR);
    assert_eq!(rings(&test), [""; 0]);
    test.clock.advance(1);
    assert_eq!(rings(&test), ["夜谈"]);
}
