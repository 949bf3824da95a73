//! The plan in memory and SQLite give the same calendar, whatever was written, undone and redone meanwhile.

use serde_json::{Value, json};
use tulou_core::{calendar, subjects::Plan};

use crate::world::{World, input_of, writes};

fn calendar_by(plan: &Plan, world: &World, [from, to]: [&str; 2]) -> Value {
    let range = json!({ "community": world.community, "from": from, "to": to });
    let range = serde_json::from_value(range).unwrap();
    let view = world.test.app.store.read(|tx| calendar::range(tx, plan, &range)).unwrap();
    serde_json::to_value(view).unwrap()
}

#[test]
fn the_plan_in_memory_follows_every_write() {
    const SEED: u64 = 3;
    let mut followed = 0;
    let world = World::new(SEED);
    let plan = Plan::default();
    let same = |what: &str| {
        for window in [["2026-03-01", "2026-04-01"], ["2026-05-11", "2026-05-18"]] {
            let fast = calendar_by(&plan, &world, window);
            assert_eq!(fast, calendar_by(&Plan::default(), &world, window), "after {what}");
        }
    };
    for name in writes(SEED) {
        if name == "demo" {
            // A community of its own, whose thousands of rows make every question slow.
            continue;
        }
        // Whatever belongs to the whole community makes it forget; it is loaded anew in the background.
        if !plan.is_loaded(1) {
            plan.load(&world.test.app.store, 1).unwrap();
        }
        world.test.clock.advance(60_000);
        world.test.call(name, input_of(name, &world));
        same(name);
        followed += usize::from(plan.is_loaded(1));
        // Some writes change nothing here; then the one before is taken back, which is as good a change.
        drop(world.test.try_call("undo", json!({})));
        same(&format!("{name}, undone"));
        drop(world.test.try_call("redo", json!({})));
    }
    assert!(followed > 60, "the plan in memory answered, not SQLite for it: {followed}");
}

#[test]
fn a_large_plan_comes_into_memory_by_itself() {
    let world = World::new(9);
    let app = &world.test.app;
    let range = json!({ "community": world.community, "from": "2026-03-01", "to": "2026-04-01" });
    world.test.call("calendar_range", range.clone());
    assert!(!app.plan.is_loaded(1), "a small plan is read at once");
    let tasks: Vec<Value> = (0..200)
        .map(|number| json!({ "community": world.community, "title": format!("清单 {number}"), "when": { "start": "2026-03-05T09:00:00" } }))
        .collect();
    world.test.call("tasks_add", json!({ "items": tasks }));
    let by_sql = world.test.call("calendar_range", range.clone());
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(30);
    while !app.plan.is_loaded(1) {
        assert!(std::time::Instant::now() < deadline, "the plan was not loaded");
        std::thread::yield_now();
    }
    assert_eq!(world.test.call("calendar_range", range), by_sql);
}

#[test]
fn dates_that_differ_from_their_rule_are_followed() {
    let world = World::new(5);
    let plan = Plan::default();
    plan.load(&world.test.app.store, 1).unwrap();
    let rule = json!({ "freq": "daily", "end": { "kind": "never" } });
    let input = json!({ "community": world.community, "title": "晨读", "when": { "start": "2026-03-02T07:00:00", "rule": rule } });
    let uid = world.test.call("activity_add", input)["uid"].clone();
    let date = |day: &str, scope: &str| json!({ "kind": "activity", "uid": uid, "original": format!("2026-03-{day}T07:00:00"), "scope": scope });
    let mut moved = date("03", "this");
    moved["change"] = json!({ "start": "2026-03-03T21:00:00" });
    let added = json!({ "kind": "activity", "uid": uid, "start": "2026-03-08T12:00:00" });
    for (name, input) in
        [("calendar_edit", moved), ("calendar_delete", date("05", "this")), ("calendar_date_add", added)]
    {
        world.test.call(name, input);
        for taken_back in [false, true] {
            let window = ["2026-03-01", "2026-03-10"];
            let by_sql = calendar_by(&Plan::default(), &world, window);
            assert_eq!(calendar_by(&plan, &world, window), by_sql, "{name}, taken back: {taken_back}");
            world.test.call(if taken_back { "redo" } else { "undo" }, json!({}));
        }
        assert!(plan.is_loaded(1));
    }
}
