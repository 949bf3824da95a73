//! Tiers by rule, against a plain reading of the same rules over the same histories: who stands where, who moves when, and why.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;
use serde_json::{Value, json};
use tulou_core::Code;
use tulou_tests::TestApp;

use crate::{
    insights::{community_in, import, import_members},
    logs::check,
};

/// Today, by the clock of the tests: a Monday.
const TODAY: &str = "2026-03-02";
const KINDS: [&str; 4] = ["message", "reply", "reaction", "check-in"];
const TENTHS: [u64; 4] = [10, 15, 2, 30];
const MEMBERS: usize = 5;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn back(days: u64) -> NaiveDate {
    day(TODAY).checked_sub_days(Days::new(days)).unwrap()
}

/// What somebody did: who, how many days ago, which kind.
type Event = (usize, u64, usize);

/// Everybody did something on the first and the last day, so that every day between is known of each.
fn histories() -> impl Strategy<Value = Vec<Event>> {
    let ends = (0..MEMBERS).flat_map(|who| [(who, 0, 0), (who, 499, 1)]).collect::<Vec<_>>();
    prop::collection::vec((0..MEMBERS, 0_u64..500, 0..KINDS.len()), 20..300).prop_map(move |mut events| {
        events.extend(&ends);
        events
    })
}

fn csv(events: &[Event]) -> String {
    let mut text = "time,member,kind\n".to_owned();
    for (place, (who, ago, kind)) in events.iter().enumerate() {
        // Noon on the community's clock, one second after the other.
        let second = place % 3600;
        text.push_str(&format!(
            "{}T04:{:02}:{:02}Z,u{who},{}\n",
            back(*ago),
            second / 60,
            second % 60,
            KINDS[*kind]
        ));
    }
    text
}

/// Rules over what was done and over one tag.
fn rules(tag: String) -> impl Strategy<Value = Value> {
    let measured = (
        prop::sample::select(vec!["active_days", "active_weeks", "interactions", "weight", "member_days"]),
        prop::sample::subsequence(KINDS.to_vec(), 0..=2),
        prop::option::of(prop::sample::select(vec![7_u32, 30, 90])),
        1_u32..40,
    );
    let measured = measured.prop_map(|(measure, kinds, days, least)| {
        json!({ "kind": "measured", "measure": measure, "kinds": kinds, "days": days, "least": least })
    });
    let tagged = Just(json!({ "kind": "tag", "any": [tag], "none": false }));
    let leaf = prop_oneof![6 => measured, 1 => tagged];
    leaf.prop_recursive(2, 8, 3, |inner| {
        let of = prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            of.clone().prop_map(|of| json!({ "kind": "all", "of": of })),
            of.clone().prop_map(|of| json!({ "kind": "any", "of": of })),
            (0_u32..3, of).prop_map(|(least, of)| json!({ "kind": "count", "least": least, "of": of })),
            inner.prop_map(|of| json!({ "kind": "not", "of": of })),
        ]
    })
}

/// A member as a reader of the rules sees them.
struct Person<'a> {
    events: Vec<&'a Event>,
    tagged: bool,
}

impl Person<'_> {
    fn value(&self, rule: &Value, on: NaiveDate) -> u64 {
        let kinds = rule["kinds"].as_array().unwrap();
        let from = rule["days"].as_u64().map(|days| on.checked_sub_days(Days::new(days - 1)).unwrap());
        let within = self.events.iter().filter(|(_, ago, kind)| {
            let is_meant = kinds.is_empty() || kinds.contains(&json!(KINDS[*kind]));
            is_meant && back(*ago) <= on && from.is_none_or(|from| from <= back(*ago))
        });
        match rule["measure"].as_str().unwrap() {
            "active_days" => within.map(|(_, ago, _)| back(*ago)).collect::<BTreeSet<_>>().len() as u64,
            "active_weeks" => {
                within.map(|(_, ago, _)| back(*ago).iso_week()).collect::<BTreeSet<_>>().len() as u64
            }
            "interactions" => within.count() as u64,
            "weight" => within.map(|(_, _, kind)| TENTHS[*kind]).sum(),
            // Nobody has a date of joining: since their first trace, which is 499 days ago.
            "member_days" => u64::try_from((on - back(499)).num_days()).unwrap(),
            other => panic!("{other}"),
        }
    }

    fn meets(&self, rule: &Value, on: NaiveDate, percent: u64, inside_not: bool) -> bool {
        let part = |rule: &Value| self.meets(rule, on, percent, inside_not);
        let of = || rule["of"].as_array().unwrap().iter();
        match rule["kind"].as_str().unwrap() {
            "all" => of().all(part),
            "any" => of().any(part),
            "count" => of().filter(|rule| part(rule)).count() as u64 >= rule["least"].as_u64().unwrap(),
            "not" => !self.meets(&rule["of"], on, percent, !inside_not),
            "tag" => self.tagged,
            "measured" => {
                let unit = if rule["measure"] == "weight" { 10 } else { 1 };
                let (value, least) = (self.value(rule, on), rule["least"].as_u64().unwrap() * unit);
                if inside_not { value * percent >= least * 100 } else { value * 100 >= least * percent }
            }
            other => panic!("{other}"),
        }
    }

    fn earned(&self, rules: &[Value], on: NaiveDate) -> Option<usize> {
        (0..rules.len()).rev().find(|step| self.meets(&rules[*step], on, 100, false))
    }
}

