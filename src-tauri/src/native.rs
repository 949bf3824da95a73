//! The shell's own calls, beside the core's table: `window_opened`, `window_open_again`, `window_listen`, `window_ready`, `window_flushed`, `window_cancel`, `window_pick_open`,
//! `window_pick_save`, `window_open_link`, `window_reveal`, `window_zoom`, `window_prefer`, `window_notices`, `window_test_notice`, `window_at_login`, `window_use_workspace`,
//! for sending `window_small_open`, `window_sending`, `window_send_shortcut`, `window_copy`, `window_send_word`, and for a
//! workspace that cannot be opened `window_rescue_backups`, `window_rescue_restore`, `window_rescue_salvage`.

use std::path::PathBuf;

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use tauri::{AppHandle, Manager, ipc::Channel};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
use tulou_core::{Code, Error, Result};
use tulou_host::first;

use crate::{
    links, notices, rescue, sending,
    shell::{Shell, Signal, aside, fault, locked},
    start, tray, window,
};

/// Answers the call `window_<name>`.
pub async fn answer(
    handle: &AppHandle,
    label: &str,
    name: &str,
    input: Value,
    channel: Option<Channel<Signal>>,
) -> Result<Value> {
    let shell = handle.state::<Shell>();
    match name {
        "opened" => opened(handle).await,
        "open_again" => {
            start::open_again(handle);
            Ok(Value::Null)
        }
        "listen" => listen(&shell, label, channel),
        "ready" => ready(handle, &parse::<Ready>(input)?).await,
        "flushed" => {
            shell.page_flushed();
            Ok(Value::Null)
        }
        "cancel" => {
            shell.cancel_job(parse::<Cancel>(input)?.job);
            Ok(Value::Null)
        }
        "pick_open" => pick_open(handle, parse(input)?).await,
        "pick_save" => pick_save(handle, parse(input)?).await,
        "open_link" => links::open(&parse::<Link>(input)?.url).map(|()| Value::Null),
        "reveal" => links::reveal(&parse::<PathOf>(input)?.path).map(|()| Value::Null),
        "prefer" => prefer(handle, &shell, parse(input)?),
        "notices" => Ok(json!(aside(|| Ok(tulou_host::notify::available())).await?)),
        "test_notice" => {
            let (own, notice) = (handle.clone(), parse(input)?);
            aside(move || Ok(json!(notices::ring(&own, &notice, |_| ())))).await
        }
        "at_login" => at_login(parse(input)?).await,
        "rescue_backups" => rescue::backups(&shell),
        "rescue_restore" => rescue::restore(handle, &shell, parse::<PathOf>(input)?.path).await,
        "rescue_salvage" => rescue::salvage(&shell, parse::<PathOf>(input)?.path).await,
        "zoom" => zoom(handle, label, &parse::<Zoom>(input)?),
        "small_open" => sending::open_small(handle).map(|()| Value::Null),
        "sending" => sending::note(handle, label, &parse(input)?).map(|()| Value::Null),
        "send_shortcut" => sending::shortcut(handle, &parse(input)?),
        "copy" => sending::copy(handle, parse(input)?).await,
        "send_word" => sending::tell(handle, label, parse(input)?).await,
        "use_workspace" => use_workspace(handle, &shell, parse::<PathOf>(input)?.path),
        _ => Err(Error::new(Code::UnknownCommand).with("name", format!("window_{name}"))),
    }
}

fn parse<T: DeserializeOwned>(input: Value) -> Result<T> {
    Ok(serde_json::from_value(input)?)
}

/// The first answers, as soon as the workspace is open; none when it cannot be opened, which the page's own first question
/// will tell with the reason.
async fn opened(handle: &AppHandle) -> Result<Value> {
    let own = handle.clone();
    aside(move || Ok(json!(own.state::<Shell>().app().map(|app| first::answers(&app)).unwrap_or_default())))
        .await
}

fn listen(shell: &Shell, label: &str, channel: Option<Channel<Signal>>) -> Result<Value> {
    shell.listen(label, channel.ok_or_else(|| Error::invalid("progress", "missing"))?);
    Ok(Value::Null)
}

#[derive(Deserialize)]
struct Ready {
    first_paint_ms: f64,
}

/// Today stands on the screen. Whoever measures the start finds the moment in the file named by `TULOU_READY_FILE`.
#[allow(clippy::disallowed_methods)] // a measurement of this process, not of the product's time
async fn ready(handle: &AppHandle, ready: &Ready) -> Result<Value> {
    if let Some(file) = std::env::var_os("TULOU_READY_FILE").map(PathBuf::from) {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_err(fault)?;
        let line = format!("{} {}", now.as_micros(), ready.first_paint_ms);
        std::fs::write(&file, line).map_err(|reason| Error::io(&file, &reason))?;
    }
    // What is not needed to paint Today comes after it.
    if let Some(app) = handle.state::<Shell>().workspace.ready() {
        aside(move || app.members.warm_all(&app.store)).await?;
    }
    Ok(Value::Null)
}

