//! Fields of one's own of plans and groups: what they hold is told by the column, they come back as they were, and can be
//! made to hold something else.

use serde_json::{Value, json};
use tulou_tests::TestApp;

use super::{app, contents, file, suggested, text};

const PLAN: &str = "选题,文案,投放预算,投放日,是否置顶,投放平台,素材\n\
    一,正文,300,2026/3/5,是,\"视频号,社群\",a.png\n\
    二,正文,\"1,200.5\",2026-03-07,否,社群,b.png\n\
    三,正文,,,是,公众号,c.png\n\
    四,正文,80,2026/3/9,是,社群;公众号,\n\
    五,正文,,,否,视频号,\n";

fn fields(test: &TestApp, community: &str) -> Vec<Value> {
    let fields = test.call("fields", json!({ "community": community, "subject": "content" }));
    fields.as_array().unwrap().clone()
}

fn field(test: &TestApp, community: &str, name: &str) -> Value {
    fields(test, community).into_iter().find(|field| field["name"] == name).unwrap()
}

/// What the items hold in a field, by title.
fn held(test: &TestApp, community: &str, field: &Value) -> Vec<(String, Value)> {
    let mut held: Vec<_> = contents(test, community)
        .iter()
        .map(|row| {
            let view = test.call("content", json!({ "uid": row["uid"] }));
            let value = view["custom"][field["uid"].as_str().unwrap()].clone();
            (row["title"].as_str().unwrap().to_owned(), value)
        })
        .filter(|(_, value)| !value.is_null())
        .collect();
    held.sort_by(|one, other| one.0.cmp(&other.0));
    held
}