/// A community whose members spoke, one of them with a tag; and the tiers of a ladder.
struct Place {
    test: TestApp,
    community: String,
    ladder: String,
    tiers: Vec<String>,
    tag: String,
    /// By member: their uid.
    members: BTreeMap<usize, String>,
}

impl Place {
    fn new(events: &[Event]) -> Self {
        let (test, community) = community_in("Asia/Shanghai");
        let mut people = "用户ID,姓名,标签\n".to_owned();
        (0..MEMBERS).for_each(|who| {
            people.push_str(&format!("u{who},人{who},{}\n", if who == 0 { "核心" } else { "" }))
        });
        import_members(&test, &community, &people);
        import(&test, &community, &csv(events));
        let made = test.call(
            "ladder_add",
            json!({ "community": community, "name": "成长", "tiers": ["新人", "常客", "骨干"] }),
        );
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let tiers = made["tiers"].as_array().unwrap().iter().map(|tier| text(&tier["uid"])).collect();
        let list = test.call("members", json!({ "community": community, "offset": 0, "limit": 50 }));
        let rows = list["rows"].as_array().unwrap();
        let who = |row: &Value| row["name"].as_str().unwrap().trim_start_matches('人').parse().unwrap();
        let members = rows.iter().map(|row| (who(row), text(&row["uid"]))).collect();
        let tagged = rows.iter().find(|row| who(row) == 0).unwrap();
        let tag = text(&tagged["tags"][0]);
        let ladder = text(&made["uid"]);
        Self { test, community, ladder, tiers, tag, members }
    }

    fn input(&self, rules: &[Value]) -> Value {
        let rules: Vec<Value> =
            self.tiers.iter().zip(rules).map(|(tier, rule)| json!({ "tier": tier, "rule": rule })).collect();
        json!({ "ladder": self.ladder, "rules": rules, "review": "month", "lower_mark": 90, "grace_days": 14 })
    }

    fn tier_of(&self, who: usize) -> Option<usize> {
        let row = &self.test.call("member", json!({ "uid": self.members[&who] }))["row"];
        self.tiers.iter().position(|tier| row["tier"] == **tier)
    }

    fn tiers_of_all(&self) -> Vec<Option<usize>> {
        (0..MEMBERS).map(|who| self.tier_of(who)).collect()
    }
}

fn with_tag(rule: &Value, tag: &str) -> Value {
    serde_json::from_str(&rule.to_string().replace("\"TAG\"", &format!("\"{tag}\""))).unwrap()
}

/// A year of one member, week by week, as the ladder's text says it: up at once, down only at a review, below the lower mark, after
/// the grace.
fn year(person: &Person<'_>, rules: &[Value]) -> (Option<usize>, Vec<(usize, bool)>, bool) {
    let days: Vec<NaiveDate> = (0..=52).rev().map(|weeks| back(weeks * 7)).collect();
    let mut step = person.earned(rules, days[0]);
    let (mut since, mut moves, mut flaps): (Option<NaiveDate>, Vec<(usize, bool)>, bool) =
        (None, Vec::new(), false);
    for (week, on) in days.iter().enumerate().skip(1) {
        let earned = person.earned(rules, *on);
        let is_review = days_back(*on).take(7).any(|day| day.day() == 1);
        let in_grace = since.is_some_and(|since| (*on - since).num_days() < 14);
        let then = match step {
            now if earned > now => earned,
            Some(now) if is_review && !in_grace && !person.meets(&rules[now], *on, 90, false) => {
                (0..now).rev().find(|lower| person.meets(&rules[*lower], *on, 90, false))
            }
            now => now,
        };
        if then != step {
            let up = then > step;
            let last = moves.last().copied();
            flaps |= last.is_some_and(|(_, was_up)| was_up != up)
                && since.is_some_and(|since| (*on - since).num_days() <= 60);
            moves.push((week, up));
            (step, since) = (then, Some(*on));
        }
    }
    (step, moves, flaps)
}

