//! Who needs care: promises, birthdays, people not heard of, newcomers, those who drift away; and what was done with them.

use serde_json::{Value, json};
use tulou_core::Code;
use tulou_tests::TestApp;

use crate::insights::import;

/// A community on Monday, 2 March 2026, in Shanghai.
struct Place {
    test: TestApp,
    community: String,
}

impl Place {
    fn new() -> Self {
        let (test, community) = TestApp::with_community();
        Self { test, community }
    }

    fn add(&self, name: &str, more: Value) -> String {
        let mut input = json!({ "community": self.community, "name": name });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.test.call("member_add", input)["row"]["uid"].as_str().unwrap().to_owned()
    }

    fn day(&self) -> Value {
        self.test.call("care_day", json!({ "community": self.community }))
    }

    /// Kind, first name and what is counted of each row.
    fn told(&self) -> Vec<(String, String, Value)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let row = |item: &Value| {
            (text(&item["key"]["kind"]), text(&item["members"][0]["name"]), item["number"].clone())
        };
        self.day()["items"].as_array().unwrap().iter().map(row).collect()
    }

    fn settle(&self, command: &str, place: usize, more: Value) {
        let items = json!([self.day()["items"][place]["key"]]);
        let mut input = json!({ "community": self.community, "items": items });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.test.call(command, input);
    }

    fn set_day(&self, on: &str) {
        let noon = on.parse::<chrono::NaiveDate>().unwrap().and_hms_opt(4, 0, 0).unwrap();
        self.test.clock.set(noon.and_utc().timestamp_millis());
    }
}

fn row(kind: &str, name: &str, number: impl Into<Value>) -> (String, String, Value) {
    (kind.to_owned(), name.to_owned(), number.into())
}

#[test]
fn birthdays_are_kept_by_both_calendars_and_more_than_five_are_one_row() {
    let place = Place::new();
    for (name, birthday, lunar) in
        [("甲", "1990-03-02", false), ("乙", "03-02", false), ("丙", "01-14", true), ("丁", "03-03", false)]
    {
        place.add(name, json!({ "birthday": birthday, "birthday_lunar": lunar }));
    }
    // The second of March is the fourteenth of the first month.
    let expected = ["甲", "乙", "丙"].map(|name| row("birthday", name, 0));
    assert_eq!(place.told(), expected);
    place.settle("care_done", 0, json!({}));
    for name in ["戊", "己", "庚", "辛"] {
        place.add(name, json!({ "birthday": "03-02" }));
    }
    let day = place.day();
    assert_eq!((&day["total"], &day["items"][0]["total"]), (&json!(1), &json!(6)), "{day:#}");
    place.settle("care_done", 0, json!({}));
    assert_eq!(place.told(), []);
    place.test.call("undo", json!({}));
    assert_eq!(place.day()["items"][0]["total"], 6);
}

