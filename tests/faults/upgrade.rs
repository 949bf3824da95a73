//! Row 8: an upgrade that fails or is killed in any of its steps.

use std::{fs, path::Path, sync::Arc, sync::atomic::AtomicBool};

use rusqlite::Connection;
use tulou_core::{
    Code,
    backup::{self, Reason, Request},
    clock::SystemClock,
    schema::SCHEMA,
    store::{Access, Schema, Store, Upgrade},
    workspace::Folder,
};
use tulou_tests::dump;

use crate::support::{assert_sound, create};

const ADD: Upgrade = Upgrade {
    name: "add a table and a column",
    sql: "CREATE TABLE later (id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;
          ALTER TABLE community ADD COLUMN motto TEXT",
};
const FILL: Upgrade =
    Upgrade { name: "fill it", sql: "INSERT INTO later (uid, name) SELECT uid, name FROM community" };
const FAIL: Upgrade =
    Upgrade { name: "fail", sql: "CREATE TABLE half (id INTEGER); INSERT INTO nowhere VALUES (1)" };
const BREAK: Upgrade = Upgrade {
    name: "break a reference",
    sql: "PRAGMA defer_foreign_keys = ON; INSERT INTO tag (uid, community_id, kind, name) VALUES (randomblob(16), 999, 'channel', 'x')",
};

const fn schema(upgrades: &'static [Upgrade]) -> Schema {
    Schema { tables: SCHEMA.tables, upgrades }
}

fn upgrade(folder: &Path, schema: &Schema) -> tulou_core::Result<Folder> {
    Folder::open(folder, schema, Access::Write, |path| {
        backup::take(&Request {
            database: &path.join("main.db"),
            backups: &path.join("backups"),
            reason: Reason::Migration,
            now: 1_772_413_200_000,
            cancelled: &AtomicBool::new(false),
        })
        .map(drop)
    })
}

fn workspace(at: &Path) -> std::path::PathBuf {
    let folder = at.join("workspace");
    let app = create(&folder);
    crate::support::call(
        &app,
        "community_add",
        serde_json::json!({ "name": "社", "tz": "Asia/Shanghai", "scale": "many" }),
    )
    .unwrap();
    folder
}

fn content(folder: &Path) -> String {
    dump(&folder.join("main.db"), |_| true)
}

#[test]
fn a_failing_step_leaves_the_old_version_whole_and_a_pinned_backup() {
    static FAILING: [&[Upgrade]; 3] = [&[FAIL], &[ADD, FAIL], &[ADD, FILL, FAIL]];
    for upgrades in FAILING {
        let at = tempfile::tempdir().unwrap();
        let folder = workspace(at.path());
        let before = content(&folder);
        let Err(error) = upgrade(&folder, &schema(upgrades)) else { panic!("a failing upgrade succeeded") };
        assert_eq!(error.details["upgrade"], "fail");
        assert_eq!(content(&folder), before, "after {} steps", upgrades.len());
        assert_sound(&folder, "after a failed upgrade");
        let backups = backup::list(&folder.join("backups")).unwrap();
        assert!(backups.len() == 1 && backups[0].pinned && backups[0].reason == Reason::Migration);
        drop(crate::support::open(&folder).expect("the old version opens it as before"));
        upgrade(&folder, &schema(&[ADD, FILL])).expect("and the mended upgrade goes through");
    }
}

#[test]
fn an_upgrade_that_breaks_a_reference_is_refused() {
    let at = tempfile::tempdir().unwrap();
    let folder = workspace(at.path());
    let before = content(&folder);
    // The trigger guards shared tables, so the cursor is opened as a step would do it.
    static BREAKING: [Upgrade; 2] =
        [Upgrade { name: "open", sql: "UPDATE change_cursor SET mode = 1, step_id = 1" }, BREAK];
    let Err(error) = upgrade(&folder, &schema(&BREAKING)) else { panic!("a broken reference went through") };
    assert!(matches!(error.code, Code::Damaged | Code::Internal), "{error}");
    assert_eq!(content(&folder), before);
}

#[test]
fn a_killed_upgrade_runs_again_with_the_same_result() {
    let at = tempfile::tempdir().unwrap();
    let straight = workspace(at.path());
    let torn = at.path().join("torn");
    fs::create_dir_all(torn.join("backups")).unwrap();
    for name in ["workspace.json", "main.db"] {
        fs::copy(straight.join(name), torn.join(name)).unwrap();
    }
    static UPGRADES: [Upgrade; 2] = [ADD, FILL];
    let schema = schema(&UPGRADES);
    drop(upgrade(&straight, &schema).unwrap());
    // What a kill in the middle leaves: the statements of a step in the log, without their commit.
    let conn = Connection::open(torn.join("main.db")).unwrap();
    conn.execute_batch("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN EXCLUSIVE").unwrap();
    conn.execute_batch(ADD.sql).unwrap();
    let (database, log) =
        (fs::read(torn.join("main.db")).unwrap(), fs::read(torn.join("main.db-wal")).unwrap_or_default());
    drop(conn);
    fs::write(torn.join("main.db"), database).unwrap();
    fs::write(torn.join("main.db-wal"), log).unwrap();
    drop(upgrade(&torn, &schema).unwrap());
    assert_eq!(content(&torn), content(&straight));
    let store = Store::open(&torn.join("main.db"), &schema, Access::Write, Arc::new(SystemClock)).unwrap();
    assert!(!store.read_only());
    assert!(fs::read_to_string(torn.join("workspace.json")).unwrap().contains("\"schema\": 3"));
}
