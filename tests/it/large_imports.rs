//! Lists that are too long to be kept in memory: they go through a scratch file and mean the same as short ones.

use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};
use tulou_core::{
    Code,
    api::{self, Job, Progress},
};
use tulou_tests::TestApp;

/// Rows of the list: its records are longer than what waits in memory for the scratch file, and they are so many that the
/// indexes are made after them.
const ROWS: usize = 24_000;

/// Every hundredth row is the first person again, under another name and with a day that only the last row's order tells.
fn list() -> String {
    let mut list = String::from("用户ID,姓名,手机,加入日期,标签,备注,活动日\n");
    for number in 0..ROWS {
        let id = if number % 100 == 0 { 0 } else { number };
        let note = "一段很长的备注，".repeat(6);
        let joined = format!("{}/{}/2024", number % 12 + 1, number % 11 + 2);
        let name = if number == ROWS - 100 { "最后的名字".to_owned() } else { format!("成员{id}") };
        list += &format!("U{id},{name},13{number:09},{joined},t{},{note},{}\n", number % 7, number % 9_000);
    }
    list + "UX,殿后,,3/25/2024,,,不是日期\n"
}

fn import(test: &TestApp, community: &str, list: &str) -> Value {
    let source = json!({ "kind": "text", "text": list });
    let seen = test.call("import_inspect", json!({ "community": community, "source": source }));
    let columns = seen["columns"].as_array().unwrap();
    let mapping: Vec<_> = columns.iter().map(|column| column["target"].clone()).collect();
    json!({
        "community": community, "source": source, "header_row": 1, "mapping": mapping,
        "identity": { "kind": "account", "platform": "list" },
    })
}

fn counts(preview: &Value, keys: &[&str]) -> Vec<u64> {
    keys.iter().map(|key| preview["counts"][*key].as_u64().unwrap()).collect()
}

fn indexes(test: &TestApp) -> Vec<String> {
    let sql = "SELECT name || ' ' || coalesce(sql, '') FROM sqlite_schema WHERE type = 'index' ORDER BY name";
    let read = test.app.store.read(|tx| {
        let mut statement = tx.sql().prepare(sql)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<Vec<String>, _>>()?)
    });
    read.unwrap()
}

#[test]
fn a_list_longer_than_memory_means_what_a_short_one_means() {
    let (test, community) = TestApp::with_community();
    let mut input = import(&test, &community, &list());
    input["mapping"][6] = json!({ "kind": "new_field", "name": "活动日", "field_kind": "date" });
    let (before, sorted) = (test.snapshot(), indexes(&test));
    let preview = test.call("import_preview", input.clone());
    assert_eq!(test.snapshot(), before, "a preview writes nothing");
    let repeated = ROWS / 100 - 1;
    let (rows, new) = (ROWS + 1, ROWS + 1 - repeated);
    assert_eq!(
        counts(&preview, &["rows", "new", "duplicates", "skipped"]),
        [rows, new, repeated, 0].map(|count| count as u64),
        "{:#}",
        preview["counts"]
    );
    assert_eq!(preview["problem_counts"]["duplicate"], repeated);
    let report = test.call("import_apply", input.clone());
    assert_eq!(report["done"], preview, "a dry run says what is done");
    assert_eq!(indexes(&test), sorted);
    let named = |name: &str| {
        let found = test.call("members", json!({ "community": community, "search": name, "limit": 2 }));
        found["rows"].as_array().unwrap().clone()
    };
    let first = named("最后的名字");
    assert_eq!(first.len(), 1, "one person, whose last row won");
    assert_eq!(first[0]["phone"], json!(format!("13{:09}", ROWS - 100)));
    assert_eq!(first[0]["tags"].as_array().unwrap().len(), 7, "tags of all rows");
    let other = named("成员11999");
    assert_eq!(other[0]["joined_on"], json!("2024-12-11"), "the last row decided that months come first");
    let again = test.call("import_preview", input);
    assert_eq!(counts(&again, &["new", "unchanged"]), [0, new as u64], "{:#}", again["counts"]);
    let after = test.snapshot();
    for _ in 0..2 {
        test.call("undo", json!({}));
        assert_eq!(test.snapshot(), before);
        test.call("redo", json!({}));
        assert_eq!(test.snapshot(), after);
        assert_eq!(indexes(&test), sorted);
    }
    let ranges = test.app.store.read(|tx| {
        let logged =
            "SELECT count(*) FROM change_row r JOIN change_step s ON s.id = r.step_id WHERE s.kind = 'redo'";
        Ok(tx.sql().query_row(logged, [], |row| row.get::<_, i64>(0))?)
    });
    assert!(ranges.unwrap() < 100, "what comes back in bulk is logged as ranges");
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
}

#[test]
fn an_import_does_not_come_back_when_what_it_names_is_gone_for_good() {
    let (test, community) = TestApp::with_community();
    let groups = json!([{ "name": "一群", "kind": "wechat_group" }]);
    let groups = test.call("channels_add", json!({ "community": community, "channels": groups }));
    test.call("operator_add", json!({ "name": "小王" }));
    let mut input = import(&test, &community, &list());
    input["channel"] = groups[0].clone();
    test.call("import_apply", input);
    // Until then it does.
    for back in ["undo", "redo", "undo"] {
        test.call(back, json!({}));
    }
    // Somebody else, so that redo is still there.
    test.app.store.act_as(2);
    test.call("channels_trash", json!({ "uids": groups, "trashed": true }));
    test.call("trash_empty", json!({ "items": [{ "kind": "channel", "uid": groups[0] }] }));
    test.app.store.act_as(1);
    let before = test.snapshot();
    let refused = test.try_call("redo", json!({})).unwrap_err();
    assert_eq!(refused.code, Code::Conflict, "{refused:?}");
    assert_eq!(test.snapshot(), before);
}

#[test]
fn nothing_of_a_long_list_stays_in_the_folder_when_it_is_cancelled_or_done() {
    let (test, community) = TestApp::with_community();
    let input = import(&test, &community, &list());
    let names = || {
        let entries = std::fs::read_dir(test.app.store.path().parent().unwrap()).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| name.starts_with("scratch-")).collect();
        names.sort();
        names
    };
    let before = test.snapshot();
    // Stopped in the middle of reading, when half of it lies in the file.
    let stop = AtomicBool::new(false);
    let report = |progress: Progress| stop.store(progress.done > 8_000, Ordering::Relaxed);
    let job = Job::new(&report, &stop);
    let refused = api::call(&test.app, "import_apply", &input.to_string(), &job).unwrap_err();
    assert_eq!(refused.code, Code::Cancelled);
    assert_eq!((test.snapshot(), names()), (before, vec![]));
    test.call("import_apply", input);
    assert_eq!(names(), Vec::<String>::new());
}
