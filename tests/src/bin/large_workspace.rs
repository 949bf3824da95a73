//! Makes the large workspace of the benchmarks: `large_workspace FOLDER`, with a plan that lies around the present day.

use std::{path::Path, sync::Arc};

use serde_json::json;
use tulou_core::{
    api::{App, Ports},
    clock::{Clock, SystemClock},
    recurrence::Zone,
};
use tulou_tests::{large, measure::call};

fn main() {
    let folder = std::env::args().nth(1).expect("a folder");
    let clock = Arc::new(SystemClock);
    let app = App::create(Path::new(&folder), clock.clone(), Ports::default()).expect("a new workspace");
    let made =
        call(&app, "community_add", &json!({ "name": "读书会", "tz": "Asia/Shanghai", "scale": "many" }));
    let community = made["uid"].as_str().expect("a uid");
    large::fill_members(&app, community, large::MEMBERS);
    let today = Zone::named("Asia/Shanghai").expect("a zone").civil_of(clock.now()).date();
    large::fill_plan(&app, community, large::PLANNED, today);
    app.store.checkpoint().expect("a checkpoint");
}
