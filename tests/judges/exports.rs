//! Calendars that people exported from Google, Exchange, Outlook, Thunderbird, Evolution and others, which the judges bring along
//! for their own tests: through import and export, with every occurrence, alarm, text and unknown property.

use std::{collections::BTreeMap, path::Path};

use serde_json::json;
use tulou_tests::TestApp;

use crate::support;

/// What the judge and we see otherwise, each with the reason: `file<TAB>why`.
const DISAGREEMENTS: &str = include_str!("exports-disagreements.txt");

/// So many of them are read by the judge; fewer, and it brought others along.
const FEWEST: usize = 180;

#[test]
fn what_people_exported_comes_through_whole() {
    let Some(python) = support::python() else { return };
    let known: BTreeMap<&str, &str> = DISAGREEMENTS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect();
    let listed = support::run(&python, "exports.py", &["list"], "");
    let test = TestApp::new();
    let pairs: String = listed
        .lines()
        .enumerate()
        .map(|(number, before)| format!("{before}\t{}\n", through(&test, number, before)))
        .collect();
    let answer = support::run(&python, "exports.py", &[], &pairs);
    let (mut judged, mut occurrences, mut wrong, mut disagreed) = (0, 0, Vec::new(), Vec::new());
    let mut file = String::new();
    for (what, text) in answer.lines().filter_map(|line| line.split_once('\t')) {
        match what {
            "file" => file = known_as(text),
            "occurrences" => {
                judged += 1;
                occurrences += text.parse::<usize>().expect("a count");
            }
            "different" if known.contains_key(file.as_str()) => disagreed.push(file.clone()),
            "different" => wrong.push(format!("{file}: {text}")),
            _ => println!("{file}: the judge cannot read it: {text}"),
        }
    }
    println!("{judged} calendars, {occurrences} occurrences");
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
    assert!(judged >= FEWEST, "only {judged} could be judged");
    for name in known.keys() {
        assert!(
            disagreed.iter().any(|file| file == name),
            "{name} comes through whole now: take it off the list"
        );
    }
}

/// A file by its folder and name: what stands before differs from machine to machine.
fn known_as(path: &str) -> String {
    let parts: Vec<&str> = path.rsplitn(3, ['/', '\\']).take(2).collect();
    parts.into_iter().rev().collect::<Vec<_>>().join("/")
}

/// Takes a calendar into a community of its own and writes it out; where that went.
fn through(test: &TestApp, number: usize, before: &str) -> String {
    let community = json!({ "name": format!("{number}"), "tz": "UTC", "scale": "many" });
    let community = test.call("community_add", community)["uid"].clone();
    let after = test.path().join(format!("{number}.ics"));
    test.call("calendar_import", json!({ "community": community, "path": Path::new(before) }));
    test.call("calendar_export", json!({ "path": after, "selection": { "community": community } }));
    after.display().to_string()
}
