//! Row 8: a workspace of every schema version that was ever made opens in this one, with everything in it.
//!
//! Each version has its fixture, `tests/fixtures/workspaces/v<version>.sql`: a small workspace with a row in as many tables
//! as possible. **When the schema changes**, the test below says so and what to do: add an `Upgrade` to
//! `src-tauri/core/src/schema.rs`, then write the fixture of the new version with `TULOU_WRITE_FIXTURE=1` and leave the
//! older ones as they are. Only while a version was never released may its own fixture be written anew instead.

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use rusqlite::Connection;
use serde_json::{Value, json};
use tulou_core::schema::SCHEMA;
use tulou_tests::TestApp;

use crate::support::{assert_sound, call, open};

const HELP: &str = "The schema is not the one that an upgraded workspace has. Either it was changed without an `Upgrade` in \
    src-tauri/core/src/schema.rs, or the upgrade makes something else than the tables say. If this version was never \
    released, write its fixture anew: TULOU_WRITE_FIXTURE=1 cargo test --workspace --test faults released";

fn fixture(version: i32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/workspaces/v{version}.sql"))
}

/// The definitions of all tables, indexes and triggers, by name.
fn definitions(database: &Path) -> Vec<(String, String)> {
    let conn = Connection::open(database).unwrap();
    let mut statement = conn
        .prepare("SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY 1")
        .unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

/// Every row of every table with the columns that `like` has, as text.
fn rows(database: &Path, like: &Path) -> Vec<String> {
    let (conn, old) = (Connection::open(database).unwrap(), Connection::open(like).unwrap());
    let mut tables = old
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        )
        .unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut found = Vec::new();
    for table in tables.iter().filter(|table| !table.starts_with("change_")) {
        let columns: Vec<String> = old
            .prepare("SELECT quote(name) FROM pragma_table_info(?1)")
            .unwrap()
            .query_map([table], |row| row.get::<_, String>(0))
            .unwrap()
            .map(|name| name.unwrap().replace('\'', "\""))
            .collect();
        let quoted: Vec<String> = columns.iter().map(|column| format!("quote({column})")).collect();
        let sql = format!("SELECT {} FROM \"{table}\" ORDER BY 1", quoted.join(" || ', ' || "));
        let mut statement = conn.prepare(&sql).unwrap();
        let lines = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
        found.extend(lines.map(|line| format!("{table}: {}", line.unwrap())));
    }
    found
}

