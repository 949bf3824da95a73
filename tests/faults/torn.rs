//! Row 2: a power cut, by its surrogate: the write-ahead log ends in the middle, in zeros or in garbage.

use std::fs;

use rusqlite::Connection;
use serde_json::json;

use crate::support::{call, create};

const CUTS: usize = 400;
const WRITES: i64 = 120;

#[test]
fn a_torn_log_opens_on_a_prefix_of_whole_steps() {
    let at = tempfile::tempdir().unwrap();
    let folder = at.path().join("workspace");
    let app = create(&folder);
    for value in 1..=WRITES {
        call(&app, "setting_set", json!({ "key": "n", "value": value })).unwrap();
    }
    // While the writer lives, its log stays: this is what the disk holds at the moment of the cut.
    let (database, log) =
        (fs::read(folder.join("main.db")).unwrap(), fs::read(folder.join("main.db-wal")).unwrap());
    assert!(log.len() > 100_000, "the log must be long enough to be cut: {}", log.len());
    let torn = at.path().join("torn.db");
    let mut prefixes = std::collections::BTreeSet::new();
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    for cut in 0..CUTS {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        let place = usize::try_from(seed % log.len() as u64).unwrap();
        let mut bytes = log.clone();
        match cut % 3 {
            0 => bytes.truncate(place),
            1 => bytes[place..].fill(0),
            _ => bytes[place..]
                .iter_mut()
                .enumerate()
                .for_each(|(n, byte)| *byte ^= (n as u8).wrapping_mul(31) | 1),
        }
        fs::write(&torn, &database).unwrap();
        fs::write(at.path().join("torn.db-wal"), &bytes).unwrap();
        drop(fs::remove_file(at.path().join("torn.db-shm")));
        let conn = Connection::open(&torn).unwrap();
        let integrity: String = conn.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(integrity, "ok", "cut {cut} at {place}");
        let has_tables: bool = conn
            .query_row("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'setting')", [], |row| {
                row.get(0)
            })
            .unwrap();
        if !has_tables {
            prefixes.insert(-1);
            continue;
        }
        let value: Option<i64> =
            conn.query_row("SELECT max(CAST(value AS INTEGER)) FROM setting", [], |row| row.get(0)).unwrap();
        let steps: i64 = conn
            .query_row("SELECT count(*) FROM change_step WHERE command = 'setting_set'", [], |row| row.get(0))
            .unwrap();
        assert_eq!(
            value.unwrap_or_default(),
            steps,
            "cut {cut} at {place}: the record and its log are of one step"
        );
        let open: Option<i64> =
            conn.query_row("SELECT step_id FROM change_cursor", [], |row| row.get(0)).unwrap();
        assert_eq!(open, None, "cut {cut} at {place}: a step is half open");
        prefixes.insert(steps);
    }
    assert!(prefixes.len() > 30, "the cuts must hit many steps, only {}", prefixes.len());
    assert!(prefixes.iter().all(|steps| *steps <= WRITES));
}