fn days_back(from: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    (0..).map_while(move |days| from.checked_sub_days(Days::new(days)))
}

#[test]
fn members_stand_where_a_plain_reading_of_the_rules_puts_them() {
    let three = prop::collection::vec(rules("TAG".to_owned()), 3);
    check((histories(), three), |(events, rules)| {
        let place = Place::new(&events);
        let rules: Vec<Value> = rules.iter().map(|rule| with_tag(rule, &place.tag)).collect();
        let input = place.input(&rules);
        let people: Vec<Person<'_>> = (0..MEMBERS)
            .map(|who| Person {
                events: events.iter().filter(|(of, ..)| *of == who).collect(),
                tagged: who == 0,
            })
            .collect();
        let dry = place.test.call("ladder_dry_run", input.clone());
        let before = place.test.snapshot();
        place.test.call("ladder_rules_set", input);
        let expected: Vec<_> = people.iter().map(|person| person.earned(&rules, day(TODAY))).collect();
        assert_eq!(place.tiers_of_all(), expected, "{rules:#?}");
        for (who, person) in people.iter().enumerate() {
            let why = place
                .test
                .call("tier_reason", json!({ "member": place.members[&who], "ladder": place.ladder }));
            for (step, check) in why["checks"].as_array().unwrap().iter().enumerate() {
                assert_eq!(check["met"], person.meets(&rules[step], day(TODAY), 100, false));
                assert_eq!(check["kept"], person.meets(&rules[step], day(TODAY), 90, false));
                // The lower mark keeps everybody whom the rule puts there.
                assert!(check["met"] == false || check["kept"] == true);
            }
        }
        place.test.call("undo", json!({}));
        assert_eq!(place.test.snapshot(), before);

        let years: Vec<_> = people.iter().map(|person| year(person, &rules)).collect();
        let mut weeks = vec![(0, 0); 53];
        for (week, up) in years.iter().flat_map(|(_, moves, _)| moves) {
            if *up { weeks[*week].0 += 1 } else { weeks[*week].1 += 1 }
        }
        let told: Vec<(u64, u64)> = dry["weeks"]
            .as_array()
            .unwrap()
            .iter()
            .map(|week| (week["up"].as_u64().unwrap(), week["down"].as_u64().unwrap()))
            .collect();
        // Whoever looks back ninety days finds the log filled as well.
        assert_eq!(told, weeks, "{rules:#?}");
        let then = |step| years.iter().filter(|(then, ..)| *then == step).count();
        let outcome = |key: &str| {
            dry["tiers"]
                .as_array()
                .unwrap()
                .iter()
                .map(|tier| tier[key].as_u64().unwrap() as usize)
                .collect::<Vec<_>>()
        };
        assert_eq!(outcome("after"), (0..3).map(|step| then(Some(step))).collect::<Vec<_>>());
        assert_eq!(dry["none_after"], then(None));
        let flapping = years.iter().filter(|(.., flaps)| *flaps).count();
        assert_eq!((&dry["flapping"], &dry["flaps"]), (&json!(flapping), &json!(flapping * 20 > MEMBERS)));
    });
}

/// At least so many interactions within thirty days.
fn lately(least: u32) -> Value {
    json!({ "kind": "measured", "measure": "interactions", "kinds": [], "days": 30, "least": least })
}

fn settle(place: &Place) -> (u64, u64) {
    let settled = place.test.call("tiers_settle", json!({}));
    (settled["up"].as_u64().unwrap(), settled["down"].as_u64().unwrap())
}

/// Somebody speaks once on each of some days, counted back from today.
fn speaks(who: usize, days: impl IntoIterator<Item = u64>) -> Vec<Event> {
    days.into_iter().map(|ago| (who, ago, 0)).collect()
}

