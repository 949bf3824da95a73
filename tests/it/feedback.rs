//! Feedback: kept word for word, looked after by somebody, answered, ended, told; and the day on which it waits.

use serde_json::{Value, json};
use tulou_core::Code;
use tulou_tests::TestApp;

struct Place {
    test: TestApp,
    community: String,
    member: Value,
    group: Value,
}

impl Place {
    /// On Monday, 2 March 2026, in Shanghai; the present operator looks after the group.
    fn new() -> Self {
        let (test, community) = TestApp::with_community();
        let member =
            test.call("member_add", json!({ "community": community, "name": "小雅" }))["row"]["uid"].clone();
        let groups =
            json!({ "community": community, "channels": [{ "name": "一群", "kind": "wechat_group" }] });
        let group = test.call("channels_add", groups)[0].clone();
        Self { test, community, member, group }
    }

    fn add(&self, quote: &str, more: Value) -> Value {
        let mut input = json!({ "community": self.community, "quote": quote });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.test.call("feedback_add", input)
    }

    fn edit(&self, uid: &Value, more: Value) {
        let mut input = json!({ "uid": uid });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.test.call("feedback_edit", input);
    }

    fn list(&self, more: Value) -> Value {
        let mut input = json!({ "community": self.community, "limit": 50 });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.test.call("feedback", input)
    }

    fn quotes(&self, more: Value) -> Vec<String> {
        let list = self.list(more);
        list["rows"].as_array().unwrap().iter().map(|row| row["quote"].as_str().unwrap().to_owned()).collect()
    }

    /// Reason and title of what waits today.
    fn waiting(&self) -> Vec<(String, String)> {
        let today = self.test.call("today", json!({ "community": self.community }));
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let rows = today["waiting"].as_array().unwrap();
        rows.iter().map(|row| (text(&row["reason"]), text(&row["title"]))).collect()
    }

    fn set_day(&self, on: &str) {
        let noon = on.parse::<chrono::NaiveDate>().unwrap().and_hms_opt(4, 0, 0).unwrap();
        self.test.clock.set(noon.and_utc().timestamp_millis());
    }
}

fn row(reason: &str, title: &str) -> (String, String) {
    (reason.to_owned(), title.to_owned())
}

#[test]
fn what_waits_longest_comes_first_until_it_is_ended_and_they_know() {
    let place = Place::new();
    let said =
        json!({ "member": place.member, "channel": place.group, "kind": "complaint", "on": "2026-02-20" });
    let links = place.add("  群里的链接打不开\n第二行 ", said);
    let rules = place.add("群规太长", json!({ "on": "2026-02-10" }));
    place.add("想办线下活动", json!({ "kind": "question" }));
    let order = ["群规太长", "群里的链接打不开\n第二行", "想办线下活动"];
    assert_eq!(place.quotes(json!({})), order);
    let waits =
        [row("feedback", "群规太长"), row("feedback", "群里的链接打不开"), row("feedback", "想办线下活动")];
    assert_eq!(place.waiting(), waits);
    let first = &place.list(json!({ "member": place.member }))["rows"][0];
    assert_eq!(
        json!([first["name"], first["channel_name"], first["kind"], first["state"], first["told"]]),
        json!(["小雅", "一群", "complaint", "open", false])
    );

    // Who is not known cannot be told.
    place.edit(&rules, json!({ "state": "declined", "reply": "会保留" }));
    place.edit(&links, json!({ "state": "done" }));
    assert_eq!(
        place.waiting(),
        [row("feedback", "想办线下活动"), row("feedback_to_tell", "群里的链接打不开")]
    );
    assert_eq!(place.list(json!({}))["pending"], 2);
    place.edit(&links, json!({ "told": true }));
    assert_eq!(place.quotes(json!({ "pending": true })), ["想办线下活动"]);
    assert_eq!(place.quotes(json!({})), ["想办线下活动", "群里的链接打不开\n第二行", "群规太长"]);

    // What goes on has another end.
    place.edit(&links, json!({ "state": "doing" }));
    let again = &place.list(json!({ "member": place.member }))["rows"][0];
    assert_eq!(json!([again["told"], again["closed_on"]]), json!([false, null]));
    place.test.call("undo", json!({}));
    assert_eq!(place.list(json!({ "member": place.member }))["rows"][0]["told"], true);
    place.test.call("feedback_remove", json!({ "uid": links }));
    assert_eq!(place.list(json!({}))["total"], 2);
    place.test.call("undo", json!({}));
    assert_eq!(place.list(json!({}))["total"], 3);
}

