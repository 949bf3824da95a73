//! Calendars of Outlook, Google, Apple, KDE and Evolution through import and export, judged by icalendar and
//! recurring-ical-events: every occurrence, alarm, text and unknown property is there.

use serde_json::json;
use tulou_tests::TestApp;

use crate::support;

#[test]
fn calendars_of_other_programs_come_through_whole() {
    let Some(python) = support::python() else { return };
    for name in ["apple", "evolution", "google", "kde", "outlook"] {
        let (test, community) = TestApp::with_community();
        let before = support::folder().join(format!("../fixtures/calendars/{name}.ics"));
        let after = test.path().join("after.ics");
        test.call("calendar_import", json!({ "community": community, "path": before }));
        test.call("calendar_export", json!({ "path": after, "selection": { "community": community } }));
        let paths = [before, after].map(|path| path.display().to_string());
        let answer = support::run(&python, "files.py", &[&paths[0], &paths[1]], "");
        let (count, differences) = {
            let mut lines: Vec<&str> = answer.lines().collect();
            (lines.pop().unwrap_or_default(), lines)
        };
        println!("{name}: {count}");
        let text = std::fs::read_to_string(&paths[1]).unwrap();
        assert!(differences.is_empty(), "{name}:\n{}\n{text}", differences.join("\n"));
        assert!(!count.starts_with("0 "), "{name} has occurrences");
    }
}
