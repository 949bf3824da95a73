//! Events with a clock of their own, as other programs write them, in a community in Shanghai: shown and moved by the
//! community's clock, kept by their own.

use serde_json::{Value, json};
use tulou_tests::TestApp;

const FILE: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n\
    BEGIN:VEVENT\r\nUID:utc@x\r\nDTSTAMP:20260301T000000Z\r\nDTSTART:20260303T120000Z\r\nDTEND:20260303T133000Z\r\n\
    SUMMARY:单次\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:night@x\r\nDTSTAMP:20260301T000000Z\r\nDTSTART:20260303T200000Z\r\nDTEND:20260303T210000Z\r\n\
    SUMMARY:凌晨\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:york@x\r\nDTSTAMP:20260301T000000Z\r\nDTSTART;TZID=America/New_York:20260302T080000\r\n\
    DURATION:PT1H\r\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3\r\nSUMMARY:纽约\r\nEND:VEVENT\r\n\
    BEGIN:VTODO\r\nUID:todo@x\r\nDTSTAMP:20260301T000000Z\r\nDUE:20260304T180000Z\r\nSUMMARY:任务\r\nEND:VTODO\r\n\
    END:VCALENDAR\r\n";

struct Desk {
    test: TestApp,
    community: String,
}

impl Desk {
    fn new() -> Self {
        let (test, community) = TestApp::with_community();
        let path = test.path().join("in.ics");
        std::fs::write(&path, FILE).unwrap();
        let report = test.call("calendar_import", json!({ "community": community, "path": path }));
        assert_eq!((&report["activities"], &report["tasks"]), (&json!(3), &json!(1)), "{report}");
        Self { test, community }
    }
    fn items(&self, title: &str) -> Vec<Value> {
        let input = json!({ "community": self.community, "from": "2026-03-01", "to": "2026-05-01" });
        let items = self.test.call("calendar_range", input)["items"].as_array().unwrap().clone();
        items.into_iter().filter(|item| item["title"] == title).collect()
    }
    fn starts(&self, title: &str) -> Vec<String> {
        self.items(title).iter().map(|item| item["start"].as_str().unwrap().to_owned()).collect()
    }
    fn edit(&self, date: &Value, scope: &str, change: Value) -> Value {
        let [kind, uid, original] = ["kind", "uid", "original"].map(|field| date[field].clone());
        let input =
            json!({ "kind": kind, "uid": uid, "original": original, "scope": scope, "change": change });
        self.test.call("calendar_edit", input)
    }
    fn export(&self) -> String {
        let path = self.test.path().join("out.ics");
        self.test
            .call("calendar_export", json!({ "path": path, "selection": { "community": self.community } }));
        std::fs::read_to_string(path).unwrap()
    }
    fn listed(&self, title: &str) -> Value {
        let list = self.test.call("activities", json!({ "community": self.community }));
        list["rows"].as_array().unwrap().iter().find(|row| row["title"] == title).unwrap().clone()
    }
}

#[test]
fn every_list_shows_the_community_s_clock() {
    let desk = Desk::new();
    assert_eq!(desk.starts("单次"), ["2026-03-03T20:00:00"]);
    assert_eq!(desk.starts("凌晨"), ["2026-03-04T04:00:00"]);
    // New York's summer time begins between the first and the second.
    let york = ["2026-03-02T21:00:00", "2026-03-09T20:00:00", "2026-03-16T20:00:00"];
    assert_eq!(desk.starts("纽约"), york);
    assert_eq!(desk.listed("单次")["start"], "2026-03-03T20:00:00");
    assert_eq!(desk.listed("凌晨")["start"], "2026-03-04T04:00:00");
    assert_eq!(desk.listed("纽约")["start"], york[0]);
    let tasks = desk.test.call("tasks", json!({ "community": desk.community }));
    assert_eq!(tasks["rows"][0]["due"], "2026-03-05T02:00:00");
    let today = desk.test.call("today", json!({ "community": desk.community }));
    assert_eq!(today["now"][0]["start"], york[0], "{today}");
    let soon: Vec<Value> = today["soon"]
        .as_array()
        .unwrap()
        .iter()
        .map(|day| json!([day["on"], day["items"][0]["start"]]))
        .collect();
    assert_eq!(soon[0], json!(["2026-03-03", "2026-03-03T20:00:00"]));
    assert_eq!(soon[1], json!(["2026-03-04", "2026-03-04T04:00:00"]));
    let hits = desk.test.call("search", json!({ "community": desk.community, "text": "凌晨", "limit": 5 }));
    assert_eq!(hits[0]["start"], "2026-03-04T04:00:00");
}

