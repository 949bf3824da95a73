//! A plan of our own, exported and opened with programs that were not written here: khal, libical, and icalendar with
//! recurring-ical-events. Each must show what the plan says: every date, in UTC or as days, with its title.

use std::{collections::BTreeMap, path::Path};

use serde_json::{Value, json};
use tulou_tests::TestApp;

use crate::support;

const FROM: &str = "2026-03-01";
const TO: &str = "2026-12-01";

fn rule(text: Value) -> Value {
    let mut rule = json!({ "interval": 1, "end": { "kind": "never" } });
    for (key, value) in text.as_object().unwrap() {
        rule[key] = value.clone();
    }
    rule
}

/// Every form that a plan has within the rules that other programs know: series across the change of clocks, moved, renamed
/// and left out dates, whole days, several days, other zones, floating times, long and awkward texts, done tasks.
fn plan(test: &TestApp, community: &str) {
    let activity = |title: &str, when: Value| {
        let input =
            json!({ "community": community, "title": title, "when": when, "note": "a;b,c\\d\nfünf 五" });
        test.call("activity_add", input)["uid"].clone()
    };
    let at = |start: &str, minutes: i64| json!({ "start": start, "duration_min": minutes });
    let with = |mut when: Value, key: &str, value: Value| {
        when[key] = value;
        when
    };
    activity(
        "einmal; mit, Zeichen \\ und 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十 🎉",
        at("2026-03-02T19:00:00", 90),
    );
    let weekly = rule(
        json!({ "freq": "weekly", "by_day": [{ "number": null, "weekday": "monday" }, { "number": null, "weekday": "thursday" }] }),
    );
    let talk = activity("Stammtisch", with(at("2026-03-02T19:30:00", 120), "rule", weekly));
    let edit = |original: &str, change: Value| {
        test.call(
            "calendar_edit",
            json!({ "kind": "activity", "uid": talk, "original": original, "scope": "this", "change": change }),
        );
    };
    edit("2026-03-30T19:30:00", json!({ "start": "2026-03-31T18:00:00" }));
    edit("2026-04-02T19:30:00", json!({ "overrides": { "title": "Stammtisch im Freien" } }));
    test.call(
        "calendar_delete",
        json!({ "kind": "activity", "uid": talk, "original": "2026-04-09T19:30:00", "scope": "this" }),
    );
    let monthly = rule(
        json!({ "freq": "monthly", "by_day": [{ "number": 3, "weekday": "sunday" }], "end": { "kind": "count", "count": 6 } }),
    );
    activity("Monatstreff", with(at("2026-03-15T11:00:00", 60), "rule", monthly));
    let daily = rule(
        json!({ "freq": "daily", "end": { "kind": "until", "until": "2026-04-05T08:00:00", "form": "local" } }),
    );
    activity("Morgengruß", with(at("2026-03-20T08:00:00", 15), "rule", daily));
    activity("Festival", with(at("2026-05-01T00:00:00", 3 * 1440), "all_day", true.into()));
    let yearly = rule(json!({ "freq": "yearly" }));
    activity(
        "Jahrestag",
        with(with(at("2026-06-18T00:00:00", 1440), "all_day", true.into()), "rule", yearly),
    );
    let last = rule(json!({ "freq": "monthly", "by_month_day": [31], "skip": "backward" }));
    activity("Monatsende", with(at("2026-03-31T17:00:00", 30), "rule", last));
    let thirtieth = rule(json!({ "freq": "monthly", "by_month_day": [30], "skip": "backward" }));
    activity("Abrechnung", with(at("2026-01-30T17:00:00", 30), "rule", thirtieth));
    activity("Schalttag", with(at("2024-02-29T09:00:00", 30), "rule", rule(json!({ "freq": "yearly" }))));
    activity("上海分享会", with(at("2026-03-28T20:00:00", 60), "tz", "Asia/Shanghai".into()));
    activity("Weltweit", with(at("2026-10-24T12:00:00", 30), "tz", "UTC".into()));
    test.call(
        "content_add",
        json!({ "community": community, "title": "Beitrag", "text": "x", "when": at("2026-10-25T09:00:00", 30) }),
    );
    let chore = rule(json!({ "freq": "weekly", "end": { "kind": "count", "count": 4 } }));
    let task = test.call(
        "task_add",
        json!({ "community": community, "title": "Aufräumen", "when": with(at("2026-03-06T17:00:00", 30), "rule", chore) }),
    );
    let dates = json!([{ "uid": task["uid"], "original": "2026-03-13T17:00:00" }]);
    test.call("tasks_mark", json!({ "tasks": dates, "done": true }));
}

/// What the plan says, and what of it is done, as the readers print it.
fn expected(test: &TestApp, community: &str) -> BTreeMap<String, usize> {
    let input = json!({ "community": community, "from": FROM, "to": TO });
    let mut lines = BTreeMap::new();
    for one in test.call("occurrences", input).as_array().unwrap() {
        let kind = if one["kind"] == "task" { "VTODO" } else { "VEVENT" };
        let done = one["start"] == "2026-03-13T16:00:00Z" && kind == "VTODO";
        let line = json!([kind, one["start"], one["end"], one["title"], done]);
        *lines.entry(line.to_string()).or_default() += 1;
    }
    lines
}

fn read(script: &str, file: &Path) -> Option<BTreeMap<String, usize>> {
    let python = support::python()?;
    let answer = support::run(&python, script, &[&file.display().to_string(), FROM, TO], "");
    let mut lines = BTreeMap::new();
    for line in answer.lines() {
        let value: Value = serde_json::from_str(line).expect("the judge prints JSON");
        *lines.entry(value.to_string()).or_default() += 1;
    }
    Some(lines)
}

fn judged_by(script: &str, with_tasks: bool) {
    let (test, community) = TestApp::with_community();
    test.call("zone_set", json!({ "community": community, "tz": "Europe/Berlin" }));
    plan(&test, &community);
    let file = test.path().join("plan.ics");
    test.call("calendar_export", json!({ "path": file, "selection": { "community": community } }));
    let Some(found) = read(script, &file) else { return };
    let mut expected = expected(&test, &community);
    if !with_tasks {
        expected.retain(|line, _| line.contains("VEVENT"));
    }
    assert!(expected.len() > 90, "the plan has many dates: {}", expected.len());
    let text = std::fs::read_to_string(&file).unwrap();
    let only = |left: &BTreeMap<String, usize>, right: &BTreeMap<String, usize>| -> Vec<String> {
        left.iter()
            .filter(|(line, count)| right.get(*line) != Some(count))
            .map(|(line, _)| line.clone())
            .collect()
    };
    let (missing, extra) = (only(&expected, &found), only(&found, &expected));
    assert!(missing.is_empty() && extra.is_empty(), "{script} misses {missing:#?}, adds {extra:#?}\n{text}");
    println!("{script}: {} dates", found.values().sum::<usize>());
}

#[test]
fn icalendar_shows_the_plan() {
    judged_by("with_icalendar.py", true);
}

#[test]
fn khal_shows_the_plan() {
    judged_by("with_khal.py", false);
}

#[cfg(target_os = "linux")]
#[test]
fn libical_shows_the_plan() {
    judged_by("with_libical.py", true);
}
