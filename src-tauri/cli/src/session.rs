//! One run of the program: which workspace, how results and messages are printed, and how Ctrl+C stops the work.

use std::{
    cell::Cell,
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use serde_json::Value;
use tulou_core::{
    Code, Error, Result,
    api::{self, App, Job, NoProgress, Ports, Progress},
    clock::SystemClock,
    store::Access,
};

use crate::{arguments::Options, speech::Speech};

/// How often progress is printed where it cannot overwrite itself.
const PROGRESS_EVERY: Duration = Duration::from_secs(1);

/// Exit status after Ctrl+C, as shells expect it.
const INTERRUPTED: u8 = 130;

/// What a command leaves to say, and whether that is success.
pub enum Outcome {
    /// A result for stdout.
    Done(Said),
    /// An answer of the core, printed as it is: large ones take as long to be read and written again as to be found.
    Answer(String),
    /// The command ran, but what it found is no success: the status is 1.
    Found(Said),
}

/// A result in both forms.
pub struct Said {
    /// For `--json` and for programs.
    pub json: Value,
    /// For people; nothing prints the JSON in any case.
    pub text: Option<String>,
}

impl Outcome {
    /// A result that people read as a sentence.
    pub fn text(json: Value, text: String) -> Self {
        Self::Done(Said { json, text: Some(text) })
    }
    /// A result that is JSON for everyone.
    pub fn json(json: Value) -> Self {
        Self::Done(Said { json, text: None })
    }
}

/// The surroundings of a command.
pub struct Session {
    options: Options,
    /// The words.
    pub speech: Speech,
    cancelled: Arc<AtomicBool>,
}

impl Session {
    /// Prepares a run. The first Ctrl+C asks the work to stop and leave nothing, a second one ends the program.
    pub fn new(options: Options, speech: Speech) -> Self {
        let cancelled = Arc::new(AtomicBool::new(false));
        let flag = cancelled.clone();
        let handler = ctrlc::set_handler(move || {
            if flag.swap(true, Ordering::SeqCst) {
                std::process::exit(i32::from(INTERRUPTED));
            }
        });
        let session = Self { options, speech, cancelled };
        if handler.is_err() {
            session.note(&session.speech.say("cli-no-interrupt", &[]));
        }
        session
    }

    /// The folder that `--workspace` or `TULOU_WORKSPACE` names.
    pub fn folder(&self) -> Result<PathBuf> {
        self.named_folder().ok_or_else(|| Error::invalid("workspace", "missing"))
    }

    /// The same, when it may be left out.
    pub fn named_folder(&self) -> Option<PathBuf> {
        self.options.workspace.clone()
    }

    /// Opens the workspace, for writing where that is possible.
    pub fn open(&self) -> Result<App> {
        self.open_folder(&self.folder()?)
    }

    /// Opens the workspace in `folder`.
    pub fn open_folder(&self, folder: &Path) -> Result<App> {
        App::open(folder, Access::Write, Arc::new(SystemClock), ports())
    }

    /// Makes a workspace in `folder`.
    pub fn create(&self, folder: &Path) -> Result<App> {
        App::create(folder, Arc::new(SystemClock), ports())
    }

    /// Runs a command of the table with progress on stderr.
    pub fn call(&self, app: &App, name: &str, input: &Value) -> Result<Value> {
        self.call_text(app, name, &input.to_string())
    }

    /// The same with the input as it was typed.
    pub fn call_text(&self, app: &App, name: &str, input: &str) -> Result<Value> {
        Ok(serde_json::from_str(&self.answer(app, name, input)?)?)
    }

    /// The same with the answer as the core wrote it.
    pub fn answer(&self, app: &App, name: &str, input: &str) -> Result<String> {
        let meter = Meter::new();
        let report = |progress| meter.show(progress);
        let changed = Arc::new(AtomicBool::new(false));
        let noted = changed.clone();
        app.store.publisher.subscribe(move |_| noted.store(true, Ordering::Relaxed));
        let result = api::call(app, name, input, &Job::new(&report, &self.cancelled));
        meter.close();
        if changed.load(Ordering::Relaxed) && !app.store.read_only() {
            self.refresh_kept_files(app);
            // Tiers follow what was just written, too.
            if let Err(error) = app.settle_tiers(true) {
                self.note(&self.speech.error(&error));
            }
        }
        result
    }

    /// Calendar files that are kept current follow what was just written, also when no window is open. One that cannot be
    /// written is noted beside the file and fails nothing.
    fn refresh_kept_files(&self, app: &App) {
        if let Err(error) = api::call(app, "kept_files_refresh", "{}", &NoProgress::default().job()) {
            self.note(&self.speech.error(&error));
        }
    }

    /// The uid of the community called `name`; of the only one when no name is given.
    pub fn community(&self, app: &App, name: Option<&str>) -> Result<Value> {
        let overview = self.call(app, "workspace_overview", &serde_json::json!({}))?;
        let all = overview["communities"].as_array().cloned().unwrap_or_default();
        let mut found =
            all.iter().filter(|one| name.is_none_or(|name| one["name"] == name || one["uid"] == name));
        match (found.next(), found.next()) {
            (Some(one), None) => Ok(one["uid"].clone()),
            (None, _) => Err(Error::not_found("community", name.unwrap_or("?"))),
            (Some(_), Some(_)) => Err(Error::invalid("community", "ambiguous")),
        }
    }

    /// `path` as other programs and later runs find it: not relative to where this one was started.
    pub fn absolute(path: &Path) -> String {
        std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).display().to_string()
    }

    /// The flag that Ctrl+C sets.
    pub fn cancelled(&self) -> &AtomicBool {
        &self.cancelled
    }

    /// Whether results and errors are printed as JSON.
    pub fn wants_json(&self) -> bool {
        self.options.json
    }

    /// A message for people, on stderr.
    pub fn note(&self, text: &str) {
        // Nobody is left to be told when stderr is closed.
        drop(writeln!(io::stderr(), "{text}"));
    }

    /// Prints the result and says with which status the program ends.
    pub fn finish(&self, result: Result<Outcome>) -> ExitCode {
        let said = |said: Said| match said.text.filter(|_| !self.options.json) {
            Some(text) => text,
            None => said.json.to_string(),
        };
        let (text, status) = match result {
            Ok(Outcome::Done(done)) => (said(done), ExitCode::SUCCESS),
            Ok(Outcome::Answer(text)) => (text, ExitCode::SUCCESS),
            Ok(Outcome::Found(found)) => (said(found), ExitCode::FAILURE),
            Err(error) => return self.fail(&error),
        };
        match writeln!(io::stdout(), "{text}").and_then(|()| io::stdout().flush()) {
            Ok(()) => status,
            // The reader has seen enough (`| head`).
            Err(reason) if reason.kind() == io::ErrorKind::BrokenPipe => status,
            Err(reason) => self.fail(&Error::io(Path::new("stdout"), &reason)),
        }
    }

    /// An error in its sentence, or as JSON, on stderr.
    pub fn tell(&self, error: &Error) {
        let sentence = self.speech.error(error);
        if self.options.json {
            let mut report = serde_json::json!(error);
            report["message"] = sentence.into();
            self.note(&report.to_string());
        } else {
            self.note(&sentence);
        }
    }

    fn fail(&self, error: &Error) -> ExitCode {
        self.tell(error);
        if error.code == Code::Cancelled { ExitCode::from(INTERRUPTED) } else { ExitCode::FAILURE }
    }
}

/// What this program offers the core.
fn ports() -> Ports {
    tulou_host::ports()
}

/// Progress on stderr: one line that overwrites itself on a terminal, a line a second elsewhere.
struct Meter {
    terminal: bool,
    shown: Cell<Option<Instant>>,
}

impl Meter {
    fn new() -> Self {
        Self { terminal: io::stderr().is_terminal(), shown: Cell::new(None) }
    }

    fn show(&self, progress: Progress) {
        let wait = if self.terminal { PROGRESS_EVERY / 10 } else { PROGRESS_EVERY };
        if self.shown.get().is_some_and(|last| last.elapsed() < wait) {
            return;
        }
        self.shown.set(Some(Instant::now()));
        let text = match progress.total {
            Some(total) if total > 0 => {
                format!("{:>3} %  {}/{total}", progress.done * 100 / total, progress.done)
            }
            _ => progress.done.to_string(),
        };
        let line = if self.terminal { format!("\r{text}\x1b[K") } else { format!("{text}\n") };
        drop(io::stderr().write_all(line.as_bytes()));
    }

    fn close(&self) {
        if self.terminal && self.shown.get().is_some() {
            drop(io::stderr().write_all(b"\r\x1b[K"));
        }
    }
}
