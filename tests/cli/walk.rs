//! A workspace from its first day to its rescue, by the command line alone.

use serde_json::{Value, json};

use crate::{Place, program};

const LIST: &str =
    "姓名,手机号,微信号,标签\n小红,13800000001,wx1,新人\n=小明,13800000002,wx2,\"新人,老师\"\n";

#[test]
fn members_come_in_go_out_and_come_in_again_the_same() {
    let place = Place::made();
    let list = place.file("成员.csv", LIST);
    let would = place.json(["import", &list, "--dry-run"]);
    assert_eq!((would["dry_run"].clone(), place.members()), (json!(true), 0));
    assert!(place.good(["import", &list]).contains("2 new"));
    assert_eq!(place.members(), 2);
    for name in ["out.csv", "out.xlsx"] {
        place.good(["export", "members", &place.beside(name)]);
    }
    let out = std::fs::read_to_string(place.beside("out.csv")).unwrap();
    assert_eq!(out.lines().count(), 3, "a header and one line for each member: {out}");
    assert!(out.contains("'=小明"), "no formula leaves: {out}");
    let again = place.json(["import", &place.beside("out.csv"), &place.beside("out.xlsx")]);
    assert_eq!(place.members(), 2, "{again}");
    place.good(["call", "undo"]);
    // A column may be said to be another one.
    let other = place.file("other.csv", "Wer,Wo\n小刚,13800000003\n");
    place.good(["import", &other, "--map", "Wer=name", "--map", "2=phone"]);
    assert_eq!(place.members(), 3);
}

#[test]
fn a_kept_calendar_file_follows_what_the_command_line_writes() {
    let place = Place::made();
    let community = place.call("workspace_overview", &json!({}))["communities"][0]["uid"].clone();
    let plan = place.beside("kept.ics");
    place.call("kept_file_add", &json!({ "path": plan, "selection": { "community": community } }));
    assert_eq!(titles(&plan), [""; 0], "it is written when it is asked for");
    let when = json!({ "start": "2026-03-02T18:00:00" });
    place.call("task_add", &json!({ "community": community, "title": "订场地", "when": when }));
    assert_eq!(titles(&plan), ["订场地"]);
}

/// The titles in a calendar file.
fn titles(path: &str) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut titles: Vec<String> =
        text.lines().filter_map(|line| line.strip_prefix("SUMMARY:")).map(str::to_owned).collect();
    titles.sort();
    titles
}

#[test]
fn the_calendar_goes_out_by_tag_group_kind_and_days() {
    let place = Place::made();
    let overview = place.call("workspace_overview", &json!({}));
    let community = overview["communities"][0]["uid"].clone();
    let channels = json!([
        { "name": "一群", "kind": "qq_group", "tags": ["上海"] }, { "name": "二群", "kind": "qq_group" },
    ]);
    let groups = place.call("channels_add", &json!({ "community": community, "channels": channels }));
    let lin = place.call("operator_add", &json!({ "name": "Lin" }))["uid"].clone();
    let add = |name: &str, title: &str, channels: Value, start: &str| {
        let when = json!({ "start": start, "duration_min": 60 });
        let owner = if title == "talk" { &lin } else { &Value::Null };
        place.call(
            name,
            &json!({ "community": community, "title": title, "channels": channels, "when": when, "owner": owner }),
        )
    };
    add("content_add", "post one", json!([groups[0]]), "2026-03-02T10:00:00");
    add("content_add", "post two", json!([groups[1]]), "2026-03-03T10:00:00");
    add("activity_add", "talk", json!([groups[0]]), "2026-04-02T10:00:00");
    let when = json!({ "start": "2026-03-02T18:00:00" });
    place.call("task_add", &json!({ "community": community, "title": "task", "when": when }));
    let all = place.beside("plan.ics");
    for (arguments, expected) in [
        (&[][..], &["post one", "post two", "talk", "task"][..]),
        (&["--tag", "上海"], &["post one", "talk"]),
        (&["--channel", "二群"], &["post two"]),
        (&["--tag", "上海", "--channel", "二群", "--kind", "content"], &["post one", "post two"]),
        (&["--kind", "activity", "--kind", "task"], &["talk", "task"]),
        (&["--from", "2026-03-03", "--to", "2026-04-01"], &["post two"]),
        (&["--owner", "Lin", "--tag", "上海"], &["talk"]),
    ] {
        let mut export = vec!["export", "calendar", &all];
        export.extend(arguments);
        place.good(export);
        assert_eq!(titles(&all), expected, "{arguments:?}");
    }
    place.good(["export", "calendar", &all, "--tasks-as-events"]);
    assert!(!std::fs::read_to_string(&all).unwrap().contains("VTODO"));
    assert_eq!(place.run(["export", "calendar", &all]).err, "", "every program follows these");
    let rule = json!({ "freq": "monthly", "by_month_day": [1, 15] });
    let rent = json!({ "community": community, "title": "rent", "when": { "start": "2026-03-01T09:00:00", "rule": rule } });
    place.call("task_add", &rent);
    let said = place.run(["export", "calendar", &all]);
    assert!(said.status == Some(0) && said.err.contains("--flatten"), "{}", said.err);
    let dates = place.json(["occurrences", "--from", "2026-03-02", "--to", "2026-03-03"]);
    let seen: Vec<(&str, &str)> = (dates.as_array().unwrap().iter())
        .map(|one| (one["title"].as_str().unwrap(), one["start"].as_str().unwrap()))
        .collect();
    assert_eq!(seen, [("post one", "2026-03-02T02:00:00Z"), ("task", "2026-03-02T10:00:00Z")]);
}

