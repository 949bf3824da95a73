//! Row 5: bytes that flipped. Whatever page they hit: an error or a finding, never a panic, never a silent loss.

use std::{fs, path::Path};

use rusqlite::Connection;
use serde_json::json;
use tulou_core::Code;

use crate::support::{call, create, open};

const CHANNELS: usize = 300;

fn filled(folder: &Path) {
    let app = create(folder);
    let community =
        call(&app, "community_add", json!({ "name": "社", "tz": "Asia/Shanghai", "scale": "many" })).unwrap();
    let channels: Vec<_> = (0..CHANNELS)
        .map(|n| {
            let note = if n == 200 { "长".repeat(20_000) } else { "x".repeat(300) };
            json!({ "name": format!("群{n}"), "kind": "qq_group", "note": note, "tags": [format!("{}", n % 9)] })
        })
        .collect();
    call(&app, "channels_add", json!({ "community": community["uid"], "channels": channels })).unwrap();
    call(&app, "backup_now", json!({})).unwrap();
    // Pages that were used once: what is deleted here leaves them on the list of free pages.
    let large = json!({ "key": "large", "value": "y".repeat(200_000) });
    app.store
        .write_local(|tx| tulou_core::workspace::setting_set(tx, &serde_json::from_value(large)?))
        .unwrap();
    let none = json!({ "key": "large", "value": null });
    app.store
        .write_local(|tx| tulou_core::workspace::setting_set(tx, &serde_json::from_value(none)?))
        .unwrap();
    app.store.checkpoint().unwrap();
}

/// One page of each class that this database has.
fn pages(database: &Path) -> Vec<(&'static str, i64)> {
    let conn = Connection::open(database).unwrap();
    let root = |name: &str| -> i64 {
        conn.query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [name], |row| row.get(0))
            .unwrap()
    };
    let of_channels = |class: &str| -> i64 {
        let sql = "SELECT pageno FROM dbstat WHERE name = 'channel' AND pagetype = ?1 ORDER BY pageno LIMIT 1 OFFSET 1";
        conn.query_row(sql, [class], |row| row.get(0)).unwrap_or_else(|error| panic!("{class}: {error}"))
    };
    let free: i64 = conn.query_row("PRAGMA freelist_count", [], |row| row.get(0)).unwrap();
    assert!(free > 0, "there are free pages to be damaged");
    let first_free =
        fs::read(database).unwrap()[32..36].iter().fold(0, |sum, byte| sum * 256 + i64::from(*byte));
    vec![
        ("header", 1),
        ("table", root("channel")),
        ("leaf", of_channels("leaf")),
        ("overflow", of_channels("overflow")),
        ("index", root("change_row_uid")),
        ("automatic index", root("sqlite_autoindex_channel_1")),
        ("free pages", first_free),
    ]
}

/// A workspace like `good` whose database has other bytes at the beginning of a page.
fn damaged_copy(good: &Path, folder: &Path, page: i64) -> Vec<u8> {
    fs::create_dir_all(folder.join("attachments")).unwrap();
    fs::create_dir_all(folder.join("backups")).unwrap();
    for name in ["workspace.json", "workspace.lock"] {
        fs::copy(good.join(name), folder.join(name)).unwrap();
    }
    let mut bytes = fs::read(good.join("main.db")).unwrap();
    // Not the name of the format, so that SQLite itself has to notice.
    let start = if page == 1 { 100 } else { usize::try_from(page - 1).unwrap() * 4096 };
    bytes[start..start + 64].iter_mut().for_each(|byte| *byte ^= 0xA5);
    fs::write(folder.join("main.db"), &bytes).unwrap();
    bytes
}

/// Whether the damage is an error or a finding; and that no list is silently shorter than it was.
fn is_noticed(folder: &Path, what: &str) -> bool {
    let app = match open(folder) {
        Ok(app) => app,
        Err(error) => {
            assert!(matches!(error.code, Code::Damaged | Code::BadFile), "{what}: {error}");
            return true;
        }
    };
    let listed = call(&app, "workspace_overview", json!({})).and_then(|overview| {
        call(&app, "channels", json!({ "community": overview["communities"][0]["uid"] }))
    });
    match listed {
        Ok(list) => assert_eq!(list.as_array().unwrap().len(), CHANNELS, "{what}: a silently shorter list"),
        Err(error) => assert_eq!(error.code, Code::Damaged, "{what}: {error}"),
    }
    match call(&app, "check_data", json!({})) {
        Ok(report) => report["findings"].as_array().is_some_and(|list| !list.is_empty()),
        Err(error) => error.code == Code::Damaged,
    }
}

