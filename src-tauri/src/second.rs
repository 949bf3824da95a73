//! A second start: there is one window, so what it was started with comes to that one.

use std::path::Path;

use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons};
use tulou_core::words::Words;
use tulou_host::asked::{Asked, is_same};

use crate::{
    native,
    shell::{Shell, locked},
    window,
};

/// Brings the window to the front, with the files that were to be opened. A start by the system goes unnoticed.
pub fn come(handle: &AppHandle, arguments: Vec<String>, folder: &Path) {
    let asked = Asked::of(arguments.into_iter().skip(1), folder);
    if asked.is_hidden {
        return;
    }
    window::show(handle);
    handle.state::<Shell>().hand_over(asked.archives);
    if let Some(workspace) = asked.workspace {
        offer(handle, &workspace);
    }
}

/// Another workspace was asked for than the one that is open: showing this one without a word would pass it off as the other.
fn offer(handle: &AppHandle, asked: &Path) {
    let shell = handle.state::<Shell>();
    let Ok(open) = &shell.folder else { return };
    if is_same(open, asked) {
        return;
    }
    let words = Words::new(locked(&shell.preferences).words_language());
    let name = |path: &Path| path.display().to_string();
    let text = words.say("second-text", &[("open", name(open).into()), ("asked", name(asked).into())]);
    let buttons =
        MessageDialogButtons::OkCancelCustom(words.say("second-switch", &[]), words.say("second-stay", &[]));
    let (own, asked) = (handle.clone(), asked.to_owned());
    let mut question = handle.dialog().message(text).title(words.say("second-title", &[])).buttons(buttons);
    if let Some(window) = handle.get_webview_window(window::LABEL) {
        question = question.parent(&window);
    }
    question.show(move |is_wanted| {
        if is_wanted {
            window::after_flush(&own, move |own| {
                // What cannot be kept leaves the window with the workspace that it has.
                drop(native::use_workspace(own, &own.state::<Shell>(), asked));
            });
        }
    });
}
