//! Row 5: bytes that flipped. Whatever page they hit: an error or a finding, never a panic, never a silent loss.

use std::{fs, path::Path};

use rusqlite::Connection;
use serde_json::json;
use tulou_core::Code;

use crate::support::{call, create, open};

fn filled(folder: &Path) {
    let app = create(folder);
    let community =
        call(&app, "community_add", json!({ "name": "社", "tz": "Asia/Shanghai", "scale": "many" })).unwrap();
    let channels: Vec<_> = (0..300)
        .map(|n| json!({ "name": format!("群{n}"), "kind": "qq_group", "note": "x".repeat(300), "tags": [format!("{}", n % 9)] }))
        .collect();
    call(&app, "channels_add", json!({ "community": community["uid"], "channels": channels })).unwrap();
    call(&app, "backup_now", json!({})).unwrap();
    app.store.checkpoint().unwrap();
}

/// One page of each kind: the header, the roots of a table and of an index, a leaf in the middle.
fn pages(database: &Path) -> Vec<(&'static str, i64)> {
    let conn = Connection::open(database).unwrap();
    let root = |name: &str| -> i64 {
        conn.query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [name], |row| row.get(0))
            .unwrap()
    };
    let count: i64 = conn.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    vec![
        ("header", 1),
        ("table", root("channel")),
        ("index", root("change_row_uid")),
        ("automatic index", root("sqlite_autoindex_channel_1")),
        ("leaf", count - 3),
    ]
}

#[test]
fn a_damaged_page_is_noticed_the_file_is_kept_and_a_backup_brings_everything_back() {
    let at = tempfile::tempdir().unwrap();
    let good = at.path().join("good");
    filled(&good);
    let bytes = fs::read(good.join("main.db")).unwrap();
    let page_size = 4096;
    let mut noticed = 0;
    for (what, page) in pages(&good.join("main.db")) {
        let folder = at.path().join(format!("damaged-{page}"));
        fs::create_dir_all(folder.join("attachments")).unwrap();
        fs::create_dir_all(folder.join("backups")).unwrap();
        for name in ["workspace.json", "workspace.lock"] {
            fs::copy(good.join(name), folder.join(name)).unwrap();
        }
        let mut damaged = bytes.clone();
        let start = usize::try_from(page - 1).unwrap() * page_size;
        // Not the name of the format, so that SQLite itself has to notice.
        let start = if page == 1 { 100 } else { start };
        damaged[start..start + 64].iter_mut().for_each(|byte| *byte ^= 0xA5);
        fs::write(folder.join("main.db"), &damaged).unwrap();
        let seen = match open(&folder) {
            Err(error) => {
                assert!(matches!(error.code, Code::Damaged | Code::BadFile), "{what}: {error}");
                true
            }
            Ok(app) => {
                let report = call(&app, "check_data", json!({}));
                match &report {
                    Ok(report) => report["findings"].as_array().is_some_and(|list| !list.is_empty()),
                    Err(error) => error.code == Code::Damaged,
                }
            }
        };
        assert!(seen, "{what}: the damage on page {page} went unnoticed");
        noticed += 1;
        let backup = fs::read_dir(good.join("backups"))
            .unwrap()
            .map(|e| e.unwrap().path())
            .find(|p| p.extension().is_some_and(|e| e == "db"))
            .unwrap();
        let cancelled = std::sync::atomic::AtomicBool::new(false);
        let place = tulou_core::backup::Place {
            folder: &folder,
            schema: &tulou_core::schema::SCHEMA,
            now: 7,
            cancelled: &cancelled,
        };
        let restored = tulou_core::backup::restore_closed(&place, &backup)
            .unwrap_or_else(|error| panic!("{what}: {error}"));
        // A broken index can be copied without loss; anything worse goes aside as it is.
        let kept = fs::read(folder.join("damaged/7/main.db")).is_ok_and(|kept| kept == damaged);
        assert!(restored.saved.is_some() || kept, "{what}: the damaged state is kept");
        let app = open(&folder).unwrap();
        assert_eq!(call(&app, "check_data", json!({})).unwrap()["findings"], json!([]), "{what}");
    }
    assert_eq!(noticed, 5);
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
