//! `bench_groups FOLDER`: a year of twelve posts a day to five hundred groups, and how long the day of their manager takes in
//! the core. Prints one JSON object; `tests/bench/groups.py` runs it.

use std::{path::Path, sync::Arc};

use serde_json::{Value, json};
use tulou_core::{
    api::{App, Ports},
    clock::{Clock, FixedClock, SystemClock},
    recurrence::Zone,
};
use tulou_tests::{
    groups,
    measure::{answer, call, milliseconds, percentile},
};

const ROUNDS: usize = 41;

fn main() {
    let folder = std::env::args().nth(1).expect("a folder");
    let zone = Zone::named("Asia/Shanghai").expect("a zone");
    // Nine in the evening: everything of the day is due.
    let today = zone.civil_of(SystemClock.now()).date();
    let clock = Arc::new(FixedClock::at(zone.resolve(today.and_hms_opt(21, 0, 0).expect("a time"))));
    let app = App::create(Path::new(&folder), clock, Ports::default()).expect("a new workspace");
    let made =
        call(&app, "community_add", &json!({ "name": "读书会", "tz": "Asia/Shanghai", "scale": "many" }));
    let community = made["uid"].as_str().expect("a uid");
    let (filled, uids) = milliseconds(|| {
        let uids = groups::fill_groups(&app, community);
        groups::fill_posts(&app, community, &uids, today);
        groups::fill_figures(&app, &uids, today);
        uids
    });
    app.store.checkpoint().expect("a checkpoint");
    let queue = call(&app, "send_queue", &json!({ "community": community }));
    let steps = queue["steps"].as_array().expect("steps").len();
    assert_eq!(steps, uids.len() * usize::try_from(groups::POSTS).expect("few"));
    let day = times(&app, "today", &json!({ "community": community, "whose": "all" }));
    let open = times(&app, "send_queue", &json!({ "community": community }));
    let one = json!({ "community": community, "items": [{ "uid": queue["items"][0]["uid"] }] });
    let one_item = times(&app, "send_queue", &one);
    let (pieces, copied) = pieces(&app, &queue);
    let table = times(&app, "groups_table", &json!({ "community": community }));
    let yesterday = today.pred_opt().expect("a day").to_string();
    let figures = times(&app, "figures_day", &json!({ "community": community, "on": yesterday }));
    let report = json!({
        "deliveries": uids.len() * usize::try_from(groups::POSTS * groups::DAYS).expect("many"), "steps": steps,
        "fill_s": filled / 1e3, "today_p95_ms": percentile(&day, 95), "queue_p95_ms": percentile(&open, 95),
        "queue_of_one_p95_ms": percentile(&one_item, 95), "piece_p95_ms": percentile(&pieces, 95),
        "copied_p95_ms": percentile(&copied, 95), "table_p95_ms": percentile(&table, 95),
        "figures_p95_ms": percentile(&figures, 95), "marks": marks(&app, &queue),
    });
    println!("{report}");
}

fn times(app: &App, name: &str, input: &Value) -> Vec<f64> {
    let input = input.to_string();
    answer(app, name, &input);
    (0..ROUNDS).map(|_| milliseconds(|| answer(app, name, &input)).0).collect()
}

/// Times of the text of one delivery after the other, and of noting that it was copied.
fn pieces(app: &App, queue: &Value) -> (Vec<f64>, Vec<f64>) {
    let (mut asked, mut noted) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let item = &queue["items"][round % 12];
        let channel = &queue["channels"][round * 7];
        let of = json!({ "uid": item["uid"], "channel": channel["uid"] });
        asked.push(milliseconds(|| call(app, "delivery_text", &of)).0);
        let copied = json!({ "uid": item["uid"], "channel": channel["uid"], "pieces": 1 });
        noted.push(milliseconds(|| call(app, "send_copied", &copied)).0);
    }
    (asked, noted)
}

/// Times of marking one delivery, all five hundred of a post, and of taking that back.
fn marks(app: &App, queue: &Value) -> Value {
    let (mut one, mut all, mut undone) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..9 {
        let uid = &queue["items"][round]["uid"];
        let first = json!({ "uid": uid, "channels": [queue["channels"][0]["uid"]], "state": "sent" });
        one.push(milliseconds(|| call(app, "deliveries_mark", &first)).0);
        all.push(milliseconds(|| call(app, "deliveries_mark", &json!({ "uid": uid, "state": "sent" }))).0);
        undone.push(milliseconds(|| call(app, "undo", &json!({}))).0);
    }
    let worst = |times: &[f64]| percentile(times, 95);
    json!({ "one_ms": worst(&one), "all_ms": worst(&all), "undo_ms": worst(&undone) })
}