/// A small workspace as this version makes it.
fn example() -> TestApp {
    let (test, community) = TestApp::with_community();
    let list = json!({ "kind": "text", "text": "姓名,手机号,微信号,城市\n小红,13800000001,wx1,上海\n小明,13800000002,wx2,北京\n" });
    let targets = json!([{ "kind": "name" }, { "kind": "phone" }, { "kind": "account", "platform": "wechat" },
                         { "kind": "new_field", "name": "城市", "field_kind": "text" }]);
    test.call(
        "import_apply",
        json!({ "community": community, "source": list, "header_row": 1,
                                      "identity": { "kind": "phone" }, "mapping": targets }),
    );
    let group = json!({ "name": "一群", "kind": "qq_group", "tags": ["1期"], "head_count": 9 });
    let groups = test.call("channels_add", json!({ "community": community, "channels": [group] }));
    let member =
        test.call("member_add", json!({ "community": community, "name": "小刚", "channels": groups }));
    let member = member["row"]["uid"].clone();
    test.call(
        "members_edit",
        json!({ "who": { "kind": "these", "uids": [member] },
                                      "change": { "kind": "tags", "add": ["新人"], "remove": [] } }),
    );
    let ladder = test.call("ladder_add", json!({ "community": community, "name": "等级", "tiers": ["新"] }));
    test.call(
        "members_move_tier",
        json!({ "who": { "kind": "these", "uids": [member] }, "tier": ladder["tiers"][0]["uid"] }),
    );
    let rule = json!({ "freq": "weekly", "interval": 1, "end": { "kind": "never" } });
    let weekly = |start: &str| json!({ "start": start, "duration_min": 60, "rule": rule });
    let pillar = test.call("pillar_add", json!({ "community": community, "name": "干货" }));
    let post = test.call(
        "content_add",
        json!({ "community": community, "text": "早报\n第一条", "channels": groups,
        "pillar": pillar["uid"], "when": weekly("2026-03-02T08:00:00") }),
    );
    test.call(
        "deliveries_mark",
        json!({ "uid": post["uid"], "original": "2026-03-02T08:00:00", "state": "sent" }),
    );
    let picture = test.call("attachment_paste", json!({ "name": "a.txt", "base64": "5aW9" }));
    let second = test.call("content_add", json!({ "community": community, "title": "海报" }));
    test.call(
        "content_pieces_set",
        json!({ "uid": second["uid"], "pieces": [{ "kind": "file", "attachment": picture["uid"] }] }),
    );
    let talk = test.call(
        "activity_add",
        json!({ "community": community, "title": "分享", "channels": groups,
        "when": weekly("2026-03-03T20:00:00") }),
    );
    test.call(
        "calendar_edit",
        json!({ "kind": "activity", "uid": talk["uid"], "original": "2026-03-10T20:00:00",
        "scope": "this", "change": { "start": "2026-03-11T20:00:00" } }),
    );
    test.call(
        "registrations_add",
        json!({ "uid": talk["uid"], "original": "2026-03-03T20:00:00", "people": [{ "member": member }] }),
    );
    test.call(
        "name_list_apply",
        json!({ "community": community, "purpose": { "kind": "tag", "tag": "老成员" },
        "people": [{ "member": member, "name": "阿刚" }], "learned": [{ "key": "阿刚", "member": member }] }),
    );
    let task = test.call(
        "task_add",
        json!({ "community": community, "title": "打扫", "when": weekly("2026-03-06T17:00:00") }),
    );
    test.call(
        "tasks_mark",
        json!({ "tasks": [{ "uid": task["uid"], "original": "2026-03-06T17:00:00" }], "done": true }),
    );
    let reminders = json!([{ "anchor": "start", "lead_min": 10, "quiet": "delay" }]);
    test.call(
        "reminders_set",
        json!({ "subject_kind": "task", "subject": task["uid"], "reminders": reminders }),
    );
    test.call("reminders_due", json!({ "language": "en" }));
    let file = test.path().join("in.ics");
    fs::write(&file, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@x\r\nDTSTART:20260303T100000Z\r\nSUMMARY:x\r\nX-OWN:1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n").unwrap();
    test.call("calendar_import", json!({ "community": community, "path": file }));
    fs::remove_file(&file).unwrap();
    test.call(
        "segment_add",
        json!({ "community": community, "name": "都", "filter": { "kind": "all", "of": [] } }),
    );
    let sheet = json!({ "kind": "text", "text": "标题,封面图\n预告,a.png\n" });
    let targets = json!([{ "kind": "column", "column": "title" }, { "kind": "own", "name": "封面图" }]);
    test.call(
        "sheet_apply",
        json!({ "community": community, "kind": "contents", "source": sheet, "header_row": 1, "mapping": targets }),
    );
    let out = test.path().join("out.csv");
    test.call("sheet_export", json!({ "community": community, "kind": "groups", "path": out }));
    fs::remove_file(&out).unwrap();
    let deals = test.call("figure_add", json!({ "community": community, "name": "成交额", "unit": "元" }));
    let value = json!({ "channel": groups[0], "on": "2026-03-01", "figure": deals["key"], "value": 12.5, "source": "typed" });
    test.call("figures_set", json!({ "values": [value] }));
    let daily = json!({ "start": "2026-03-02T08:00:00", "rule": { "freq": "daily", "interval": 1, "end": { "kind": "never" } } });
    let tag = test.call("tags", json!({ "community": community, "kind": "channel" }))[0]["uid"].clone();
    let slot = test.call(
        "slot_add",
        json!({ "community": community, "name": "早报", "when": daily, "channels": groups, "channel_tags": [tag] }),
    );
    test.call("slot_fill_lines", json!({ "uid": slot["uid"], "lines": ["早安"] }));
    test.call("local_setting_set", json!({ "key": "n", "value": 1 }));
    test.call("contents_trash", json!({ "uids": [second["uid"]], "trashed": true }));
    test.call("undo", json!({}));
    test
}

/// A database as SQL that makes it again: tables, rows, then indexes and triggers, which would refuse the rows.
fn as_sql(database: &Path) -> String {
    let conn = Connection::open(database).unwrap();
    let number = |name: &str| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
    let mut text = format!(
        "PRAGMA application_id = {};\nPRAGMA user_version = {};\nPRAGMA foreign_keys = OFF;\nBEGIN;\n",
        number("application_id"),
        number("user_version")
    );
    let made = |kind: &str| -> Vec<(String, String)> {
        // The parts of a full-text index come with it.
        let sql = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND type = ?1 AND name NOT LIKE 'sqlite_%'
                     AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY rowid";
        let mut statement = conn.prepare(sql).unwrap();
        let rows = statement.query_map([kind], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    let tables = made("table");
    for (_, sql) in &tables {
        writeln!(text, "{sql};").unwrap();
    }
    for name in tables.iter().map(|(name, _)| name.as_str()).chain(["sqlite_sequence"]) {
        let mut statement = conn.prepare(&format!("SELECT * FROM \"{name}\" ORDER BY 1")).unwrap();
        let columns = statement.column_count();
        let quoted: Vec<String> = (1..=columns)
            .map(|column| format!("quote(\"{}\")", statement.column_name(column - 1).unwrap()))
            .collect();
        let sql = format!("SELECT {} FROM \"{name}\" ORDER BY 1", quoted.join(" || ', ' || "));
        drop(statement.query([]).unwrap());
        let mut lines = conn.prepare(&sql).unwrap();
        for line in lines.query_map([], |row| row.get::<_, String>(0)).unwrap() {
            writeln!(text, "INSERT INTO \"{name}\" VALUES ({});", line.unwrap()).unwrap();
        }
    }
    for (_, sql) in made("index").iter().chain(&made("trigger")) {
        writeln!(text, "{sql};").unwrap();
    }
    text + "COMMIT;\n"
}

#[test]
fn every_version_of_a_workspace_opens_in_this_one() {
    let present = SCHEMA.version();
    let fresh = example();
    fresh.app.store.checkpoint().unwrap();
    if std::env::var_os("TULOU_WRITE_FIXTURE").is_some() {
        fs::create_dir_all(fixture(present).parent().unwrap()).unwrap();
        fs::write(fixture(present), as_sql(&fresh.path().join("main.db"))).unwrap();
    }
    for version in 1..=present {
        let sql = fs::read_to_string(fixture(version))
            .unwrap_or_else(|error| panic!("version {version} has no fixture ({error}). {HELP}"));
        let at = tempfile::tempdir().unwrap();
        let (folder, before) = (at.path().join("workspace"), at.path().join("before.db"));
        fs::create_dir_all(folder.join("attachments")).unwrap();
        fs::create_dir_all(folder.join("backups")).unwrap();
        let identity = json!({ "id": "019cac0f-2680-7000-8000-000000000001", "app": "0.1.0", "schema": version,
                               "min_reader": 1, "min_writer": version, "cipher": null });
        fs::write(folder.join("workspace.json"), identity.to_string()).unwrap();
        Connection::open(folder.join("main.db")).unwrap().execute_batch(&sql).unwrap();
        fs::copy(folder.join("main.db"), &before).unwrap();
        let app = open(&folder).unwrap_or_else(|error| panic!("version {version}: {error}"));
        let overview = call(&app, "workspace_overview", json!({})).unwrap();
        let community = &overview["communities"][0];
        assert_eq!(community["name"], "读书会", "version {version}");
        app.store.checkpoint().unwrap();
        let database = folder.join("main.db");
        let (found, expected) = (definitions(&database), definitions(&fresh.path().join("main.db")));
        let differs: Vec<&String> = found
            .iter()
            .chain(&expected)
            .filter(|one| !(found.contains(one) && expected.contains(one)))
            .map(|(name, _)| name)
            .collect();
        assert!(differs.is_empty(), "version {version} differs in {differs:?}. {HELP}");
        assert_eq!(rows(&database, &before), rows(&before, &before), "version {version}: every row is there");
        assert_sound(&folder, &format!("version {version} after opening"));
        let range = json!({ "community": community["uid"], "from": "2026-03-01", "to": "2026-03-31" });
        let titles: Vec<Value> = call(&app, "occurrences", range)
            .unwrap()
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["title"].clone())
            .collect();
        for title in ["早报\n第一条", "分享", "打扫", "x"] {
            let shown = title.lines().next().unwrap();
            assert!(
                titles.iter().any(|one| one.as_str().unwrap().starts_with(shown)),
                "version {version}: {shown} in {titles:?}"
            );
        }
        call(&app, "setting_set", json!({ "key": "later", "value": version })).unwrap();
        call(&app, "undo", json!({})).unwrap();
        call(&app, "redo", json!({})).unwrap();
    }
}
