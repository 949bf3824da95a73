//! Member lists as people really have them, imported through the command table.

use std::{path::PathBuf, sync::Arc};

use serde_json::{Value, json};
use tulou_host::ChildReader;
use tulou_tests::{
    TestApp,
    workbooks::{RawWorkbook, strings},
};

fn app() -> (TestApp, String) {
    let (mut test, community) = TestApp::with_community();
    let reader = ChildReader::program(PathBuf::from(env!("CARGO_BIN_EXE_table_reader")));
    test.app.ports.read_table = Some(Arc::new(reader));
    (test, community)
}

/// The import that inspection suggests for a source, ready to be corrected.
fn suggested(test: &TestApp, community: &str, source: &Value) -> (Value, Value) {
    let seen = test.call("import_inspect", json!({ "community": community, "source": source }));
    let mapping: Vec<_> =
        seen["columns"].as_array().unwrap().iter().map(|column| column["target"].clone()).collect();
    let import = json!({
        "community": community, "source": source, "header_row": seen["header_row"], "mapping": mapping,
        "identity": seen["identities"][0],
    });
    (seen, import)
}

fn text(text: &str) -> Value {
    json!({ "kind": "text", "text": text })
}

fn with(mut import: Value, key: &str, value: Value) -> Value {
    import[key] = value;
    import
}

fn members(test: &TestApp, community: &str) -> Vec<Value> {
    let page = test.call("members", json!({ "community": community, "limit": 1000 }));
    page["rows"].as_array().unwrap().clone()
}

fn named<'a>(rows: &'a [Value], name: &str) -> Vec<&'a Value> {
    rows.iter().filter(|row| row["name"] == name).collect()
}

fn faults(preview: &Value) -> Vec<(u64, &str)> {
    let problems = preview["problems"].as_array().unwrap().iter();
    problems.map(|problem| (problem["row"].as_u64().unwrap(), problem["fault"].as_str().unwrap())).collect()
}

const LONG: &str = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十";

/// GB18030 behind a wrong mark, a note above the header, floats, doubles, equal names, ragged rows, a formula, emoji.
fn messy_csv(folder: &std::path::Path) -> Value {
    let list = format!(
        "读书会成员名单（3月导出，勿外传）,,,,,\r\n\r\n\
         会员号,姓名,手机号,加入时间,标签,积分\r\n\
         1001,张三,13800138000.0,2025/3/1,核心、杭州,120\r\n\
         1002,张三,+86 139-0013-9000,2025年3月2日,杭州,abc\r\n\
         1003,=HYPERLINK(\"http://x\"),,45717,,\r\n\
         1003,改名后,,,新人,\r\n\
         1004,{LONG},13700137000,昨天,,5,多出来的\r\n\
         1005,👨‍👩‍👧 小鱼🐟,,20250305\r\n\
         ,,,,,\r\n\
         1006,,,,,\r\n"
    );
    let (bytes, _, lossy) = encoding_rs::GB18030.encode(&list);
    assert!(!lossy);
    let path = folder.join("名单.csv");
    std::fs::write(&path, [b"\xef\xbb\xbf".as_slice(), &bytes].concat()).unwrap();
    json!({ "kind": "file", "path": path })
}

