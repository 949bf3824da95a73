//! Measures tiers by rule in the running application, one JSON object on standard output; `tests/bench/tiers.py` runs it.
//!
//! `WORKSPACE`: makes a ladder of six tiers with rules over the whole log, saves them, and asks again what the rules say.

use std::{path::Path, sync::Arc};

use serde_json::{Value, json};
use tulou_core::{
    api::{App, Ports},
    clock::{FixedClock, Millis},
    store::Access,
};
use tulou_tests::measure::{answer, call, milliseconds, peak_mb, percentile};

/// The day after the last one of the log, so that the windows of the rules are full of it.
const NOW: Millis = 1_767_225_600_000;
const RUNS: usize = 7;

fn main() {
    let workspace = std::env::args().nth(1).expect("a workspace");
    let app =
        App::open(Path::new(&workspace), Access::Write, Arc::new(FixedClock::at(NOW)), Ports::default())
            .expect("the workspace opens");
    let community = call(&app, "workspace_overview", &json!({}))["communities"][0]["uid"].clone();
    let names = ["Newcomer", "Visitor", "Regular", "Active", "Helper", "Core"];
    let ladder =
        call(&app, "ladder_add", &json!({ "community": community, "name": "Ladder", "tiers": names }));
    let input = rules(&ladder);
    // The first question reads the log into memory.
    answer(&app, "insight_activity", &json!({ "community": community }).to_string());

    let text = input.to_string();
    let (saved_ms, saved) = milliseconds(|| answer(&app, "ladder_rules_set", &text));
    let many = |name: &str, input: &Value| {
        let text = input.to_string();
        let times: Vec<f64> = (0..RUNS).map(|_| milliseconds(|| answer(&app, name, &text)).0).collect();
        percentile(&times, 50)
    };
    let again_ms = many("tiers_settle", &json!({}));
    let (dry_ms, dry) = milliseconds(|| answer(&app, "ladder_dry_run", &text));
    let dry: Value = serde_json::from_str(&dry).expect("a dry run");
    let near_ms = many("tiers_near", &json!({ "ladder": ladder["uid"], "limit": 50 }));
    let page = json!({ "community": community, "offset": 100_000, "limit": 1 });
    let member = call(&app, "members", &page)["rows"][0]["uid"].clone();
    let why_ms = many("tier_reason", &json!({ "member": member, "ladder": ladder["uid"] }));
    let moves = json!({ "ladder": ladder["uid"], "from": "2025-01-01", "to": "2026-12-31", "limit": 50 });
    let moves_ms = many("tier_movements", &moves);
    let saved: Value = serde_json::from_str(&saved).expect("what was settled");
    println!(
        "{}",
        json!({
            "saved_ms": saved_ms, "up": saved["up"], "again_ms": again_ms, "dry_ms": dry_ms,
            "weeks": dry["weeks"].as_array().map(Vec::len), "members": dry["members"], "near_ms": near_ms,
            "why_ms": why_ms, "moves_ms": moves_ms, "peak_mb": peak_mb(false),
        })
    );
}

/// Six rules over every measure, several windows and kinds, with all, any, count and not.
fn rules(ladder: &Value) -> Value {
    let measured = |measure: &str, days: Option<u32>, least: u32, kinds: &[&str]| json!({ "kind": "measured", "measure": measure, "days": days, "least": least, "kinds": kinds });
    let all = |of: Value| json!({ "kind": "all", "of": of });
    let lately = |least| measured("active_days", Some(30), least, &[]);
    let rules = [
        all(json!([])),
        lately(1),
        all(json!([lately(4), measured("member_days", None, 30, &[])])),
        json!({ "kind": "count", "least": 2, "of": [
            lately(8), measured("active_weeks", Some(90), 8, &[]), measured("weight", Some(90), 40, &[]),
        ] }),
        all(json!([
            measured("active_weeks", Some(180), 16, &[]),
            { "kind": "any", "of": [
                measured("interactions", Some(90), 20, &["reply"]), measured("interactions", None, 400, &[]),
            ] },
        ])),
        all(json!([
            measured("active_weeks", Some(365), 40, &[]), measured("weight", None, 800, &[]),
            { "kind": "not", "of": measured("active_days", Some(14), 15, &[]) },
            { "kind": "status", "any": ["active"] },
        ])),
    ];
    let tiers = ladder["tiers"].as_array().expect("tiers").iter();
    let rules: Vec<Value> =
        tiers.zip(rules).map(|(tier, rule)| json!({ "tier": tier["uid"], "rule": rule })).collect();
    json!({ "ladder": ladder["uid"], "rules": rules, "review": "month", "lower_mark": 90, "grace_days": 14 })
}
