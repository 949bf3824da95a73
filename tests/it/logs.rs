//! Logs that come in, and what is counted from them: against a count that a reader can follow, in whatever order files come.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use serde_json::{Value, json};
use tulou_core::{Code, recurrence::Zone};
use tulou_tests::TestApp;

use crate::insights::community_in;

const FIRST: i64 = 1_709_000_000; // 27 February 2024
const HOUR: i64 = 3600;
const DAY: i64 = 86_400;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Event {
    at: i64,
    member: u8,
    channel: u8,
    kind: &'static str,
}

fn event() -> impl Strategy<Value = Event> {
    let kinds =
        prop::sample::select(vec!["message", "reply", "reaction", "check-in", "join", "leave", "dance"]);
    (0..120 * 24_i64, 0..HOUR, 0_u8..9, 0_u8..3, kinds).prop_map(|(hour, second, member, channel, kind)| {
        Event { at: FIRST + hour * HOUR + second, member, channel, kind }
    })
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec(event(), 1..160).prop_map(|mut events| {
        // Some happen twice within one second.
        let again = events.iter().step_by(7).cloned().collect::<Vec<_>>();
        events.extend(again);
        events.sort();
        events
    })
}

fn csv(events: &[Event]) -> String {
    let mut text = String::from("time,member_id,channel,kind\n");
    for Event { at, member, channel, kind } in events {
        let time = chrono::DateTime::from_timestamp(*at, 0).unwrap().format("%Y-%m-%dT%H:%M:%SZ");
        text.push_str(&format!("{time},m{member},c{channel},{kind}\n"));
    }
    text
}

fn import(test: &TestApp, community: &str, text: &str) -> Value {
    test.call("log_import", json!({ "community": community, "source": { "kind": "text", "text": text } }))
}

fn weight(kind: &str) -> Option<u64> {
    match kind {
        "message" => Some(10),
        "reply" => Some(15),
        "reaction" => Some(2),
        "check-in" => Some(30),
        _ => None,
    }
}

/// The figures as METRICS says them, by sets and loops.
fn counted(events: &[Event], zone: &str, wanted: impl Fn(&Event) -> bool, as_of: Option<i64>) -> Value {
    let zone = Zone::named(zone).unwrap();
    let civil = |at: i64| zone.civil_of(at * 1000);
    let day = |at: i64| (civil(at).date() - chrono::NaiveDate::default()).num_days();
    let text = |day: i64| (chrono::NaiveDate::default() + chrono::Duration::days(day)).to_string();
    let counting = |event: &&Event| weight(event.kind).is_some() && wanted(event);
    let mut there: Vec<&Event> = events.iter().filter(counting).collect();
    let as_of = as_of.or(there.iter().map(|event| day(event.at)).max());
    let Some(as_of) = as_of else { return json!(null) };
    there.retain(|event| day(event.at) <= as_of);
    let mut days: BTreeMap<u8, BTreeSet<i64>> = BTreeMap::new();
    for event in &there {
        days.entry(event.member).or_default().insert(day(event.at));
    }
    let first = days.values().filter_map(|days| days.first()).min().copied();
    let within = |length: i64| -> Vec<Value> {
        let Some(first) = first else { return Vec::new() };
        let active =
            |on: i64| days.values().filter(|days| days.range(on - length + 1..=on).next().is_some()).count();
        (first..=as_of).map(|on| json!([text(on), active(on)])).collect()
    };
    let week = |day: i64| (day + 3).div_euclid(7);
    let monday = |week: i64| text(week * 7 - 3);
    let weeks: BTreeMap<u8, BTreeSet<i64>> =
        days.iter().map(|(member, days)| (*member, days.iter().map(|day| week(*day)).collect())).collect();
    let (mut retention, mut life) = (BTreeMap::new(), BTreeMap::new());
    for weeks in weeks.values() {
        let cohort = *weeks.first().unwrap();
        for one in weeks {
            *retention.entry((cohort, one - cohort)).or_insert(0) += 1;
            let known: &mut [u32; 4] = life.entry(*one).or_default();
            let place = if *one == cohort {
                0
            } else if weeks.contains(&(one - 1)) {
                1
            } else {
                2
            };
            known[place] += 1;
        }
    }
    for weeks in weeks.values() {
        for one in weeks.iter().filter(|one| !weeks.contains(&(*one + 1))) {
            if let Some(life) = life.get_mut(&(one + 1)) {
                life[3] += 1;
            }
        }
    }
    let mut heat = BTreeMap::new();
    for event in &there {
        use chrono::Timelike;
        let hour = civil(event.at).hour();
        *heat.entry(((day(event.at) + 3).rem_euclid(7), hour)).or_insert(0) += 1;
    }
    let weights = |length: i64| {
        let mut sums: BTreeMap<u8, u64> = BTreeMap::new();
        for event in there.iter().filter(|event| day(event.at) > as_of - length) {
            *sums.entry(event.member).or_default() += weight(event.kind).unwrap();
        }
        sums
    };
    let mut top: Vec<(u64, u8)> = weights(30).into_iter().map(|(member, weight)| (weight, member)).collect();
    top.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    let quarter = weights(90);
    let rfm = days.iter().map(|(member, days)| {
        let recent = days.range(as_of - 89..).count();
        json!([
            format!("m{member}"),
            as_of - days.last().unwrap(),
            recent,
            quarter.get(member).copied().unwrap_or(0)
        ])
    });
    json!({
        "dau": within(1), "wau": within(7), "mau": within(30),
        "retention": retention.iter().map(|((cohort, offset), n)| json!([monday(*cohort), offset, n])).collect::<Vec<_>>(),
        "lifecycle": life.iter().map(|(week, [a, b, c, d])| json!([monday(*week), a, b, c, d])).collect::<Vec<_>>(),
        "heat": heat.iter().map(|((day, hour), n)| json!([day, hour, n])).collect::<Vec<_>>(),
        "top": top.iter().map(|(weight, member)| json!([format!("m{member}"), weight])).collect::<Vec<_>>(),
        "rfm": rfm.collect::<Vec<_>>(),
    })
}

