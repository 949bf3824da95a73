//! Points: what rules give and take back, a ledger that only grows, balances that are its sums, who leads.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};
use tulou_core::Code;
use tulou_tests::TestApp;

use crate::insights::{import, import_members};

/// A community on Monday, 2 March 2026, in Shanghai, of four members: u0 to u3.
struct Place {
    test: TestApp,
    community: String,
    members: Vec<String>,
}

impl Place {
    fn new() -> Self {
        let (test, community) = TestApp::with_community();
        import_members(&test, &community, "用户ID,姓名\nu0,零\nu1,一\nu2,二\nu3,三\n");
        let list = test.call("members", json!({ "community": community, "offset": 0, "limit": 9 }));
        let uid = |name: &str| {
            let rows = list["rows"].as_array().unwrap();
            rows.iter().find(|row| row["name"] == name).unwrap()["uid"].as_str().unwrap().to_owned()
        };
        let members = ["零", "一", "二", "三"].map(uid).to_vec();
        Self { test, community, members }
    }

    /// Who, on which day of February, at which hour in Shanghai, how often.
    fn say(&self, said: &[(usize, u32, u32, u32)]) {
        let mut text = "time,member,kind\n".to_owned();
        for (who, day, hour, often) in said {
            (0..*often).for_each(|second| {
                text.push_str(&format!("2026-02-{day:02}T{hour:02}:00:{second:02}+08:00,u{who},message\n"));
            });
        }
        import(&self.test, &self.community, &text);
    }

    fn rule(&self, source: Value, points: i64, more: Value) -> Value {
        let mut input = json!({
            "community": self.community, "name": "规则", "source": source, "points": points, "from": "2026-02-01",
        });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        input
    }

    fn settle(&self) -> (Value, Value) {
        let settled = self.test.call("points_settle", json!({ "community": self.community }));
        (settled["given"]["entries"].clone(), settled["given"]["points"].clone())
    }

    fn ledger(&self) -> Vec<Value> {
        let page = self.test.call("points", json!({ "community": self.community, "limit": 1000 }));
        page["entries"].as_array().unwrap().clone()
    }

    /// Member, day and points of every entry, the oldest first.
    fn told(&self) -> Vec<(usize, String, i64)> {
        let mut rows: Vec<_> = self.ledger().iter().map(|entry| self.row(entry)).collect();
        rows.reverse();
        rows
    }

    fn row(&self, entry: &Value) -> (usize, String, i64) {
        let who = self.members.iter().position(|uid| entry["member"] == *uid).unwrap();
        (who, entry["on"].as_str().unwrap().to_owned(), entry["points"].as_i64().unwrap())
    }

    fn balance(&self, who: usize) -> i64 {
        self.test.call("member_points", json!({ "uid": self.members[who] }))["balance"].as_i64().unwrap()
    }

    fn give(&self, who: &[usize], points: i64, more: Value) {
        let uids: Vec<_> = who.iter().map(|who| &self.members[*who]).collect();
        let mut input =
            json!({ "who": { "kind": "these", "uids": uids }, "points": points, "reason": "帮忙" });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.test.call("points_add", input);
    }

    fn set_day(&self, on: &str) {
        let noon = on.parse::<chrono::NaiveDate>().unwrap().and_hms_opt(4, 0, 0).unwrap();
        self.test.clock.set(noon.and_utc().timestamp_millis());
    }

    fn refused(&self, command: &str, input: Value) -> String {
        let error = self.test.try_call(command, input).unwrap_err();
        assert_eq!(error.code, Code::Invalid, "{command}: {error}");
        format!("{}: {}", error.details["field"].as_str().unwrap(), error.details["reason"].as_str().unwrap())
    }
}

fn row(who: usize, on: &str, points: i64) -> (usize, String, i64) {
    (who, format!("2026-{on}"), points)
}

fn messages() -> Value {
    json!({ "kind": "interaction", "kinds": ["message"] })
}

