//! Logs of interactions by `import`, and what `insights` says of them.

use std::path::Path;

use serde_json::json;
use tulou_core::tabular::{OutCell, OutTable, XlsxTable};

use crate::Place;

const LOG: &str = "time,member_id,channel,kind
2026-03-02T01:00:00Z,wx1,晨读,message
2026-03-02T01:00:05Z,wx2,晨读,reply
2026-03-10T13:30:00Z,wx1,夜聊,check-in
2026-03-10T13:31:00Z,wx9,夜聊,reaction
昨天,wx1,夜聊,message
";

#[test]
fn chats_go_where_the_command_line_says_and_unclear_dates_are_told() {
    let place = Place::made();
    let community = place.call("workspace_overview", &json!({}))["communities"][0]["uid"].clone();
    let channels = json!([{ "name": "晨读", "kind": "whatsapp" }]);
    place.call("channels_add", &json!({ "community": community, "channels": channels }));
    let chat = place.file("wa.txt", "3/5/24, 21:07 - 张三: 大家好\n3/5/24, 21:08 - 李四: 好\n");
    let done = place.run(["import", &chat, "--into", "晨读"]);
    assert!(done.status == Some(0) && done.err.contains("--day-first"), "{done:?}");
    let names = || {
        let all = place.call("channels", &json!({ "community": community }));
        all.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(), ["晨读"]);
    let wrong = place.run(["import", &chat, "--into", "没有"]);
    assert!(wrong.status == Some(1) && wrong.err.contains("没有"), "{wrong:?}");
    let zone = place.run(["import", &chat, "--zone", "Asia/Tokyo"]);
    assert!(zone.status == Some(1) && zone.err.contains("Asia/Shanghai"), "{zone:?}");
    let berlin = place.json(["insights", "--zone", "Europe/Berlin", "--platform", "whatsapp"]);
    assert_eq!(berlin["heat"].as_array().unwrap().len(), 1);
    assert_ne!(berlin["heat"], place.json(["insights"])["heat"]);
    assert_eq!(place.json(["insights", "--platform", "telegram"])["top"], json!([]));
    let far = place.run(["insights", "--as-of", "9999-12-31"]);
    assert!(far.status == Some(1) && far.err.contains("as_of"), "{far:?}");
}

#[test]
fn a_log_is_recognised_comes_in_once_and_is_counted() {
    let place = Place::made();
    place.good(["import", &place.file("people.csv", "姓名,微信号\n小红,wx1\n小明,wx2\n")]);
    let log = place.file("events.csv", LOG);
    let would = place.run(["import", &log, "--dry-run"]);
    assert!(would.out.contains("would add 4"), "{would:?}");
    assert_eq!(place.json(["insights"])["as_of"], json!(null), "a dry run writes nothing");
    let done = place.run(["import", &log]);
    assert!(done.out.contains("4 new") && done.out.contains("1 problem"), "{done:?}");
    assert!(done.err.contains("row 6: no time of day 昨天"), "{done:?}");
    let again = place.json(["import", &log]);
    assert_eq!((&again["files"][0]["added"], &again["files"][0]["known"]), (&json!(0), &json!(4)));

    let all = place.json(["insights", "--members"]);
    assert_eq!(all["as_of"], "2026-03-10");
    assert_eq!((&all["dau"][0], &all["dau"][8]), (&json!(["2026-03-02", 2]), &json!(["2026-03-10", 2])));
    assert_eq!(all["lifecycle"], json!([["2026-03-02", 2, 0, 0, 0], ["2026-03-09", 1, 1, 0, 1]]));
    assert_eq!(all["retention"], json!([["2026-03-02", 0, 2], ["2026-03-02", 1, 1], ["2026-03-09", 0, 1]]));
    assert_eq!(all["heat"], json!([[0, 9, 2], [1, 21, 2]]), "hours of the community's clock");
    assert_eq!(all["top"], json!([["wx1", 40], ["wx2", 15], ["wx9", 2]]));
    assert_eq!(all["rfm"], json!([["wx1", 0, 2, 40], ["wx2", 8, 1, 15], ["wx9", 0, 1, 2]]));
    assert_eq!(all["incomplete"], json!(["2026-03-09"]), "the week is not over");
    let some = place.json([
        "insights",
        "--channel",
        "晨读",
        "--kind",
        "message,reply",
        "--from",
        "2026-03-02",
        "--to",
        "2026-03-02",
    ]);
    assert_eq!((&some["as_of"], &some["top"]), (&json!("2026-03-02"), &json!([["wx2", 15], ["wx1", 10]])));
    let wrong = place.run(["insights", "--channel", "没有"]);
    assert!(wrong.status != Some(0) && wrong.err.contains("没有"), "{wrong:?}");
    let months = place.json(["insights", "--interval", "month", "--cohort", "join"]);
    assert_eq!(months["retention"], json!([]), "nobody's joining is known");
    let months = place.json(["insights", "--interval", "month"]);
    assert_eq!(months["retention"], json!([["2026-03-01", 0, 3]]));
    assert_eq!(
        (&months["lifecycle"][0], &months["incomplete"]),
        (&json!(["2026-03-01", 3, 0, 0, 0]), &json!(["2026-03-01"]))
    );
    for (option, name) in
        [("--segment", "没有"), ("--tier", "没有"), ("--interval", "year"), ("--cohort", "last")]
    {
        let wrong = place.run(["insights", option, name]);
        assert!(wrong.status != Some(0) && wrong.err.contains(name), "{wrong:?}");
    }
}

