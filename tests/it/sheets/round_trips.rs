//! Out to a sheet and in again: nothing changes by itself, what is changed in the sheet is changed here and nothing else, and
//! where both sides changed a cell somebody chooses.

use std::{collections::BTreeSet, path::Path};

use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::{Value, json};
use tulou_tests::TestApp;

use super::{app, contents, file, groups, suggested, text};

fn exported(test: &TestApp, community: &str, kind: &str, path: &Path) -> Vec<Vec<String>> {
    test.call("sheet_export", json!({ "community": community, "kind": kind, "path": path, "chinese": true }));
    let bytes = std::fs::read(path).unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&bytes[3..]);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn written(path: &Path, rows: &[Vec<String>]) -> Value {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_path(path).unwrap();
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    writer.flush().unwrap();
    file(path)
}

fn place(rows: &[Vec<String>], header: &str) -> usize {
    rows[0].iter().position(|one| one.trim_start_matches('\u{feff}') == header).unwrap()
}

/// Every cell that a preview would write: its row, its column, what it becomes.
fn changes(preview: &Value) -> BTreeSet<(u64, String, String)> {
    let rows = preview["rows"].as_array().unwrap().iter();
    rows.flat_map(|row| {
        let cells = row["cells"].as_array().unwrap().iter();
        cells.filter(|cell| cell["taken"] == true).map(|cell| {
            let said = |value: &Value| value.as_str().unwrap().to_owned();
            (row["row"].as_u64().unwrap(), said(&cell["column"]), said(&cell["after"]))
        })
    })
    .collect()
}

fn world() -> (TestApp, String, Vec<String>) {
    let (test, community) = app();
    let uids = groups(&test, &community, &["一群", "上海、杭州群", "同名", "同名"]);
    (test, community, uids)
}

fn filled(test: &TestApp, community: &str, uids: &[String]) {
    let call = |name: &str, input: Value| test.call(name, input);
    let operator = call("operator_add", json!({ "name": "小李" }))["uid"].clone();
    let pillar = call("pillar_add", json!({ "community": community, "name": "早报" }))["uid"].clone();
    call(
        "content_add",
        json!({
            "community": community, "title": "=公式", "pieces": [
                { "kind": "text", "text": "  空格\n\n#接龙 " }, { "kind": "link", "text": "https://a.b" },
                { "kind": "text", "text": "+二" },
            ],
            "owner": operator, "pillar": pillar, "channels": uids, "note": "备注",
            "when": { "start": "2026-03-05T08:00:00" },
        }),
    );
    call("content_add", json!({ "community": community, "text": "没有标题", "channels": [uids[2]] }));
    call(
        "content_add",
        json!({
            "community": community, "title": "每天", "text": "早",
            "when": { "start": "2026-03-05T08:00:00", "rule": { "freq": "daily", "interval": 1, "end": { "kind": "never" } } },
        }),
    );
    call(
        "content_add",
        json!({
            "community": community, "title": "柏林", "text": "x", "channels": [],
            "when": { "start": "2026-03-06T08:00:00", "tz": "Europe/Berlin" },
        }),
    );
    call(
        "activity_add",
        json!({
            "community": community, "title": "共读", "place": "西湖", "host": "王老师", "capacity": 20, "channels": uids,
            "when": { "start": "2026-03-07T20:00:00", "duration_min": 90 },
        }),
    );
    call(
        "activity_add",
        json!({
            "community": community, "title": "三天", "when": { "start": "2026-03-07T00:00:00", "duration_min": 4320, "all_day": true },
        }),
    );
    call(
        "task_add",
        json!({ "community": community, "title": "任务", "when": { "start": "2026-03-07T18:00:00", "duration_min": 30 } }),
    );
    call(
        "channels_edit",
        json!({ "edits": [], "figures": [
            { "channel": uids[0], "on": "2026-03-01", "figure": "head_count", "value": 300.0, "source": "typed" },
            { "channel": uids[0], "on": "2026-03-01", "figure": "打卡率", "value": 0.25, "source": "typed" },
            { "channel": uids[3], "on": "2026-03-01", "figure": "messages", "value": 9.0, "source": "imported" },
        ] }),
    );
}

const KINDS: [&str; 5] = ["contents", "activities", "tasks", "groups", "figures"];

#[test]
fn what_was_exported_changes_nothing_when_it_comes_back() {
    let (test, community, uids) = world();
    filled(&test, &community, &uids);
    let folder = tempfile::tempdir().unwrap();
    for kind in KINDS {
        for ending in ["xlsx", "csv"] {
            for chinese in [true, false] {
                let path = folder.path().join(format!("{kind}-{chinese}.{ending}"));
                let report = test.call(
                    "sheet_export",
                    json!({ "community": community, "kind": kind, "path": path, "chinese": chinese }),
                );
                let import = suggested(&test, &community, &file(&path));
                assert_eq!(import["kind"], kind, "{path:?}");
                let preview = test.call("sheet_preview", import);
                assert_eq!(preview["rows"], json!([]), "{path:?}");
                assert_eq!(preview["counts"]["unchanged"], report["rows"], "{path:?} {preview}");
                assert_eq!(
                    (&preview["problems"], &preview["without_base"]),
                    (&json!([]), &json!(0)),
                    "{path:?}"
                );
            }
        }
    }
}

