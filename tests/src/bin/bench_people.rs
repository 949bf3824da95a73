//! Measures large member lists, one JSON object on standard output; `tests/bench/people.py` runs it.
//!
//! `write FOLDER` makes the lists to be imported, `import FILE` imports one into a new workspace, `lists WORKSPACE` asks a
//! large workspace, `names FILE` reads a list of names among the people of a file.

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
    api::{App, Ports},
    clock::SystemClock,
    members::Index,
    store::Access,
    tabular::{OutCell, OutTable, XlsxTable},
};
use tulou_host::ChildReader;
use tulou_tests::{
    TestApp,
    large::MEMBERS,
    measure::{call, milliseconds, peak_mb, percentile},
    people::{Named, Seeded, member_csv, question},
};

#[global_allocator]
static ALLOCATOR: tulou_host::CountingAllocator = tulou_host::CountingAllocator;

const QUESTIONS: usize = 200;
const BY_SQLITE: usize = 10;
/// People among whom a list of names is read.
const SOME: usize = 5_000;

fn main() {
    tulou_host::answer_read_table();
    let mut arguments = std::env::args().skip(1);
    let (task, path) = (arguments.next().expect("a task"), arguments.next().expect("a path"));
    let report = match task.as_str() {
        "write" => write_lists(Path::new(&path)),
        "import" => import(Path::new(&path)),
        "lists" => lists(Path::new(&path)),
        "names" => names(Path::new(&path)),
        other => panic!("no task called {other}"),
    };
    println!("{report}");
}

fn write_lists(folder: &Path) -> Value {
    let text = member_csv(MEMBERS, 1);
    std::fs::write(folder.join("members.csv"), &text).expect("a list");
    std::fs::write(folder.join("some.csv"), member_csv(SOME, 2)).expect("a list");
    let xlsx = XlsxTable::create(&folder.join("members.xlsx"), "members").expect("a workbook");
    let mut table: Box<dyn OutTable> = Box::new(xlsx);
    for line in text.lines() {
        table.row(&line.split(',').map(OutCell::Text).collect::<Vec<_>>()).expect("a row");
    }
    table.finish().expect("a workbook");
    json!({ "rows": MEMBERS })
}

/// Imports a list into a new workspace while somebody else edits: times, the longest wait of an edit, memory.
fn import(path: &Path) -> Value {
    let (mut test, community) = TestApp::with_community();
    test.app.ports.read_table = Some(Arc::new(ChildReader::this_program()));
    let source = json!({ "kind": "file", "path": path });
    let inspect = || {
        let seen = test.call("import_inspect", json!({ "community": community, "source": source }));
        let columns = seen["columns"].as_array().expect("columns");
        let mapping: Vec<_> = columns.iter().map(|column| column["target"].clone()).collect();
        json!({
            "community": community, "source": source, "header_row": 1, "mapping": mapping,
            "identity": seen["identities"][0],
        })
    };
    let (preview_ms, preview) = milliseconds(|| test.call("import_preview", inspect()));
    assert_eq!(preview["counts"]["new"], MEMBERS);
    let done = Arc::new(AtomicBool::new(false));
    let (store, stop) = (test.app.store.clone(), done.clone());
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
    let (import_ms, report) = milliseconds(|| test.call("import_apply", inspect()));
    assert_eq!(report["done"]["counts"]["new"], MEMBERS);
    done.store(true, Ordering::Relaxed);
    let longest = editor.join().expect("the editor");
    json!({
        "import_s": import_ms / 1e3, "preview_s": preview_ms / 1e3, "longest_wait_ms": longest.as_secs_f64() * 1e3,
        "peak_mb": peak_mb(false), "child_peak_mb": peak_mb(true),
    })
}

/// Reads a 接龙 of 300 lines among the people of a list: a third is called exactly so, the others have company, a place before the
/// name, a phone number, or are nobody.
fn names(path: &Path) -> Value {
    let (test, community) = TestApp::with_community();
    let source = json!({ "kind": "file", "path": path });
    let seen = test.call("import_inspect", json!({ "community": community, "source": source }));
    let columns = seen["columns"].as_array().expect("columns");
    let mapping: Vec<_> = columns.iter().map(|column| column["target"].clone()).collect();
    test.call(
        "import_apply",
        json!({ "community": community, "source": source, "header_row": 1, "mapping": mapping, "identity": seen["identities"][0] }),
    );
    let page = test.call("members", json!({ "community": community, "limit": 5_000 }));
    let rows = page["rows"].as_array().expect("rows");
    let line = |at: usize| {
        let row = &rows[at * rows.len() / 300];
        let (name, phone) =
            (row["name"].as_str().expect("a name"), row["phone"].as_str().unwrap_or_default());
        match at % 6 {
            0 => format!("{}. {name} {phone}", at + 1),
            1 => format!("{}. 路过的人{at}", at + 1),
            2 => format!("{}. 上海-{name}", at + 1),
            3 => format!("{}. {name} +1", at + 1),
            _ => format!("{}. {name}", at + 1),
        }
    };
    let text: Vec<String> = (0..300).map(line).collect();
    let input =
        json!({ "community": community, "text": text.join("\n"), "purpose": { "kind": "tag", "tag": "x" } });
    let times: Vec<f64> =
        (0..20).map(|_| milliseconds(|| call(&test.app, "name_list_match", &input)).0).collect();
    json!({ "people": rows.len(), "p95_ms": percentile(&times, 95), "worst_ms": percentile(&times, 100) })
}