#[test]
fn a_rule_gives_what_its_forecast_said_and_recounting_writes_the_difference_alone() {
    let place = Place::new();
    place.say(&[(0, 10, 9, 3), (0, 10, 20, 4), (0, 11, 9, 1), (1, 11, 9, 2)]);
    let rule = place.rule(messages(), 2, json!({ "daily_cap": 10 }));
    let forecast = place.test.call("points_forecast", rule.clone());
    let short =
        json!([forecast["entries"], forecast["points"], forecast["members"], forecast["of"], forecast["to"]]);
    assert_eq!(short, json!([3, 16, 2, 4, "2026-02-11"]));
    assert_eq!(forecast["months"], json!([{ "month": "2026-02", "points": 16, "members": 2 }]));
    assert_eq!(forecast["leaders"][0]["name"], "零");
    assert_eq!(place.ledger(), Vec::<Value>::new(), "a forecast writes nothing");

    let uid = place.test.call("point_rule_add", rule);
    assert_eq!(place.settle(), (json!(3), json!(16)));
    let first = [row(0, "02-10", 10), row(0, "02-11", 2), row(1, "02-11", 4)];
    assert_eq!(place.told(), first);
    let before = place.test.snapshot();
    assert_eq!(place.settle(), (json!(0), json!(0)), "there is no difference");
    assert_eq!(place.test.snapshot(), before);

    // More of the log, and another worth: the entries that are there stay as they are.
    place.say(&[(2, 12, 9, 1)]);
    place.test.call("point_rule_edit", json!({ "uid": uid, "points": 3, "daily_cap": 9 }));
    assert_eq!(place.settle(), (json!(4), json!(5)));
    let more = [row(0, "02-10", -1), row(0, "02-11", 1), row(1, "02-11", 2), row(2, "02-12", 3)];
    assert_eq!(place.told(), [first.as_slice(), &more].concat());
    place.test.call("undo", json!({}));
    assert_eq!(place.told(), first);
    place.test.call("redo", json!({}));

    // From a day on, the days before are left alone.
    place.test.call("point_rule_edit", json!({ "uid": uid, "points": 1 }));
    place.test.call("points_settle", json!({ "community": place.community, "from": "2026-02-12" }));
    assert_eq!(place.told().last().unwrap(), &row(2, "02-12", -2));
    assert_eq!((place.balance(0), place.balance(1), place.balance(2)), (12, 6, 1));
    let rules = place.test.call("point_rules", json!({ "community": place.community }));
    assert_eq!(rules[0]["given"], 19);
    place.test.call("point_rule_edit", json!({ "uid": uid, "active": false }));
    assert_eq!(place.settle(), (json!(0), json!(0)), "a rule at rest neither gives nor takes");
    place.test.call("point_rule_remove", json!({ "uid": uid }));
    assert_eq!(place.test.call("point_rules", json!({ "community": place.community })), json!([]));
    assert_eq!(place.balance(0), 12, "what it gave stays given");
}

#[test]
fn a_day_on_which_something_was_taken_back_is_not_given_again() {
    let place = Place::new();
    place.say(&[(0, 10, 9, 1), (0, 11, 9, 1)]);
    place.test.call("point_rule_add", place.rule(messages(), 5, json!({})));
    place.settle();
    let wrong = place.ledger().iter().find(|entry| entry["on"] == "2026-02-10").unwrap()["uid"].clone();
    place.test.call("points_reverse", json!({ "uids": [wrong], "reason": "刷屏" }));
    assert_eq!(place.balance(0), 5);
    assert_eq!(place.settle(), (json!(0), json!(0)));
    let newest = &place.ledger()[0];
    assert_eq!((&newest["kind"], &newest["reason"]), (&json!("reversal"), &json!("刷屏")));
    let taken = place.ledger().iter().find(|entry| entry["uid"] == wrong).unwrap()["reversed_by"].clone();
    assert_eq!(taken, newest["uid"]);
    let reverse = |uid: &Value| json!({ "uids": [uid], "reason": "再" });
    assert_eq!(place.refused("points_reverse", reverse(&wrong)), "uids: reversed");
    assert_eq!(place.refused("points_reverse", reverse(&newest["uid"])), "uids: reversal");
}

