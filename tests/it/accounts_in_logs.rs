//! Accounts and the log: what somebody wrote before they were a member is theirs when the account comes, and nobody's of the members
//! when it goes, in whatever order files come in again.

use serde_json::{Value, json};
use tulou_tests::TestApp;

use crate::telegram::{chat as telegram_chat, said, write};

/// Who weighs how much, by what they are called, and whether they are members.
fn leaders(test: &TestApp, community: &str) -> Vec<(String, bool, u64)> {
    let range = json!({ "community": community, "from": "2024-03-01", "to": "2024-03-31" });
    let answer = test.call("insight_people", range);
    let leaders = answer["leaders"].as_array().unwrap().iter();
    leaders
        .map(|one| {
            let person = &one["person"];
            let name = person["name"].as_str().unwrap().to_owned();
            (name, person["member"].is_string(), one["weight"].as_u64().unwrap())
        })
        .collect()
}

fn told(expected: &[(&str, bool, u64)]) -> Vec<(String, bool, u64)> {
    expected.iter().map(|(name, member, weight)| ((*name).to_owned(), *member, *weight)).collect()
}

#[test]
fn who_wrote_before_anybody_was_a_member_is_the_member_whose_account_comes() {
    let (test, community) = TestApp::with_community();
    let log = "time,member,kind\n2024-03-05 09:00:00,m1,message\n2024-03-05 10:00:00,王五,message\n2024-03-06 10:00:00,m1,message\n";
    let import = || {
        test.call("log_import", json!({ "community": community, "source": { "kind": "text", "text": log } }))
    };
    import();
    assert_eq!(leaders(&test, &community), told(&[("m1", false, 20), ("王五", false, 10)]));
    let before = test.snapshot();
    let list = json!({ "kind": "text", "text": "用户ID,姓名\nm1,李四\n" });
    let targets = json!([{ "kind": "account", "platform": "list" }, { "kind": "name" }]);
    let identity = json!({ "kind": "account", "platform": "list" });
    let input = json!({ "community": community, "source": list, "header_row": 1, "mapping": targets, "identity": identity });
    test.call("import_apply", input);
    assert_eq!(leaders(&test, &community), told(&[("李四", true, 20), ("王五", false, 10)]));
    // By name, where one member alone is called so.
    let member =
        test.call("member_add", json!({ "community": community, "name": "小王" }))["row"]["uid"].clone();
    test.call("account_add", json!({ "member": member, "platform": "wechat", "handle": "王五" }));
    assert_eq!(leaders(&test, &community), told(&[("李四", true, 20), ("小王", true, 10)]));
    assert_eq!(import()["known"], 3);
    for _ in 0..3 {
        test.call("undo", json!({}));
    }
    assert_eq!(test.snapshot(), before);
}

#[test]
fn what_was_written_under_an_account_that_is_taken_away_is_somebodys_who_is_no_member() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(
        folder.path(),
        "a.json",
        &telegram_chat(
            "读书会",
            "private_supergroup",
            15,
            &[said(1, 0, 2, "早"), said(2, 60, 2, "早上好"), said(3, 120, 3, "大家好")],
        ),
    );
    // Whoever was a member when they wrote, and whoever had written before.
    for first in ["members", "unassigned"] {
        let (test, community) = TestApp::with_community();
        let import = |people: &str| {
            let input =
                json!({ "community": community, "paths": [file], "people": people, "keep_texts": true });
            test.call("chat_import", input)
        };
        let texts = || -> Vec<Value> {
            let found = test.call("text_search", json!({ "community": community, "limit": 10 }));
            let hits = found["hits"].as_array().unwrap();
            hits.iter().map(|hit| hit["speaker"]["member"].clone()).collect()
        };
        import(first);
        import("members");
        assert_eq!(leaders(&test, &community).iter().filter(|(_, member, _)| *member).count(), 2);
        let page = test.call("members", json!({ "community": community, "limit": 10 }));
        let who =
            page["rows"].as_array().unwrap().iter().find(|row| row["accounts"][0]["external_id"] == "user2");
        let who = who.unwrap().clone();
        let before = test.snapshot();
        test.call("account_remove", json!({ "uid": who["accounts"][0]["uid"] }));
        assert_eq!(
            leaders(&test, &community).iter().map(|one| (one.1, one.2)).collect::<Vec<_>>(),
            [(false, 20), (true, 10)]
        );
        assert_eq!(texts().iter().filter(|member| member.is_null()).count(), 2);
        // The file knows them again.
        assert_eq!(import("unassigned")["known"], 3);
        // The account is another member's, and so is what was written.
        let other =
            test.call("member_add", json!({ "community": community, "name": "小李" }))["row"]["uid"].clone();
        test.call("account_add", json!({ "member": other, "platform": "telegram", "external_id": "user2" }));
        assert_eq!(leaders(&test, &community)[0], ("小李".to_owned(), true, 20));
        assert_eq!(texts().iter().filter(|member| **member == other).count(), 2);
        assert_eq!(import("members")["known"], 3);
        for _ in 0..3 {
            test.call("undo", json!({}));
        }
        assert_eq!(test.snapshot(), before);
    }
}

