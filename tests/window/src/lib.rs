//! The real window under test: the built app on a virtual display of its own, driven through WebKit's driver.
//!
//! The driver exists on Linux only; elsewhere this crate is empty.
#![cfg(target_os = "linux")]

mod bus;
mod close;
mod display;
mod others;
mod process;
mod window;

pub use bus::{Bus, Notice};
pub use close::press_close_button;
pub use display::Display;
pub use others::{clipboard, press};
pub use window::{Plain, Window};

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use serde_json::{Value, json};
use tulou_core::{
    api::{self, App, NoProgress, Ports},
    clock::SystemClock,
    store::Access,
};

/// Whether these tests are left out of this run: they want the machine for themselves and come last.
pub fn skipped() -> bool {
    std::env::var_os("TULOU_SKIP_WINDOW").is_some()
}

/// A program that was built beside this test: `target/debug/NAME`.
pub fn built(name: &str) -> PathBuf {
    let here = std::env::current_exe().expect("the path of this test");
    let folder = here.ancestors().nth(2).expect("target/debug").to_path_buf();
    let program = folder.join(name);
    assert!(program.exists(), "{} is missing: `cargo build --workspace` makes it", program.display());
    program
}

/// The workspace in `folder`/workspace, held beside the window as `tulou-cli` holds it.
pub struct Beside(App);

impl Beside {
    /// Opens the workspace, or makes it.
    pub fn open(folder: &Path) -> Self {
        let workspace = folder.join("workspace");
        let clock = Arc::new(SystemClock);
        let app = if workspace.join("workspace.json").exists() {
            App::open(&workspace, Access::Write, clock, Ports::default())
        } else {
            App::create(&workspace, clock, Ports::default())
        };
        Self(app.expect("the workspace"))
    }

    /// Runs a command.
    pub fn call(&self, name: &str, input: &Value) -> Value {
        let output = api::call(&self.0, name, &input.to_string(), &NoProgress::default().job());
        let output = output.unwrap_or_else(|error| panic!("{name}: {error}"));
        serde_json::from_str(&output).expect("JSON")
    }

    /// A community in Shanghai; its uid.
    pub fn add_community(&self) -> String {
        let input = json!({ "name": "读书会", "tz": "Asia/Shanghai", "scale": "many" });
        self.call("community_add", &input)["uid"].as_str().expect("a uid").to_owned()
    }

    /// A post that is due within seconds, with a reminder at its time.
    pub fn remind_now(&self) {
        let community = self.add_community();
        let soon = tulou_core::Clock::now(&tulou_core::clock::SystemClock) + 4_000;
        let zone = tulou_core::recurrence::Zone::named("Asia/Shanghai").expect("a zone");
        let start = tulou_core::recurrence::civil_text(zone.civil_of(soon));
        let post = json!({ "community": community, "title": "分享会", "when": { "start": start, "duration_min": 60 } });
        let post = self.call("content_add", &post);
        let reminders = json!([{ "anchor": "start", "lead_min": 0, "quiet": "ring" }]);
        let input = json!({ "subject_kind": "content", "subject": post["uid"], "reminders": reminders });
        self.call("reminders_set", &input);
    }
}
