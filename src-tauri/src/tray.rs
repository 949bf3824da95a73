//! The icon in the tray, by which a closed window comes back. It is made only where the desktop has a tray; without one,
//! closing the window ends the app.

use std::{
    sync::atomic::Ordering,
    time::{Duration, Instant},
};

use tauri::{
    AppHandle, Manager, Wry,
    image::Image,
    menu::{Menu, MenuItem, PredefinedMenuItem},
    tray::{MouseButton, MouseButtonState, TrayIconBuilder, TrayIconEvent},
};
use tulou_core::words::Words;
use tulou_host::desktop;

use crate::{
    shell::{Shell, locked},
    window,
};

const ID: &str = "tulou";
const OPEN: &str = "open";
const QUIT: &str = "quit";

/// How long a program that was started with the session waits for the panel, which is being started too.
const PATIENCE: Duration = Duration::from_secs(10);

/// Makes the icon if the desktop has a place for it. Asking the desktop takes a while, so this runs after the window.
pub fn start(handle: &AppHandle) {
    let hidden = &handle.state::<Shell>().hidden;
    let begun = Instant::now();
    while !desktop::has_tray() {
        if !hidden.load(Ordering::SeqCst) || begun.elapsed() >= PATIENCE {
            return window::minimise_if_hidden(handle);
        }
        std::thread::sleep(Duration::from_millis(250));
    }
    let own = handle.clone();
    // The icon belongs to the main thread; a loop that has ended needs none.
    let posted = handle.run_on_main_thread(move || {
        if make(&own).is_ok() {
            own.state::<Shell>().tray.store(true, Ordering::Relaxed);
        } else {
            window::minimise_if_hidden(&own);
        }
    });
    drop(posted);
}

fn make(handle: &AppHandle) -> tauri::Result<()> {
    TrayIconBuilder::with_id(ID)
        .icon(Image::from_bytes(include_bytes!("../../icons/tray-on-dark.png"))?)
        .icon_as_template(cfg!(target_os = "macos"))
        .tooltip("Tulou")
        .menu(&menu(handle)?)
        .show_menu_on_left_click(cfg!(target_os = "linux"))
        .on_menu_event(|handle, event| match event.id().as_ref() {
            OPEN => window::show(handle),
            QUIT => handle.exit(0),
            _ => {}
        })
        .on_tray_icon_event(|icon, event| {
            if let TrayIconEvent::Click {
                button: MouseButton::Left,
                button_state: MouseButtonState::Up,
                ..
            } = event
            {
                window::show(icon.app_handle());
            }
        })
        .build(handle)?;
    Ok(())
}

/// Says the menu anew: the page speaks another language.
pub fn speak(handle: &AppHandle) {
    let own = handle.clone();
    let posted = handle.run_on_main_thread(move || {
        if let (Some(icon), Ok(menu)) = (own.tray_by_id(ID), menu(&own)) {
            drop(icon.set_menu(Some(menu)));
        }
    });
    // A loop that has ended shows no menu.
    drop(posted);
}

fn menu(handle: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let words = Words::new(locked(&handle.state::<Shell>().preferences).words_language());
    let open = MenuItem::with_id(handle, OPEN, words.say("tray-open", &[]), true, None::<&str>)?;
    let quit = MenuItem::with_id(handle, QUIT, words.say("tray-quit", &[]), true, None::<&str>)?;
    Menu::with_items(handle, &[&open, &PredefinedMenuItem::separator(handle)?, &quit])
}

/// Whether closing the window only hides it.
pub fn hides_on_close(shell: &Shell) -> bool {
    shell.tray.load(Ordering::Relaxed) && !locked(&shell.preferences).close_ends
}

/// Whether the app lives on without a visible window.
pub fn keeps_running(handle: &AppHandle) -> bool {
    handle.try_state::<Shell>().is_some_and(|shell| hides_on_close(&shell))
}
