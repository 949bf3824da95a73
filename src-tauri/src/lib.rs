//! The shell: everything that needs a window, and nothing else. `start` opens the workspace, `window` makes the window,
//! `rpc` is its one command, `background` asks the core what is due.

mod background;
mod links;
mod native;
mod notices;
mod rescue;
mod rpc;
mod second;
mod sending;
mod shell;
mod start;
mod tray;
mod window;

use std::{process::ExitCode, sync::atomic::Ordering};

use tauri::{Manager, RESTART_EXIT_CODE, RunEvent};
use tauri_plugin_window_state::StateFlags;

use shell::Shell;

/// What of the window is remembered. Whether it is visible is not: a start is always seen.
const REMEMBERED: StateFlags =
    StateFlags::SIZE.union(StateFlags::POSITION).union(StateFlags::MAXIMIZED).union(StateFlags::FULLSCREEN);

/// Starts the app and returns when it ends.
pub fn run() -> ExitCode {
    tulou_host::desktop::draw_without_emulation();
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            second::come(app, arguments, folder.as_ref());
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(sending::shortcuts())
        .plugin(tauri_plugin_window_state::Builder::new().with_state_flags(REMEMBERED).build())
        .invoke_handler(tauri::generate_handler![rpc::rpc])
        .setup(|app| {
            let shell = start::shell(app.handle());
            let boot = start::boot(&shell::locked(&shell.preferences));
            app.manage(shell);
            start::open_workspace(app.handle());
            window::open(app.handle(), &boot)?;
            end_when_asked(app.handle());
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => ExitCode::from(u8::try_from(app.run_return(on_event)).unwrap_or(1)),
        Err(reason) => start::cannot_start(&reason.to_string()),
    }
}

/// Being asked to end, at a logout or from a terminal, ends as the menu does: the workspace is closed, and the next start need
/// not check it.
fn end_when_asked(app: &tauri::AppHandle) {
    let own = app.clone();
    // Without it the system ends the process all the same.
    drop(ctrlc::set_handler(move || own.exit(0)));
}

fn on_event(app: &tauri::AppHandle, event: RunEvent) {
    match event {
        // The last window may be hidden while the tray keeps the app running.
        RunEvent::ExitRequested { code: None, api, .. } if tray::keeps_running(app) => api.prevent_exit(),
        // Quit, a logout: what was typed is written first. A restart cannot wait; the page writes before it asks for one.
        RunEvent::ExitRequested { code: Some(code), api, .. }
            if code != RESTART_EXIT_CODE && !app.state::<Shell>().flushed.load(Ordering::Relaxed) =>
        {
            api.prevent_exit();
            window::after_flush(app, move |app| app.exit(code));
        }
        RunEvent::Exit => {
            background::stop(app);
            start::close_workspace(app);
        }
        #[cfg(target_os = "macos")]
        RunEvent::Reopen { .. } => window::show(app),
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => {
            let files = urls.iter().filter_map(|url| url.to_file_path().ok()).collect();
            app.state::<Shell>().hand_over(files);
        }
        _ => {}
    }
}
