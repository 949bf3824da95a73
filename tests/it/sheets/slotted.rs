//! Rows and cells that are named after a slot fill its dates, and say so when they come back.

use serde_json::{Value, json};
use tulou_tests::TestApp;

use super::{app, contents, faults, file, groups, suggested, text};

fn daily(start: &str) -> Value {
    json!({ "start": start, "rule": { "freq": "daily", "interval": 1, "end": { "kind": "never" } } })
}

fn slot(test: &TestApp, community: &str, name: &str, start: &str, channels: &[String]) -> Value {
    let new = json!({ "community": community, "name": name, "when": daily(start), "channels": channels });
    test.call("slot_add", new)["uid"].clone()
}

/// The dates of all slots, each as its slot, its day, and the title of what fills it.
fn filled(test: &TestApp, community: &str) -> Vec<String> {
    let asked = json!({ "community": community, "from": "2026-03-03", "to": "2026-03-07" });
    let dates = test.call("slot_dates", asked);
    let said = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let dates = dates.as_array().unwrap().iter().filter(|date| date["state"] == "filled");
    dates
        .map(|date| {
            format!(
                "{} {} {}",
                said(&date["slot_name"]),
                &said(&date["start"])[5..],
                said(&date["item"]["title"])
            )
        })
        .collect()
}

const GRID: &str = "2026年3月排期\t\t\t\t\n\
    \t3/3\t3/4\t3/5\t3/6\n\
    早报\t新书速递\t好句\t\t周末预告\n\
    晚安 21:00\t晚安一\t\t晚安二，早点休息\t\n\
    一群\t共读打卡\t\t\t\n";

#[test]
fn a_grid_fills_the_dates_of_the_slots_that_it_names() {
    let (test, community) = app();
    let uids = groups(&test, &community, &["一群", "二群"]);
    slot(&test, &community, "早报", "2026-03-01T08:00:00", &uids);
    slot(&test, &community, "晚安", "2026-03-01T22:30:00", &uids[..1]);
    let import = suggested(&test, &community, &text(GRID));
    assert_eq!((&import["kind"], &import["grid"]), (&json!("contents"), &json!(true)));
    let preview = test.call("sheet_preview", import.clone());
    assert_eq!((&preview["counts"]["new"], &preview["problems"]), (&json!(6), &json!([])), "{preview}");
    test.call("sheet_apply", import.clone());
    assert_eq!(
        filled(&test, &community),
        [
            "早报 03-03T08:00:00 新书速递",
            "晚安 03-03T22:30:00 晚安一",
            "早报 03-04T08:00:00 好句",
            "晚安 03-05T22:30:00 晚安二，早点休息",
            "早报 03-06T08:00:00 周末预告",
        ]
    );
    let rows = contents(&test, &community);
    assert_eq!(rows.len(), 6, "what names a group is a post of its own");
    let news = rows.iter().find(|row| row["title"] == "好句").unwrap();
    assert_eq!(news["channels"], json!(uids), "it goes where the slot goes");
    let again = test.call("sheet_preview", import.clone());
    assert_eq!((&again["counts"]["unchanged"], &again["rows"]), (&json!(6), &json!([])), "{again}");
    test.call("undo", json!({}));
    assert_eq!((filled(&test, &community).len(), contents(&test, &community).len()), (0, 0));
}

#[test]
fn a_date_that_is_taken_is_told_and_the_post_stands_by_itself() {
    let (test, community) = app();
    let morning = slot(&test, &community, "早报", "2026-03-01T08:00:00", &[]);
    test.call(
        "slot_fill_lines",
        json!({ "uid": morning, "from": "2026-03-03T08:00:00", "lines": ["早就有"] }),
    );
    let import = suggested(&test, &community, &text(GRID));
    let preview = test.call("sheet_preview", import.clone());
    assert_eq!(faults(&preview), [(3, "slot_taken".to_owned())]);
    test.call("sheet_apply", import);
    assert_eq!(filled(&test, &community)[0], "早报 03-03T08:00:00 早就有");
    assert_eq!(contents(&test, &community).iter().filter(|row| row["title"] == "新书速递").count(), 1);
    let twice =
        "选题\t发布日期\t栏目位\n一\t2026-03-05\t早报\n二\t2026-03-05\t早报\n三\t2026-03-05\t没有的\n";
    let preview = test.call("sheet_preview", suggested(&test, &community, &text(twice)));
    assert_eq!(faults(&preview), [(3, "slot_taken".to_owned()), (4, "unknown_slot".to_owned())]);
}

#[test]
fn a_list_names_slots_in_a_column_and_an_export_gives_it_back() {
    let (test, community) = app();
    slot(&test, &community, "早报", "2026-03-01T08:00:00", &[]);
    slot(&test, &community, "晚安", "2026-03-01T22:00:00", &[]);
    let sheet = "选题\t发布日期\t栏目位\n一\t2026-03-05\t早报\n二\t2026-03-06\t\n";
    test.call("sheet_apply", suggested(&test, &community, &text(sheet)));
    assert_eq!(filled(&test, &community), ["早报 03-05T08:00:00 一"]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("内容.csv");
    let export = json!({ "community": community, "kind": "contents", "path": path, "chinese": true });
    test.call("sheet_export", export);
    let preview = test.call("sheet_preview", suggested(&test, &community, &file(&path)));
    assert_eq!((&preview["counts"]["unchanged"], &preview["rows"]), (&json!(2), &json!([])), "{preview}");
    let sheet = std::fs::read_to_string(&path).unwrap();
    assert!(sheet.contains("栏目位"), "{sheet}");
    std::fs::write(&path, sheet.replace("早报", "晚安")).unwrap();
    test.call("sheet_apply", suggested(&test, &community, &file(&path)));
    assert_eq!(filled(&test, &community), ["晚安 03-05T22:00:00 一"]);
    std::fs::write(&path, sheet.replace("早报", "")).unwrap();
    test.call("undo", json!({}));
    test.call("sheet_apply", suggested(&test, &community, &file(&path)));
    assert_eq!(filled(&test, &community), Vec::<String>::new());
}