#[test]
fn a_messy_list_is_understood_previewed_imported_and_undone() {
    let (test, community) = app();
    let folder = tempfile::tempdir().unwrap();
    let (seen, import) = suggested(&test, &community, &messy_csv(folder.path()));
    assert_eq!((seen["info"]["encoding"].as_str(), seen["header_row"].as_u64()), (Some("gb18030"), Some(3)));
    assert_eq!(seen["problems"][0]["fault"], "wrong_mark");
    assert_eq!(seen["identities"][0], json!({ "kind": "account", "platform": "list" }));
    assert_eq!(
        (seen["has_ids"].as_bool(), seen["columns"][1]["target"]["kind"].as_str()),
        (Some(true), Some("name"))
    );
    assert_eq!(
        seen["columns"][5]["target"],
        json!({ "kind": "new_field", "name": "积分", "field_kind": "text" })
    );
    let first: Vec<_> = seen["rows"].as_array().unwrap().iter().map(|row| row["row"].as_u64()).collect();
    assert_eq!(first[..3], [Some(4), Some(5), Some(6)]);
    assert_eq!(seen["rows"][0]["cells"][1], "张三");
    let points = json!({ "kind": "new_field", "name": "积分", "field_kind": "number" });
    let mut import = import;
    import["mapping"][5] = points;
    let before = test.snapshot();
    let preview = test.call("import_preview", import.clone());
    assert_eq!(test.snapshot(), before, "a preview writes nothing");
    let counts = &preview["counts"];
    assert_eq!(
        ["rows", "new", "duplicates", "skipped"].map(|key| counts[key].as_u64().unwrap()),
        [7, 6, 1, 0],
        "{preview:#}"
    );
    assert_eq!(
        faults(&preview),
        [(5, "not_a_number"), (6, "formula"), (8, "ragged"), (8, "not_a_date"), (7, "duplicate"),],
        "{preview:#}"
    );
    let report = test.call("import_apply", import.clone());
    assert_eq!(report["done"]["counts"], preview["counts"]);
    let rows = members(&test, &community);
    let two = named(&rows, "张三");
    assert_eq!(two.len(), 2, "two people of one name stay two");
    assert_eq!((two[0]["namesake"].as_bool(), two[0]["phone"].as_str()), (Some(false), Some("13800138000")));
    assert_eq!(
        (two[1]["phone"].as_str(), two[1]["joined_on"].as_str()),
        (Some("13900139000"), Some("2025-03-02"))
    );
    let merged = named(&rows, "改名后");
    assert_eq!(
        (merged[0]["joined_on"].as_str(), merged[0]["tags"].as_array().unwrap().len()),
        (Some("2025-03-01"), 1)
    );
    assert_eq!(named(&rows, LONG).len(), 1);
    assert_eq!(named(&rows, "👨‍👩‍👧 小鱼🐟")[0]["joined_on"], "2025-03-05");
    assert_eq!(named(&rows, "1006").len(), 1, "a member without a name is called by their number");
    assert_eq!(test.call("imports", json!({ "community": community }))[0]["counts"], preview["counts"]);
    let again = test.call("import_preview", import);
    assert_eq!(
        (again["counts"]["new"].as_u64(), again["counts"]["unchanged"].as_u64()),
        (Some(0), Some(6)),
        "{again:#}"
    );
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before);
    test.call("redo", json!({}));
    assert_eq!(members(&test, &community), rows);
}

#[test]
fn a_workbook_with_merged_cells_floats_and_1904_dates_is_imported() {
    let (test, community) = app();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("名单.xlsx");
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>\
        <row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>2</v></c><c r=\"C2\" t=\"s\"><v>3</v></c><c r=\"D2\" t=\"s\"><v>4</v></c></row>\
        <row r=\"3\"><c r=\"A3\" t=\"s\"><v>5</v></c><c r=\"B3\" t=\"s\"><v>6</v></c><c r=\"C3\"><v>13800138000.0</v></c><c r=\"D3\" s=\"1\"><v>44255</v></c></row>\
        <row r=\"4\"><c r=\"B4\" t=\"s\"><v>7</v></c><c r=\"C4\"><v>1.39E+10</v></c><c r=\"D4\"><v>44256</v></c></row>";
    let merges = "<mergeCells count=\"2\"><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"A3:A4\"/></mergeCells>";
    RawWorkbook {
        strings: strings(&[
            "导出说明：仅供内部使用",
            "城市",
            "姓名",
            "手机",
            "加入日期",
            "杭州",
            "张三",
            "李四",
        ]),
        properties: "date1904=\"1\"".to_owned(),
        ..RawWorkbook::with_rows(rows, merges)
    }
    .save(&path);
    let (seen, import) = suggested(&test, &community, &json!({ "kind": "file", "path": path }));
    assert_eq!((seen["info"]["format"].as_str(), seen["header_row"].as_u64()), (Some("xlsx"), Some(2)));
    assert_eq!(seen["columns"][0]["target"]["kind"], "new_field");
    assert_eq!(seen["has_ids"], false);
    test.call("import_apply", import);
    let rows = members(&test, &community);
    let field = test.call("fields", json!({ "community": community }))[0]["uid"].as_str().unwrap().to_owned();
    for (name, phone, joined) in
        [("张三", "13800138000", "2025-03-01"), ("李四", "13900000000", "2025-03-02")]
    {
        let row = named(&rows, name)[0];
        assert_eq!((row["phone"].as_str(), row["joined_on"].as_str()), (Some(phone), Some(joined)));
        assert_eq!(row["custom"][&field], "杭州", "a merged value belongs to each of its rows");
    }
}

