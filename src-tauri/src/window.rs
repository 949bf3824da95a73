//! The window itself: how it is made, what it may show, what closing it means.

use std::sync::atomic::Ordering;

use serde_json::Value;
use tauri::{
    AppHandle, DragDropEvent, Manager, Theme, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    WindowEvent, utils::config::Color, webview::NewWindowResponse,
};
use tauri_plugin_window_state::AppHandleExt;
use tulou_host::first;

use crate::{
    sending,
    shell::{Shell, Signal},
    tray,
};

/// The label that the capability names.
pub const LABEL: &str = "main";

const TITLE: &str = "土楼 Tulou";
const SIZE: (f64, f64) = (1280.0, 800.0);
const SMALLEST: (f64, f64) = (760.0, 480.0);

/// The label of the small window.
pub const SMALL: &str = "small";

const SMALL_PAGE: &str = "#/send/small";
const SMALL_SIZE: (f64, f64) = (380.0, 240.0);
const SMALL_LEAST: (f64, f64) = (300.0, 180.0);

/// Makes the window. `boot` stands in the page as `window.__TULOU__` before its first script runs.
pub fn open(handle: &AppHandle, boot: &Value) -> tauri::Result<()> {
    let hidden = &handle.state::<Shell>().hidden;
    let waits = hidden.load(Ordering::SeqCst);
    let window = page(handle, LABEL, boot, "")
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .visible(!waits)
        .build()?;
    show_preedit(&window);
    let own = handle.clone();
    window.on_window_event(move |event| on_event(&own, event));
    // Called while it was being made.
    if waits && !hidden.load(Ordering::SeqCst) {
        show(handle);
    }
    Ok(())
}

/// Makes the small window for sending, which stays on top of other programs, or brings it back.
pub fn open_small(handle: &AppHandle, boot: &Value) -> tauri::Result<()> {
    if let Some(window) = handle.get_webview_window(SMALL) {
        window.unminimize()?;
        return window.set_focus();
    }
    let window = page(handle, SMALL, boot, SMALL_PAGE)
        .inner_size(SMALL_SIZE.0, SMALL_SIZE.1)
        .min_inner_size(SMALL_LEAST.0, SMALL_LEAST.1)
        .always_on_top(true)
        .build()?;
    show_preedit(&window);
    let own = handle.clone();
    window.on_window_event(move |event| {
        if matches!(event, WindowEvent::Destroyed) {
            sending::gone(&own, SMALL);
        }
    });
    Ok(())
}

/// What all windows of ours have in common: the page, its colours, what it may do. `address` is where the page begins.
fn page<'a>(
    handle: &'a AppHandle,
    label: &str,
    boot: &Value,
    address: &str,
) -> WebviewWindowBuilder<'a, tauri::Wry, AppHandle> {
    let dark = boot["theme"] == "dark";
    WebviewWindowBuilder::new(handle, label, WebviewUrl::default())
        .title(TITLE)
        .theme(match boot["theme"].as_str() {
            Some("dark") => Some(Theme::Dark),
            Some("light") => Some(Theme::Light),
            _ => None,
        })
        // The colour of the page, so that the window does not flash before it.
        .background_color(if dark { Color(0x1F, 0x1B, 0x18, 0xFF) } else { Color(0xFF, 0xFF, 0xFF, 0xFF) })
        .initialization_script(first::script(boot, address))
        // Texts to copy come from the core, after the click that asked for them is over. Only our own page stands here.
        .enable_clipboard_access()
        .on_navigation(is_our_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
}

/// Brings the large window to the front.
pub fn show(handle: &AppHandle) {
    handle.state::<Shell>().hidden.store(false, Ordering::SeqCst);
    raise(handle, LABEL);
}

/// Brings a window to the front, if it is there.
pub fn raise(handle: &AppHandle, label: &str) {
    let Some(window) = handle.get_webview_window(label) else { return };
    // A window manager may refuse to raise windows; it then marks the window instead.
    for outcome in [window.show(), window.unminimize(), window.set_focus()] {
        drop(outcome);
    }
}

/// A window that waits unseen and has no tray to be called back by stands minimised among the others.
pub fn minimise_if_hidden(handle: &AppHandle) {
    let waits = handle.state::<Shell>().hidden.swap(false, Ordering::SeqCst);
    if waits && let Some(window) = handle.get_webview_window(LABEL) {
        // Without a window manager there is nothing to minimise, and the window is seen.
        for outcome in [window.minimize(), window.show()] {
            drop(outcome);
        }
    }
}

/// The page never leaves its own address: links are opened outside, by `window_open_link`.
fn is_our_page(url: &Url) -> bool {
    let development = tauri::is_dev() && url.host_str() == Some("localhost");
    let packed = url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost");
    packed || development
}

/// Goes on when the page has written what was typed.
pub fn after_flush(handle: &AppHandle, go_on: impl FnOnce(&AppHandle) + Send + 'static) {
    let own = handle.clone();
    std::thread::spawn(move || {
        if own.state::<Shell>().flush_page() {
            go_on(&own);
        }
    });
}

fn on_event(handle: &AppHandle, event: &WindowEvent) {
    let shell = handle.state::<Shell>();
    match event {
        WindowEvent::CloseRequested { api, .. } if !tray::hides_on_close(&shell) => {
            api.prevent_close();
            // The small window goes with the large one: nothing would be left to come back by.
            after_flush(handle, |handle| {
                for label in [SMALL, LABEL] {
                    drop(handle.get_webview_window(label).map(|own| own.destroy()));
                }
            });
        }
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            // Hidden or not, the window's place is kept: the app may be ended from the tray.
            drop(handle.save_window_state(crate::REMEMBERED));
            if let Some(window) = handle.get_webview_window(LABEL) {
                drop(window.hide());
            }
        }
        WindowEvent::DragDrop(DragDropEvent::Enter { paths, .. }) => {
            shell.tell(Signal::FilesOver { paths: paths.clone() });
        }
        WindowEvent::DragDrop(DragDropEvent::Leave) => drop(shell.tell(Signal::FilesLeft)),
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            shell.tell(Signal::FilesDropped { paths: paths.clone() });
        }
        _ => {}
    }
}

/// WebKitGTK under wry draws no preedit text: without this, pinyin is invisible while it is typed and the page gets no
/// composition events.
#[cfg(target_os = "linux")]
fn show_preedit(window: &WebviewWindow) {
    use webkit2gtk::{InputMethodContextExt, WebViewExt};
    let asked = window.with_webview(|webview| {
        if let Some(context) = webview.inner().input_method_context() {
            context.set_enable_preedit(true);
        }
    });
    // Without a web view there is nothing to type into.
    drop(asked);
}

#[cfg(not(target_os = "linux"))]
fn show_preedit(_: &WebviewWindow) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_stays_where_it_is() {
        let may = |url: &str| is_our_page(&url.parse().unwrap());
        assert!(may("tauri://localhost/#/calendar") && may("http://tauri.localhost/"));
        for url in [
            "https://example.org",
            "file:///etc/passwd",
            "http://tauri.localhost.example.org",
            "data:text/html,x",
        ] {
            assert!(!may(url), "{url}");
        }
    }
}
