//! Figures of the screens, against a count that a reader can follow: cells that are not over are blank, days without data are gaps,
//! and what nothing can be shared by has no share.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, Duration, NaiveDate};
use proptest::prelude::*;
use serde_json::{Value, json};
use tulou_core::{Code, recurrence::Zone};
use tulou_tests::TestApp;

mod hand;

use crate::logs::check;
use hand::{MEMBERS, People, events};

/// 1 January 2024.
const FIRST: &str = "2024-01-01";

fn first() -> NaiveDate {
    FIRST.parse().unwrap()
}

pub fn community_in(zone: &str) -> (TestApp, String) {
    let test = TestApp::new();
    let made = test.call("community_add", json!({ "name": "读书会", "tz": zone, "scale": "many" }));
    let uid = made["uid"].as_str().unwrap().to_owned();
    (test, uid)
}

pub fn import(test: &TestApp, community: &str, text: &str) {
    let source = json!({ "kind": "text", "text": text });
    test.call("log_import", json!({ "community": community, "source": source }));
}

/// Imports members by a table with the columns 用户ID, 姓名 and more.
pub fn import_members(test: &TestApp, community: &str, text: &str) {
    let source = json!({ "kind": "text", "text": text });
    let seen = test.call("import_inspect", json!({ "community": community, "source": source }));
    let columns = seen["columns"].as_array().unwrap();
    let mapping: Vec<_> = columns.iter().map(|column| column["target"].clone()).collect();
    test.call(
        "import_apply",
        json!({ "community": community, "source": source, "header_row": 1, "mapping": mapping, "identity": seen["identities"][0] }),
    );
}

pub fn ask(test: &TestApp, command: &str, community: &str, more: Value) -> Value {
    let mut question = json!({ "community": community });
    question.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    test.call(command, question)
}

fn zones() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["Asia/Shanghai", "Europe/Berlin", "America/St_Johns"])
}

#[test]
fn who_is_there_is_what_sets_of_days_say_and_gaps_are_no_zeros() {
    check((events(), zones(), 0_u64..100), |(events, zone, back)| {
        let (test, community) = community_in(zone);
        import(&test, &community, &hand::csv(&events));
        let clock = Zone::named(zone).unwrap();
        let people = People::of(&events, &clock, None);
        let to = people.last_known().checked_sub_days(Days::new(back / 10)).unwrap();
        let from = to.checked_sub_days(Days::new(back)).unwrap();
        let range = json!({ "from": from.to_string(), "to": to.to_string() });
        let answer = ask(&test, "insight_activity", &community, range);
        let people = People::of(&events, &clock, Some(to));
        let days: Vec<NaiveDate> = from.iter_days().take_while(|day| *day <= to).collect();
        let expected: Vec<Value> = days.iter().map(|day| people.activity(*day)).collect();
        assert_eq!(answer["days"], json!(expected));
        let there = people.days.values().filter(|days| days.range(from..=to).next().is_some()).count();
        let known = days.iter().filter(|day| people.is_known(**day)).count();
        assert_eq!(answer["coverage"]["known_days"], known);
        let value = if known == 0 { json!(null) } else { json!(there as f64) };
        assert_eq!(answer["people"]["value"], value);
        let mut power: BTreeMap<usize, u32> = BTreeMap::new();
        for days in people.days.values() {
            *power.entry(days.range(from..=to).count()).or_default() += 1;
        }
        power.remove(&0);
        let longest = power.keys().max().copied().unwrap_or(0);
        let expected: Vec<u32> = (1..=longest).map(|count| power.get(&count).copied().unwrap_or(0)).collect();
        assert_eq!(answer["power"], json!(expected));
    });
}

#[test]
fn who_stays_is_what_sets_of_intervals_say_and_cells_that_are_not_over_are_blank() {
    let intervals = prop::sample::select(vec!["day", "week", "month"]);
    check(
        (events(), zones(), intervals, any::<bool>(), 0_u64..40),
        |(events, zone, interval, join, back)| {
            let (test, community) = community_in(zone);
            // Every other one has a date of joining; the last one never says anything.
            let joined = |member: usize| first() + Duration::days(member as i64 * 9);
            let dated: BTreeMap<u8, NaiveDate> =
                (0..=MEMBERS).step_by(2).map(|member| (member, joined(usize::from(member)))).collect();
            let lines: Vec<String> =
                dated.iter().map(|(member, day)| format!("m{member},成员{member},{day}")).collect();
            import_members(&test, &community, &format!("用户ID,姓名,加入日期\n{}\n", lines.join("\n")));
            import(&test, &community, &hand::csv(&events));
            let clock = Zone::named(zone).unwrap();
            let as_of = People::of(&events, &clock, None).last_known() - Duration::days(back as i64);
            let people = People::of(&events, &clock, Some(as_of));
            let question = json!({
                "from": people.first_known().to_string(), "to": as_of.max(people.first_known()).to_string(),
                "as_of": as_of.to_string(), "interval": interval, "cohort": if join { "join" } else { "first" },
            });
            let answer = ask(&test, "insight_retention", &community, question);
            if as_of < people.first_known() {
                assert_eq!((&answer["cohorts"], &answer["lifecycle"]), (&json!([]), &json!([])));
                return;
            }
            let starts = if join { people.joined(&dated) } else { people.firsts() };
            assert_eq!(answer["cohorts"], people.cohorts(interval, &starts), "{interval} {starts:?}");
            assert_eq!(answer["lifecycle"], people.lifecycle(interval));
            // The average is of what is known: Σ retained / Σ size.
            let cohorts = answer["cohorts"].as_array().unwrap();
            for (column, average) in answer["averages"]["bounded"].as_array().unwrap().iter().enumerate() {
                let known = cohorts.iter().filter_map(|cohort| {
                    Some((cohort["bounded"].get(column)?.as_f64()?, cohort["size"].as_f64()?))
                });
                let (there, size) = known.fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
                let expected = if size > 0.0 { json!(there / size) } else { json!(null) };
                assert_eq!(*average, expected, "column {column}");
            }
        },
    );
}