#[test]
fn exports_of_chats_named_at_once_are_one_import() {
    let place = Place::made();
    let message = |id: u64, who: u64, text: &str| {
        json!({ "id": id, "type": "message", "date": "2026-03-02T09:00:00", "date_unixtime": (1_772_413_200 + id * 60).to_string(),
            "from": format!("书友{who}"), "from_id": format!("user{who}"), "text": text })
    };
    let telegram = format!(
        r#"{{"name": "晨读群", "type": "private_supergroup", "id": 15, "messages": {}}}"#,
        json!([message(1, 1, "早"), message(2, 2, "早"), message(3, 1, "好")])
    );
    let telegram = place.file("result.json", &telegram);
    let table = place.file(
        "messages.csv",
        "message_id,timestamp,channel,author_id,author_name,type,content,reply_to,reactions,reaction_count,is_bot\n\
         1,2026-03-03T09:00:00+08:00,夜聊,wx1,小红,text,大家好,,,0,0\n\
         2,2026-03-03T09:01:00+08:00,夜聊,wx2,小明,text,你好,1,👍:2,2,0\n\
         3,2026-03-03T09:02:00+08:00,夜聊,b1,助手,text,欢迎,,,0,1\n",
    );
    let would = place.run(["import", &telegram, &table, "--dry-run"]);
    assert!(
        would.out.contains("6 messages of 5 people") && would.out.contains("Nothing was written"),
        "{would:?}"
    );
    let done = place.json(["import", &telegram, &table]);
    assert_eq!(done["files"].as_array().unwrap().len(), 1, "one import");
    let report = &done["files"][0];
    let counts =
        ["messages", "added", "people", "new_members", "bots"].map(|name| report[name].as_u64().unwrap());
    assert_eq!(counts, [6, 8, 5, 4, 1]);
    let formats: Vec<_> = report["files"].as_array().unwrap().iter().map(|file| &file["format"]).collect();
    assert_eq!(formats, ["telegram", "messages"]);
    let told = place.json(["insights"]);
    assert_eq!(
        told["top"],
        json!([["user1", 20], ["wx2", 15], ["user2", 10], ["wx1", 10]]),
        "bots are left out"
    );
    let again = place.run(["import", &telegram]);
    assert!(again.out.contains("came in before"), "{again:?}");
    let wrong = place.run(["import", &telegram, "--format", "icq"]);
    assert!(wrong.status != Some(0) && wrong.err.contains("unknown_format"), "{wrong:?}");
    let only = place.run(["import", &place.file("people.csv", "姓名\n小红\n"), "--zone", "Asia/Tokyo"]);
    assert!(only.status != Some(0) && only.err.contains("zone"), "{only:?}");
}

