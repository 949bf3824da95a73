//! The command line while another process has the same workspace open, as the window does.

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use serde_json::json;
use tulou_core::{
    api::{App, Ports},
    clock::SystemClock,
    store::Access,
};

use crate::Place;

#[test]
fn the_window_hears_of_it_within_a_second_and_keeps_a_restore_out() {
    let place = Place::made();
    place.good(["backup"]);
    let backup = place.json(["backup", "--list"])["backups"][0]["path"].as_str().unwrap().to_owned();
    // This process is the window: it has the workspace open and looks four times a second.
    let app = App::open(&place.workspace(), Access::Write, Arc::new(SystemClock), Ports::default()).unwrap();
    let heard = Arc::new(Mutex::new(Vec::new()));
    let ears = heard.clone();
    app.store.publisher.subscribe(move |changed| ears.lock().unwrap().extend(changed.tables.clone()));
    let list = place.file("list.csv", "姓名,手机号\n小红,13800000001\n");
    place.good(["import", &list]);
    let written = Instant::now();
    while !heard.lock().unwrap().iter().any(|table| table == "member") {
        assert!(written.elapsed() < Duration::from_secs(1), "heard of nothing: {:?}", heard.lock().unwrap());
        std::thread::sleep(Duration::from_millis(250));
        app.store.poll_external().unwrap();
    }
    assert_eq!(place.members(), 1);
    place.good(["backup"]);
    place.good(["check"]);
    place.good(["occurrences", "--from", "2026-03-01", "--to", "2026-04-01"]);
    place.good(["export", "members", &place.beside("out.csv")]);
    let refused = place.run(["restore", &backup]);
    assert_eq!((refused.status, refused.out.as_str()), (Some(1), ""));
    assert!(refused.err.contains("using"), "{}", refused.err);
    assert_eq!(place.members(), 1);
    // Both write; neither is in the other's way.
    let call = |value: i64| {
        let input = json!({ "key": "n", "value": value }).to_string();
        let nobody = tulou_core::api::NoProgress::default();
        tulou_core::api::call(&app, "setting_set", &input, &nobody.job()).unwrap();
    };
    for value in 0..5 {
        call(value);
        place.call("setting_set", &json!({ "key": "m", "value": value }));
    }
    let settings = place.call("workspace_overview", &json!({}))["settings"]["shared"].clone();
    assert_eq!((&settings["n"], &settings["m"]), (&json!(4), &json!(4)));
    drop(app);
    place.good(["restore", &backup]);
    assert_eq!(place.members(), 0);
}
