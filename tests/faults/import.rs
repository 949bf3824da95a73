//! A long import is killed: it is there as a whole or not at all, and no copy of the list lies in the folder.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::Stdio,
    time::Duration,
};

use serde_json::{Value, json};

use crate::support::{assert_sound, call, create, open, other_process};

const FOLDER: &str = "TULOU_IMPORT_FOLDER";
const ROWS: usize = 30_000;
const KILLS: u64 = 8;

fn list() -> String {
    let mut list = String::from("用户ID,姓名,手机,备注,加入日期\n");
    for number in 0..ROWS {
        let note = "一段很长的备注，".repeat(4);
        list += &format!("U{number},成员{number},13{number:09},{note},{}/3/2025\n", number % 12 + 1);
    }
    list
}

fn community(app: &tulou_core::api::App) -> Value {
    call(app, "workspace_overview", json!({})).expect("an overview")["communities"][0]["uid"].clone()
}

/// Not a test of its own: what the killed process does.
#[test]
fn importer() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let app = open(folder.as_ref()).expect("the workspace opens");
    let source = json!({ "kind": "text", "text": list() });
    let id = json!({ "kind": "account", "platform": "list" });
    let mapping =
        json!([id, { "kind": "name" }, { "kind": "phone" }, { "kind": "note" }, { "kind": "joined_on" }]);
    println!("\nbegins");
    let import = json!({
        "community": community(&app), "source": source, "header_row": 1, "mapping": mapping, "identity": id,
    });
    call(&app, "import_apply", import).expect("an import");
}

fn scratch_files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with("scratch-")).collect()
}

#[test]
fn a_killed_import_leaves_neither_half_a_list_nor_a_copy_of_it() {
    let at = tempfile::tempdir().unwrap();
    for kill in 0..KILLS {
        let folder = at.path().join(format!("workspace{kill}"));
        let app = create(&folder);
        call(&app, "community_add", json!({ "name": "社", "tz": "Asia/Shanghai", "scale": "many" })).unwrap();
        drop(app);
        let mut child = other_process("import::importer", &[(FOLDER, &folder.to_string_lossy())])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.any(|line| line.is_ok_and(|line| line == "begins")), "the import does not begin");
        // From the first rows to long after the last: the times of slow and of fast machines are met.
        std::thread::sleep(Duration::from_millis(30 << kill));
        child.kill().unwrap();
        child.wait().unwrap();
        let when = format!("killed {kill} times");
        // As if it had been killed before the file lost its name.
        std::fs::write(folder.join("scratch-left"), "x").unwrap();
        let app = open(&folder).expect("it opens");
        assert_eq!(scratch_files(&folder), Vec::<String>::new(), "{when}");
        let page = call(&app, "members", json!({ "community": community(&app), "limit": 1 })).unwrap();
        let total = page["total"].as_u64().unwrap();
        assert!(total == 0 || total == ROWS as u64, "{when}: {total} members");
        drop(app);
        assert_sound(&folder, &when);
    }
}
