//! Times of the calendar in a release build, as JSON on standard output; `tests/bench/calendar.py` runs it.

use std::{fmt::Write as _, fs, time::Instant};

use serde_json::json;
use tulou_core::{
    calendar,
    recurrence::{Rule, civil_text},
    subjects::Plan,
};
use tulou_tests::TestApp;

// That of the programs, which the figures are of.
#[global_allocator]
static ALLOCATOR: tulou_host::CountingAllocator = tulou_host::CountingAllocator;

const RUNS: usize = 9;

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn milliseconds(run: impl Fn()) -> f64 {
    run();
    let time = || {
        let begun = Instant::now();
        run();
        begun.elapsed().as_secs_f64() * 1000.0
    };
    median((0..RUNS).map(|_| time()).collect())
}

/// A thousand series that start evenly 0 to 10 years before the window, a fifth with COUNT, a fifth with exceptions, and
/// about two thousand dates in the window.
fn series() -> String {
    let mut text = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    let window =
        chrono::NaiveDate::from_ymd_opt(2026, 3, 1).expect("a day").and_hms_opt(19, 0, 0).expect("a time");
    for number in 0..1000i64 {
        let start = window - chrono::Duration::days(number * 3650 / 1000);
        let rule = match number % 10 {
            0 => "FREQ=DAILY;INTERVAL=7",
            1..=3 => "FREQ=MONTHLY",
            4..=6 => "FREQ=WEEKLY;INTERVAL=2",
            7 => "FREQ=WEEKLY",
            8 => "FREQ=MONTHLY;BYDAY=2TU",
            _ => "FREQ=WEEKLY;INTERVAL=4;BYDAY=TU,TH",
        };
        let count = if number % 5 == 0 { ";COUNT=2000" } else { "" };
        let digits = civil_text(start).replace(['-', ':'], "");
        write!(
            text,
            "BEGIN:VEVENT\r\nUID:s{number}\r\nDTSTART;TZID=Asia/Shanghai:{digits}\r\nDURATION:PT1H\r\n\
             RRULE:{rule}{count}\r\nSUMMARY:系列 {number}\r\n"
        )
        .expect("text grows");
        if number % 5 == 1 {
            let rule = Rule::parse(rule).expect("a rule");
            for (index, date) in
                rule.expand(start).skip(1).take(6).enumerate().filter(|(index, _)| index % 2 == 0)
            {
                let digits = civil_text(date).replace(['-', ':'], "");
                write!(text, "EXDATE;TZID=Asia/Shanghai:{digits}\r\nX-NUMBER:{index}\r\n")
                    .expect("text grows");
            }
        }
        text += "END:VEVENT\r\n";
    }
    text + "END:VCALENDAR\r\n"
}

fn events() -> String {
    let mut text = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    let start =
        chrono::NaiveDate::from_ymd_opt(2020, 1, 1).expect("a day").and_hms_opt(8, 0, 0).expect("a time");
    for number in 0..50_000i64 {
        let digits = civil_text(start + chrono::Duration::hours(number)).replace(['-', ':'], "");
        write!(
            text,
            "BEGIN:VEVENT\r\nUID:e{number}\r\nDTSTART;TZID=Asia/Shanghai:{digits}\r\nDURATION:PT1H\r\n\
             SUMMARY:早报 {number}\r\nLOCATION:咖啡馆\r\nDESCRIPTION:第 {number} 期\\, 内容\\n第二行\r\nEND:VEVENT\r\n"
        )
        .expect("text grows");
    }
    text + "END:VCALENDAR\r\n"
}

fn import(test: &TestApp, community: &str, text: &str) -> f64 {
    let path = test.path().join("in.ics");
    fs::write(&path, text).expect("a file");
    let begun = Instant::now();
    test.call("calendar_import", json!({ "community": community, "path": path }));
    begun.elapsed().as_secs_f64() * 1000.0
}

fn main() {
    let (test, community) = TestApp::with_community();
    import(&test, &community, &series());
    let range = json!({ "community": community, "from": "2026-03-01", "to": "2026-04-01" });
    let dates = test.call("calendar_range", range.clone())["items"].as_array().expect("items").len();
    let text = range.to_string();
    let ask = || {
        let job = tulou_core::api::NoProgress::default();
        tulou_core::api::call(&test.app, "calendar_range", &text, &job.job()).expect("a month");
    };
    let input = serde_json::from_str(&text).expect("a range");
    let by_sql = milliseconds(|| {
        let nothing = Plan::default();
        let view = test.app.store.read(|tx| calendar::range(tx, &nothing, &input)).expect("a month");
        serde_json::to_string(&view).expect("text");
    });
    test.app.plan.load(&test.app.store, 1).expect("a plan");
    let month = milliseconds(ask);
    let (test, community) = TestApp::with_community();
    let imported = import(&test, &community, &events());
    let path = test.path().join("out.ics");
    let selection = json!({ "path": path, "selection": { "community": community } });
    let export = milliseconds(|| {
        test.call("calendar_export", selection.clone());
    });
    let report = json!({ "dates": dates, "month_ms": month, "month_by_sql_ms": by_sql, "events": 50_000, "import_ms": imported, "export_ms": export });
    println!("{report}");
}