#[test]
fn people_are_chosen_by_their_state_and_kinds_weigh_what_the_community_says() {
    let (test, community) = community_in("Asia/Shanghai");
    import_members(
        &test,
        &community,
        "用户ID,姓名,标签,加入日期\nu1,李四,老师,2024-01-01\nu2,王五,,2024-01-08\n",
    );
    import(
        &test,
        &community,
        "time,member_id,kind\n2024-01-08T01:00:00Z,u1,reply\n2024-01-09T01:00:00Z,u2,message\n2024-01-10T01:00:00Z,u3,reaction\n",
    );
    let range = json!({ "from": "2024-01-08", "to": "2024-01-14" });
    let with = |more: Value| {
        let mut all = range.clone();
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    let people = |more: Value| ask(&test, "insight_people", &community, with(more));
    let leaders = |answer: &Value| {
        let told = answer["leaders"].as_array().unwrap().iter();
        told.map(|one| (one["person"]["key"].clone(), one["rank"].clone(), one["weight"].clone()))
            .collect::<Vec<_>>()
    };
    let told = |key: &str, rank: u32, weight: u32| (json!(key), json!(rank), json!(weight));
    let all = people(json!({}));
    assert_eq!(leaders(&all), [told("u1", 1, 15), told("u2", 2, 10), told("u3", 3, 2)]);
    assert_eq!(all["leaders"][0]["person"]["name"], "李四");
    assert_eq!(all["leaders"][2]["person"]["member"], json!(null), "nobody's member");
    // Three people are too few for places among each other: days since 6, 5 and 4, one day each.
    assert_eq!((&all["ranked"], &all["scored"]), (&json!(false), &json!(3)));
    assert_eq!(all["cells"][4][0], 3);

    let tags = test.call("tags", json!({ "community": community, "kind": "member" }));
    let teacher = &tags[0]["uid"];
    assert_eq!(leaders(&people(json!({ "member_tags": [teacher] }))), [told("u1", 1, 15)]);
    let without = people(json!({ "without_tags": [teacher] }));
    assert_eq!(leaders(&without), [told("u2", 1, 10), told("u3", 2, 2)]);
    let filter = json!({ "kind": "tag", "any": [teacher], "none": false });
    let segment =
        test.try_call("segment_add", json!({ "community": community, "name": "老师", "filter": filter }));
    let segment = segment.expect("a segment by a tag");
    assert_eq!(leaders(&people(json!({ "segment": segment["uid"] }))), [told("u1", 1, 15)]);

    let before = test.call("counting_rules", json!({ "community": community }));
    let weights = json!({ "community": community, "tenths": { "message": 16 } });
    let set = test.call("counting_rules_set", weights);
    assert_eq!(set["kinds"][0], json!({ "kind": "message", "tenths": 16, "usual": 10 }));
    assert_eq!(leaders(&people(json!({})))[0], told("u2", 1, 16));
    let printed = ask(&test, "insights", &community, json!({ "members": false }));
    assert_eq!(printed["top"], json!([["u2", 16], ["u1", 15], ["u3", 2]]));
    test.call("undo", json!({}));
    assert_eq!(test.call("counting_rules", json!({ "community": community })), before);
    for tenths in [json!({ "join": 1 }), json!({ "dance": 1 }), json!({ "message": 10_001 })] {
        let wrong = json!({ "community": community, "tenths": tenths });
        assert_eq!(test.try_call("counting_rules_set", wrong).unwrap_err().code, Code::Invalid);
    }
}

#[test]
fn a_tier_is_that_of_the_day_as_of_which_is_asked() {
    let (test, community) = community_in("Asia/Shanghai");
    import_members(&test, &community, "用户ID,姓名\nu1,李四\nu2,王五\n");
    let ladder =
        test.call("ladder_add", json!({ "community": community, "name": "等级", "tiers": ["新人", "骨干"] }));
    let tier = &ladder["tiers"][1]["uid"];
    let page = test.call("members", json!({ "community": community, "limit": 10 }));
    let first = page["rows"].as_array().unwrap().iter().find(|row| row["name"] == "李四").unwrap();
    let moved = json!({ "tier": tier, "who": { "kind": "these", "uids": [first["uid"]] } });
    test.call("members_move_tier", moved);
    // The clock stands at 2 March 2026.
    import(
        &test,
        &community,
        "time,member_id,kind\n2026-03-01T01:00:00Z,u1,message\n2026-03-01T02:00:00Z,u2,message\n2026-03-02T02:00:00Z,u2,message\n",
    );
    let people = |as_of: &str| {
        let range = json!({ "from": "2026-02-20", "to": "2026-03-02", "as_of": as_of, "tier": tier });
        ask(&test, "insight_activity", &community, range)["people"]["value"].clone()
    };
    assert_eq!(people("2026-03-02"), 1.0);
    assert_eq!(people("2026-03-01"), 0.0, "the day before nobody stood there");
}

#[test]
fn who_fell_silent_and_who_came_back_are_named_as_far_as_it_is_known() {
    let (test, community) = community_in("Asia/Shanghai");
    let mut lines = Vec::new();
    let mut say = |day: i64, member: &str| {
        lines.push(format!("{}T02:00:00Z,{member},message", first() + Duration::days(day)));
    };
    for day in 0..100 {
        say(day, "always");
    }
    for day in [40, 42, 44, 46, 48] {
        say(day, "drifting");
    }
    for day in [60, 62, 64, 66] {
        say(day, "seldom");
    }
    for day in [10, 12, 14, 16, 18, 97] {
        say(day, "back");
    }
    for day in [60, 61, 62, 63, 64, 97] {
        say(day, "paused");
    }
    import(&test, &community, &format!("time,member,kind\n{}\n", lines.join("\n")));
    let last = first() + Duration::days(99);
    let names = |answer: &Value, list: &str| {
        let told = answer[list].as_array().unwrap().iter();
        told.map(|one| (one["person"]["key"].as_str().unwrap().to_owned(), one["silent"].as_u64().unwrap()))
            .collect::<Vec<_>>()
    };
    let of = |more: Value| ask(&test, "insight_people", &community, more);
    let answer = of(json!({ "to": last.to_string() }));
    assert_eq!(names(&answer, "drifting"), [("drifting".to_owned(), 51)]);
    assert_eq!(names(&answer, "back"), [("back".to_owned(), 78), ("paused".to_owned(), 32)]);
    assert_eq!((&answer["drifting_total"], &answer["back_total"]), (&json!(1), &json!(2)));
    assert_eq!(answer["back"][0]["back_on"], (first() + Duration::days(97)).to_string());
    let sooner = of(json!({ "to": last.to_string(), "least": 4, "silent": 33 }));
    assert_eq!(
        (names(&sooner, "drifting"), names(&sooner, "back")),
        (vec![("drifting".to_owned(), 51), ("seldom".to_owned(), 33)], vec![("back".to_owned(), 78)])
    );
    // Ten days after the log ended nothing is known of anybody.
    let later = of(json!({ "to": (last + Duration::days(10)).to_string() }));
    assert_eq!((&later["drifting_total"], &later["drifting"]), (&json!(null), &json!([])));
    assert_eq!(later["last_data"], last.to_string());
    let early = of(json!({ "to": (first() + Duration::days(28)).to_string() }));
    assert_eq!(early["drifting_total"], json!(null), "29 days are too few to be silent for 30");
}

#[test]
fn newcomers_are_followed_and_answered_by_somebody_else() {
    let (test, community) = community_in("Asia/Shanghai");
    import_members(
        &test,
        &community,
        "用户ID,姓名,加入日期\nu1,早,2024-01-02\nu2,晚,2024-01-02\nu3,不说,2024-01-03\nu4,刚来,2024-01-19\nold,老人,2023-05-01\n",
    );
    import(
        &test,
        &community,
        "time,member_id,channel,kind
2024-01-01T01:00:00Z,old,一群,message
2024-01-02T01:00:00Z,u1,一群,reaction
2024-01-04T01:00:00Z,u1,一群,message
2024-01-04T02:00:00Z,old,一群,message
2024-01-12T01:00:00Z,u2,一群,message
2024-01-12T01:30:00Z,u2,一群,message
2024-01-12T01:40:00Z,old,二群,message
2024-01-12T02:00:01Z,old,一群,message
2024-01-20T01:00:00Z,old,一群,message
",
    );
    let range = json!({ "from": "2024-01-02", "to": "2024-01-20" });
    let answer = ask(&test, "insight_newcomers", &community, range);
    assert_eq!((&answer["joined"]["value"], &answer["joined"]["before"]), (&json!(4.0), &json!(0.0)));
    // u1 within two days; u2 after ten; u3 never; of u4 the week is not over.
    assert_eq!((answer["activated"]["value"].as_f64().unwrap() * 3.0).round(), 100.0);
    assert_eq!(answer["activated"]["of"], 3.0);
    // Reactions count as first interactions: 0 and 10 days.
    assert_eq!(
        (&answer["first_days"]["value"], &answer["first_days_90"]["value"]),
        (&json!(5.0), &json!(10.0))
    );
    assert_eq!((&answer["first_words"][0], &answer["first_words"][10]), (&json!(1), &json!(1)));
    // To u1 somebody wrote within an hour; to u2 only they themselves, and somebody in another group.
    let estimated = &answer["answered_estimated"];
    assert_eq!((&estimated["value"], &estimated["of"]), (&json!(50.0), &json!(2.0)));
    assert_eq!((&estimated["estimated"], &answer["answered"]["value"]), (&json!(true), &json!(null)));
    let unanswered = answer["unanswered"].as_array().unwrap();
    assert_eq!(unanswered[0]["estimated"], true);
    assert_eq!((unanswered.len(), &unanswered[0]["person"]["name"]), (1, &json!("晚")));
    assert_eq!(unanswered[0]["at"], "2024-01-12T09:00:00");
}

#[test]
fn programs_are_left_out_and_the_team_is_by_a_switch() {
    let (test, community) = community_in("Asia/Shanghai");
    import_members(
        &test,
        &community,
        "用户ID,姓名,加入日期\nu1,群主,2024-01-01\nu2,助手,2024-01-01\nu3,成员,2024-01-01\n",
    );
    let mut lines = Vec::new();
    for week in 0..8 {
        let monday = first() + Duration::days(week * 7);
        lines.extend(["u1", "u2", "u3"].map(|who| format!("{monday}T12:00:00Z,{who},message")));
        lines.push(format!("{}T03:00:00Z,u1,message", monday + Duration::days(6)));
    }
    import(&test, &community, &format!("time,member,kind\n{}\n", lines.join("\n")));
    let range = json!({ "from": FIRST, "to": (first() + Duration::days(55)).to_string() });
    let people = |more: Value| {
        let mut question = range.clone();
        question.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        ask(&test, "insight_activity", &community, question)["people"]["value"].clone()
    };
    let uid = |name: &str| {
        let page = test.call("members", json!({ "community": community, "search": name, "limit": 5 }));
        page["rows"][0]["uid"].clone()
    };
    let best = || ask(&test, "insight_rhythm", &community, range.clone())["slots"][0].clone();
    let roster = || ask(&test, "insight_growth", &community, range.clone())["roster"]["value"].clone();
    assert_eq!((people(json!({})), roster(), &best()["speakers"]), (json!(3.0), json!(3.0), &json!(3.0)));
    let mark = |name: &str, part: Value| {
        let who = json!({ "kind": "these", "uids": [uid(name)] });
        test.call("members_edit", json!({ "who": who, "change": { "kind": "part", "part": part } }));
    };
    mark("助手", json!("bot"));
    assert_eq!((people(json!({})), roster()), (json!(2.0), json!(2.0)), "a program is nobody");
    mark("群主", json!("staff"));
    assert_eq!(people(json!({})), json!(2.0));
    assert_eq!(people(json!({ "without_staff": true })), json!(1.0));
    assert_eq!(best()["speakers"], 1.0, "best hours are those of the members");
    let found = |part: &str| {
        let filter = json!({ "kind": "part", "any": [part] });
        test.call("members", json!({ "community": community, "filter": filter, "limit": 5 }))["rows"].clone()
    };
    assert_eq!((&found("bot")[0]["name"], found("bot").as_array().unwrap().len()), (&json!("助手"), 1));
    assert_eq!((&found("staff")[0]["name"], &found("staff")[0]["part"]), (&json!("群主"), &json!("staff")));
    mark("群主", json!(null));
    assert_eq!(found("staff"), json!([]));
    test.call("undo", json!({}));
    test.call("member_edit", json!({ "uid": uid("助手"), "part": null }));
    assert_eq!(people(json!({ "without_staff": true })), json!(2.0));
}

#[test]
fn growth_is_what_member_records_say_and_rates_without_a_denominator_are_none() {
    let (test, community) = community_in("Asia/Shanghai");
    let ask_growth =
        |from: &str, to: &str| ask(&test, "insight_growth", &community, json!({ "from": from, "to": to }));
    let empty = ask_growth("2024-01-01", "2024-01-31");
    assert_eq!((&empty["joined"]["value"], &empty["joined"]["why"]), (&json!(null), &json!("no_dates")));
    assert_eq!(
        (&empty["leave_rate"]["value"], &empty["leave_rate"]["why"]),
        (&json!(null), &json!("no_dates"))
    );
    import_members(
        &test,
        &community,
        "用户ID,姓名,加入日期,离开日期,来源
a,甲,2024-01-01,,海报
b,乙,2024-01-01,2024-02-10,海报
c,丙,2024-02-01,2024-02-05,朋友
d,丁,2024-02-02,,朋友
e,戊,2024-02-27,,
",
    );
    import(
        &test,
        &community,
        "time,member_id,kind\n2024-01-01T01:00:00Z,a,message\n2024-02-15T01:00:00Z,d,message\n2024-03-10T01:00:00Z,a,message\n",
    );
    let answer = ask_growth("2024-02-01", "2024-02-29");
    let value = |name: &str| answer[name]["value"].clone();
    assert_eq!(
        (value("roster"), value("joined"), value("left"), value("net")),
        (json!(3.0), json!(3.0), json!(2.0), json!(1.0))
    );
    assert_eq!((value("growth_rate"), &answer["growth_rate"]["of"]), (json!(50.0), &json!(2.0)));
    assert_eq!(value("leave_rate"), json!(100.0));
    assert_eq!(
        (&answer["leave_rate"]["before"], &answer["leave_rate"]["before_of"]),
        (&json!(0.0), &json!(2.0))
    );
    let begun = ask_growth("2024-01-01", "2024-01-31");
    assert_eq!((&begun["growth_rate"]["value"], &begun["growth_rate"]["of"]), (&json!(null), &json!(0.0)));
    assert_eq!(begun["growth_rate"]["why"], "nothing_to_share", "a share of nobody is none");
    // Of those whose first seven days ended in February: c and d, of whom c left.
    assert_eq!((value("early_leave"), &answer["early_leave"]["of"]), (json!(50.0), &json!(2.0)));
    // Day 7 of c and d is over, day 30 of nobody.
    assert_eq!((value("at_7"), &answer["at_7"]["of"]), (json!(50.0), &json!(2.0)));
    assert_eq!((value("at_30"), &answer["at_30"]["why"]), (json!(null), &json!("not_over")));
    let friends = &answer["sources"][0];
    assert_eq!(
        (&friends["source"], &friends["joined"], &friends["of_7"], &friends["at_7"], &friends["left_7"]),
        (&json!("朋友"), &json!(2), &json!(2), &json!(1), &json!(1))
    );
    let days = answer["days"].as_array().unwrap();
    assert_eq!(days[0], json!({ "on": "2024-02-01", "roster": 3, "joined": 1, "left": 0 }));
    assert_eq!(days[4], json!({ "on": "2024-02-05", "roster": 3, "joined": 0, "left": 1 }));
    assert_eq!(days[28], json!({ "on": "2024-02-29", "roster": 3, "joined": 0, "left": 0 }));
}

/// A group with a head count on a day.
fn group(test: &TestApp, community: &str, name: &str, people: u32) -> String {
    let made = test.call(
        "channels_add",
        json!({ "community": community, "channels": [
            { "kind": "wechat_group", "name": name, "head_count": people, "head_count_on": "2024-01-10" }
        ] }),
    );
    made[0].as_str().unwrap().to_owned()
}

#[test]
fn groups_have_their_logs_beside_what_was_typed() {
    let (test, community) = community_in("Asia/Shanghai");
    let (busy, quiet) = (group(&test, &community, "一群", 10), group(&test, &community, "二群", 200));
    import(
        &test,
        &community,
        "time,member_id,channel,kind
2024-01-01T01:00:00Z,u1,一群,message
2024-01-08T01:00:00Z,u1,一群,message
2024-01-09T01:00:00Z,u2,一群,reply
2024-01-10T01:00:00Z,u1,一群,message
2024-01-10T01:00:00Z,u3,一群,reaction
2024-01-09T01:00:00Z,u1,二群,message
2024-01-14T01:00:00Z,u1,一群,join
2024-01-14T01:00:00Z,u9,二群,other
",
    );
    let range = json!({ "from": "2024-01-08", "to": "2024-01-14" });
    let answer = ask(&test, "insight_groups", &community, range.clone());
    let of = |uid: &str| {
        answer["groups"].as_array().unwrap().iter().find(|group| group["channel"] == *uid).unwrap().clone()
    };
    let first = of(&busy);
    assert_eq!((&first["speakers"]["value"], &first["messages"]["value"]), (&json!(2.0), &json!(3.0)));
    assert_eq!((&first["speakers"]["before"], &first["speaking_rate"]["value"]), (&json!(1.0), &json!(20.0)));
    assert_eq!((&first["last_said"], &first["known_days"]), (&json!("2024-01-10"), &json!(7)));
    assert_eq!(first["joined"]["value"], json!(null), "no membership says when anybody joined");
    assert_eq!(first["typed"]["cells"]["messages"]["value"], json!(null), "what was counted is not typed");
    let second = of(&quiet);
    assert_eq!((&second["speakers"]["value"], &second["speakers"]["before"]), (&json!(1.0), &json!(null)));
    assert_eq!((&second["known_days"], &second["speaking_rate"]["level"]), (&json!(6), &json!("red")));
    assert_eq!(answer["groups"][0]["channel"], json!(quiet), "who needs somebody stands first");
    let growth = ask(&test, "insight_growth", &community, range.clone());
    let week = &growth["speaking_weeks"][0];
    assert_eq!(
        (&week["groups"], &week["speakers"], &week["head_count"]),
        (&json!(1), &json!(2), &json!(10.0))
    );
    let overview = ask(&test, "insight_overview", &community, range);
    let named = |name: &str| {
        overview["figures"].as_array().unwrap().iter().find(|one| one["name"] == name).unwrap()["figure"]
            .clone()
    };
    assert_eq!(
        (&named("weekly_speakers")["value"], &named("weekly_speakers")["before"]),
        (&json!(2.0), &json!(1.0)),
        "who only reacted did not speak"
    );
    assert_eq!(named("speaking_rate")["value"], 20.0);
    assert_eq!(named("on_time")["why"], "nothing_planned");
    assert_eq!(overview["best_groups"][0]["name"], "一群");
}

#[test]
fn what_was_published_is_beside_the_same_hours_of_the_weeks_before() {
    let (test, community) = community_in("Asia/Shanghai");
    let channel = group(&test, &community, "一群", 10);
    // The clock stands at 2026-03-02T01:00:00Z: that is when it is sent.
    let mut lines = vec![
        "2026-01-20T01:00:00Z,u9,一群,message".to_owned(),
        "2026-03-20T01:00:00Z,u9,一群,message".to_owned(),
    ];
    for (day, people) in [("2026-02-23", 1), ("2026-02-16", 2), ("2026-02-09", 3), ("2026-02-02", 6)] {
        lines.extend((0..people).map(|member| format!("{day}T02:00:00Z,u{member},一群,message")));
    }
    for line in [
        "2026-03-02T00:59:00Z,u0,一群,message",
        "2026-03-02T01:10:00Z,u1,一群,message",
        "2026-03-02T01:20:00Z,u1,一群,message",
        "2026-03-02T05:00:00Z,u2,一群,reaction",
        "2026-03-02T06:00:00Z,u2,一群,leave",
        "2026-03-03T02:00:00Z,u3,一群,message",
    ] {
        lines.push(line.to_owned());
    }
    import(&test, &community, &format!("time,member_id,channel,kind\n{}\n", lines.join("\n")));
    let made = test.call(
        "content_add",
        json!({
            "community": community, "title": "早报", "channels": [channel],
            "text": "早上好",
            "when": { "start": "2026-03-02T09:00:00", "duration_min": 0 },
        }),
    );
    test.call(
        "deliveries_mark",
        json!({ "uid": made["uid"], "original": "", "channels": [channel], "state": "sent" }),
    );
    let answer =
        ask(&test, "insight_results", &community, json!({ "from": "2026-03-01", "to": "2026-03-10" }));
    let post = &answer["posts"][0];
    assert_eq!(
        (&post["title"], &post["at"], &post["of_channels"]),
        (&json!("早报"), &json!("2026-03-02T09:00:00"), &json!(1))
    );
    assert_eq!(
        post["day"],
        json!({ "known": true, "repliers": 1, "replies": 2, "reactions": 1, "left": 1, "usual": [2.5, 2.5, 0.0, 0.0] })
    );
    assert_eq!((&post["three_days"]["repliers"], &post["three_days"]["known"]), (&json!(2), &json!(true)));
    assert_eq!((&answer["on_time"]["value"], &answer["on_time"]["of"]), (&json!(100.0), &json!(1.0)));
    let early =
        ask(&test, "insight_results", &community, json!({ "from": "2026-03-01", "to": "2026-03-03" }));
    let post = &early["posts"][0];
    assert_eq!(
        (&post["day"]["known"], &post["three_days"]["known"]),
        (&json!(true), &json!(false)),
        "not over yet"
    );
}

#[test]
fn hours_of_the_week_count_people_once_and_slots_need_weeks() {
    let (test, community) = community_in("Asia/Shanghai");
    let mut lines = Vec::new();
    for week in 0..8 {
        let monday = first() + Duration::days(week * 7);
        for member in 0..3 {
            lines.push(format!("{monday}T12:0{member}:00Z,u{member},message"));
            lines.push(format!("{monday}T12:1{member}:00Z,u{member},message"));
        }
        lines.push(format!("{}T03:00:00Z,u1,message", monday + Duration::days(6)));
    }
    import(&test, &community, &format!("time,member,kind\n{}\n", lines.join("\n")));
    let to = (first() + Duration::days(55)).to_string();
    let answer = ask(&test, "insight_rhythm", &community, json!({ "from": FIRST, "to": to }));
    assert_eq!(answer["hours"][20], json!({ "weekday": 0, "hour": 20, "interactions": 48, "speakers": 3 }));
    assert_eq!((&answer["weeks"], &answer["own_hours"]), (&json!(8), &json!(0)));
    let best = &answer["slots"][0];
    assert_eq!(
        (&best["weekday"], &best["hour"], &best["speakers"], &best["weeks"]),
        (&json!(0), &json!(20), &json!(3.0), &json!(8))
    );
    // Drawn towards the mean of 20 o'clock on all days, 3/7.
    assert!((best["score"].as_f64().unwrap() - (8.0 * 3.0 + 4.0 * 3.0 / 7.0) / 12.0).abs() < 1e-12);
    let quiet = json!({ "key": "reminders.quiet_hours", "value": { "from": "20:00", "to": "08:00" } });
    test.call("setting_set", quiet);
    let answer = ask(&test, "insight_rhythm", &community, json!({ "from": FIRST, "to": to }));
    assert_eq!(
        (&answer["slots"][0]["weekday"], &answer["slots"][0]["hour"]),
        (&json!(6), &json!(11)),
        "20 is quiet"
    );
    let few = ask(&test, "insight_rhythm", &community, json!({ "from": FIRST, "to": "2024-01-25" }));
    assert_eq!((&few["weeks"], &few["slots"]), (&json!(3), &json!([])));
}

#[test]
fn what_there_is_is_known_before_any_figure_and_wrong_questions_are_refused() {
    let (test, community) = community_in("Asia/Shanghai");
    let ground = || test.call("insight_ground", json!({ "community": community }));
    assert_eq!(ground(), json!({ "first": null, "last": null, "kinds": [], "filled": false }));
    import_members(&test, &community, "用户ID,姓名,加入日期\nu1,李四,2024-01-01\n");
    assert_eq!(ground()["filled"], true);
    import(
        &test,
        &community,
        "time,member_id,kind\n2024-01-01T20:00:00Z,u1,message\n2024-02-01T01:00:00Z,u1,reply\n",
    );
    let found = ground();
    assert_eq!((&found["first"], &found["last"]), (&json!("2024-01-02"), &json!("2024-02-01")));
    assert_eq!(found["kinds"].as_array().unwrap().len(), 6);
    for wrong in [
        json!({ "from": "2024-02-02", "to": "2024-02-01" }),
        json!({ "from": "gestern" }),
        json!({ "kinds": ["dance"] }),
        json!({ "zone": "Mars/Olympus" }),
    ] {
        let mut question = json!({ "community": community });
        question.as_object_mut().unwrap().extend(wrong.as_object().unwrap().clone());
        for command in ["insight_activity", "insights"] {
            assert_eq!(
                test.try_call(command, question.clone()).unwrap_err().code,
                Code::Invalid,
                "{command} {wrong}"
            );
        }
    }
    // By another clock the day is another one.
    let days = |zone: &str| {
        let range = json!({ "from": "2024-01-01", "to": "2024-01-02", "zone": zone });
        let answer = ask(&test, "insight_activity", &community, range);
        answer["days"].as_array().unwrap().iter().map(|day| day["people"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(days("Asia/Shanghai"), [json!(null), json!(1)]);
    assert_eq!(days("UTC"), [json!(1), json!(0)]);
}

#[test]
fn the_log_in_memory_follows_whatever_changes() {
    let (test, community) = community_in("Asia/Shanghai");
    import_members(&test, &community, "用户ID,姓名,加入日期\nu1,李四,2024-01-01\nu2,王五,2024-01-08\n");
    // The same clock by another name is not in memory: there the log is read anew.
    let asked = |zone: Value| {
        let range = json!({ "from": "2024-01-01", "to": "2024-02-29", "zone": zone });
        let commands =
            ["insight_activity", "insight_retention", "insight_people", "insight_groups", "insight_rhythm"];
        commands.map(|command| ask(&test, command, &community, range.clone()))
    };
    let mut before = Value::Null;
    let mut same = |what: &str| {
        let (kept, anew) = (asked(Value::Null), asked(json!("PRC")));
        assert_eq!(kept, anew, "after {what}");
        assert_ne!(json!(kept), before, "{what} changed nothing");
        before = json!(kept);
    };
    let log = |day: u32, member: &str, channel: &str| {
        format!(
            "time,member_id,channel,kind\n2024-01-{day:02}T01:00:00Z,{member},{channel},message\n2024-02-01T01:00:00Z,{member},{channel},reply\n"
        )
    };
    same("nothing");
    import(&test, &community, &log(2, "u1", "一群"));
    same("a first log");
    import(&test, &community, &log(5, "u2", "二群"));
    same("another group");
    import(&test, &community, &log(9, "stranger", "一群"));
    same("somebody new");
    test.call("undo", json!({}));
    same("it was undone");
    test.call("redo", json!({}));
    same("it was redone");
    let page = test.call("members", json!({ "community": community, "limit": 10 }));
    let of = |name: &str| {
        let rows = page["rows"].as_array().unwrap();
        rows.iter().find(|row| row["name"] == name).unwrap()["uid"].clone()
    };
    let one = json!({ "kind": "these", "uids": [of("李四")] });
    test.call("members_trash", json!({ "who": one, "trashed": true }));
    same("a member went into the trash");
    test.call("members_trash", json!({ "who": one, "trashed": false }));
    same("the member came back");
    test.call("member_edit", json!({ "uid": of("王五"), "name": "王小五" }));
    same("a member got another name");
    let channels = test.call("channels", json!({ "community": community }));
    test.call("channels_trash", json!({ "uids": [channels[0]["uid"]], "trashed": true }));
    same("a group went into the trash");
    test.call("undo", json!({}));
    same("the group came back");
}

#[test]
fn leading_figures_stand_beside_their_goals_and_goals_are_taken_back() {
    let (test, community) = community_in("Asia/Shanghai");
    import_members(
        &test,
        &community,
        "用户ID,姓名,加入日期\nu1,甲,2026-01-10\nu2,乙,2026-02-03\nu3,丙,2026-02-20\nu4,丁,2026-02-21\n",
    );
    let one = test.call("members", json!({ "community": community, "search": "甲", "limit": 1 }));
    test.call("member_edit", json!({ "uid": one["rows"][0]["uid"], "left_on": "2026-02-05" }));
    let before = test.snapshot();
    let set = |figure: &str, period: &str, value: Value| {
        let goal = json!({ "community": community, "figure": figure, "period": period, "value": value });
        test.try_call("insight_goal_set", goal)
    };
    set("net", "2026-Q1", json!(50)).unwrap();
    set("members", "2026-Q1", json!(4)).unwrap();
    let goals = set("net", "2026-02", json!(3)).unwrap();
    assert_eq!(goals["goals"].as_array().unwrap().len(), 3);
    let named = |answer: &Value, name: &str| {
        let all = answer["figures"].as_array().unwrap().clone();
        all.into_iter().find(|one| one["name"] == name).unwrap()["goal"].clone()
    };
    // The last ten days of the month: the goal is that of the whole month, and so is what is reached.
    let range = json!({ "from": "2026-02-19", "to": "2026-02-28" });
    let answer = ask(&test, "insight_overview", &community, range.clone());
    assert_eq!(
        named(&answer, "net"),
        json!({ "figure": "net", "period": "2026-02", "from": "2026-02-01", "to": "2026-02-28", "value": 3.0, "reached": 2.0 })
    );
    assert_eq!(
        (&named(&answer, "members")["period"], &named(&answer, "members")["reached"]),
        (&json!("2026-Q1"), &json!(3.0))
    );
    assert_eq!(named(&answer, "leave_rate"), json!(null));
    let march =
        ask(&test, "insight_overview", &community, json!({ "from": "2026-03-01", "to": "2026-03-02" }));
    assert_eq!(named(&march, "net")["period"], "2026-Q1", "where the month has none, the quarter's");
    set("net", "2026-02", json!(null)).unwrap();
    assert_eq!(
        test.call("insight_goals", json!({ "community": community }))["goals"].as_array().unwrap().len(),
        2
    );
    for (figure, period, value) in
        [("net", "2026-13", json!(1)), ("net", "2026-Q5", json!(1)), ("net", "2026-01", json!(1e12))]
    {
        assert_eq!(set(figure, period, value).unwrap_err().code, Code::Invalid);
    }
    for _ in 0..4 {
        test.call("undo", json!({}));
    }
    assert_eq!(test.snapshot(), before);
}

#[test]
fn who_came_and_who_ordered_is_told_as_far_as_anybody_wrote_it_down() {
    let (test, community) = community_in("Asia/Shanghai");
    let names = |answer: &Value| -> Vec<String> {
        let all = answer["figures"].as_array().unwrap();
        all.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
    };
    let range = json!({ "from": "2026-02-01", "to": "2026-02-28" });
    let empty = ask(&test, "insight_overview", &community, range.clone());
    for name in ["show_rate", "came_again", "attendees", "orders", "buyers"] {
        assert!(!names(&empty).contains(&name.to_owned()), "{name} is not shown empty");
    }
    for (day, people, came) in [("2026-02-10", 4, 3), ("2026-02-20", 2, 1), ("2026-02-25", 5, 0)] {
        let talk = json!({ "community": community, "title": "分享", "when": { "start": format!("{day}T20:00:00"), "duration_min": 60 } });
        let uid = test.call("activity_add", talk)["uid"].clone();
        let seats: Vec<Value> =
            (0..people).map(|number| json!({ "name": format!("来宾{number}") })).collect();
        let list = test.call("registrations_add", json!({ "uid": uid, "people": seats }));
        let uids: Vec<Value> =
            list["registrations"].as_array().unwrap().iter().map(|row| row["uid"].clone()).collect();
        // Of the last one nobody wrote down who came.
        if came > 0 {
            test.call("registrations_mark", json!({ "uids": uids[..came], "state": "came" }));
            test.call("registrations_mark", json!({ "uids": uids[came..], "state": "no_show" }));
        }
    }
    import(
        &test,
        &community,
        "time,member,kind\n2026-02-03 10:00:00,张三,order\n2026-02-04 10:00:00,张三,下单\n2026-02-05 10:00:00,李四,order\n2026-02-06 10:00:00,李四,attendance\n",
    );
    let answer = ask(&test, "insight_overview", &community, range);
    let of = |name: &str| {
        let all = answer["figures"].as_array().unwrap();
        let figure = &all.iter().find(|one| one["name"] == name).unwrap()["figure"];
        (figure["value"].as_f64().unwrap().round(), figure["of"].as_f64())
    };
    assert_eq!(of("show_rate"), (67.0, Some(6.0)));
    // The first guest came twice, two others once.
    assert_eq!(of("came_again"), (33.0, Some(3.0)));
    assert_eq!((of("orders").0, of("buyers").0, of("attendees").0), (3.0, 2.0, 1.0));
}