#[test]
fn a_later_list_with_ids_says_who_joined_left_and_was_renamed() {
    let (test, community) = app();
    let groups = test.call(
        "channels_add",
        json!({
            "community": community, "channels": [{ "name": "一群", "kind": "qq_group" }]
        }),
    );
    let group = groups[0].clone();
    let first = "QQ号,群昵称,入群时间\n101,张三,2025-01-01\n102,李四,2025-01-02\n103,王五,2025-01-03\n";
    let later = "QQ号,群昵称,入群时间\n101,张三丰,2025-01-01\n102,李四,2025-01-02\n104,赵六,2025-02-01\n";
    for list in [first, later] {
        let (seen, import) = suggested(&test, &community, &text(list));
        assert_eq!(seen["identities"][0]["platform"], "qq");
        let import = with(with(import, "channel", group.clone()), "complete", json!(true));
        let preview = test.call("import_preview", import.clone());
        let report = test.call("import_apply", import.clone());
        assert_eq!(report["done"]["counts"], preview["counts"]);
        if list == later {
            let counts = &preview["counts"];
            let figures = ["new", "joined", "left", "renamed", "unchanged", "missing"]
                .map(|key| counts[key].as_u64().unwrap());
            assert_eq!(figures, [1, 1, 1, 1, 1, 1], "{preview:#}");
            assert_eq!(preview["missing"][0]["name"], "王五");
            let again = test.call("import_preview", import);
            assert_eq!(
                (again["counts"]["new"].as_u64(), again["counts"]["updated"].as_u64()),
                (Some(0), Some(0))
            );
        }
    }
    let rows = members(&test, &community);
    assert_eq!(rows.len(), 4);
    let left = test.call("member", json!({ "uid": named(&rows, "王五")[0]["uid"] }));
    assert_eq!(left["memberships"][0]["left_on"], "2026-03-02");
    let renamed = test.call("member", json!({ "uid": named(&rows, "张三丰")[0]["uid"] }));
    assert_eq!(renamed["memberships"][0]["nickname"], "张三丰");
}