#[test]
fn an_interval_counts_from_the_last_contact_and_a_members_own_goes_first() {
    let place = Place::new();
    let tagged = place.add("有标签", json!({ "tags": ["常联系"] }));
    let own = place.add("自己的", json!({ "tags": ["常联系"] }));
    let peace = place.add("别打扰", json!({ "tags": ["常联系"] }));
    place.add("没标签", json!({}));
    let tags = place.test.call("tags", json!({ "community": place.community, "kind": "member" }));
    let tag = tags.as_array().unwrap().iter().find(|tag| tag["name"] == "常联系").unwrap()["uid"].clone();
    let set = |kind: &str, uid: &Value, touch: Value| {
        place.test.call("touch_set", json!({ "subject": { "kind": kind, "uid": uid }, "touch": touch }))
    };
    set("tag", &tag, json!({ "ideal": 10, "latest": 20 }));
    set("member", &json!(own), json!({ "ideal": 30, "latest": 40 }));
    set("member", &json!(peace), Value::Null);
    assert_eq!(place.told(), [], "nobody was in contact, and it counts from today");
    place.set_day("2026-03-12");
    assert_eq!(place.told(), [row("touch", "有标签", 10)]);
    let first = &place.day()["items"][0];
    assert_eq!(
        (&first["late"], &first["never"], &first["latest"]),
        (&json!(false), &json!(true), &json!(20))
    );
    place.set_day("2026-04-02");
    let expected = [row("touch", "有标签", 31), row("touch", "自己的", 31)];
    assert_eq!(place.told(), expected, "the late one comes first");
    assert_eq!(place.day()["items"][0]["late"], true);

    // A note is no contact. What was done is one, and is of this day.
    place.test.call("contact_add", json!({ "members": [tagged], "way": "note", "text": "喜欢爬山" }));
    assert_eq!(place.told(), expected);
    place.settle("care_done", 0, json!({ "way": "voice", "text": "聊了近况", "follow_up_on": "2026-04-05" }));
    assert_eq!(place.told(), expected[1..]);
    let day = place.day();
    assert_eq!((&day["load"], &day["done"], &day["today"]), (&json!(10), &json!(1), &json!(1)));
    let contacts = place.test.call("contacts", json!({ "uid": tagged }));
    assert_eq!(
        (&contacts[0]["way"], &contacts[0]["on"], &contacts[0]["text"]),
        (&json!("voice"), &json!("2026-04-02"), &json!("聊了近况"))
    );
    place.settle("care_put_off", 0, json!({ "until": "2026-04-04" }));
    assert_eq!(place.told(), []);
    place.set_day("2026-04-05");
    assert_eq!(place.told(), [row("follow_up", "有标签", 0), row("touch", "自己的", 34)]);
    place.settle("care_put_off", 1, json!({}));
    assert_eq!(place.told(), [row("follow_up", "有标签", 0)], "this time not: again after thirty days");
    place.set_day("2026-05-05");
    assert_eq!(place.told()[0], row("follow_up", "有标签", 30));
    assert!(place.told().contains(&row("touch", "自己的", 64)));

    let wrong = json!({ "subject": { "kind": "tag", "uid": tag }, "touch": { "ideal": 9, "latest": 8 } });
    assert_eq!(place.test.try_call("touch_set", wrong).unwrap_err().code, Code::Invalid);
    // With the tag its interval goes; with another tag it becomes that one's.
    let other =
        place.test.call("tag_add", json!({ "community": place.community, "kind": "member", "name": "老友" }));
    place.test.call("tags_merge", json!({ "from": [tag], "into": other["uid"] }));
    let rules = place.test.call("touch_rules", json!({ "community": place.community }));
    assert_eq!((&rules[0]["subject"]["uid"], &rules[0]["name"]), (&other["uid"], &json!("老友")));
    place.test.call("tag_remove", json!({ "uid": other["uid"] }));
    let rules = place.test.call("touch_rules", json!({ "community": place.community }));
    assert_eq!(rules.as_array().unwrap().len(), 2, "those of the two members: {rules:#}");
}

#[test]
fn newcomers_of_a_day_go_their_path_together_and_whoever_stands_higher_comes_first() {
    let place = Place::new();
    for number in 1..=6 {
        place.add(&format!("新{number}"), json!({ "joined_on": "2026-02-27" }));
    }
    place.add("独自", json!({ "joined_on": "2026-02-23" }));
    place.add("老人", json!({ "joined_on": "2024-03-02" }));
    let gone = place.add("走了", json!({ "joined_on": "2026-03-01" }));
    place.test.call("member_edit", json!({ "uid": gone, "left_on": "2026-03-02" }));
    let tiers = json!({ "community": place.community, "name": "成长", "tiers": ["新人", "骨干"] });
    let ladder = place.test.call("ladder_add", tiers);
    let list = place.test.call("members", json!({ "community": place.community, "offset": 0, "limit": 50 }));
    let three = list["rows"].as_array().unwrap().iter().find(|row| row["name"] == "新3").unwrap();
    let who = json!({ "kind": "these", "uids": [three["uid"]] });
    place.test.call("members_move_tier", json!({ "who": who, "tier": ladder["tiers"][1]["uid"] }));
    let expected = [row("newcomer", "新3", 3), row("newcomer", "独自", 7), row("anniversary", "老人", 2)];
    assert_eq!(place.told(), expected, "day three of six, day seven of one, two years of one");
    let day = place.day();
    assert_eq!((&day["items"][0]["total"], &day["items"][0]["key"]["member"]), (&json!(6), &Value::Null));
    place.settle("care_done", 0, json!({}));
    assert_eq!(place.told(), expected[1..], "all six are done");
    place.set_day("2026-03-06");
    assert_eq!(place.told(), [row("newcomer", "新3", 7), row("newcomer", "独自", 7)], "the next step");
}

