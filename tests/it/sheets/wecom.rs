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
