//! What leaves the window: links for the browser and the mail program, files for the file manager. Nothing else is opened.

use std::path::Path;

use tulou_core::{Error, Result};

use crate::shell::fault;

/// The kinds of links that may be opened.
const ALLOWED: &[&str] = &["https://", "http://", "mailto:"];

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

fn is_allowed(url: &str) -> bool {
    let plain = !url.chars().any(|c| c.is_control() || c.is_whitespace());
    let lower = url.to_ascii_lowercase();
    plain && ALLOWED.iter().any(|begin| lower.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_mail_links_are_opened() {
        for url in ["https://example.org/群?a=1", "HTTP://example.org", "mailto:a@example.org"] {
            assert!(is_allowed(url), "{url}");
        }
        for url in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "tulou://x",
            "/bin/sh",
            "https://a b",
            "",
            "ftp://a",
        ] {
            assert!(!is_allowed(url), "{url}");
        }
    }
}
