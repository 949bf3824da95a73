//! Inputs of slots.

use serde_json::{Value, json};

use super::World;

pub(super) fn input(name: &str, world: &World) -> Option<Value> {
    let w = world;
    let community = &w.community;
    Some(match name {
        "slot_add" => json!({
            "community": community, "name": w.word(), "when": when(w), "skip_days_off": w.below(2) == 0,
            "channels": w.some("channel", "deleted_at IS NULL", 2), "pillar": w.any("pillar"), "note": w.word(),
            "channel_tags": w.some("tag", "kind = 'channel'", 1)
        }),
        "slot_edit" => {
            let (uid, original) = empty(w);
            let change = json!({ "duration_min": 15 + w.below(200) });
            json!({ "uid": uid, "name": w.word(), "note": w.word(), "skip_days_off": w.below(2) == 0, "pillar": null,
                    "channels": w.some("channel", "deleted_at IS NULL", 1),
                    "channel_tags": w.some("tag", "kind = 'channel'", 1), "original": original,
                    "scope": w.one(&["following", "all"]), "change": change })
        }
        "slots_remove" => json!({ "uids": [w.any("slot")] }),
        "slot_fill" => {
            let (uid, original) = empty(w);
            let draft = json!({ "community": community, "text": w.word(), "channels": [] });
            json!({ "uid": uid, "original": original, "content": w.test.call("content_add", draft)["uid"] })
        }
        "slot_fill_lines" => {
            let (uid, original) = empty(w);
            json!({ "uid": uid, "from": original, "lines": [w.word(), "", w.word()] })
        }
        "slot_empty" => {
            let (uid, original) = empty(w);
            w.test.call("slot_fill_lines", json!({ "uid": uid, "from": original, "lines": [w.word()] }));
            json!({ "uid": uid, "original": original })
        }
        "slot_skip" => {
            let (uid, original) = empty(w);
            json!({ "uid": uid, "originals": [original], "skipped": true })
        }
        _ => return None,
    })
}

fn when(world: &World) -> Value {
    json!({ "start": format!("{}T08:00:00", world.day()), "rule": world.rule() })
}

/// A new slot and the name of its next empty date: what the walk has made of older ones need not have any.
fn empty(world: &World) -> (Value, Value) {
    let input = json!({ "community": world.community, "name": world.word(), "when": when(world) });
    let slot = world.test.call("slot_add", input);
    (slot["uid"].clone(), slot["next_empty"]["original"].clone())
}
