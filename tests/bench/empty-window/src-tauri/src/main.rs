//! The smallest Tauri window that calls Rust once: what a start costs before an app does anything.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]
use spike_core::{Note, NoteIn, Store};
use std::sync::Mutex;
use std::time::{SystemTime, UNIX_EPOCH};
use tauri::{Manager, State};
use tauri_plugin_notification::NotificationExt;

struct Db(Mutex<Store>);

#[tauri::command(async)]
fn add_note(db: State<'_, Db>, note: NoteIn) -> Result<Note, String> {
    db.0.lock().unwrap().add(&note).map_err(|e| e.to_string())
}

#[tauri::command]
fn ready(paint_ms: f64) {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_micros();
    if let Some(p) = std::env::var_os("SPIKE_READY_FILE") {
        let _ = std::fs::write(p, format!("{now} {paint_ms}"));
    }
    eprintln!("ready at {now} us, first paint {paint_ms} ms after navigation start");
}

#[tauri::command]
fn notify(app: tauri::AppHandle, title: String, body: String) -> Result<(), String> {
    app.notification().builder().title(title).body(body).show().map_err(|e| e.to_string())
}

fn main() {
    tauri::Builder::default()
        .plugin(tauri_plugin_notification::init())
        .setup(|app| {
            let dir = match std::env::var_os("SPIKE_DATA_DIR") {
                Some(d) => d.into(),
                None => app.path().app_data_dir()?,
            };
            std::fs::create_dir_all(&dir)?;
            app.manage(Db(Mutex::new(Store::open(&dir.join("spike.db"))?)));
            Ok(())
        })
        .invoke_handler(tauri::generate_handler![add_note, ready, notify])
        .run(tauri::generate_context!())
        .expect("error while running the app");
}