#[test]
fn two_dated_lists_of_a_group_say_who_joined_and_who_left_between_them() {
    let (test, community) = app();
    let groups = json!({ "community": community, "channels": [{ "name": "一群", "kind": "qq_group" }] });
    let group = test.call("channels_add", groups)[0].clone();
    let import = |list: &str, day: &str| {
        let (_, import) = suggested(&test, &community, &text(list));
        with(with(import, "channel", group.clone()), "as_of", json!(day))
    };
    let first = import("QQ号,群昵称\n101,张三\n102,李四\n103,王五\n", "2026-01-31");
    let done = test.call("import_apply", first.clone())["done"].clone();
    assert_eq!((&done["since"], &done["counts"]["new"]), (&json!(null), &json!(3)));
    let before = test.snapshot();
    let later = import("QQ号,群昵称\n101,张三丰\n102,李四\n104,赵六\n", "2026-02-28");
    let preview = test.call("import_preview", later.clone());
    assert_eq!(preview["since"], "2026-01-31");
    let counts = ["joined", "left", "renamed"].map(|key| preview["counts"][key].as_u64().unwrap());
    assert_eq!(counts, [1, 1, 1], "{preview:#}");
    assert_eq!(test.snapshot(), before, "it is shown before it is applied");
    test.call("import_apply", later.clone());
    let rows = members(&test, &community);
    let stay = |name: &str| {
        test.call("member", json!({ "uid": named(&rows, name)[0]["uid"] }))["memberships"][0].clone()
    };
    assert_eq!(
        (&stay("王五")["left_on"], &named(&rows, "王五")[0]["left_on"]),
        (&json!("2026-02-28"), &json!("2026-02-28"))
    );
    assert_eq!(
        (&stay("赵六")["joined_on"], &named(&rows, "赵六")[0]["joined_on"]),
        (&json!("2026-02-28"), &json!("2026-02-28"))
    );
    assert_eq!(stay("李四")["joined_on"], json!(null), "nobody knows when they joined");
    // One of three left; one joined.
    for channels in [json!([]), json!([group])] {
        let question =
            json!({ "community": community, "from": "2026-02-01", "to": "2026-02-28", "channels": channels });
        let growth = test.call("insight_growth", question);
        let of = |name: &str| (growth[name]["value"].clone(), growth[name]["of"].clone());
        assert_eq!((of("joined").0, of("left").0, of("roster").0), (json!(1.0), json!(1.0), json!(3.0)));
        assert_eq!((of("leave_rate").0.as_f64().unwrap().round(), of("leave_rate").1), (33.0, json!(3.0)));
    }
    let batches = test.call("imports", json!({ "community": community }));
    assert_eq!((&batches[0]["as_of"], &batches[1]["as_of"]), (&json!("2026-02-28"), &json!("2026-01-31")));
    let whole = test.snapshot();
    for (list, reason) in [(first, "older_list"), (with(later, "as_of", json!("2026-03-03")), "in_future")] {
        let error = test.try_call("import_preview", list.clone()).unwrap_err();
        assert_eq!((&error.details["field"], &error.details["reason"]), (&json!("as_of"), &json!(reason)));
        assert!(test.try_call("import_apply", list).is_err());
    }
    assert_eq!(test.snapshot(), whole);
    test.call("undo", json!({}));
    assert_eq!(test.snapshot(), before, "one step takes all of it back");
}

#[test]
fn a_list_with_ids_knows_those_of_an_earlier_list_of_names() {
    let (test, community) = app();
    let apply = |list: &str| {
        let (_, import) = suggested(&test, &community, &text(list));
        let preview = test.call("import_preview", import.clone());
        let report = test.call("import_apply", import);
        assert_eq!(report["done"]["counts"], preview["counts"]);
        report["done"]["counts"].clone()
    };
    apply("昵称,城市\n张三,杭州\n李四,上海\n王五,北京\n王五,广州\n");
    let counts = apply("昵称,QQ号\n张三,101\n李四,102\n王五,103\n赵六,104\n");
    // Nobody can say which of the two 王五 this one is.
    assert_eq!(
        ["updated", "new", "namesakes", "missing"].map(|key| counts[key].as_u64()),
        [Some(2), Some(2), Some(1), Some(2)],
        "{counts:#}"
    );
    let rows = members(&test, &community);
    assert_eq!((rows.len(), named(&rows, "张三").len(), named(&rows, "王五").len()), (6, 1, 3));
    let counts = apply("昵称,QQ号\n张三丰,101\n李四,102\n王五,103\n赵六,104\n");
    assert_eq!((counts["new"].as_u64(), counts["renamed"].as_u64()), (Some(0), Some(1)), "{counts:#}");
    assert_eq!(members(&test, &community).len(), 6);
}

#[test]
fn a_fuller_list_completes_memberships() {
    let (test, community) = app();
    let groups = json!({ "community": community, "channels": [{ "name": "一群", "kind": "qq_group" }] });
    let group = test.call("channels_add", groups)[0].clone();
    let apply = |list: &str| {
        let (_, import) = suggested(&test, &community, &text(list));
        let import = with(import, "channel", group.clone());
        let preview = test.call("import_preview", import.clone());
        assert_eq!(test.call("import_apply", import)["done"]["counts"], preview["counts"]);
        preview
    };
    apply("QQ号,昵称\n101,张三\n102,李四\n");
    let fuller = "QQ号,昵称,入群时间,邀请人,入群方式\n101,张三,2025-03-01,李四,扫码\n102,李四,,,\n";
    let preview = apply(fuller);
    assert_eq!(preview["counts"]["updated"], 1, "{preview:#}");
    assert_eq!(preview["changes"][0]["fields"], json!(["group_joined_on", "inviter", "how"]));
    let rows = members(&test, &community);
    let inviter = named(&rows, "李四")[0]["uid"].clone();
    let place = || {
        let member = test.call("member", json!({ "uid": named(&rows, "张三")[0]["uid"] }));
        member["memberships"][0].clone()
    };
    let seen = place();
    assert_eq!(
        (&seen["joined_on"], &seen["how"], &seen["inviter"]),
        (&json!("2025-03-01"), &json!("扫码"), &inviter),
        "{seen:#}"
    );
    assert_eq!(apply(fuller)["counts"]["updated"], 0, "the same again changes nothing");
    apply("QQ号,昵称\n101,张三\n102,李四\n");
    assert_eq!(place(), seen, "a list that says less takes nothing away");
}

