//! Sheets of plans, groups and figures as people keep them: recognised, previewed, imported as one step, exported and
//! imported again as an update.

mod grids;
mod own_fields;
mod plain;
mod refusals;
mod round_trips;
mod slotted;
mod wecom;

use std::{path::PathBuf, sync::Arc};

use serde_json::{Value, json};
use tulou_core::Code;
use tulou_host::ChildReader;
use tulou_tests::{TestApp, workbooks::RawWorkbook};

fn app() -> (TestApp, String) {
    let (mut test, community) = TestApp::with_community();
    let reader = ChildReader::program(PathBuf::from(env!("CARGO_BIN_EXE_table_reader")));
    test.app.ports.read_table = Some(Arc::new(reader));
    (test, community)
}

fn text(text: &str) -> Value {
    json!({ "kind": "text", "text": text })
}

fn file(path: &std::path::Path) -> Value {
    json!({ "kind": "file", "path": path })
}

/// The import that inspection suggests for a source, as the import page makes it.
fn suggested(test: &TestApp, community: &str, source: &Value) -> Value {
    let list = test.call("import_inspect", json!({ "community": community, "source": source }));
    let kind = list["kind"].clone();
    let seen = test.call(
        "sheet_inspect",
        json!({ "community": community, "source": source, "kind": kind, "chinese": true }),
    );
    let mapping: Vec<_> =
        seen["columns"].as_array().unwrap().iter().map(|column| column["target"].clone()).collect();
    json!({
        "community": community, "source": source, "kind": kind, "header_row": seen["header_row"],
        "mapping": mapping, "grid": seen["grid"].is_object(), "chinese": true,
    })
}

fn groups(test: &TestApp, community: &str, names: &[&str]) -> Vec<String> {
    let channels: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(place, name)| json!({ "name": name, "kind": "wechat_group", "number": format!("{:02}", place + 1), "tags": ["杭州"] }))
        .collect();
    test.call("channels_add", json!({ "community": community, "channels": channels }));
    let all = test.call("channels", json!({ "community": community }));
    all.as_array().unwrap().iter().map(|one| one["uid"].as_str().unwrap().to_owned()).collect()
}

fn contents(test: &TestApp, community: &str) -> Vec<Value> {
    let list = test.call("contents", json!({ "community": community, "sort": "start" }));
    list["rows"].as_array().unwrap().clone()
}

fn column(name: &str) -> Value {
    json!({ "kind": "column", "column": name })
}

fn own(name: &str) -> Value {
    json!({ "kind": "own", "name": name })
}

fn faults(preview: &Value) -> Vec<(u64, String)> {
    let problems = preview["problems"].as_array().unwrap().iter();
    problems.map(|one| (one["row"].as_u64().unwrap(), one["fault"].as_str().unwrap().to_owned())).collect()
}

#[test]
fn every_kind_is_recognised_by_its_headers() {
    let (test, community) = app();
    for (header, kind) in [
        ("日期,时间,栏目,标题,正文,群,负责人,状态", "contents"),
        ("排期,选题,文案,发布渠道,图片", "contents"),
        ("Publish date,Headline,Copy,Channels,Status", "contents"),
        ("活动名称,开始时间,结束时间,地点,主讲人", "activities"),
        ("Event name,Start time,End time,Venue,Speaker", "activities"),
        ("任务,负责人,截止日期,完成", "tasks"),
        ("Task,Assignee,Due date,Status", "tasks"),
        ("群名,群号,群主,群人数,二维码有效期", "groups"),
        ("group name,head count,owner", "groups"),
        ("群名,日期,群成员总数,新增群成员数,发过消息的群成员数,群聊消息总数", "figures"),
        ("群,日期,人数,新增,退群,发言人数,消息数", "figures"),
        ("Group,Date,Members,Joined,Messages", "figures"),
        ("姓名,手机,微信号,所在群,入群时间", "members"),
        ("name,email,tags", "members"),
        ("活动名称,姓名,手机,备注", "members"),
    ] {
        let rows = format!("{header}\n{}\n", header.split(',').map(|_| "一").collect::<Vec<_>>().join(","));
        let seen = test.call("import_inspect", json!({ "community": community, "source": text(&rows) }));
        assert_eq!(seen["kind"], kind, "{header}");
        let said = test.call(
            "import_inspect",
            json!({ "community": community, "source": text(&rows), "kind": "tasks" }),
        );
        assert_eq!(said["kind"], "tasks", "what the user says counts");
    }
}

