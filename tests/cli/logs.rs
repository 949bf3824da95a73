//! Logs of interactions by `import`, and what `insights` says of them.

use serde_json::json;

use crate::Place;

const LOG: &str = "time,member_id,channel,kind
2026-03-02T01:00:00Z,wx1,晨读,message
2026-03-02T01:00:05Z,wx2,晨读,reply
2026-03-10T13:30:00Z,wx1,夜聊,check-in
2026-03-10T13:31:00Z,wx9,夜聊,reaction
昨天,wx1,夜聊,message
";

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
