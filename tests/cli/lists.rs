//! What `import` asks and says about lists: several at once, lists of groups, people without ids, calendars.

use serde_json::{Value, json};

use crate::{Place, program};

const PEOPLE: &str = "姓名,微信号\n小红,wx1\n";

#[test]
fn any_text_makes_nobody_a_member_unless_it_is_said_to_be_a_list() {
    let place = Place::made();
    let names = place.file("names.txt", "张三\n李四\n");
    for file in [
        &names,
        &place.file("notes.txt", "Meeting notes\nWe talked, and more.\n"),
        &place.file("x.json", "{\"a\":[1,2]}"),
    ] {
        let said = place.run(["import", file]);
        assert!(said.status == Some(1) && said.err.contains("--as people"), "{said:?}");
    }
    assert_eq!(place.members(), 0);
    // What is known of other programs' files says more than that.
    let page = place.file("messages.html", "<!DOCTYPE html>\n<html><body><div>早</div></body></html>\n");
    let said = place.run(["import", &page]);
    assert!(said.status == Some(1) && said.err.contains("export as JSON"), "{said:?}");
    place.good(["import", &names, "--as", "people"]);
    assert_eq!(place.members(), 2);
}

#[test]
fn one_file_that_fails_keeps_no_other_from_coming_in() {
    let place = Place::made();
    let first = place.file("一.csv", PEOPLE);
    let last = place.file("三.csv", "姓名,微信号\n小明,wx2\n");
    let files = ["import", &first, &place.beside("二.csv"), &last];
    let said = place.run(files);
    assert_eq!(said.status, Some(1), "one is missing: {said:?}");
    assert_eq!(said.out.lines().count(), 2, "what came in is told: {said:?}");
    assert!(said.out.contains("一.csv: 1 new") && said.out.contains("三.csv: 1 new"), "{said:?}");
    assert!(said.err.contains("二.csv"), "{said:?}");
    assert_eq!(place.members(), 2);
    let mut as_json = vec!["--json"];
    as_json.extend(files);
    let said = place.run(as_json);
    let report: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((report["files"].as_array().map(Vec::len), said.status), (Some(2), Some(1)));
    assert!(report["failed"][0]["details"]["file"].as_str().unwrap().ends_with("二.csv"), "{report}");
    let none = place.run(["import", &place.beside("a.csv"), &place.beside("b.csv")]);
    assert_eq!((none.status, none.out.as_str(), none.err.lines().count()), (Some(1), "", 2), "{none:?}");
}

#[test]
fn a_column_of_a_list_of_groups_can_be_said_to_be_another() {
    let place = Place::made();
    let list = place.file("群.csv", "群名称,群号,数字\n读书一群,1,480\n读书二群,2,200\n");
    place.good(["import", &list, "--map", "数字=head_count"]);
    let community = place.call("workspace_overview", &json!({}))["communities"][0]["uid"].clone();
    let counted = place.call("head_counts", &json!({ "community": community }));
    let mut counts: Vec<i64> =
        counted.as_array().unwrap().iter().filter_map(|one| one["count"].as_i64()).collect();
    counts.sort_unstable();
    assert_eq!((counts, place.members()), (vec![200, 480], 0), "{counted}");
    let again = place.json(["import", &list]);
    let counts = &again["files"][0]["counts"];
    let said = [&counts["rows"], &counts["new"], &counts["unchanged"], &counts["updated"]];
    assert_eq!(said, [2, 0, 2, 0]);
    // What looks like people can be said to be groups, and the other way round.
    let names = place.file("名字.csv", "姓名\n羽毛球群\n");
    place.good(["import", &names, "--as", "groups", "--map", "1=name"]);
    assert_eq!(place.call("channels", &json!({ "community": community })).as_array().map(Vec::len), Some(3));
    place.good(["import", &list, "--as", "people", "--map", "群名称=name"]);
    assert_eq!(place.members(), 2);
}

#[test]
fn a_sheet_goes_out_and_comes_back_changed() {
    let place = Place::made();
    let plan = place.file(
        "排期.csv",
        "选题,文案,发布日期,负责人,封面图\n一,正文一,2026-03-05,小李,a.png\n二,正文二,,,\n",
    );
    let said = place.json(["import", &plan]);
    assert_eq!(
        (&said["files"][0]["counts"]["new"], &said["files"][0]["new_fields"]),
        (&json!(2), &json!([{ "name": "封面图", "kind": "text", "options": [] }]))
    );
    let out = place.beside("out.csv");
    place.good(["export", "contents", &out]);
    let sheet = std::fs::read_to_string(&out).unwrap();
    std::fs::write(&out, sheet.replace("正文一", "改过的正文").replace("小李", "小王")).unwrap();
    let community = place.call("workspace_overview", &json!({}))["communities"][0]["uid"].clone();
    let items = place.call("contents", &json!({ "community": community }));
    let first =
        items["rows"].as_array().unwrap().iter().find(|one| one["title"] == "一").unwrap()["uid"].clone();
    let pieces = json!({ "uid": first, "pieces": [{ "kind": "text", "text": "这里也改了" }] });
    place.call("content_pieces_set", &pieces);
    let would = place.run(["import", &out, "--dry-run"]);
    assert!(would.out.contains("update 1") && would.err.contains("1 cells were changed"), "{would:?}");
    place.good(["import", &out, "--on-conflict", "sheet"]);
    let text = |uid: &Value| place.call("content", &json!({ "uid": uid }))["pieces"][0]["text"].clone();
    assert_eq!(text(&first), "改过的正文");
    let people = place.file("人.csv", PEOPLE);
    let refused = place.run(["import", &people, "--grid", "--complete"]);
    assert!(refused.status == Some(1) && refused.err.contains("--complete"), "{refused:?}");
    let refused = place.run(["import", &people, "--on-conflict", "sheet"]);
    assert!(refused.status == Some(1) && refused.err.contains("on-conflict"), "{refused:?}");
}

