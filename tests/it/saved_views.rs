//! Filters that were given a name.

use serde_json::json;
use tulou_tests::TestApp;

#[test]
fn a_view_is_kept_replaced_by_name_forgotten_and_brought_back() {
    let (test, community) = TestApp::with_community();
    let save = |name: &str, query: serde_json::Value| {
        test.call(
            "saved_view_set",
            json!({ "community": community, "page": "content", "name": name, "query": query }),
        )
    };
    let names = || -> Vec<String> {
        let views = test.call("saved_views", json!({ "community": community, "page": "content" }));
        let views = views.as_array().unwrap().clone();
        views.iter().map(|view| format!("{} {}", view["name"].as_str().unwrap(), view["query"])).collect()
    };
    save("我的", json!({ "owner": "a" }));
    let late = save("没发的", json!({ "states": ["scheduled"] }));
    save(" 我的 ", json!({ "owner": "b" }));
    assert_eq!(names(), [r#"我的 {"owner":"b"}"#, r#"没发的 {"states":["scheduled"]}"#]);
    let other = test.call("saved_views", json!({ "community": community, "page": "calendar" }));
    assert_eq!(other, json!([]));
    test.call("saved_view_remove", json!({ "uid": late["uid"] }));
    assert_eq!(names().len(), 1);
    test.call("undo", json!({}));
    assert_eq!(names().len(), 2);
}