#[test]
fn up_at_once_and_down_at_the_review_below_the_lower_mark_after_the_grace() {
    // u0 has 10 messages within thirty days, u1 has 9, u2 has 8, u3 none.
    let mut events = speaks(0, 0..10);
    events.extend(speaks(1, 0..9));
    events.extend(speaks(2, 0..8));
    events.extend(speaks(3, [60]));
    let place = Place::new(&events);
    place.test.call("ladder_rules_set", place.input(&[lately(1), lately(10)]));
    assert_eq!(place.tiers_of_all(), [Some(1), Some(0), Some(0), None, None]);
    assert_eq!(settle(&place), (0, 0), "what was settled is settled");
    // Put on the second tier by an import, where the lower mark is 9: neither the grace nor the review has come.
    let table = "用户ID,姓名,等级\nu1,人1,常客\nu2,人2,常客\nu3,人3,常客\n";
    import_members(&place.test, &place.community, table);
    assert_eq!(settle(&place), (0, 0), "the review is on the first of April");
    let near = place.test.call("tiers_near", json!({ "ladder": place.ladder, "limit": 10 }));
    assert_eq!(near["next_review"], "2026-04-01");
    // By then the grace is over, so it is now that they need care. u1 keeps the mark.
    assert_eq!(near["falling_total"], 2, "who goes down when nothing happens until then: {near:#}");

    // On the first of April the log is a month old: the days before the review are not known, so nobody goes down.
    let place = at(place, "2026-04-01");
    assert_eq!(settle(&place), (0, 0), "a review waits for the log");
    // The log arrives. With the second of March u1 spoke nine times within the thirty days before the review and is kept by the
    // mark, u2 eight times, u0 once.
    let more = |who: usize, count: u64| {
        (0..count).map(move |n| format!("2026-03-{:02}T04:00:00Z,u{who},message\n", 31 - n))
    };
    let mut text = "time,member,kind\n2026-03-03T04:00:00Z,u1,message\n".to_owned();
    text.extend(more(1, 7).chain(more(2, 7)));
    import(&place.test, &place.community, &text);
    assert_eq!(settle(&place), (0, 3), "u0, u2 and u3 go down");
    assert_eq!(place.tiers_of_all(), [Some(0), Some(1), Some(0), None, None]);
    assert_eq!(settle(&place), (0, 0), "a review is made once");
    let history = place.test.call("tier_history", json!({ "member": place.members[&2] }));
    assert_eq!(history[0]["how"], "review");
}

/// The same workspace on another day, at noon on the community's clock.
fn at(place: Place, on: &str) -> Place {
    let noon = day(on).and_hms_opt(4, 0, 0).unwrap().and_utc().timestamp_millis();
    place.test.clock.set(noon);
    place
}

#[test]
fn who_is_put_somewhere_by_hand_stays_until_the_day_or_until_they_are_let_go() {
    let place = Place::new(&speaks(0, 0..10));
    place.test.call("ladder_rules_set", place.input(&[lately(1), lately(5)]));
    assert_eq!(place.tier_of(0), Some(1));
    let who = json!({ "kind": "these", "uids": [place.members[&0]] });
    let by_hand = |tier: Option<usize>, until: Option<&str>| {
        let tier = tier.map(|tier| place.tiers[tier].clone());
        place
            .test
            .call("members_move_tier", json!({ "who": who, "tier": tier, "reason": "休假", "until": until }))
    };
    by_hand(Some(0), Some("2026-03-05"));
    assert_eq!((settle(&place), place.tier_of(0)), ((0, 0), Some(0)));
    let why =
        || place.test.call("tier_reason", json!({ "member": place.members[&0], "ladder": place.ladder }));
    assert_eq!((&why()["held"], &why()["held_until"]), (&json!(true), &json!("2026-03-05")));
    place.test.clock.set(day("2026-03-05").and_hms_opt(15, 59, 0).unwrap().and_utc().timestamp_millis());
    assert_eq!(settle(&place), (0, 0), "the day is not over on the community's clock");
    place.test.clock.set(day("2026-03-05").and_hms_opt(16, 0, 0).unwrap().and_utc().timestamp_millis());
    assert_eq!((settle(&place), place.tier_of(0)), ((1, 0), Some(1)));

    by_hand(Some(2), None);
    assert_eq!((settle(&place), place.tier_of(0)), ((0, 0), Some(2)));
    assert_eq!(place.test.call("members_let_go", json!({ "who": who, "ladder": place.ladder }))["total"], 1);
    // The third tier has no rule: whoever stands there was put there by hand, and no rule moves them.
    assert_eq!((settle(&place), place.tier_of(0)), ((0, 0), Some(2)));
    assert_eq!(
        place
            .test
            .try_call("members_move_tier", json!({ "who": who, "tier": null, "until": "soon" }))
            .unwrap_err()
            .code,
        Code::Invalid
    );
}