#[test]
fn whoever_was_known_by_name_or_by_id_in_tables_is_known_again_when_the_account_is_gone() {
    for key in ["王五", "wx1"] {
        let (test, community) = TestApp::with_community();
        let member =
            test.call("member_add", json!({ "community": community, "name": "小王" }))["row"]["uid"].clone();
        let account =
            json!({ "member": member, "platform": "wechat", "external_id": "wx1", "handle": "王五" });
        let account = test.call("account_add", account)["row"]["accounts"][0]["uid"].clone();
        let log = format!(
            "time,member,kind\n2024-03-05 09:00:00,{key},message\n2024-03-06 10:00:00,{key},message\n"
        );
        let import = || {
            test.call(
                "log_import",
                json!({ "community": community, "source": { "kind": "text", "text": log } }),
            )
        };
        assert_eq!(import()["added"], 2);
        assert_eq!(leaders(&test, &community), told(&[("小王", true, 20)]));
        test.call("account_remove", json!({ "uid": account }));
        assert_eq!(import()["known"], 2, "{key}");
        assert_eq!(leaders(&test, &community), told(&[("王五", false, 20)]));
    }
}

#[test]
fn whom_a_chat_makes_members_is_whoever_a_table_named() {
    let (test, community) = TestApp::with_community();
    let log = "time,member,kind\n2024-03-05 09:00:00,user2,message\n";
    test.call("log_import", json!({ "community": community, "source": { "kind": "text", "text": log } }));
    let folder = tempfile::tempdir().unwrap();
    let file = write(
        folder.path(),
        "a.json",
        &telegram_chat("读书会", "private_supergroup", 15, &[said(1, 0, 2, "早")]),
    );
    test.call("chat_import", json!({ "community": community, "paths": [file], "people": "members" }));
    assert_eq!(leaders(&test, &community), told(&[("用户2", true, 20)]));
}

#[test]
fn who_is_no_member_yet_is_told_with_who_that_probably_is_and_becomes_one() {
    let folder = tempfile::tempdir().unwrap();
    let (test, community) = TestApp::with_community();
    let add = |name: &str, more: Value| {
        let mut input = json!({ "community": community, "name": name });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        test.call("member_add", input)["row"]["uid"].clone()
    };
    add("小红", json!({ "phone": "138 0013 8000" }));
    let ming = add("小明", json!({}));
    // Two of one name are neither.
    add("阿伟", json!({}));
    add("阿伟", json!({}));
    let log = "time,member,kind\n2024-03-05 09:00:00,小明,message\n2024-03-05 10:00:00,阿伟,message\n\
               2024-03-04 10:00:00,+86 138 0013 8000,check-in\n2024-03-06 10:00:00,新人,message\n";
    test.call("log_import", json!({ "community": community, "source": { "kind": "text", "text": log } }));
    let chat = write(folder.path(), "群.txt", "2024/3/7 21:07 - 小刚: 早\n2024/3/7 21:08 - 小明: 早\n");
    test.call("chat_import", json!({ "community": community, "paths": [chat], "people": "unassigned" }));

    let told = || -> Vec<(String, String, Option<String>, Option<String>)> {
        let found = test.call("people_unassigned", json!({ "community": community }));
        let people = found["people"].as_array().unwrap();
        assert_eq!(found["total"], people.len());
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let of = |one: &Value| {
            let name = format!("{} {}", one["name"].as_str().unwrap(), one["platform"].as_str().unwrap());
            let like = text(&one["like"]["member"]["name"]);
            (name, text(&one["last_on"]).unwrap(), like, text(&one["like"]["reason"]))
        };
        people.iter().map(of).collect()
    };
    let row = |name: &str, day: &str, like: Option<(&str, &str)>| {
        let like = like.map(|(name, reason)| (name.to_owned(), reason.to_owned())).unzip();
        (name.to_owned(), day.to_owned(), like.0, like.1)
    };
    let all = [
        row("+86 138 0013 8000 list", "2024-03-04", Some(("小红", "phone"))),
        row("小明 whatsapp", "2024-03-07", Some(("小明", "name"))),
        row("小明 list", "2024-03-05", Some(("小明", "name"))),
        row("小刚 whatsapp", "2024-03-07", None),
        row("新人 list", "2024-03-06", None),
        row("阿伟 list", "2024-03-05", None),
    ];
    assert_eq!(told(), all);

    let before = test.snapshot();
    let nobody = test.try_call("people_assign", json!({ "community": community, "people": [ming] }));
    assert_eq!(nobody.unwrap_err().code, tulou_core::Code::NotFound, "a member is none of them");
    assert_eq!(test.snapshot(), before);
    let found = test.call("people_unassigned", json!({ "community": community }));
    let both = [&found["people"][1]["uid"], &found["people"][2]["uid"]];
    let done = test.call("people_assign", json!({ "community": community, "people": both, "member": ming }));
    assert_eq!(done["assigned"], 2);
    assert!(leaders(&test, &community).contains(&("小明".to_owned(), true, 20)));
    assert_eq!(told().len(), 4);
    let groups = |member: &Value| {
        test.call("member", json!({ "uid": member }))["memberships"].as_array().unwrap().len()
    };
    assert_eq!(groups(&ming), 1, "in the group of the chat, and in none that a table names");
    // Who is probably somebody waits for an answer.
    assert_eq!(test.call("people_assign", json!({ "community": community }))["assigned"], 3);
    assert_eq!(told(), all[..1]);
    let strangers = leaders(&test, &community).into_iter().filter(|(_, is_member, _)| !is_member).count();
    assert_eq!(strangers, 1);
    for _ in 0..2 {
        test.call("undo", json!({}));
    }
    assert_eq!(test.snapshot(), before);
    assert_eq!(told(), all);
}

