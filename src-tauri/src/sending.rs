//! Sending from beside the chat program: the small window on top of it, keys that copy the next piece from any program, and
//! the clipboard, which a page may only fill while it has the focus.

use serde::Deserialize;
use serde_json::{Value, json};
use tauri::{AppHandle, Manager, UserAttentionType, Wry, plugin::TauriPlugin};
use tauri_plugin_global_shortcut::{Builder, GlobalShortcutExt, ShortcutState};
use tulou_core::{Error, Result, Uid};
use tulou_host::{
    clipboard::{self, As},
    notify::{self, Answer, Notice},
};

use crate::{
    shell::{Shell, Signal, aside, fault, locked},
    start, window,
};

/// The keys when nobody chose others.
const USUAL: &str = "CommandOrControl+Alt+N";

/// Hears the keys and tells the window that is sending.
pub fn shortcuts() -> TauriPlugin<Wry> {
    Builder::new()
        .with_handler(|handle, _, event| {
            if event.state == ShortcutState::Pressed {
                let shell = handle.state::<Shell>();
                let last = locked(&shell.sending).last().cloned();
                if let Some(label) = last {
                    shell.tell_one(&label, Signal::CopyNext);
                }
            }
        })
        .build()
}

/// Opens the small window.
pub fn open_small(handle: &AppHandle) -> Result<()> {
    let boot = start::boot(&locked(&handle.state::<Shell>().preferences));
    window::open_small(handle, &boot).map_err(fault)
}

#[derive(Deserialize)]
pub struct Sending {
    on: bool,
}

/// Notes that a window is sending, or is no more. The keys are taken from other programs only meanwhile.
pub fn note(handle: &AppHandle, label: &str, sending: &Sending) -> Result<()> {
    let shell = handle.state::<Shell>();
    locked(&shell.sending).retain(|one| one != label);
    if sending.on {
        locked(&shell.sending).push(label.to_owned());
    }
    listen(handle);
    Ok(())
}

/// A window is gone, and with it its sending.
pub fn gone(handle: &AppHandle, label: &str) {
    handle.state::<Shell>().forget(label);
    listen(handle);
}

/// Takes the keys while something is being sent, and gives them back afterwards; whether that worked. A desktop may refuse:
/// another program has them, or no program gets any, as under Wayland.
fn listen(handle: &AppHandle) -> bool {
    let shell = handle.state::<Shell>();
    let keys = keys(&shell);
    let wanted = !locked(&shell.sending).is_empty() && !keys.is_empty();
    let shortcuts = handle.global_shortcut();
    drop(shortcuts.unregister_all());
    !wanted || shortcuts.register(keys.as_str()).is_ok()
}

fn keys(shell: &Shell) -> String {
    locked(&shell.preferences).send_shortcut.clone().unwrap_or_else(|| USUAL.to_owned())
}

#[derive(Deserialize)]
pub struct Keys {
    keys: Option<String>,
}

/// The keys, whether the desktop gives them, and whether they are taken now; sets them first when some are given, the empty
/// text for none.
pub fn shortcut(handle: &AppHandle, wanted: &Keys) -> Result<Value> {
    let shell = handle.state::<Shell>();
    if let Some(keys) = &wanted.keys {
        if !keys.is_empty() && keys.parse::<tauri_plugin_global_shortcut::Shortcut>().is_err() {
            return Err(Error::invalid("keys", "not_keys"));
        }
        shell.prefer(|preferences| preferences.send_shortcut = Some(keys.clone()))?;
    }
    let works = listen(handle);
    let (keys, sends) = (keys(&shell), !locked(&shell.sending).is_empty());
    let taken = works && sends && !keys.is_empty();
    Ok(json!({ "keys": Some(keys).filter(|keys| !keys.is_empty()), "works": works, "taken": taken }))
}

/// What goes to the clipboard.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Copied {
    Text { text: String },
    File { file: Uid, r#as: As },
    Nothing { nothing: () },
}

/// Puts a text, a picture or a file on the clipboard of the system, or empties it. Answers as what a file went there.
pub async fn copy(handle: &AppHandle, copied: Copied) -> Result<Value> {
    let own = handle.clone();
    aside(move || {
        match copied {
            Copied::Text { text } => clipboard::set_text(text)?,
            Copied::Nothing { nothing: () } => clipboard::clear()?,
            Copied::File { file, r#as } => {
                let app = own.state::<Shell>().app()?;
                let folder = own.path().app_cache_dir().map_err(fault)?.join("clipboard");
                let path = clipboard::lay_out(&app, &folder, file)?;
                return Ok(json!(clipboard::set_best(&path, r#as)?));
            }
        }
        Ok(Value::Null)
    })
    .await
}

/// Tells what somebody must know who pressed the keys in another program; a click shows the window. Where the desktop shows
/// no notices, the window asks to be looked at: its page says it all the same.
pub async fn tell(handle: &AppHandle, label: &str, notice: Notice) -> Result<Value> {
    let (own, label) = (handle.clone(), label.to_owned());
    aside(move || {
        let (clicked, sender) = (own.clone(), label.clone());
        let answered = move |answer| {
            if answer == Answer::Open {
                window::raise(&clicked, &sender);
            }
        };
        let shown = notify::show(&notice, answered);
        if let (Err(_), Some(window)) = (shown, own.get_webview_window(&label)) {
            window.request_user_attention(Some(UserAttentionType::Informational)).ok();
        }
        Ok(Value::Null)
    })
    .await
}