#[test]
fn a_list_without_ids_offers_renames_and_keeps_equal_names_apart() {
    let (test, community) = app();
    let first = "昵称,城市\n杭州-小鱼,杭州\n张三,杭州\n张三,上海\n李四,北京\n";
    let (seen, import) = suggested(&test, &community, &text(first));
    assert_eq!(
        (seen["has_ids"].as_bool(), seen["identities"][0]["kind"].as_str()),
        (Some(false), Some("name"))
    );
    let report = test.call("import_apply", import.clone());
    assert_eq!(
        (report["done"]["counts"]["new"].as_u64(), report["done"]["counts"]["namesakes"].as_u64()),
        (Some(4), Some(2))
    );
    let again = test.call("import_preview", import);
    assert_eq!(again["counts"]["new"], 0, "equal names are not doubled either: {again:#}");
    let (_, import) =
        suggested(&test, &community, &text("昵称,城市\n杭州-小鱼儿,杭州\n张三,杭州\n张三,上海\n王五,\n"));
    let preview = test.call("import_preview", import.clone());
    assert_eq!(preview["renames"].as_array().unwrap().len(), 1, "{preview:#}");
    let offer = &preview["renames"][0];
    assert_eq!(
        (offer["known_name"].as_str(), offer["name"].as_str()),
        (Some("杭州-小鱼"), Some("杭州-小鱼儿"))
    );
    let renames = json!([{ "row": offer["row"], "member": offer["member"] }]);
    let report = test.call("import_apply", with(import, "renames", renames));
    assert_eq!(
        (report["done"]["counts"]["renamed"].as_u64(), report["done"]["counts"]["new"].as_u64()),
        (Some(1), Some(1))
    );
    let rows = members(&test, &community);
    let marked = rows.iter().filter(|row| row["namesake"] == true).count();
    assert_eq!((rows.len(), marked), (5, 2));
    assert_eq!(named(&rows, "杭州-小鱼儿")[0]["uid"], offer["member"]);
}

#[test]
fn the_first_rows_bear_the_numbers_by_which_problems_name_them() {
    let (test, community) = app();
    let list = text("姓名,加入时间\n\n张三,2025-03-01\n\n李四,昨天\n");
    let (seen, import) = suggested(&test, &community, &list);
    let rows: Vec<_> = seen["rows"].as_array().unwrap().iter().map(|row| row["row"].as_u64()).collect();
    assert_eq!(rows, [Some(3), Some(5)]);
    assert_eq!(faults(&test.call("import_preview", import)), [(5, "not_a_date")]);
}

#[test]
fn what_tells_people_apart_follows_the_mapping_in_use() {
    let (test, community) = app();
    let list = text("姓名,会员卡号\n张三,A-7\n张三,A-8\n");
    let (seen, mut import) = suggested(&test, &community, &list);
    assert_eq!((&seen["has_ids"], &seen["identities"]), (&json!(false), &json!([{ "kind": "name" }])));
    let card = json!({ "kind": "account", "platform": "list" });
    import["mapping"][1] = card.clone();
    import["identity"] = Value::Null;
    let preview = test.call("import_preview", import.clone());
    assert_eq!(preview["identities"], json!([card, { "kind": "name" }]), "{preview:#}");
    assert_eq!((&preview["identity"], &preview["has_ids"]), (&card, &json!(true)), "the best one is taken");
    test.call("import_apply", import.clone());
    assert_eq!(test.call("import_preview", import.clone())["counts"]["unchanged"], 2);
    import["mapping"][1] = json!({ "kind": "ignore" });
    let without = test.call("import_preview", import);
    assert_eq!(without["identities"], json!([{ "kind": "name" }]));
    assert_eq!((&without["identity"]["kind"], &without["has_ids"]), (&json!("name"), &json!(false)));
}