#[test]
fn kept_texts_are_searched() {
    let place = Place::made();
    let table = place.file(
        "messages.csv",
        "timestamp,channel,author_id,author_name,content\n\
         2026-03-03T09:00:00+08:00,夜聊,wx1,小红,周末线下活动报名\n\
         2026-03-03T09:01:00+08:00,夜聊,wx2,小明,活动在周末吗\n",
    );
    let done = place.run(["import", &table]);
    assert!(!done.out.contains("texts"), "nothing is kept unasked: {done:?}");
    let none = place.run(["search", "周末"]);
    assert!(none.out.contains("No texts of messages are kept"), "{none:?}");
    let would = place.run(["import", "--keep-text", &table, "--dry-run"]);
    assert!(would.out.contains("2 texts would be kept"), "{would:?}");
    let kept = place.run(["import", &table, "--keep-text"]);
    assert!(kept.out.contains("2 texts were kept: 42 bytes"), "{kept:?}");
    let found = place.run(["search", "周末活动"]);
    let lines: Vec<_> = found.out.lines().collect();
    assert_eq!(
        lines,
        [
            "2026-03-03 09:01:00  夜聊  小明: 活动在周末吗",
            "2026-03-03 09:00:00  夜聊  小红: 周末线下活动报名"
        ]
    );
    let json =
        place.json(["search", "报名", "--channel", "夜聊", "--from", "2026-03-03", "--to", "2026-03-03"]);
    assert_eq!(json["hits"].as_array().map(Vec::len), Some(1));
    assert!(place.run(["search", "明年"]).out.contains("No kept text holds these words"));
    // One group, as other programs read it.
    let out = place.beside("chat.jsonl");
    let written = place.json(["export", "chat", &out, "--channel", "夜聊"]);
    assert_eq!((&written["messages"], &written["texts"]), (&json!(2), &json!(2)), "{written}");
    let again = place.run(["import", &out, "--dry-run"]);
    assert!(again.out.contains("夜聊"), "it can be read again: {again:?}");
    for arguments in [&["export", "chat", &out][..], &["export", "chat", &out, "--channel", "没有"]] {
        let wrong = place.run(arguments);
        assert!(wrong.status != Some(0) && wrong.err.contains("channel"), "{wrong:?}");
    }
    let wrong = place.run(["search", "报名", "--channel", "没有"]);
    assert!(wrong.status != Some(0) && wrong.err.contains("没有"), "{wrong:?}");
    let only = place.run(["import", &place.file("people.csv", "姓名\n小红\n"), "--keep-text=false"]);
    assert!(only.status != Some(0) && only.err.contains("keep-text"), "{only:?}");
}