#[test]
fn rules_give_for_days_streaks_attendance_and_who_was_brought() {
    let place = Place::new();
    // 零 speaks seven days on end, 一 misses the fourth.
    let said: Vec<_> =
        (1..=7).flat_map(|day| [(0, day, 9, 3), (1, if day == 4 { 9 } else { day }, 9, 1)]).collect();
    place.say(&said);
    let call = |name: &str, input: Value| place.test.call(name, input);
    let talk = json!({ "community": place.community, "title": "分享", "when": { "start": "2026-02-20T20:00:00", "minutes": 60 } });
    let talk = call("activity_add", talk)["uid"].clone();
    let list = call(
        "registrations_add",
        json!({ "uid": talk, "people": [{ "name": "二", "member": place.members[2] }, { "name": "三", "member": place.members[3] }] }),
    );
    let of = |name: &str| {
        let rows = list["registrations"].as_array().unwrap();
        rows.iter().find(|row| row["name"] == name).unwrap()["uid"].clone()
    };
    call("registrations_mark", json!({ "uids": [of("二")], "state": "came" }));
    call("registrations_mark", json!({ "uids": [of("三")], "state": "no_show" }));
    let group =
        json!({ "community": place.community, "channels": [{ "name": "一群", "kind": "wechat_group" }] });
    let group = call("channels_add", group)[0].clone();
    let new = call("member_add", json!({ "community": place.community, "name": "四" }))["row"]["uid"].clone();
    call(
        "membership_add",
        json!({ "member": new, "channel": group, "inviter": place.members[3], "joined_on": "2026-02-25" }),
    );
    let given = |source: Value| -> Vec<(String, i64)> {
        let forecast = call("points_forecast", place.rule(source, 10, json!({})));
        let leaders = forecast["leaders"].as_array().unwrap();
        leaders
            .iter()
            .map(|leader| (leader["name"].as_str().unwrap().to_owned(), leader["points"].as_i64().unwrap()))
            .collect()
    };
    let named = |rows: &[(&str, i64)]| -> Vec<(String, i64)> {
        rows.iter().map(|(name, points)| ((*name).to_owned(), *points)).collect()
    };
    assert_eq!(given(json!({ "kind": "active_day", "kinds": [] })), named(&[("零", 70), ("一", 70)]));
    assert_eq!(given(json!({ "kind": "streak", "kinds": [], "days": 3 })), named(&[("零", 20), ("一", 20)]));
    assert_eq!(given(json!({ "kind": "streak", "kinds": [], "days": 7 })), named(&[("零", 10)]));
    assert_eq!(given(json!({ "kind": "attendance" })), named(&[("二", 10)]));
    assert_eq!(given(json!({ "kind": "referral" })), named(&[("三", 10)]));
}

#[test]
fn what_expires_goes_by_an_entry_and_what_expires_first_is_spent_first() {
    let place = Place::new();
    place.give(&[0], 30, json!({ "expires_on": "2026-03-10" }));
    place.give(&[0], 20, json!({ "expires_on": "2026-05-10" }));
    place.give(&[0], 5, json!({}));
    place.give(&[0], -10, json!({}));
    let points = || place.test.call("member_points", json!({ "uid": place.members[0] }));
    assert_eq!(points(), json!({ "balance": 45, "earned": 45, "expires": ["2026-03-10", 20] }));
    let settle =
        || place.test.call("points_settle", json!({ "community": place.community }))["expired"].clone();
    place.set_day("2026-03-10");
    assert_eq!(settle(), json!({ "entries": 0, "points": 0 }), "the last day is a day");
    place.set_day("2026-03-11");
    assert_eq!(settle(), json!({ "entries": 1, "points": -20 }));
    assert_eq!(settle(), json!({ "entries": 0, "points": 0 }));
    assert_eq!(points(), json!({ "balance": 25, "earned": 45, "expires": ["2026-05-10", 20] }));
    assert_eq!(place.ledger()[0]["kind"], "expiry");
}

