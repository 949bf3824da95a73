//! Inputs of points.

use serde_json::{Value, json};

use super::World;

pub fn input(name: &str, w: &World) -> Option<Value> {
    Some(match name {
        "points_add" => {
            let who = json!({ "kind": "these", "uids": w.some("member", "deleted_at IS NULL", 2) });
            json!({ "who": who, "points": 1 + w.below(50), "reason": w.word(), "expires_on": "2027-01-01" })
        }
        "points_reverse" => {
            given(w, &w.pick("member", "deleted_at IS NULL"));
            let open = "kind = 'hand' AND id NOT IN (SELECT reverses_id FROM point_entry WHERE reverses_id NOT NULL)";
            json!({ "uids": [w.pick("point_entry", open)], "reason": w.word() })
        }
        "points_transfer" => {
            let two = w.some("member", "deleted_at IS NULL", 2);
            // Whatever was taken from them before, they have enough.
            (0..3).for_each(|_| given(w, &two[0]));
            json!({ "from": two[0], "to": two[1], "points": 1 + w.below(5), "reason": w.word() })
        }
        "point_rule_add" => rule(w),
        "point_rule_edit" => {
            let days = if w.below(2) == 0 { json!(1 + w.below(90)) } else { Value::Null };
            json!({ "uid": w.pick("point_rule", "removed = 0"), "name": w.word(), "expires_days": days })
        }
        "point_rule_remove" => json!({ "uid": w.test.call("point_rule_add", rule(w)) }),
        _ => return None,
    })
}

/// A rule for messages.
pub fn rule(w: &World) -> Value {
    json!({
        "community": w.community, "name": w.word(), "points": 1 + w.below(9), "daily_cap": 20, "cooldown_hours": null,
        "source": { "kind": "interaction", "kinds": ["message"] },
    })
}

fn given(w: &World, member: &str) {
    let who = json!({ "kind": "these", "uids": [member] });
    w.test.call("points_add", json!({ "who": who, "points": 500, "reason": w.word() }));
}
