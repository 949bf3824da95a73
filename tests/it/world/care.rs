//! Inputs of contacts, care and feedback.

use serde_json::{Value, json};

use super::World;

pub fn input(name: &str, w: &World) -> Option<Value> {
    let member = || w.pick("member", "deleted_at IS NULL");
    let way = || w.one(&["text", "voice", "meeting", "gift", "note"]);
    Some(match name {
        "contact_add" => {
            json!({ "members": [member()], "way": way(), "on": w.day(), "text": w.word(), "follow_up_on": w.day() })
        }
        "contact_edit" => {
            json!({ "uid": w.any("contact"), "text": w.word(), "follow_up_on": w.day(), "followed_up": w.below(2) == 0 })
        }
        "contact_remove" => json!({ "uid": w.any("contact") }),
        "finding_add" => {
            json!({ "member": member(), "kind": w.one(&["interest", "need", "pain"]), "text": w.word(), "evidence": w.word() })
        }
        "finding_edit" => json!({ "uid": w.any("finding"), "evidence": w.word(), "on": w.day() }),
        "finding_remove" => json!({ "uid": w.any("finding") }),
        "relation_set" => {
            let two = w.some("member", "deleted_at IS NULL", 2);
            json!({ "member": two[0], "other": two[1], "kind": w.word() })
        }
        "relation_remove" => json!({ "uid": w.any("relation") }),
        "touch_set" => {
            let ideal = 1 + w.below(60);
            let touch = json!({ "ideal": ideal, "latest": ideal + w.below(60) });
            json!({ "subject": { "kind": "member", "uid": member() }, "touch": touch })
        }
        "feedback_add" => feedback(w),
        "feedback_edit" => {
            let state = w.one(&["open", "doing", "done", "declined"]);
            json!({ "uid": w.any("feedback"), "quote": w.word(), "reply": w.word(), "state": state, "owner": null })
        }
        "feedback_remove" => json!({ "uid": w.any("feedback") }),
        "care_done" => {
            json!({ "community": w.community, "items": [reason(w)], "way": way(), "text": w.word() })
        }
        "care_put_off" => {
            let until = if w.below(2) == 0 { json!("2026-12-24") } else { Value::Null };
            json!({ "community": w.community, "items": [reason(w)], "until": until })
        }
        _ => return None,
    })
}

/// What a member said in a group.
pub fn feedback(w: &World) -> Value {
    let (member, channel) = (w.pick("member", "deleted_at IS NULL"), w.pick("channel", "deleted_at IS NULL"));
    let kind = w.one(&["suggestion", "complaint", "question", "praise"]);
    json!({ "community": w.community, "quote": w.word(), "kind": kind, "member": member, "channel": channel })
}

/// A reason that nobody has settled: its key is like no other.
fn reason(w: &World) -> Value {
    let member = w.pick("member", "deleted_at IS NULL");
    match w.below(3) {
        0 => json!({ "kind": "touch", "key": "", "member": member }),
        1 => json!({ "kind": "newcomer", "key": w.word(), "member": null }),
        _ => json!({ "kind": "follow_up", "key": w.any("contact"), "member": member }),
    }
}