#[test]
fn who_leads_is_asked_of_a_period_without_some_and_with_other_weights() {
    let place = Place::new();
    place.say(&[(0, 10, 9, 6), (1, 10, 9, 4), (2, 10, 9, 4), (3, 10, 9, 1)]);
    let rule = place.test.call("point_rule_add", place.rule(messages(), 1, json!({})));
    place.settle();
    place.give(&[3], 4, json!({ "on": "2026-02-20" }));
    place.give(&[3], 50, json!({ "on": "2026-01-20" }));
    let board = |more: Value| -> Vec<(String, i64, i64)> {
        let mut input =
            json!({ "community": place.community, "from": "2026-02-01", "to": "2026-02-28", "limit": 10 });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let board = place.test.call("points_board", input);
        let leaders = board["leaders"].as_array().unwrap();
        let row = |leader: &Value| {
            let number = |field: &str| leader[field].as_i64().unwrap();
            (leader["name"].as_str().unwrap().to_owned(), number("rank"), number("points"))
        };
        leaders.iter().map(row).collect()
    };
    let rows = |rows: &[(&str, i64, i64)]| -> Vec<(String, i64, i64)> {
        rows.iter().map(|(name, rank, points)| ((*name).to_owned(), *rank, *points)).collect()
    };
    assert_eq!(board(json!({})), rows(&[("零", 1, 6), ("三", 2, 5), ("一", 3, 4), ("二", 3, 4)]));
    let halved = json!({ "weights": [{ "rule": rule, "percent": 50 }] });
    assert_eq!(board(halved), rows(&[("三", 1, 5), ("零", 2, 3), ("一", 3, 2), ("二", 3, 2)]));
    let by_rule = json!({ "weights": [{ "rule": null, "percent": 0 }] });
    assert_eq!(board(by_rule)[3], ("三".to_owned(), 3, 1));
    place.test.call(
        "members_edit",
        json!({ "who": { "kind": "these", "uids": [place.members[0]] }, "change": { "kind": "tags", "add": ["组长"], "remove": [] } }),
    );
    let tags = place.test.call("tags", json!({ "community": place.community, "kind": "member" }));
    assert_eq!(board(json!({ "without_tags": [tags[0]["uid"]] }))[0].0, "三");
    let all = place.test.call(
        "points_board",
        json!({ "community": place.community, "from": "2026-02-01", "to": "2026-02-28", "limit": 1 }),
    );
    assert_eq!((&all["members"], &all["points"]), (&json!(4), &json!(19)));
    // Of 4, 4, 5 and 6: what separates each from each, by twice the mean.
    assert!((all["gini"].as_f64().unwrap() - 0.0921).abs() < 0.001, "{all}");
}

#[test]
fn passing_on_and_taking_it_back_is_no_gift() {
    let place = Place::new();
    place.give(&[0], 10, json!({}));
    place.test.call(
        "points_transfer",
        json!({ "from": place.members[0], "to": place.members[1], "points": 4, "reason": "谢谢" }),
    );
    let passed = place.ledger()[0]["uid"].clone();
    place.test.call("points_reverse", json!({ "uids": [passed], "reason": "还是不了" }));
    let has = |who: usize| place.test.call("member_points", json!({ "uid": place.members[who] }));
    assert_eq!(has(0), json!({ "balance": 10, "earned": 10, "expires": null }));
    assert_eq!(has(1), json!({ "balance": 0, "earned": 0, "expires": null }));
    let question =
        json!({ "community": place.community, "from": "2026-03-01", "to": "2026-03-31", "limit": 9 });
    let board = place.test.call("points_board", question);
    assert_eq!((&board["members"], &board["points"]), (&json!(1), &json!(10)));
}

