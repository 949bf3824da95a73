//! Rows 3 and 4: a full disk; a disk or folder that cannot be written.

use std::{fs, io::Write, path::Path};

use serde_json::json;
use tulou_core::Code;

use crate::support::{Mount, assert_sound, call, create, open, skip};

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Writes until there is no room for one byte more.
fn fill(path: &Path) {
    let mut file = fs::File::create(path).unwrap();
    let mut size = 4 * 1024 * 1024;
    while size > 0 {
        if file.write_all(&vec![1_u8; size]).is_err() {
            size /= 2;
        }
    }
}

#[test]
fn a_full_disk_loses_nothing_leaves_nothing_and_passes() {
    let at = tempfile::tempdir().unwrap();
    let Some(_mount) = Mount::memory(at.path(), 64) else {
        return skip("mounting a memory file system is not allowed");
    };
    let folder = at.path().join("workspace");
    let app = create(&folder);
    call(&app, "setting_set", json!({ "key": "n", "value": 1 })).unwrap();
    call(&app, "community_add", json!({ "name": "社", "tz": "Asia/Shanghai", "scale": "many" })).unwrap();
    let ballast = fs::metadata(folder.join(".ballast")).unwrap().len();
    assert!(ballast > 0 && ballast < 1024 * 1024, "1 % of 64 MB: {ballast}");
    let community = call(&app, "workspace_overview", json!({})).unwrap()["communities"][0]["uid"].clone();
    let people = |count: u32| {
        let list: String =
            (0..count).map(|n| format!("会员{n},1380000{n:05},https://example.org/{n}\n")).collect();
        json!({
            "community": community, "source": { "kind": "text", "text": format!("姓名,手机号,备注\n{list}") },
            "header_row": 1, "identity": { "kind": "phone" },
            "mapping": [{ "kind": "name" }, { "kind": "phone" }, { "kind": "note" }],
        })
    };
    // Sixty megabytes are free, and this list would need more: it is refused before it takes them from others.
    let error = call(&app, "import_apply", people(60_000)).unwrap_err();
    assert_eq!(error.code, Code::DiskFull, "{error}");
    assert!(error.details["needs"].as_u64() > error.details["has"].as_u64(), "{error}");
    let kept = || -> Vec<String> {
        files(&folder.join("backups")).into_iter().filter(|name| name != ".lock").collect()
    };
    let backups = kept();
    // Somebody else fills the disk to the last byte.
    let filler = at.path().join("filler");
    fill(&filler);
    let large = json!({ "key": "n", "value": "x".repeat(3_000_000) });
    let error = call(&app, "setting_set", large).unwrap_err();
    assert_eq!(error.code, Code::DiskFull, "{error}");
    assert!(!folder.join(".ballast").exists(), "the ballast was given back");
    let value = call(&app, "workspace_overview", json!({})).unwrap()["settings"]["shared"]["n"].clone();
    assert_eq!(value, 1, "what was there is there");
    let error = call(&app, "backup_now", json!({})).unwrap_err();
    assert_eq!(error.code, Code::DiskFull, "{error}");
    assert_eq!(kept(), backups, "no half backup is left");
    let out = at.path().join("all.tulou");
    assert_eq!(
        call(&app, "archive_save", json!({ "path": out.display().to_string() })).unwrap_err().code,
        Code::DiskFull
    );
    assert_eq!(call(&app, "import_apply", people(40_000)).unwrap_err().code, Code::DiskFull);
    let count = json!({ "kind": "matching", "community": community });
    assert_eq!(
        call(&app, "members_count", count.clone()).unwrap()["total"],
        0,
        "nothing of the list came in"
    );
    // Also the room that the ballast gave back.
    fill(&at.path().join("more"));
    let (csv, ics) = (at.path().join("members.csv"), at.path().join("plan.ics"));
    let plan = json!({ "path": ics.display().to_string(), "selection": { "community": community } });
    for (name, input) in [
        ("members_export", json!({ "path": csv.display().to_string(), "who": count })),
        ("calendar_export", plan),
        ("export_all", json!({ "path": at.path().join("all").display().to_string() })),
    ] {
        assert_eq!(call(&app, name, input).unwrap_err().code, Code::DiskFull, "{name}");
    }
    assert_eq!(files(at.path()), ["filler", "more", "workspace"], "no half file is left");
    fs::remove_file(&filler).unwrap();
    call(&app, "setting_set", json!({ "key": "n", "value": 2 })).unwrap();
    call(&app, "backup_now", json!({})).unwrap();
    drop(app);
    assert_sound(&folder, "after a full disk");
    assert_eq!(
        call(&open(&folder).unwrap(), "workspace_overview", json!({})).unwrap()["settings"]["shared"]["n"],
        2
    );
}