#[test]
fn a_plan_without_groups_goes_where_the_command_line_says() {
    let place = Place::made();
    let groups = "编号,群名称,标签\n01,读书会1群,一期\n02,读书会2群,二期\n03,读书会3群,二期\n";
    place.good(["import", &place.file("群.csv", groups)]);
    let plan = place.file("排期.csv", "标题,正文,日期,时间\n早安,早上好,2026-03-05,08:00\n");
    let would = place.run(["import", &plan, "--dry-run"]);
    assert!(would.err.contains("1 new rows name no group"), "{would:?}");
    let community = place.call("workspace_overview", &json!({}))["communities"][0]["uid"].clone();
    for (goes_to, count) in [(vec!["all"], 3), (vec!["二期"], 2), (vec!["01", "读书会3群"], 2)] {
        let mut words = vec!["import", plan.as_str()];
        words.extend(goes_to.iter().flat_map(|name| ["--goes-to", name]));
        let done = place.run(words);
        assert!(done.status == Some(0) && !done.err.contains("name no group"), "{goes_to:?}: {done:?}");
        let items = place.call("contents", &json!({ "community": community }));
        assert_eq!(items["rows"][0]["channels"].as_array().unwrap().len(), count, "{goes_to:?}");
        place.good(["call", "undo"]);
    }
    let refused = place.run(["import", &plan, "--goes-to", "没有这个群"]);
    assert!(refused.status == Some(1) && refused.err.contains("没有这个群"), "{refused:?}");
}

#[test]
fn refused_rows_stop_a_sheet_unless_they_are_to_be_left_out() {
    let place = Place::made();
    place.good(["import", &place.file("群.csv", "群名,负责人,平台\n一群,小李,微信群\n"), "--as", "groups"]);
    let figures = place.file("数据.csv", "群,日期,人数,新增\n一群,2026-03-01,-5,1\n一群,2026-03-02,9,1\n");
    let would = place.run(["import", &figures, "--dry-run"]);
    assert!(
        would.out.contains("add 1") && would.err.contains("row 2 “一群 2026-03-01” is refused"),
        "{would:?}"
    );
    let refused = place.run(["import", &figures]);
    assert!(refused.status == Some(1) && refused.err.contains("the first is row 2"), "{refused:?}");
    let out = place.beside("out.csv");
    let exported = |from: &str| place.json(["export", "figures", &out, "--from", from])["rows"].clone();
    assert_eq!(exported("2026-03-01"), 0, "nothing was written");
    place.good(["import", &figures, "--without-refused"]);
    assert_eq!((exported("2026-03-01"), exported("2026-03-03")), (json!(1), json!(0)));
    let refused = place.run(["export", "groups", &out, "--from", "2026-03-01"]);
    assert!(refused.status == Some(1) && refused.err.contains("export figures"), "{refused:?}");
}

#[test]
fn a_list_without_ids_says_so_and_offers_who_was_renamed() {
    let place = Place::made();
    let with_ids = place.run(["import", &place.file("ids.csv", PEOPLE)]);
    assert_eq!((with_ids.status, with_ids.err.as_str()), (Some(0), ""), "ids need no remark");
    place.good(["call", "undo"]);
    let said = place.run(["import", &place.file("一.csv", "姓名,备注\n小红,会计\n小明,老师\n")]);
    assert!(said.err.contains("no ids") && said.err.contains("by name "), "{}", said.err);
    let later = place.file("二.csv", "姓名,备注\n小红🌸,会计\n小明,老师\n");
    let would = place.run(["import", &later, "--complete", "--dry-run"]);
    assert!(would.err.contains("小红🌸 is probably 小红"), "{}", would.err);
    assert!(would.out.contains("add 1"), "not renamed unless it is said: {}", would.out);
    let done = place.good(["import", &later, "--complete", "--renames"]);
    assert!(done.contains("0 new, 1 updated, 1 unchanged"), "{done}");
    assert_eq!(place.members(), 2);
    // By telephone the two rows are one person, by name they are two.
    let phones = place.file("三.csv", "姓名,手机号\n甲,13800000001\n乙,13800000001\n");
    assert!(place.good(["import", &phones, "--identity", "phone", "--dry-run"]).contains("add 1"));
    assert!(place.good(["import", &phones, "--identity", "name", "--dry-run"]).contains("add 2"));
}

