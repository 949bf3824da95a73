//! Wrong input: a message on stderr that names what is wrong, nothing on stdout, a status that is not 0, nothing changed.

use serde_json::Value;

use crate::{Place, files, program};

#[test]
fn wrong_arguments_are_told_as_json_where_that_is_asked_for() {
    let said: crate::Said = program().args(["--json", "dance"]).output().unwrap().into();
    let report: Value = serde_json::from_str(&said.err).unwrap();
    assert_eq!((said.status, &report["code"]), (Some(2), &"usage".into()));
    assert!(report["message"].as_str().unwrap().contains("dance"), "{report}");
}

#[test]
fn every_mistake_has_its_message_and_changes_nothing() {
    let place = Place::made();
    place.file("list.csv", "姓名,手机号\n小红,13800000001\n");
    place.file("noise.ics", "this is no calendar");
    place.file("noise.tulou", "this is no archive");
    std::fs::create_dir(place.beside("full")).unwrap();
    place.file("full/something", "x");
    let before = files(&place.workspace());
    let at = |name: &str| place.beside(name);
    let cases: &[(&[&str], &str)] = &[
        (&["import", &at("missing.csv")], "missing.csv"),
        (&["import", &at("list.csv"), "--community", "nobody"], "nobody"),
        (&["import", &at("list.csv"), "--map", "手机号"], "map"),
        (&["import", &at("list.csv"), "--map", "Haus=phone"], "map"),
        (&["import", &at("list.csv"), "--map", "手机号=house"], "map"),
        (&["export", "calendar", &at("no/folder/plan.ics")], "plan.ics"),
        (&["export", "calendar", &at("plan.ics"), "--tag", "Mars"], "Mars"),
        (&["export", "calendar", &at("plan.ics"), "--channel", "Mars"], "Mars"),
        (&["export", "calendar", &at("plan.ics"), "--from", "31.12."], "from"),
        (&["export", "members", &at("no/folder/list.csv")], "list.csv"),
        (&["export", "members", &at("list.doc")], "unknown_format"),
        (&["export", "members", &at("x.csv"), "--salvage"], "salvage"),
        (&["export", "members", &at("x.csv"), "--tag", "北京"], "--tag"),
        (&["export", "all", &at("all"), "--from", "2026-03-01"], "--from"),
        (&["export", "all", &at("all"), "--tasks-as-events"], "--tasks-as-events"),
        (&["export", "all", &at("full")], "full"),
        (&["occurrences", "--from", "yesterday", "--to", "2026-03-01"], "from"),
        (&["occurrences", "--from", "2026-03-01", "--to", "2026-02-30"], "to"),
        (&["occurrences", "--from", "2026-03-02", "--to", "2026-03-01"], "to"),
        (&["restore", &at("missing.db")], "missing.db"),
        (&["restore", &at("list.csv")], "list.csv"),
        (&["backup", &at("no/folder/a.tulou")], "a.tulou"),
        (&["call", "dance"], "dance"),
        (&["call", "community_add", "{"], "shape"),
        (&["call", "community_add", "{\"name\":\"x\",\"tz\":\"Mars/Base\",\"scale\":\"one\"}"], "tz"),
        (&["init", "--community", "x", "--tz", "Asia/Shanghai"], "workspace"),
        (&["demo", "--tz", "Mars/Base"], "tz"),
        (&["demo", "--remove"], "demo"),
    ];
    for (arguments, named) in cases {
        let said = place.run(*arguments);
        assert_eq!((said.status, said.out.as_str()), (Some(1), ""), "{arguments:?}: {said:?}");
        assert!(said.err.contains(named), "{arguments:?} names {named}: {}", said.err);
        let mut as_json = vec!["--json"];
        as_json.extend(*arguments);
        let report: Value = serde_json::from_str(&place.run(as_json).err).unwrap_or_default();
        assert!(report["code"].is_string() && report["message"].is_string(), "{arguments:?}: {report}");
        assert_eq!(files(&place.workspace()), before, "{arguments:?} left something");
    }
    let left: Vec<String> = files(place.workspace().parent().unwrap());
    assert!(!left.iter().any(|path| path.contains(".new") || path.ends_with("plan.ics")), "{left:?}");
}

#[test]
fn of_two_communities_one_must_be_named() {
    let place = Place::made();
    place.good(["demo"]);
    let out = place.beside("plan.ics");
    let said = place.run(["export", "calendar", &out]);
    assert_eq!((said.status, said.out.as_str()), (Some(1), ""));
    assert!(said.err.contains("several") && said.err.contains("community"), "{}", said.err);
    place.good(["export", "calendar", &out, "--community", "读书会"]);
}

#[test]
fn without_a_workspace_and_beside_one_nothing_is_made() {
    let at = tempfile::tempdir().unwrap();
    let folder = at.path().join("none").display().to_string();
    for arguments in [
        &["check"][..],
        &["--workspace", &folder, "check"],
        &["--workspace", &folder, "import", "x.csv"],
        &["--workspace", &folder, "call", "workspace_overview"],
        &["--workspace", &folder, "export", "all", "x", "--salvage"],
        &["init", &folder, "--community", "x", "--tz", "Mars/Base"],
        &["init", &folder, "--community", "", "--tz", "Asia/Shanghai"],
        &["demo", &folder, "--tz", "Mars/Base"],
    ] {
        let said = program().args(arguments).output().unwrap();
        assert_eq!((said.status.code(), said.stdout.len()), (Some(1), 0), "{arguments:?}");
        assert!(!said.stderr.is_empty(), "{arguments:?}");
        assert!(!at.path().join("none").exists(), "{arguments:?} left a folder");
    }
}

/// Nobody may write under `/proc`, not even the superuser.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_is_said_to_be_one() {
    let said = program()
        .args(["init", "/proc/tulou", "--community", "x", "--tz", "Asia/Shanghai"])
        .output()
        .unwrap();
    assert_eq!((said.status.code(), said.stdout.len()), (Some(1), 0));
    assert!(String::from_utf8(said.stderr).unwrap().contains("/proc/tulou"));
    let place = Place::made();
    for what in [&["export", "members", "/proc/list.csv"][..], &["backup", "/proc/all.tulou"]] {
        let said = place.run(what);
        assert_eq!((said.status, said.out.as_str()), (Some(1), ""), "{what:?}");
        assert!(said.err.contains("/proc/"), "{said:?}");
    }
}