#[test]
fn people_are_assigned_as_the_chat_tells_of_them_and_to_members_of_their_community() {
    let folder = tempfile::tempdir().unwrap();
    let (test, community) = TestApp::with_community();
    // One who left, one who wrote under one name in a chat and in a table, and several of one name on one platform.
    let lines = "3/1/24, 9:00 PM - Anna added Eve\n3/5/24, 9:02 PM - Eve: hi\n3/5/24, 9:03 PM - Ming: hi\n\
                 3/6/24, 9:04 PM - Eve left\n";
    let chat = write(folder.path(), "a.txt", lines);
    let input =
        json!({ "community": community, "paths": [chat], "people": "unassigned", "day_first": false });
    test.call("chat_import", input);
    let momos: Vec<Value> = (1_u64..=3)
        .map(|at| {
            let mut message = said(at, at as i64 * 60, 100 + at, "momo");
            message["from"] = "momo".into();
            message
        })
        .collect();
    let telegram = write(folder.path(), "b.json", &telegram_chat("组", "private_supergroup", 16, &momos));
    test.call("chat_import", json!({ "community": community, "paths": [telegram], "people": "unassigned" }));
    let log = "time,member,kind\n2024-03-07 09:00:00,Ming,message\n";
    test.call("log_import", json!({ "community": community, "source": { "kind": "text", "text": log } }));
    test.call("member_add", json!({ "community": community, "name": "momo" }));

    let found = test.call("people_unassigned", json!({ "community": community }));
    assert_eq!(
        (&found["total"], &found["likely"]),
        (&json!(6), &json!(0)),
        "which momo is momo nobody knows"
    );
    let other = test.call("community_add", json!({ "name": "Chess", "tz": "Asia/Tokyo", "scale": "one" }));
    let stranger = test.call("member_add", json!({ "community": other["uid"], "name": "Zed" }));
    let before = test.snapshot();
    for (people, member) in [
        (json!([found["people"][0]["uid"]]), &stranger["row"]["uid"]),
        (Value::Null, &stranger["row"]["uid"]),
    ] {
        let mut input = json!({ "community": community, "member": member });
        if people.is_array() {
            input["people"] = people;
        }
        assert_eq!(test.try_call("people_assign", input).unwrap_err().code, tulou_core::Code::Invalid);
    }
    assert_eq!(test.snapshot(), before);

    test.call("people_assign", json!({ "community": community }));
    assert_eq!(test.call("people_unassigned", json!({ "community": community }))["total"], 0);
    let page = test.call("members", json!({ "community": community, "limit": 20 }));
    let rows = page["rows"].as_array().unwrap();
    let mut names: Vec<&str> = rows.iter().map(|row| row["name"].as_str().unwrap()).collect();
    names.sort_unstable();
    assert_eq!(names, ["Eve", "Ming", "momo", "momo", "momo", "momo"], "Ming is one person");
    let eve = rows.iter().find(|row| row["name"] == "Eve").unwrap();
    let stay = &test.call("member", json!({ "uid": eve["uid"] }))["memberships"][0];
    assert_eq!((&stay["joined_on"], &stay["left_on"]), (&json!("2024-03-01"), &json!("2024-03-06")));
    // Who is a member now is the one whom every file knows.
    let again = test.call(
        "chat_import",
        json!({ "community": community, "paths": [chat], "people": "members", "day_first": false }),
    );
    assert_eq!((&again["new_members"], &again["added"]), (&json!(1), &json!(0)), "Anna, who wrote nothing");
}