#[test]
fn rules_of_tiers_ask_for_points_and_attendance_within_days() {
    let place = Place::new();
    place.give(&[0], 30, json!({ "on": "2026-02-20" }));
    place.give(&[1], 30, json!({ "on": "2025-10-20" }));
    place.give(&[2], 30, json!({ "on": "2026-02-20" }));
    place.give(&[2], -15, json!({ "on": "2026-02-25" }));
    let call = |name: &str, input: Value| place.test.call(name, input);
    let talk = json!({ "community": place.community, "title": "分享", "when": { "start": "2026-02-20T20:00:00", "minutes": 60 } });
    let talk = call("activity_add", talk)["uid"].clone();
    let people = json!([{ "name": "三", "member": place.members[3] }]);
    let list = call("registrations_add", json!({ "uid": talk, "people": people }));
    let came = json!({ "uids": [list["registrations"][0]["uid"]], "state": "came" });
    call("registrations_mark", came);
    let ladder =
        call("ladder_add", json!({ "community": place.community, "name": "贡献", "tiers": ["新", "老"] }));
    let measured = |measure: &str, days: u32, least: u32| json!({ "kind": "measured", "measure": measure, "kinds": [], "days": days, "least": least });
    let stands = |rule: Value| -> Vec<String> {
        let rules = json!({
            "ladder": ladder["uid"], "review": "week", "lower_mark": 90, "grace_days": 0,
            "rules": [{ "tier": ladder["tiers"][1]["uid"], "rule": rule }],
        });
        call("ladder_rules_set", rules);
        let filter = json!({ "kind": "tier", "any": [ladder["tiers"][1]["uid"]], "none": false });
        let query = json!({ "community": place.community, "offset": 0, "limit": 9, "filter": filter });
        let found = call("members", query);
        call("undo", json!({}));
        let mut names: Vec<_> = found["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["name"].as_str().unwrap().to_owned())
            .collect();
        names.sort();
        names
    };
    assert_eq!(stands(measured("points", 30, 20)), ["零"]);
    assert_eq!(stands(measured("points", 180, 15)), ["一", "二", "零"]);
    assert_eq!(stands(measured("attended", 30, 1)), ["三"]);
    assert_eq!(stands(measured("attended", 7, 1)), Vec::<String>::new());
}

#[test]
fn what_cannot_be_written_is_refused_with_its_place() {
    let place = Place::new();
    let who = json!({ "kind": "these", "uids": [place.members[0]] });
    let (one, other) = (&place.members[0], &place.members[1]);
    let stranger =
        place.test.call("community_add", json!({ "name": "别处", "tz": "Asia/Tokyo", "scale": "one" }));
    let stranger =
        place.test.call("member_add", json!({ "community": stranger["uid"], "name": "外人" }))["row"]["uid"]
            .clone();
    place.give(&[0], 3, json!({}));
    let rule = |more: Value| place.rule(messages(), 1, more);
    let before = place.test.snapshot();
    for (command, input, expected) in [
        ("points_add", json!({ "who": who, "points": 0, "reason": "x" }), "points: out_of_range"),
        ("points_add", json!({ "who": who, "points": 1, "reason": " " }), "reason: empty"),
        (
            "points_add",
            json!({ "who": who, "points": 1, "reason": "x", "on": "2026-02-30" }),
            "on: not_a_date",
        ),
        (
            "points_add",
            json!({ "who": who, "points": -1, "reason": "x", "expires_on": "2026-12-01" }),
            "expires_on: out_of_range",
        ),
        ("points_transfer", json!({ "from": one, "to": one, "points": 1 }), "to: same"),
        ("points_transfer", json!({ "from": one, "to": stranger, "points": 1 }), "to: other_community"),
        ("points_transfer", json!({ "from": one, "to": other, "points": 4 }), "points: too_many"),
        ("points_transfer", json!({ "from": one, "to": other, "points": -1 }), "points: out_of_range"),
        ("point_rule_add", rule(json!({ "points": -1 })), "points: out_of_range"),
        ("point_rule_add", rule(json!({ "daily_cap": 0 })), "daily_cap: out_of_range"),
        ("point_rule_add", rule(json!({ "cooldown_hours": -1 })), "cooldown_hours: out_of_range"),
        ("point_rule_add", rule(json!({ "expires_days": 0 })), "expires_days: out_of_range"),
        (
            "point_rule_add",
            rule(json!({ "source": { "kind": "streak", "kinds": [], "days": 1 } })),
            "days: out_of_range",
        ),
        ("point_rule_add", rule(json!({ "from": "gestern" })), "from: not_a_date"),
    ] {
        assert_eq!(place.refused(command, input.clone()), expected, "{command} {input}");
    }
    assert_eq!(place.test.snapshot(), before);
}

/// One thing that somebody does with the ledger.
#[derive(Debug, Clone)]
enum Act {
    Give(usize, i64, Option<u32>),
    Take(usize, i64),
    Transfer(usize, usize, i64),
    Reverse(usize),
    Worth(i64),
    Settle,
    Days(u32),
    Merge,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        (0..4_usize, 1_i64..50, prop::option::of(1_u32..40))
            .prop_map(|(who, points, days)| Act::Give(who, points, days)),
        (0..4_usize, 1_i64..30).prop_map(|(who, points)| Act::Take(who, points)),
        (0..4_usize, 0..4_usize, 1_i64..20).prop_map(|(from, to, points)| Act::Transfer(from, to, points)),
        (0..30_usize).prop_map(Act::Reverse),
        (1_i64..5).prop_map(Act::Worth),
        Just(Act::Settle),
        (1_u32..20).prop_map(Act::Days),
        Just(Act::Merge),
    ];
    prop::collection::vec(act, 1..25)
}

