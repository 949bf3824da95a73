//! Measures insights in the running application, one JSON object on standard output; `tests/bench/insights.py` runs it.
//!
//! `filters WORKSPACE CHANNEL CHANNEL`: all figures for new filters, each of two channels and one tag, with the log in memory; no
//! filter is asked twice. `more WORKSPACE`: all figures before and after ten thousand more interactions.

use std::{path::Path, sync::Arc};

use serde_json::{Value, json};
use tulou_core::{
    Uid,
    api::{App, Ports},
    clock::SystemClock,
    store::Access,
    workspace,
};
use tulou_tests::measure::{answer, call, milliseconds, peak_mb, percentile};

/// Members whose names begin so bear the tag of that number.
const TAGS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
const MORE: usize = 10_000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (task, workspace) = (arguments.first().expect("a task"), arguments.get(1).expect("a workspace"));
    let app = App::open(Path::new(workspace), Access::Write, Arc::new(SystemClock), Ports::default())
        .expect("the workspace opens");
    let overview = call(&app, "workspace_overview", &json!({}));
    let community = overview["communities"][0]["uid"].clone();
    // The first question reads the log into memory.
    let activity = json!({ "community": community }).to_string();
    let (load_ms, _) = milliseconds(|| answer(&app, "insight_activity", &activity));
    let mut report = match task.as_str() {
        "filters" => filters(&app, &community, &arguments[2..]),
        "more" => more(&app, &community),
        other => panic!("no task called {other}"),
    };
    report["load_ms"] = load_ms.into();
    report["peak_mb"] = peak_mb(false).into();
    println!("{report}");
}

fn filters(app: &App, community: &Value, names: &[String]) -> Value {
    let tags = tags(app, community);
    let channels = call(app, "channels", &json!({ "community": community }));
    let uid = |name: &String| {
        let found = channels.as_array().expect("channels").iter().find(|channel| channel["name"] == **name);
        found.expect("a channel of that name")["uid"].clone()
    };
    let chosen: Vec<Value> = names.iter().map(uid).collect();
    let own: Uid = serde_json::from_value(community.clone()).expect("a uid");
    let community_id = app.store.read(|tx| workspace::community_id(tx, own)).expect("the community");
    app.members.load(&app.store, community_id).expect("the index of members");
    let question = |tag: &Value| {
        json!({ "community": community, "channels": chosen, "member_tags": [tag], "members": true })
            .to_string()
    };
    let asked: Vec<(f64, String)> =
        tags.iter().map(|tag| milliseconds(|| answer(app, "insights", &question(tag)))).collect();
    let times: Vec<f64> = asked.iter().map(|(ms, _)| *ms).collect();
    let figures: Vec<Value> =
        asked.iter().map(|(_, text)| serde_json::from_str(text).expect("figures")).collect();
    json!({ "filter_ms": percentile(&times, 50), "filter_worst_ms": percentile(&times, 100), "figures": figures })
}

fn more(app: &App, community: &Value) -> Value {
    let whole = json!({ "community": community, "members": true }).to_string();
    let (whole_ms, _) = milliseconds(|| answer(app, "insights", &whole));
    let (import_ms, report) = milliseconds(|| import(app, community));
    let (after_ms, _) = milliseconds(|| answer(app, "insights", &whole));
    let (again_ms, _) = milliseconds(|| answer(app, "insights", &whole));
    json!({
        "whole_ms": whole_ms, "import_ms": import_ms, "added": report["added"], "after_ms": after_ms,
        "again_ms": again_ms,
    })
}

/// Tags, each borne by the members whose names begin with a number.
fn tags(app: &App, community: &Value) -> Vec<Value> {
    for number in TAGS {
        let begins = json!({ "kind": "text", "field": "name", "test": "starts_with", "value": format!("Member {number}") });
        let who = json!({ "kind": "matching", "community": community, "filter": begins });
        call(app, "members_edit", &json!({ "who": who, "change": { "kind": "tags", "add": [number] } }));
        let filter = json!({ "kind": "tag", "any": [tag(app, community, number)] , "none": false });
        call(app, "segment_add", &json!({ "community": community, "name": number, "filter": filter }));
    }
    TAGS.map(|number| tag(app, community, number)).to_vec()
}

fn tag(app: &App, community: &Value, name: &str) -> Value {
    let tags = call(app, "tags", &json!({ "community": community, "kind": "member" }));
    let found = tags.as_array().expect("tags").iter().find(|tag| tag["name"] == name);
    found.expect("a tag of that name")["uid"].clone()
}

/// Imports more interactions of the last days.
fn import(app: &App, community: &Value) -> Value {
    let mut text = String::from("time,member_id,channel,kind\n");
    for number in 0..MORE {
        let (minute, second) = (number / 60 % 60, number % 60);
        let hour = 10 + number / 3600;
        let member = number * 19 % 200_000;
        text.push_str(&format!(
            "2025-12-30T{hour:02}:{minute:02}:{second:02}Z,m{member:07},channel-{},message\n",
            number % 12
        ));
    }
    call(app, "log_import", &json!({ "community": community, "source": { "kind": "text", "text": text } }))
}