fn uids(list: &Value) -> Vec<String> {
    let rows = list.as_array().expect("a list").iter();
    rows.map(|row| row["uid"].as_str().expect("a uid").to_owned()).collect()
}

/// What questions about a community can name.
fn named(app: &App, community: &str) -> Named {
    let of = json!({ "community": community });
    let fields = call(app, "fields", &of);
    let of_kind = |kind: &str| {
        let fields = fields.as_array().expect("fields").iter().filter(|field| field["kind"] == kind);
        uids(&fields.cloned().collect())
    };
    Named {
        channel_tags: Vec::new(),
        tags: uids(&call(app, "tags", &of)),
        tiers: uids(&call(app, "ladders", &of)[0]["tiers"]),
        channels: uids(&call(app, "channels", &of)),
        texts: of_kind("text"),
        numbers: of_kind("number"),
    }
}

fn lists(folder: &Path) -> Value {
    let app = App::open(folder, Access::Write, Arc::new(SystemClock), Ports::default()).expect("a workspace");
    let community = call(&app, "workspace_overview", &json!({}))["communities"][0]["uid"].clone();
    let community = community.as_str().expect("a uid");
    let named = named(&app, community);
    let index = Index::default();
    let (load_ms, loaded) = milliseconds(|| index.load(&app.store, 1));
    loaded.expect("the index");
    let mut random = Seeded::new(2026);
    let questions: Vec<Value> =
        (0..QUESTIONS).map(|_| question(&mut random, &named, community, MEMBERS)).collect();
    let searches: Vec<Value> = ["zs", "lxm", "zcl", "wzx", "cgq", "lee", "ouyang", "13 zs", "zengle", "qq"]
        .iter()
        .map(|text| json!({ "community": community, "search": text, "limit": 50 }))
        .collect();
    let asked = timed(&app, &index, &questions);
    let counts: Vec<f64> = questions.iter().map(|question| counted(&app, &index, question)).collect();
    let tiers = (0..9).map(|_| milliseconds(|| app.store.read(|tx| index.by_tier(tx, 1)).expect("counts")).0);
    let tiers: Vec<f64> = tiers.collect();
    let sql = Index::default();
    json!({
        "index_load_s": load_ms / 1e3,
        "questions_p95_ms": percentile(&asked, 95),
        "questions_worst_ms": percentile(&asked, 100),
        "questions_by_sqlite_p95_ms": percentile(&timed(&app, &sql, &questions[..BY_SQLITE]), 95),
        "searches_worst_ms": percentile(&timed(&app, &index, &searches), 100),
        "counts_p95_ms": percentile(&counts, 95),
        "tiers_ms": percentile(&tiers, 50),
        "edit_then_list_ms": edit_then_list(&app, &index, community),
        "bulk_then_list_ms": bulk_then_list(&app, &index, community),
    })
}

/// Milliseconds of each question, total and rows.
fn timed(app: &App, index: &Index, questions: &[Value]) -> Vec<f64> {
    let ask = |question: &Value| {
        let input = serde_json::from_value(question.clone()).expect("a question");
        milliseconds(|| app.store.read(|tx| index.list(tx, &input)).expect("an answer")).0
    };
    questions.iter().map(ask).collect()
}

/// Milliseconds of counting whom a question's filter meets.
fn counted(app: &App, index: &Index, question: &Value) -> f64 {
    let who = json!({ "kind": "matching", "community": question["community"], "filter": question["filter"] });
    let who = serde_json::from_value(who).expect("a selection");
    milliseconds(|| app.store.read(|tx| index.count(tx, &who)).expect("a count")).0
}

/// A single edit and the list after it, which first brings the index up to date.
fn edit_then_list(app: &App, index: &Index, community: &str) -> f64 {
    let all = json!({ "community": community, "limit": 50 });
    let uid = call(app, "members", &all)["rows"][0]["uid"].clone();
    let mut times = Vec::new();
    for round in 0..20 {
        call(app, "member_edit", &json!({ "uid": uid, "remark": format!("备注{round}") }));
        times.extend(timed(app, index, std::slice::from_ref(&all)));
    }
    percentile(&times, 95)
}

/// The list after many members got a tag.
fn bulk_then_list(app: &App, index: &Index, community: &str) -> f64 {
    let page = json!({ "community": community, "limit": 5_000, "offset": 1_000 });
    let many = uids(&call(app, "members", &page)["rows"]);
    let who = json!({ "kind": "these", "uids": many });
    let change = json!({ "kind": "tags", "add": ["众人"], "remove": [] });
    call(app, "members_edit", &json!({ "who": who, "change": change }));
    timed(app, index, &[json!({ "community": community, "limit": 50 })])[0]
}