/// Does it, if it can be done.
fn act(place: &mut Place, today: &mut chrono::NaiveDate, rule: &Value, act: &Act) {
    let (test, members) = (&place.test, &place.members);
    let attempt = |name: &str, input: Value| drop(test.try_call(name, input));
    match act {
        Act::Give(who, points, days) => {
            let until = days.map(|days| (*today + chrono::Days::new(days.into())).to_string());
            place.give(&[*who], *points, json!({ "expires_on": until }));
        }
        Act::Take(who, points) => place.give(&[*who], -points, json!({})),
        Act::Transfer(from, to, points) => {
            attempt(
                "points_transfer",
                json!({ "from": members[*from], "to": members[*to], "points": points }),
            );
        }
        Act::Reverse(place_in_ledger) => {
            if let Some(entry) = place.ledger().get(*place_in_ledger) {
                attempt("points_reverse", json!({ "uids": [entry["uid"]], "reason": "错" }));
            }
        }
        Act::Worth(points) => {
            test.call("point_rule_edit", json!({ "uid": rule, "points": points }));
        }
        Act::Settle => {
            test.call("points_settle", json!({ "community": place.community }));
        }
        Act::Days(days) => {
            *today = *today + chrono::Days::new((*days).into());
            place.set_day(&today.to_string());
        }
        Act::Merge => {
            if members[3] != members[2] {
                test.call("members_merge", json!({ "from": members[3], "into": members[2] }));
                place.members[3] = place.members[2].clone();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_ledger_only_grows_and_its_sums_hold_whatever_is_done(acts in acts()) {
        let mut place = Place::new();
        place.say(&[(0, 10, 9, 3), (1, 11, 9, 2), (2, 12, 9, 1), (3, 13, 9, 1), (0, 20, 9, 1)]);
        let rule = place.test.call("point_rule_add", place.rule(messages(), 2, json!({ "expires_days": 30 })));
        let mut today: chrono::NaiveDate = "2026-03-02".parse().unwrap();
        let mut snapshots = vec![place.test.snapshot()];
        let mut before: Vec<Value> = Vec::new();
        for step in &acts {
            act(&mut place, &mut today, &rule, step);
            let now = place.test.snapshot();
            if snapshots.last() != Some(&now) {
                snapshots.push(now);
            }
            let mut after = place.ledger();
            after.reverse();
            // Each entry is as it was; only what took it back, and whose it is, may have been said since.
            for (old, new) in before.iter().zip(&after) {
                for field in ["uid", "points", "kind", "reason", "on", "expires_on", "rule", "at"] {
                    prop_assert_eq!(&old[field], &new[field], "{}", field);
                }
            }
            prop_assert!(after.len() >= before.len());
            let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
            for entry in &after {
                *sums.entry(entry["member"].as_str().unwrap()).or_default() += entry["points"].as_i64().unwrap();
            }
            for who in 0..4 {
                prop_assert_eq!(place.balance(who), sums.get(place.members[who].as_str()).copied().unwrap_or(0));
            }
            let transfers = |kind: &str| -> i64 {
                after.iter().filter(|entry| entry["kind"] == kind).map(|entry| entry["points"].as_i64().unwrap()).sum()
            };
            prop_assert_eq!(transfers("transfer"), 0, "what one gives another gets");
            for entry in after.iter().filter(|entry| !entry["reversed_by"].is_null()) {
                let back = after.iter().find(|other| other["uid"] == entry["reversed_by"]).unwrap();
                prop_assert_eq!(back["points"].as_i64().unwrap(), -entry["points"].as_i64().unwrap());
            }
            before = after;
        }
        while snapshots.len() > 1 {
            prop_assert_eq!(Some(place.test.snapshot()), snapshots.pop());
            place.test.call("undo", json!({}));
        }
        prop_assert_eq!(Some(place.test.snapshot()), snapshots.pop());
    }
}