#[test]
fn what_follows_from_a_step_is_taken_back_with_it() {
    let place = Place::new(&speaks(0, 0..3));
    let tagged = json!({ "kind": "tag", "any": [place.tag], "none": false });
    place.test.call("ladder_rules_set", place.input(&[lately(1), tagged]));
    assert_eq!(place.tiers_of_all(), [Some(1), None, None, None, None]);
    let before = place.test.snapshot();
    let who = json!({ "kind": "these", "uids": [place.members[&1]] });
    let change = json!({ "kind": "tags", "add": ["核心"], "remove": [] });
    place.test.call("members_edit", json!({ "who": who, "change": change }));
    assert_eq!((settle(&place), place.tier_of(1)), ((1, 0), Some(1)));
    let after = place.test.snapshot();
    place.test.call("undo", json!({}));
    assert_eq!((settle(&place), place.test.snapshot()), ((0, 0), before.clone()));
    place.test.call("redo", json!({}));
    assert_eq!((settle(&place), place.test.snapshot()), ((0, 0), after));
    place.test.call("undo", json!({}));
    assert_eq!(place.test.snapshot(), before);

    // So an import goes as a whole, too.
    import(&place.test, &place.community, "time,member,kind\n2026-03-01T04:00:00Z,u4,message\n");
    assert_eq!((settle(&place), place.tier_of(4)), ((1, 0), Some(0)));
    place.test.call("undo", json!({}));
    assert_eq!(place.test.snapshot(), before);
}

#[test]
fn what_is_missing_is_said_and_who_lacks_one_condition_is_listed() {
    let mut events = speaks(0, 0..10);
    events.extend(speaks(1, 0..7));
    events.extend(speaks(2, 0..2));
    let place = Place::new(&events);
    let top = json!({ "kind": "all", "of": [lately(8), { "kind": "measured", "measure": "active_days", "kinds": [], "days": 30, "least": 2 }] });
    place.test.call("ladder_rules_set", place.input(&[lately(1), top]));
    let near = place.test.call("tiers_near", json!({ "ladder": place.ladder, "limit": 10 }));
    assert_eq!(near["one_step_total"], 1, "two of eight is less than half: {near:#}");
    let first = &near["one_step"][0];
    assert_eq!(
        (&first["name"], &first["tier"], &first["to"]),
        (&json!("人1"), &json!(place.tiers[0]), &json!(place.tiers[1]))
    );
    assert_eq!(first["missing"], json!([{ "condition": lately(8), "met": false, "value": 7, "parts": [] }]));
    let why = place.test.call("tier_reason", json!({ "member": place.members[&1], "ladder": place.ladder }));
    assert_eq!((&why["next"], &why["log_until"]), (&json!(place.tiers[1]), &json!(TODAY)));
    assert_eq!(why["checks"][1]["rule"]["parts"][1]["met"], true);
    // A rule that asks for a tier would ask for its own answer; lists have no log at hand.
    let wrong = json!({ "kind": "tier", "any": [place.tiers[0]], "none": false });
    assert_eq!(place.test.try_call("ladder_dry_run", place.input(&[wrong])).unwrap_err().code, Code::Invalid);
    let list = json!({ "community": place.community, "offset": 0, "limit": 1, "filter": lately(1) });
    assert_eq!(place.test.try_call("members", list).unwrap_err().code, Code::Invalid);
}

