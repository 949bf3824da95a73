//! What leaves the window: links for the browser and the mail program, files for the file manager. Nothing else is opened.

use std::path::Path;

use tulou_core::{Error, Result};
use tulou_host::links::is_allowed;

use crate::shell::fault;

/// Opens a link in the program that the system has for it.
pub fn open(url: &str) -> Result<()> {
    if !is_allowed(url) {
        return Err(Error::invalid("url", "not_a_web_or_mail_link"));
    }
    tauri_plugin_opener::open_url(url, None::<&str>).map_err(fault)
}

/// Shows a file in the file manager.
pub fn reveal(path: &Path) -> Result<()> {
    tauri_plugin_opener::reveal_item_in_dir(path).map_err(fault)
}