#[test]
fn a_nickname_of_parts_is_split_and_the_mapping_is_remembered() {
    let (test, community) = app();
    let list = text(
        "城市-岗位-昵称,等级,所在群\n杭州-产品-张三,核心,一群、二群\n上海-设计-李四,新人,一群\n王五,,\n",
    );
    let (seen, import) = suggested(&test, &community, &list);
    assert_eq!(seen["columns"][0]["target"]["kind"], "split");
    assert_eq!(seen["remembered"], false);
    let preview = test.call("import_preview", import.clone());
    assert_eq!(preview["new_channels"], json!(["一群", "二群"]));
    assert_eq!(preview["new_fields"], json!(["城市", "岗位"]));
    assert_eq!(preview["new_tiers"], json!(["核心", "新人"]));
    test.call("import_apply", import);
    let rows = members(&test, &community);
    let row = named(&rows, "张三")[0];
    let mut custom: Vec<_> = row["custom"].as_object().unwrap().values().filter_map(Value::as_str).collect();
    custom.sort_unstable();
    assert_eq!((custom, row["channels"].as_array().unwrap().len()), (vec!["产品", "杭州"], 2));
    let history = test.call("tier_history", json!({ "member": row["uid"] }));
    assert_eq!(history[0]["how"], "import");
    let (seen, _) = suggested(&test, &community, &list);
    assert_eq!(seen["remembered"], true);
    assert_eq!(seen["columns"][0]["target"]["parts"][0]["kind"], "custom");
}

#[test]
fn a_column_is_understood_by_its_header_and_its_values() {
    let (test, community) = app();
    let parts = json!(["城市", "岗位"]);
    let cases = [
        ("编号,姓名", "A001,张三\nA002,李四", json!({ "kind": "account", "platform": "list" })),
        ("编号,姓名", "1,张三\n2,李四", json!({ "kind": "ignore" })),
        ("序号,姓名", "17,张三\n4,李四", json!({ "kind": "ignore" })),
        ("编号,姓名", "A组,张三\nA组,李四\nB组,王五", json!({ "kind": "ignore" })),
        ("编号,成员ID,姓名", "A7,m1,张三\nA2,m2,李四", json!({ "kind": "ignore" })),
        ("No.,姓名", "17,张三\n4,李四", json!({ "kind": "account", "platform": "list" })),
        ("昵称（城市-岗位-昵称）,手机号", "杭州-产品-张三,13800138000", parts.clone()),
        ("城市-岗位-昵称（请按格式修改）,手机号", "杭州-产品-张三,13800138000", parts),
    ];
    for (header, rows, expected) in cases {
        let (seen, _) = suggested(&test, &community, &text(&format!("{header}\n{rows}\n")));
        let target = &seen["columns"][0]["target"];
        let found = match target["parts"].as_array() {
            Some(parts) => parts.iter().filter_map(|part| part.get("name").cloned()).collect(),
            None => target.clone(),
        };
        assert_eq!(found, expected, "{header}: {rows}");
    }
}

#[test]
fn the_day_of_joining_is_kept_in_a_list_of_no_group_too() {
    let (test, community) = app();
    let (_, import) = suggested(&test, &community, &text("姓名,入群日期,退群日期\n张三,2026/3/1,2026/4/2\n"));
    test.call("import_apply", import);
    let rows = members(&test, &community);
    assert_eq!((&rows[0]["joined_on"], &rows[0]["left_on"]), (&json!("2026-03-01"), &json!("2026-04-02")));
}

