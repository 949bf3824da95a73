//! Who works in the workspace, through the command table.

use serde_json::{Value, json};
use tulou_tests::TestApp;

/// Names of the team, and of those who were removed from it.
fn team(test: &TestApp) -> (Vec<String>, Vec<String>) {
    let overview = test.call("workspace_overview", json!({}));
    let names = |list: &Value| {
        list.as_array()
            .unwrap()
            .iter()
            .map(|one| one["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    (names(&overview["operators"]), names(&overview["former_operators"]))
}

#[test]
fn an_operator_who_is_removed_stays_the_owner_of_what_is_theirs() {
    let (test, community) = TestApp::with_community();
    let wang = test.call("operator_add", json!({ "name": "小王" }))["uid"].clone();
    let task = test.call("task_add", json!({ "community": community, "title": "海报", "owner": wang }));
    let before = test.snapshot();
    test.call("operator_remove", json!({ "uid": wang }));
    assert_eq!(team(&test), (vec![String::new()], vec!["小王".to_owned()]));
    assert_eq!(
        test.call("task", json!({ "uid": task["uid"] }))["owner"],
        wang,
        "whose task it is stays known"
    );
    test.call("task_edit", json!({ "uid": task["uid"], "title": "两张海报" }));
    test.call("undo", json!({}));
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
    assert_eq!(team(&test), (vec![String::new(), "小王".to_owned()], vec![]));
}

#[test]
fn nobody_removes_themselves() {
    let (test, _) = TestApp::with_community();
    let me = test.call("workspace_overview", json!({}))["operators"][0]["uid"].clone();
    let error = test.try_call("operator_remove", json!({ "uid": me })).unwrap_err();
    assert_eq!(error.details["reason"], "oneself");
}
