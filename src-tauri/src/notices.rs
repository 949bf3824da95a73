//! Due reminders on the desktop: the core says which, the desktop shows them, the answers go back to the core. Where the
//! desktop shows nothing, the page does.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;
use tauri::{AppHandle, Manager, UserAttentionType};
use tulou_core::{
    Result,
    api::{self, App, NoProgress},
    reminders::{FireRef, Notice as Due},
};
use tulou_host::notify::{self, Answer, Notice, Rung};

use crate::{
    shell::{Shell, Signal, locked},
    window,
};

/// As the button of the notice says.
const SNOOZE_MINUTES: i64 = 10;

/// Shows what is due. What neither the desktop nor the page could show is asked for again the next time.
pub fn tick(handle: &AppHandle, app: &App) {
    let language = locked(&handle.state::<Shell>().preferences).words_language();
    // A workspace that cannot be asked now is asked again in a moment.
    let due = ask::<Vec<Due>>(app, "reminders_due", &json!({ "language": language })).unwrap_or_default();
    for notice in due {
        let (own, fires) = (handle.clone(), json!({ "fires": notice.fires }));
        let shown = Notice::from(&notice);
        if ring(handle, &shown, move |answer| answered(&own, &notice, answer)) != Rung::Nowhere {
            drop(ask::<serde_json::Value>(app, "reminders_shown", &fires));
        }
    }
}

/// Shows a notice on the desktop. Where that shows none the page does, and its window asks to be looked at.
pub fn ring(handle: &AppHandle, notice: &Notice, answered: impl FnOnce(Answer) + Send + 'static) -> Rung {
    if notify::show(notice, answered).is_ok() {
        return Rung::Desktop;
    }
    if let Some(window) = handle.get_webview_window(window::LABEL) {
        // Not every desktop marks windows; the banner stands in it all the same.
        window.request_user_attention(Some(UserAttentionType::Informational)).ok();
    }
    let told = handle.state::<Shell>().tell(Signal::Notices { texts: vec![notice.line()] });
    if told { Rung::Page } else { Rung::Nowhere }
}

fn ask<T: DeserializeOwned>(app: &App, name: &str, input: &impl Serialize) -> Result<T> {
    let output = api::call(app, name, &serde_json::to_string(input)?, &NoProgress::default().job())?;
    Ok(serde_json::from_str(&output)?)
}

fn answered(handle: &AppHandle, notice: &Due, answer: Answer) {
    let shell = handle.state::<Shell>();
    let Ok(app) = shell.app() else { return };
    let fires: &[FireRef] = &notice.fires;
    let outcome = match answer {
        Answer::Open => {
            window::show(handle);
            shell.tell(Signal::Open {
                community: notice.community,
                subject_kind: notice.subject_kind,
                subject: notice.subject.map(|uid| uid.to_string()).unwrap_or_default(),
                original: notice.original.clone(),
            });
            ask::<serde_json::Value>(&app, "reminders_acknowledge", &json!({ "fires": fires }))
        }
        Answer::Done => ask(&app, "reminders_acknowledge", &json!({ "fires": fires })),
        Answer::Snooze => {
            ask(&app, "reminders_snooze", &json!({ "fires": fires, "minutes": SNOOZE_MINUTES }))
        }
        // Not an answer: the reminder stays in the list.
        Answer::Closed => return,
    };
    // An answer that could not be kept leaves the reminder in the list, where it can be given again.
    drop(outcome);
}
