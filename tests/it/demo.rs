//! The demo community and the first week, through the command table.

use serde_json::{Value, json};
use tulou_tests::TestApp;

fn make(test: &TestApp, language: &str) -> Value {
    test.call("demo", json!({ "language": language, "tz": "Asia/Shanghai" }))["community"].clone()
}

fn total(test: &TestApp, name: &str, community: &Value) -> u64 {
    test.call(name, json!({ "community": community }))["total"].as_u64().unwrap()
}

#[test]
fn the_demo_is_whole_in_both_languages_and_leaves_nothing() {
    for language in ["zh-CN", "en"] {
        let test = TestApp::new();
        let before = test.snapshot();
        let community = make(&test, language);
        let groups = test.call("channels", json!({ "community": community, "is_group": true }));
        assert_eq!(
            groups.as_array().unwrap().len(),
            40 + usize::from(language == "en"),
            "forty groups, and Discord is one"
        );
        let counts = test.call("head_counts", json!({ "community": community }));
        assert_eq!(counts.as_array().unwrap().len(), 40);
        let members = test.call("members", json!({ "community": community, "limit": 1 }));
        assert_eq!(members["total"], 300);
        let nameless = json!({ "kind": "text", "field": "name", "test": "starts_with", "value": "demo" });
        let nameless =
            test.call("members", json!({ "community": community, "filter": nameless, "limit": 1 }));
        assert_eq!(nameless["total"], 0, "who only reacts on Discord keeps the name");
        let range = json!({ "community": community });
        let overview = test.call("insight_overview", range.clone());
        let known = |name: &str| {
            let all = overview["figures"].as_array().unwrap();
            all.iter().any(|one| one["name"] == name && !one["figure"]["value"].is_null())
        };
        for name in [
            "members",
            "leave_rate",
            "weekly_speakers",
            "speaking_rate",
            "activated",
            "answered",
            "show_rate",
        ] {
            assert!(known(name), "{name}");
        }
        assert!(overview["unusual"].as_array().unwrap().iter().any(|day| day["on"] == "2026-02-16"));
        let growth = test.call("insight_growth", range);
        assert!(!growth["inviters"].as_array().unwrap().is_empty(), "some brought others");
        assert!(total(&test, "contents", &community) > 75, "three posts a week for six months");
        assert!(total(&test, "activities", &community) >= 7);
        assert!(total(&test, "tasks", &community) > 30);
        let today = test.call("today", json!({ "community": community }));
        let late: Vec<&Value> = today["waiting"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|item| item["reason"] == "late_delivery")
            .collect();
        assert_eq!(
            late.iter().map(|item| item["count"].clone()).collect::<Vec<_>>(),
            [json!(3)],
            "37 of 40, and nothing older"
        );
        for reason in ["overdue_task", "qr_expiring"] {
            assert!(
                today["waiting"].as_array().unwrap().iter().any(|item| item["reason"] == reason),
                "{reason}"
            );
        }
        assert_eq!(today["soon"].as_array().unwrap().len(), 7);
        let care = test.call("care_day", json!({ "community": community }));
        for kind in ["birthday", "newcomer"] {
            assert!(
                care["items"].as_array().unwrap().iter().any(|item| item["key"]["kind"] == kind),
                "{kind}"
            );
        }
        assert!(
            test.try_call("demo", json!({ "language": language, "tz": "Asia/Shanghai" })).is_err(),
            "one at most"
        );
        test.call("demo_remove", json!({}));
        assert_eq!(test.snapshot(), before, "nothing is left");
        assert_eq!(test.call("demo_state", json!({}))["community"], json!(null));
        test.call("undo", json!({}));
        test.call("undo", json!({}));
        assert_eq!(test.snapshot(), before, "both steps are undone, and nothing is left either");
    }
}

#[test]
fn the_first_week_is_kept_or_cleared() {
    let (test, community) = TestApp::with_community();
    test.call(
        "channels_add",
        json!({ "community": community, "channels": [{ "name": "我的群", "kind": "wechat_group" }] }),
    );
    let before = test.snapshot();
    let week = json!({ "community": community, "language": "zh-CN" });
    test.call("starter_week", week.clone());
    let list = test.call("contents", json!({ "community": community, "sort": "start" }));
    assert_eq!(
        (&list["total"], &list["rows"][0]["start"]),
        (&json!(4), &json!("2026-03-02T08:30:00")),
        "it is Monday"
    );
    assert_eq!(list["rows"][0]["progress"]["total"], 1, "to the only group");
    test.call("starter_week_clear", json!({ "community": community }));
    assert_eq!(test.snapshot(), before);
    test.call("starter_week", week);
    test.call("starter_week_keep", json!({ "community": community }));
    let error = test.try_call("starter_week_clear", json!({ "community": community })).unwrap_err();
    assert_eq!(error.details["kind"], "starter_week");
    assert_eq!(total(&test, "contents", &json!(community)), 4);
}