fn imported() -> (TestApp, String) {
    let (test, community) = app();
    let import = suggested(&test, &community, &text(PLAN));
    let preview = test.call("sheet_preview", import.clone());
    let made: Vec<_> = preview["new_fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| json!([one["name"], one["kind"], one["options"]]))
        .collect();
    assert_eq!(
        made,
        [
            json!(["投放预算", "number", []]),
            json!(["投放日", "date", []]),
            json!(["是否置顶", "choice", ["是", "否"]]),
            json!(["投放平台", "choices", ["视频号", "社群", "公众号"]]),
            json!(["素材", "text", []]),
        ]
    );
    test.call("sheet_apply", import);
    (test, community)
}

#[test]
fn an_unknown_column_becomes_a_field_of_what_it_holds() {
    let (test, community) = imported();
    let values = |name: &str| -> Vec<Value> {
        held(&test, &community, &field(&test, &community, name)).into_iter().map(|(_, value)| value).collect()
    };
    let said = |name: &str| {
        let mut said: Vec<String> = values(name).iter().map(|one| one.as_str().unwrap().to_owned()).collect();
        said.sort();
        said
    };
    assert_eq!(said("投放预算"), ["1200.5", "300", "80"]);
    assert_eq!(said("投放日"), ["2026-03-05", "2026-03-07", "2026-03-09"]);
    assert_eq!(said("投放平台"), ["公众号", "社群", "社群、公众号", "视频号", "视频号、社群"]);
    let again = test.call("sheet_preview", suggested(&test, &community, &text(PLAN)));
    assert_eq!((&again["counts"]["unchanged"], &again["rows"]), (&json!(5), &json!([])), "{again}");
    let folder = tempfile::tempdir().unwrap();
    for name in ["out.xlsx", "out.csv"] {
        let path = folder.path().join(name);
        let export = json!({ "community": community, "kind": "contents", "path": path, "chinese": true });
        test.call("sheet_export", export);
        let preview = test.call("sheet_preview", suggested(&test, &community, &file(&path)));
        assert_eq!(
            (&preview["counts"]["unchanged"], &preview["problems"]),
            (&json!(5), &json!([])),
            "{name}"
        );
    }
}

#[test]
fn a_choice_gets_the_options_that_a_later_sheet_brings_and_says_so_before() {
    let (test, community) = imported();
    let later = "选题,文案,是否置顶,投放平台,投放预算\n六,正文,待定,\"社群,小红书\",很多\n";
    let import = suggested(&test, &community, &text(later));
    let preview = test.call("sheet_preview", import.clone());
    assert_eq!(
        preview["new_options"],
        json!([
            { "name": "是否置顶", "kind": "choice", "options": ["待定"] },
            { "name": "投放平台", "kind": "choices", "options": ["小红书"] },
        ])
    );
    assert_eq!(
        (&preview["new_fields"], &preview["problems"][0]["fault"]),
        (&json!([]), &json!("not_a_number"))
    );
    test.call("sheet_apply", import);
    let platforms = field(&test, &community, "投放平台");
    assert_eq!(platforms["options"], json!(["视频号", "社群", "公众号", "小红书"]));
    let newest = held(&test, &community, &platforms).into_iter().find(|(title, _)| title == "六").unwrap();
    assert_eq!(newest.1, "社群、小红书");
    test.call("undo", json!({}));
    assert_eq!(field(&test, &community, "投放平台")["options"].as_array().unwrap().len(), 3);
}

#[test]
fn a_field_holds_something_else_when_all_of_its_values_fit() {
    let (test, community) = imported();
    let change = |name: &str, kind: &str| {
        let uid = field(&test, &community, name)["uid"].clone();
        test.try_call("field_edit", json!({ "uid": uid, "kind": kind }))
    };
    let refused = change("素材", "number").unwrap_err();
    assert_eq!(
        (&refused.details["reason"], &refused.details["value"]),
        (&json!("does_not_fit"), &json!("a.png"))
    );
    let refused = change("投放平台", "choice").unwrap_err();
    assert_eq!(refused.details["value"], "视频号、社群", "several are not one");
    assert_eq!(field(&test, &community, "投放平台")["kind"], "choices", "nothing was changed");

    let amounts = held(&test, &community, &field(&test, &community, "投放预算"));
    let text = change("投放预算", "text").unwrap();
    assert_eq!((&text["kind"], held(&test, &community, &text)), (&json!("text"), amounts.clone()));
    assert_eq!(held(&test, &community, &change("投放预算", "number").unwrap()), amounts);
    let pinned = change("是否置顶", "choices").unwrap();
    assert_eq!(pinned["options"], json!(["是", "否"]));
    let files = change("素材", "choice").unwrap();
    assert_eq!(files["options"].as_array().unwrap().len(), 3, "what is held becomes the options");
    let days = change("投放日", "text").unwrap();
    let first = contents(&test, &community)[0]["uid"].clone();
    let custom = |value: &str| json!({ "uid": first, "custom": { days["uid"].as_str().unwrap(): value } });
    test.call("content_edit", custom("3月5日晚上"));
    assert!(change("投放日", "date").is_err());
    test.call("content_edit", custom("2026年3月12日"));
    let days = change("投放日", "date").unwrap();
    assert!(held(&test, &community, &days).iter().any(|(_, value)| value == "2026-03-12"));
    test.call("undo", json!({}));
    assert!(held(&test, &community, &days).iter().any(|(_, value)| value == "2026年3月12日"));
}

#[test]
fn a_typed_field_refuses_what_it_does_not_hold_and_its_options_are_renamed_and_dropped() {
    let (test, community) = imported();
    let first = contents(&test, &community).iter().find(|row| row["title"] == "四").unwrap()["uid"].clone();
    let edit = |name: &str, value: &str| {
        let uid = field(&test, &community, name)["uid"].clone();
        test.try_call("content_edit", json!({ "uid": first, "custom": { uid.as_str().unwrap(): value } }))
    };
    for (name, value, reason) in [
        ("投放预算", "很多", "not_a_number"),
        ("投放日", "下周", "not_a_date"),
        ("是否置顶", "也许", "not_an_option"),
        ("投放平台", "社群、抖音", "not_an_option"),
    ] {
        let refused = edit(name, value).unwrap_err();
        assert_eq!((&refused.details["field"], &refused.details["reason"]), (&json!(name), &json!(reason)));
    }
    edit("投放平台", "公众号\n视频号").unwrap();
    let platforms = field(&test, &community, "投放平台");
    let uid = &platforms["uid"];
    let counts = test.call("field_options", json!({ "uid": uid }));
    assert_eq!(
        counts,
        json!([{ "option": "视频号", "members": 3 }, { "option": "社群", "members": 2 }, { "option": "公众号", "members": 2 }])
    );
    test.call("field_edit", json!({ "uid": uid, "renamed_option": { "from": "视频号", "to": "短视频" } }));
    test.call("field_edit", json!({ "uid": uid, "options": ["短视频", "公众号"] }));
    let after = held(&test, &community, &platforms);
    let of = |title: &str| after.iter().find(|(one, _)| one == title).map(|(_, value)| value.clone());
    assert_eq!((of("一"), of("二"), of("四")), (Some(json!("短视频")), None, Some(json!("公众号、短视频"))));
    test.call("field_remove", json!({ "uid": uid }));
    assert!(fields(&test, &community).iter().all(|field| field["name"] != "投放平台"));
    test.call("undo", json!({}));
    assert_eq!(held(&test, &community, &platforms), after, "what it held is back");
    let of_members = json!({ "community": community, "name": "多", "kind": "choices", "options": ["一"] });
    assert_eq!(test.try_call("field_add", of_members).unwrap_err().details["reason"], "not_for_members");
}

#[test]
fn a_mapping_that_is_remembered_knows_a_renamed_field() {
    let (test, community) = imported();
    let uid = field(&test, &community, "素材")["uid"].clone();
    test.call("field_edit", json!({ "uid": uid, "name": "图片" }));
    let targets = || {
        let import = suggested(&test, &community, &text(PLAN));
        let preview = test.call("sheet_preview", import.clone());
        assert_eq!((&preview["new_fields"], &preview["rows"]), (&json!([]), &json!([])), "{preview}");
        import["mapping"][6].clone()
    };
    assert_eq!(targets(), json!({ "kind": "own", "name": "图片" }));
    test.call("undo", json!({}));
    assert_eq!(targets(), json!({ "kind": "own", "name": "素材" }));
}

#[test]
fn old_exports_are_forgotten_and_the_newest_stays_known() {
    let (test, community) = imported();
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<_> = (0..31)
        .map(|number| {
            test.clock.advance(1_000);
            let path = folder.path().join(format!("{number}.csv"));
            test.call("sheet_export", json!({ "community": community, "kind": "contents", "path": path }));
            path
        })
        .collect();
    let unknown =
        |path| test.call("sheet_preview", suggested(&test, &community, &file(path)))["without_base"].clone();
    assert_eq!((unknown(&paths[0]), unknown(&paths[1]), unknown(&paths[30])), (json!(5), json!(0), json!(0)));
}
