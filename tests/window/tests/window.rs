//! Smoke tests of the real window: it starts without a fault, answers, and refuses what it must refuse.
#![cfg(target_os = "linux")]

use std::{
    path::Path,
    time::{Duration, Instant},
};

use serde_json::json;
use tulou_window_tests::{Bus, Plain, Window, skipped};

/// Notes faults of the page from now on; `FAULTS` reads them.
const WATCH: &str = "window.__faults = [];
    addEventListener('error', (event) => window.__faults.push('uncaught: ' + event.message));
    addEventListener('unhandledrejection', (event) => window.__faults.push('rejected: ' + event.reason));
    document.addEventListener('securitypolicyviolation',
        (event) => window.__faults.push('policy: ' + event.effectiveDirective + ' ' + event.blockedURI));";

#[tokio::test(flavor = "multi_thread")]
async fn the_page_paints_without_a_fault_and_a_command_answers() {
    if skipped() {
        return;
    }
    let window = Window::start().await;
    window.wait("#root > *").await;
    window.script(WATCH).await;
    let overview = window.rpc("workspace_overview", json!({})).await.expect("an answer");
    assert_eq!(overview["communities"], json!([]), "{overview}");
    let community = json!({ "name": "读书会", "tz": "Asia/Shanghai", "scale": "many" });
    let made = window.rpc("community_add", community).await.expect("a community");
    assert_eq!(made["name"], "读书会");
    // The whole page once more, watched from its first script on by what its own start left behind.
    window.client.refresh().await.expect("the page again");
    window.wait("#root > *").await;
    window.settle().await;
    let text = window.script("return document.body.innerText").await;
    assert!(!text.as_str().unwrap_or_default().trim().is_empty(), "an empty page\n{}", window.log());
    let faults = window.script("return window.__faults ?? []").await;
    assert_eq!(faults, json!([]));
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_rpc_can_be_called() {
    if skipped() {
        return;
    }
    let window = Window::start().await;
    for command in [
        "plugin:event|listen",
        "plugin:dialog|open",
        "plugin:window-state|filename",
        "plugin:opener|open_url",
        "plugin:window|set_title",
        "plugin:webview|create_webview_window",
        "plugin:fs|read_file",
        "plugin:shell|execute",
        "plugin:app|version",
        "plugin:path|resolve_directory",
        "no_such_command",
    ] {
        let answer =
            window.invoke(command, json!({ "path": "/etc/passwd", "url": "https://example.org" })).await;
        assert!(answer.is_err(), "{command} answered {answer:?}");
    }
    let unknown = window.rpc("no_such_command", json!({})).await.expect_err("an error");
    assert_eq!(unknown["code"], "unknown_command");
    let link =
        window.rpc("window_open_link", json!({ "url": "file:///etc/passwd" })).await.expect_err("an error");
    assert_eq!(link["code"], "invalid");
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_content_policy_holds_and_the_page_cannot_leave() {
    if skipped() {
        return;
    }
    let window = Window::start().await;
    window.script(WATCH).await;
    let script = r#"
        const script = document.createElement("script"); script.textContent = "window.__inline = 1"; document.head.append(script);
        const image = new Image(); image.src = "http://127.0.0.1:9/x.png";
        const frame = document.createElement("iframe"); frame.src = "https://example.org/"; document.body.append(frame);
        let evaluated = false; try { evaluated = eval("1 + 1") === 2; } catch {}
        const opened = window.open("https://example.org/") !== null;
        return { inline: "__inline" in window, evaluated, opened };"#;
    let reached = window.script(script).await;
    assert_eq!(reached, json!({ "inline": false, "evaluated": false, "opened": false }));
    tokio::time::sleep(Duration::from_millis(300)).await;
    let faults = window.script("return window.__faults.map((fault) => fault.split(' ')[1])").await;
    let faults: Vec<&str> =
        faults.as_array().expect("a list").iter().filter_map(|fault| fault.as_str()).collect();
    for directive in ["script-src-elem", "img-src", "frame-src"] {
        assert!(faults.contains(&directive), "{directive} was not reported: {faults:?}");
    }
    window.script("location.href = 'https://example.org/'").await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    let address = window.script("return location.href").await;
    assert!(address.as_str().is_some_and(|address| address.starts_with("tauri://localhost")), "{address}");
    window.close().await;
}

#[test]
fn the_ready_file_tells_when_today_was_painted() {
    if skipped() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("ready");
    let bus = Bus::without_service();
    let _app = Plain::start(folder.path(), &bus, &[("TULOU_READY_FILE", file.display().to_string())]);
    let line = wait_for_text(&file, Duration::from_secs(30));
    let figures: Vec<f64> = line.split_whitespace().filter_map(|figure| figure.parse().ok()).collect();
    assert!(matches!(figures.as_slice(), [micros, paint] if *micros > 1.7e15 && *paint >= 0.0), "{line}");
}

fn wait_for_text(file: &Path, at_most: Duration) -> String {
    let end = Instant::now() + at_most;
    loop {
        match std::fs::read_to_string(file) {
            Ok(text) if !text.is_empty() => return text,
            _ => {}
        }
        assert!(Instant::now() < end, "{} was not written", file.display());
        std::thread::sleep(Duration::from_millis(20));
    }
}