#[derive(Deserialize)]
struct Cancel {
    job: u32,
}

#[derive(Deserialize)]
struct Link {
    url: String,
}

#[derive(Deserialize)]
struct PathOf {
    path: PathBuf,
}

#[derive(Deserialize)]
struct Zoom {
    factor: f64,
}

/// Makes everything on the page larger or smaller; 1 is as designed.
fn zoom(handle: &AppHandle, label: &str, wanted: &Zoom) -> Result<Value> {
    if let Some(window) = handle.get_webview_window(label) {
        window.set_zoom(wanted.factor.clamp(0.5, 3.0)).map_err(fault)?;
    }
    Ok(Value::Null)
}

/// What a file dialog offers. Titles and filter names come from the page, which owns the words.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Pick {
    title: Option<String>,
    file_name: Option<String>,
    filter_name: Option<String>,
    extensions: Vec<String>,
    folder: bool,
    multiple: bool,
}

impl Pick {
    fn dialog(&self, handle: &AppHandle) -> FileDialogBuilder<tauri::Wry> {
        let mut dialog = handle.dialog().file();
        if let Some(window) = handle.get_webview_window(window::LABEL) {
            dialog = dialog.set_parent(&window);
        }
        if let Some(title) = &self.title {
            dialog = dialog.set_title(title);
        }
        if let Some(name) = &self.file_name {
            dialog = dialog.set_file_name(name);
        }
        if !self.extensions.is_empty() {
            let extensions: Vec<&str> = self.extensions.iter().map(String::as_str).collect();
            dialog = dialog.add_filter(self.filter_name.as_deref().unwrap_or("*"), &extensions);
        }
        dialog
    }
}

/// The chosen paths; none when the dialog was closed.
async fn pick_open(handle: &AppHandle, pick: Pick) -> Result<Value> {
    let dialog = pick.dialog(handle);
    let chosen = tauri::async_runtime::spawn_blocking(move || match (pick.folder, pick.multiple) {
        (true, _) => dialog.blocking_pick_folder().map(|folder| vec![folder]),
        (false, true) => dialog.blocking_pick_files(),
        (false, false) => dialog.blocking_pick_file().map(|file| vec![file]),
    });
    let paths: Vec<PathBuf> =
        chosen.await.map_err(fault)?.unwrap_or_default().into_iter().filter_map(path).collect();
    Ok(json!(paths))
}

/// The chosen path, or null.
async fn pick_save(handle: &AppHandle, pick: Pick) -> Result<Value> {
    let dialog = pick.dialog(handle);
    let chosen = tauri::async_runtime::spawn_blocking(move || dialog.blocking_save_file());
    Ok(json!(chosen.await.map_err(fault)?.and_then(path)))
}

fn path(chosen: FilePath) -> Option<PathBuf> {
    chosen.into_path().ok()
}

#[derive(Deserialize)]
struct Prefer {
    language: Option<String>,
    spoken: Option<String>,
    theme: Option<String>,
    close_ends: Option<bool>,
}

/// Keeps what the page chose, for the next start and for texts outside of the page; what is left out stays.
fn prefer(handle: &AppHandle, shell: &Shell, wanted: Prefer) -> Result<Value> {
    let before = locked(&shell.preferences).words_language();
    shell.prefer(|preferences| {
        preferences.language = wanted.language.or(preferences.language.take());
        preferences.spoken = wanted.spoken.or(preferences.spoken.take());
        if let Some(theme) = wanted.theme {
            preferences.theme = Some(theme).filter(|theme| theme == "light" || theme == "dark");
        }
        preferences.close_ends = wanted.close_ends.unwrap_or(preferences.close_ends);
    })?;
    let preferences = locked(&shell.preferences);
    if preferences.words_language() != before {
        tray::speak(handle);
    }
    Ok(json!({
        "close_ends": preferences.close_ends,
        "tray": shell.tray.load(std::sync::atomic::Ordering::Relaxed),
        "folder": shell.folder.as_ref().ok(),
    }))
}

#[derive(Deserialize)]
struct AtLogin {
    on: Option<bool>,
}

/// Whether the system starts Tulou with the person's session; turns that on or off first if the page says so.
async fn at_login(wanted: AtLogin) -> Result<Value> {
    aside(move || Ok(json!(tulou_host::autostart::switch(wanted.on)?))).await
}

/// Remembers another workspace and starts anew with it.
pub fn use_workspace(handle: &AppHandle, shell: &Shell, folder: PathBuf) -> Result<Value> {
    shell.prefer(|preferences| {
        preferences.workspace = Some(folder);
        preferences.restarted = true;
    })?;
    handle.request_restart();
    Ok(Value::Null)
}
