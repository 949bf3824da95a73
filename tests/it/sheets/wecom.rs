//! Daily figures of groups as the console of WeCom and the tools around it write them: figures of days, never a log.

use serde_json::json;

use super::{app, groups, suggested, text};

#[test]
fn figures_of_groups_are_known_by_the_words_of_their_consoles() {
    let (test, community) = app();
    let uids = groups(&test, &community, &["一群", "二群"]);
    for (header, day) in [
        ("统计日期,群名称,群成员总数,新增客户数,退群客户数,活跃客户数,群消息数", "2026-03-01"),
        ("stat_time,group,member_total,new_member_cnt,流失客户数,member_has_msg,msg_total", "2026-03-02"),
    ] {
        let list = format!("{header}\n{day},一群,120,5,1,40,300\n{day},二群,80,2,0,12,55\n");
        let looked = test.call("log_inspect", json!({ "community": community, "source": text(&list) }));
        assert_eq!((&looked["is_log"], &looked["format"]), (&json!(false), &json!(null)), "{header}");
        let import = suggested(&test, &community, &text(&list));
        assert_eq!(import["kind"], "figures", "{header}");
        test.call("sheet_apply", import);
        for (figure, value) in
            [("head_count", 120), ("joined", 5), ("left", 1), ("speakers", 40), ("messages", 300)]
        {
            let found = test.call("figures", json!({ "channel": uids[0], "figure": figure }));
            let of_day = found.as_array().unwrap().iter().find(|one| one["on"] == day).cloned();
            let of_day = of_day.unwrap_or_else(|| panic!("{header}: {figure} of {day} in {found}"));
            assert_eq!(of_day["value"].as_f64(), Some(f64::from(value)), "{header}: {figure}");
        }
    }
}

#[test]
fn figures_of_all_groups_together_are_those_of_the_group_that_is_said() {
    let (test, community) = app();
    let uids = groups(&test, &community, &["全部群"]);
    let list = "时间,群聊总数,新增群聊数,有过消息的群聊数,群成员总数,新增群成员数,发过消息的群成员数,群聊消息总数\n\
                2026-03-05,3,1,2,100,5,20,300\n2026-03-06,3,0,2,103,3,22,310\n";
    let mut import = suggested(&test, &community, &text(list));
    assert_eq!(import["kind"], "figures");
    // Nobody has said which: nothing comes in, and it is said how much waits.
    let preview = test.call("sheet_preview", import.clone());
    assert_eq!((&preview["without_groups"], &preview["counts"]["new"]), (&json!(2), &json!(0)), "{preview}");
    import["goes_to"] = json!([uids[0]]);
    let preview = test.call("sheet_preview", import.clone());
    assert_eq!((&preview["without_groups"], &preview["counts"]["new"]), (&json!(2), &json!(2)), "{preview}");
    test.call("sheet_apply", import.clone());
    let found = test.call("figures", json!({ "channel": uids[0], "figure": "messages" }));
    let values: Vec<_> = found.as_array().unwrap().iter().map(|one| one["value"].as_f64().unwrap()).collect();
    assert_eq!(values, [300.0, 310.0], "{found}");
    // Once more changes nothing.
    let preview = test.call("sheet_preview", import);
    assert_eq!(preview["counts"]["unchanged"], 2, "{preview}");
}
