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

/// Runs one helper test on the workspace under a clock that is `shift` off; what it printed.
fn shifted(helper: &str, folder: &std::path::Path, shift: &str) -> String {
    let plain = other_process(helper, &[]);
    let mut shifted = Command::new("faketime");
    shifted.args(["-f", shift]).arg(plain.get_program()).args(plain.get_args()).env(FOLDER, folder);
    let done = shifted.output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success(), "{shift}: {said}");
    said
}

/// Not a test of its own: asks for due reminders, shows them, and says which.
#[test]
fn ringer() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let app = open(folder.as_ref()).expect("the workspace opens");
    let notices = call(&app, "reminders_due", json!({ "language": "en" })).expect("notices");
    for notice in notices.as_array().expect("a list") {
        call(&app, "reminders_shown", json!({ "fires": notice["fires"] })).expect("shown");
        println!("\nrings {} {}", notice["fires"].as_array().expect("dates").len(), notice["title"]);
    }
}

#[test]
fn a_clock_that_is_set_forward_and_back_rings_once() {
    if Command::new("faketime").arg("--version").output().is_err() {
        return skip("faketime is not installed");
    }
    let at = tempfile::tempdir().unwrap();
    let folder = at.path().join("workspace");
    let app = create(&folder);
    let community =
        call(&app, "community_add", json!({ "name": "社", "tz": "Etc/UTC", "scale": "one" })).unwrap();
    let soon = tulou_core::recurrence::Zone::utc().civil_of(app.store.now() + HOUR / 2);
    let rule = json!({ "freq": "daily", "interval": 1, "end": { "kind": "never" } });
    let when = json!({ "start": tulou_core::recurrence::civil_text(soon), "duration_min": 30, "rule": rule });
    let post = json!({ "community": community["uid"], "title": "x", "when": when });
    let post = call(&app, "content_add", post).unwrap();
    let reminders = json!([{ "anchor": "start", "lead_min": 0, "quiet": "ring" }]);
    let input = json!({ "subject_kind": "content", "subject": post["uid"], "reminders": reminders });
    call(&app, "reminders_set", input).unwrap();
    drop(app);
    let rung = |shift: &str| -> Vec<String> {
        let said = shifted("clock::ringer", &folder, shift);
        said.lines().filter_map(|line| line.strip_prefix("rings ")).map(str::to_owned).collect()
    };
    assert_eq!(rung("+0h"), [""; 0], "half an hour to go");
    assert_eq!(rung("+1h"), ["1 \"x\""], "set forward: it is due");
    assert_eq!(rung("-1h"), [""; 0], "set back: it was shown");
    assert_eq!(rung("+1h"), [""; 0], "and again: once is enough");
    assert_eq!(rung("+4d"), ["3 \"x (3 dates)\""], "days later the others, in one line");
    assert_eq!(rung("-1y"), [""; 0]);
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
        shifted("clock::stranger_to_time", &folder, shift);
    }
    let app = open(&folder).unwrap();
    let operators =
        call(&app, "workspace_overview", json!({})).unwrap()["operators"].as_array().unwrap().len();
    assert_eq!(operators, 1 + 4 * 2, "each added three and took one back");
    call(&app, "undo", json!({})).unwrap();
    assert_eq!(call(&app, "check_data", json!({})).unwrap()["findings"], json!([]));
}
