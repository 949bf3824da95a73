//! Notices on the desktop, with buttons. Where a desktop shows none, [`show`] fails and the caller says it another way.

use notify_rust::Notification;
use serde::{Deserialize, Serialize};
use tulou_core::{Error, Result, reminders};

/// What is shown.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Notice {
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// The button that shows the record; a click on the notice does the same.
    pub open: String,
    /// The button that acknowledges.
    pub done: String,
    /// The button that puts it off.
    pub snooze: String,
    /// Whether it goes by itself: it is about this moment. Others stay until they are answered.
    #[serde(default)]
    pub passing: bool,
}

impl Notice {
    /// It in one line, for where there is no room for two.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{} · {}", self.title, self.text.replace('\n', ", "))
    }
}

impl From<&reminders::Notice> for Notice {
    fn from(due: &reminders::Notice) -> Self {
        Self {
            title: due.title.clone(),
            text: due.text.clone(),
            open: due.actions.open.clone(),
            done: due.actions.done.clone(),
            snooze: due.actions.snooze.clone(),
            passing: false,
        }
    }
}

/// Where a notice came to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rung {
    /// The desktop took it.
    Desktop,
    /// The desktop shows none: it stands in the window.
    Page,
    /// Nobody can see it yet.
    Nowhere,
}

/// What the manager did with a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Wants to see the record.
    Open,
    /// Has seen it.
    Done,
    /// Wants to be told again.
    Snooze,
    /// Closed it, or let it go.
    Closed,
}

const OPEN: &str = "open";
const DONE: &str = "done";
const SNOOZE: &str = "snooze";

/// Shows a notice and later calls `answered` once, on a thread of its own. Buttons exist on Linux desktops; elsewhere a
/// notice is only seen.
pub fn show(notice: &Notice, answered: impl FnOnce(Answer) + Send + 'static) -> Result<()> {
    let mut shown = Notification::new();
    shown.appname("Tulou").summary(&notice.title).body(&body(&notice.text));
    #[cfg(all(unix, not(target_os = "macos")))]
    {
        use notify_rust::Timeout;
        // The desktop file names the icon.
        shown.icon("tulou").hint(notify_rust::Hint::DesktopEntry("tulou".to_owned()));
        let timeout = if notice.passing { Timeout::Default } else { Timeout::Never };
        shown.timeout(timeout).action("default", &notice.open);
        for (action, words) in [(OPEN, &notice.open), (DONE, &notice.done), (SNOOZE, &notice.snooze)] {
            if !words.is_empty() {
                shown.action(action, words);
            }
        }
    }
    let handle = shown.show().map_err(Error::internal)?;
    wait(handle, answered);
    Ok(())
}

/// The text as the desktop shows it to the letter: some take what looks like markup for markup, and say so.
#[cfg(all(unix, not(target_os = "macos")))]
fn body(text: &str) -> String {
    let capabilities = notify_rust::get_capabilities().unwrap_or_default();
    if capabilities.iter().any(|one| one == "body-markup") { escaped(text) } else { text.to_owned() }
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn body(text: &str) -> &str {
    text
}

#[cfg_attr(not(all(unix, not(target_os = "macos"))), allow(dead_code))]
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Whether the desktop has a service that shows notices.
#[cfg(all(unix, not(target_os = "macos")))]
#[must_use]
pub fn available() -> bool {
    notify_rust::get_server_information().is_ok()
}

/// Whether the desktop has a service that shows notices: it always has.
#[cfg(not(all(unix, not(target_os = "macos"))))]
#[must_use]
pub fn available() -> bool {
    true
}

#[cfg(all(unix, not(target_os = "macos")))]
fn wait(handle: notify_rust::NotificationHandle, answered: impl FnOnce(Answer) + Send + 'static) {
    std::thread::spawn(move || handle.wait_for_action(|action| answered(meant(action))));
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn wait(_: notify_rust::NotificationHandle, _: impl FnOnce(Answer) + Send + 'static) {}

#[cfg_attr(not(all(unix, not(target_os = "macos"))), allow(dead_code))]
fn meant(action: &str) -> Answer {
    match action {
        OPEN | "default" => Answer::Open,
        DONE => Answer::Done,
        SNOOZE => Answer::Snooze,
        _ => Answer::Closed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_lines_become_one() {
        let notice =
            Notice { title: "晨读".to_owned(), text: "10:00\n二楼".to_owned(), ..Notice::default() };
        assert_eq!(notice.line(), "晨读 · 10:00, 二楼");
    }

    #[test]
    fn a_title_is_no_markup() {
        assert_eq!(escaped("Q&A <b>共读</b>"), "Q&amp;A &lt;b&gt;共读&lt;/b&gt;");
    }

    #[test]
    fn every_button_has_its_meaning_and_anything_else_is_closing() {
        assert_eq!(
            ["default", "open", "done", "snooze", "__closed"].map(meant),
            [Answer::Open, Answer::Open, Answer::Done, Answer::Snooze, Answer::Closed]
        );
    }
}
