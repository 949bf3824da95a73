//! Row 12: the clock is set. Order never depends on it, and nothing stands still until it has caught up.

use std::process::Command;

use serde_json::json;
use tulou_core::backup;
use tulou_tests::TestApp;

use crate::support::{call, create, open, other_process, skip};

const HOUR: i64 = 3_600_000;
const YEAR: i64 = 365 * 24 * HOUR;
const FOLDER: &str = "TULOU_CLOCK_FOLDER";

#[test]
fn order_undo_and_backups_survive_a_clock_that_jumps() {
    let (test, community) = TestApp::with_community();
    let mut names = Vec::new();
    for (index, jump) in [HOUR, -HOUR, -YEAR, 10 * YEAR, -10 * YEAR].into_iter().enumerate() {
        test.clock.advance(jump);
        let name = format!("{index}");
        let channels = json!([{ "name": name, "kind": "qq_group" }]);
        test.call("channels_add", json!({ "community": community, "channels": channels }));
        names.push(name);
        assert!(
            test.call("housekeeping", json!({}))["backup"].is_object(),
            "a jump of {jump} ms holds no backup up"
        );
    }
    let order = test.app.store.read(|tx| {
        let mut statement = tx.sql().prepare("SELECT hlc FROM change_step ORDER BY id")?;
        let clocks = statement.query_map([], |row| row.get::<_, i64>(0))?;
        Ok(clocks.collect::<Result<Vec<_>, _>>()?)
    });
    assert!(order.unwrap().windows(2).all(|pair| pair[0] < pair[1]), "the hybrid clock only goes forward");
    for name in names.iter().rev() {
        let present = test.call("channels", json!({ "community": community }));
        assert!(present.as_array().unwrap().iter().any(|one| one["name"] == *name));
        test.call("undo", json!({}));
    }
    assert_eq!(
        test.call("channels", json!({ "community": community })),
        json!([]),
        "undo took them back, newest first"
    );
    let kept = backup::list(&test.path().join("backups")).unwrap().len();
    assert_eq!(kept, 4, "seen from ten years later, the two of one day were thinned to one");
}

/// Not a test of its own: one write and one undo under a false clock.
#[test]
fn stranger_to_time() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let app = open(folder.as_ref()).expect("the workspace opens");
    for value in 1..=3 {
        call(&app, "operator_add", json!({ "name": format!("{value}") })).expect("a write");
    }
    call(&app, "undo", json!({})).expect("undo");
    call(&app, "housekeeping", json!({})).expect("housekeeping");
}

#[test]
fn processes_with_false_clocks_work_on_one_workspace() {
    if Command::new("faketime").arg("--version").output().is_err() {
        return skip("faketime is not installed");
    }
    let at = tempfile::tempdir().unwrap();
    let folder = at.path().join("workspace");
    drop(create(&folder));
    for shift in ["+1h", "-1h", "-1y", "+10y"] {
        let plain = other_process("clock::stranger_to_time", &[]);
        let mut shifted = Command::new("faketime");
        shifted.args(["-f", shift]).arg(plain.get_program()).args(plain.get_args()).env(FOLDER, &folder);
        let done = shifted.output().unwrap();
        assert!(done.status.success(), "{shift}: {}", String::from_utf8_lossy(&done.stdout));
    }
    let app = open(&folder).unwrap();
    let operators =
        call(&app, "workspace_overview", json!({})).unwrap()["operators"].as_array().unwrap().len();
    assert_eq!(operators, 1 + 4 * 2, "each added three and took one back");
    call(&app, "undo", json!({})).unwrap();
    assert_eq!(call(&app, "check_data", json!({})).unwrap()["findings"], json!([]));
}