#[test]
fn two_dated_lists_say_who_joined_and_who_left_between_them() {
    let place = Place::made();
    place.good(["import", &place.file("一月.csv", "姓名\n小红\n小明\n"), "--as-of", "2026-01-31"]);
    let later = place.file("二月.csv", "姓名\n小红\n小刚\n");
    let done = place.good(["import", &later, "--as-of", "2026-02-28"]);
    assert!(done.contains("1 new"), "{done}");
    let community = place.call("workspace_overview", &json!({}))["communities"][0]["uid"].clone();
    let rows = place.call("members", &json!({ "community": community, "limit": 10 }))["rows"].clone();
    let day = |name: &str, field: &str| {
        rows.as_array().unwrap().iter().find(|row| row["name"] == name).unwrap()[field].clone()
    };
    assert_eq!(
        (day("小刚", "joined_on"), day("小明", "left_on")),
        (json!("2026-02-28"), json!("2026-02-28"))
    );
    assert_eq!((day("小红", "joined_on"), day("小红", "left_on")), (json!(null), json!(null)));
    let refused = place.run(["import", &later, "--as-of", "2026-01-01"]);
    assert!(refused.status == Some(1) && refused.err.contains("2026-02-28"), "{refused:?}");
}

#[test]
fn a_list_of_many_renames_is_taken_whole() {
    let place = Place::made();
    let rows = |mark: &str| (0..1_100).map(|n| format!("会员{n:04}号{mark}\n")).collect::<String>();
    place.good(["import", &place.file("一.csv", &format!("姓名\n{}", rows("")))]);
    let later = place.file("二.csv", &format!("姓名\n{}", rows("🌸")));
    let done = place.good(["import", &later, "--complete", "--renames"]);
    assert!(done.contains("0 new, 1100 updated"), "more than one preview offers: {done}");
    assert_eq!(place.members(), 1_100);
}

#[test]
fn what_means_nothing_for_a_file_is_refused() {
    let place = Place::made();
    let people = place.file("人.csv", PEOPLE);
    let groups = place.file("群.csv", "群名称,群号\n读书一群,1\n");
    let plan = place.file("plan.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n");
    for (arguments, named) in [
        (&[&plan, "--map", "1=name"][..], "--map"),
        (&[&plan, "--complete"], "--complete"),
        (&[&plan, "--as", "people"], "--as"),
        (&[&groups, "--identity", "name"], "--identity"),
        (&[&groups, "--complete"], "--complete"),
        (&[&groups, "--as-of", "2026-01-31"], "--as-of"),
        (&[&groups, "--map", "1=phone"], "map"),
        (&[&people, "--map", "1=head_count"], "map"),
        (&[&people, "--identity", "shoes"], "identity"),
    ] {
        let said = place.run(["import"].iter().chain(arguments));
        assert_eq!((said.status, said.out.as_str()), (Some(1), ""), "{arguments:?}: {said:?}");
        assert!(said.err.contains(named), "{arguments:?}: {}", said.err);
    }
    assert_eq!(place.members(), 0);
}

#[test]
fn what_a_calendar_has_odd_is_said_in_words() {
    let place = Place::made();
    let lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "no colon", "SUMMARY:x", "END:VEVENT"];
    let plan = place.file("plan.ics", &lines.map(|line| format!("{line}\r\n")).concat());
    let told = place.run(["import", &plan]).err;
    for words in ["line; left out", "without a start", "the end is missing"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!told.contains('_'), "no code is shown: {told}");
}

#[test]
fn wrong_arguments_are_told_in_the_language_of_the_program() {
    for (arguments, chinese) in [
        (&["dance"][..], "没有“dance”这个命令"),
        (&["import"], "缺少：<FILE>"),
        (&["import", "x", "--mapp", "y"], "这里没有“--mapp”"),
        (&["init", "--scale", "huge"], "可选：one, several, many"),
        (&["import", "x", "--map"], "需要一个值"),
    ] {
        let said = program().env("TULOU_LANG", "zh").args(arguments).output().unwrap();
        let err = String::from_utf8(said.stderr).unwrap();
        assert_eq!((said.status.code(), said.stdout.len()), (Some(2), 0), "{arguments:?}");
        assert!(err.contains(chinese) && err.contains("--help"), "{arguments:?}: {err}");
        assert!(!err.contains("error:") && !err.contains("Usage"), "{arguments:?}: {err}");
    }
    let help = program().env("TULOU_LANG", "zh").args(["import", "--help"]).output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    for english in ["Usage", "Options", "Arguments", "Commands", "possible", "Print"] {
        assert!(!help.contains(english), "{english}:\n{help}");
    }
}
