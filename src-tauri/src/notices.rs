//! Due reminders on the desktop.

use tauri::AppHandle;
use tulou_core::api::App;

/// Shows what is due.
pub fn tick(_handle: &AppHandle, _app: &App) {}