#[test]
fn the_columns_of_messages_are_said_where_nobody_knows_them() {
    let place = Place::made();
    let table =
        "啥时候,谁,说了啥,群里叫\n2024-03-05 09:02,甲,早上好呀各位,小甲\n2024-03-05 09:03,乙,早,小乙\n";
    let chat = place.file("三月.csv", table);
    let said = place.run(["import", &chat]);
    assert!(said.status == Some(1) && said.err.contains("--format messages"), "{said:?}");
    let would = place.good(["import", &chat, "--format", "messages", "--dry-run"]);
    assert!(would.contains("啥时候=time, 谁=author, 说了啥=text, 群里叫=ignore"), "{would}");
    let maps = ["--map", "群里叫=author", "--map", "2=account:wechat"];
    let would = place.good([&["import", &chat, "--format", "messages", "--dry-run"][..], &maps].concat());
    assert!(would.contains("谁=account:wechat, 说了啥=text, 群里叫=author"), "{would}");
    place.good([&["import", &chat, "--format", "messages"][..], &maps].concat());
    assert_eq!(place.members(), 2);
    // It is remembered, and can be said otherwise.
    let next = place.file("四月.csv", &table.replace("2024-03", "2024-04"));
    let would = place.good(["import", &next, "--dry-run"]);
    assert!(would.contains("谁=account:wechat") && would.contains("add 2 to the log"), "{would}");
    let would = place.good(["import", &next, "--dry-run", "--map", "谁=ignore"]);
    assert!(would.contains("谁=ignore"), "{would}");

    let short = place.file("短.csv", "first,second\n12345,67890\n");
    for run in [
        &["import", &short, "--format", "messages"][..],
        &["import", &short, "--format", "messages", "--dry-run"],
    ] {
        let said = place.run(run);
        assert_eq!(said.status, Some(1), "{said:?}");
        assert!(said.err.contains("--map COLUMN=time") && said.err.contains("first, second"), "{said:?}");
    }
    // What is good comes in, and the other one is named with its columns.
    let good = place.file("五月.csv", &table.replace("2024-03", "2024-05"));
    let said = place.run(["import", &short, &good, "--format", "messages"]);
    assert!(said.status == Some(0) && said.out.contains("2 new in the log"), "{said:?}");
    assert!(said.err.contains("短.csv") && said.err.contains("first, second"), "{said:?}");
    let list = place.file("名单.csv", "姓名,微信号\n小红,wx1\n");
    let said = place.run(["import", &next, &list, "--map", "谁=author"]);
    assert!(said.status == Some(1) && said.err.contains("--map"), "{said:?}");
    for (maps, reason) in [
        (&["--map", "没有=author"][..], "no column “没有”"),
        (&["--map", "谁=phone"], "phone"),
        (&["--map", "谁=text", "--map", "说了啥=text"], "cannot both"),
    ] {
        let said = place.run([&["import", &next][..], maps].concat());
        assert!(said.status == Some(1) && said.err.contains(reason), "{said:?}");
    }
    let telegram = place.file(
        "result.json",
        r#"{"name":"x","type":"private_supergroup","id":1,"messages":[{"id":1,"type":"message","date":"2024-03-05T09:02:00","date_unixtime":"1709600520","from":"a","from_id":"user1","text":"hi"}]}"#,
    );
    let said = place.run(["import", &telegram, "--map", "from=author"]);
    assert!(said.status == Some(1) && said.err.contains("--map"), "{said:?}");
    let found = place.json(["inspect", &chat, "--format", "messages"]);
    assert_eq!((&found["messages"], &found["authors"]), (&json!(2), &json!(2)));
}

#[test]
fn a_sheet_of_a_workbook_is_read_when_it_is_named() {
    let place = Place::made();
    let book = place.beside("book.xlsx");
    let mut table = Box::new(XlsxTable::create(Path::new(&book), "聊天").unwrap());
    for row in [["时间", "发送人", "内容"], ["2024-03-05 09:02", "甲", "早"]] {
        table.row(&row.map(OutCell::Text)).unwrap();
    }
    table.finish().unwrap();
    let found = place.json(["import", &book, "--sheet", "聊天", "--dry-run"]);
    let report = &found["files"][0];
    assert_eq!((&report["tables"][0]["sheet"], &report["messages"]), (&json!("聊天"), &json!(1)), "{report}");
    for more in [&["--format", "messages"][..], &["--as", "people"], &["--as", "groups"]] {
        let said = place.run([&["import", &book, "--sheet", "没有"][..], more].concat());
        assert!(said.status == Some(1) && said.err.contains("book.xlsx"), "{said:?}");
    }
    let said = place.run(["import", &book, "--sheet", "没有"]);
    assert!(said.status == Some(1) && said.err.contains("no sheet"), "{said:?}");
    let list = place.file("名单.csv", "姓名,微信号\n小红,wx1\n");
    let said = place.run(["import", &list, "--sheet", "聊天"]);
    assert!(said.status == Some(1) && said.err.contains("--sheet"), "{said:?}");
    place.good(["import", &book, "--sheet", "聊天", "--as", "people", "--map", "发送人=name"]);
    assert_eq!(place.members(), 1);
}