#[test]
fn a_damaged_page_is_noticed_the_file_is_kept_and_a_backup_brings_everything_back() {
    let at = tempfile::tempdir().unwrap();
    let good = at.path().join("good");
    filled(&good);
    let backups = tulou_core::backup::list(&good.join("backups")).unwrap();
    for (what, page) in pages(&good.join("main.db")) {
        let folder = at.path().join(format!("damaged-{page}"));
        let damaged = damaged_copy(&good, &folder, page);
        assert!(is_noticed(&folder, what), "{what}: the damage on page {page} went unnoticed");
        let cancelled = std::sync::atomic::AtomicBool::new(false);
        let place = tulou_core::backup::Place {
            folder: &folder,
            schema: &tulou_core::schema::SCHEMA,
            now: 7,
            cancelled: &cancelled,
        };
        let restored = tulou_core::backup::restore_closed(&place, Path::new(&backups[0].path))
            .unwrap_or_else(|error| panic!("{what}: {error}"));
        // A broken index can be copied without loss; anything worse goes aside as it is.
        let kept = fs::read(folder.join("damaged/7/main.db")).is_ok_and(|kept| kept == damaged);
        assert!(restored.saved.is_some() || kept, "{what}: the damaged state is kept");
        let app = open(&folder).unwrap();
        assert_eq!(call(&app, "check_data", json!({})).unwrap()["findings"], json!([]), "{what}");
    }
}

#[test]
fn what_can_be_read_of_a_damaged_database_is_written_out_and_the_rest_is_named() {
    let at = tempfile::tempdir().unwrap();
    let good = at.path().join("good");
    filled(&good);
    let rows = |out: &Path, table: &str| -> Vec<serde_json::Value> {
        fs::read(out.join(format!("{table}.json")))
            .map_or(Vec::new(), |text| serde_json::from_slice(&text).unwrap())
    };
    for (what, page) in pages(&good.join("main.db")) {
        let (folder, out) =
            (at.path().join(format!("damaged-{page}")), at.path().join(format!("out-{page}")));
        let damaged = damaged_copy(&good, &folder, page);
        let salvaged = tulou_core::backup::salvage(&folder, &out, &std::sync::atomic::AtomicBool::new(false));
        assert_eq!(
            fs::read(folder.join("main.db")).unwrap(),
            damaged,
            "{what}: the damaged file is not touched"
        );
        if what == "header" {
            assert_eq!(salvaged.unwrap_err().code, Code::Damaged, "not even the tables are known");
            assert!(
                !out.exists() && fs::read_dir(at.path()).unwrap().count() == 2,
                "and nothing half is left"
            );
            continue;
        }
        let salvaged = salvaged.unwrap_or_else(|error| panic!("{what}: {error}"));
        let found = rows(&out, "channel").len();
        let expected = match what {
            "table" => 0..1,
            "leaf" => CHANNELS - 20..CHANNELS,
            "overflow" => CHANNELS - 1..CHANNELS,
            _ => CHANNELS..CHANNELS + 1,
        };
        assert!(expected.contains(&found), "{what}: {found} channels of {CHANNELS}");
        assert_eq!(rows(&out, "community")[0]["name"], "社", "{what}: the other tables are whole");
        let broken: Vec<&str> = salvaged.broken.iter().map(|one| one.table.as_str()).collect();
        assert_eq!(
            broken.contains(&"channel"),
            found < CHANNELS,
            "{what}: what is missing is named: {broken:?}"
        );
        let said: serde_json::Value =
            serde_json::from_slice(&fs::read(out.join("missing.json")).unwrap()).unwrap();
        assert_eq!(said["broken"], serde_json::to_value(&salvaged.broken).unwrap(), "{what}");
        fs::remove_dir_all(&folder).unwrap();
        fs::remove_dir_all(&out).unwrap();
    }
}

#[test]
fn after_an_unclean_stop_the_database_is_looked_at_before_it_is_used() {
    let at = tempfile::tempdir().unwrap();
    let (folder, copy) = (at.path().join("a"), at.path().join("b"));
    filled(&folder);
    let page = pages(&folder.join("main.db"))[1].1;
    let app = open(&folder).unwrap();
    call(&app, "setting_set", json!({ "key": "n", "value": 1 })).unwrap();
    fs::create_dir_all(copy.join("attachments")).unwrap();
    for name in ["workspace.json", "main.db", "main.db-wal"] {
        fs::copy(folder.join(name), copy.join(name)).unwrap();
    }
    assert!(
        fs::metadata(copy.join("main.db-wal")).unwrap().len() > 0,
        "the log of a running process was copied"
    );
    let mut bytes = fs::read(copy.join("main.db")).unwrap();
    let start = usize::try_from(page - 1).unwrap() * 4096;
    bytes[start..start + 64].iter_mut().for_each(|byte| *byte ^= 0xA5);
    fs::write(copy.join("main.db"), bytes).unwrap();
    let Err(error) = open(&copy) else { panic!("a damaged database was opened after an unclean stop") };
    assert_eq!(error.code, Code::Damaged);
    assert!(!error.details["findings"].as_array().unwrap().is_empty());
}

#[test]
fn damage_that_the_regular_work_meets_is_kept_for_the_window() {
    let at = tempfile::tempdir().unwrap();
    let (good, folder) = (at.path().join("good"), at.path().join("damaged"));
    filled(&good);
    let (_, page) =
        pages(&good.join("main.db")).into_iter().find(|(what, _)| *what == "leaf").expect("a leaf");
    damaged_copy(&good, &folder, page);
    let app = open(&folder).unwrap();
    // It may report the damage or fail on it.
    let done = call(&app, "housekeeping", json!({}));
    assert!(done.is_ok() || done.is_err_and(|error| error.code == Code::Damaged));
    let health = call(&app, "workspace_health", json!({})).unwrap();
    assert!(!health["damage"].as_array().unwrap().is_empty(), "{health}");
}