#[test]
fn an_export_is_imported_again_without_loss() {
    for ending in ["csv", "xlsx"] {
        let (test, community) = app();
        let list = "QQ号,姓名,手机,生日,等级,标签,所在群,积分,备注\n\
                    101,=1+1,13800138000,1990-03-01,核心,a;b,一群,12.5,\"多行\n备注\"\n102,'=x,+4915112345,3月1日,,,,,-\n103,-李四,,,,,二群,,@x\n";
        let (_, import) = suggested(&test, &community, &text(list));
        test.call("import_apply", import);
        let before = members(&test, &community);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(format!("out.{ending}"));
        let who = json!({ "kind": "matching", "community": community });
        let report = test.call("members_export", json!({ "who": who, "path": path, "chinese": true }));
        assert_eq!(report["rows"], 3);
        let source = json!({ "kind": "file", "path": path });
        let (seen, import) = suggested(&test, &community, &source);
        assert_eq!(seen["identities"][0]["kind"], "uid");
        let preview = test.call("import_preview", import);
        assert_eq!(
            (preview["counts"]["unchanged"].as_u64(), preview["counts"]["rows"].as_u64()),
            (Some(3), Some(3)),
            "{preview:#}"
        );
        let (other, elsewhere) = app();
        let (_, import) = suggested(&other, &elsewhere, &source);
        other.call("import_apply", with(import, "identity", json!({ "kind": "account", "platform": "qq" })));
        let plain = |rows: &[Value]| -> Vec<Value> {
            let keys = ["name", "phone", "birthday", "note", "joined_on"];
            rows.iter().map(|row| keys.iter().map(|key| row[*key].clone()).collect()).collect()
        };
        assert_eq!(plain(&members(&other, &elsewhere)), plain(&before), "{ending}");
    }
}

#[test]
fn an_export_leaves_the_files_beside_it_alone() {
    let (test, community) = app();
    let folder = tempfile::tempdir().unwrap();
    let (out, own) = (folder.path().join("members.csv"), folder.path().join("members.part"));
    std::fs::write(&own, "somebody's own").unwrap();
    let who = json!({ "kind": "matching", "community": community });
    test.call("members_export", json!({ "who": who, "path": out }));
    let failed =
        test.try_call("members_export", json!({ "who": who, "path": folder.path().join("no/x.csv") }));
    assert!(failed.unwrap_err().details["path"].as_str().unwrap().ends_with("no/x.csv"));
    assert_eq!(std::fs::read_to_string(&own).unwrap(), "somebody's own");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "nothing else is left");
}

#[test]
fn a_name_beside_a_split_nickname_is_the_one_name() {
    for (header, name, split) in [("姓名,城市-岗位-昵称", 0, 1), ("城市-岗位-昵称,姓名", 1, 0)]
    {
        let (test, community) = app();
        let (seen, _) = suggested(&test, &community, &text(&format!("{header}\n王芳,杭州-产品-芳芳\n")));
        assert_eq!(seen["columns"][name]["target"]["kind"], "name", "{header}");
        let parts = seen["columns"][split]["target"]["parts"].clone();
        assert_eq!(
            (&parts[0]["kind"], &parts[2]["kind"]),
            (&json!("new_field"), &json!("handle")),
            "{header}"
        );
    }
}

#[test]
fn an_import_names_the_step_that_takes_it_back() {
    let (test, community) = app();
    let (_, import) = suggested(&test, &community, &text("用户ID,姓名\nA1,张三\n"));
    test.call("import_apply", import);
    let batches = test.call("imports", json!({ "community": community }));
    let newest = test.call("undo_state", json!({}))["undo"]["uid"].clone();
    assert_eq!(batches[0]["step"], newest);
    test.call("undo", json!({}));
    assert_eq!(test.call("imports", json!({ "community": community })), json!([]));
}

#[test]
fn somebody_in_the_trash_is_found_by_id_and_comes_back() {
    let (test, community) = app();
    let (_, import) = suggested(&test, &community, &text("用户ID,姓名\nA1,张三\n"));
    test.call("import_apply", import.clone());
    let who = json!({ "kind": "matching", "community": community });
    test.call("members_trash", json!({ "who": who, "trashed": true }));
    let report = test.call("import_apply", import);
    assert_eq!(
        (report["done"]["counts"]["returned"].as_u64(), report["done"]["counts"]["new"].as_u64()),
        (Some(1), Some(0))
    );
    assert_eq!(members(&test, &community).len(), 1);
}

