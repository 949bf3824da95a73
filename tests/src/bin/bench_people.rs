//! Measures large member lists: import of CSV and XLSX, lists by random questions, search by initials.
//! Prints one JSON object; `tests/bench/people.py` runs it and compares with what is promised.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tulou_core::{
    members::Index,
    tabular::{OutCell, OutTable, XlsxTable},
};
use tulou_host::ChildReader;
use tulou_tests::{
    TestApp,
    people::{Named, Seeded, member_csv, question},
};

#[global_allocator]
static ALLOCATOR: tulou_host::CountingAllocator = tulou_host::CountingAllocator;

const MEMBERS: usize = 200_000;
const QUESTIONS: usize = 200;

fn main() {
    tulou_host::answer_read_table();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (csv, xlsx) = (folder.path().join("members.csv"), folder.path().join("members.xlsx"));
    write_lists(&csv, &xlsx);
    let (_, csv_s, csv_wait_ms) = imported(&csv);
    let (app, xlsx_s, xlsx_wait_ms) = imported(&xlsx);
    let figures = lists(&app.0, &app.1);
    let printed = json!({
        "members": MEMBERS,
        "import_csv_s": csv_s,
        "import_csv_longest_wait_of_an_edit_ms": csv_wait_ms,
        "import_xlsx_s": xlsx_s,
        "import_xlsx_longest_wait_of_an_edit_ms": xlsx_wait_ms,
        "peak_mb": peak_mb(),
        "lists": figures,
    });
    println!("{printed:#}");
}

fn write_lists(csv: &Path, xlsx: &Path) {
    let text = member_csv(MEMBERS, 1);
    std::fs::write(csv, &text).expect("a list");
    let mut table: Box<dyn OutTable> = Box::new(XlsxTable::create(xlsx, "members").expect("a workbook"));
    for line in text.lines() {
        table.row(&line.split(',').map(OutCell::Text).collect::<Vec<_>>()).expect("a row");
    }
    table.finish().expect("a workbook");
}

/// Imports a list into a new workspace while somebody else edits: the time, and the longest wait of an edit.
fn imported(path: &Path) -> ((TestApp, String), f64, f64) {
    let (mut test, community) = TestApp::with_community();
    test.app.ports.read_table = Some(Arc::new(ChildReader::this_program()));
    let store = test.app.store.clone();
    let done = Arc::new(AtomicBool::new(false));
    let stop = done.clone();
    let editor = std::thread::spawn(move || {
        let mut longest = Duration::ZERO;
        while !stop.load(Ordering::Relaxed) {
            let started = Instant::now();
            store.write_local(|_| Ok(())).expect("an edit");
            longest = longest.max(started.elapsed());
            std::thread::sleep(Duration::from_millis(5));
        }
        longest
    });
    let started = Instant::now();
    let source = json!({ "kind": "file", "path": path });
    let seen = test.call("import_inspect", json!({ "community": community, "source": source }));
    let mapping: Vec<_> =
        seen["columns"].as_array().expect("columns").iter().map(|column| column["target"].clone()).collect();
    let report = test.call(
        "import_apply",
        json!({
            "community": community, "source": source, "header_row": 1, "mapping": mapping,
            "identity": seen["identities"][0],
        }),
    );
    let took = started.elapsed().as_secs_f64();
    assert_eq!(report["done"]["counts"]["new"], MEMBERS);
    done.store(true, Ordering::Relaxed);
    let longest = editor.join().expect("the editor");
    ((test, community), took, longest.as_secs_f64() * 1e3)
}

fn uids(list: &Value) -> Vec<String> {
    let rows = list.as_array().expect("a list").iter();
    rows.map(|row| row["uid"].as_str().expect("a uid").to_owned()).collect()
}

fn lists(test: &TestApp, community: &str) -> Value {
    let of = json!({ "community": community });
    let fields = test.call("fields", of.clone());
    let of_kind = |kind: &str| {
        let fields = fields.as_array().expect("fields").iter().filter(|field| field["kind"] == kind);
        uids(&fields.cloned().collect())
    };
    let named = Named {
        tags: uids(&test.call("tags", of.clone())),
        tiers: uids(&test.call("ladders", of.clone())[0]["tiers"]),
        channels: uids(&test.call("channels", of)),
        texts: of_kind("text"),
        numbers: of_kind("number"),
    };
    let index = Index::default();
    let started = Instant::now();
    index.load(&test.app.store, 1).expect("the index");
    let load_s = started.elapsed().as_secs_f64();
    let mut random = Seeded::new(2026);
    let questions: Vec<Value> =
        (0..QUESTIONS).map(|_| question(&mut random, &named, community, MEMBERS)).collect();
    let searches: Vec<Value> = ["zs", "lxm", "zcl", "wzx", "cgq", "lee", "ouyang", "13 zs", "zengle", "qq"]
        .iter()
        .map(|text| json!({ "community": community, "search": text, "limit": 50 }))
        .collect();
    let sql = Index::default();
    json!({
        "index_load_s": load_s,
        "questions_p95_ms": percentile(&timed(test, &index, &questions), 95),
        "questions_worst_ms": percentile(&timed(test, &index, &questions), 100),
        "questions_by_sqlite_p95_ms": percentile(&timed(test, &sql, &questions[..40]), 95),
        "searches_worst_ms": percentile(&timed(test, &index, &searches), 100),
        "edit_then_list_ms": edit_then_list(test, &index, community),
    })
}

/// Milliseconds of each question, total and rows.
fn timed(test: &TestApp, index: &Index, questions: &[Value]) -> Vec<f64> {
    let ask = |question: &Value| {
        let input = serde_json::from_value(question.clone()).expect("a question");
        let started = Instant::now();
        test.app.store.read(|tx| index.list(tx, &input)).expect("an answer");
        started.elapsed().as_secs_f64() * 1e3
    };
    questions.iter().map(ask).collect()
}

fn percentile(times: &[f64], percent: usize) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[(sorted.len() * percent).div_ceil(100).clamp(1, sorted.len()) - 1]
}

/// A single edit and the list after it, which first brings the index up to date.
fn edit_then_list(test: &TestApp, index: &Index, community: &str) -> f64 {
    let all = json!({ "community": community, "limit": 50 });
    let uid = test.call("members", all.clone())["rows"][0]["uid"].clone();
    let mut times = Vec::new();
    for round in 0..20 {
        test.call("member_edit", json!({ "uid": uid, "remark": format!("备注{round}") }));
        times.extend(timed(test, index, std::slice::from_ref(&all)));
    }
    percentile(&times, 95)
}

/// The most memory that this process and any of its children held, in megabytes.
#[cfg(target_os = "linux")]
fn peak_mb() -> Value {
    let peak = |whose: i32| {
        let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
        let usage = unsafe {
            libc::getrusage(whose, usage.as_mut_ptr());
            usage.assume_init()
        };
        usage.ru_maxrss / 1024
    };
    json!({ "app": peak(libc::RUSAGE_SELF), "child": peak(libc::RUSAGE_CHILDREN) })
}
#[cfg(not(target_os = "linux"))]
fn peak_mb() -> Value {
    Value::Null
}