#[test]
fn a_content_plan_of_a_feishu_table_comes_in_as_it_is_kept() {
    let (test, community) = app();
    let uids = groups(&test, &community, &["读书会1群", "读书会2群", "城市群"]);
    test.call("pillar_add", json!({ "community": community, "name": "早报" }));
    let sheet = "选题,发布时间,内容类型,文案,文案2,发布渠道,负责人,发布状态,封面图,投放预算,创建时间\n\
        每日一书,2026/03/05 08:00,早报,\"第一行\n#接龙\",第二条,\"读书会1群,02\",\"小李,小王\",待发布,a.png,300,2026/03/01\n\
        周末预告,2026-03-07,预告,,,杭州,小王,,,,2026/03/01\n\
        ,3月8日 20:30,,只有正文,,不存在的群,,火星,b.jpg;c.jpg,,2026/03/01\n\
        ,,,,,,,,,,2026/03/01\n";
    let import = suggested(&test, &community, &text(sheet));
    assert_eq!(import["kind"], "contents");
    assert_eq!(
        import["mapping"],
        json!([
            column("title"),
            column("date"),
            column("pillar"),
            column("text"),
            column("text_2"),
            column("channels"),
            column("owner"),
            column("state"),
            own("封面图"),
            own("投放预算"),
            { "kind": "ignore" },
        ])
    );
    let preview = test.call("sheet_preview", import.clone());
    assert_eq!(preview["counts"]["new"], 3, "{preview}");
    assert_eq!(
        faults(&preview),
        [
            (2, "first_only".to_owned()),
            (5, "unknown_channel".to_owned()),
            (5, "not_a_word".to_owned()),
            (6, "no_name".to_owned())
        ]
    );
    assert_eq!(preview["new_operators"], json!(["小李", "小王"]));
    assert_eq!(preview["new_pillars"], json!(["预告"]));
    assert_eq!(
        preview["new_fields"],
        json!([
            { "name": "封面图", "kind": "text", "options": [] },
            { "name": "投放预算", "kind": "number", "options": [] },
            { "name": "其他负责人", "kind": "choices", "options": ["小王"] },
        ])
    );
    assert_eq!(contents(&test, &community).len(), 0, "a preview writes nothing");

    let before = test.call("undo_state", json!({}));
    test.call("sheet_apply", import.clone());
    let rows = contents(&test, &community);
    let starts: Vec<_> = rows.iter().map(|row| (row["start"].as_str().unwrap(), &row["all_day"])).collect();
    assert_eq!(
        starts,
        [
            ("2026-03-05T08:00:00", &json!(false)),
            ("2026-03-07T00:00:00", &json!(true)),
            ("2026-03-08T20:30:00", &json!(false))
        ]
    );
    assert_eq!(rows[0]["channels"], json!([uids[0], uids[1]]));
    assert_eq!(rows[1]["channels"], json!(uids), "a tag of groups names them all");
    assert_eq!((&rows[0]["state"], &rows[2]["title"]), (&json!("scheduled"), &json!("只有正文")));
    let first = test.call("content", json!({ "uid": rows[0]["uid"] }));
    let texts: Vec<_> = first["pieces"].as_array().unwrap().iter().map(|one| one["text"].clone()).collect();
    assert_eq!(texts, ["第一行\n#接龙", "第二条"]);
    let fields = test.call("fields", json!({ "community": community, "subject": "content" }));
    assert_eq!(first["custom"][fields[0]["uid"].as_str().unwrap()], "a.png");
    assert_eq!(first["custom"][fields[2]["uid"].as_str().unwrap()], "小王", "who has no place is kept");
    assert_eq!(test.call("fields", json!({ "community": community })), json!([]), "members have none");

    // The same sheet again finds what it made.
    let again = test.call("sheet_preview", import);
    assert_eq!((&again["counts"]["new"], &again["counts"]["unchanged"]), (&json!(0), &json!(3)), "{again}");
    test.call("undo", json!({}));
    assert_eq!(contents(&test, &community).len(), 0);
    assert_eq!(test.call("fields", json!({ "community": community, "subject": "content" })), json!([]));
    assert_eq!(test.call("undo_state", json!({}))["undo"], before["undo"], "it was one step");
}

