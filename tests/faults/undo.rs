//! Row 10: undo and redo over random sequences give back exactly what was.

use proptest::prelude::*;
use serde_json::json;
use tulou_tests::TestApp;

#[derive(Debug, Clone)]
enum Act {
    Add(u8),
    Note(usize, u8),
    Trash(usize, bool),
    Count(usize, u16),
    Setting(u8, Option<u8>),
    Tag(u8),
    Undo,
    Redo,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => (1_u8..4).prop_map(Act::Add),
        3 => (any::<usize>(), any::<u8>()).prop_map(|(at, note)| Act::Note(at, note)),
        2 => (any::<usize>(), any::<bool>()).prop_map(|(at, trashed)| Act::Trash(at, trashed)),
        2 => (any::<usize>(), any::<u16>()).prop_map(|(at, count)| Act::Count(at, count)),
        2 => (0_u8..3, any::<Option<u8>>()).prop_map(|(key, value)| Act::Setting(key, value)),
        1 => (0_u8..4).prop_map(Act::Tag),
        3 => Just(Act::Undo),
        2 => Just(Act::Redo),
    ]
}

/// Does one thing; whether it made a step.
fn perform(test: &TestApp, community: &str, act: &Act) -> bool {
    let listed = test.call("channels", json!({ "community": community }));
    let channel = |at: &usize| {
        let all = listed.as_array().expect("channels");
        (!all.is_empty()).then(|| all[at % all.len()]["uid"].clone())
    };
    let before = test.call("undo_state", json!({}))["undo"]["uid"].clone();
    match act {
        Act::Add(count) => {
            let channels: Vec<_> = (0..*count).map(|n| json!({ "name": format!("群{n}"), "kind": "qq_group", "tags": [format!("t{n}")], "head_count": n })).collect();
            test.call("channels_add", json!({ "community": community, "channels": channels }));
        }
        Act::Note(at, note) => {
            if let Some(uid) = channel(at) {
                test.call(
                    "channel_edit",
                    json!({ "uid": uid, "note": format!("{note}"), "capacity": 100 + u32::from(*note) }),
                );
            }
        }
        Act::Trash(at, trashed) => {
            if let Some(uid) = channel(at) {
                test.call("channels_trash", json!({ "uids": [uid], "trashed": trashed }));
            }
        }
        Act::Count(at, count) => {
            if let Some(uid) = channel(at) {
                let value = json!({ "channel": uid, "on": "2026-03-01", "figure": "head_count", "value": count, "source": "typed" });
                test.call("figures_set", json!({ "values": [value] }));
            }
        }
        Act::Setting(key, value) => {
            test.call("setting_set", json!({ "key": format!("k{key}"), "value": value }));
        }
        Act::Tag(name) => {
            test.call(
                "tag_add",
                json!({ "community": community, "kind": "channel", "name": format!("t{name}") }),
            );
        }
        Act::Undo | Act::Redo => {}
    }
    test.call("undo_state", json!({}))["undo"]["uid"] != before
}

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(12), ..ProptestConfig::default() })]
    #[test]
    fn undo_and_redo_walk_along_the_states_that_were(acts in prop::collection::vec(act(), 1..14)) {
        let (mut test, community) = TestApp::with_community();
        // The states on the stack: those behind, the present one, those ahead.
        let (mut states, mut at) = (vec![test.snapshot()], 0);
        for act in &acts {
            test.clock.advance(60_000);
            match act {
                Act::Undo if at > 0 => { test.call("undo", json!({})); at -= 1; }
                Act::Redo if at + 1 < states.len() => { test.call("redo", json!({})); at += 1; }
                Act::Undo | Act::Redo => {}
                other => if perform(&test, &community, other) {
                    states.truncate(at + 1);
                    states.push(test.snapshot());
                    at += 1;
                },
            }
            prop_assert_eq!(&test.snapshot(), &states[at], "after {:?}", act);
        }
        test = test.restarted();
        for state in states[..at].iter().rev() {
            test.call("undo", json!({}));
            prop_assert_eq!(&test.snapshot(), state);
        }
        for state in &states[1..] {
            test.call("redo", json!({}));
            prop_assert_eq!(&test.snapshot(), state);
        }
    }
}
