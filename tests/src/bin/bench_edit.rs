//! `bench_edit WORKSPACE`: single edits, each beside a small append to a file on the same disk, and the day. Prints one
//! JSON object; `tests/bench/edit.py` runs it.

use std::{
    fs::File,
    io::Write,
    path::Path,
    sync::{Arc, Mutex},
    time::Instant,
};

use serde_json::{Map, Value, json};
use tulou_core::{
    api::{App, Ports},
    clock::SystemClock,
    store::Access,
};
use tulou_tests::measure::{call, milliseconds, percentile};

/// The input of an edit in one round.
type Edit = Box<dyn Fn(usize) -> Value>;

const ROUNDS: usize = 41;

fn main() {
    let folder = std::env::args().nth(1).expect("a workspace");
    let app = App::open(Path::new(&folder), Access::Write, Arc::new(SystemClock), Ports::default())
        .expect("the workspace opens");
    let community = call(&app, "workspace_overview", &json!({}))["communities"][0]["uid"].clone();
    let (today, _) = day(&app, &community);
    let (appends, edits) = edits(&app, Path::new(&folder), &community);
    let report = json!({
        "append_ms": percentile(&appends, 50), "edits": edits,
        "today_median_ms": percentile(&today, 50), "today_p95_ms": percentile(&today, 95),
    });
    println!("{report}");
}

/// Times of asking the day, and its last answer.
fn day(app: &App, community: &Value) -> (Vec<f64>, Value) {
    let question = json!({ "community": community, "whose": "all" });
    let mut answer = call(app, "today", &question);
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let (time, next) = milliseconds(|| call(app, "today", &question));
        times.push(time);
        answer = next;
    }
    assert!(!answer["now"].as_array().expect("rows").is_empty(), "the plan lies around this day");
    (times, answer)
}

/// Times of small appends, and of each kind of edit from the call until the change is published.
fn edits(app: &App, folder: &Path, community: &Value) -> (Vec<f64>, Value) {
    let member =
        call(app, "members", &json!({ "community": community, "limit": 1 }))["rows"][0]["uid"].clone();
    let today = day(app, community).1;
    let of_kind = |kind: &str| {
        let soon = today["soon"].as_array().expect("days").iter().flat_map(|day| day["items"].as_array());
        let mut all = today["now"].as_array().into_iter().chain(soon).flatten();
        all.find(|item| item["kind"] == kind).unwrap_or_else(|| panic!("a {kind} is near"))["uid"].clone()
    };
    let (content, task) = (of_kind("content"), of_kind("task"));
    let kinds: [(&str, &str, Edit); 3] = [
        (
            "a member's remark",
            "member_edit",
            Box::new(move |round| json!({ "uid": member, "remark": format!("备注{round}") })),
        ),
        (
            "a post's title",
            "content_edit",
            Box::new(move |round| json!({ "uid": content, "title": format!("标题{round}") })),
        ),
        (
            "a task's title",
            "task_edit",
            Box::new(move |round| json!({ "uid": task, "title": format!("任务{round}") })),
        ),
    ];
    let published = Arc::new(Mutex::new(None));
    let heard = published.clone();
    app.store.publisher.subscribe(move |_| *heard.lock().expect("the moment") = Some(Instant::now()));
    let beside = folder.join("append");
    let mut file = File::create(&beside).expect("a file beside the database");
    let mut append =
        || milliseconds(|| file.write_all(&[7; 4_096]).and_then(|()| file.sync_data()).expect("an append")).0;
    let (mut appends, mut report) = (Vec::new(), Map::new());
    for (name, command, input) in kinds {
        let (mut all, mut differences) = (Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            // One after the other, so that a busy disk is busy for both.
            let durable = append();
            let input = input(round);
            let started = Instant::now();
            call(app, command, &input);
            let told = published.lock().expect("the moment").take().expect("the change was published");
            let time = (told - started).as_secs_f64() * 1e3;
            appends.push(durable);
            all.push(time);
            differences.push(time - durable);
        }
        let times = json!({ "median_ms": percentile(&all, 50), "beside_ms": percentile(&differences, 50) });
        report.insert(name.to_owned(), times);
    }
    std::fs::remove_file(&beside).expect("the file goes");
    (appends, Value::Object(report))
}
