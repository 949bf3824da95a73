//! The way to an open workspace: which folder, opened or made, and what the page is told first.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use serde_json::{Value, json};
use tauri::{AppHandle, Manager};
use tulou_core::{
    Code, Result,
    api::{self, App, NoProgress},
    clock::SystemClock,
    store::Access,
};
use tulou_host::autostart;

use crate::{
    background,
    preferences::Preferences,
    shell::{Shell, Signal},
    window,
};

/// What the shell knows before the workspace is open: the settings of this machine, which folder it is, which files it was
/// started with.
pub fn shell(handle: &AppHandle) -> Shell {
    let mut preferences = match handle.path().app_config_dir() {
        Ok(folder) => Preferences::load(&folder),
        Err(_) => Preferences::default(),
    };
    let restarted = std::mem::take(&mut preferences.restarted);
    if restarted {
        // Kept by accident, it would only pass over one file that is opened from the desktop.
        drop(preferences.save());
    }
    // A restart repeats the arguments; what they named has been opened by then, and somebody sat before the window.
    let hidden = !restarted && is_hidden(std::env::args());
    let shell = Shell::new(folder(handle, &preferences, restarted), preferences, hidden);
    if !restarted && let Ok(here) = std::env::current_dir() {
        shell.hand_over(archives(std::env::args().skip(1), &here));
    }
    shell
}

/// Opens the workspace beside the window that is being made, and begins to look after it.
pub fn open_workspace(handle: &AppHandle) {
    let handle = handle.clone();
    std::thread::spawn(move || {
        let shell = handle.state::<Shell>();
        let opened = shell.folder.clone().and_then(|folder| open(&folder)).map(Arc::new);
        if let Ok(app) = &opened {
            publish_changes(&handle, app);
            background::start(&handle, app);
        } else if shell.hidden.load(Ordering::SeqCst) {
            // The page says what is wrong, so it must be seen.
            window::show(&handle);
        }
        shell.workspace.end(opened);
    });
}

/// Begins again with a workspace that could not be opened.
pub fn open_again(handle: &AppHandle) {
    if handle.state::<Shell>().workspace.begin_again() {
        open_workspace(handle);
    }
}

/// How long the end of the program waits for what is still being read or written.
const GOODBYE: Duration = Duration::from_secs(10);

/// Writes the calendar files that are not current, and closes the workspace: a process that just ends leaves its write-ahead
/// log behind, as a crash does, and the next start would check the whole database.
pub fn close_workspace(handle: &AppHandle) {
    let Some(app) = handle.state::<Shell>().workspace.ready() else { return };
    let (done, closed) = std::sync::mpsc::channel::<()>();
    std::thread::spawn(move || {
        // A file that could not be written is tried again at the next start.
        drop(app.keep_files_current(true));
        app.store.close();
        drop(done);
    });
    // Either it is closed, or it took too long; the program ends in both cases.
    closed.recv_timeout(GOODBYE).ok();
}

/// `window.__TULOU__`, which stands in the page before its first script runs.
pub fn boot(preferences: &Preferences) -> Value {
    json!({ "language": preferences.language, "theme": preferences.theme })
}

/// Said when there is not even a window to say it in.
pub fn cannot_start(reason: &str) -> ExitCode {
    use std::io::Write;
    // A closed standard error leaves nobody to tell.
    drop(writeln!(std::io::stderr(), "Tulou cannot start: {reason}"));
    ExitCode::FAILURE
}

/// The folder: from `--workspace`, from `TULOU_WORKSPACE`, as chosen before, or the usual one. After a restart only what was
/// chosen counts, because arguments and variables are still those of the workspace before.
fn folder(handle: &AppHandle, preferences: &Preferences, restarted: bool) -> Result<PathBuf> {
    if !restarted && let Some(folder) = asked_for(std::env::args().skip(1)) {
        return Ok(folder);
    }
    let named = std::env::var_os("TULOU_WORKSPACE").filter(|folder| !restarted && !folder.is_empty());
    if let Some(folder) = named {
        return Ok(folder.into());
    }
    if let Some(folder) = &preferences.workspace {
        return Ok(folder.clone());
    }
    let data = handle.path().app_local_data_dir().map_err(crate::shell::fault)?;
    Ok(data.join("workspace"))
}