#[test]
fn a_changed_cell_is_shown_before_it_is_written_and_undone_in_one_step() {
    let (test, community, uids) = world();
    filled(&test, &community, &uids);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("内容.csv");
    let mut rows = exported(&test, &community, "contents", &path);
    let at = |header: &str| place(&rows, header);
    let (title, state, text_2, date, note) = (at("标题"), at("状态"), at("正文 2"), at("日期"), at("备注"));
    let first = rows.iter().position(|row| row[title].contains("公式")).unwrap();
    let daily = rows.iter().position(|row| row[title] == "每天").unwrap();
    rows[first][state] = "已发布".to_owned();
    rows[first][text_2] = String::new();
    rows[first][note] = String::new();
    rows[daily][date] = "2026-04-01".to_owned();
    let source = written(&path, &rows);
    let import = suggested(&test, &community, &source);
    let preview = test.call("sheet_preview", import.clone());
    // Rows count lines of the file, and cells hold line breaks.
    let lines = line_numbers(&path);
    let row = lines[first];
    let expected = [("note", ""), ("state", "已发"), ("text_2", "")]
        .map(|(column, after)| (row, column.to_owned(), after.to_owned()));
    assert_eq!(changes(&preview), expected.into());
    let problem = &preview["problems"][0];
    assert_eq!((&problem["fault"], &problem["row"]), (&json!("series"), &json!(lines[daily])));
    let before: Vec<Value> = contents(&test, &community);
    test.call("sheet_apply", import);
    let uid = before.iter().find(|row| row["title"] == "=公式").unwrap()["uid"].clone();
    let item = test.call("content", json!({ "uid": uid }));
    let kinds: Vec<_> = item["pieces"].as_array().unwrap().iter().map(|one| one["kind"].clone()).collect();
    assert_eq!(
        (kinds, &item["state"], &item["note"]),
        (vec![json!("text"), json!("link")], &json!("published"), &Value::Null)
    );
    test.call("undo", json!({}));
    let after = contents(&test, &community);
    let strip = |rows: &[Value]| -> Vec<Value> {
        rows.iter().map(|row| json!([row["uid"], row["state"], row["title"], row["progress"]])).collect()
    };
    assert_eq!(strip(&after), strip(&before));
}

#[test]
fn what_both_sides_changed_is_a_conflict_that_somebody_decides() {
    let (test, community, uids) = world();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("群.csv");
    let mut rows = exported(&test, &community, "groups", &path);
    let (name, account, note) = (place(&rows, "群名"), place(&rows, "账号"), place(&rows, "备注"));
    rows[1][account] = "小助手A".to_owned();
    rows[1][note] = "表格里写的".to_owned();
    rows[2][name] = "杭州群".to_owned();
    test.call("channel_edit", json!({ "uid": uids[0], "account": "小助手B", "link": "https://here" }));
    test.call("channels_trash", json!({ "uids": [uids[3]], "trashed": true }));
    let import = suggested(&test, &community, &written(&path, &rows));
    let preview = test.call("sheet_preview", import.clone());
    assert_eq!(
        (&preview["conflicts"], &preview["gone"], &preview["counts"]["updated"]),
        (&json!(1), &json!(1), &json!(2))
    );
    let cell = preview["rows"][0]["cells"]
        .as_array()
        .unwrap()
        .iter()
        .find(|cell| cell["column"] == "account")
        .unwrap();
    assert_eq!(
        cell,
        &json!({ "column": "account", "name": "账号", "before": "小助手B", "after": "小助手A", "base": "", "taken": false })
    );
    let with = |key: &str, value: Value| {
        let mut import = import.clone();
        import[key] = value;
        import
    };
    let account_after = |import: Value| {
        test.call("sheet_apply", import);
        let channel = test.call("channels", json!({ "community": community }))[0].clone();
        assert_eq!((&channel["note"], &channel["link"]), (&json!("表格里写的"), &json!("https://here")));
        test.call("undo", json!({}));
        channel["account"].clone()
    };
    assert_eq!(account_after(import.clone()), "小助手B", "what stands here stays when nobody chose");
    assert_eq!(account_after(with("conflicts", json!("sheet"))), "小助手A");
    let chosen = json!([{ "row": 2, "column": "account", "side": "sheet" }]);
    assert_eq!(account_after(with("choices", chosen)), "小助手A");
}

#[test]
fn a_sheet_whose_export_is_not_known_here_changes_but_never_clears() {
    let (test, community, uids) = world();
    test.call("channel_edit", json!({ "uid": uids[0], "account": "小助手", "note": "留着" }));
    let sheet = format!("群名,账号,备注,土楼 ID\n一群,别人,,{}\n", uids[0]);
    let preview = test.call("sheet_preview", suggested(&test, &community, &text(&sheet)));
    assert_eq!((&preview["without_base"], &preview["conflicts"]), (&json!(1), &json!(0)));
    assert_eq!(changes(&preview), [(2, "account".to_owned(), "别人".to_owned())].into());
}