#[test]
fn activities_take_ranges_ends_and_lengths() {
    let (test, community) = app();
    groups(&test, &community, &["一群"]);
    let sheet = "活动名称\t日期\t时间\t结束时间\t时长\t地点\t主讲人\t活动形式\t名额\t群\n\
        新书分享\t2026/3/5\t20:00-21:30\t\t\t线上\t王老师\t分享\t30\t一群\n\
        城市漫步\t3月7日\t下午2点\t\t1.5小时\t西湖\t\t线下\t\t\n\
        共读营\t2026-03-09\t\t2026-03-15\t\t\t\t打卡营\t\t\n\
        夜谈\t2026-03-10\t23:00\t00:30\t\t\t\t\t\t\n";
    let import = suggested(&test, &community, &text(sheet));
    assert_eq!(import["kind"], "activities");
    let preview = test.call("sheet_preview", import.clone());
    assert_eq!((&preview["counts"]["new"], faults(&preview)), (&json!(4), vec![]));
    test.call("sheet_apply", import);
    let list = test.call("activities", json!({ "community": community }));
    let lengths: Vec<_> = list["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let view = test.call("activity", json!({ "uid": row["uid"] }));
            let when = &view["schedule"]["when"];
            (when["start"].as_str().unwrap().to_owned(), when["duration_min"].as_i64().unwrap())
        })
        .collect();
    assert_eq!(
        lengths,
        [
            ("2026-03-05T20:00:00".to_owned(), 90),
            ("2026-03-07T14:00:00".to_owned(), 90),
            ("2026-03-09T00:00:00".to_owned(), 7 * 1_440),
            ("2026-03-10T23:00:00".to_owned(), 90)
        ]
    );
}