#[test]
fn what_cannot_be_written_opens_for_reading_and_says_so() {
    let at = tempfile::tempdir().unwrap();
    let Some(mount) = Mount::memory(at.path(), 64) else {
        return skip("mounting a memory file system is not allowed");
    };
    let folder = at.path().join("workspace");
    let app = create(&folder);
    call(&app, "setting_set", json!({ "key": "n", "value": 1 })).unwrap();
    drop(app);
    assert!(mount.remount("ro"), "the mount becomes read-only");
    assert!(
        fs::write(at.path().join("probe"), "x").is_err(),
        "a plain write must fail, or this tests nothing"
    );
    let before = fs::read(folder.join("main.db")).unwrap();
    let app = open(&folder).unwrap();
    let overview = call(&app, "workspace_overview", json!({})).unwrap();
    assert_eq!((&overview["read_only"], &overview["settings"]["shared"]["n"]), (&json!(true), &json!(1)));
    assert_eq!(call(&app, "workspace_health", json!({})).unwrap()["read_only"], true);
    for (name, input) in [
        ("setting_set", json!({ "key": "n", "value": 2 })),
        ("local_setting_set", json!({ "key": "n", "value": 2 })),
        ("undo", json!({})),
        ("backup_now", json!({})),
    ] {
        assert_eq!(call(&app, name, input).unwrap_err().code, Code::ReadOnly, "{name}");
    }
    assert_eq!(call(&app, "check_data", json!({})).unwrap()["findings"], json!([]));
    assert!(call(&app, "housekeeping", json!({})).unwrap()["backup"].is_null());
    drop(app);
    assert_eq!(fs::read(folder.join("main.db")).unwrap(), before);
    assert!(mount.remount("rw"));
    call(&open(&folder).unwrap(), "setting_set", json!({ "key": "n", "value": 3 })).unwrap();
}

/// Not a test of its own: somebody without rights opens the workspace.
#[cfg(unix)]
#[test]
fn guest() {
    let Ok(folder) = std::env::var("TULOU_GUEST_FOLDER") else { return };
    let folder = Path::new(&folder);
    let probe = fs::OpenOptions::new().append(true).open(folder.join("main.db"));
    assert!(probe.is_err(), "a plain write must fail, or this tests nothing");
    let app = open(folder).expect("it opens for reading");
    let overview = call(&app, "workspace_overview", json!({})).expect("an overview");
    assert_eq!((&overview["read_only"], &overview["settings"]["shared"]["n"]), (&json!(true), &json!(1)));
    let error = call(&app, "setting_set", json!({ "key": "n", "value": 2 })).expect_err("no write");
    assert_eq!(error.code, Code::ReadOnly);
    assert!(call(&app, "housekeeping", json!({})).expect("nothing to do")["backup"].is_null());
}

#[cfg(unix)]
#[test]
fn a_database_or_a_folder_without_the_right_to_write_opens_for_reading() {
    use std::os::unix::{fs::PermissionsExt, process::CommandExt};
    let mode = |path: &Path, mode: u32| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let at = tempfile::tempdir().unwrap();
    mode(at.path(), 0o755);
    // Where the tests were built a guest may not look; so the program goes along.
    let program = at.path().join("faults");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    for what in ["database", "folder"] {
        let folder = at.path().join(what);
        let app = create(&folder);
        call(&app, "setting_set", json!({ "key": "n", "value": 1 })).unwrap();
        drop(app);
        for name in files(&folder) {
            mode(&folder.join(&name), if folder.join(&name).is_dir() { 0o555 } else { 0o444 });
        }
        mode(&folder, if what == "folder" { 0o555 } else { 0o777 });
        let before = fs::read(folder.join("main.db")).unwrap();
        let mut guest = std::process::Command::new(&program);
        guest.args(["space::guest", "--exact", "--test-threads=1"]).env("TULOU_GUEST_FOLDER", &folder);
        if fs::OpenOptions::new().append(true).open(folder.join("main.db")).is_ok() {
            // The superuser may write everything; nobody may not.
            guest.uid(65_534).gid(65_534);
        }
        let done = guest.output().unwrap();
        assert!(done.status.success(), "{what}: {}", String::from_utf8_lossy(&done.stdout));
        assert_eq!(fs::read(folder.join("main.db")).unwrap(), before);
        mode(&folder, 0o755);
    }
}
