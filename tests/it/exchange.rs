//! Calendar files through the command table: in, out, in again.

use std::{fs, path::PathBuf};

use serde_json::{Value, json};
use tulou_tests::TestApp;

/// Calendars as other programs write them.
pub const PROGRAMS: [&str; 5] = ["apple", "evolution", "google", "kde", "outlook"];

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/calendars/{name}.ics"))
}

fn import(test: &TestApp, community: &str, path: &std::path::Path) -> Value {
    test.call("calendar_import", json!({ "community": community, "path": path }))
}

fn export(test: &TestApp, community: &str, name: &str) -> String {
    let path = test.path().join(name);
    let selection = json!({ "community": community });
    test.call("calendar_export", json!({ "path": path, "selection": selection }));
    fs::read_to_string(path).unwrap()
}

fn occurrences(test: &TestApp, community: &str) -> Value {
    test.call("occurrences", json!({ "community": community, "from": "2025-01-01", "to": "2029-01-01" }))
}

#[test]
fn calendars_of_other_programs_are_taken_in_once() {
    for name in PROGRAMS {
        let (test, community) = TestApp::with_community();
        let preview =
            test.call("calendar_import_preview", json!({ "community": community, "path": fixture(name) }));
        let report = import(&test, &community, &fixture(name));
        assert_eq!(preview["activities"], report["activities"], "{name}");
        assert_eq!(report["problem_count"], 0, "{name}: {report}");
        let found = occurrences(&test, &community);
        assert!(found.as_array().unwrap().len() > 4, "{name}: {found}");
        let before = test.snapshot();
        let again = import(&test, &community, &fixture(name));
        assert_eq!(
            (&again["activities"], &again["tasks"], &again["updated"]),
            (&json!(0), &json!(0), &json!(0)),
            "{name}"
        );
        assert_eq!(test.snapshot(), before, "{name}: a second import changes nothing");
        test.call("undo", json!({}));
        assert_eq!(occurrences(&test, &community), json!([]), "{name}: one undo takes the import back");
    }
}

#[test]
fn what_came_in_goes_out_and_comes_in_again_the_same() {
    for name in PROGRAMS {
        let (test, community) = TestApp::with_community();
        import(&test, &community, &fixture(name));
        let text = export(&test, &community, "out.ics");
        assert_eq!(text, export(&test, &community, "out.ics"), "the same data give the same bytes");
        assert!(text.lines().all(|line| line.len() <= 75), "{name}");
        let (other, there) = TestApp::with_community();
        let report = import(&other, &there, &test.path().join("out.ics"));
        assert_eq!(report["problem_count"], 0, "{name}: {report}");
        assert_eq!(occurrences(&test, &community), occurrences(&other, &there), "{name}");
        let back = import(&test, &community, &test.path().join("out.ics"));
        assert_eq!(
            (&back["activities"], &back["tasks"]),
            (&json!(0), &json!(0)),
            "{name}: our own file doubles nothing"
        );
    }
}

#[test]
fn alarms_become_reminders_and_go_out_again() {
    let (test, community) = TestApp::with_community();
    import(&test, &community, &fixture("apple"));
    let text = export(&test, &community, "out.ics");
    assert!(
        text.contains("TRIGGER:-PT1H\r\n")
            && text.contains("X-WR-ALARMUID:0D1E2F30-4152-4637-8899-AABBCCDDEEFF")
    );
    assert!(text.contains("TRIGGER;VALUE=DATE-TIME:19760401T005545Z"), "alarms at an instant are given back");
    assert_eq!(text.matches("BEGIN:VALARM").count(), 2, "{text}");
}