#[test]
fn a_single_event_lands_where_it_is_dragged() {
    let desk = Desk::new();
    let before = desk.test.snapshot();
    desk.edit(&desk.items("单次")[0], "all", json!({ "start": "2026-03-04T20:00:00" }));
    assert_eq!(desk.starts("单次"), ["2026-03-04T20:00:00"]);
    assert!(desk.export().contains("DTSTART:20260304T120000Z\r\n"));
    desk.test.call("undo", json!({}));
    assert_eq!(desk.test.snapshot(), before);
    // By its own clock, as its drawer shows it.
    desk.edit(&desk.items("单次")[0], "all", json!({ "start": "2026-03-04T20:00:00", "tz": "UTC" }));
    assert_eq!(desk.starts("单次"), ["2026-03-05T04:00:00"]);
    desk.edit(
        &desk.items("凌晨")[0],
        "all",
        json!({ "start": "2026-03-07T00:00:00", "all_day": true, "duration_min": 1440 }),
    );
    assert_eq!(desk.starts("凌晨"), ["2026-03-07"], "a day is the same on every clock");
    desk.edit(
        &desk.items("凌晨")[0],
        "all",
        json!({ "start": "2026-03-07T05:00:00", "all_day": false, "duration_min": 60 }),
    );
    assert_eq!(desk.starts("凌晨"), ["2026-03-07T05:00:00"]);
}

#[test]
fn dates_of_a_series_land_where_they_are_dragged() {
    let desk = Desk::new();
    desk.edit(&desk.items("纽约")[1], "this", json!({ "start": "2026-03-10T20:00:00" }));
    assert_eq!(desk.starts("纽约"), ["2026-03-02T21:00:00", "2026-03-10T20:00:00", "2026-03-16T20:00:00"]);
    let own = json!({ "start": "2026-03-10T09:00:00", "tz": "America/New_York" });
    desk.edit(&desk.items("纽约")[1], "this", own);
    assert_eq!(desk.starts("纽约")[1], "2026-03-10T21:00:00");
    desk.test.call("undo", json!({}));
    desk.test.call("undo", json!({}));
    desk.edit(&desk.items("纽约")[2], "all", json!({ "start": "2026-03-17T19:00:00" }));
    assert_eq!(desk.starts("纽约"), ["2026-03-03T20:00:00", "2026-03-10T19:00:00", "2026-03-17T19:00:00"]);
    let text = desk.export();
    assert!(text.contains("DTSTART;TZID=America/New_York:20260303T070000\r\n"), "{text}");
    assert!(text.contains("BYDAY=TU"), "{text}");
    desk.test.call("undo", json!({}));
    desk.edit(&desk.items("纽约")[1], "following", json!({ "start": "2026-03-10T20:00:00" }));
    assert_eq!(desk.starts("纽约"), ["2026-03-02T21:00:00", "2026-03-10T20:00:00", "2026-03-17T20:00:00"]);
}

#[test]
fn copies_and_common_moves_go_by_the_community_s_clock() {
    let desk = Desk::new();
    let night = desk.items("凌晨")[0].clone();
    let when = json!({ "start": "2026-03-20T04:00:00", "duration_min": 60 });
    desk.test.call("calendar_copy", json!({ "kind": "activity", "uid": night["uid"], "when": when }));
    assert_eq!(desk.starts("凌晨"), ["2026-03-04T04:00:00", "2026-03-20T04:00:00"]);
    let york = desk.items("纽约")[0]["uid"].clone();
    let shift = json!({ "kind": "activity", "uids": [night["uid"], york], "days": 14, "minutes": 30 });
    assert_eq!(desk.test.call("calendar_shift", shift)["moved"], 2);
    assert_eq!(desk.starts("凌晨")[0], "2026-03-18T04:30:00");
    assert_eq!(desk.starts("纽约")[0], "2026-03-16T21:30:00", "also across a change of the other clock");
}