/// The `.tulou` files among the arguments of a start in `folder`: what the desktop opens Tulou with.
pub fn archives(arguments: impl Iterator<Item = String>, folder: &Path) -> Vec<PathBuf> {
    arguments
        .map(|argument| folder.join(argument))
        .filter(|path| {
            path.extension().is_some_and(|end| end.eq_ignore_ascii_case("tulou")) && path.is_file()
        })
        .collect()
}

/// Whether a start is one by the system, which nobody is to notice.
pub fn is_hidden(mut arguments: impl Iterator<Item = String>) -> bool {
    arguments.any(|argument| argument == autostart::HIDDEN)
}

fn asked_for(arguments: impl Iterator<Item = String>) -> Option<PathBuf> {
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        if argument == "--workspace" {
            return arguments.next().map(PathBuf::from);
        }
        if let Some(folder) = argument.strip_prefix("--workspace=") {
            return Some(PathBuf::from(folder));
        }
    }
    None
}

/// Opens the workspace; a folder that holds none yet gets one.
fn open(folder: &Path) -> Result<App> {
    match App::open(folder, Access::Write, Arc::new(SystemClock), tulou_host::ports()) {
        Err(error) if error.code == Code::NoWorkspace => {
            App::create(folder, Arc::new(SystemClock), tulou_host::ports())
        }
        opened => opened,
    }
}

fn publish_changes(handle: &AppHandle, app: &App) {
    let handle = handle.clone();
    app.store.publisher.subscribe(move |changed| {
        if let Some(shell) = handle.try_state::<Shell>() {
            shell.tell(Signal::Changed(changed.clone()));
        }
    });
}

/// Answers to the questions that the frame and Today ask first, so that they paint without asking. One that fails is left
/// out: the page asks it again and shows the error where it belongs.
pub fn first_answers(app: &App) -> Vec<Value> {
    let nobody = NoProgress::default();
    let answer = |name: &str, input: &Value| -> Result<Value> {
        let output = api::call(app, name, &input.to_string(), &nobody.job())?;
        let output: Value = serde_json::from_str(&output)?;
        Ok(json!({ "name": name, "input": input, "output": output }))
    };
    let Ok(overview) = answer("workspace_overview", &json!({})) else { return Vec::new() };
    let questions = first_questions(&overview["output"]["communities"][0]);
    let others = questions.iter().filter_map(|(name, input)| answer(name, input).ok()).collect::<Vec<_>>();
    std::iter::once(overview).chain(others).collect()
}

/// What the frame and Today ask of the first community, word for word (`ui/src/shared/day.ts`): a difference only costs
/// the time that this saves.
fn first_questions(community: &Value) -> Vec<(&'static str, Value)> {
    let mut questions = vec![("reminders_waiting", json!({})), ("demo_state", json!({}))];
    if let Some(uid) = community["uid"].as_str() {
        questions.push(("today", json!({ "community": uid, "mine": false })));
    }
    questions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workspace_is_named_on_the_command_line_in_two_ways() {
        let asked = |arguments: &[&str]| asked_for(arguments.iter().map(|argument| (*argument).to_owned()));
        assert_eq!(asked(&["--workspace", "a b"]), Some(PathBuf::from("a b")));
        assert_eq!(asked(&["--hidden", "--workspace=群"]), Some(PathBuf::from("群")));
        assert_eq!(asked(&["--hidden"]), None);
    }

    #[test]
    fn only_tulou_files_that_are_there_are_opened_from_the_desktop() {
        let folder = std::env::temp_dir().join(format!("tulou-opened-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("群.TULOU"), "").unwrap();
        std::fs::write(folder.join("x.ics"), "").unwrap();
        let named = ["--workspace", "群.TULOU", "x.ics", "gone.tulou"].map(str::to_owned);
        assert_eq!(archives(named.into_iter(), &folder), [folder.join("群.TULOU")]);
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn every_first_question_is_in_the_command_table() {
        let questions = first_questions(&json!({ "uid": "u", "tz": "Asia/Shanghai" }));
        assert_eq!(questions.last(), Some(&("today", json!({ "community": "u", "mine": false }))));
        for (name, _) in questions {
            assert!(api::find(name).is_some(), "{name} is no command");
        }
    }
}
