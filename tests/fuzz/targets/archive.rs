//! A `.tulou` file from somebody else: refused with the folder untouched, or opened whole.

use std::{
    io::{Cursor, Read, Write},
    sync::{OnceLock, atomic::AtomicBool},
};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tulou_core::{Code, backup, schema::SCHEMA};
use tulou_tests::TestApp;

use crate::{campaign::Target, dice::Dice};

pub const ARCHIVE: Target = Target {
    name: "archive",
    words: &[],
    seeds: || vec![sound().clone()],
    longest: 1 << 20,
    replays: 150,
    change: Some(change),
    run: open,
};

/// The file of a small workspace.
fn sound() -> &'static Vec<u8> {
    static SOUND: OnceLock<Vec<u8>> = OnceLock::new();
    SOUND.get_or_init(|| {
        let (test, _) = TestApp::with_community();
        test.call("attachment_paste", json!({ "name": "a.txt", "base64": "5aW9" }));
        let path = test.path().join("all.tulou");
        test.call("archive_save", json!({ "path": path }));
        std::fs::read(path).unwrap()
    })
}

pub type Entries = Vec<(String, Vec<u8>)>;

pub fn entries(bytes: &[u8]) -> Option<Entries> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut found = Vec::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).ok()?;
        let mut content = Vec::new();
        entry.read_to_end(&mut content).ok()?;
        found.push((entry.name().ok()?.into_owned(), content));
    }
    Some(found)
}

/// The bytes of the zip, or one of its parts, or the names in it; often with a manifest that agrees, so that the change gets
/// past the sums.
fn change(dice: &mut Dice, input: &[u8]) -> Vec<u8> {
    const NAMES: &[&str] = &[
        "../main.db",
        "/etc/passwd",
        "attachments/../x",
        "attachments/é",
        "MAIN.DB",
        "main.db-wal",
        "attachments/",
        "manifest.json",
        "",
    ];
    let parts = if dice.below(4) == 0 { None } else { entries(input) };
    let Some(mut parts) = parts.filter(|parts| !parts.is_empty()) else {
        return dice.change(input, NAMES, input, 1 << 20);
    };
    let place = dice.below(parts.len());
    match dice.below(4) {
        0 => parts[place].0 = dice.one(NAMES).to_owned(),
        1 => drop(parts.remove(place)),
        _ => parts[place].1 = dice.change(&parts[place].1, NAMES, &[], 1 << 20),
    }
    if dice.below(3) > 0 {
        agree(&mut parts);
    }
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        if out.start_file(name, zip::write::SimpleFileOptions::default()).is_ok() {
            out.write_all(&content).unwrap();
        }
    }
    out.finish().unwrap().into_inner()
}

/// Makes the manifest say what the parts are.
fn agree(parts: &mut Entries) {
    let listed: serde_json::Map<String, Value> = (parts.iter())
        .filter(|(name, _)| name != "manifest.json")
        .map(|(name, content)| {
            let sum: String = Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
            (name.clone(), json!({ "bytes": content.len(), "sha256": sum }))
        })
        .collect();
    if let Some((_, content)) = parts.iter_mut().find(|(name, _)| name == "manifest.json")
        && let Ok(mut manifest) = serde_json::from_slice::<Value>(content)
        && manifest.is_object()
    {
        manifest["files"] = listed.into();
        *content = manifest.to_string().into_bytes();
    }
}

fn open(bytes: &[u8]) {
    let at = tempfile::tempdir().unwrap();
    let (file, folder) = (at.path().join("in.tulou"), at.path().join("workspace"));
    std::fs::write(&file, bytes).unwrap();
    match backup::open_archive(&file, &folder, &SCHEMA, &AtomicBool::new(false)) {
        Ok(()) => assert!(folder.join("main.db").is_file() && folder.join("workspace.json").is_file()),
        Err(error) => {
            let known = matches!(
                error.code,
                Code::BadFile | Code::Damaged | Code::NewerWorkspace | Code::TooLarge | Code::BadInput
            );
            assert!(known, "{error}");
            assert!(!folder.exists(), "a refused file leaves no workspace: {error}");
        }
    }
    let beside: Vec<_> =
        std::fs::read_dir(at.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(beside.len() <= 2, "something was written elsewhere: {beside:?}");
}
