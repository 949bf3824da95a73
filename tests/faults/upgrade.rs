//! Row 8: an upgrade that fails or is killed in any of its steps.

use std::{fs, path::Path, process::Stdio, sync::Arc, sync::atomic::AtomicBool, time::Duration};

use rusqlite::{Connection, ErrorCode};
use tulou_core::{
    Code,
    backup::{self, Reason, Request},
    clock::SystemClock,
    schema::SCHEMA,
    store::{Access, Schema, Store, Upgrade},
    workspace::Folder,
};
use tulou_tests::dump;

use crate::support::{assert_sound, create, other_process};

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

/// A step that never ends, so that a kill finds it.
const STAY: Upgrade = Upgrade {
    name: "stay",
    sql: "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
};
/// Where the upgrade stays: before, between and after the steps that do something.
static STAYING: [&[Upgrade]; 3] = [&[STAY, ADD, FILL], &[ADD, STAY, FILL], &[ADD, FILL, STAY]];
const UPGRADED: &str = "TULOU_UPGRADED_FOLDER";
const STAYS_AT: &str = "TULOU_UPGRADE_STAYS_AT";

/// Not a test of its own: an upgrade that is killed by the test below.
#[test]
fn upgrader() {
    let Ok(folder) = std::env::var(UPGRADED) else { return };
    let step: usize = std::env::var(STAYS_AT).expect("a step").parse().expect("its number");
    drop(upgrade(Path::new(&folder), &schema(STAYING[step])));
    unreachable!("the step does not end");
}

#[test]
fn an_upgrade_that_is_killed_in_any_step_leaves_the_old_version_and_a_backup_and_runs_again() {
    static UPGRADES: [Upgrade; 2] = [ADD, FILL];
    let at = tempfile::tempdir().unwrap();
    let whole = workspace(at.path());
    let copies: Vec<_> = (0..STAYING.len()).map(|step| at.path().join(format!("killed in {step}"))).collect();
    for copy in &copies {
        fs::create_dir_all(copy.join("backups")).unwrap();
        for name in ["workspace.json", "main.db"] {
            fs::copy(whole.join(name), copy.join(name)).unwrap();
        }
    }
    let before = content(&whole);
    drop(upgrade(&whole, &schema(&UPGRADES)).unwrap());
    for (step, folder) in copies.iter().enumerate() {
        let (name, place) = (folder.display().to_string(), step.to_string());
        let mut other = other_process("upgrade::upgrader", &[(UPGRADED, &name), (STAYS_AT, &place)]);
        let mut child = other.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        wait_until_it_writes(folder);
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(content(folder), before, "killed in step {step}: nothing of it is seen");
        assert_sound(folder, "after a killed upgrade");
        let backups = backup::list(&folder.join("backups")).unwrap();
        assert!(backups.len() == 1 && backups[0].pinned, "killed in step {step}");
        drop(upgrade(folder, &schema(&UPGRADES)).unwrap());
        assert_eq!(content(folder), content(&whole), "killed in step {step}: the same result");
    }
}

/// Waits until the other process holds the database for its one transaction: it is in a step then.
fn wait_until_it_writes(folder: &Path) {
    let is_held = || {
        let conn = Connection::open(folder.join("main.db")).unwrap();
        let begun =
            conn.busy_timeout(Duration::ZERO).and_then(|()| conn.execute_batch("BEGIN IMMEDIATE; ROLLBACK"));
        begun.is_err_and(|error| error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy))
    };
    let backups = folder.join("backups");
    // The backup comes first, and takes the database for moments of its own.
    while backup::list(&backups).unwrap().is_empty() || !is_held() {
        std::thread::sleep(Duration::from_millis(5));
    }
}
