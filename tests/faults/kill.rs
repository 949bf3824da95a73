//! Row 1: kill -9 at any moment. `TULOU_KILLS` sets how often (100; a night's run takes 1,000).

use std::{
    io::{BufRead, BufReader, Write},
    process::Stdio,
    sync::mpsc,
    time::{Duration, Instant},
};

use serde_json::json;

use crate::support::{assert_sound, call, create, open, other_process};

const FOLDER: &str = "TULOU_FAULT_FOLDER";
const FIRST: &str = "TULOU_FAULT_FIRST";

/// Not a test of its own: what the killed process does. It writes, and says on stdout what has been acknowledged.
#[test]
fn writer() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let first: i64 = std::env::var(FIRST).expect("a number").parse().expect("a number");
    let app = open(folder.as_ref()).expect("the workspace opens");
    let community =
        call(&app, "workspace_overview", json!({})).expect("an overview")["communities"][0]["uid"].clone();
    for number in first.. {
        let channel = json!({ "name": format!("{number}"), "kind": "qq_group", "tags": [format!("t{}", number % 5)], "head_count": number % 500 });
        call(&app, "channels_add", json!({ "community": community, "channels": [channel] }))
            .expect("a write");
        if number % 7 == 0 {
            call(&app, "undo", json!({})).expect("undo");
            call(&app, "redo", json!({})).expect("redo");
        }
        if number % 50 == 0 {
            call(&app, "backup_now", json!({})).expect("a backup");
        }
        let mut out = std::io::stdout().lock();
        writeln!(out, "\nacknowledged {number}").and_then(|()| out.flush()).expect("stdout");
    }
}

#[test]
fn what_was_acknowledged_survives_every_kill() {
    let kills: u32 = std::env::var("TULOU_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(100);
    let at = tempfile::tempdir().unwrap();
    let folder = at.path().join("workspace");
    let app = create(&folder);
    call(&app, "community_add", json!({ "name": "社", "tz": "Asia/Shanghai", "scale": "many" })).unwrap();
    drop(app);
    let (begun, mut acknowledged, mut seed) = (Instant::now(), 0_i64, 0x2545_F491_4F6C_DD1D_u64);
    let mut killed_in_work = 0;
    for round in 0..kills {
        let first = (acknowledged + 1).to_string();
        let mut child =
            other_process("kill::writer", &[(FOLDER, &folder.to_string_lossy()), (FIRST, &first)])
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (send, receive) = mpsc::channel();
        let reader = std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if let Some(number) = line.strip_prefix("acknowledged ").and_then(|n| n.parse::<i64>().ok()) {
                    let _ = send.send(number);
                }
            }
        });
        // Wait until it works, then for a random moment (seeded, so that a failing run can be repeated).
        let mut last = receive
            .recv_timeout(Duration::from_secs(30))
            .unwrap_or_else(|_| panic!("round {round}: the writer does not start"));
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        std::thread::sleep(Duration::from_micros(seed % 60_000));
        child.kill().unwrap();
        child.wait().unwrap();
        reader.join().unwrap();
        last = receive.try_iter().last().unwrap_or(last);
        let when = format!("round {round} after acknowledging {last}");
        killed_in_work += u32::from(folder.join("main.db-wal").exists());
        let app = open(&folder).unwrap_or_else(|error| panic!("{when}: {error}"));
        assert_sound(&folder, &when);
        let found = call(&app, "channels", json!({ "community": call(&app, "workspace_overview", json!({})).unwrap()["communities"][0]["uid"] })).unwrap();
        let mut names: Vec<i64> = found
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["name"].as_str().unwrap().parse().unwrap())
            .collect();
        names.sort_unstable();
        let newest = *names.last().unwrap();
        assert_eq!(names, (1..=newest).collect::<Vec<_>>(), "{when}: a hole");
        assert!(newest >= last, "{when}: only {newest} is there");
        assert!(newest <= last + 1, "{when}: {newest} was never begun");
        acknowledged = newest;
        if round % 10 == 9 {
            call(&app, "undo", json!({})).unwrap_or_else(|error| panic!("{when}: undo {error}"));
            call(&app, "redo", json!({})).unwrap_or_else(|error| panic!("{when}: redo {error}"));
        }
    }
    assert!(
        killed_in_work > kills * 9 / 10,
        "most kills must hit a running writer, only {killed_in_work} did"
    );
    let app = open(&folder).unwrap();
    assert_eq!(call(&app, "check_data", json!({})).unwrap()["findings"], json!([]));
    let backups = call(&app, "backups", json!({})).unwrap();
    for backup in backups["backups"].as_array().unwrap() {
        call(&app, "restore_preview", json!({ "path": backup["path"] })).unwrap();
    }
    eprintln!("{kills} kills, {acknowledged} acknowledged writes in {:.0} s", begun.elapsed().as_secs_f64());
}
