//! Due reminders on the desktop: the core says which, the desktop shows them, the answers go back to the core. Where the
//! desktop shows nothing, the page does.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;
use tauri::{AppHandle, Manager};
use tulou_core::{
    Result,
    api::{self, App, NoProgress},
    reminders::{FireRef, Notice},
};
use tulou_host::notify::{self, Answer};

use crate::{
    shell::{Shell, Signal, locked},
    window,
};

/// As the button of the notice says.
const SNOOZE_MINUTES: i64 = 10;

/// Shows what is due. What neither the desktop nor the page could show is asked for again the next time.
pub fn tick(handle: &AppHandle, app: &App) {
    let shell = handle.state::<Shell>();
    let language = locked(&shell.preferences).words_language();
    // A workspace that cannot be asked now is asked again in a moment.
    let Ok(notices) = ask::<Vec<Notice>>(app, "reminders_due", &json!({ "language": language })) else {
        return;
    };
    for notice in notices {
        let fires = json!({ "fires": notice.fires });
        let text = format!("{} · {}", notice.title, notice.text.replace('\n', ", "));
        if on_desktop(handle, &notice).is_ok() || shell.tell(Signal::Notices { texts: vec![text] }) {
            drop(ask::<serde_json::Value>(app, "reminders_shown", &fires));
        }
    }
}

fn ask<T: DeserializeOwned>(app: &App, name: &str, input: &impl Serialize) -> Result<T> {
    let output = api::call(app, name, &serde_json::to_string(input)?, &NoProgress::default().job())?;
    Ok(serde_json::from_str(&output)?)
}

fn on_desktop(handle: &AppHandle, notice: &Notice) -> Result<()> {
    let (handle, own) = (handle.clone(), notice.clone());
    let shown = notify::Notice {
        title: notice.title.clone(),
        text: notice.text.clone(),
        open: notice.actions.open.clone(),
        done: notice.actions.done.clone(),
        snooze: notice.actions.snooze.clone(),
    };
    notify::show(&shown, move |answer| answered(&handle, &own, answer))
}

fn answered(handle: &AppHandle, notice: &Notice, answer: Answer) {
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
