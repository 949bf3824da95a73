//! Rows that their records refuse: named before anything is written, left out when somebody says so, one step all the same.

use serde_json::{Value, json};
use tulou_core::Code;
use tulou_tests::TestApp;

use super::{app, groups, suggested, text};

const FIGURES: &str = "群,日期,人数,新增\n一群,2026-03-01,-5,1\n二群,2026-03-01,10,1\n一群,2026-03-02,7,-2\n";

fn without(import: &Value) -> Value {
    let mut import = import.clone();
    import["without_refused"] = json!(true);
    import
}

fn figures(test: &TestApp, channel: &str) -> usize {
    test.call("figures", json!({ "channel": channel, "figure": "head_count" })).as_array().unwrap().len()
}

#[test]
fn refused_rows_are_named_before_and_the_rest_comes_in_when_somebody_says_so() {
    let (test, community) = app();
    let uids = groups(&test, &community, &["一群", "二群"]);
    let import = suggested(&test, &community, &text(FIGURES));
    let before = test.call("undo_state", json!({}));
    let preview = test.call("sheet_preview", import.clone());
    assert_eq!((&preview["refused"], &preview["counts"]["new"]), (&json!(2), &json!(1)), "{preview}");
    assert_eq!((&preview["counts"]["skipped"], &preview["untried"]), (&json!(2), &json!(0)));
    let told: Vec<_> = preview["refusals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            json!([one["row"], one["title"], one["column"], one["text"], one["error"]["details"]["reason"]])
        })
        .collect();
    assert_eq!(
        told,
        [
            json!([2, "一群 2026-03-01", 2, "-5", "out_of_range"]),
            json!([4, "一群 2026-03-02", 3, "-2", "out_of_range"]),
        ]
    );
    assert_eq!(test.call("undo_state", json!({})), before, "what was tried was taken back");
    assert_eq!(figures(&test, &uids[1]), 0);

    let refused = test.try_call("sheet_apply", import.clone()).unwrap_err();
    assert_eq!(refused.code, Code::Invalid);
    let said = ["row", "count", "cause"].map(|key| refused.details[key].clone());
    assert_eq!(said, [json!(2), json!(2), json!("out_of_range")]);
    assert_eq!(test.call("undo_state", json!({})), before, "nothing was written");

    let done = test.call("sheet_apply", without(&import))["done"].clone();
    assert_eq!((&done["refused"], &done["counts"]["new"]), (&json!(2), &json!(1)));
    assert_eq!(done["problem_counts"]["refused"], 2);
    assert_eq!((figures(&test, &uids[0]), figures(&test, &uids[1])), (0, 1));
    let batch = test.call("imports", json!({ "community": community }))[0].clone();
    assert_eq!((&batch["counts"]["skipped"], &batch["problem_counts"]["refused"]), (&json!(2), &json!(2)));
    test.call("undo", json!({}));
    assert_eq!(figures(&test, &uids[1]), 0, "it was one step");
    test.call("redo", json!({}));
    assert_eq!(figures(&test, &uids[1]), 1);
}

#[test]
fn what_a_refused_row_had_written_already_goes_with_it() {
    let (test, community) = app();
    let sheet =
        "活动名称,日期,结束时间,负责人\n好的,2026-03-05,2026-03-06,小李\n太久,2026-03-05,2099-03-05,小王\n";
    let import = suggested(&test, &community, &text(sheet));
    let preview = test.call("sheet_preview", import.clone());
    let refusal = &preview["refusals"][0];
    assert_eq!(
        (&preview["refused"], &refusal["column"], &refusal["text"]),
        (&json!(1), &json!(2), &json!("2099-03-05")),
        "{preview}"
    );
    test.call("sheet_apply", without(&import));
    let list = test.call("activities", json!({ "community": community }));
    let titles: Vec<_> = list["rows"].as_array().unwrap().iter().map(|row| row["title"].clone()).collect();
    assert_eq!(titles, ["好的"]);
    let team = test.call("workspace_overview", json!({}))["operators"].clone();
    let team: Vec<_> = team.as_array().unwrap().iter().map(|one| one["name"].clone()).collect();
    assert!(team.contains(&json!("小李")) && !team.contains(&json!("小王")), "{team:?}");
}

#[test]
fn a_long_sheet_is_tried_in_part_and_the_import_finds_the_rest() {
    let (test, community) = app();
    let mut sheet = "活动名称,日期,结束时间\n".to_owned();
    for number in 0..2_001 {
        sheet += &format!("活动{number},2026-03-05,\n");
    }
    sheet += "太久,2026-03-05,2099-03-05\n";
    let import = suggested(&test, &community, &text(&sheet));
    let preview = test.call("sheet_preview", import.clone());
    assert_eq!((&preview["refused"], &preview["untried"]), (&json!(0), &json!(2)));
    let refused = test.try_call("sheet_apply", import.clone()).unwrap_err();
    assert_eq!((&refused.details["row"], &refused.details["title"]), (&json!(2_003), &json!("太久")));
    let done = test.call("sheet_apply", without(&import))["done"].clone();
    assert_eq!((&done["counts"]["new"], &done["refused"]), (&json!(2_001), &json!(1)));
}