#[test]
fn a_plan_of_our_own_is_written_as_every_program_reads_it() {
    let (test, community) = TestApp::with_community();
    let rule = |text: &str| serde_json::to_value(tulou_core::recurrence::Rule::parse(text).unwrap()).unwrap();
    let talk = json!({ "community": community, "title": "分享, 第一期; 很长的标题".repeat(6), "note": "带书\n带笔", "channels": [],
        "when": { "start": "2026-03-03T20:00:00", "duration_min": 90, "rule": rule("FREQ=WEEKLY;BYDAY=TU;UNTIL=20260331T200000") } });
    let uid = test.call("activity_add", talk)["uid"].clone();
    let edit = |original: &str, change: Value| json!({ "kind": "activity", "uid": uid, "original": original, "scope": "this", "change": change });
    test.call("calendar_edit", edit("2026-03-10T20:00:00", json!({ "start": "2026-03-11T20:00:00" })));
    test.call(
        "calendar_delete",
        json!({ "kind": "activity", "uid": uid, "original": "2026-03-17T20:00:00", "scope": "this" }),
    );
    let task =
        json!({ "community": community, "title": "订场地", "when": { "start": "2026-03-05T18:00:00" } });
    test.call("task_add", task);
    let text = export(&test, &community, "out.ics");
    for expected in [
        "BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai\r\n",
        "DTSTART;TZID=Asia/Shanghai:20260303T200000\r\nDTEND;TZID=Asia/Shanghai:20260303T213000\r\n",
        "RRULE:FREQ=WEEKLY;UNTIL=20260331T120000Z;BYDAY=TU\r\n",
        "EXDATE;TZID=Asia/Shanghai:20260317T200000\r\n",
        "RECURRENCE-ID;TZID=Asia/Shanghai:20260310T200000\r\n",
        "DESCRIPTION:带书\\n带笔\r\n",
        "DUE;TZID=Asia/Shanghai:20260305T180000\r\n",
        "STATUS:NEEDS-ACTION\r\n",
    ] {
        assert!(text.contains(expected), "{expected} is missing in\n{text}");
    }
    let path = test.path().join("flat.ics");
    let selection = json!({ "community": community, "kinds": ["activity"], "flatten": true });
    test.call("calendar_export", json!({ "path": path, "selection": selection }));
    let flat = fs::read_to_string(&path).unwrap();
    assert_eq!((flat.matches("BEGIN:VEVENT").count(), flat.matches("RRULE:FREQ=W").count()), (4, 0));
    // Each date has a name of its own, which stays when it is moved; our own file brings none of them twice.
    let uids = |text: &str| -> Vec<String> {
        text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    test.call("calendar_edit", edit("2026-03-24T20:00:00", json!({ "start": "2026-03-25T19:00:00" })));
    test.call("calendar_export", json!({ "path": path, "selection": selection }));
    let moved = fs::read_to_string(&path).unwrap();
    assert!(moved != flat && uids(&moved) == uids(&flat), "{moved}");
    let before = test.snapshot();
    assert_eq!(import(&test, &community, &path)["unchanged"], 4);
    assert_eq!(test.snapshot(), before);
}

#[test]
fn a_file_of_named_records_has_those_and_nothing_else() {
    let (test, community) = TestApp::with_community();
    let add = |title: &str| {
        let when = json!({ "start": "2026-03-03T20:00:00", "duration_min": 60 });
        test.call("activity_add", json!({ "community": community, "title": title, "when": when }))["uid"]
            .clone()
    };
    let (talk, _) = (add("夜谈"), add("晨读"));
    let path = test.path().join("some.ics");
    let selection =
        json!({ "community": community, "uids": [talk], "from": "2026-03-01", "to": "2026-04-01" });
    let written = test.call("calendar_export", json!({ "path": path, "selection": selection }));
    let text = fs::read_to_string(path).unwrap();
    assert_eq!((&written["entries"], text.contains("夜谈"), text.contains("晨读")), (&json!(1), true, false));
}

#[test]
fn a_newer_file_updates_and_an_older_one_does_not() {
    let (test, community) = TestApp::with_community();
    let path = test.path().join("in.ics");
    let event = |sequence: i32, start: &str, title: &str| {
        format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:one\r\nSEQUENCE:{sequence}\r\nDTSTART:{start}\r\nSUMMARY:{title}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    };
    let take = |sequence: i32, start: &str, title: &str| {
        fs::write(&path, event(sequence, start, title)).unwrap();
        import(&test, &community, &path)
    };
    take(1, "20260305T100000Z", "first");
    assert_eq!(take(2, "20260306T100000Z", "second")["updated"], 1);
    assert_eq!(take(1, "20260305T100000Z", "first")["unchanged"], 1);
    let found = occurrences(&test, &community);
    assert_eq!((&found[0]["start"], &found[0]["title"]), (&json!("2026-03-06T10:00:00Z"), &json!("second")));
    assert_eq!(found.as_array().unwrap().len(), 1);
}

/// A calendar of one event with what stands in it.
fn event(test: &TestApp, lines: &str) -> PathBuf {
    let path = test.path().join("event.ics");
    let text = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:one\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n");
    fs::write(&path, text).unwrap();
    path
}

const AT_TEN: &str = "DTSTART:20260305T100000Z\nSUMMARY:talk";

#[test]
fn an_event_that_was_deleted_comes_again_when_its_trash_was_emptied_and_not_before() {
    let (test, community) = TestApp::with_community();
    let path = event(&test, AT_TEN);
    import(&test, &community, &path);
    let uid = || test.call("activities", json!({ "community": community }))["rows"][0]["uid"].clone();
    test.call("activities_trash", json!({ "uids": [uid()], "trashed": true }));
    assert_eq!(import(&test, &community, &path)["unchanged"], 1);
    let newer = event(&test, "SEQUENCE:3\nDTSTART:20260306T100000Z\nSUMMARY:talk");
    assert_eq!(import(&test, &community, &newer)["unchanged"], 1, "it stays in the trash");
    assert_eq!(occurrences(&test, &community), json!([]));
    test.call("trash_empty", json!({ "all_of": community }));
    let preview = json!({ "community": community, "path": newer });
    assert_eq!(test.call("calendar_import_preview", preview)["activities"], 1);
    assert_eq!(import(&test, &community, &newer)["activities"], 1);
    assert_eq!(occurrences(&test, &community)[0]["start"], "2026-03-06T10:00:00Z");
    assert_eq!(import(&test, &community, &newer)["unchanged"], 1);
}

#[test]
fn one_calendar_is_taken_into_two_communities() {
    let (test, community) = TestApp::with_community();
    let other = json!({ "name": "二号", "tz": "Asia/Tokyo", "scale": "many" });
    let other = test.call("community_add", other)["uid"].as_str().unwrap().to_owned();
    let path = fixture("apple");
    let first = import(&test, &community, &path);
    assert_eq!(import(&test, &other, &path), first, "as much as the first time");
    let again = import(&test, &other, &path);
    assert_eq!((&again["activities"], &again["tasks"]), (&json!(0), &json!(0)), "{again}");
    let events = |text: &str| {
        let mut uids: Vec<String> =
            text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect();
        uids.sort();
        uids
    };
    let (one, two) = (export(&test, &community, "one.ics"), export(&test, &other, "two.ics"));
    assert_eq!(events(&one), events(&two), "each goes out under the name under which it came");
    assert_eq!(
        occurrences(&test, &community),
        occurrences(&test, &other),
        "scripts find it under that name too"
    );
    assert_eq!(import(&test, &other, &test.path().join("two.ics"))["activities"], 0);
}

#[test]
fn each_of_two_communities_follows_a_calendar_that_changes() {
    let (test, community) = TestApp::with_community();
    let other = json!({ "name": "二号", "tz": "Asia/Shanghai", "scale": "many" });
    let other = test.call("community_add", other)["uid"].as_str().unwrap().to_owned();
    let both = [community.as_str(), other.as_str()];
    let todo = |lines: &str| {
        let path = test.path().join("todo.ics");
        let text =
            format!("BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:two\nSUMMARY:x\n{lines}END:VTODO\nEND:VCALENDAR\n");
        fs::write(&path, text).unwrap();
        path
    };
    for place in both {
        import(&test, place, &event(&test, AT_TEN));
        import(&test, place, &todo(""));
    }
    for place in both {
        let newer = "SEQUENCE:1\nDTSTART:20260306T100000Z\nSUMMARY:talk";
        assert_eq!(import(&test, place, &event(&test, newer))["updated"], 1);
        assert_eq!(import(&test, place, &todo("DUE:20260307T100000Z\n"))["updated"], 1, "it has a time now");
        let found = occurrences(&test, place);
        let starts: Vec<&str> =
            found.as_array().unwrap().iter().map(|one| one["start"].as_str().unwrap()).collect();
        assert_eq!(starts, ["2026-03-06T10:00:00Z", "2026-03-07T10:00:00Z"]);
    }
    // The first loses its event for good; the other's is untouched, and it comes again beside it.
    let uid = test.call("activities", json!({ "community": community }))["rows"][0]["uid"].clone();
    test.call("activities_trash", json!({ "uids": [uid], "trashed": true }));
    test.call("trash_empty", json!({ "all_of": community }));
    let third = test.call("community_add", json!({ "name": "三号", "tz": "Asia/Shanghai", "scale": "many" }));
    import(&test, third["uid"].as_str().unwrap(), &event(&test, AT_TEN));
    assert_eq!(import(&test, &community, &event(&test, AT_TEN))["activities"], 1);
    assert_eq!(occurrences(&test, &community)[0]["start"], "2026-03-05T10:00:00Z");
    assert_eq!(occurrences(&test, &other)[0]["start"], "2026-03-06T10:00:00Z");
}

#[test]
fn alarms_of_a_newer_file_follow_it_and_reminders_of_ours_stay() {
    let (test, community) = TestApp::with_community();
    let alarm = |minutes: u32| {
        format!("\nBEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:x\nTRIGGER:-PT{minutes}M\nEND:VALARM")
    };
    import(&test, &community, &event(&test, &format!("{AT_TEN}{}{}", alarm(10), alarm(30))));
    let uid = test.call("activities", json!({ "community": community }))["rows"][0]["uid"].clone();
    let leads = || -> Vec<i64> {
        let found = test.call("reminders", json!({ "subject_kind": "activity", "subject": uid }));
        found.as_array().unwrap().iter().map(|one| one["lead_min"].as_i64().unwrap()).collect()
    };
    assert_eq!(leads(), [30, 10]);
    let ours: Vec<Value> = [30, 10, 5]
        .map(|lead| json!({ "anchor": "start", "lead_min": lead, "quiet": "ring" }))
        .into_iter()
        .collect();
    test.call("reminders_set", json!({ "subject_kind": "activity", "subject": uid, "reminders": ours }));
    let newer = format!("SEQUENCE:1\n{AT_TEN}{}{}", alarm(10), alarm(60));
    assert_eq!(import(&test, &community, &event(&test, &newer))["updated"], 1);
    assert_eq!(leads(), [60, 10, 5]);
    let text = export(&test, &community, "out.ics");
    assert_eq!(text.matches("TRIGGER:-PT").count(), 3, "{text}");
}

#[test]
fn our_own_event_changed_elsewhere_takes_its_words_from_there() {
    let (test, community) = TestApp::with_community();
    let when = json!({ "start": "2026-03-03T20:00:00", "duration_min": 60 });
    let talk =
        json!({ "community": community, "title": "talk", "place": "café", "note": "old", "when": when });
    let uid = test.call("activity_add", talk)["uid"].clone();
    let text = export(&test, &community, "out.ics");
    assert!(text.contains("SEQUENCE:0\r\n"), "{text}");
    let changed = text
        .replace("SEQUENCE:0", "SEQUENCE:1")
        .replace("SUMMARY:talk", "SUMMARY:a talk")
        .replace("DESCRIPTION:old", "DESCRIPTION:new")
        .replace("LOCATION:café", "LOCATION:library\r\nX-TRAVEL;UNIT=min:30\r\nSTATUS:TENTATIVE")
        .replace("T200000", "T190000");
    let path = test.path().join("changed.ics");
    fs::write(&path, changed).unwrap();
    assert_eq!(import(&test, &community, &path)["updated"], 1);
    let seen = test.call("activity", json!({ "uid": uid }));
    assert_eq!(
        ["title", "note", "place"].map(|field| seen[field].as_str().unwrap_or_default()),
        ["a talk", "new", "library"]
    );
    assert_eq!(occurrences(&test, &community)[0]["start"], "2026-03-03T11:00:00Z");
    let out = export(&test, &community, "again.ics");
    for line in
        ["X-TRAVEL;UNIT=min:30\r\n", "STATUS:TENTATIVE\r\n", "SUMMARY:a talk\r\n", "\r\nUID:", "DTSTAMP"]
    {
        assert_eq!(out.matches(line).count(), 1, "{line} once: {out}");
    }
    assert_eq!(import(&test, &community, &test.path().join("again.ics"))["unchanged"], 1);
    // Other words at the same times count no SEQUENCE up; they are told by when they were written.
    let modified = out.lines().find(|line| line.starts_with("LAST-MODIFIED:")).unwrap();
    for (stamp, outcome, title) in [
        ("LAST-MODIFIED:20200101T000000Z", "unchanged", "a talk"),
        ("LAST-MODIFIED:20990101T000000Z", "updated", "a good talk"),
    ] {
        let text = out.replace("SUMMARY:a talk", "SUMMARY:a good talk").replace(modified, stamp);
        fs::write(test.path().join("words.ics"), text).unwrap();
        assert_eq!(import(&test, &community, &test.path().join("words.ics"))[outcome], 1, "{stamp}");
        assert_eq!(test.call("activity", json!({ "uid": uid }))["title"], title);
    }
    test.call("activities_trash", json!({ "uids": [uid], "trashed": true }));
    let again =
        fs::read_to_string(&path).unwrap().replace("SEQUENCE:1", "SEQUENCE:2").replace("library", "park");
    fs::write(&path, again).unwrap();
    assert_eq!(import(&test, &community, &path)["unchanged"], 1, "what lies in the trash is left there");
}

#[test]
fn broken_files_give_what_can_be_read() {
    let long = format!(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260301T090000\nSUMMARY:{}\n",
        "x".repeat(100_000)
    );
    let cases: [(&str, &[u8], i64); 12] = [
        ("nothing", b"", 0),
        ("not a calendar", b"\x00\x01\x02 PK nonsense\n\n:::\n", 0),
        ("cut off", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260301T0900", 1),
        ("bare event", b"BEGIN:VEVENT\nUID:a\nDTSTART:20260301\nEND:VEVENT\n", 1),
        ("no uid", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260301T090000Z\nEND:VEVENT\nEND:VCALENDAR", 1),
        ("bad start", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:gestern\nEND:VEVENT\nEND:VCALENDAR", 0),
        ("bad rule", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260301T090000\nRRULE:FREQ=SOMETIMES\nEND:VEVENT\nEND:VCALENDAR", 0),
        ("chinese calendar", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260301\nRRULE:RSCALE=CHINESE;FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR", 0),
        ("endless", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260301T090000\nRRULE:FREQ=SECONDLY;COUNT=4000000000\nEND:VEVENT\nEND:VCALENDAR", 1),
        ("never", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260301T090000\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\nEND:VEVENT\nEND:VCALENDAR", 1),
        ("backwards", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260301T090000Z\nDTEND:20260301T080000Z\nDURATION:-PT1H\nEND:VEVENT\nEND:VCALENDAR", 1),
        ("long", long.as_bytes(), 1),
    ];
    for (name, bytes, activities) in cases {
        let (test, community) = TestApp::with_community();
        let path = test.path().join("in.ics");
        fs::write(&path, bytes).unwrap();
        let report = import(&test, &community, &path);
        assert_eq!(report["activities"], activities, "{name}: {report}");
        if !matches!(name, "endless" | "never" | "backwards" | "bare event") {
            assert!(report["problem_count"].as_i64().unwrap() > 0, "{name} has a problem");
        }
        export(&test, &community, "out.ics");
    }
}

#[test]
fn a_kept_file_follows_the_plan() {
    let (test, community) = TestApp::with_community();
    let path = test.path().join("plan.ics");
    let kept = json!({ "path": path, "selection": { "community": community } });
    test.call("kept_file_add", kept);
    let refresh = || test.call("kept_files_refresh", json!({})).as_array().unwrap().len();
    assert_eq!((refresh(), refresh()), (1, 0), "written once, and not again while nothing changes");
    import(&test, &community, &fixture("google"));
    assert_eq!(refresh(), 1);
    assert!(fs::read_to_string(&path).unwrap().contains("Book club"));
    fs::remove_file(&path).unwrap();
    assert_eq!(refresh(), 1, "a file that was deleted comes back");
    let lost = json!({ "path": test.path().join("gone/plan.ics"), "selection": { "community": community } });
    test.call("kept_file_add", lost);
    assert_eq!(refresh(), 0);
    let files = test.call("kept_files", json!({}));
    let problem = files
        .as_array()
        .unwrap()
        .iter()
        .find(|file| file["problem"].is_object())
        .map(|file| &file["problem"]);
    assert_eq!(problem.map(|problem| &problem["code"]), Some(&json!("io")), "{files}");
    test.call("kept_file_remove", json!({ "path": path }));
    test.call(
        "activity_add",
        json!({ "community": community, "title": "x", "when": { "start": "2026-03-05T10:00:00" } }),
    );
    assert_eq!(refresh(), 0, "what is not kept any more stays as it is");
    assert_eq!(test.call("kept_files", json!({})).as_array().map(Vec::len), Some(1));
    fs::create_dir(test.path().join("gone")).unwrap();
    assert_eq!(refresh(), 1, "what could not be written is tried again");
    let files = test.call("kept_files", json!({}));
    assert!(files.as_array().unwrap().iter().all(|file| file["problem"].is_null()), "{files}");
}

/// Two groups of a term and one of none; what goes to them, and whose it is.
fn a_plan_of_facets(test: &TestApp, community: &str) -> (Value, Value, Value) {
    let groups = json!([
        { "name": "一群", "kind": "wechat_group", "tags": ["1期"] },
        { "name": "二群", "kind": "wechat_group", "tags": ["1期", "城北"] },
        { "name": "三群", "kind": "qq_group" },
    ]);
    let groups = test.call("channels_add", json!({ "community": community, "channels": groups }));
    let lin = test.call("operator_add", json!({ "name": "林" }))["uid"].clone();
    let tags = test.call("tags", json!({ "community": community, "kind": "channel" }));
    let when = |day: i32| json!({ "start": format!("2026-03-{day:02}T20:00:00"), "duration_min": 60 });
    let add = |name: &str, title: &str, channels: Value, owner: &Value, day: i32| {
        let input = json!({ "community": community, "title": title, "channels": channels, "owner": owner, "when": when(day) });
        test.call(name, input);
    };
    let nobody = Value::Null;
    add("content_add", "早报", json!([groups[0], groups[1]]), &lin, 3);
    add("content_add", "晚报", json!([groups[2]]), &nobody, 4);
    add("activity_add", "夜谈", json!([groups[1]]), &nobody, 5);
    test.call(
        "task_add",
        json!({ "community": community, "title": "订场地", "owner": lin, "when": when(6) }),
    );
    let tag = |name: &str| {
        tags.as_array().unwrap().iter().find(|tag| tag["name"] == name).map(|tag| tag["uid"].clone()).unwrap()
    };
    (groups, json!([tag("1期"), tag("城北")]), lin)
}

fn titles_in(text: &str) -> Vec<&str> {
    let mut titles: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("SUMMARY:")).collect();
    titles.sort_unstable();
    titles
}

#[test]
fn a_file_holds_what_the_calendar_shows_by_the_same_facets() {
    let (test, community) = TestApp::with_community();
    let (groups, tags, lin) = a_plan_of_facets(&test, &community);
    let gone = "01890000-0000-7000-8000-000000000000";
    for (facets, expected) in [
        (json!({}), &["夜谈", "早报", "晚报", "订场地"][..]),
        (json!({ "kinds": ["content"] }), &["早报", "晚报"]),
        (json!({ "channels": [groups[2]] }), &["晚报"]),
        (json!({ "tags": [tags[0]] }), &["夜谈", "早报"]),
        (json!({ "tags": [tags[0]], "kinds": ["activity", "task"] }), &["夜谈"]),
        (json!({ "tags": [tags[1]], "channels": [groups[0]] }), &[]),
        (json!({ "tags": [tags[0]], "channels": [groups[0]] }), &["早报"]),
        (json!({ "owners": [lin] }), &["早报", "订场地"]),
        (json!({ "owners": [lin], "tags": [tags[1]] }), &["早报"]),
        (json!({ "tags": [gone] }), &[]),
        (json!({ "channels": [gone] }), &[]),
    ] {
        let with = |more: Value| {
            let mut whole = facets.clone();
            whole.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            whole
        };
        let path = test.path().join("some.ics");
        let selection = with(json!({ "community": community, "tasks_as_events": true }));
        let told = test.call("calendar_export_preview", selection.clone());
        let written = test.call("calendar_export", json!({ "path": path, "selection": selection }));
        assert_eq!(titles_in(&fs::read_to_string(path).unwrap()), expected, "{facets}");
        assert_eq!(told["entries"], written["entries"], "{facets}: told before as it is written");
        let range = with(json!({ "community": community, "from": "2026-03-01", "to": "2026-04-01" }));
        let shown = test.call("calendar_range", range);
        let mut shown: Vec<&str> =
            shown["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap()).collect();
        shown.sort_unstable();
        assert_eq!(shown, expected, "{facets}: the page shows the same");
    }
}

#[test]
fn a_kept_file_keeps_its_selection_and_can_be_given_another() {
    let (test, community) = TestApp::with_community();
    let (groups, tags, _) = a_plan_of_facets(&test, &community);
    let path = test.path().join("plan.ics");
    let keep = |facets: Value| {
        let mut selection = json!({ "community": community });
        selection.as_object_mut().unwrap().extend(facets.as_object().unwrap().clone());
        test.call("kept_file_add", json!({ "path": path, "selection": selection }));
        test.call("kept_files_refresh", json!({}));
    };
    let held = || titles_in(&fs::read_to_string(&path).unwrap()).join(" ");
    keep(json!({ "tags": [tags[0]] }));
    assert_eq!(held(), "夜谈 早报");
    let kept = test.call("kept_files", json!({}));
    assert_eq!(kept[0]["selection"]["tags"], json!([tags[0]]));
    test.call("channels_tag", json!({ "uids": [groups[2]], "add": ["1期"] }));
    assert_eq!(kept_written(&test, true), 1, "a group that gets the tag brings its posts along");
    assert_eq!(held(), "夜谈 早报 晚报");
    test.call("tags_merge", json!({ "from": [tags[0]], "into": tags[1] }));
    kept_written(&test, true);
    assert_eq!(held(), "夜谈 早报 晚报", "a tag that was merged is followed");
    keep(json!({ "kinds": ["task"] }));
    assert_eq!(held(), "订场地");
    assert_eq!(test.call("kept_files", json!({})).as_array().map(Vec::len), Some(1), "changed, not doubled");
}

#[test]
fn the_kept_file_of_a_removed_community_rests_until_it_is_restored_and_goes_with_it() {
    let (test, community) = TestApp::with_community();
    let path = test.path().join("plan.ics");
    test.call("kept_file_add", json!({ "path": path, "selection": { "community": community } }));
    assert_eq!(kept_written(&test, true), 1);
    let kept = || test.call("kept_files", json!({}));
    plan(&test, &community, "写于移除之前");
    test.call("community_trash", json!({ "uid": community, "trashed": true }));
    fs::write(&path, "left alone").unwrap();
    assert_eq!(kept_written(&test, true), 0, "nothing is written for what lies in the trash");
    assert_eq!(fs::read_to_string(&path).unwrap(), "left alone");
    assert_eq!(kept()[0]["problem"], json!(null), "resting is no fault");

    let item = json!({ "kind": "community", "uid": community });
    test.call("trash_restore", json!({ "items": [item] }));
    assert_eq!(kept_written(&test, true), 1, "restored, it is kept again");
    assert!(fs::read_to_string(&path).unwrap().contains("写于移除之前"));

    test.call("community_trash", json!({ "uid": community, "trashed": true }));
    test.call("trash_empty", json!({ "items": [item] }));
    fs::remove_file(&path).unwrap();
    assert_eq!(kept_written(&test, true), 0);
    assert!(!path.exists(), "what the person removed by hand stays away");
    assert_eq!(kept(), json!([]), "nobody keeps the file of a community that is gone");
}

/// An activity of this title, as any door adds it.
fn plan(test: &TestApp, community: &str, title: &str) {
    let when = json!({ "start": "2026-03-05T10:00:00" });
    test.call("activity_add", json!({ "community": community, "title": title, "when": when }));
}

/// What the window asks a few times a second: how many files were written.
fn kept_written(test: &TestApp, at_once: bool) -> usize {
    test.app.keep_files_current(at_once).unwrap().len()
}

#[test]
fn a_kept_file_is_written_within_two_seconds_also_while_somebody_types_on() {
    let (test, community) = TestApp::with_community();
    let path = test.path().join("plan.ics");
    test.call("kept_file_add", json!({ "path": path, "selection": { "community": community } }));
    assert_eq!(kept_written(&test, true), 1);
    let (mut now, mut oldest, mut written) = (0, None, 0);
    for count in 0..40 {
        let title = format!("场次-{count}-");
        plan(&test, &community, &title);
        let first = *oldest.get_or_insert(now);
        if kept_written(&test, false) == 1 {
            (oldest, written) = (None, written + 1);
            assert!(fs::read_to_string(&path).unwrap().contains(&title), "{title} is not in the file");
        }
        assert!(oldest.is_none() || now - first < 1_750, "the change of {first} waits at {now}");
        test.clock.advance(250);
        now += 250;
    }
    assert!((4..=8).contains(&written), "ten seconds are no reason to write {written} times");
    test.clock.advance(1_000);
    kept_written(&test, false);
    assert!(fs::read_to_string(&path).unwrap().contains("场次-39-"), "the last change, too");
}

#[test]
fn kept_files_are_looked_after_at_the_start_and_at_the_end() {
    let (test, community) = TestApp::with_community();
    let path = test.path().join("plan.ics");
    test.call("kept_file_add", json!({ "path": path, "selection": { "community": community } }));
    assert_eq!(kept_written(&test, true), 1);
    plan(&test, &community, "写于窗口之外");
    let test = test.restarted();
    assert_eq!(kept_written(&test, false), 0, "the first page comes first");
    test.clock.advance(1_000);
    assert_eq!(kept_written(&test, false), 1, "what changed before the start is written");
    assert!(fs::read_to_string(&path).unwrap().contains("写于窗口之外"));
    plan(&test, &community, "最后一刻");
    assert_eq!(kept_written(&test, true), 1, "the end waits for no second");
    assert!(fs::read_to_string(&path).unwrap().contains("最后一刻"));
    assert_eq!(kept_written(&test, true), 0, "and writes nothing twice");
}

#[test]
fn done_dates_of_a_repeating_task_go_out_as_done_and_come_in_as_done() {
    let (test, community) = TestApp::with_community();
    let rule = json!({ "freq": "weekly", "interval": 1, "end": { "kind": "count", "count": 4 } });
    let when = json!({ "start": "2026-03-06T17:00:00", "duration_min": 30, "rule": rule });
    let task = test.call("task_add", json!({ "community": community, "title": "打扫", "when": when }));
    let mark = |original: &str, done: bool| {
        let dates = json!([{ "uid": task["uid"], "original": original }]);
        test.call("tasks_mark", json!({ "tasks": dates, "done": done }));
    };
    mark("2026-03-13T17:00:00", true);
    mark("2026-03-20T17:00:00", true);
    mark("2026-03-20T17:00:00", false);
    let text = export(&test, &community, "out.ics");
    assert_eq!(text.matches("STATUS:COMPLETED").count(), 1, "{text}");
    assert_eq!(text.matches("RECURRENCE-ID;TZID=Asia/Shanghai:20260313T170000").count(), 1, "{text}");
    let (other, there) = TestApp::with_community();
    let report = import(&other, &there, &test.path().join("out.ics"));
    assert_eq!((&report["tasks"], &report["problem_count"]), (&json!(1), &json!(0)));
    let view = |from: &str, to: &str| {
        let range = other.call("calendar_range", json!({ "community": there, "from": from, "to": to }));
        range["items"][0]["state"].clone()
    };
    assert_eq!(
        (view("2026-03-13", "2026-03-14"), view("2026-03-20", "2026-03-21")),
        (json!("done"), json!("open"))
    );
    assert_eq!(export(&other, &there, "again.ics").matches("STATUS:COMPLETED").count(), 1);
    import(&other, &there, &test.path().join("out.ics"));
    assert_eq!(other.call("tasks", json!({ "community": there }))["rows"].as_array().map(Vec::len), Some(1));
}

#[test]
fn who_comes_and_what_is_done_follow_a_series_that_a_newer_file_moves() {
    let (test, community) = TestApp::with_community();
    let path = test.path().join("series.ics");
    let take = |sequence: i32, start: &str, rule: &str| {
        let times =
            format!("SEQUENCE:{sequence}\nDTSTART;TZID=Asia/Shanghai:{start}\nRRULE:{rule}\nSUMMARY:x");
        let text = format!(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:talk\n{times}\nEND:VEVENT\nBEGIN:VTODO\nUID:todo\n{times}\nEND:VTODO\nEND:VCALENDAR\n"
        );
        fs::write(&path, text).unwrap();
        import(&test, &community, &path)
    };
    let tuesdays = "FREQ=WEEKLY;BYDAY=TU;COUNT=4";
    take(1, "20260303T200000", tuesdays);
    let uid = |list: &str| test.call(list, json!({ "community": community }))["rows"][0]["uid"].clone();
    let (talk, todo) = (uid("activities"), uid("tasks"));
    let of = |original: &str| json!({ "uid": talk, "original": original });
    let mut add = of("2026-03-10T20:00:00");
    add["people"] = json!([{ "name": "甲" }]);
    test.call("registrations_add", add);
    let done = json!([{ "uid": todo, "original": "2026-03-10T20:00:00" }]);
    test.call("tasks_mark", json!({ "tasks": done, "done": true }));
    // Where they are now: the registered of a date, and the dates that are done.
    let holds = |original: &str| {
        let people = test.call("registrations", of(original))["registrations"].as_array().unwrap().len();
        let range =
            json!({ "community": community, "from": "2026-03-01", "to": "2026-05-01", "kinds": ["task"] });
        let items = test.call("calendar_range", range)["items"].as_array().unwrap().clone();
        let done: Vec<Value> = items
            .iter()
            .filter(|item| item["state"] == "done")
            .map(|item| item["original"].clone())
            .collect();
        assert_eq!((people, done), (1, vec![json!(original)]));
    };
    holds("2026-03-10T20:00:00");
    let before = test.snapshot();
    take(2, "20260303T190000", tuesdays);
    holds("2026-03-10T19:00:00");
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before, "one undo takes all of it back");
    test.call("redo", json!({}));
    take(3, "20260304T190000", "FREQ=WEEKLY;BYDAY=WE;COUNT=6");
    holds("2026-03-11T19:00:00");
    take(4, "20260311T190000", "FREQ=WEEKLY;BYDAY=WE;COUNT=5");
    holds("2026-03-11T19:00:00");
}