#[test]
fn backups_are_taken_listed_looked_into_and_restored() {
    let place = Place::made();
    place.good(["backup"]);
    let listed = place.json(["backup", "--list"]);
    let backup = listed["backups"][0]["path"].as_str().unwrap().to_owned();
    place.good(["import", &place.file("a.csv", LIST)]);
    assert!(place.good(["restore", &backup, "--dry-run"]).contains("member: 2 → 0"));
    assert_eq!(place.members(), 2, "a dry run changes nothing");
    place.good(["restore", &backup]);
    assert_eq!(place.members(), 0);
    let archive = place.beside("all.tulou");
    place.good(["import", &place.beside("a.csv")]);
    place.good(["backup", &archive]);
    let elsewhere = place.beside("elsewhere");
    let moved =
        program().args(["--workspace", &elsewhere, "restore", &archive]).output().unwrap().status.success();
    assert!(moved, "a workspace travels as one file");
    place.good(["check"]);
    place.good(["check", "--repair"]);
    let list = place.json(["commands"]);
    assert!(list.as_array().unwrap().iter().any(|one| one["name"] == "housekeeping"));
    place.good(["call", "housekeeping"]);
    place.good(["export", "all", &place.beside("everything")]);
    assert!(std::fs::metadata(place.beside("everything/member.csv")).is_ok());
}

#[test]
fn the_demo_is_made_beside_what_is_there_or_in_a_new_folder_and_removed() {
    let place = Place::made();
    let new = place.beside("demo");
    let made = program().args(["demo", &new, "--tz", "Europe/Berlin"]).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    place.good(["demo"]);
    let communities = |place: &Place| {
        place.call("workspace_overview", &json!({}))["communities"].as_array().map_or(0, Vec::len)
    };
    assert_eq!(communities(&place), 2);
    assert_eq!(place.run(["demo"]).status, Some(1), "one demo is enough");
    place.good(["demo", "--remove"]);
    assert_eq!(communities(&place), 1);
}

#[test]
fn a_damaged_workspace_is_read_as_far_as_it_goes() {
    let place = Place::made();
    let rows: String = (0..2_000).map(|n| format!("会员{n},138{n:08},{}\n", "x".repeat(60))).collect();
    place.good(["import", &place.file("many.csv", &format!("姓名,手机号,备注\n{rows}"))]);
    let database = place.workspace().join("main.db");
    let mut bytes = std::fs::read(&database).unwrap();
    // The leaf of the table (its first byte is 13) that holds one of them, from its beginning on.
    let name = "会员1234".as_bytes();
    let pages = (0..bytes.len()).step_by(4096).skip(1);
    let leaves = pages.filter(|at| bytes[*at] == 13);
    let has_name = |at: &usize| bytes[*at..*at + 4096].windows(name.len()).any(|part| part == name);
    let at = leaves.into_iter().find(has_name).unwrap();
    bytes[at..at + 64].fill(0xA5);
    std::fs::write(&database, bytes).unwrap();
    let refused = place.run(["export", "all", &place.beside("whole")]);
    assert_eq!((refused.status, refused.out.as_str()), (Some(1), ""));
    assert!(refused.err.contains("--salvage"), "it says what can be done: {}", refused.err);
    assert!(std::fs::metadata(place.beside("whole")).is_err(), "no half export");
    let saved = place.run(["export", "all", &place.beside("saved"), "--salvage"]);
    assert_eq!(saved.status, Some(1), "something is missing: {saved:?}");
    assert!(saved.out.contains("member"), "{saved:?}");
    let members = std::fs::read(place.beside("saved/member.json")).unwrap();
    let members: Vec<Value> = serde_json::from_slice(&members).unwrap();
    assert!((1_900..2_000).contains(&members.len()), "{}", members.len());
}

#[test]
fn what_was_odd_in_a_list_is_told_with_its_place_on_stderr() {
    let place = Place::made();
    let list = place
        .file("名单.csv", "会员号,姓名,加入时间\n1001,张三,2025/3/1\n1002,李四,昨天\n1002,李四,2025/3/2\n");
    let said = place.run(["import", &list]);
    assert_eq!(
        (said.status, said.out.trim()),
        (Some(0), "名单.csv: 2 new, 0 updated, 0 unchanged, 2 problems.")
    );
    let told: Vec<&str> = said.err.lines().map(str::trim).filter(|line| line.contains("row")).collect();
    assert_eq!(told, ["名单.csv, row 3: no date 昨天", "名单.csv, row 4: the same as in row 3"]);
    let silent = place.run(["--json", "import", &list, "--dry-run"]);
    assert!(!silent.err.contains("row"), "{silent:?}");
}