#[test]
fn tasks_are_due_and_done() {
    let (test, community) = app();
    let sheet = "任务\t负责人\t截止日期\t是否完成\n写周报\t小李\t2026-03-06 18:00\t未完成\n订场地\t\t\t✅\n";
    let import = suggested(&test, &community, &text(sheet));
    assert_eq!(import["kind"], "tasks");
    test.call("sheet_apply", import);
    let list = test.call("tasks", json!({ "community": community }));
    let said: Vec<_> = list["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["due"].clone(), one["done_at"].is_i64()))
        .collect();
    assert_eq!(said, [(json!("2026-03-06T18:00:00"), false), (Value::Null, true)]);
}

#[test]
fn tasks_belong_to_the_events_and_posts_that_a_sheet_names() {
    let (test, community) = app();
    let event = |day: &str| {
        let when = json!({ "start": format!("{day}T20:00:00") });
        test.call("activity_add", json!({ "community": community, "title": "周会", "when": when }))["uid"]
            .clone()
    };
    let (first, second) = (event("2026-03-05"), event("2026-03-12"));
    let post =
        test.call("content_add", json!({ "community": community, "text": "新书预告", "channels": [] }));
    let sheet =
        "待办\t所属活动\t关联内容\n订场地\t周会 (2026-03-12)\t\n配图\t\t新书预告\n哪一次\t周会\t没有的\n";
    let import = suggested(&test, &community, &text(sheet));
    let preview = test.call("sheet_preview", import.clone());
    assert_eq!(faults(&preview), [(4, "unknown_plan".to_owned()), (4, "unknown_plan".to_owned())]);
    test.call("sheet_apply", import);
    let tasks = || {
        let list = test.call("tasks", json!({ "community": community }));
        let rows = list["rows"].as_array().unwrap().iter();
        rows.map(|one| (one["title"].clone(), one["activity"].clone(), one["content"].clone()))
            .collect::<Vec<_>>()
    };
    let none = Value::Null;
    assert_eq!(
        tasks(),
        [
            (json!("订场地"), second.clone(), none.clone()),
            (json!("配图"), none.clone(), post["uid"].clone()),
            (json!("哪一次"), none.clone(), none.clone())
        ]
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("待办.csv");
    test.call(
        "sheet_export",
        json!({ "community": community, "kind": "tasks", "path": path, "chinese": true }),
    );
    let sheet = std::fs::read_to_string(&path).unwrap();
    assert!(sheet.contains("所属活动,所属内容,") && sheet.contains("周会 (2026-03-12)"), "{sheet}");
    let changed = sheet.replace("周会 (2026-03-12)", "周会 (2026-03-05)").replace("新书预告", "");
    std::fs::write(&path, changed).unwrap();
    test.call("sheet_apply", suggested(&test, &community, &file(&path)));
    let (moved, freed) = (tasks()[0].1.clone(), tasks()[1].2.clone());
    assert_eq!((moved, freed), (first, none));
}

#[test]
fn forty_groups_pasted_from_a_sheet_become_channels_and_later_an_update() {
    let (test, community) = app();
    let sheet = |people: i32| {
        let mut sheet = "编号\t群名\t平台\t账号\t人数\t建群时间\t标签\t负责人\n".to_owned();
        for number in 1..=40 {
            sheet += &format!(
                "{number:02}\t读书会{number}群\t微信群\t小助手{}\t{}\t2025/3/{}\t杭州、三期\t小李\n",
                number % 3,
                people + number,
                number % 28 + 1
            );
        }
        sheet + "41\t\t微信群\t\t\t\t\t\n42\t读书会1群\t火星\t\t很多\t\t\t\n"
    };
    let import = suggested(&test, &community, &text(&sheet(300)));
    assert_eq!(import["kind"], "groups");
    let preview = test.call("sheet_preview", import.clone());
    assert_eq!(
        faults(&preview),
        [(42, "no_name"), (43, "duplicate"), (43, "not_a_word"), (43, "not_a_number")]
            .map(|(row, fault)| (row, fault.to_owned()))
    );
    assert_eq!(preview["new_tags"], json!(["杭州", "三期"]));
    test.call("sheet_apply", import);
    let channels = test.call("channels", json!({ "community": community }));
    assert_eq!(channels.as_array().unwrap().len(), 40);
    assert_eq!(
        (&channels[0]["number"], &channels[0]["opened_on"], channels[0]["tags"].as_array().unwrap().len()),
        (&json!("01"), &json!("2025-03-02"), 2)
    );
    let update = test.call("sheet_preview", suggested(&test, &community, &text(&sheet(310))));
    assert_eq!((&update["counts"]["new"], &update["counts"]["updated"]), (&json!(0), &json!(40)));
    let cell = &update["rows"][0]["cells"][0];
    assert_eq!(
        (&cell["before"], &cell["after"], &cell["base"]),
        (&json!("301"), &json!("311"), &Value::Null)
    );
}

#[test]
fn statistics_of_wecom_become_figures() {
    let (test, community) = app();
    let uids = groups(&test, &community, &["一群", "二群"]);
    let sheet = "群名,日期,群成员总数,新增群成员数,发过消息的群成员数,群聊消息总数,打卡人数\n\
        一群,2026-03-01,120,3,40,312,17\n\
        二群,2026-03-01,98,0,21,\"1,024\",—\n\
        三群,2026-03-01,50,1,2,3,4\n";
    let import = suggested(&test, &community, &text(sheet));
    assert_eq!(import["kind"], "figures");
    let numbers = sheet.replace('—', "9");
    let import =
        suggested(&test, &community, &text(&numbers)).as_object().map_or(import, |import| json!(import));
    assert_eq!(import["mapping"][6], own("打卡人数"));
    let preview = test.call("sheet_preview", import.clone());
    assert_eq!((&preview["counts"]["new"], faults(&preview).len()), (&json!(2), 2), "{preview}");
    test.call("sheet_apply", import.clone());
    let figure = |name: &str| test.call("figures", json!({ "channel": uids[1], "figure": name }))[0].clone();
    assert_eq!(
        (&figure("messages")["value"], &figure("messages")["source"]),
        (&json!(1024.0), &json!("imported"))
    );
    assert_eq!(figure("打卡人数")["value"], json!(9.0));
    let again = test.call("sheet_preview", import);
    assert_eq!(again["counts"]["unchanged"], 2);
}

#[test]
fn figures_of_some_days_go_out_alone() {
    let (test, community) = app();
    let uids = groups(&test, &community, &["一群"]);
    let figure = |on: &str| json!({ "channel": uids[0], "on": on, "figure": "messages", "value": 9.0, "source": "typed" });
    let figures: Vec<_> = ["2026-03-01", "2026-03-02", "2026-03-03"].map(figure).into();
    test.call("channels_edit", json!({ "edits": [], "figures": figures }));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("数据.csv");
    let export = |kind: &str, from: &str, to: Option<&str>| {
        let input = json!({ "community": community, "kind": kind, "path": path, "from": from, "to": to });
        test.try_call("sheet_export", input).map(|report| report["rows"].clone())
    };
    assert_eq!(export("figures", "2026-03-02", None).unwrap(), 2);
    assert_eq!(export("figures", "2026-03-02", Some("2026-03-03")).unwrap(), 1);
    let sheet = std::fs::read_to_string(&path).unwrap();
    assert!(sheet.contains("2026-03-02") && !sheet.contains("2026-03-03"), "{sheet}");
    let reason = |refused: tulou_core::Error| refused.details["reason"].clone();
    assert_eq!(reason(export("figures", "2026-03-02", Some("2026-03-02")).unwrap_err()), "out_of_range");
    assert_eq!(reason(export("figures", "März", None).unwrap_err()), "not_a_date");
    assert_eq!(reason(export("groups", "2026-03-02", None).unwrap_err()), "only_for_figures");
}

#[test]
fn a_mapping_is_remembered_with_what_the_list_is() {
    let (test, community) = app();
    let source = text("甲,乙\n分享会,2026-03-05\n");
    let inspect = |kind: &str| {
        test.call(
            "sheet_inspect",
            json!({ "community": community, "source": source, "kind": kind, "header_row": 1 }),
        )
    };
    assert_eq!(inspect("tasks")["columns"][1]["target"], own("乙"));
    let mapping = json!([column("title"), column("date")]);
    let import = json!({
        "community": community, "source": source, "kind": "tasks", "header_row": 1, "mapping": mapping,
    });
    test.call("sheet_apply", import);
    let asked = json!({ "community": community, "source": source, "header_row": 1 });
    assert_eq!(test.call("import_inspect", asked)["kind"], "tasks");
    let seen = inspect("tasks");
    assert_eq!((&seen["columns"][1]["target"], &seen["remembered"]), (&column("date"), &json!(true)));
}

#[test]
fn what_is_too_much_is_refused_with_a_reason_and_nothing_is_written() {
    let (test, community) = app();
    let mut rows = "任务,截止日期\n".to_owned();
    for number in 0..50_001 {
        rows += &format!("任务{number},2026-03-05\n");
    }
    let import = |source: Value| {
        json!({
            "community": community, "source": source, "kind": "tasks", "header_row": 1,
            "mapping": [column("title"), column("date")],
        })
    };
    let failed = test.try_call("sheet_apply", import(text(&rows))).unwrap_err();
    assert_eq!((failed.code, failed.details["limit"].as_str()), (Code::TooLarge, Some("rows")));
    let huge = format!("任务,截止日期\n{},2026-03-05\n", "长".repeat(150_000));
    let preview = test.call("sheet_preview", import(text(&huge)));
    assert_eq!(faults(&preview)[0], (2, "too_long".to_owned()));
    test.call("sheet_apply", import(text(&huge)));
    let list = test.call("tasks", json!({ "community": community }));
    assert_eq!(list["rows"][0]["title"].as_str().unwrap().chars().count(), 200);
    let wrong = json!({
        "community": community, "source": text("a\nb\n"), "kind": "tasks", "header_row": 1, "mapping": [column("pillar")],
    });
    assert_eq!(test.try_call("sheet_preview", wrong).unwrap_err().code, Code::Invalid);
}

#[test]
fn a_community_that_reviews_lets_no_sheet_go_past_its_reviewer() {
    let (test, community) = app();
    test.call("community_edit", json!({ "uid": community, "review_on": true }));
    let import = suggested(&test, &community, &text("标题,文案,状态\n一,正文,已发布\n二,正文,待审\n"));
    let preview = test.call("sheet_preview", import.clone());
    assert_eq!(faults(&preview), [(2, "not_allowed".to_owned())]);
    test.call("sheet_apply", import);
    let mut states: Vec<_> = contents(&test, &community).iter().map(|row| row["state"].clone()).collect();
    states.sort_by_key(ToString::to_string);
    assert_eq!(states, ["draft", "review"]);
}

#[test]
fn a_workbook_with_dates_and_merged_cells_is_a_plan() {
    let (test, community) = app();
    groups(&test, &community, &["一群"]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("排期.xlsx");
    let cell =
        |place: &str, text: &str| format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let rows = [
        vec![cell("A1", "三月内容表")],
        vec![cell("A2", "栏目"), cell("B2", "标题"), cell("C2", "发布日期"), cell("D2", "发布群")],
        vec![
            cell("A3", "早报"),
            cell("B3", "一"),
            "<c r=\"C3\"><v>46086</v></c>".to_owned(),
            cell("D3", "一群"),
        ],
        vec![cell("B4", "二"), "<c r=\"C4\"><v>46087</v></c>".to_owned(), cell("D4", "一群")],
    ];
    let rows: String = rows
        .iter()
        .enumerate()
        .map(|(at, cells)| format!("<row r=\"{}\">{}</row>", at + 1, cells.concat()))
        .collect();
    RawWorkbook::with_rows(&rows, "<mergeCells count=\"1\"><mergeCell ref=\"A3:A4\"/></mergeCells>")
        .save(&path);
    let import = suggested(&test, &community, &file(&path));
    assert_eq!((&import["kind"], &import["header_row"]), (&json!("contents"), &json!(2)));
    test.call("sheet_apply", import);
    let rows = contents(&test, &community);
    let starts: Vec<_> = rows.iter().map(|row| row["start"].as_str().unwrap().to_owned()).collect();
    assert_eq!(starts, ["2026-03-05T00:00:00", "2026-03-06T00:00:00"]);
    assert_eq!(rows[0]["pillar"], rows[1]["pillar"], "a merged cell speaks for each of its rows");
}
