//! "Check data": damage by SQL, one rule at a time; what is repaired stays repaired.

use std::fs;

use rusqlite::Connection;
use serde_json::json;
use tulou_tests::TestApp;

/// Damages the database behind the program's back, without references or triggers being looked at.
fn damage(test: &TestApp, sql: &str) {
    let conn = Connection::open(test.path().join("main.db")).unwrap();
    conn.execute_batch(&format!("PRAGMA foreign_keys = OFF; UPDATE change_cursor SET mode = 1, step_id = 1; {sql}; UPDATE change_cursor SET mode = 0, step_id = NULL;"))
        .unwrap();
}

fn rules(report: &serde_json::Value, part: &str) -> Vec<String> {
    report[part].as_array().unwrap().iter().map(|f| f["rule"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_sound_workspace_has_no_findings() {
    let (test, community) = TestApp::with_community();
    test.call(
        "channels_add",
        json!({ "community": community, "channels": [{ "name": "群", "kind": "qq_group", "tags": ["a"], "head_count": 3 }] }),
    );
    assert_eq!(test.call("check_data", json!({}))["findings"], json!([]));
}

#[test]
fn each_kind_of_damage_is_found_repaired_after_a_backup_and_gone_the_second_time() {
    for (rule, sql) in [
        ("broken_reference", "UPDATE channel SET operator_id = 77"),
        ("broken_reference", "DELETE FROM tag"),
        ("lost_trigger", "DROP TRIGGER log_channel_update"),
        (
            "lost_trigger",
            "DROP TRIGGER log_tag_delete; CREATE TRIGGER log_tag_delete AFTER DELETE ON tag BEGIN SELECT 1; END",
        ),
        ("counter_behind", "UPDATE sqlite_sequence SET seq = 0 WHERE name = 'channel'"),
        // An index over the names of groups that knows none of them.
        (
            "text_index",
            "CREATE VIRTUAL TABLE channel_text USING fts5 (name, content = 'channel', content_rowid = 'id')",
        ),
    ] {
        let (test, community) = TestApp::with_community();
        let add = json!({ "community": community, "channels": [{ "name": "群", "kind": "qq_group", "tags": ["a"] }] });
        test.call("channels_add", add);
        damage(&test, sql);
        let looked = test.call("check_data", json!({}));
        assert_eq!(rules(&looked, "findings"), [rule], "{sql}");
        assert_eq!(looked["backup"], json!(null), "looking changes nothing");
        let repaired = test.call("check_data", json!({ "repair": true }));
        assert_eq!(
            (rules(&repaired, "findings"), rules(&repaired, "remaining")),
            (vec![rule.to_owned()], vec![]),
            "{sql}"
        );
        assert!(repaired["backup"].is_string(), "{sql}");
        assert_eq!(
            test.call("check_data", json!({ "repair": true }))["findings"],
            json!([]),
            "{sql}: second run"
        );
        assert_eq!(
            test.call("channels", json!({ "community": community })).as_array().unwrap().len(),
            1,
            "{sql}: the group is there"
        );
    }
}

#[test]
fn what_cannot_be_repaired_is_told() {
    let (test, _) = TestApp::with_community();
    fs::write(test.path().join("x"), "content").unwrap();
    let hash = tulou_core::workspace::sha256_of(&test.path().join("x")).unwrap();
    damage(
        &test,
        &format!(
            "INSERT INTO attachment (uid, hash, name, mime, bytes, created_at) VALUES (randomblob(16), '{hash}', 'x', 'text/plain', 7, 0)"
        ),
    );
    assert_eq!(rules(&test.call("check_data", json!({})), "findings"), ["attachment_missing"]);
    fs::write(test.path().join("attachments").join(&hash), "c0ntent").unwrap();
    assert_eq!(
        rules(&test.call("check_data", json!({ "repair": true })), "remaining"),
        ["attachment_altered"]
    );
    fs::write(test.path().join("attachments").join(&hash), "content").unwrap();
    assert_eq!(test.call("check_data", json!({}))["findings"], json!([]));
}

#[test]
fn what_a_repair_could_only_guess_is_told_with_its_table_and_left_alone() {
    for (rule, place, sql, mended) in [
        (
            "bad_identity",
            "channel",
            "UPDATE channel SET uid = x'00' WHERE name = '群'",
            "UPDATE channel SET uid = randomblob(16) WHERE name = '群'",
        ),
        (
            "bad_occurrence_key",
            "reminder_fire",
            "INSERT INTO reminder_fire (reminder_id, original, due_at, state) VALUES (1, 'Tuesday', 0, 'due')",
            "DELETE FROM reminder_fire",
        ),
    ] {
        let (test, community) = TestApp::with_community();
        let add = json!({ "community": community, "channels": [{ "name": "群", "kind": "qq_group" }] });
        test.call("channels_add", add);
        damage(&test, sql);
        let report = test.call("check_data", json!({ "repair": true }));
        assert_eq!(rules(&report, "remaining"), [rule], "{report}");
        let found = &report["findings"][0];
        assert_eq!(
            (&found["place"], &found["count"], &found["repairable"]),
            (&json!(place), &json!(1), &json!(false))
        );
        damage(&test, mended);
        assert_eq!(test.call("check_data", json!({}))["findings"], json!([]), "{rule}");
    }
}
