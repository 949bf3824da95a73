//! Every fixture, cut in the middle and with damaged bytes.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::place::Place;

fn fixtures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/chats");
    let folders = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = folders
        .flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()))
        .filter(|file| !file.to_string_lossy().ends_with(".expected.json"))
        .collect();
    files.sort();
    files
}

#[test]
fn every_fixture_is_cut_and_damaged_anywhere() {
    let place = Place::new();
    let folder = place.path("cut");
    fs::create_dir(&folder).unwrap();
    let mut files = Vec::new();
    for (number, fixture) in fixtures().iter().enumerate() {
        let whole = fs::read(fixture).unwrap();
        let name = fixture.file_name().unwrap().to_string_lossy();
        let mut keep = |how: &str, bytes: &[u8]| {
            let path = folder.join(format!("{number}-{how}-{name}"));
            fs::write(&path, bytes).unwrap();
            files.push(path);
        };
        for part in [1, 3, 7, 12, 15] {
            keep(&format!("cut{part}"), &whole[..whole.len() * part / 16]);
        }
        keep("short", &whole[..whole.len() - 1]);
        for (at, byte) in [(5, 0), (9, 0xFF), (13, b'"')] {
            let mut damaged = whole.clone();
            damaged[whole.len() * at / 16] = byte;
            keep(&format!("byte{byte}"), &damaged);
        }
    }
    assert!(files.len() > 500, "{}", files.len());
    let paths: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    let said = place.inspect(&[], &paths);
    assert!(!said.err.contains("internal"), "{}", said.err);
    // As one import of a folder, whose chats are then of one name or another.
    place.would_import(&[], &[&folder]).read(&["bad_element"]);
}