fn fixture(name: &str) -> Value {
    json!({ "kind": "file", "path": PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/chats").join(name) })
}

/// The targets of the columns by their headers.
fn targets(seen: &Value) -> std::collections::BTreeMap<String, Value> {
    let columns = seen["columns"].as_array().unwrap().iter();
    columns.map(|column| (column["header"].as_str().unwrap().to_owned(), column["target"].clone())).collect()
}

#[test]
fn an_address_book_is_a_list_of_members_with_phones_and_mails() {
    let (test, community) = app();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("通讯录.vcf");
    let card =
        |name: &str, more: &str| format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\n{more}END:VCARD\r\n");
    let book = card("张三", "UID:1\r\nTEL;TYPE=CELL:138-0013-8000\r\nEMAIL:a@b.cn\r\nBDAY:1990-03-05\r\n")
        + &card("李四", "UID:2\r\nTEL:+86 139 0013 9000\r\nNOTE:两行\\n文字\r\nCATEGORIES:核心,杭州\r\n");
    std::fs::write(&path, &book).unwrap();
    let source = json!({ "kind": "file", "path": path });
    let looked = test.call("log_inspect", json!({ "community": community, "source": source }));
    assert_eq!(looked["format"], Value::Null, "it is a list, not a chat");
    let (seen, import) = suggested(&test, &community, &source);
    assert_eq!(
        (&seen["kind"], &seen["header_row"], &seen["has_ids"]),
        (&json!("members"), &json!(1), &json!(true))
    );
    let found = targets(&seen);
    assert_eq!(found["account@contacts"], json!({ "kind": "account", "platform": "contacts" }));
    assert_eq!((&found["phone"]["kind"], &found["phone 2"]["kind"]), (&json!("phone"), &json!("ignore")));
    test.call("import_apply", import.clone());
    let rows = members(&test, &community);
    let first = named(&rows, "张三")[0];
    assert_eq!((&first["phone"], &first["email"]), (&json!("13800138000"), &json!("a@b.cn")));
    // The same card under another name is the same person.
    std::fs::write(&path, book.replace("FN:张三", "FN:张三丰")).unwrap();
    let preview = test.call("import_preview", import.clone());
    assert_eq!(counts(&preview), (0, 1));
    test.call("import_apply", import);
    let rows = members(&test, &community);
    assert_eq!((rows.len(), named(&rows, "张三丰").len()), (2, 1));
}

/// How many people are new, and how many are called otherwise.
fn counts(preview: &Value) -> (u64, u64) {
    (preview["counts"]["new"].as_u64().unwrap(), preview["counts"]["renamed"].as_u64().unwrap())
}

#[test]
fn lists_of_a_forum_and_of_a_scraper_bear_their_accounts() {
    let (test, community) = app();
    for name in ["discourse/user-list.csv", "discourse/user-list.csv.gz"] {
        let (seen, import) = suggested(&test, &community, &fixture(name));
        let found = targets(&seen);
        assert_eq!(found["id"], json!({ "kind": "account", "platform": "discourse" }), "{name}");
        assert_eq!(
            (&found["trust_level"]["kind"], &found["created_at"]["kind"]),
            (&json!("tier"), &json!("joined_on"))
        );
        assert!(found.get("ip_address").is_none_or(|target| target["kind"] == "ignore"));
        let preview = test.call("import_preview", import.clone());
        let is_first = name.ends_with("csv");
        assert_eq!(counts(&preview).0 > 0, is_first, "{name}: {}", preview["counts"]);
        if is_first {
            test.call("import_apply", import);
        }
    }
    let list = "username,user id,access hash,name,group,group id\nlihua,1234567,-55,李华,读书会,99\n";
    let (seen, _) = suggested(&test, &community, &text(list));
    let found = targets(&seen);
    assert_eq!(found["user id"], json!({ "kind": "account", "platform": "telegram" }));
    assert_eq!(found["username"], json!({ "kind": "handle", "platform": "telegram" }));
    assert_eq!(
        (&found["group"]["kind"], &found["access hash"]["kind"]),
        (&json!("channel"), &json!("ignore"))
    );
}