#[test]
fn days_are_those_of_the_first_answer_and_of_the_end() {
    let place = Place::new();
    let all: Vec<Value> = ["2026-02-20", "2026-02-24", "2026-03-01"]
        .iter()
        .map(|on| place.add("有人说", json!({ "on": on })))
        .collect();
    let days = || {
        let list = place.list(json!({}));
        json!([list["days_to_reply"], list["days_to_close"]])
    };
    assert_eq!(days(), json!([null, null]));
    all.iter().for_each(|uid| place.edit(uid, json!({ "reply": "收到" })));
    assert_eq!(days(), json!([6, null]), "after 10, 6 and 1 days");
    place.set_day("2026-03-04");
    place.edit(&all[0], json!({ "reply": "已经修好", "state": "done" }));
    assert_eq!(days(), json!([6, 12]), "another answer is not the first one");
    place.edit(&all[0], json!({ "reply": " ", "state": "open" }));
    assert_eq!(days(), json!([1, null]), "without an answer and without an end");
}

#[test]
fn whoever_looks_after_the_group_looks_after_what_is_said_there() {
    let place = Place::new();
    let other = place.test.call("operator_add", json!({ "name": "阿宁" }))["uid"].clone();
    place.test.call("channel_edit", json!({ "uid": place.group, "operator": other }));
    place.add("声音太小", json!({ "channel": place.group }));
    assert_eq!(place.list(json!({}))["rows"][0]["owner"], other);
    let mine = place.test.call("today", json!({ "community": place.community, "whose": "mine" }));
    assert_eq!(mine["waiting"], json!([]));
}

#[test]
fn what_cannot_be_kept_is_refused_and_a_merge_takes_it_along() {
    let place = Place::new();
    let elsewhere =
        place.test.call("community_add", json!({ "name": "别处", "tz": "Asia/Tokyo", "scale": "one" }));
    let stranger =
        place.test.call("member_add", json!({ "community": elsewhere["uid"], "name": "外人" }))["row"]["uid"]
            .clone();
    let uid = place.add("还不错", json!({ "member": place.member, "kind": "praise" }));
    let before = place.test.snapshot();
    let community = &place.community;
    for (command, input) in [
        ("feedback_add", json!({ "community": community, "quote": " \n" })),
        ("feedback_add", json!({ "community": community, "quote": "x".repeat(10_001) })),
        ("feedback_add", json!({ "community": community, "quote": "x", "on": "gestern" })),
        ("feedback_add", json!({ "community": community, "quote": "x", "member": stranger })),
        ("feedback_edit", json!({ "uid": uid, "member": stranger })),
        ("feedback_edit", json!({ "uid": uid, "quote": "" })),
        ("feedback_edit", json!({ "uid": uid, "reply": "x".repeat(10_001) })),
    ] {
        assert_eq!(
            place.test.try_call(command, input.clone()).unwrap_err().code,
            Code::Invalid,
            "{command} {input}"
        );
    }
    assert_eq!(place.test.snapshot(), before);
    let twin =
        place.test.call("member_add", json!({ "community": community, "name": "小雅二" }))["row"]["uid"]
            .clone();
    place.test.call("members_merge", json!({ "from": place.member, "into": twin }));
    assert_eq!(place.quotes(json!({ "member": twin })), ["还不错"]);
}