/// The same figures out of an answer; the coefficient is checked where it is made.
fn told(answer: &Value) -> Value {
    if answer["as_of"].is_null() {
        return json!(null);
    }
    let names = ["dau", "wau", "mau", "retention", "lifecycle", "heat", "top", "rfm"];
    names
        .iter()
        .map(|name| (String::from(*name), answer[name].clone()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn asked(test: &TestApp, community: &str, more: Value) -> Value {
    let mut question = json!({ "community": community, "members": true });
    question.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    told(&test.call("insights", question))
}

/// Runs a property on some cases; each of them makes a workspace.
pub(crate) fn check<S: Strategy>(strategy: S, property: impl Fn(S::Value)) {
    let config = Config { cases: 20, failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(&strategy, |value| {
            property(value);
            Ok(())
        })
        .unwrap();
}

#[test]
fn figures_are_those_of_a_count_by_hand_in_every_zone_and_for_every_filter() {
    let zones = prop::sample::select(vec!["Asia/Shanghai", "Europe/Berlin", "America/St_Johns"]);
    check((events(), zones, 0_i64..130), |(events, zone, back)| {
        let (test, community) = community_in(zone);
        let report = import(&test, &community, &csv(&events));
        assert_eq!(report["added"], events.len());
        assert_eq!(asked(&test, &community, json!({})), counted(&events, zone, |_| true, None));
        let day = (FIRST + back * DAY) / DAY;
        let as_of = (chrono::NaiveDate::default() + chrono::Duration::days(day)).to_string();
        let by_hand = counted(&events, zone, |_| true, Some(day));
        if by_hand["dau"] != json!([]) {
            assert_eq!(asked(&test, &community, json!({ "as_of": as_of })), by_hand, "as of {as_of}");
        }
        let kinds = json!({ "kinds": ["reply", "check-in"] });
        let is_kind = |event: &Event| ["reply", "check-in"].contains(&event.kind);
        let by_hand = counted(&events, zone, is_kind, None);
        if !by_hand.is_null() {
            assert_eq!(asked(&test, &community, kinds), by_hand, "of two kinds");
        }
        let channels = test.call("channels", json!({ "community": community }));
        let first = channels.as_array().unwrap().iter().find(|channel| channel["name"] == "c0");
        let by_hand = counted(&events, zone, |event| event.channel == 0, None);
        if let (Some(channel), false) = (first, by_hand.is_null()) {
            assert_eq!(
                asked(&test, &community, json!({ "channels": [channel["uid"]] })),
                by_hand,
                "of one channel"
            );
        }
    });
}

#[test]
fn whatever_parts_a_log_comes_in_and_however_often_it_is_one_log() {
    let parts = (events(), prop::collection::vec(any::<prop::sample::Index>(), 4), any::<bool>());
    check(parts, |(events, cuts, backwards)| {
        let (whole, community) = community_in("Asia/Shanghai");
        import(&whole, &community, &csv(&events));
        let expected = asked(&whole, &community, json!({}));
        let (test, community) = community_in("Asia/Shanghai");
        let mut stretches: Vec<(usize, usize)> = cuts
            .chunks(2)
            .map(|two| (two[0].index(events.len()), two[1].index(events.len()) + 1))
            .filter(|(from, to)| from < to)
            .chain([(0, events.len()), (0, events.len())])
            .collect();
        if backwards {
            stretches.reverse();
        }
        // Equal rows are cut apart by no stretch: which of them is which nobody can tell.
        let widened = |(from, to): (usize, usize)| {
            let from = (0..=from).rev().find(|at| *at == 0 || events[at - 1] != events[*at]).unwrap();
            let to =
                (to..=events.len()).find(|at| *at == events.len() || events[at - 1] != events[*at]).unwrap();
            &events[from..to]
        };
        let mut added = 0;
        for stretch in stretches {
            added += import(&test, &community, &csv(widened(stretch)))["added"].as_u64().unwrap();
        }
        assert_eq!(added, events.len() as u64);
        assert_eq!(asked(&test, &community, json!({})), expected);
    });
}

#[test]
fn a_log_is_one_step_that_is_taken_back_and_comes_again() {
    let (test, community) = TestApp::with_community();
    let before = test.snapshot();
    let text = "time,member,kind\n2024-03-05T09:00:00Z,李四,message\n2024-03-05T09:00:00Z,李四,message\n2024-03-06T09:00:00Z,王五,打卡\n";
    let input =
        json!({ "community": community, "channel": "读书群", "source": { "kind": "text", "text": text } });
    let looked = test.call("log_inspect", json!({ "community": community, "source": input["source"] }));
    assert_eq!(looked["is_log"], true);
    let dry = test.call(
        "log_import",
        json!({ "community": community, "channel": "读书群", "dry_run": true, "source": input["source"] }),
    );
    assert_eq!(
        (&dry["added"], &dry["strangers"], &dry["channels"]),
        (&json!(3), &json!(2), &json!(["读书群"]))
    );
    assert_eq!(test.snapshot(), before, "a dry run writes nothing");
    let mut done = test.call("log_import", input.clone());
    assert!(done["batch"].take().is_string() && dry["batch"].is_null(), "only what is done is a batch");
    assert_eq!(done, dry);
    let after = test.snapshot();
    let figures = asked(&test, &community, json!({}));
    assert_eq!(figures["dau"], json!([["2024-03-05", 1], ["2024-03-06", 1]]));
    let again = test.call("log_import", input);
    assert_eq!((&again["added"], &again["known"], &again["channels"]), (&json!(0), &json!(3), &json!([])));
    assert_eq!(test.snapshot(), after, "the second time changed nothing, and is no step");
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
    assert_eq!(asked(&test, &community, json!({})), json!(null));
    test.call("redo", json!({}));
    assert_eq!(asked(&test, &community, json!({})), figures);
}

#[test]
fn an_author_is_the_member_whose_account_says_so() {
    let (test, community) = TestApp::with_community();
    let list = "用户ID,姓名\nu1,李四\nu2,王五\n";
    let source = json!({ "kind": "text", "text": list });
    let seen = test.call("import_inspect", json!({ "community": community, "source": source }));
    let mapping: Vec<_> =
        seen["columns"].as_array().unwrap().iter().map(|column| column["target"].clone()).collect();
    test.call(
        "import_apply",
        json!({ "community": community, "source": source, "header_row": 1, "mapping": mapping, "identity": seen["identities"][0] }),
    );
    let text = "时间,用户ID,类型\n2024-03-05 09:00,u1,消息\n2024-03-05 10:00,u9,消息\n";
    let report = import(&test, &community, text);
    assert_eq!((&report["added"], &report["strangers"]), (&json!(2), &json!(1)));
    let figures = asked(&test, &community, json!({}));
    assert_eq!(figures["top"], json!([["u1", 10], ["u9", 10]]));
    // Local times are those of the community's clock.
    assert_eq!(figures["heat"], json!([[1, 9, 1], [1, 10, 1]]));
}

#[test]
fn rows_that_cannot_be_read_are_told_with_their_places_and_what_is_no_log_is_refused() {
    let (test, community) = TestApp::with_community();
    let text = "time,member,kind\n昨天,李四,message\n2024-03-05T09:00:00Z,,message\n1824-03-05T09:00:00Z,李四,message\n2024-03-05T09:00:00Z,李四,reply\n";
    let report = import(&test, &community, text);
    assert_eq!(report["rows"], 1);
    assert_eq!(report["problem_counts"], json!({ "not_a_time": 2, "no_member": 1 }));
    let places: Vec<_> = report["problems"].as_array().unwrap().iter().map(|one| &one["row"]).collect();
    assert_eq!(places, [2, 3, 4]);
    let before = test.snapshot();
    for text in ["姓名,手机\n李四,13800000000\n", "a,b\n1,2\n", ""] {
        let source = json!({ "kind": "text", "text": text });
        let error =
            test.try_call("log_import", json!({ "community": community, "source": source })).unwrap_err();
        assert_eq!((error.code, &error.details["reason"]), (Code::BadFile, &json!("not_a_log")), "{text}");
    }
    assert_eq!(test.snapshot(), before);
}

#[test]
fn what_a_table_does_not_say_of_its_times_is_asked() {
    let (test, community) = community_in("Asia/Shanghai");
    let look = |text: &str, said: Value| {
        let mut input =
            json!({ "community": community, "source": { "kind": "text", "text": text }, "dry_run": true });
        input.as_object_mut().unwrap().extend(said.as_object().unwrap().clone());
        test.call("log_import", input)
    };
    let table = |times: &[&str]| {
        times.iter().fold("time,member,kind\n".to_owned(), |text, time| text + time + ",Li,message\n")
    };
    for (times, zone, unclear) in [
        (&["2024-03-05T09:00:00Z"][..], Value::Null, false),
        (&["2024-03-05 09:00"], json!("Asia/Shanghai"), false),
        (&["3/5/2024 9:05", "4/5/2024 9:05"], json!("Asia/Shanghai"), true),
        (&["3/5/2024 9:05", "25/5/2024 9:05"], json!("Asia/Shanghai"), false),
        (&["3.5.2024 9:05"], json!("Asia/Shanghai"), false),
        (&["2024-03-05T09:00:00Z", "5/3/2024 9:05", "25/3/2024 9:05"], json!("Asia/Shanghai"), false),
    ] {
        let found = look(&table(times), json!({}));
        assert_eq!((&found["zone"], &found["order_unclear"]), (&zone, &json!(unclear)), "{times:?}");
    }
    // What is said is believed: the day, and the zone.
    let dau = |said: Value| {
        let (test, community) = community_in("Asia/Shanghai");
        let source = json!({ "kind": "text", "text": table(&["3/5/2024 23:30"]) });
        let mut input = json!({ "community": community, "source": source });
        input.as_object_mut().unwrap().extend(said.as_object().unwrap().clone());
        test.call("log_import", input);
        let figures: Value = test.call("insights", json!({ "community": community }));
        figures["dau"][0][0].as_str().unwrap().to_owned()
    };
    for (said, day) in [
        (json!({ "day_first": true }), "2024-05-03"),
        (json!({ "day_first": false }), "2024-03-05"),
        (json!({ "day_first": true, "zone": "America/New_York" }), "2024-05-04"),
    ] {
        assert_eq!(dau(said.clone()), day, "{said}");
    }
    let refused = test.try_call(
        "log_import",
        json!({ "community": community, "source": { "kind": "text", "text": table(&[]) }, "zone": "Mars/Base" }),
    );
    assert!(refused.is_err(), "a zone that nobody knows");
}

#[test]
fn a_table_that_came_in_before_keeps_its_zone() {
    let (test, community) = community_in("Asia/Shanghai");
    let source = json!({ "kind": "text", "text": "时间,成员,类型\n2026-03-01 09:00,小红,message\n2026-03-01 23:30,小明,message\n" });
    let import = |more: Value| {
        let mut input = json!({ "community": community, "source": source, "channel": "晨读" });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        test.try_call("log_import", input)
    };
    assert_eq!(import(json!({ "zone": "Europe/Berlin" })).unwrap()["added"], 2);
    let before = test.snapshot();
    let again = import(json!({})).unwrap();
    assert_eq!((&again["zone"], &again["known"]), (&json!("Europe/Berlin"), &json!(2)));
    let error = import(json!({ "zone": "Asia/Tokyo" })).unwrap_err();
    assert_eq!(error.details["reason"], "imported_in_other_zone");
    let looked = import(json!({ "zone": "Asia/Tokyo", "dry_run": true })).unwrap();
    assert_eq!(looked["zone_before"], "Europe/Berlin", "a look says it");
    assert_eq!(test.snapshot(), before);
}
