//! Every fixture is recognised and counted exactly as the file beside it says.

use std::{fs, path::Path};

use super::{Options, Source, inspect, overruled};

#[test]
fn every_fixture_is_read_as_it_should_be() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/chats");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for folder in fs::read_dir(&root).unwrap() {
        for file in fs::read_dir(folder.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            let name = path.to_string_lossy().into_owned();
            if name.ends_with(".expected.json") {
                continue;
            }
            seen += 1;
            let found = inspect(&Source::File(path.clone()), None, &Options::default()).unwrap();
            let same = overruled(&Source::File(path), found.format, &Options::default()).unwrap();
            assert_eq!(same[0].1.name(), found.format, "{name} when its format is said");
            let found = serde_json::to_value(found).unwrap();
            let expected = fs::read_to_string(format!("{name}.expected.json")).unwrap_or_default();
            if serde_json::from_str::<serde_json::Value>(&expected).ok().as_ref() != Some(&found) {
                wrong.push(format!("{name}\n  expected {}\n  found    {found}", expected.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen >= 4, "only {seen} fixtures");
}