#[test]
fn the_load_says_how_many_are_of_today() {
    let place = Place::new();
    for number in 0..5 {
        place.add(&format!("寿星{number}"), json!({ "birthday": "03-02" }));
    }
    let overview = place.test.call("workspace_overview", json!({}));
    let me = overview["operators"].as_array().unwrap().iter().find(|one| one["is_me"] == true).unwrap();
    let load = json!({ me["uid"].as_str().unwrap(): 2 });
    place.test.call("setting_set", json!({ "key": "care.load", "value": load, "shared": true }));
    let day = place.day();
    assert_eq!((&day["load"], &day["today"], &day["total"]), (&json!(2), &json!(2), &json!(5)));
    place.settle("care_done", 0, json!({ "way": "text" }));
    let day = place.day();
    assert_eq!((&day["done"], &day["today"], &day["total"]), (&json!(1), &json!(1), &json!(4)));
    place.settle("care_done", 0, json!({}));
    assert_eq!(place.day()["today"], 0, "the rest is of other days");
}

#[test]
fn the_log_says_who_drifts_away_who_is_back_and_who_helped() {
    let place = Place::new();
    for name in ["drifts", "back", "helps", "watches"] {
        let uid = place.add(name, json!({}));
        place.test.call("account_add", json!({ "member": uid, "platform": "list", "external_id": name }));
    }
    let mut text = "time,member,kind\n".to_owned();
    let mut line = |on: &str, who: &str, kind: &str| text.push_str(&format!("{on}T04:00:00Z,{who},{kind}\n"));
    for day in 1..=9 {
        line(&format!("2026-01-{day:02}"), "drifts", "message");
        line(&format!("2026-01-{day:02}"), "back", "message");
        line(&format!("2026-02-{:02}", day + 15), "helps", if day > 5 { "reply" } else { "message" });
    }
    line("2026-02-28", "back", "message");
    line("2026-03-02", "watches", "message");
    import(&place.test, &place.community, &text);
    let expected = [row("drifting", "drifts", 52), row("back", "back", 49)];
    assert_eq!(place.told(), expected, "four answers, of which one in the last seven days");
    place.settle("care_put_off", 0, json!({}));
    assert_eq!(place.told(), expected[1..]);

    let mut text = "time,member,kind\n".to_owned();
    for day in ["02-26", "02-27", "02-28", "03-01"] {
        text.push_str(&format!("2026-{day}T05:00:00Z,helps,reply\n"));
    }
    import(&place.test, &place.community, &text);
    assert_eq!(place.told(), [expected[1].clone(), row("helped", "helps", 5)]);
    place.set_day("2026-03-20");
    assert_eq!((place.told(), place.day()["log_until"].clone()), (vec![], json!("2026-03-02")));
}

#[test]
fn what_is_known_of_two_who_are_one_is_known_of_the_one() {
    let place = Place::new();
    let (one, other, friend) =
        (place.add("一", json!({})), place.add("二", json!({})), place.add("友", json!({})));
    let call = |name: &str, input: Value| place.test.call(name, input);
    call("contact_add", json!({ "members": [one, other], "way": "meeting", "on": "2026-02-01" }));
    call("finding_add", json!({ "member": other, "kind": "pain", "text": "没时间", "evidence": "“太忙了”" }));
    call("relation_set", json!({ "member": friend, "other": other, "kind": "同事" }));
    call("relation_set", json!({ "member": one, "other": other, "kind": "夫妻" }));
    call(
        "touch_set",
        json!({ "subject": { "kind": "member", "uid": other }, "touch": { "ideal": 5, "latest": 9 } }),
    );
    let before = place.test.snapshot();
    call("members_merge", json!({ "from": other, "into": one }));
    assert_eq!(call("contacts", json!({ "uid": one })).as_array().unwrap().len(), 2);
    assert_eq!(call("findings", json!({ "uid": one }))[0]["text"], "没时间");
    let relations = call("relations", json!({ "uid": one }));
    assert_eq!((relations.as_array().unwrap().len(), &relations[0]["name"]), (1, &json!("友")));
    assert_eq!(call("relations", json!({ "uid": friend }))[0]["name"], "一");
    assert_eq!(call("touch_rules", json!({ "community": place.community }))[0]["name"], "一");
    call("undo", json!({}));
    assert_eq!(place.test.snapshot(), before);
    // Said again in the other direction, it is said anew of the same two.
    call("relation_set", json!({ "member": other, "other": friend, "kind": "邻居" }));
    assert_eq!(call("relations", json!({ "uid": friend }))[0]["kind"], "邻居");
    let own = json!({ "member": one, "other": one, "kind": "自己" });
    assert_eq!(place.test.try_call("relation_set", own).unwrap_err().code, Code::Invalid);
}