#[test]
fn rows_that_were_taken_out_of_the_sheet_are_told_and_stay() {
    let (test, community, _) = world();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("群.csv");
    let rows = exported(&test, &community, "groups", &path);
    let import = suggested(&test, &community, &written(&path, &rows[..3]));
    assert_eq!(test.call("sheet_preview", import.clone())["counts"]["missing"], 2);
    test.call("sheet_apply", import);
    assert_eq!(test.call("channels", json!({ "community": community })).as_array().unwrap().len(), 4);
}

/// One change of a task: in the sheet, here, or in both.
type Edit = (usize, usize, String, u8);

/// Whatever is edited in the sheet, here, and on both sides: exactly that is changed, and exactly what was changed on both sides
/// to something different is a conflict.
#[test]
fn random_edits_of_both_sides_are_told_apart() {
    const COLUMNS: [(&str, &str); 2] = [("待办", "title"), ("备注", "note")];
    let words = "[a-c一二三=+'\"、,\n ]{0,6}[甲乙丙]";
    let edit = (0..6_usize, 0..2_usize, words, 1..=3_u8);
    let strategy = (proptest::collection::vec(words, 6), proptest::collection::vec(edit, 0..8));
    let mut runner = TestRunner::new(ProptestConfig { cases: 24, ..ProptestConfig::default() });
    let check = |(titles, edits): (Vec<String>, Vec<Edit>)| {
        let (test, community) = app();
        for (at, title) in titles.iter().enumerate() {
            let note = format!("备注{at}");
            test.call("task_add", json!({ "community": community, "title": title, "note": note }));
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("任务.csv");
        let mut rows = exported(&test, &community, "tasks", &path);
        let uids: Vec<String> =
            rows[1..].iter().map(|row| row.last().unwrap().split('.').next().unwrap().to_owned()).collect();
        let plain = |text: &str, column: usize| match column {
            0 => text.split_whitespace().collect::<Vec<_>>().join(" "),
            _ => text.trim().to_owned(),
        };
        let base = |row: usize, column: usize| {
            let task = test.call("task", json!({ "uid": uids[row] }));
            plain(task[COLUMNS[column].1].as_str().unwrap(), column)
        };
        let bases: Vec<Vec<String>> =
            (0..6).map(|row| (0..2).map(|column| base(row, column)).collect()).collect();
        let (mut mine, mut theirs) = (bases.clone(), bases.clone());
        for (row, column, word, sides) in &edits {
            if sides & 1 > 0 {
                let at = place(&rows, COLUMNS[*column].0);
                // As a spreadsheet keeps it: an apostrophe before what would be a formula is not part of the text.
                rows[row + 1][at] = tulou_core::tabular::guard(word);
                mine[*row][*column] = plain(word, *column);
            }
            if sides & 2 > 0 {
                let other = format!("{}这里", if sides & 1 > 0 { "另" } else { "" });
                let other = if word.len().is_multiple_of(2) { word.clone() } else { other };
                test.call("task_edit", json!({ "uid": uids[*row], COLUMNS[*column].1: other }));
                theirs[*row][*column] = plain(&other, *column);
            }
        }
        let import = suggested_as_tasks(&test, &community, &written(&path, &rows));
        let preview = test.call("sheet_preview", import);
        let (mut expected, mut both) = (BTreeSet::new(), 0);
        for row in 0..6 {
            for column in 0..2 {
                let (base, mine, theirs) = (&bases[row][column], &mine[row][column], &theirs[row][column]);
                if mine == base || mine == theirs {
                } else if theirs == base {
                    expected.insert((row as u64, COLUMNS[column].1.to_owned()));
                } else {
                    both += 1;
                }
            }
        }
        let place_of = |row: u64| {
            // Rows count lines of the file, and cells hold line breaks.
            let numbers: Vec<u64> = line_numbers(&path);
            numbers.iter().position(|number| *number == row).unwrap() as u64 - 1
        };
        let found: BTreeSet<(u64, String)> =
            changes(&preview).into_iter().map(|(row, column, _)| (place_of(row), column)).collect();
        prop_assert_eq!(found, expected);
        prop_assert_eq!(preview["conflicts"].as_u64(), Some(both));
        Ok(())
    };
    runner.run(&strategy, check).unwrap();
}

fn suggested_as_tasks(test: &TestApp, community: &str, source: &Value) -> Value {
    let import = suggested(test, community, source);
    assert_eq!(import["kind"], "tasks");
    import
}

/// The line in which each record of a file begins.
fn line_numbers(path: &Path) -> Vec<u64> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(path).unwrap();
    reader.records().map(|row| row.unwrap().position().unwrap().line()).collect()
}
