//! Plans as calendar grids: dates across or down, groups or slots along the other side.

use serde_json::{Value, json};

use super::{app, contents, groups, suggested, text};

/// The titles of a community's items with their starts, in the order of time.
fn plan(test: &tulou_tests::TestApp, community: &str) -> Vec<(String, String)> {
    let said = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    contents(test, community).iter().map(|row| (said(&row["start"]), said(&row["title"]))).collect()
}

fn lines(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(start, title)| ((*start).to_owned(), (*title).to_owned())).collect()
}

#[test]
fn dates_across_and_slots_down_become_items_at_their_times() {
    let (test, community) = app();
    test.call("pillar_add", json!({ "community": community, "name": "晚安" }));
    let sheet = "2026年3月排期\t\t\t\n\
        时段\t3/5\t3/6\t3/7\n\
        \t周四\t周五\t周六\n\
        早报 08:00\t今日新书\t\t周末去哪\n\
        晚安 21:30\t晚安诗\t-\t\"很长的一段\n第二行\"\n";
    let import = suggested(&test, &community, &text(sheet));
    assert_eq!((&import["kind"], &import["grid"]), (&json!("contents"), &json!(true)));
    let preview = test.call("sheet_preview", import.clone());
    assert_eq!(preview["counts"]["new"], 4, "{preview}");
    test.call("sheet_apply", import);
    assert_eq!(
        plan(&test, &community),
        lines(&[
            ("2026-03-05T08:00:00", "早报：今日新书"),
            ("2026-03-05T21:30:00", "晚安诗"),
            ("2026-03-07T08:00:00", "早报：周末去哪"),
            ("2026-03-07T21:30:00", "很长的一段"),
        ])
    );
    test.call("undo", json!({}));
    assert_eq!(plan(&test, &community), []);
}

#[test]
fn a_plan_that_names_no_group_goes_where_the_import_says() {
    let (test, community) = app();
    let uids = groups(&test, &community, &["读书会1群", "读书会2群", "读书会3群"]);
    let sheet = "排期,3/5,3/6,3/7\n早报 08:00,早安一,早安二,早安三\n读书会3群,,分享,\n";
    let mut import = suggested(&test, &community, &text(sheet));
    let nowhere = test.call("sheet_preview", import.clone());
    assert_eq!(
        (&nowhere["counts"]["new"], &nowhere["without_groups"]),
        (&json!(4), &json!(3)),
        "a row that names its group is not asked about"
    );
    import["goes_to"] = json!([uids[0], uids[1]]);
    test.call("sheet_apply", import.clone());
    let rows = contents(&test, &community);
    let goes: Vec<_> =
        rows.iter().map(|row| (row["title"].as_str().unwrap(), row["channels"].clone())).collect();
    let both = json!([uids[0], uids[1]]);
    assert_eq!(goes.iter().filter(|(_, channels)| *channels == both).count(), 3, "{goes:?}");
    assert!(goes.contains(&("分享", json!([uids[2]]))), "{goes:?}");
    // What is there already stays where it goes.
    import["goes_to"] = json!([uids[2]]);
    let again = test.call("sheet_preview", import);
    assert_eq!((&again["counts"]["unchanged"], &again["without_groups"]), (&json!(4), &json!(0)), "{again}");
}

#[test]
fn groups_down_that_get_the_same_get_one_item() {
    let (test, community) = app();
    let uids = groups(&test, &community, &["读书会1群", "读书会2群"]);
    let sheet = ",2026-03-05,2026-03-06,2026-03-07\n读书会1群,早安,分享预告,\n02,早安,,复盘\n";
    let import = suggested(&test, &community, &text(sheet));
    test.call("sheet_apply", import.clone());
    let rows = contents(&test, &community);
    let said: Vec<_> = rows.iter().map(|row| (row["title"].clone(), row["channels"].clone())).collect();
    assert_eq!(
        said,
        [
            (json!("早安"), json!(uids)),
            (json!("分享预告"), json!([uids[0]])),
            (json!("复盘"), json!([uids[1]]))
        ]
    );
    let again = test.call("sheet_preview", import);
    assert_eq!((&again["counts"]["new"], &again["counts"]["unchanged"]), (&json!(0), &json!(3)));
}

#[test]
fn dates_down_and_groups_across_are_the_same_plan() {
    let (test, community) = app();
    let uids = groups(&test, &community, &["一群", "二群"]);
    let sheet = "日期,星期,一群,二群\n3月5日,四,早安,\n3月6日,五,,分享\n3月7日,六,周末好,\n";
    let import = suggested(&test, &community, &text(sheet));
    assert_eq!(import["grid"], json!(true));
    test.call("sheet_apply", import);
    let rows = contents(&test, &community);
    let said: Vec<_> = rows.iter().map(|row| (row["start"].clone(), row["channels"].clone())).collect();
    assert_eq!(
        said,
        [
            (json!("2026-03-05T00:00:00"), json!([uids[0]])),
            (json!("2026-03-06T00:00:00"), json!([uids[1]])),
            (json!("2026-03-07T00:00:00"), json!([uids[0]]))
        ]
    );
}

#[test]
fn a_month_of_weeks_is_read_week_by_week() {
    let (test, community) = app();
    let sheet = "2026年3月,,,,,,\n周一,周二,周三,周四,周五,周六,周日\n2,3,4,5,6,7,8\n开营,,打卡,,,,复盘\n9,10,11,12,13,14,15\n,分享,,,,,\n";
    let import = suggested(&test, &community, &text(sheet));
    assert_eq!(import["grid"], json!(true), "{import}");
    test.call("sheet_apply", import);
    assert_eq!(
        plan(&test, &community),
        lines(&[
            ("2026-03-02T00:00:00", "开营"),
            ("2026-03-04T00:00:00", "打卡"),
            ("2026-03-08T00:00:00", "复盘"),
            ("2026-03-10T00:00:00", "分享"),
        ])
    );
}

#[test]
fn the_days_of_a_week_follow_its_title() {
    let (test, community) = app();
    let sheet = "第11周排期（3/9-3/15）,,,\n时间,周一,周二,周三\n08:00,早报一,,早报三\n";
    test.call("sheet_apply", suggested(&test, &community, &text(sheet)));
    assert_eq!(
        plan(&test, &community),
        lines(&[("2026-03-09T08:00:00", "早报一"), ("2026-03-11T08:00:00", "早报三")])
    );
}

#[test]
fn lists_and_tables_of_figures_are_no_grids_unless_somebody_says_so() {
    let (test, community) = app();
    groups(&test, &community, &["一群"]);
    for sheet in [
        "日期,标题,正文,群\n2026-03-05,一,二,一群\n2026-03-06,一,二,一群\n2026-03-07,一,二,一群\n",
        "日期,群,人数\n2026-03-05,一群,12\n2026-03-06,一群,13\n2026-03-07,一群,14\n",
        "任务,截止日期\n一,2026-03-05\n二,2026-03-06\n三,2026-03-07\n",
    ] {
        let import = suggested(&test, &community, &text(sheet));
        assert_eq!(import["grid"], json!(false), "{sheet}");
    }
    let slots = text("日期,早场,晚场\n2026-03-05,一,二\n2026-03-06,三,\n2026-03-07,,四\n");
    let seen = test.call(
        "sheet_inspect",
        json!({ "community": community, "source": slots, "kind": "contents", "grid": true }),
    );
    assert_eq!(
        seen["grid"],
        json!({ "dates_down": true, "from": "2026-03-05", "to": "2026-03-07", "cells": 4 })
    );
}