#[test]
fn what_is_kept_of_people_in_memory_is_what_would_be_read_anew() {
    let place = Place::new(&speaks(0, 0..10));
    let measured = |measure: &str| json!({ "kind": "measured", "measure": measure, "kinds": [], "days": null, "least": 1 });
    let rules = [json!({ "kind": "all", "of": [measured("member_days"), measured("brought")] }), lately(5)];
    let input = place.input(&rules);
    place.test.call("ladder_rules_set", input.clone());
    let groups =
        json!([{ "name": "一群", "kind": "wechat_group" }, { "name": "二群", "kind": "wechat_group" }]);
    let made = place.test.call("channels_add", json!({ "community": place.community, "channels": groups }));
    let (channel, other) = (made[0].clone(), made[1].clone());
    let who = |who: usize| json!({ "kind": "these", "uids": [place.members[&who]] });
    let joins = |who: usize, channel: &Value, inviter: usize| json!({ "member": place.members[&who], "channel": channel, "joined_on": "2026-02-01", "inviter": place.members[&inviter] });
    let changes = [
        ("member_edit", json!({ "uid": place.members[&1], "joined_on": "2025-01-01" })),
        ("membership_add", joins(2, &channel, 3)),
        ("membership_add", joins(4, &other, 3)),
        ("members_trash", json!({ "who": who(2), "trashed": true })),
        ("members_trash", json!({ "who": who(2), "trashed": false })),
        ("members_move_tier", json!({ "who": who(1), "tier": place.tiers[2] })),
        ("member_edit", json!({ "uid": place.members[&3], "left_on": "2026-02-20" })),
        ("member_add", json!({ "community": place.community, "name": "新来的" })),
        ("members_merge", json!({ "from": place.members[&4], "into": place.members[&3] })),
        ("undo", json!({})),
        ("undo", json!({})),
    ];
    let Place { test, community, ladder, tiers: _, tag: _, members: _ } = place;
    let told = |test: &TestApp| -> Vec<Value> {
        let list = test.call("members", json!({ "community": community, "offset": 0, "limit": 50 }));
        let of = |row: &Value| test.call("tier_reason", json!({ "member": row["uid"], "ladder": ladder }));
        let there = test.call("ladder_dry_run", input.clone())["members"].clone();
        list["rows"].as_array().unwrap().iter().map(of).chain([there]).collect()
    };
    let mut test = test;
    let mut before = told(&test);
    for (command, input) in changes {
        test.call(command, input.clone());
        let kept = told(&test);
        assert_ne!(kept, before, "{command} {input} says nothing");
        test = test.restarted();
        before = told(&test);
        assert_eq!(kept, before, "{command} {input}");
    }
}

#[test]
fn at_least_so_many_of_some_conditions_chooses_alike_in_both_compilers() {
    let place = Place::new(&speaks(0, [1]));
    let name = |text: &str| json!({ "kind": "text", "field": "name", "test": "contains", "value": text });
    let count = |least: u32| {
        let of = [name("0"), name("人"), json!({ "kind": "not", "of": name("1") })];
        let filter = json!({ "kind": "count", "least": least, "of": of });
        let list = json!({ "community": place.community, "offset": 0, "limit": 50, "filter": filter });
        place.test.call("members", list)["total"].as_u64().unwrap()
    };
    assert_eq!([0, 1, 2, 3, 4].map(count), [5, 5, 4, 1, 0]);
}

#[test]
fn moves_between_two_days_are_told_from_where_everybody_stood() {
    let mut events = speaks(0, 0..10);
    events.extend(speaks(1, 0..3));
    let place = Place::new(&events);
    place.test.call("ladder_rules_set", place.input(&[lately(1), lately(5)]));
    let place = at(place, "2026-03-10");
    let who = json!({ "kind": "these", "uids": [place.members[&1]] });
    place.test.call("members_move_tier", json!({ "who": who, "tier": place.tiers[2] }));
    let input = |from: &str, to: &str| json!({ "ladder": place.ladder, "from": from, "to": to, "limit": 10 });
    let told = |from: &str, to: &str| {
        let told = place.test.call("tier_movements", input(from, to));
        let step = |tier: &Value| place.tiers.iter().position(|one| tier == one);
        let flow = |flow: &Value| (step(&flow["from"]), step(&flow["to"]), flow["members"].as_u64().unwrap());
        let name = |moved: &Value| moved["name"].as_str().unwrap().to_owned();
        let flows: Vec<_> = told["flows"].as_array().unwrap().iter().map(flow).collect();
        let moved: Vec<_> = told["moved"].as_array().unwrap().iter().map(name).collect();
        assert_eq!(told["moved_total"], moved.len());
        (flows, moved)
    };
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    for (from, to, flows, moved) in [
        ("2026-01-01", "2026-03-01", vec![], names(&[])),
        (TODAY, TODAY, vec![(None, Some(0), 1), (None, Some(1), 1)], names(&["人0", "人1"])),
        ("2026-03-03", "2026-03-09", vec![(Some(0), Some(0), 1), (Some(1), Some(1), 1)], names(&[])),
        ("2026-03-03", "2026-03-10", vec![(Some(0), Some(2), 1), (Some(1), Some(1), 1)], names(&["人1"])),
        (TODAY, "2026-12-31", vec![(None, Some(1), 1), (None, Some(2), 1)], names(&["人1", "人0"])),
    ] {
        assert_eq!(told(from, to), (flows, moved), "{from} to {to}");
    }
    let reversed = place.test.try_call("tier_movements", input("2026-03-02", "2026-03-01")).unwrap_err();
    assert_eq!(reversed.code, Code::Invalid);
}
