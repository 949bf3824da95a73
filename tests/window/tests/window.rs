//! Smoke tests of the real window: it starts without a fault, answers, and refuses what it must refuse.
#![cfg(target_os = "linux")]

use std::{
    path::Path,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tempfile::TempDir;
use tulou_window_tests::{Beside, Bus, Plain, Window, clipboard, press, press_close_button, skipped};

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
    let end = Instant::now() + Duration::from_secs(20);
    while window.script("return document.body.innerText.trim() === ''").await == json!(true) {
        assert!(Instant::now() < end, "an empty page\n{}", window.log());
        window.settle().await;
    }
    let faults = window.script("return window.__faults ?? []").await;
    assert_eq!(faults, json!([]));
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_is_copied_with_one_click_and_pasted_as_it_is() {
    if skipped() {
        return;
    }
    const TEXT: &str = "早上好 ☀️\n今晚八点共读第三章";
    let window = Window::start().await;
    let community = json!({ "name": "读书会", "tz": "Asia/Shanghai", "scale": "many" });
    let community = window.rpc("community_add", community).await.expect("a community")["uid"].clone();
    let groups = json!({ "community": community, "channels": [{ "name": "一群", "kind": "wechat_group" }] });
    let groups = window.rpc("channels_add", groups).await.expect("a group");
    let post = json!({ "community": community, "title": "早安", "channels": groups, "text": TEXT });
    let post = window.rpc("content_add", post).await.expect("a post");
    let address =
        format!("location.hash = '#/content?open=content:{}'", post["uid"].as_str().expect("a uid"));
    window.script(&address).await;
    let button = "return document.querySelector('li[data-channel] button').innerText";
    let copy = window.wait("li[data-channel] button").await;
    let before = window.script(button).await;
    copy.click().await.expect("a click");
    let end = Instant::now() + Duration::from_secs(10);
    while window.script(button).await == before {
        assert!(Instant::now() < end, "not copied\n{}", window.log());
        window.settle().await;
    }
    let search = window.wait("main input").await;
    search.click().await.expect("a click");
    search.send_keys("\u{E009}v\u{E000}").await.expect("the keys");
    let end = Instant::now() + Duration::from_secs(10);
    let pasted = "return document.querySelector('main input').value";
    // A field of one line takes the line break for a space, or leaves it out.
    while !window.script(pasted).await.as_str().is_some_and(|text| text.starts_with("早上好 ☀️")) {
        assert!(Instant::now() < end, "nothing was pasted\n{}", window.log());
        window.settle().await;
    }
    window.close().await;
}

/// The keys of the shortcut, by their names of X: Control, Alt, n.
const COPY_NEXT: [u32; 3] = [0xffe3, 0xffe9, 0x6e];

#[tokio::test(flavor = "multi_thread")]
async fn the_small_window_sends_by_keys_that_other_programs_have_the_focus_for() {
    if skipped() {
        return;
    }
    /// A red point.
    const POINT: &str =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==";
    let window = Window::start().await;
    let community = json!({ "name": "读书会", "tz": "Asia/Shanghai", "scale": "many" });
    let community = window.rpc("community_add", community).await.expect("a community")["uid"].clone();
    let channels = ["一群", "二群"].map(|name| json!({ "name": name, "kind": "wechat_group" }));
    let groups = json!({ "community": community, "channels": channels });
    let groups = window.rpc("channels_add", groups).await.expect("groups");
    let keep = async |name: &str, base64: &str| {
        let pasted = json!({ "name": name, "base64": base64 });
        window.rpc("attachment_paste", pasted).await.expect("a file")["uid"].clone()
    };
    let (picture, file) = (keep("海报.png", POINT).await, keep("排期 1.txt", "5paH5Lu2").await);
    let pieces = json!([
        { "kind": "text", "text": "早安 {群名}\n#接龙" }, { "kind": "image", "text": "", "attachment": picture },
        { "kind": "file", "text": "", "attachment": file },
    ]);
    let when = json!({ "start": "2026-01-01T08:00:00" });
    let start = json!({ "community": community, "pieces": pieces, "channels": groups, "when": when });
    let post = window.rpc("content_add", start).await.expect("a post")["uid"].clone();
    // Long ago is not due; whoever names it may send it.
    let address =
        format!("location.hash = '#/send?items=' + encodeURIComponent(JSON.stringify(['{}']))", uid(&post));
    window.script(&address).await;
    window.wait("main h2").await;
    let holds = async |target: &str, fits: fn(&[u8]) -> bool| {
        let end = Instant::now() + Duration::from_secs(15);
        loop {
            let held = clipboard(window.display(), target).unwrap_or_default();
            if fits(&held) {
                return;
            }
            let text = String::from_utf8_lossy(&held[..held.len().min(200)]);
            if Instant::now() >= end {
                let page = window.script("return document.body.innerText").await;
                panic!("{target} holds {text:?}\n{page}\n{}", window.log());
            }
            window.settle().await;
        }
    };
    let end = Instant::now() + Duration::from_secs(15);
    while window.rpc("window_send_shortcut", json!({})).await.expect("the keys")["taken"] != true {
        assert!(Instant::now() < end, "nobody listens to the keys\n{}", window.log());
        window.settle().await;
    }
    // How many pieces the page has ticked: the next key is pressed when the one before has come to the screen.
    let ticked = async |count: i64| {
        let end = Instant::now() + Duration::from_secs(15);
        while window.script("return document.querySelectorAll('[data-state=copied]').length").await != count {
            assert!(Instant::now() < end, "{count} pieces were never ticked\n{}", window.log());
            window.settle().await;
        }
    };
    press(window.display(), &COPY_NEXT);
    holds("UTF8_STRING", |text| text == "早安 一群\n#接龙".as_bytes()).await;
    ticked(1).await;
    press(window.display(), &COPY_NEXT);
    holds("image/png", |image| image.starts_with(b"\x89PNG")).await;
    ticked(2).await;
    press(window.display(), &COPY_NEXT);
    let named = |list: &[u8]| list.starts_with(b"file://") && list.trim_ascii_end().ends_with(b"%201.txt");
    holds("text/uri-list", named).await;
    ticked(3).await;
    press(window.display(), &COPY_NEXT);
    holds("UTF8_STRING", |text| text == "早安 二群\n#接龙".as_bytes()).await;
    ticked(1).await;
    let end = Instant::now() + Duration::from_secs(15);
    while window.rpc("deliveries", json!({ "uid": post })).await.expect("deliveries")["progress"]["sent"] != 1
    {
        assert!(Instant::now() < end, "the first group was never marked\n{}", window.log());
        window.settle().await;
    }
    // What may not go out is not copied, and nothing of the group before is left to be pasted in its place.
    window.rpc("hold_begin", json!({ "community": community })).await.expect("a hold");
    let end = Instant::now() + Duration::from_secs(15);
    while window.script("return document.querySelector('main h2') !== null").await == true {
        assert!(Instant::now() < end, "the held group is still up\n{}", window.log());
        window.settle().await;
    }
    press(window.display(), &COPY_NEXT);
    holds("UTF8_STRING", <[u8]>::is_empty).await;
    window.rpc("window_small_open", json!({})).await.expect("the small window");
    let end = Instant::now() + Duration::from_secs(15);
    while window.client.windows().await.expect("windows").len() < 2 {
        assert!(Instant::now() < end, "no small window\n{}", window.log());
        window.settle().await;
    }
    window.close().await;
}

fn uid(value: &Value) -> &str {
    value.as_str().expect("a uid")
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
    Beside::open(folder.path()).add_community();
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

#[test]
fn a_window_that_is_asked_to_end_leaves_nothing_to_be_checked() {
    if skipped() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let ready = folder.path().join("ready");
    Beside::open(folder.path()).add_community();
    let bus = Bus::without_service();
    let variables = [("TULOU_READY_FILE", ready.display().to_string())];
    let mut running = Plain::start(folder.path(), &bus, &variables);
    wait_for_text(&ready, Duration::from_secs(30));
    let log = folder.path().join("workspace/main.db-wal");
    Beside::open(folder.path()).add_community();
    let left = || log.metadata().map_or(0, |data| data.len());
    assert!(left() > 0, "what was written while the window is open waits in the log");
    assert!(running.app.end(Duration::from_secs(15)), "the window did not end");
    assert_eq!(left(), 0, "the next start would take the log for the mark of a crash");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_is_stored_before_the_app_ends() {
    if skipped() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let beside = Beside::open(folder.path());
    let (window, stored) = typing(folder, &beside).await;
    assert_eq!(stored(), json!(null), "this field keeps its text when it is left");
    assert!(window.end_app(Duration::from_secs(15)).await, "the app did not end\n{}", window.log());
    assert_eq!(stored(), json!("likes stories"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_is_stored_before_the_window_is_closed() {
    if skipped() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let beside = Beside::open(folder.path());
    let (window, stored) = typing(folder, &beside).await;
    assert_eq!(stored(), json!(null), "this field keeps its text when it is left");
    press_close_button(window.display());
    assert!(window.app_ends(Duration::from_secs(15)).await, "the app did not end\n{}", window.log());
    assert_eq!(stored(), json!("likes stories"));
}

/// A window in which a note is being typed, and how to ask what is stored of it.
async fn typing(folder: TempDir, beside: &Beside) -> (Window, impl Fn() -> Value) {
    let community = beside.add_community();
    let member = beside.call("member_add", &json!({ "community": community, "name": "阿青" }));
    let uid = member["row"]["uid"].as_str().expect("a uid").to_owned();
    let window = Window::on(folder, Bus::without_service()).await;
    window.wait("#root > *").await;
    window.script(&format!("location.hash = '#/members?open=member:{uid}'")).await;
    let note = window.wait("textarea[aria-label=Note]").await;
    note.click().await.expect("a click");
    note.send_keys("likes stories").await.expect("the keys");
    (window, move || beside.call("member", &json!({ "uid": uid }))["row"]["note"].clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_program_writes_is_told_to_the_page_within_a_second() {
    if skipped() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let beside = Beside::open(folder.path());
    beside.add_community();
    let window = Window::on(folder, Bus::without_service()).await;
    // The page listens when it starts; whoever listens last is told.
    window.wait("#root > *").await;
    let listening = "const done = arguments[0]; const id = window.__TAURI_INTERNALS__.transformCallback((told) => {
            (window.__told ??= []).push([performance.now(), JSON.stringify(told)]);
        });
        window.__TAURI_INTERNALS__.invoke('rpc', { name: 'window_listen', input: {}, progress: '__CHANNEL__:' + id })
            .then(() => done(true), (error) => done(JSON.stringify(error)));";
    assert_eq!(window.client.execute_async(listening, Vec::new()).await.expect("an answer"), json!(true));
    beside.call("community_add", &json!({ "name": "第二个", "tz": "Asia/Shanghai", "scale": "one" }));
    // A second is promised; a machine that builds beside this gets three.
    let end = Instant::now() + Duration::from_secs(3);
    loop {
        let told = window.script("return (window.__told ?? []).map(([, text]) => text).join()").await;
        let told = told.as_str().unwrap_or_default();
        if told.contains("changed") && told.contains("community") {
            break;
        }
        assert!(Instant::now() < end, "the page heard: {told:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    window.close().await;
}

#[test]
fn a_reminder_comes_as_a_notice_whose_buttons_work() {
    if skipped() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let beside = Beside::open(folder.path());
    beside.remind_now();
    let bus = Bus::with_service();
    let _app = Plain::start(folder.path(), &bus, &[]);
    let notice = bus.wait_for(1, Duration::from_secs(60)).remove(0);
    assert_eq!(notice.title, "分享会");
    assert!(notice.text.starts_with("Start"), "{}", notice.text);
    let labels: Vec<&str> = notice.actions.chunks(2).map(|action| action[0].as_str()).collect();
    assert_eq!(labels, ["default", "open", "done", "snooze"]);
    let waiting = || beside.call("reminders_waiting", &json!({}));
    wait_until("the reminder stands in the list", || {
        waiting().as_array().is_some_and(|list| list.len() == 1)
    });
    bus.press(notice.id, "snooze");
    wait_until("the reminder is put off", || waiting()[0]["snooze_until"].is_i64());
    let fires = json!({ "fires": [waiting()[0]["fire"]], "minutes": 1 });
    beside.call("reminders_snooze", &fires);
    let again = bus.wait_for(2, Duration::from_secs(120)).remove(1);
    wait_until("the reminder was shown again", || waiting()[0]["snooze_until"].is_null());
    // The app begins to listen to a notice when the service has taken it: no hand is quicker.
    std::thread::sleep(Duration::from_millis(500));
    bus.press(again.id, "done");
    wait_until("the reminder is answered", || waiting() == json!([]));
    assert_eq!(bus.notices().len(), 2, "one notice, and one after the snooze");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clicked_notice_opens_its_record_in_its_community_and_speaks_as_the_page_does() {
    if skipped() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let beside = Beside::open(folder.path());
    beside.call("community_add", &json!({ "name": "跑团", "tz": "Asia/Shanghai", "scale": "many" }));
    let window = Window::on(folder, Bus::with_service()).await;
    let shown = "return document.querySelector('nav button[aria-haspopup=menu]')?.innerText.trim()";
    window.wait("nav button[aria-haspopup=menu]").await;
    assert_eq!(window.script(shown).await, json!("跑团"));
    window.rpc("window_prefer", json!({ "spoken": "zh-CN" })).await.expect("an answer");
    beside.remind_now();
    let notice = window.bus.wait_for(1, Duration::from_secs(60)).remove(0);
    assert_eq!(notice.title, "分享会");
    assert!(notice.text.ends_with(" · 读书会"), "{}", notice.text);
    assert!(notice.actions.contains(&"打开".to_owned()), "{:?}", notice.actions);
    // The app begins to listen to a notice when the service has taken it: no hand is quicker.
    tokio::time::sleep(Duration::from_millis(500)).await;
    window.bus.press(notice.id, "open");
    let title = window.wait("textarea[aria-label=Title]").await;
    assert_eq!(title.prop("value").await.expect("a value").as_deref(), Some("分享会"));
    assert_eq!(window.script(shown).await, json!("读书会"));
    assert_eq!(window.rpc("window_test_notice", trial()).await, Ok(json!("desktop")));
    assert_eq!(window.bus.wait_for(2, Duration::from_secs(10))[1].title, "土楼测试");
    window.close().await;
}

/// A notice on trial, as the settings ask for it.
fn trial() -> Value {
    json!({ "title": "土楼测试", "text": "就是这样", "open": "打开", "done": "完成", "snooze": "10 分钟后" })
}

#[test]
fn a_program_that_slept_past_a_reminder_shows_it_once_when_it_wakes() {
    if skipped() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let beside = Beside::open(folder.path());
    let bus = Bus::with_service();
    let running = Plain::start(folder.path(), &bus, &[]);
    // Long enough to have looked for due reminders once.
    std::thread::sleep(Duration::from_secs(5));
    running.app.pause();
    beside.remind_now();
    std::thread::sleep(Duration::from_secs(8));
    assert_eq!(bus.notices().len(), 0, "it sleeps");
    running.app.resume();
    let notice = bus.wait_for(1, Duration::from_secs(60)).remove(0);
    assert_eq!(notice.title, "分享会");
    wait_until("the reminder stands in the list", || {
        beside.call("reminders_waiting", &json!({})).as_array().is_some_and(|list| list.len() == 1)
    });
    running.app.pause();
    std::thread::sleep(Duration::from_secs(3));
    running.app.resume();
    std::thread::sleep(Duration::from_secs(25));
    assert_eq!(bus.notices().len(), 1, "and not again after another sleep");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_service_the_page_shows_the_reminder() {
    if skipped() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let beside = Beside::open(folder.path());
    beside.remind_now();
    let window = Window::on(folder, Bus::without_service()).await;
    // Among the messages: Today names the post in any case.
    let shown = "return [...document.querySelectorAll('[aria-live]')].some((one) => one.innerText.includes('分享会'))";
    let end = Instant::now() + Duration::from_secs(60);
    while window.script(shown).await != json!(true) {
        assert!(Instant::now() < end, "no banner\n{}", window.log());
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    // The banner is out a moment before that is noted.
    let waiting = || beside.call("reminders_waiting", &json!({}));
    wait_until("the reminder stands in the list", || {
        waiting().as_array().is_some_and(|list| list.len() == 1)
    });
    assert_eq!(window.rpc("window_test_notice", trial()).await, Ok(json!("page")));
    window.close().await;
}

fn wait_until(what: &str, mut holds: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(20);
    while !holds() {
        assert!(Instant::now() < end, "waited in vain until {what}");
        std::thread::sleep(Duration::from_millis(100));
    }
}
