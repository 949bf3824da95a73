//! Smoke tests of starting with the person's session: what the switch leaves with the desktop, and that a start which nobody
//! is to notice locks nobody out.
#![cfg(target_os = "linux")]

use std::time::{Duration, Instant};

use serde_json::json;
use tulou_window_tests::{Beside, Bus, Window, built, skipped};

/// Whether the window is on the screen.
const SHOWN: &str = "return document.visibilityState === 'visible'";

#[tokio::test(flavor = "multi_thread")]
async fn the_switch_leaves_an_entry_that_starts_hidden_and_takes_it_away() {
    if skipped() {
        return;
    }
    let window = Window::start().await;
    let community = json!({ "name": "读书会", "tz": "Asia/Shanghai", "scale": "many" });
    window.rpc("community_add", community).await.expect("a community");
    window.client.refresh().await.expect("the page again");
    window.wait("#root > *").await;
    window.script("location.hash = '#/settings?section=general'").await;
    let switch = "input[role=switch][aria-label='Start Tulou when I log in']";
    window.wait(switch).await;
    let is_on = format!("return document.querySelector(\"{switch}\").checked");
    let click = format!("document.querySelector(\"{switch}\").click()");
    assert_eq!(window.script(&is_on).await, json!(false), "it is for the person to turn it on");

    let file = window.configuration().join("autostart/tulou.desktop");
    window.script(&click).await;
    until("the switch is on", &window, &is_on, true).await;
    let entry = std::fs::read_to_string(&file).expect("the entry");
    assert!(entry.contains(&format!("\nExec=\"{}\" --hidden\n", built("tulou").display())), "{entry}");

    window.script(&click).await;
    until("the switch is off", &window, &is_on, false).await;
    assert!(!file.exists(), "the entry is still there");
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_desktop_switched_off_shows_as_off() {
    if skipped() {
        return;
    }
    let window = Window::start().await;
    let asked = async |input| window.rpc("window_at_login", input).await.expect("an answer");
    assert_eq!(asked(json!({ "on": true })).await, json!(true));
    let file = window.configuration().join("autostart/tulou.desktop");
    let entry = std::fs::read_to_string(&file).expect("the entry");
    std::fs::write(&file, entry + "X-GNOME-Autostart-enabled=false\n").expect("the entry is changed");
    assert_eq!(asked(json!({})).await, json!(false));
    assert_eq!(asked(json!({ "on": true })).await, json!(true), "turned on again");
    assert_eq!(asked(json!({ "on": false })).await, json!(false));
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_start_without_a_tray_waits_for_the_panel_and_then_shows_the_window() {
    if skipped() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let window = Window::with_arguments(folder, Bus::without_service(), &["--hidden"]).await;
    assert_eq!(window.script(SHOWN).await, json!(false), "a start by the session pops up");
    until("the window can be reached", &window, SHOWN, true).await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_start_rings_and_its_notice_calls_the_window() {
    if skipped() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let beside = Beside::open(folder.path());
    let bus = Bus::with_service();
    bus.add_panel();
    let window = Window::with_arguments(folder, bus, &["--hidden"]).await;
    let end = Instant::now() + Duration::from_secs(30);
    // A panel is not enough: the library that speaks to it may be missing, and then the window is shown.
    let (tray, shown) = loop {
        let tray = window.rpc("window_prefer", json!({})).await.expect("an answer")["tray"] == json!(true);
        let shown = window.script(SHOWN).await == json!(true);
        if tray || shown {
            break (tray, shown);
        }
        assert!(Instant::now() < end, "neither tray nor window\n{}", window.log());
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    assert_eq!(shown, !tray, "hidden behind the tray, or else seen");
    beside.remind_now();
    let notice = window.bus.wait_for(1, Duration::from_secs(60)).remove(0);
    assert_eq!(window.script(SHOWN).await, json!(shown), "ringing shows no window");
    // The app begins to listen to a notice when the service has taken it: no hand is quicker.
    tokio::time::sleep(Duration::from_millis(500)).await;
    window.bus.press(notice.id, "open");
    until("the window is called", &window, SHOWN, true).await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_start_ends_and_calls_the_window_that_is_there() {
    if skipped() {
        return;
    }
    let window = Window::start().await;
    let mut second = window.start_again(&[]);
    assert!(second.ends(Duration::from_secs(20)), "two programs are open");
    assert!(window.rpc("workspace_overview", json!({})).await.is_ok(), "the first goes on");
    window.close().await;
}

/// Without a common session bus, as between two machines that share a folder, the programs do not know of each other.
#[tokio::test(flavor = "multi_thread")]
async fn a_second_window_stays_out_of_a_workspace_until_the_first_is_closed() {
    if skipped() {
        return;
    }
    let first = Window::start().await;
    first.rpc("workspace_overview", json!({})).await.expect("an open workspace");
    let workspace = first.workspace().display().to_string();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let second = Window::with_arguments(folder, Bus::without_service(), &["--workspace", &workspace]).await;
    let said = second.wait("[role=alert]").await.text().await.expect("a text");
    assert!(said.contains("another Tulou window"), "{said}");
    let refused = second.rpc("workspace_overview", json!({})).await.expect_err("it is kept out");
    assert_eq!(refused["code"], json!("locked"));
    let _folder = first.close().await;
    let again = "document.querySelector('[role=alert] button').click()";
    second.script(again).await;
    until("the workspace is open", &second, "return !document.querySelector('[role=alert]')", true).await;
    assert!(second.rpc("workspace_overview", json!({})).await.is_ok());
    second.close().await;
}

async fn until(what: &str, window: &Window, script: &str, value: bool) {
    let end = Instant::now() + Duration::from_secs(30);
    while window.script(script).await != json!(value) {
        assert!(Instant::now() < end, "waited in vain until {what}\n{}", window.log());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
