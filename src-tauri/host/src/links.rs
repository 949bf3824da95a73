//! Which links may leave the window for a program of the system.

/// The kinds of links that may be opened.
const ALLOWED: &[&str] = &["https://", "http://", "mailto:"];

/// Whether a link is one for the browser or the mail program, and nothing but that.
#[must_use]
pub fn is_allowed(url: &str) -> bool {
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
